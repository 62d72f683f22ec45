// One engine, four builds: native, WebAssembly, JavaScript and the module without imports give the same bytes for the same text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CASE, examples, load, native, TODAY } from "../support/engine.mjs";
import { plain } from "../support/plain.mjs";
import { randomCases } from "../support/random-cases.mjs";

const engine = await load({ kind: "wasm" });
const builds = [engine, await load({ kind: "js" })];
const alone = plain();

function sameBytes(cases) {
  const natively = native(cases);
  assert.equal(natively.length, cases.length);
  for (const build of [...builds, alone]) {
    cases.forEach(([today, text], index) => {
      const here = build.assessJson(text, today);
      if (here !== natively[index]) {
        assert.fail(`${today} ${text.slice(0, 4000)}\n${build.kind}: ${here}\nnative: ${natively[index]}`);
      }
    });
  }
}

test("on the worked cases", () => {
  const cases = examples().map(({ today, case: given }) => [today, JSON.stringify(given)]);
  assert.ok(cases.length > 0);
  sameBytes(cases);
});

// Memory grows on the way up. What the views of the old memory then hold is on the way down:
// wasm2js keeps the old buffer readable, and an engine that reads it answers from the past.
test("on inputs that grow until memory has to, and shrink again", async () => {
  const visit = (number) => ({ kind: "visit", on: "2026-01-10", id: `visit-${number} Siân 🙂`, officers: 2 });
  const sizes = [10, 100, 300, 1000, 3000, 9000, 20, 6000, 1, 9000];
  const cases = sizes.map((size) => {
    const events = [...CASE.events, ...Array.from({ length: size }, (_, number) => visit(number))];
    return [TODAY, JSON.stringify({ ...CASE, events })];
  });
  assert.ok(Math.max(...cases.map(([, text]) => text.length)) > 500_000);
  sameBytes(cases);
  const texts = ["x".repeat(1_048_576), `"${"é".repeat(300_000)}"`, "{", `{"reference":"${"🙂".repeat(200_000)}"}`];
  sameBytes(texts.map((text) => [TODAY, text]));
  // The first call of an instance already has to grow it.
  const fresh = await load({ kind: "js" });
  for (const [today, text] of cases.slice().reverse()) {
    assert.equal(fresh.assessJson(text, today), engine.assessJson(text, today));
    assert.deepEqual(fresh.assess(JSON.parse(text), { today }), JSON.parse(engine.assessJson(text, today)));
  }
});

test("the questions and the version", () => {
  const [wasm, js] = builds;
  assert.deepEqual(js.questions(), wasm.questions());
  assert.deepEqual(js.version(), wasm.version());
  assert.deepEqual(alone.version(), wasm.version());
});

test("on 10,000 random cases, of which enough are scored and enough are faulty", () => {
  // In parts: the answers of all of them at once are a quarter of a gigabyte.
  for (let part = 0; part < 8; part += 1) sameBytes(randomCases(1961 + part, 1000, engine.questions()));
  const cases = randomCases(20050101, 2000, engine.questions());
  sameBytes(cases);
  const answers = cases.map(([today, text]) => {
    const canonical = engine.assessJson(text, today);
    const answer = JSON.parse(canonical);
    assert.equal(JSON.stringify(answer), canonical);
    return answer;
  });
  const share = (holds) => answers.filter(holds).length / answers.length;
  assert.ok(share(({ problems }) => problems.length > 0) > 0.3);
  for (const status of ["scored", "incomplete", "not-applicable", "invalid"]) {
    assert.ok(share(({ riskMatrix }) => riskMatrix.sexual.status === status) > 0.02, `hardly any is ${status}`);
  }
  assert.ok(share(({ duties }) => duties.some(({ due }) => due !== null)) > 0.2, "hardly any has a date");
  assert.ok(share(({ history }) => history !== null) > 0.2, "hardly any has a history");
  const predicted = (holds) => share(({ predictors }) => predictors !== null && holds(predictors));
  assert.ok(predicted(({ ogrs4 }) => ogrs4.arp.status === "scored") > 0.02, "ARP is hardly ever scored");
  for (const status of ["scored", "incomplete", "not-applicable", "invalid"])
    assert.ok(predicted(({ dcSrp }) => dcSrp.status === status) > 0.005, `DC-SRP is hardly ever ${status}`);
  assert.ok(
    share(({ flagged }) => flagged.some(({ because }) => because === "carried")) > 0.05,
    "hardly any is carried",
  );
});

test("the dates of any answer can be looked at again, as text and as object", () => {
  for (const [today, text] of randomCases(11, 300, engine.questions())) {
    const canonical = engine.assessJson(text, today);
    for (const build of builds) {
      const again = build.datesChanged(canonical);
      assert.deepEqual([again.problems, again.changed], [[], []], `${today} ${text}`);
      assert.deepEqual(build.datesChanged(JSON.parse(canonical)), again);
    }
  }
});

test("an object gives what its text gives, on random cases", () => {
  for (const [today, text] of randomCases(7, 300, engine.questions())) {
    const given = parsed(text);
    if (given === undefined) continue;
    const canonical = JSON.parse(engine.assessJson(JSON.stringify(given), today));
    for (const build of builds) assert.deepEqual(build.assess(given, { today }), canonical, build.kind);
  }
});

/** The object that a host would have; none where the text is no JSON, or has a number that only text can have. */
function parsed(text) {
  if (text.includes("1e999")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

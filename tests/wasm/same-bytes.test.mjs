// One engine, several builds: native and WebAssembly give the same bytes for the same text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { examples, load, native } from "../support/engine.mjs";
import { randomCases } from "../support/random-cases.mjs";

const engine = await load();

function sameBytes(cases) {
  const natively = native(cases);
  assert.equal(natively.length, cases.length);
  cases.forEach(([today, text], index) => {
    const here = engine.assessJson(text, today);
    if (here !== natively[index])
      assert.fail(`${today} ${text}\nWebAssembly: ${here}\nnative:      ${natively[index]}`);
  });
}

test("on the worked cases", () => {
  const cases = examples().map(({ today, case: given }) => [today, JSON.stringify(given)]);
  assert.ok(cases.length > 0);
  sameBytes(cases);
});

test("on 10,000 random cases, of which enough are scored and enough are faulty", () => {
  // In parts: the answers of all of them at once are a quarter of a gigabyte.
  for (let part = 0; part < 8; part += 1) sameBytes(randomCases(1961 + part, 1000, engine.questions()));
  const cases = randomCases(20050101, 2000, engine.questions());
  sameBytes(cases);
  const answers = cases.map(([today, text]) => JSON.parse(engine.assessJson(text, today)));
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

test("an object gives what its text gives, on random cases", () => {
  for (const [today, text] of randomCases(7, 300, engine.questions())) {
    const given = parsed(text);
    if (given === undefined) continue;
    const canonical = JSON.parse(engine.assessJson(JSON.stringify(given), today));
    assert.deepEqual(engine.assess(given, { today }), canonical);
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

// The contract of wasm.d.ts: what the engine answers, what it refuses as misuse, how it lives on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { CASES } from "../../benches/cases.mjs";
import { at, CASE, load, loadWatched, loadWith, TODAY, withAnswers } from "../support/engine.mjs";

const engine = await load();

test("the acceptance case is scored and dated", () => {
  const { riskMatrix, duties, problems } = engine.assess(CASE, { today: TODAY });
  const { sexual, violent, combined } = riskMatrix;
  assert.deepEqual(
    [sexual.points, sexual.stepOneBand, sexual.aggravatingFactors, sexual.band],
    [3, "high", 2, "very-high"],
  );
  assert.deepEqual([violent.points, violent.band, combined.band], [3, "medium", "high"]);
  const initial = duties.find(({ kind }) => kind === "oasys-initial");
  assert.deepEqual([initial.due, initial.state, initial.daysLate], ["2026-01-26", "overdue", 6]);
  assert.deepEqual(problems, []);
});

test("an object and its text have the same assessment", () => {
  for (const given of [CASE, {}, withAnswers({ burglary: null }), { reference: "Siân قضية 🙂" }]) {
    const text = engine.assessJson(JSON.stringify(given), TODAY);
    assert.deepEqual(engine.assess(given, { today: TODAY }), JSON.parse(text));
  }
});

test("the engine is frozen, has the promised members and no others", () => {
  assert.ok(Object.isFrozen(engine));
  assert.equal(engine.kind, "wasm");
  assert.deepEqual(Object.keys(engine).sort(), [
    "assess",
    "assessJson",
    "because",
    "compareStandards",
    "datesChanged",
    "kind",
    "mark",
    "offences",
    "questions",
    "schema",
    "standards",
    "version",
  ]);
  const { assess } = engine;
  assert.equal(assess(CASE, { today: TODAY }).today, TODAY, "methods need no `this`");
});

test("version and questions are plain objects", () => {
  const version = engine.version();
  assert.match(version.crate, /^\d+\.\d+\.\d+$/);
  assert.ok(["editions", "standards", "tables", "schemas"].every((name) => Array.isArray(version[name])));
  const questions = engine.questions();
  assert.ok(questions.length > 0);
  assert.ok(questions.every(({ id, section }) => typeof id === "string" && Number.isInteger(section)));
});

test("a schema is a copy, and an unknown one is misuse", () => {
  const schema = engine.schema("case");
  assert.equal(schema.$id, "joint-risk/case/1");
  schema.$id = "changed";
  assert.equal(engine.schema("case").$id, "joint-risk/case/1");
  assert.throws(() => engine.schema("answers"), RangeError);
  assert.throws(() => engine.schema(), RangeError);
  assert.throws(() => engine.schema("toString"), RangeError);
});

test("kinds of engine: each can be had, says why it is that kind, and auto takes WebAssembly", async () => {
  const what = async (options) => {
    const { kind, because } = await load(options);
    return [kind, because];
  };
  assert.deepEqual(await what({ kind: "wasm" }), ["wasm", "asked-for"]);
  assert.deepEqual(await what({ kind: "js" }), ["js", "asked-for"]);
  assert.deepEqual(await what({ kind: "auto" }), ["wasm", "webassembly-allowed"]);
  assert.deepEqual(await what(), ["wasm", "webassembly-allowed"]);
  await assert.rejects(load({ kind: "fast" }), RangeError);
  await assert.rejects(load("wasm"), TypeError);
  const nowasm = await import("../../pkg/nowasm.mjs");
  assert.equal((await nowasm.load()).kind, "js");
  assert.equal((await nowasm.load({ kind: "auto" })).kind, "js");
  await assert.rejects(nowasm.load({ kind: "wasm" }), RangeError);
});

test("the JavaScript engine is had without a touch of WebAssembly", async () => {
  const real = Object.getOwnPropertyDescriptor(globalThis, "WebAssembly");
  try {
    Object.defineProperty(globalThis, "WebAssembly", {
      configurable: true,
      get: () => assert.fail("WebAssembly was looked at: a policy would have sent a report"),
    });
    const js = await (await import("../../pkg/nowasm.mjs?untouched")).load();
    assert.equal(js.assess(CASE, { today: TODAY }).riskMatrix.sexual.band, "very-high");
    assert.throws(() => js.assessJson("{}", "tomorrow"), /must be a day/);
  } finally {
    Object.defineProperty(globalThis, "WebAssembly", real);
  }
});

test("misuse throws, and says what was expected", () => {
  const options = { today: TODAY };
  for (const given of [null, undefined, 1, "{}", [CASE], new Map()]) {
    assert.throws(() => engine.assess(given, options), { name: "TypeError", message: /must be an object/ });
  }
  assert.throws(() => engine.assess(CASE), { name: "TypeError", message: /today/ });
  assert.throws(() => engine.assess(CASE, TODAY), { name: "TypeError", message: /today/ });
  assert.throws(() => engine.assess(CASE, { today: new Date() }), { name: "TypeError", message: /today/ });
  assert.throws(() => engine.assessJson(CASE, TODAY), { name: "TypeError", message: /JSON text/ });
  assert.throws(() => engine.assessJson("{}"), { name: "TypeError", message: /today/ });
  for (const today of ["", "tomorrow", "2026-02-30", "01/02/2026", "2200-01-01", "x".repeat(1e6)]) {
    assert.throws(() => engine.assessJson("{}", today), { name: "Error", message: /^`today` must be a day.{0,120}$/ });
    assert.throws(() => engine.assess({}, { today }), { name: "Error", message: /^`today` must be a day/ });
  }
  const cycle = { ...CASE };
  cycle.person = cycle;
  assert.throws(() => engine.assess(cycle, options), { name: "TypeError", message: /contain itself/ });
});

test("memory does not grow with the number of calls", async () => {
  const { engine: watched, memory } = await loadWatched();
  const text = JSON.stringify(CASE);
  const many = (calls) => {
    for (let call = 0; call < calls; call += 1) {
      watched.assessJson(text, TODAY);
      if (call % 10 === 0) watched.assess(CASE, { today: TODAY });
      if (call % 50 === 0) watched.assessJson("{", TODAY);
    }
    return memory().buffer.byteLength;
  };
  const before = many(1_000);
  assert.equal(many(100_000), before);
});

test("answers go on past the two gibibytes after which the decoder of Safari stops", async () => {
  const Real = globalThis.TextDecoder;
  let most = 0;
  globalThis.TextDecoder = class extends Real {
    taken = 0;
    decode(bytes, options) {
      this.taken += bytes?.byteLength ?? 0;
      most = Math.max(most, this.taken);
      if (this.taken > 2 ** 31) throw new RangeError("as in Safari");
      return super.decode(bytes, options);
    }
  };
  try {
    const made = await load();
    const text = JSON.stringify(CASES.long);
    let length = 0;
    while (length < 2 ** 31 + 2 ** 24) length += made.assessJson(text, TODAY).length;
  } finally {
    globalThis.TextDecoder = Real;
  }
  assert.ok(most > 2 ** 30, "the answers did not go by way of the decoder that was watched");
});

test("after a trap the next call works on a new instance", async () => {
  const { engine: watched, memory } = await loadWatched();
  // What a trap leaves behind, made on purpose: nothing in the memory can be relied on.
  new Uint8Array(memory().buffer).fill(0xff);
  assert.throws(
    () => watched.assessJson(JSON.stringify(CASE), TODAY),
    (error) => {
      assert.match(error.message, /stopped on this input.*started anew/);
      return error.cause instanceof WebAssembly.RuntimeError;
    },
  );
  assert.equal(watched.assess(CASE, { today: TODAY }).riskMatrix.sexual.band, "very-high");
});

test("an engine that gets the known case wrong is not handed out", async () => {
  const lying = (real) =>
    function Instance(...given) {
      const { exports } = new real(...given);
      // Assesses nothing, whatever it is given.
      return { exports: { ...exports, assess: (at, length, ...rest) => exports.assess(at, 0, ...rest) } };
    };
  await assert.rejects(loadWith(lying), /refuses to score/);
});

// In a process of its own, because a module that was once compiled stays compiled.
const ELSEWHERE = `
const real = WebAssembly;
const refused = () => new real.CompileError("blocked by policy: 'unsafe-eval'");
const refuse = () => Promise.reject(refused());
// A policy stands in the way of both: at once and by way of a promise.
function Module() {
  throw refused();
}
const worlds = {
  absent: undefined,
  blocked: { __proto__: real, Module, compile: refuse },
  "too-old": { __proto__: real, compile: refuse },
};
const [path, world, text] = process.argv.slice(1);
const { load } = await import(path);
globalThis.WebAssembly = worlds[world];
const { kind, because, assess } = await load();
const { band } = assess(JSON.parse(text), { today: "2026-02-01" }).riskMatrix.sexual;
const error = await load({ kind: "wasm" }).catch((refused) => refused);
globalThis.WebAssembly = real;
const later = (await load()).kind;
console.log(JSON.stringify({ kind, because, band, message: error.message, cause: error.cause?.name ?? null, later }));`;

for (const [world, message, cause] of [
  ["absent", /no WebAssembly here/, null],
  ["blocked", /add 'wasm-unsafe-eval' to its script-src/, "CompileError"],
  ["too-old", /add 'wasm-unsafe-eval' to its script-src/, "CompileError"],
]) {
  test(`where WebAssembly is ${world}, auto takes JavaScript, wasm names the remedy, and a later load tries again`, () => {
    const given = ["--input-type=module", "-e", ELSEWHERE, at("pkg/index.mjs"), world, JSON.stringify(CASE)];
    const said = JSON.parse(execFileSync(process.execPath, given, { encoding: "utf8" }));
    assert.match(said.message, message);
    delete said.message;
    const because = `webassembly-${world}`;
    assert.deepEqual(said, { kind: "js", because, band: "very-high", cause, later: "wasm" });
  });
}

test("after a trap of the JavaScript engine the next call works on a new instance", async () => {
  const js = await load({ kind: "js" });
  // What a trap would be: a view of memory that cannot be had.
  const real = globalThis.TextDecoder.prototype.decode;
  globalThis.TextDecoder.prototype.decode = () => {
    globalThis.TextDecoder.prototype.decode = real;
    throw new RangeError("out of memory");
  };
  assert.throws(() => js.assessJson("{}", TODAY), /stopped on this input.*started anew/);
  assert.equal(js.assess(CASE, { today: TODAY }).riskMatrix.sexual.band, "very-high");
});

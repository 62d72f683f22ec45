// The contract of wasm.d.ts: what the engine answers, what it refuses as misuse, how it lives on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CASE, load, loadWatched, loadWith, TODAY, withAnswers } from "../support/engine.mjs";

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
    "kind",
    "mark",
    "questions",
    "schema",
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

test("kinds of engine: auto takes WebAssembly, js is not there yet, others are misuse", async () => {
  assert.equal((await load({ kind: "wasm" })).kind, "wasm");
  assert.equal((await load({ kind: "auto" })).kind, "wasm");
  await assert.rejects(load({ kind: "js" }), /no engine of kind "js"/);
  await assert.rejects(load({ kind: "fast" }), RangeError);
  await assert.rejects(load("wasm"), TypeError);
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

test("where WebAssembly is refused or absent, the error names the remedy", async () => {
  const fresh = (name) => import(`../../pkg/index.mjs?${name}`);
  const real = globalThis.WebAssembly;
  try {
    globalThis.WebAssembly = undefined;
    const without = await fresh("absent");
    await assert.rejects(without.load(), /no WebAssembly here/);
    globalThis.WebAssembly = {
      compile: () => Promise.reject(new real.CompileError("blocked by policy: 'unsafe-eval'")),
    };
    const blocked = await fresh("blocked");
    await assert.rejects(blocked.load(), (error) => {
      assert.match(error.message, /'wasm-unsafe-eval'/);
      return error.cause instanceof real.CompileError;
    });
    globalThis.WebAssembly = real;
    assert.equal((await blocked.load()).kind, "wasm", "a later load tries again");
  } finally {
    globalThis.WebAssembly = real;
  }
});

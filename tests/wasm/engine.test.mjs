// The contract of types/: what the engine answers, what it refuses as misuse, how it lives on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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
    "read",
    "schema",
    "standards",
    "version",
    "workingDays",
  ]);
  const { assess } = engine;
  assert.equal(assess(CASE, { today: TODAY }).today, TODAY, "methods need no `this`");
});

test("version and questions are plain objects", () => {
  const version = engine.version();
  assert.match(version.crate, /^\d+\.\d+\.\d+$/);
  assert.match(version.release, /^\d+\.\d+\.\d+\+[0-9a-f]{16}$/);
  assert.equal(version.release, JSON.parse(engine.assessJson("{}", TODAY)).release);
  assert.ok(["editions", "standards", "tables", "schemas"].every((name) => Array.isArray(version[name])));
  const questions = engine.questions();
  assert.ok(questions.length > 0);
  assert.ok(questions.every(({ id, section }) => typeof id === "string" && Number.isInteger(section)));
});

test("a schema is a copy, and an unknown one is misuse", async () => {
  const schema = await engine.schema("case");
  assert.equal(schema.$id, "joint-risk/case/1");
  schema.$id = "changed";
  assert.equal((await engine.schema("case")).$id, "joint-risk/case/1");
  for (const name of ["answers", undefined, "toString", 7, null]) await assert.rejects(engine.schema(name), RangeError);
});

test("kinds of engine: each can be had, says why it is that kind, and auto takes WebAssembly", async () => {
  const what = async (options) => {
    const { kind, because } = await load(options);
    return [kind, because];
  };
  assert.deepEqual(await what({ kind: "wasm" }), ["wasm", "asked-for"]);
  assert.deepEqual(await what({ kind: "inline" }), ["wasm", "asked-for"]);
  assert.deepEqual(await what({ kind: "js" }), ["js", "asked-for"]);
  assert.deepEqual(await what({ kind: "auto" }), ["wasm", "webassembly-allowed"]);
  assert.deepEqual(await what(), ["wasm", "webassembly-allowed"]);
  await assert.rejects(load({ kind: "fast" }), RangeError);
  await assert.rejects(load("wasm"), TypeError);
  const nowasm = await import("../../pkg/nowasm.mjs");
  assert.equal((await nowasm.load()).kind, "js");
  assert.equal((await nowasm.load({ kind: "auto" })).kind, "js");
  for (const kind of ["wasm", "inline"]) await assert.rejects(nowasm.load({ kind }), RangeError);
  const { load: alone } = await import("../../pkg/static.mjs");
  for (const [kind, because] of [
    [undefined, "webassembly-allowed"],
    ["auto", "webassembly-allowed"],
    ["wasm", "asked-for"],
    ["inline", "asked-for"],
  ]) {
    const made = await alone({ kind });
    assert.deepEqual([made.kind, made.because], ["wasm", because]);
    assert.equal(made.assess(CASE, { today: TODAY }).riskMatrix.sexual.band, "very-high");
  }
  await assert.rejects(alone({ kind: "js" }), RangeError);
});

test("what a service worker imports imports nothing later", () => {
  const reached = new Set(["static.mjs", "nowasm.mjs"]);
  for (const name of reached) {
    const text = readFileSync(at("pkg", name), "utf8");
    assert.doesNotMatch(text, /\bimport\s*\(/, name);
    for (const [, next] of text.matchAll(/(?:from|import)\s*"\.\/([\w-]+\.mjs)"/g)) reached.add(next);
  }
  assert.deepEqual([...reached].sort(), ["core-bytes.mjs", "core-js.mjs", "nowasm.mjs", "static.mjs"]);
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
    const made = await loadWith((real) => real);
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
      assert.match(error.message, /stopped on this input.*next call starts it anew/);
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
      return { exports: { ...exports, assessJson: (at, length, ...rest) => exports.assessJson(at, 0, ...rest) } };
    };
  await assert.rejects(loadWith(lying), /refuses to score/);
});

// In its own process, because a module that was once compiled stays compiled.
const ELSEWHERE = `
const real = WebAssembly;
const refused = () => new real.CompileError("blocked by policy: 'unsafe-eval'");
const refuse = () => Promise.reject(refused());
// A policy gets in the way of both: at once and by way of a promise.
function Module() {
  throw refused();
}
const worlds = {
  absent: undefined,
  blocked: { __proto__: real, Module, compile: refuse },
  "too-old": { __proto__: real, compile: refuse },
};
const [path, world, text] = process.argv.slice(1);
// Node's own fetch compiles WebAssembly the first time that it is named, and is waited for.
const compiled = new Promise((resolve) => {
  const { instantiate } = real;
  real.instantiate = (...given) => {
    real.instantiate = instantiate;
    return instantiate(...given).finally(resolve);
  };
});
void globalThis.Response;
await Promise.race([compiled, new Promise((resolve) => setTimeout(resolve, 2000))]);
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
  assert.throws(() => js.assessJson("{}", TODAY), /stopped on this input.*next call starts it anew/);
  assert.equal(js.assess(CASE, { today: TODAY }).riskMatrix.sexual.band, "very-high");
});

for (const kind of ["wasm", "js"]) {
  test(`after a stack overflow the next call works: ${kind}`, async () => {
    const made = await load({ kind });
    const text = JSON.stringify(CASES.full);
    const answer = made.assessJson(text, TODAY);
    let [tried, stopped, wrong, right] = [0, 0, 0, 0];
    let other = null;
    const dive = () => {
      try {
        dive();
      } catch {
        // There is no room left. On the way back each turn has a little more of it.
      }
      if (right === 20 || tried === 2000) return;
      tried += 1;
      try {
        if (made.assessJson(text, TODAY) === answer) right += 1;
        else wrong += 1;
      } catch (error) {
        // Where there is room for it, the engine says that it stopped. There may be none for a call of ours.
        if (error instanceof RangeError || error.cause instanceof RangeError) stopped += 1;
        else other = error;
      }
    };
    dive();
    assert.equal(made.assessJson(text, TODAY), answer);
    assert.deepEqual([right, wrong, other], [20, 0, null]);
    assert.ok(stopped > 20, `the stack ended ${stopped} of ${tried} times`);
  });
}

/** Loads in its own process, from a copy of the package with these files only, after `before` has run there. */
function elsewhere(files, kind, before = "") {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-risk-"));
  try {
    for (const name of files) cpSync(at("pkg", name), path.join(folder, name));
    const text = `${before}
      const said = {};
      try {
        const { load } = await import("./index.mjs");
        const engine = await load({ kind: ${JSON.stringify(kind)} });
        Object.assign(said, { kind: engine.kind, because: engine.because });
        await engine.schema("case").catch((error) => (said.schema = error.message));
      } catch (error) {
        said.error = error.message;
      }
      console.log(JSON.stringify(said));`;
    writeFileSync(path.join(folder, "run.mjs"), text);
    return JSON.parse(execFileSync(process.execPath, ["run.mjs"], { cwd: folder, encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const MODULES = ["index.mjs", "wasm.mjs", "core-bytes.mjs", "core-js.mjs"];

test("where core.wasm cannot be had its bytes come as a module, and a schema says where it is", () => {
  for (const kind of ["auto", "wasm"]) {
    const { schema, ...said } = elsewhere(MODULES, kind);
    assert.deepEqual(said, { kind: "wasm", because: "fetch-refused" });
    assert.match(schema, /schemas\/case\.json cannot be read from beside the engine.*connect-src 'self'/);
  }
  const { kind, because } = elsewhere(MODULES, "inline");
  assert.deepEqual([kind, because], ["wasm", "asked-for"]);
  // A page of errors in its place.
  const page = 'import { writeFileSync } from "node:fs"; writeFileSync("core.wasm", "<!doctype html>");';
  assert.equal(elsewhere(MODULES, "auto", page).because, "fetch-refused");
});

test("where nothing can unpack, auto takes JavaScript and the others say what to do", () => {
  const without = "delete globalThis.DecompressionStream;";
  const { kind, because } = elsewhere(MODULES, "auto", without);
  assert.deepEqual([kind, because], ["js", "webassembly-too-old"]);
  for (const kind of ["wasm", "inline"])
    assert.match(elsewhere(MODULES, kind, without).error, /no DecompressionStream/);
  assert.equal(elsewhere([...MODULES, "core.wasm"], "wasm", without).kind, "wasm");
});

test("bytes that are damaged or cut off are not run", () => {
  const spoilt = (change) => `import { readFileSync, writeFileSync } from "node:fs";
    const text = readFileSync("core-bytes.mjs", "utf8");
    writeFileSync("core-bytes.mjs", text.replace(/base64 = "([^"]*)"/, (_, bytes) => 'base64 = "' + (${change})(bytes) + '"'));`;
  for (const change of [
    (bytes) => bytes.slice(0, 4000),
    (bytes) => `${bytes.slice(0, 9000)}${bytes[9000] === "A" ? "B" : "A"}${bytes.slice(9001)}`,
    (bytes) => `${bytes.slice(0, 9000)}!${bytes.slice(9001)}`,
  ]) {
    assert.match(elsewhere(MODULES, "inline", spoilt(change)).error, /damaged or cut off/);
  }
});

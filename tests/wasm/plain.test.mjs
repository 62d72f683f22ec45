// pkg/joint-risk.wasm, by its interface: what it exports, what is an answer, what is misuse, and what its room holds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at, CASE, load, TODAY } from "../support/engine.mjs";
import { bytes, plain } from "../support/plain.mjs";

const MIB = 2 ** 20;
const problems = (answer) => JSON.parse(answer).problems.map(({ code }) => code);

test("it imports nothing, and exports its functions, its memory and the linker's two addresses", () => {
  const module = new WebAssembly.Module(bytes());
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const exported = WebAssembly.Module.exports(module).map(({ name, kind }) => `${kind} ${name}`);
  assert.deepEqual(exported.sort(), [
    "function joint_risk_abi",
    "function joint_risk_assess",
    "function joint_risk_input",
    "function joint_risk_output",
    "function joint_risk_version",
    "global __data_end",
    "global __heap_base",
    "memory memory",
  ]);
  const told = readFileSync(at("pkg/ABI.md"), "utf8");
  for (const name of exported) assert.ok(told.includes(`\`${name.split(" ")[1]}`), `ABI.md says nothing of ${name}`);
});

test("its interface is version 1, and it is made of the same as every other build", async () => {
  const host = plain();
  assert.equal(host.exports.joint_risk_abi(), 1);
  assert.deepEqual(host.version(), (await load({ kind: "wasm" })).version());
});

test("a case that cannot be used is an answer", () => {
  const host = plain();
  assert.deepEqual(problems(host.assessJson("", TODAY)), ["malformed-json"]);
  assert.deepEqual(problems(host.assessJson(JSON.stringify(CASE).slice(0, -1), TODAY)), ["malformed-json"]);
  assert.deepEqual(problems(host.assessJson(" ".repeat(MIB + 1), TODAY)), ["too-large"]);
  assert.deepEqual(problems(host.assessBytes(new Uint8Array(MIB + 1).fill(0xff), TODAY)), ["too-large"]);
  const windows1252 = Buffer.from('{\n"reference":"Siân"}', "latin1");
  const [{ code, line, column }] = JSON.parse(host.assessBytes(windows1252, TODAY)).problems;
  assert.deepEqual([code, line, column], ["malformed-json", 2, 16]);
});

test("misuse says what is wrong, and the next call works", () => {
  const host = plain();
  const expected = host.assessJson(JSON.stringify(CASE), TODAY);
  for (const today of ["", "soon", "2026-02-30", "2026-02-01T00:00", "x".repeat(MIB)]) {
    assert.throws(() => host.assessJson("{}", today), {
      name: "RangeError",
      message: /^`today` must be a day, .{0,80}$/,
    });
  }
  host.exports.joint_risk_input(10);
  for (const lengths of [
    [11, 0],
    [0, 11],
    [1, 10],
    [-1, 1],
    [1, -1],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ]) {
    const length = host.exports.joint_risk_assess(...lengths);
    assert.ok(length < 0, `${lengths}`);
    assert.throws(() => host.text(length), /the input has room for 10$/);
  }
  assert.equal(host.assessJson(JSON.stringify(CASE), TODAY), expected);
});

test("its room is bounded, has an address always, and holds nothing of the case before", () => {
  const { exports, assessJson } = plain();
  assert.equal(exports.joint_risk_input(2 * MIB + 1), 0);
  assert.equal(exports.joint_risk_input(-1), 0);
  assert.notEqual(exports.joint_risk_input(0), 0);
  assert.notEqual(exports.joint_risk_input(2 * MIB), 0);
  assessJson('{"reference":"A123"}', TODAY);
  const address = exports.joint_risk_input(1000);
  assert.ok(new Uint8Array(exports.memory.buffer, address, 1000).every((byte) => byte === 0));
});

test("an answer stays where it is until the next call", () => {
  const { exports, text } = plain();
  const length = exports.joint_risk_version();
  assert.equal(exports.joint_risk_output(), exports.joint_risk_output());
  assert.equal(text(length), text(length));
});

test("its memory does not grow over many calls", () => {
  const { exports, assessJson } = plain();
  const texts = [JSON.stringify(CASE), "{", " ".repeat(MIB + 1)];
  const round = () => texts.forEach((given) => assessJson(given, TODAY));
  for (let warm = 0; warm < 20; warm += 1) round();
  const before = exports.memory.buffer.byteLength;
  for (let rounds = 0; rounds < 2000; rounds += 1) round();
  assert.equal(exports.memory.buffer.byteLength, before);
});

test("two instances know nothing of each other", () => {
  const [one, other] = [plain(), plain()];
  const length = one.exports.joint_risk_version();
  other.assessJson(JSON.stringify(CASE), TODAY);
  assert.equal(JSON.parse(one.text(length)).schemas[0], "joint-risk/case/1");
});

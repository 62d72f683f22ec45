// The reader of files and fields, and one date in working days, by way of the shell.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CASE, load, TODAY } from "../support/engine.mjs";

const engine = await load();
const bytes = (text) => new TextEncoder().encode(text);

test("read keeps the first of a repeated key and says which", () => {
  const { caseFile, problems } = engine.read(
    '{ "reference": "A", "person": { "sex": "male", "sex": "female" }, "reference": "B" }',
  );
  assert.deepEqual(caseFile, { reference: "A", person: { sex: "male" } });
  assert.deepEqual(
    problems.map(({ code, field }) => [code, field]),
    [
      ["duplicate-key", "reference"],
      ["duplicate-key", "person.sex"],
    ],
  );
});

test("read takes text and bytes, and finds what is no UTF-8", () => {
  const whole = JSON.stringify({ reference: "Tŷ Gŵyr", numbers: [2, 2.0, 30.5, 1e21], 11.4: { value: null } });
  for (const file of [
    whole,
    bytes(whole),
    bytes(whole).buffer,
    new DataView(bytes(whole).buffer),
    `\uFEFF${whole}`.slice(1),
  ]) {
    assert.deepEqual(engine.read(file), { caseFile: JSON.parse(whole), problems: [] });
  }
  const damaged = bytes('{ "reference": "A?1" }');
  damaged[damaged.indexOf(63)] = 0xff;
  const { caseFile, problems } = engine.read(damaged);
  assert.equal(caseFile.reference, "A\u{fffd}1");
  assert.deepEqual([problems.length, problems[0].code, problems[0].field], [1, "unreadable-character", "reference"]);
});

test("read answers whatever it is given, and never throws on a text", () => {
  const nested = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  for (const [text, code] of [
    ["", "malformed-json"],
    ['{ "reference": "A"', "malformed-json"],
    ["[]", "wrong-type"],
    ["null", "wrong-type"],
    ["30.5", "wrong-type"],
    ["NaN", "malformed-json"],
    [nested(17), "too-deep"],
    [`{ "a": "${"x".repeat(1024 * 1024)}" }`, "too-large"],
    [new Uint8Array(8 * 1024 * 1024).fill(32), "too-large"],
    [new Uint8Array([0xff, 0xfe, 0x7b, 0]), "malformed-json"],
  ]) {
    const { caseFile, problems } = engine.read(text);
    assert.deepEqual([caseFile, problems.length, problems[0].code], [null, 1, code]);
  }
  assert.deepEqual(Object.keys(engine.read('{ "__proto__": { "x": 1 } }').caseFile), ["__proto__"]);
  assert.equal(engine.read(nested(16)).problems.length, 0);
  for (const misuse of [undefined, null, 5, {}, [123]]) assert.throws(() => engine.read(misuse), TypeError);
});

test("workingDays counts one date, and says what is missing", () => {
  const asked = { from: "2026-01-05", count: 15, division: "england-and-wales", counting: "after" };
  assert.deepEqual(engine.workingDays(asked), {
    day: "2026-01-26",
    calendar: engine.assess(CASE, { today: TODAY }).duties.find(({ kind }) => kind === "oasys-initial").calendar,
    problems: [],
  });
  assert.equal(engine.workingDays({ ...asked, counting: "beginning-with" }).day, "2026-01-23");
  assert.equal(engine.workingDays({ ...asked, from: "2026-01-04", count: 0 }).day, "2026-01-04");
  for (const [change, code, field] of [
    [{ from: "2026-02-30" }, "no-such-date", "from"],
    [{ from: null }, "missing", "from"],
    [{ count: 30.5 }, "not-whole", "count"],
    [{ count: Number.NaN }, "wrong-type", "count"],
    [{ count: 1000 }, "out-of-range", "count"],
    [{ count: -1 }, "out-of-range", "count"],
    [{ division: "wales" }, "unknown-code", "division"],
    [{ counting: undefined }, "missing", "counting"],
    [{ from: "2050-01-05" }, "calendar-unknown", "from"],
    [{ from: "1990-01-05" }, "calendar-unknown", "from"],
    [{ until: "2026-01-05" }, "unknown-key", "until"],
  ]) {
    const { day, problems } = engine.workingDays({ ...asked, ...change });
    const expected = code === "unknown-key" ? "2026-01-26" : null;
    assert.deepEqual([day, problems.length, problems[0].code, problems[0].field], [expected, 1, code, field]);
  }
  for (const misuse of [undefined, null, "2026-01-05", []]) assert.throws(() => engine.workingDays(misuse), TypeError);
});

test("half a letter is a sign in its place, and a problem of its field", () => {
  const { caseFile, problems } = engine.read(
    '{ "reference": "A\\ud800", "person": { "sex": "male", "sex": "female" } }',
  );
  assert.equal(caseFile.person.sex, "male");
  assert.deepEqual(
    problems.map(({ code, field }) => [code, field]),
    [
      ["unreadable-character", "reference"],
      ["duplicate-key", "person.sex"],
    ],
  );
  const assessed = engine.assess({ ...CASE, reference: "A\ud800" }, { today: TODAY });
  assert.deepEqual(
    assessed.problems.map(({ code, field }) => [code, field]),
    [["unreadable-character", "reference"]],
  );
  assert.equal(assessed.riskMatrix.sexual.band, "very-high");
});

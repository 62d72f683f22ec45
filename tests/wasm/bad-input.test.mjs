// Bad input is an answer: every fault comes back as a problem with its field, and the next good case scores.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { CASE, load, TODAY, withAnswers } from "../support/engine.mjs";

const engine = await load();
const assess = (given) => engine.assess(given, { today: TODAY });
const scale = (given, name = "sexual") => assess(given).riskMatrix[name];

function hasProblem(assessment, code, field) {
  const found = assessment.problems.map((problem) => `${problem.code} ${problem.field}`.trim());
  assert.ok(found.includes(`${code} ${field}`.trim()), `${code} ${field} is not among: ${found.join(", ") || "none"}`);
}

afterEach(() => {
  assert.equal(scale(CASE).band, "very-high", "a good case still scores");
});

test("nothing given is not low", () => {
  for (const given of [{}, { riskMatrix: {} }, { riskMatrix: null, events: null }]) {
    const { riskMatrix, joint } = assess(given);
    for (const { status, band } of Object.values(riskMatrix)) {
      assert.notEqual(status, "scored");
      assert.equal(band, null);
    }
    assert.notEqual(joint.rating, "low");
  }
});

test("null is not known: a range, never a guess", () => {
  const sexual = scale(withAnswers({ strangerVictim: null, nonContactOffence: null }));
  assert.equal(sexual.status, "incomplete");
  assert.equal(sexual.band, null);
  assert.deepEqual([sexual.range.lowest, sexual.range.highest], ["high", "very-high"]);
  assert.deepEqual(sexual.range.decidedBy.sort(), ["riskMatrix.nonContactOffence", "riskMatrix.strangerVictim"]);
});

test("an unknown key at depth three is reported and the rest is scored", () => {
  const given = { ...CASE, oasys: { harm: { community: { neighbours: "high" } } } };
  hasProblem(assess(given), "unknown-key", "oasys.harm.community.neighbours");
  assert.equal(scale(given).status, "scored");
});

const FIELD = "riskMatrix.sexualAppearances";
for (const [name, value, code] of [
  ["a fraction", 30.5, "not-whole"],
  ["NaN", Number.NaN, "wrong-type"],
  ["infinity", -Infinity, "wrong-type"],
  ["a BigInt", 10n, "wrong-type"],
  ["a number as text", "2", "wrong-type"],
  ["yes for a count", true, "wrong-type"],
  ["a thousand million", 1e9, "out-of-range"],
  ["a negative count", -1, "out-of-range"],
]) {
  test(`${name} is ${code}`, () => {
    const given = withAnswers({ sexualAppearances: value });
    hasProblem(assess(given), code, FIELD);
    const { status, band, invalidFields } = scale(given);
    assert.equal(status, "invalid");
    assert.equal(band, null);
    assert.ok(invalidFields.includes(FIELD));
  });
}

test("2.0 and -0 are whole numbers", () => {
  const text = (number) => JSON.stringify(CASE).replace('"violentAppearances":1', `"violentAppearances":${number}`);
  for (const number of ["1.0", "-0", "0.0"]) {
    assert.deepEqual(JSON.parse(engine.assessJson(text(number), TODAY)).problems, [], number);
  }
});

test("days that do not exist, or are written otherwise", () => {
  hasProblem(assess(withAnswers({ startOfRisk: "2026-02-30" })), "no-such-date", "riskMatrix.startOfRisk");
  hasProblem(assess(withAnswers({ startOfRisk: "5 January 2026" })), "not-a-date", "riskMatrix.startOfRisk");
  hasProblem(assess(withAnswers({ startOfRisk: new Date(0) })), "not-a-date", "riskMatrix.startOfRisk");
});

test("what contradicts itself is not scored", () => {
  const late = { ...CASE, person: { ...CASE.person, dateOfBirth: "2026-01-10" } };
  hasProblem(assess(late), "before-birth", "riskMatrix.startOfRisk");
  assert.equal(scale(late).band, null);
  for (const answers of [{ sexualAppearances: 7, criminalAppearances: 6 }, { ageAtLatestSexualOffence: 40 }]) {
    const given = withAnswers(answers);
    const problem = assess(given).problems.find(({ code }) => code === "contradicts");
    assert.ok(problem?.other, "names the other field");
    assert.equal(scale(given).status, "invalid");
  }
});

test("an answer and a division that are not on the list", () => {
  hasProblem(assess({ ...CASE, oasys: { answers: { 11.4: 7 } } }), "unknown-code", "oasys.answers[11.4]");
  const nowhere = assess({ ...CASE, division: "wales" });
  hasProblem(nowhere, "unknown-code", "division");
  assert.deepEqual(nowhere.problems.find(({ field }) => field === "division").allowed, [
    "england-and-wales",
    "scotland",
    "northern-ireland",
  ]);
});

test("a key that is there twice is reported", () => {
  const text = JSON.stringify(CASE).replace('"burglary":false', '"burglary":false,"burglary":true');
  const answer = JSON.parse(engine.assessJson(text, TODAY));
  hasProblem(answer, "duplicate-key", "riskMatrix.burglary");
});

test("text that is no case", () => {
  for (const text of ["", "{", "nul", '{"a":1,}', "\ufeff{}"]) {
    const answer = JSON.parse(engine.assessJson(text, TODAY));
    hasProblem(answer, "malformed-json", "");
    assert.ok(Number.isInteger(answer.problems[0].line));
  }
  for (const text of ["[]", "1", '"x"']) {
    hasProblem(JSON.parse(engine.assessJson(text, TODAY)), "wrong-type", "");
  }
});

test("five megabytes are too large, as text and as an object", () => {
  const long = { ...CASE, reference: "x".repeat(5 * 2 ** 20) };
  hasProblem(assess(long), "too-large", "");
  hasProblem(JSON.parse(engine.assessJson(JSON.stringify(long), TODAY)), "too-large", "");
  // 700,000 units of UTF-16, and over 1 MiB as UTF-8.
  hasProblem(assess({ reference: "ŵ".repeat(700_000) }), "too-large", "");
});

test("ten thousand levels are too deep, as text and as an object", () => {
  hasProblem(JSON.parse(engine.assessJson("[".repeat(10_000) + "]".repeat(10_000), TODAY)), "too-deep", "");
  hasProblem(JSON.parse(engine.assessJson('{"a":'.repeat(10_000), TODAY)), "too-deep", "");
  let deep = {};
  for (let level = 0; level < 10_000; level += 1) deep = { deep };
  hasProblem(assess(deep), "too-deep", "");
});

test("Welsh, Arabic and signs outside the basic plane come back as they were", () => {
  for (const reference of ["Llŷr, tŷ ar y bryn", "قضية رقم ١٢٣", "𝟙🙂", "e\u0301"]) {
    const assessment = assess({ ...CASE, reference });
    assert.equal(assessment.reference, reference);
    assert.deepEqual(assessment.problems, []);
  }
});

// A class: result files and their checksum, simulated trainees with known error rates, and what to practise next.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { at, load } from "../support/engine.mjs";
import { LANGUAGES, useWords } from "../../www/page/words.mjs";
import { cohenKappa, fleissKappa } from "../../www/training/agreement.mjs";
import { agreementOf, itemsAcross, peopleOf, questionsOf } from "../../www/training/group.mjs";
import { placeName, valueText } from "../../www/training/labels.mjs";
import { attemptOf, practiseNext, standings } from "../../www/training/progress.mjs";
import { canonical, intact, readProgress, readResult, resultFile, sealed } from "../../www/training/result-file.mjs";
import { sha256 } from "../../www/training/sha256.mjs";

const engine = await load();
const exercise = (id) => JSON.parse(readFileSync(at(`www/training/exercises/${id}.json`), "utf8"));
const canal = exercise("joint-case-canal-street");
const burglary = exercise("violent-burglary");

const file = (of, answers, more = {}) =>
  resultFile({
    trainee: "A1",
    agency: "police",
    mode: "group",
    takenOn: "2026-11-23",
    release: "0.1.0",
    exercise: of,
    answers,
    seconds: 60,
    ...more,
  });
const model = (of) => Object.fromEntries(of.questions.map(({ id, model }) => [id, { value: model }]));
const find = (id) => [canal, burglary].find((each) => each.id === id);

test("SHA-256 is the standard's, at every length around a block and in every script", () => {
  for (const text of ["", "abc", "Ŵyn ŷd ₣ 😀", ...Array.from({ length: 130 }, (_, length) => "x".repeat(length))]) {
    assert.equal(sha256(text), createHash("sha256").update(text).digest("hex"), JSON.stringify(text));
  }
});

test("a result is read as it was written, in whatever order its members are", () => {
  const written = file(canal, model(canal));
  const read = readResult(JSON.stringify(Object.fromEntries(Object.entries(written).reverse())), find);
  assert.deepEqual([read.problem, read.changed, read.exercise], [undefined, false, canal]);
  assert.equal(canonical({ b: [1, null], a: "x" }), '{"a":"x","b":[1,null]}');
});

test("a changed result says so, and every other defect has its own word", () => {
  const written = file(canal, model(canal));
  const problem = (change) => {
    const copy = structuredClone(written);
    change(copy);
    return readResult(JSON.stringify(copy), find);
  };
  assert.equal(problem((copy) => (copy.answers.sexual.value = 3)).changed, true);
  assert.equal(problem((copy) => (copy.trainee = "B2")).changed, true);
  assert.equal(problem((copy) => delete copy.checksum).changed, true);
  assert.equal(problem((copy) => (copy.exercise = "no-such")).problem, "other-exercise");
  assert.equal(problem((copy) => (copy.edition = 2)).problem, "other-edition");
  assert.equal(problem((copy) => (copy.trainee = " ")).problem, "no-trainee");
  assert.equal(problem((copy) => (copy.answers = [])).problem, "not-a-result");
  assert.equal(problem((copy) => (copy.schema = "joint-risk/case/1")).problem, "not-a-result");
  for (const text of ["", "{", "null", "[]", "3", '"x"', JSON.stringify(written).slice(0, 80)]) {
    assert.match(readResult(text, find).problem, /^not-/, text);
  }
  assert.equal(readResult(" ".repeat(300_000), find).problem, "too-large");
});

/** Gives exactly `wrong` of `raters` a wrong answer to each question, a different set of people each time. */
function classWith(of, raters, wrongOf) {
  const files = Array.from({ length: raters }, (_, rater) =>
    file(of, {}, { trainee: `T${rater}`, agency: rater % 2 === 0 ? "police" : "probation" }),
  );
  of.questions.forEach((question, index) => {
    for (let rater = 0; rater < raters; rater += 1) {
      const errs = (rater + index * 7) % raters < wrongOf(question, index);
      const wrong = question.traps?.[0]?.answer ?? (question.kind === "yes-no" ? !question.model : "not-known");
      files[rater].answers[question.id] = { value: errs ? wrong : question.model };
    }
  });
  return files.map((each) => sealed(each));
}

test("trainees with known error rates are marked as often wrong as they are, and their kappas are the known ones", () => {
  const raters = 40;
  const files = classWith(canal, raters, (question) => (question.kind === "yes-no" ? 8 : 4));
  const wrong = canal.questions.map(() => 0);
  for (const each of files) {
    const { items, problems } = engine.mark(canal, { exercise: canal.id, edition: 1, answers: each.answers });
    assert.deepEqual(problems, []);
    items.forEach((item, index) => {
      if (JSON.stringify(item.given) !== JSON.stringify(item.model)) wrong[index] += 1;
      else assert.ok(["right", "nearly"].includes(item.verdict));
    });
  }
  const expected = canal.questions.map(({ kind }) => (kind === "yes-no" ? 8 : 4));
  assert.deepEqual(wrong, expected);
  const questions = questionsOf(canal, files);
  questions.forEach((row, index) => assert.equal(row.right.estimate, 1 - expected[index] / raters));
  // Yes or no, 8 of 40 wrong on each: of the pairs of an item (32·31 + 8·7)/(40·39) agree. Of the items 5 are "yes"
  // and 2 "no", so "yes" is said in (5·32 + 2·8)/280 of all answers.
  const yesNo = canal.questions.filter(({ kind }) => kind === "yes-no");
  const yes = yesNo.filter((question) => question.model === true).length;
  const agreement = (32 * 31 + 8 * 7) / (40 * 39);
  const share = (yes * 32 + (yesNo.length - yes) * 8) / (yesNo.length * 40);
  const chance = share ** 2 + (1 - share) ** 2;
  const measured = agreementOf(questions, files).find((measure) => measure.kind === "yes-no");
  assert.ok(Math.abs(measured.all.estimate - (agreement - chance) / (1 - chance)) < 1e-12);
  assert.ok(Math.abs(measured.percent.estimate - agreement) < 1e-12);
});

// Raters that are right with probability p on balanced yes-or-no items have kappa (2p − 1)².
test("a large class that errs at random comes out at the kappa that its error rate gives", () => {
  let state = 20261123;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (const right of [0.6, 0.75, 0.9, 1]) {
    const ratings = Array.from({ length: 400 }, (_, item) =>
      Array.from({ length: 60 }, () => (random() < right ? item % 2 === 0 : item % 2 !== 0)),
    );
    const { estimate } = fleissKappa(ratings);
    assert.ok(Math.abs(estimate - (2 * right - 1) ** 2) < 0.015, `${right}: ${estimate}`);
    const truth = ratings.map((_, item) => item % 2 === 0);
    const alone = cohenKappa(
      truth,
      ratings.map((row) => row[0]),
    );
    assert.ok(Math.abs(alone.estimate - (2 * right - 1)) < 0.1, `${right}: ${alone.estimate}`);
  }
});

test("what splits the class is found, and police and probation are told apart", () => {
  const files = classWith(burglary, 20, () => 0);
  for (const each of files) if (each.agency === "probation") each.answers.burglary.value = false;
  const rows = questionsOf(burglary, files);
  assert.deepEqual(
    rows.map((row) => row.split),
    [false, true, false, false],
  );
  assert.equal(rows[1].byAgency.police.estimate, 1);
  assert.equal(rows[1].byAgency.probation.estimate, 0);
  assert.deepEqual(rows[1].answers, [
    { answer: true, count: 10 },
    { answer: false, count: 10 },
  ]);
  const people = peopleOf(burglary, files);
  assert.deepEqual([people[0].right, people[1].right], [4, 3]);
});

test("what counts is the answer before a second attempt", () => {
  const of = file(burglary, { ...model(burglary), violent: { value: 2, first: 3 } });
  assert.equal(questionsOf(burglary, [of])[0].right.estimate, 0);
});

test("an item over several cases has its own kappa, with those missing who worked one case only", () => {
  const both = [...classWith(canal, 6, () => 1), ...classWith(burglary, 4, () => 1)];
  const items = itemsAcross([canal, burglary], both);
  const found = items.find((item) => item.key === "riskMatrix.violentAppearances");
  assert.deepEqual([found.cases, found.measure.items, found.measure.raters], [2, 2, 4]);
  const yesNo = items.find((item) => item.key === "riskMatrix.burglary");
  assert.equal(yesNo.measure.raters, 6);
  assert.equal(
    items.some((item) => item.key === "joint.rating"),
    false,
  );
});

test("a class of nobody, of one and of 10,000 has an answer", () => {
  assert.equal(questionsOf(burglary, [])[0].right.estimate, null);
  assert.equal(agreementOf(questionsOf(burglary, []), [])[0].all.status, "no-ratings");
  const one = [file(burglary, model(burglary))];
  assert.equal(
    agreementOf(questionsOf(burglary, one), one).find(({ kind }) => kind === "yes-no").all.status,
    "too-few-raters",
  );
  const began = performance.now();
  const many = classWith(burglary, 10_000, () => 1000);
  const text = JSON.stringify(many[0]);
  for (let each = 0; each < 10_000; each += 1) readResult(text, find);
  agreementOf(questionsOf(burglary, many), many);
  assert.ok(performance.now() - began < 20_000);
});

test("the progress file remembers, and what went badly comes round first", () => {
  const marked = (of, answers) => engine.mark(of, { exercise: of.id, edition: 1, answers });
  const bad = attemptOf(burglary, marked(burglary, {}), "2026-11-20");
  const good = attemptOf(canal, marked(canal, model(canal)), "2026-11-20");
  assert.deepEqual([bad.percent, good.percent], [0, 100]);
  const skills = standings(["violent-scale", "due-dates", "orders"], [bad, good]);
  assert.equal(skills[1].next, "2026-11-23");
  assert.equal(skills[2].last, null);
  const all = [burglary, canal, exercise("orders-and-powers"), exercise("due-dates-easter")];
  const next = practiseNext(all, [bad], "2026-11-22");
  assert.deepEqual([next[0].exercise.id, next[0].skill], ["joint-case-canal-street", "violent-scale"]);
  assert.equal(practiseNext(all, [], "2026-11-22").length, 3);
  const file = sealed({ schema: "joint-risk/progress/1", attempts: [bad, good] });
  assert.ok(intact(file));
  assert.equal(readProgress(JSON.stringify(file)).changed, false);
  assert.equal(readProgress(JSON.stringify({ ...file, attempts: [] })).changed, true);
  for (const text of ["", "{}", "[]", '{"schema":"joint-risk/progress/1","attempts":[{}]}']) {
    assert.match(readProgress(text).problem, /^not-/);
  }
});

for (const language of LANGUAGES) {
  test(`everything that an answer moves, and what a trap makes of it, has words, ${language}`, () => {
    useWords(language, JSON.parse(readFileSync(at(`www/messages/${language}.json`), "utf8")));
    const folder = at("www/training/exercises");
    const all = readdirSync(folder).flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")).questions);
    const places = all.flatMap(({ outcome, moves = [] }) => [...moves, outcome].filter(Boolean));
    const wordless = places.filter((place) => placeName(place) === place);
    assert.deepEqual([...new Set(wordless)], []);
    const codes = all.flatMap(({ traps = [] }) => traps.map(({ gives }) => gives ?? 0));
    assert.deepEqual(
      codes.filter((code) => typeof code === "string" && valueText(code) === code),
      [],
    );
    useWords("en", {});
  });
}

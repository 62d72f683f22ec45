// Marking: every exercise against its schema and the engine, what each kind of answer earns, and bad input.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { at, load, validators } from "../support/engine.mjs";

const engine = await load();
const folder = at("www/training/exercises");
const exercises = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
const exercise = (id) => structuredClone(exercises.find((each) => each.id === id));
const answers = (of, given) => ({ exercise: of.id, edition: of.edition, answers: given });
const model = (of) => answers(of, Object.fromEntries(of.questions.map(({ id, model }) => [id, { value: model }])));
const codes = (marking) => marking.problems.map(({ code, field }) => `${code} ${field}`);

test("there are enough exercises, from five minutes to an hour, on every skill", () => {
  assert.ok(exercises.length >= 24, `${exercises.length}`);
  const minutes = exercises.map((each) => each.minutes);
  assert.deepEqual([Math.min(...minutes), Math.max(...minutes)], [5, 60]);
  const skills = new Set(exercises.flatMap((each) => each.skills));
  assert.equal(skills.size, 16, [...skills].join(" "));
  assert.equal(new Set(exercises.map((each) => each.id)).size, exercises.length);
});

test("every exercise fits its schema", () => {
  const valid = validators().exercise;
  for (const each of exercises) assert.ok(valid(each), `${each.id}: ${JSON.stringify(valid.errors)}`);
});

// The engine holds every model answer and every trap against what it computes, so no problem means that all agree.
test("the engine computes every model answer, and every trap gives the stated wrong band", () => {
  let computed = 0;
  let cited = 0;
  let traps = 0;
  for (const each of exercises) {
    const marking = engine.mark(each, model(each));
    assert.deepEqual(marking.problems, [], each.id);
    assert.equal(marking.percent, 100, each.id);
    assert.ok(marking.items.every((item) => item.verdict === "right" && item.credit === 4));
    for (const question of each.questions) {
      if (question.computedBy === "engine") computed += 1;
      else cited += 1;
      traps += (question.traps ?? []).filter((trap) => trap.gives !== undefined || trap.with).length;
    }
  }
  assert.ok(computed >= 120 && traps >= 100, `${computed} computed, ${traps} traps`);
  // The rest is law or judgement that nothing computes: which order, how many acts, which category, when a stay counts,
  // and how long a requirement to notify lasts beside a longer one: the engine shows the end of the last alone.
  assert.equal(cited, 11);
});

test("the level of the MAPPA exercise is the only one that its criteria bear", () => {
  const of = exercise("mappa-level");
  const gaps = [1, 2, 3].map((level) => {
    of.case.events[1].level = level;
    return engine.assess(of.case, { today: of.today }).management.mappa.gaps;
  });
  assert.deepEqual(gaps, [["criteria-of-other-level"], [], ["criteria-of-other-level"]]);
  assert.equal(of.questions.find(({ id }) => id === "level").model, 2);
});

test("a changed model answer, trap or case is said where it is", () => {
  const changed = exercise("counting-same-day");
  changed.questions[3].model = "high";
  changed.questions[0].traps[0].gives = "low";
  changed.case.riskMatrix.unknown = 1;
  const { problems } = engine.mark(changed, model(changed));
  assert.deepEqual(
    problems.map(({ code, field, other }) => [code, field, other]),
    [
      ["unknown-key", "case.riskMatrix.unknown", null],
      ["contradicts", "questions[0].traps[0].gives", "riskMatrix.sexual.band"],
      ["contradicts", "questions[3].model", "riskMatrix.sexual.band"],
      ["contradicts", "questions[3].traps[0].answer", "questions[3].model"],
    ],
  );
});

test("an error is wrong, shows what it did to the band, and names the trap", () => {
  const of = exercise("counting-same-day");
  const given = model(of);
  given.answers.sexual.value = 1;
  given.answers.s.value = "high";
  const { items, outcomes } = engine.mark(of, given);
  const [sexual, , , s] = items;
  assert.deepEqual([sexual.verdict, sexual.credit, sexual.trap], ["wrong", 0, 0]);
  assert.deepEqual(sexual.effects, [
    { outcome: "riskMatrix.sexual.band", model: "very-high", given: "high" },
    { outcome: "riskMatrix.sexual.points", model: 3, given: 2 },
  ]);
  assert.deepEqual([s.verdict, s.because, s.credit], ["nearly", "adjacent-band", 2]);
  assert.equal(outcomes[0].given, "high");
});

test("the right band on a wrong answer is nearly right only", () => {
  const of = exercise("violent-burglary");
  const given = model(of);
  given.answers.violent.value = 3;
  const { items } = engine.mark(of, given);
  assert.deepEqual([items[2].verdict, items[2].because], ["nearly", "wrong-reason"]);
});

test("a band that is two away says that it follows from an earlier error, and earns nothing", () => {
  const of = exercise("counting-outcomes");
  const given = model(of);
  given.answers.burglary.value = false;
  given.answers.violent.value = 0;
  given.answers.v.value = "medium";
  assert.equal(engine.mark(of, given).items[3].because, "adjacent-band");
  const far = exercise("images-only");
  const wrong = model(far);
  wrong.answers.feeds.value = "low";
  assert.deepEqual(
    [engine.mark(far, wrong).items[3]].map(({ verdict, because }) => [verdict, because]),
    [["wrong", null]],
  );
  const dates = exercise("due-dates-review");
  const late = model(dates);
  late.answers.late.value = 0;
  assert.equal(engine.mark(dates, late).items[1].verdict, "wrong");
});

test("credit: a second attempt earns half, a hint costs a quarter, nothing falls below nought", () => {
  const of = exercise("violent-burglary");
  const credit = (answer) => engine.mark(of, answers(of, { violent: answer })).items[0].credit;
  assert.equal(credit({ value: 2 }), 4);
  assert.equal(credit({ value: 2, hint: true }), 3);
  assert.equal(credit({ value: 2, first: 3 }), 2);
  assert.equal(credit({ value: 2, first: 3, hint: true }), 1);
  assert.equal(credit({ value: 3, hint: true }), 0);
  const band = (answer) => engine.mark(of, answers(of, { v: answer })).items[2].credit;
  assert.equal(band({ value: "medium", first: "low", hint: true }), 0);
  assert.equal(
    engine.mark(of, answers(of, {})).items.every((item) => item.verdict === "unanswered"),
    true,
  );
});

test("percent is rounded down, the pass mark is reached or not, and seconds add up", () => {
  const of = exercise("violent-burglary");
  const given = model(of);
  given.answers.violent = { value: 2, hint: true, seconds: 40 };
  given.answers.v.seconds = 20;
  const marking = engine.mark(of, given);
  assert.deepEqual(
    [marking.credit, marking.most, marking.percent, marking.passed, marking.seconds],
    [15, 16, 93, true, 60],
  );
  of.passMark = 94;
  assert.equal(engine.mark(of, given).passed, false);
});

test("a result of another exercise or edition is refused, and says so", () => {
  const of = exercise("violent-burglary");
  assert.deepEqual(codes(engine.mark(of, { ...model(of), exercise: "images-only" })), ["contradicts exercise"]);
  assert.deepEqual(codes(engine.mark(of, { ...model(of), edition: 2 })), ["contradicts edition"]);
});

test("bad exercises are an answer with every problem, never an error", () => {
  const of = exercise("violent-burglary");
  const given = model(of);
  assert.deepEqual(codes(engine.mark({}, given)).length, 11);
  const broken = [
    [(e) => (e.edition = 30.5), "not-whole edition"],
    [(e) => (e.edition = Number.NaN), "wrong-type edition"],
    [(e) => (e.passMark = 1e9), "out-of-range passMark"],
    [(e) => (e.today = "2005-02-30"), "no-such-date today"],
    [(e) => (e.title = { cy: "Teitl" }), "missing title.en"],
    [(e) => (e.title = "Text"), "wrong-type title"],
    [(e) => (e.skills = ["juggling"]), "unknown-code skills[0]"],
    [(e) => (e.extra = 1), "unknown-key extra"],
    [(e) => (e.questions = []), "missing questions"],
    [(e) => (e.questions = Array(101).fill(e.questions[0])), "too-many questions"],
    [(e) => (e.questions = Array(10_000).fill(e.questions[0])), "too-large "],
    [(e) => (e.questions[1].id = e.questions[0].id), "duplicate questions[1].id"],
    [(e) => (e.questions[2].model = "severe"), "unknown-code questions[2].model"],
    [(e) => (e.questions[0].model = null), "missing questions[0].model"],
    [(e) => (e.questions[0].model = true), "wrong-type questions[0].model"],
    [(e) => delete e.questions[0].field, "missing questions[0].outcome"],
    [(e) => (e.documents[0].lines = ["x".repeat(4001)]), "too-long documents[0].lines[0]"],
    [(e) => (e.documents[0].kind = "diary"), "unknown-code documents[0].kind"],
    [(e) => (e.case = 3), "wrong-type case"],
    [(e) => (e.questions[2].outcome = "no.such.place"), "contradicts questions[2].model"],
  ];
  for (const [change, expected] of broken) {
    const each = exercise("violent-burglary");
    change(each);
    const marking = engine.mark(each, given);
    assert.ok(codes(marking).includes(expected), `${expected}: ${codes(marking).join("; ")}`);
    assert.deepEqual(marking.items, []);
  }
});

test("bad answers are an answer with every problem", () => {
  const of = exercise("violent-burglary");
  const given = (entry) => codes(engine.mark(of, answers(of, entry)));
  assert.deepEqual(given({ violent: { value: 30.5 } }), ["not-whole answers.violent.value"]);
  assert.deepEqual(given({ violent: { value: 1000 } }), ["out-of-range answers.violent.value"]);
  assert.deepEqual(given({ burglary: { value: "yes" } }), ["wrong-type answers.burglary.value"]);
  assert.deepEqual(given({ v: { value: "ganolig" } }), ["unknown-code answers.v.value"]);
  assert.deepEqual(given({ nobody: { value: 1 } }), ["unknown-key answers.nobody"]);
  assert.deepEqual(given({ violent: { value: 1, seconds: -1 } }), ["out-of-range answers.violent.seconds"]);
  assert.deepEqual(given({ violent: 3 }), ["wrong-type answers.violent"]);
  assert.deepEqual(codes(engine.mark(of, {})), ["missing exercise", "missing edition", "missing answers"]);
  assert.deepEqual(codes(engine.mark(of, { ...answers(of, {}), answers: [] })), ["wrong-type answers"]);
  assert.throws(() => engine.mark("{", {}), TypeError);
  assert.throws(() => engine.mark(of, null), TypeError);
});

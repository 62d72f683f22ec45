// What a class made of an exercise: who answered what, where it is split, and how far it agrees. Pure functions.
import { fleissKappa, icc21, percentAgreement, proportion } from "./agreement.mjs";

const BANDS = ["low", "medium", "high", "very-high"];
/** A question splits the class where fewer than this part of its pairs agree. Our convention. */
export const SPLIT = 0.6;
export const AGENCIES = ["police", "probation", "other"];

/** The answer before any second attempt: what the trainee thought unaided. */
const unaided = (file, id) => file.answers[id]?.first ?? file.answers[id]?.value ?? null;

/** Every question of an exercise with what the class answered. */
export function questionsOf(exercise, files) {
  return exercise.questions.map((question) => {
    const ratings = files.map((file) => unaided(file, question.id));
    const counts = new Map();
    for (const rating of ratings) if (rating !== null) counts.set(rating, (counts.get(rating) ?? 0) + 1);
    const answers = [...counts].map(([answer, count]) => ({ answer, count })).sort((a, b) => b.count - a.count);
    const right = (agency) => {
      const of = files
        .map((file, index) => [file, ratings[index]])
        .filter(([file]) => !agency || file.agency === agency);
      const given = of.filter(([, rating]) => rating !== null);
      return proportion(given.filter(([, rating]) => rating === question.model).length, given.length);
    };
    const agreement = percentAgreement([ratings]);
    return {
      question,
      ratings,
      answers,
      answered: ratings.filter((rating) => rating !== null).length,
      right: right(),
      byAgency: Object.fromEntries(AGENCIES.map((agency) => [agency, right(agency)])),
      agreement: agreement.estimate,
      split: agreement.estimate !== null && agreement.estimate < SPLIT,
    };
  });
}

/** Known and unknown alike: "not known" is an answer, but no number. */
const number = (rating) => (typeof rating === "number" ? rating : null);
const known = (rating) => (BANDS.includes(rating) ? rating : null);

/**
 * How far a class agrees, by kind of question: yes or no and choices by Fleiss' kappa, bands by kappa with quadratic
 * weights, counts by ICC(2,1). Each for all, for the police and for probation.
 */
export function agreementOf(questions, files) {
  const rows = (kinds, read) =>
    questions
      .filter(({ question }) => kinds.includes(question.kind))
      .map(({ ratings }) => ratings.map((rating) => (rating === null ? null : read(rating))));
  const measures = [
    ["yes-no", rows(["yes-no"], String), (table) => fleissKappa(table)],
    ["choice", rows(["choice"], String), (table) => fleissKappa(table)],
    ["band", rows(["band"], known), (table) => fleissKappa(table, { categories: BANDS, weights: "quadratic" })],
    ["date", rows(["date"], String), (table) => percentAgreement(table)],
    ["count", rows(["count"], number), (table) => icc21(table)],
  ];
  const of = (table, agency) =>
    agency ? table.map((row) => row.filter((_, index) => files[index].agency === agency)) : table;
  return measures
    .filter(([, table]) => table.length > 0)
    .map(([kind, table, measure]) => ({
      kind,
      items: table.length,
      percent: percentAgreement(table),
      all: measure(table),
      police: measure(of(table, "police")),
      probation: measure(of(table, "probation")),
    }));
}

/**
 * One item, as "a stranger?", over all the cases that ask for it: its own kappa, or ICC for counts. Raters are told
 * apart by trainee and agency; who has not worked a case has no rating there.
 */
export function itemsAcross(exercises, files) {
  const raters = [...new Set(files.map((file) => `${file.agency}/${file.trainee}`))];
  const items = new Map();
  for (const exercise of exercises) {
    const of = files.filter((file) => file.exercise === exercise.id);
    if (of.length === 0) continue;
    const byRater = new Map(of.map((file) => [`${file.agency}/${file.trainee}`, file]));
    for (const question of exercise.questions) {
      const key = question.field ?? question.outcome;
      if (!key) continue;
      const row = raters.map((rater) => (byRater.has(rater) ? unaided(byRater.get(rater), question.id) : null));
      if (!items.has(key)) items.set(key, { key, question, rows: [] });
      items.get(key).rows.push(row);
    }
  }
  return [...items.values()]
    .filter(({ rows }) => rows.length > 1)
    .map(({ key, question, rows }) => {
      const as = (read) => rows.map((row) => row.map((rating) => (rating === null ? null : read(rating))));
      const measure =
        question.kind === "count"
          ? icc21(complete(as(number)))
          : question.kind === "band"
            ? fleissKappa(as(known), { categories: BANDS, weights: "quadratic" })
            : fleissKappa(as(String));
      return { key, question, cases: rows.length, percent: percentAgreement(as(String)), measure };
    });
}

/** Without the raters who left some row out: the ICC would lose the row instead, and with it everybody. */
const complete = (rows) => {
  const whole = (rater) => rows.every((row) => row[rater] !== null);
  return rows.map((row) => row.filter((_, rater) => whole(rater)));
};

/** Everybody's part right, unaided. */
export function peopleOf(exercise, files) {
  return files.map((file) => {
    const given = exercise.questions.filter((question) => unaided(file, question.id) !== null);
    const right = given.filter((question) => unaided(file, question.id) === question.model);
    return { file, right: right.length, answered: given.length, most: exercise.questions.length };
  });
}

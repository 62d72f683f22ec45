// "No issues" answers what is still open in a section with the code that the
// form gives it. It may never cover a need up: where the section is one, is
// linked to harm or was named as a low-scoring area, it is refused.

export const answerPath = (id) => `oasys.answers[${id}]`;

export const questionsOf = (engine, section) => engine.questions().filter((question) => question.section === section);

/** What was found, by the list of questions: it is asked for at every step, and the list does not change. */
const requiredOf = new WeakMap();

/** Questions that must be answered before a section counts as complete. */
export function required(engine, section) {
  const all = engine.questions();
  if (!requiredOf.has(all)) requiredOf.set(all, new Map());
  const known = requiredOf.get(all);
  if (!known.has(section)) known.set(section, choose(all.filter((question) => question.section === section)));
  return known.get(section);
}

function choose(questions) {
  const counting = questions.filter((question) => question.counts);
  const scored =
    counting.length > 0 ? counting : questions.filter((question) => question.fullForm && !question.optional);
  const links = questions.filter(
    (question) => question.kind === "options" && /\.99$|^4\.9[68]$|^(?!2\.)\d+\.98$/.test(question.id),
  );
  return [...scored, ...links];
}

/** Questions that "no issues" would answer: scored, open, and with a code for it. */
export function unanswered({ engine, store }, section) {
  // 6.8 adds nothing whatever its answer: a fact about a life, not an issue.
  return questionsOf(engine, section)
    .filter((question) => question.noIssues !== null && question.options.some((option) => option.points > 0))
    .filter((question) => !store.isAnswered(answerPath(question.id)) || store.answer(answerPath(question.id)) === null);
}

/** Why the button is refused; null where it may be used. */
export function refusal({ assessment, store }, section) {
  const found = assessment?.oasys?.sections.find((each) => each.section === section);
  const linked = store.answer(answerPath(section === 4 ? "4.96" : `${section}.98`));
  if (found?.linkedToHarm === true || linked === "YES" || linked === true) return "linked-to-harm";
  const areas = store.get("oasys.lowScoringAreas");
  if (Array.isArray(areas) && areas.some((area) => area?.section === section)) return "low-scoring-area";
  // A need by either rule is a need.
  if (found?.need === "yes" || found?.olderRule?.need === "yes") return "need";
  if (!assessment) return "not-scored";
  return null;
}

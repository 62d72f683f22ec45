// What a trainee has done, and what to practise next. Pure functions: the day is an argument.

/** Days until a skill comes round again, by how often in a row it went well. Our convention. */
export const SPACING = [1, 3, 7, 14, 30];
/** A skill went well where at least this part of it was right. */
const WELL = 0.8;

const addDays = (day, count) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
};

/** One attempt as the progress file keeps it: by skill, how many questions and how much credit. */
export function attemptOf(exercise, marking, on) {
  const skills = {};
  exercise.questions.forEach((question, index) => {
    const item = marking.items[index];
    for (const skill of question.skill ? [question.skill] : exercise.skills) {
      skills[skill] ??= { credit: 0, most: 0 };
      skills[skill].credit += item.credit;
      skills[skill].most += 4;
    }
  });
  const { percent, passed, seconds } = marking;
  return { exercise: exercise.id, edition: exercise.edition, on, percent, passed, seconds, skills };
}

/** How far every skill has come: how often tried, the latest part right, and the day on which it comes round again. */
export function standings(skills, attempts) {
  const ordered = [...attempts].sort((a, b) => (a.on < b.on ? -1 : 1));
  return skills.map((skill) => {
    const tried = ordered.filter((attempt) => attempt.skills[skill]?.most > 0);
    let streak = 0;
    for (const attempt of tried) {
      const { credit, most } = attempt.skills[skill];
      streak = credit / most >= WELL ? streak + 1 : 0;
    }
    const last = tried.at(-1);
    const right = last ? last.skills[skill].credit / last.skills[skill].most : null;
    const next = last ? addDays(last.on, SPACING[Math.min(streak, SPACING.length - 1)]) : null;
    return { skill, times: tried.length, right, streak, last: last?.on ?? null, next };
  });
}

/**
 * Up to `most` exercises to practise next: skills that went badly and have come round first, then skills never tried,
 * then whatever comes round soonest; of a skill, the exercise tried least often, the shorter first.
 */
export function practiseNext(exercises, attempts, today, most = 3) {
  const skills = [...new Set(exercises.flatMap((exercise) => exercise.skills))];
  const rank = (standing) => {
    if (standing.last === null) return 1;
    return standing.next <= today ? (standing.right < WELL ? 0 : 2) : 3;
  };
  const ordered = standings(skills, attempts).sort(
    (a, b) => rank(a) - rank(b) || (a.next ?? "").localeCompare(b.next ?? "") || (a.right ?? 0) - (b.right ?? 0),
  );
  const times = (exercise) => attempts.filter((attempt) => attempt.exercise === exercise.id).length;
  const chosen = [];
  for (const { skill } of ordered) {
    const candidates = exercises
      .filter((exercise) => exercise.skills.includes(skill) && !chosen.some((each) => each.exercise === exercise))
      .sort((a, b) => times(a) - times(b) || a.minutes - b.minutes);
    if (candidates.length > 0) chosen.push({ exercise: candidates[0], skill });
    if (chosen.length === most) break;
  }
  return chosen;
}

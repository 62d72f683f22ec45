// The files that trainees keep and hand in: what they are, and whether they are as the page wrote them.
import { readText } from "../page/read-text.mjs";
import { sha256 } from "./sha256.mjs";

export const RESULT = "joint-risk/result/1";
export const PROGRESS = "joint-risk/progress/1";
/** Largest result or progress file that is read. */
export const LARGEST = 256 * 1024;

/** The same text for the same content, in whatever order its members are. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

const without = (file) => {
  const rest = { ...file };
  delete rest.checksum;
  return rest;
};
const checksumOf = (file) => `sha256:${sha256(canonical(without(file)))}`;

/** The file with its checksum. */
export const sealed = (file) => ({ ...file, checksum: checksumOf(file) });
/** Whether nothing has been changed since the page wrote it. */
export const intact = (file) => file.checksum === checksumOf(file);

/** The result of one trainee in one exercise. */
export function resultFile({ trainee, agency, mode, takenOn, release, exercise, answers, seconds }) {
  return sealed({
    schema: RESULT,
    trainee,
    agency,
    mode,
    takenOn,
    release,
    exercise: exercise.id,
    edition: exercise.edition,
    seconds,
    answers,
  });
}

/** The object in a text, as `engine` reads it where there is one. A file that says two things was not written here. */
function parse(text, engine) {
  if (text.length > LARGEST) return { problem: "too-large" };
  const { caseFile, problems } = readText(engine, text);
  return problems.some(({ code }) => code !== "wrong-type") ? { problem: "not-json" } : { file: caseFile };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads the text of a result file. Gives `{ file, changed }`, or `{ problem }` with a code of `training.refused-…`.
 * `find` gives the exercise with an identifier; `engine` reads, where the page has one.
 */
export function readResult(text, find, engine) {
  const { file, problem } = parse(text, engine);
  if (problem) return { problem };
  if (!isObject(file) || file.schema !== RESULT || !isObject(file.answers)) return { problem: "not-a-result" };
  if (typeof file.trainee !== "string" || file.trainee.trim() === "") return { problem: "no-trainee" };
  const exercise = find(file.exercise);
  if (!exercise) return { problem: "other-exercise", file };
  if (exercise.edition !== file.edition) return { problem: "other-edition", file };
  return { file, exercise, changed: !intact(file) };
}

/** Reads the text of a progress file, in the same manner. */
export function readProgress(text, engine) {
  const { file, problem } = parse(text, engine);
  if (problem) return { problem };
  const sound = (attempt) =>
    isObject(attempt) &&
    typeof attempt.exercise === "string" &&
    /^\d{4}-\d\d-\d\d$/.test(attempt.on) &&
    Number.isFinite(attempt.percent) &&
    isObject(attempt.skills);
  if (!isObject(file) || file.schema !== PROGRESS || !Array.isArray(file.attempts) || !file.attempts.every(sound)) {
    return { problem: "not-progress" };
  }
  return { file, changed: !intact(file) };
}

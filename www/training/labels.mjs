// What questions, answers and outcomes are called.
import { currentLanguage, day, hasWords, words } from "../page/words.mjs";
import { h } from "../page/dom.mjs";

/** A text of an exercise in the reader's language; English, marked as such, where it has no Welsh. */
export function said(text) {
  const language = currentLanguage();
  if (!text) return "";
  if (text[language]) return text[language];
  return h("span", { lang: language === "en" ? null : "en" }, text.en ?? "");
}
/** The same as plain text. */
export const plain = (text) => text?.[currentLanguage()] ?? text?.en ?? "";

// Places and conditions in a list do not change what it is a list of, but for the kind of a duty.
const keyOf = (path) => path.replace(/^duties\[kind=([a-z-]+).*\]\.(\w+)$/, "duties.$1.$2").replace(/\[[^\]]*\]/g, "");

/** What the case or the assessment calls the place at a path. */
export function placeName(path) {
  const risk = /^riskMatrix\.(\w+)$/.exec(path)?.[1];
  if (risk && hasWords(`item.${risk}`)) return words(`item.${risk}`);
  if (risk && hasWords(`riskMatrix.${risk}`)) return words(`riskMatrix.${risk}`);
  const question = /^oasys\.(?:answers|screening)\[(.+)\]$/.exec(path)?.[1];
  if (question && hasWords(`question.${question}`)) return `${question} ${words(`question.${question}`)}`;
  const group = /^oasys\.harm\.community\.(\w+)$/.exec(path)?.[1];
  if (group) return words("training.harm-to", { who: words(`harm.${group}`) });
  const section = /^oasys\.sections\[section=(\d+)\]\.(score|need)$/.exec(path);
  if (section) return words(`training.section-${section[2]}`, { section: section[1] });
  const part = /triggered\[section=(.+)\]\.state$/.exec(path)?.[1];
  if (part) return words("training.analysis-part", { part });
  const key = `outcome.${keyOf(path)}`;
  return hasWords(key) ? words(key) : path;
}

/** The text of a question; where it has none, what the form calls the field or the outcome. */
export function questionText(question) {
  if (question.text) return said(question.text);
  return placeName(question.field ?? question.outcome ?? question.id);
}
export const questionPlain = (question) =>
  question.text ? plain(question.text) : placeName(question.field ?? question.outcome ?? question.id);

/** An answer in words. */
export function answerText(question, value) {
  if (value === null || value === undefined) return words("training.no-answer");
  if (question.kind === "choice") {
    const option = question.options?.find((each) => each.code === value);
    if (option?.text) return plain(option.text);
    if (/^oasys\./.test(question.field ?? "") && hasWords(`option.${value}`)) return optionText(value);
    return String(value);
  }
  return valueText(value);
}

const optionText = (code) => (/^\d+$/.test(code) ? `${code}: ${words(`option.${code}`)}` : words(`option.${code}`));

/** A value of an outcome in words. */
export function valueText(value) {
  if (value === true) return words("form.yes");
  if (value === false) return words("form.no");
  if (value === "not-known") return words("form.not-known");
  if (typeof value === "number") return String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  for (const group of ["band", "status", "state", "reason", "need", "levelGap"]) {
    if (hasWords(`${group}.${value}`)) return words(`${group}.${value}`);
  }
  return String(value);
}

export const skillName = (skill) => words(`training.skill-${skill}`);
export const minutesText = (count) => words("training.minutes", { count });

/** Seconds as minutes and seconds. */
export function timeText(seconds) {
  const minutes = Math.floor(seconds / 60);
  return words("training.time", { minutes, seconds: String(seconds % 60).padStart(2, "0") });
}
export const percentText = (part) => (part === null || part === undefined ? "–" : `${Math.round(part * 100)}%`);

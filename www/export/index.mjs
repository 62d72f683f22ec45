// What a host calls: the dates of an assessment as text, in the words that it hands over.

import { dayOnly } from "../page/result/parts.mjs";
import { useWords, words } from "../page/words.mjs";
import { toTable } from "./csv.mjs";
import { toEntry } from "./entry.mjs";
import { newCalendarKey, toCalendar } from "./ics.mjs";

export { newCalendarKey };

const AGENCIES = ["police", "probation"];

function speak({ language = "en", messages }) {
  if (language !== "en" && language !== "cy") throw new RangeError('export: the language is "en" or "cy"');
  if (messages?.meta?.language !== language) {
    throw new TypeError(`export: messages must be what joint-risk/messages/${language}.json holds`);
  }
  useWords(language, messages);
}

function checked(assessment) {
  if (!Array.isArray(assessment?.duties)) throw new TypeError("export: the first argument must be an assessment");
  return assessment;
}

export function calendar(assessment, options) {
  speak(options);
  if (typeof options.key !== "string" || options.key === "") {
    throw new TypeError("export: a calendar needs the case's calendarKey; newCalendarKey() makes one");
  }
  return toCalendar(checked(assessment), words, { key: options.key, language: options.language ?? "en" });
}

export function table(assessment, options) {
  speak(options);
  return toTable(checked(assessment), words);
}

export function entry(assessment, options) {
  speak(options);
  if (!AGENCIES.includes(options.agency)) throw new RangeError('export: the agency is "police" or "probation"');
  return toEntry(checked(assessment), words, { agency: options.agency, day: dayOnly });
}

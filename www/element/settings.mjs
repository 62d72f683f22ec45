// What the host wishes, read from the element's attributes, and whose case it expects.

import { browserToday, isDay } from "../page/date-parts.mjs";
import { answerAt } from "../page/path.mjs";
import { LANGUAGES, words } from "../page/words.mjs";
import { MODES } from "./modes.mjs";

const DEEPEST = 4;
const YEAR = /^\d{4}(?=-)/;

/** The wishes that make sense; in place of any other the one without the attribute. */
export function settingsOf(element, disabled) {
  const text = (name) => element.getAttribute(name) || null;
  const level = Number(text("heading-level") ?? 2);
  return {
    mode: MODES.includes(text("mode")) ? text("mode") : "full",
    pages: text("pages") === "one" ? "one" : "many",
    headingLevel: level >= 1 && level <= DEEPEST ? Math.trunc(level) : 2,
    reference: text("reference"),
    yearOfBirth: /^\d{4}$/.test(text("year-of-birth") ?? "") ? text("year-of-birth") : null,
    marking: text("marking"),
    givenDay: isDay(text("today")),
    disabled,
  };
}

/** The day that all dates are as at: the host's, or the browser's. */
export function dayOf(element) {
  const given = element.getAttribute("today");
  return isDay(given) ? given : browserToday();
}

/** The element's language, or that of what is around it. */
export function languageOf(element) {
  const wanted = element.closest("[lang]")?.getAttribute("lang") ?? "en";
  const short = wanted.slice(0, 2).toLowerCase();
  return LANGUAGES.includes(short) ? short : "en";
}

/** Why this case cannot be the one that the host expects; null where it can. */
export function strangerIn(caseFile, { reference, yearOfBirth }) {
  if (Object.keys(caseFile).every((key) => key === "schema")) return null;
  const found = answerAt(caseFile, "reference");
  if (reference && found !== reference) {
    return found
      ? words("element.wrong-reference", { found: String(found), expected: reference })
      : words("element.no-reference", { expected: reference });
  }
  const born = YEAR.exec(String(answerAt(caseFile, "person.dateOfBirth") ?? ""))?.[0];
  if (!yearOfBirth || !born || born === yearOfBirth) return null;
  return words("element.wrong-year", { found: born, expected: yearOfBirth });
}

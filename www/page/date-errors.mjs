// Which of the three boxes of a date is at fault, and what to do about it.

import { monthNumber } from "./date-parts.mjs";
import { joined, words } from "./words.mjs";

const PARTS = ["day", "month", "year"];
const UNREADABLE = new Set(["not-a-date", "no-such-date"]);

/**
 * `{ text, faulty }`: what to say, and which boxes to mark. What is missing comes
 * first, then what is no date; `text` is null where the problem's own words say it best.
 */
export function dateFault({ code }, typed) {
  const all = { text: null, faulty: [0, 1, 2] };
  if (!UNREADABLE.has(code)) return all;
  const missing = [0, 1, 2].filter((place) => typed[place].trim() === "");
  if (missing.length === 3) return all;
  if (missing.length > 0) {
    const names = missing.map((place) => words(`form.a-${PARTS[place]}`));
    return { text: words("form.date-missing", { parts: joined(names) }), faulty: missing };
  }
  if (!/^\s*\d{4}\s*$/.test(typed[2])) return { text: words("form.date-year"), faulty: [2] };
  const [day, month] = [Number(typed[0]), monthNumber(typed[1])];
  const faulty = [];
  if (!/^\s*\d{1,2}\s*$/.test(typed[0]) || day < 1 || day > 31) faulty.push(0);
  if (month === null || month < 1 || month > 12) faulty.push(1);
  // 30 February: either box could be the wrong one.
  return faulty.length > 0 ? { text: null, faulty } : all;
}

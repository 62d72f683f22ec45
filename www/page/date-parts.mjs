import { WELSH_MONTHS } from "./words.mjs";

const ENGLISH_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The month that was meant by "4", "04", "apr", "April" or "Ebrill"; null where none was. */
export function monthNumber(typed) {
  const text = typed.trim().toLowerCase();
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (text.length < 3) return null;
  for (const names of [ENGLISH_MONTHS, WELSH_MONTHS]) {
    const found = names.findIndex((name) => name.toLowerCase().startsWith(text));
    if (found >= 0) return found + 1;
  }
  return null;
}

/**
 * What three boxes hold, as the engine is to read it: `YYYY-MM-DD` once all
 * three can be read (30 February too: saying so is the engine's part), else the
 * typed parts with strokes between, which it reports as no date. Two digits are
 * no year: guessing a century could move an age by a hundred years.
 */
export function fromParts([day, month, year]) {
  const parts = [day, month, year].map((part) => part.trim());
  if (parts.every((part) => part === "")) return undefined;
  const number = monthNumber(parts[1]);
  if (/^\d{1,2}$/.test(parts[0]) && number !== null && /^\d{4}$/.test(parts[2])) {
    return `${parts[2]}-${String(number).padStart(2, "0")}-${parts[0].padStart(2, "0")}`;
  }
  return parts.join("/");
}

/** What the three boxes show for a value of the case. */
export function toParts(value) {
  if (value === undefined || value === null) return ["", "", ""];
  const text = String(value);
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return [String(Number(iso[3])), String(Number(iso[2])), iso[1]];
  const parts = text.split("/");
  return [parts[0] ?? "", parts[1] ?? "", parts.slice(2).join("/")];
}

/** A whole date pasted into one box, as its three parts; null where it is none. */
export function pasted(text) {
  const found = /^\s*(\d{1,2})[\s/.-]+(\d{1,2}|[A-Za-z]{3,})[\s/.-]+(\d{4})\s*$/.exec(text);
  if (found) return found.slice(1);
  const iso = /^\s*(\d{4})-(\d\d)-(\d\d)\s*$/.exec(text);
  return iso ? [iso[3], iso[2], iso[1]] : null;
}

/** Whether it is a day that exists, in the years that the engine takes. */
export function isDay(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? "");
  if (!found || found[1] < "1900" || found[1] > "2199") return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The browser's day. */
export function browserToday() {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

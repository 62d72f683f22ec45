// The words of the page. The engine returns codes and parameters; what a
// reader sees comes from `messages/<language>.json`.

export const LANGUAGES = ["en", "cy"];

let language = "en";
let messages = {};
let plurals = new Intl.PluralRules("en");

/** The language in use, `en` or `cy`. */
export const currentLanguage = () => language;
/** Whether a speaker of the language has reviewed its messages. */
export const reviewed = () => messages.meta?.status === "reviewed";
export const locale = () => (language === "cy" ? "cy-GB" : "en-GB");

/** A list in a sentence, with "and" or, as a disjunction, "or". A browser that has no Welsh would put English into it. */
export const joined = (texts, type = "conjunction") =>
  Intl.ListFormat.supportedLocalesOf(locale()).length
    ? new Intl.ListFormat(locale(), { type }).format(texts)
    : texts.join(", ");

/** Fetches the messages of a language and speaks it from then on. */
export async function loadWords(wanted, base = new URL("../messages/", import.meta.url)) {
  const chosen = LANGUAGES.includes(wanted) ? wanted : "en";
  const answer = await fetch(new URL(`${chosen}.json`, base));
  if (!answer.ok) throw new Error(`messages/${chosen}.json: ${answer.status}`);
  useWords(chosen, await answer.json());
}

/** Speaks messages that are already at hand. */
export function useWords(chosen, table) {
  language = chosen;
  messages = table;
  plurals = new Intl.PluralRules(locale());
}

/** Whether there are words for this key. */
export const hasWords = (key) => lookUp(key) !== undefined;

/**
 * The words for `group.key`, with `{name}` replaced from `params`. Where a
 * message has plural forms, `params.count` chooses. The rest of the key after
 * the first dot is one name, so `question.11.4` is question 11.4.
 * A key without words is shown as itself: a missing word must not hide a fact.
 */
export function words(key, params = {}) {
  let text = lookUp(key);
  if (text === undefined) return key;
  if (typeof text === "object") text = text[plurals.select(Number(params.count))] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

function lookUp(key) {
  const dot = key.indexOf(".");
  const group = messages[key.slice(0, dot)];
  const name = key.slice(dot + 1);
  return group && Object.hasOwn(group, name) ? group[name] : undefined;
}

// A day is a date without a time: reading and printing it in UTC keeps it the
// same day everywhere.
const asDate = (iso) => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  return year ? new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))) : null;
};

// Chromium's Welsh month and weekday names may be missing from a small ICU
// build; these are the standard ones and keep the two languages alike.
const WELSH_DAYS = ["Dydd Sul", "Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn"];
const WELSH_SHORT_DAYS = ["Sul", "Llun", "Maw", "Mer", "Iau", "Gwe", "Sad"];
export const WELSH_MONTHS = [
  "Ionawr",
  "Chwefror",
  "Mawrth",
  "Ebrill",
  "Mai",
  "Mehefin",
  "Gorffennaf",
  "Awst",
  "Medi",
  "Hydref",
  "Tachwedd",
  "Rhagfyr",
];
const WELSH_SHORT_MONTHS = ["Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"];

function format(iso, options) {
  const date = asDate(iso);
  if (!date) return String(iso);
  const short = options.month === "short";
  if (language === "cy") {
    const weekday = options.weekday ? `${(short ? WELSH_SHORT_DAYS : WELSH_DAYS)[date.getUTCDay()]} ` : "";
    const month = (short ? WELSH_SHORT_MONTHS : WELSH_MONTHS)[date.getUTCMonth()];
    return `${weekday}${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
  }
  // Joined from parts: engines differ on a comma after the weekday.
  const parts = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).formatToParts(date);
  const part = (type) => parts.find((each) => each.type === type)?.value;
  return ["weekday", "day", "month", "year"].map(part).filter(Boolean).join(" ").replace("Sept ", "Sep ");
}

/** `2026-01-26` as "Monday 26 January 2026". */
export const day = (iso) => format(iso, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
/** "Mon 26 Jan 2026". */
export const shortDay = (iso) => format(iso, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
/** "26 January 2026". */
export const plainDay = (iso) => format(iso, { day: "numeric", month: "long", year: "numeric" });
/** A number in the reader's manner: 1,234. */
export const number = (value) => new Intl.NumberFormat(locale()).format(value);

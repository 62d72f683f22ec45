// The duties of a case as a table for a spreadsheet.

import { nameOf } from "./duty-name.mjs";

const NO_DAY = new Set(["suspended", "lapsed", "cannot-date"]);
const COLUMNS = ["what", "due", "state", "days-late", "done", "who", "rule", "standing"];

/**
 * @param {{ duties: object[] }} assessment
 * @param {import("./duty-name.mjs").Words} words
 * @returns {string} comma-separated, with a byte order mark so that spreadsheets read Welsh letters
 */
export function toTable(assessment, words) {
  const rows = /** @type {any[]} */ (assessment.duties).map((duty) => [
    nameOf(duty, words),
    // What is on hold or has lapsed has no day to work to: a spreadsheet would sort it among those that have.
    NO_DAY.has(duty.state) ? "" : (duty.due ?? ""),
    words(`state.${duty.state}`),
    // Only what is late: a number that begins with a minus would have to be guarded.
    duty.daysLate === null ? "" : String(duty.daysLate),
    duty.doneOn ?? "",
    words(`owner.${duty.owner}`),
    duty.rule,
    words(`standing.${duty.standing}`),
  ]);
  const header = COLUMNS.map((name) => words(`export.column-${name}`));
  return `\ufeff${[header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/**
 * A cell in quotes. What a spreadsheet would take for a formula gets an apostrophe before it, after blanks too.
 * @param {string} text
 */
export function cell(text) {
  const guarded = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

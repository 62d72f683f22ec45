// The open dates of a case as a calendar file, RFC 5545.
//
// It holds no personal data: no reference, no name, no day of anything that happened. The UID has to stay the
// same from one export to the next, so that a calendar moves an entry and does not double it, and must differ
// between cases, or importing a second case would overwrite the dates of the first. So it is made from a key
// that is drawn at random once for each case and kept with it (`calendarKey` in the case file, or in the host's own
// store), mixed with what tells the duties of the case apart. Without that key nobody can tell whose it is.

import { dated, identityOf, nameOf } from "./duty-name.mjs";

const LONGEST = 75; // octets of a line, without its end

/**
 * @param {{ today: string, duties: object[] }} assessment
 * @param {import("./duty-name.mjs").Words} words
 * @param {{ key: string, language?: string }} options `key`: at least 16 characters drawn at random for this case
 * @returns {string} the text of the file
 */
export function toCalendar(assessment, words, { key, language = "en" }) {
  if (typeof key !== "string" || key.length < 16)
    throw new TypeError("`key` must be a text of at least 16 characters, drawn at random once for each case");
  const used = new Map();
  const entries = dated(/** @type {any[]} */ (assessment.duties)).flatMap((duty) => {
    const identity = identityOf(duty);
    const count = (used.get(identity) ?? 0) + 1;
    used.set(identity, count);
    return [
      "BEGIN:VEVENT",
      `UID:${digest(`${key}|${identity}|${count}`)}@joint-risk`,
      `DTSTAMP:${plain(assessment.today)}T000000Z`,
      `DTSTART;VALUE=DATE:${plain(duty.due)}`,
      `DTEND;VALUE=DATE:${plain(dayAfter(duty.due))}`,
      `SUMMARY;LANGUAGE=${language}:${escaped(nameOf(duty, words))}`,
      `DESCRIPTION;LANGUAGE=${language}:${escaped(`${words(`owner.${duty.owner}`)}. ${words("result.rule", { rule: duty.rule })}`)}`,
      "CLASS:CONFIDENTIAL",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//joint-risk//dates//EN", "CALSCALE:GREGORIAN", ...entries];
  return [...lines, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
}

/** A key for a case that has none yet. */
export function newCalendarKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} day */
const plain = (day) => day.replaceAll("-", "");

/** @param {string} day */
function dayAfter(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/**
 * A long line goes on in further ones that begin with a space, and no letter is cut in two.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  const lines = [""];
  let room = LONGEST;
  for (const letter of line) {
    const octets = encoder.encode(letter).length;
    if (octets > room) {
      lines.push(" ");
      room = LONGEST - 1;
    }
    lines[lines.length - 1] += letter;
    room -= octets;
  }
  return lines.join("\r\n");
}

/**
 * 128 bits as 32 digits: FNV-1a from four starts. The key makes it say nothing, not the mixing.
 * @param {string} text
 */
function digest(text) {
  return [0x811c9dc5, 0x01234567, 0x9e3779b9, 0x7f4a7c15]
    .map((start) => {
      let mixed = start;
      for (const octet of new TextEncoder().encode(text)) mixed = Math.imul(mixed ^ octet, 0x01000193);
      mixed ^= mixed >>> 15;
      return (Math.imul(mixed, 0x2c1b3c6d) >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
}

// A plain entry to paste into the record system of the police or of probation.

import { dated, nameOf } from "./duty-name.mjs";

/** Whose duties an entry lists: its own, and those that agencies share. */
const SHARED = ["mappa", "manager", "person"];

/**
 * @param {any} assessment
 * @param {import("./duty-name.mjs").Words} words
 * @param {{ agency: "police" | "probation", day: (iso: string) => string }} options `day` writes a day out
 * @returns {string}
 */
export function toEntry(assessment, words, { agency, day }) {
  const { joint, today } = assessment;
  const mine = assessment.duties.filter(
    (/** @type {any} */ duty) => duty.owner === agency || SHARED.includes(duty.owner),
  );
  const rating = joint.rating ? words(`band.${joint.rating}`) : words("band.not-known");
  const level = joint.atLeast ? words("export.at-least", { rating }) : rating;
  const lines = [
    words("export.entry-title", { day: day(today), agency: words(`owner.${agency}`) }),
    words("result.not-for-disclosure"),
    assessment.reference ? words("result.case", { reference: assessment.reference }) : words("result.no-reference"),
    `${words("joint.strip-label")}: ${level}`,
  ];
  const block = (/** @type {string} */ key, /** @type {any[]} */ duties, /** @type {(duty: any) => string} */ tell) => {
    if (duties.length) lines.push("", `${words(key)}:`, ...duties.map((duty) => `- ${tell(duty)}`));
  };
  const tell = (/** @type {any} */ duty) =>
    words("export.entry-duty", { duty: nameOf(duty, words), day: day(duty.due), who: words(`owner.${duty.owner}`) });
  const open = dated(mine);
  block(
    "agenda.overdue",
    open.filter(({ state }) => state === "overdue"),
    (duty) => `${tell(duty)}, ${words("state.days-late", { count: duty.daysLate })}`,
  );
  block(
    "state.due",
    open.filter(({ state }) => state === "due"),
    tell,
  );
  block(
    "agenda.next",
    open.filter(({ state }) => state === "upcoming"),
    tell,
  );
  block(
    "state.cannot-date",
    mine.filter((/** @type {any} */ { state }) => state === "cannot-date"),
    (duty) =>
      duty.backstop?.daysLate > 0
        ? `${nameOf(duty, words)}, ${words("export.entry-past", { count: duty.backstop.daysLate })}`
        : nameOf(duty, words),
  );
  block(
    "state.suspended",
    mine.filter((/** @type {any} */ { state }) => state === "suspended"),
    (duty) =>
      duty.lateWhenSuspended > 0
        ? `${nameOf(duty, words)}, ${words("state.held-late", { count: duty.lateWhenSuspended })}`
        : nameOf(duty, words),
  );
  lines.push("", words("export.entry-made", { release: assessment.release }));
  return `${lines.join("\n")}\n`;
}

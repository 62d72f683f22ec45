// Which sections a mode asks and what of the result it shows.

import { SECTIONS } from "../page/sections.mjs";

export const MODES = ["full", "risk-matrix", "oasys", "dates", "read-only"];

const isOasys = ({ id, number }) =>
  number !== undefined || ["harm", "self-assessment", "plan", "predictors"].includes(id);

const ASKS = {
  full: () => true,
  "read-only": () => true,
  "risk-matrix": ({ id }) => ["person", "history", "risk-matrix", "judgement"].includes(id),
  oasys: (section) => ["person", "history", "judgement"].includes(section.id) || isOasys(section),
  dates: ({ id }) => ["person", "events", "judgement"].includes(id),
};

// Parts of the result, by the id of their heading, that a mode has not asked about.
const LEAVES_OUT = {
  "risk-matrix": ["jr-do-now-heading", "jr-needs-heading", "jr-harm-heading", "jr-plan-heading", "jr-duties-heading"],
  oasys: ["jr-why-heading"],
  dates: ["jr-why-heading", "jr-needs-heading", "jr-harm-heading", "jr-plan-heading"],
};

/** The sections that the mode asks, in the order of the list of sections; the result is none of them. */
export const sectionsOf = (mode) =>
  grouped(SECTIONS.filter((section) => section.build && ASKS[mode](section))).flatMap(([, sections]) => sections);

/** Takes out of a rendered result what the mode has not asked about. */
export function trimResult(result, mode) {
  for (const id of LEAVES_OUT[mode] ?? []) {
    result.querySelector(`[aria-labelledby~="${id}"]`)?.remove();
  }
  // Where the mode has no form of events, nothing leads there.
  if (mode === "read-only" || !ASKS[mode]({ id: "events" })) {
    for (const link of result.querySelectorAll(".jr-do-now__record")) link.remove();
  }
}

const GROUPS = [
  ["element.group-case", ({ id }) => ["person", "history"].includes(id)],
  ["element.group-instruments", ({ id }) => id === "risk-matrix"],
  ["page.oasys", ({ id, number }) => number !== undefined || id === "predictors"],
  ["element.group-harm", ({ id }) => ["harm", "self-assessment", "plan"].includes(id)],
  ["element.group-dates", () => true],
];

/**
 * The sections under the headings of the task list: `[key, sections]`, none empty.
 * @returns {[string, any[]][]}
 */
export function grouped(sections) {
  const left = new Set(sections);
  return GROUPS.map(([key, belongs]) => {
    const mine = [...left].filter(/** @type {(section: any) => boolean} */ (belongs));
    mine.forEach((section) => left.delete(section));
    // OASys 1 and 2 are beside the list on the page; in a list of tasks they come in order.
    const orderOf = ({ number }) => number ?? 99;
    mine.sort((one, other) => orderOf(one) - orderOf(other));
    return /** @type {[string, any[]]} */ ([key, mine]);
  }).filter(([, mine]) => mine.length > 0);
}

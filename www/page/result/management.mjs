// What a manager looks at beside the dates: how visits are made, what MAPPA
// decided, the person's own part. What nobody recorded is not drawn.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { fieldHref } from "./field-names.mjs";
import { dayOnly, heading, joined, notice, summaryRow, table } from "./parts.mjs";

/** The engine names at most so many events. */
const MOST_NAMED = 20;
const PARTS = ["told", "invited", "understood"];

export function management({ assessment, caseFile }) {
  const found = assessment.management;
  if (!found) return null;
  const given = Array.isArray(caseFile?.events) ? caseFile.events : [];
  const rows = [...visits(found.visits, assessment, given), mappa(found.mappa, given), person(found.person, given)];
  if (!rows.some(Boolean)) return null;
  return h(
    "section",
    { class: "jr-section", id: "jr-management", "aria-labelledby": "jr-management-heading" },
    heading(words("management.title"), { id: "jr-management-heading" }),
    h("dl", { class: "govuk-summary-list jr-summary" }, rows),
  );
}

const row = (name, key, ...content) => summaryRow({ dataset: { part: name } }, key, ...content);

/** The day of an event, as a link to where it is recorded. */
const eventLink = (index, on) =>
  h(
    "a",
    { class: "govuk-link", href: fieldHref(`events[${index}].on`), dataset: { field: `events[${index}].on` } },
    dayOnly(on),
  );

/** The same for an event of which only the day is named. */
function dayLink(given, on, fits) {
  const index = given.lastIndexOf(given.filter((event) => event?.on === on && fits(event)).at(-1));
  return index < 0 ? dayOnly(on) : eventLink(index, on);
}

/** Days in a row; where there are more than are named, that is said. */
const days = (events) => [
  events.length >= MOST_NAMED ? `${words("management.last-of", { count: events.length })} ` : null,
  events.map(({ index, on }, place) => [place ? ", " : null, eventLink(index, on)]),
];

function visits({ alone, announced, lastEvening, purposes, failedAccess, reactive, joint }, assessment, given) {
  const listed = (name, events) =>
    events.length ? row(name, words(`management.${name}`), h("p", null, days(events))) : null;
  return [
    joint
      ? row(
          "joint",
          words("management.joint"),
          h("p", null, h("strong", null, dayOnly(joint.on)), `: ${words("management.joint-how")}`),
          h(
            "p",
            { class: "jr-sub" },
            words("management.joint-dates", { visit: dayOnly(joint.visit), contact: dayOnly(joint.contact) }),
          ),
        )
      : null,
    listed("alone", alone),
    failed(failedAccess),
    listed("announced", announced),
    lastEvening
      ? row(
          "evening",
          words("management.evening"),
          h(
            "p",
            null,
            dayLink(given, lastEvening, (event) => event.evening),
          ),
        )
      : null,
    covered(purposes, given),
    reactiveRow(reactive, assessment, given),
  ];
}

function failed({ count, events, entryWarrant }) {
  if (count === 0) return null;
  return row(
    "failed",
    words("management.failed"),
    h("p", null, words("management.failed-count", { count }), " ", days(events)),
    entryWarrant ? warrant(entryWarrant) : null,
  );
}

const met = (answer) => words(`management.${answer === null ? "decide" : answer ? "met" : "not-met"}`);

function warrant({ section, tests }) {
  return [
    table({
      caption: words("management.warrant", { section }),
      kind: "warrant",
      columns: [{ text: words("management.column-test") }, { text: words("management.column-met") }],
      rows: tests.map((each) => [words(`entryTest.${each.test}`), h("strong", null, met(each.met))]),
    }),
    section === "96A" ? h("p", { class: "jr-sub" }, words("management.warrant-sheriff")) : null,
    h("p", { class: "jr-sub" }, words("management.consent")),
  ];
}

/** Every purpose with its day, once one was recorded: then the others are what is left out. */
function covered(purposes, given) {
  if (!purposes.some(({ lastOn }) => lastOn)) return null;
  return row(
    "purposes",
    words("management.purposes"),
    h(
      "ul",
      { class: "govuk-list govuk-list--bullet jr-list" },
      purposes.map(({ purpose, lastOn }) =>
        h(
          "li",
          null,
          `${words(`form.purposes-${purpose}`)}: `,
          lastOn
            ? dayLink(given, lastOn, (event) => event.purposes?.includes(purpose))
            : h("strong", null, words("management.not-recorded")),
        ),
      ),
    ),
  );
}

/** Only for whom it is a question: somebody low, or somebody who was put under it. */
function reactiveRow({ state, lowSince, possibleFrom, started, ended }, { joint }, given) {
  const tried = started !== null || given.some((event) => event?.kind === "reactive-started");
  const open = state === "too-early" || state === "supervisor-decides" || (joint.rating === "low" && !lowSince);
  if (!tried && (!open || state === "not-in-standard")) return null;
  const says = (name, text) => h("p", { class: "jr-sub" }, `${words(`management.${name}`)}: `, text);
  return row(
    "reactive",
    words("duty.reactive-management"),
    h("p", null, words(`reactive.${state}`)),
    started ? says("started", eventLink(started.index, started.on)) : null,
    ended ? says("ended", [`${words(`event.${ended.kind}`)}, `, eventLink(ended.index, ended.on)]) : null,
    // A day of the past is no news where it has begun.
    lowSince && state !== "low-not-recorded" ? says("low-since", dayOnly(lowSince)) : null,
    possibleFrom && state === "too-early" ? says("possible-from", dayOnly(possibleFrom)) : null,
  );
}

function mappa(decision, given) {
  if (!decision) return null;
  const { level, category, riskCategory, on, criteria, gaps } = decision;
  const text = joined(
    [
      level ? words("form.level-n", { level }) : null,
      category ? words("management.category", { category }) : null,
      riskCategory ? words("management.risk-category", { category: riskCategory }) : null,
    ].filter(Boolean),
  );
  return row(
    "mappa",
    words("management.mappa"),
    h(
      "p",
      null,
      h("strong", null, text),
      text ? ", " : null,
      dayLink(given, on, (event) => event.kind === "mappa-level-set"),
    ),
    criteria.length
      ? h(
          "ul",
          { class: "govuk-list govuk-list--bullet jr-list" },
          criteria.map((each) => h("li", null, words(`form.criteria-${each}`))),
        )
      : null,
    gaps.length
      ? notice(
          "unknown",
          h("p", null, h("strong", null, words("management.gaps"))),
          h(
            "ul",
            { class: "govuk-list govuk-list--bullet jr-list" },
            gaps.map((gap) => h("li", null, words(`levelGap.${gap}`))),
          ),
        )
      : null,
  );
}

function person(part, given) {
  if (!PARTS.some((name) => part[name])) return null;
  return row(
    "person",
    words("management.person"),
    PARTS.map((name) =>
      h(
        "p",
        null,
        `${words(`management.${name}`)}: `,
        part[name]
          ? dayLink(given, part[name], (event) => event[name] === true)
          : h("strong", null, words("management.not-done")),
      ),
    ),
  );
}

// What goes on paper: a dated summary of one page, then the record. A copy that
// may be disclosed is built from a list of what may be in it, so that whatever is
// added to an assessment later stays out until somebody lets it in.

import { isDay } from "../page/date-parts.mjs";
import { h } from "../page/dom.mjs";
import { stateText } from "../page/result/duties.mjs";
import { sectionName } from "../page/result/needs.mjs";
import { table } from "../page/result/parts.mjs";
import { renderResult } from "../page/result/result.mjs";
import { divisionName, standardName } from "../page/section/person.mjs";
import { listAt } from "../page/section/entries.mjs";
import { hasWords, plainDay, words } from "../page/words.mjs";
import { identityOf } from "./frame.mjs";
import { trimResult } from "./modes.mjs";
import { answers } from "./check.mjs";

// Dates of what the person takes part in; never visits, which may be unannounced, nor what MAPPA does.
const OPEN_DATES = new Set(["oasys-initial", "oasys-review"]);
const NO_DATE = new Set(["suspended", "lapsed", "cannot-date"]);
const OPEN_EVENTS = new Set(["order-started", "licence-started"]);
// Sections 1 and 2 are about the offences and their victims.
const FIRST_SECTION = 3;

const line = (...parts) => parts.filter(Boolean).join(" · ");
const heading = (text) => h("p", { class: "jr-print__heading" }, h("strong", null, text));

/** The whole sheet, headed on every page. */
export function printView(app, { disclosable }) {
  const { assessment } = app;
  const { marking } = app.settings();
  const made = assessment
    ? line(
        words("element.release", { release: assessment.release }),
        assessment.standing ? words(`standing.strip-${assessment.standing}`) : null,
      )
    : null;
  return h(
    "div",
    { class: `jr-print${disclosable ? " jr-print--disclosable" : ""}` },
    h(
      "div",
      { class: "jr-print__head" },
      marking ? h("p", { class: "jr-print__marking" }, h("strong", null, marking)) : null,
      h(
        "p",
        null,
        h("strong", null, words(disclosable ? "element.disclosable" : "page.not-for-disclosure")),
        ` · ${identityOf(app)}`,
        made ? ` · ${made}` : null,
      ),
    ),
    h("div", { class: "jr-print__body" }, disclosable ? disclosed(app) : whole(app)),
  );
}

function whole(app) {
  const { assessment, store, engine } = app;
  const result = h("div", { class: "page-result page-result--shown" });
  if (assessment) {
    const view = { assessment, engine, caseFile: store.caseFile, today: store.today, offences: app.offences };
    app.below(1, () => renderResult(result, view));
    trimResult(result, app.settings().mode);
  } else result.append(h("p", { class: "govuk-body" }, h("strong", null, app.unable)));
  return [
    result,
    h("div", { class: "jr-print__answers" }, heading(words("element.answers")), answers(app, { below: 1 })),
  ];
}

function disclosed(app) {
  const { assessment, store } = app;
  const division = store.answer("division");
  const standard = store.answer("standard");
  return [
    h("p", { class: "jr-print__title" }, words("element.disclosable-title")),
    h(
      "p",
      null,
      line(
        division ? divisionName(String(division)) : null,
        standard ? standardName(String(standard)) : null,
        isDay(store.today) ? words("page.dates-as-at", { day: plainDay(store.today) }) : null,
      ),
    ),
    h("p", null, words("element.disclosable-hint")),
    facts(store),
    assessment ? needs(assessment) : h("p", null, app.unable),
    assessment ? dates(assessment) : null,
    objectives(store),
    h("p", null, words("page.supports")),
  ];
}

function facts(store) {
  const mine = listAt(store, "events").filter((event) => OPEN_EVENTS.has(event?.kind) && isDay(event.on));
  if (mine.length === 0) return null;
  return table({
    caption: words("element.disclosable-facts"),
    columns: [{ text: words("result.column-what") }, { text: words("form.event-on") }],
    rows: mine.map((event) => [words(`event.${event.kind}`), plainDay(event.on)]),
  });
}

function needs({ oasys }) {
  const sections = (oasys?.sections ?? []).filter(
    ({ section, status, contributions }) =>
      section >= FIRST_SECTION && status !== "invalid" && contributions.some(({ value }) => value !== null),
  );
  if (sections.length === 0) return null;
  return table({
    caption: words("element.disclosable-needs"),
    columns: [
      { text: words("result.column-section") },
      { text: words("result.column-score") },
      { text: words("result.column-need") },
    ],
    rows: sections.map(({ section, score, maximum, need }) => [
      sectionName(section),
      score !== null && maximum !== null ? words("section.score", { score, maximum }) : "–",
      need ? words(`need.${need}`) : "–",
    ]),
  });
}

function dates({ duties, today }) {
  // What is on hold or has lapsed is no date to come to.
  const mine = duties.filter(({ kind, due, state }) => OPEN_DATES.has(kind) && due && !NO_DATE.has(state));
  if (mine.length === 0) return null;
  return table({
    caption: words("element.disclosable-dates"),
    columns: [{ text: words("result.column-what") }, { text: words("result.column-due") }],
    rows: mine.map((duty) => [words(`duty.${duty.kind}`), `${plainDay(duty.due)}, ${stateText(duty, today)}`]),
  });
}

function objectives(store) {
  const mine = listAt(store, "oasys.plan.objectives").filter((each) => each && each.harm !== true);
  if (mine.length === 0) return null;
  const coded = (group, code) => (hasWords(`${group}.${code}`) ? words(`${group}.${code}`) : null);
  return table({
    caption: words("planResult.objectives"),
    columns: [
      { text: words("planResult.column-objective") },
      { text: words("planResult.column-status") },
      { text: words("planResult.column-who") },
    ],
    rows: mine.map((each) => [
      String(each.text ?? ""),
      coded("objectiveStatus", each.status) ?? "–",
      line(each.who, coded("timescale", each.timescale)) || "–",
    ]),
  });
}

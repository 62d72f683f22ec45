// Whose result it is, of which day, under which standard; on the page and on
// the printed summary.

import { h } from "../dom.mjs";
import { divisionName, standardName } from "../section/person.mjs";
import { words } from "../words.mjs";
import { chips } from "./chips.mjs";
import { workingText } from "./because.mjs";
import { dutyName, noOasys, stateText } from "./duties.mjs";
import { isPastLatest, nextDuty, sortDuties } from "./duty-order.mjs";
import { jointHeadline, judgedText, managedAs, oversightState } from "./joint.mjs";
import { briefDay, dayOnly, hint, longDay, sentenceCase, table } from "./parts.mjs";

/** Reference and year of birth head every page; the date of birth does not. */
export function identity({ assessment, caseFile }) {
  const reference = assessment.reference ?? caseFile?.reference;
  const year = /^\d{4}/.exec(caseFile?.person?.dateOfBirth ?? "")?.[0];
  return [
    reference ? words("result.case", { reference }) : words("result.no-reference"),
    year ? words("result.born", { year }) : words("result.year-not-known"),
  ].join(", ");
}

function setting({ assessment }) {
  const { standard, division, today } = assessment;
  return sentenceCase(
    [
      division ? divisionName(division) : words("result.country-not-known"),
      standard
        ? words(standard.named ? "result.standard" : "result.standard-assumed", { standard: standardName(standard.id) })
        : words("result.no-standard"),
      words("result.dates-as-at", { day: dayOnly(today) }),
    ].join(" · "),
  );
}

export function head(context) {
  return h(
    "div",
    { class: "jr-head" },
    h("p", { class: "govuk-body jr-head__identity" }, h("strong", null, identity(context))),
    hint(setting(context)),
  );
}

/** One page for the file, only in print: how things are, and every open date. */
export function summary(context) {
  const { assessment } = context;
  const { joint } = assessment;
  const managed = managedAs(joint);
  const sorted = sortDuties(assessment.duties);
  const open = [
    ...[sorted.overdue, sorted.past, sorted.due, sorted.upcoming, sorted.undated].flat(),
    // On paper too nobody may take what is on hold for done.
    ...sorted.held,
  ];
  return h(
    "div",
    { class: "jr-summary-page" },
    h(
      "p",
      { class: "jr-summary-page__title" },
      `${words("result.page-title")}. ${words("result.summary-title", { day: longDay(assessment.today) })}`,
    ),
    h("p", null, setting(context)),
    assessment.problems.length
      ? h("p", null, h("strong", null, words("result.problem-count", { count: assessment.problems.length })))
      : null,
    h(
      "p",
      null,
      `${words("joint.strip-label")}: `,
      h("strong", null, jointHeadline(joint)),
      managed ? `. ${managed}` : null,
      judgedText(joint) ? `. ${judgedText(joint).replace(/\.$/, "")}` : null,
      `. ${words("oversight.heading")}: `,
      h("strong", null, oversightState(joint).text),
      oversightState(joint).draft ? `. ${words("oversight.draft")}` : null,
      ".",
    ),
    joint.beforeIncident ? h("p", null, h("strong", null, words("joint.before-incident")), ".") : null,
    chips(context),
    noOasys(assessment),
    open.length
      ? table({
          caption: words("result.duties-title"),
          columns: [
            { text: words("result.column-what") },
            { text: words("result.column-due") },
            { text: words("result.column-who") },
          ],
          rows: open.map((duty) => [
            [dutyName(duty), duty.due ? h("span", { class: "jr-sub" }, workingText(duty.because)) : null],
            [
              duty.due && duty.state !== "suspended"
                ? briefDay(duty.due)
                : words(duty.state === "suspended" ? "state.suspended" : "result.no-date"),
              duty.state === "suspended" && !(duty.lateWhenSuspended > 0)
                ? null
                : duty.state === "cannot-date" && !isPastLatest(duty)
                  ? null
                  : [", ", h("strong", null, stateText(duty, assessment.today))],
            ],
            words(`owner.${duty.owner}`),
          ]),
        })
      : null,
    assessment.standing === "unconfirmed" ? h("p", null, `${words("result.sources-some")}.`) : null,
    h("p", null, `${words("result.supports")} ${words("result.predicts-group")}`),
    h("p", null, `${words("result.summary-made", { release: assessment.release })} ${words("result.full-record")}`),
  );
}

/** The strip that stays in sight: rating, next thing due, oversight, standing. */
export function strip({ assessment }) {
  const { joint } = assessment;
  const sorted = sortDuties(assessment.duties);
  const managed = managedAs(joint);
  const others = sorted.overdue.length + sorted.past.length - 1;
  const { text, draft } = oversightState(joint);
  return h(
    "dl",
    { class: "jr-strip", "aria-label": words("result.strip-label") },
    part(
      words("joint.strip-label"),
      jointHeadline(joint),
      joint.beforeIncident ? words("joint.before-incident") : (judgedText(joint) ?? managed),
    ),
    part(
      words("result.next-due"),
      h("a", { class: "govuk-link", href: "#jr-duties" }, nextText(nextDuty(sorted), assessment)),
      others > 0 ? words("result.strip-more", { count: others }) : null,
    ),
    part(words("result.strip-oversight"), text, draft ? words("oversight.draft") : null),
    part(
      words("result.strip-standing"),
      h("a", { class: "govuk-link", href: "#jr-sources" }, words(`standing.strip-${assessment.standing ?? "none"}`)),
    ),
  );
}

const part = (name, value, below) =>
  h(
    "div",
    { class: "jr-strip__part" },
    h("dt", null, name),
    h("dd", null, h("strong", null, value), below ? h("span", { class: "jr-strip__below" }, below) : null),
  );

function nextText(duty, { duties, today }) {
  // Without any duty nothing is known to be due, which is not the same as nothing due.
  if (!duty && duties.some(({ state }) => state === "suspended")) return words("result.all-suspended");
  if (!duty) return words(duties.length ? "result.nothing-due" : "result.no-date");
  const name = words(`duty.${duty.kind}-short`);
  if (isPastLatest(duty)) return words("result.strip-past", { duty: name, state: stateText(duty).toLowerCase() });
  if (!duty.due) return words("result.strip-no-date", { duty: name });
  return words("result.strip-due", { duty: name, day: dayOnly(duty.due), state: stateText(duty, today).toLowerCase() });
}

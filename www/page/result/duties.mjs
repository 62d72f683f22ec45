// What must happen, and when: late before due, due before upcoming, and what
// cannot be dated never looks like a date.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { becauseList, periodText, reckoningText } from "./because.mjs";
import { daysBetween, sortDuties } from "./duty-order.mjs";
import {
  briefDay,
  dayOnly,
  details,
  heading,
  hint,
  longDay,
  lowerCase,
  notice,
  sentenceCase,
  standingMark,
  tag,
} from "./parts.mjs";
import { sourceLine } from "./sources.mjs";
import { filter, grouped } from "./agenda.mjs";
import { nameOf } from "../../export/duty-name.mjs";
import { timeline } from "./timeline.mjs";

export function duties({ assessment }) {
  const sorted = sortDuties(assessment.duties);
  const alerts = [...sorted.overdue, ...sorted.due];
  const open = [...sorted.upcoming, ...sorted.undated];
  const owners = [...new Set([...alerts, ...open].map(({ owner }) => owner))];
  const agencies = filter(() => section, owners);
  const section = h(
    "section",
    { class: "jr-section", id: "jr-duties", "aria-labelledby": "jr-duties-heading" },
    heading(words("result.duties-title"), { id: "jr-duties-heading" }),
    noOasys(assessment),
    assessment.duties.length === 0 ? hint(words("result.no-duties")) : null,
    agencies?.node,
    alerts.map(card),
    open.length
      ? dutyTable(words("result.open-caption"), grouped(open, assessment.today), assessment.today, false)
      : null,
    timeline({ sorted, today: assessment.today }),
    sorted.closed.length
      ? details(
          "closed-duties",
          words("result.closed", { count: sorted.closed.length }),
          { open: alerts.length + open.length === 0 },
          dutyTable(words("result.closed-caption"), [[null, sorted.closed]], assessment.today, true),
        )
      : null,
  );
  agencies?.apply();
  return section;
}

/** Why there are no dates of OASys at all; nobody may take their absence for "nothing due". */
export function noOasys({ standard }) {
  const other = standard?.insteadOfOasys;
  return other ? notice("plain", h("p", null, words(`otherInstrument.${other}`))) : null;
}

export const dutyName = (duty) => nameOf(duty, words);
/** Names a duty, so that its disclosure stays open when the dates change. */
const keyOf = (duty) => `duty-${duty.kind}-${duty.opened?.on ?? ""}-${duty.opened?.index ?? ""}-${duty.state}`;

/** Its state with the number of days, in words. */
export function stateText(duty, today) {
  switch (duty.state) {
    case "overdue":
      return words("state.days-late", { count: duty.daysLate });
    case "upcoming":
      return duty.due ? words("state.due-in", { count: daysBetween(today, duty.due) }) : words("state.upcoming");
    case "done":
      if (!duty.doneOn) return words("state.done");
      return duty.daysLate > 0
        ? words("state.done-late", { on: dayOnly(duty.doneOn), count: duty.daysLate })
        : words("state.done-on", { on: dayOnly(duty.doneOn) });
    default:
      return words(`state.${duty.state}`);
  }
}

function card(duty) {
  const late = duty.state === "overdue";
  const atOnce = duty.kind === "countersignature" || duty.because.some(({ code }) => code === "at-once");
  const state = late
    ? words("state.days-late", { count: duty.daysLate })
    : atOnce
      ? words("state.needed-now")
      : lowerCase(words("state.due"));
  const reckoning = reckoningText(duty.because);
  return h(
    "div",
    { class: `jr-alert jr-alert--${duty.state}`, dataset: { duty: duty.kind, state: duty.state, owner: duty.owner } },
    h(
      "p",
      { class: "jr-alert__text" },
      h("strong", { class: "jr-alert__lead" }, `${dutyName(duty)}: ${state}.`),
      " ",
      duty.due
        ? reckoning
          ? words("result.due-on-because", { day: longDay(duty.due), because: reckoning })
          : `${words("result.due-on", { day: longDay(duty.due) })}.`
        : null,
      duty.kind === "countersignature" ? ` ${words("oversight.draft-hint")}` : null,
    ),
    h("p", { class: "jr-sub" }, words(`owner.${duty.owner}`), lastWorkingDay(duty), badges(duty)),
    why(duty),
  );
}

const lastWorkingDay = (duty) =>
  duty.lastWorkingDay && duty.lastWorkingDay !== duty.due
    ? `. ${words("result.last-working-day", { day: briefDay(duty.lastWorkingDay) })}`
    : null;

const badges = (duty) => [
  duty.historic ? [" ", tag(words("result.historic-badge"), "historic")] : null,
  " ",
  standingMark(duty.standing),
];

function dutyTable(caption, groups, today, closed) {
  return h(
    "table",
    { class: "govuk-table jr-table jr-table--duties" },
    h("caption", { class: "govuk-table__caption govuk-table__caption--s" }, caption),
    h(
      "thead",
      { class: "govuk-table__head" },
      h(
        "tr",
        { class: "govuk-table__row" },
        ["due", "what", "who"].map((name) =>
          h("th", { class: `govuk-table__header jr-duty__${name}`, scope: "col" }, words(`result.column-${name}`)),
        ),
      ),
    ),
    groups.map(([name, rows]) =>
      h(
        "tbody",
        { class: "govuk-table__body", dataset: name ? { group: name } : {} },
        name
          ? h(
              "tr",
              { class: "govuk-table__row jr-agenda__group" },
              h("th", { class: "govuk-table__header", scope: "rowgroup", colspan: 3 }, words(`agenda.${name}`)),
            )
          : null,
        rows.map((duty) => dutyRow(duty, today, closed)),
      ),
    ),
  );
}

const dutyRow = (duty, today, closed) =>
  h(
    "tr",
    { class: "govuk-table__row", dataset: { duty: duty.kind, state: duty.state, owner: duty.owner } },
    h("td", { class: "govuk-table__cell jr-duty__due" }, dueCell(duty, today)),
    h("th", { class: "govuk-table__header jr-duty__what", scope: "row" }, whatCell(duty, closed)),
    h("td", { class: "govuk-table__cell jr-duty__who" }, words(`owner.${duty.owner}`)),
  );

function dueCell(duty, today) {
  if (duty.state === "cannot-date") return h("em", { class: "jr-duty__undated" }, words("result.no-date"));
  return [duty.due ? briefDay(duty.due) : null, h("span", { class: "jr-sub" }, stateText(duty, today))];
}

function whatCell(duty, closed) {
  const reckoning = reckoningText(duty.because);
  const waits = duty.because.find(({ code }) => code === "waits-for");
  const today = duty.because.some(({ code }) => code === "if-done-today");
  return [
    h("span", { class: "jr-duty__name" }, dutyName(duty)),
    badges(duty),
    duty.state !== "cannot-date" && reckoning
      ? h("span", { class: "jr-sub" }, `${sentenceCase(reckoning)}${lastWorkingDay(duty) ?? ""}`)
      : null,
    waits
      ? h("span", { class: "jr-sub" }, words("result.waits", { duty: lowerCase(words(`duty.${waits.duty}`)) }))
      : null,
    duty.earliest && !closed
      ? h(
          "span",
          { class: "jr-sub" },
          words(today || waits ? "result.earliest" : "result.earliest-no-if", { day: dayOnly(duty.earliest) }),
        )
      : null,
    why(duty),
  ];
}

function why(duty) {
  return details(
    keyOf(duty),
    words(duty.due ? "result.why-date" : "result.why-no-date"),
    {},
    becauseList(duty.because),
    h(
      "ul",
      { class: "govuk-list jr-list jr-facts" },
      duty.historic ? h("li", null, words("result.historic", { period: periodText(duty.inForce) })) : null,
      duty.lastWorkingDay && duty.lastWorkingDay !== duty.due
        ? h("li", null, words("result.last-working-day", { day: longDay(duty.lastWorkingDay) }))
        : null,
      h("li", null, words("result.rule", { rule: duty.rule })),
      h("li", null, words("result.standing-of", { standing: lowerCase(words(`standing.${duty.standing}`)) })),
      h("li", null, sourceLine(duty.source)),
      duty.calendar ? h("li", null, words("result.calendar", { calendar: duty.calendar })) : null,
    ),
  );
}

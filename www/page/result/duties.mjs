// What must happen, and when: late before due, due before upcoming, and what
// cannot be dated never looks like a date.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { becauseList, becauseText, happened, periodText, workingText } from "./because.mjs";
import { daysBetween, isPastLatest, sortDuties } from "./duty-order.mjs";
import {
  briefDay,
  dayOnly,
  details,
  fieldLink,
  heading,
  hint,
  joined,
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

export function duties({ assessment, caseFile }) {
  const sorted = sortDuties(assessment.duties);
  const alerts = [...sorted.overdue, ...sorted.past, ...sorted.due];
  const open = [...sorted.upcoming, ...sorted.undated];
  const owners = [...new Set([...alerts, ...open, ...sorted.held].map(({ owner }) => owner))];
  const agencies = filter(() => section, owners);
  const section = h(
    "section",
    { class: "jr-section", id: "jr-duties", "aria-labelledby": "jr-duties-heading" },
    heading(words("result.duties-title"), { id: "jr-duties-heading" }),
    noOasys(assessment),
    assessment.duties.length === 0 ? hint(words("result.no-duties")) : null,
    agencies?.node,
    alerts.map((duty) => card(duty, caseFile)),
    open.length ? dutyTable(words("result.open-caption"), grouped(open, assessment.today), assessment, caseFile) : null,
    sorted.held.length ? dutyTable(words("result.held-caption"), [[null, sorted.held]], assessment, caseFile) : null,
    timeline({ sorted, today: assessment.today }),
    sorted.closed.length
      ? details(
          "closed-duties",
          words("result.closed", { count: sorted.closed.length }),
          { open: alerts.length + open.length + sorted.held.length === 0 },
          dutyTable(words("result.closed-caption"), [[null, sorted.closed]], assessment, caseFile),
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
    case "ended":
      return duty.daysLate > 0 ? words("state.ended-late", { count: duty.daysLate }) : words("state.ended");
    case "suspended":
      return duty.lateWhenSuspended > 0
        ? words("state.held-late", { count: duty.lateWhenSuspended })
        : words("state.suspended");
    case "cannot-date":
      return isPastLatest(duty)
        ? words("state.past-latest", { count: duty.backstop.daysLate })
        : words("state.cannot-date");
    default:
      return words(`state.${duty.state}`);
  }
}

function card(duty, caseFile) {
  if (isPastLatest(duty)) return pastCard(duty, caseFile);
  const late = duty.state === "overdue";
  const atOnce = duty.kind === "countersignature" || duty.because.some(({ code }) => code === "at-once");
  const state = late
    ? words("state.days-late", { count: duty.daysLate })
    : atOnce
      ? words("state.needed-now")
      : lowerCase(words("state.due"));
  const working = workingText(duty.because);
  return h(
    "div",
    { class: `jr-alert jr-alert--${duty.state}`, dataset: { duty: duty.kind, state: duty.state, owner: duty.owner } },
    h(
      "p",
      { class: "jr-alert__text" },
      h("strong", { class: "jr-alert__lead" }, `${dutyName(duty)}: ${state}.`),
      " ",
      duty.due
        ? working
          ? words("result.due-on-because", { day: longDay(duty.due), because: working })
          : `${words("result.due-on", { day: longDay(duty.due) })}.`
        : null,
      duty.kind === "countersignature" ? ` ${words("oversight.draft-hint")}` : null,
    ),
    h("p", { class: "jr-sub" }, words(`owner.${duty.owner}`), lastWorkingDay(duty), badges(duty)),
    why(duty),
  );
}

/** No date, because a fact is missing, and past the latest day all the same: as urgent as what is late. */
const pastCard = (duty, caseFile) =>
  h(
    "div",
    {
      class: "jr-alert jr-alert--overdue",
      dataset: { duty: duty.kind, state: duty.state, owner: duty.owner, late: "" },
    },
    h(
      "p",
      { class: "jr-alert__text" },
      h("strong", { class: "jr-alert__lead" }, `${dutyName(duty)}: ${lowerCase(stateText(duty))}.`),
      " ",
      words("result.backstop-past", { day: longDay(duty.backstop.due) }),
    ),
    waits(duty, caseFile),
    h("p", { class: "jr-sub" }, words(`owner.${duty.owner}`), badges(duty)),
    why(duty),
  );

/** What it waits for: events to record, an answer to give, another duty. */
function waits(duty, caseFile) {
  const { waitsFor = [] } = duty;
  const other = waitsFor.find((each) => each.duty)?.duty ?? duty.because.find(({ code }) => code === "waits-for")?.duty;
  const events = [
    ...new Set(
      waitsFor
        .filter((each) => each.event && !each.duty)
        .map(({ event }) => (event === "contact" ? words("result.first-appointment") : happened(event))),
    ),
  ];
  const fields = waitsFor.filter(({ field }) => field);
  return [
    other ? h("span", { class: "jr-sub" }, words("result.waits", { duty: lowerCase(words(`duty.${other}`)) })) : null,
    events.length
      ? h("span", { class: "jr-sub" }, words("result.waits-record", { events: joined(events, "disjunction") }))
      : null,
    fields.length
      ? h(
          "span",
          { class: "jr-sub" },
          `${words("result.waits-answer")} `,
          fields.map(({ field }, place) => [place ? ", " : "", fieldLink(field, caseFile)]),
        )
      : null,
  ];
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

function dutyTable(caption, groups, { today }, caseFile) {
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
        rows.map((duty) => dutyRow(duty, today, caseFile)),
      ),
    ),
  );
}

const dutyRow = (duty, today, caseFile) =>
  h(
    "tr",
    { class: "govuk-table__row", dataset: { duty: duty.kind, state: duty.state, owner: duty.owner } },
    h("td", { class: "govuk-table__cell jr-duty__due" }, dueCell(duty, today)),
    h("th", { class: "govuk-table__header jr-duty__what", scope: "row" }, whatCell(duty, caseFile)),
    h("td", { class: "govuk-table__cell jr-duty__who" }, words(`owner.${duty.owner}`)),
  );

function dueCell(duty, today) {
  if (duty.state === "cannot-date") return h("em", { class: "jr-duty__undated" }, words("result.no-date"));
  // The date of what is on hold is kept, and is no date to work to.
  if (duty.state === "suspended") {
    return [
      h("em", { class: "jr-duty__undated" }, words("state.suspended")),
      duty.due ? h("span", { class: "jr-sub" }, words("result.held-due", { day: briefDay(duty.due) })) : null,
      duty.lateWhenSuspended > 0 ? h("span", { class: "jr-sub" }, h("strong", null, stateText(duty))) : null,
    ];
  }
  return [duty.due ? briefDay(duty.due) : null, h("span", { class: "jr-sub" }, stateText(duty, today))];
}

/** Steps that are said in sight, not only among the reasons. */
const SAID = { suspended: ["suspended-by"], lapsed: ["lapsed"], ended: ["ended-by", "removed"] };

function whatCell(duty, caseFile) {
  const working = workingText(duty.because);
  const undated = duty.state === "cannot-date";
  const waiting = duty.because.some(({ code }) => code === "waits-for" || code === "if-done-today");
  return [
    h("span", { class: "jr-duty__name" }, dutyName(duty)),
    badges(duty),
    duty.because
      .filter(({ code }) => SAID[duty.state]?.includes(code))
      .map((step) => h("span", { class: "jr-sub" }, becauseText(step))),
    !undated && working
      ? h("span", { class: "jr-sub" }, `${sentenceCase(working)}${lastWorkingDay(duty) ?? ""}`)
      : null,
    undated ? waits(duty, caseFile) : null,
    undated && duty.backstop
      ? h("span", { class: "jr-sub" }, words("result.backstop", { day: dayOnly(duty.backstop.due) }))
      : null,
    duty.earliest && undated
      ? h(
          "span",
          { class: "jr-sub" },
          words(waiting ? "result.earliest" : "result.earliest-no-if", { day: dayOnly(duty.earliest) }),
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

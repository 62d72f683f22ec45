// What the conviction history counts: each count with the rows that make it and
// why each other row does not, as the result and the form show it.

import { h } from "../dom.mjs";
import { at } from "../path.mjs";
import { hasWords, words } from "../words.mjs";
import { fieldHref } from "./field-names.mjs";
import { dayOnly, details, heading, hint, standingMark } from "./parts.mjs";

const MATRIX = [
  "sexualAppearances",
  "criminalAppearances",
  "violentAppearances",
  "burglary",
  "maleVictim",
  "strangerVictim",
  "nonContactOffence",
  "indecentImagesOnly",
  "ageAtLatestSexualOffence",
];
const SANCTIONS = [
  "sanctions",
  "violentSanctions",
  "sexualSanctions",
  "contactAdultSanctions",
  "contactChildSanctions",
  "imagesOrIndirectSanctions",
  "nonContactOtherSanctions",
  "ageAtFirstSanction",
  "ageAtFirstConviction",
];
const DAYS = ["firstSanction", "firstConviction", "latestOffence", "latestSexualOffence", "latestSexualSanction"];
const GROUPS = [
  ["matrix", MATRIX],
  ["sanctions", SANCTIONS],
  ["days", DAYS],
];
/** The day on which each age is counted. */
const DAY_OF = {
  ageAtFirstSanction: "firstSanction",
  ageAtFirstConviction: "firstConviction",
  ageAtLatestSexualOffence: "latestSexualOffence",
};

const codeOf = (member) => member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
export const countName = (code) => (hasWords(`count.${code}`) ? words(`count.${code}`) : String(code));

function span(lowest, highest, text = String) {
  if (lowest === null && highest === null) return words("history.not-certain");
  if (lowest === null) return words("history.up-to", { highest: text(highest) });
  if (highest === null) return words("history.from", { lowest: text(lowest) });
  return lowest === highest ? text(lowest) : words("history.between", { lowest: text(lowest), highest: text(highest) });
}

const flag = (value) => (value === null ? words("history.not-certain") : words(value ? "result.yes" : "result.no"));
const isDayFinding = (member) => DAYS.includes(member);
const isNone = (finding) =>
  finding.value === null && finding.earliest === null && finding.latest === null && finding.openRows.length === 0;

/** The value of a member of the counts in words: a number, a range, yes or no, a day. */
export function countText(history, member) {
  const count = history[member];
  if (isDayFinding(member))
    return isNone(count) ? words("history.nothing") : span(count.earliest, count.latest, dayOnly);
  if (!("lowest" in count)) return flag(count.value);
  if (DAY_OF[member] && !count.correction && isNone(history[DAY_OF[member]])) return words("history.nothing");
  return span(count.lowest, count.highest);
}

/** Whether the history gives one answer. */
export const isCertain = (history, member) =>
  history?.[member]?.value !== null && history?.[member]?.value !== undefined;

/** Day and court of an occasion. */
export function occasionText(occasion, index) {
  const on = /^\d{4}-\d\d-\d\d$/.test(occasion?.sentencedOn ?? "") ? dayOnly(occasion.sentencedOn) : null;
  const name = on ?? words("field.occasion", { number: index + 1 });
  return typeof occasion?.court === "string" && occasion.court.trim()
    ? words("history.row", { day: name, court: occasion.court })
    : name;
}

function rowText(path, caseFile) {
  const index = Number(/^convictions\[(\d+)\]/.exec(path)?.[1] ?? 0);
  return occasionText(at(caseFile ?? {}, `convictions[${index}]`), index);
}

const codeAt = (path, caseFile) => {
  const code = at(caseFile ?? {}, `${path}.code`);
  return code === undefined || code === null ? null : String(code);
};

const rowLink = (path, { caseFile }) =>
  h("a", { class: "govuk-link", href: fieldHref(path), dataset: { field: path } }, rowText(path, caseFile));

function offencesOf(paths, { caseFile, offences }) {
  const codes = paths.map((path) => codeAt(path, caseFile));
  return codes.map((code) => (offences ? offences.label(code) : (code ?? words("history.no-code")))).join("; ");
}

function list(title, kind, items) {
  if (items.length === 0) return null;
  return [
    h("p", { class: "jr-count__title" }, h("strong", null, words(`history.${title}`)), ` (${items.length})`),
    h("ul", { class: "govuk-list govuk-list--bullet jr-list", dataset: { rows: kind } }, items),
  ];
}

const reasoned = (text, link) => h("li", null, link, ": ", text);

function rowsOf(count, context) {
  const { caseFile } = context;
  return [
    list(
      "rows-counted",
      "counted",
      count.rows.map(({ row, offences }) =>
        h("li", null, rowLink(row, context), offences.length > 0 ? `: ${offencesOf(offences, context)}` : null),
      ),
    ),
    openRows(count, context),
    list(
      "rows-not",
      "not",
      count.notCounted.map((row) =>
        reasoned(
          words(`notCounted.${row.because}`, { with: row.with ? rowText(row.with, caseFile) : "" }),
          rowLink(row.row, context),
        ),
      ),
    ),
  ];
}

const openRows = (count, context) =>
  list(
    "rows-open",
    "open",
    count.openRows.map((row) => reasoned(words(`open.${row.because}`), rowLink(row.row, context))),
  );

function dayRows(finding, context) {
  return [
    list(
      "rows-day",
      "counted",
      finding.rows.map((row) =>
        h("li", null, rowLink(row, context), codeAt(row, context.caseFile) ? `: ${offencesOf([row], context)}` : null),
      ),
    ),
    openRows(finding, context),
  ];
}

function rulesOf(rules) {
  if (rules.length === 0) return null;
  return [
    h("p", { class: "jr-count__title" }, h("strong", null, words("history.rules"))),
    h(
      "ul",
      { class: "govuk-list govuk-list--bullet jr-list", dataset: { rows: "rules" } },
      rules.map((rule) =>
        h(
          "li",
          null,
          words("history.rule", {
            rule: words(`countingRule.${rule.rule}`),
            treatment: words(`treatment.${rule.treatment}`),
          }),
          " ",
          words("history.rule-rows", { count: rule.rows }),
          " ",
          standingMark(rule.standing),
          rule.confidence ? ` (${words(`confidence.${rule.confidence}`)})` : null,
        ),
      ),
    ),
  ];
}

function correctionOf(count) {
  const { correction, derived } = count;
  if (!correction) return null;
  const isFlag = typeof correction.value === "boolean";
  return [
    h(
      "p",
      { class: "jr-count__correction" },
      words("history.correction-text", {
        value: isFlag ? flag(correction.value) : correction.value,
        by: correction.by,
        on: dayOnly(correction.on),
        reason: correction.reason,
      }),
    ),
    h(
      "p",
      null,
      words("history.derived-text", { value: isFlag ? flag(derived) : span(derived.lowest, derived.highest) }),
    ),
  ];
}

function countDetails(member, context) {
  const { history, correct, prefix } = context;
  const count = history[member];
  const day = DAY_OF[member];
  const finding = day ? history[day] : count;
  const body = count.rows && count.notCounted ? rowsOf(count, context) : dayRows(finding, context);
  return details(
    `${prefix}-${member}`,
    [
      h("span", { class: "jr-count__name" }, countName(codeOf(member))),
      " ",
      h(
        "strong",
        { class: "jr-count__value", dataset: { count: member } },
        countText(history, member),
        count.correction ? ` (${words("history.corrected")})` : null,
      ),
    ],
    {},
    count.correction ? correctionOf(count) : null,
    body,
    rulesOf(finding.rules),
    correct && count.name
      ? h(
          "button",
          { type: "button", class: "link-button", on: { click: () => correct(count.name) } },
          words("history.correct"),
          h("span", { class: "govuk-visually-hidden" }, ` ${countName(count.name)}`),
        )
      : null,
  );
}

/** Every count as a disclosure. `level` is that of the headings of their groups. */
export function countList(context, level) {
  return GROUPS.map(([group, members]) => [
    h(`h${level}`, { class: "govuk-heading-s" }, words(`history.counts-${group}`)),
    h(
      "div",
      { class: "jr-counts" },
      members.map((member) => countDetails(member, context)),
    ),
  ]);
}

/** The part of the result; null where the case has no history. */
export function counts({ assessment, caseFile, offences }) {
  const { history } = assessment;
  if (!history) return null;
  return h(
    "section",
    { class: "jr-section", id: "jr-counts", "aria-labelledby": "jr-counts-heading" },
    heading(words("result.counts-heading"), { id: "jr-counts-heading" }),
    hint(words("result.counts-hint")),
    countList({ history, caseFile, offences, prefix: "result" }, 3),
  );
}

// Why each scale has its band: what every answer added, and which single
// answers would change it.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { answerText, fieldHref, fieldLabel } from "./field-names.mjs";
import {
  bandInText,
  bandName,
  between,
  dayOnly,
  details,
  fieldList,
  hint,
  isWide,
  joined,
  lowerCase,
  notice,
  standingMark,
  table,
} from "./parts.mjs";
import { rank, scaleHeadline } from "./scale-words.mjs";

const COLUMNS = () => [
  { text: words("result.column-item") },
  { text: words("result.column-answer") },
  { text: words("result.column-points"), kind: "number" },
];

export const whySexual = (context) => why("S", context.assessment.riskMatrix.sexual, context, sexualRows);
export const whyViolent = (context) => why("V", context.assessment.riskMatrix.violent, context, violentRows);
export const whyCombined = (context) => why("C", context.assessment.riskMatrix.combined, context, combinedRows);

function why(letter, scale, context, rows) {
  if (scale.status === "invalid" || scale.status === "not-applicable") return outcome(letter, scale);
  if (letter !== "C" && scale.contributions.length === 0) return unscored(letter, scale, context);
  const body = rows(scale, context);
  return h(
    "div",
    { class: `jr-why jr-why--${letter.toLowerCase()}`, dataset: { scale: letter } },
    table({ caption: title(letter, scale), columns: COLUMNS(), rows: body, kind: "why" }),
    h(
      "div",
      null,
      scale.reason ? hint(words(`reason.${scale.reason}`)) : null,
      unknownNotice(letter, scale, context),
      imagesNote(scale),
      laterStartNote(scale, context),
      scale.relativeOnly ? hint(words("result.relative-only-hint")) : null,
      letter === "C" ? null : check(letter, scale, context),
    ),
  );
}

function title(letter, scale) {
  if (scale.status === "scored") return words("result.why-title", { scale: letter, band: bandInText(scale.band) });
  return isWide(scale.range)
    ? words("result.why-title", { scale: letter, band: lowerCase(between(scale.range)) })
    : words("result.why-title-open", { scale: letter });
}

/** One paragraph where nothing of Risk Matrix 2000 applies; null where something does. */
export function whyNothing({ assessment }) {
  const { sexual, violent, combined } = assessment.riskMatrix;
  const same = [sexual, violent, combined].every(
    (scale) => scale.status === "not-applicable" && scale.reason === sexual.reason,
  );
  return same ? outcome("S, V, C", sexual) : null;
}

/** No table of points, and so no band, where the scale has none. */
function outcome(letter, scale) {
  return h(
    "p",
    { class: "govuk-body jr-why", dataset: { scale: letter } },
    h("strong", null, `${letter}: ${scaleHeadline(scale)}. `),
    scale.status === "invalid"
      ? words("status.invalid-hint")
      : [scale.reason ? `${words(`reason.${scale.reason}`)} ` : null, words("status.not-applicable-hint")],
  );
}

/** Nothing was added up yet: what it waits for, without a table of blanks. */
const unscored = (letter, scale, context) =>
  h(
    "div",
    { class: "jr-why", dataset: { scale: letter } },
    h(
      "p",
      { class: "govuk-body" },
      h("strong", null, `${letter}: ${lowerCase(scaleHeadline(scale))}. `),
      scale.reason ? words(`reason.${scale.reason}`) : null,
    ),
    unknownNotice(letter, scale, context),
  );

const itemName = ({ item: name, field }, caseFile) => {
  const own = words(`item.${name}`);
  return own === `item.${name}` ? fieldLabel(field, caseFile) : own;
};

const contributionRow = (context) => (entry) => [
  [
    h(
      "a",
      { class: "govuk-link", href: fieldHref(entry.field), dataset: { field: entry.field } },
      itemName(entry, context.caseFile),
    ),
    " ",
    standingMark(entry.standing),
  ],
  answerText(entry.value, entry.item),
  entry.points === null ? words("result.not-known") : entry.points,
];

const result = (name, band, points) => ({ strong: true, cells: [name, band, points ?? ""] });

function sexualRows(scale, context) {
  return [
    ...scale.contributions.map(contributionRow(context)),
    result(words("result.step-one"), bandName(scale.stepOneBand), scale.points),
    factorsRow(scale.factors, scale, context),
    result(words("result.step-two"), scaleHeadline(scale), ""),
  ];
}

function violentRows(scale, context) {
  return [
    ...scale.contributions.map(contributionRow(context)),
    result(words("result.total"), scaleHeadline(scale), scale.points),
  ];
}

function combinedRows(scale, { assessment }) {
  const { sexual, violent } = assessment.riskMatrix;
  const points = (value) => value ?? words("result.not-known");
  return [
    [words("result.s-row"), scaleHeadline(sexual), points(scale.sexualPoints)],
    [words("result.v-row"), scaleHeadline(violent), points(scale.violentPoints)],
    result(words("result.c-row"), scaleHeadline(scale), scale.points),
  ];
}

function factorsRow(factors, scale, { caseFile }) {
  if (factors.length === 0) return null;
  const named = (value) =>
    factors.filter((factor) => factor.value === value).map((factor) => itemName(factor, caseFile));
  const [present, absent, unknown] = [named(true), named(false), named(null)];
  const weakest = factors.find((factor) => factor.standing !== "confirmed")?.standing;
  return [
    [
      present.length ? joined(listed(present)) : words(unknown.length ? "result.factors-row" : "result.factors-none"),
      " ",
      standingMark(weakest),
      absent.length
        ? h("span", { class: "jr-sub" }, words("result.factors-absent", { factors: joined(absent.map(lowerCase)) }))
        : null,
      unknown.length
        ? h("span", { class: "jr-sub" }, words("result.factors-unknown", { factors: joined(unknown.map(lowerCase)) }))
        : null,
    ],
    words(unknown.length ? "result.factors-at-least" : "result.factors-of", { count: present.length }),
    raised(scale.raisedBy),
  ];
}

const listed = ([first, ...rest]) => [first, ...rest.map(lowerCase)];

function raised(by) {
  if (by === null) return words("result.up-not-known");
  return by === 0 ? words("result.up-none") : words("result.up", { count: by });
}

function unknownNotice(letter, scale, { caseFile }) {
  const deciding = scale.range?.decidedBy ?? [];
  if (deciding.length) {
    return notice(
      "unknown",
      h("p", null, h("strong", null, words("result.unknown-decides", { count: deciding.length, scale: letter }))),
      fieldList(deciding, caseFile),
    );
  }
  // C rests on S and V, and those say which of their answers are open.
  if (letter === "C") return null;
  const open = [...scale.contributions, ...(scale.factors ?? [])].filter((entry) => entry.value === null);
  if (scale.status !== "scored" || !scale.range || open.length === 0) return null;
  return notice(
    "plain",
    h(
      "p",
      null,
      h("strong", null, words("result.unknown-does-not", { scale: letter })),
      " ",
      words("result.unknown-does-not-list", {
        items: joined(listed(open.map((entry) => itemName(entry, caseFile)))),
        scale: letter,
        band: bandInText(scale.band),
      }),
    ),
  );
}

function imagesNote(scale) {
  if (!scale.imagesOnly) return null;
  const { withFactors, withoutFactors } = scale.imagesOnly;
  return notice(
    "plain",
    h(
      "p",
      null,
      h("strong", null, words("result.images-title")),
      ". ",
      words("result.images-both", { with: bandInText(withFactors), without: bandInText(withoutFactors) }),
    ),
  );
}

function laterStartNote(scale, { assessment, caseFile }) {
  const later = scale.laterStart;
  if (!later) return null;
  const given = caseFile?.riskMatrix?.startOfRisk;
  const start = typeof given === "object" ? given?.value : given;
  return notice(
    "plain",
    h(
      "p",
      null,
      words("result.later-start", {
        start: start ? dayOnly(start) : words("result.not-known"),
        today: later.startOfRisk === assessment.today ? words("result.today") : dayOnly(later.startOfRisk),
        age: later.age,
        band: bandInText(later.band),
        current: bandInText(scale.band ?? scale.range?.highest),
      }),
    ),
  );
}

function check(letter, scale, { caseFile }) {
  const now = scale.band;
  const line = (change) =>
    h(
      "li",
      null,
      words("result.would-change", {
        item: itemName(change, caseFile),
        answer: lowerCase(answerText(change.answer, change.item)),
        scale: letter,
        band: bandInText(change.band),
      }),
    );
  const list = (key, changes) =>
    changes.length
      ? [h("p", null, words(key)), h("ul", { class: "govuk-list govuk-list--bullet jr-list" }, changes.map(line))]
      : null;
  const changes = scale.wouldChange;
  const higher = changes.filter((change) => now && rank(change.band) > rank(now));
  const lower = changes.filter((change) => now && rank(change.band) < rank(now));
  if (scale.status !== "scored" && changes.length === 0) return null;
  return details(
    `check-${letter}`,
    words("result.check"),
    { open: true },
    changes.length === 0 && now !== "very-high" ? h("p", null, words("result.check-none")) : null,
    now === "very-high" ? h("p", null, words("result.check-highest")) : null,
    now
      ? [list("result.check-raise", higher), list("result.check-lower", lower)]
      : list("result.check-change", changes),
  );
}

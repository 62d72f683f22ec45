// The predictors: what each says of a group of people, in which form, and every
// term, answer and problem behind it. A figure is never said of this person.

import { h } from "../dom.mjs";
import { hasField } from "../section-of.mjs";
import { hasWords, number, words } from "../words.mjs";
import { fieldHref } from "./field-names.mjs";
import {
  bandInText,
  bandName,
  between,
  details,
  given,
  heading,
  hint,
  isWide,
  joined,
  standingMark,
  table,
} from "./parts.mjs";

const OLDER = (all) => [all.ogrs3, all.ogp, all.ovp, all.snsv, all.osp.dc, all.osp.iic, all.rsr];
const NEWER = (all) => [all.ogrs4.arp, all.ogrs4.vrp, all.ogrs4.svrp, all.dcSrp, all.iicSrp, all.csrp];
const SCREENS = ["mst", "lds", "opd"];

export function predictors(context) {
  const { predictors: all, today } = context.assessment;
  return h(
    "section",
    { class: "jr-section jr-predictors", "aria-labelledby": "jr-predictors-heading" },
    heading(words("predictors.title"), { id: "jr-predictors-heading" }),
    all
      ? [hint(words("predictors.group"), " ", words("predictors.low-hint")), ...editions(all, today, context)]
      : hint(words("predictors.none")),
  );
}

/** The editions in use on the day are open; the others wait behind a disclosure. */
function editions(all, today, context) {
  const older = { key: "old", list: OLDER(all) };
  const newer = { key: "new", list: NEWER(all) };
  const isNew = today.slice(0, 7) >= newer.list[0].inForce.from;
  const [used, other] = isNew ? [newer, older] : [older, newer];
  return [
    edition(used, context),
    screens(all, context),
    details(
      `predictors-${other.key}`,
      words(isNew ? "predictors.show-old" : "predictors.not-yet"),
      {},
      edition(other, context),
    ),
  ];
}

function edition({ key, list }, context) {
  return [
    table({
      caption: words(`predictors.caption-${key}`),
      kind: "predictors",
      columns: [
        { text: words("predictors.column-predictor") },
        { text: words("predictors.column-form") },
        { text: words("predictors.column-percentage") },
        { text: words("predictors.column-band") },
      ],
      rows: list.map((each) => [name(each), form(each), percentage(each), band(each)]),
    }),
    list.map((each) => explanation(each.predictor, each, context)),
  ];
}

const title = (code) => words(`predictors.name-${code}`);
const sub = (...children) => h("span", { class: "jr-sub" }, ...children);

function name({ predictor, edition: id, historic, standing }) {
  return [
    title(predictor),
    sub(words(`predictors.what-${predictor}`)),
    sub(
      words("predictors.edition", { edition: id }),
      historic ? `, ${words("predictors.historic")}` : null,
      " ",
      standingMark(standing),
    ),
  ];
}

function form({ form: code, missingDynamic }) {
  if (code === null) return words("predictors.form-none");
  return [
    words(`predictors.form-${code}`),
    missingDynamic.length ? sub(words("result.missing", { count: missingDynamic.length })) : null,
  ];
}

const percent = (value) => words("predictors.percentage", { percentage: number(value) });

function percentage({ status, twoYear, oneYear, points }) {
  if (status !== "scored" || !twoYear) return "–";
  return [
    percent(twoYear.percentage),
    oneYear ? sub(words("predictors.one-year", { percentage: number(oneYear.percentage) })) : null,
    points === null ? null : sub(words("predictors.points", { points })),
  ];
}

function band(each) {
  const { status, band: code, range, reason, reduced } = each;
  if (status === "not-applicable") {
    return [
      h("strong", null, words("status.not-applicable")),
      reason ? sub(words(`predictors.reason-${reason}`)) : null,
      sub(words("status.not-applicable-hint")),
    ];
  }
  if (status === "invalid") return h("strong", null, words("status.invalid"));
  if (status === "incomplete") {
    return [h("strong", null, words("status.incomplete")), isWide(range) ? sub(between(range)) : null];
  }
  // What the missing answers leave open comes first: a low static band must not reassure.
  const settled = code ? h("strong", null, bandName(code)) : words("predictors.no-band");
  return [
    isWide(range)
      ? [h("strong", null, between(range)), sub(words("predictors.static-band", { band: bandInText(code) }))]
      : settled,
    reduced ? sub(words("predictors.reduced")) : null,
  ];
}

function screens(all, context) {
  return [
    table({
      caption: words("predictors.caption-screens"),
      kind: "predictors",
      columns: [{ text: words("predictors.column-predictor") }, { text: words("predictors.column-result") }],
      rows: SCREENS.map((code) => [
        [title(code), sub(words(`predictors.what-${code}`)), sub(words("predictors.edition", all[code]))],
        outcome(code, all[code]),
      ]),
    }),
    SCREENS.map((code) => explanation(code, all[code], context)),
  ];
}

function outcome(code, screen) {
  if (screen.status !== "scored") {
    return [
      h("strong", null, words(`status.${screen.status}`)),
      screen.reason ? sub(words(`predictors.reason-${screen.reason}`)) : null,
    ];
  }
  if (code === "opd") {
    const key = screen.eligible === false ? "not-eligible" : screen.screenedIn ? "in" : "out";
    return [
      h("strong", null, words(`predictors.opd-${key}`)),
      screen.overridden ? sub(words("predictors.opd-overridden")) : null,
    ];
  }
  const score = sub(words("predictors.score", { score: screen.score }));
  if (code === "lds") return score;
  return [h("strong", null, words(screen.flag ? "predictors.flag-yes" : "predictors.flag-no")), score];
}

function explanation(code, each, context) {
  return details(
    `predictor-${code}`,
    words("predictors.details", { name: title(code) }),
    {},
    links("predictors.invalid", each.invalidFields, each, context),
    each.missingDynamic?.length ? links("predictors.missing-dynamic", each.missingDynamic, each, context) : null,
    decides(each, context),
    each.problems.filter(isNews).map((problem) => problemText(problem, each, context)),
    contributions(each),
    inputs(each, context),
  );
}

/** Answers that the published rule takes as no, and that could change the band. */
function decides({ status, range, problems, missingDynamic = [] }, context) {
  if (status !== "incomplete" || problems.length > 0 || !range) return null;
  const fields = range.decidedBy.filter((path) => !missingDynamic.includes(path));
  return links("predictors.decided-by", fields, null, context);
}

// What is only missing for the dynamic form is listed already.
const isNews = ({ kind }) => kind !== "missing-dynamic-input";

const paths = (fields) => [...new Set(fields)];

function links(key, fields, each, context) {
  if (fields.length === 0) return null;
  return [
    h("p", { class: "govuk-body" }, h("strong", null, words(key))),
    h(
      "ul",
      { class: "govuk-list govuk-list--bullet jr-list" },
      paths(fields).map((path) => h("li", null, link(path, context))),
    ),
  ];
}

/** The name of an answer, and a link where the page asks for it. */
function link(path, { caseFile }, label = pathLabel(path)) {
  if (!hasField(path, caseFile)) return label;
  return h("a", { class: "govuk-link", href: fieldHref(path), dataset: { field: path } }, label);
}

function pathLabel(path) {
  if (path === "oasys.screening[R1.2]") return words("predictorItem.previousOffences");
  if (path === "oasys.harm") return words("predictorItem.overallRisk");
  const question = /^oasys\.answers\[([^\]]+)\]$/.exec(path)?.[1];
  if (question) return hasWords(`question.${question}`) ? `${question} ${words(`question.${question}`)}` : question;
  return hasWords(`field.${path}`) ? words(`field.${path}`) : path;
}

function problemText({ kind, fields, components }, each, context) {
  return h(
    "div",
    { class: "jr-predictors__problem" },
    h("p", { class: "govuk-body" }, h("strong", null, words(`predictorProblem.${kind}`))),
    components.length
      ? h("p", { class: "govuk-body" }, words("predictors.parts", { names: joined(components.map(title)) }))
      : null,
    fields.length
      ? h(
          "ul",
          { class: "govuk-list govuk-list--bullet jr-list" },
          paths(fields).map((path) => h("li", null, link(path, context))),
        )
      : null,
  );
}

const precise = (value) => number(Math.round(value * 1e4) / 1e4);

function contributions({ contributions: list, points = null, z }) {
  if (list.length === 0) return null;
  const rows = list.map(({ item, value, coefficient, added }) => [
    words(`predictorTerm.${item}`),
    precise(value),
    coefficient === null ? "–" : precise(coefficient),
    precise(added),
  ]);
  const sum = list.reduce((total, { added }) => total + added, 0);
  rows.push({ strong: true, cells: [words("predictors.sum"), "", "", precise(points ?? z ?? sum)] });
  return table({
    caption: words("predictors.contributions"),
    kind: "terms",
    columns: [
      { text: words("predictors.column-term") },
      { text: words("predictors.column-value"), kind: "number" },
      { text: words("predictors.column-coefficient"), kind: "number" },
      { text: words("predictors.column-added"), kind: "number" },
    ],
    rows,
  });
}

function inputs({ inputs: list }, context) {
  if (list.length === 0) return null;
  const all = new Map(context.assessment.predictors.inputs.map((each) => [each.item, each]));
  const derived = new Set(context.assessment.predictors.fromHistory);
  const started = new Set(context.assessment.predictors.fromRiskMatrix);
  return table({
    caption: words("predictors.inputs"),
    columns: [{ text: words("predictors.column-input") }, { text: words("predictors.column-given") }],
    rows: list
      .map((item) => all.get(item))
      .map(({ item, field, value }) => [
        [
          link(field, context, words(`predictorItem.${item}`)),
          derived.has(field) ? sub(words("predictors.from-history")) : null,
          started.has(field) ? sub(words("predictors.from-risk-matrix")) : null,
        ],
        given(value),
      ]),
  });
}

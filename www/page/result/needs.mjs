// OASys: each section's score against its threshold, need by the current and
// the older rule, and the answers behind the scores.

import { h, svg } from "../dom.mjs";
import { words } from "../words.mjs";
import { answerText, fieldHref, questionLabel } from "./field-names.mjs";
import { details, fieldLink, heading, hint, joined, table } from "./parts.mjs";

export function needs(context) {
  const { oasys } = context.assessment;
  const sections = (oasys?.sections ?? []).filter(isWorthARow);
  const begun = sections.some((section) => section.status === "invalid" || isAnswered(section));
  return h(
    "section",
    { class: "jr-section", "aria-labelledby": "jr-needs-heading" },
    heading(words("result.needs-title"), { id: "jr-needs-heading" }),
    oasys ? supervision(oasys) : null,
    begun ? [profile(sections, context), answers(sections)] : hint(words("result.needs-none")),
  );
}

const isAnswered = ({ contributions }) => contributions.some((entry) => entry.value !== null);
/** A section that has no need score is listed only for what was answered in it. */
const isWorthARow = (section) =>
  section.maximum !== null || section.status === "invalid" || section.lowScoringArea !== null || isAnswered(section);

function supervision({ supervised }) {
  if (supervised === true) return null;
  return hint(words(supervised === false ? "result.not-supervised" : "result.supervised-not-known"));
}

export const sectionName = (number) => {
  const name = words(`section.${number}`);
  return name.startsWith(String(number)) || name === `section.${number}`
    ? name.replace("section.", "")
    : `${number} ${name}`;
};

function profile(sections, { caseFile }) {
  return table({
    caption: words("result.needs-title"),
    captionHidden: true,
    kind: "needs",
    columns: [
      { text: words("result.column-section") },
      { text: words("result.column-bar"), kind: "bar" },
      { text: words("result.column-score") },
      { text: words("result.column-need") },
    ],
    rows: sections.map((section) => [
      sectionName(section.section),
      bar(section),
      score(section, caseFile),
      need(section),
    ]),
  });
}

function score(section, caseFile) {
  if (section.status === "invalid") {
    return [
      h("strong", null, words("status.invalid")),
      section.invalidFields.map((path) => h("span", { class: "jr-sub" }, fieldLink(path, caseFile))),
    ];
  }
  if (section.maximum === null) return words("result.no-questions");
  const { score: points, maximum, threshold, missing, range } = section;
  // Nothing answered is no score of 0.
  const params = { score: points ?? "–", maximum, threshold };
  const text = words(threshold === null ? "result.score-of" : "result.score-threshold", params);
  const open = range && range.lowest !== range.highest;
  return [
    text,
    missing.length
      ? h(
          "span",
          { class: "jr-sub" },
          h(
            "a",
            {
              class: "govuk-link",
              href: fieldHref(`oasys.answers[${missing[0]}]`),
              dataset: { field: `oasys.answers[${missing[0]}]` },
            },
            words("result.missing", { count: missing.length }),
          ),
          open ? `, ${words("result.score-could", range)}` : null,
        )
      : null,
  ];
}

function need(section) {
  if (section.status === "invalid") return h("strong", null, words("need.undecided"));
  const sure = section.need && section.need !== "undecided" && section.missing.length > 0;
  const current =
    section.need === null
      ? words("result.threshold-none")
      : [h("strong", null, words(`need.${section.need}`)), sure ? `, ${words("result.need-whatever")}` : null];
  return [
    current,
    section.olderRule.need ? h("span", { class: "jr-sub" }, olderRule(section.olderRule)) : null,
    section.lowScoringArea
      ? h("span", { class: "jr-sub" }, words("result.low-scoring-reason", { reason: section.lowScoringArea }))
      : null,
  ];
}

function olderRule({ need: answer, because }) {
  const text = words(`olderRule.need-${answer}`);
  return because.length
    ? words("olderRule.says-because", {
        need: text,
        because: joined(because.map((code) => words(`olderRule.${code}`))),
      })
    : words("olderRule.says", { need: text });
}

const WIDTH = 200;
/** A drawing of the numbers beside it, and so hidden from a screen reader. */
function bar({ score: points, maximum, threshold, range, need: answer }) {
  if (maximum === null || points === null) return null;
  const x = (value) => Math.round((value / maximum) * WIDTH);
  const reach = range ? range.highest : points;
  return svg(
    "svg",
    {
      class: "jr-bar",
      viewBox: `-2 0 ${WIDTH + 4} 22`,
      width: WIDTH + 4,
      height: 22,
      "aria-hidden": "true",
      focusable: "false",
    },
    svg("rect", { class: "jr-bar__whole", x: 0, y: 4, width: WIDTH, height: 14 }),
    reach > points
      ? svg("rect", { class: "jr-bar__open", x: x(points), y: 4, width: x(reach) - x(points), height: 14 })
      : null,
    points > 0
      ? svg("rect", {
          class: `jr-bar__score${answer === "yes" ? " jr-bar__score--need" : ""}`,
          x: 0,
          y: 4,
          width: x(points),
          height: 14,
        })
      : null,
    threshold === null
      ? null
      : svg("rect", { class: "jr-bar__threshold", x: x(threshold) - 1.5, y: 0, width: 3, height: 22 }),
  );
}

function answers(sections) {
  const shown = sections.filter((section) => section.contributions.length > 0);
  if (shown.length === 0) return null;
  return details(
    "oasys-answers",
    words("result.section-answers"),
    {},
    h(
      "div",
      { class: "jr-answers" },
      shown.map((section) =>
        h(
          "div",
          null,
          table({
            caption: sectionName(section.section),
            columns: [
              { text: words("result.column-item") },
              { text: words("result.column-answer") },
              { text: words("result.column-points"), kind: "number" },
            ],
            rows: section.contributions.map((entry) => [
              [
                h(
                  "a",
                  { class: "govuk-link", href: fieldHref(entry.field), dataset: { field: entry.field } },
                  questionLabel(entry.item),
                ),
                entry.counts ? null : h("span", { class: "jr-sub" }, words("result.not-counted")),
              ],
              answerText(entry.value, entry.item),
              entry.points ?? words("result.not-known"),
            ]),
          }),
          fullForm(section.fullForm),
        ),
      ),
    ),
  );
}

function fullForm({ score: points, maximum, missing }) {
  if (points === null) return null;
  const text = missing.length
    ? words("result.full-form-incomplete", {
        score: points,
        maximum,
        missing: words("result.missing", { count: missing.length }),
      })
    : words("result.full-form", { score: points, maximum });
  return hint(`${text}. ${words("result.full-form-hint")}`);
}

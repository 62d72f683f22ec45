// What the screening calls for, and what is written of it: full analysis,
// exemption, summary, concerns and plan.

import { h } from "../dom.mjs";
import { placeOf } from "../section/screening.mjs";
import { words } from "../words.mjs";
import { fieldHref, fieldLabel } from "./field-names.mjs";
import { details, dayOnly, fieldLink, fieldList, hint, joined, notice, table, tag } from "./parts.mjs";

/** The screening above the grid. */
export function screening({ harm }, caseFile) {
  const found = harm.screening;
  if (harm.fullAnalysis === null)
    return notice(
      "alert",
      h("p", null, words("result.not-screened"), " ", fieldLink("oasys.screening[R1.2.15].current", caseFile)),
    );
  return [
    found.triggered.length > 0 ? triggered(found, caseFile) : hint(words(`result.screened-${found.status}`)),
    found.status === "invalid" ? fieldList(found.invalidFields, caseFile) : null,
    found.followUp.length > 0
      ? notice(
          "alert",
          h("p", null, h("strong", null, words("result.follow-up", { count: found.followUp.length }))),
          fieldList(found.followUp.map(placeOf), caseFile),
        )
      : null,
    found.missing.length > 0
      ? details(
          "screening-missing",
          words("result.screening-missing", { count: found.missing.length }),
          {},
          fieldList(found.missing, caseFile),
        )
      : null,
    exemption(found.exemption),
  ];
}

const TONES = { due: "alert", undecided: "warning", exempted: "quiet" };

const itemLink = (item, caseFile) =>
  h(
    "a",
    { class: "govuk-link", href: fieldHref(placeOf(item)), dataset: { field: placeOf(item) } },
    fieldLabel(item === "childIdentityKnown" ? placeOf(item) : `oasys.screening[${item}]`, caseFile),
  );

function triggered(found, caseFile) {
  return table({
    caption: words("result.analysis-caption"),
    columns: [
      { text: words("result.column-analysis") },
      { text: words("result.column-state") },
      { text: words("result.column-because") },
    ],
    rows: found.triggered.map(({ section, state, because, toWrite }) => [
      words(`analysis.${section}`),
      [
        tag(words(`analysis.${state}`), TONES[state]),
        toWrite.length > 0 ? h("p", { class: "jr-sub" }, words("result.to-write"), " ", list(toWrite, caseFile)) : null,
      ],
      h(
        "ul",
        { class: "govuk-list jr-list" },
        because.map((item) => h("li", null, itemLink(item, caseFile))),
      ),
    ]),
  });
}

const list = (paths, caseFile) => paths.map((path, at) => [at > 0 ? ", " : "", fieldLink(path, caseFile)]);

function exemption({ claimed, lifts, by, on, countersignedBy, because }) {
  if (!claimed) return null;
  if (lifts) {
    const params = { by, on: dayOnly(on), countersigner: countersignedBy };
    return h("p", { class: "govuk-body" }, words("result.exemption-acts", params));
  }
  return notice(
    "alert",
    h("p", null, h("strong", null, words("screening.exemption-does-not-act"))),
    h(
      "ul",
      { class: "govuk-list govuk-list--bullet jr-list" },
      because.map((reason) => h("li", null, words(`exemption.${reason}`))),
    ),
  );
}

/** What is below the grid: what the summary and the plan lack, and the concerns. */
export function written({ harm }, caseFile) {
  const { summary, planHeadings, concerns } = harm;
  return [
    concernList(concerns),
    summary.required !== "no" && summary.missing.length > 0
      ? h(
          "p",
          { class: "govuk-body" },
          words(`result.summary-${summary.required}`),
          " ",
          list(
            summary.missing.map((item) => `oasys.harm.summary[${item}]`),
            caseFile,
          ),
        )
      : null,
    planHeadings.required === "yes" ? headings(planHeadings, caseFile) : null,
  ];
}

function headings({ form, empty }, caseFile) {
  if (form === null)
    return h(
      "p",
      { class: "govuk-body" },
      words("result.plan-form-missing"),
      " ",
      fieldLink("oasys.harm.plan.form", caseFile),
    );
  if (empty.length === 0) return h("p", { class: "govuk-body" }, words("result.plan-complete"));
  return h(
    "p",
    { class: "govuk-body" },
    words("result.plan-empty"),
    " ",
    list(
      empty.map((heading) =>
        /-/.test(heading) ? `oasys.harm.plan.headings[${heading}]` : `oasys.harm.plan.headings.${heading}`,
      ),
      caseFile,
    ),
  );
}

function concernList(concerns) {
  const those = (time, answer) => concerns.filter((each) => each[time].answer === answer);
  const line = (key, found) =>
    found.length > 0
      ? h(
          "p",
          { class: "govuk-body" },
          words(`result.${key}`, { concerns: joined(found.map(({ concern }) => words(`concern.${concern}`))) }),
        )
      : null;
  const unknown = concerns.filter(({ asked, now, past }) =>
    [now, past].some(({ answer }) => answer === "DK" || (asked === "yes" && answer === null)),
  );
  return [
    line("concerns-now", those("now", "YES")),
    line("concerns-past", those("past", "YES")),
    line("concerns-unknown", unknown),
  ];
}

// Risk of serious harm: who is at risk, in which setting, at which level.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import * as analysis from "./analysis.mjs";
import { bandName, bandOrRange, fieldList, heading, hint, lowerCase, notice } from "./parts.mjs";
import { fieldHref } from "./field-names.mjs";

const GROUPS = ["children", "public", "known-adult", "staff", "prisoners"];
const SETTINGS = ["community", "custody"];

export function harm({ assessment, caseFile }) {
  const found = assessment.oasys?.harm ?? null;
  return h(
    "section",
    { class: "jr-section", "aria-labelledby": "jr-harm-heading" },
    heading(words("result.harm-title"), { id: "jr-harm-heading" }),
    found && found.cells.length && isAsked(assessment, caseFile)
      ? [
          overall(found, caseFile),
          grid(found),
          plan(found),
          analysis.screening({ harm: found }, caseFile),
          analysis.written({ harm: found }, caseFile),
        ]
      : hint(words(assessment.oasys?.supervised === false ? "result.harm-not-asked" : "result.not-rated")),
  );
}

/** Of somebody whom probation does not supervise nothing is asked; what is given is shown. */
function isAsked({ joint, oasys }, caseFile) {
  const rated = joint.because.find(({ instrument }) => instrument === "risk-of-serious-harm");
  const given = caseFile.oasys?.harm || caseFile.oasys?.screening;
  return rated?.status !== "not-applicable" || oasys.supervised !== false || Boolean(given);
}

function overall(found, caseFile) {
  if (found.status === "invalid") {
    return notice(
      "alert",
      h("p", null, h("strong", null, words("status.invalid")), ". ", words("status.invalid-hint")),
      fieldList(found.invalidFields, caseFile),
    );
  }
  if (found.status === "not-applicable")
    return hint(words("status.not-applicable"), ". ", words("status.not-applicable-hint"));
  return [
    h(
      "p",
      { class: "govuk-body" },
      h(
        "strong",
        null,
        words("result.overall", {
          band: lowerCase(bandOrRange({ band: found.overall, atLeast: found.atLeast, range: found.range })),
        }),
      ),
    ),
    found.atLeast || found.status === "incomplete" ? hint(words("result.blank-hint")) : null,
    found.overall === "low" ? hint(words("band.low-hint")) : null,
  ];
}

function grid({ cells }) {
  const settings = SETTINGS.filter((setting) => cells.some((cell) => cell.setting === setting));
  const groups = GROUPS.filter((group) => cells.some((cell) => cell.group === group));
  return h(
    "table",
    { class: "govuk-table jr-table jr-table--harm" },
    h("caption", { class: "govuk-table__caption govuk-visually-hidden" }, words("result.harm-title")),
    h(
      "thead",
      { class: "govuk-table__head" },
      h(
        "tr",
        { class: "govuk-table__row" },
        h("th", { class: "govuk-table__header", scope: "col" }, words("result.column-group")),
        settings.map((setting) =>
          h("th", { class: "govuk-table__header", scope: "col" }, words(`harmWord.${setting}`)),
        ),
      ),
    ),
    h(
      "tbody",
      { class: "govuk-table__body" },
      groups.map((group) =>
        h(
          "tr",
          { class: "govuk-table__row" },
          h("th", { class: "govuk-table__header", scope: "row" }, words(`harmWord.${group}`)),
          settings.map((setting) =>
            level(
              cells.find((cell) => cell.setting === setting && cell.group === group),
              words(`harmWord.${setting}`),
            ),
          ),
        ),
      ),
    ),
  );
}

function level(cell, column) {
  // Nobody rates prisoners in the community: that is no missing answer.
  if (!cell)
    return h(
      "td",
      { class: "govuk-table__cell", dataset: { column } },
      h("span", { class: "jr-sub" }, words("result.not-rated-setting")),
    );
  return h(
    "td",
    { class: `govuk-table__cell jr-level jr-band--${cell.level ?? "none"}`, dataset: { column } },
    cell.level
      ? bandName(cell.level)
      : h(
          "a",
          { class: "govuk-link", href: fieldHref(cell.field), dataset: { field: cell.field } },
          words("result.not-given"),
        ),
  );
}

const plan = ({ planRequired }) =>
  planRequired === null
    ? null
    : h("p", { class: "govuk-body" }, h("strong", null, words(`result.plan-${planRequired}`)));

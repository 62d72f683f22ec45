// Problems in words: what to do, with a link to the answer.

import { h } from "../dom.mjs";
import { hasField } from "../section-of.mjs";
import { words, hasWords, number } from "../words.mjs";
import { entryLabel, fieldLabel } from "./field-names.mjs";
import { dayOnly, fieldLink, heading } from "./parts.mjs";

const limit = (value) =>
  typeof value === "number" ? number(value) : /^\d{4}-\d\d-\d\d$/.test(value) ? dayOnly(value) : value;

const AWAY = ["remanded", "sentenced-to-custody", "recalled", "admitted-to-hospital", "went-abroad", "went-missing"];

/** The name of a wording for this case of a problem, where the general one would not say what to do; else null. */
function special({ code, field, other, allowed }, caseFile) {
  const [, index, member] = /^events\[(\d+)\]\.(on|of|removed\.reason|removed\.by)$/.exec(field) ?? [];
  const against = /^events\[(\d+)\]\.on$/.exec(other ?? "")?.[1];
  const kind = caseFile?.events?.[against]?.kind;
  switch (code) {
    case "unknown-code":
      if (/\.offences\[\d+\]\.code$/.test(field)) return "unknown-offence";
      return member === "of" && !allowed?.length ? "unknown-entry" : null;
    case "unknown-key":
      return allowed?.length ? "unknown-key-meant" : null;
    case "missing":
      return { "removed.reason": "missing-reason", "removed.by": "missing-remover" }[member] ?? null;
    case "contradicts":
      if (!index || !against) return null;
      return kind === "died" ? "contradicts-death" : AWAY.includes(kind) ? "contradicts-away" : null;
    default:
      return null;
  }
}

const isEntry = (text) => typeof text === "string" && /^events\[\d+\]$/.test(text);

/** What a problem says to do. Where a limit is not given, the words do without it. */
export function problemText(problem, caseFile) {
  const { code, min, max, allowed, other, line, column } = problem;
  const params = {};
  if (min !== null && min !== undefined) params.min = limit(min);
  if (max !== null && max !== undefined) params.max = limit(max);
  const named = (each) => {
    if (code === "wrong-type" && hasWords(`kind.${each}`)) return words(`kind.${each}`);
    return isEntry(each) ? entryLabel(each, caseFile) : each;
  };
  if (allowed?.length) params.allowed = allowed.map(named).join(", ");
  if (other) params.other = fieldLabel(other, caseFile);
  if (line) Object.assign(params, { line, column: column ?? 1 });
  const said = special(problem, caseFile);
  if (said) return words(`problem.${said}`, params);
  const text = words(`problem.${code}`, params);
  if (!/\{\w+\}/.test(text)) return text;
  const partly = "min" in params ? `problem.${code}-min` : "max" in params ? `problem.${code}-max` : null;
  return words(partly && hasWords(partly) ? partly : `problem.${code}-plain`, params);
}

/** The notice at the top; null where all is well. */
export function problemSummary({ assessment, caseFile }) {
  const { problems } = assessment;
  if (problems.length === 0) return null;
  return h(
    "div",
    {
      class: "govuk-error-summary jr-problems",
      role: "group",
      "aria-labelledby": "jr-problems-title",
      dataset: { problems: problems.length },
    },
    heading(words("result.problem-title"), { id: "jr-problems-title", class: "govuk-error-summary__title" }),
    h("p", { class: "govuk-body" }, words("result.problems", { count: problems.length })),
    h(
      "ul",
      { class: "govuk-list govuk-error-summary__list" },
      problems.map((problem) =>
        h("li", null, place(problem, caseFile), `: ${toldText(problem, caseFile)}`, choices(problem, caseFile)),
      ),
    ),
  );
}

/** What a problem says above a list of the entries to choose from: they are not named twice. */
const toldText = (problem, caseFile) =>
  problem.code === "ambiguous" && problem.allowed?.some(isEntry)
    ? words("problem.ambiguous-plain")
    : problemText(problem, caseFile);

/** The entries that could be meant, each a link to where it is. */
function choices({ allowed }, caseFile) {
  const entries = (allowed ?? []).filter((each) => isEntry(each) && hasField(each, caseFile));
  return entries.length === 0
    ? null
    : h(
        "ul",
        { class: "govuk-list govuk-list--bullet jr-list jr-choices" },
        entries.map((path) => h("li", null, fieldLink(path, caseFile, {}, entryLabel(path, caseFile)))),
      );
}

// A name that no question has is shown as the file gives it.
const UNKNOWN = new Set(["unknown-key", "unknown-question", "not-read"]);

function place({ code, field }, caseFile) {
  if (UNKNOWN.has(code) && field) return h("strong", null, code === "not-read" ? fieldLabel(field, caseFile) : field);
  return hasField(field, caseFile) ? fieldLink(field, caseFile) : h("strong", null, fieldLabel(field, caseFile));
}

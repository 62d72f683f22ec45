import { dateField } from "../date-field.mjs";
import { yesNo } from "../choice-fields.mjs";
import { h } from "../dom.mjs";
import { selectField, textField } from "../fields.mjs";
import { words } from "../words.mjs";

const REASONS = [
  "no-trained-assessor",
  "insufficient-information",
  "allocated-not-completed",
  "done-on-paper",
  "not-indicated",
  "existing-risk-matrix",
  "internet-offences-only",
  "none-given",
];

const DATES = ["startOfRisk"];
const COUNTS = ["sexualAppearances", "criminalAppearances", "violentAppearances"];
const AGES = ["ageAtLatestSexualOffence"];
const QUESTIONS = [
  "burglary",
  "maleVictim",
  "strangerVictim",
  "nonContactOffence",
  "neverInRelationship",
  "indecentImagesOnly",
];

export const FIELDS = [...DATES, ...COUNTS, ...AGES, ...QUESTIONS].map((name) => `riskMatrix.${name}`);
export const NOT_SCORED = "riskMatrix.notScored";

const say = (name) => ({
  path: `riskMatrix.${name}`,
  label: words(`riskMatrix.${name}`),
  hint: words(`riskMatrix.${name}-hint`),
});

export function build({ store }) {
  const count = (name) => textField(store, { ...say(name), count: true, width: 3 });
  const question = (name) => yesNo(store, say(name));
  return [
    h("p", { class: "govuk-body" }, words("riskMatrix.who")),
    h("h2", { class: "govuk-heading-m" }, words("riskMatrix.dates-and-ages")),
    dateField(store, say("startOfRisk")),
    count("ageAtLatestSexualOffence"),
    h("h2", { class: "govuk-heading-m" }, words("riskMatrix.appearances")),
    h("p", { class: "govuk-hint" }, words("riskMatrix.appearances-hint")),
    COUNTS.map(count),
    question("burglary"),
    h("h2", { class: "govuk-heading-m" }, words("riskMatrix.factors")),
    QUESTIONS.slice(1).map(question),
    h("h2", { class: "govuk-heading-m" }, words("riskMatrix.not-scored-heading")),
    selectField(store, {
      ...say("notScored"),
      options: REASONS.map((value) => ({ value, label: words(`riskMatrix.not-scored-${value}`) })),
    }),
  ];
}

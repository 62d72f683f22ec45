import { dateField } from "../date-field.mjs";
import { yesNo } from "../choice-fields.mjs";
import { fieldId, h, replace } from "../dom.mjs";
import { selectField, textField } from "../fields.mjs";
import { countText, isCertain } from "../result/counts.mjs";
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

/** What is left to answer: the conviction history answers some of it. */
export const toAnswer = (store, assessment) =>
  FIELDS.filter((path) => store.isAnswered(path) || !isCertain(assessment?.history, path.replace("riskMatrix.", "")));

const say = (name) => ({
  path: `riskMatrix.${name}`,
  label: words(`riskMatrix.${name}`),
  hint: words(`riskMatrix.${name}-hint`),
});

export function build({ store }) {
  const count = (name) => withDerived(name, textField(store, { ...say(name), count: true, width: 3 }));
  const question = (name) => withDerived(name, yesNo(store, say(name)));
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

/** Room beside the answer for what the conviction history gives. It is shown and never filled in. */
function withDerived(name, field) {
  const id = `${fieldId(`riskMatrix.${name}`)}-derived`;
  const control = field.querySelector("[data-described]");
  const ids = [control.dataset.described, id].filter(Boolean).join(" ");
  control.dataset.described = ids;
  control.setAttribute("aria-describedby", ids);
  field.append(h("p", { class: "govuk-hint derived", id, hidden: true, dataset: { derived: name } }));
  return field;
}

/** Brings what the conviction history gives up to date beside each answer. */
export function refresh(form, { assessment, store }) {
  const history = assessment?.history ?? null;
  for (const note of form.querySelectorAll("[data-derived]")) {
    const name = note.dataset.derived;
    const has = Boolean(history?.[name]);
    note.hidden = !has;
    if (!has) continue;
    const certain = isCertain(history, name);
    const value = countText(history, name);
    const used = certain && !store.isAnswered(`riskMatrix.${name}`);
    const text = [
      words(certain ? "history.derived" : "history.derived-open", { value }),
      used ? words("history.derived-used") : null,
    ]
      .filter(Boolean)
      .join(" ");
    if (note.dataset.text === text) continue;
    note.dataset.text = text;
    replace(note, text, " ", h("a", { class: "govuk-link", href: "#history" }, words("history.derived-link")));
  }
}

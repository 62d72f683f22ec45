import { radios, yesNo } from "../choice-fields.mjs";
import { h } from "../dom.mjs";
import { selectField, textField } from "../fields.mjs";
import { words } from "../words.mjs";

const SUPERVISION = ["custody", "community", "remand"];
const BANDS = ["low", "medium", "high", "very-high"];
// Only the OPD screen reads these, and no question of the form asks them.
const FOR_OPD = [
  "custodialSentence",
  "mappaEligible",
  "assaultedStaff",
  "escaped",
  "controlIssues",
  "obsessiveBehaviour",
  "domesticAbuseAgainstFamily",
  "opdOverride",
];

const at = (name) => `predictors.${name}`;
const FIELDS = ["offenceCode", "supervisionStatus"].map(at);

/** What is left to answer: the conviction history may give the offence. */
export const toAnswer = (store, assessment) =>
  FIELDS.filter((path) => store.isAnswered(path) || !assessment?.predictors?.fromHistory.includes(path));

export function build({ store }) {
  const opd = ["highestRisk", ...FOR_OPD];
  return [
    h("p", { class: "govuk-body" }, words("predictors.intro")),
    h(
      "p",
      { class: "govuk-body" },
      h("a", { class: "govuk-link", href: "#oasys-1" }, words("predictors.section-1")),
      ".",
    ),
    textField(store, {
      path: at("offenceCode"),
      label: words("predictors.offenceCode"),
      hint: words("predictors.offenceCode-hint"),
      width: 5,
    }),
    radios(store, {
      path: at("supervisionStatus"),
      label: words("predictors.supervisionStatus"),
      options: [
        ...SUPERVISION.map((value) => ({ value, label: words(`predictors.supervision-${value}`) })),
        { value: null, label: words("form.not-known") },
      ],
    }),
    h(
      "details",
      { class: "govuk-details", open: opd.some((name) => store.isAnswered(at(name))) },
      h("summary", { class: "govuk-details__summary" }, words("predictors.opd-heading")),
      h("p", { class: "govuk-hint" }, words("predictors.opd-hint")),
      selectField(store, {
        path: at("highestRisk"),
        label: words("field.predictors.highestRisk"),
        hint: words("predictors.highestRisk-hint"),
        options: BANDS.map((value) => ({ value, label: words(`band.${value}`) })),
      }),
      FOR_OPD.map((name) => yesNo(store, { path: at(name), label: words(`field.predictors.${name}`) })),
    ),
  ];
}

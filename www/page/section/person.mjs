import { h } from "../dom.mjs";
import { dateField } from "../date-field.mjs";
import { selectField, textField } from "../fields.mjs";
import { radios, yesNo } from "../choice-fields.mjs";
import { hasWords, words } from "../words.mjs";
import { FORMS } from "./events.mjs";

const DIVISIONS = ["england-and-wales", "scotland", "northern-ireland"];
// Known without an engine, so that the forms stay usable when it cannot load.
const STANDARDS = ["england-wales-2005", "england-wales-2007", "england-wales-2017", "northern-ireland", "scotland"];

export const FIELDS = ["reference", "division", "standard", "person.sex", "person.dateOfBirth", "oasys.supervised"];

export const standardName = (id) => (hasWords(`person.standard-${id}`) ? words(`person.standard-${id}`) : id);
export const divisionName = (code) => (hasWords(`person.division-${code}`) ? words(`person.division-${code}`) : code);

const sentenceCase = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export function build({ store, engine }) {
  const standards = engine?.version().standards ?? STANDARDS;
  return [
    textField(store, { path: "reference", label: words("person.reference"), hint: words("person.reference-hint") }),
    dateField(store, { path: "today", label: words("person.today"), hint: words("person.today-hint") }),
    h("h2", { class: "govuk-heading-m" }, words("person.person")),
    radios(store, {
      path: "person.sex",
      label: words("person.sex"),
      hint: words("person.sex-hint"),
      inline: true,
      options: [
        { value: "male", label: words("person.male") },
        { value: "female", label: words("person.female") },
        { value: null, label: words("form.not-known") },
      ],
    }),
    dateField(store, {
      path: "person.dateOfBirth",
      label: words("person.dateOfBirth"),
      hint: words("person.dateOfBirth-hint"),
    }),
    h("h2", { class: "govuk-heading-m" }, words("person.order")),
    yesNo(store, {
      path: "oasys.supervised",
      label: words("person.supervised"),
      hint: words("person.supervised-hint"),
    }),
    selectField(store, {
      path: "oasys.form",
      label: words("person.form"),
      hint: words("person.form-hint"),
      options: FORMS.map((value) => ({ value, label: words(`form.form-${value}`) })),
    }),
    radios(store, {
      path: "division",
      label: words("person.division"),
      hint: words("person.division-hint"),
      options: DIVISIONS.map((value) => ({ value, label: divisionName(value) })),
    }),
    selectField(store, {
      path: "standard",
      label: words("person.standard"),
      hint: words("person.standard-hint"),
      options: standards.map((value) => ({ value, label: sentenceCase(standardName(value)) })),
    }),
    h(
      "div",
      { class: "govuk-inset-text" },
      words("person.order-is-an-event"),
      " ",
      h("a", { class: "govuk-link", href: "#events" }, words("page.section-events")),
    ),
  ];
}

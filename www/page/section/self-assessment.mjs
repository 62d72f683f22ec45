import { radios, yesNo } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { h } from "../dom.mjs";
import { selectField } from "../fields.mjs";
import { words } from "../words.mjs";

const ROOT = "oasys.selfAssessment";
const ITEMS = Array.from({ length: 27 }, (_, place) => place + 1);
const SECTIONS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const itemPath = (item, member) => `${ROOT}.items[${item}].${member}`;
export const FIELDS = [...ITEMS.map((item) => itemPath(item, "problem")), `${ROOT}.likelihood`, `${ROOT}.completedOn`];

export const sectionOptions = () =>
  SECTIONS.map((value) => ({ value, label: `${value} ${words(`section.${value}`)}` }));

/** One of the 27: the person's answers, and the section that somebody says it belongs to. */
function itemFields(store, item) {
  const heading = words("selfAssessment.item", { item });
  return h(
    "div",
    { class: "self-item", role: "group", "aria-label": heading },
    h(
      "div",
      { class: "self-item__fields" },
      yesNo(store, { path: itemPath(item, "problem"), label: words("selfAssessment.problem", { item }) }),
      yesNo(store, { path: itemPath(item, "linked"), label: words("selfAssessment.linked", { item }) }),
      selectField(store, {
        path: itemPath(item, "section"),
        label: words("selfAssessment.section", { item }),
        options: sectionOptions(),
      }),
    ),
  );
}

export function build({ store }) {
  return [
    h("p", { class: "govuk-body" }, words("selfAssessment.intro")),
    h("div", { class: "govuk-inset-text" }, words("selfAssessment.wording")),
    dateField(store, { path: `${ROOT}.completedOn`, label: words("selfAssessment.completedOn") }),
    h("h2", { class: "govuk-heading-m" }, words("selfAssessment.items")),
    ITEMS.map((item) => itemFields(store, item)),
    h("h2", { class: "govuk-heading-m" }, words("selfAssessment.likelihood-heading")),
    radios(store, {
      path: `${ROOT}.likelihood`,
      label: words("selfAssessment.likelihood"),
      options: [
        ...[0, 1, 2, 3].map((value) => ({ value, label: words(`selfAssessment.likelihood-${value}`) })),
        { value: null, label: words("form.not-known") },
      ],
    }),
  ];
}

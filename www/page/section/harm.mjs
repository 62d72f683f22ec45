import { fieldId, h } from "../dom.mjs";
import { selectField } from "../fields.mjs";
import { words } from "../words.mjs";

const GROUPS = ["children", "public", "knownAdult", "staff", "prisoners"];
const BANDS = ["low", "medium", "high", "very-high"];
const CUSTODY = "oasys.harm.custody";

export const cellsOf = (setting) =>
  GROUPS.filter((group) => setting === "custody" || group !== "prisoners").map(
    (group) => `oasys.harm.${setting}.${group}`,
  );

/** Bands to choose from, with "not known" last: an answer, and not the same as a blank. */
export const bandOptions = ({ unknown = false } = {}) => [
  ...BANDS.map((value) => ({ value, label: words(`band.${value}`) })),
  ...(unknown ? [{ value: null, label: words("form.not-known") }] : []),
];

export function build(context) {
  const { store } = context;
  const notRated = store.get(CUSTODY) === "not-applicable";
  const cell = (setting, group) => {
    const path = `oasys.harm.${setting}.${group}`;
    const label = `${words(`harm.${group}`)}, ${words(`harm.in-${setting}`)}`;
    return selectField(store, {
      path,
      label,
      accessibleLabel: label,
      bare: true,
      options: bandOptions({ unknown: true }),
    });
  };
  const none = (text) => h("span", { class: "govuk-hint" }, text);
  const toggle = h("input", {
    class: "govuk-checkboxes__input",
    type: "checkbox",
    id: fieldId(CUSTODY),
    checked: notRated,
    on: {
      change: () => {
        store.set(CUSTODY, toggle.checked ? "not-applicable" : undefined);
        context.rebuild();
      },
    },
  });
  return [
    h("p", { class: "govuk-body" }, words("harm.intro")),
    h(
      "div",
      { class: "govuk-form-group" },
      h(
        "div",
        { class: "govuk-checkboxes govuk-checkboxes--small" },
        h(
          "div",
          { class: "govuk-checkboxes__item" },
          toggle,
          h("label", { class: "govuk-label govuk-checkboxes__label", for: toggle.id }, words("harm.custody-not-rated")),
        ),
      ),
    ),
    h(
      "table",
      { class: "govuk-table harm-grid" },
      h("caption", { class: "govuk-table__caption" }, words("harm.caption")),
      h(
        "thead",
        { class: "govuk-table__head" },
        h(
          "tr",
          null,
          ["who", "community", "custody"].map((name) =>
            h("th", { scope: "col", class: "govuk-table__header" }, words(`harm.${name}`)),
          ),
        ),
      ),
      h(
        "tbody",
        { class: "govuk-table__body" },
        GROUPS.map((group) =>
          h(
            "tr",
            { class: "govuk-table__row" },
            h("th", { scope: "row", class: "govuk-table__header" }, words(`harm.${group}`)),
            h(
              "td",
              { class: "govuk-table__cell", dataset: { column: words("harm.community") } },
              group === "prisoners" ? none(words("harm.custody-only")) : cell("community", group),
            ),
            h(
              "td",
              { class: "govuk-table__cell", dataset: { column: words("harm.custody") } },
              notRated ? none(words("harm.not-rated")) : cell("custody", group),
            ),
          ),
        ),
      ),
    ),
  ];
}

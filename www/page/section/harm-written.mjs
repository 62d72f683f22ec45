// What is written around the grid: the summary, the concerns and the plan.

import { radios } from "../choice-fields.mjs";
import { fieldId, h } from "../dom.mjs";
import { selectField, textArea } from "../fields.mjs";
import { words } from "../words.mjs";
import { member } from "./screening.mjs";

const SUMMARY = ["R10.1", "R10.2", "R10.3", "R10.4", "R10.5"];
const CONCERNS = [
  ["suicide", "FA31", "FA36"],
  ["self-harm", "FA32", "FA37"],
  ["coping-in-custody", "FA39", "FA42"],
  ["coping-in-hostel", "FA40", "FA43"],
  ["vulnerability", "FA45", "FA47"],
  ["escape", "FA51", "FA53"],
  ["control", "FA55", "FA56"],
  ["breach-of-trust", "FA58", "FA60"],
];
const FORM = "oasys.harm.plan.form";
const HEADINGS = {
  "rm20-27": [
    "other-agencies",
    "existing-controls",
    "added-measures",
    "who-and-when",
    "conditions",
    "level-of-contact",
    "contingency",
    "comments",
  ],
  "rm28-35": [
    "current-situation",
    "supervision",
    "monitoring-and-control",
    "interventions",
    "victim-safety",
    "contingency",
    "comments",
  ],
};

/** A part that can be folded away; it is open where something is written in it. */
function part(key, open, ...children) {
  return h(
    "details",
    { class: "govuk-details", dataset: { key }, open },
    h("summary", { class: "govuk-details__summary" }, words(`screening.${key}`)),
    ...children,
  );
}

export function summary({ store }) {
  return [
    h("h2", { class: "govuk-heading-m", id: "summary" }, words("screening.summary")),
    h("div", { id: "summary-state" }),
    part(
      "summary-texts",
      store.get("oasys.harm.summary") !== undefined,
      SUMMARY.map((item) =>
        textArea(store, {
          path: member("oasys.harm.summary", item),
          label: `${item} ${words(`question.${item}`)}`,
          rows: 3,
        }),
      ),
    ),
  ];
}

function concern(store, item, name, column) {
  const label = `${words(`concern.${name}`)}, ${words(`screening.in-${column}`)}`;
  return h(
    "td",
    { class: "govuk-table__cell", dataset: { column: words(`screening.${column}`) } },
    selectField(store, {
      path: member("oasys.harm.concerns", item),
      label,
      accessibleLabel: label,
      bare: true,
      options: [
        { value: "YES", label: words("form.yes") },
        { value: "NO", label: words("form.no") },
        { value: "DK", label: words("screening.dont-know") },
      ],
    }),
  );
}

export function concerns({ store }) {
  return part(
    "concerns",
    store.get("oasys.harm.concerns") !== undefined,
    h(
      "table",
      { class: "govuk-table harm-grid" },
      h("caption", { class: "govuk-table__caption" }, words("screening.concerns-caption")),
      h(
        "thead",
        { class: "govuk-table__head" },
        h(
          "tr",
          null,
          ["concern", "current", "previous"].map((name) =>
            h("th", { scope: "col", class: "govuk-table__header" }, words(`screening.${name}`)),
          ),
        ),
      ),
      h(
        "tbody",
        { class: "govuk-table__body" },
        CONCERNS.map(([name, now, past]) =>
          h(
            "tr",
            { class: "govuk-table__row" },
            h("th", { scope: "row", class: "govuk-table__header" }, words(`concern.${name}`)),
            concern(store, now, name, "current"),
            concern(store, past, name, "previous"),
          ),
        ),
      ),
    ),
  );
}

export function plan({ store }) {
  return part(
    "plan",
    store.get("oasys.harm.plan") !== undefined,
    radios(store, {
      path: FORM,
      label: words("screening.plan-form"),
      hint: words("screening.plan-form-hint"),
      options: Object.keys(HEADINGS).map((value) => ({ value, label: words(`planForm.${value}`) })),
    }),
    [...new Set(Object.values(HEADINGS).flat())].map((heading) =>
      textArea(store, {
        path: member("oasys.harm.plan.headings", heading),
        label: words(`planHeading.${heading}`),
        rows: 3,
      }),
    ),
  );
}

/** Only the headings of the plan's form are open, and what is written under any other. */
export function refresh(form, { store, assessment }) {
  const chosen = HEADINGS[store.answer(FORM)] ?? [];
  const written = (path) => store.isAnswered(path);
  for (const heading of new Set(Object.values(HEADINGS).flat())) {
    const path = member("oasys.harm.plan.headings", heading);
    const group = form.querySelector(`#${fieldId(path)}`)?.closest(".govuk-form-group");
    if (group) group.hidden = !chosen.includes(heading) && !written(path);
  }
  const state = form.querySelector("#summary-state");
  if (!state) return;
  const required = assessment?.oasys?.harm?.summary.required;
  const text = required ? words(`screening.summary-${required}`) : "";
  if (state.textContent !== text) state.replaceChildren(text ? h("p", { class: "govuk-body" }, text) : "");
}

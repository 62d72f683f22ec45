// The screening, R1 to R5, and the parts of the full analysis that it opens.
// Everything is built once and shown or hidden as the answers say, so that
// typing and place stay.

import { radios } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { fieldId, h, replace } from "../dom.mjs";
import { described, errorSlot, flagSlot, textArea, textField } from "../fields.mjs";
import { focusField } from "../field-errors.mjs";
import { fieldLabel, shownAt } from "../result/field-names.mjs";
import { joined } from "../result/parts.mjs";
import { words } from "../words.mjs";

const TABLES = [
  ["R1.2", 15],
  ["R1.3", 19],
];
const COLUMNS = ["current", "previous"];
/** Items of R2 to R5; those with "don't know" have it as a code. */
const GROUPS = [
  ["R2", ["R2.1", "R2.2", "R2.2.1", "childIdentityKnown"]],
  ["R3", ["R3.1", "R3.2", "R3.3", "R3.4"]],
  ["R4", ["R4.1", "R4.2", "R4.3", "R4.4"]],
  ["R5", ["R5.1", "R5.2b"]],
];
const DECIDED = new Set(["R2.2.1", "R5.1", "R5.2b", "R8.4.1"]);
const WRITTEN = {
  R6: ["R6.1", "R6.2"],
  R7: ["R7"],
  "R8.1": ["R8.1"],
  "R8.2": ["R8.2"],
  "R8.3": ["R8.3"],
  "R9.1": ["R9.1"],
  "R9.2": ["R9.2"],
  "R9.3": ["R9.3"],
};

/** The path of a member, as the engine writes it. */
export const member = (path, key) => (/^[A-Za-z][A-Za-z0-9]*$/.test(key) ? `${path}.${key}` : `${path}[${key}]`);
const itemPath = (item) => member("oasys.screening", item);
const cellPath = (item, column) => `${itemPath(item)}.${column}`;
export const analysisPath = (item) => member("oasys.harm.analysis", item);

const noneOf = ([table, count]) => `${table}.${count}`;
const rowsOf = ([table, count]) => Array.from({ length: count }, (_, index) => `${table}.${index + 1}`);

/** Where an item of the screening is answered: `R1.2` means the row that says none. */
export function placeOf(item) {
  const table = TABLES.find(([name]) => item === name || item.startsWith(`${name}.`));
  if (!table) return itemPath(item);
  return cellPath(item === table[0] ? noneOf(table) : item, "current");
}

/** For the status of the section: whether each thing that R1 to R5 ask is answered. */
export function answered(store) {
  const columns = TABLES.flatMap((table) =>
    COLUMNS.map((column) => rowsOf(table).some((row) => store.answer(cellPath(row, column)) === true)),
  );
  const items = GROUPS.flatMap(([, group]) => group).filter(
    (item) => !["R2.2.1", "childIdentityKnown", "R5.2b"].includes(item),
  );
  return [...columns, ...items.map((item) => store.isAnswered(itemPath(item)))];
}

const isYes = (store, item) => ["YES", true].includes(store.answer(itemPath(item)));

function reply(store, item) {
  const options = [
    { value: "YES", also: true, label: words("form.yes") },
    { value: "NO", also: false, label: words("form.no") },
  ];
  if (item === "childIdentityKnown") {
    options[0].value = true;
    options[1].value = false;
  }
  const unknown = DECIDED.has(item) || item === "childIdentityKnown";
  options.push(
    unknown ? { value: null, label: words("form.not-known") } : { value: "DK", label: words("screening.dont-know") },
  );
  return radios(store, {
    path: itemPath(item),
    label: words(`question.${item}`),
    options,
    compact: true,
    number: item === "childIdentityKnown" ? null : item,
  });
}

function tickCell(store, item, column) {
  const path = cellPath(item, column);
  const label = `${item} ${words(`question.${item}`)}, ${words(`screening.in-${column}`)}`;
  const box = h("input", {
    class: "govuk-checkboxes__input",
    type: "checkbox",
    id: fieldId(path),
    "aria-label": label,
    checked: store.answer(path) === true,
    ...described(path, null),
    on: { change: () => store.set(path, box.checked ? true : undefined) },
  });
  return h(
    "td",
    { class: "govuk-table__cell", dataset: { path, label, column: words(`screening.${column}`) } },
    h("div", { class: "tick-cell" }, box, flagSlot()),
    errorSlot(path),
  );
}

function tickTable(store, table) {
  const [name] = table;
  return h(
    "table",
    { class: "govuk-table tick-grid" },
    h(
      "caption",
      { class: "govuk-table__caption" },
      h("span", { class: "question-number" }, name),
      " ",
      words(`question.${name}`),
    ),
    h(
      "thead",
      { class: "govuk-table__head" },
      h(
        "tr",
        null,
        ["what", ...COLUMNS].map((column) =>
          h("th", { scope: "col", class: "govuk-table__header" }, words(`screening.${column}`)),
        ),
      ),
    ),
    h(
      "tbody",
      { class: "govuk-table__body" },
      rowsOf(table).map((item) =>
        h(
          "tr",
          { class: `govuk-table__row${item === noneOf(table) ? " tick-grid__none" : ""}` },
          h(
            "th",
            { scope: "row", class: "govuk-table__header" },
            h("span", { class: "question-number" }, item),
            " ",
            words(`question.${item}`),
          ),
          COLUMNS.map((column) => tickCell(store, item, column)),
        ),
      ),
    ),
  );
}

function exemption(store) {
  const say = (name) => ({
    path: `oasys.screening.exemption.${name}`,
    label: words(`screening.exemption-${name}`),
    hint: words(`screening.exemption-${name}-hint`),
  });
  return h(
    "div",
    { class: "opened", id: "exemption" },
    h("h3", { class: "govuk-heading-s" }, words("screening.exemption")),
    h("p", { class: "govuk-hint" }, words("screening.exemption-hint")),
    h("div", { class: "opened__state", id: "exemption-state", role: "status" }),
    textArea(store, { path: itemPath("R5.2a"), label: `R5.2a ${words("question.R5.2a")}`, rows: 3 }),
    textField(store, say("by")),
    dateField(store, say("on")),
    textField(store, say("countersignedBy")),
    radios(store, {
      ...say("countersignerAuthorised"),
      inline: true,
      options: [
        { value: true, label: words("form.yes") },
        { value: false, label: words("form.no") },
        { value: null, label: words("form.not-known") },
      ],
    }),
  );
}

function analysis(store, section) {
  return h(
    "div",
    { class: "opened", dataset: { analysis: section } },
    h("h3", { class: "govuk-heading-s" }, words(`analysis.${section}`)),
    h("div", { class: "opened__state" }),
    WRITTEN[section].map((item) =>
      textArea(store, {
        path: analysisPath(item),
        label: `${item} ${words(`question.${item}`)}`,
        hint: words(`screening.hint-${item}`),
      }),
    ),
  );
}

/** The screening and what it opens. */
export function build({ store }) {
  return [
    h("p", { class: "govuk-body" }, words("screening.intro")),
    h("h2", { class: "govuk-heading-m" }, words("screening.R1")),
    TABLES.map((table) => tickTable(store, table)),
    GROUPS.map(([name, items]) => [
      h("h2", { class: "govuk-heading-m" }, words(`screening.${name}`)),
      h(
        "div",
        { class: "questions" },
        items.map((item) => reply(store, item)),
      ),
      name === "R5" ? exemption(store) : null,
    ]),
    h("h2", { class: "govuk-heading-m", id: "full-analysis" }, words("screening.analysis")),
    h("div", { id: "analysis-state" }),
    Object.keys(WRITTEN).map((section) => analysis(store, section)),
    h("div", { class: "questions", id: "asked-with-R8" }, reply(store, "R8.4.1")),
  ];
}

/** Items of the screening, each a link to where it is answered. */
function because(items, caseFile) {
  const link = (item) => {
    const id = fieldId(shownAt(placeOf(item)));
    const press = (event) => {
      event.preventDefault();
      // Who shows a section in pages takes the event, and brings the page first.
      const detail = { section: "harm", field: placeOf(item), then: () => focusField(id) };
      const asked = new CustomEvent("jr-show", { bubbles: true, cancelable: true, detail });
      if (event.currentTarget.dispatchEvent(asked)) focusField(id);
    };
    return h("a", { class: "govuk-link", href: `#${id}`, on: { click: press } }, fieldLabel(itemPath(item), caseFile));
  };
  return h(
    "ul",
    { class: "govuk-list govuk-list--bullet" },
    items.map((item) => h("li", null, link(item))),
  );
}

/** Shows what the answers open and hides the rest; no field is built anew. */
export function refresh(form, { store, assessment }) {
  if (!form.querySelector("#exemption")) return;
  const found = assessment?.oasys?.harm?.screening ?? null;
  const { caseFile } = store;
  const conditional = (item) => form.querySelector(`[data-path="${itemPath(item)}"]`);
  for (const item of ["R2.2.1", "childIdentityKnown"]) {
    conditional(item).hidden = !isYes(store, "R2.2") && !store.isAnswered(itemPath(item));
  }
  const state = new Map((found?.triggered ?? []).map((each) => [each.section, each]));
  const screened = found !== null && store.get("oasys.screening") !== undefined;
  let opened = 0;
  for (const block of form.querySelectorAll("[data-analysis]")) {
    const { analysis: section } = block.dataset;
    const each = screened ? state.get(section) : undefined;
    const typed = WRITTEN[section].some((item) => store.isAnswered(analysisPath(item)));
    const due = each?.state === "due";
    block.hidden = !due && !typed;
    if (!block.hidden) opened += 1;
    tell(block.querySelector(".opened__state"), JSON.stringify([each?.state, each?.because]), () => [
      h("p", null, h("strong", null, words(`analysis.state-${each?.state ?? "not-due"}`))),
      each ? because(each.because, caseFile) : null,
    ]);
  }
  const R8 = ["R8.1", "R8.2", "R8.3"].some((section) => ["due", "undecided"].includes(state.get(section)?.state));
  form.querySelector("#asked-with-R8").hidden = !(screened && R8) && !store.isAnswered(itemPath("R8.4.1"));
  const undecided = screened ? [...state.values()].filter((each) => each.state === "undecided") : [];
  const exempted = screened ? [...state.values()].filter((each) => each.state === "exempted") : [];
  const nothing = screened && opened === 0 && undecided.length === 0 && exempted.length === 0;
  tell(form.querySelector("#analysis-state"), JSON.stringify([screened, nothing, undecided, exempted]), () => [
    screened ? null : h("p", { class: "govuk-body" }, words("screening.not-screened")),
    nothing ? h("p", { class: "govuk-body" }, words("screening.nothing-opened")) : null,
    exempted.length > 0 ? h("p", { class: "govuk-body" }, words("screening.exempted")) : null,
    undecided.length > 0
      ? h(
          "p",
          { class: "govuk-body" },
          words("screening.undecided", { sections: joined(undecided.map(({ section }) => section)) }),
        )
      : null,
  ]);
  showExemption(form, store, found);
}

function showExemption(form, store, found) {
  const claimed = isYes(store, "R5.2b");
  const held = store.get("oasys.screening.exemption") !== undefined || store.isAnswered(itemPath("R5.2a"));
  form.querySelector("#exemption").hidden = !claimed && !held;
  const { valid, lifts, because: reasons } = found?.exemption ?? { valid: false, lifts: false, because: [] };
  const slot = form.querySelector("#exemption-state");
  tell(slot, JSON.stringify([claimed, valid, lifts, reasons]), () => {
    if (!claimed) return [h("p", null, words("screening.not-claimed"))];
    if (lifts) return [h("p", null, h("strong", null, words("screening.exemption-acts")))];
    return [
      h("p", null, h("strong", null, words("screening.exemption-does-not-act"))),
      h(
        "ul",
        { class: "govuk-list govuk-list--bullet" },
        reasons.map((reason) => h("li", null, words(`exemption.${reason}`))),
      ),
    ];
  });
}

/** Builds the content of a slot only when what it says has changed. */
function tell(slot, signature, content) {
  if (slot.dataset.shown === signature) return;
  slot.dataset.shown = signature;
  replace(slot, content());
}

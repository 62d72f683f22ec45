// Every answer of a case in words, read from the fields that ask for it, so that
// what is checked, printed and saved says what the questions say.

import { isDay } from "../page/date-parts.mjs";
import { fieldLabel } from "../page/result/field-names.mjs";
import { words, plainDay } from "../page/words.mjs";
import { buildParts, groupsIn } from "./parts.mjs";

const textOf = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
const labelFor = (root, control) => textOf(root.querySelector(`label[for="${control.id}"]`));

/** What a field shows as its answer; null where there is none. */
function valueOf(group, store) {
  const { path } = group.dataset;
  const row = group.querySelector(".event-row__what");
  if (row)
    return [".event-row__day", ".event-row__what .govuk-hint"]
      .map((each) => textOf(group.querySelector(each)))
      .filter(Boolean)
      .join(": ");
  const controls = [...group.querySelectorAll("input, select, textarea")];
  if (controls.some((control) => control.matches("[type=radio], [type=checkbox]"))) {
    const chosen = controls.filter((control) => control.checked);
    if (chosen.length === 0) return null;
    return chosen.map((control) => labelFor(group, control) || words("form.yes")).join(", ");
  }
  if (!store.isAnswered(path)) return null;
  const answer = store.answer(path);
  if (group.querySelector(".govuk-date-input")) return isDay(answer) ? plainDay(answer) : String(answer);
  const [control] = controls;
  if (!control) return null;
  return control.localName === "select" ? textOf(control.selectedOptions[0]) : control.value;
}

// Beside its heading a question can be short: "For sexual offences". Alone it is named in full.
const nameOf = (path, label, store) => (path.startsWith("riskMatrix.") ? fieldLabel(path, store.caseFile) : label);

/** Boxes that belong to no single field, as "custody is not being rated". */
function looseBoxes(form) {
  return [...form.querySelectorAll("input[type=checkbox]")]
    .filter((box) => box.checked && !box.closest("[data-path]"))
    .map((box) => ({ path: null, id: box.id, label: labelFor(form, box), value: words("form.yes") }));
}

/** The context with every form of a list closed, and with nothing left out. */
const offscreen = (context) => Object.create(context, { view: { value: {} }, fixed: { value: [] } });

/** Of one section: `{ section, title, rows: [{ path, id, label, value }] }`. */
export function answersOf(section, context) {
  const { store } = context;
  const { form } = buildParts(section, offscreen(context));
  const rows = [];
  for (const group of groupsIn(form)) {
    if (group.parentElement.closest("[data-path]")) continue;
    const { path, label } = group.dataset;
    const value = valueOf(group, store);
    if (value !== null) rows.push({ path, id: null, label: nameOf(path, label, store), value });
  }
  return { section, title: section.title(), rows: [...rows, ...looseBoxes(form)] };
}

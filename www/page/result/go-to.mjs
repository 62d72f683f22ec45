// From the result to an answer and back. The page shows one section at a time,
// so the field that a link names has to be brought there first.

import { fieldId } from "../dom.mjs";
import { focusField } from "../field-errors.mjs";
import { sectionIn } from "../section-of.mjs";
import { shownAt } from "./field-names.mjs";

const RESULT = "result";
/** Lets the links of the view lead to fields and to parts of the result. */
export function followLinks(view, caseFile) {
  view.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { field, record } = link.dataset;
    if (record) show(link, "events", () => chooseKind(record));
    else if (field) show(link, sectionIn(field, caseFile), () => focusField(fieldId(shownAt(field))), field);
    else show(link, RESULT, () => bringIntoView(link.hash.slice(1)));
  });
  return view;
}

/**
 * Opens a section of the page, then does the rest there. Who shows the sections
 * in another way than by the address takes the event and prevents its default.
 */
function show(link, id, then, field = null) {
  const asked = new CustomEvent("jr-show", { bubbles: true, cancelable: true, detail: { section: id, field, then } });
  if (!link.dispatchEvent(asked)) return;
  if (window.location.hash === `#${id}`) then();
  else {
    // The page listens since its start, and so is done before this runs.
    window.addEventListener("hashchange", then, { once: true });
    window.location.hash = id;
  }
}

/** The form of events with a kind chosen. The reader adds it, or chooses another. */
function chooseKind(kind) {
  const choice = document.getElementById("event-kind");
  if (!(choice instanceof HTMLSelectElement)) return;
  const option = [...choice.options].find(({ dataset }) => dataset.kind === kind);
  if (option) choice.value = option.value;
  choice.focus();
}

function bringIntoView(id) {
  const part = document.getElementById(id);
  if (!part) return;
  part.setAttribute("tabindex", "-1");
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "start" });
}

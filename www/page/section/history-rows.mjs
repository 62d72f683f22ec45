// What occasions and corrections share: one form is open at a time, the others are closed rows.

import { fieldId, h } from "../dom.mjs";
import { errorSlot } from "../fields.mjs";
import { words } from "../words.mjs";

/** Closes what is open, opens what `view` says, and goes to the field at `path`. */
export function openForm(page, view, path) {
  Object.assign(page.view, { openOccasion: null, openCorrection: null, fresh: null }, view);
  page.rebuild();
  document.getElementById(fieldId(path))?.focus();
}

export function removeButton(page, path, name, said, buttonClass) {
  const remove = () => {
    page.store.set(path, undefined);
    openForm(page, {}, "convictions");
    page.announce(words(said));
  };
  return h(
    "button",
    { type: "button", class: buttonClass, on: { click: remove } },
    words("form.remove"),
    h("span", { class: "govuk-visually-hidden" }, ` ${name}`),
  );
}

/** A closed row answers for every error within it. */
export function closedRow(page, { path, name, heading, lines, open, said }) {
  return h(
    "li",
    { class: "event-row govuk-form-group", dataset: { path, label: name } },
    h("div", { class: "event-row__day" }, heading),
    h("div", { class: "event-row__what", dataset: { described: "" } }, lines, errorSlot(path)),
    h(
      "div",
      { class: "event-row__actions" },
      h(
        "button",
        { type: "button", class: "link-button", id: fieldId(path), on: { click: open } },
        words("form.change"),
        h("span", { class: "govuk-visually-hidden" }, ` ${name}`),
      ),
      removeButton(page, path, name, said, "link-button"),
    ),
  );
}

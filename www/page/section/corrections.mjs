// Corrections of what the conviction history gives: each is of one count, and says why.

import { radios } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { isDay } from "../date-parts.mjs";
import { fieldId, h } from "../dom.mjs";
import { errorSlot, textArea, textField } from "../fields.mjs";
import { countName } from "../result/counts.mjs";
import { plainDay, words } from "../words.mjs";
import { listAt } from "./entries.mjs";
import { closedRow, openForm, removeButton } from "./history-rows.mjs";

const FLAGS = new Set(["burglary", "male-victim", "stranger-victim", "non-contact-offence", "indecent-images-only"]);

/** Opens the correction of this count, or begins one. */
export function correct(page, name) {
  const corrections = listAt(page.store, "corrections");
  const found = corrections.findIndex((correction) => correction?.count === name);
  const index = found < 0 ? corrections.length : found;
  const path = `corrections[${index}]`;
  if (found < 0) page.store.set(path, { count: name });
  openForm(page, { openCorrection: index, fresh: found < 0 ? path : null }, `${path}.value`);
}

export function correctionList(page) {
  const corrections = listAt(page.store, "corrections");
  if (corrections.length === 0) return null;
  return [
    h("h2", { class: "govuk-heading-m" }, words("history.corrections")),
    h("p", { class: "govuk-hint" }, words("history.corrections-hint")),
    h(
      "ol",
      { class: "event-list" },
      corrections.map((_, index) =>
        index === page.view.openCorrection ? correctionForm(page, index) : correctionRow(page, index),
      ),
    ),
  ];
}

function correctionForm(page, index) {
  const { store } = page;
  const path = `corrections[${index}]`;
  const count = store.get(path)?.count;
  const say = (name) => ({ path: `${path}.${name}`, label: words(`history.correction-${name}`) });
  const value = FLAGS.has(count)
    ? radios(store, {
        ...say("value"),
        inline: true,
        options: [
          { value: true, label: words("form.yes") },
          { value: false, label: words("form.no") },
        ],
      })
    : textField(store, { ...say("value"), count: true, width: 3 });
  return h(
    "li",
    { class: "event-form" },
    h(
      "div",
      { class: "govuk-form-group", dataset: { path, label: countName(count), exact: "" } },
      h(
        "div",
        { dataset: { described: "" } },
        h("h3", { class: "govuk-heading-m", id: fieldId(path), tabindex: "-1" }, countName(count)),
      ),
      errorSlot(path),
    ),
    value,
    textArea(store, { ...say("reason"), rows: 2 }),
    textField(store, { ...say("by"), hint: words("history.correction-by-hint") }),
    dateField(store, say("on")),
    h(
      "div",
      { class: "govuk-button-group" },
      h(
        "button",
        { type: "button", class: "govuk-button", on: { click: () => openForm(page, {}, path) } },
        words("form.done"),
      ),
      removeButton(page, path, countName(count), "history.correction-removed", "govuk-button govuk-button--secondary"),
    ),
  );
}

function correctionRow(page, index) {
  const { store } = page;
  const path = `corrections[${index}]`;
  const given = store.get(path) ?? {};
  const value = store.answer(`${path}.value`);
  const shown = typeof value === "boolean" ? words(value ? "form.yes" : "form.no") : (value ?? words("form.not-known"));
  return closedRow(page, {
    path,
    name: countName(given.count),
    heading: isDay(given.on) ? plainDay(given.on) : words("form.no-date"),
    lines: [
      h("strong", null, `${countName(given.count)}: ${shown}`),
      h("span", { class: "govuk-hint" }, [given.reason, given.by].filter(Boolean).join(" · ")),
    ],
    open: () => openForm(page, { openCorrection: index }, `${path}.value`),
    said: "history.correction-removed",
  });
}

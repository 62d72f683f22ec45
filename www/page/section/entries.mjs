import { fieldId, h } from "../dom.mjs";
import { words } from "../words.mjs";

// A list whose entries are added, changed and taken away: one form is open at a
// time, the others are rows. Each change is one step, so Undo takes it back.

export const listAt = (store, path) => {
  const list = store.get(path);
  return Array.isArray(list) ? list : [];
};

/** The first identifier of this kind that is free. */
export function freeId(kind, entries) {
  const used = new Set(entries.map((entry) => entry?.id));
  let count = entries.length + 1;
  while (used.has(`${kind}-${count}`)) count += 1;
  return `${kind}-${count}`;
}

/**
 * `path` of the list; `id` of its "add" button; `name(entry, index)`,
 * `summary(entry)`, `fields(index)`; `add()` gives a new entry; `first` is the member to go to.
 */
export function entryList(context, { path, id, addLabel, empty, name, summary, fields, add, first, removed }) {
  const { store, view } = context;
  const entries = listAt(store, path);
  const at = (index) => `${path}[${index}]`;
  const open = (index) => {
    view.openEvent = at(index);
    context.rebuild();
    document.getElementById(fieldId(`${at(index)}.${first}`))?.focus();
  };
  const button = (text, entry, index, props) =>
    h(
      "button",
      { type: "button", ...props },
      text,
      h("span", { class: "govuk-visually-hidden" }, ` ${name(entry, index)}`),
    );
  const remove = (entry, index, buttonClass) =>
    button(words("form.remove"), entry, index, {
      class: buttonClass,
      on: {
        click: () => {
          view.openEvent = null;
          store.set(at(index), undefined);
          context.rebuild();
          context.announce(removed);
          document.getElementById(id)?.focus();
        },
      },
    });
  const close = (index) => {
    view.openEvent = null;
    context.rebuild();
    document.getElementById(fieldId(at(index)))?.focus();
  };
  const form = (entry, index) =>
    h(
      "li",
      { class: "event-form" },
      h("h3", { class: "govuk-heading-s" }, name(entry, index)),
      fields(at(index), entry),
      h(
        "div",
        { class: "govuk-button-group" },
        h("button", { type: "button", class: "govuk-button", on: { click: () => close(index) } }, words("form.done")),
        remove(entry, index, "govuk-button govuk-button--secondary"),
      ),
    );
  // The row answers for the whole entry while its form is closed.
  const row = (entry, index) =>
    h(
      "li",
      { class: "entry-row govuk-form-group", dataset: { path: at(index), label: name(entry, index) } },
      h(
        "div",
        { class: "event-row__what", dataset: { described: "" } },
        h("strong", null, name(entry, index)),
        h("span", { class: "govuk-hint" }, summary(entry)),
        h("div", { class: "field-errors", id: `${fieldId(at(index))}-error` }),
      ),
      h(
        "div",
        { class: "event-row__actions" },
        button(words("form.change"), entry, index, {
          class: "link-button",
          id: fieldId(at(index)),
          on: { click: () => open(index) },
        }),
        remove(entry, index, "link-button"),
      ),
    );
  return [
    entries.length === 0
      ? h("p", { class: "govuk-hint" }, empty)
      : h(
          "ol",
          { class: "event-list" },
          entries.map((entry, index) => (view.openEvent === at(index) ? form : row)(entry ?? {}, index)),
        ),
    h(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        id,
        on: {
          click: () => {
            store.set(at(entries.length), add());
            open(entries.length);
          },
        },
      },
      addLabel,
    ),
  ];
}

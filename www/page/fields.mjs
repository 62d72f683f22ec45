import { fieldId, h } from "./dom.mjs";
import { number, words } from "./words.mjs";

// Every field is a form group that knows its path. Errors and flags are put
// into its slots from outside (`field-errors.mjs`), so a field never has to be
// built anew while somebody types in it.

/** The frame of a field. `label` is what the error summary calls it. */
export function group({ path, label, extraClass = "" }, ...children) {
  return h("div", { class: `govuk-form-group ${extraClass}`.trim(), dataset: { path, label } }, ...children);
}

/** Where the errors of a field go, between its hint and its control. */
export const errorSlot = (path) => h("div", { class: "field-errors", id: `${fieldId(path)}-error` });
/** Where a field says that its answer is old. */
export const flagSlot = () => h("div", { class: "field-flag" });

export const hintOf = (path, hint) =>
  hint ? h("div", { class: "govuk-hint", id: `${fieldId(path)}-hint` }, hint) : null;

/** Marks what errors and hints describe, for `field-errors.mjs`. */
export const described = (path, hint) => ({
  dataset: { described: hint ? `${fieldId(path)}-hint` : "" },
  "aria-describedby": hint ? `${fieldId(path)}-hint` : null,
});

export function labelOf(path, label, extraClass = "") {
  return h("label", { class: `govuk-label ${extraClass}`.trim(), for: fieldId(path) }, label);
}

/** A count keeps what was typed: "30.5" goes as 30.5 and "abc" as "abc", and the engine says what is wrong. */
export function numberOrText(typed) {
  const text = typed.trim();
  if (text === "") return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

const asText = (value) => {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

export function textField(store, { path, label, hint = null, count = false, width = 20, spellcheck = false }) {
  const read = (typed) => {
    if (count) return numberOrText(typed);
    return typed.trim() === "" ? undefined : typed;
  };
  const input = h("input", {
    class: `govuk-input govuk-input--width-${width}`,
    id: fieldId(path),
    type: "text",
    autocomplete: "off",
    inputmode: count ? "numeric" : null,
    spellcheck: spellcheck ? "true" : "false",
    ...described(path, hint),
    value: asText(store.answer(path)),
    on: {
      input: () => store.set(path, read(input.value), { typing: true }),
      blur: () => store.settle(),
    },
  });
  return group({ path, label }, labelOf(path, label), hintOf(path, hint), errorSlot(path), input, flagSlot());
}

/** A box for prose, with how many characters are left of `max`. */
export function textArea(store, { path, label, hint = null, max = 4000, rows = 4, keepEmpty = false }) {
  const countId = `${fieldId(path)}-count`;
  const count = h("div", { class: "govuk-hint govuk-character-count__message", id: countId });
  // The engine counts characters as Unicode does, not as UTF-16 does.
  const tell = () => {
    const left = max - [...box.value].length;
    count.textContent =
      left >= 0
        ? words("form.characters-left", { count: left, number: number(left) })
        : words("form.characters-over", { count: -left, number: number(-left) });
    count.classList.toggle("govuk-error-message", left < 0);
  };
  const box = h("textarea", {
    class: "govuk-textarea",
    id: fieldId(path),
    rows,
    spellcheck: "true",
    dataset: { described: hint ? `${fieldId(path)}-hint ${countId}` : countId },
    "aria-describedby": hint ? `${fieldId(path)}-hint ${countId}` : countId,
    value: asText(store.answer(path)),
    on: {
      input: () => {
        tell();
        store.set(path, box.value.trim() === "" && !keepEmpty ? undefined : box.value, { typing: true });
      },
      blur: () => store.settle(),
    },
  });
  tell();
  return group({ path, label }, labelOf(path, label), hintOf(path, hint), errorSlot(path), box, count);
}

/**
 * A list to choose one value from. `options`: `{ value, label }`, where the
 * value is what the case holds (a number or `null` too). Nothing is chosen at
 * first. A value from a file that is not on the list is shown, not dropped.
 */
export function selectField(
  store,
  { path, label, hint = null, options, accessibleLabel = null, bare = false, width = "" },
) {
  const current = store.answer(path);
  const place = options.findIndex((option) => option.value === current);
  const foreign = current !== undefined && place < 0;
  const select = h(
    "select",
    {
      class: `govuk-select ${width}`.trim(),
      id: fieldId(path),
      "aria-label": accessibleLabel,
      ...described(path, hint),
      on: {
        change: () => {
          if (select.value === "foreign") return;
          store.set(path, select.value === "" ? undefined : options[Number(select.value)].value);
        },
      },
    },
    h("option", { value: "" }, words("form.choose")),
    options.map((option, index) => h("option", { value: String(index) }, option.label)),
    foreign ? h("option", { value: "foreign" }, words("form.from-file", { value: asText(current) })) : null,
  );
  select.value = foreign ? "foreign" : place < 0 ? "" : String(place);
  return group(
    { path, label, extraClass: bare ? "field--bare" : "" },
    bare ? null : labelOf(path, label),
    hintOf(path, hint),
    errorSlot(path),
    select,
    flagSlot(),
  );
}

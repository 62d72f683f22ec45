import { fieldId, h } from "./dom.mjs";
import { described, errorSlot, flagSlot, group, hintOf } from "./fields.mjs";
import { words } from "./words.mjs";

// Radio buttons of one name must not be shared between two fields, and the
// name must not depend on what else is on the page. Two strokes where questions
// have parts: the second option of 2.7 is not question 2.7.2.
function optionId(path, index) {
  if (index === 0) return fieldId(path);
  return `${fieldId(path)}${path.startsWith("oasys.answers[") ? "--" : "-"}${index + 1}`;
}

/**
 * One answer out of a few, none of them chosen at first. Once answered, a
 * "Clear" button takes the answer back: unanswered is not the same as "no".
 * `compact` puts them in one row, for long lists of like questions. An option
 * may name another value that a case may hold for it (`also`).
 */
export function radios(
  store,
  {
    path,
    label,
    hint = null,
    options,
    compact = false,
    inline = false,
    legendClass = "govuk-fieldset__legend--s",
    number = null,
  },
) {
  const same = (left, right) =>
    left === right || (left !== null && right !== null && left !== undefined && String(left) === String(right));
  const inputs = [];
  const clear = h(
    "button",
    {
      type: "button",
      class: "link-button radios-clear",
      hidden: !store.isAnswered(path),
      on: {
        click: () => {
          store.set(path, undefined);
          show();
          inputs[0]?.focus();
        },
      },
    },
    words("form.clear"),
    h("span", { class: "govuk-visually-hidden" }, ` ${label}`),
  );

  function show() {
    const current = store.answer(path);
    const chosen =
      current === undefined
        ? -1
        : options.findIndex(
            (option) => same(option.value, current) || (option.also !== undefined && option.also === current),
          );
    inputs.forEach((input, index) => {
      input.checked = index === chosen;
    });
    clear.hidden = current === undefined;
  }

  const items = options.map((option, index) => {
    const id = optionId(path, index);
    const input = h("input", {
      class: "govuk-radios__input",
      type: "radio",
      id,
      name: fieldId(path),
      value: String(option.value),
      "aria-describedby": option.hint ? `${id}-hint` : null,
      on: {
        change: () => {
          store.set(path, option.value);
          clear.hidden = false;
        },
      },
    });
    inputs.push(input);
    return h(
      "div",
      { class: "govuk-radios__item" },
      input,
      h("label", { class: "govuk-label govuk-radios__label", for: id }, option.label),
      option.hint ? h("div", { class: "govuk-hint govuk-radios__hint", id: `${id}-hint` }, option.hint) : null,
    );
  });
  show();

  const radioClass = compact || inline ? "govuk-radios govuk-radios--inline" : "govuk-radios";
  return group(
    { path, label: number ? `${number} ${label}` : label, extraClass: compact ? "field--compact" : "" },
    h(
      "fieldset",
      { class: "govuk-fieldset", ...described(path, hint) },
      h(
        "legend",
        { class: `govuk-fieldset__legend ${compact ? "" : legendClass}`.trim() },
        number ? h("span", { class: "question-number" }, number) : null,
        number ? " " : null,
        label,
      ),
      h(
        "div",
        { class: "field-body" },
        hintOf(path, hint),
        errorSlot(path),
        h(
          "div",
          { class: "radios-row" },
          h("div", { class: `${radioClass}${compact ? " govuk-radios--small" : ""}` }, items),
          clear,
        ),
        flagSlot(),
      ),
    ),
  );
}

/** Yes, no, not known. "Not known" is an answer: it is kept as `null`. */
export function yesNo(store, { path, label, hint = null, legendClass = undefined }) {
  return radios(store, {
    path,
    label,
    hint,
    legendClass,
    inline: true,
    options: [
      { value: true, label: words("form.yes") },
      { value: false, label: words("form.no") },
      { value: null, label: words("form.not-known") },
    ],
  });
}

/** Any number out of a list; the case holds their codes in the form's order. */
export function ticks(store, { path, label, hint = null, options, number = null }) {
  const boxes = [];
  const held = () => {
    const value = store.answer(path);
    return Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];
  };
  const change = () => {
    const known = new Set(options.map((option) => String(option.value)));
    // Codes that the list does not know came from a file: they stay, and are reported.
    const value = store.answer(path);
    const foreign = (Array.isArray(value) ? value : held()).filter((code) => !known.has(String(code)));
    const chosen = [
      ...options.filter((option, index) => boxes[index].checked).map((option) => option.value),
      ...foreign,
    ];
    store.set(path, chosen.length === 0 ? undefined : chosen);
  };
  const now = held();
  const items = options.map((option, index) => {
    const id = optionId(path, index);
    const box = h("input", {
      class: "govuk-checkboxes__input",
      type: "checkbox",
      id,
      value: option.value,
      checked: now.includes(String(option.value)),
      on: { change },
    });
    boxes.push(box);
    return h(
      "div",
      { class: "govuk-checkboxes__item" },
      box,
      h("label", { class: "govuk-label govuk-checkboxes__label", for: id }, option.label),
    );
  });
  return group(
    { path, label: number ? `${number} ${label}` : label },
    h(
      "fieldset",
      { class: "govuk-fieldset", ...described(path, hint) },
      h(
        "legend",
        { class: "govuk-fieldset__legend" },
        number ? h("span", { class: "question-number" }, number) : null,
        number ? " " : null,
        label,
      ),
      hintOf(path, hint),
      errorSlot(path),
      h("div", { class: "govuk-checkboxes govuk-checkboxes--small ticks-columns" }, items),
      flagSlot(),
    ),
  );
}

import { fromParts, pasted, toParts } from "./date-parts.mjs";
import { fieldId, h } from "./dom.mjs";
import { described, errorSlot, flagSlot, group, hintOf } from "./fields.mjs";
import { words } from "./words.mjs";

const PARTS = [
  ["day", 2],
  ["month", 2],
  ["year", 4],
];

/** A date in three boxes. What cannot be read as a date stays as typed. */
export function dateField(
  store,
  { path, label, hint = null, number = null, legendClass = "govuk-fieldset__legend--s" },
) {
  const inputs = [];
  const change = (event) => {
    const whole = pasted(event.target.value);
    if (whole)
      inputs.forEach((input, index) => {
        input.value = whole[index];
      });
    store.set(path, fromParts(inputs.map((input) => input.value)), { typing: true });
  };
  const shown = toParts(store.answer(path));
  const items = PARTS.map(([part, width], index) => {
    // The first box carries the field's own id: that is where its error leads.
    const id = index === 0 ? fieldId(path) : `${fieldId(path)}-${part}`;
    const input = h("input", {
      class: `govuk-input govuk-date-input__input govuk-input--width-${part === "month" ? 3 : width}`,
      id,
      type: "text",
      autocomplete: "off",
      // A month may be typed as a word.
      inputmode: part === "month" ? null : "numeric",
      spellcheck: "false",
      value: shown[index],
      on: { input: change, blur: () => store.settle() },
    });
    inputs.push(input);
    return h(
      "div",
      { class: "govuk-date-input__item" },
      h("label", { class: "govuk-label govuk-date-input__label", for: id }, words(`form.${part}`)),
      input,
    );
  });
  return group(
    { path, label: number ? `${number} ${label}` : label },
    h(
      "fieldset",
      { class: "govuk-fieldset", role: "group", ...described(path, hint) },
      h(
        "legend",
        { class: `govuk-fieldset__legend ${legendClass}` },
        number ? h("span", { class: "question-number" }, number) : null,
        number ? " " : null,
        label,
      ),
      hintOf(path, hint),
      errorSlot(path),
      h("div", { class: "govuk-date-input" }, items),
      flagSlot(),
    ),
  );
}

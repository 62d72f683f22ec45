// The element in a form that a server rendered: fields that are there already
// are read and kept true, and one value each carries the case and the assessment.

import { fromParts, toParts } from "../page/date-parts.mjs";
import { h } from "../page/dom.mjs";
import { numberOrText } from "../page/fields.mjs";
import { readText } from "../page/read-text.mjs";

const WHOLE = ["case", "assessment"];
const PARTS = ["day", "month", "year"];
const WORDS = new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
  ["null", null],
  ["not-known", null],
  ["unknown", null],
]);

const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
const isCount = (field) => field.type === "number" || field.inputMode === "numeric";

/** What a host's field holds, as a case holds it; `undefined` where it is blank. */
function read(fields) {
  const [field] = fields;
  if (field.dataset.jointRiskPart) {
    const [day, month, year] = PARTS.map(
      (part) => fields.find((each) => each.dataset.jointRiskPart === part)?.value ?? "",
    );
    return fromParts([day, month, year]);
  }
  if (isChoice(field)) {
    const chosen = fields.find((each) => each.checked);
    if (!chosen) return undefined;
    return WORDS.has(chosen.value) ? WORDS.get(chosen.value) : chosen.value;
  }
  if (field.value.trim() === "") return undefined;
  if (field.localName === "select" && WORDS.has(field.value)) return WORDS.get(field.value);
  return isCount(field) ? numberOrText(field.value) : field.value;
}

/** Brings a host's field to what the case holds. */
function write(fields, value) {
  const [field] = fields;
  const text = value === undefined || value === null ? "" : String(value);
  if (field.dataset.jointRiskPart) {
    const parts = toParts(value);
    for (const each of fields) each.value = parts[PARTS.indexOf(each.dataset.jointRiskPart)] ?? "";
  } else if (isChoice(field) || field.localName === "select") {
    const means = (code) => (WORDS.has(code) ? WORDS.get(code) : code);
    const same = (code) => value !== undefined && (means(code) === value || code === text);
    if (isChoice(field)) for (const each of fields) each.checked = same(each.value);
    else field.value = [...field.options].find((option) => option.value !== "" && same(option.value))?.value ?? "";
  } else field.value = text;
}

/** The fields that the element shares with the form around it. */
export class HostForm {
  /** `texts()` gives what the fields for the case and the assessment are to post. */
  constructor(element, texts) {
    this.element = element;
    this.texts = texts;
    this.fields = new Map();
    this.whole = new Map();
    this.names = {};
    this.kept = h("div", { class: "jr-kept", hidden: true });
    this.onFormData = (event) => this.post(event.formData);
  }

  /**
   * Takes what the host had put inside: fields named by `data-joint-risk` stay in
   * the form out of sight, the rest is put aside until it is needed again.
   */
  adopt() {
    this.fallback = document.createDocumentFragment();
    this.fallback.append(...this.element.childNodes);
    /** @type {NodeListOf<HTMLInputElement>} */
    const fields = this.fallback.querySelectorAll("[data-joint-risk]");
    for (const field of fields) {
      const path = field.dataset.jointRisk;
      if (WHOLE.includes(path)) this.whole.set(path, field);
      else this.fields.set(path, [...(this.fields.get(path) ?? []), field]);
      // A field that is needed but cannot be reached would stop the form without a word.
      field.required = false;
      this.kept.append(field);
    }
  }

  /** The case that the form holds, as `engine` reads it: whole, or put together from single fields. */
  initial(engine) {
    const text = this.whole.get("case")?.value.trim();
    const { caseFile, problems } = text ? readText(engine, text) : { caseFile: null, problems: [] };
    if (text && caseFile === null) return { broken: text };
    const single = [...this.fields].map(([path, fields]) => [path, read(fields)]);
    return { caseFile, problems, single: caseFile ? [] : single.filter(([, value]) => value !== undefined) };
  }

  /**
   * Posts the two texts under the names that the host chose: in its own hidden
   * fields where it made some, else as values of the element. Fields added here
   * would change what the browser knows the form by, and its Back button would
   * not find the answers again.
   */
  name(names, disabled) {
    this.names = names;
    for (const [each, field] of this.whole) {
      if (names[each]) field.name = names[each];
      field.disabled = disabled;
    }
  }

  /** What the element itself posts. */
  values() {
    const data = new FormData();
    const texts = this.texts();
    for (const each of WHOLE) {
      if (this.names[each] && !this.whole.has(each) && texts[each] !== null) data.set(this.names[each], texts[each]);
    }
    return data;
  }

  connect(form) {
    if (form === this.form) return;
    this.form?.removeEventListener("formdata", this.onFormData);
    this.form = form;
    form?.addEventListener("formdata", this.onFormData);
  }

  /** Brings every shared field to the case as it is. */
  update(store) {
    const texts = this.texts();
    // Null: it stays as the server gave it.
    for (const [each, field] of this.whole) if (texts[each] !== null) field.value = texts[each];
    for (const [path, fields] of this.fields) write(fields, store.answer(path));
  }

  // The last keystroke may not have reached the fields when the form is sent.
  post(data) {
    const texts = this.texts();
    for (const each of WHOLE) {
      const name = this.whole.get(each)?.name || this.names[each];
      if (name && data.has(name) && texts[each] !== null) data.set(name, texts[each]);
    }
  }
}

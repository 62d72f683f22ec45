import { dateFault } from "./date-errors.mjs";
import { fieldId, h, replace } from "./dom.mjs";
import { belongsTo } from "./path.mjs";
import { fieldLabel } from "./result/field-names.mjs";
import { given } from "./result/parts.mjs";
import { problemText } from "./result/problems.mjs";
import { hasWords, plainDay, words } from "./words.mjs";

// Problems come from the engine with a path; this puts each beside its field
// and into the summary at the top of its section.

/**
 * Shows the problems of one section. While somebody is still in a field, a new
 * error waits until they leave it: a date is wrong until its last digit.
 * Returns whether any error is shown.
 */
export function showProblems(section, summary, { problems, caseFile, focused }) {
  const entries = [];
  const placed = new Set();
  for (const field of section.querySelectorAll("[data-path]")) {
    // A row that is open has its own fields: its head answers only for itself.
    const { path, exact } = field.dataset;
    const mine = problems.filter((problem) =>
      exact === undefined ? belongsTo(problem.field, path) : problem.field === path,
    );
    mine.forEach((problem) => placed.add(problem));
    const shownBefore = field.classList.contains("govuk-form-group--error");
    const waits = field.contains(focused) && !shownBefore;
    const boxes = mine.length > 0 ? [...field.querySelectorAll(".govuk-date-input__input")] : [];
    const faults =
      boxes.length === 3
        ? mine.map((each) =>
            dateFault(
              each,
              boxes.map(({ value }) => value),
            ),
          )
        : [];
    const text = (problem, place) => faults[place]?.text ?? problemText(problem, caseFile);
    const texts = waits ? [] : [...new Set(mine.map(text))];
    const faulty = faults.length === 0 ? null : [...new Set(faults.flatMap((fault) => fault.faulty))].sort();
    setErrors(field, texts, faulty);
    const id = faulty?.[0] ? boxes[faulty[0]].id : fieldId(field.dataset.path);
    for (const each of texts) entries.push({ text: `${field.dataset.label}: ${each}`, id });
  }
  // A problem whose field is not on the page, as with an unknown key in a file.
  for (const problem of problems) {
    if (!placed.has(problem))
      entries.push({ text: `${fieldLabel(problem.field, caseFile)}: ${problemText(problem, caseFile)}`, id: null });
  }
  setSummary(summary, entries);
  return entries.length > 0;
}

function setErrors(field, texts, faulty) {
  const slot = field.querySelector(".field-errors");
  const signature = texts.length > 0 ? JSON.stringify([texts, faulty]) : "";
  if ((slot.dataset.shown ?? "") === signature) return;
  slot.dataset.shown = signature;
  replace(
    slot,
    texts.map((text) =>
      h(
        "p",
        { class: "govuk-error-message" },
        h("span", { class: "govuk-visually-hidden" }, `${words("form.error")}: `),
        text,
      ),
    ),
  );
  field.classList.toggle("govuk-form-group--error", texts.length > 0);
  for (const [place, control] of [...field.querySelectorAll("input, select, textarea")].entries()) {
    const text = control.matches("[type=radio], [type=checkbox]") === false;
    const wrong = text && texts.length > 0 && (faulty?.includes(place) ?? true);
    control.classList.toggle(`govuk-${control.localName}--error`, wrong);
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
  const described = field.querySelector("[data-described]");
  const ids = [described.dataset.described, texts.length > 0 ? slot.id : ""].filter(Boolean).join(" ");
  if (ids) described.setAttribute("aria-describedby", ids);
  else described.removeAttribute("aria-describedby");
}

function setSummary(summary, entries) {
  const signature = entries.map((entry) => entry.text).join("\n");
  if (summary.dataset.shown === signature) return;
  summary.dataset.shown = signature;
  if (entries.length === 0) {
    summary.replaceChildren();
    return;
  }
  replace(
    summary,
    h(
      "div",
      { class: "govuk-error-summary" },
      h("h2", { class: "govuk-error-summary__title" }, words("form.there-is-a-problem")),
      h(
        "ul",
        { class: "govuk-list govuk-error-summary__list" },
        entries.map(({ text, id }) =>
          h(
            "li",
            null,
            id
              ? h(
                  "a",
                  {
                    href: `#${id}`,
                    on: {
                      click: (event) => {
                        event.preventDefault();
                        focusField(id);
                      },
                    },
                  },
                  text,
                )
              : text,
          ),
        ),
      ),
    ),
  );
}

/** Brings a field into view and puts the cursor there, opening what hides it. */
export function focusField(id) {
  let control = document.getElementById(id);
  const row = /^field-(?:events|convictions|corrections)-\d+(?=-)/.exec(id);
  if (!control && row) {
    // The field of a row is there once its form is open.
    document.getElementById(row[0])?.click();
    control = document.getElementById(id);
  }
  if (!control) return;
  for (let parent = control.closest("details"); parent; parent = parent.parentElement.closest("details"))
    parent.open = true;
  control.focus({ preventScroll: true });
  control.closest(".govuk-form-group")?.scrollIntoView({ block: "center" });
}

/**
 * Flags old and carried answers, with a way to say that they still hold on the day of the dates, and says where an
 * answer that is left blank comes from. Of the context it takes `assessment`, `store` and `sections`.
 */
export function showFlags(section, { assessment, store, sections }) {
  const flagged = assessment?.flagged ?? [];
  const predictors = assessment?.predictors ?? null;
  for (const field of section.querySelectorAll("[data-path]")) {
    const slot = field.querySelector(".field-flag");
    if (!slot) continue;
    const { path } = field.dataset;
    const mine = flagged.filter((flag) => belongsTo(flag.field, path));
    const found = elsewhere(predictors, path);
    const signature = mine.length === 0 && !found ? "[]" : JSON.stringify([mine, found]);
    if ((slot.dataset.shown ?? "[]") === signature) continue;
    slot.dataset.shown = signature;
    replace(
      slot,
      found ? derivedNote(found, sections) : null,
      mine.map((flag) =>
        h(
          "p",
          { class: "flag" },
          flagText(flag, field, store),
          " ",
          flag.because === "old" || flag.because === "carried"
            ? h(
                "button",
                {
                  type: "button",
                  class: "link-button",
                  on: { click: () => confirm(flag, path, store) },
                },
                words("form.still-true"),
                h("span", { class: "govuk-visually-hidden" }, ` ${field.dataset.label}`),
              )
            : null,
        ),
      ),
    );
  }
}

function flagText({ because, on, by, field: path }, field, store) {
  if (because !== "carried") return words(`form.flag-${because}`, { on: on ? plainDay(on) : "", by: by ?? "" });
  const answer = answerText(store.get(path)?.value, field);
  return words(on ? "form.flag-carried" : "form.flag-carried-plain", { answer, on: on ? plainDay(on) : "" });
}

/** An answer in the words of its field. */
function answerText(value, field) {
  if (Array.isArray(value)) return value.map((each) => answerText(each, field)).join(", ");
  const option = [...field.querySelectorAll("input[type=radio], input[type=checkbox], option")].find(
    (each) => each.value === String(value),
  );
  const label = option?.localName === "option" ? option : option?.labels[0];
  if (label) return label.textContent;
  if (typeof value === "boolean") return words(value ? "form.yes" : "form.no");
  const said = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(said)) return plainDay(said);
  return hasWords(`band.${said}`) ? words(`band.${said}`) : said;
}

/** The answer holds on the day of the dates; a carried one is shown in its field from now on. */
function confirm(flag, path, store) {
  if (flag.because === "old") store.set(path, { value: store.answer(path), on: store.today });
  else store.confirm(flag.field);
  // The button goes with what it answered: the focus goes on to the answer.
  document.getElementById(fieldId(path))?.focus({ preventScroll: true });
}

/** The section and the value that are shown for an answer of the predictors that was left blank. */
function elsewhere(predictors, path) {
  const from = predictors?.fromHistory.includes(path)
    ? "history"
    : predictors?.fromRiskMatrix.includes(path)
      ? "risk-matrix"
      : null;
  const input = from && predictors.inputs.find((each) => each.field === path);
  return input ? { from, value: given(input.value) } : null;
}

const derivedNote = ({ from, value }, sections) =>
  h(
    "p",
    { class: "govuk-hint derived" },
    words(from === "history" ? "history.derived" : "form.from-risk-matrix", { value }),
    " ",
    words("history.derived-used"),
    // A part of the questions alone may leave out the section that it comes from.
    sections.some(({ id }) => id === from)
      ? [" ", h("a", { class: "govuk-link", href: `#${from}` }, words(`page.section-${from}`))]
      : null,
  );

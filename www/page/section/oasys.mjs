import { h, replace } from "../dom.mjs";
import { radios, ticks } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { selectField, textArea, textField } from "../fields.mjs";
import { hasWords, words } from "../words.mjs";
import { answerPath, questionsOf, refusal, unanswered } from "./no-issues.mjs";

// A longer list is chosen from, not read through.
const MOST_RADIOS = 6;
const EVIDENCE = /\.97$|^4\.94$|^2\.98$/;
const LINKS = /^(?!2\.98)(?:\d+\.9[89]|4\.96)$/;

export const questionLabel = (id) => (hasWords(`question.${id}`) ? words(`question.${id}`) : words("question.unnamed"));

function optionLabel(id, code) {
  for (const key of [`option.${id}.${code}`, `option.${code}`]) if (hasWords(key)) return words(key);
  return code;
}

// A case may hold `true` for YES and `false` for NO.
const ALSO = { YES: true, NO: false };

function questionField(store, question) {
  const { id, kind } = question;
  const path = answerPath(id);
  const label = questionLabel(id);
  const hint = hasWords(`question.${id}-hint`) ? words(`question.${id}-hint`) : null;
  const options = question.options.map(({ code }) => ({ value: code, also: ALSO[code], label: optionLabel(id, code) }));
  // Yes and no are three radios wherever the form has no code for "missing".
  if (question.options.map(({ code }) => code).join() === "YES,NO") {
    options.push({ value: null, label: words("form.not-known") });
  }
  if (kind === "ticks") return ticks(store, { path, label, hint, options, number: id });
  if (kind === "date") return dateField(store, { path, label, hint, number: id });
  if (kind === "count") return textField(store, { path, label: `${id} ${label}`, hint, count: true, width: 3 });
  if (kind === "text") {
    return EVIDENCE.test(id)
      ? textArea(store, { path, label: `${id} ${label}`, hint })
      : textField(store, { path, label: `${id} ${label}`, hint, spellcheck: true });
  }
  if (options.length > MOST_RADIOS) return selectField(store, { path, label: `${id} ${label}`, hint, options });
  return radios(store, { path, label, hint, options, compact: true, number: id });
}

/** The boxes of a low-scoring area: named with its reason, or not at all. */
function lowScoringArea(context, section) {
  const { store } = context;
  const areas = store.get("oasys.lowScoringAreas");
  const place = Array.isArray(areas) ? areas.findIndex((area) => area?.section === section) : -1;
  const box = h("input", {
    class: "govuk-checkboxes__input",
    type: "checkbox",
    id: `field-low-scoring-${section}`,
    checked: place >= 0,
    on: {
      change: () => {
        const next = Array.isArray(areas) ? areas.length : 0;
        if (box.checked) store.set(`oasys.lowScoringAreas[${next}]`, { section, reason: "" });
        else store.set(`oasys.lowScoringAreas[${place}]`, undefined);
        context.rebuild();
      },
    },
  });
  return h(
    "div",
    { class: "govuk-form-group" },
    h(
      "div",
      { class: "govuk-checkboxes govuk-checkboxes--small" },
      h(
        "div",
        { class: "govuk-checkboxes__item" },
        box,
        h("label", { class: "govuk-label govuk-checkboxes__label", for: box.id }, words("section.low-scoring-area")),
      ),
      place >= 0
        ? h(
            "div",
            { class: "govuk-checkboxes__conditional" },
            textArea(store, {
              path: `oasys.lowScoringAreas[${place}].reason`,
              label: words("section.low-scoring-reason"),
              rows: 3,
              keepEmpty: true,
            }),
          )
        : null,
    ),
  );
}

function noIssuesButton(context, section) {
  const message = h("p", { class: "no-issues-message", role: "status" });
  const press = () => {
    const refused = refusal(context, section);
    const open = unanswered(context, section);
    if (refused) replace(message, words(`section.no-issues-refused-${refused}`));
    else if (open.length === 0) replace(message, words("section.no-issues-nothing"));
    else {
      context.store.setAll(open.map((question) => [answerPath(question.id), question.noIssues]));
      context.rebuild();
      context.announce(words("section.no-issues-done", { count: open.length }));
    }
  };
  return h(
    "div",
    { class: "no-issues" },
    h(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        id: `no-issues-${section}`,
        on: { click: press },
      },
      words("section.no-issues"),
    ),
    h("p", { class: "govuk-hint" }, words("section.no-issues-hint")),
    message,
  );
}

export function build(context, section) {
  const { store, engine } = context;
  if (!engine) return [h("p", { class: "govuk-body" }, words("section.needs-engine"))];
  const questions = questionsOf(engine, section);
  const scored = questions.filter((question) => !EVIDENCE.test(question.id) && !LINKS.test(question.id));
  const links = questions.filter((question) => LINKS.test(question.id));
  const evidence = questions.filter((question) => EVIDENCE.test(question.id));
  const main = scored.filter((question) => question.counts || (question.fullForm && !question.optional));
  // The offence sections are read in the form's order; elsewhere what scores comes first.
  const asked = section < 3 ? scored : main;
  const others = scored.filter((question) => !asked.includes(question));
  const field = (question) => questionField(store, question);
  return [
    scored.some((question) => question.noIssues !== null) ? noIssuesButton(context, section) : null,
    h("div", { class: "questions" }, asked.map(field)),
    links.length > 0
      ? [
          h("h2", { class: "govuk-heading-m" }, words("section.links")),
          h("div", { class: "questions" }, links.map(field)),
        ]
      : null,
    others.length > 0
      ? h(
          "details",
          {
            class: "govuk-details",
            open: others.some((question) => store.isAnswered(answerPath(question.id))),
          },
          h("summary", { class: "govuk-details__summary" }, words("section.also", { count: others.length })),
          h("div", { class: "questions" }, others.map(field)),
        )
      : null,
    section >= 3 && section <= 12 ? lowScoringArea(context, section) : null,
    evidence.map(field),
  ];
}

/** The section's score against its threshold, beside the heading. */
export function scoreLine(assessment, section) {
  const found = assessment?.oasys?.sections.find((each) => each.section === section);
  if (!found || found.status === "invalid") return null;
  const { score, maximum, threshold, need, missing } = found;
  if (score === null || maximum === null) return null;
  const parts = [words("section.score", { score, maximum })];
  if (missing.length > 0) parts.push(words("section.missing", { count: missing.length }));
  if (threshold !== null) parts.push(words("section.threshold", { threshold }));
  if (need) parts.push(words(`section.need-${need}`));
  return parts.join(" · ");
}

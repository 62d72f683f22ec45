// The control that a question is answered with.
import { radios } from "../../page/choice-fields.mjs";
import { dateField } from "../../page/date-field.mjs";
import { textField } from "../../page/fields.mjs";
import { words } from "../../page/words.mjs";
import { answerText, questionPlain } from "../labels.mjs";

/** Answers of one exercise, in the manner of the store that the fields know. */
export class Sheet {
  /** @param {(id: string) => void} [changed] */
  constructor(answers, changed = () => {}) {
    this.answers = answers;
    this.changed = changed;
  }
  answer(id) {
    return this.answers[id]?.value;
  }
  isAnswered(id) {
    return this.answer(id) !== undefined;
  }
  set(id, value) {
    const entry = (this.answers[id] ??= {});
    if (value === undefined) delete entry.value;
    else entry.value = value;
    this.changed(id);
  }
  settle() {}
}

export function answerField(sheet, question, { number }) {
  const base = { path: question.id, label: questionPlain(question), number, legendClass: "govuk-fieldset__legend--s" };
  const notKnown = { value: "not-known", label: words("form.not-known") };
  switch (question.kind) {
    case "yes-no":
      return radios(sheet, {
        ...base,
        inline: true,
        options: [{ value: true, label: words("form.yes") }, { value: false, label: words("form.no") }, notKnown],
      });
    case "band":
      return radios(sheet, {
        ...base,
        inline: true,
        options: [
          ...["low", "medium", "high", "very-high"].map((band) => ({ value: band, label: words(`band.${band}`) })),
          notKnown,
        ],
      });
    case "choice":
      return radios(sheet, {
        ...base,
        options: (question.options ?? []).map(({ code }) => ({ value: code, label: answerText(question, code) })),
      });
    case "date":
      return dateField(sheet, base);
    default:
      return textField(sheet, { ...base, label: `${number} ${base.label}`, count: true, width: 3 });
  }
}

// What marking says of one question, and of all of them.
import { h } from "../../page/dom.mjs";
import { words } from "../../page/words.mjs";
import { answerText, placeName, questionText, said, timeText, valueText } from "../labels.mjs";
import { rule } from "./parts.mjs";

/** What only the error brought about: there is nothing that it replaces. */
const isNew = ({ outcome, model }) => model === "not-known" && /^(management|problems)\b/.test(outcome);
const quarters = (credit) => String(credit / 4);

/** The verdict on one question, with the effect of the error and the rule that settles it. */
export function feedback(question, item, { retry = null } = {}) {
  const trap = item.trap === null ? null : question.traps?.[item.trap];
  const moved = item.effects.filter((effect) => effect.given !== effect.model);
  const answered = item.verdict !== "unanswered";
  return h(
    "div",
    { class: `verdict verdict--${item.verdict}` },
    h(
      "p",
      { class: "verdict__head" },
      h("strong", null, words(`training.verdict-${item.verdict}`)),
      " ",
      words("training.credit", { credit: quarters(item.credit) }),
      item.because ? ` ${words(`training.because-${item.because}`)}` : null,
    ),
    answered && item.verdict !== "right"
      ? h("p", null, words("training.you-said", { answer: answerText(question, item.given) }))
      : null,
    trap ? h("p", { class: "verdict__trap" }, said(trap.because)) : null,
    retry,
    retry
      ? null
      : [
          item.verdict === "right"
            ? null
            : h("p", null, words("training.model", { answer: answerText(question, item.model) })),
          moved.length > 0
            ? h(
                "ul",
                { class: "govuk-list verdict__effects" },
                moved.map((effect) =>
                  h(
                    "li",
                    null,
                    words(isNew(effect) ? "training.effect-new" : "training.effect", {
                      outcome: placeName(effect.outcome),
                      model: valueText(effect.model),
                      given: valueText(effect.given),
                    }),
                  ),
                ),
              )
            : item.effects.length > 0
              ? h("p", null, words("training.no-effect"))
              : null,
          h("p", { class: "verdict__reason" }, said(question.reason)),
          rule(question),
        ],
  );
}

/** The score, and every question with its verdict. */
export function marked(exercise, marking) {
  const of = (verdict) => marking.items.filter((item) => item.verdict === verdict).length;
  return [
    h(
      "div",
      { class: `score score--${marking.passed ? "passed" : "not-passed"}`, role: "status" },
      h("p", { class: "score__percent" }, `${marking.percent}%`),
      h(
        "p",
        null,
        words(marking.passed ? "training.passed" : "training.not-passed", { mark: exercise.passMark }),
        " ",
        words("training.score-counts", {
          right: of("right"),
          nearly: of("nearly"),
          wrong: of("wrong"),
          open: of("unanswered"),
        }),
        marking.seconds > 0 ? ` ${words("training.took", { time: timeText(marking.seconds) })}` : null,
      ),
      h("p", { class: "govuk-hint" }, words("training.credit-rule")),
    ),
    h(
      "ol",
      { class: "marked" },
      exercise.questions.map((question, index) =>
        h(
          "li",
          null,
          h("h3", { class: "govuk-heading-s" }, questionText(question)),
          feedback(question, marking.items[index]),
        ),
      ),
    ),
  ];
}

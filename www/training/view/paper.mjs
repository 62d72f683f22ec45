// What is printed: a handout, an answer book, a certificate. Every sheet is marked.
import { h } from "../../page/dom.mjs";
import { day, words } from "../../page/words.mjs";
import { answerText, minutesText, placeName, questionText, said, skillName, valueText } from "../labels.mjs";
import { canonical } from "../result-file.mjs";
import { sha256 } from "../sha256.mjs";
import { button, papers, rule } from "./parts.mjs";

const printButton = () =>
  h(
    "p",
    { class: "button-row not-printed" },
    button(words("training.print"), () => window.print()),
  );

function choices(question) {
  const boxes = (values) =>
    h(
      "ul",
      { class: "boxes" },
      values.map((value) => h("li", null, value)),
    );
  switch (question.kind) {
    case "yes-no":
      return boxes([words("form.yes"), words("form.no"), words("form.not-known")]);
    case "band":
      return boxes([
        ...["low", "medium", "high", "very-high"].map((band) => words(`band.${band}`)),
        words("form.not-known"),
      ]);
    case "choice":
      return boxes((question.options ?? []).map(({ code }) => answerText(question, code)));
    default:
      return h("p", { class: "blank" }, " ");
  }
}

const head = (exercise) =>
  h(
    "p",
    { class: "exercise__about" },
    minutesText(exercise.minutes),
    " · ",
    exercise.skills.map(skillName).join(", "),
    " · ",
    words("training.edition", { id: exercise.id, edition: exercise.edition }),
    " · ",
    words("training.worked-on", { day: day(exercise.today) }),
  );

export function handout(app, exercise) {
  return [
    printButton(),
    h("p", { class: "not-printed" }, h("a", { href: `#paper/${exercise.id}/answers` }, words("training.answer-book"))),
    head(exercise),
    h("h2", { class: "govuk-heading-m" }, words("training.case-file")),
    papers(exercise),
    h("h2", { class: "govuk-heading-m" }, words("training.questions")),
    h(
      "ol",
      { class: "sheet" },
      exercise.questions.map((question) =>
        h("li", null, h("p", { class: "sheet__question" }, questionText(question)), choices(question)),
      ),
    ),
  ];
}

export function answerBook(app, exercise) {
  return [
    printButton(),
    h("p", { class: "not-printed" }, h("a", { href: `#paper/${exercise.id}/handout` }, words("training.handout"))),
    head(exercise),
    h(
      "ol",
      { class: "sheet" },
      exercise.questions.map((question) =>
        h(
          "li",
          null,
          h("p", { class: "sheet__question" }, questionText(question)),
          h("p", null, words("training.model", { answer: answerText(question, question.model) })),
          h("p", null, said(question.reason)),
          rule(question),
          question.traps?.length
            ? [
                h("p", null, words("training.traps")),
                h(
                  "ul",
                  { class: "govuk-list" },
                  question.traps.map((trap) =>
                    h(
                      "li",
                      null,
                      h("strong", null, answerText(question, trap.answer)),
                      trap.gives !== undefined && trap.gives !== null && question.moves?.length
                        ? ` (${placeName(question.moves[0])}: ${valueText(trap.gives)})`
                        : null,
                      ": ",
                      said(trap.because),
                    ),
                  ),
                ),
              ]
            : null,
          h("p", { class: "govuk-hint" }, words(`training.computed-${question.computedBy}`)),
        ),
      ),
    ),
  ];
}

export function certificate(app, work) {
  const { exercise, marking } = work;
  const content = {
    exercise: exercise.id,
    edition: exercise.edition,
    percent: marking.percent,
    on: app.today,
    release: app.release,
    trainee: app.who.trainee,
    answers: work.answers,
  };
  return [
    printButton(),
    h(
      "div",
      { class: "certificate" },
      h("p", { class: "certificate__who" }, app.who.trainee || words("training.certificate-blank")),
      h("p", null, words("training.certificate-says", { mark: exercise.passMark })),
      h("p", { class: "certificate__title" }, said(exercise.title)),
      h("p", { class: "certificate__percent" }, `${marking.percent}%`),
      h("p", null, day(app.today)),
      h(
        "p",
        { class: "govuk-hint" },
        words("training.edition", { id: exercise.id, edition: exercise.edition }),
        " · ",
        words("training.release", { release: app.release }),
        " · ",
        words("training.instrument-editions", { editions: app.editions.join(", ") }),
      ),
      h(
        "p",
        { class: "govuk-hint certificate__checksum" },
        words("training.checksum", { checksum: sha256(canonical(content)).slice(0, 16) }),
      ),
      h("p", { class: "govuk-hint" }, words("training.certificate-limits")),
    ),
  ];
}

// Working an exercise: learn (feedback at once), test (at the end, timed), group (a result file for the trainer).
import { h, replace } from "../../page/dom.mjs";
import { currentLanguage, words } from "../../page/words.mjs";
import { minutesText, said, skillName, timeText } from "../labels.mjs";
import { attemptOf } from "../progress.mjs";
import { resultFile } from "../result-file.mjs";
import { answerField, Sheet } from "./answer.mjs";
import { feedback, marked } from "./feedback.mjs";
import { button, fileName, notice, papers, save } from "./parts.mjs";

/** The order of the questions: as written, or drawn for a test. Role sections stay together in a whole case. */
function orderOf(exercise, mode) {
  const order = exercise.questions.map((_, index) => index);
  if (mode !== "test") return order;
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(Math.random() * (last + 1));
    [order[last], order[at]] = [order[at], order[last]];
  }
  return order;
}

export const begin = (exercise, mode) => ({
  exercise,
  mode,
  answers: {},
  order: orderOf(exercise, mode),
  began: Date.now(),
  since: Date.now(),
  settled: {},
  marking: null,
});

/** The answers as the engine reads them. */
const given = ({ exercise, answers }) => ({ exercise: exercise.id, edition: exercise.edition, answers });

/** Time goes to the question that was changed last. */
function clock(work, id) {
  const now = Date.now();
  const entry = (work.answers[id] ??= {});
  entry.seconds = Math.min(86_400, (entry.seconds ?? 0) + Math.round((now - work.since) / 1000));
  work.since = now;
}

export function exerciseView(app, work) {
  const { exercise, mode } = work;
  const sheet = new Sheet(work.answers, (id) => clock(work, id));
  const roles = new Set(exercise.questions.map((question) => question.role).filter(Boolean));
  let role = null;
  const questions = work.order.flatMap((at, place) => {
    const question = exercise.questions[at];
    const heading =
      mode !== "test" && roles.size > 0 && (question.role ?? "both") !== role
        ? h("h3", { class: "role" }, words(`training.role-${question.role ?? "both"}`))
        : null;
    role = question.role ?? "both";
    return [heading, questionCard(app, work, sheet, question, place + 1)];
  });
  return [
    h(
      "p",
      { class: "exercise__about" },
      words(`training.mode-${mode}`),
      " · ",
      minutesText(exercise.minutes),
      " · ",
      exercise.skills.map(skillName).join(", "),
    ),
    exercise.about ? h("p", { class: "govuk-body" }, said(exercise.about)) : null,
    currentLanguage() === "en" ? null : notice(false, words("training.english-only")),
    h("p", { class: "govuk-hint" }, words(`training.mode-${mode}-hint`, { mark: exercise.passMark })),
    h(
      "div",
      { class: "case" },
      h(
        "section",
        { class: "case__papers", "aria-labelledby": "papers-heading", tabindex: "0" },
        h("h2", { class: "govuk-heading-m", id: "papers-heading" }, words("training.case-file")),
        papers(exercise),
      ),
      h(
        "section",
        { class: "case__questions", "aria-labelledby": "questions-heading" },
        h("h2", { class: "govuk-heading-m", id: "questions-heading" }, words("training.questions")),
        mode === "test" ? timer(app, work) : null,
        questions,
        mode === "group" ? handIn(app, work) : finish(app, work),
      ),
    ),
  ];
}

function timer(app, work) {
  const line = h("p", { class: "timer" });
  const tick = () => {
    const seconds = Math.round((Date.now() - work.began) / 1000);
    const left = work.exercise.minutes * 60 - seconds;
    line.textContent =
      left >= 0
        ? words("training.time-left", { time: timeText(left) })
        : words("training.time-over", { time: timeText(-left) });
  };
  tick();
  app.every(tick);
  return line;
}

function questionCard(app, work, sheet, question, number) {
  const place = h("div", { class: "question__feedback" });
  const field = answerField(sheet, question, { number: String(number) });
  const hintPlace = h("div", { class: "question__hint" });
  const buttons = h("p", { class: "button-row" });
  const showHint = () => replace(hintPlace, h("p", { class: "govuk-inset-text" }, said(question.hint)));
  const mayHint = question.hint && work.mode !== "group";
  const refuse = (text) => replace(place, h("p", { class: "govuk-error-message", role: "alert" }, text));
  const marked = () => {
    const marking = app.mark(work.exercise, given(work));
    if (marking.problems.length > 0) refuse(app.problemText(marking.problems[0]));
    return marking.items[work.exercise.questions.indexOf(question)];
  };
  // Once the answer has been shown it is final: what is copied is not learnt, and would count.
  const settle = (item) => {
    work.settled[question.id] = true;
    for (const control of field.querySelectorAll("input, .radios-clear")) control.disabled = true;
    replace(buttons);
    replace(place, feedback(question, item));
    place.firstElementChild?.setAttribute("role", "status");
  };
  const check = () => {
    if (!sheet.isAnswered(question.id)) {
      refuse(words("training.answer-first"));
      return;
    }
    const item = marked();
    if (!item) return;
    const entry = work.answers[question.id];
    if (item.verdict === "right" || entry.first !== undefined) {
      settle(item);
      return;
    }
    const again = () => {
      // The first answer stays on the record; the second earns half.
      entry.first = entry.value;
      replace(place);
      (field.querySelector("input:checked") ?? field.querySelector("input"))?.focus();
    };
    const giveUp = () => {
      settle(item);
      place.firstElementChild?.setAttribute("tabindex", "-1");
      place.firstElementChild?.focus();
    };
    const retry = h(
      "p",
      { class: "button-row" },
      button(words("training.try-again"), again),
      button(words("training.show-model"), giveUp, { secondary: true }),
    );
    replace(place, feedback(question, item, { retry }));
    place.firstElementChild?.setAttribute("role", "status");
  };
  const hint = mayHint
    ? button(
        words("training.hint"),
        () => {
          clock(work, question.id);
          work.answers[question.id].hint = true;
          showHint();
        },
        { secondary: true },
      )
    : null;
  if (work.answers[question.id]?.hint) showHint();
  replace(buttons, work.mode === "learn" ? button(words("training.check"), check) : null, hint);
  if (work.settled[question.id]) {
    const item = marked();
    if (item) settle(item);
  }
  return h("div", { class: "question" }, field, hintPlace, buttons, place);
}

/** Marks everything, and shows it. */
function finish(app, work) {
  return h(
    "p",
    { class: "button-row" },
    button(
      words("training.finish"),
      () => {
        const marking = app.mark(work.exercise, given(work));
        if (marking.problems.length > 0) {
          app.say(
            notice(
              true,
              h(
                "ul",
                null,
                marking.problems.map((problem) => h("li", null, app.problemText(problem))),
              ),
            ),
          );
          return;
        }
        work.marking = marking;
        work.seconds = Math.round((Date.now() - work.began) / 1000);
        app.attempts.push(attemptOf(work.exercise, marking, app.today));
        app.unsaved = true;
        app.goTo("marked");
      },
      { id: "finish" },
    ),
  );
}

/** Who answered, for a result file. A code, not a name: the file goes from hand to hand. */
function whoFields(app) {
  const trainee = h("input", {
    class: "govuk-input govuk-input--width-10",
    id: "trainee",
    type: "text",
    autocomplete: "off",
    maxlength: "40",
    value: app.who.trainee,
    "aria-describedby": "trainee-hint",
    on: { input: () => (app.who.trainee = trainee.value) },
  });
  const agency = h(
    "select",
    { class: "govuk-select", id: "agency", on: { change: () => (app.who.agency = agency.value) } },
    h("option", { value: "" }, words("form.choose")),
    ["police", "probation", "other"].map((each) => h("option", { value: each }, words(`training.agency-${each}`))),
  );
  agency.value = app.who.agency;
  return [
    h(
      "div",
      { class: "govuk-form-group" },
      h("label", { class: "govuk-label", for: "trainee" }, words("training.trainee")),
      h("div", { class: "govuk-hint", id: "trainee-hint" }, words("training.trainee-hint")),
      trainee,
    ),
    h(
      "div",
      { class: "govuk-form-group" },
      h("label", { class: "govuk-label", for: "agency" }, words("training.agency")),
      agency,
    ),
  ];
}

function handIn(app, work, mode = "group") {
  const error = h("p", { class: "govuk-error-message", role: "alert", hidden: true });
  const write = () => {
    if (app.who.trainee.trim() === "" || app.who.agency === "") {
      error.hidden = false;
      error.textContent = words("training.who-missing");
      return;
    }
    const marking = app.mark(work.exercise, given(work));
    if (marking.problems.length > 0) {
      error.hidden = false;
      error.textContent = app.problemText(marking.problems[0]);
      return;
    }
    error.hidden = true;
    const { trainee, agency } = app.who;
    const file = resultFile({
      trainee: trainee.trim(),
      agency,
      mode,
      takenOn: app.today,
      release: app.release,
      exercise: work.exercise,
      answers: work.answers,
      seconds: work.seconds ?? Math.round((Date.now() - work.began) / 1000),
    });
    save(`${fileName("result", work.exercise.id, agency, trainee)}.json`, file);
    app.announce(words("training.handed-in"));
  };
  return h(
    "div",
    { class: "hand-in" },
    whoFields(app),
    error,
    button(words("training.save-result"), write, { id: "save-result" }),
  );
}

/** After the end: the score, what was wrong, a result file and a certificate. */
export function markedView(app, work) {
  const { exercise, marking } = work;
  return [
    h("p", { class: "exercise__about" }, said(exercise.title)),
    currentLanguage() === "en" ? null : notice(false, words("training.english-only")),
    marked(exercise, marking),
    h("h2", { class: "govuk-heading-m" }, words("training.keep")),
    handIn(app, work, work.mode),
    h(
      "p",
      { class: "button-row" },
      marking.passed ? h("a", { href: "#certificate" }, words("training.certificate")) : null,
      h("a", { href: "#progress" }, words("training.progress")),
      h(
        "a",
        { href: `#exercise/${exercise.id}/${work.mode}`, on: { click: () => (app.work = null) } },
        words("training.once-more"),
      ),
      h("a", { href: "#home" }, words("training.exercises")),
    ),
  ];
}

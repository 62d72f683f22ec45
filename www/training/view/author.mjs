// Writing an exercise: a form over the document, checked by the engine at every change, with a preview.
import { h, replace } from "../../page/dom.mjs";
import { readText } from "../../page/read-text.mjs";
import { words } from "../../page/words.mjs";
import { answerText, questionText, said } from "../labels.mjs";
import { control, entries } from "./author-fields.mjs";
import { button, fileName, filePicker, notice, papers, save } from "./parts.mjs";

// Members of each kind of object, in the order of the form: name, and what it holds.
const QUESTION = [
  ["id", "line"],
  ["kind", ["count", "yes-no", "band", "date", "choice"]],
  ["role", ["", "police", "probation"]],
  ["computedBy", ["engine", "reference"]],
  ["text", "words"],
  ["field", "line"],
  ["outcome", "line"],
  ["moves", "lines"],
  ["options", "json"],
  ["model", "scalar"],
  ["reason", "words"],
  ["source", "words"],
  ["standing", ["confirmed", "secondary", "unconfirmed"]],
  ["hint", "words"],
  ["traps", "json"],
];
const DOCUMENT = [
  [
    "kind",
    "pre-sentence-report conviction-print police-log mappa-minutes visit-notes contact-record court-order note".split(
      " ",
    ),
  ],
  ["title", "words"],
  ["lines", "paragraphs"],
];
const EXERCISE = [
  ["id", "line"],
  ["edition", "number"],
  ["title", "words"],
  ["minutes", "number"],
  ["passMark", "number"],
  ["today", "line"],
  ["skills", "lines"],
  ["case", "json"],
];

/** What a new exercise starts from: too little to pass the check, so that the form says what is missing. */
export const blank = () => ({
  schema: "joint-risk/exercise/1",
  id: "my-exercise",
  edition: 1,
  title: { en: "" },
  minutes: 10,
  passMark: 70,
  today: "2026-01-05",
  skills: ["counting-appearances"],
  documents: [{ kind: "conviction-print", title: { en: "" }, lines: [""] }],
  case: { division: "england-and-wales", standard: "england-wales-2005" },
  questions: [newQuestion(1)],
});
const newQuestion = (number) => ({
  id: `q${number}`,
  kind: "count",
  computedBy: "engine",
  field: "riskMatrix.sexualAppearances",
  moves: ["riskMatrix.sexual.points"],
  model: 1,
  reason: { en: "" },
  source: { en: "" },
  standing: "unconfirmed",
});

/** Signs that a text is from a real case. They warn only: a fictional text may look the same. */
const REAL = [
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/, // a postcode
  /\b\d{2}\/\d{5,6}[A-Z]\b/, // a PNC number
  /\b[A-Z]\d{6}\b/, // a CRN
  /\b[A-Z]\d{4}[A-Z]{2}\b/, // a prison number
  /\b0\d{9,10}\b/, // a telephone number
  /\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/, // a National Insurance number
  /\S+@\S+\.\w+/, // an address of mail
];
export const looksReal = (exercise) => {
  const texts = [JSON.stringify(exercise.documents ?? ""), JSON.stringify(exercise.case ?? "")].join(" ");
  return REAL.map((pattern) => pattern.exec(texts)?.[0]).filter(Boolean);
};

export function authorView(app) {
  app.draft ??= blank();
  const state = h("div", { class: "author__state" });
  const preview = h("div", { class: "author__preview" });
  const form = h("div", { class: "author__form" });
  const changed = () => {
    const marking = app.mark(app.draft, { exercise: app.draft.id ?? "", edition: app.draft.edition ?? 0, answers: {} });
    const real = looksReal(app.draft);
    replace(
      state,
      real.length > 0 ? notice(true, words("training.author-looks-real", { found: real.join(", ") })) : null,
      marking.problems.length === 0
        ? h("p", { class: "author__sound", role: "status" }, words("training.author-sound"))
        : h(
            "div",
            { role: "status" },
            h("p", null, words("training.author-problems", { count: marking.problems.length })),
            h(
              "ul",
              { class: "govuk-list author__problems" },
              marking.problems.slice(0, 30).map((problem) => h("li", null, app.problemText(problem))),
            ),
          ),
    );
    replace(
      preview,
      h("h2", { class: "govuk-heading-m" }, words("training.preview")),
      h("p", null, h("strong", null, said(app.draft.title))),
      papers({ documents: (app.draft.documents ?? []).filter((document) => document.title && document.lines) }),
      h(
        "ol",
        null,
        (app.draft.questions ?? []).map((question) =>
          h("li", null, questionText(question), ": ", h("strong", null, answerText(question, question.model))),
        ),
      ),
    );
  };
  const rebuild = () => {
    const { draft } = app;
    draft.documents ??= [];
    draft.questions ??= [];
    replace(
      form,
      EXERCISE.map((member) => control(draft, member, changed)),
      h("h2", { class: "govuk-heading-m" }, words("training.case-file")),
      entries(
        draft.documents,
        "document",
        DOCUMENT,
        () => ({ kind: "note", title: { en: "" }, lines: [""] }),
        changed,
        rebuild,
      ),
      h("h2", { class: "govuk-heading-m" }, words("training.questions")),
      entries(draft.questions, "question", QUESTION, newQuestion, changed, rebuild),
    );
    changed();
  };
  const open = async ([file]) => {
    const { caseFile: read, problems } =
      file.size > 1024 * 1024 ? { caseFile: null, problems: [] } : readText(app.engine, await file.text());
    const name = h("strong", null, file.name);
    const found = problems.map((each) => h("p", null, app.problemText(each)));
    if (read === null) {
      const unread = problems.some(({ code }) => code !== "wrong-type");
      const key = unread ? "training.refused-not-json" : "training.refused-not-an-exercise";
      app.say(notice(true, name, ": ", words(key), unread ? found : null));
      return;
    }
    app.draft = read;
    if (problems.length > 0) app.say(notice(true, name, ":", found));
    else app.say();
    rebuild();
  };
  const take = () => {
    const marking = app.mark(app.draft, { exercise: app.draft.id ?? "", edition: app.draft.edition ?? 0, answers: {} });
    if (marking.problems.length > 0) {
      app.say(notice(true, words("training.author-not-sound")));
      return;
    }
    app.take(structuredClone(app.draft));
    app.announce(words("training.author-taken"));
    app.goTo("home");
  };
  const start = h(
    "select",
    {
      class: "govuk-select",
      id: "author-start",
      on: {
        change: () => {
          const found = app.find(start.value);
          app.draft = found ? structuredClone(found) : blank();
          rebuild();
        },
      },
    },
    h("option", { value: "" }, words("training.author-blank")),
    app.exercises.map((exercise) => h("option", { value: exercise.id }, said(exercise.title))),
  );
  rebuild();
  return [
    notice(true, h("strong", null, words("training.author-warning"))),
    h("p", { class: "govuk-body" }, words("training.author-intro")),
    h(
      "div",
      { class: "govuk-form-group" },
      h("label", { class: "govuk-label", for: "author-start" }, words("training.author-start")),
      start,
    ),
    h(
      "p",
      { class: "button-row" },
      filePicker(words("training.author-open"), "exercise-file", { take: open }),
      button(words("training.author-save"), () => save(`${fileName("exercise", app.draft.id ?? "")}.json`, app.draft), {
        secondary: true,
      }),
      button(words("training.author-use"), take, { id: "use-exercise" }),
    ),
    h(
      "div",
      { class: "author" },
      form,
      h("section", { class: "author__side", tabindex: "0", "aria-label": words("training.preview") }, state, preview),
    ),
  ];
}

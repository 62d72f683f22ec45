// Writing an exercise: a form over the document, checked by the engine at every change, with a preview.
import { h, replace } from "../../page/dom.mjs";
import { readText } from "../../page/read-text.mjs";
import { words } from "../../page/words.mjs";
import { answerText, questionText, said } from "../labels.mjs";
import { button, fileName, filePicker, notice, papers, save } from "./parts.mjs";

// Members of each kind of object, in the order of the form: name, and what it holds.
const WORDS = [
  ["en", "text"],
  ["cy", "text"],
];
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

let fields = 0;
const label = (key) => words(`training.author-${key}`);

/** One member of an object as a control. */
function control(object, /** @type {string[]} */ [key, kind], changed) {
  fields += 1;
  const id = `author-${fields}`;
  const set = (value) => {
    if (value === undefined || value === "") delete object[key];
    else object[key] = value;
    changed();
  };
  const frame = (element, ...more) =>
    h(
      "div",
      { class: "govuk-form-group author__field", dataset: { key } },
      h("label", { class: "govuk-label", for: id }, label(key)),
      element,
      more,
    );
  if (Array.isArray(kind)) {
    const select = h(
      "select",
      { class: "govuk-select", id, on: { change: () => set(select.value || undefined) } },
      kind.map((code) => h("option", { value: code }, code === "" ? "–" : codeName(key, code))),
    );
    select.value = object[key] ?? kind[0];
    return frame(select);
  }
  if (kind === "words") {
    object[key] ??= undefined;
    const both = object[key] ?? {};
    return h(
      "fieldset",
      { class: "govuk-fieldset author__words", dataset: { key } },
      h("legend", { class: "govuk-fieldset__legend" }, label(key)),
      WORDS.map(([language]) => {
        fields += 1;
        const box = h("textarea", {
          class: "govuk-textarea",
          id: `author-${fields}`,
          rows: key === "reason" ? 3 : 2,
          lang: language,
          value: both[language] ?? "",
          on: {
            input: () => {
              if (box.value.trim() === "") delete both[language];
              else both[language] = box.value;
              if (Object.keys(both).length === 0) delete object[key];
              else object[key] = both;
              changed();
            },
          },
        });
        return h(
          "div",
          null,
          h("label", { class: "govuk-label author__language", for: box.id }, words(`training.author-${language}`)),
          box,
        );
      }),
    );
  }
  if (kind === "json" || kind === "paragraphs" || kind === "lines") {
    const text = () => {
      if (kind === "json") return object[key] === undefined ? "" : JSON.stringify(object[key], null, 2);
      return (object[key] ?? []).join(kind === "lines" ? "\n" : "\n\n");
    };
    const error = h(
      "p",
      { class: "govuk-error-message", role: "alert", hidden: true },
      words("training.author-not-json"),
    );
    const box = h("textarea", {
      class: `govuk-textarea${kind === "json" ? " is-code" : ""}`,
      id,
      rows: kind === "json" ? 6 : kind === "lines" ? 2 : 5,
      spellcheck: kind === "json" ? "false" : "true",
      value: text(),
      on: {
        input: () => {
          if (kind !== "json") {
            const parts = box.value.split(kind === "lines" ? /\n/ : /\n\s*\n/).filter((line) => line.trim() !== "");
            set(parts.length > 0 ? parts : undefined);
            return;
          }
          try {
            set(box.value.trim() === "" ? undefined : JSON.parse(box.value));
            error.hidden = true;
          } catch {
            // What is typed stays; the document keeps what it last understood.
            error.hidden = false;
          }
        },
      },
    });
    return frame(box, error);
  }
  const input = h("input", {
    class: "govuk-input",
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    value: object[key] === undefined || object[key] === null ? "" : String(object[key]),
    on: {
      input: () => {
        const typed = input.value.trim();
        if (kind === "line") set(typed || undefined);
        else if (typed === "true" || typed === "false") set(typed === "true");
        else
          set(
            /^-?\d+(\.\d+)?$/.test(typed) && !(kind === "scalar" && object.kind === "choice")
              ? Number(typed)
              : typed || undefined,
          );
      },
    },
  });
  return frame(input);
}

function codeName(key, code) {
  const prefix = {
    kind: ["count", "yes-no", "band", "date", "choice"].includes(code) ? "answer-kind" : "document",
    role: "role",
    computedBy: "by",
    standing: "standing",
  }[key];
  return prefix === "standing" ? words(`standing.${code}`) : words(`training.${prefix}-${code}`);
}

/** The entries of a list, each of which can be taken out, and one added. */
function entries(list, name, shape, make, changed, rebuild) {
  return [
    list.map((entry, index) =>
      h(
        "details",
        { class: "govuk-details author__entry", open: list.length < 4 },
        h("summary", { class: "govuk-details__summary" }, words(`training.author-${name}`, { number: index + 1 })),
        shape.map((member) => control(entry, member, changed)),
        button(
          words(`training.author-remove-${name}`, { number: index + 1 }),
          () => {
            list.splice(index, 1);
            rebuild();
          },
          { secondary: true },
        ),
      ),
    ),
    button(
      words(`training.author-add-${name}`),
      () => {
        list.push(make(list.length + 1));
        rebuild();
      },
      { secondary: true },
    ),
  ];
}

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

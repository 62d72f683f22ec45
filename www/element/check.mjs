// The answers to check: every one, with a way to it.

import { h } from "../page/dom.mjs";
import { statusText } from "../page/sections.mjs";
import { words } from "../page/words.mjs";
import { answersOf } from "./answers.mjs";
import { backLink, button, link, sub, title } from "./pieces.mjs";

function summaryList(app, { section, rows }, { change }) {
  return h(
    "dl",
    { class: "govuk-summary-list jr-answers-list" },
    rows.map(({ path, id, label, value }) =>
      h(
        "div",
        { class: "govuk-summary-list__row" },
        h("dt", { class: "govuk-summary-list__key" }, label),
        h("dd", { class: "govuk-summary-list__value" }, value),
        change && !app.fixed.includes(path)
          ? h(
              "dd",
              { class: "govuk-summary-list__actions" },
              link([words("form.change"), h("span", { class: "govuk-visually-hidden" }, ` ${label}`)], () =>
                app.openField(path, { ...(id ? { id } : {}), back: "check", section }),
              ),
            )
          : null,
      ),
    ),
  );
}

/** Every section with its answers; with `change`, how far each is and a way to each answer. */
export function answers(app, { change = false, below = 1 } = {}) {
  return app.sections
    .map((section) => app.below(below, () => answersOf(section, app)))
    .filter(({ rows }) => rows.length > 0 || change)
    .map((each) => [
      h(
        "div",
        { class: "jr-answers-head" },
        sub(app, each.title, {}, below),
        change
          ? link(words("element.open-section", { section: each.title }), () =>
              app.open(each.section, { back: "check" }),
            )
          : null,
      ),
      each.rows.length > 0 ? summaryList(app, each, { change }) : null,
      change ? stateLine(app.statusOf(each.section)) : null,
    ]);
}

const stateLine = (state) =>
  ["completed", "recorded", "none"].includes(state.kind)
    ? null
    : h(
        "p",
        { class: "jr-state" },
        h("strong", { class: `govuk-tag jr-status jr-status--${state.kind}` }, statusText(state)),
      );

export function check(app) {
  const heading = title(app, words("element.check"));
  return {
    heading,
    main: [
      backLink(app),
      heading,
      problemNote(app),
      answers(app, { change: true }),
      sub(app, words("element.confirm-heading")),
      h("p", { class: "govuk-body" }, words("element.confirm-hint")),
      button(words("element.confirm"), () => app.heard("complete"), { id: "jr-confirm" }),
    ],
  };
}

/** What is still wrong, each with the way to it. */
function problemNote(app) {
  const { problems } = app;
  if (problems.length === 0) return null;
  return h(
    "div",
    { class: "govuk-inset-text jr-problem-note" },
    h("p", null, h("strong", null, words("result.problem-count", { count: problems.length }))),
    h(
      "ul",
      { class: "govuk-list" },
      problems.map((problem) =>
        h(
          "li",
          null,
          link(app.nameOf(problem), () => app.openField(problem.field, { back: "check" })),
        ),
      ),
    ),
  );
}

// The views: the list of sections, a question page, the answers to check, the
// result, everything on one page, and the record to read.

import { h } from "../page/dom.mjs";
import { sentenceCase } from "../page/result/parts.mjs";
import { statusText } from "../page/sections.mjs";
import { words } from "../page/words.mjs";
import { answers } from "./check.mjs";
import { grouped } from "./modes.mjs";
import { backLink, button, link, sub, title } from "./pieces.mjs";

export { check } from "./check.mjs";

// ---- the list of sections ----------------------------------------------

function task(id, text, act, state) {
  const calm = ["completed", "recorded"].includes(state.kind);
  const said = statusText(state);
  return h(
    "li",
    { class: "govuk-task-list__item govuk-task-list__item--with-link" },
    h(
      "div",
      { class: "govuk-task-list__name-and-hint" },
      link(text, act, { class: "govuk-link govuk-task-list__link", id, "aria-describedby": `${id}-status` }),
    ),
    h(
      "div",
      { class: "govuk-task-list__status", id: `${id}-status` },
      calm || said === "" ? said : h("strong", { class: `govuk-tag jr-status jr-status--${state.kind}` }, said),
    ),
  );
}

export function tasks(app) {
  const { sections } = app;
  const heading = title(app, words(`element.title-${app.settings().mode}`));
  const states = new Map(sections.map((section) => [section, app.statusOf(section)]));
  const completed = [...states.values()].filter(({ kind }) => ["completed", "recorded"].includes(kind)).length;
  const list = (...items) => h("ul", { class: "govuk-task-list" }, items);
  return {
    heading,
    main: [
      heading,
      h("p", { class: "govuk-body" }, words("page.supports")),
      h(
        "p",
        { class: "govuk-body jr-progress", id: "jr-progress" },
        words("element.progress", { count: completed, total: sections.length }),
      ),
      grouped(sections).map(([key, mine]) => [
        sub(app, words(key)),
        list(
          mine.map((section) =>
            task(`jr-task-${section.id}`, section.title(), () => app.open(section), states.get(section)),
          ),
        ),
      ]),
      sub(app, words("element.group-finish")),
      list(
        task("jr-task-check", words("element.check"), () => app.go("check"), { kind: "none" }),
        task("jr-task-result", words("page.section-result"), () => app.go("result"), { kind: "none" }),
      ),
    ],
  };
}

// ---- one page of questions ---------------------------------------------

export function question(app) {
  const { section, part, back } = app.place;
  const built = app.build(section, 1);
  const { form, parts, summary } = built;
  const asked = parts.filter((each, place) => place === part || app.isPartAsked(each));
  parts.forEach((each, place) => {
    each.root.hidden = place !== part;
  });
  const current = parts[part] ?? parts[0];
  const page =
    asked.length > 1 ? words("element.page-of", { page: asked.indexOf(current) + 1, pages: asked.length }) : null;
  const caption = sentenceCase(
    [current.single || current.title ? section.title() : null, page].filter(Boolean).join(" · "),
  );
  const ownTitle = current.single ? null : title(app, current.title ?? section.title());
  const heading = ownTitle ?? app.promote(current.single);
  built.score = h("p", { class: "section-score", hidden: true });
  return {
    heading,
    main: [
      backLink(app),
      summary,
      caption ? h("span", { class: "govuk-caption-l jr-caption" }, caption) : null,
      ownTitle ? h("div", { class: "heading-row" }, ownTitle, built.score) : null,
      form,
      h(
        "div",
        { class: "govuk-button-group jr-onward" },
        button(words("element.continue"), () => app.next(), { id: "jr-continue" }),
        link(words(back ? "element.to-check" : "element.to-tasks"), () => app.go(back ?? "tasks"), {
          id: "jr-to-tasks",
        }),
      ),
    ],
  };
}

// ---- the result ---------------------------------------------------------

const saveAndPrint = (app) =>
  h(
    "div",
    { class: "jr-take" },
    sub(app, words("element.take"), {}, 1),
    h("p", { class: "govuk-body" }, words("element.take-hint")),
    h(
      "div",
      { class: "govuk-button-group" },
      button(words("page.print"), () => app.heard("print", { disclosable: false }), {
        secondary: true,
        id: "jr-print",
        extraClass: "jr-print-button",
      }),
      button(words("element.print-disclosable"), () => app.heard("print", { disclosable: true }), {
        secondary: true,
        id: "jr-print-disclosable",
        extraClass: "jr-print-button",
      }),
      app.isReadOnly
        ? null
        : button(words("page.save"), () => app.heard("save"), { secondary: true, id: "jr-save-below" }),
    ),
  );

export function result(app) {
  const heading = title(app, words("page.section-result"));
  app.result = h("div", { class: "page-result page-result--shown" });
  return { heading, main: [backLink(app), heading, app.result, saveAndPrint(app)] };
}

// ---- everything on one page ---------------------------------------------

export function onePage(app) {
  const { sections } = app;
  const heading = title(app, words(`element.title-${app.settings().mode}`));
  const contents = h(
    "nav",
    { class: "jr-contents", "aria-label": words("page.sections") },
    h(
      "ul",
      { class: "govuk-list" },
      [
        ...sections.map((section) => [section.title(), () => app.open(section)]),
        [words("page.section-result"), () => app.openResult()],
      ].map(([text, act]) => h("li", null, link(text, act))),
    ),
  );
  const content = sections.map((section) => {
    const built = app.build(section, 2);
    built.score = h("p", { class: "section-score", hidden: true });
    return h(
      "div",
      { class: "jr-section-block" },
      h(
        "div",
        { class: "heading-row" },
        sub(app, section.title(), {
          id: `jr-section-${section.id}`,
          tabindex: "-1",
          class: "govuk-heading-l jr-heading",
        }),
        built.score,
      ),
      built.summary,
      built.form,
    );
  });
  app.result = h("div", { class: "page-result page-result--shown" });
  return {
    heading,
    main: [
      heading,
      h("p", { class: "govuk-body" }, words("page.supports")),
      contents,
      content,
      h(
        "div",
        { class: "jr-section-block" },
        sub(app, words("page.section-result"), {
          id: "jr-section-result",
          tabindex: "-1",
          class: "govuk-heading-l jr-heading",
        }),
        app.result,
        h("p", { class: "govuk-body" }, words("element.confirm-hint")),
        button(words("element.confirm"), () => app.heard("complete"), { id: "jr-confirm" }),
        saveAndPrint(app),
      ),
    ],
  };
}

// ---- the record ----------------------------------------------------------

export function record(app) {
  const heading = title(app, words("page.section-result"));
  app.result = h("div", { class: "page-result page-result--shown" });
  return {
    heading,
    main: [
      heading,
      app.result,
      sub(app, words("element.answers"), { class: "govuk-heading-l" }),
      answers(app, { below: 2 }),
      saveAndPrint(app),
    ],
  };
}

// The training page: which view is where, and what all views share.
import { browserToday } from "../page/date-parts.mjs";
import { h, replace } from "../page/dom.mjs";
import { currentLanguage, hasWords, LANGUAGES, useWords, words } from "../page/words.mjs";
import { said } from "./labels.mjs";
import { authorView } from "./view/author.mjs";
import { begin, exerciseView, markedView } from "./view/exercise.mjs";
import { emptyClass, groupView } from "./view/group.mjs";
import { home, progress } from "./view/home.mjs";
import { answerBook, certificate, handout } from "./view/paper.mjs";
import { notice } from "./view/parts.mjs";

const TABS = ["home", "progress", "group", "author"];

export class Training {
  /** `load` gives an engine; `messages` the words of each language. */
  constructor(root, { load, messages, exercises }) {
    this.root = root;
    this.load = load;
    this.messages = messages;
    this.exercises = exercises;
    this.today = browserToday();
    this.attempts = [];
    this.who = { trainee: "", agency: "" };
    this.class = emptyClass();
    this.earlier = emptyClass();
    this.work = null;
    this.unsaved = false;
    this.timers = [];
  }

  async start() {
    const wanted = new URLSearchParams(window.location.search).get("lang");
    this.speak(LANGUAGES.includes(wanted) ? wanted : "en");
    try {
      this.engine = await this.load();
      const version = this.engine.version();
      this.release = version.crate;
      this.editions = [...version.editions, ...version.standards];
    } catch (error) {
      this.failure = String(error?.message ?? error);
    }
    window.addEventListener("hashchange", () => this.show({ focus: true }));
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved) event.preventDefault();
    });
    this.show();
  }

  speak(language) {
    useWords(language, this.messages[language]);
    document.documentElement.lang = language;
  }

  find(id) {
    return this.exercises.find((exercise) => exercise.id === id);
  }

  /** Takes in an exercise of a trainer's own; one with the same name gives way. */
  take(exercise) {
    this.exercises = [...this.exercises.filter((each) => each.id !== exercise.id), exercise];
  }

  mark(exercise, answers) {
    return this.engine.mark(exercise, answers);
  }

  /** A problem in words, with where it is. */
  problemText(problem) {
    const params = { ...problem, allowed: problem.allowed?.slice(0, 12).join(", ") };
    const complete = [problem.min, problem.max, problem.allowed, problem.other, problem.line];
    const plain = `problem.${problem.code}-plain`;
    const key = complete.every((value) => value === null) && hasWords(plain) ? plain : `problem.${problem.code}`;
    return problem.field === "" ? words(key, params) : `${problem.field}: ${words(key, params)}`;
  }

  goTo(view) {
    if (window.location.hash === `#${view}`) this.show({ focus: true });
    else window.location.hash = view;
  }

  /** Runs `work` every second until the view changes. */
  every(work) {
    this.timers.push(window.setInterval(work, 1000));
  }

  say(...children) {
    replace(this.notices, ...children);
    this.notices.firstElementChild?.scrollIntoView({ block: "nearest" });
  }

  announce(text) {
    this.live.textContent = text;
  }

  /** What is at the address: its title and its content. */
  view() {
    const [name, id, mode] = decodeURIComponent(window.location.hash.slice(1) || "home").split("/");
    const exercise = id ? this.find(id) : null;
    if (name === "exercise" && exercise && ["learn", "test", "group"].includes(mode)) {
      const same = this.work?.exercise === exercise && this.work.mode === mode && !this.work.marking;
      if (!same) this.work = begin(exercise, mode);
      return { name, title: said(exercise.title), content: () => exerciseView(this, this.work) };
    }
    if (name === "paper" && exercise) {
      const paper = mode === "answers" ? answerBook : handout;
      const kind = words(mode === "answers" ? "training.answer-book" : "training.handout");
      return { name, title: [kind, ": ", said(exercise.title)], content: () => paper(this, exercise) };
    }
    if (name === "marked" && this.work?.marking) {
      return { name, title: words("training.marked"), content: () => markedView(this, this.work) };
    }
    if (name === "certificate" && this.work?.marking?.passed) {
      return { name, title: words("training.certificate"), content: () => certificate(this, this.work) };
    }
    const views = { progress, group: groupView, author: authorView };
    const tab = Object.hasOwn(views, name) ? name : "home";
    return { name: tab, title: words(`training.title-${tab}`), content: () => (views[tab] ?? home)(this) };
  }

  show({ focus = false } = {}) {
    for (const timer of this.timers) window.clearInterval(timer);
    this.timers = [];
    const { name, title, content } = this.view();
    this.live = h("p", { class: "govuk-visually-hidden", role: "status" });
    this.notices = h("div", { class: "page-notices" });
    const heading = h("h1", { class: "govuk-heading-l", id: "view-heading", tabindex: "-1" }, title);
    const main = h("main", { id: "main", class: `training training--${name}` }, this.notices, heading);
    if (!this.engine && this.failure === undefined) main.append(h("p", null, words("training.loading")));
    else if (this.failure !== undefined) main.append(notice(true, words("training.no-engine"), " ", this.failure));
    else main.append(...[content()].flat(9).filter((child) => child instanceof Node || typeof child === "string"));
    replace(this.root, this.head(name), main, this.foot(), this.live);
    document.title = `${words("training.mark")}: ${heading.textContent}`;
    if (focus) {
      heading.focus();
      window.scrollTo(0, 0);
    }
  }

  head(name) {
    return [
      h("a", { class: "govuk-skip-link", href: "#main", on: { click: skip } }, words("page.skip")),
      h(
        "aside",
        { class: "training-mark", "aria-label": words("training.mark") },
        h("strong", null, words("training.mark")),
        " ",
        words("training.mark-says"),
      ),
      h(
        "header",
        { class: "page-header" },
        h(
          "div",
          { class: "page-header__row" },
          h("p", { class: "page-header__title" }, words("training.title")),
          h("p", { class: "page-header__language" }, this.languages()),
        ),
        h(
          "nav",
          { class: "tools", "aria-label": words("training.nav") },
          TABS.map((tab) =>
            h(
              "a",
              { href: `#${tab}`, class: "tool", "aria-current": tab === name ? "page" : null },
              words(`training.tab-${tab}`),
            ),
          ),
        ),
      ),
    ];
  }

  languages() {
    return LANGUAGES.map((language) =>
      language === currentLanguage()
        ? null
        : h(
            "button",
            {
              type: "button",
              class: "link-button",
              lang: language,
              on: {
                click: () => {
                  this.speak(language);
                  this.show({ focus: true });
                },
              },
            },
            language === "cy" ? "Cymraeg" : "English",
          ),
    );
  }

  foot() {
    const unreviewed = this.messages[currentLanguage()].meta.status !== "reviewed" && currentLanguage() !== "en";
    return h(
      "footer",
      { class: "training-foot" },
      h("p", null, words("training.foot")),
      unreviewed ? h("p", null, words("training.welsh-unreviewed")) : null,
      this.release
        ? h("p", null, words("training.release", { release: this.release }), ` (${this.engine.kind})`)
        : null,
    );
  }
}

/** A skip link must not change the address: it is where the view is. */
function skip(event) {
  event.preventDefault();
  document.getElementById("view-heading")?.focus();
}

import { browserToday, isDay } from "./date-parts.mjs";
import { DayStep } from "./day-step.mjs";
import { h, replace } from "./dom.mjs";
import { divisionName, standardName } from "./section/person.mjs";
import { SECTIONS, statusOf, statusText } from "./sections.mjs";
import { currentLanguage, plainDay, reviewed, words } from "./words.mjs";

/** What is around a section: header, strip, navigation, messages. */
export class Shell {
  constructor(page) {
    this.page = page;
    this.live = h("p", { class: "govuk-visually-hidden", role: "status" });
    this.alert = h("div", { class: "page-alert", role: "alert" });
    this.strip = h("section", { class: "page-strip", "aria-label": words("page.strip") });
    this.caseLine = h("p", { class: "case-line" });
    this.heading = h("h1", { class: "govuk-heading-l", id: "section-heading", tabindex: "-1" });
    this.score = h("p", { class: "section-score", id: "section-score" });
    this.summary = h("div", { class: "summary-slot" });
    this.form = h("div", { class: "page-form" });
    this.dayStep = new DayStep(page);
    this.result = h("div", { class: "page-result" });
    this.next = h("div", { class: "next" });
    this.language = this.languageLink();
    this.undo = this.tool("undo", () => page.travel("undo"));
    this.redo = this.tool("redo", () => page.travel("redo"));
    this.parts = this.build();
  }

  build() {
    const { page } = this;
    const skip = h(
      "a",
      {
        class: "govuk-skip-link",
        href: "#section-heading",
        on: {
          click: (event) => {
            event.preventDefault();
            this.heading.focus();
          },
        },
      },
      words("page.skip"),
    );
    return [
      skip,
      h(
        "header",
        { class: "page-header" },
        h(
          "div",
          { class: "page-header__row" },
          h("p", { class: "page-header__title" }, words("page.title")),
          this.caseLine,
          this.language,
        ),
        h(
          "div",
          { class: "tools", role: "group", "aria-label": words("page.tools") },
          this.tool("new", () => page.files.startNew()),
          this.tool("open", () => page.files.choose()),
          this.tool("save", () => page.files.save()),
          this.tool("print", () => window.print()),
          this.undo,
          this.redo,
        ),
      ),
      this.strip,
      h(
        "section",
        { class: "page-notices", "aria-label": words("page.notices") },
        reviewed() ? null : h("p", { class: "notice" }, words("page.not-reviewed")),
        page.failure
          ? h(
              "div",
              { class: "notice notice--problem", role: "alert" },
              h("p", null, h("strong", null, words("page.no-engine"))),
              h("p", null, words("page.no-engine-reason", { reason: page.failure })),
            )
          : null,
        this.alert,
      ),
      h(
        "div",
        { class: "page-layout" },
        this.navigation(),
        h(
          "main",
          { class: "page-main" },
          h("div", { class: "heading-row" }, this.heading, this.score),
          h("p", { class: "supports govuk-hint" }, words("page.supports")),
          this.summary,
          this.form,
          this.dayStep.node,
          this.result,
          this.next,
        ),
      ),
      this.live,
      page.files.input,
    ];
  }

  tool(name, act) {
    return h(
      "button",
      { type: "button", class: "tool", id: `tool-${name}`, on: { click: act } },
      words(`page.${name}`),
    );
  }

  languageLink() {
    const other = currentLanguage() === "en" ? "cy" : "en";
    return h(
      "a",
      {
        class: "govuk-link page-header__language",
        lang: other,
        hreflang: other,
        href: other === "cy" ? "?lang=cy" : "?lang=en",
        on: {
          click: (event) => {
            event.preventDefault();
            this.page.speak(other);
          },
        },
      },
      other === "cy" ? "Cymraeg" : "English",
    );
  }

  navigation() {
    this.links = new Map();
    const item = (section) => {
      const link = h("a", { class: "govuk-link", href: `#${section.id}` }, section.title());
      const status = h("span", { class: "status" });
      this.links.set(section.id, { section, link, status });
      return h("li", null, link, " ", status);
    };
    const group = (name) => SECTIONS.filter((section) => section.group === name);
    const early = h(
      "details",
      { class: "govuk-details nav-early" },
      h("summary", { class: "govuk-details__summary" }, words("page.early")),
      h("ul", null, group("early").map(item)),
    );
    const single = (id) => item(SECTIONS.find((section) => section.id === id));
    const details = h(
      "details",
      { class: "nav-fold" },
      h("summary", { class: "nav-fold__summary" }, words("page.sections")),
      h("ul", null, ["person", "history", "risk-matrix"].map(single)),
      h("h2", { class: "nav-heading" }, words("page.oasys")),
      h("ul", null, group("oasys").map(item)),
      early,
      h("h2", { class: "nav-heading" }, words("page.together")),
      h("ul", null, ["predictors", "harm", "self-assessment", "plan", "events", "judgement", "result"].map(single)),
    );
    // Beside the section the list is open; above it, on a narrow screen, it
    // would push the section out of sight.
    const wide = window.matchMedia("(min-width: 56em)");
    details.open = wide.matches;
    wide.addEventListener("change", () => {
      details.open = wide.matches;
    });
    details.addEventListener("click", (event) => {
      if (event.target.closest("a") && !wide.matches) details.open = false;
    });
    this.early = early;
    return h("nav", { class: "page-nav", "aria-label": words("page.sections") }, details);
  }

  update(problems) {
    const { page } = this;
    const { store, engine } = page;
    for (const { section, link, status } of this.links.values()) {
      const state = statusOf(section, { store, engine, problems, assessment: page.assessment });
      status.textContent = statusText(state);
      status.className = `status status--${state.kind}`;
      if (section === page.section) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (page.section.group === "early") this.early.open = true;
    this.undo.disabled = !store.canUndo;
    this.redo.disabled = !store.canRedo;
    replace(this.caseLine, this.caseParts().join(" · "));
  }

  caseParts() {
    const { store } = this.page;
    const reference = store.answer("reference");
    const division = store.answer("division");
    const standard = store.answer("standard");
    return [
      reference ? words("page.case", { reference }) : words("page.no-reference"),
      division ? divisionName(String(division)) : null,
      standard ? standardName(String(standard)) : null,
      words(store.today === browserToday() ? "page.dates-as-at" : "page.dates-as-at-other", {
        day: isDay(store.today) ? plainDay(store.today) : store.today || "–",
      }),
    ].filter(Boolean);
  }

  /** The title that a browser prints on every sheet: whose case it is, without a name. */
  printLine() {
    const { store } = this.page;
    const born = /^\d{4}(?=-)/.exec(String(store.answer("person.dateOfBirth") ?? ""));
    const [reference, ...rest] = this.caseParts();
    return [reference, born ? words("page.born", { year: born[0] }) : words("page.born-not-known"), ...rest].join(
      " · ",
    );
  }

  say(...children) {
    replace(this.alert, children.length > 0 ? h("div", { class: "notice notice--problem" }, children) : null);
  }
}

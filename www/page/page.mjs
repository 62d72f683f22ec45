import { newCalendarKey } from "../export/ics.mjs";
import { browserToday, isDay } from "./date-parts.mjs";
import { h, replace } from "./dom.mjs";
import { focusField, showFlags, showProblems } from "./field-errors.mjs";
import { Files } from "./files.mjs";
import { Offences } from "./offences.mjs";
import { nextLink, startPanel } from "./panels.mjs";
import { renderResult, renderStrip } from "./result/result.mjs";
import { takeAway } from "./result/take-away.mjs";
import { scoreLine } from "./section/oasys.mjs";
import { sectionOf } from "./section-of.mjs";
import { sectionById, SECTIONS } from "./sections.mjs";
import { Shell } from "./shell.mjs";
import { currentLanguage, loadWords, words } from "./words.mjs";

const FIRST = "person";

/**
 * The page: one section at a time, chosen by the part of the address after `#`,
 * with what the engine makes of the case kept up to date around it.
 */
export class Page {
  /** `names`: a host's own names of offences, by code, to find and show them by. */
  constructor(root, { store, engine, failure, examples, names = {} }) {
    this.root = root;
    this.store = store;
    this.engine = engine;
    this.failure = failure;
    this.examples = examples;
    this.assessment = null;
    this.misuse = null;
    this.offences = new Offences(engine, names);
    this.closeForms();
    this.pending = false;
    this.pressed = false;
    this.files = new Files(this);
  }

  start() {
    this.build();
    this.store.subscribe((reason) => this.changed(reason));
    window.addEventListener("hashchange", () => this.route());
    window.addEventListener("beforeunload", (event) => {
      if (this.store.hasUnsavedChanges) event.preventDefault();
    });
    window.addEventListener("beforeprint", () => this.beforePrint());
    window.addEventListener("afterprint", () => this.setTitle());
    document.addEventListener("keydown", (event) => this.shortcut(event));
    // Leaving a field is when its error may appear.
    this.root.addEventListener("focusout", () => queueMicrotask(() => this.pressed || this.showState()));
    // An error moves what is below it. While a button is being pressed it waits,
    // or the button would slip away from under the pointer.
    const press = (pressed) => () => {
      this.pressed = pressed;
      if (!pressed) setTimeout(() => this.showState());
    };
    document.addEventListener("pointerdown", press(true), true);
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, press(false), true);
  }

  /** Everything anew: at the start and when the language changes. */
  build() {
    document.documentElement.lang = currentLanguage();
    this.shell = new Shell(this);
    replace(this.root, this.shell.parts);
    this.assess();
    this.route({ moveFocus: false });
  }

  get current() {
    return sectionById(window.location.hash.slice(1)) ?? sectionById(FIRST);
  }

  route({ moveFocus = true } = {}) {
    if (this.section !== this.current) this.closeForms();
    this.section = this.current;
    this.rebuild({ keepFocus: false });
    if (moveFocus) {
      window.scrollTo(0, 0);
      this.shell.heading.focus({ preventScroll: true });
    }
  }

  /** Builds the section's fields anew from the case. */
  rebuild({ keepFocus = true } = {}) {
    const focusedId = keepFocus ? document.activeElement?.id : null;
    const { shell, section } = this;
    shell.heading.textContent = section.title();
    const isResult = section.id === "result";
    shell.form.hidden = isResult;
    shell.dayStep.node.hidden = !isResult || this.store.isEmpty;
    shell.result.classList.toggle("page-result--shown", isResult);
    // A summary that is kept would be compared with fields that are gone.
    delete shell.summary.dataset.shown;
    replace(
      shell.form,
      section.id === FIRST && this.store.isEmpty ? startPanel(this) : null,
      section.build?.(this) ?? null,
    );
    replace(shell.next, nextLink(section));
    this.showState();
    if (focusedId) document.getElementById(focusedId)?.focus({ preventScroll: true });
  }

  /** Of every list, which row has its form open; `fresh` is the path of one that was only just added. */
  closeForms() {
    this.view = { openEvent: null, openOccasion: null, openCorrection: null, fresh: null };
  }

  changed(reason) {
    if (reason !== "set" && reason !== "set-all") this.closeForms();
    if (this.pending) {
      this.rebuildToo ||= !reason.startsWith("set");
      return;
    }
    this.pending = true;
    this.rebuildToo = !reason.startsWith("set");
    queueMicrotask(() => {
      this.pending = false;
      this.assess();
      if (this.rebuildToo) this.rebuild();
      else this.showState();
    });
  }

  assess() {
    this.assessment = null;
    this.misuse = null;
    this.leftOut = 0;
    if (!this.engine) return;
    if (!isDay(this.store.today)) {
      this.misuse = words("page.no-day");
      return;
    }
    try {
      this.assessment = this.withoutLater(this.engine.assess(this.store.caseFile, { today: this.store.today }));
    } catch (error) {
      this.misuse = String(error?.message ?? error);
    }
  }

  /** On a day that was chosen, what has happened since is no mistake: the engine leaves it out, and so does this list. */
  withoutLater(assessment) {
    const { store } = this;
    const known = browserToday();
    const later = ({ code, field }) =>
      code === "in-the-future" && /^events\[\d+\]\.on$/.test(field) && store.get(field) <= known;
    const problems = assessment.problems.filter((problem) => !later(problem));
    this.leftOut = assessment.problems.length - problems.length;
    return { ...assessment, problems };
  }

  /** What leaves the page with the dates. */
  get takeAway() {
    const actions = {
      download: (name, text) => this.files.download(name, text),
      announce: (text) => this.announce(text),
      calendarKey: () => {
        const { store } = this;
        const kept = store.get("calendarKey");
        if (typeof kept === "string" && kept.length >= 16) return kept;
        const key = newCalendarKey();
        store.set("calendarKey", key);
        return key;
      },
    };
    return (assessment) => takeAway(assessment, actions);
  }

  get problems() {
    const found = this.assessment?.problems ?? [];
    if (isDay(this.store.today)) return found;
    return [
      ...found,
      {
        code: this.store.today ? "no-such-date" : "missing",
        field: "today",
        min: null,
        max: null,
        allowed: null,
        other: null,
        line: null,
        column: null,
      },
    ];
  }

  /** Brings everything around the fields up to date and leaves the fields alone. */
  showState() {
    if (this.pending) return;
    const { shell, section, store } = this;
    const problems = this.problems;
    const mine = problems.filter(
      (problem) => sectionOf(problem.field, store) === section.id && !section.quiet?.(problem, this),
    );
    const focused = document.activeElement;
    this.hasErrors =
      section.id !== "result" &&
      showProblems(shell.form, shell.summary, { problems: mine, caseFile: store.caseFile, focused });
    if (section.id === "result") shell.summary.replaceChildren();
    section.refresh?.(shell.form, this);
    showFlags(shell.form, this);
    const score = section.number ? scoreLine(this.assessment, section.number) : null;
    shell.score.textContent = score ?? "";
    shell.score.hidden = score === null;
    shell.update(problems);
    shell.dayStep.update();
    this.showResult();
    this.setTitle();
  }

  showResult() {
    const { shell, assessment, engine, store } = this;
    const { offences, takeAway } = this;
    const view = { assessment, engine, offences, caseFile: store.caseFile, today: store.today, takeAway };
    if (assessment && !store.isEmpty) renderStrip(shell.strip, view);
    else replace(shell.strip, h("p", { class: "strip-note" }, this.unable));
    // The result is long; while it cannot be seen it waits for printing or its turn.
    if (this.section.id === "result") this.renderResult(view);
    else this.resultIsOld = true;
  }

  renderResult(
    view = {
      assessment: this.assessment,
      engine: this.engine,
      offences: this.offences,
      caseFile: this.store.caseFile,
      today: this.store.today,
      takeAway: this.takeAway,
    },
  ) {
    this.resultIsOld = false;
    if (view.assessment && !this.store.isEmpty) renderResult(this.shell.result, view);
    else replace(this.shell.result, h("p", { class: "govuk-body" }, this.unable));
  }

  /** Why there is no assessment. */
  get unable() {
    if (this.failure) return words("page.no-engine-short");
    return this.misuse ?? words("page.nothing-entered");
  }

  beforePrint() {
    if (this.resultIsOld) this.renderResult();
    document.title = `${this.shell.printLine()} – ${words("page.not-for-disclosure")}`;
  }

  setTitle() {
    const title = `${this.section.title()} – ${words("page.title")}`;
    document.title = this.hasErrors ? `${words("form.error")}: ${title}` : title;
  }

  /** Undo and redo by key, but never in a text box: there the browser's own undo is expected. */
  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    const { activeElement } = document;
    if (activeElement?.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
    event.preventDefault();
    this.travel(event.shiftKey ? "redo" : "undo");
  }

  travel(direction) {
    const possible = direction === "undo" ? this.store.canUndo : this.store.canRedo;
    if (!possible) return;
    this.store[direction]();
    this.announce(words(`page.${direction}-done`));
  }

  announce(text) {
    // The same words twice in a row are only read if the region was empty between.
    this.shell.live.textContent = "";
    setTimeout(() => {
      this.shell.live.textContent = text;
    }, 50);
  }

  async speak(language) {
    await loadWords(language);
    const address = new URL(window.location.href);
    if (language === "en") address.searchParams.delete("lang");
    else address.searchParams.set("lang", language);
    window.history.replaceState(null, "", address);
    this.build();
    this.shell.language.focus();
  }

  goTo(id) {
    if (window.location.hash === `#${id}`) this.route();
    else window.location.hash = id;
  }

  get sections() {
    return SECTIONS;
  }
  focusField(id) {
    focusField(id);
  }
}

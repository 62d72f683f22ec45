import { fieldId, h, replace, shiftHeadings } from "../page/dom.mjs";
import { focusField, showFlags, showProblems } from "../page/field-errors.mjs";
import { belongsTo } from "../page/path.mjs";
import { renderResult } from "../page/result/result.mjs";
import { scoreLine } from "../page/section/oasys.mjs";
import { sectionOf } from "../page/section-of.mjs";
import { currentLanguage, useWords, words } from "../page/words.mjs";
import { frame } from "./frame.mjs";
import { sectionsOf, trimResult } from "./modes.mjs";
import { buildParts, isPartAsked, promoteQuestion, showAsked } from "./parts.mjs";
import { Session } from "./session.mjs";
import * as views from "./views.mjs";

// The longest part waits longest.
const RESULT_PAUSE = 800;

/** The words that were set last. */
let spoken = null;

/**
 * What happens inside the element: the views, the way between them, and the
 * engine kept up with the answers. It knows nothing of attributes or forms; the
 * element tells it what to show and hears what has changed.
 */
export class App extends Session {
  constructor({ root, store, settings, heard }) {
    super({ store, settings, heard });
    this.root = root;
    this.refusal = null;
    this.language = null;
    this.view = { openEvent: null, openOccasion: null, openCorrection: null, fresh: null };
    this.place = { name: "tasks", section: null, part: 0, back: null };
    this.built = [];
    this.tried = new Set();
  }

  /** Another case: nothing of the one before stays open. */
  useStore(store) {
    super.useStore(store);
    this.tried?.clear();
    this.closeForms();
  }

  closeForms() {
    this.view = { openEvent: null, openOccasion: null, openCorrection: null, fresh: null };
  }

  get sections() {
    return sectionsOf(this.settings().mode);
  }
  get isReadOnly() {
    return this.settings().mode === "read-only";
  }
  get onePage() {
    return this.settings().pages === "one";
  }

  /** Fields that the host has answered: they are said, not asked. */
  get fixed() {
    const { reference, givenDay } = this.settings();
    return [reference ? "reference" : null, givenDay ? "today" : null].filter(Boolean);
  }

  /** The words are shared by the page: whoever is about to use them sets them first. */
  speak() {
    if (!this.language || (spoken === this.language && currentLanguage() === this.language.code)) return;
    spoken = this.language;
    useWords(this.language.code, this.language.messages);
  }

  /** Runs work whose headings are below the element's own. */
  below(levels, work) {
    shiftHeadings(this.settings().headingLevel - 2 + levels);
    try {
      return work();
    } finally {
      shiftHeadings(0);
    }
  }

  // ---- what is shown ---------------------------------------------------

  /** Builds everything anew for the place that is shown. */
  render({ keepFocus = false } = {}) {
    this.speak();
    const focused = keepFocus && this.root.contains(document.activeElement) ? document.activeElement.id : null;
    this.built = [];
    this.result = null;
    const { main, heading } = this.content();
    this.heading = heading;
    this.frame = frame(this, main);
    replace(this.root, this.frame.parts);
    this.own(this.root);
    if (this.old) this.flush();
    else this.showState();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  content() {
    if (this.isReadOnly) return views.record(this);
    if (this.onePage) return views.onePage(this);
    if (this.place.name === "question" && !this.sections.includes(this.place.section)) this.place.name = "tasks";
    return views[this.place.name](this);
  }

  /** Builds a section's fields; `levels` says how far below the element's heading its own ones are. */
  build(section, levels) {
    const built = { section, ...this.below(levels, () => buildParts(section, this)) };
    built.summary = h("div", { class: "summary-slot jr-summary-slot" });
    this.built.push(built);
    return built;
  }

  /** What sections call after they have changed a list: their fields anew, the place and the focus kept. */
  rebuild() {
    const here = this.built.find(({ form }) => form.contains(document.activeElement));
    if (!this.onePage || !here) {
      this.render({ keepFocus: true });
      return;
    }
    const focused = document.activeElement.id;
    this.speak();
    const { form, parts } = this.below(2, () => buildParts(here.section, this));
    here.form.replaceWith(form);
    Object.assign(here, { form, parts });
    this.own(form);
    this.showState();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  /**
   * No field of ours is the form's: only the two named ones are posted, Enter in
   * a box does not send the host's form, and its reset does not empty the boxes.
   */
  own(root) {
    const { disabled } = this.settings();
    for (const control of root.querySelectorAll("input, select, textarea, button")) {
      control.setAttribute("form", "joint-risk-none");
      if (disabled && !control.matches(".jr-print-button")) control.disabled = true;
    }
  }

  /** Brings everything around the fields up to date and leaves the fields alone. */
  showState() {
    if (!this.frame) return;
    this.speak();
    const { problems } = this;
    for (const built of this.built) this.showSection(built, problems);
    this.frame.update();
    if (this.result) this.showResultSoon();
  }

  /** The result is long. Below what is typed in it waits until the typing stops; alone on its page it does not. */
  showResultSoon() {
    clearTimeout(this.resultTimer);
    const typing = this.onePage && this.built.some(({ form }) => form.contains(document.activeElement));
    if (typing && this.result.hasChildNodes()) this.resultTimer = setTimeout(() => this.showResult(), RESULT_PAUSE);
    else this.showResult();
  }

  showSection(built, problems) {
    const { store, assessment } = this;
    const { section, form, summary, parts } = built;
    showAsked(form, store);
    const mine = problems.filter(
      (problem) => sectionOf(problem.field, store) === section.id && !section.quiet?.(problem, this),
    );
    const place = this.onePage ? null : parts[this.place.part];
    const shown = this.showsErrors(section);
    const here = place ? mine.filter((problem) => this.isIn(place.root, problem.field)) : mine;
    // Page by page the summary is above the page's own heading, at the same level.
    this.below(this.onePage ? 2 : 0, () =>
      showProblems(place?.root ?? form, summary, {
        problems: shown ? here : [],
        caseFile: store.caseFile,
        focused: this.leaving ? null : document.activeElement,
      }),
    );
    this.below(1, () => section.refresh?.(form, this));
    showFlags(form, this);
    // The buttons beside the flags came after the fields.
    for (const flag of form.querySelectorAll(".flag")) this.own(flag);
    if (built.score) {
      const score = section.number ? scoreLine(assessment, section.number) : null;
      built.score.textContent = score ?? "";
      built.score.hidden = score === null;
    }
  }

  // On one page an error shows when its field is left; page by page, when the reader wants to go on.
  showsErrors(section) {
    return this.onePage || this.tried.has(`${section.id} ${this.place.part}`);
  }

  isIn(root, path) {
    return [...root.querySelectorAll("[data-path]")].some((group) => belongsTo(path, group.dataset.path));
  }

  showResult() {
    clearTimeout(this.resultTimer);
    if (!this.result) return;
    this.speak();
    const { assessment, engine, store, settings } = this;
    const view = { assessment, engine, caseFile: store.caseFile, today: store.today, offences: this.offences };
    if (!assessment || store.isEmpty) {
      replace(this.result, h("p", { class: "govuk-body" }, this.unable));
      return;
    }
    this.below(this.onePage ? 2 : 1, () => renderResult(this.result, view));
    trimResult(this.result, settings().mode);
  }

  // ---- the way between the views ---------------------------------------

  go(name, { section = null, part = 0, back = null } = {}) {
    this.flush();
    this.closeForms();
    this.refusal = null;
    this.place = { name, section, part, back };
    this.render();
    this.arrive();
  }

  /** The focus goes to the heading of what is shown, and it comes into view. */
  arrive() {
    this.heading.focus({ preventScroll: true });
    if (this.root.getBoundingClientRect().top < 0) this.root.scrollIntoView({ block: "start" });
    this.heard("moved");
  }

  /** Opens a section: its first page, or the whole of it on one page. */
  open(section, { back = null, part = 0 } = {}) {
    if (this.onePage) {
      this.heard("moved");
      const heading = this.root.querySelector(`#jr-section-${section.id}`);
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: "start" });
    } else this.go("question", { section, part, back });
  }

  /** Sections link to each other by name, as on the page. */
  goTo(id) {
    const section = this.sections.find((each) => each.id === id);
    if (section) this.open(section);
    else if (id === "result") this.openResult();
  }

  openResult() {
    if (this.onePage) {
      const heading = this.root.querySelector("#jr-section-result");
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: "start" });
    } else this.go("result");
  }

  /** Brings the field with this path, or with this id, to the reader. */
  openField(path, { id = fieldId(path), back = null, section = null } = {}) {
    const wanted = section ?? this.sections.find((each) => each.id === sectionOf(path, this.store));
    if (!wanted) return;
    if (!this.onePage) {
      this.open(wanted, { back });
      const found = this.built[0].parts.findIndex(({ root }) =>
        path ? this.isIn(root, path) : root.querySelector(`#${CSS.escape(id)}`) !== null,
      );
      if (found > 0) this.open(wanted, { back, part: found });
      if (path && this.problems.some(({ field }) => belongsTo(field, path))) {
        this.tried.add(`${wanted.id} ${Math.max(0, found)}`);
        this.showState();
      }
    }
    focusField(id);
  }

  /** On to the next page; a page with an error shows it first. */
  next() {
    const { section, part, back } = this.place;
    this.store.settle();
    this.old = true;
    this.tried.add(`${section.id} ${part}`);
    this.leaving = true;
    this.flush();
    this.leaving = false;
    const [{ parts, summary }] = this.built;
    const wrong = this.problems.filter((problem) => this.isIn(parts[part].root, problem.field));
    if (wrong.length > 0) {
      const box = summary.querySelector(".govuk-error-summary");
      box?.setAttribute("tabindex", "-1");
      box?.focus({ preventScroll: true });
      box?.scrollIntoView({ block: "start" });
      this.heard("problem", { code: "answers", message: words("form.there-is-a-problem"), problems: wrong });
      return;
    }
    if (back) {
      this.go(back);
      return;
    }
    const following = parts.findIndex((each, place) => place > part && isPartAsked(each, this.store));
    if (following >= 0) this.go("question", { section, part: following });
    else this.go("tasks");
  }

  /** Back to the page before, or to where the reader came from. */
  previous() {
    const { section, part, back, name } = this.place;
    if (back || name !== "question") {
      this.go(back ?? "tasks");
      return;
    }
    const before = this.built[0].parts.findLastIndex((each, place) => place < part && isPartAsked(each, this.store));
    if (before >= 0) this.go("question", { section, part: before });
    else this.go("tasks");
  }

  travel(direction) {
    const possible = direction === "undo" ? this.store.canUndo : this.store.canRedo;
    if (!possible) return;
    this.store[direction]();
    this.announce(words(`page.${direction}-done`));
    // At the end of the history the button that was pressed takes no more focus.
    const { activeElement } = document;
    if (!this.root.contains(activeElement) || activeElement.matches(":disabled"))
      this.heading.focus({ preventScroll: true });
  }

  announce(text) {
    const live = this.frame?.live;
    if (!live) return;
    // The same words twice in a row are only read if the region was empty between.
    live.textContent = "";
    setTimeout(() => {
      live.textContent = text;
    }, 50);
  }

  promote(group) {
    return promoteQuestion(group, this.settings().headingLevel);
  }
  isPartAsked(part) {
    return isPartAsked(part, this.store);
  }
  get speaks() {
    return currentLanguage();
  }
}

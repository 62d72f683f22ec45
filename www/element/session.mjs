import { isDay } from "../page/date-parts.mjs";
import { Offences } from "../page/offences.mjs";
import { fieldLabel } from "../page/result/field-names.mjs";
import { problemText } from "../page/result/problems.mjs";
import { statusOf } from "../page/sections.mjs";
import { words } from "../page/words.mjs";
import { isAsked } from "./parts.mjs";

// A pause in typing, and the longest that a result may stay behind.
const PAUSE = 150;
const LONGEST_WAIT = 600;

/** A case, the engine, and what the one makes of the other, kept up with the answers. */
export class Session {
  /** `settings()` gives the host's wishes; `heard(name, detail)` takes what happens. */
  constructor({ store, settings, heard }) {
    this.settings = settings;
    this.heard = heard;
    this.given = null;
    this.engine = null;
    this.offences = new Offences(null);
    this.failure = null;
    this.assessment = null;
    this.misuse = null;
    this.useStore(store);
  }

  useStore(store) {
    this.unsubscribe?.();
    this.store = store;
    this.unsubscribe = store.subscribe((reason) => this.changed(reason));
    this.old = true;
  }

  /** Takes an engine, or why there is none. Its questions never change: they are asked for once. */
  equip(engine, failure) {
    let questions;
    this.given = engine;
    this.engine = engine && { ...engine, questions: () => (questions ??= engine.questions()) };
    this.offences = new Offences(this.engine);
    this.failure = failure;
    this.old = true;
  }

  // What a view does when its case changes, and whether the focus stays: a session alone shows nothing.
  closeForms() {}
  showState() {}
  /** @type {(how?: { keepFocus?: boolean }) => void} */
  render() {}

  changed(reason) {
    this.old = true;
    if (!reason.startsWith("set")) {
      this.closeForms();
      this.flush();
      this.render({ keepFocus: true });
      return;
    }
    clearTimeout(this.timer);
    this.waiting ??= performance.now();
    const left = LONGEST_WAIT - (performance.now() - this.waiting);
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(PAUSE, left)));
  }

  /** Brings the assessment up to the answers, now. */
  flush() {
    clearTimeout(this.timer);
    this.waiting = null;
    if (!this.old) return;
    this.old = false;
    this.assess();
    this.showState();
    this.heard("change");
  }

  assess() {
    this.assessment = null;
    this.misuse = null;
    if (!this.engine) return;
    if (!isDay(this.store.today)) {
      this.misuse = words("page.no-day");
      return;
    }
    try {
      this.assessment = this.engine.assess(this.store.caseFile, { today: this.store.today });
    } catch (error) {
      this.misuse = String(error?.message ?? error);
    }
  }

  /** What is wrong: what the engine found, and what only this page can know. */
  get problems() {
    const found = [...(this.assessment?.problems ?? [])];
    const own = (code, field, allowed = null) =>
      found.push({ code, field, min: null, max: null, allowed, other: null, line: null, column: null });
    if (!isDay(this.store.today)) own(this.store.today ? "no-such-date" : "missing", "today");
    const { yearOfBirth } = this.settings();
    const born = String(this.store.answer("person.dateOfBirth") ?? "");
    if (yearOfBirth && isDay(born) && !born.startsWith(`${yearOfBirth}-`)) {
      own("other-year", "person.dateOfBirth", [yearOfBirth]);
    }
    return found;
  }

  get valid() {
    return this.assessment !== null && this.problems.length === 0;
  }

  statusOf(section) {
    const { store, engine, problems, assessment } = this;
    const asked = {
      get: (path) => store.get(path),
      answer: (path) => store.answer(path),
      // What is not asked counts as dealt with.
      isAnswered: (path) => store.isAnswered(path) || !isAsked(path, store),
    };
    return statusOf(section, { store: asked, engine, problems, assessment });
  }

  /** Why there is no assessment. */
  get unable() {
    if (this.failure) return words("page.no-engine-short");
    return this.misuse ?? words("page.nothing-entered");
  }

  /** A problem in words, with the name of its field. */
  nameOf(problem) {
    const { caseFile } = this.store;
    return `${fieldLabel(problem.field, caseFile)}: ${problemText(problem, caseFile)}`;
  }
}

import { answerAt, at, withValue } from "./path.mjs";

const SCHEMA = "joint-risk/case/1";
const LONGEST_HISTORY = 300;

/**
 * The draft of a case and the day that its dates are as at, with a history.
 *
 * The draft holds what was typed, wrong or not: "abc" stays "abc" where a count
 * belongs, so the engine reports it beside its field and nothing is lost.
 * `null` is an answer ("not known"); an unanswered field is absent.
 */
export class Store {
  #present;
  #past = [];
  #future = [];
  #listeners = new Set();
  #typing = null;
  #saved;

  constructor(today) {
    this.#present = { caseFile: {}, today };
    this.#saved = this.#present.caseFile;
  }

  /** The case as it would be saved and as the engine reads it. */
  get caseFile() {
    return { schema: SCHEMA, ...this.#present.caseFile };
  }
  /** `YYYY-MM-DD`, or what was typed instead. */
  get today() {
    return this.#present.today;
  }
  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }
  get isEmpty() {
    return Object.keys(this.#present.caseFile).every((key) => key === "schema");
  }
  get hasUnsavedChanges() {
    return !this.isEmpty && this.#present.caseFile !== this.#saved;
  }

  get(path) {
    return path === "today" ? this.today : at(this.#present.caseFile, path);
  }
  /** The answer alone, where the case also says who gave it and when. */
  answer(path) {
    return path === "today" ? this.today : answerAt(this.#present.caseFile, path);
  }
  /** Whether it was answered; "not known" counts. */
  isAnswered(path) {
    return this.answer(path) !== undefined;
  }

  /**
   * Sets one field. With `typing`, further changes of the same field join the
   * same step, so undo takes back a word and not a letter.
   */
  set(path, value, { typing = false } = {}) {
    const joins = typing && this.#typing === path;
    const next =
      path === "today"
        ? { ...this.#present, today: value ?? "" }
        : { ...this.#present, caseFile: withValue(this.#present.caseFile, path, value) };
    this.#step(next, joins, "set");
    this.#typing = typing ? path : null;
  }

  /** Says that an answer that was carried over is still true; its field shows it from now on. */
  confirm(path) {
    const { value } = this.get(path);
    const caseFile = withValue(this.#present.caseFile, path, { value, on: this.today });
    this.#step({ ...this.#present, caseFile }, false, "confirm");
    this.#typing = null;
  }

  /** Sets several fields in one step. */
  setAll(entries) {
    let { caseFile } = this.#present;
    for (const [path, value] of entries) caseFile = withValue(caseFile, path, value);
    this.#step({ ...this.#present, caseFile }, false, "set-all");
  }

  /** Puts another case in the place of this one; one step, so it can be undone. */
  replace(caseFile, { today = this.today, saved = false } = {}) {
    const { schema, ...rest } = caseFile;
    const kept = schema === undefined || schema === SCHEMA ? rest : caseFile;
    this.#step({ caseFile: kept, today }, false, "replace");
    if (saved) this.#saved = kept;
  }

  /** This draft as the beginning of a new history: nothing before it comes back. */
  asStart() {
    const fresh = new Store(this.today);
    fresh.#present = this.#present;
    fresh.#saved = this.#saved;
    return fresh;
  }

  /** The next change of the same field is another step. */
  settle() {
    this.#typing = null;
  }
  markSaved() {
    this.#saved = this.#present.caseFile;
  }

  undo() {
    this.#travel(this.#past, this.#future, "undo");
  }
  redo() {
    this.#travel(this.#future, this.#past, "redo");
  }

  /** Calls `listener(reason)` after every change; returns how to stop. */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #step(next, joins, reason) {
    if (!joins) {
      this.#past.push(this.#present);
      if (this.#past.length > LONGEST_HISTORY) this.#past.shift();
    }
    this.#future = [];
    this.#typing = null;
    this.#present = next;
    this.#tell(reason);
  }

  #travel(from, to, reason) {
    if (from.length === 0) return;
    to.push(this.#present);
    this.#present = from.pop();
    this.#typing = null;
    this.#tell(reason);
  }

  #tell(reason) {
    for (const listener of this.#listeners) listener(reason);
  }
}

// The case that the element holds: what may come in, and what goes out of it to the form, into a file and to the host.

import { download, fileName, readCase } from "../page/files.mjs";
import { noted, notedHeading } from "../page/noted.mjs";
import { confirm } from "../page/panels.mjs";
import { Store } from "../page/store.mjs";
import { words } from "../page/words.mjs";
import { savedPage } from "./save-file.mjs";
import { dayOf, strangerIn } from "./settings.mjs";

/** A case in the element `element`, which shows it with `app` and shares it with `form`. */
export class HeldCase {
  #element;
  #internals;
  #app;
  #form;
  #settings;
  #say;
  #initial = {};
  #emitted = null;
  #refusedAtStart = false;
  #isBlank = true;

  /** `settings()` gives the host's wishes; `say(name, detail, options)` tells the host what happens. */
  constructor({ element, internals, app, form, settings, say }) {
    this.#element = element;
    this.#internals = internals;
    this.#app = app;
    this.#form = form;
    this.#settings = settings;
    this.#say = say;
  }

  /** Puts a case in, unless it is another person's; then nothing is changed. */
  load(caseFile, { initial = false, broken = false, today = dayOf(this.#element), saved = true } = {}) {
    const app = this.#app;
    app.speak();
    const wrong = strangerIn(caseFile, this.#settings());
    if (wrong && !initial) {
      this.refuse("wrong-case", wrong);
      return false;
    }
    const { reference } = this.#settings();
    const standard = this.#element.getAttribute("standard");
    const whole = wrong ? {} : { ...caseFile };
    this.#isBlank = Object.keys(whole).length === 0;
    if (reference) whole.reference ??= reference;
    if (standard) whole.standard ??= standard;
    // A new history: Undo must not bring another person's case back.
    const store = new Store(today);
    store.replace(whole, { today, saved });
    app.useStore(store.asStart());
    app.place = { name: "tasks", section: null, part: 0, back: null };
    app.refusal = null;
    if (initial) this.#initial = structuredClone(caseFile);
    this.#form.name(this.#names(), this.#settings().disabled);
    // A host knows what it has put in: only what the reader does is a change.
    this.#emitted = this.#signature();
    this.#refusedAtStart = Boolean(wrong) || broken;
    app.render({ keepFocus: true });
    this.#share();
    if (wrong) this.refuse("wrong-case", wrong);
    return true;
  }

  /** As it was when the page came. */
  reset() {
    this.load(this.#initial, { initial: true });
  }

  /** Another person is expected: what is at hand goes, where it is not theirs. */
  expect() {
    this.#app.speak();
    // Nobody has answered anything: what is in it is the host's own reference.
    if (this.#isBlank && !this.#app.store.canUndo) {
      this.load({});
      return;
    }
    const wrong = strangerIn(this.#app.store.caseFile, this.#settings());
    if (!wrong) {
      this.renew();
      return;
    }
    this.load({});
    this.refuse("wrong-case", wrong);
  }

  /** The host wishes something else: the case stays. */
  renew() {
    this.#form.name(this.#names(), this.#settings().disabled);
    this.#share();
    this.#app.render({ keepFocus: true });
  }

  /** Says above the case, and to the host, why something was not taken. */
  refuse(code, message) {
    this.#app.refusal = message;
    this.#app.frame?.update();
    this.#say("problem", { code, message });
  }

  #names() {
    return { case: this.#element.getAttribute("name"), assessment: this.#element.getAttribute("assessment-name") };
  }

  /** What the form posts. */
  texts() {
    const app = this.#app;
    app.flush();
    // What the server gave and was refused stays as the server has it, until somebody answers anew.
    if (this.#refusedAtStart && !app.store.canUndo) return { case: null, assessment: null };
    return {
      case: JSON.stringify(app.store.caseFile),
      assessment: app.assessment ? JSON.stringify(app.assessment) : "",
    };
  }

  /** Brings the form's fields, and what the browser keeps for its Back button, to the case. */
  #share() {
    const { store } = this.#app;
    this.#form.update(store);
    const state = JSON.stringify({ caseFile: store.caseFile, today: store.today });
    this.#internals?.setFormValue?.(this.#form.values(), state);
  }

  #signature() {
    return `${this.#app.store.today} ${JSON.stringify(this.#app.store.caseFile)}`;
  }

  /** What the reader did in the element. */
  heard(name, detail) {
    if (name === "change") {
      const signature = this.#signature();
      if (signature === this.#emitted) return;
      this.#emitted = signature;
      this.#share();
      this.#say("change", this.#state());
    } else if (name === "problem") this.#say("problem", detail);
    else if (name === "complete") this.#complete();
    else if (name === "save") this.#element.save();
    else if (name === "print") this.#element.print(detail);
    else if (name === "file") this.#open(detail);
  }

  #state() {
    const { store, assessment, valid } = this.#app;
    return { case: structuredClone(store.caseFile), assessment, valid, today: store.today };
  }

  #complete() {
    const app = this.#app;
    app.flush();
    if (!app.valid) {
      const message =
        app.problems.length > 0 ? words("result.problem-count", { count: app.problems.length }) : app.unable;
      app.announce(message);
      this.#say("problem", { code: "answers", message, problems: app.problems });
      if (app.problems.length > 0) app.openField(app.problems[0].field, { back: app.onePage ? null : "check" });
      return;
    }
    this.#say("complete", this.#state());
    app.openResult();
  }

  /** Saves to a file, unless the host prevents the default of `joint-risk-before-save` and keeps the case itself. */
  save() {
    const app = this.#app;
    app.flush();
    app.speak();
    const name = fileName(app.store.answer("reference"), "html");
    if (!this.#say("before-save", { ...this.#state(), fileName: name }, { cancelable: true })) return false;
    download(name, savedPage(app), "text/html");
    app.store.markSaved();
    app.announce(words("page.saved"));
    this.#say("save", { ...this.#state(), fileName: name });
    return true;
  }

  async #open(chooser) {
    const app = this.#app;
    const [file] = chooser.files;
    chooser.value = "";
    if (!file) return;
    const { caseFile, problems, refused, params } = await readCase(file, app.engine);
    app.speak();
    if (refused) {
      this.refuse("bad-file", `${words("page.open-failed", { name: file.name })} ${words(refused, params)}`);
      return;
    }
    if (
      app.store.hasUnsavedChanges &&
      !(await confirm(words("page.open-confirm"), words("page.open-yes"), this.#element))
    )
      return;
    if (!this.load(caseFile)) return;
    if (problems.length > 0) {
      this.refuse("bad-file", [notedHeading(file.name), ...noted(problems, caseFile)].join(" "));
    }
    app.announce(words("page.opened", { name: file.name }));
    this.#emitted = null;
    this.heard("change");
  }
}

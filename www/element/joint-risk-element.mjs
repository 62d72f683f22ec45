import { isDay } from "../page/date-parts.mjs";
import { download, fileName, readCase } from "../page/files.mjs";
import { noted, notedHeading } from "../page/noted.mjs";
import { confirm } from "../page/panels.mjs";
import { sectionById } from "../page/sections.mjs";
import { Store } from "../page/store.mjs";
import { words } from "../page/words.mjs";
import { App } from "./app.mjs";
import { HostForm } from "./host-form.mjs";
import { listenIn } from "./listen.mjs";
import { printView } from "./print.mjs";
import { savedPage } from "./save-file.mjs";
import { dayOf, languageOf, settingsOf, strangerIn } from "./settings.mjs";
import { frozen } from "./frozen.mjs";

const KINDS = ["auto", "wasm", "inline", "js"];
const HANDED = ["value", "engine", "messages"];

/**
 * How long, in ms, the first view waits for the engine: built with it, it is built once and moves nothing
 * under the reader. A slower engine finds the view there already. Up to this a wait is not felt.
 */
const PATIENCE = 100;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The element that is in use: two cases side by side are how the wrong one gets the answer. */
let inUse = null;

// Node has no elements: there the class can be imported, and not used.
const Base = globalThis.HTMLElement ?? class {};

/** `<joint-risk>`: the assessment inside a host's page. What it promises is in joint-risk-element.d.mts. */
export class JointRiskElement extends Base {
  static formAssociated = true;
  static observedAttributes = [
    ...["mode", "lang", "today", "standard", "heading-level", "engine", "pages", "reference", "year-of-birth"],
    ...["name", "assessment-name", "marking", "disabled"],
  ];

  /** Where engines and words come from; define.mjs sets it, or a host. `{ engine(kind), messages(language) }` */
  static resources = null;

  /** Registers the element. A name that has been taken by this class already stays; where there are no elements, nothing. */
  static define(tag = "joint-risk", registry = globalThis.HTMLElement && globalThis.customElements) {
    if (registry && registry.get(tag) !== this) registry.define(tag, this);
    return this;
  }

  #app = null;
  #form = null;
  #internals = null;
  #initial = {};
  #given = null;
  #engine = null;
  #messages = {};
  #emitted = null;
  #starting = null;
  #began = false;
  #disabled = false;
  #moment = null;
  #refusedAtStart = false;
  #isBlank = true;

  constructor() {
    super();
    this.#internals = this.attachInternals?.() ?? null;
  }

  // ---- what a host reads and sets ----------------------------------------

  /** The case as it is now, frozen. */
  get value() {
    return this.#app ? frozen(structuredClone(this.#app.store.caseFile)) : this.#given;
  }
  set value(caseFile) {
    const given = caseFile === null || caseFile === undefined ? {} : structuredClone(caseFile);
    if (typeof given !== "object" || Array.isArray(given)) {
      throw new TypeError("joint-risk: value must be a case, an object; for JSON text use JSON.parse first");
    }
    if (this.#app) this.#load(given);
    else this.#given = given;
  }

  /** What the engine makes of it, frozen; null while there is nothing to show. */
  get assessment() {
    this.#app?.flush();
    return frozen(this.#app?.assessment ?? null);
  }
  /** Whether it is assessed and nothing is wrong with it. Unanswered is not wrong. */
  get valid() {
    this.#app?.flush();
    return this.#app?.valid ?? false;
  }
  /** Whether something was changed since it was loaded or saved. */
  get unsaved() {
    return this.#app?.store.hasUnsavedChanges ?? false;
  }
  get form() {
    return this.#internals?.form ?? null;
  }

  /** The engine in use; a host may hand one over. */
  get engine() {
    return this.#engine ?? this.#app?.given ?? null;
  }
  set engine(engine) {
    if (engine !== null && typeof engine?.assess !== "function") {
      throw new TypeError(
        'joint-risk: engine must be what load() gives; to choose a kind set the attribute engine="js"',
      );
    }
    this.#engine = engine;
    if (this.#app) this.#equip();
  }

  /** Words that the host has loaded itself, by language: `{ en, cy }`. */
  get messages() {
    return this.#messages;
  }
  set messages(messages) {
    this.#messages = messages ?? {};
    if (this.#app) this.#speak();
  }

  /** Says that the host has kept the case: it counts as saved. */
  markSaved() {
    this.#app?.store.markSaved();
  }
  /** Opens a section by its name, or `tasks`, `check` or `result`. */
  show(name) {
    if (["tasks", "check", "result"].includes(name)) this.#app?.go(name);
    else if (sectionById(name)) this.#app?.goTo(name);
    else throw new RangeError(`joint-risk: there is no section ${JSON.stringify(name)}`);
  }

  // ---- life ---------------------------------------------------------------

  connectedCallback() {
    if (inUse && inUse !== this && inUse.isConnected) {
      this.#problem("second-element", "joint-risk: there is a case on this page already; one page holds one case");
      return;
    }
    inUse = this;
    if (!this.#began) this.#begin();
    window.addEventListener("beforeprint", this.#beforePrint);
    window.addEventListener("afterprint", this.#afterPrint);
    window.addEventListener("pagehide", this.#leave);
    this.#form?.connect(this.form);
  }

  disconnectedCallback() {
    if (inUse === this) inUse = null;
    window.removeEventListener("beforeprint", this.#beforePrint);
    window.removeEventListener("afterprint", this.#afterPrint);
    window.removeEventListener("pagehide", this.#leave);
    this.#form?.connect(null);
    // What was typed last is assessed now: no timer outlives the element's place in the page.
    this.#app?.flush();
  }

  formAssociatedCallback(form) {
    if (this.isConnected) this.#form?.connect(form);
  }
  formResetCallback() {
    if (this.#app) this.#load(this.#initial, { initial: true });
  }
  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    this.#renew();
  }
  formStateRestoreCallback(state) {
    try {
      const { caseFile, today } = JSON.parse(state);
      if (this.#app) this.#load(caseFile, { today, saved: false });
      else this.#moment = { caseFile, today };
    } catch {
      // A state that is not ours, or of another release: the case stays as the server gave it.
    }
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#app || before === after) return;
    if (name === "lang") this.#speak();
    else if (name === "engine") this.#equip();
    else if (name === "today" && isDay(after)) this.#app.store.set("today", after);
    else if (["reference", "year-of-birth"].includes(name)) this.#expect();
    else this.#renew();
  }

  /** Another person is expected: what is at hand goes, where it is not theirs. */
  #expect() {
    this.#app.speak();
    // Nobody has answered anything: what stands in it is the host's own reference.
    if (this.#isBlank && !this.#app.store.canUndo) {
      this.#load({});
      return;
    }
    const wrong = strangerIn(this.#app.store.caseFile, this.#settings());
    if (!wrong) {
      this.#renew();
      return;
    }
    this.#load({});
    this.#refuse("wrong-case", wrong);
  }

  async #begin() {
    this.#began = true;
    // Registered before the page is parsed: what the host has put inside is still to come.
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }
    for (const name of HANDED) {
      // Set before the element was known here: it lies on the node and hides the property.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // Both are under way at once; what goes wrong with the engine is said when its turn comes.
    const asked = this.#asked();
    let starting = this.#start();
    const soon = Promise.race([starting.catch(() => {}), pause(PATIENCE)]);
    let language;
    try {
      language = await this.#words();
      await soon;
      // The host may have changed its mind meanwhile.
      while (!this.#speaks(language)) language = await this.#words();
    } catch (error) {
      // Without words there is nothing to show; the host's own content stays.
      this.#began = false;
      this.#problem("no-words", String(error?.message ?? error));
      return;
    }
    let engine = await soon;
    if (asked !== this.#asked()) {
      starting = this.#start();
      engine = null;
    }
    this.#build(language, engine ?? null);
    await this.#equip(starting);
    this.#say("ready", { engine: this.engine?.kind ?? null, language: this.#app.language.code });
  }

  #build(language, engine) {
    this.#form = new HostForm(this, () => this.#texts());
    this.#form.adopt();
    const { caseFile, single = [], broken, problems = [] } = this.#form.initial(engine);
    const root = document.createElement("div");
    root.className = "jr-app";
    this.append(this.#form.kept, root);
    const store = new Store(dayOf(this));
    this.#app = new App({
      root,
      store,
      settings: () => this.#settings(),
      heard: (name, detail) => this.#heard(name, detail),
    });
    this.#app.language = language;
    if (engine) this.#app.equip(engine, null);
    listenIn(root, this.#app);
    for (const [path, value] of single) store.set(path, value);
    const first = this.#given ?? caseFile ?? (single.length > 0 ? store.caseFile : {});
    this.#load(first, { initial: true, broken: broken !== undefined });
    if (broken !== undefined) this.#refuse("broken-case", words("element.broken-case"));
    else if (problems.length > 0 && !this.#given) {
      this.#refuse("bad-file", [words("element.case-noted"), ...noted(problems, caseFile)].join(" "));
    }
    if (this.#moment) this.#load(this.#moment.caseFile, { today: this.#moment.today, saved: false });
    if (this.isConnected) this.#form.connect(this.form);
  }

  // ---- what the host wishes ----------------------------------------------

  #settings() {
    return settingsOf(this, this.#disabled);
  }

  async #words() {
    const code = languageOf(this);
    const messages = this.#messages[code] ?? (await this.#source("messages")(code));
    return { code, messages };
  }

  #speaks({ code, messages }) {
    return code === languageOf(this) && (this.#messages[code] ?? messages) === messages;
  }

  #source(name) {
    const source = this.constructor.resources?.[name];
    if (!source) throw new Error(`joint-risk: nothing says where ${name} come from; import define.mjs, or set ${name}`);
    return source;
  }

  async #speak() {
    try {
      const language = await this.#words();
      // A quicker change may have overtaken this one.
      if (language.code !== languageOf(this)) return;
      this.#app.language = language;
      this.#app.render({ keepFocus: true });
      this.#say("language", { language: language.code });
    } catch (error) {
      this.#problem("no-words", String(error?.message ?? error));
    }
  }

  /** The engine that the host handed over, or the kind that it asks for. */
  #asked() {
    return this.#engine ?? this.getAttribute("engine") ?? "auto";
  }

  async #start() {
    const asked = this.#asked();
    if (typeof asked !== "string") return asked;
    if (!KINDS.includes(asked)) throw new RangeError(`joint-risk: engine="${asked}"; it is one of ${KINDS.join(", ")}`);
    return this.#source("engine")(asked);
  }

  async #equip(starting = this.#start()) {
    const app = this.#app;
    this.#starting = starting;
    let failure = null;
    const engine = await starting.catch((error) => {
      failure = String(error?.message ?? error);
      return null;
    });
    if (this.#starting !== starting) return;
    // The view was built with it.
    if (engine && app.given === engine) return;
    app.equip(engine, failure);
    app.render({ keepFocus: true });
    if (failure) this.#problem("no-engine", failure);
  }

  #renew() {
    if (!this.#app) return;
    this.#form.name(this.#names(), this.#disabled);
    this.#share();
    this.#app.render({ keepFocus: true });
  }

  // ---- the case ----------------------------------------------------------

  /** Puts a case in, unless it is another person's; then nothing is changed. */
  #load(caseFile, { initial = false, broken = false, today = dayOf(this), saved = true } = {}) {
    const app = this.#app;
    app.speak();
    const wrong = strangerIn(caseFile, this.#settings());
    if (wrong && !initial) {
      this.#refuse("wrong-case", wrong);
      return false;
    }
    const { reference } = this.#settings();
    const standard = this.getAttribute("standard");
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
    this.#form.name(this.#names(), this.#disabled);
    // A host knows what it has put in: only what the reader does is a change.
    this.#emitted = this.#signature();
    this.#refusedAtStart = Boolean(wrong) || broken;
    app.render({ keepFocus: true });
    this.#share();
    if (wrong) this.#refuse("wrong-case", wrong);
    return true;
  }

  #refuse(code, message) {
    this.#app.refusal = message;
    this.#app.frame?.update();
    this.#problem(code, message);
  }

  #names() {
    return { case: this.getAttribute("name"), assessment: this.getAttribute("assessment-name") };
  }

  #texts() {
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

  #leave = () => {
    this.#app?.flush();
  };

  // ---- what happened -----------------------------------------------------

  #heard(name, detail) {
    const app = this.#app;
    if (!app) return;
    if (name === "change") {
      const signature = this.#signature();
      if (signature === this.#emitted) return;
      this.#emitted = signature;
      this.#share();
      this.#say("change", this.#state());
    } else if (name === "problem") this.#say("problem", detail);
    else if (name === "complete") this.#complete();
    else if (name === "save") this.save();
    else if (name === "print") this.print(detail);
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
      this.#refuse("bad-file", `${words("page.open-failed", { name: file.name })} ${words(refused, params)}`);
      return;
    }
    if (app.store.hasUnsavedChanges && !(await confirm(words("page.open-confirm"), words("page.open-yes"), this)))
      return;
    if (!this.#load(caseFile)) return;
    if (problems.length > 0) {
      this.#refuse("bad-file", [notedHeading(file.name), ...noted(problems, caseFile)].join(" "));
    }
    app.announce(words("page.opened", { name: file.name }));
    this.#emitted = null;
    this.#heard("change");
  }

  /** Prints the summary and the record; a disclosable copy leaves out what may not be disclosed. */
  print({ disclosable = false } = {}) {
    this.#app.flush();
    this.#paper({ disclosable });
    this.setAttribute("data-printing", disclosable ? "disclosable" : "whole");
    window.print();
  }

  #paper({ disclosable }) {
    this.#app.speak();
    this.querySelector(":scope > .jr-print")?.remove();
    this.append(printView(this.#app, { disclosable }));
  }
  #beforePrint = () => {
    if (this.#app && !this.hasAttribute("data-printing")) this.#paper({ disclosable: false });
  };
  #afterPrint = () => {
    this.removeAttribute("data-printing");
    this.querySelector(":scope > .jr-print")?.remove();
  };

  #problem(code, message) {
    this.#say("problem", { code, message });
  }

  #say(name, detail, { cancelable = false } = {}) {
    const event = new CustomEvent(`joint-risk-${name}`, {
      bubbles: true,
      composed: true,
      cancelable,
      detail: frozen(detail),
    });
    return this.dispatchEvent(event);
  }
}

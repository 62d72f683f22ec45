import { isDay } from "../page/date-parts.mjs";
import { noted } from "../page/noted.mjs";
import { sectionById } from "../page/sections.mjs";
import { Store } from "../page/store.mjs";
import { words } from "../page/words.mjs";
import { App } from "./app.mjs";
import { HeldCase } from "./held-case.mjs";
import { HostForm } from "./host-form.mjs";
import { listenIn } from "./listen.mjs";
import { printView } from "./print.mjs";
import { dayOf, languageOf, settingsOf } from "./settings.mjs";
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
  #held = null;
  #form = null;
  #internals = null;
  #given = null;
  #engine = null;
  #messages = {};
  #starting = null;
  #began = false;
  #disabled = false;
  #moment = null;

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
    if (this.#held) this.#held.load(given);
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
    this.#held?.reset();
  }
  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    this.#held?.renew();
  }
  formStateRestoreCallback(state) {
    try {
      const { caseFile, today } = JSON.parse(state);
      if (this.#held) this.#held.load(caseFile, { today, saved: false });
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
    else if (["reference", "year-of-birth"].includes(name)) this.#held.expect();
    else this.#held?.renew();
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
    this.#form = new HostForm(this, () => this.#held.texts());
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
      heard: (name, detail) => this.#held?.heard(name, detail),
    });
    this.#held = new HeldCase({
      element: this,
      internals: this.#internals,
      app: this.#app,
      form: this.#form,
      settings: () => this.#settings(),
      say: (...what) => this.#say(...what),
    });
    this.#app.language = language;
    if (engine) this.#app.equip(engine, null);
    listenIn(root, this.#app);
    for (const [path, value] of single) store.set(path, value);
    const first = this.#given ?? caseFile ?? (single.length > 0 ? store.caseFile : {});
    this.#held.load(first, { initial: true, broken: broken !== undefined });
    if (broken !== undefined) this.#held.refuse("broken-case", words("element.broken-case"));
    else if (problems.length > 0 && !this.#given) {
      this.#held.refuse("bad-file", [words("element.case-noted"), ...noted(problems, caseFile)].join(" "));
    }
    if (this.#moment) this.#held.load(this.#moment.caseFile, { today: this.#moment.today, saved: false });
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

  #leave = () => {
    this.#app?.flush();
  };

  /** Saves to a file, unless the host prevents the default of `joint-risk-before-save` and keeps the case itself. */
  save() {
    return this.#held.save();
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

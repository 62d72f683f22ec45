/**
 * `<joint-risk>`: the joint assessment inside a host's page. Importing this
 * module registers nothing; `define.mjs` does.
 */
import type { Assessment, CaseFile, Engine, Problem } from "../../types/index.js";

/** What is asked: everything, one instrument, the dates alone, or nothing at all. */
export type JointRiskMode = "full" | "risk-matrix" | "oasys" | "dates" | "read-only";
export type JointRiskLanguage = "en" | "cy";
export type JointRiskEngineKind = "auto" | "wasm" | "inline" | "js";
/** Words by group and key; a text with plural forms is an object by category. */
export type JointRiskMessages = { [group: string]: { [key: string]: string | { [category: string]: string } } };

/** Where engines and words come from. */
export interface JointRiskResources {
  engine(kind: JointRiskEngineKind): Promise<Engine>;
  messages(language: JointRiskLanguage): Promise<JointRiskMessages>;
}

/** The case and what the engine makes of it, at the moment of an event. Frozen to its last member. */
export interface JointRiskState {
  readonly case: CaseFile;
  /** Null while there is no engine, or no day to work from. */
  readonly assessment: Assessment | null;
  /** Assessed, and nothing wrong with it. Unanswered is not wrong. */
  readonly valid: boolean;
  /** `YYYY-MM-DD`, or what was typed instead. */
  readonly today: string;
}

export type JointRiskProblemCode =
  /** The engine did not load; questions can still be answered and saved. */
  | "no-engine"
  /** The words did not load; the host's own content stays. */
  | "no-words"
  /** A case of another person was refused. */
  | "wrong-case"
  /** What the host's field for the case held is no case. */
  | "broken-case"
  /** The file that was chosen is no case. */
  | "bad-file"
  /** The reader wanted to go on, and answers are wrong: `problems` says which. A host may put "Error: " before its title. */
  | "answers"
  /** There is one on this page already; this one shows nothing. */
  | "second-element";

export interface JointRiskProblem {
  readonly code: JointRiskProblemCode;
  /** In the reader's language, but for faults of the embedding, which are for the engineer. */
  readonly message: string;
  readonly problems?: readonly Problem[];
}

/** Every event bubbles and crosses shadow roots; its detail is frozen. */
export interface JointRiskEventMap {
  /** Shown and able to score; `engine` is null where none loaded. */
  "joint-risk-ready": CustomEvent<{ readonly engine: "wasm" | "js" | null; readonly language: JointRiskLanguage }>;
  /** The reader changed an answer. What the host sets itself is no change. */
  "joint-risk-change": CustomEvent<JointRiskState>;
  /** The reader has checked the answers and confirmed them, and nothing is wrong. */
  "joint-risk-complete": CustomEvent<JointRiskState>;
  "joint-risk-problem": CustomEvent<JointRiskProblem>;
  /** Cancelable. A host that keeps the case itself prevents the default and calls `markSaved()`. */
  "joint-risk-before-save": CustomEvent<JointRiskState & { readonly fileName: string }>;
  /** The browser was handed the file. */
  "joint-risk-save": CustomEvent<JointRiskState & { readonly fileName: string }>;
  "joint-risk-language": CustomEvent<{ readonly language: JointRiskLanguage }>;
}

/**
 * Attributes: `mode`, `lang`, `today` (YYYY-MM-DD), `standard`, `heading-level`
 * (1 to 4; 2), `engine`, `pages` ("many" or "one"), `reference` and
 * `year-of-birth` (of the person who is expected), `name` and `assessment-name`
 * (of what the form posts), `marking` (protective marking), `disabled`.
 *
 * What is inside is shown until the element is. Fields inside that carry
 * `data-joint-risk="path"` (a date of three boxes: `data-joint-risk-part` as
 * well) are read, kept true and posted; hidden fields with
 * `data-joint-risk="case"` or `"assessment"` carry the whole.
 */
export class JointRiskElement extends HTMLElement {
  static readonly formAssociated: true;
  static readonly observedAttributes: readonly string[];
  /** Set by define.mjs where nothing has been set before. */
  static resources: JointRiskResources | null;
  /** Registers the element under a name; does nothing where it has it already, and nothing on a server. */
  static define(tag?: string, registry?: CustomElementRegistry): typeof JointRiskElement;

  /** The case, a frozen copy. Setting begins a new history; null empties it. Another person's is refused. */
  get value(): CaseFile | null;
  set value(caseFile: CaseFile | null | undefined);
  /** What the engine makes of the case now, frozen. */
  readonly assessment: Assessment | null;
  readonly valid: boolean;
  /** Whether anything was changed since it was loaded or saved. */
  readonly unsaved: boolean;
  readonly form: HTMLFormElement | null;
  /** The engine in use; a host may hand over one that it has loaded. */
  get engine(): Engine | null;
  set engine(engine: Engine | null);
  /** Words that the host has loaded itself, by language; they come before `resources`. */
  get messages(): { [language in JointRiskLanguage]?: JointRiskMessages };
  set messages(messages: { [language in JointRiskLanguage]?: JointRiskMessages });

  /** Says that the host has kept the case. */
  markSaved(): void;
  /** Saves to a file; false where the host prevented it. */
  save(): boolean;
  /** Prints summary and record; with `disclosable`, what may be handed out. */
  print(options?: { disclosable?: boolean }): void;
  /** Opens a section, the list of sections (`tasks`), the answers (`check`) or the `result`. */
  show(name: string): void;

  addEventListener<Name extends keyof JointRiskEventMap>(
    type: Name,
    listener: (this: JointRiskElement, event: JointRiskEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "joint-risk": JointRiskElement;
  }
  interface HTMLElementEventMap extends JointRiskEventMap {}
}

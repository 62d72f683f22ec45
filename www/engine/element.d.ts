/** The element `<joint-risk>`: what a host's script reads, sets and hears. */
import type { Assessment, CaseFile, Day, Engine, EngineKind } from "./index.js";

/** What most events carry, frozen. */
export interface JointRiskState {
  readonly case: CaseFile;
  readonly assessment: Assessment | null;
  readonly valid: boolean;
  readonly today: Day;
}
export type Language = "en" | "cy";

/** Where engines and words come from; `joint-risk/define` sets it where nothing else has. */
export interface JointRiskResources {
  engine(kind: "auto" | EngineKind): Promise<Engine>;
  messages(language: Language): Promise<object>;
}

export class JointRiskElement extends HTMLElement {
  static readonly formAssociated: true;
  static readonly observedAttributes: string[];
  static resources: JointRiskResources | null;
  /** Registers the element, under `joint-risk` without a name. */
  static define(tag?: string, registry?: CustomElementRegistry): typeof JointRiskElement;

  /** The case as it is now, frozen. @throws on setting what is no object. */
  get value(): CaseFile | null;
  set value(caseFile: CaseFile | null | undefined);
  readonly assessment: Assessment | null;
  /** Whether it is assessed and nothing is wrong with it. Unanswered is not wrong. */
  readonly valid: boolean;
  readonly unsaved: boolean;
  readonly form: HTMLFormElement | null;
  get engine(): Engine | null;
  set engine(engine: Engine | null);
  messages: Partial<Record<Language, object>>;

  /** Saves to a file; false where the host has prevented it. */
  save(): boolean;
  print(options?: { disclosable?: boolean }): void;
  /** Opens a section by its name, or `tasks`, `check` or `result`. @throws on a name that is unknown. */
  show(name: string): void;
  markSaved(): void;
}

export interface JointRiskEventMap {
  "joint-risk-ready": CustomEvent<{ readonly engine: EngineKind | null; readonly language: Language }>;
  "joint-risk-change": CustomEvent<JointRiskState>;
  "joint-risk-complete": CustomEvent<JointRiskState>;
  "joint-risk-problem": CustomEvent<{ readonly code: string; readonly message: string; readonly problems?: readonly object[] }>;
  "joint-risk-language": CustomEvent<{ readonly language: Language }>;
  "joint-risk-before-save": CustomEvent<JointRiskState & { readonly fileName: string }>;
  "joint-risk-save": CustomEvent<JointRiskState & { readonly fileName: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "joint-risk": JointRiskElement;
  }
  interface HTMLElementEventMap extends JointRiskEventMap {}
}

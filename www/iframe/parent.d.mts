/** The portal's side of the frame. */
import type { Assessment, CaseFile } from "../../types/index.js";

/** Attributes of the element in the frame, as text. All others are left out. */
export interface FrameSettings {
  mode?: string;
  lang?: "en" | "cy";
  /** `YYYY-MM-DD` */
  today?: string;
  standard?: string;
  "heading-level"?: "1" | "2" | "3" | "4";
  engine?: "auto" | "wasm" | "inline" | "js";
  pages?: "many" | "one";
  reference?: string;
  "year-of-birth"?: string;
  marking?: string;
}

/** The case, and what the engine in the frame makes of it. A server computes it anew and trusts neither. */
export interface FrameState {
  readonly case: CaseFile;
  readonly assessment: Assessment | null;
  readonly valid: boolean;
}

export interface FrameListeners {
  /** The element is shown; which engine it has. */
  ready?(detail: { readonly engine: "wasm" | "js" }): void;
  change?(detail: FrameState): void;
  complete?(detail: FrameState): void;
  /** The reader wants it kept: keep it, and call `saved()`. */
  save?(detail: FrameState): void;
  /** `code` is the element's, or `frame-message` for what no frame of ours would send. */
  problem?(detail: { readonly code: string; readonly message: string }): void;
}

export interface EmbedOptions {
  /** Where child.html is, as `https://joint-risk.example/iframe/child.html`: no query, no fragment. */
  address: string;
  settings?: FrameSettings;
  case?: CaseFile;
  on?: FrameListeners;
}

export interface EmbeddedAssessment {
  /** Puts another case in; the frame refuses one of another reference than the settings name. */
  load(given: CaseFile): void;
  /** Sets attributes of the element. */
  set(given: FrameSettings): void;
  /** Says that the portal has kept the case. */
  saved(): void;
  remove(): void;
}

/**
 * Fills a frame with the page of another host, and speaks with it.
 * @throws {TypeError} if the address is none, has no origin, or has a query or a fragment
 */
export function embed(frame: HTMLIFrameElement, options: EmbedOptions): Readonly<EmbeddedAssessment>;

/** Generated at build time by tools/glue.mjs. */
import type { Assessment, EngineBecause, Marking, Offence, Question, Version } from "../../src/wasm.d.ts";
export type { EngineBecause, Engine, LoadOptions } from "../../src/wasm.d.ts";
export interface Core {
  assess(text: string, today: string): Assessment;
  assessJson(text: string, today: string): string;
  mark(exercise: string, answers: string): Marking;
  offences(): Offence[];
  questions(): Question[];
  version(): Version;
}
export function createCore(module: WebAssembly.Module): Core;
/** An engine before it is proved: what it is, why it was chosen, and where instances come from. */
export interface Source {
  kind: "wasm" | "js";
  because: EngineBecause;
  start(): Core;
  isTrap(error: unknown): boolean;
}

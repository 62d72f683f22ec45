/** Generated at build time by tools/glue.mjs. */
import type {
  Assessment, Comparison, DatesChanged, EngineBecause, Marking, Offence, Question, StandardListed, Version,
} from "../../src/wasm.d.ts";
export type { EngineBecause, Engine, LoadOptions } from "../../src/wasm.d.ts";
export interface Core {
  assess(text: string, today: string): Assessment;
  assessJson(text: string, today: string): string;
  compareStandards(text: string, today: string, one: string, other: string): Comparison;
  datesChanged(text: string): DatesChanged;
  mark(exercise: string, answers: string): Marking;
  offences(): Offence[];
  questions(): Question[];
  standards(): StandardListed[];
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

/** Generated at build time by tools/glue.mjs. */
import type { Assessment, Marking, Question, Version } from "../../src/wasm.d.ts";
export type { Engine, LoadOptions } from "../../src/wasm.d.ts";
export interface Core {
  assess(text: string, today: string): Assessment;
  assessJson(text: string, today: string): string;
  mark(exercise: string, answers: string): Marking;
  questions(): Question[];
  version(): Version;
}
export function createCore(module: WebAssembly.Module): Core;

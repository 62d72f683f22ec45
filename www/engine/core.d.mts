/** Generated at build time by tools/glue.mjs. */
import type { Assessment, Comparison, DatesChanged, Question, StandardListed, Version } from "../../src/wasm.d.ts";
export type { Engine, LoadOptions } from "../../src/wasm.d.ts";
export interface Core {
  assess(text: string, today: string): Assessment;
  assessJson(text: string, today: string): string;
  compareStandards(text: string, today: string, one: string, other: string): Comparison;
  datesChanged(text: string): DatesChanged;
  questions(): Question[];
  standards(): StandardListed[];
  version(): Version;
}
export function createCore(module: WebAssembly.Module): Core;

/** Generated at build time by tools/glue.mjs. */
import type { Assessment, Offence, Question, Version } from "../../src/wasm.d.ts";
export type { Engine, LoadOptions } from "../../src/wasm.d.ts";
export interface Core {
  assess(text: string, today: string): Assessment;
  assessJson(text: string, today: string): string;
  offences(): Offence[];
  questions(): Question[];
  version(): Version;
}
export function createCore(module: WebAssembly.Module): Core;

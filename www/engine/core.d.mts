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
  /** JSON text of `Kept`. */
  schemas: string;
}
export type SchemaName = "case" | "assessment" | "standard" | "exercise";
/** The schemas that an engine carries, in the short form that schemas.mjs spells out. */
export interface Kept {
  schemas: Record<SchemaName, unknown>;
  /** What the schemas refer to, by name. */
  definitions: Record<string, unknown>;
}
/** What tools/pack.mjs writes. */
export interface Packed {
  /** The bytes of all parts, as LZMA, as base64. */
  base64: string;
  /** Bytes of each part. */
  sizes: number[];
  /** Adler-32 of them all. */
  sum: number;
}
/** What brings the parts back: an instance of src/unpack. */
export interface Unpacker {
  memory: { readonly buffer: ArrayBuffer };
  /** Where in memory the packed bytes go. */
  input(): number;
  /** Where in memory the unpacked bytes are found. */
  output(): number;
  /** Unpacks so many bytes into so many. Gives the Adler-32 of these, or 0 if the packed bytes are damaged. */
  unpack(packed: number, size: number): number;
}
/** The same for WebAssembly. */
export interface Joiner extends Unpacker {
  /** Puts a module together out of so many of them. Gives its size, or 0 if there is no room for it. */
  join(size: number): number;
  /** Where in memory the module is found. */
  module(): number;
}

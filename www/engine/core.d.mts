/** Generated at build time by wasm-bindgen: its glue, as it comes. */
import type {
  Assessment, Comparison, DatesChanged, EngineBecause, EngineKind, LoadOptions, Marking, Offence, Question,
  SchemaName, StandardListed, Version, WorkingDaysAnswer,
} from "../../types/index.d.ts";
export type { Assessment, Engine, EngineBecause, EngineKind, LoadOptions, SchemaName } from "../../types/index.d.ts";
export type LoadKind = NonNullable<LoadOptions["kind"]>;
/** What src/wasm.rs exports. */
export interface Core {
  assessJson(text: string, today: string): string;
  compareStandards(text: string, today: string, one: string, other: string): Comparison;
  datesChanged(text: string): DatesChanged;
  mark(exercise: string, answers: string): Marking;
  offences(): Offence[];
  questions(): Question[];
  /** JSON text of `ReadCase`. */
  read(text: string): string;
  standards(): StandardListed[];
  version(): Version;
  workingDays(asked: string): WorkingDaysAnswer;
}
export const assessJson: Core["assessJson"];
export const compareStandards: Core["compareStandards"];
export const datesChanged: Core["datesChanged"];
export const mark: Core["mark"];
export const offences: Core["offences"];
export const questions: Core["questions"];
export const read: Core["read"];
export const standards: Core["standards"];
export const version: Core["version"];
export const workingDays: Core["workingDays"];
/** Makes the instance, the first time only. */
export function initSync(options: { module: WebAssembly.Module }): unknown;
/** Makes a new instance of the same module: wasm-bindgen's flag `--experimental-reset-state-function`. */
export function __wbg_reset_state(): void;
/** An engine before it is proved: what it is, why it was chosen, and where its instance comes from. */
export interface Source {
  kind: EngineKind;
  because: EngineBecause;
  /** A new instance. */
  start(): Core;
  /** The instance that is in no call, where there is one. */
  idle: { core: Core | null };
  /** Whether an error is a stop of the engine, and no answer to a misuse. */
  isTrap(error: unknown): boolean;
}

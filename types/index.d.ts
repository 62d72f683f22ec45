// The types that joint-risk promises. One description serves three readers: a
// portal's TypeScript build, the JSON Schemas (generated from these files) and
// the tests that hold the engine's answers against both.
//
// Conventions: `null` means absent everywhere in a case; in an assessment every
// member is present and has the value `null` where it has none. Codes are
// lower-case kebab strings; the words for them are in `messages/en.json` and
// `messages/cy.json`. Bands and levels run `low`, `medium`, `high`, `very-high`;
// `low` never means "no risk".
import type {
  Assessment,
  Comparison,
  DatesChanged,
  Day,
  Division,
  Marking,
  Offence,
  Problem,
  Question,
  StandardListed,
  Version,
  WorkingDaysAnswer,
} from "./assessment.js";
import type { CaseFile, Exercise, ExerciseAnswers } from "./case.js";
export type * from "./assessment.js";
export type * from "./case.js";

export type EngineKind = "wasm" | "js";
/**
 * Why an engine is of its kind: its kind was asked for; or `auto` found that WebAssembly is allowed, is not there,
 * is blocked (a policy without `'wasm-unsafe-eval'`), or is there in an edition too old to run the engine; or
 * `core.wasm` could not be fetched (a policy without `connect-src 'self'`) and the same bytes came as a module.
 */
export type EngineBecause =
  "asked-for" | "webassembly-allowed" | "webassembly-absent" | "webassembly-blocked" | "webassembly-too-old" | "fetch-refused";
/**
 * `auto`: WebAssembly, or JavaScript where it may not run. `wasm`: WebAssembly from `core.wasm`, or `inline` where that
 * cannot be fetched. `inline`: WebAssembly out of a module, without its own request. `js`: JavaScript.
 */
export interface LoadOptions { kind?: "auto" | "wasm" | "inline" | "js" }
export type SchemaName = "case" | "assessment" | "standard" | "exercise";
export interface AssessOptions { today: Day }
/** `standards`: two names, as `standards()` lists them, or the id of the standard that the case brings. */
export interface CompareOptions { today: Day; standards: [string, string] }

/** What `read` gives: `caseFile` is null where the text is no JSON object. */
export interface ReadCase {
  caseFile: CaseFile | null;
  problems: Problem[];
}
/** All four are needed. */
export interface WorkingDaysAsked {
  from: Day;
  /** 0 to 999; of 0 the answer is `from`. */
  count: number;
  division: Division;
  /** Whether `from` is day 0 or, where it is a working day, day 1. */
  counting: "after" | "beginning-with";
}
export interface Engine {
  readonly kind: EngineKind;
  readonly because: EngineBecause;
  version(): Version;
  /** Every question of OASys, in the form's order. */
  questions(): Question[];
  /** Every offence code of the published table, in ascending order. */
  offences(): Offence[];
  /** The canonical form: the same bytes in every build. @throws on misuse: an argument that is not text, a `today` that is no day. */
  assessJson(text: string, today: Day): string;
  /** @throws on misuse: no object, a cycle, a `today` that is no day. */
  assess(caseFile: CaseFile, options: AssessOptions): Assessment;
  /**
   * Reads a file or a field: of a member that is there twice the first is kept, and that is a problem; so is a text with bytes
   * that are no UTF-8. What the answers mean is for `assess`. @throws on misuse: neither text nor bytes.
   */
  read(file: string | ArrayBuffer | ArrayBufferView): ReadCase;
  /** One date in working days, without an assessment. @throws on misuse: no object. */
  workingDays(asked: WorkingDaysAsked): WorkingDaysAnswer;
  /** Marks answers by an exercise; a defect of either is a problem in the marking. @throws on misuse: no object, a cycle. */
  mark(exercise: Exercise, answers: ExerciseAnswers): Marking;
  /** The standards that are built in. */
  standards(): StandardListed[];
  /** The duties of a case that two built-in standards date differently. @throws on misuse: no object, no two names, a `today` that is no day. */
  compareStandards(caseFile: CaseFile, options: CompareOptions): Comparison;
  /** The dates of a stored assessment, an object or its text, that the calendar of today would put elsewhere. @throws on misuse: neither of the two. */
  datesChanged(stored: object | string): DatesChanged;
  /** A JSON Schema, read from `schemas/` beside the engine. @throws on misuse: no such name; and where the file cannot be read from here. */
  schema(name: SchemaName): Promise<object>;
}

/** Loads an engine, and proves it on a known case before it is handed out. */
export function load(options?: LoadOptions): Promise<Engine>;

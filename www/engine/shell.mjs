// @ts-check
/**
 * The shell around the core, the same for every engine: it checks the types of arguments, proves the core on a known
 * case, and keeps the engine usable after a trap. What it promises is in index.d.ts. It computes nothing.
 *
 * @import { Core, Engine, EngineBecause, EngineKind, LoadKind, LoadOptions, Source } from "./core.mjs"
 */
import { schemaOf } from "./schemas.mjs";

/** Text past this is cut: one unit over is enough for the core to answer `too-large`, in bounded memory. */
const LONGEST_TEXT = 1_048_576;
/** The same of an answer of the engine, which is longer than the case that it answers. */
const LONGEST_ANSWER = 67_108_864;

/**
 * The kind that is asked for.
 * @template {LoadKind} Kind
 * @param {LoadOptions} options
 * @param {readonly Kind[]} kinds the first counts where none is named
 * @returns {Kind}
 * @throws {TypeError} if the options are no object
 * @throws {RangeError} if there is no engine of that kind
 */
export function kindOf(options, kinds) {
  if (!isObject(options)) throw new TypeError('load: the options must be an object, as { kind: "auto" }');
  const kind = options.kind ?? kinds[0];
  const found = kinds.find((one) => one === kind);
  if (found === undefined) {
    const known = kinds.map((one) => `"${one}"`).join(", ");
    throw new RangeError(`load: unknown kind ${quoted(kind)}; it is one of ${known}`);
  }
  return found;
}

/**
 * An engine whose instances belong to it alone.
 * @param {EngineKind} kind
 * @param {EngineBecause} because
 * @param {{ createCore: () => Core, isTrap: (error: unknown) => boolean }} made
 * @returns {Source}
 */
export function sourceOf(kind, because, { createCore, isTrap }) {
  return { kind, because, isTrap, start: createCore, idle: { core: null } };
}

/**
 * The engine of a source, once it has been proved on a known case.
 * @param {Source} source
 * @returns {Engine}
 * @throws {Error} if the core gets the known case wrong
 */
export function proved({ kind, because, start, idle, isTrap }) {
  /**
   * Calls into the core. A trap leaves the instance in an unknown state, and so does a stack overflow: the next call
   * has a new one. So an instance is put away for the time of a call, and only who comes back from it brings it back: a
   * stack that has run over has no room for anything more.
   * @template T
   * @param {(core: Core) => T} work
   * @returns {T}
   */
  function call(work) {
    const instance = idle.core ?? start();
    idle.core = null;
    try {
      const answer = work(instance);
      idle.core = instance;
      return answer;
    } catch (error) {
      if (!isTrap(error)) {
        idle.core = instance;
        throw error;
      }
      throw new Error(
        "joint-risk: the engine stopped on this input; nothing was scored. The next call starts it anew.",
        {
          cause: error,
        },
      );
    }
  }

  call(prove);

  /** @type {Engine} */
  const made = {
    kind,
    because,
    version: () => call((core) => core.version()),
    questions: () => call((core) => core.questions()),
    offences: () => call((core) => core.offences()),
    assessJson(text, today) {
      if (typeof text !== "string")
        throw new TypeError("assessJson: the case must be JSON text; for an object use assess");
      if (typeof today !== "string") throw new TypeError("assessJson: today must be text, YYYY-MM-DD");
      return call((core) => core.assessJson(bounded(text), today));
    },
    assess(caseFile, options) {
      if (!isObject(caseFile)) throw new TypeError("assess: the case must be an object; for JSON text use assessJson");
      if (!isObject(options) || typeof options.today !== "string") {
        throw new TypeError('assess: the options must name the day, as { today: "YYYY-MM-DD" }');
      }
      const text = bounded(textOf(caseFile));
      return JSON.parse(call((core) => core.assessJson(text, options.today)));
    },
    read(file) {
      const text = textIn(file);
      if (text === undefined) throw new TypeError("read: the file must be text or bytes");
      return JSON.parse(call((core) => core.read(text)));
    },
    workingDays(asked) {
      if (!isObject(asked)) {
        throw new TypeError(
          'workingDays: name the first day, the count, the division and the counting, as { from: "YYYY-MM-DD", count: 15, division: "england-and-wales", counting: "after" }',
        );
      }
      const text = bounded(textOf(asked, "workingDays"));
      return call((core) => core.workingDays(text));
    },
    mark(exercise, answers) {
      if (!isObject(exercise)) throw new TypeError("mark: the exercise must be an object");
      if (!isObject(answers)) throw new TypeError("mark: the answers must be an object");
      const texts = [bounded(textOf(exercise, "mark")), bounded(textOf(answers, "mark"))];
      return call((core) => core.mark(texts[0], texts[1]));
    },
    standards: () => call((core) => core.standards()),
    compareStandards(caseFile, options) {
      if (!isObject(caseFile)) throw new TypeError("compareStandards: the case must be an object");
      const names = options?.standards;
      if (!isObject(options) || typeof options.today !== "string" || !isPair(names)) {
        throw new TypeError(
          'compareStandards: the options must name the day and two standards, as { today: "YYYY-MM-DD", standards: ["england-wales-2005", "england-wales-2017"] }',
        );
      }
      const text = bounded(textOf(caseFile, "compareStandards"));
      return call((core) => core.compareStandards(text, options.today, names[0], names[1]));
    },
    datesChanged(stored) {
      if (typeof stored !== "string" && !isObject(stored)) {
        throw new TypeError("datesChanged: the stored assessment must be an object or its JSON text");
      }
      const text = bounded(typeof stored === "string" ? stored : textOf(stored, "datesChanged"), LONGEST_ANSWER);
      return call((core) => core.datesChanged(text));
    },
    schema: schemaOf,
  };
  return Object.freeze(made);
}

/** @param {unknown} value */
function isObject(value) {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * The text of a file, bounded; what is no UTF-8 becomes U+FFFD, which the core finds. Nothing for anything else.
 * @param {unknown} file
 * @returns {string | undefined}
 */
function textIn(file) {
  if (typeof file === "string") return bounded(file);
  const bytes = bytesOf(file);
  // A letter has three bytes at most for each of its units: a text that is cut here is too large for the core.
  return bytes && bounded(new TextDecoder().decode(bytes.subarray(0, 3 * LONGEST_TEXT + 3)));
}

/** @param {unknown} file */
function bytesOf(file) {
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const isBuffer = Object.prototype.toString.call(file) === "[object ArrayBuffer]";
  return isBuffer ? new Uint8Array(/** @type {ArrayBuffer} */ (file)) : undefined;
}

/** @param {unknown} value */
function isPair(value) {
  return Array.isArray(value) && value.length === 2 && value.every((name) => typeof name === "string");
}

/** @param {unknown} value */
function quoted(value) {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : `of type ${typeof value}`;
}

/**
 * @param {string} text
 * @param {number} [longest]
 */
function bounded(text, longest = LONGEST_TEXT) {
  return text.length > longest ? text.slice(0, longest + 1) : text;
}

/**
 * The JSON text of an object. Numbers that JSON cannot hold go as text, so that they
 * come back as `wrong-type` and are not lost: JSON.stringify alone makes NaN null,
 * and null means "not known".
 * @param {object} caseFile
 * @param {string} [method] whose argument it is
 * @returns {string}
 */
function textOf(caseFile, method = "assess") {
  const named = method === "assess" ? "case" : "argument";
  let text;
  try {
    text = JSON.stringify(caseFile, (_, value) =>
      typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value)) ? String(value) : value,
    );
  } catch (cause) {
    // Too deep for JavaScript is far too deep for the core: let it say so in its own words.
    if (cause instanceof RangeError) return "[".repeat(99) + "]".repeat(99);
    throw new TypeError(`${method}: the ${named} cannot be written as JSON; it may contain itself`, { cause });
  }
  if (text === undefined) throw new TypeError(`${method}: the ${named} cannot be written as JSON`);
  return text;
}

/** A case of which the answer is known: published points of Risk Matrix 2000, and fifteen working days. */
const KNOWN = {
  today: "2026-02-01",
  case: {
    division: "england-and-wales",
    standard: "england-wales-2005",
    person: { sex: "male", dateOfBirth: "1992-06-01" },
    riskMatrix: {
      startOfRisk: "2026-01-05",
      sexualAppearances: 2,
      criminalAppearances: 6,
      violentAppearances: 1,
      burglary: false,
      maleVictim: false,
      strangerVictim: true,
      nonContactOffence: true,
      neverInRelationship: false,
      ageAtLatestSexualOffence: 31,
      indecentImagesOnly: false,
    },
    events: [{ kind: "order-started", on: "2026-01-05" }],
  },
  answer: "3 very-high 3 medium high 2026-01-26",
};

/**
 * Fails closed: an engine that gets the known case wrong is not handed out.
 * @param {Core} core
 */
function prove(core) {
  let answer;
  try {
    const { riskMatrix, duties } = JSON.parse(core.assessJson(JSON.stringify(KNOWN.case), KNOWN.today));
    const { sexual, violent, combined } = riskMatrix;
    const initial = duties.find((/** @type {{ kind: string }} */ duty) => duty.kind === "oasys-initial");
    answer = [sexual.points, sexual.band, violent.points, violent.band, combined.band, initial?.due].join(" ");
  } catch (cause) {
    throw new Error("load: the engine failed its self-test and refuses to score", { cause });
  }
  if (answer !== KNOWN.answer) {
    throw new Error(`load: the engine refuses to score: its self-test gave "${answer}", not "${KNOWN.answer}"`);
  }
}

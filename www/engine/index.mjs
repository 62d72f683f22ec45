// @ts-check
/**
 * The shell around the core: finds an engine, proves it on a known case, checks
 * the types of arguments and keeps the engine usable after a trap. What it
 * promises is in index.d.ts. It computes nothing and asks the network for nothing.
 *
 * @import { Core, Engine, LoadOptions } from "./core.mjs"
 */
import { createCore } from "./core.mjs";
import { schemas } from "./schemas.mjs";

/** Text past this is cut: one unit over is enough for the core to answer `too-large`, in bounded memory. */
const LONGEST_TEXT = 1_048_576;

/**
 * Loads an engine, and proves it on a known case before it is handed out.
 * @param {LoadOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function load(options = {}) {
  if (!isObject(options)) throw new TypeError('load: the options must be an object, as { kind: "auto" }');
  const kind = options.kind ?? "auto";
  if (kind === "js") {
    throw new Error('load: this release has no engine of kind "js"; use "auto" or "wasm"');
  }
  if (kind !== "auto" && kind !== "wasm") {
    throw new RangeError(`load: unknown kind ${quoted(kind)}; it is "auto", "wasm" or "js"`);
  }
  const module = await compiled();
  const start = () => createCore(module);
  prove(start());
  return engine(start);
}

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;

/** The compiled module, made once for all engines. */
function compiled() {
  compiling ??= compile().catch((error) => {
    compiling = undefined;
    throw error;
  });
  return compiling;
}

async function compile() {
  if (typeof WebAssembly !== "object") {
    throw new Error(
      "load: there is no WebAssembly here. A browser's enhanced-security or lockdown mode takes it away; allow it for this site.",
    );
  }
  const { base64 } = await import("./core-bytes.mjs");
  const deflated = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  const bytes = await new Response(inflated).arrayBuffer();
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    // The bytes are ours and known to be good: what refuses them is the page's policy.
    // Browsers name 'unsafe-eval' here, which allows far more than is needed.
    throw new Error(
      "load: WebAssembly is blocked here. If the page has a Content-Security-Policy, add 'wasm-unsafe-eval' to its script-src; 'unsafe-eval' is not needed.",
      { cause },
    );
  }
}

/**
 * @param {() => Core} start
 * @returns {Engine}
 */
function engine(start) {
  let core = start();

  /**
   * Calls into the core. A trap leaves the instance in an unknown state, so a new
   * one takes its place before the error goes on; so does a stack overflow.
   * @template T
   * @param {(core: Core) => T} work
   * @returns {T}
   */
  function call(work) {
    try {
      return work(core);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      core = start();
      throw new Error("joint-risk: the engine stopped on this input; nothing was scored. It has been started anew.", {
        cause: error,
      });
    }
  }

  /** @type {Engine} */
  const made = {
    kind: "wasm",
    version: () => call((core) => core.version()),
    questions: () => call((core) => core.questions()),
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
      return call((core) => core.assess(text, options.today));
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
      const text = bounded(textOf(caseFile));
      return call((core) => core.compareStandards(text, options.today, names[0], names[1]));
    },
    datesChanged(stored) {
      if (typeof stored !== "string" && !isObject(stored)) {
        throw new TypeError("datesChanged: the stored assessment must be an object or its JSON text");
      }
      const text = bounded(typeof stored === "string" ? stored : textOf(stored));
      return call((core) => core.datesChanged(text));
    },
    schema(name) {
      if (!Object.hasOwn(schemas, name)) {
        throw new RangeError(`schema: unknown name ${quoted(name)}; there are ${Object.keys(schemas).join(", ")}`);
      }
      return structuredClone(schemas[name]);
    },
  };
  return Object.freeze(made);
}

/** @param {unknown} value */
function isObject(value) {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** @param {unknown} value */
function isPair(value) {
  return Array.isArray(value) && value.length === 2 && value.every((name) => typeof name === "string");
}

/** @param {unknown} value */
function quoted(value) {
  return typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : `of type ${typeof value}`;
}

/** @param {string} text */
function bounded(text) {
  return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT + 1) : text;
}

/**
 * The JSON text of a case. Numbers that JSON cannot hold go as text, so that they
 * come back as `wrong-type` and are not lost: JSON.stringify alone makes NaN null,
 * and null means "not known".
 * @param {object} caseFile
 * @returns {string}
 */
function textOf(caseFile) {
  let text;
  try {
    text = JSON.stringify(caseFile, (_, value) =>
      typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value)) ? String(value) : value,
    );
  } catch (cause) {
    // Too deep for JavaScript is far too deep for the core: let it say so in its own words.
    if (cause instanceof RangeError) return "[".repeat(99) + "]".repeat(99);
    throw new TypeError("assess: the case cannot be written as JSON; it may contain itself", { cause });
  }
  if (text === undefined) throw new TypeError("assess: the case cannot be written as JSON");
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
    const { riskMatrix, duties } = core.assess(JSON.stringify(KNOWN.case), KNOWN.today);
    const { sexual, violent, combined } = riskMatrix;
    const initial = duties.find((duty) => duty.kind === "oasys-initial");
    answer = [sexual.points, sexual.band, violent.points, violent.band, combined.band, initial?.due].join(" ");
  } catch (cause) {
    throw new Error("load: the engine failed its self-test and refuses to score", { cause });
  }
  if (answer !== KNOWN.answer) {
    throw new Error(`load: the engine refuses to score: its self-test gave "${answer}", not "${KNOWN.answer}"`);
  }
}

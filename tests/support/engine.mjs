// What the tests of the engine share: the built package, known cases, the native binary, the schemas.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "../../pkg/index.mjs";
import { at, crate, require } from "../../tools/paths.mjs";
import { CASE, TODAY, withAnswers } from "./case.mjs";

export { at, load, require };

export { CASE, TODAY, withAnswers };

/** The worked cases that the page shows. */
export function examples() {
  return JSON.parse(readFileSync(at("www/examples.json"), "utf8")).examples;
}

/** Assessments by the native build, of `[today, text]` pairs; a text has no line break. */
export function native(cases) {
  const binary = path.join(crate().target, "release/joint-risk");
  if (!existsSync(binary)) throw new Error("the native binary is missing: make native");
  const input = cases.map(([today, text]) => `${today}\t${text}\n`).join("");
  const output = execFileSync(binary, ["lines"], { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  return output.split("\n").slice(0, -1);
}

/** Validators made from the schemas of the package. */
export function validators() {
  const Ajv = require("ajv").default;
  const ajv = require("ajv-formats").default(new Ajv({ strictTypes: false }));
  const made = ["case", "assessment", "standard", "exercise"].map((name) => [
    name,
    ajv.compile(JSON.parse(readFileSync(at("pkg/schemas", `${name}.json`), "utf8"))),
  ]);
  return Object.fromEntries(made);
}

let fresh = 0;

/**
 * Loads with another `WebAssembly.Instance`, which stays that engine's own only for the time of loading. All engines of
 * a module share one instance: this one comes out of a module that nobody else has.
 */
export async function loadWith(replace) {
  const real = WebAssembly.Instance;
  WebAssembly.Instance = replace(real);
  try {
    const alone = await import(`../../pkg/static.mjs?${(fresh += 1)}`);
    return await alone.load();
  } finally {
    WebAssembly.Instance = real;
  }
}

/** An engine whose memory can be seen. */
export async function loadWatched() {
  let memory;
  const engine = await loadWith(
    (real) =>
      class extends real {
        constructor(...given) {
          super(...given);
          memory = this.exports.memory;
        }
      },
  );
  return { engine, memory: () => memory };
}

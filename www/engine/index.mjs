// @ts-check
/**
 * Chooses an engine and loads it. Each engine is in its own files, so that a page downloads the one that it runs;
 * nothing is asked for but the files beside this one.
 *
 * @import { Engine, EngineBecause, LoadOptions, Source } from "./core.mjs"
 */
import { kindOf, proved, sourceOf } from "./shell.mjs";

/**
 * Loads an engine, and proves it on a known case before it is handed out.
 * @param {LoadOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function load(options = {}) {
  return proved(await chosen(kindOf(options, ["auto", "wasm", "inline", "js"])));
}

/**
 * Where instances come from, and why from there.
 * @param {"auto" | "wasm" | "inline" | "js"} kind
 * @returns {Promise<Source>}
 */
async function chosen(kind) {
  // Asked for by name, the JavaScript engine must not touch WebAssembly at all: where a
  // policy forbids it and names an address for reports, one attempt sends a report.
  if (kind === "js") return javascript("asked-for");
  const { obstacle, webAssembly } = await import("./wasm.mjs");
  if (kind !== "auto") return webAssembly(kind);
  const { found } = obstacle();
  if (found !== undefined) return javascript(found);
  try {
    return await webAssembly(kind);
  } catch {
    // What the probe needs it has; what the engine needs it has not.
    return javascript("webassembly-too-old");
  }
}

/**
 * @param {EngineBecause} because
 * @returns {Promise<Source>}
 */
async function javascript(because) {
  return sourceOf("js", because, await import("./core-js.mjs"));
}

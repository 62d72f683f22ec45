// @ts-check
/**
 * The engine for pages that may run no WebAssembly, without the files of the other
 * one and without trying: the same shell, and always the JavaScript engine.
 *
 * @import { Engine, LoadOptions } from "./core.mjs"
 */
import "./core-js.mjs";
import { load as loadAny } from "./index.mjs";

/**
 * Loads the JavaScript engine, and proves it on a known case before it is handed out.
 * @param {LoadOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function load(options = {}) {
  if (options?.kind === "wasm") throw new RangeError('load: "joint-risk/nowasm" has no engine of kind "wasm"');
  return loadAny({ ...options, kind: "js" });
}

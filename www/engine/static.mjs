// @ts-check
/**
 * The WebAssembly engine with everything imported beforehand: for a service worker, which may import nothing later,
 * and for whoever wants one engine and no request. Its bytes are those of kind `inline`.
 *
 * @import { Engine, LoadOptions } from "./core.mjs"
 */
import { base64 } from "./core-bytes.mjs";
import { compiled, sourceOf } from "./instance.mjs";
import { unpacked } from "./inline.mjs";
import { kindOf, proved } from "./shell.mjs";

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiling;

/**
 * Loads the WebAssembly engine, and proves it on a known case before it is handed out.
 * @param {LoadOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function load(options = {}) {
  const kind = kindOf(options, ["auto", "wasm", "inline"]);
  compiling ??= unpacked(base64).then(compiled);
  try {
    return proved(sourceOf(await compiling, kind === "auto" ? "webassembly-allowed" : "asked-for"));
  } catch (error) {
    compiling = undefined;
    throw error;
  }
}

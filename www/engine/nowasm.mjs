// @ts-check
/**
 * The engine for pages that may run no WebAssembly, without the files of the other one and without trying: the same
 * shell, and always the JavaScript engine. Nothing is imported later, so that it runs in a service worker too.
 *
 * @import { Engine, LoadOptions } from "./core.mjs"
 */
import * as javascript from "./core-js.mjs";
import { kindOf, proved, sourceOf } from "./shell.mjs";

/**
 * Loads the JavaScript engine, and proves it on a known case before it is handed out.
 * @param {LoadOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function load(options = {}) {
  kindOf(options, ["auto", "js"]);
  return proved(sourceOf("js", "asked-for", javascript));
}

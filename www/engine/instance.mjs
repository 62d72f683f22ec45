// @ts-check
/**
 * The one instance of the WebAssembly engine, in wasm-bindgen's own glue: whether a page may run it, compiling, and
 * starting it anew.
 *
 * @import { Core, EngineBecause, Source } from "./core.mjs"
 */
import * as glue from "./core.mjs";

/** The least that is a module: its magic number and its version. */
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/**
 * What gets in the way of WebAssembly here, found without downloading the engine.
 * @returns {{ found?: "webassembly-absent" | "webassembly-blocked", cause?: unknown }}
 */
export function obstacle() {
  if (typeof WebAssembly !== "object") return { found: "webassembly-absent" };
  try {
    // Eight bytes: at once is sooner than by way of another thread.
    new WebAssembly.Module(SMALLEST);
    return {};
  } catch (cause) {
    return { found: "webassembly-blocked", cause };
  }
}

/**
 * Compiles bytes that are ours and known to be good: what refuses them is the page's policy.
 * @param {BufferSource} bytes
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(bytes) {
  refuseObstacle();
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw blocked(cause);
  }
}

/** @throws {Error} that says what to do, where WebAssembly cannot be had */
export function refuseObstacle() {
  const { found, cause } = obstacle();
  if (found === "webassembly-blocked") throw blocked(cause);
  if (found === "webassembly-absent") {
    throw new Error(
      'load: there is no WebAssembly here. A browser\'s enhanced-security or lockdown mode takes it away; allow it for this site, or load the engine of kind "auto" or "js".',
    );
  }
}

/** @param {unknown} cause */
function blocked(cause) {
  // Browsers name 'unsafe-eval' here, which allows far more than is needed.
  return new Error(
    "load: WebAssembly is blocked here. If the page has a Content-Security-Policy, add 'wasm-unsafe-eval' to its script-src ('unsafe-eval' is not needed), or load the engine of kind \"auto\" or \"js\".",
    { cause },
  );
}

/** The glue keeps one instance, which all engines of a page share: it holds nothing of a case between two calls. */
const shared = { /** @type {Core | null} */ core: null };
let started = false;

/**
 * The engine of a compiled module.
 * @param {WebAssembly.Module} module
 * @param {EngineBecause} because
 * @returns {Source}
 */
export function sourceOf(module, because) {
  return {
    kind: "wasm",
    because,
    idle: shared,
    start() {
      if (started) glue.__wbg_reset_state();
      else glue.initSync({ module });
      started = true;
      return glue;
    },
    isTrap: (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError,
  };
}

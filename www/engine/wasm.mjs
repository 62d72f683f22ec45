// @ts-check
/**
 * The WebAssembly engine: whether a page may run it, and where its instances come from.
 *
 * @import { EngineBecause, Joiner, Source } from "./core.mjs"
 */
import { createCore } from "./core.mjs";
import { bytesOf, joined, unpacked } from "./unpack.mjs";
import { UNPACKER } from "./unpacker.mjs";

/** The least that is a module: its magic number and its version. */
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/**
 * What stands in the way of WebAssembly here, found without downloading the engine.
 * @returns {EngineBecause | undefined}
 */
export function obstacle() {
  if (typeof WebAssembly !== "object") return "webassembly-absent";
  try {
    // Eight bytes: at once is sooner than by way of another thread.
    new WebAssembly.Module(SMALLEST);
    return undefined;
  } catch {
    return "webassembly-blocked";
  }
}

/** @returns {Promise<Pick<Source, "start" | "isTrap" | "schemas">>} */
export async function webAssembly() {
  const { module, schemas } = await compiled();
  return {
    schemas,
    start: () => createCore(module),
    isTrap: (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError,
  };
}

/** @type {ReturnType<typeof compile> | undefined} */
let compiling;

/** The compiled module and the schemas, made once for all engines. */
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
      'load: there is no WebAssembly here. A browser\'s enhanced-security or lockdown mode takes it away; allow it for this site, or load the engine of kind "auto" or "js".',
    );
  }
  const [{ packed }, { instance }] = await Promise.all([
    import("./core-bytes.mjs"),
    allowed(WebAssembly.instantiate(bytesOf(UNPACKER))),
  ]);
  const unpacker = /** @type {Joiner} */ (/** @type {unknown} */ (instance.exports));
  const [parts, schemas] = unpacked(packed, unpacker);
  const module = await allowed(WebAssembly.compile(joined(parts.length, unpacker)));
  return { module, schemas: new TextDecoder().decode(schemas) };
}

/**
 * What came of bytes that are ours and known to be good: what refuses them is the page's policy.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
async function allowed(work) {
  try {
    return await work;
  } catch (cause) {
    // Browsers name 'unsafe-eval' here, which allows far more than is needed.
    throw new Error(
      "load: WebAssembly is blocked here. If the page has a Content-Security-Policy, add 'wasm-unsafe-eval' to its script-src ('unsafe-eval' is not needed), or load the engine of kind \"auto\" or \"js\".",
      { cause },
    );
  }
}

// @ts-check
/**
 * The WebAssembly engine: whether a page may run it, and where its instances come from.
 *
 * @import { EngineBecause, Source } from "./core.mjs"
 */
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

/** @returns {Promise<Pick<Source, "start" | "isTrap">>} */
export async function webAssembly() {
  const [module, { createCore }] = await Promise.all([compiled(), import("./core.mjs")]);
  return {
    start: () => createCore(module),
    isTrap: (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError,
  };
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
      'load: there is no WebAssembly here. A browser\'s enhanced-security or lockdown mode takes it away; allow it for this site, or load the engine of kind "auto" or "js".',
    );
  }
  const { base64 } = await import("./core-bytes.mjs");
  const bytes = await inflated(bytesOf(base64));
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    // The bytes are ours and known to be good: what refuses them is the page's policy.
    // Browsers name 'unsafe-eval' here, which allows far more than is needed.
    throw new Error(
      "load: WebAssembly is blocked here. If the page has a Content-Security-Policy, add 'wasm-unsafe-eval' to its script-src ('unsafe-eval' is not needed), or load the engine of kind \"auto\" or \"js\".",
      { cause },
    );
  }
}

/**
 * What base64 text says.
 * @param {string} base64
 */
function bytesOf(base64) {
  const { fromBase64 } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const text = atob(base64);
  // Counted through: for half a million characters a function called for each takes ten times as long.
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return bytes;
}

/**
 * Written straight into the stream: a Blob would send the bytes through another process and back.
 * @param {Uint8Array<ArrayBuffer>} deflated
 */
function inflated(deflated) {
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  // What goes wrong here is said by the stream that is read.
  Promise.all([writer.write(deflated), writer.close()]).catch(() => {});
  return new Response(readable).arrayBuffer();
}

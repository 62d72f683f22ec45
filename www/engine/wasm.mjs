// @ts-check
/**
 * The WebAssembly engine of a page: `core.wasm`, compiled while it streams in, or the same bytes out of a module where
 * a page may fetch nothing.
 *
 * @import { EngineBecause, Source } from "./core.mjs"
 */
import { unpacked } from "./inline.mjs";
import { compiled, obstacle, refuseObstacle, sourceOf } from "./instance.mjs";
import { fileBeside } from "./beside.mjs";

export { obstacle };

/**
 * @param {"auto" | "wasm" | "inline"} kind
 * @returns {Promise<Source>}
 */
export async function webAssembly(kind) {
  refuseObstacle();
  const { module, refused } = await once(kind === "inline");
  /** @type {EngineBecause} */
  const because =
    kind !== "inline" && refused ? "fetch-refused" : kind === "auto" ? "webassembly-allowed" : "asked-for";
  return sourceOf(module, because);
}

/** @type {ReturnType<typeof compile> | undefined} */
let compiling;

/**
 * The compiled module, made once for all engines, whichever of the two ways it came.
 * @param {boolean} inline
 */
function once(inline) {
  compiling ??= compile(inline).catch((error) => {
    compiling = undefined;
    throw error;
  });
  return compiling;
}

/**
 * @param {boolean} inline
 * @returns {Promise<{ module: WebAssembly.Module, refused: boolean }>} and whether a file was asked for in vain
 */
async function compile(inline) {
  // A form in one file has no address, and nothing beside it.
  const alone = !import.meta.url;
  if (!inline && !alone) {
    try {
      return { module: await fetched(new URL("./core.wasm", import.meta.url)), refused: false };
    } catch {
      // No connect-src, no such file, a page of errors in its place: the same bytes come as a module.
    }
  }
  const { base64 } = await import("./core-bytes.mjs");
  return { module: await compiled(await unpacked(base64)), refused: !inline && !alone };
}

/**
 * @param {URL} address
 * @returns {Promise<WebAssembly.Module>}
 */
async function fetched(address) {
  const file = await fileBeside(address);
  if (ArrayBuffer.isView(file)) return WebAssembly.compile(file);
  // A server that does not know the type only costs the streaming; any parameter of the type refuses it too.
  const streams = /^application\/wasm$/i.test(file.headers.get("content-type") ?? "");
  if (streams && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(file);
  return WebAssembly.compile(await file.arrayBuffer());
}

// @ts-check
/** The engine's bytes out of a text: gzip as base64, for where there is no file to fetch. */

/**
 * @param {string} base64
 * @returns {Promise<ArrayBuffer>}
 * @throws {Error} if the text is damaged or cut off, or nothing here can unpack it
 */
export async function unpacked(base64) {
  if (typeof DecompressionStream !== "function") {
    throw new Error(
      'load: nothing here can unpack the engine (there is no DecompressionStream). Serve core.wasm beside the package, or load the engine of kind "auto" or "js".',
    );
  }
  try {
    const packed = new Blob([bytesOf(base64)]).stream();
    return await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  } catch (cause) {
    throw new Error("load: the engine's bytes are damaged or cut off; copy the files of the package anew", { cause });
  }
}

/** @param {string} base64 */
function bytesOf(base64) {
  const { fromBase64 } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const text = atob(base64);
  // Counted through: a function called for each character takes far longer.
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return bytes;
}

import { require } from "./paths.mjs";

/**
 * Bytes as text, deflated first: base64 hides from the server's compression what
 * repeats, and a file share compresses nothing. Zopfli writes the same format as
 * zlib, a twentieth smaller; it only takes its time.
 */
export async function deflated(bytes) {
  return Buffer.from(await require("@gfx/zopfli").zlibAsync(bytes, { numiterations: 15 })).toString("base64");
}

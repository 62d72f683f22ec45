import { deflateSync } from "node:zlib";
import { require } from "./paths.mjs";

/** LZMA as www/engine/unpack.mjs reads it: 3 bits of the last byte, none and 2 of the place, in one number. */
const PROPERTIES = (2 * 5 + 0) * 9 + 3;
/** The properties, the size of the dictionary and the size of the bytes: said elsewhere. */
const HEADER = 13;

/** Parts as www/engine/unpack.mjs takes them. */
export function pack(...parts) {
  const bytes = Buffer.concat(parts);
  const made = Buffer.from(require("lzma").compress(bytes, 9));
  if (made[0] !== PROPERTIES) throw new Error(`lzma: packed with the properties ${made[0]}, not ${PROPERTIES}`);
  return {
    base64: made.subarray(HEADER).toString("base64"),
    sizes: parts.map((part) => part.length),
    // zlib puts it last.
    sum: deflateSync(bytes).subarray(-4).readUInt32BE(),
  };
}

/**
 * The same as the text of a module. As base64 alone, the server's compression would
 * not see what repeats in the bytes, and a file share compresses nothing.
 */
export const packedModule = (...parts) => `export const packed = ${JSON.stringify(pack(...parts))};\n`;

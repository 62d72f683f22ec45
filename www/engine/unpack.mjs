// @ts-check
/**
 * Brings back what tools/pack.mjs packed. The work is done by src/unpack, which each
 * engine has in its own form.
 *
 * @import { Joiner, Packed, Unpacker } from "./core.mjs"
 */

/**
 * The parts that a packed text stands for.
 * @param {Packed} packed
 * @param {Unpacker} unpacker
 * @returns {Uint8Array<ArrayBuffer>[]}
 * @throws {Error} if the text is damaged or cut off
 */
export function unpacked({ base64, sizes, sum }, { memory, input, output, unpack }) {
  const bytes = bytesOf(base64);
  let size = 0;
  for (const part of sizes) size += part;
  new Uint8Array(memory.buffer).set(bytes, input());
  // The coding itself would let a changed bit through: half of all decisions are as good the other way.
  if (unpack(bytes.length, size) >>> 0 !== sum) {
    throw damaged();
  }
  let place = output();
  // Copies, so that the memory in which they were made can go.
  return sizes.map((part) => new Uint8Array(memory.buffer.slice(place, (place += part))));
}

/**
 * The WebAssembly module that was taken apart, and whose parts are the first that were unpacked.
 * @param {number} size of the parts
 * @param {Joiner} unpacker that unpacked them
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {Error} if there is no room for it
 */
export function joined(size, { memory, join, module }) {
  const made = join(size);
  if (made === 0) throw damaged();
  return new Uint8Array(memory.buffer.slice(module(), module() + made));
}

const damaged = () => new Error("load: the engine's bytes are damaged or cut off; copy the files of the package anew");

/** @param {string} base64 */
export function bytesOf(base64) {
  const { fromBase64 } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const text = atob(base64);
  // Counted through: for half a million characters a function called for each takes ten times as long.
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return bytes;
}

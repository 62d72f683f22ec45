// @ts-check
/**
 * Brings back what tools/pack.mjs packed: bytes as LZMA, as base64 text.
 *
 * Browsers unpack deflate by themselves, and LZMA is a fifth smaller for an engine.
 * A library's decoder takes twice the time and more bytes than it has to earn; the
 * tests hold this one to it.
 *
 * Source: Igor Pavlov, "LZMA specification" (7-Zip, 2015); RFC 1950 for the sum (Adler-32).
 *
 * @import { Packed } from "./core.mjs"
 */

// How the bytes are packed: bits of the last byte that choose a literal's probabilities, and bits of the place.
const LITERAL_BITS = 3;
const PLACE_BITS = 2;

// Where in one table each kind of decision has its probabilities.
const IS_MATCH = 0;
const IS_REPEAT = 192;
const IS_OLDER = 204;
const IS_THIRD = 216;
const IS_FOURTH = 228;
const IS_LONG = 240;
const SLOT = 432;
const DISTANCE = 688;
const ALIGNMENT = 802;
const LENGTH = 818;
const REPEAT_LENGTH = 1332;
const LITERAL = 1846;
const PROBABILITIES = LITERAL + (768 << LITERAL_BITS);

/** The distance that says that nothing follows. */
const END = -1;
/** A range with these bits empty takes the next byte in. */
const TOP = 0xff << 24;
/** Turns the order of signed whole numbers into that of unsigned ones. */
const SIGN = 1 << 31;

/**
 * The parts that a packed text stands for.
 * @param {Packed} packed
 * @returns {Uint8Array<ArrayBuffer>[]}
 * @throws {Error} if the text is damaged or cut off
 */
export function unpacked({ base64, sizes, sum }) {
  let place = 0;
  for (const size of sizes) place += size;
  const whole = decoded(bytesOf(base64), place);
  // The coding itself would let a changed bit through: half of all decisions are as good the other way.
  if (whole === undefined || sumOf(whole) !== sum) {
    throw new Error("load: the engine's bytes are damaged or cut off; copy the files of the package anew");
  }
  place = 0;
  return sizes.map((size) => whole.subarray(place, (place += size)));
}

/**
 * The bytes, or undefined where the text cannot be whole.
 * @param {Uint8Array} packed
 * @param {number} size
 */
function decoded(packed, size) {
  const bytes = new Uint8Array(size);
  const probabilities = new Uint16Array(PROBABILITIES).fill(1024);
  // Range, code and the place of the next byte. Variables of a closure would be boxed: past 31 bits, one for each bit.
  const coder = new Int32Array([-1, (packed[1] << 24) | (packed[2] << 16) | (packed[3] << 8) | packed[4], 5]);

  /**
   * Walks a tree of decisions: from `node` 1 down to the level that begins at `limit`.
   * While `like` is not 0, its bits choose between two further sets: a literal after a
   * match differs from the byte that stands there.
   * @param {number} at
   * @param {number} limit
   * @param {number} like
   */
  function tree(at, limit, like) {
    let range = coder[0];
    let code = coder[1];
    let node = 1;
    while (node < limit) {
      like <<= 1;
      const place = like === 0 ? at + node : at + node + 256 + (like & 256);
      const probability = probabilities[place];
      const bound = Math.imul(range >>> 11, probability);
      node <<= 1;
      if ((code ^ SIGN) < (bound ^ SIGN)) {
        probabilities[place] = probability + ((2048 - probability) >> 5);
        range = bound;
        if (like & 256) like = 0;
      } else {
        probabilities[place] = probability - (probability >> 5);
        range = (range - bound) | 0;
        code = (code - bound) | 0;
        node |= 1;
        if (!(like & 256)) like = 0;
      }
      if ((range & TOP) === 0) {
        range <<= 8;
        code = (code << 8) | packed[coder[2]++];
      }
    }
    coder[0] = range;
    coder[1] = code;
    return node - limit;
  }

  const bit = (/** @type {number} */ at) => tree(at - 1, 2, 0);

  /** A tree whose decisions are bits from the lowest up. */
  function reversed(/** @type {number} */ at, /** @type {number} */ count) {
    let node = 1;
    let found = 0;
    for (let n = 0; n < count; n += 1) {
      const one = bit(at + node);
      node = (node << 1) | one;
      found |= one << n;
    }
    return found;
  }

  /** Bits that are as likely 0 as 1. */
  function even(/** @type {number} */ count) {
    let found = 0;
    for (let n = 0; n < count; n += 1) {
      coder[0] >>>= 1;
      const one = (coder[1] ^ SIGN) >= (coder[0] ^ SIGN);
      if (one) coder[1] -= coder[0];
      found = (found << 1) | Number(one);
      if ((coder[0] & TOP) === 0) {
        coder[0] <<= 8;
        coder[1] = (coder[1] << 8) | packed[coder[2]++];
      }
    }
    return found;
  }

  function length(/** @type {number} */ at, /** @type {number} */ column) {
    if (bit(at) === 0) return tree(at + 2 + (column << 3), 8, 0);
    return bit(at + 1) === 0 ? 8 + tree(at + 130 + (column << 3), 8, 0) : 16 + tree(at + 258, 256, 0);
  }

  /** A distance that is not one of the last four. */
  function distance(/** @type {number} */ length) {
    const slot = tree(SLOT + (Math.min(length, 3) << 6), 64, 0);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << count;
    if (slot < 14) return base + reversed(DISTANCE + base - slot, count);
    return base + (even(count - 4) << 4) + reversed(ALIGNMENT, 4);
  }

  // The last four distances, less one; the state says what the last steps were.
  let last = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let state = 0;
  let place = 0;
  while (place <= size) {
    const column = place & ((1 << PLACE_BITS) - 1);
    if (bit(IS_MATCH + (state << 4) + column) === 0) {
      const before = place === 0 ? 0 : bytes[place - 1];
      // A bit above the eight keeps what is compared with from being 0.
      const like = state < 7 ? 0 : bytes[place - last - 1] | (1 << 16);
      bytes[place++] = tree(LITERAL + 768 * (before >> (8 - LITERAL_BITS)), 256, like);
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count = 1;
    if (bit(IS_REPEAT + state) === 0) {
      fourth = third;
      third = second;
      second = last;
      const beyond = length(LENGTH, column);
      last = distance(beyond);
      count = beyond + 2;
      state = state < 7 ? 7 : 10;
    } else {
      const older = bit(IS_OLDER + state) === 1;
      if (older) {
        let found = second;
        if (bit(IS_THIRD + state) === 1) {
          found = third;
          if (bit(IS_FOURTH + state) === 1) {
            found = fourth;
            fourth = third;
          }
          third = second;
        }
        second = last;
        last = found;
      }
      const alone = !older && bit(IS_LONG + (state << 4) + column) === 0;
      if (!alone) count = length(REPEAT_LENGTH, column) + 2;
      state = state > 6 ? 11 : alone ? 9 : 8;
    }
    if (last === END || last >= place || count > size - place) break;
    for (let n = 0; n < count; n += 1, place += 1) bytes[place] = bytes[place - last - 1];
  }
  const over = coder[1] !== 0 || coder[2] !== packed.length;
  return last === END && place === size && !over ? bytes : undefined;
}

/** @param {Uint8Array} bytes */
function sumOf(bytes) {
  let one = 1;
  let two = 0;
  for (let place = 0; place < bytes.length;) {
    // So many stay within 32 bits.
    for (const end = Math.min(place + 5552, bytes.length); place < end; place += 1) {
      one += bytes[place];
      two += one;
    }
    one %= 65521;
    two %= 65521;
  }
  return two * 65536 + one;
}

/** @param {string} base64 */
function bytesOf(base64) {
  const { fromBase64 } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const text = atob(base64);
  // Counted through: for half a million characters a function called for each takes ten times as long.
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return bytes;
}

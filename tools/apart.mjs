/**
 * Takes the code of a WebAssembly module apart: first all operations, then all
 * operands of a kind, because like compresses best beside like. src/unpack/src/module.rs
 * puts it together again, and says where the format comes from.
 */

/** The streams, in the order of their text. */
const KINDS =
  "rest operation variables block branch table call get set tee global alignment load store whole long fraction other".split(
    " ",
  );
const NATURAL = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];
const CODE = 10;

export function apart(module) {
  const streams = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  let place = 0;
  const copy = (kind, count = 1) => {
    for (let n = 0; n < count; n += 1) streams[kind].push(module[place++]);
    return module[place - 1];
  };
  const number = (kind) => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = copy(kind);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const numbers = (kind, count) => {
    for (let n = 0; n < count; n += 1) number(kind);
  };

  /** One operation and its operands. */
  const operation = () => {
    const code = copy("operation");
    if (code >= 0x02 && code <= 0x04) number("block");
    else if (code === 0x0c || code === 0x0d) number("branch");
    else if (code === 0x0e) numbers("table", number("table") + 1);
    else if (code === 0x10) number("call");
    else if (code >= 0x20 && code <= 0x22) number(["get", "set", "tee"][code - 0x20]);
    else if (code === 0x23 || code === 0x24) number("global");
    else if (code >= 0x28 && code <= 0x3e) {
      streams.alignment.push(NATURAL[code - 0x28] - module[place++]);
      number(code < 0x36 ? "load" : "store");
    } else if (code === 0x41) number("whole");
    else if (code === 0x42) number("long");
    else if (code === 0x43 || code === 0x44) copy("fraction", code === 0x43 ? 4 : 8);
    else if (code === 0x11) numbers("other", 2);
    else if (code === 0x1c) copy("other", number("other"));
    else if (code === 0xfc) {
      const further = number("other");
      if (further > 17) throw new Error(`apart: unknown operation 0xfc ${further}`);
      numbers("other", further < 8 ? 0 : [8, 10, 12, 14].includes(further) ? 2 : 1);
    } else if ([0x25, 0x26, 0x3f, 0x40, 0xd0, 0xd2].includes(code)) number("other");
    else if (code > 0xc4 || (code > 0x1b && code < 0x45)) throw new Error(`apart: unknown operation ${code}`);
  };

  copy("rest", 8);
  while (place < module.length) {
    const section = copy("rest");
    const size = number("rest");
    if (section !== CODE) {
      copy("rest", size);
      continue;
    }
    for (let left = number("rest"); left > 0; left -= 1) {
      const end = sizeAt(module, place);
      place = end.place;
      for (let variables = number("variables"); variables > 0; variables -= 1) {
        number("variables");
        copy("variables");
      }
      while (place < end.of) operation();
      if (place !== end.of) throw new Error("apart: a function does not end where it says");
    }
  }
  const parts = KINDS.map((kind) => Buffer.from(streams[kind].map((byte) => byte & 255)));
  const ends = Buffer.alloc(4 * KINDS.length);
  let end = ends.length;
  for (const [n, part] of parts.entries()) ends.writeUInt32LE((end += part.length), 4 * n);
  return Buffer.concat([ends, ...parts]);
}

/** Where a function begins whose size stands at `place`, and where it ends. */
function sizeAt(module, place) {
  let size = 0;
  let next = place;
  for (let shift = 0; ; shift += 7) {
    const byte = module[next++];
    size += (byte & 127) * 2 ** shift;
    if (byte < 128) return { place: next, of: next + size };
  }
}

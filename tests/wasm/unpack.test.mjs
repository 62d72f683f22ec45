// What tools/pack.mjs packs, www/engine/unpack.mjs brings back: all of it, or an error.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { apart } from "../../tools/apart.mjs";
import { pack } from "../../tools/pack.mjs";
import { unpackers } from "../../tools/unpacker.mjs";
import { crate } from "../../tools/paths.mjs";
import { joined, unpacked as unpackedBy } from "../../www/engine/unpack.mjs";
import { at } from "../support/engine.mjs";

const built = path.join(crate().target, "wasm/wasm32-unknown-unknown/release/unpack.wasm");
const { wasm, script } = await unpackers(readFileSync(built));
const { unpacker } = await import(`data:text/javascript,${encodeURIComponent(`${script}export { unpacker };`)}`);
const instances = {
  WebAssembly: () => new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports,
  JavaScript: unpacker,
};

/** The parts, which both forms agree on. */
function unpacked(packed) {
  const [one, other] = Object.values(instances).map((instance) => unpackedBy(packed, instance()));
  assert.deepEqual(one, other);
  return one;
}

/** Bytes that depend on `seed` alone: the more `kinds`, the less repeats. */
function drawn(seed, length, kinds) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 8;
  const bytes = Buffer.alloc(length);
  for (let place = 0; place < length;) {
    const back = next() % 3 === 0 ? next() % (place + 1) : 0;
    const count = back > 0 ? 1 + (next() % 300) : 1;
    for (let n = 0; n < count && place < length; n += 1, place += 1) {
      bytes[place] = back > 0 ? bytes[place - back] : next() % kinds;
    }
  }
  return bytes;
}

test("bytes of every kind come back", () => {
  const texts = [
    Buffer.alloc(0),
    Buffer.from([0]),
    Buffer.from("a"),
    Buffer.alloc(100_000),
    Buffer.from("ab".repeat(5_000)),
    readFileSync(at("www/messages/cy.json")),
    ...[1, 2, 3, 4, 5, 6].flatMap((seed) => [2, 17, 256].map((kinds) => drawn(seed, seed ** 6, kinds))),
  ];
  for (const bytes of texts) {
    const [back] = unpacked(pack(bytes));
    assert.ok(bytes.equals(back), `${bytes.length} bytes: ${bytes.subarray(0, 20).toString("hex")}`);
  }
});

test("several parts come back each by itself", () => {
  const parts = [Buffer.from("one"), Buffer.alloc(0), Buffer.from("\u{1F9EA} four"), drawn(1, 3_000, 9)];
  const back = unpacked(pack(...parts)).map((part) => Buffer.from(part));
  assert.deepEqual(back, parts);
});

test("the package's own bytes are core.wasm", async () => {
  const { packed } = await import("../../pkg/core-bytes.mjs");
  const unpacker = instances.WebAssembly();
  const [parts] = unpackedBy(packed, unpacker);
  assert.ok(readFileSync(at("pkg/core.wasm")).equals(joined(parts.length, unpacker)));
});

test("a module that is taken apart is put together again, and one that is none is refused", () => {
  const whole = (module) => {
    const unpacker = instances.WebAssembly();
    const [parts] = unpackedBy(pack(apart(module)), unpacker);
    return joined(parts.length, unpacker);
  };
  const empty = Buffer.from("0061736d01000000", "hex");
  for (const module of [wasm, empty]) assert.ok(Buffer.from(module).equals(whole(module)));
  assert.throws(() => joined(2 ** 20 + 1, instances.WebAssembly()), /damaged or cut off/);
  assert.throws(() => apart(Buffer.concat([empty, Buffer.from("0a0601040006fd0b", "hex")])), /apart/);
});

test("text that is cut off or damaged is an error", () => {
  const whole = pack(drawn(7, 400, 256));
  const bytes = Buffer.from(whole.base64, "base64");
  const refused = (changed, what, told = {}) =>
    Object.values(instances).forEach((instance) => {
      const damaged = { ...whole, base64: changed.toString("base64"), ...told };
      assert.throws(() => unpackedBy(damaged, instance()), /damaged or cut off/, what);
    });
  for (let length = 0; length < bytes.length; length += 1) refused(bytes.subarray(0, length), `cut to ${length}`);
  // The first byte says nothing.
  for (let place = 1; place < bytes.length; place += 1) {
    for (const bit of [1, 16, 128]) {
      const changed = Buffer.from(bytes);
      changed[place] ^= bit;
      refused(changed, `byte ${place}, ${bit}`);
    }
  }
  refused(Buffer.concat([bytes, Buffer.from([0])]), "one byte more");
  for (const size of [0, 399, 401]) refused(bytes, `a size of ${size}`, { sizes: [size] });
  refused(bytes, "another sum", { sum: whole.sum + 1 });
  refused(Buffer.alloc(300_000), "more than there is room for");
  refused(bytes, "a size that there is no room for", { sizes: [2 ** 20 + 1] });
  assert.throws(() => unpacked({ ...whole, base64: "no base64: \u{1F9EA}" }));
});

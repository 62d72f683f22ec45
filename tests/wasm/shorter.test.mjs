// What tools/shorter.mjs says in fewer words does the same: random functions in the form of wasm2js, run as they are and
// shortened, leave the same memory and the same variables.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileFunction } from "node:vm";
import { HELPERS, changes, shorter } from "../../tools/shorter.mjs";
import { body } from "../support/wasm2js.mjs";

const SIZE = 4096;
const VARIABLES = 6;

/** A number below `limit`, of a sequence that begins with `seed`. */
function drawer(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const behind = (offset) => (offset === 0 ? "" : ` + ${offset}`);

/** Statements as wasm2js writes them: copies, neighbouring words, unaligned words, and others between. */
function statements(draw) {
  const variable = () => `$${draw(VARIABLES)}`;
  const word = (base, offset) => `HEAP32[${base}${behind(offset)} >> 2]`;
  const byte = (base, offset) => `HEAPU8[${base}${behind(offset)} | 0]`;
  // Every variable stays an address that there is, as in an engine without faults.
  const within = (name) => `${name} = ${name} & 1020;`;
  const forms = [
    () => {
      const [high, from, to] = [variable(), variable(), variable()];
      const [below, low] = [draw(8) * 4, draw(8) * 4];
      return [
        `${high} = ${word(from, below + (draw(9) ? 4 : 8))};`,
        `${word(to, low)} = ${word(from, below)};`,
        `${word(to, low + 4)} = ${high};`,
        within(high),
      ];
    },
    () => {
      const [from, to, last] = [variable(), variable(), draw(8) * 4];
      const high = ["$0", "$1", "$2"].find((name) => name !== from && name !== to);
      const pair = (at) => [
        `${high} = ${word(from, at + 4)};`,
        `${word(to, at)} = ${word(from, at)};`,
        `${word(to, at + 4)} = ${high};`,
      ];
      const more = draw(2)
        ? [...pair(last + 8), ...pair(last + 16)]
        : [`${word(to, last + 8)} = ${word(from, last + 8)};`];
      return [...(draw(2) ? [...more, ...pair(last)] : [...pair(last), ...more]), within(high)];
    },
    () => {
      const [base, first] = [variable(), draw(20) * 4];
      const step = draw(2) ? 4 : -4;
      const value = () => (draw(2) ? variable() : String(draw(1000) - 500));
      return Array.from({ length: 1 + draw(6) }, (_, nth) => `${word(base, first + 24 + nth * step)} = ${value()};`);
    },
    () => {
      const [base, offset, into] = [variable(), draw(9), variable()];
      const at = (nth) => byte(base, offset + nth);
      return [`${into} = ${at(0)} | ${at(1)} << 8 | (${at(2)} << 16 | ${at(3)} << 24);`, within(into)];
    },
    () => {
      const [base, offset, value] = [variable(), draw(9), variable()];
      const at = (nth) => `HEAP8[${base}${behind(offset + nth)} | 0]`;
      return ["", " >>> 8", " >>> 16", " >>> 24"].map((shift, nth) => `${at(nth)} = ${value}${shift};`);
    },
    () => [`${variable()} = ${draw(900) * 4};`],
    () => {
      const top = variable();
      return [`${top} = global$0 - ${(1 + draw(3)) * 16} | 0;`, `global$0 = ${top};`];
    },
  ];
  const lines = [];
  while (lines.length < 30) lines.push(...forms[draw(forms.length)]());
  return lines.map((line) => `  ${line}`).join("\n");
}

function run(text, helpers) {
  const buffer = Uint8Array.from({ length: SIZE }, (_, at) => (at * 37) % 251).buffer;
  const names = Array.from({ length: VARIABLES }, (_, nth) => `$${nth}`);
  const source = `${helpers}
  var ${names.map((name, nth) => `${name} = ${64 + nth * 200}`).join(", ")};
${text}
  return [${names.join(", ")}, global$0];`;
  const parts = [new Int8Array(buffer), new Uint8Array(buffer), new Int32Array(buffer), SIZE / 2];
  const made = compileFunction(source, ["HEAP8", "HEAPU8", "HEAP32", "global$0"]);
  return { variables: made(...parts), memory: [...new Uint8Array(buffer)] };
}

test("a shortened function leaves the same memory and the same variables", () => {
  const met = new Set();
  for (let seed = 1; seed <= 3000; seed += 1) {
    const text = statements(drawer(seed));
    const short = changes.reduce((made, change) => change(made), text);
    for (const [, name] of short.matchAll(/\b([a-z]\w+)\(/g)) met.add(name);
    assert.deepEqual(run(short, HELPERS), run(text, ""), `seed ${seed}:\n${text}\n\nbecame\n${short}`);
  }
  const all = ["copyLong", "copyLongs", "copyTriple", "loadBytes", "room", "store2", "store3", "store4", "storeBytes"];
  assert.deepEqual([...met].sort(), all);
});

test("where the tools write in another way the build stops", () => {
  assert.throws(() => shorter(body.replaceAll(" >> 2]", " >>> 2]")), /in another way/);
  assert.throws(
    () => shorter(body.replaceAll("base64DecodeToExistingUint8Array(bufferView, ", "$&0 + ")),
    /in another way/,
  );
});

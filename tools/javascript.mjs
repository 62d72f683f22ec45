/**
 * Makes the JavaScript engine: the very WebAssembly that Cargo built, written out
 * as JavaScript by wasm2js, for pages that may run no WebAssembly.
 *
 * wasm2js differs from WebAssembly in a few places, and each one is mended here.
 * Every mend is to an expected place; where one is not found the build stops,
 * because an engine that lacks one gives wrong answers without a word.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { encodedAtOnce } from "./glue.mjs";
import { packedModule } from "./pack.mjs";
import { at, require } from "./paths.mjs";

export const FEATURES =
  "--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue";
// What JavaScript has no like of is put in terms of what it has.
export const LOWERING =
  "--strip-target-features --signext-lowering --llvm-nontrapping-fptoint-lowering --llvm-memory-copy-fill-lowering";
const OPTIMISING = "--gufa -O3 --low-memory-unused";
/** Characters of wasm2js that are about 32 kB once they are minified. */
const WINDOW = 150_000;

/** The text of a module that exports `createCore`, `isTrap` and `parts`, out of what Cargo built. */
export function toJavaScript(wasm, exported, schemas, unpacker) {
  const dir = mkdtempSync(path.join(tmpdir(), "joint-risk-"));
  const file = (name) => path.join(dir, name);
  const run = (command, flags) => {
    const options = { cwd: dir, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" };
    return execFileSync(command, flags.split(" "), options);
  };
  const tool = (name, flags) => run(at("www/node_modules/.bin", name), flags);
  try {
    writeFileSync(file("core.wasm"), withoutReferences(wasm));
    run("wasm-bindgen", "--target web --no-typescript --out-dir . core.wasm");
    tool("wasm-opt", `core_bg.wasm ${FEATURES} ${LOWERING} ${OPTIMISING} -o plain.wasm`);
    tool("wasm-dis", `plain.wasm ${FEATURES} -o plain.wat`);
    writeFileSync(file("plain.wat"), withCopies(readFileSync(file("plain.wat"), "utf8")));
    tool("wasm-as", `plain.wat ${FEATURES} -o plain.wasm`);
    tool("wasm2js", `plain.wasm ${FEATURES} -O -o core_bg.js`);
    const [glue, body] = ["core.js", "core_bg.js"].map((name) => readFileSync(file(name), "utf8"));
    return assemble(glue, body, exported, schemas, unpacker);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/**
 * The same wasm, saying that it may not use reference types or several results:
 * wasm-bindgen then keeps JavaScript's values in a list of its own, where it else
 * makes a second table, which wasm2js does not know. The code stays as it is.
 */
function withoutReferences(wasm) {
  const bytes = Buffer.from(wasm);
  for (const feature of ["reference-types", "multivalue"]) {
    const place = bytes.indexOf(`+${String.fromCharCode(feature.length)}${feature}`);
    if (place < 0) throw new Error(`the wasm does not say that it uses ${feature}: has the section been stripped?`);
    bytes[place] = "-".charCodeAt(0);
  }
  return bytes;
}

/**
 * The same wasm with one function that copies eight bytes, where the compiler loads and
 * stores them: JavaScript has no 64-bit whole numbers, and writes each such copy out as
 * two assignments and a variable, three times the text of a call. Copies that may begin
 * anywhere (an alignment of 1 or 2) go byte by byte, and stay as they are.
 */
function withCopies(wat) {
  const place = String.raw`(\((?:local|global)\.get \$[^\s()]+\))`;
  const access = (name) => String.raw`\(i64\.${name}(?: offset=(\d+))?(?: align=4)?\s+${place}`;
  const copy = new RegExp(String.raw`${access("store")}\s+${access("load")}\s*\)\s*\)`, "g");
  const at = (address, offset) => (offset === undefined ? address : `(i32.add ${address} (i32.const ${offset}))`);
  let copies = 0;
  const text = wat.replace(copy, (_, to, target, from, source) => {
    copies += 1;
    return `(call $copy8 ${at(target, to)} ${at(source, from)})`;
  });
  if (copies < 500) throw new Error(`wasm-dis writes copies of eight bytes in another way: ${copies} found`);
  const body = "(i64.store (local.get $to) (i64.load (local.get $from)))";
  return swap(
    text,
    /^ \(func (?=\$)/m,
    ` (func $copy8 (param $to i32) (param $from i32) ${body})\n$&`,
    1,
    "the functions",
  );
}

function assemble(glue, body, exported, schemas, unpacker) {
  const { code: bare, data } = withoutData(body);
  const unpacking = readFileSync(at("www/engine/unpack.mjs"), "utf8").replace(/^export /gm, "");
  const parts = `export const parts = () => unpacked(packed, unpacker());`;
  const source = [mendedGlue(glue, exported), parts, unpacking, unpacker, ordered(mendedBody(bare))].join("\n");
  const { code } = require("esbuild").transformSync(source, {
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
  });
  for (const left of ["WebAssembly", "eval(", "Function(", "import.meta", "import ", "fetch("]) {
    if (code.includes(left)) throw new Error(`the JavaScript engine still has ${left}`);
  }
  return `// Generated by tools/javascript.mjs: core.wasm as JavaScript. Do not edit.
${packedModule(data, schemas)}${code}`;
}

/** The code, and what memory begins with from `place` on: as text of its own it is half the size. */
function withoutData(body) {
  const segment = /^ {2}base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\);$/gm;
  const segments = [...body.matchAll(segment)].map(([, at, text]) => ({
    at: Number(at),
    bytes: Buffer.from(text, "base64"),
  }));
  const last = segments.at(-1);
  const place = segments[0]?.at;
  if (last === undefined || segments.some(({ at }, n) => n > 0 && at < segments[n - 1].at)) {
    throw new Error("wasm2js writes its data in another way: no segments in order found");
  }
  const data = Buffer.alloc(last.at + last.bytes.length - place);
  for (const { at, bytes } of segments) bytes.copy(data, at - place);
  const decoder = /^ {2}var base64ReverseLookup[^]*?^function initActiveSegments\(imports\) \{\n[^]*?^\}$/gm;
  const code = swap(
    body,
    decoder,
    `function initActiveSegments(imports) { bufferView.set(imports.data, ${place}); }`,
    1,
    "the data",
  );
  return { code, data };
}

/** Replaces what must be there `times` times. */
export function swap(text, pattern, replacement, times, what) {
  const found = text.match(pattern)?.length ?? 0;
  if (found !== times) throw new Error(`${what}: expected ${times} times, found ${found}`);
  return text.replace(pattern, replacement);
}

function mendedGlue(glue, exported) {
  let text = encodedAtOnce(glue);
  const cut = (from, to, what) => {
    const start = text.indexOf(from);
    const end = to === null ? text.length : text.indexOf(to, start);
    if (start < 0 || end < 0) throw new Error(`wasm-bindgen's glue has changed: ${what} not found`);
    text = text.slice(0, start) + text.slice(end);
  };
  cut("let wasmModule, wasmInstance, wasm;", null, "the loader");
  text = swap(text, /^import \* as (import1) from "__wbindgen_externref_xform__"\n/gm, "", 1, "the leftover import");
  // 1,024 places of the list are kept free, and four hold undefined, null, true and false.
  text = swap(text, /^heap\.push\(undefined, null, true, false\);$/gm, "$&", 1, "the list's fixed values");
  text = `const import1 = { __wbindgen_externref_statics_end: () => 1028 };\n${text}`;
  // Growing memory makes a new buffer and leaves the old one readable: a view that is
  // kept by "not detached" goes on reading the past. Both views are held to the buffer itself.
  text = swap(
    text,
    /(cached(?:DataView|Uint8Array)Memory0) === null \|\| [^{]+\) \{\n/g,
    "$1 === null || $1.buffer !== wasm.memory.buffer) {\n",
    2,
    "the cached views of memory",
  );
  // A 64-bit whole number comes as two halves where there is no WebAssembly.
  for (const [cast, made] of [
    ["I64", "(BigInt(high) << 32n) | BigInt(arg0 >>> 0)"],
    ["U64", "BigInt.asUintN(64, (BigInt(high) << 32n) | BigInt(arg0 >>> 0))"],
  ]) {
    const pattern = new RegExp(
      `function\\(arg0\\) \\{(\\s*// Cast intrinsic for \`${cast} -> Externref\`\\.\\s*)const ret = [^;]+;`,
      "g",
    );
    // The engine may have no use for one of them; each that it has is mended.
    const casts = text.split(`// Cast intrinsic for \`${cast} -> Externref\`.`).length - 1;
    text = swap(text, pattern, `function(arg0, high) {$1const ret = ${made};`, casts, `the cast of ${cast}`);
  }
  const found = [...text.matchAll(/^export function (\w+)\(/gm)].map((match) => match[1]);
  if (found.sort().join() !== [...exported].sort().join()) {
    throw new Error(`src/wasm.rs exports ${found.join(", ")}; expected ${exported.join(", ")}`);
  }
  text = text.replace(/^export function /gm, "function ");
  return `export function createCore(data) {
${text}
const wasm = asmFunc({ ...__wbg_get_imports(), data });
return { ${exported.join(", ")} };
}`;
}

function mendedBody(body) {
  let text = body;
  text = swap(text, /^import \* as .*\n/gm, "", 2, "the imports of wasm2js");
  text = swap(text, /^export var \w+ = retasmFunc\.\w+;$/gm, "", text.match(/^export var /gm)?.length ?? 0, "exports");
  text = swap(text, /^var retasmFunc = asmFunc\(\{[^}]*\}\);$/gm, "", 1, "the instance of wasm2js");
  // A trap must be told from a misuse that the core reports.
  text = swap(
    text,
    /function wasm2js_trap\(\) \{ throw new Error\('abort'\); \}/g,
    "function wasm2js_trap() { throw new Trap('the engine met what it must not go on from'); }",
    1,
    "the trap",
  );
  // Where memory cannot grow, the answer must say so and not that it did.
  text = swap(
    text,
    /( {3}buffer = newBuffer;\n {3}bufferView = HEAPU8;\n {2}\})\n( {2}return oldPages;)/g,
    "$1 else if (pagesToAdd !== 0) {\n   return -1;\n  }\n$2",
    1,
    "the refusal to grow",
  );
  // wasm2js keeps one view for all instances. It is set right before the data is written, and read nowhere else.
  swap(
    text,
    /^ ?bufferView = HEAPU8;\n initActiveSegments\(imports\);$/gm,
    "$&",
    1,
    "the view that data is written through",
  );
  return `class Trap extends Error {}
/** Whether an error is a stop of the engine, and no answer to a misuse. */
export const isTrap = (error) => error instanceof Trap || error instanceof TypeError || error instanceof RangeError;
${text}`;
}

/**
 * The same functions, those that are alike beside each other: what compresses a
 * download sees 32 kB at a time, and the engine has thirty times that.
 */
function ordered(body) {
  const functions = /^ function \$\d+\([^]*?^ \}\n/gm;
  const left = (body.match(functions) ?? []).map((text) => ({ text, marks: marksOf(text) }));
  if (left.length === 0) throw new Error("wasm2js writes its functions in another way: none found");
  const made = [left.shift()];
  while (left.length > 0) {
    // What the next one can refer back to.
    const recent = new Set();
    for (let n = made.length - 1, size = 0; n >= 0 && size < WINDOW; n -= 1) {
      for (const mark of made[n].marks) recent.add(mark);
      size += made[n].text.length;
    }
    const likeness = left.map(({ marks }) => marks.filter((mark) => recent.has(mark)).length / (marks.length + 8));
    made.push(...left.splice(likeness.indexOf(Math.max(...likeness)), 1));
  }
  let place = 0;
  return body.replace(functions, () => made[place++].text);
}

/** Each two lines of a function that follow each other, whatever its variables are called. */
function marksOf(text) {
  const lines = text
    .replace(/\$\d+_\d+/g, "$")
    .replace(/^ +/gm, "")
    .split("\n")
    .slice(1);
  return [...new Set(lines.slice(1).map((line, n) => `${lines[n]}\n${line}`))];
}

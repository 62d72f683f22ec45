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
import { at, require } from "./paths.mjs";
import { shorter } from "./shorter.mjs";

const FEATURES =
  "--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue";
// What JavaScript has no like of is put in terms of what it has.
const LOWERING =
  "--strip-target-features --signext-lowering --llvm-nontrapping-fptoint-lowering --llvm-memory-copy-fill-lowering";
// Size before speed: what runs here is read as text before, and a browser's compiler copies small functions itself.
const SMALL =
  "-Oz --one-caller-inline-max-function-size=0 --always-inline-max-function-size=2 --low-memory-unused --skip-pass=memory-packing";

/** The text of a module that exports `createCore` and `isTrap`, out of what Cargo built. */
export function toJavaScript(wasm) {
  const { glue, body } = rawOf(wasm);
  return assemble(glue, shorter(body));
}

/** What the tools write: wasm-bindgen's glue, and the functions as JavaScript. */
export function rawOf(wasm) {
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
    tool("wasm-opt", `core_bg.wasm ${FEATURES} ${LOWERING} ${SMALL} -o plain.wasm`);
    tool("wasm2js", `plain.wasm ${FEATURES} -Oz --skip-pass=memory-packing -o core_bg.js`);
    return { glue: readFileSync(file("core.js"), "utf8"), body: readFileSync(file("core_bg.js"), "utf8") };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/**
 * The same wasm, saying that it may not use reference types or several results:
 * wasm-bindgen then keeps JavaScript's values in its own list, where it else
 * makes a second table, which wasm2js does not know. The code stays as it is.
 */
export function withoutReferences(wasm) {
  const bytes = Buffer.from(wasm);
  for (const feature of ["reference-types", "multivalue"]) {
    const place = bytes.indexOf(`+${String.fromCharCode(feature.length)}${feature}`);
    if (place < 0) throw new Error(`the wasm does not say that it uses ${feature}: has the section been stripped?`);
    bytes[place] = "-".charCodeAt(0);
  }
  return bytes;
}

/** A 64-bit whole number comes as two halves where there is no WebAssembly. */
const cast = (type, made) => ({
  what: `the cast of ${type}`,
  pattern: new RegExp(
    `function\\(arg0\\) \\{(\\s*// Cast intrinsic for \`${type} -> Externref\`\\.\\s*)const ret = [^;]+;`,
    "g",
  ),
  // The engine may have no use for it; each that it has is mended.
  marker: `// Cast intrinsic for \`${type} -> Externref\`.`,
  by: `function(arg0, high) {$1const ret = ${made};`,
});

/** What is another in wasm-bindgen's glue: `by` takes the place of `pattern`, which is there `times` times. */
export const glueMends = [
  { what: "the loader", pattern: /^let wasmModule, wasmInstance, wasm;[^]*/gm, times: 1, by: "" },
  {
    what: "the leftover import",
    pattern: /^import \* as (import1) from "__wbindgen_externref_xform__"\n/gm,
    times: 1,
    by: "const import1 = { __wbindgen_externref_statics_end: () => 1028 };\n",
  },
  // 1,024 places of the list are kept free, and these four come after them: hence 1,028.
  {
    what: "the list's fixed values",
    pattern: /^heap\.push\(undefined, null, true, false\);$/gm,
    times: 1,
    by: "$&",
  },
  // Growing memory makes a new buffer and leaves the old one readable: a view that is
  // kept by "not detached" goes on reading the past. Both views are held to the buffer itself.
  {
    what: "the cached views of memory",
    pattern: /(cached(?:DataView|Uint8Array)Memory0) === null \|\| [^{]+\) \{\n/g,
    times: 2,
    by: "$1 === null || $1.buffer !== wasm.memory.buffer) {\n",
  },
  cast("I64", "(BigInt(high) << 32n) | BigInt(arg0 >>> 0)"),
  cast("U64", "BigInt.asUintN(64, (BigInt(high) << 32n) | BigInt(arg0 >>> 0))"),
];

/** What is another in the JavaScript of wasm2js. */
export const bodyMends = [
  { what: "the imports of wasm2js", pattern: /^import \* as .*\n/gm, times: 2, by: "" },
  {
    what: "the exports of wasm2js",
    pattern: /^export var \w+ = retasmFunc\.\w+;$/gm,
    marker: "export var ",
    by: "",
  },
  { what: "the instance of wasm2js", pattern: /^var retasmFunc = asmFunc\(\{[^}]*\}\);$/gm, times: 1, by: "" },
  // A trap must be told from a misuse that the core reports.
  {
    what: "the trap",
    pattern: /function wasm2js_trap\(\) \{ throw new Error\('abort'\); \}/g,
    times: 1,
    by: "function wasm2js_trap() { throw new Trap('the engine met what it must not go on from'); }",
  },
  // Where memory cannot grow, the answer must say so and not that it did.
  {
    what: "the refusal to grow",
    pattern: /( {3}buffer = newBuffer;\n {3}bufferView = HEAPU8;\n {2}\})\n( {2}return oldPages;)/g,
    times: 1,
    by: "$1 else if (pagesToAdd !== 0) {\n   return -1;\n  }\n$2",
  },
  // wasm2js keeps one view for all instances. It is set right before the data is written, and read nowhere else.
  {
    what: "the view that data is written through",
    pattern: /^ ?bufferView = HEAPU8;\n initActiveSegments\(imports\);$/gm,
    times: 1,
    by: "$&",
  },
];

/** The text with each of its mends. One that is not found as often as it must be stops the build. */
export function mended(text, mends) {
  return mends.reduce((made, { what, pattern, times, marker, by }) => {
    const found = made.match(pattern)?.length ?? 0;
    const expected = times ?? made.split(marker).length - 1;
    if (found !== expected) {
      throw new Error(`the tools write ${what} in another way: expected ${expected} times, found ${found}`);
    }
    return made.replace(pattern, by);
  }, text);
}

/** wasm-bindgen's glue as a factory of instances, without WebAssembly. */
function factory(glue) {
  const text = mended(glue, glueMends);
  const exported = [...text.matchAll(/^export function (\w+)\(/gm)].map((match) => match[1]);
  if (exported.length === 0) throw new Error("wasm-bindgen writes its exports in another way: none found");
  return `export function createCore() {
${text.replace(/^export function /gm, "function ")}
const wasm = asmFunc(__wbg_get_imports());
return { ${exported.join(", ")} };
}`;
}

/** What wasm2js wrote, as a function that makes an instance, and how its stops are told. */
const instance = (body) => `class Trap extends Error {}
export const isTrap = (error) => error instanceof Trap || error instanceof TypeError || error instanceof RangeError;
${mended(body, bodyMends)}`;

function assemble(glue, body) {
  const source = `${factory(glue)}\n${instance(body)}`;
  const { code: once } = require("esbuild").transformSync(source, {
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  // Names are short by now; what the other minifier leaves of expressions and branches, this one takes.
  const { code } = require("terser").minify_sync(once, { module: true, ecma: 2020, compress: true, mangle: false });
  for (const left of ["WebAssembly", "eval(", "Function(", "import.meta", "import ", "fetch("]) {
    if (code.includes(left)) throw new Error(`the JavaScript engine still has ${left}`);
  }
  return `// Generated by tools/javascript.mjs: core.wasm as JavaScript. Do not edit.\n${code}`;
}

/**
 * Builds src/unpack, which brings the engine's bytes back: as WebAssembly, and the
 * same written out as JavaScript for pages that may run none.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FEATURES, LOWERING, swap } from "./javascript.mjs";
import { at, require } from "./paths.mjs";

/** `{ wasm, script }` of what Cargo built: the bytes, and the text of a function `unpacker` that makes an instance. */
export async function unpackers(built) {
  const dir = mkdtempSync(path.join(tmpdir(), "joint-risk-"));
  const file = (name) => path.join(dir, name);
  const tool = (name, flags) => execFileSync(at("www/node_modules/.bin", name), flags.split(" "), { cwd: dir });
  try {
    writeFileSync(file("built.wasm"), built);
    tool("wasm-opt", `built.wasm ${FEATURES} --strip-debug --strip-producers --strip-target-features -O3 -o made.wasm`);
    writeFileSync(file("plain.wasm"), await withoutJoining(readFileSync(file("made.wasm"))));
    tool("wasm-opt", `plain.wasm ${FEATURES} ${LOWERING} -Oz -o lowered.wasm`);
    tool("wasm2js", `lowered.wasm ${FEATURES} -O -o made.js`);
    return { wasm: readFileSync(file("made.wasm")), script: asFunction(readFileSync(file("made.js"), "utf8")) };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** The JavaScript engine has no module to put together. */
async function withoutJoining(wasm) {
  const { default: binaryen } = await import(require.resolve("binaryen"));
  const module = binaryen.readBinary(wasm);
  for (const name of ["join", "module"]) module.removeExport(name);
  return module.emitBinary();
}

/** What wasm2js wrote, as one function that gives a new instance each time. */
function asFunction(body) {
  const linkers = /, \n {2}"__data_end": [^]*?\n {2}\}\n \};\n\}\n[^]*$/g;
  const text = swap(body, linkers, "\n };\n}\n", 1, "what only a linker asks for");
  return `function unpacker() {\n${text}\nreturn asmFunc({});\n}\n`;
}

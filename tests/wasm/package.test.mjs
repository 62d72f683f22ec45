// pkg/ as a host gets it: complete, small enough, and with nothing of the machine that built it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { publint } from "publint";
import { at } from "../support/engine.mjs";

const files = readdirSync(at("pkg"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
const read = (file) => readFileSync(file, "latin1");

/** What a page downloads: engine, element, style and one language. */
const PAGE = [
  ...["joint-risk.css", "define.mjs", "element.mjs", "messages/en.mjs"],
  ...["index.mjs", "wasm.mjs", "core.wasm"],
];

test("no folder of the building machine is in it", () => {
  const cargo = process.env.CARGO_HOME ?? path.join(homedir(), ".cargo");
  const folders = [at(".").replace(/\/$/, ""), homedir(), cargo].filter((folder) => folder.length > 1);
  for (const file of files) {
    const text = read(file);
    for (const folder of folders) assert.ok(!text.includes(`${folder}/`), `${file} names ${folder}`);
    assert.doesNotMatch(text, /\.cargo\/|\.rustup\/|index\.crates/, file);
  }
});

test("nothing in it makes code of text, or asks the network for more than the files beside it", () => {
  for (const file of files.filter((name) => /\.(mjs|cjs|js|html)$/.test(name))) {
    const text = read(file);
    assert.doesNotMatch(text, /\beval\s*\(|new\s+Function|\bFunction\s*\(|XMLHttpRequest|sendBeacon|WebSocket/, file);
    // Nothing is fetched but what fileBeside is given, and that is a file of ours, from where the module is.
    const fetched = text.match(/\bfetch\s*\([^)]*\)/g) ?? [];
    for (const call of fetched) assert.match(call, /^fetch\([a-zA-Z]\w*\)$/, file);
    for (const [, address] of text.matchAll(/new URL\(([^)]*)\)/g)) {
      if (/import\.meta|import_meta/.test(address))
        assert.match(address, /^"\.\/(core\.wasm|schemas\/\w+\.json)",/, file);
    }
  }
  assert.doesNotMatch(read(at("pkg/core-js.mjs")), /WebAssembly/, "the engine without WebAssembly names it");
  // What the wasm asks of its host is all there is to call.
  const asked = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(at("pkg/core.wasm"))));
  for (const { name } of asked) assert.doesNotMatch(name, /eval|newnoargs|global|crypto|now|random|fetch/i);
});

test("what npm would pack is all of it, and publint finds no fault", async () => {
  const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--offline"], {
    cwd: at("pkg"),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const report = Object.values(JSON.parse(output))[0];
  const packed = report.files.map((entry) => at("pkg", entry.path));
  assert.deepEqual(packed.sort(), [...files].sort());
  const { messages } = await publint({ pkgDir: at("pkg"), strict: true, pack: false });
  assert.deepEqual(
    messages.filter(({ type }) => type !== "suggestion"),
    [],
  );
});

test("what a page downloads is within its budget", () => {
  const size = (names, packed) => names.reduce((sum, name) => sum + packed(readFileSync(at("pkg", name))).length, 0);
  const gzip = (bytes) => gzipSync(bytes, { level: 9 });
  for (const [what, packed, limit] of [
    ["brotli", brotliCompressSync, 330_000],
    ["gzip", gzip, 400_000],
  ]) {
    const page = size(PAGE, packed);
    assert.ok(page <= limit, `the whole page: ${page} bytes by ${what}, over ${limit}`);
  }
  const js = size(["nowasm.mjs", "core-js.mjs"], gzip);
  assert.ok(js <= 340_000, `the JavaScript engine: ${js} bytes by gzip, over 340,000`);
});

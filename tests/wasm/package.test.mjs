// pkg/ as a host gets it: complete, small enough, and with nothing of the machine that built it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { at } from "../support/engine.mjs";

const files = readdirSync(at("pkg"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
const read = (file) => readFileSync(file, "latin1");

test("no folder of the building machine is in it", () => {
  const cargo = process.env.CARGO_HOME ?? path.join(homedir(), ".cargo");
  const folders = [at(".").replace(/\/$/, ""), homedir(), cargo].filter((folder) => folder.length > 1);
  for (const file of files) {
    const text = read(file);
    for (const folder of folders) assert.ok(!text.includes(`${folder}/`), `${file} names ${folder}`);
    assert.doesNotMatch(text, /\.cargo\/|\.rustup\/|index\.crates/, file);
  }
});

test("nothing in it makes code of text, or asks the network", () => {
  for (const file of files.filter((name) => /\.(mjs|cjs|js)$/.test(name))) {
    assert.doesNotMatch(
      read(file),
      /\beval\s*\(|new\s+Function|\bFunction\s*\(|\bfetch\s*\(|XMLHttpRequest|import\.meta/,
      file,
    );
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
  const size = (names) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(at("pkg", name)), { level: 9 }).length, 0);
  const wasm = size(["index.mjs", "wasm.mjs", "core-bytes.mjs"]);
  assert.ok(wasm <= 160_000, `WebAssembly: ${wasm} bytes gzipped, over 160,000`);
  const js = size(["nowasm.mjs", "index.mjs", "core-js.mjs"]);
  assert.ok(js <= 240_000, `JavaScript: ${js} bytes gzipped, over 240,000`);
});

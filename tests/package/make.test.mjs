// `make build` after somebody has run wasm-pack by hand, which puts its own package.json into pkg/ or takes ours away.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { at } from "../support/engine.mjs";

/** A folder in which everything is built and newer than its sources, and what `make build` would do there. */
function built(change) {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-risk-make-"));
  const put = (name, text = "", later = 0) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    const time = Date.now() / 1000 - 1000 + later;
    utimesSync(path.join(folder, name), time, time);
  };
  try {
    for (const name of ["Makefile", "build.rs", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml"]) {
      put(name);
      cpSync(at(name), path.join(folder, name), { preserveTimestamps: true });
      utimesSync(path.join(folder, name), 1, 1);
    }
    for (const name of ["www/package.json", "www/package-lock.json", "src/lib.rs", "tools/build.mjs", "www/style.css"])
      put(name);
    for (const name of ["element", "engine", "export", "iframe", "messages", "page", "training"]) put(`www/${name}/x`);
    put("www/node_modules/.installed", "", 10);
    put("pkg/package.json", '{ "name": "joint-risk" }', 20);
    put("target/.pkg-built", '{ "name": "joint-risk" }', 20);
    change({ put, remove: (name) => rmSync(path.join(folder, name)) });
    const said = execFileSync("make", ["--dry-run", "build"], { cwd: folder, encoding: "utf8" });
    return { builds: said.includes("node tools/build.mjs"), stamp: existsSync(path.join(folder, "target/.pkg-built")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("what is built is not built again", () => {
  assert.deepEqual(
    built(() => {}),
    { builds: false, stamp: true },
  );
});

test("without its package.json it is built anew", () => {
  assert.equal(built(({ remove }) => remove("pkg/package.json")).builds, true);
});

test("with the package.json of wasm-pack it is built anew", () => {
  assert.equal(built(({ put }) => put("pkg/package.json", '{ "name": "joint-risk", "files": [] }', 30)).builds, true);
});

test("a source that is newer is built", () => {
  assert.equal(built(({ put }) => put("src/lib.rs", "", 40)).builds, true);
});

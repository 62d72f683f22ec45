// What the build does to the output of its tools: each mend is to an expected place, and where the tool's output is
// another the build stops. What would happen without the mend is shown by the other tests of the engines.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { sameFace } from "../../tools/compile.mjs";
import { bodyMends, glueMends, mended, rawOf, withoutReferences } from "../../tools/javascript.mjs";
import { packageJson } from "../../tools/package.mjs";
import { crate } from "../../tools/paths.mjs";
import { mapOf } from "../../tools/bundle.mjs";
import { at } from "../support/engine.mjs";

const built = readFileSync(path.join(crate().target, "wasm/wasm32-unknown-unknown/release/joint_risk.wasm"));
const { glue, body } = rawOf(built);

for (const [tool, text, mends] of [
  ["wasm-bindgen", glue, glueMends],
  ["wasm2js", body, bodyMends],
]) {
  for (const { what, pattern, marker } of mends) {
    // What the engine has no use for now is mended once it has.
    const unused = marker !== undefined && !text.includes(marker);
    test(`${tool}: ${what} is where it is expected, and where it is not the build stops`, { skip: unused }, () => {
      assert.match(text, new RegExp(pattern.source, pattern.flags.replace("g", "")), "is the mend still needed?");
      const other = text.replace(
        pattern,
        (all) => `/* written in another way */ ${marker && all.includes(marker) ? marker : ""}`,
      );
      assert.throws(() => mended(other, mends), { message: new RegExp(`write ${what} in another way`) });
    });
  }
}

test("the mark of reference types is in the wasm, and its absence stops the build", () => {
  const changed = withoutReferences(built);
  assert.equal(changed.length, built.length);
  assert.equal(changed.filter((byte, place) => byte !== built[place]).length, 2);
  assert.throws(() => withoutReferences(changed), /does not say that it uses reference-types/);
});

test("wasm-bindgen's flags change neither what the wasm imports nor what it exports", () => {
  const wasm = readFileSync(at("pkg/core.wasm"));
  assert.doesNotThrow(() => sameFace(wasm, wasm));
  assert.throws(() => sameFace(wasm, Buffer.from([0, 97, 115, 109, 1, 0, 0, 0])), /does not fit/);
});

test("both engines export the same functions", async () => {
  const { createCore } = await import("../../pkg/core-js.mjs");
  const asked = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(at("pkg/core.wasm"))));
  const own = asked.filter(({ kind, name }) => kind === "function" && !name.startsWith("__")).map(({ name }) => name);
  assert.ok(own.length > 5);
  assert.deepEqual(Object.keys(createCore()).sort(), own.sort());
});

test("the package describes the root crate, and names no address and no person", () => {
  const made = JSON.parse(readFileSync(at("pkg/package.json"), "utf8"));
  const toml = readFileSync(at("Cargo.toml"), "utf8");
  const said = (name) => new RegExp(`^${name} = "(.*)"$`, "m").exec(toml)[1];
  for (const name of ["name", "version", "description", "license"]) assert.equal(made[name], said(name));
  assert.ok(made.keywords.length >= 3);
  for (const name of ["repository", "homepage", "bugs", "author", "contributors"]) assert.ok(!(name in made), name);
  assert.deepEqual(packageJson(crate(), made.files), made);
});

test("a source map carries what is written by hand, and not the engines' code", () => {
  const map = JSON.stringify({ sources: ["core-js.mjs", "../www/engine/shell.mjs"], sourcesContent: ["a", "b"] });
  assert.deepEqual(JSON.parse(mapOf(Buffer.from(map))).sourcesContent, [null, "b"]);
  for (const name of ["index.mjs", "wasm.mjs", "element.mjs", "define.mjs", "export.mjs", "standalone.js"]) {
    assert.match(readFileSync(at("pkg", name), "utf8"), new RegExp(`\n//# sourceMappingURL=${name}\\.map\n$`));
    const { sources, sourcesContent } = JSON.parse(readFileSync(at("pkg", `${name}.map`), "utf8"));
    const own = sources.findIndex((source) => source.startsWith("../www/"));
    const text = readFileSync(at(sources[own].slice("../".length)), "utf8");
    assert.equal(sourcesContent[own], text);
  }
});

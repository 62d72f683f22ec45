// What is said of where pkg/ comes from: licences, the list of materials, and that a crate with a known weakness is refused.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { at, crate, root } from "../../tools/paths.mjs";
import { materials, sbom, thirdParty, withoutLostLinks } from "../../tools/supply.mjs";

const read = (name) => readFileSync(at("pkg", name), "utf8");
const SBOM = JSON.parse(read("sbom.cdx.json"));
const LICENCES = read("THIRD-PARTY.md");
const compiledIn = () => {
  const tree = "tree --locked --edges normal,no-proc-macro --target wasm32-unknown-unknown --prefix none --format {p}";
  const lines = execFileSync("cargo", tree.split(" "), { cwd: root, encoding: "utf8" }).split("\n");
  // Folders of ours have their path behind their version.
  return [...new Set(lines)]
    .filter((line) => line && !line.includes("(/"))
    .map((line) => line.replace(" v", " ").replace(" (*)", ""));
};

test("every crate that Cargo compiles in has its licence and its place in the list of materials", () => {
  const named = SBOM.components.map(({ name, version }) => `${name} ${version}`);
  const crates = [...new Set(compiledIn())];
  assert.ok(crates.length >= 10);
  for (const each of crates) {
    assert.ok(named.includes(each), `${each} is not in sbom.cdx.json`);
    assert.ok(LICENCES.includes(`| ${each.replace(" ", " | ")} |`), `${each} is not in THIRD-PARTY.md`);
    assert.match(LICENCES, new RegExp(`^## .*\\b${each.replaceAll(".", "\\.")}(,|$)`, "m"), `${each} has no text`);
  }
  assert.ok(named.some((each) => each.startsWith("rust-std ")));
});

test("the list of materials names each thing once, with licence and hash, and every dependency is in it", () => {
  assert.deepEqual([SBOM.bomFormat, SBOM.specVersion, SBOM.version], ["CycloneDX", "1.6", 1]);
  const references = SBOM.components.map((each) => each["bom-ref"]);
  assert.equal(new Set(references).size, references.length);
  for (const each of SBOM.components) {
    assert.match(each.licenses[0].expression, /MIT|Apache-2\.0/, each.name);
    assert.equal(each.purl, each["bom-ref"]);
    const crateOfOurs = each.purl.startsWith("pkg:cargo/") && !/standard library/.test(each.properties[0].value);
    if (crateOfOurs) assert.match(each.hashes[0].content, /^[0-9a-f]{64}$/, each.name);
  }
  const own = SBOM.metadata.component["bom-ref"];
  assert.deepEqual(SBOM.dependencies.map(({ ref }) => ref).sort(), [own, ...references].sort());
  for (const { dependsOn } of SBOM.dependencies)
    for (const each of dependsOn) assert.ok(references.includes(each), each);
  const [{ dependsOn: direct }] = SBOM.dependencies;
  for (const name of ["chrono", "serde", "wasm-bindgen"])
    assert.ok(direct.some((each) => each.startsWith(`pkg:cargo/${name}@`)));
});

test("both are made anew with the same bytes, and name no folder of this machine and no day", () => {
  const parts = materials();
  assert.equal(thirdParty(parts), LICENCES);
  assert.deepEqual(JSON.parse(JSON.stringify(sbom(parts, crate()))), SBOM);
  for (const text of [LICENCES, read("sbom.cdx.json")]) {
    for (const folder of [root, homedir(), tmpdir(), ".cargo", ".rustup"]) assert.ok(!text.includes(folder), folder);
  }
  assert.ok(!("timestamp" in SBOM.metadata) && !("serialNumber" in SBOM));
});

test("what is written in the package leads to files that it has", () => {
  for (const name of ["README.md", "SECURITY.md", "CHANGELOG.md"]) {
    const links = [...read(name).matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, file]) => file);
    for (const file of links) assert.ok(existsSync(at("pkg", file)), `${name} leads to ${file}, which is not there`);
  }
  assert.match(read("README.md"), /\]\(SECURITY\.md\)/);
  assert.equal(
    withoutLostLinks("[a](b.md), [c](d.md#e), [f](https://g.h), [i](#j)", (file) => file === "d.md"),
    "a, [c](d.md#e), [f](https://g.h), [i](#j)",
  );
});

test("a crate with a known weakness is refused where a database is named", () => {
  const database = mkdtempSync(path.join(tmpdir(), "joint-risk-advisories-"));
  const git = (...args) =>
    execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.org", ...args], { cwd: database });
  const advise = (name) => {
    mkdirSync(path.join(database, "crates", name), { recursive: true });
    const advisory = `[advisory]\nid = "RUSTSEC-2026-9999"\npackage = "${name}"\ndate = "2026-01-01"\n\n[versions]\npatched = [">= 9999.0.0"]\n`;
    writeFileSync(
      path.join(database, "crates", name, "RUSTSEC-2026-9999.md"),
      `\`\`\`toml\n${advisory}\`\`\`\n\n# Made up\n\nFor a test.\n`,
    );
    git("add", "--all");
    git("commit", "--quiet", "--message", name);
  };
  const check = (given) =>
    spawnSync("make", ["advisories"], { cwd: root, encoding: "utf8", env: { ...process.env, ADVISORY_DB: given } });
  try {
    git("init", "--quiet");
    advise("no-crate-of-ours");
    assert.equal(check(database).status, 0);
    rmSync(path.join(database, "crates"), { recursive: true });
    advise("chrono");
    const refused = check(database);
    assert.notEqual(refused.status, 0);
    assert.match(refused.stderr, /RUSTSEC-2026-9999/);
    const without = check("");
    assert.equal(without.status, 0);
    assert.match(without.stdout, /advisories: skipped/);
  } finally {
    rmSync(database, { recursive: true, force: true });
    rmSync(at("target/advisories"), { recursive: true, force: true });
  }
});

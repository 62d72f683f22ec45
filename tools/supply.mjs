/**
 * What pkg/ is made of, for those who have to know: THIRD-PARTY.md, the licences of everything that is compiled in, and
 * sbom.cdx.json, the same as a CycloneDX list of materials. Both are made from what Cargo resolved, from the folders
 * of the packages and from the toolchain; they name no day and no folder of this machine, and ask nothing of the network.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { at, root } from "./paths.mjs";

const TARGET = "wasm32-unknown-unknown";
/** Packages of npm that write code of theirs into what they make. */
const WRITERS = ["binaryen", "esbuild"];
const LICENCE_FILE = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;

const run = (command, args) => execFileSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
const byName = (one, other) =>
  one.name < other.name || (one.name === other.name && one.version < other.version) ? -1 : 1;

function textsIn(folder) {
  return readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
}

/** `MIT/Apache-2.0` is how expressions were written once. */
const expression = (licence) => licence.replaceAll("/", " OR ");

/** The crates that the engine is compiled from, and those that only write code while it is. */
function crates() {
  const described = run("cargo", ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET]);
  const { packages, resolve } = JSON.parse(described);
  const packageOf = new Map(packages.map((each) => [each.id, each]));
  const nodeOf = new Map(resolve.nodes.map((each) => [each.id, each]));
  const writes = new Map();
  const walk = (id, before) => {
    const macro = before || packageOf.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
    if (writes.has(id) && (macro || !writes.get(id))) return;
    writes.set(id, macro);
    for (const { pkg, dep_kinds: kinds } of nodeOf.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null)) walk(pkg, macro);
    }
  };
  walk(resolve.root, false);
  const needs = (id) =>
    nodeOf
      .get(id)
      .deps.filter(({ pkg, dep_kinds: kinds }) => writes.has(pkg) && kinds.some(({ kind }) => kind === null))
      .map(({ pkg }) => pkg);
  const reference = (id) => purl("cargo", packageOf.get(id));
  // Folders of ours have no source.
  const ours = (id) => packageOf.get(id).source === null;
  const list = [...writes]
    .filter(([id]) => !ours(id))
    .map(([id, macro]) => {
      const { name, version, license, description, manifest_path: manifest } = packageOf.get(id);
      if (!license) throw new Error(`${name} ${version} names no licence`);
      const role = macro ? "writes code while it is compiled" : "compiled in";
      const found = { kind: "cargo", name, version, licence: expression(license), description, role };
      return { ...found, needs: needs(id).map(reference), texts: textsIn(path.dirname(manifest)) };
    })
    .sort(byName);
  const direct = [...writes.keys()].filter(ours).flatMap((id) => needs(id).filter((each) => !ours(each)));
  return { list, direct: [...new Set(direct.map(reference))], checksums: checksums() };
}

/** The sums by which Cargo.lock holds each crate. */
function checksums() {
  const lock = readFileSync(at("Cargo.lock"), "utf8");
  const entries = [
    ...lock.matchAll(/name = "([^"]+)"\nversion = "([^"]+)"\nsource = [^\n]+\nchecksum = "([0-9a-f]{64})"/g),
  ];
  return new Map(entries.map(([, name, version, sum]) => [purl("cargo", { name, version }), sum]));
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"' };
const plain = (html) =>
  html.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code, name) =>
    code ? String.fromCodePoint(code) : ENTITIES[name],
  );

/** Rust's standard library, and the crates that it is built from for WebAssembly, by the notices of the toolchain. */
function standardLibrary() {
  const sysroot = run("rustc", ["--print", "sysroot"]).trim();
  const version = /^rustc (\S+)/.exec(run("rustc", ["--version"]))[1];
  const built = readdirSync(path.join(sysroot, "lib/rustlib", TARGET, "lib"))
    .map((name) => /^lib(.+)-[0-9a-f]+\.rlib$/.exec(name)?.[1].replaceAll("_", "-"))
    .filter(Boolean);
  const notices = readFileSync(path.join(sysroot, "share/doc/rust/COPYRIGHT-library.html"), "utf8");
  const parts = notices.split(/<h3>📦 /).slice(1);
  const list = parts.flatMap((part) => {
    const [, name, number] = /^([\w-]+?)-(\d[^<]*)</.exec(part);
    const licence = /<b>License:<\/b> ([^<]+)</.exec(part)[1];
    const texts = [...part.matchAll(/<pre>([\s\S]*?)<\/pre>/g)].map(([, text]) => plain(text));
    const role = "in Rust's standard library";
    return built.includes(name.replaceAll("_", "-"))
      ? [{ kind: "cargo", name, version: number, licence: expression(licence), role, texts, needs: [] }]
      : [];
  });
  if (list.length === 0) throw new Error("the toolchain's notices name none of the crates that it is built from");
  const licences = ["MIT.txt", "Apache-2.0.txt", "Unicode-3.0.txt"].map((name) =>
    readFileSync(path.join(sysroot, "share/doc/rust/licenses", name), "utf8"),
  );
  const needs = list.map((each) => purl("cargo", each)).sort();
  const licence = "(MIT OR Apache-2.0) AND Unicode-3.0";
  const std = { kind: "generic", name: "rust-std", version, licence, role: "compiled in", texts: licences, needs };
  return [std, ...list].sort(byName);
}

/** What helpers of theirs stay in the JavaScript that they write. */
function writers() {
  return WRITERS.map((name) => {
    const folder = at("www/node_modules", name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const role = "helpers in the JavaScript that it writes";
    return { kind: "npm", name, version, licence: license, role, texts: textsIn(folder), needs: [] };
  });
}

const purl = (kind, { name, version }) => `pkg:${kind}/${name}@${version.replaceAll("+", "%2B")}`;

/** Everything that is not ours in pkg/: `{ list, direct, checksums }`. */
export function materials() {
  const { list, direct, checksums: sums } = crates();
  const all = new Map([...list, ...standardLibrary(), ...writers()].map((each) => [purl(each.kind, each), each]));
  const both = [...direct, ...[...all].filter(([, { kind }]) => kind !== "cargo").map(([reference]) => reference)];
  return { list: [...all.values()].sort(byName), direct: both.sort(), checksums: sums };
}

// Copies of one licence differ in where their lines break.
const same = (text) => text.replace(/\s+/g, " ").trim();
const lines = (text) =>
  text
    .replace(/\r/g, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/^\n+|\n+$/g, "");

/** THIRD-PARTY.md: a row for each, then every text once, with those that it is of. */
export function thirdParty({ list }) {
  const texts = new Map();
  for (const each of list) {
    if (each.texts.length === 0) throw new Error(`${each.name} ${each.version} carries no text of its licence`);
    for (const text of each.texts) {
      const entry = texts.get(same(text)) ?? { text: lines(text), of: new Set() };
      entry.of.add(`${each.name} ${each.version}`);
      texts.set(same(text), entry);
    }
  }
  const rows = list.map(({ name, version, licence, role }) => `| ${name} | ${version} | ${licence} | ${role} |`);
  const blocks = [...texts.values()].map(
    ({ text, of }) => `## ${[...of].join(", ")}\n\n\`\`\`\`text\n${text}\n\`\`\`\`\n`,
  );
  return `# Third-party licences

Made by tools/supply.mjs from the sources of each. joint-risk itself is under the licence in LICENSE; NOTICE names the
data that it rests on. Where an expression says OR, the first licence that it names is the one taken here.

| what | version | licence | part |
| --- | --- | --- | --- |
${rows.join("\n")}

${blocks.join("\n")}`;
}

/** The CycloneDX list of materials of what `about` describes, as an object. */
export function sbom({ list, direct, checksums: sums }, { version, description, license }) {
  const own = purl("cargo", { name: "joint-risk", version });
  const components = list.map((each) => {
    const reference = purl(each.kind, each);
    const sum = sums.get(reference);
    return {
      type: "library",
      "bom-ref": reference,
      name: each.name,
      version: each.version,
      ...(each.description ? { description: same(each.description) } : {}),
      // What writes code is not in the artefact itself, as CycloneDX has it.
      scope: each.role.startsWith("writes code") ? "excluded" : "required",
      ...(sum ? { hashes: [{ alg: "SHA-256", content: sum }] } : {}),
      licenses: [{ expression: each.licence }],
      purl: reference,
      properties: [{ name: "joint-risk:part", value: each.role }],
    };
  });
  const dependencies = list.map((each) => ({ ref: purl(each.kind, each), dependsOn: [...each.needs].sort() }));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "library",
        "bom-ref": own,
        name: "joint-risk",
        version,
        description,
        licenses: [{ expression: license }],
        purl: own,
      },
    },
    components,
    dependencies: [{ ref: own, dependsOn: direct }, ...dependencies],
  };
}

/** A text of ours for the package: a link to a file that only the sources have is left as its words. */
export const withoutLostLinks = (markdown, has) =>
  markdown.replace(/\[([^\]]+)\]\((?![a-z]+:|#)([^)#]+)[^)]*\)/g, (link, text, file) => (has(file) ? link : text));

// The packed package in hosts without a browser: Node by import and by require, TypeScript, and what checkers say.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { at, CASE, TODAY } from "../support/engine.mjs";
import { installed } from "../support/installed.mjs";

let host;
before(() => (host = installed()));
after(() => host.remove());

const node = (name, text) => {
  writeFileSync(host.at(name), text);
  return execFileSync(process.execPath, [name], { cwd: host.folder, encoding: "utf8" }).trim();
};
const SAY = `const said = async (load) => {
  const engine = await load();
  return [engine.kind, engine.assess(${JSON.stringify(CASE)}, { today: "${TODAY}" }).riskMatrix.sexual.band].join();
};`;

test("Node, by import", () => {
  const text = `import { load } from "joint-risk";
    import { load as nowasm } from "joint-risk/nowasm";
    ${SAY}
    console.log(await said(load), await said(nowasm));`;
  assert.equal(node("host.mjs", text), "wasm,very-high js,very-high");
});

test("Node, by require", () => {
  const text = `const { load } = require("joint-risk");
    const nowasm = require("joint-risk/nowasm").load;
    ${SAY}
    Promise.all([said(load), said(nowasm)]).then((all) => console.log(all.join(" ")));`;
  assert.equal(node("host.cjs", text), "wasm,very-high js,very-high");
  // Nor with a Node that can require modules switched off.
  const flagged = execFileSync(process.execPath, ["--no-experimental-require-module", "host.cjs"], {
    cwd: host.folder,
    encoding: "utf8",
  });
  assert.equal(flagged.trim(), "wasm,very-high js,very-high");
});

test("the class can be imported where there are no elements, and registers nothing", () => {
  const text = `import { JointRiskElement } from "joint-risk/element";
    console.log(typeof JointRiskElement, JointRiskElement.resources);`;
  assert.equal(node("element.mjs", text), "function null");
});

test("what registers the element can be imported on a server, with or without half of a page there", () => {
  const text = (before) => `${before}
    const { JointRiskElement } = await import("joint-risk/define");
    console.log(typeof JointRiskElement, typeof globalThis.customElements?.get?.("joint-risk"));`;
  assert.equal(node("define.mjs", text("")), "function undefined");
  // Servers that render elements bring some of a browser's globals and not others.
  assert.equal(
    node("define.mjs", text("globalThis.customElements = { get() {}, define() { throw 1; } };")),
    "function undefined",
  );
  assert.equal(node("define.mjs", text("globalThis.HTMLElement = class {};")), "function undefined");
  assert.equal(
    node("static.mjs", 'import { load } from "joint-risk/static"; console.log((await load()).because);'),
    "webassembly-allowed",
  );
});

test("files by their path: the wasm, schemas, messages, the manifest", () => {
  const text = `import { createRequire } from "node:module";
    import { readFileSync } from "node:fs";
    const require = createRequire(import.meta.url);
    await WebAssembly.compile(readFileSync(require.resolve("joint-risk/core.wasm")));
    const named = ["schemas/case.json", "schemas/assessment.json", "schemas/standard.json", "messages/en.json"];
    for (const name of [...named, "messages/cy.json", "custom-elements.json", "SRI.json", "package.json"]) {
      require("joint-risk/" + name);
    }
    for (const name of ["standalone.js", "joint-risk.css", "tags.html"]) require.resolve("joint-risk/" + name);
    try { require("joint-risk/core-bytes.mjs"); } catch (error) { console.log(error.code); }`;
  assert.equal(node("files.mjs", text), "ERR_PACKAGE_PATH_NOT_EXPORTED");
});

const TYPED = `import { load, type Assessment, type CaseFile, type Engine } from "joint-risk";
import { load as nowasm } from "joint-risk/nowasm";
export async function score(given: CaseFile): Promise<Assessment> {
  const engine: Engine = await load({ kind: "auto" });
  const because: string = engine.because;
  if (engine.kind === "js" && because === "asked-for") await nowasm();
  // @ts-expect-error a day is text
  engine.assess(given, { today: new Date() });
  // @ts-expect-error there is no such kind
  await load({ kind: "fast" });
  return engine.assess(given, { today: "2026-02-01" });
}
`;
const TYPED_ELEMENT = `import { JointRiskElement } from "joint-risk/element";
import "joint-risk/define";
const element = document.querySelector("joint-risk");
if (element) {
  element.value = { reference: "A123" };
  const valid: boolean = element.valid;
  element.addEventListener("joint-risk-change", ({ detail }) => console.log(detail.valid, detail.case.reference, valid));
  // @ts-expect-error only the element says so
  element.valid = true;
}
JointRiskElement.define("case-assessment");
`;
const TYPED_STATIC = `import { load } from "joint-risk/static";
const engine = await load({ kind: "inline" });
const schema: object = await engine.schema("case");
// @ts-expect-error there is no such schema
await engine.schema("cases");
const reason: "fetch-refused" | string = engine.because;
export { reason, schema };
`;
const TYPED_FRAME = `import { embed } from "joint-risk/iframe/parent.mjs";
const frame = document.querySelector("iframe")!;
const assessment = embed(frame, {
  address: "https://joint-risk.example/iframe/child.html",
  settings: { lang: "cy", reference: "A123" },
  case: { reference: "A123" },
  on: {
    change: ({ case: given, assessment, valid }) => console.log(given.reference, assessment?.joint.rating, valid),
    problem: ({ code, message }) => console.log(code, message),
    // @ts-expect-error there is no such message
    closed: () => {},
  },
});
assessment.load({ reference: "A123" });
// @ts-expect-error settings are text
assessment.set({ today: new Date() });
`;
const TYPED_JSX = `import "joint-risk/jsx";
export const one = <joint-risk mode="full" lang="cy" name="case" today="2026-02-01" value={{ reference: "A123" }} />;
// @ts-expect-error there is no such mode
export const two = <joint-risk mode="half" />;
// @ts-expect-error there is no such attribute
export const three = <joint-risk colour="red" />;
`;
// As React has it: JSX inside its module.
const TYPED_REACT = `import type { JointRiskIntrinsicElements } from "joint-risk/jsx";
declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends JointRiskIntrinsicElements {}
  }
}
export const one = (
  <joint-risk reference="A123" onjoint-risk-change={({ detail }) => console.log(detail.valid)}>
    <p>without script</p>
  </joint-risk>
);
// @ts-expect-error there is no such engine
export const two = <joint-risk engine="fast" />;
`;
const REACT = `export namespace JSX {
  interface Element {}
  interface ElementChildrenAttribute { children: {} }
  interface IntrinsicElements { p: { children?: unknown } }
}
`;

test("TypeScript: by import and by require, as Node resolves and as bundlers do", () => {
  for (const name of ["typed.mts", "typed.cts"]) writeFileSync(host.at(name), TYPED);
  writeFileSync(host.at("element.mts"), TYPED_ELEMENT);
  const tsc = (flags) =>
    spawnSync(process.execPath, [at("www/node_modules/typescript/bin/tsc"), ...flags.split(" ")], {
      cwd: host.folder,
      encoding: "utf8",
    }).stdout;
  const common = "--noEmit --strict --target es2022 --lib es2022,dom --types --skipLibCheck false";
  const flags = common.replace("--types ", "");
  assert.equal(tsc(`${flags} --module nodenext typed.mts typed.cts element.mts`), "");
  assert.equal(tsc(`${flags} --module esnext --moduleResolution bundler typed.mts element.mts`), "");
  for (const [name, text] of Object.entries({
    "static.mts": TYPED_STATIC,
    "frame.mts": TYPED_FRAME,
    "jsx.tsx": TYPED_JSX,
  })) {
    writeFileSync(host.at(name), text);
  }
  assert.equal(tsc(`${flags} --module nodenext static.mts frame.mts`), "");
  assert.equal(
    tsc(`${flags} --module esnext --moduleResolution bundler --jsx preserve static.mts frame.mts jsx.tsx`),
    "",
  );
  mkdirSync(host.at("node_modules/react"), { recursive: true });
  writeFileSync(
    host.at("node_modules/react/package.json"),
    '{ "name": "react", "types": "./index.d.ts", "exports": { ".": "./index.d.ts", "./jsx-runtime": "./jsx-runtime.d.ts" } }',
  );
  writeFileSync(host.at("node_modules/react/index.d.ts"), REACT);
  writeFileSync(
    host.at("node_modules/react/jsx-runtime.d.ts"),
    'export { JSX } from "react";\nexport const jsx: unknown;\nexport const jsxs: unknown;\n',
  );
  writeFileSync(host.at("react.tsx"), TYPED_REACT);
  assert.equal(tsc(`${flags} --module esnext --moduleResolution bundler --jsx react-jsx react.tsx`), "");
});

test("are the types wrong? No", () => {
  const bin = at("www/node_modules/@arethetypeswrong/cli/dist/index.js");
  const attw = (flags) =>
    spawnSync(process.execPath, [bin, host.tarball, "--no-emoji", "--format", "table", ...flags], { encoding: "utf8" });
  const code = attw(["--profile", "node16", "--entrypoints", ".", "nowasm"]);
  assert.equal(code.status, 0, code.stdout + code.stderr);
  // What needs a page's elements is imported only.
  const element = attw(["--profile", "esm-only", "--entrypoints", "element", "define"]);
  assert.equal(element.status, 0, element.stdout + element.stderr);
});

test("every file but package.json is held by its hash", () => {
  const hashes = JSON.parse(readFileSync(at("pkg/SRI.json"), "utf8"));
  const names = readdirSync(at("pkg"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(at("pkg").length + 1))
    .filter((name) => !["SRI.json", "package.json"].includes(name));
  assert.deepEqual(Object.keys(hashes).sort(), names.sort());
  for (const [name, hash] of Object.entries(hashes)) {
    const made = createHash("sha384")
      .update(readFileSync(at("pkg", name)))
      .digest("base64");
    assert.equal(hash, `sha384-${made}`, name);
  }
});

test("the tags name every file that a page needs, each with its hash", () => {
  const hashes = JSON.parse(readFileSync(at("pkg/SRI.json"), "utf8"));
  const text = readFileSync(at("pkg/tags.html"), "utf8");
  const tags = [...text.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)" integrity="([^"]+)"[^>]*>/g)];
  assert.equal(tags.length, [...text.matchAll(/<(?:link|script)\b/g)].length, "a tag has no integrity");
  for (const [tag, name, hash] of tags) assert.equal(hash, hashes[name], tag);
  const named = new Set(tags.map(([, name]) => name));
  for (const name of "core.wasm wasm.mjs core-bytes.mjs core-js.mjs messages/cy.mjs standalone.js".split(" "))
    assert.ok(named.has(name), name);
});

test("the manifest of the element says what its class has", async () => {
  const { modules } = JSON.parse(readFileSync(at("pkg/custom-elements.json"), "utf8"));
  const [{ attributes, members, events, tagName }] = modules[0].declarations;
  const { JointRiskElement } = await import("../../pkg/element.mjs");
  assert.equal(tagName, "joint-risk");
  const named = (list) => list.map(({ name }) => name).sort();
  assert.deepEqual(named(attributes), [...JointRiskElement.observedAttributes].sort());
  const own = Object.getOwnPropertyNames(JointRiskElement.prototype).filter(
    (name) => name !== "constructor" && !name.endsWith("Callback"),
  );
  assert.deepEqual(named(members), own.sort());
  const source = ["joint-risk-element", "held-case"]
    .map((name) => readFileSync(at(`www/element/${name}.mjs`), "utf8"))
    .join();
  const said = new Set([...source.matchAll(/#say\("([a-z-]+)"/g)].map((match) => `joint-risk-${match[1]}`));
  assert.deepEqual(named(events), [...said].sort());
  const types = readFileSync(at("pkg/element.d.ts"), "utf8");
  for (const { name } of [...events, ...members]) assert.ok(types.includes(name), `the types lack ${name}`);
});

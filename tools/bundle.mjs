/**
 * Puts the element into pkg/: one file with the class, one that registers it, one
 * stylesheet, and standalone.js for pages without modules. Sources that are shared
 * by both come as chunks; the engine stays in files of its own, loaded when needed.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { at, require } from "./paths.mjs";

const SHARED = {
  bundle: true,
  minify: true,
  charset: "ascii",
  legalComments: "none",
  target: ["es2022"],
  logLevel: "warning",
  // The page, and not the element, finds its words by its own address.
  logOverride: { "empty-import-meta": "silent" },
  write: false,
  absWorkingDir: at("."),
};

/** The engine as its own files beside the element's; for standalone.js it is taken in whole. */
const engine = (inside) => ({
  name: "engine",
  setup(build) {
    build.onResolve({ filter: /\/pkg\/[\w-]+\.mjs$/ }, ({ path: asked }) => {
      const name = path.basename(asked);
      return inside ? { path: at("pkg", name) } : { path: `./${name}`, external: true };
    });
  },
});

/** Classic script: no imports, one global. It registers the element and holds both engines and both languages. */
const STANDALONE = `
import { JointRiskElement } from "./www/element/joint-risk-element.mjs";
import { load } from "./www/pkg/index.mjs";
import cy from "./www/messages/cy.json";
import en from "./www/messages/en.json";
const messages = { cy, en };
JointRiskElement.resources ??= {
  engine: (kind) => load({ kind }),
  messages: async (language) => messages[language],
};
JointRiskElement.define();
export { JointRiskElement, load };
`;

/** `[name, bytes]` of every file that pkg/ gets from here. */
export async function elementFiles() {
  const { build } = require("esbuild");
  const modules = build({
    ...SHARED,
    entryPoints: {
      element: at("www/element/joint-risk-element.mjs"),
      define: at("www/element/define.mjs"),
      export: at("www/export/index.mjs"),
    },
    format: "esm",
    splitting: true,
    outdir: at("pkg"),
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunk-[hash]",
    plugins: [engine(false)],
  });
  const standalone = build({
    ...SHARED,
    stdin: { contents: STANDALONE, resolveDir: at("."), sourcefile: "standalone.mjs" },
    format: "iife",
    globalName: "jointRisk",
    outfile: at("pkg/standalone.js"),
    plugins: [engine(true)],
  });
  const style = build({
    ...SHARED,
    entryPoints: [at("www/element/joint-risk.css")],
    outfile: at("pkg/joint-risk.css"),
  });
  const made = (await Promise.all([modules, standalone, style])).flatMap(({ outputFiles }) => outputFiles);
  return made.map(({ path: file, contents }) => [path.basename(file), Buffer.from(contents)]);
}

const DESCRIBED = {
  mode: "What is asked: `full`, `risk-matrix`, `oasys`, `dates` or `read-only`; `full` without it.",
  lang: "`en` or `cy`. Without it the nearest `lang` above counts.",
  today: "The day of the assessment, YYYY-MM-DD; without it the browser's day.",
  standard: "The standard that new cases follow, as `england-wales-2005`.",
  "heading-level": "Level of the element's first heading, 1 to 4; 2 without it.",
  engine: "`auto`, `wasm` or `js`; `auto` without it. `js` never tries WebAssembly.",
  pages: "`many` (one question page at a time) or `one`; `many` without it.",
  reference: "The reference that the host expects: a case with another is refused.",
  "year-of-birth": "The year of birth that the host expects, YYYY: a case with another is refused.",
  name: "Name of the form's field that carries the case as JSON text.",
  "assessment-name": "Name of the form's field that carries the assessment as JSON text.",
  marking: "The protective marking that heads every printed page.",
  disabled: "Nothing can be answered.",
};
const EVENTS = {
  ready: "The element can be used. `detail`: `{ engine, language }`.",
  change: "An answer has changed. `detail`: `{ case, assessment, valid, today }`.",
  complete: "The answers were checked and nothing is wrong with them. `detail` as in `joint-risk-change`.",
  problem: "Something is wrong. `detail`: `{ code, message, problems? }`.",
  language: "Another language is shown. `detail`: `{ language }`.",
  "before-save": "The case is about to be saved to a file; a host that keeps it itself prevents the default.",
  save: "The case was saved to a file. `detail` as in `joint-risk-change`, with `fileName`.",
};
const FIELDS = {
  value: ["CaseFile", "The case as it is now, frozen; set it to load another.", false],
  assessment: ["Assessment | null", "What the engine makes of the case, frozen.", true],
  valid: ["boolean", "Whether the case is assessed and nothing is wrong with it. Unanswered is not wrong.", true],
  unsaved: ["boolean", "Whether something was changed since it was loaded or saved.", true],
  form: ["HTMLFormElement | null", "The form that the element belongs to.", true],
  engine: ["Engine | null", "The engine in use; a host may hand over what `load()` gives.", false],
  messages: ["Record<string, object>", "Words that the host has loaded itself, by language.", false],
};
const METHODS = {
  save: "Saves the case to a file, unless the host prevents it.",
  print: "Prints the summary and the record; `{ disclosable: true }` leaves out what may not be disclosed.",
  show: "Opens a section by its name, or `tasks`, `check` or `result`.",
  markSaved: "Says that the host has kept the case: it counts as saved.",
};

/** The custom-elements manifest: what editors and documentation tools read. */
export function manifest() {
  const named = (list) => Object.entries(list).map(([name, description]) => ({ name, description }));
  const text = { text: "string" };
  const members = [
    ...Object.entries(FIELDS).map(([name, [type, description, readonly]]) => ({
      kind: "field",
      name,
      type: { text: type },
      description,
      ...(readonly && { readonly }),
    })),
    ...named(METHODS).map((method) => ({ kind: "method", ...method })),
  ];
  const declaration = {
    kind: "class",
    name: "JointRiskElement",
    tagName: "joint-risk",
    customElement: true,
    superclass: { name: "HTMLElement" },
    description: "The joint assessment of Risk Matrix 2000 and OASys inside a host's page, in the light DOM.",
    attributes: named(DESCRIBED).map((one) => ({ ...one, type: one.name === "disabled" ? { text: "boolean" } : text })),
    members,
    events: named(EVENTS).map((one) => ({ ...one, name: `joint-risk-${one.name}`, type: { text: "CustomEvent" } })),
    slots: [{ name: "", description: "What the host shows where the element cannot run, or fields that it enhances." }],
  };
  const reference = { name: "JointRiskElement", module: "element.mjs" };
  const js = (name, kind = "js") => ({ kind, name, declaration: reference });
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: "element.mjs",
        declarations: [declaration],
        exports: [js("JointRiskElement")],
      },
      {
        kind: "javascript-module",
        path: "define.mjs",
        declarations: [],
        exports: [js("JointRiskElement"), js("joint-risk", "custom-element-definition")],
      },
    ],
  };
}

/** Types of the element and of what leaves it, for a host's TypeScript: `source` is a file of www/. */
export const typesOf = (source) => readFileSync(at("www", source), "utf8").replace("../../src/wasm.js", "./index.js");

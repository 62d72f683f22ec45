// The element where there is no browser: it can be imported, does nothing by itself, and promises what it has.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { at } from "../support/engine.mjs";

const before = Object.keys(globalThis);
const { JointRiskElement } = await import("../../www/element/joint-risk-element.mjs");

test("imports in Node without a trace", () => {
  assert.deepEqual(Object.keys(globalThis), before);
  assert.equal(JointRiskElement.resources, null);
  assert.equal(JointRiskElement.formAssociated, true);
});

test("registers once, under the name that is asked for", () => {
  const names = new Map();
  const registry = { get: (name) => names.get(name), define: (name, made) => names.set(name, made) };
  assert.equal(JointRiskElement.define("joint-risk", registry), JointRiskElement);
  JointRiskElement.define("joint-risk", registry);
  assert.deepEqual([...names], [["joint-risk", JointRiskElement]]);
});

test("its types name every attribute, property and event that it has, and none besides", () => {
  const types = readFileSync(at("www/element/joint-risk-element.d.mts"), "utf8");
  const code = ["joint-risk-element", "held-case"].map((name) => readFileSync(at(`www/element/${name}.mjs`), "utf8"));
  for (const attribute of JointRiskElement.observedAttributes)
    assert.match(types, new RegExp(`\`${attribute}\``), attribute);
  const own = Object.getOwnPropertyNames(JointRiskElement.prototype).filter(
    (name) => !/^constructor$|Callback$/.test(name),
  );
  for (const name of own) assert.match(types, new RegExp(`\\b${name}\\b`), name);
  const said = [...code.join().matchAll(/#say\("([a-z-]+)"/g)].map(([, name]) => name);
  const typed = [...types.matchAll(/^ {2}"joint-risk-([a-z-]+)": CustomEvent/gm)].map(([, name]) => name);
  assert.deepEqual([...new Set(said)].sort(), typed.sort());
});

test("takes no markup, evaluates nothing, asks no network and keeps nothing", () => {
  for (const file of [
    "joint-risk-element",
    "held-case",
    "app",
    "views",
    "frame",
    "parts",
    "answers",
    "host-form",
    "modes",
    "print",
    "save-file",
  ]) {
    const code = readFileSync(at(`www/element/${file}.mjs`), "utf8");
    assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function/, file);
    assert.doesNotMatch(
      code,
      /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage|sessionStorage|indexedDB|cookie/,
      file,
    );
    assert.doesNotMatch(code, /document\.title|location\.|history\./, file);
  }
});

test("no module imports itself by way of others", () => {
  const names = readdirSync(at("www"), { recursive: true }).map(String);
  const modules = names.filter((name) => /^(?!node_modules).*(?<!\.d)\.mjs$/.test(name));
  const imported = new Map(
    modules.map((name) => [
      name,
      [...readFileSync(at("www", name), "utf8").matchAll(/\b(?:from|import) "(\.[^"]+\.mjs)"/g)].map(([, to]) =>
        path.join(path.dirname(name), to),
      ),
    ]),
  );
  assert.ok([...imported.values()].flat().length > modules.length, `${modules.length} modules`);
  // What imports nothing that is left leads back nowhere: taken away until only circles are left.
  for (let before = 0; before !== imported.size;) {
    before = imported.size;
    for (const [name, others] of imported) if (!others.some((other) => imported.has(other))) imported.delete(name);
  }
  assert.deepEqual([...imported.keys()], []);
});

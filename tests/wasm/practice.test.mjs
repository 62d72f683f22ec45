// What practice brought to light, in WebAssembly and in JavaScript: the rows that tests/practice.rs runs natively.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at as file, load } from "../support/engine.mjs";

const CLOSED = new Set(["done", "superseded", "ended", "lapsed"]);
const rows = readFileSync(file("tests/practice/practice.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((row) => JSON.parse(row));
const engines = [await load({ kind: "wasm" }), await load({ kind: "js" })];

/**
 * Follows a path: a step in a list is a place, or the kind or code of what is meant; of several the first that is open.
 */
function follow(assessment, path) {
  return path
    .split("/")
    .slice(1)
    .reduce((place, step) => {
      if (!Array.isArray(place)) return place?.[step];
      if (/^\d+$/.test(step)) return place[Number(step)];
      const named = place.filter(({ kind, code }) => [kind, code].includes(step));
      return named.find(({ state }) => !CLOSED.has(state)) ?? named[0];
    }, assessment);
}

test("there are rows", () => assert.ok(rows.length > 90));

for (const { name, case: given, today, expect } of rows) {
  test(name, () => {
    for (const engine of engines) {
      const answer =
        typeof given === "string" ? JSON.parse(engine.assessJson(given, today)) : engine.assess(given, { today });
      for (const { path, value, not } of expect) {
        const found = follow(answer, path) ?? null;
        if (not === undefined) assert.deepEqual(found, value, `${engine.kind} ${path}`);
        else assert.ok(found !== null && found !== not, `${engine.kind} ${path}: ${found}`);
      }
    }
  });
}

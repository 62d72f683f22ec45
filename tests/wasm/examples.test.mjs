// The worked cases that the page shows are what the engine gives.
import assert from "node:assert/strict";
import { test } from "node:test";
import { examples, load } from "../support/engine.mjs";

const engine = await load();
const CLOSED = new Set(["done", "ended", "superseded", "lapsed"]);

/**
 * What is at a path of an assessment, as `/duties/home-visit/due`. In a list a
 * name finds the entry with that kind, code or section; of several duties of one
 * kind the one that is open.
 */
function at(value, path) {
  return path
    .split("/")
    .slice(1)
    .reduce((place, name) => {
      if (!Array.isArray(place)) return place?.[name];
      const found = place.filter(({ kind, code, section }) => [kind, code, `section-${section}`].includes(name));
      return found.find(({ state }) => !CLOSED.has(state)) ?? found.at(-1);
    }, value);
}

for (const { id, today, case: given, expect } of examples()) {
  test(`worked case ${id}`, () => {
    const assessment = engine.assess(given, { today });
    const found = Object.fromEntries(Object.keys(expect).map((path) => [path, at(assessment, path)]));
    assert.deepEqual(found, expect);
  });
}

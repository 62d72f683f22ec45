// Standards, their comparison and a calendar that changed, by way of the shell.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { CASES } from "../../benches/cases.mjs";
import { at, CASE, load, TODAY } from "../support/engine.mjs";

const engine = await load();

test("standards lists every document that is built in", () => {
  const files = readdirSync(at("src/standard")).filter((name) => name.endsWith(".json"));
  const listed = engine.standards();
  assert.deepEqual(listed.map(({ id }) => `${id}.json`).sort(), files.sort());
  assert.deepEqual(
    listed.map(({ id }) => id),
    engine.version().standards,
  );
  const scotland = listed.find(({ id }) => id === "scotland");
  assert.deepEqual([scotland.division, scotland.insteadOfOasys, scotland.basedOn], ["scotland", "ls-cmi", null]);
});

test("compareStandards gives the duties that differ, of built-in standards and of the case's own", () => {
  const pair = ["england-wales-2005", "england-wales-2017"];
  const found = engine.compareStandards(CASE, { today: TODAY, standards: pair });
  assert.deepEqual([found.standards, found.problems], [pair, []]);
  const initial = found.differences.find(({ kind }) => kind === "oasys-initial");
  assert.deepEqual([initial.one.due, initial.other.state], ["2026-01-26", "cannot-date"]);
  const own = {
    schema: "joint-risk/standard/1",
    id: "our-area",
    title: "Our area",
    basedOn: "england-wales-2005",
    rules: [
      { id: "oasys-review", within: { weeks: 12 }, source: { title: "Our policy" }, standing: "confirmed" },
      { id: "home-visit-very-high", within: { weeks: 2 }, source: { title: "Our policy" }, standing: "confirmed" },
    ],
  };
  const brought = engine.compareStandards(
    { ...CASE, standard: own },
    { today: TODAY, standards: ["our-area", pair[0]] },
  );
  assert.deepEqual(
    brought.differences.map(({ kind, one, other }) => [kind, one.due ?? one.earliest, other.due ?? other.earliest]),
    [
      ["home-visit", "2026-01-19", "2026-02-05"],
      ["oasys-review", "2026-04-26", "2026-05-24"],
    ],
  );
});

test("datesChanged takes an object or its text; what the engine writes itself has not changed", () => {
  const stored = engine.assess(CASE, { today: TODAY });
  assert.deepEqual(engine.datesChanged(stored).changed, []);
  assert.deepEqual(engine.datesChanged(JSON.stringify(stored)), engine.datesChanged(stored));
  const initial = stored.duties.find(({ kind }) => kind === "oasys-initial");
  initial.due = "2026-01-25";
  const { changed, storedOn } = engine.datesChanged(stored);
  assert.equal(storedOn, TODAY);
  assert.deepEqual(
    changed.map(({ kind, due }) => [kind, due]),
    [["oasys-initial", { was: "2026-01-25", now: "2026-01-26" }]],
  );
});

test("datesChanged takes an answer that is longer than any case may be", () => {
  const stored = engine.assessJson(JSON.stringify(CASES.long), TODAY);
  assert.ok(stored.length > 1_048_576, `${stored.length}`);
  for (const given of [stored, JSON.parse(stored)]) {
    const { problems, changed, storedOn } = engine.datesChanged(given);
    assert.deepEqual([problems, changed, storedOn], [[], [], TODAY]);
  }
});

test("misuse throws, and says what was expected", () => {
  for (const options of [
    undefined,
    {},
    { today: TODAY },
    { today: TODAY, standards: ["one"] },
    { standards: ["a", "b"] },
  ]) {
    assert.throws(() => engine.compareStandards(CASE, options), { name: "TypeError", message: /two standards/ });
  }
  assert.throws(() => engine.compareStandards(null, { today: TODAY, standards: ["a", "b"] }), TypeError);
  assert.throws(() => engine.compareStandards(CASE, { today: "soon", standards: ["a", "b"] }), /`today` must be a day/);
  for (const stored of [undefined, null, 1, []]) assert.throws(() => engine.datesChanged(stored), TypeError);
  assert.deepEqual(
    engine.datesChanged("{").problems.map(({ code }) => code),
    ["malformed-json"],
  );
});

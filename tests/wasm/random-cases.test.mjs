// What the random cases reach: every member and every code of the schema, and every standard.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { COUNT, SEED } from "../../tools/answers.mjs";
import { at } from "../../tools/paths.mjs";
import { questions } from "../support/questions.mjs";
import { randomCases } from "../support/random-cases.mjs";
import { reach, told } from "../support/reached.mjs";

test(`${COUNT} random cases of seed ${SEED} reach every member and every code of a case`, () => {
  const promised = told(JSON.parse(readFileSync(at("pkg/schemas/case.json"), "utf8")));
  const reached = new Set();
  for (const [, text] of randomCases(SEED, COUNT, questions())) {
    try {
      reach(reached, JSON.parse(text));
    } catch {
      // Some are cut short on purpose.
    }
  }
  assert.ok(promised.size > 1000, `the schema tells of ${promised.size} members and codes`);
  for (const part of [
    ".events[notified].about=travel",
    ".events[court-order-made].order",
    ".standard.rules.within.days",
  ])
    assert.ok(promised.has(part), `the schema does not tell of ${part}`);
  assert.deepEqual(
    [...promised].filter((part) => !reached.has(part)),
    [],
  );
  for (const name of readdirSync(at("src/standard")).filter((each) => each.endsWith(".json")))
    assert.ok(reached.has(`.standard=${name.replace(".json", "")}`), `no case names ${name}`);
});

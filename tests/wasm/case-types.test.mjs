// What types/case.d.ts tells of a case and of an exercise, and what the engine reads of them: the same members.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { at, load, TODAY } from "../support/engine.mjs";
import { reach, told } from "../support/reached.mjs";
import { pathOf, sample } from "../support/samples.mjs";

const engine = await load();
const schemaOf = (name) => JSON.parse(readFileSync(at(`pkg/schemas/${name}.json`), "utf8"));
const READS = {
  case: (given) => engine.assess(given, { today: TODAY }).problems,
  exercise: (given) => engine.mark(given, { exercise: "word", edition: 3, answers: {} }).problems,
};
const UNKNOWN = new Set(["unknown-key", "unknown-question"]);
const ROUNDS = 400;

/** The same choices every time: of as many parts as there are, over and over. */
function chooser(seed) {
  let state = seed * 2654435761 + 1;
  return (list) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)];
  };
}

/** Every name in the reader, and every one that the schema has. */
function vocabulary(schema) {
  const names = new Set(
    JSON.stringify(schema)
      .match(/"[A-Za-z][\w.]*"(?=:)/g)
      .map((name) => name.slice(1, -1)),
  );
  for (const folder of ["case", "standard", "training"])
    for (const name of readdirSync(at(`src/${folder}`), { recursive: true }).filter((each) => each.endsWith(".rs")))
      for (const [, word] of readFileSync(at(`src/${folder}`, name), "utf8").matchAll(/"([A-Za-z][\w.]*)"/g))
        names.add(word);
  return names;
}

for (const [name, problemsOf] of Object.entries(READS)) {
  const schema = schemaOf(name);
  // What is in the case of an exercise is asked of a case alone.
  if (name === "exercise") schema.properties.case = { const: {} };

  test(`${name}: the engine knows every member and every code that the types tell of`, () => {
    const reached = new Set();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { value, coded } = sample(schema, chooser(round));
      const unknown = problemsOf(value).filter(
        ({ code, field }) => UNKNOWN.has(code) || (code === "unknown-code" && coded.has(field)),
      );
      assert.deepEqual(unknown, []);
      reach(reached, value);
    }
    // In an exercise every object is asked with every member anyway, and has few codes.
    if (name === "case")
      assert.deepEqual(
        [...told(schema)].filter((part) => !reached.has(part)),
        [],
      );
  });

  test(`${name}: the engine takes the codes that the types tell of and no others`, () => {
    const found = [];
    const asked = new Set();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { value, coded } = sample(schema, chooser(round));
      for (const [path, { place, value: given, codes, put }] of coded) {
        // Where numbers are asked, "not known" is the only text and none of a set.
        const expected = codes.filter((code) => code !== "not-known");
        if (asked.has(place) || expected.length === 0) continue;
        asked.add(place);
        put("no-such-code");
        const refused = problemsOf(value).find(
          ({ code, field }) => code === "unknown-code" && [path, path.replace(/\.value$/, "")].includes(field),
        );
        put(given);
        const taken = refused?.allowed ?? [];
        const differs = new Set(
          [...taken, ...expected].filter((code) => taken.includes(code) !== expected.includes(code)),
        );
        if (differs.size > 0) found.push(`${place} (${path}): ${[...differs].join(" ")}`);
      }
    }
    assert.deepEqual(found, []);
    assert.ok(asked.size > 5, `${asked.size} codes`);
  });

  test(`${name}: the engine knows no member that the types do not tell of`, () => {
    const names = [...vocabulary(schema)];
    assert.ok(names.length > 300, `${names.length} names`);
    const asked = new Set();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { value, objects } = sample(schema, chooser(round));
      for (const { path, place, value: object, members } of objects) {
        if (asked.has(place)) continue;
        asked.add(place);
        const strangers = names.filter((each) => !members.has(each));
        for (const stranger of strangers) object[stranger] = true;
        const refused = new Set(
          problemsOf(value)
            .filter(({ code }) => UNKNOWN.has(code))
            .map(({ field }) => field),
        );
        for (const stranger of strangers) delete object[stranger];
        assert.deepEqual(
          strangers.filter((stranger) => !refused.has(pathOf(path, stranger))),
          [],
          `${place} (${path})`,
        );
      }
    }
    assert.ok(asked.size > 10, `${asked.size} objects`);
  });
}

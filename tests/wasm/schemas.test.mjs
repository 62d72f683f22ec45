// The schemas and types that the package ships hold for what the engine gives and for what it ships.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { at, examples, load, require, validators } from "../support/engine.mjs";
import { randomCases } from "../support/random-cases.mjs";
import { reach, told } from "../support/reached.mjs";

const engine = await load();
const valid = validators();

function holds(name, value, what) {
  assert.ok(valid[name](value), `${what}: ${JSON.stringify(valid[name].errors)}`);
}

const worked = () => examples().map(({ id, today, case: given }) => [id, engine.assess(given, { today }), given]);
const random = () =>
  randomCases(1, 2000, engine.questions()).map(([today, text]) => [text, JSON.parse(engine.assessJson(text, today))]);

test("every worked case is a case", () => {
  for (const [id, , given] of worked()) holds("case", given, id);
});

test("every assessment is an assessment", () => {
  for (const [what, assessment] of [...worked(), ...random()]) holds("assessment", assessment, what);
});

/** Two failed visits in Scotland: of the random cases none may have them. */
const scottish = () => {
  const visits = ["2026-02-01", "2026-02-08"].map((on) => ({ kind: "visit", on, access: false }));
  return engine.assess({ division: "scotland", events: visits }, { today: "2026-03-01" });
};

// Here the Rust type could hold more than the promised type says, so what comes out has to hold it.
test("a type that is narrower than in Rust says all that comes out, and nothing else", () => {
  const promised = told(JSON.parse(readFileSync(at("pkg/schemas/assessment.json"), "utf8")));
  const given = new Set();
  const answers = new Set();
  for (const assessment of [...[...worked(), ...random()].map(([, each]) => each), scottish()]) {
    holds("assessment", assessment, assessment.today);
    reach(given, assessment);
    for (const scale of ["sexual", "violent", "combined"])
      for (const { answer } of assessment.riskMatrix[scale].wouldChange) answers.add(typeof answer);
  }
  const codesOf = (found, place) => [...found].filter((each) => each.startsWith(`${place}=`)).sort();
  for (const place of [
    ".management.visits.failedAccess.entryWarrant.section",
    ".oasys.harm.summary.missing",
    ".oasys.plan.harmWithoutObjective.need",
  ]) {
    assert.ok(codesOf(promised, place).length > 1, place);
    assert.deepEqual(codesOf(given, place), codesOf(promised, place));
  }
  // Of the sixteen items eight are about now, and eight about before.
  const concerns = ["now", "past"].map((time) => codesOf(given, `.oasys.harm.concerns.${time}.item`));
  const items = (list) => list.map((each) => each.split("=")[1]).sort();
  assert.deepEqual(items(concerns.flat()), items(codesOf(promised, ".oasys.harm.concerns.now.item")));
  assert.deepEqual([...answers].sort(), ["boolean", "number"]);
});

test("every standard is a standard", () => {
  const names = readdirSync(at("src/standard")).filter((name) => name.endsWith(".json"));
  assert.ok(names.length > 0);
  for (const name of names) holds("standard", JSON.parse(readFileSync(at("src/standard", name), "utf8")), name);
});

test("the schemas refuse what is not promised", () => {
  assert.equal(valid.case({ unknown: 1 }), false);
  assert.equal(valid.case({ person: { dateOfBirth: "2026-02-30" } }), false);
  const [[, assessment]] = random();
  assert.equal(valid.assessment({ ...assessment, extra: null }), false);
  delete assessment.duties;
  assert.equal(valid.assessment(assessment), false);
});

test("what schema() gives is what the files hold", async () => {
  for (const name of ["case", "assessment", "standard", "exercise"]) {
    const file = JSON.parse(readFileSync(at(`pkg/schemas/${name}.json`), "utf8"));
    assert.deepEqual(await engine.schema(name), file);
    assert.match(JSON.stringify(file), /"description":/);
  }
});

test("assessments, versions, questions and offences compile as their promised types", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-risk-"));
  try {
    const values = [...worked(), ...random().slice(0, 100)].map(([, assessment]) => assessment);
    const types = JSON.stringify(at("pkg/index.js"));
    const lines = [`import type { Assessment, Offence, Question, Version } from ${types};`];
    values.forEach((value, index) => lines.push(`export const a${index}: Assessment = ${JSON.stringify(value)};`));
    lines.push(`export const version: Version = ${JSON.stringify(engine.version())};`);
    lines.push(`export const questions: Question[] = ${JSON.stringify(engine.questions())};`);
    lines.push(`export const offences: Offence[] = ${JSON.stringify(engine.offences().slice(0, 50))};`);
    writeFileSync(path.join(folder, "drift.ts"), lines.join("\n"));
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
    try {
      execFileSync(process.execPath, [
        require.resolve("typescript/bin/tsc"),
        ...options,
        path.join(folder, "drift.ts"),
      ]);
    } catch (error) {
      assert.fail(String(error.stdout).slice(0, 2000));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// The same bytes outside JavaScript: each host to copy, run as it is on the worked cases and on random ones.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { at, examples, native } from "../support/engine.mjs";
import { HOSTS, PYTHON } from "../support/hosts.mjs";
import { questions } from "../support/questions.mjs";
import { randomCases } from "../support/random-cases.mjs";

const worked = examples().map(({ today, case: given }) => [today, JSON.stringify(given)]);
// Java ends a line at a carriage return as well, and makes another character of half a pair of surrogates.
const random = randomCases(20261130, 500, questions()).filter(([, text]) => !/\r|[\ud800-\udfff]/u.test(text));

/** An answer without what may differ between two builds of the same sources. */
const masked = (answer) => answer.replace(/"release":"[^"]*"/, '"release":""');

for (const { name, lacking, command } of HOSTS) {
  const skip = lacking && `skipped: ${lacking}`;
  test(`${name} gives the bytes of the command, and refuses a day that is none`, { skip }, () => {
    const [program, args, env] = command();
    const run = (input) => spawnSync(program, args, { env, input, encoding: "utf8", maxBuffer: 2 ** 30 });
    const cases = [...worked, ...random];
    assert.ok(worked.length > 0 && random.length > 400, `${worked.length} and ${random.length}`);
    const { status, stdout, stderr } = run(cases.map(([today, text]) => `${today}\t${text}\n`).join(""));
    assert.equal(status, 0, stderr);
    const answers = stdout.split("\n").slice(0, -1).map(masked);
    const expected = native(cases).map(masked);
    assert.equal(answers.length, expected.length);
    answers.forEach((answer, index) => assert.equal(answer, expected[index], cases[index].join(" ")));

    const refused = run("soon\t{}\n");
    assert.notEqual(refused.status, 0);
    assert.match(refused.stderr, /`today` must be a day, YYYY-MM-DD from 1900-01-01 to 2199-12-31: `soon`/);
  });
}

test(
  "Python: text and bytes, misuse, and a new instance after a trap",
  {
    skip: PYTHON.lacking && `skipped: ${PYTHON.lacking}`,
  },
  () => {
    const [program, args] = PYTHON.run(at("hosts/python/test_joint_risk.py"));
    const { status, stderr } = spawnSync(program, args, { env: PYTHON.environment, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.match(stderr, /Ran [1-9]\d* tests/);
  },
);

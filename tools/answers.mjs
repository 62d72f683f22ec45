/**
 * Whether two builds of the native command answer alike.
 *
 *   node tools/answers.mjs BINARY                   the SHA-256 of all answers
 *   node tools/answers.mjs BINARY --keep FOLDER     the same, and keeps the cases and the answers there
 *   node tools/answers.mjs BINARY --against FOLDER  answers the kept cases, and says which answers differ
 *
 * The cases are the worked ones, those of the benchmark and 10,000 random ones. The form of numbers and the release,
 * which carries the id of the build, are no difference: an answer is compared as JSON.stringify writes it.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CASES } from "../benches/cases.mjs";
import { TODAY } from "../tests/support/case.mjs";
import { questions } from "../tests/support/questions.mjs";
import { randomCases } from "../tests/support/random-cases.mjs";
import { at } from "./paths.mjs";

/** The random cases are drawn from it: tests/wasm/random-cases.test.mjs shows that they reach every member of a case. */
export const SEED = 20261130;
export const COUNT = 10_000;
/** How many are answered at once: the answers of all of them are a third of a gigabyte. */
const PART = 500;

/** Lines of day, tab and case. */
function cases() {
  const { examples } = JSON.parse(readFileSync(at("www/examples.json"), "utf8"));
  return [
    ...examples.map(({ today, case: given }) => [today, JSON.stringify(given)]),
    ...Object.values(CASES).map((given) => [TODAY, JSON.stringify(given)]),
    ...randomCases(SEED, COUNT, questions()),
  ].map((pair) => pair.join("\t"));
}

/** An answer without what may differ between two builds. */
function comparable(answer) {
  return JSON.stringify({ ...JSON.parse(answer), release: null });
}

function* answersOf(binary, lines) {
  for (let from = 0; from < lines.length; from += PART) {
    const input = `${lines.slice(from, from + PART).join("\n")}\n`;
    const output = execFileSync(binary, ["lines"], { input, encoding: "utf8", maxBuffer: 2 ** 30 });
    for (const answer of output.split("\n").slice(0, -1)) yield comparable(answer);
  }
}

function main([binary, option, folder]) {
  if (!binary || (option && !folder)) throw new Error("usage: answers.mjs BINARY [--keep FOLDER | --against FOLDER]");
  const file = (name) => path.join(folder, name);
  const against = option === "--against";
  const lines = against ? readFileSync(file("cases.tsv"), "utf8").split("\n").slice(0, -1) : cases();
  const known = against ? readFileSync(file("answers.sha256"), "utf8").split("\n") : [];
  const sum = createHash("sha256");
  const sums = [];
  const differ = [];
  for (const answer of answersOf(binary, lines)) {
    sum.update(answer).update("\n");
    const own = createHash("sha256").update(answer).digest("hex");
    if (against && known[sums.length] !== own) differ.push(sums.length);
    sums.push(own);
  }
  console.log(`${sums.length} answers, seed ${SEED}: ${sum.digest("hex")}`);
  if (option === "--keep") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file("cases.tsv"), `${lines.join("\n")}\n`);
    writeFileSync(file("answers.sha256"), `${sums.join("\n")}\n`);
  }
  if (!against) return;
  console.log(`${differ.length} differ from those of ${folder}`);
  for (const place of differ) console.log(`line ${place + 1}: ${lines[place].slice(0, 200)}`);
  process.exitCode = differ.length === 0 ? 0 : 1;
}

if (import.meta.url === new URL(process.argv[1], "file:").href) main(process.argv.slice(2));

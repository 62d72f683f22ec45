/**
 * Measures the built engine and prints a table for the README. The builds take
 * turns round by round, so that what else the machine does touches both alike;
 * of the rounds the median counts.
 *
 *   node benches/bench.mjs [--calls N] [--base PATH]
 *
 * --calls   calls for the memory row; 1,000,000 without it
 * --base    the native command of an earlier release, to be measured in the same run
 */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { at, loadWatched, TODAY } from "../tests/support/engine.mjs";
import { crate } from "../tools/paths.mjs";
import { CASES } from "./cases.mjs";
import { turn } from "./turn.mjs";

const ROUNDS = 31;
// The longer a case, the fewer times: a round of each takes about as long.
/** Microseconds that native code may take for a case. */
const BUDGETS = { predictors: 120, history: 100_000, long: 100_000 };
/** The same for an object in and an object out, in WebAssembly. */
const OBJECT_BUDGET = 300;
const REPEATS = { matrix: 1500, full: 450, predictors: 300, history: 8, long: 4 };
/** What is downloaded, and how much of it: the whole page with its engine, and the other engine alone. */
const PAGE = ["joint-risk.css", "define.mjs", "element.mjs", "messages/en.mjs", "index.mjs", "wasm.mjs", "core.wasm"];
const SIZES = [
  { what: "the whole page, brotli", packing: "brotli", limit: 330_000, files: PAGE },
  { what: "the whole page, gzip", packing: "gzip", limit: 400_000, files: PAGE },
  { what: "the JavaScript engine, gzip", packing: "gzip", limit: 340_000, files: ["nowasm.mjs", "core-js.mjs"] },
];

const { values } = parseArgs({ options: { calls: { type: "string", default: "1000000" }, base: { type: "string" } } });
const median = (list) => list.sort((one, other) => one - other)[list.length >> 1];
const rows = [];
const row = (what, measured, budget = "") => rows.push([what, measured, budget]);
const number = (value, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });

const { engine, memory } = await loadWatched();
const javascript = new Worker(new URL("./turn.mjs", import.meta.url));
const binary = path.join(crate().target, "release/joint-risk");

/** Microseconds of one assessJson, natively, in WebAssembly, in JavaScript, and natively in the earlier release. */
async function speed(name, text) {
  const repeats = REPEATS[name] ?? 100;
  const input = `${TODAY}\t${text}\n`.repeat(repeats);
  const natively = (command) =>
    Number(execFileSync(command, ["--bench", "2"], { input, encoding: "utf8" }).split("\n")[1]) / 1000;
  const inJavaScript = async () => {
    javascript.postMessage({ text, repeats });
    const [time] = await once(javascript, "message");
    return time;
  };
  const json = () => engine.assessJson(text, TODAY);
  const round = async () => [
    natively(binary),
    turn(json, repeats),
    await inJavaScript(),
    values.base ? natively(values.base) : 0,
  ];
  for (let warm = 0; warm < 5; warm += 1) await round();
  const rounds = [];
  while (rounds.length < ROUNDS) rounds.push(await round());
  return [0, 1, 2, 3].map((build) => median(rounds.map((times) => times[build])));
}

for (const [name, given] of Object.entries(CASES)) {
  const [native, wasm, script, base] = await speed(name, JSON.stringify(given));
  const budget = BUDGETS[name];
  row(`\`assessJson\`, case \`${name}\`, natively`, `${number(native, 1)} µs`, budget ? `≤ ${number(budget)} µs` : "");
  row("the same in WebAssembly; in JavaScript", `${number(wasm, 1)} µs; ${number(script, 1)} µs`);
  row("WebAssembly ÷ native", number(wasm / native, 2));
  if (values.base) row("native ÷ the earlier release", number(native / base, 2), "≤ 1.1");
}
await javascript.terminate();

const FIRST = `const began = performance.now();
const { load } = await import(process.argv[1]);
(await load()).assessJson(process.argv[2], "${TODAY}");
console.log(performance.now() - began);`;
const first = () => {
  const given = ["--input-type=module", "-e", FIRST, at("pkg/index.mjs"), JSON.stringify(CASES.matrix)];
  return Number(execFileSync(process.execPath, given, { encoding: "utf8" }));
};
row("import, load and first score, Node", `${number(median(Array.from({ length: 11 }, first)))} ms`);

const object = () => engine.assess(CASES.full, { today: TODAY });
const objects = Array.from({ length: ROUNDS }, () => turn(object, REPEATS.full));
row(
  "`assess`, object in, object out, case `full`, WebAssembly",
  `${number(median(objects), 1)} µs`,
  `≤ ${OBJECT_BUDGET} µs`,
);

const text = JSON.stringify(CASES.full);
const calls = Number(values.calls);
for (let call = 0; call < 1000; call += 1) engine.assessJson(text, TODAY);
const before = memory().buffer.byteLength;
for (let call = 0; call < calls; call += 1) engine.assessJson(text, TODAY);
const grown = memory().buffer.byteLength - before;
row(`memory of the engine; growth over ${number(calls)} calls`, `${number(before / 1024)} KiB; ${number(grown)}`, "0");

const packings = { brotli: brotliCompressSync, gzip: (bytes) => gzipSync(bytes, { level: 9 }) };
const packed = (name, packing) => packings[packing](readFileSync(at("pkg", name))).length;
const kB = (bytes) => `${number(bytes / 1000, 1)} kB`;
for (const name of [
  "core.wasm",
  "index.mjs",
  "wasm.mjs",
  "core-bytes.mjs",
  "core-js.mjs",
  "element.mjs",
  "standalone.js",
]) {
  const sizes = [readFileSync(at("pkg", name)).length, packed(name, "gzip"), packed(name, "brotli")];
  row(`\`${name}\`, raw; gzip; brotli`, sizes.map(kB).join("; "));
}
const downloads = SIZES.map(({ what, packing, limit, files }) => {
  const size = files.reduce((sum, name) => sum + packed(name, packing), 0);
  row(what, kB(size), `≤ ${kB(limit)}`);
  return size > limit && `${what} is too large`;
});

console.log("| what | measured | budget |\n| --- | ---: | ---: |");
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);
const faults = [...downloads, grown > 0 && "memory grows"].filter(Boolean);
if (faults.length > 0) {
  console.error(`bench: over budget: ${faults.join(", ")}`);
  process.exitCode = 1;
}

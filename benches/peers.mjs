/**
 * Risk Matrix 2000 in general rules engines beside ours, in one run: what one case takes, as a ratio to `assessJson` in
 * WebAssembly, which gives the whole assessment with every date, where they give three bands. The rules of the others
 * are ../shared/prototypes/peers, read in place; their packages are fetched into target/peers.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { at, crate } from "../tools/paths.mjs";

const PROTOTYPES = at("../shared/prototypes/peers/contestants.mjs");
const PACKAGES = {
  "@cedar-policy/cedar-wasm": "4.13.0",
  "@gorules/zen-engine": "0.54.0",
  "json-logic-engine": "5.0.7",
  "json-logic-js": "2.0.5",
  "json-rules-engine": "7.3.1",
  feelin: "8.2.0",
  "survey-core": "3.1.1",
};
const OURS = "joint-risk assessJson wasm";
const PEERS = [
  "plain JS, dates",
  "json-logic-js",
  "json-logic-engine, compiled",
  "json-rules-engine",
  "zen-engine native, decision tables",
  "feelin (FEEL)",
  "cedar-wasm, preparsed",
  "survey-core calculated values",
];
const ROUNDS = 11;
const ROUND_MS = 30;

/** Cases from a fixed seed: every band, every age from 18 on, every answer given. */
function cases(count) {
  let state = 2000;
  const below = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const yes = () => below(2) === 1;
  const two = (number) => String(number).padStart(2, "0");
  return Array.from({ length: count }, () => {
    const sexual = 1 + below(6);
    const criminal = sexual + below(6);
    return {
      dateOfBirth: `${1950 + below(50)}-${two(1 + below(12))}-${two(1 + below(28))}`,
      startOfRisk: `2020-${two(1 + below(12))}-${two(1 + below(28))}`,
      sexual,
      criminal,
      violent: below(1 + Math.min(5, criminal)),
      burglary: yes(),
      male: yes(),
      stranger: yes(),
      noncontact: yes(),
      single: yes(),
    };
  });
}

async function contestants() {
  const folder = path.join(crate().target, "peers");
  mkdirSync(folder, { recursive: true });
  cpSync(PROTOTYPES, path.join(folder, "contestants.mjs"));
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, dependencies: PACKAGES }));
  const install = "install --no-audit --no-fund --no-package-lock --ignore-scripts --silent".split(" ");
  execFileSync("npm", install, { cwd: folder, stdio: "ignore" });
  process.env.PKG = at("pkg");
  return (await import(pathToFileURL(path.join(folder, "contestants.mjs")))).ALL;
}

async function main() {
  if (!existsSync(PROTOTYPES)) return console.log("bench: peers: skipped, there is no ../shared");
  let all;
  try {
    all = await contestants();
  } catch (error) {
    return console.log(`bench: peers: skipped, their packages cannot be had: ${error.message.split("\n")[0]}`);
  }
  const given = cases(2000);
  const entries = [];
  for (const name of [OURS, ...PEERS]) {
    const { prepare = (input) => input, read = (output) => output, run } = await all[name]();
    entries.push({ name, inputs: given.map((input) => prepare({ ...input })), read, run, times: [] });
  }
  const bands = async ({ inputs, read, run }, place) => String(read(await run(inputs[place])));
  for (const entry of entries) {
    entry.right = 0;
    for (const place of given.keys()) entry.right += (await bands(entry, place)) === (await bands(entries[0], place));
  }
  // They take turns round by round, so that what else the machine does touches all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { inputs, run, times } of entries) {
      const began = performance.now();
      let count = 0;
      for (; performance.now() - began < ROUND_MS; count += 1) await run(inputs[count % inputs.length]);
      times.push((performance.now() - began) / count);
    }
  }
  const median = ({ times }) => times.toSorted((one, other) => one - other)[times.length >> 1];
  const ours = median(entries[0]);
  console.log("\n| Risk Matrix 2000, one case | time ÷ ours | right |\n| --- | ---: | ---: |");
  for (const entry of entries) {
    const right = `${entry.right.toLocaleString("en")} of ${given.length.toLocaleString("en")}`;
    console.log(`| ${entry.name} | ${(median(entry) / ours).toFixed(2)} | ${right} |`);
  }
}

await main();

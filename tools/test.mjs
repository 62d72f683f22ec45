/**
 * Runs what continuous integration runs, step by step, and ends with what each
 * step counted. A failed step does not stop the others, but those that need what
 * it was to build.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { at, root } from "./paths.mjs";

const testsIn = (folder) =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith(".test.mjs"))
    .map((name) => `${folder}/${name}`);
const nodeTests = (folder) => `node --test --test-reporter=spec ${testsIn(folder).join(" ")}`;
const browserTests =
  existsSync(at("tests/browser")) && readdirSync(at("tests/browser")).some((name) => /\.spec\./.test(name));

const steps = [
  { name: "check", command: "make check" },
  {
    name: "Rust",
    command:
      "cargo test --locked --workspace --no-fail-fast && cargo test --quiet --locked --test conformance -- --nocapture --test-threads 1",
    counts: rust,
  },
  { name: "build", command: "make build native" },
  { name: "engine", command: nodeTests("tests/wasm"), needs: "build", counts: node },
  { name: "package", command: nodeTests("tests/package"), needs: "build", counts: node },
  {
    name: "hosts",
    command: `make hosts && ${nodeTests("tests/hosts")}`,
    needs: "build",
    counts: node,
    // Where no runtime can be had every test says that it was skipped.
    optional: true,
  },
  {
    name: "browser",
    command: "make browser && playwright test --config tests/browser/playwright.config.mjs",
    needs: "build",
    counts: playwright,
    absent: !browserTests,
  },
  {
    name: "browsers",
    command: `make browsers && ${nodeTests("tests/browsers")}`,
    needs: "build",
    counts: node,
    // Where the other browsers cannot be had every test says that it was skipped.
    optional: true,
  },
];

/** What the conformance test compared; cargo shows it only where it is told to. */
let conformance = [];
function rust(output) {
  conformance = output.match(/conformance: .*$/gm) ?? [];
  const lines = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)];
  // Its second run, the one that is shown, is not counted again.
  if (conformance.length > 0) lines.pop();
  return total(lines.map(([, passed, failed]) => [passed, failed]));
}
function node(output) {
  const of = (word) => /^.*\b(\d+)$/.exec(output.match(new RegExp(`^[^\\w]*${word} \\d+$`, "m"))?.[0] ?? "0")?.[1];
  return total([[of("pass"), of("fail")]]);
}
function playwright(output) {
  const of = (word) => new RegExp(`^\\s+(\\d+) ${word}\\b`, "m").exec(output)?.[1] ?? 0;
  return total([[of("passed"), of("failed")]]);
}
function total(pairs) {
  const sum = (index) => pairs.reduce((all, pair) => all + Number(pair[index]), 0);
  return { passed: sum(0), failed: sum(1) };
}

function run(command) {
  return new Promise((resolve) => {
    const child = spawn("bash", ["-c", command], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding("utf8");
      from.on("data", (text) => {
        output += text;
        to.write(text);
      });
    }
    child.on("close", (code) => resolve({ code, output }));
  });
}

const results = [];
for (const step of steps) {
  const { name, command, needs, counts, absent } = step;
  const missing = needs && results.some((result) => result.name === needs && result.code !== 0);
  if (absent || missing) {
    results.push({
      name,
      code: missing ? 1 : 0,
      seconds: 0,
      said: missing ? `not run: ${needs} failed` : "no tests here",
    });
    continue;
  }
  console.log(`\n== ${name}: ${command}`);
  const began = Date.now();
  const { code, output } = await run(command);
  const counted = counts?.(output);
  const none = counted && !step.optional && counted.passed + counted.failed === 0;
  const said = counted ? `${counted.passed} passed, ${counted.failed} failed` : "";
  results.push({ name, code: code === 0 && none ? 1 : code, seconds: (Date.now() - began) / 1000, said, counted });
}

console.log("\n== summary");
for (const { name, code, seconds, said } of results) {
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name.padEnd(8)} ${seconds.toFixed(0).padStart(4)} s  ${said}`);
}
for (const line of conformance) console.log(line);
const { passed, failed } = total(results.map(({ counted }) => [counted?.passed ?? 0, counted?.failed ?? 0]));
// A step can fail without a failed test, as a lint does.
const faults = Math.max(failed, results.filter(({ code }) => code !== 0).length);
console.log(`${passed} passed, ${faults} failed`);
process.exitCode = faults === 0 ? 0 : 1;

/**
 * Measures the element in a browser: how soon it is ready, and how long a key
 * takes in a case of 300 answers. Prints a table; over a budget it fails.
 *
 *   node benches/element.mjs      after `make build`; CHROMIUM names the browser
 */
/* global document, window */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { chromium } from "@playwright/test";
import { chromium as system } from "../tests/support/chromium.mjs";
import { longCase, timeKeys } from "../tests/support/long-case.mjs";
import { at } from "../tools/paths.mjs";

const KEY = 16;
const READY = 150;
const ROUNDS = 9;
const TEXT = "He says that he has moved, and that his sister knows of it. ";

const sorted = (list) => [...list].sort((one, other) => one - other);
const median = (list) => sorted(list)[list.length >> 1];
const share = (list, part) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * part))];
const ms = (value) => `${value.toFixed(1)} ms`;

const port = await new Promise((resolve) => {
  const free = createServer().listen(0, "127.0.0.1", () => {
    const { port: found } = free.address();
    free.close(() => resolve(found));
  });
});
const server = spawn(process.execPath, [at("tools/serve.mjs"), "--port", String(port)], {
  stdio: ["ignore", "pipe", "inherit"],
});
await new Promise((resolve) => server.stdout.once("data", resolve));
const browser = await chromium.launch({
  executablePath: system(),
  args: ["--no-sandbox", "--disable-gpu"],
});
const rows = [];
const faults = [];
const row = (what, value, limit) => {
  rows.push([what, ms(value), limit ? `≤ ${limit} ms` : ""]);
  if (limit && value > limit) faults.push(what);
};

try {
  const page = await browser.newPage();
  const opened = async (place = "element/index.html") => {
    await page.goto(`http://127.0.0.1:${port}/${place}`);
    await page.waitForFunction(
      () => document.querySelector("joint-risk .jr-bar") && document.querySelector("joint-risk").engine,
    );
  };
  await page.addInitScript(() => {
    document.addEventListener("joint-risk-ready", () => (window.readyAt ??= performance.now()));
  });
  const ready = async (place) => {
    // The first fills the cache.
    await opened(place);
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await opened(place);
      times.push(await page.evaluate(() => window.readyAt));
    }
    return median(times);
  };
  row("page ready and able to score, from the package: /portals/probation/", await ready("portals/probation/"), READY);
  // No budget: these are the sources, some 70 files one by one.
  row("the same from the sources: /element/", await ready());

  for (const pages of ["many", "one"]) {
    await opened();
    const questions = await page.evaluate(() => document.querySelector("joint-risk").engine.questions());
    await page.evaluate(
      ([given, how]) => {
        const element = document.querySelector("joint-risk");
        element.setAttribute("pages", how);
        element.value = given;
        element.show("oasys-3");
      },
      [longCase(questions), pages],
    );
    if (pages === "many") await page.locator("#jr-continue").click();
    await page.locator("#field-oasys-answers-3-97").focus();
    await page.evaluate(timeKeys);
    await page.locator("#field-oasys-answers-3-97").pressSequentially(TEXT, { delay: 100 });
    const times = await page.evaluate(() => window.keyTimes);
    row(`a key at 10 a second, case of 300 answers, pages="${pages}": median`, median(times));
    row(`the same: 99 of 100 within`, share(times, 0.99), KEY);
    row(`the same: worst`, share(times, 1));
  }
} finally {
  await browser.close();
  server.kill();
}

console.log("| what | measured | budget |\n| --- | ---: | ---: |");
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);
if (faults.length > 0) {
  console.error(`bench: over budget: ${faults.join("; ")}`);
  process.exitCode = 1;
}

/**
 * Measures the element in a browser: how soon it is ready, and how long a key
 * takes in a case of 300 answers. Prints a table; over a budget it fails.
 *
 *   node benches/element.mjs      after `make build`; CHROMIUM names the browser
 */
/* global document, window */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { chromium as system } from "../tests/support/chromium.mjs";
import { longCase, timeKeys } from "../tests/support/long-case.mjs";
import { at } from "../tools/paths.mjs";

const KEY = 16;
const READY = 120;
const FIRST = 500;
/** 10 Mbit/s, in bytes. */
const SLOW = { offline: false, latency: 0, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const ROUNDS = 9;
const TEXT = "He says that he has moved, and that his sister knows of it. ";

const sorted = (list) => [...list].sort((one, other) => one - other);
const median = (list) => sorted(list)[list.length >> 1];
const share = (list, part) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * part))];
const ms = (value) => `${value.toFixed(1)} ms`;

/** Serves the pages, with flags of tools/serve.mjs; gives the address and what stops it. */
async function served(...flags) {
  const port = await new Promise((resolve) => {
    const free = createServer().listen(0, "127.0.0.1", () => {
      const { port: found } = free.address();
      free.close(() => resolve(found));
    });
  });
  const server = spawn(process.execPath, [at("tools/serve.mjs"), "--port", String(port), ...flags], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => server.stdout.once("data", resolve));
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.kill() };
}

/** A copy of the package with the compressed form beside each file, as a portal sends it. */
function compressed() {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-risk-"));
  cpSync(at("pkg"), folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.(mjs|wasm|css|json)$/.test(name)) continue;
    const file = path.join(folder, name);
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
  }
  return folder;
}

const portal = compressed();
const asking = await served();
const keeping = await served("--keep");
const far = await served("--pkg", portal);
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
  const noted = async (context) => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      document.addEventListener("joint-risk-ready", () => (window.readyAt ??= performance.now()));
    });
    return page;
  };
  const opened = async (page, address = `${asking.address}element/`) => {
    await page.goto(address);
    await page.waitForFunction(
      () => document.querySelector("joint-risk .jr-bar") && document.querySelector("joint-risk").engine,
    );
    return page.evaluate(() => window.readyAt);
  };
  const visits = {
    /** In a browser that has been there before. */
    again: async (address) => {
      const context = await browser.newContext();
      const page = await noted(context);
      // The first fills the cache.
      await opened(page, address);
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) times.push(await opened(page, address));
      await context.close();
      return median(times);
    },
    /** With nothing in the cache, and a line as fast as `line` says. */
    first: async (address, line) => {
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const context = await browser.newContext();
        const page = await noted(context);
        if (line) await (await context.newCDPSession(page)).send("Network.emulateNetworkConditions", line);
        times.push(await opened(page, address));
        await context.close();
      }
      return median(times);
    },
  };
  const there = "portals/probation/";
  const what = `page ready and able to score, from the package: /${there}`;
  row(`${what}, warm cache, each file asked after`, await visits.again(asking.address + there), READY);
  row("the same, warm cache, files kept without asking", await visits.again(keeping.address + there), READY);
  row("the same, empty cache, compressed, 10 Mbit/s", await visits.first(far.address + there, SLOW), FIRST);
  // No budgets: an empty cache on the same machine, and the sources, some 70 files one by one.
  row("the same, empty cache", await visits.first(asking.address + there));
  row("the same from the sources, warm cache: /element/", await visits.again(`${asking.address}element/`));

  const page = await noted(await browser.newContext());
  for (const pages of ["many", "one"]) {
    await opened(page);
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
  asking.stop();
  keeping.stop();
  far.stop();
  rmSync(portal, { recursive: true });
}

console.log("| what | measured | budget |\n| --- | ---: | ---: |");
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);
if (faults.length > 0) {
  console.error(`bench: over budget: ${faults.join("; ")}`);
  process.exitCode = 1;
}

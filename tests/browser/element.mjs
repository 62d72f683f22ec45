// A host's page around the element, served under the test server's own address,
// and what the specs of the element share.
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { at } from "../../tools/paths.mjs";

export const EXAMPLES = JSON.parse(readFileSync(at("www/examples.json"), "utf8")).examples;
export const example = (id) => EXAMPLES.find((each) => each.id === id);

/** No inline script, nothing fetched: only modules from its own address. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/**
 * Opens a host's page. `attributes` go onto the element, `inside` is its
 * fallback, `around(html)` puts a form about it. Gives what went wrong: console
 * errors, errors of scripts, requests of files that are not ours.
 */
export async function host(page, { attributes = "", inside = "", around = (html) => html, policy = POLICY } = {}) {
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.route("**/host", (route) => {
    const request = route.request();
    if (request.method() === "POST") {
      return route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html lang="en"><title>Received</title><h1>Received</h1>`,
      });
    }
    return route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": policy },
      body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/element/joint-risk.css"><script type="module" src="/element/define.mjs"></script></head>
<body><main><h1>A host</h1>${around(`<joint-risk ${attributes}>${inside}</joint-risk>`)}</main></body></html>`,
    });
  });
  await page.goto("/host");
  await ready(page);
  return faults;
}

export async function ready(page) {
  await expect(page.locator("joint-risk .jr-bar")).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.querySelector("joint-risk").engine?.kind ?? null))
    .not.toBeNull();
}

/** The values that a post carried. */
export const posted = (request) => Object.fromEntries(new URLSearchParams(request.postData()));

export const inElement = (page) => page.locator("joint-risk");
export const setCase = (page, value) =>
  page.evaluate((given) => {
    document.querySelector("joint-risk").value = given;
  }, value);
export const valueOf = (page) => page.evaluate(() => document.querySelector("joint-risk").value);

/** Records the element's events of these names; `heard()` gives `{ type, detail }` so far. */
export async function listen(page, names) {
  await page.evaluate((wanted) => {
    window.heard = [];
    for (const name of wanted) {
      document.addEventListener(`joint-risk-${name}`, (event) => {
        const { code, valid, problems, fileName } = event.detail;
        const frozen =
          Object.isFrozen(event.detail) && Object.values(event.detail).every((each) => Object.isFrozen(each));
        window.heard.push({
          name,
          code,
          valid,
          fileName,
          problems: problems?.length,
          frozen,
          composed: event.composed,
        });
      });
    }
  }, names);
  return () => page.evaluate(() => window.heard);
}

export async function openTask(page, section) {
  await page.locator(`#jr-task-${section}`).click();
  await expect(page.locator("#jr-continue")).toBeVisible();
}

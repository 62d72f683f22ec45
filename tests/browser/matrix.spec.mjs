// Every policy that a portal may have, every way to take the element in, every kind of
// engine: which one runs, and that nothing is asked for, stored or complained about.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { at } from "../../tools/paths.mjs";
import { CASE, TODAY } from "../support/case.mjs";

const BASE = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'";
const TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";
const POLICIES = {
  "script-src 'self'": `${BASE}; script-src 'self'`,
  "'self', trusted types": `${BASE}; script-src 'self'; ${TYPES}`,
  "'self' 'wasm-unsafe-eval'": `${BASE}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`,
  "the same, trusted types": `${BASE}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; ${TYPES}`,
  "the same, no connect-src": `${BASE}; script-src 'self' 'wasm-unsafe-eval'; ${TYPES}`,
  "no policy": null,
};
const SCRIPTS = {
  define: '<script type="module" src="/pkg/define.mjs"></script>',
  standalone: '<script src="/pkg/standalone.js" defer></script>',
};
// One spelling each, or none where nothing may run.
const ENGINE_FILES = {
  wasm: ["index.mjs", "wasm.mjs", "core.wasm"],
  inline: ["index.mjs", "wasm.mjs", "core-bytes.mjs"],
  js: ["index.mjs", "core-js.mjs"],
};

const page1 = (script, engine, style) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A portal</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${style}">${script}
<h1>A portal</h1><form method="post" action="/nowhere">
<joint-risk engine="${engine}" name="case" assessment-name="assessment" today="${TODAY}"><p>Without script.</p></joint-risk></form></html>`;

/** What a page asks for and complains about from its first byte on. */
function watch(page) {
  const seen = { asked: [], errors: [], reports: [] };
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol === "data:") return;
    if (url.pathname === "/report") seen.reports.push(request.postDataJSON()?.["csp-report"]?.["violated-directive"]);
    else seen.asked.push(path.basename(url.pathname));
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  return seen;
}

/** Scores a case in the element that is there; gives what came out. */
async function score(page) {
  await page.waitForFunction(() => document.querySelector("joint-risk")?.matches(":has(.jr-app)"));
  return page.evaluate(async (given) => {
    const element = document.querySelector("joint-risk");
    while (!element.engine && !window.failed) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      window.failed = /blocked here|no WebAssembly/.test(element.textContent);
    }
    if (!element.engine) return { kind: null };
    element.value = given;
    const { kind, because } = element.engine;
    const posted = Object.fromEntries(new FormData(document.querySelector("form")));
    const { band } = element.assessment.riskMatrix.sexual;
    const stored = [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(window.isSecureContext ? await caches.keys().catch(() => []) : []),
      document.cookie,
    ].filter(Boolean);
    return { kind, because, band, stored, posted: JSON.parse(posted.assessment).riskMatrix.sexual.band };
  }, CASE);
}

const lines = [];
test.afterAll(() => {
  if (lines.length > 0) console.log(`\n${lines.join("\n")}\n`);
});
const line = (...cells) => lines.push(`matrix: ${cells.map((cell) => String(cell).padEnd(26)).join(" ")}`);

test.describe.configure({ mode: "serial" });

for (const [name, policy] of Object.entries(POLICIES)) {
  for (const [entry, script] of Object.entries(SCRIPTS)) {
    for (const engine of ["auto", "js", "wasm", "inline"]) {
      const refused = policy !== null && !policy.includes("wasm-unsafe-eval");
      const closed = policy !== null && !policy.includes("connect-src");
      const wanted = engine === "js" || (engine === "auto" && refused) ? "js" : refused ? null : "wasm";
      test(`${name}, ${entry}, engine="${engine}": ${wanted ?? "says what to do"}`, async ({ page }) => {
        const seen = watch(page);
        await page.route("**/report", (route) => route.fulfill({ status: 204 }));
        await page.route("**/blank", (route) =>
          route.fulfill({
            contentType: "text/html",
            headers: policy === null ? {} : { "Content-Security-Policy": `${policy}; report-uri /report` },
            body: page1(script, engine, "/pkg/joint-risk.css"),
          }),
        );
        await page.goto("/blank");
        const { kind, because, band, stored, posted } = await score(page);
        expect(kind).toBe(wanted);
        // A try of WebAssembly where it is forbidden is one report, and that only where it was to be tried; so is a
        // fetch. Neither is tried where the kind is named that does without.
        const tried = refused && engine !== "js";
        const fetches = !refused && closed && ["auto", "wasm"].includes(engine) && entry === "define";
        // The browser sends a report when it has time for it.
        await expect.poll(() => seen.reports).toEqual(tried ? ["script-src"] : fetches ? ["connect-src"] : []);
        const expected = (text) =>
          (tried && /WebAssembly|wasm/i.test(text)) || (fetches && /core\.wasm|connect-src/.test(text));
        expect(seen.errors.filter((text) => !expected(text))).toEqual([]);
        if (kind === "wasm" && entry === "define") {
          const why = fetches ? "fetch-refused" : engine === "auto" ? "webassembly-allowed" : "asked-for";
          expect(because).toBe(why);
        }
        if (kind !== null) {
          expect([band, posted]).toEqual(["very-high", "very-high"]);
          expect(stored).toEqual([]);
          const own = seen.asked.filter(
            (file) =>
              !(fetches && file === "core.wasm") &&
              !/^(blank|joint-risk\.css|define\.mjs|element\.mjs|en\.mjs|standalone\.js)$/.test(file),
          );
          const inline = engine === "inline" || fetches;
          const files = entry === "standalone" ? [] : ENGINE_FILES[kind === "wasm" && inline ? "inline" : kind];
          // Whether WebAssembly may run is tried before anything of its engine is downloaded but the few lines that try.
          const tries = entry === "define" && engine === "auto" && kind === "js" ? ["wasm.mjs"] : [];
          expect(own.sort()).toEqual([...files, ...tries].sort());
        }
        line(name, entry, `engine="${engine}"`, kind === null ? "refused, remedy named" : `${kind}, ${because}`);
      });
    }
  }
}

for (const engine of ["auto", "inline", "js"]) {
  test(`from a file, standalone, engine="${engine}"`, async ({ page }) => {
    const folder = mkdtempSync(path.join(tmpdir(), "joint-risk-file-"));
    try {
      for (const name of ["standalone.js", "joint-risk.css"]) cpSync(at("pkg", name), path.join(folder, name));
      const meta = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src file: 'wasm-unsafe-eval'; style-src file:">`;
      const file = path.join(folder, "page.html");
      const script = '<script src="standalone.js" defer></script>';
      writeFileSync(file, page1(`${meta}${script}`, engine, "joint-risk.css"));
      const seen = watch(page);
      await page.goto(pathToFileURL(file).href);
      const { kind, because, band } = await score(page);
      expect([kind, band]).toEqual([engine === "js" ? "js" : "wasm", "very-high"]);
      expect(seen.errors).toEqual([]);
      expect(seen.asked.sort()).toEqual(["joint-risk.css", "page.html", "standalone.js"]);
      line("file://", "standalone", `engine="${engine}"`, `${kind}, ${because}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

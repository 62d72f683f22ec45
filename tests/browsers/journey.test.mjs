// The main journey in the other engines of the web: Firefox and WebKit, where they are installed.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CASE } from "../support/case.mjs";
import { browsers } from "../support/drivers.mjs";
import { serve } from "../support/server.mjs";

let server;
before(async () => (server = await serve()));
after(() => server.stop());

/** In the page: waits for the element's engine, scores a case, opens a section by its link; gives what is to be seen. */
async function score(given) {
  const element = document.querySelector("joint-risk");
  const until = async (holds) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const found = holds();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`waited in vain for ${holds}`);
  };
  await until(() => element.engine && element.querySelector(".jr-app"));
  element.value = given;
  const { kind, because } = element.engine;
  const { band } = element.assessment.riskMatrix.sexual;
  const links = [...element.querySelectorAll(".jr-app a")];
  links.find((link) => link.textContent.includes("Risk Matrix")).click();
  const radios = await until(
    () => element.querySelectorAll("input[type=radio], input[type=text], input:not([type])").length,
  );
  const stored = [...Object.keys(localStorage), ...Object.keys(sessionStorage)].length;
  const text = new FormData(document.querySelector("form")).get("assessment");
  return { kind, because, band, stored, asked: radios > 0, posted: JSON.parse(text).riskMatrix.sexual.band };
}

for (const [name, start] of Object.entries(browsers)) {
  describe(name, { skip: start ? false : `${name} is not installed here, so nothing was tried in it` }, () => {
    let browser;
    before(async () => {
      browser = await start();
      console.log(`matrix: ${name} is ${browser.version}`);
    });
    after(() => browser?.close());

    for (const [portal, kind, because] of [
      ["police", "js", "asked-for"],
      ["probation", "wasm", "webassembly-allowed"],
    ]) {
      test(`the ${portal} portal scores a case and posts it`, { timeout: 120_000 }, async () => {
        await browser.open(`${server.address}/portals/${portal}/`);
        const given = { ...CASE, reference: "A123" };
        const found = await browser.run(score, given);
        assert.deepEqual(found, { kind, because, band: "very-high", stored: 0, asked: true, posted: "very-high" });
        await browser.run(() => document.querySelector("form").requestSubmit());
        let heading = "";
        for (let tries = 0; heading !== "Received" && tries < 100; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          heading = await browser.run(() => document.querySelector("h1")?.textContent ?? "").catch(() => "");
        }
        assert.equal(heading, "Received");
        assert.equal(await browser.run(() => document.getElementById("sexual").textContent), "very-high");
        console.log(`matrix: ${name}, ${portal} portal: ${kind}, ${because}`);
      });
    }
  });
}

// The engine in a page: under the policies that portals have, without a request beyond its own files.
import { expect, test } from "@playwright/test";

const CASE = { riskMatrix: { sexualAppearances: 2 } };

/** Opens an empty page under a policy; gives the addresses that it asks for from then on. */
async function open(page, policy) {
  const asked = [];
  await page.route("**/blank", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": policy },
      body: "<!doctype html><html lang=en><title>blank</title>",
    }),
  );
  await page.goto("/blank");
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

/** Loads the engine there and assesses; gives the status, or what was thrown. */
function assess(page, kind = "auto") {
  return page.evaluate(
    async ([given, wanted]) => {
      try {
        const { load } = await import("/pkg/index.mjs");
        const engine = await load({ kind: wanted });
        return engine.assess(given, { today: "2026-02-01" }).schema;
      } catch (error) {
        return error.message;
      }
    },
    [CASE, kind],
  );
}

for (const [name, policy] of [
  ["a portal's policy with 'wasm-unsafe-eval'", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"],
  [
    "trusted types as well",
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
  ],
]) {
  test(`scores under ${name}, from its own files only`, async ({ page }) => {
    const asked = await open(page, policy);
    expect(await assess(page)).toBe("joint-risk/assessment/1");
    expect(asked.sort()).toEqual(["core-bytes.mjs", "index.mjs", "wasm.mjs"].map((file) => `/pkg/${file}`));
  });
}

test("names the remedy where the policy refuses WebAssembly", async ({ page }) => {
  await open(page, "default-src 'none'; script-src 'self'");
  expect(await assess(page, "wasm")).toContain("add 'wasm-unsafe-eval' to its script-src");
  expect(await assess(page)).toBe("joint-risk/assessment/1");
});

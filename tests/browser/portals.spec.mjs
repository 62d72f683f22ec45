// The example portals, as `make run` shows them: their policies, their forms, their languages, and the frame.
import { expect, test } from "@playwright/test";

/** What a page complains about, and where it goes. */
function watch(page) {
  const errors = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return errors;
}
const ready = (page) => page.waitForFunction(() => document.querySelector("joint-risk")?.engine);
const answer = (page, change) =>
  page.evaluate((changed) => {
    const element = document.querySelector("joint-risk");
    const given = structuredClone(element.value);
    Object.assign(given.riskMatrix, changed);
    element.value = given;
  }, change);

test("police: no WebAssembly, trusted types, scored and posted to the server", async ({ page }) => {
  const errors = watch(page);
  const answerOf = await page.goto("/portals/police/");
  const policy = answerOf.headers()["content-security-policy"];
  expect(policy).toMatch(/^default-src 'none'.*; script-src 'self';.*require-trusted-types-for 'script'/);
  expect(policy).not.toContain("wasm-unsafe-eval");
  await ready(page);
  expect(await page.evaluate(() => document.querySelector("joint-risk").engine.kind)).toBe("js");
  await answer(page, { sexualAppearances: 6 });
  await page.getByLabel("Collar number").fill("4321");
  await page.getByRole("button", { name: "Keep on the record" }).click();
  await expect(page.getByRole("heading", { name: "Received" })).toBeVisible();
  await expect(page.locator("#officer")).toHaveText("4321");
  await expect(page.locator("#case")).toContainText('"sexualAppearances": 6');
  await expect(page.locator("#assessment")).toContainText('"joint-risk/assessment/1"');
  await expect(page.locator("#sexual")).not.toHaveText("none");
  expect(page.url()).toMatch(/\/portals\/police\/$/);
  expect(errors).toEqual([]);
});

test("probation: the server's fields, its design system, Welsh, and the post", async ({ page }) => {
  const errors = watch(page);
  await page.goto("/portals/probation/");
  await ready(page);
  expect(await page.evaluate(() => document.querySelector("joint-risk").engine.kind)).toBe("wasm");
  expect(await page.evaluate(() => document.querySelector("joint-risk").value.reference)).toBe("A123");
  const button = page.locator("joint-risk .govuk-button").first();
  if ((await button.count()) > 0) await expect(button).toHaveCSS("border-radius", "4px");
  await page.getByRole("link", { name: "Cymraeg" }).click();
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "cy");
  expect(await page.evaluate(() => document.querySelector("joint-risk .jr-app").closest("[lang]").lang)).toBe("cy");
  await page.evaluate(() => document.querySelector("form").requestSubmit());
  await expect(page.getByRole("heading", { name: "Received" })).toBeVisible();
  await expect(page.locator("#case")).toContainText('"reference": "A123"');
  expect(errors).toEqual([]);
});

for (const [address, languages] of [
  ["/portals/police/", ["en"]],
  ["/portals/probation/", ["en", "cy"]],
]) {
  test(`${address} names beforehand what it will need, no file more and none less`, async ({ page }) => {
    for (const language of languages) {
      const asked = [];
      const note = (request) => asked.push(new URL(request.url()).pathname);
      page.on("request", note);
      await page.goto(`${address}?lang=${language}`);
      await ready(page);
      page.off("request", note);
      const named = await page.evaluate(() =>
        [...document.querySelectorAll('link[rel="modulepreload"], link[rel="preload"]')].map((link) =>
          link.getAttribute("href"),
        ),
      );
      const own = asked.filter((path) => path.startsWith("/pkg/") && /\.(mjs|wasm)$/.test(path));
      expect(own.sort()).toEqual(["/pkg/define.mjs", ...named].sort());
      // A file that is named and not run would be downloaded for nothing.
      expect(named).toContain(`/pkg/messages/${language}.mjs`);
      const kind = await page.evaluate(() => document.querySelector("joint-risk").engine.kind);
      expect(named.filter((path) => path.includes("/core"))).toEqual([
        kind === "js" ? "/pkg/core-js.mjs" : "/pkg/core.wasm",
      ]);
    }
  });
}

test("the server trusts no page: another person's case, no case, and text that is script", async ({ request }) => {
  const post = (form) => request.post("/portals/police/", { form });
  const other = await post({ case: '{"reference":"B999"}', assessment: "" });
  expect(other.status()).toBe(422);
  expect(await other.text()).toContain("another reference");
  expect((await post({ case: "<script>", assessment: "" })).status()).toBe(422);
  const script = await post({
    case: '{"reference":"A123","x":"<script>alert(1)</script>"}',
    assessment: "",
    officer: "<b>",
  });
  expect(script.status()).toBe(200);
  expect(await script.text()).not.toMatch(/<script>|<b>/);
});

test("iframe: the portal runs no engine, the frame scores, and the form posts what it said", async ({ page }) => {
  const errors = watch(page);
  await page.goto("/portals/iframe/");
  const frame = page.frameLocator("#assessment");
  await expect(frame.locator("joint-risk .jr-app")).toBeVisible();
  const inside = page.frames().find((each) => each !== page.mainFrame());
  expect(new URL(inside.url()).origin).not.toBe(new URL(page.url()).origin);
  expect(new URL(inside.url()).search + new URL(inside.url()).hash).toBe("");
  await inside.waitForFunction(() => document.querySelector("joint-risk").engine);
  // Its height follows what it shows.
  await expect.poll(async () => Number(await page.locator("#assessment").getAttribute("height"))).not.toBe(400);
  await frame.getByRole("button", { name: "Save" }).first().click();
  await expect(page.locator("#said")).toContainText("Joint rating");
  await page.getByRole("button", { name: "Keep on the record" }).press("Enter");
  await expect(page.locator("#assessment")).toContainText('"joint-risk/assessment/1"');
  // Chromium says this of any sandbox that keeps the frame's own origin, which exact origins need; the frame is another's.
  expect(errors.filter((text) => !text.includes("allow-scripts and allow-same-origin"))).toEqual([]);
});

// The page around the forms: languages, accessibility, paper, and nothing that leaves it.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { CASE, field, go, open, openCase, saved, SECTIONS } from "./page.mjs";

test("changing the language keeps the answers and says that Welsh is not reviewed", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "person");
  await page.getByRole("link", { name: "Cymraeg" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "cy");
  await expect(page.locator("#section-heading")).toHaveText("Person a gorchymyn");
  await expect(page.locator(".notice").first()).toContainText("heb ei adolygu");
  await expect(field(page, "reference")).toHaveValue("A123");
  await expect(page).toHaveURL(/lang=cy/);
  await page.getByRole("link", { name: "English" }).click();
  await expect(field(page, "reference")).toHaveValue("A123");
});

for (const language of ["en", "cy"]) {
  test(`every section passes axe and has words, ${language}`, async ({ page }) => {
    test.setTimeout(300_000);
    await open(page, "person", `?lang=${language}`);
    await page.locator("#open-file").setInputFiles({
      name: "case.json",
      mimeType: "application/json",
      buffer: Buffer.from(
        JSON.stringify({ ...CASE, riskMatrix: { sexualAppearances: "x" }, events: [{ kind: "visit" }] }),
      ),
    });
    for (const section of SECTIONS) {
      await go(page, section);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${section}: ${id} ${nodes.map((node) => node.html).join(" ")}`),
      ).toEqual([]);
      // A key without words is shown as itself.
      const text = (await page.locator("#page").innerText()).replaceAll("case.json", "");
      expect(text.match(/\b[a-z]+[A-Za-z]*\.[a-z][A-Za-z0-9-]+(?=\s|$)/g) ?? [], section).toEqual([]);
    }
  });
}

test("asks for its own files only, under the page's policy", async ({ page, baseURL }) => {
  const foreign = [];
  const refused = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL) && !/^(blob|data):/.test(request.url())) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await open(page);
  await openCase(page, CASE);
  for (const section of SECTIONS) await go(page, section);
  await saved(page);
  expect(foreign).toEqual([]);
  expect(refused).toEqual([]);
  expect(await page.evaluate(() => window.localStorage.length + window.sessionStorage.length)).toBe(0);
});

test("without an engine the page says so and its forms still work", async ({ page }) => {
  await page.route("**/pkg/**", (route) => route.abort());
  await open(page);
  await expect(page.locator(".notice--problem").first()).toContainText("did not load");
  await field(page, "reference").pressSequentially("A9");
  await expect(page.locator(".page-strip")).toContainText("Not scored");
  expect(JSON.parse((await saved(page)).text).reference).toBe("A9");
});

test("reflows at 320 pixels", { tag: "@reflow" }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page);
  await openCase(page, CASE);
  for (const section of SECTIONS) {
    await page.evaluate((id) => {
      window.location.hash = id;
    }, section);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), section).toBeLessThanOrEqual(320);
  }
});

test("paper shows the result alone, marked and headed", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "person");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page).toHaveTitle(/A123 · born 1992.*Not for disclosure/);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".page-form")).toBeHidden();
  await expect(page.locator(".page-result")).toBeVisible();
  await expect(page.locator(".page-result")).toContainText("Not for disclosure");
});

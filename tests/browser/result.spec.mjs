// The result as a reader meets it: the real page, on its own worked examples.

import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";

async function open(page, example) {
  await page.goto("/");
  await page.locator("#example").selectOption(example);
  await page.locator(".start button").click();
  await expect(page.locator(".jr-result__body > .jr-chips")).toBeVisible();
}

const chip = (page, name) => page.locator(`.jr-result__body > .jr-chips [data-chip="${name}"]`);

test("the cell of this case says so in text, and no other does", async ({ page }) => {
  await open(page, "very-high-overdue");
  const marked = page.locator(".jr-matrix td", { hasText: "This case" });
  await expect(marked).toHaveCount(1);
  const band = await chip(page, "combined").locator("strong").textContent();
  await expect(marked).toHaveText(`This case ${band}`);
  await expect(page.locator(".jr-matrix td", { hasText: "Possible" })).toHaveCount(0);
});

test("every cell that is still possible is marked where S is a range", async ({ page }) => {
  await open(page, "unknown-decides");
  expect(await page.locator(".jr-matrix td", { hasText: "Possible" }).count()).toBeGreaterThan(1);
  await expect(page.locator(".jr-matrix td", { hasText: "This case" })).toHaveCount(0);
  await expect(chip(page, "sexual")).toContainText("Between");
});

test("what is overdue comes before all other duties", async ({ page }) => {
  await open(page, "very-high-overdue");
  // What is past its latest day without a date is read among what is late.
  const states = await page
    .locator("#jr-duties [data-state]:not([data-late])")
    .evaluateAll((all) => all.map((each) => each.dataset.state));
  expect(states[0]).toBe("overdue");
  const order = ["overdue", "due", "upcoming", "cannot-date"];
  const ranks = states.filter((state) => order.includes(state)).map((state) => order.indexOf(state));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  await expect(page.locator("#jr-duties .jr-alert").first()).toContainText("days late");
  await expect(page.locator(".jr-strip")).toContainText("days late");
});

test("what has no date never looks like one", async ({ page }) => {
  await open(page, "very-high-overdue");
  const undated = page.locator('#jr-duties tr[data-state="cannot-date"]').first();
  await expect(undated.locator("td").first()).toHaveText("No date yet");
  await expect(undated).toContainText("Not a due date");
});

test("a problem clears the band", async ({ page }) => {
  await open(page, "contradiction");
  await expect(page.locator(".jr-problems")).toContainText("There is a problem");
  for (const name of ["sexual", "combined"]) {
    await expect(chip(page, name).locator("strong")).toHaveText("Could not be scored");
    await expect(chip(page, name)).not.toContainText(/\b(low|medium|high)\b/i);
  }
  await expect(page.locator('.jr-why[data-scale="S"]')).toContainText("could not be scored", { ignoreCase: true });
  await expect(page.locator(".jr-matrix__mark")).toHaveCount(0);
});

test("a score does not outlive the answer that made it", async ({ page }) => {
  await open(page, "very-high-overdue");
  await page.goto("/#risk-matrix", { waitUntil: "commit" });
  await page.locator("#field-riskMatrix-sexualAppearances").fill("-1");
  await page.locator("#field-riskMatrix-sexualAppearances").blur();
  await page.evaluate(() => {
    window.location.hash = "result";
  });
  await expect(chip(page, "sexual").locator("strong")).toHaveText("Could not be scored");
});

test("not applicable is never low, and low is never no risk", async ({ page }) => {
  await open(page, "woman");
  await expect(chip(page, "sexual").locator("strong")).toHaveText("Not applicable");
  await expect(chip(page, "sexual")).toContainText("does not mean low");
  await open(page, "low-throughout");
  await expect(chip(page, "sexual")).toContainText("Low does not mean no risk");
});

test("a link leads to the field, and the strip back to the dates", async ({ page }) => {
  await open(page, "very-high-overdue");
  await page.locator('.jr-why[data-scale="S"] tbody a').first().click();
  await expect(page.locator("#field-riskMatrix-sexualAppearances")).toBeFocused();
  await page.locator('.jr-strip a[href="#jr-duties"]').click();
  await expect(page.locator("#jr-duties")).toBeFocused();
});

test("a disclosure keeps the focus, and stays open when the case changes", async ({ page }) => {
  await open(page, "very-high-overdue");
  const summary = page.locator('details[data-key="how-combined"] > summary');
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(summary).toBeFocused();
  await page.evaluate(() => {
    window.location.hash = "risk-matrix";
  });
  await page.locator("#field-riskMatrix-criminalAppearances").fill("7");
  await page.evaluate(() => {
    window.location.hash = "result";
  });
  await expect(page.locator('details[data-key="how-combined"]')).toHaveAttribute("open", "");
});

for (const example of [
  "very-high-overdue",
  "unknown-decides",
  "contradiction",
  "woman",
  "at-least",
  "lowered-lapsed",
]) {
  test(`axe finds nothing: ${example}`, async ({ page }) => {
    await open(page, example);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  });
}

test("nothing is wider than a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, "very-high-overdue");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("print begins with a dated summary that is marked not for disclosure", async ({ page }) => {
  await open(page, "very-high-overdue");
  await expect(page.locator(".jr-marking")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".jr-marking")).toBeVisible();
  await expect(page.locator(".jr-marking")).toHaveText(/Not for disclosure · Case A123, born 1992/);
  await expect(page.locator(".jr-summary-page")).toContainText("Summary on Sunday 1 February 2026");
  await expect(page.locator(".jr-summary-page")).toContainText("days late");
  await expect(page.locator(".page-nav")).toBeHidden();
  // The marking heads a table, which is what repeats it on every sheet.
  await expect(page.locator(".jr-marking")).toHaveCSS("display", "table-header-group");
});

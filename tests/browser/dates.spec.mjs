// Ten years of one order on the page: the day steps, the list moves, and the dates leave as files.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";

async function open(page) {
  await page.goto("/");
  await page.locator("#example").selectOption("ten-years");
  await page.locator(".start button").click();
  await expect(page.locator("#jr-duties")).toBeVisible();
}
const duty = (page, kind, state) => page.locator(`#jr-duties [data-duty="${kind}"][data-state="${state}"]`);
const day = (page) => page.locator("#day-step-day");

/** Goes to a day by typing it where the case says as at which day its dates are. */
async function goTo(page, [date, month, year]) {
  await page.evaluate(() => (window.location.hash = "person"));
  await page.locator("#field-today").fill(date);
  await page.locator("#field-today-month").fill(month);
  await page.locator("#field-today-year").fill(year);
  await page.evaluate(() => (window.location.hash = "result"));
  await expect(page.locator("#jr-duties")).toBeVisible();
}

test("on any day the right list, from the order to ten years on", async ({ page }) => {
  await open(page);
  await expect(duty(page, "order-renewal", "overdue")).toContainText("sexual harm prevention order: 84 days late");
  await expect(duty(page, "order-end", "upcoming")).toContainText("28 Feb 2026");

  await goTo(page, ["2", "3", "2016"]);
  await expect(duty(page, "oasys-initial", "upcoming")).toContainText("22 Mar 2016");
  await expect(duty(page, "notification-end", "upcoming")).toContainText("28 Feb 2026");
  await expect(page.locator(".day-step__later")).toContainText("events after that day are left out");
  await expect(page.locator(".jr-problems")).toHaveCount(0);

  await goTo(page, ["12", "7", "2016"]);
  await expect(duty(page, "reassessment", "overdue")).toContainText("2 days late");
  await goTo(page, ["9", "10", "2016"]);
  await expect(duty(page, "mappa-review", "upcoming")).toContainText("28 Oct 2016");
  await goTo(page, ["3", "5", "2019"]);
  await expect(duty(page, "notification-travel", "upcoming")).toContainText("2 Jun 2019");
  await goTo(page, ["1", "3", "2021"]);
  await expect(duty(page, "notification-end", "upcoming")).toContainText("28 Feb 2026");
  await duty(page, "notification-end", "upcoming").locator("summary").click();
  await expect(duty(page, "notification-end", "upcoming")).toContainText("sexual harm prevention order");
});

test("the day steps by button and by key, and the list moves with it", async ({ page }) => {
  await open(page);
  await expect(day(page)).toHaveText("20 February 2026");
  await page.locator("#day-day-on").focus();
  for (let step = 0; step < 8; step += 1) await page.keyboard.press("Enter");
  await expect(day(page)).toHaveText("28 February 2026");
  await expect(duty(page, "order-end", "due")).toBeVisible();
  await expect(page.locator("#day-day-on")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(day(page)).toHaveText("1 March 2026");
  await expect(duty(page, "order-end", "due")).toHaveCount(0);
  await expect(duty(page, "order-end", "ended")).toHaveCount(1);
  await expect(duty(page, "notification-periodic", "upcoming")).toHaveCount(0);
  await expect(page.getByRole("status").first()).toContainText("Dates as at 1 March 2026");
  await page.keyboard.press("ArrowLeft");
  await expect(duty(page, "order-end", "due")).toBeVisible();
  await page.keyboard.press("Shift+PageUp");
  await expect(day(page)).toHaveText("28 February 2025");
  await expect(duty(page, "order-renewal", "upcoming")).toContainText("28 Aug 2025");
  await page.keyboard.press("PageDown");
  await expect(day(page)).toHaveText("28 March 2025");
  await page.locator("#tool-undo").click();
  await expect(day(page)).toHaveText("20 February 2026");
});

test("one agency at a time, and what is hidden is counted", async ({ page }) => {
  await open(page);
  const choice = page.locator("#field-agenda-owner");
  await choice.selectOption("mappa");
  await expect(duty(page, "mappa-review", "upcoming")).toBeVisible();
  await expect(duty(page, "order-renewal", "overdue")).toBeHidden();
  await expect(page.locator(".jr-agenda__filter")).toContainText("late");
  // A step of the day must not bring back what was filtered away.
  await page.locator("#day-day-on").click();
  await expect(duty(page, "order-renewal", "overdue")).toBeHidden();
  await choice.selectOption("");
  await expect(duty(page, "order-renewal", "overdue")).toBeVisible();
});

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("the dates leave as files, and the calendar knows the case again", async ({ page }) => {
  await open(page);
  const first = await download(page, "Calendar file (.ics)");
  expect(first.name).toBe("joint-assessment-dates-2026-02-20.ics");
  expect(first.text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(first.text).toContain("DTSTART;VALUE=DATE:20260228");
  expect(first.text).not.toContain("A310");
  const second = await download(page, "Calendar file (.ics)");
  expect(second.text).toBe(first.text);
  const table = await download(page, "Table (.csv)");
  expect(table.text).toContain('"Court order ends: sexual harm prevention order","2026-02-28"');
  const kept = await download(page, "Keep this assessment (.json)");
  expect(JSON.parse(kept.text).schema).toBe("joint-risk/assessment/1");

  await page.getByText("What has changed since an assessment that was kept").click();
  await page
    .locator("#field-since-file")
    .setInputFiles({ name: "kept.json", mimeType: "application/json", buffer: Buffer.from(kept.text) });
  await expect(page.locator(".jr-since")).toContainText("No band, level or date has changed");
  await page.locator("#day-month-on").click();
  await expect(page.locator(".jr-since")).toContainText("Court order ends");
  await page
    .locator("#field-since-file")
    .setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await expect(page.locator(".jr-since")).toContainText("not an assessment");
});

test("an entry to paste, for each agency", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.getByText("Entry for a record system").click();
  const text = page.locator("#field-entry-text");
  await expect(text).toHaveValue(/Home visit/);
  await page.getByLabel("Probation").check();
  await expect(text).not.toHaveValue(/Home visit/);
  await page.getByRole("button", { name: "Copy the entry" }).click();
  await expect(page.getByRole("status").first()).toContainText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());
});

test("an order and its notification are entered by form", async ({ page }) => {
  await page.goto("/#events");
  const add = async (kind) => {
    await page.locator("#event-kind").selectOption({ label: kind });
    await page.getByRole("button", { name: "Add event" }).click();
  };
  const date = async (name, [date, month, year]) => {
    await page.locator(`#field-events-0-${name}`).fill(date);
    await page.locator(`#field-events-0-${name}-month`).fill(month);
    await page.locator(`#field-events-0-${name}-year`).fill(year);
  };
  await add("Became subject to notification");
  await date("on", ["1", "3", "2020"]);
  await page.locator("#field-events-0-disposal").selectOption({ label: "Imprisonment" });
  await page.getByRole("button", { name: "Add a term" }).click();
  await page.locator("#field-events-0-terms-0-months").fill("18");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator(".event-row")).toContainText("Imprisonment");
  await page.evaluate(() => (window.location.hash = "result"));
  await expect(duty(page, "notification-end", "upcoming")).toContainText("28 Feb 2030");
});

for (const width of [1280, 360])
  test(`no barrier at ${width} pixels`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await page.getByText("Entry for a record system").click();
    for (const part of [".day-step", "#jr-duties", "#jr-take-away"]) {
      const { violations } = await new AxeBuilder({ page }).include(part).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

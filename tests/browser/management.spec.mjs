// What a manager looks at beside the dates, which standard the dates follow, and the list of kinds of event.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { field, go, open, openCase } from "./page.mjs";

const ORDER = { kind: "order-started", on: "2024-01-08" };
const LEVELS = { oasys: { supervised: true, harm: { community: { children: "high" }, custody: "not-applicable" } } };
const CASE = {
  schema: "joint-risk/case/1",
  reference: "A123",
  division: "england-and-wales",
  standard: "england-wales-2005",
  person: { sex: "male", dateOfBirth: "1992-04-12" },
  ...LEVELS,
  events: [
    ORDER,
    { kind: "mappa-level-set", on: "2024-01-15", level: 3, category: 1, criteria: ["one-agency"] },
    { kind: "person-involved", on: "2024-01-20", told: true, invited: false },
    { kind: "visit", on: "2024-02-01", officers: 1, access: true, purposes: ["residence", "offences"], evening: true },
    { kind: "visit", on: "2024-03-01", officers: 2, access: true, announced: true, purposes: ["residence"] },
    { kind: "visit", on: "2024-04-01", officers: 2, access: false },
    { kind: "visit", on: "2024-04-15", officers: 2, access: false },
  ],
};
const without = (...kinds) => ({ ...CASE, events: CASE.events.filter(({ kind }) => !kinds.includes(kind)) });

const part = (page) => page.locator("#jr-management");
const row = (page, name) => part(page).locator(`[data-part="${name}"]`);
const parts = (page) =>
  part(page)
    .locator("[data-part]")
    .evaluateAll((all) => all.map(({ dataset }) => dataset.part));

async function result(page, caseFile, query = "") {
  await open(page, "person", query);
  await openFile(page, caseFile);
  await expect(page.getByRole("status").first()).toContainText("case.json");
  await go(page, "person");
  await field(page, "today").fill("1");
  await field(page, "today-month").fill("5");
  await field(page, "today-year").fill("2024");
  await go(page, "result");
  await expect(page.locator("#jr-duties")).toBeVisible();
}
/** As a reader of either language does it. */
const openFile = (page, caseFile) =>
  page.locator("#open-file").setInputFiles({
    name: "case.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(caseFile)),
  });

const violations = async (page, where) =>
  (await new AxeBuilder({ page }).include(where).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0].html}`,
  );

test("how visits are made, what MAPPA decided and the person's part are said", async ({ page }) => {
  await result(page, CASE);
  await expect(row(page, "alone").locator("dd")).toHaveText("1 February 2024");
  await expect(row(page, "announced").locator("dd")).toHaveText("1 March 2024");
  await expect(row(page, "evening").locator("dd")).toHaveText("1 February 2024");
  const purposes = row(page, "purposes").getByRole("listitem");
  await expect(purposes).toHaveCount(7);
  await expect(purposes.filter({ hasText: "lives at the address" })).toContainText("1 March 2024");
  await expect(purposes.filter({ hasText: "Detecting offences" })).toContainText("1 February 2024");
  await expect(purposes.filter({ hasText: "not recorded" })).toHaveCount(5);
  await expect(row(page, "mappa")).toContainText("Level 3 and category 1, 15 January 2024");
  await expect(row(page, "mappa").locator(".jr-notice li")).toHaveText([
    "No reasons are recorded.",
    "The criteria are those of another level.",
  ]);
  await expect(row(page, "person")).toContainText("Told of the requirements: 20 January 2024");
  await expect(row(page, "person")).toContainText("Invited to take part: not recorded as done");
});

test("from the second failure on the tests of a warrant are named, and who decides them", async ({ page }) => {
  await result(page, CASE);
  const failed = row(page, "failed");
  await expect(failed).toContainText("2 visits");
  await expect(failed.getByRole("link")).toHaveText(["1 April 2024", "15 April 2024"]);
  await expect(failed.locator("caption")).toContainText("section 96B");
  await expect(failed.getByRole("row", { name: /at least twice/ })).toContainText("Met");
  await expect(failed.getByRole("row", { name: /necessary/ })).toContainText("An officer decides");
  await expect(failed).toContainText("entry is by consent");

  const away = { kind: "admitted-to-hospital", on: "2024-04-20", verified: true };
  await result(page, { ...CASE, events: [...CASE.events, away] });
  await expect(failed.getByRole("row", { name: /in hospital/ })).toContainText("Not met");

  await result(page, { ...CASE, events: CASE.events.slice(0, -1) });
  await expect(failed).toContainText("1 visit,");
  await expect(failed.locator("table")).toHaveCount(0);
});

test("a day leads to the event that it comes from", async ({ page }) => {
  await result(page, CASE);
  for (const [name, index] of [
    ["alone", 3],
    ["announced", 4],
    ["mappa", 1],
    ["person", 2],
  ]) {
    await row(page, name).getByRole("link").first().click();
    await expect(field(page, `events-${index}-on`)).toBeFocused();
    await page.getByRole("button", { name: "Done" }).click();
    await go(page, "result");
  }
});

test("what nobody recorded is not drawn, and nothing at all leaves no heading", async ({ page }) => {
  await result(page, without("visit", "person-involved"));
  expect(await parts(page)).toEqual(["mappa"]);
  await result(page, without("visit", "person-involved", "mappa-level-set"));
  await expect(part(page)).toHaveCount(0);
  await result(page, { ...CASE, standard: "no-such-standard" });
  // Where the name is of none, the standard in force is used, and the problem says so.
  await expect(part(page)).toHaveCount(1);
  await expect(page.locator(".jr-problems")).toContainText("england-wales-2017");
});

test("a visit and a contact in one window are proposed as one visit", async ({ page }) => {
  const plan = (of, weeks) => ({ kind: "interval-set", on: "2024-01-08", of, weeks, reasons: "plan" });
  const caseFile = {
    ...CASE,
    standard: "england-wales-2017",
    events: [
      ORDER,
      plan("home-visit", 4),
      plan("probation-contact", 4),
      { kind: "visit", on: "2024-04-15", officers: 2, access: true },
      { kind: "contact", on: "2024-04-22", agency: "probation" },
    ],
  };
  await result(page, caseFile);
  await expect(row(page, "joint")).toContainText("13 May 2024: one visit, unannounced, for both purposes.");
  await expect(row(page, "joint")).toContainText("due on 13 May 2024, the contact with probation on 20 May 2024");
});

test("reactive management is a question of the low ones, and says who decides", async ({ page }) => {
  test.slow();
  const { examples } = JSON.parse(await readFile(new URL("../../www/examples.json", import.meta.url), "utf8"));
  const low = { ...examples.find(({ id }) => id === "low-throughout").case, standard: "england-wales-2017" };
  const rated = (on) => ({ kind: "rating-recorded", on, rating: "low" });
  await result(page, { ...CASE, standard: "england-wales-2017" });
  await expect(row(page, "reactive")).toHaveCount(0);
  const started = { kind: "reactive-started", on: "2024-02-01", verified: true };
  await result(page, { ...low, events: [rated("2021-01-10"), started, { kind: "risk-changed", on: "2024-03-01" }] });
  await expect(row(page, "reactive")).toContainText("Ended by a change");
  await expect(row(page, "reactive")).toContainText("Started: 1 February 2024");
  await expect(row(page, "reactive")).toContainText("Ended by: Risk changed, 1 March 2024");
  await result(page, { ...low, events: [ORDER, rated("2021-01-10")] });
  await expect(row(page, "reactive")).toContainText("A supervisor decides.");
  await expect(row(page, "reactive")).toContainText("Low since: 10 January 2021");
  await result(page, { ...low, events: [rated("2023-01-10"), ORDER] });
  await expect(row(page, "reactive")).toContainText("A supervisor can consider it from: 10 January 2026");
  await result(page, { ...low, events: [ORDER] });
  await expect(row(page, "reactive")).toContainText("Low is not recorded since the last change.");
  await result(page, { ...low, events: [ORDER, started] });
  await expect(row(page, "reactive")).toContainText("Has no effect");
});

test("the standard is named with the reason for it, and a past one says so", async ({ page }) => {
  const standard = page.locator(".jr-standard");
  await result(page, CASE);
  await expect(standard).toHaveText(
    "Standard: Standard of 2005. The case names this standard. Past standard It was not in force on 1 May 2024.",
  );
  await result(page, { ...CASE, standard: undefined });
  await expect(standard).toHaveText("Standard: Standard of 2017. In force on this date.");
  const own = { schema: "joint-risk/standard/1", id: "our-area", title: "Our area", basedOn: "england-wales-2017" };
  await result(page, { ...CASE, standard: own });
  await expect(standard).toContainText("Standard: Our area. The case brings this standard.");
});

for (const [division, says, warrant] of [
  ["scotland", "Scotland uses LS/CMI, so there are no OASys dates.", "section 96A"],
  ["northern-ireland", "Northern Ireland uses ACE, so there are no OASys dates.", "section 96B"],
])
  test(`no dates of OASys in ${division}, and the page and the printed summary say why`, async ({ page }) => {
    await result(page, { ...CASE, division, standard: undefined });
    await expect(page.locator("#jr-duties")).toContainText(says);
    await expect(page.locator('#jr-duties [data-duty^="oasys"]')).toHaveCount(0);
    await expect(row(page, "failed").locator("caption")).toContainText(warrant);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".jr-summary-page")).toContainText(says);
    await expect(part(page)).toBeVisible();
  });

test("a worked example: ten years", async ({ page }) => {
  await page.goto("/");
  await page.locator("#example").selectOption("ten-years");
  await page.locator(".start button").click();
  await expect(row(page, "mappa")).toContainText("Level 1 and category 1, 1 February 2017");
  await expect(row(page, "mappa").locator(".jr-notice li")).toHaveText(["No criteria are recorded."]);
  expect(await parts(page)).toEqual(["mappa"]);
  await expect(page.locator(".jr-standard")).toContainText("Past standard");
});

for (const language of ["en", "cy"])
  test(`no barrier and no code without words, ${language}, from 320 pixels`, async ({ page }) => {
    test.slow();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await result(page, CASE, language === "cy" ? "?lang=cy" : "");
      expect(await violations(page, "#jr-management")).toEqual([]);
      expect(await violations(page, "#jr-sources")).toEqual([]);
      for (const each of [part(page), page.locator("#jr-sources")])
        await expect(each).not.toContainText(/\b(management|entryTest|levelGap|reactive|chosen|form|result)\.[a-z]/);
    }
    if (language === "cy") {
      await expect(part(page)).toContainText("Ymweliadau gan lai na dau swyddog");
      await expect(part(page)).not.toContainText(/\b(and|the)\b/);
    }
  });

for (const language of ["en", "cy"])
  test(`nothing is wider than the window, ${language}, from 320 pixels`, { tag: "@reflow" }, async ({ page }) => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await result(page, CASE, language === "cy" ? "?lang=cy" : "");
      expect(await part(page).evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

test("every kind of event is offered once, in groups, and asks nothing twice", async ({ page }) => {
  test.slow();
  const words = JSON.parse(await readFile(new URL("../../www/messages/en.json", import.meta.url), "utf8"));
  const kinds = Object.keys(words.event);
  await open(page, "events");
  const offered = await page.locator("#event-kind optgroup option").allTextContents();
  expect([...offered].sort()).toEqual(Object.values(words.event).sort());
  expect(await page.locator("#event-kind > option").count()).toBe(1);
  expect(await page.locator("#event-kind optgroup").evaluateAll((all) => all.map(({ label }) => label))).toEqual([
    "Supervision and OASys",
    "Visits, contact and the person",
    "Incidents and offences",
    "MAPPA",
    "Custody, hospital and absence",
    "Notification requirements",
    "Court orders",
  ]);
  await openCase(page, { events: kinds.map((kind) => ({ kind, on: "2024-01-08" })) }, "events");
  // In one go: every form that opens and closes draws the whole list again.
  const asked = await page.evaluate(
    (count) =>
      Array.from({ length: count }, (_, index) => {
        document.getElementById(`field-events-${index}`).click();
        const form = document.querySelector(".event-form");
        const paths = [...form.querySelectorAll(`[data-path^="events[${index}]"]`)].map(({ dataset }) => dataset.path);
        form.querySelector(".govuk-button-group .govuk-button").click();
        return paths;
      }),
    kinds.length,
  );
  for (const [index, paths] of asked.entries()) {
    expect(paths.length, kinds[index]).toBeGreaterThan(1);
    expect(paths, kinds[index]).toEqual([...new Set(paths)]);
  }
  await page.locator("#event-kind").selectOption({ label: "Sentenced to custody" });
  await page.getByRole("button", { name: "Add event" }).click();
  await expect(page.locator(".event-form h2")).toHaveText("Sentenced to custody");
  expect(await violations(page, "main")).toEqual([]);
});

// What is new about dates, as a reader meets it: what to do now, what is on hold and
// why, which entries could be meant, what has no date yet, and what others recorded.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { field, go, open, openCase, saved } from "./page.mjs";

const BASE = {
  schema: "joint-risk/case/1",
  reference: "N700",
  division: "england-and-wales",
  person: { sex: "male", dateOfBirth: "1980-05-20" },
  oasys: { supervised: false },
};
const REGISTER = [
  { kind: "notification-started", on: "2025-01-06", disposal: "imprisonment", terms: [{ months: 12 }] },
  { kind: "notified", on: "2025-01-07", about: "initial" },
];
const TODAY = "2026-03-16";

async function show(page, given, section = "result") {
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
  await open(page);
  await openCase(page, { ...BASE, ...given });
  await go(page, section);
}

const lines = (page) => page.locator(".jr-do-now > .jr-do-now__list > li");

test("three lines at most head the result, and one leads to the form with its kind chosen", async ({ page }) => {
  await show(page, {
    events: [...REGISTER, { kind: "significant-incident", on: "2026-03-02", id: "incident-1" }],
  });
  await expect(page.locator(".jr-do-now h3, .jr-do-now h2").first()).toHaveText("Do now");
  const count = await lines(page).count();
  expect(count).toBeGreaterThan(1);
  expect(count).toBeLessThanOrEqual(3);
  await expect(lines(page).first()).toContainText("Reassess the incident");
  await expect(lines(page).first()).toContainText("Review of risk after the significant incident");
  await expect(lines(page).first()).toContainText("Police");
  const head = await page.locator(".jr-do-now").boundingBox();
  const chips = await page.locator(".jr-result__body > .jr-chips").boundingBox();
  expect(head.y).toBeLessThan(chips.y);
  await lines(page).first().getByRole("link", { name: "Record: risk reviewed" }).click();
  await expect(page.locator("#event-kind")).toBeFocused();
  await expect(page.locator("#event-kind option:checked")).toHaveText("Risk reviewed");
});

test("a line leads to the entry that it comes from", async ({ page }) => {
  await show(page, {
    events: [...REGISTER, { kind: "significant-incident", on: "2026-03-02", id: "incident-1" }],
  });
  await lines(page).first().getByRole("link", { name: "Significant incident, 2 March 2026" }).click();
  await expect(field(page, "events-2")).toBeFocused();
});

test("a problem with an entry says what to do about that entry", async ({ page }) => {
  await show(page, {
    events: [
      ...REGISTER,
      { kind: "admitted-to-hospital", on: "2025-02-03", verified: true },
      { kind: "visit", on: "2025-03-03", access: true, removed: { on: "2025-03-04" } },
      { kind: "notified", on: "2025-03-05", about: "initial" },
      { kind: "risk-reviewed", on: "2025-04-01", of: "incident-9", by: "officer" },
      { kind: "risk-changed", on: "2025-04-02", verifid: true },
    ],
  });
  const problems = page.locator(".jr-problems");
  for (const told of [
    "No end is recorded of “Event 3: Admitted to hospital”. If it was over by this day, record its end.",
    "Say why the entry is taken out. Until then it counts.",
    "Say who takes the entry out.",
    "No other entry has this name or date, so this one closes nothing.",
    "Is “verified” meant?",
  ]) {
    await expect(problems).toContainText(told);
  }
});

test("what is recorded after a death asks which of the two days is wrong", async ({ page }) => {
  await show(page, {
    events: [
      ...REGISTER,
      { kind: "died", on: "2025-05-01", verified: true },
      { kind: "visit", on: "2025-06-02", access: true },
    ],
  });
  await expect(page.locator(".jr-problems")).toContainText("Until one is corrected, the death does not count.");
});

test("an end that could mean two entries lists both, each a link to its entry", async ({ page }) => {
  await show(page, {
    oasys: { supervised: true },
    events: [
      { kind: "order-started", on: "2025-09-01" },
      { kind: "order-started", on: "2026-02-02" },
      { kind: "order-ended", on: "2026-03-02", verified: true },
    ],
  });
  const choices = page.locator(".jr-problems .jr-choices a");
  await expect(choices).toHaveText(["Order started, 1 September 2025", "Order started, 2 February 2026"]);
  await expect(page.locator(".jr-problems")).not.toContainText("events[");
  await choices.last().click();
  await expect(field(page, "events-1")).toBeFocused();
});

test("the form of an end offers the entries that it could mean", async ({ page }) => {
  await show(
    page,
    {
      oasys: { supervised: true },
      events: [
        { kind: "order-started", on: "2025-09-01" },
        { kind: "order-started", on: "2026-02-02", id: "order-2" },
        { kind: "order-ended", on: "2026-03-02", verified: true },
      ],
    },
    "events",
  );
  await field(page, "events-2").click();
  const which = field(page, "events-2-of");
  await expect(which.locator("option")).toHaveText([
    "Choose",
    "Order started, 1 September 2025",
    "Order started, 2 February 2026",
  ]);
  await which.selectOption({ label: "Order started, 2 February 2026" });
  const { text } = await saved(page);
  expect(JSON.parse(text).events[2].of).toBe("order-2");
  await go(page, "result");
  await expect(page.locator(".jr-choices")).toHaveCount(0);
});

test("what is on hold says why and how late it was, and leaves as no date", async ({ page }) => {
  await show(page, {
    events: [
      ...REGISTER,
      { kind: "interval-set", on: "2025-01-10", of: "home-visit", months: 1, reasons: "Plan." },
      { kind: "visit", on: "2025-10-06", agency: "police", access: true, officers: 2 },
      { kind: "remanded", on: "2026-01-19", verified: true },
    ],
  });
  const held = page.locator('#jr-duties tr[data-duty="home-visit"][data-state="suspended"]');
  await expect(held.locator("td").first()).toContainText("On hold");
  await expect(held.locator("td").first()).toContainText("74 days late when it was put on hold");
  await expect(held).toContainText("On hold because of the remand on 19 January 2026.");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Calendar file (.ics)" }).click(),
  ]);
  const calendar = await readFile(await download.path(), "utf8");
  expect(calendar).not.toContain("20251106");
  expect(calendar).not.toContain("Home visit");
  const [second] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Table (.csv)" }).click(),
  ]);
  const table = await readFile(await second.path(), "utf8");
  expect(table).toContain("On hold");
  expect(table).not.toContain("2025-11-06");
  await page.locator('[data-key="entry"] > summary').click();
  await expect(page.getByLabel("Entry", { exact: true })).toHaveValue(/On hold:\n- Home visit, 74 days late when/);
});

test("a first OASys without a first appointment has no date, and says how far past the latest day it is", async ({
  page,
}) => {
  await show(page, {
    oasys: { supervised: true },
    events: [{ kind: "order-started", on: "2026-01-05" }],
  });
  const card = page.locator('#jr-duties .jr-alert[data-duty="oasys-initial"]');
  await expect(card).toContainText("no date yet, and");
  await expect(card).toContainText("days past the latest it could be");
  await expect(card).toContainText("Waits until this is recorded: the first appointment");
});

test("what other systems recorded is shown as recorded", async ({ page }) => {
  await show(page, {
    division: "scotland",
    events: REGISTER,
    recorded: {
      harm: { overall: "high", on: "2025-07-21", by: "Social work" },
      lsCmi: { level: "very-low", on: "2025-07-21" },
    },
  });
  const part = page.locator('[aria-labelledby="jr-recorded-heading"]');
  await expect(part).toContainText("Shown as recorded there. Not worked out here.");
  await expect(part.locator("tr", { hasText: "Risk of serious harm" })).toContainText("High");
  await expect(part.locator("tr", { hasText: "LS/CMI" })).toContainText("not part of the joint rating");
});

test("the new parts pass axe", async ({ page }) => {
  await show(page, {
    events: [
      ...REGISTER,
      { kind: "significant-incident", on: "2026-03-02", id: "incident-1" },
      { kind: "remanded", on: "2026-03-09", verified: true },
    ],
  });
  const { violations } = await new AxeBuilder({ page }).include(".jr-result").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test("of somebody whom probation does not supervise no level of harm is asked for, and one that is given is shown", async ({
  page,
}) => {
  const harm = page.locator("section[aria-labelledby=jr-harm-heading]");
  await show(page, { events: REGISTER });
  await expect(harm).toContainText("Not supervised by probation, so no level is asked for.");
  await expect(harm.getByRole("link")).toHaveCount(0);
  await show(page, { events: REGISTER, oasys: { supervised: false, harm: { community: { children: "high" } } } });
  await expect(harm.getByRole("table")).toContainText("High");
});

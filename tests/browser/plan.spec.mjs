// The self-assessment, the sentence plan, and what the result makes of them.
import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { field, go, groupOf, open, openCase, saved } from "./page.mjs";

const CASE = {
  reference: "A123",
  oasys: {
    supervised: true,
    form: "oasys-2",
    answers: {
      3.3: "YES",
      3.99: "YES",
      9.1: "0",
      9.2: "0",
      9.3: "0",
      9.5: "0",
      9.99: "NO",
      12.8: "2",
      8.8: "1",
    },
    lowScoringAreas: [{ section: 9, reason: "drinks under stress" }],
    harm: {
      community: { children: "high", public: "low", knownAdult: "low", staff: "low" },
      custody: "not-applicable",
    },
    selfAssessment: {
      completedOn: "2025-12-01",
      likelihood: 1,
      items: {
        1: { problem: false, linked: false, section: 3 },
        2: { problem: false, section: 9 },
        3: { problem: true },
      },
    },
    plan: {
      type: "review",
      agreedOn: "2026-01-05",
      capacityToChange: "has begun to plan ahead",
      mappaActions: [{ id: "m1", action: "joint visit with the police", owner: "police", due: "2026-02-01" }],
      objectives: [
        { id: "a", needs: [3], text: "find a settled home", status: "ongoing", timescale: "16-weeks", who: "self" },
        { id: "b", needs: [5], text: "budget each week", status: "not-started" },
      ],
      previous: {
        on: "2025-09-01",
        harm: "medium",
        needs: { 3: "no", 9: "yes" },
        objectives: [
          { id: "a", text: "find a settled home", status: "ongoing" },
          { id: "z", text: "attend the course", status: "ongoing" },
        ],
      },
    },
  },
};

const result = (page) => page.locator('[aria-labelledby="jr-plan-heading"]');

async function violations(page) {
  return (await new AxeBuilder({ page }).analyze()).violations;
}

test("the two views are side by side, and a difference is said in words", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "result");
  const part = result(page);
  const accommodation = part.getByRole("row", { name: /^3 Accommodation No problem/ });
  await expect(accommodation).toContainText("Need");
  await expect(accommodation).toContainText("They differ");
  await expect(part.getByRole("row", { name: /^9 Alcohol No problem/ })).toContainText("Same view");
  await expect(part).toContainText("differ in 1 section.");
  await expect(part).toContainText("Not compared, because nobody has said which section they belong to: Item 3.");
  await expect(part).toContainText("in the person’s own view: Unlikely");
  expect(await violations(page)).toEqual([]);
});

test("the result names what the plan leaves open and what has changed", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "result");
  const part = result(page);
  await expect(part).toContainText("Carried over, still true? To be confirmed");
  // Not confirmed, so it answers nothing.
  await expect(part.getByRole("listitem").filter({ hasText: "3 Accommodation: need" })).toHaveCount(1);
  await expect(part).toContainText("9 Alcohol: low score, needs attention");
  await expect(part).toContainText("No objective for the risk of serious harm, high");
  await expect(part).toContainText("MAPPA actions that no objective carries");
  await expect(part).toContainText("risen from medium to high");
  await expect(part).toContainText("attend the course: dropped");
  await expect(part).toContainText("3 Accommodation: a new need");
  await expect(part).toContainText("Weighted total between");
  await expect(part).toContainText("Unconfirmed");
  await part.getByRole("link", { name: "find a settled home" }).first().click();
  await expect(field(page, "oasys-plan-objectives-0")).toBeFocused();
});

test("a total is shown for the full form of 2002 alone", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "person");
  await field(page, "oasys-form").selectOption({ label: "Layer 3, full" });
  await go(page, "result");
  await expect(result(page)).toContainText("worked out for OASys 2, full form, only");
  await expect(result(page)).not.toContainText("Weighted total between");
});

test("an objective is added, changed and taken away, and Undo brings it back", async ({ page }) => {
  await open(page, "plan");
  await groupOf(page, "oasys.plan.type").getByLabel("Initial").check();
  await page.locator("#add-objective").click();
  const text = field(page, "oasys-plan-objectives-0-text");
  await expect(text).toBeFocused();
  await text.pressSequentially("find a settled home");
  await groupOf(page, "oasys.plan.objectives[0].needs").getByLabel("3 Accommodation").check();
  await groupOf(page, "oasys.plan.objectives[0].harm").getByLabel("No", { exact: true }).check();
  await field(page, "oasys-plan-objectives-0-status").selectOption({ label: "Not started" });
  await field(page, "oasys-plan-objectives-0-timescale").selectOption({ label: "16 weeks" });
  await expect(text).toHaveValue("find a settled home");
  await page.getByRole("button", { name: "Done" }).click();
  const row = page.locator(".entry-row", { hasText: "find a settled home" });
  await expect(row).toContainText("Accommodation · Not started · 16 weeks");
  expect(JSON.parse((await saved(page)).text).oasys.plan).toEqual({
    type: "initial",
    objectives: [
      {
        id: "objective-1",
        text: "find a settled home",
        needs: [3],
        harm: false,
        status: "not-started",
        timescale: "16-weeks",
      },
    ],
  });
  await row.getByRole("button", { name: /^Remove/ }).click();
  await expect(row).toHaveCount(0);
  await expect(page.locator("#add-objective")).toBeFocused();
  await page.locator("#tool-undo").click();
  await expect(row).toHaveCount(1);
});

test("more than four needs are refused beside the field", async ({ page }) => {
  await open(page);
  await openCase(
    page,
    { oasys: { plan: { type: "initial", objectives: [{ id: "a", text: "all", needs: [3, 4, 6, 7] }] } } },
    "plan",
  );
  await field(page, "oasys-plan-objectives-0").click();
  const needs = groupOf(page, "oasys.plan.objectives[0].needs");
  await needs.getByLabel("8 Drugs").check();
  await field(page, "oasys-plan-objectives-0-who").focus();
  await expect(needs.locator(".govuk-error-message")).toContainText("4");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator(".entry-row .govuk-error-message")).toContainText("4");
});

test("a review asks of each carried-over objective whether it is still true", async ({ page }) => {
  await open(page);
  const plan = { ...CASE.oasys.plan, previous: undefined };
  await openCase(page, { oasys: { ...CASE.oasys, plan } }, "plan");
  await page.locator("#begin-review").click();
  await expect(page.locator(".entry-row", { hasText: "find a settled home" })).toContainText("to be confirmed");
  await field(page, "oasys-plan-objectives-0").click();
  const still = groupOf(page, "oasys.plan.objectives[0].stillTrue");
  await expect(still.getByRole("radio")).toHaveCount(3);
  await expect(still.locator("input:checked")).toHaveCount(0);
  await still.getByLabel("Yes").check();
  const { type, previous, objectives, agreedOn } = JSON.parse((await saved(page)).text).oasys.plan;
  expect([type, previous.on, previous.harm, previous.needs[3], agreedOn]).toEqual([
    "review",
    "2026-01-05",
    "high",
    "yes",
    undefined,
  ]);
  expect(objectives[0].stillTrue).toBe(true);
  await page.locator("#tool-undo").click();
  await page.locator("#tool-undo").click();
  await expect(page.locator(".entry-row", { hasText: "find a settled home" })).not.toContainText("to be confirmed");
});

test("the items of the self-assessment keep their numbers in the file", async ({ page }) => {
  // 27 items are a long page for axe.
  test.slow();
  await open(page, "self-assessment");
  await expect(page.locator(".self-item")).toHaveCount(27);
  await groupOf(page, "oasys.selfAssessment.items[27].problem").getByLabel("Yes").check();
  await field(page, "oasys-selfAssessment-items-27-section").selectOption({ label: "9 Alcohol" });
  await groupOf(page, "oasys.selfAssessment.items[1].linked").getByLabel("Not known").check();
  await groupOf(page, "oasys.selfAssessment.likelihood").getByLabel("Very likely").check();
  expect(JSON.parse((await saved(page)).text).oasys.selfAssessment).toEqual({
    items: { 1: { linked: null }, 27: { problem: true, section: 9 } },
    likelihood: 3,
  });
  expect(await violations(page)).toEqual([]);
});

for (const language of ["en", "cy"]) {
  test(`axe finds nothing in an open plan, ${language}`, async ({ page }) => {
    await open(page, "person", language === "cy" ? "?lang=cy" : "");
    await page.locator("#open-file").setInputFiles({
      name: "case.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(CASE)),
    });
    await go(page, "plan");
    await field(page, "oasys-plan-objectives-0").click();
    expect(await violations(page)).toEqual([]);
    await expect(page.locator("main")).not.toContainText(/\b(plan|objectiveStatus|timescale|selfAssessment)\.[a-zA-Z]/);
  });
}

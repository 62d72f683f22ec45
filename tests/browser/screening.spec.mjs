// The screening opens what it calls for, and an exemption acts only when it is countersigned.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { field, go, groupOf, open, openCase, saved } from "./page.mjs";

const analysis = (page, section) => page.locator(`[data-analysis="${section}"]`);
const axe = async (page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(" ")}`);
};

test("a tick opens R6 and says why, and what is typed there stays", async ({ page }) => {
  await open(page, "harm");
  await expect(analysis(page, "R6")).toBeHidden();
  const tick = page.getByRole("checkbox", { name: /^R1\.2\.4 .*, now$/ });
  await tick.check();
  await expect(analysis(page, "R6")).toBeVisible();
  await expect(analysis(page, "R6")).toContainText("Due, because of:");
  await expect(analysis(page, "R6")).toContainText("R1.2.4");
  const text = field(page, "oasys-harm-analysis-R6-1");
  await text.pressSequentially("What happened");
  await field(page, "oasys-screening-R3-1").check();
  await expect(analysis(page, "R8.1")).toBeVisible();
  await expect(text).toHaveValue("What happened");
  await expect(page.locator("#asked-with-R8")).toBeVisible();
  // taken back, it is undecided, and what was written is kept in sight and saved
  await tick.uncheck();
  await expect(analysis(page, "R6")).toContainText("Undecided. These decide it:");
  await expect(text).toHaveValue("What happened");
  const { oasys } = JSON.parse((await saved(page)).text);
  expect(oasys.harm.analysis).toEqual({ "R6.1": "What happened" });
  expect(oasys.screening).toEqual({ "R3.1": "YES" });
  expect(await axe(page)).toEqual([]);
});

test("the reason of an opened part leads to its answer", async ({ page }) => {
  await open(page, "harm");
  await field(page, "oasys-screening-R4-3").check();
  await analysis(page, "R9.3").getByRole("link", { name: /R4\.3/ }).click();
  await expect(field(page, "oasys-screening-R4-3")).toBeFocused();
  await expect(page).toHaveURL(/#harm$/);
});

test("don't know and no answer leave it undecided, and the result asks for it", async ({ page }) => {
  await open(page, "harm");
  await groupOf(page, "oasys.screening[R2.1]").getByLabel("Don’t know").check();
  await expect(page.locator("#analysis-state")).toContainText(/Undecided.*R7/);
  await go(page, "result");
  const result = page.locator(".page-result");
  await expect(result).toContainText("1 answer is “don’t know”. Find out:");
  await result
    .getByRole("link", { name: /^R2\.1 / })
    .first()
    .click();
  await expect(field(page, "oasys-screening-R2-1")).toBeFocused();
  expect(await axe(page)).toEqual([]);
});

test("an exemption without a countersignature does not act", async ({ page }) => {
  await open(page, "harm");
  await expect(page.locator("#exemption")).toBeHidden();
  await page.getByRole("checkbox", { name: /^R1\.3\.5 .*, before$/ }).check();
  for (const column of ["current", "previous"]) await field(page, `oasys-screening-R1-2-15-${column}`).check();
  for (const item of ["2-2", "4-4", "5-1"]) await field(page, `oasys-screening-R${item}-2`).check();
  for (const item of ["3-1", "3-2", "3-3", "3-4"]) await field(page, `oasys-screening-R${item}-2`).check();
  await field(page, "oasys-screening-R5-2b").check();
  const exemption = page.locator("#exemption");
  await expect(exemption).toContainText("The exemption does not act.");
  await field(page, "oasys-screening-R5-2a").fill("The sentence was for another kind of offence.");
  await field(page, "oasys-screening-exemption-by").fill("PO 12");
  const date = groupOf(page, "oasys.screening.exemption.on").getByRole("textbox");
  for (const [at, value] of ["2", "1", "2026"].entries()) await date.nth(at).fill(value);
  await expect(exemption).toContainText("A manager must countersign an exemption.");
  await expect(analysis(page, "R6")).toBeVisible();
  await field(page, "oasys-screening-exemption-countersignedBy").fill("SPO 3");
  await field(page, "oasys-screening-exemption-countersignerAuthorised").check();
  await expect(exemption).toContainText("The exemption acts.");
  await expect(analysis(page, "R6")).toBeHidden();
  expect(await axe(page)).toEqual([]);
  await go(page, "result");
  await expect(page.locator(".page-result")).toContainText("Exempted by PO 12 on 2 January 2026");
});

test("none beside a tick is said beside its field", async ({ page }) => {
  await open(page, "harm");
  await field(page, "oasys-screening-R1-2-1-current").check();
  await field(page, "oasys-screening-R1-2-15-current").check();
  await page.locator("#section-heading").click();
  const group = groupOf(page, "oasys.screening[R1.2.15].current");
  await page.keyboard.press("Tab");
  await expect(group.locator(".govuk-error-message")).toContainText("contradicts");
  await page.locator(".govuk-error-summary a").click();
  await expect(field(page, "oasys-screening-R1-2-15-current")).toBeFocused();
});

test("a case with everything written is shown, and its plan asks for what is empty", async ({ page }) => {
  await open(page);
  const harm = {
    community: { children: "high" },
    custody: "not-applicable",
    summary: { "R10.1": "Children" },
    concerns: { FA31: "YES" },
    plan: { form: "rm20-27", headings: { contingency: "Recall" } },
  };
  await openCase(page, { oasys: { screening: { "R5.1": "YES" }, harm } }, "harm");
  await expect(field(page, "oasys-harm-plan-headings-contingency")).toHaveValue("Recall");
  await expect(field(page, "oasys-harm-plan-headings-supervision")).toBeHidden();
  await expect(field(page, "oasys-harm-concerns-FA31")).toHaveValue("0");
  expect(await axe(page)).toEqual([]);
  await go(page, "result");
  const result = page.locator(".page-result");
  await expect(result).toContainText("Concerns now: Suicide.");
  await expect(result).toContainText("Headings of the plan still empty:");
  await result.getByRole("link", { name: "R10.2" }).click();
  await expect(field(page, "oasys-harm-summary-R10-2")).toBeFocused();
});

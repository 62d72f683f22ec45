// The forms: what is typed stays, what is wrong is said beside it, and every step can be taken back.
import { expect, test } from "@playwright/test";
import { CASE, field, go, groupOf, open, openCase, saved, SECTIONS } from "./page.mjs";

test("an empty page has nothing chosen and invites to begin", async ({ page }) => {
  await open(page);
  await expect(page.locator(".start")).toBeVisible();
  for (const section of SECTIONS.slice(0, -1)) {
    await go(page, section);
    await expect(page.locator(".page-form input:checked")).toHaveCount(0);
    for (const select of await page.locator(".page-form select").all()) await expect(select).toHaveValue("");
  }
  await expect(page.locator("#tool-undo")).toBeDisabled();
  await expect(page.locator(".page-strip")).toHaveText("Nothing is entered yet.");
});

for (const [typed, path] of [
  ["30.5", "riskMatrix.sexualAppearances"],
  ["abc", "riskMatrix.criminalAppearances"],
]) {
  test(`"${typed}" stays in a count, with the error beside it`, async ({ page }) => {
    await open(page, "risk-matrix");
    const group = groupOf(page, path);
    const input = group.getByRole("textbox");
    await input.pressSequentially(typed);
    await expect(group.locator(".govuk-error-message")).toHaveCount(0);
    await input.press("Tab");
    await expect(group.locator(".govuk-error-message")).toContainText("Error:");
    await expect(input).toHaveValue(typed);
    await expect(input).toHaveAttribute("aria-describedby", /-error/);
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.locator('.page-nav li:has(a[href="#risk-matrix"])')).toContainText("1 problem");
    await go(page, "person");
    await go(page, "risk-matrix");
    await expect(input).toHaveValue(typed);
    await page.locator(".govuk-error-summary a").click();
    await expect(input).toBeFocused();
  });
}

test("a date takes month names, keeps 30 February and a part of a date", async ({ page }) => {
  await open(page);
  const group = groupOf(page, "person.dateOfBirth");
  const parts = group.getByRole("textbox");
  const fill = async (values) => {
    for (const [index, value] of values.entries()) await parts.nth(index).fill(value);
    await parts.nth(2).press("Tab");
  };
  await fill(["30", "February", "1985"]);
  await expect(group.locator(".govuk-error-message")).toContainText("Error:");
  await fill(["12", "", ""]);
  await expect(group.locator(".govuk-error-message")).toContainText("Error:");
  await expect(parts.nth(0)).toHaveValue("12");
  for (const month of ["4", "04", "apr", "April", "Ebrill"]) {
    await fill(["12", month, "1985"]);
    await expect(group.locator(".govuk-error-message")).toHaveCount(0);
    expect(JSON.parse((await saved(page)).text).person.dateOfBirth).toBe("1985-04-12");
  }
});

test("an error does not steal the focus while somebody types", async ({ page }) => {
  await open(page, "risk-matrix");
  await field(page, "riskMatrix-sexualAppearances").fill("x");
  await page.keyboard.press("Tab");
  const next = field(page, "riskMatrix-criminalAppearances");
  await expect(next).toBeFocused();
  await next.pressSequentially("12");
  await expect(next).toHaveValue("12");
});

test("a wrong day for the dates clears the old result and says so", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "person");
  await page.locator("#field-today").fill("32");
  await expect(page.locator(".page-strip")).toContainText("Not scored");
});

test("no issues answers what is open, in one step", async ({ page }) => {
  await open(page, "oasys-6");
  await field(page, "oasys-answers-6-1").check();
  const chosen = page.locator('.questions input[type="radio"]:checked');
  await page.locator("#no-issues-6").click();
  await expect.poll(() => chosen.count()).toBeGreaterThan(2);
  await page.locator("#tool-undo").click();
  await expect(chosen).toHaveCount(1);
});

for (const [why, answers, extra] of [
  ["a need", { 3.3: "YES" }, {}],
  ["linked to serious harm", { 3.98: "YES" }, {}],
  ["low-scoring area", {}, { lowScoringAreas: [{ section: 3, reason: "moves often" }] }],
]) {
  test(`no issues is refused where the section is ${why}`, async ({ page }) => {
    await open(page);
    await openCase(page, { oasys: { answers, ...extra } }, "oasys-3");
    const before = await page.locator(".page-form input:checked").count();
    await page.locator("#no-issues-3").click();
    await expect(page.locator(".no-issues-message")).toContainText("Refused");
    await expect(page.locator(".no-issues-message")).toContainText(why);
    await expect(page.locator(".page-form input:checked")).toHaveCount(before);
  });
}

test("undo and redo take back a word, not a letter, and leave text boxes alone", async ({ page }) => {
  await open(page);
  const reference = field(page, "reference");
  await reference.pressSequentially("A123");
  await reference.press("Tab");
  await page.locator("#section-heading").focus();
  await page.keyboard.press("Control+z");
  await expect(reference).toHaveValue("");
  await page.keyboard.press("Control+Shift+z");
  await expect(reference).toHaveValue("A123");
  await field(page, "person-sex").check();
  await page.locator("#tool-undo").click();
  await expect(field(page, "person-sex")).not.toBeChecked();
  await reference.focus();
  await page.keyboard.press("Control+z");
  await expect(page.locator("#tool-redo")).toBeEnabled();
});

test("not known is an answer and can be cleared", async ({ page }) => {
  await open(page, "risk-matrix");
  const group = groupOf(page, "riskMatrix.maleVictim");
  await group.getByLabel("Not known").check();
  await expect(page.locator('.page-nav li:has(a[href="#risk-matrix"])')).toContainText("10 missing");
  expect(JSON.parse((await saved(page)).text).riskMatrix).toEqual({ maleVictim: null });
  await group.getByRole("button", { name: "Clear" }).click();
  await expect(page.locator('.page-nav li:has(a[href="#risk-matrix"])')).toContainText("Not started");
});

test("a file comes back as it was saved", async ({ page }) => {
  await open(page);
  await openCase(page, CASE);
  const { name, text } = await saved(page);
  expect(name).toBe("joint-assessment-A123.json");
  expect(JSON.parse(text)).toEqual(CASE);
  await openCase(page, text);
  expect((await saved(page)).text).toBe(text);
});

test("a file with wrong members opens, keeps them and reports them", async ({ page }) => {
  await open(page);
  const wrong = { riskMatrix: { sexualAppearances: "two" }, person: { dateOfBirth: "1985-02-30" }, events: "none" };
  await openCase(page, wrong, "risk-matrix");
  await expect(field(page, "riskMatrix-sexualAppearances")).toHaveValue("two");
  await expect(groupOf(page, "riskMatrix.sexualAppearances").locator(".govuk-error-message")).toBeVisible();
  await go(page, "events");
  expect(JSON.parse((await saved(page)).text)).toEqual({ schema: "joint-risk/case/1", ...wrong });
});

test("what is no case is refused and the case at hand stays", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "person");
  for (const bad of ["{", "[1]", "null"]) {
    await page
      .locator("#open-file")
      .setInputFiles({ name: "bad.json", mimeType: "application/json", buffer: Buffer.from(bad) });
    await expect(page.locator(".page-alert")).toContainText("bad.json was not opened");
    await expect(field(page, "reference")).toHaveValue("A123");
  }
});

test("new asks first and can be undone", async ({ page }) => {
  await open(page);
  await openCase(page, CASE, "person");
  await page.locator("#tool-new").click();
  await page.getByRole("button", { name: "Keep this case" }).click();
  await expect(field(page, "reference")).toHaveValue("A123");
  await page.locator("#tool-new").click();
  await page.locator("#confirm-yes").click();
  await expect(field(page, "reference")).toHaveValue("");
  await page.locator("#tool-undo").click();
  await expect(field(page, "reference")).toHaveValue("A123");
});

test("leaving with unsaved changes warns; after saving it does not", async ({ page }) => {
  await open(page);
  await field(page, "reference").pressSequentially("B2");
  let asked = 0;
  page.on("dialog", async (dialog) => {
    asked += 1;
    await dialog.accept();
  });
  await page.reload();
  expect(asked).toBe(1);
  await field(page, "reference").pressSequentially("B2");
  await saved(page);
  await page.reload();
  expect(asked).toBe(1);
});

test("Risk Matrix is completed with the keyboard alone", async ({ page }) => {
  await open(page, "risk-matrix");
  await field(page, "riskMatrix-startOfRisk").focus();
  const { keyboard } = page;
  const next = () => keyboard.press("Tab");
  for (const part of ["5", "jan", "2026", "31", "2", "6", "1"]) {
    await keyboard.type(part);
    await next();
  }
  for (let question = 0; question < 6; question += 1) {
    // The space bar chooses "yes", the arrow moves on to "no".
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await next();
    await expect(page.locator(":focus")).toHaveText(/^Clear/);
    await next();
  }
  await expect(page.locator('.page-nav li:has(a[href="#risk-matrix"])')).toContainText("Completed");
  expect(JSON.parse((await saved(page)).text).riskMatrix).toEqual({
    startOfRisk: "2026-01-05",
    ageAtLatestSexualOffence: 31,
    sexualAppearances: 2,
    criminalAppearances: 6,
    violentAppearances: 1,
    burglary: false,
    maleVictim: false,
    strangerVictim: false,
    nonContactOffence: false,
    neverInRelationship: false,
    indecentImagesOnly: false,
  });
});

test("an error that appears does not move a button away from a press", async ({ page }) => {
  await open(page, "events");
  await page.locator("#event-kind").selectOption({ label: "Home visit" });
  await page.getByRole("button", { name: "Add event" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator(".event-form")).toHaveCount(0);
  await expect(page.locator(".event-row .govuk-error-message")).toContainText("Error:");
  await page.locator(".govuk-error-summary a").click();
  await expect(page.locator(".event-row__actions button").first()).toBeFocused();
});

test("events are in the order of their days and name an incident", async ({ page }) => {
  await open(page, "events");
  const add = async (kind, [day, month, year]) => {
    await page.locator("#event-kind").selectOption({ label: kind });
    await page.getByRole("button", { name: "Add event" }).click();
    const parts = page.locator('.event-form [data-path$=".on"]').getByRole("textbox");
    await expect(parts.first()).toBeFocused();
    for (const [index, value] of [day, month, year].entries()) await parts.nth(index).fill(value);
  };
  await add("Significant incident", ["2", "3", "2026"]);
  await page.getByRole("button", { name: "Done" }).click();
  await add("Order started", ["5", "1", "2026"]);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator(".event-row__what strong")).toHaveText(["Order started", "Significant incident"]);
  await add("OASys completed", ["9", "3", "2026"]);
  await page.getByLabel("Names the incident").selectOption({ label: "Incident of 2 March 2026" });
  await page.getByLabel("Form").selectOption({ label: "OASys 2, full form" });
  expect(JSON.parse((await saved(page)).text).events[2]).toMatchObject({
    kind: "oasys-completed",
    on: "2026-03-09",
    form: "oasys-2",
    incident: "incident-1",
  });
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: /^Remove Order started/ }).click();
  await expect(page.locator(".event-row")).toHaveCount(2);
  await page.locator("#tool-undo").click();
  await expect(page.locator(".event-row")).toHaveCount(3);
});

test("custody that is not rated is said outright", async ({ page }) => {
  await open(page, "harm");
  await page.getByLabel("Prisoners, in custody").selectOption({ label: "Low" });
  await page.getByLabel("Custody is not being rated").check();
  await expect(page.getByLabel("Prisoners, in custody")).toHaveCount(0);
  expect(JSON.parse((await saved(page)).text).oasys.harm).toEqual({ custody: "not-applicable" });
  await page.locator("#tool-undo").click();
  await expect(page.getByLabel("Prisoners, in custody")).toHaveValue("0");
});

// The way through the element: by keyboard alone, with errors, in every mode, on one page and on many.
import { expect, test } from "@playwright/test";
import { example, host, listen, openTask, setCase, valueOf } from "./element.mjs";

const heading = (page) => page.locator("joint-risk h2.jr-heading").first();
const status = (page, section) => page.locator(`#jr-task-${section}-status`);

test("begins with a list of sections; nothing is started and nothing chosen", async ({ page }) => {
  await host(page);
  await expect(heading(page)).toHaveText("Joint assessment");
  await expect(page.locator("#jr-progress")).toHaveText(/^0 of \d+ sections completed$/);
  await expect(status(page, "risk-matrix")).toHaveText("Not started");
  for (const section of ["person", "risk-matrix", "oasys-6", "harm", "judgement"]) {
    await openTask(page, section);
    await expect(page.locator("joint-risk .jr-form input:checked")).toHaveCount(0);
    await page.locator("#jr-to-tasks").click();
  }
});

test("one question a page, its question the heading, and the page says how far one is", async ({ page }) => {
  await host(page);
  await openTask(page, "risk-matrix");
  await expect(heading(page)).toHaveText("Date and age");
  await page.locator("#jr-continue").click();
  await expect(heading(page)).toHaveText("Sentencing appearances");
  await page.locator("#jr-continue").click();
  await expect(heading(page)).toHaveText("Any conviction for burglary?");
  await expect(heading(page)).toBeFocused();
  await expect(page.locator(".jr-caption")).toHaveText("Risk Matrix 2000 · page 3 of 9");
  const group = page.getByRole("group", { name: "Any conviction for burglary?" });
  await expect(group.getByRole("radio")).toHaveCount(3);
  await page.locator("#jr-back").click();
  await expect(heading(page)).toHaveText("Sentencing appearances");
});

test("Continue shows what is wrong, with the focus on the summary, and goes on once it is right", async ({ page }) => {
  await host(page);
  const heard = await listen(page, ["problem"]);
  await openTask(page, "person");
  await page.locator("#jr-continue").click();
  const parts = page.locator('[data-path="person.dateOfBirth"]').getByRole("textbox");
  await parts.nth(0).fill("12");
  await parts.nth(2).fill("1985");
  await expect(page.locator("joint-risk .govuk-error-message")).toHaveCount(0);
  await page.locator("#jr-continue").click();
  const summary = page.locator(".govuk-error-summary");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("The date must include a month.");
  await expect(parts.nth(1)).toHaveAttribute("aria-invalid", "true");
  await expect(parts.nth(0)).not.toHaveAttribute("aria-invalid");
  await summary.getByRole("link").click();
  await expect(parts.nth(1)).toBeFocused();
  expect(await heard()).toMatchObject([{ code: "answers", problems: 1, frozen: true }]);
  await parts.nth(1).fill("apr");
  await expect(summary).toHaveCount(0);
  await page.locator("#jr-continue").click();
  await expect(heading(page)).toHaveText("Supervision");
  expect(await valueOf(page)).toMatchObject({ person: { dateOfBirth: "1985-04-12" } });
});

for (const [typed, says, faulty] of [
  [["", "4", "1985"], "The date must include a day.", [0]],
  [["12", "", ""], "The date must include a month and a year.", [1, 2]],
  [["12", "4", "85"], "The year must include 4 numbers.", [2]],
  [["32", "4", "1985"], "Enter a real date", [0]],
  [["12", "13", "1985"], "Enter a real date", [1]],
  [["30", "2", "1985"], "Enter a real date", [0, 1, 2]],
  [["12", "4", "2090"], "today or in the past", [0, 1, 2]],
]) {
  test(`a date typed as ${typed.join("-") || "nothing"} says what is at fault`, async ({ page }) => {
    await host(page, { attributes: 'today="2026-02-01"' });
    await openTask(page, "person");
    await page.locator("#jr-continue").click();
    const parts = page.locator('[data-path="person.dateOfBirth"]').getByRole("textbox");
    for (const [index, value] of typed.entries()) await parts.nth(index).fill(value);
    await page.locator("#jr-continue").click();
    await expect(page.locator('[data-path="person.dateOfBirth"] .govuk-error-message')).toContainText(says);
    for (const index of [0, 1, 2]) {
      if (faulty.includes(index)) await expect(parts.nth(index)).toHaveAttribute("aria-invalid", "true");
      else await expect(parts.nth(index)).not.toHaveAttribute("aria-invalid");
    }
  });
}

test("a question that another answer makes pointless is not asked, and what was answered stays in sight", async ({
  page,
}) => {
  await host(page);
  await setCase(page, { riskMatrix: { sexualAppearances: 0, strangerVictim: true } });
  await openTask(page, "risk-matrix");
  await expect(page.locator(".jr-caption")).toHaveText("Risk Matrix 2000 · page 1 of 5");
  await expect(page.locator('[data-path="riskMatrix.ageAtLatestSexualOffence"]')).toBeHidden();
  for (const expected of [
    "Sentencing appearances",
    "Any conviction for burglary?",
    "Any sexual offence against a stranger?",
    "Reason",
  ]) {
    await page.locator("#jr-continue").click();
    await expect(heading(page)).toHaveText(expected);
  }
  await page.locator("#jr-continue").click();
  await expect(heading(page)).toHaveText("Joint assessment");
});

test("Undo and redo go answer by answer, by button and by key", async ({ page }) => {
  await host(page);
  await openTask(page, "oasys-6");
  await page.locator("#no-issues-6").click();
  const chosen = page.locator('joint-risk .questions input[type="radio"]:checked');
  await expect.poll(() => chosen.count()).toBeGreaterThan(2);
  await page.locator("#jr-undo").click();
  await expect(chosen).toHaveCount(0);
  await page.locator("#jr-redo").click();
  await expect.poll(() => chosen.count()).toBeGreaterThan(2);
  await page.locator("#jr-continue").focus();
  await page.keyboard.press("Control+z");
  await expect(chosen).toHaveCount(0);
});

test("answers are checked in a list, and Change leads to the question and back", async ({ page }) => {
  await host(page);
  await setCase(page, example("very-high-overdue").case);
  await page.locator("#jr-task-check").click();
  await expect(page.locator(".jr-answers-list").first()).toContainText("A123");
  await page.getByRole("link", { name: "Change Stranger victim" }).click();
  await expect(page.locator("#field-riskMatrix-strangerVictim")).toBeFocused();
  await page.getByRole("radio", { name: "Not known" }).check();
  await page.locator("#jr-continue").click();
  await expect(heading(page)).toHaveText("Check your answers");
  await expect(page.locator(".govuk-summary-list__row", { hasText: "Stranger victim" })).toContainText("Not known");
  await page.getByRole("link", { name: /^Change Order started/ }).click();
  await expect(page.locator("joint-risk .event-row button").first()).toBeFocused();
});

test("confirming says that it is complete, and only when nothing is wrong", async ({ page }) => {
  await host(page);
  const heard = await listen(page, ["complete", "problem", "change"]);
  await setCase(page, { reference: "A1", riskMatrix: { sexualAppearances: "x" } });
  await page.locator("#jr-task-check").click();
  await expect(page.locator(".jr-problem-note")).toContainText("1 problem");
  await page.locator("#jr-confirm").click();
  const box = page.locator("#field-riskMatrix-sexualAppearances");
  await expect(box).toBeFocused();
  await expect(page.locator(".govuk-error-summary")).toContainText("For sexual offences");
  await box.fill("2");
  await page.locator("#jr-continue").click();
  await page.locator("#jr-confirm").click();
  await expect(heading(page)).toHaveText("Result and dates");
  const said = await heard();
  expect(said.map(({ name }) => name)).toEqual(["problem", "change", "complete"]);
  expect(said.at(-1)).toMatchObject({ valid: true, frozen: true, composed: true });
});

test("a result leads to the answer that it rests on", async ({ page }) => {
  await host(page, { attributes: 'today="2026-02-01"' });
  await setCase(page, example("very-high-overdue").case);
  await page.locator("#jr-task-result").click();
  await page.locator(".page-result a", { hasText: "Sexual sentencing appearances" }).first().click();
  await expect(page.locator("#field-riskMatrix-sexualAppearances")).toBeFocused();
});

test("a whole assessment with the keyboard alone", async ({ page }) => {
  test.setTimeout(120_000);
  await host(page, { attributes: 'mode="risk-matrix" today="2026-02-01"' });
  const { keyboard } = page;
  const active = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  const tabTo = async (id) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if ((await active()) === id) return;
      await keyboard.press("Tab");
    }
    throw new Error(`no way to ${id} by Tab: at ${await active()}`);
  };
  const on = async () => {
    await tabTo("jr-continue");
    await keyboard.press("Enter");
  };
  const choose = async (id, arrows) => {
    await tabTo(id);
    await keyboard.press("Space");
    for (let each = 0; each < arrows; each += 1) await keyboard.press("ArrowDown");
  };
  await tabTo("jr-task-person");
  await keyboard.press("Enter");
  await tabTo("field-reference");
  await keyboard.type("K1");
  // In a box, Enter goes on.
  await keyboard.press("Enter");
  await choose("field-person-sex", 0);
  await tabTo("field-person-dateOfBirth");
  for (const part of ["1", "6", "1992"]) {
    await keyboard.type(part);
    await keyboard.press("Tab");
  }
  await on();
  await choose("field-oasys-supervised", 0);
  await on();
  await choose("field-division", 0);
  await on();
  await expect(status(page, "person")).toHaveText("1 missing");
  await tabTo("jr-task-risk-matrix");
  await keyboard.press("Enter");
  await tabTo("field-riskMatrix-startOfRisk");
  for (const part of ["5", "jan", "2026", "31"]) {
    await keyboard.type(part);
    await keyboard.press("Tab");
  }
  await on();
  await tabTo("field-riskMatrix-sexualAppearances");
  for (const part of ["2", "6", "1"]) {
    await keyboard.type(part);
    await keyboard.press("Tab");
  }
  await on();
  for (const [name, arrows] of [
    ["burglary", 1],
    ["maleVictim", 1],
    ["strangerVictim", 0],
    ["nonContactOffence", 0],
    ["neverInRelationship", 1],
    ["indecentImagesOnly", 1],
  ]) {
    await choose(`field-riskMatrix-${name}`, arrows);
    await on();
  }
  await on();
  await expect(status(page, "risk-matrix")).toHaveText("Completed");
  await tabTo("jr-task-check");
  await keyboard.press("Enter");
  for (let each = 0; each < 60 && (await active()) !== "jr-confirm"; each += 1) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Result and dates");
  await expect(page.locator('.jr-result__body > .jr-chips [data-chip="sexual"]')).toContainText("Very high");
  expect(await valueOf(page)).toMatchObject({
    reference: "K1",
    riskMatrix: { sexualAppearances: 2, strangerVictim: true, burglary: false, startOfRisk: "2026-01-05" },
  });
});

for (const [mode, has, hasNot] of [
  ["risk-matrix", ["person", "risk-matrix", "judgement"], ["oasys-3", "harm", "events"]],
  ["oasys", ["person", "oasys-1", "oasys-12", "harm", "plan"], ["risk-matrix", "events"]],
  ["dates", ["person", "events"], ["risk-matrix", "oasys-3", "harm"]],
]) {
  test(`mode="${mode}" asks its own sections and shows its own result`, async ({ page }) => {
    await host(page, { attributes: `mode="${mode}" today="2026-02-01"` });
    await setCase(page, example("very-high-overdue").case);
    for (const id of has) await expect(page.locator(`#jr-task-${id}`)).toBeVisible();
    for (const id of hasNot) await expect(page.locator(`#jr-task-${id}`)).toHaveCount(0);
    await page.locator("#jr-task-result").click();
    await expect(page.locator(".page-result #jr-joint-heading")).toBeVisible();
    const parts = { "risk-matrix": "#jr-why-heading", oasys: "#jr-needs-heading", dates: "#jr-duties" };
    for (const [each, part] of Object.entries(parts)) {
      await expect(page.locator(`.page-result ${part}`)).toHaveCount(
        each === mode || (mode === "oasys" && each === "dates") ? 1 : 0,
      );
    }
  });
}

test('mode="read-only" shows result and answers and nothing to change', async ({ page }) => {
  await host(page, { attributes: 'mode="read-only" today="2026-02-01"' });
  await setCase(page, example("very-high-overdue").case);
  // Whose duties are listed can be chosen; that answers nothing.
  await expect(page.locator("joint-risk :is(input, select, textarea):not(.jr-agenda__filter *)")).toHaveCount(0);
  await expect(page.locator(".jr-answers-list").first()).toContainText("A123");
  await expect(page.getByRole("link", { name: /^Change/ })).toHaveCount(0);
  await expect(page.locator('.jr-result__body > .jr-chips [data-chip="sexual"]')).toContainText("Very high");
});

test('pages="one" shows every section, errors on leaving a field, and the result below', async ({ page }) => {
  await host(page, { attributes: 'pages="one" mode="risk-matrix" today="2026-02-01"' });
  await setCase(page, example("very-high-overdue").case);
  const box = page.locator("#field-riskMatrix-sexualAppearances");
  await box.fill("x");
  await expect(page.locator("joint-risk .govuk-error-message")).toHaveCount(0);
  await box.press("Tab");
  await expect(page.locator("joint-risk .govuk-error-message")).toHaveCount(1);
  await expect(page.locator('.jr-result__body > .jr-chips [data-chip="sexual"]')).not.toContainText("Very high");
  await box.fill("0");
  await box.press("Tab");
  await expect(page.locator('.jr-result__body > .jr-chips [data-chip="sexual"]')).toContainText("Not applicable");
  await page.locator("joint-risk nav a", { hasText: "Result and dates" }).click();
  await expect(page.locator("#jr-section-result")).toBeFocused();
});

test("a list entry opens, closes and is removed on one page without moving the reader", async ({ page }) => {
  await host(page, { attributes: 'pages="one" mode="dates"' });
  await page.locator("#event-kind").selectOption({ label: "Home visit" });
  await page.getByRole("button", { name: "Add event" }).click();
  const parts = page.locator('.event-form [data-path$=".on"]').getByRole("textbox");
  await expect(parts.first()).toBeFocused();
  for (const [index, value] of ["9", "3", "2026"].entries()) await parts.nth(index).fill(value);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator(".event-row button").first()).toBeFocused();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.locator("#event-kind")).toBeFocused();
  expect(await valueOf(page)).toEqual({ schema: "joint-risk/case/1" });
});

test("changing the language keeps answers, place and focus, and says that Welsh is not reviewed", async ({ page }) => {
  await host(page, { attributes: 'lang="en"' });
  await openTask(page, "risk-matrix");
  await page.locator("#jr-continue").click();
  await page.locator("#field-riskMatrix-sexualAppearances").fill("2");
  await page.locator("#field-riskMatrix-criminalAppearances").focus();
  await page.evaluate(() => document.querySelector("joint-risk").setAttribute("lang", "cy"));
  await expect(page.locator(".jr-unreviewed")).toContainText("heb ei adolygu");
  await expect(page.locator("#field-riskMatrix-sexualAppearances")).toHaveValue("2");
  await expect(page.locator("#field-riskMatrix-criminalAppearances")).toBeFocused();
  await page.locator("#jr-to-tasks").click();
  await expect(page.locator("#jr-progress")).toHaveText(/^Cwblhawyd 0 o \d+ adran$/);
  await page.evaluate(() => document.querySelector("joint-risk").setAttribute("lang", "en"));
  await expect(heading(page)).toHaveText("Joint assessment");
});

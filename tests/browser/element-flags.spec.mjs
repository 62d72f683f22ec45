// What the element says beside an answer: that it is old, carried over or of somebody untrained, whether it is still
// true, and what the conviction history or Risk Matrix gives where it is left blank.
import { expect, test } from "@playwright/test";
import { example, host, listen, openTask, setCase, valueOf } from "./element.mjs";

const TODAY = 'today="2026-02-01"';
const around = (inner) => `<form id="f">${inner}</form>`;
const old = (value) => ({ value, on: "2024-01-05", by: "officer 7" });
const carried = (value) => ({ value, on: "2025-01-05", carried: true });
const PERSON = { sex: "male", dateOfBirth: "1985-04-12" };

const group = (page, path) => page.locator(`joint-risk [data-path="${path}"]`);
const flag = (page, path) => group(page, path).locator(".flag");
const still = (page, path) => group(page, path).getByRole("button", { name: /^Still true/ });

/** Goes on in a section until the field with this path is in sight. */
async function walkTo(page, section, path) {
  await openTask(page, section);
  for (let part = 0; part < 12 && !(await group(page, path).isVisible()); part += 1) {
    await page.locator("#jr-continue").click();
  }
  await expect(group(page, path)).toBeVisible();
}

test("an old answer is flagged, and said to be still true it is of today", async ({ page }) => {
  const faults = await host(page, { attributes: `${TODAY} name="case"`, around });
  await setCase(page, { person: PERSON, riskMatrix: { burglary: old(false), maleVictim: false } });
  const heard = await listen(page, ["change"]);
  await walkTo(page, "risk-matrix", "riskMatrix.burglary");
  await expect(flag(page, "riskMatrix.burglary")).toContainText("Old answer, given on 5 January 2024.");
  await expect(flag(page, "riskMatrix.maleVictim")).toHaveCount(0);
  await expect(still(page, "riskMatrix.burglary")).toHaveAccessibleName(/Still true Any conviction for burglary/);
  // The button is none of the host's form.
  expect(await still(page, "riskMatrix.burglary").evaluate((button) => button.form)).toBeNull();
  await still(page, "riskMatrix.burglary").click();
  await expect(flag(page, "riskMatrix.burglary")).toHaveCount(0);
  const { riskMatrix } = await valueOf(page);
  expect(riskMatrix.burglary).toEqual({ value: false, on: "2026-02-01" });
  expect((await heard()).map(({ name }) => name)).toEqual(["change"]);
  expect(await page.evaluate(() => document.activeElement.name)).toBe("field-riskMatrix-burglary");
  expect(faults).toEqual([]);
});

test("a carried answer is said, not filled in, and counts once it is said to be still true", async ({ page }) => {
  await host(page, { attributes: TODAY });
  await setCase(page, {
    person: PERSON,
    riskMatrix: { sexualAppearances: carried(2), burglary: carried(false) },
    oasys: { answers: { 3.4: carried("2") } },
  });
  await walkTo(page, "risk-matrix", "riskMatrix.sexualAppearances");
  await expect(flag(page, "riskMatrix.sexualAppearances")).toContainText("Carried over from 5 January 2025: 2.");
  const box = page.locator("#field-riskMatrix-sexualAppearances");
  await expect(box).toHaveValue("");
  await still(page, "riskMatrix.sexualAppearances").click();
  await expect(box).toHaveValue("2");
  await expect(box).toBeFocused();
  await expect(flag(page, "riskMatrix.sexualAppearances")).toHaveCount(0);
  // Undo takes it back, and the flag is there again.
  await page.locator("#jr-undo").click();
  await expect(box).toHaveValue("");
  await expect(flag(page, "riskMatrix.sexualAppearances")).toHaveCount(1);
  await page.locator("#jr-to-tasks").click();
  await walkTo(page, "oasys-3", "oasys.answers[3.4]");
  await expect(flag(page, "oasys.answers[3.4]")).toContainText("Carried over from 5 January 2025: ");
  await expect(group(page, "oasys.answers[3.4]").getByRole("radio", { checked: true })).toHaveCount(0);
});

test("an answer of somebody untrained is flagged, with nothing to confirm", async ({ page }) => {
  await host(page, { attributes: `${TODAY} pages="one"` });
  await setCase(page, {
    person: PERSON,
    riskMatrix: { burglary: { value: true, on: "2026-01-05", trained: false } },
  });
  await expect(flag(page, "riskMatrix.burglary")).toContainText("not trained in this instrument");
  await expect(still(page, "riskMatrix.burglary")).toHaveCount(0);
});

test("on one page the flag comes and goes with the answer", async ({ page }) => {
  await host(page, { attributes: `${TODAY} pages="one"` });
  await setCase(page, { person: PERSON, riskMatrix: { burglary: old(false) } });
  await expect(flag(page, "riskMatrix.burglary")).toHaveCount(1);
  await group(page, "riskMatrix.burglary").getByLabel("Yes", { exact: true }).check();
  await expect(flag(page, "riskMatrix.burglary")).toHaveCount(0);
  await page.locator("#jr-undo").click();
  await expect(flag(page, "riskMatrix.burglary")).toHaveCount(1);
});

test("what is disabled confirms nothing", async ({ page }) => {
  await host(page, { attributes: `${TODAY} pages="one" disabled` });
  await setCase(page, { person: PERSON, riskMatrix: { burglary: old(false) } });
  await expect(flag(page, "riskMatrix.burglary")).toHaveCount(1);
  await expect(still(page, "riskMatrix.burglary")).toBeDisabled();
});

test("an answer that is left blank says what the history gives, and the way there stays in the element", async ({
  page,
}) => {
  await host(page, { attributes: 'today="2006-02-01"' });
  await setCase(page, example("twelve-occasions").case);
  await walkTo(page, "oasys-1", "oasys.answers[1.32]");
  const note = group(page, "oasys.answers[1.32]").locator(".derived");
  await expect(note).toContainText("From the conviction history: 10. It is used while this is left blank.");
  await expect(page.locator("#field-oasys-answers-1-32")).toHaveValue("");
  await note.getByRole("link", { name: "Conviction history" }).click();
  await expect(page.locator("joint-risk .jr-heading")).toHaveText("Conviction history");
  expect(new URL(page.url()).hash).toBe("");
});

test("a note of a section that is not asked leads nowhere", async ({ page }) => {
  test.slow();
  const { case: given } = example("predictors");
  const riskMatrix = { startOfRisk: "2026-01-05" };
  const answers = Object.fromEntries(Object.entries(given.oasys.answers).filter(([id]) => id !== "1.38"));
  const blank = { ...given, riskMatrix, oasys: { ...given.oasys, answers } };
  for (const [mode, links] of [
    ["full", 1],
    ["oasys", 0],
  ]) {
    await page.unrouteAll();
    await host(page, { attributes: `${TODAY} pages="one" mode="${mode}"` });
    await setCase(page, blank);
    const note = page.locator("joint-risk .derived", { hasText: "From the start of risk of Risk Matrix 2000" });
    await expect(note).toHaveCount(1);
    await expect(note.getByRole("link")).toHaveCount(links);
  }
});

test("what the history answers is not missing in the list of sections", async ({ page }) => {
  await host(page, { attributes: 'today="2006-02-20"' });
  const { case: given } = example("twelve-occasions");
  const state = async (value) => {
    await setCase(page, value);
    const missing = await page.locator("#jr-task-risk-matrix-status").innerText();
    return Number(/^(\d+) missing$/.exec(missing)[1]);
  };
  const asked = await state({ ...given, convictions: [] });
  // The history gives the three counts and the age of the twelve occasions, at least.
  expect(await state(given)).toBeLessThanOrEqual(asked - 4);
});

test("what opens a part of the full analysis leads to its answer, on another page of the section", async ({ page }) => {
  await host(page, { attributes: TODAY });
  const screening = { "R1.2.4": { current: true, previous: false } };
  await setCase(page, { person: PERSON, oasys: { supervised: true, screening } });
  await openTask(page, "harm");
  const reason = page.locator("joint-risk .opened__state a", { hasText: "R1.2.4" }).first();
  for (let part = 0; part < 9 && !(await reason.isVisible()); part += 1) await page.locator("#jr-continue").click();
  await reason.click();
  await expect(page.locator("#field-oasys-screening-R1-2-4-current")).toBeFocused();
});

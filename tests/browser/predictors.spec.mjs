// The predictors on the page: asked once, shown with what made them, and never as a person's own risk.

import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { field, go, groupOf, open, openCase, saved } from "./page.mjs";

async function example(page) {
  await page.goto("/");
  await page.locator("#example").selectOption("predictors");
  await page.locator(".start button").click();
  await expect(page.locator("#jr-predictors-heading")).toBeVisible();
}

const part = (page) => page.locator(".jr-predictors");
const row = (page, name) =>
  part(page)
    .locator(".jr-table--predictors tr")
    .filter({ has: page.locator("th", { hasText: new RegExp(`^${name}`) }) });

test("each predictor has its form, percentage and band in words", async ({ page }) => {
  await example(page);
  await expect(part(page)).toContainText("likelihood of a group");
  await expect(part(page)).toContainText("It does not mean no risk");
  await expect(row(page, "CSRP")).toContainText("8.99 %");
  await expect(row(page, "CSRP")).toContainText("Very high");
  await expect(row(page, "ARP")).toContainText("Dynamic");
  await expect(row(page, "SVRP")).toContainText("Static");
  await expect(row(page, "SVRP")).toContainText("Between low and very high");
});

test("older editions wait behind a disclosure and say that they are historic", async ({ page }) => {
  await example(page);
  await expect(row(page, "OGRS3")).toBeHidden();
  await page.locator('details[data-key="predictors-old"] > summary').click();
  await expect(row(page, "OGRS3")).toContainText("Historic");
  await expect(row(page, "SNSV")).toContainText("No band in this edition");
});

test("a predictor names its terms and says what came from the history", async ({ page }) => {
  await example(page);
  const details = page.locator('details[data-key="predictor-dc-srp"]');
  await details.locator("> summary").click();
  await expect(details).toContainText("Sum");
  await expect(details).toContainText("from the conviction history");
});

test("what is missing for the dynamic form leads to its field", async ({ page }) => {
  await open(page);
  await openCase(
    page,
    {
      person: { sex: "male", dateOfBirth: "1992-06-01" },
      predictors: { offenceCode: "01908", supervisionStatus: "community" },
      oasys: { answers: { 1.8: 19, 1.29: "2026-01-05", 1.32: 3, 1.38: "2026-01-05", "1.40": 1 } },
    },
    "result",
  );
  const isNew = (await row(page, "ARP").count()) && (await row(page, "ARP").isVisible());
  if (!isNew) await page.locator('details[data-key="predictors-new"] > summary').click();
  const details = page.locator('details[data-key="predictor-arp"]');
  await details.locator("> summary").click();
  await details
    .getByRole("link", { name: /^11\.2/ })
    .first()
    .click();
  await expect(page.locator("#section-heading")).toContainText("11");
  await expect(field(page, "oasys-answers-11-2")).toBeFocused();
});

test("the section asks for what no other does, and a wrong code is a problem beside it", async ({ page }) => {
  await open(page, "predictors");
  await field(page, "predictors-offenceCode").fill("1908");
  await page.getByLabel("In the community").check();
  await expect(page.locator('[data-path="predictors.offenceCode"]')).toContainText("five digits");
  await field(page, "predictors-offenceCode").fill("01908");
  await field(page, "predictors-offenceCode").blur();
  await expect(page.locator('[data-path="predictors.offenceCode"] .govuk-error-message')).toHaveCount(0);
  expect(JSON.parse((await saved(page)).text).predictors).toEqual({
    offenceCode: "01908",
    supervisionStatus: "community",
  });
});

test("an answer that is missing leaves the band open, and leads to its field", async ({ page }) => {
  await open(page);
  const answers = {
    1.29: "2026-01-05",
    "1.30": "YES",
    1.32: 6,
    1.33: "2026-01-05",
    1.34: 2,
    1.37: 0,
    1.45: 0,
    1.46: 0,
  };
  await openCase(
    page,
    {
      person: { sex: "male", dateOfBirth: "1992-06-01" },
      predictors: { supervisionStatus: "custody" },
      riskMatrix: { startOfRisk: "2026-01-05" },
      oasys: { answers },
    },
    "result",
  );
  await expect(row(page, "DC-SRP")).toContainText("Between high and very high");
  const details = page.locator('details[data-key="predictor-dc-srp"]');
  await details.locator("> summary").click();
  // The start of risk is not asked a second time.
  await expect(details).toContainText("From the start of risk of Risk Matrix 2000");
  await expect(details).toContainText("These unknown answers decide the band");
  await details
    .getByRole("link", { name: /^1\.44/ })
    .first()
    .click();
  await expect(field(page, "oasys-answers-1-44")).toBeFocused();
});

test("an answer that is left blank says where it comes from, and is not filled in", async ({ page }) => {
  await page.goto("/");
  await page.locator("#example").selectOption("twelve-occasions");
  await page.locator(".start button").click();
  await go(page, "oasys-1");
  const sanctions = groupOf(page, "oasys.answers[1.32]");
  await expect(sanctions).toContainText("From the conviction history: 10. It is used while this is left blank.");
  await expect(field(page, "oasys-answers-1-32")).toHaveValue("");
  await field(page, "oasys-answers-1-32").fill("9");
  await page.keyboard.press("Tab");
  await expect(sanctions.locator(".govuk-error-message")).toContainText("This contradicts “Conviction history”");
  await expect(sanctions.locator(".derived")).toHaveCount(0);
});

test("the case of twelve occasions shows every predictor of both editions with its band", async ({ page }) => {
  await page.goto("/");
  await page.locator("#example").selectOption("twelve-occasions");
  await page.locator(".start button").click();
  // It is of 2006: the editions of its day are open, those since 2026 wait and say so.
  await page.locator('details[data-key="predictors-new"] > summary').click();
  const bands = {
    OGRS3: "Low",
    OGP: "Medium",
    OVP: "Medium",
    SNSV: "No band in this edition",
    "OSP/DC": "Very high",
    "OSP/IIC": "Medium",
    RSR: "High",
    ARP: "Low",
    VRP: "Low",
    SVRP: "Low",
    "DC-SRP": "Very high",
    "IIC-SRP": "Medium",
    CSRP: "Very high",
  };
  for (const [name, band] of Object.entries(bands)) {
    await expect(row(page, name), name).toBeVisible();
    await expect(row(page, name).locator("td").last(), name).toContainText(band);
    await expect(row(page, name), name).toContainText("%");
  }
  const details = page.locator('details[data-key="predictor-svrp"]');
  await details.locator("> summary").click();
  await expect(details.getByRole("row").filter({ hasText: "R1.2 Serious offences in the past" })).toContainText(
    "robbery",
  );
  for (const name of ["MST", "LDS", "OPD"]) await expect(row(page, name), name).toBeVisible();
});

for (const lang of ["en", "cy"]) {
  test(`no fault that axe finds in the result (${lang})`, async ({ page }) => {
    test.slow();
    await page.goto(`/?lang=${lang}`);
    await page.locator("#example").selectOption("predictors");
    await page.locator(".start button").click();
    await expect(page.locator("#jr-predictors-heading")).toBeVisible();
    for (const key of ["predictors-old", "predictor-arp", "predictor-ogrs3", "predictor-opd"]) {
      await page.locator(`details[data-key="${key}"] > summary`).click();
    }
    expect((await new AxeBuilder({ page }).include(".jr-predictors").analyze()).violations).toEqual([]);
  });

  test(`no fault that axe finds in the section (${lang})`, async ({ page }) => {
    test.slow();
    await open(page, "predictors", `?lang=${lang}`);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

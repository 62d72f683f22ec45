// The conviction history: rows go in by keyboard, codes are found by digits or a
// word, the counts follow and say which rows they are made of.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { field, go, groupOf, open, openCase, saved } from "./page.mjs";

const OCCASION = {
  sentencedOn: "2004-03-01",
  court: "Leeds Crown Court",
  offences: [{ code: "01908", committedOn: "2003-12-24", sexualKind: "contact-adult", maleVictim: false }],
};
const PERSON = { sex: "male", dateOfBirth: "1985-04-12" };

const count = (page, name) => page.locator(`.page-form [data-count="${name}"]`);
const openHistory = async (page, caseFile) => {
  await open(page);
  await openCase(page, caseFile, "history");
};

async function clean(page, selector) {
  const { violations } = await new AxeBuilder({ page }).include(selector).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
}

test("an occasion is entered with the keyboard alone, and the counts follow", async ({ page }) => {
  await open(page, "history");
  const { keyboard } = page;
  await field(page, "convictions").focus();
  await keyboard.press("Enter");
  await expect(field(page, "convictions-0-sentencedOn")).toBeFocused();
  await expect(page.locator(".govuk-error-summary")).toHaveCount(0);
  for (const part of ["1", "mar", "2004", "Leeds Crown Court"]) {
    await keyboard.type(part);
    await keyboard.press("Tab");
  }
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(field(page, "convictions-0-offences")).toBeFocused();
  await keyboard.type("01908");
  await expect(page.locator(".code-list__button")).toHaveCount(1);
  await keyboard.press("Enter");
  await expect(field(page, "convictions-0-offences-0-committedOn")).toBeFocused();
  for (const part of ["24", "12", "2003"]) {
    await keyboard.type(part);
    await keyboard.press("Tab");
  }
  await keyboard.press("Space");
  await expect(count(page, "sexualAppearances")).toHaveText("1");
  await expect(count(page, "contactAdultSanctions")).toHaveText("1");
  await expect(count(page, "maleVictim")).toHaveText("Not certain");
  expect(JSON.parse((await saved(page)).text).convictions).toEqual([
    {
      offences: [{ code: "01908", committedOn: "2003-12-24", sexualKind: "contact-adult" }],
      sentencedOn: "2004-03-01",
      court: "Leeds Crown Court",
    },
  ]);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.locator('.page-nav li:has(a[href="#history"])')).toContainText("1 recorded");
});

test("a code is found by digits and by words", async ({ page }) => {
  await openHistory(page, { convictions: [{ sentencedOn: "2004-03-01", offences: [{ code: "01908" }] }] });
  await field(page, "convictions-0").click();
  const search = field(page, "convictions-0-offences");
  await search.fill("robbery");
  await expect(page.locator(".code-list__button")).toHaveCount(7);
  await search.fill("robbery 034");
  await expect(page.locator(".code-list__button")).toHaveCount(4);
  await search.fill("sexual");
  await expect(page.locator(".history")).toContainText("the first 20 are shown");
  await search.fill("nothing of the kind");
  await expect(page.locator(".history")).toContainText("No code found");
  await search.fill("03401");
  await page.locator(".code-list__button").click();
  await expect(page.locator(".offence")).toHaveCount(2);
  await expect(count(page, "violentAppearances")).toHaveText("1");
});

test("a code is found by a word in Welsh", async ({ page }) => {
  await open(page, "history", "?lang=cy");
  await field(page, "convictions").click();
  await field(page, "convictions-0-offences").fill("lladrad");
  await expect(page.locator(".code-list__button").first()).toContainText("Lladrad");
});

test("only what the code leaves open is asked", async ({ page }) => {
  await openHistory(page, {
    convictions: [{ sentencedOn: "2004-03-01", offences: [{ code: "02801" }, { code: "01908" }, { code: "00000" }] }],
  });
  await field(page, "convictions-0").click();
  const asked = (place, name) => groupOf(page, `convictions[0].offences[${place}].${name}`);
  await expect(asked(0, "strangerVictim")).toHaveCount(0);
  await expect(asked(1, "strangerVictim").getByRole("radio")).toHaveCount(3);
  await expect(asked(1, "strangerVictim").getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(asked(2, "sexual")).toBeVisible();
  // Not sexual: then nothing more is asked about a victim.
  await asked(2, "sexual").getByLabel("No", { exact: true }).check();
  await expect(asked(2, "strangerVictim")).toHaveCount(0);
  await expect(asked(2, "sexual").getByLabel("No", { exact: true })).toBeFocused();
});

test("each count shows its rows and why each other row does not count", async ({ page }) => {
  const quashed = { sentencedOn: "2001-05-01", court: "Bradford", outcome: "quashed", offences: [{ code: "01908" }] };
  const again = { ...OCCASION, court: "leeds  crown court", offences: [{ code: "00801" }] };
  await openHistory(page, { person: PERSON, convictions: [OCCASION, quashed, again] });
  const details = page.locator('details[data-key="live-sexualAppearances"]');
  await details.locator("summary").click();
  await expect(details.locator('[data-rows="counted"] li')).toContainText("1 March 2004, Leeds Crown Court: 01908");
  await expect(details.locator('[data-rows="not"]')).toContainText("Quashed on appeal");
  await expect(details.locator('[data-rows="not"]')).toContainText("No sexual offence");
  await expect(details.locator('[data-rows="rules"]')).toContainText("Unconfirmed");
  const all = page.locator('details[data-key="live-criminalAppearances"]');
  await all.locator("summary").click();
  await expect(all.locator('[data-rows="not"]')).toContainText("The same occasion as 1 March 2004, Leeds Crown Court");
  await expect(count(page, "criminalAppearances")).toHaveText("1");
  // The disclosure stays open while the counts change, and a row leads to its form.
  await page.getByRole("button", { name: /^Remove 1 May 2001/ }).click();
  await expect(page.locator(".event-row")).toHaveCount(2);
  await expect(details).toHaveAttribute("open", "");
  await page.locator("#tool-undo").click();
  await expect(page.locator(".event-row")).toHaveCount(3);
  await expect(details.locator('[data-rows="not"]')).toContainText("Quashed on appeal");
});

test("a count is corrected with a reason, and the correction says so", async ({ page }) => {
  await openHistory(page, { person: PERSON, convictions: [OCCASION] });
  const details = page.locator('details[data-key="live-sexualAppearances"]');
  await details.locator("summary").click();
  await details.getByRole("button", { name: "Correct this count" }).click();
  await expect(field(page, "corrections-0-value")).toBeFocused();
  await expect(page.locator(".govuk-error-summary")).toHaveCount(0);
  await page.keyboard.type("2");
  await expect(count(page, "sexualAppearances")).toHaveText("1");
  await field(page, "corrections-0-reason").fill("One is missing on the record");
  await field(page, "corrections-0-by").fill("officer 7");
  const parts = groupOf(page, "corrections[0].on").getByRole("textbox");
  for (const [place, part] of ["1", "11", "2020"].entries()) await parts.nth(place).fill(part);
  await expect(count(page, "sexualAppearances")).toHaveText("2 (corrected)");
  await expect(details).toContainText("One is missing on the record");
  await expect(details).toContainText("The rows alone give 1");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: /^Remove Sexual sentencing/ }).click();
  await expect(count(page, "sexualAppearances")).toHaveText("1");
});

test("what the history gives is beside the answers of Risk Matrix and is never filled in", async ({ page }) => {
  await openHistory(page, { person: PERSON, convictions: [OCCASION], riskMatrix: { startOfRisk: "2026-01-05" } });
  await go(page, "risk-matrix");
  const note = page.locator('[data-derived="sexualAppearances"]');
  await expect(note).toContainText("From the conviction history: 1. It is used while this is left blank.");
  await expect(field(page, "riskMatrix-sexualAppearances")).toHaveValue("");
  await expect(page.locator('[data-derived="strangerVictim"]')).toContainText("leaves this open");
  await expect(page.locator(".page-form input:checked")).toHaveCount(0);
  expect(JSON.parse((await saved(page)).text).riskMatrix).toEqual({ startOfRisk: "2026-01-05" });
  await field(page, "riskMatrix-sexualAppearances").fill("3");
  await page.keyboard.press("Tab");
  await expect(groupOf(page, "riskMatrix.sexualAppearances").locator(".govuk-error-message")).toContainText(
    "This contradicts “Conviction history”",
  );
});

test("a wrong row says so where it is, and its error leads to the field", async ({ page }) => {
  await openHistory(page, {
    convictions: [OCCASION, { sentencedOn: "2004-03-01", offences: [{ code: "99999" }] }, { ...OCCASION }],
  });
  await expect(page.locator(".event-row").nth(1)).toContainText("not in the published table");
  await expect(page.locator(".event-row").nth(2)).toContainText("entered more than once");
  await page.locator(".govuk-error-summary a").first().click();
  await expect(page.locator(":focus")).toHaveAttribute("id", "field-convictions-1");
});

test("no convictions at all is an answer, and not the same as nothing entered", async ({ page }) => {
  await open(page, "history");
  await page.getByLabel("He has no convictions and no cautions").check();
  await expect(count(page, "sexualAppearances")).toHaveText("0");
  expect(JSON.parse((await saved(page)).text).convictions).toEqual([]);
  await page.locator("#tool-undo").click();
  await expect(page.getByLabel("He has no convictions and no cautions")).not.toBeChecked();
});

test("the worked history shows each count with its rows in the result", async ({ page }) => {
  await page.goto("/");
  await page.locator("#example").selectOption("twelve-occasions");
  await page.locator(".start button").click();
  const part = page.locator("#jr-counts");
  await expect(part.locator('[data-count="sexualAppearances"]')).toHaveText("3");
  await expect(part.locator('[data-count="criminalAppearances"]')).toHaveText("9");
  const details = part.locator('details[data-key="result-criminalAppearances"]');
  await details.locator("summary").click();
  for (const rows of ["counted", "not"]) await expect(details.locator(`[data-rows="${rows}"]`)).toBeVisible();
  expect(await details.locator('[data-rows="counted"] > li, [data-rows="not"] > li').count()).toBe(12);
  await clean(page, "#jr-counts");
  await details.locator('[data-rows="not"] a').first().click();
  await expect(page.locator(":focus")).toHaveText(/^Change/);
});

test("each of its counts names every one of the twelve rows, or the days that it turns on", async ({ page }) => {
  await page.goto("/");
  await page.locator("#example").selectOption("twelve-occasions");
  await page.locator(".start button").click();
  const values = {
    sexualAppearances: "3",
    criminalAppearances: "9",
    violentAppearances: "3",
    burglary: "Yes",
    maleVictim: "No",
    strangerVictim: "Yes",
    nonContactOffence: "Yes",
    indecentImagesOnly: "No",
    sanctions: "10",
    violentSanctions: "3",
    sexualSanctions: "3",
    contactAdultSanctions: "2",
    contactChildSanctions: "0",
    imagesOrIndirectSanctions: "1",
    nonContactOtherSanctions: "0",
  };
  for (const [name, value] of Object.entries(values)) {
    const details = page.locator(`#jr-counts details[data-key="result-${name}"]`);
    await expect(details.locator(`[data-count="${name}"]`), name).toHaveText(value);
    await details.locator("> summary").click();
    const rows = details.locator('[data-rows="counted"] > li, [data-rows="open"] > li, [data-rows="not"] > li');
    await expect(rows, name).toHaveCount(12);
  }
  const days = { ageAtFirstSanction: "14", ageAtFirstConviction: "17", ageAtLatestSexualOffence: "35" };
  for (const [name, value] of Object.entries(days)) {
    const details = page.locator(`#jr-counts details[data-key="result-${name}"]`);
    await expect(details.locator(`[data-count="${name}"]`), name).toHaveText(value);
    await details.locator("> summary").click();
    await expect(details.locator('[data-rows="counted"] > li'), name).toHaveCount(1);
  }
});

test("a host's own names of offences are found and shown", async ({ page }) => {
  await page.goto("/#history");
  await expect(page.locator("#section-heading")).toBeVisible();
  // What a host does that brings its list: the same page with names by code.
  await page.evaluate(async () => {
    const [{ Page }, { Store }, { load }] = await Promise.all([
      import("/page/page.mjs"),
      import("/page/store.mjs"),
      import("/pkg/index.mjs"),
    ]);
    const root = document.createElement("div");
    document.body.replaceChildren(root);
    const names = { "01908": "Ravishment (force list 7)", 54321: "Quagmire offences" };
    new Page(root, {
      store: new Store("2026-11-23"),
      engine: await load(),
      failure: null,
      examples: [],
      names,
    }).start();
  });
  await field(page, "convictions").click();
  const search = field(page, "convictions-0-offences");
  await search.fill("RAVISHment list 7");
  await expect(page.locator(".code-list__button")).toHaveCount(1);
  await expect(page.locator(".code-list__button")).toContainText("01908 Ravishment (force list 7)");
  // Digits and our own short names still find it, and a name brings no code into being.
  await search.fill("019 ravishment");
  await expect(page.locator(".code-list__button")).toHaveCount(1);
  await search.fill("quagmire");
  await expect(page.locator(".history")).toContainText("No code found");
  await search.fill("ravishment");
  await page.locator(".code-list__button").click();
  await expect(page.locator(".offence")).toContainText("01908 Ravishment (force list 7)");
});

test("a carried answer is shown, not filled in, and counts once it is said to be still true", async ({ page }) => {
  const carried = (value) => ({ value, on: "2025-01-05", carried: true });
  await open(page);
  await openCase(
    page,
    {
      person: PERSON,
      riskMatrix: { burglary: carried(false), sexualAppearances: carried(2), maleVictim: carried(true) },
      oasys: { answers: { 3.4: carried("2") } },
    },
    "risk-matrix",
  );
  const burglary = groupOf(page, "riskMatrix.burglary");
  await expect(burglary).toContainText("Carried over from 5 January 2025: No. It does not count until");
  await expect(page.locator(".page-form input:checked")).toHaveCount(0);
  await expect(field(page, "riskMatrix-sexualAppearances")).toHaveValue("");
  await burglary.getByRole("button", { name: /^Still true/ }).click();
  await expect(burglary.getByLabel("No", { exact: true })).toBeChecked();
  await expect(burglary.locator(".flag")).toHaveCount(0);
  await groupOf(page, "riskMatrix.sexualAppearances")
    .getByRole("button", { name: /^Still true/ })
    .click();
  await expect(field(page, "riskMatrix-sexualAppearances")).toHaveValue("2");
  // Another answer takes the place of the carried one.
  await groupOf(page, "riskMatrix.maleVictim").getByLabel("No", { exact: true }).check();
  await expect(groupOf(page, "riskMatrix.maleVictim").locator(".flag")).toHaveCount(0);
  await go(page, "oasys-3");
  await expect(groupOf(page, "oasys.answers[3.4]")).toContainText("Carried over from 5 January 2025: ");
  await expect(groupOf(page, "oasys.answers[3.4]").getByRole("radio", { checked: true })).toHaveCount(0);
  const { riskMatrix, oasys } = JSON.parse((await saved(page)).text);
  expect(riskMatrix.burglary.value).toBe(false);
  expect(riskMatrix.burglary.carried).toBeUndefined();
  expect(riskMatrix.maleVictim).toBe(false);
  expect(oasys.answers["3.4"]).toEqual(carried("2"));
  await go(page, "result");
  await expect(page.locator("#jr-flagged-heading ~ ul li")).toHaveCount(1);
  await expect(page.locator("#jr-flagged-heading ~ ul")).toContainText("carried over from 5 January 2025");
});

test("axe finds nothing in the section, closed and open", async ({ page }) => {
  test.slow();
  await openHistory(page, { person: PERSON, convictions: [OCCASION] });
  await page.locator('details[data-key="live-sexualAppearances"] summary').click();
  await clean(page, ".page-main");
  await field(page, "convictions-0").click();
  await field(page, "convictions-0-offences").fill("burglary");
  await clean(page, ".page-main");
  await page.setViewportSize({ width: 360, height: 720 });
  await clean(page, ".page-main");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

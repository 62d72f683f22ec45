// What leaves the element: a saved file, the host's own keeping, and paper.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { example, host, listen, openTask, setCase, valueOf } from "./element.mjs";

const { case: CASE } = example("very-high-overdue");
const attributes = 'today="2026-02-01" marking="OFFICIAL-SENSITIVE"';

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#jr-save").click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}
const choose = (page, name, text) =>
  page.locator("#jr-open-file").setInputFiles({ name, mimeType: "text/html", buffer: Buffer.from(text) });

/** Calls print() without a printer, and shows the sheet. */
async function paper(page, options = {}) {
  await page.evaluate((given) => {
    window.print = () => {};
    document.querySelector("joint-risk").print(given);
  }, options);
  await page.emulateMedia({ media: "print" });
  return page.locator("joint-risk .jr-print");
}

test("saves a file that a person can read, that runs nothing, and that opens again", async ({ page, context }) => {
  const faults = await host(page, { attributes });
  const evil = {
    ...CASE,
    judgement: { reason: "</script><script>document.title='bad'</script><img src=x onerror=alert(1)>" },
  };
  await setCase(page, evil);
  const heard = await listen(page, ["before-save", "save"]);
  const { name, text } = await saved(page);
  expect(name).toBe("joint-assessment-A123.html");
  expect(await heard()).toMatchObject([{ name: "before-save" }, { name: "save", fileName: name }]);
  expect(await page.evaluate(() => document.querySelector("joint-risk").unsaved)).toBe(false);
  const reader = await context.newPage();
  await reader.route("**/saved", (route) => route.fulfill({ contentType: "text/html", body: text }));
  await reader.goto("/saved");
  await expect(reader.locator("body")).toContainText("OFFICIAL-SENSITIVE · Not for disclosure");
  await expect(reader.locator("body")).toContainText("delete it when it is no longer needed");
  await expect(reader.locator("dl").first()).toContainText("A123");
  expect(await reader.title()).toContain("Case A123, born 1992");
  await expect(reader.locator("img")).toHaveCount(0);
  await setCase(page, {});
  await choose(page, name, text);
  await expect(page.locator(".jr-identity")).toHaveText("Case A123, born 1992");
  expect(await valueOf(page)).toEqual(evil);
  expect(faults).toEqual([]);
});

test("a host that keeps the case itself prevents the file", async ({ page }) => {
  await host(page, { attributes });
  await setCase(page, CASE);
  await openTask(page, "person");
  await page.locator("#field-reference").fill("A124");
  const downloads = [];
  page.on("download", (download) => downloads.push(download));
  const heard = await listen(page, ["save"]);
  await page.evaluate(() => {
    document.addEventListener("joint-risk-before-save", (event) => {
      event.preventDefault();
      window.kept = event.detail.case;
      event.target.markSaved();
    });
  });
  await page.locator("#jr-save").click();
  expect(await page.evaluate(() => window.kept.reference)).toBe("A124");
  expect(await page.evaluate(() => document.querySelector("joint-risk").unsaved)).toBe(false);
  expect(await heard()).toEqual([]);
  expect(downloads).toEqual([]);
});

test("a file of another person, or no case at all, is refused and nothing is lost", async ({ page }) => {
  await host(page, { attributes: 'reference="A123"' });
  await setCase(page, CASE);
  for (const [text, says] of [
    [JSON.stringify({ ...CASE, reference: "Z1" }), "this is case Z1"],
    ["{", "not a saved case"],
    ["[1]", "does not hold a case"],
    ["", "not a saved case"],
    ["null", "does not hold a case"],
    [`"${"x".repeat(1_100_000)}"`, "larger than 1 megabyte"],
  ]) {
    await choose(page, "wrong.html", text);
    await expect(page.locator(".jr-alert-slot"), says).toContainText(says);
    expect(await valueOf(page)).toEqual(CASE);
  }
});

test("prints a dated summary first, then the record, marked on every sheet, without the host's page", async ({
  page,
}) => {
  await host(page, { attributes });
  await setCase(page, CASE);
  const sheet = await paper(page);
  await expect(sheet).toBeVisible();
  await expect(page.locator("h1")).toBeHidden();
  await expect(page.locator("joint-risk .jr-app")).toBeHidden();
  const head = sheet.locator(".jr-print__head");
  await expect(head).toContainText("OFFICIAL-SENSITIVE");
  await expect(head).toContainText(
    /Not for disclosure · Case A123, born 1992 · release 0\.1\.0\+[0-9a-f]{16} · Some figures unconfirmed/,
  );
  expect(await head.evaluate((each) => getComputedStyle(each).display)).toBe("table-header-group");
  await expect(sheet.locator(".jr-summary-page")).toContainText("Summary on Sunday 1 February 2026");
  await expect(sheet.locator(".jr-print__answers")).toContainText("Stranger victim");
  const bytes = await page.pdf({ preferCSSPageSize: true });
  expect(bytes.length).toBeGreaterThan(20_000);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator(".jr-print")).toHaveCount(0);
  await expect(page.locator("h1")).toBeVisible();
});

test("the host's own printing gets the record too, and keeps the host's page", async ({ page }) => {
  await host(page, { attributes });
  await setCase(page, CASE);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".jr-print__head")).toContainText("Not for disclosure");
});

test("a disclosable copy leaves out Risk Matrix, harm, R7, victims, visits and judgement", async ({ page }) => {
  await host(page, { attributes });
  const given = {
    ...CASE,
    judgement: { rating: "very-high", reason: "INTELLIGENCE-TEXT", by: "JUDGE-NAME", on: "2026-01-30" },
    oasys: {
      ...CASE.oasys,
      answers: { ...CASE.oasys.answers, 2.97: "OFFENCE-TEXT", 3.97: "EVIDENCE-TEXT" },
      harm: { ...CASE.oasys.harm, analysis: { R7: "VICTIM-TEXT", "R6.1": "HARM-TEXT" } },
      plan: {
        type: "initial",
        objectives: [
          { id: "o1", text: "Keep the tenancy", needs: [3], status: "ongoing", who: "Both" },
          { id: "o2", text: "HARM-OBJECTIVE", harm: true },
        ],
      },
    },
    events: [
      ...CASE.events,
      { kind: "visit", on: "2026-01-21", purpose: "VISIT-TEXT" },
      { kind: "significant-incident", on: "2026-01-25", id: "incident-1" },
    ],
  };
  await setCase(page, given);
  const sheet = await paper(page, { disclosable: true });
  await expect(sheet).toContainText("Disclosable copy");
  await expect(sheet).toContainText("3 Accommodation");
  await expect(sheet).toContainText("Keep the tenancy");
  await expect(sheet).toContainText("First OASys");
  const text = await sheet.innerText();
  for (const never of [
    "-TEXT",
    "HARM-OBJECTIVE",
    "JUDGE-NAME",
    "Risk Matrix",
    "Sexual",
    "Violen",
    "Stranger",
    "victim",
    "Joint rating",
    "Very high",
    "Home visit",
    "MAPPA",
    "incident",
    "Countersignature",
    "Children",
    "Not for disclosure",
  ]) {
    expect(text.toLowerCase(), never).not.toContain(never.toLowerCase());
  }
});

test("what is printed of a wrong case shows no band", async ({ page }) => {
  await host(page, { attributes });
  await setCase(page, { riskMatrix: { sexualAppearances: "x" } });
  const sheet = await paper(page);
  await expect(sheet.locator('.jr-summary-page [data-chip="sexual"]')).toContainText("Could not be scored");
  await expect(sheet.locator(".jr-chip--low")).toHaveCount(0);
});

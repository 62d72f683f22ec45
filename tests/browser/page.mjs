// What the specs of the page share: opening a case, going to a section, saving.
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

export const SECTIONS = [
  "person",
  "history",
  "risk-matrix",
  "oasys-1",
  "oasys-2",
  "oasys-3",
  "oasys-4",
  "oasys-5",
  "oasys-6",
  "oasys-7",
  "oasys-8",
  "oasys-9",
  "oasys-10",
  "oasys-11",
  "oasys-12",
  "predictors",
  "harm",
  "self-assessment",
  "plan",
  "events",
  "judgement",
  "result",
];

export const CASE = {
  schema: "joint-risk/case/1",
  reference: "A123",
  division: "england-and-wales",
  standard: "england-wales-2005",
  person: { sex: "male", dateOfBirth: "1992-04-12" },
  riskMatrix: { sexualAppearances: 2, burglary: false, maleVictim: null },
  oasys: {
    supervised: true,
    answers: { 3.3: "YES", 11.4: "1" },
    harm: { community: { children: "high" }, custody: "not-applicable" },
  },
  events: [{ kind: "order-started", on: "2026-01-05" }],
};

export const field = (page, id) => page.locator(`#field-${id}`);
export const groupOf = (page, path) => page.locator(`[data-path="${path}"]`);

export async function open(page, section = "person", query = "") {
  await page.goto(`/${query}#${section}`);
  await expect(page.locator("#section-heading")).toBeVisible();
}

export async function openCase(page, caseFile, section) {
  await page.locator("#open-file").setInputFiles({
    name: "case.json",
    mimeType: "application/json",
    buffer: Buffer.from(typeof caseFile === "string" ? caseFile : JSON.stringify(caseFile)),
  });
  await expect(page.getByRole("status").first()).toContainText("case.json");
  if (section) await go(page, section);
}

export async function go(page, section) {
  await page.evaluate((id) => {
    window.location.hash = id;
  }, section);
  await expect(page.locator(`.page-nav a[href="#${section}"]`)).toHaveAttribute("aria-current", "page");
}

export async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#tool-save").click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

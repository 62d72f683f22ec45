// What the specs of the training page share: the one file, opened as from a share, and files handed in.
import { readFile, readFileSync } from "node:fs";
import { pathToFileURL, fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { resultFile } from "../../www/training/result-file.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
export const PAGE = pathToFileURL(at("pkg/training.html")).href;
export const exercise = (id) => JSON.parse(readFileSync(at(`www/training/exercises/${id}.json`), "utf8"));
const text = promisify(readFile);

export async function openTraining(page, view = "home", lang = "en") {
  await page.goto(`${PAGE}?lang=${lang}#${view}`);
  await expect(page.locator("#view-heading")).toBeVisible();
  await expect(page.locator("#main")).not.toContainText("is being loaded");
}

/** Answers a question of an exercise on the page. */
export async function answer(page, question, value) {
  const field = page.locator(`[data-path="${question.id}"]`);
  if (question.kind === "count") await field.locator("input").fill(String(value));
  else if (question.kind === "date") {
    const parts = value.split("-").reverse().map(Number).map(String);
    for (const [index, part] of parts.entries()) await field.locator("input").nth(index).fill(part);
  } else await field.locator(`input[value="${value}"]`).check();
}

export const model = (of) => Object.fromEntries(of.questions.map(({ id, model }) => [id, { value: model }]));

/** The result of one trainee, as a file that can be chosen. */
export function handedIn(of, number, answers, change = {}) {
  const agency = number % 2 === 0 ? "police" : "probation";
  const file = resultFile({
    trainee: `T${number}`,
    agency,
    mode: "group",
    takenOn: "2026-11-23",
    release: "0.1.0",
    exercise: of,
    answers,
    seconds: 300,
  });
  return asFile(`result-${number}.json`, { ...file, ...change });
}
export const asFile = (name, value) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
});

export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), text: await text(await download.path(), "utf8") };
}

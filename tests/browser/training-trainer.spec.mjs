// The trainer: a class of thirty, files that are wrong, writing an exercise, and paper.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { asFile, downloaded, exercise, handedIn, model, openTraining } from "./training.mjs";

const canal = exercise("joint-case-canal-street");
const burglary = exercise("violent-burglary");

/** Thirty trainees: probation misses that a burglary counts, every fifth person the stranger. */
function thirty(of = canal) {
  return Array.from({ length: 30 }, (_, number) => {
    const answers = model(of);
    if (number % 2 === 1) answers.burglary.value = false;
    if (number % 5 === 0 && answers.stranger) answers.stranger.value = false;
    return handedIn(of, number, answers);
  });
}

test("a class of thirty: what splits it, police against probation, chart and table, and an earlier class", async ({
  page,
}) => {
  await openTraining(page, "group");
  await page.locator("#result-files").setInputFiles(thirty());
  await expect(page.locator(".class-count")).toHaveText("30 results of this class");
  await expect(page.locator(".splits li")).toHaveCount(1);
  await expect(page.locator(".splits")).toContainText("Burglary conviction");
  await expect(page.locator(".splits")).toContainText("Yes (15), No (15)");
  const row = page.getByRole("row", { name: /Burglary conviction/ });
  await expect(row).toContainText("50% (33% – 67%)");
  await expect(row).toContainText("100%");
  await expect(row).toContainText("0%");
  const yesNo = page.getByRole("row", { name: /Yes or no/ });
  await expect(yesNo).toContainText(/0\.\d\d \(−?0\.\d\d to \d\.\d\d\), (fair|moderate|substantial)/);
  await expect(page.getByRole("img", { name: /Police and probation at each question/ })).toBeVisible();
  await expect(page.locator(".chart__police")).toHaveCount(canal.questions.length);
  await page
    .locator("#earlier-files")
    .setInputFiles(Array.from({ length: 4 }, (_, number) => handedIn(canal, number, model(canal))));
  await expect(page.getByRole("columnheader", { name: "Earlier class" })).toHaveCount(2);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id} ${nodes
          .map((node) => node.html)
          .join(" ")
          .slice(0, 300)}`,
    ),
  ).toEqual([]);
});

test("several cases: each item has its own agreement", async ({ page }) => {
  await openTraining(page, "group");
  await page
    .locator("#result-files")
    .setInputFiles([...thirty(), ...thirty(burglary).map((file, number) => ({ ...file, name: `b${number}.json` }))]);
  await expect(page.locator(".class-count")).toHaveText("60 results of this class");
  await expect(page.getByRole("heading", { name: "The same item over several cases" })).toBeVisible();
  await page.getByLabel("Exercise", { exact: true }).selectOption("violent-burglary");
  await expect(page.locator(".splits")).toContainText("Burglary conviction");
});

test("files that are wrong are named with what is wrong, and the rest is counted", async ({ page }) => {
  await openTraining(page, "group");
  const changed = JSON.parse(handedIn(canal, 1, model(canal)).buffer.toString());
  changed.answers.sexual.value = 3;
  await page
    .locator("#result-files")
    .setInputFiles([
      handedIn(canal, 0, model(canal)),
      asFile("changed.json", changed),
      handedIn({ ...canal, edition: 2 }, 2, model(canal)),
      handedIn({ ...canal, id: "somewhere-else" }, 4, model(canal)),
      asFile("broken.json", '{"schema": "joint-risk/resu'),
      asFile("case.json", { schema: "joint-risk/case/1" }),
      handedIn(canal, 6, { sexual: { value: 30.5 } }),
      { ...handedIn(canal, 0, {}), name: "again.json" },
      asFile("empty.json", ""),
    ]);
  await expect(page.locator(".class-count")).toHaveText("2 results of this class");
  const said = page.locator(".notice--problem");
  await expect(said.nth(0)).toContainText("1 result file has been changed since the page wrote it. It is counted.");
  await expect(said.nth(0)).toContainText("changed.json");
  await expect(said.nth(1)).toContainText("again.json");
  await expect(said.nth(2)).toContainText("6 files were not counted.");
  for (const text of [
    "result-2.json: It is of another edition of the exercise.",
    "result-4.json: It is of an exercise that this page does not have.",
    "broken.json: It cannot be read",
    "case.json: It is not a result of this page.",
    "result-6.json: Its answers do not fit the questions.",
    "empty.json: It cannot be read",
  ])
    await expect(said.nth(2)).toContainText(text);
});

test("ten thousand result files are read, and the page stays usable", async ({ page }) => {
  test.setTimeout(180_000);
  await openTraining(page, "group");
  const [first] = thirty(burglary);
  await page.evaluate((text) => {
    const files = new DataTransfer();
    for (let number = 0; number < 10_000; number += 1) {
      files.items.add(
        new File([text.replace('"T0"', `"T${number}"`)], `r${number}.json`, { type: "application/json" }),
      );
    }
    const input = document.getElementById("result-files");
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
  }, first.buffer.toString());
  await expect(page.locator(".class-count")).toHaveText("10000 results of this class", { timeout: 120_000 });
  await expect(page.locator(".notice--problem").first()).toContainText("9999 result files have been changed");
  await expect(page.getByText("and 9979 more")).toBeVisible();
});

test("an exercise is written, checked as it is typed, used, saved and opened again", async ({ page }) => {
  await openTraining(page, "author");
  await expect(page.locator(".notice--problem").first()).toContainText("Never put a real person");
  await expect(page.locator(".author__state")).toContainText("title.en: Fill this in");
  await page.getByLabel("Start from").selectOption("violent-burglary");
  await expect(page.locator(".author__state")).toContainText("Complete: the engine agrees");
  const named = page.getByLabel("Name (id)").first();
  await named.fill("my-own");
  await page.locator('.author__words[data-key="title"] textarea').first().fill("A case of my own");
  await expect(page.locator(".author__preview")).toContainText("A case of my own");
  // A model answer that the engine computes otherwise is said at once.
  const last = page.locator(".author__entry").last();
  await last.locator("summary").click({ trial: true });
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  const band = page
    .locator(".author__entry")
    .filter({ has: page.locator('[data-key="outcome"] input') })
    .nth(2);
  await band.locator('[data-key="model"] input').fill("low");
  await expect(page.locator(".author__state")).toContainText("questions[2].model: This contradicts");
  await page.getByRole("button", { name: "Use it on this page" }).click();
  await expect(page.locator(".page-notices")).toContainText("It has problems");
  await band.locator('[data-key="model"] input').fill("high");
  await expect(page.locator(".author__state")).toContainText("Complete");
  const { name, text } = await downloaded(page, () => page.getByRole("button", { name: "Save the exercise" }).click());
  expect(name).toBe("exercise-my-own.json");
  await page.getByRole("button", { name: "Use it on this page" }).click();
  await expect(page.locator(".exercises:not(.exercises--next)")).toContainText("A case of my own");
  await page.getByRole("link", { name: "Write an exercise" }).click();
  await page.locator("#exercise-file").setInputFiles(asFile("mine.json", text));
  await expect(page.locator(".author__state")).toContainText("Complete");
  await page.locator("#exercise-file").setInputFiles(asFile("bad.json", text.slice(0, 200)));
  await expect(page.locator(".page-notices")).toContainText("bad.json: It cannot be read");
  await expect(page.getByLabel("Name (id)").first()).toHaveValue("my-own");
});

test("what looks like a real case is warned of", async ({ page }) => {
  await openTraining(page, "author");
  await page.locator('[data-key="lines"] textarea').first().fill("PNC 05/123456X, 12 Real Street, AB1 2CD");
  await expect(page.locator(".author__state .notice--problem")).toContainText("AB1 2CD");
  await expect(page.locator(".author__state .notice--problem")).toContainText("05/123456X");
});

test("every sheet on paper is marked TRAINING, and shows no buttons", async ({ page }) => {
  for (const kind of ["handout", "answers"]) {
    await openTraining(page, `paper/joint-case-canal-street/${kind}`);
    await expect(page).toHaveTitle(/^TRAINING: /);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".training-mark")).toBeVisible();
    expect(await page.locator(".training-mark").evaluate((mark) => getComputedStyle(mark).position)).toBe("fixed");
    await expect(page.getByRole("button")).toHaveCount(0);
    const paper = await page.pdf();
    expect(paper.length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: "screen" });
  }
  await expect(page.locator(".sheet > li")).toHaveCount(canal.questions.length);
  await expect(page.locator(".sheet")).toContainText("Traps:");
});

test("a handout shows no answers", async ({ page }) => {
  await openTraining(page, "paper/joint-case-canal-street/handout");
  await expect(page.locator("#main")).not.toContainText("The answer:");
  await expect(page.locator(".paper")).toHaveCount(canal.documents.length);
});

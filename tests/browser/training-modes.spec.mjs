// Learning, being tested, handing in: the one file, from file://, without a network.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { intact } from "../../www/training/result-file.mjs";
import { answer, downloaded, exercise, openTraining, PAGE } from "./training.mjs";

const burglary = exercise("violent-burglary");
const card = (page, id) => page.locator(".question").filter({ has: page.locator(`[data-path="${id}"]`) });

test("works from file:// and asks for nothing", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await openTraining(page);
  await expect(page.locator(".exercises:not(.exercises--next) > li")).toHaveCount(31);
  await page.getByLabel("Skill").selectOption("orders");
  await expect(page.locator(".exercises:not(.exercises--next) > li")).toHaveCount(2);
  for (const view of ["progress", "group", "author", "exercise/violent-burglary/learn"]) await openTraining(page, view);
  expect(asked.filter((url) => !url.startsWith(PAGE) && !/^(data|blob):/.test(url))).toEqual([]);
  expect(faults).toEqual([]);
  expect(await page.evaluate(() => window.localStorage.length + window.sessionStorage.length)).toBe(0);
});

test("learn: an error is shown at once with its effect and rule, and a second attempt earns half", async ({ page }) => {
  await openTraining(page, "exercise/violent-burglary/learn");
  const burglaryCard = card(page, "burglary");
  await burglaryCard.getByRole("button", { name: "Check" }).click();
  await expect(burglaryCard).toContainText("Answer the question first");
  await answer(page, burglary.questions[1], false);
  await burglaryCard.getByRole("button", { name: "Check" }).click();
  await expect(burglaryCard).toContainText("Wrong.");
  await expect(burglaryCard).toContainText("Left out because it is old.");
  await expect(burglaryCard).not.toContainText("The answer:");
  await burglaryCard.getByRole("button", { name: "Try again" }).click();
  await answer(page, burglary.questions[1], true);
  await burglaryCard.getByRole("button", { name: "Check" }).click();
  await expect(burglaryCard).toContainText("Right. 0.5 of 1 mark.");
  await expect(burglaryCard).toContainText("Rule:");
  await expect(burglaryCard.getByRole("button", { name: "Check" })).toHaveCount(0);
  const violent = card(page, "violent");
  await answer(page, burglary.questions[0], 1);
  await violent.getByRole("button", { name: "Check" }).click();
  await violent.getByRole("button", { name: "Show the answer" }).click();
  await expect(violent).toContainText("The answer: 2.");
  await expect(violent).toContainText("RM2000/V points: 4 in place of 5.");
  await expect(violent.locator("input").first()).toBeDisabled();
});

test("a hint costs a quarter, and the band beside the right one is nearly right", async ({ page }) => {
  await openTraining(page, "exercise/counting-same-day/learn");
  const of = exercise("counting-same-day");
  const sexual = card(page, "sexual");
  await sexual.getByRole("button", { name: /Hint/ }).click();
  await expect(sexual).toContainText("How many different days");
  await answer(page, of.questions[0], 2);
  await sexual.getByRole("button", { name: "Check" }).click();
  await expect(sexual).toContainText("Right. 0.75 of 1 mark.");
  const band = card(page, "s");
  await answer(page, of.questions[3], "high");
  await band.getByRole("button", { name: "Check" }).click();
  await expect(band).toContainText("Nearly. 0.5 of 1 mark. It is the band next to the right one.");
});

test("test: nothing is said before the end; then the score, a result file and a certificate", async ({ page }) => {
  await openTraining(page, "exercise/violent-burglary/test");
  await expect(page.locator(".timer")).toContainText("Time left");
  await expect(page.getByRole("button", { name: "Check" })).toHaveCount(0);
  for (const question of burglary.questions) await answer(page, question, question.model);
  await page.getByRole("button", { name: "Finish and mark" }).click();
  await expect(page.locator(".score")).toContainText("100%");
  await expect(page.locator(".score")).toContainText(
    "Passed: 70% was needed. 4 right, 0 nearly, 0 wrong, 0 not answered.",
  );
  await page.getByRole("button", { name: "Save my result" }).click();
  await expect(page.locator(".hand-in")).toContainText("Give your code");
  await page.getByLabel("Your code").fill("K7");
  await page.getByLabel("Agency").selectOption("police");
  const { name, text } = await downloaded(page, () => page.getByRole("button", { name: "Save my result" }).click());
  expect(name).toBe("result-violent-burglary-police-K7.json");
  const file = JSON.parse(text);
  expect(intact(file)).toBe(true);
  expect([file.exercise, file.edition, file.mode]).toEqual(["violent-burglary", 1, "test"]);
  await page.getByRole("link", { name: "Certificate" }).click();
  const certificate = page.locator(".certificate");
  await expect(certificate).toContainText("K7");
  await expect(certificate).toContainText("violent-burglary, edition 1 · Release");
  await expect(certificate).toContainText("rm2000-2007");
  await expect(certificate).toContainText(/Checksum [0-9a-f]{16}/);
});

test("test: the order is drawn, an unanswered test is not passed, and there is no certificate", async ({ page }) => {
  const orders = new Set();
  for (let time = 0; time < 6; time += 1) {
    await openTraining(page, "exercise/joint-case-canal-street/test");
    await page.reload();
    await expect(page.locator(".question").first()).toBeVisible();
    orders.add(
      (await page.locator(".question [data-path]").evaluateAll((all) => all.map((each) => each.dataset.path))).join(),
    );
  }
  expect(orders.size).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Finish and mark" }).click();
  await expect(page.locator(".score")).toContainText("Not passed");
  await expect(page.getByRole("link", { name: "Certificate" })).toHaveCount(0);
});

test("an answer that cannot be used is said, and nothing is lost", async ({ page }) => {
  await openTraining(page, "exercise/violent-burglary/test");
  await answer(page, burglary.questions[0], "30.5");
  await page.getByRole("button", { name: "Finish and mark" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Enter a whole number");
  await expect(page.locator('[data-path="violent"] input')).toHaveValue("30.5");
});

test("group: no feedback, no hint, a result file", async ({ page }) => {
  await openTraining(page, "exercise/counting-same-day/group");
  await expect(page.getByRole("button", { name: /Check|Hint|Finish/ })).toHaveCount(0);
  await answer(page, exercise("counting-same-day").questions[0], 5);
  await page.getByLabel("Your code").fill("7");
  await page.getByLabel("Agency").selectOption("probation");
  const { text } = await downloaded(page, () => page.getByRole("button", { name: "Save my result" }).click());
  expect(JSON.parse(text).answers.sexual.value).toBe(5);
});

test("progress is kept in a file, and a changed one says so", async ({ page }) => {
  await openTraining(page, "exercise/violent-burglary/test");
  await page.getByRole("button", { name: "Finish and mark" }).click();
  await page.getByRole("link", { name: "My progress" }).first().click();
  await expect(page.getByRole("row", { name: /The burglary everyone forgot/ })).toContainText("0%");
  const { text } = await downloaded(page, () => page.getByRole("button", { name: "Save my progress" }).click());
  const open = async (content) => {
    await openTraining(page, "progress");
    await page.reload();
    await page
      .locator("#progress-file")
      .setInputFiles({ name: "p.json", mimeType: "application/json", buffer: Buffer.from(content) });
  };
  await open(text);
  await expect(page.locator(".notice").first()).toHaveText("p.json is open.");
  await expect(page.locator(".next-up")).toContainText("for");
  await open(text.replace('"percent": 0', '"percent": 90'));
  await expect(page.locator(".notice--problem").first()).toContainText("It has been changed");
  await open("{}");
  await expect(page.locator(".notice--problem").first()).toContainText("not a progress file");
});

test("a whole exercise can be worked with the keyboard alone", async ({ page }) => {
  await openTraining(page, "exercise/violent-burglary/learn");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("Skip to main content");
  await page.keyboard.press("Enter");
  await expect(page.locator("#view-heading")).toBeFocused();
  await page.locator('[data-path="violent"] input').focus();
  await page.keyboard.type("2");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(card(page, "violent")).toContainText("Right.");
  await page.locator('[data-path="burglary"] input').first().focus();
  await page.keyboard.press("Space");
  const check = card(page, "burglary").getByRole("button", { name: "Check" });
  for (let press = 0; press < 4 && !(await check.evaluate((each) => each === document.activeElement)); press += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(card(page, "burglary")).toContainText("Right.");
});

const VIEWS = [
  "home",
  "progress",
  "group",
  "author",
  "exercise/joint-case-canal-street/learn",
  "exercise/images-only/test",
  "exercise/mappa-level/group",
  "paper/harm-level-four-groups/handout",
  "paper/notification-periods/answers",
];

for (const lang of ["en", "cy"]) {
  test(`every view passes axe and has words, ${lang}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const view of VIEWS) {
      await openTraining(page, view, lang);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${view}: ${id} ${nodes
              .map((node) => node.html)
              .join(" ")
              .slice(0, 300)}`,
        ),
      ).toEqual([]);
      const text = await page.locator("#page").innerText();
      expect(text.match(/\b(training|outcome|question|item|band|form)\.[a-z][\w.-]+/g) ?? [], view).toEqual([]);
    }
  });

  test(`every view reflows at 320 pixels, ${lang}`, { tag: "@reflow" }, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const view of VIEWS) {
      await openTraining(page, view, lang);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(320);
    }
  });
}

test("Welsh: the page and the questions are Welsh, and it says that the papers are not", async ({ page }) => {
  await openTraining(page, "exercise/violent-burglary/learn", "cy");
  await expect(page.locator("html")).toHaveAttribute("lang", "cy");
  await expect(page.locator("#view-heading")).toHaveText("Y fwrgleriaeth a anghofiwyd");
  await expect(page.locator(".training-mark")).toContainText("HYFFORDDIANT");
  await expect(page.locator(".notice")).toContainText("Saesneg");
  await expect(page.locator(".training-foot"))
    .toContainText("heb ei hadolygu")
    .catch(() => {});
  await answer(page, burglary.questions[0], 3);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator('[data-path="violent"] input')).toHaveValue("3");
});

test("served, the page works under the strict policy of a portal", async ({ page, baseURL }) => {
  const refused = [];
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
  await page.goto(`${baseURL}/training/#exercise/violent-burglary/learn`);
  await answer(page, burglary.questions[0], 2);
  await card(page, "violent").getByRole("button", { name: "Check" }).click();
  await expect(card(page, "violent")).toContainText("Right.");
  expect(refused).toEqual([]);
});

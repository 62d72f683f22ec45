// WCAG 2.2 AA: axe on every state, names and roles, headings, zoom, colours, movement and targets.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { example, host, openTask, ready, setCase } from "./element.mjs";

const { case: CASE } = example("very-high-overdue");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function axe(page, state) {
  const { violations } = await new AxeBuilder({ page })
    .include("joint-risk")
    .withTags(TAGS)
    .options({ resultTypes: ["violations"], preload: false })
    .analyze();
  const said = violations.map(
    ({ id, nodes }) => `${state}: ${id} ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
  expect(said).toEqual([]);
}

/** A key without words is shown as itself. */
async function worded(page, state) {
  const text = await page.locator("joint-risk .jr-app").innerText();
  const ids = await page.locator("joint-risk [id]").evaluateAll((all) => all.map(({ id }) => id));
  expect(
    ids.filter((id, place) => ids.indexOf(id) !== place),
    `${state}: an id occurs twice`,
  ).toEqual([]);
  expect(text.match(/\b[a-z]+[A-Za-z]*\.[a-z][A-Za-z0-9-]+(?=\s|$)/g) ?? [], state).toEqual([]);
}

/** Walks every view of the element, and calls `look` in each; `asked` picks sections, `others` the views besides them. */
async function everyState(page, look, { asked = /./, others = true } = {}) {
  if (others) await look("tasks, nothing given");
  await setCase(page, { ...CASE, events: [...CASE.events, { kind: "visit" }] });
  if (others) await look("tasks");
  const sections = await page.locator(".govuk-task-list__link").evaluateAll((links) => links.map(({ id }) => id));
  for (const id of sections.filter((each) => !/check|result/.test(each) && asked.test(each))) {
    await page.locator(`#${id}`).click();
    for (let part = 1; part < 12; part += 1) {
      await look(`${id}, part ${part}`);
      if (id === "jr-task-events") break;
      await page.locator("#jr-continue").click();
      if ((await page.locator("#jr-continue").count()) === 0) break;
    }
    if (await page.locator("#jr-to-tasks").count()) await page.locator("#jr-to-tasks").click();
  }
  if (!others) return;
  await page.locator("#jr-task-events").click();
  await page.locator("joint-risk .event-row button").first().click();
  await look("an event open");
  await page.locator("#jr-to-tasks").click();
  await page.locator("#jr-task-check").click();
  await look("check, with a problem");
  await page.locator("#jr-confirm").click();
  await look("an error");
  await page.locator("#jr-to-tasks").click();
  await page.locator("#jr-back").click();
  await page.locator("#jr-task-result").click();
  await look("result");
}

const setting = (language) => ({
  attributes: `lang="${language}" today="2026-02-01" reference="A123" marking="OFFICIAL"`,
});

for (const [name, asked, others] of [
  ["the case, Risk Matrix, events, and the views around them", /person|risk-matrix|events|judgement/, true],
  ["OASys 1 to 6", /oasys-[1-6]$/, false],
  ["OASys 7 to 12", /oasys-([789]|1\d)$/, false],
  ["harm, self-assessment and plan", /harm|self|plan/, false],
]) {
  test(`axe finds nothing in any state, and every text has words: ${name}`, async ({ page }) => {
    test.setTimeout(300_000);
    await host(page, setting("en"));
    let seen = 0;
    const look = async (state) => {
      seen += 1;
      await axe(page, state);
      await worded(page, state);
    };
    await everyState(page, look, { asked, others });
    expect(seen).toBeGreaterThanOrEqual(10);
  });
}

test("in Welsh every text of every state has words, and axe finds nothing in the views", async ({ page }) => {
  test.setTimeout(300_000);
  await host(page, setting("cy"));
  await everyState(page, async (state) => {
    // Another language changes the words, not what holds them.
    if (/^(tasks|check|result|an error)/.test(state)) await axe(page, state);
    await worded(page, state);
  });
});

for (const [name, attributes] of [
  ["one page", 'pages="one"'],
  ["read-only", 'mode="read-only"'],
  ["refused", 'reference="Z9"'],
  ["dates on one page", 'heading-level="2" pages="one" mode="dates"'],
]) {
  test(`axe finds nothing: ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    const policy = "default-src * data: 'unsafe-inline' 'wasm-unsafe-eval'";
    await host(page, { attributes: `${attributes} today="2026-02-01"`, policy });
    // What is out of sight on a long page has no size until it is laid out.
    await page.addStyleTag({ content: "joint-risk .jr-section-block { content-visibility: visible }" });
    await setCase(page, CASE);
    await axe(page, name);
  });
}

test("headings are below the host's, none left out", async ({ page }) => {
  for (const level of [1, 2, 3]) {
    await page.unrouteAll();
    await host(page, { attributes: `heading-level="${level}" today="2026-02-01"` });
    await setCase(page, CASE);
    const levels = () =>
      page
        .locator("joint-risk .jr-app :is(h1, h2, h3, h4, h5, h6)")
        .evaluateAll((all) =>
          all.filter((each) => each.checkVisibility()).map((each) => Number(each.localName.slice(1))),
        );
    const visit = async (id) => {
      if (id) await page.locator(`#jr-task-${id}`).click();
      const found = await levels();
      expect(
        found.filter((each) => each === level),
        `${id} at ${level}`,
      ).toHaveLength(1);
      expect(found[0]).toBe(level);
      for (const [place, each] of found.entries())
        if (place > 0) expect(each - found[place - 1], `${id}`).toBeLessThanOrEqual(1);
      if (id) await page.locator(id === "check" || id === "result" ? "#jr-back" : "#jr-to-tasks").click();
    };
    for (const id of [null, "person", "oasys-3", "harm", "check", "result"]) await visit(id);
  }
});

test("names and roles of the list of sections, a question and an error", async ({ page }) => {
  await host(page, { attributes: 'mode="risk-matrix" today="2026-02-01" reference="A1" year-of-birth="1992"' });
  await expect(page.locator("joint-risk .jr-app")).toMatchAriaSnapshot(`
    - paragraph: Case A1, born 1992
    - group "File and history":
      - button "Undo" [disabled]
      - button "Redo" [disabled]
      - button "Open file"
      - button "Save to a file"
    - alert
    - heading "Risk Matrix 2000" [level=2]
    - paragraph: Supports your judgement; does not replace it.
    - paragraph: 0 of 4 sections completed
    - heading "The case" [level=3]
    - list:
      - listitem:
        - link "Person and order"
        - strong: 5 missing
      - listitem:
        - link "Conviction history"
        - strong: None yet
    - heading "Scored instruments" [level=3]
    - list:
      - listitem:
        - link "Risk Matrix 2000"
        - strong: Not started
  `);
  await openTask(page, "risk-matrix");
  await page.locator("#jr-continue").click();
  await page.locator("#jr-continue").click();
  await expect(page.locator("joint-risk .jr-main")).toMatchAriaSnapshot(`
    - link "Back"
    - text: Risk Matrix 2000 · page 3 of 9
    - group "Any conviction for burglary?":
      - heading "Any conviction for burglary?" [level=2]
      - text: Of any kind, at any time.
      - radio "Yes"
      - text: "Yes"
      - radio "No"
      - text: "No"
      - radio "Not known"
      - text: Not known
    - button "Continue"
    - link "Return to the list of sections"
  `);
  await page.locator("#jr-back").click();
  await page.locator("#field-riskMatrix-sexualAppearances").fill("30.5");
  await page.locator("#jr-continue").click();
  await expect(page.locator("joint-risk .govuk-error-summary")).toMatchAriaSnapshot(`
    - heading "There is a problem" [level=2]
    - list:
      - listitem:
        - 'link "For sexual offences: Enter a whole number."'
  `);
  const box = page.locator("#field-riskMatrix-sexualAppearances");
  await expect(box).toHaveAccessibleDescription(/Error: Enter a whole number/);
});

test("400 % zoom: nothing is wider than 320 pixels in any state", { tag: "@reflow" }, async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await host(page, { attributes: 'lang="en" today="2026-02-01" marking="OFFICIAL-SENSITIVE"' });
  await everyState(page, async (state) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(320);
  });
});

test(
  "with every answer flagged and everything opened nothing is wider than the window",
  { tag: "@reflow" },
  async ({ page }) => {
    test.setTimeout(120_000);
    const old = (value) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, old(each)]))
        : { value, on: "2004-01-05", by: "an officer whose name is long" };
    const { case: given } = example("twelve-occasions");
    const { answers, screening, ...oasys } = given.oasys;
    const flagged = {
      ...given,
      riskMatrix: old(given.riskMatrix),
      oasys: { ...oasys, answers: old(answers), screening: old(screening) },
    };
    await host(page, {
      attributes: 'pages="one" today="2006-02-20"',
      policy: "default-src * 'unsafe-inline' 'wasm-unsafe-eval'",
    });
    await page.addStyleTag({ content: "joint-risk .jr-section-block { content-visibility: visible }" });
    await setCase(page, flagged);
    await expect(page.locator("joint-risk .tick-grid .flag").first()).toBeVisible();
    expect(await page.locator("joint-risk .flag").count()).toBeGreaterThan(50);
    await page.locator("joint-risk").evaluate((element) => {
      for (const each of element.querySelectorAll("details")) each.open = true;
    });
    for (const width of [320, 400, 500, 700]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width);
    }
  },
);

test("text spaced as WCAG 1.4.12 asks is not cut off", { tag: "@reflow" }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await host(page, { policy: "default-src * 'unsafe-inline' 'wasm-unsafe-eval'" });
  await setCase(page, CASE);
  await page.addStyleTag({
    content:
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }",
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await openTask(page, "oasys-3");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("every target is at least 24 by 24 pixels, or is a link in a line of text", async ({ page }) => {
  test.setTimeout(120_000);
  await host(page, { attributes: 'today="2026-02-01"' });
  await everyState(page, async (state) => {
    const small = await page
      .locator("joint-risk .jr-app :is(a, button, input, select, textarea, summary)")
      .evaluateAll((all) =>
        all
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .filter((each) => {
            const { width, height } = each.getBoundingClientRect();
            // A whole row of the list takes the press; a label takes it for its box.
            if (each.matches(".govuk-task-list__link")) return false;
            if (each.labels?.[0] && each.matches("[type=radio], [type=checkbox]")) {
              return each.labels[0].getBoundingClientRect().height < 24;
            }
            if (each.localName === "a" && getComputedStyle(each).display === "inline") return false;
            return width < 20 || height < 24;
          })
          .map((each) => `${each.outerHTML.slice(0, 90)} ${JSON.stringify(each.getBoundingClientRect())}`),
      );
    expect(small, state).toEqual([]);
  });
});

test("forced colours keep every border, focus and mark", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await host(page, { attributes: 'today="2026-02-01"' });
  await openTask(page, "person");
  const box = page.locator("#field-reference");
  await box.focus();
  expect(await box.evaluate((each) => getComputedStyle(each).outlineStyle)).toBe("solid");
  const next = page.locator("#jr-continue");
  expect(await next.evaluate((each) => parseFloat(getComputedStyle(each).borderTopWidth))).toBeGreaterThan(0);
  await page.locator("#jr-to-tasks").click();
  const mark = page.locator(".jr-status").first();
  expect(await mark.evaluate((each) => parseFloat(getComputedStyle(each).borderTopWidth))).toBeGreaterThan(0);
  await axe(page, "forced colours");
});

test("nothing moves, and where less movement is asked for nothing could", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await host(page);
  const moving = await page.locator("joint-risk, joint-risk *").evaluateAll(
    (all) =>
      all.filter((each) => {
        const { transitionDuration, animationName } = getComputedStyle(each);
        return parseFloat(transitionDuration) > 0 || animationName !== "none";
      }).length,
  );
  expect(moving).toBe(0);
});

test("the focus is never lost and never hidden as one goes on and back", async ({ page }) => {
  await host(page, { attributes: 'mode="risk-matrix"' });
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: each } = document;
      const { top, bottom } = each.getBoundingClientRect();
      return { inside: each.closest("joint-risk") !== null, seen: bottom > 0 && top < window.innerHeight };
    });
  const steps = [
    "#jr-task-risk-matrix",
    ..."23456789".split("").map(() => "#jr-continue"),
    "#jr-back",
    "#jr-to-tasks",
    "#jr-task-check",
    "#jr-back",
  ];
  for (const step of steps) {
    await page.locator(step).click();
    expect(await focused(), step).toEqual({ inside: true, seen: true });
  }
  await page.locator("#jr-task-person").click();
  await page.locator("#field-reference").fill("A");
  await page.locator("#jr-undo").click();
  await expect(page.locator("#field-reference")).toHaveValue("");
  expect((await focused()).inside).toBe(true);
});

test("the order of focus is the order of reading", async ({ page }) => {
  await host(page, { attributes: 'mode="risk-matrix" today="2026-02-01"' });
  await setCase(page, CASE);
  await openTask(page, "risk-matrix");
  await page.locator("#jr-open").focus();
  const order = [];
  for (let each = 0; each < 9; each += 1) {
    await page.keyboard.press("Tab");
    order.push(await page.evaluate(() => document.activeElement.id));
  }
  expect(order).toEqual([
    "jr-save",
    "jr-back",
    "field-riskMatrix-startOfRisk",
    "field-riskMatrix-startOfRisk-month",
    "field-riskMatrix-startOfRisk-year",
    "field-riskMatrix-ageAtLatestSexualOffence",
    "jr-continue",
    "jr-to-tasks",
    "",
  ]);
});

test("a host's stylesheet loaded after ours has its way, and ours stays inside the element", async ({ page }) => {
  await page.route("**/own.css", (route) =>
    route.fulfill({
      contentType: "text/css",
      body: ".govuk-button { background: rgb(1, 2, 3); } joint-risk { --link: rgb(4, 5, 6); }",
    }),
  );
  await page.route("**/themed", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>t</title><link rel="stylesheet" href="/element/joint-risk.css"><link rel="stylesheet" href="/own.css"><script type="module" src="/element/define.mjs"></script>
<h1 id="theirs">Host</h1><p id="text">Text</p><a id="link" href="#x">link</a><joint-risk></joint-risk>`,
    }),
  );
  await page.goto("/themed");
  await ready(page);
  const style = (selector, name) =>
    page
      .locator(selector)
      .first()
      .evaluate((each, property) => getComputedStyle(each)[property], name);
  expect(await style("#theirs", "marginTop")).not.toBe("0px");
  expect(await style("#text", "marginTop")).not.toBe("0px");
  expect(await style("#link", "color")).toBe("rgb(0, 0, 238)");
  expect(await style("body", "marginTop")).toBe("8px");
  expect(await style("joint-risk .govuk-task-list__link", "color")).toBe("rgb(4, 5, 6)");
  await openTask(page, "person");
  expect(await style("#jr-continue", "backgroundColor")).toBe("rgb(1, 2, 3)");
});

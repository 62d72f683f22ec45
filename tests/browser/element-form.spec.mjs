// The element in a form that a server rendered: what is read from it, what is posted, and what becomes of it.
import { expect, test } from "@playwright/test";
import { example, host, listen, openTask, posted, ready, setCase, valueOf } from "./element.mjs";

const form = (inner, { before = "", after = "" } = {}) =>
  `<form method="post" action="/host" id="f">${before}${inner}${after}<button id="send">Send</button> <button type="reset" id="reset">Reset</button></form>`;
const around = (inner) => form(inner);
const CASE = { reference: "A1", person: { sex: "male", dateOfBirth: "1985-04-12" } };

async function send(page) {
  const [request] = await Promise.all([
    page.waitForRequest((each) => each.method() === "POST"),
    page.locator("#send").click(),
  ]);
  return posted(request);
}

test("posts one field with the case and one with the assessment, and nothing else", async ({ page }) => {
  const faults = await host(page, {
    attributes: 'name="case" assessment-name="assessment" today="2026-02-01"',
    around,
  });
  const { case: given } = example("very-high-overdue");
  await setCase(page, given);
  await openTask(page, "person");
  const data = await send(page);
  expect(Object.keys(data).sort()).toEqual(["assessment", "case"]);
  expect(JSON.parse(data.case)).toEqual(given);
  expect(JSON.parse(data.assessment)).toMatchObject({
    schema: "joint-risk/assessment/1",
    joint: { rating: "very-high" },
  });
  expect(faults).toEqual([]);
});

test("posts the last keystroke, and Enter in a box does not send the form", async ({ page }) => {
  await host(page, { attributes: 'name="case"', around });
  await openTask(page, "person");
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request));
  await page.locator("#field-reference").pressSequentially("B77");
  await page.keyboard.press("Enter");
  await expect(page.locator("joint-risk h2")).toHaveText("The person");
  expect(sent).toEqual([]);
  await page.locator("#jr-back").click();
  await page.locator("#field-reference").press("End");
  await page.locator("#field-reference").pressSequentially("8");
  const data = await page.evaluate(() => Object.fromEntries(new FormData(document.getElementById("f"))));
  expect(JSON.parse(data.case).reference).toBe("B778");
});

test("without a name nothing is posted", async ({ page }) => {
  await host(page, { around });
  await setCase(page, CASE);
  expect(await send(page)).toEqual({});
});

test("reads the fields that are there, keeps them true, and they are posted under their own names", async ({
  page,
}) => {
  const inside = `<p id="old">Paper form</p>
    <label>Reference <input name="ref" data-joint-risk="reference" value="C9" required></label>
    <input name="dob-day" data-joint-risk="person.dateOfBirth" data-joint-risk-part="day" value="12">
    <input name="dob-month" data-joint-risk="person.dateOfBirth" data-joint-risk-part="month" value="4">
    <input name="dob-year" data-joint-risk="person.dateOfBirth" data-joint-risk-part="year" value="1985">
    <input type="number" name="sexual" data-joint-risk="riskMatrix.sexualAppearances" value="2">
    <input type="radio" name="burglary" data-joint-risk="riskMatrix.burglary" value="yes">
    <input type="radio" name="burglary" data-joint-risk="riskMatrix.burglary" value="no" checked>
    <input type="radio" name="burglary" data-joint-risk="riskMatrix.burglary" value="not-known">
    <select name="sex" data-joint-risk="person.sex"><option value=""></option><option value="male" selected></option><option value="female"></option></select>`;
  await host(page, { attributes: 'name="case"', inside, around });
  await expect(page.locator("#old")).toHaveCount(0);
  expect(await valueOf(page)).toEqual({
    schema: "joint-risk/case/1",
    reference: "C9",
    person: { sex: "male", dateOfBirth: "1985-04-12" },
    riskMatrix: { sexualAppearances: 2, burglary: false },
  });
  await setCase(page, { reference: "C9", riskMatrix: { burglary: null, sexualAppearances: 5 } });
  const data = await send(page);
  expect(data).toMatchObject({ ref: "C9", sexual: "5", burglary: "not-known", "dob-year": "", sex: "" });
  expect(JSON.parse(data.case).riskMatrix).toEqual({ burglary: null, sexualAppearances: 5 });
});

test("takes the case from a hidden field, and says so when it cannot be read", async ({ page }) => {
  const hidden = (value) => `<input type="hidden" name="c" data-joint-risk="case" value='${value}'>`;
  await host(page, { inside: hidden(JSON.stringify(CASE)), around });
  await expect(page.locator(".jr-identity")).toHaveText("Case A1, born 1985");
  expect(JSON.parse((await send(page)).c)).toMatchObject(CASE);
  await page.unrouteAll();
  await host(page, { inside: hidden("{broken"), around });
  await expect(page.locator(".jr-alert-slot")).toContainText("cannot be read");
  // What could not be read goes back as it came: nothing of the server's is overwritten.
  expect((await send(page)).c).toBe("{broken");
});

test("another person's case that the server put in is refused and goes back as it came", async ({ page }) => {
  const text = JSON.stringify({ ...CASE, reference: "Z9" });
  const inside = `<input type="hidden" name="c" data-joint-risk="case" value='${text}'>`;
  await host(page, { attributes: 'reference="A1"', inside, around });
  await expect(page.locator(".jr-alert-slot")).toContainText("this is case Z9");
  expect(await send(page)).toEqual({ c: text });
});

test("reset brings back the case that the form came with", async ({ page }) => {
  await host(page, {
    attributes: 'name="case"',
    inside: `<input type="hidden" data-joint-risk="case" value='${JSON.stringify(CASE)}'>`,
    around,
  });
  await openTask(page, "person");
  await page.locator("#field-reference").fill("changed");
  await page.locator("#reset").click();
  await expect(page.locator(".jr-identity")).toHaveText("Case A1, born 1985");
  expect(await valueOf(page)).toMatchObject(CASE);
  expect(JSON.parse((await send(page)).case).reference).toBe("A1");
});

test("a disabled fieldset disables every control and posts nothing", async ({ page }) => {
  await host(page, {
    attributes: 'name="case" pages="one" mode="risk-matrix"',
    around: (inner) => form(`<fieldset id="set" disabled>${inner}</fieldset>`),
  });
  await expect(page.locator("#field-reference")).toBeDisabled();
  expect(await page.locator("joint-risk .jr-app :is(input, select, textarea):enabled").count()).toBe(0);
  expect(await send(page)).toEqual({});
  await page.goBack();
  await ready(page);
  await page.evaluate(() => document.getElementById("set").removeAttribute("disabled"));
  await expect(page.locator("#field-reference")).toBeEnabled();
  expect(Object.keys(await send(page))).toEqual(["case"]);
});

test("Back brings the answers back, as the browser restores a form", async ({ page }) => {
  await host(page, { attributes: 'name="case"', around });
  await openTask(page, "person");
  await page.locator("#field-reference").fill("D4");
  await send(page);
  await expect(page.locator("h1")).toHaveText("Received");
  await page.goBack();
  await ready(page);
  await expect(page.locator(".jr-identity")).toContainText("Case D4");
  expect(JSON.parse((await send(page)).case).reference).toBe("D4");
});

test("a page that the browser kept whole goes on where it was", async ({ page }) => {
  await host(page, { attributes: 'name="case"', around });
  await openTask(page, "person");
  await page.locator("#field-reference").fill("E5");
  // What a browser tells a page that it puts aside and takes out again.
  for (const type of ["pagehide", "pageshow"]) {
    await page.evaluate((name) => {
      window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
    }, type);
  }
  await expect(page.locator("#field-reference")).toHaveValue("E5");
  await page.locator("#field-reference").press("End");
  await page.locator("#field-reference").pressSequentially("6");
  expect(JSON.parse((await send(page)).case).reference).toBe("E56");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });
  test("the host's own fields stay and are posted", async ({ page }) => {
    await page.route("**/host", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><html lang="en"><title>h</title><link rel="stylesheet" href="/element/joint-risk.css">${around('<joint-risk name="case"><label>Reference <input name="ref" data-joint-risk="reference" value="F6"></label></joint-risk>')}`,
      }),
    );
    await page.goto("/host");
    await expect(page.getByLabel("Reference")).toBeVisible();
    expect(await send(page)).toEqual({ ref: "F6" });
  });
});

test.describe("whose case it is", () => {
  const attributes = 'reference="A1" year-of-birth="1985" name="case"';

  test("another person's case is refused, and nothing of it is shown or posted", async ({ page }) => {
    await host(page, { attributes, around });
    const heard = await listen(page, ["problem"]);
    for (const [wrong, text] of [
      [{ ...CASE, reference: "Z9" }, "this is case Z9, and this page is for case A1"],
      [{ person: { sex: "male" } }, "this case has no reference"],
      [{ ...CASE, person: { dateOfBirth: "1970-01-01" } }, "born in 1970"],
    ]) {
      await setCase(page, wrong);
      await expect(page.locator(".jr-alert-slot")).toContainText(text);
      await expect(page.locator(".jr-identity")).toHaveText("Case A1, born 1985");
      expect(await valueOf(page)).toEqual({ schema: "joint-risk/case/1", reference: "A1" });
    }
    expect((await heard()).map(({ code }) => code)).toEqual(["wrong-case", "wrong-case", "wrong-case"]);
    expect(JSON.parse((await send(page)).case)).toEqual({ schema: "joint-risk/case/1", reference: "A1" });
  });

  test("the right one is taken; its reference is said and not asked", async ({ page }) => {
    await host(page, { attributes });
    await setCase(page, CASE);
    await expect(page.locator(".jr-alert-slot")).toBeEmpty();
    await openTask(page, "person");
    await expect(page.locator("#field-reference")).toHaveCount(0);
    await expect(page.locator(".jr-identity")).toHaveText("Case A1, born 1985");
  });

  test("a date of birth of another year is a problem beside its field", async ({ page }) => {
    await host(page, { attributes });
    await openTask(page, "person");
    await page.locator("#jr-continue").click();
    const parts = page.locator('[data-path="person.dateOfBirth"]').getByRole("textbox");
    for (const [index, value] of ["12", "4", "1970"].entries()) await parts.nth(index).fill(value);
    await page.locator("#jr-continue").click();
    await expect(page.locator(".govuk-error-summary")).toContainText("born in 1985");
    expect(await page.evaluate(() => document.querySelector("joint-risk").valid)).toBe(false);
  });

  test("when the host expects another person, the case at hand goes, and Undo does not bring it back", async ({
    page,
  }) => {
    await host(page, { attributes });
    await setCase(page, CASE);
    await page.evaluate(() => document.querySelector("joint-risk").setAttribute("reference", "B2"));
    expect(await valueOf(page)).toEqual({ schema: "joint-risk/case/1", reference: "B2" });
    await expect(page.locator("#jr-undo")).toBeDisabled();
    await expect(page.locator(".jr-identity")).toHaveText("Case B2, born 1985");
  });

  test("a host changes the person without a word: empty, expect, give", async ({ page }) => {
    await host(page, { attributes });
    await setCase(page, CASE);
    const heard = await listen(page, ["problem"]);
    await page.evaluate(() => {
      const element = document.querySelector("joint-risk");
      element.value = null;
      element.setAttribute("reference", "B2");
      element.setAttribute("year-of-birth", "1990");
      element.value = { reference: "B2", person: { dateOfBirth: "1990-05-05" } };
    });
    await expect(page.locator(".jr-identity")).toHaveText("Case B2, born 1990");
    await expect(page.locator(".jr-alert-slot")).toBeEmpty();
    expect(await heard()).toEqual([]);
  });

  test("a second element on the page is refused", async ({ page }) => {
    await host(page);
    const heard = await listen(page, ["problem"]);
    await page.evaluate(() => document.querySelector("main").append(document.createElement("joint-risk")));
    expect((await heard()).map(({ code }) => code)).toEqual(["second-element"]);
  });
});

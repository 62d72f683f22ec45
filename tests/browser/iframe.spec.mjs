// The frame among strangers: a hostile page around it, a hostile window beside it, a hostile page in it.
import { createServer } from "node:http";
import { expect, test } from "@playwright/test";

const START = { protocol: "joint-risk/frame/1", type: "start", settings: {}, case: { reference: "B999" } };
const inside = (page) => page.frames().find((each) => each.url().endsWith("/iframe/child.html"));

/** Sends a start to the first frame and listens; gives what came back in a second. */
const knock = (page, message = START) =>
  page.evaluate(async (sent) => {
    const { port1, port2 } = new MessageChannel();
    const heard = [];
    port1.onmessage = ({ data }) => heard.push(data);
    window.addEventListener("message", ({ data }) => heard.push(data));
    window.frames[0].postMessage(sent, "*", [port2]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return heard;
  }, message);

const around = (page, address, child) =>
  page.route(address, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>around</title><iframe src="${child}"></iframe>`,
    }),
  );

/** Its own host, that is, another origin, with one page. */
async function hostileHost(body, work) {
  const server = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(body));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test("a page of another origin may not frame it, and is not spoken to if it could", async ({ page, baseURL }) => {
  const child = `${baseURL}/iframe/child.html`;
  await hostileHost(`<!doctype html><title>hostile</title><iframe src="${child}"></iframe>`, async (hostile) => {
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(hostile);
    await expect.poll(() => said.join()).toMatch(/frame-ancestors/);
    expect(inside(page)).toBeUndefined();
    // The second line of defence, by itself: a host has forgotten frame-ancestors.
    await page.route(child, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      headers["content-security-policy"] = headers["content-security-policy"].replace(/; frame-ancestors.*/, "");
      await route.fulfill({ response, headers });
    });
    await page.reload();
    await inside(page).waitForSelector("#waiting");
    expect(await knock(page)).toEqual([]);
    expect(await inside(page).evaluate(() => document.querySelector("joint-risk"))).toBeNull();
  });
});

test("a window that is not the one around it is not heard, though its origin is allowed", async ({ page }) => {
  await page.goto("/portals/iframe/");
  await expect(page.frameLocator("#assessment").locator("joint-risk .jr-app")).toBeVisible();
  await page.evaluate(() => document.body.append(document.createElement("iframe")));
  const beside = page.frames().find((each) => each.url() === "about:blank");
  const origin = await beside.evaluate(async (sent) => {
    window.parent.frames[0].postMessage(sent, "*", [new MessageChannel().port2]);
    return window.origin;
  }, START);
  expect(origin).toBe(new URL(page.url()).origin);
  await page.waitForTimeout(500);
  expect(await inside(page).evaluate(() => document.querySelector("joint-risk").value.reference)).toBe("A123");
});

test("messages of another version, without a channel, or to an address with something in it start nothing", async ({
  page,
  baseURL,
}) => {
  for (const [query, message] of [
    ["", { ...START, protocol: "joint-risk/frame/2" }],
    ["", { ...START, type: "load" }],
    ["", null],
    ["", "start"],
    ["?reference=A123", START],
  ]) {
    await around(page, "**/around", `/iframe/child.html${query}`);
    await page.goto(`${baseURL}/around`);
    const frame = page.frames()[1];
    await frame.waitForSelector("#waiting");
    expect(await knock(page, message)).toEqual([]);
    expect(await frame.evaluate(() => document.querySelector("joint-risk"))).toBeNull();
    await page.unroute("**/around");
  }
});

test("what a hostile page in the frame sends is looked at first", async ({ page }) => {
  // On the right origin, so the channel is handed to it: the worst case.
  const hostile = `<!doctype html><title>hostile</title><script>
    addEventListener("message", ({ ports: [port] }) => {
      parent.postMessage({ type: "change", case: { reference: "B999" }, assessment: null }, "*");
      const good = { reference: "A123" };
      for (const message of [
        null, 7, "change", [], {}, { type: "__proto__" }, { type: "toString" },
        { type: "change" }, { type: "change", case: [], assessment: null }, { type: "change", case: good, assessment: 1 },
        { type: "change", case: { reference: "B999" }, assessment: null },
        { type: "height", height: -1 }, { type: "height", height: 1.5 }, { type: "height", height: "9" }, { type: "height", height: NaN },
        { type: "height", height: 1e9 },
        { type: "problem", code: "x".repeat(1e5), message: "<img src=x onerror=alert(1)>" + "y".repeat(1e5) },
      ]) port.postMessage(message);
    });
  </script>`;
  await page.route("**/iframe/child.html", (route) => route.fulfill({ contentType: "text/html", body: hostile }));
  await page.goto("/portals/iframe/");
  const before = await page.locator("#case").inputValue();
  await expect(page.locator("#assessment")).toHaveAttribute("height", "50000");
  await expect(page.locator("#said")).toContainText("<img src=x");
  expect((await page.locator("#said").textContent()).length).toBe(500);
  expect(await page.locator("#said img").count()).toBe(0);
  expect(await page.locator("#case").inputValue()).toBe(before);
  expect(await page.locator("#kept").inputValue()).toBe("");
});

test("a frame that has gone elsewhere gets neither the case nor the channel", async ({ page }) => {
  const body =
    "<!doctype html><title>gone</title><script>window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data))</script>";
  await hostileHost(body, async (hostile) => {
    await page.goto("/portals/iframe/");
    await expect(page.frameLocator("#assessment").locator("joint-risk .jr-app")).toBeVisible();
    await inside(page).evaluate((address) => window.location.replace(address), hostile);
    await expect.poll(() => page.frames()[1].url()).toBe(hostile);
    await page.waitForTimeout(500);
    expect(await page.frames()[1].evaluate(() => window.heard)).toEqual([]);
  });
});

test("an address with a query, a fragment or no origin is misuse", async ({ page }) => {
  await page.goto("/portals/police/");
  const said = await page.evaluate(async () => {
    const { embed } = await import("/iframe/parent.mjs");
    const frame = document.createElement("iframe");
    return ["http://x.test/a?b", "http://x.test/a#b", "data:text/html,x", "not an address"].map((address) => {
      try {
        embed(frame, { address });
        return "taken";
      } catch (error) {
        return error.name;
      }
    });
  });
  expect(said).toEqual(["TypeError", "TypeError", "TypeError", "TypeError"]);
});

// The engine in a page: under the policies that portals have, without a request beyond its own files.
import { expect, test } from "@playwright/test";

const CASE = { riskMatrix: { sexualAppearances: 2 } };
const WASM = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

/** Opens an empty page under a policy; gives the addresses that it asks for from then on, and what it complains of. */
async function open(page, policy) {
  const asked = [];
  const errors = [];
  await page.route("**/blank", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "Content-Security-Policy": policy },
      body: "<!doctype html><html lang=en><title>blank</title>",
    }),
  );
  await page.addInitScript(() => {
    const real = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = (...given) => {
      window.streamed = (window.streamed ?? 0) + 1;
      return real(...given);
    };
  });
  await page.goto("/blank");
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.replace("/pkg/", "")));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return { asked, errors };
}

/** Loads the engine there and assesses; gives what came out, or what was thrown. */
function assess(page, kind = "auto") {
  return page.evaluate(
    async ([given, wanted]) => {
      try {
        const { load } = await import("/pkg/index.mjs");
        const engine = await load({ kind: wanted });
        const { schema } = engine.assess(given, { today: "2026-02-01" });
        return { kind: engine.kind, because: engine.because, schema, streamed: window.streamed ?? 0 };
      } catch (error) {
        return { message: error.message };
      }
    },
    [CASE, kind],
  );
}

const scored = (kind, because, streamed = 0) => ({ kind, because, schema: "joint-risk/assessment/1", streamed });

for (const [name, policy] of [
  ["a portal's policy", `${WASM}; connect-src 'self'`],
  ["trusted types as well", `${WASM}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`],
]) {
  test(`scores under ${name}, from its own files only, compiled while they stream in`, async ({ page }) => {
    const { asked, errors } = await open(page, policy);
    expect(await assess(page)).toEqual(scored("wasm", "webassembly-allowed", 1));
    expect(asked.sort()).toEqual(["core.wasm", "index.mjs", "wasm.mjs"]);
    expect(errors).toEqual([]);
  });
}

for (const type of ["application/octet-stream", "application/wasm; charset=utf-8", ""]) {
  test(`scores where the server calls the file "${type}"`, async ({ page }) => {
    await page.route("**/core.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ body: await response.body(), headers: { "content-type": type } });
    });
    const { asked, errors } = await open(page, `${WASM}; connect-src 'self'`);
    expect(await assess(page)).toEqual(scored("wasm", "webassembly-allowed"));
    expect(asked.sort()).toEqual(["core.wasm", "index.mjs", "wasm.mjs"]);
    expect(errors).toEqual([]);
  });
}

for (const [what, answer] of [
  ["is not there", { status: 404, body: "Not found" }],
  ["is a page of errors", { status: 200, contentType: "text/html", body: "<!doctype html>" }],
  ["is cut off", { status: 200, contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0, 0]) }],
  ["cannot be reached", null],
]) {
  test(`scores from the same bytes in a module where the file ${what}`, async ({ page }) => {
    await page.route("**/core.wasm", (route) => (answer ? route.fulfill(answer) : route.abort()));
    const { asked } = await open(page, `${WASM}; connect-src 'self'`);
    for (const kind of ["auto", "wasm"]) {
      expect(await assess(page, kind)).toMatchObject({ kind: "wasm", because: "fetch-refused" });
    }
    expect(asked.sort()).toEqual(["core-bytes.mjs", "core.wasm", "index.mjs", "wasm.mjs"]);
  });
}

test("scores where the page may fetch nothing, and tries nothing where that is said beforehand", async ({ page }) => {
  const { errors } = await open(page, WASM);
  expect(await assess(page, "inline")).toEqual(scored("wasm", "asked-for"));
  expect(errors).toEqual([]);
  await page.reload();
  expect(await assess(page)).toEqual(scored("wasm", "fetch-refused"));
  expect(errors.join()).toContain("connect-src");
  const refused = await page.evaluate(async () => {
    const { load } = await import("/pkg/index.mjs");
    return (await load()).schema("case").catch((error) => error.message);
  });
  expect(refused).toContain("add connect-src 'self'");
});

test("reads a schema from beside the engine", async ({ page }) => {
  await open(page, `${WASM}; connect-src 'self'`);
  for (const kind of ["wasm", "js"]) {
    const id = await page.evaluate(async (wanted) => {
      const { load } = await import("/pkg/index.mjs");
      return (await (await load({ kind: wanted })).schema("standard")).$id;
    }, kind);
    expect(id).toBe("joint-risk/standard/1");
  }
});

test("names the remedy where the policy refuses WebAssembly, and downloads nothing of it", async ({ page }) => {
  const { asked } = await open(page, "default-src 'none'; script-src 'self'; connect-src 'self'");
  for (const kind of ["wasm", "inline"]) {
    expect((await assess(page, kind)).message).toContain("add 'wasm-unsafe-eval' to its script-src");
  }
  expect(asked.sort()).toEqual(["index.mjs", "wasm.mjs"]);
  expect(await assess(page)).toEqual(scored("js", "webassembly-blocked"));
});

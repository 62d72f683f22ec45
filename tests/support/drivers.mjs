// Firefox and WebKit, each with what drives it; none where it is not installed.
import { spawn } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import path from "node:path";
import { freePort } from "./server.mjs";

const find = (names) => {
  const folders = process.env.PATH.split(path.delimiter);
  return folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
};

/** Firefox speaks the protocol itself. */
async function firefox() {
  const executablePath = find(["firefox-esr", "firefox"]);
  if (!executablePath) return null;
  return async () => {
    const { launch } = (await import("puppeteer-core")).default;
    const browser = await launch({ browser: "firefox", executablePath, headless: true });
    const page = await browser.newPage();
    return {
      version: await browser.version(),
      open: (address) => page.goto(address),
      run: (work, ...given) => page.evaluate(work, ...given),
      close: () => browser.close(),
    };
  };
}

const LIBRARIES = "/usr/lib/x86_64-linux-gnu";

/** WebKitGTK by WebDriver, in its own screen. */
async function webkit() {
  const driver = find(["WebKitWebDriver"]);
  const screen = find(["xvfb-run"]);
  let binary;
  try {
    const folder = readdirSync(LIBRARIES).filter((name) => name.startsWith("webkit2gtk-4"));
    binary = folder
      .map((name) => path.join(LIBRARIES, name, "MiniBrowser"))
      .sort()
      .at(-1);
  } catch {
    // Another kind of machine keeps it elsewhere.
  }
  if (!driver || !screen || !binary) return null;
  return async () => {
    const port = await freePort();
    // Its own group, because the screen has children that outlive it.
    const child = spawn(screen, ["-a", driver, `--port=${port}`], { stdio: "ignore", detached: true });
    const stop = () => {
      try {
        process.kill(-child.pid);
      } catch {
        // It has gone already.
      }
    };
    const call = async (method, where, body) => {
      const answer = await fetch(`http://127.0.0.1:${port}${where}`, { method, body: body && JSON.stringify(body) });
      const { value } = await answer.json();
      if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
      return value;
    };
    try {
      for (let tries = 0; tries < 100; tries += 1) {
        const ready = await call("GET", "/status").catch(() => null);
        if (ready) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const options = { binary, args: ["--automation"] };
      const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
      const session = await call("POST", "/session", { capabilities });
      const at = `/session/${session.sessionId}`;
      await call("POST", `${at}/timeouts`, { script: 60_000, pageLoad: 60_000 });
      const SCRIPT = (work) => `const done = arguments[arguments.length - 1];
        (async () => (${work}))()
          .then((it) => it(...Array.from(arguments).slice(0, -1)))
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      return {
        version: `${session.capabilities.browserName} ${session.capabilities.browserVersion}`,
        open: (address) => call("POST", `${at}/url`, { url: address }),
        async run(work, ...given) {
          const body = { script: SCRIPT(String(work)), args: given };
          const { value, error } = await call("POST", `${at}/execute/async`, body);
          if (error) throw new Error(error);
          return value;
        },
        async close() {
          await call("DELETE", at).catch(() => null);
          stop();
        },
      };
    } catch (error) {
      stop();
      throw error;
    }
  };
}

export const browsers = { Firefox: await firefox(), WebKit: await webkit() };

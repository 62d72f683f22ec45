// The system's Chromium against our own server. Specs are *.spec.mjs in this folder.
import { accessSync, constants } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));

function chromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const all = process.env.PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  const runs = (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const found = all.find(runs);
  if (!found) throw new Error("no Chromium on the PATH: install it, or name it in CHROMIUM");
  return found;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// This file is read again by every worker: the first reading chooses, the others inherit it.
process.env.JOINT_RISK_TEST_PORT ??= String(await freePort());
const port = process.env.JOINT_RISK_TEST_PORT;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.mjs",
  outputDir: path.join(root, "test-results"),
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      executablePath: chromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    },
  },
  webServer: {
    command: `node tools/serve.mjs --port ${port}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/pkg/package.json`,
    reuseExistingServer: false,
  },
});

// The system's Chromium against our own server. Specs are *.spec.mjs in this folder.
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { chromium } from "../support/chromium.mjs";
import { FAMILIES, onlyFont } from "../support/fonts.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

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

const launchOptions = {
  executablePath: chromium(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
};

// What depends on widths runs once with each family of fonts alone.
const families = [];
for (const family of FAMILIES) {
  const config = onlyFont(family);
  if (config) families.push({ name: family.name, config });
  else if (!process.env.TEST_WORKER_INDEX) console.log(`browser: reflow with ${family.name}: skipped, not installed`);
}

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
    launchOptions,
  },
  projects: [
    { name: "any font", ...(families.length > 0 ? { grepInvert: /@reflow/ } : {}) },
    ...families.map(({ name, config }) => ({
      name,
      grep: /@reflow/,
      use: { launchOptions: { ...launchOptions, env: { ...process.env, FONTCONFIG_FILE: config } } },
    })),
  ],
  webServer: {
    command: `node tools/serve.mjs --port ${port}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/pkg/package.json`,
    reuseExistingServer: false,
  },
});

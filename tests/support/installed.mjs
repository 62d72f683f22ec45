// The package as a host gets it: packed, and installed from the tarball into its own folder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { at } from "../../tools/paths.mjs";

const quiet = { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] };

/** A host's project with joint-risk in its node_modules; `remove` takes it away again. */
export function installed() {
  const folder = mkdtempSync(path.join(tmpdir(), "joint-risk-host-"));
  execFileSync("npm", ["pack", "--silent", "--offline", "--pack-destination", folder], { ...quiet, cwd: at("pkg") });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "host", private: true }));
  const flags = ["--offline", "--no-audit", "--no-fund", "--no-save", "--silent"];
  execFileSync("npm", ["install", ...flags, `./${tarball}`], { ...quiet, cwd: folder });
  return {
    folder,
    at: (...parts) => path.join(folder, ...parts),
    tarball: path.join(folder, tarball),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

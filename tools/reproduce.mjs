/**
 * Builds pkg/ once more, from a copy of the sources in a folder with another name, and compares every file with the one
 * that is here. Prints the SHA-256 of the files that run, for whoever compares them with another machine's.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { at, root } from "./paths.mjs";

const PRINTED = /\.(wasm|mjs|js|cjs)$/;

const sha256 = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Every file of a folder with its hash. */
function hashes(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(names.sort().map((name) => [name, sha256(path.join(folder, name))]));
}

/** What git keeps and what is new, as it is now; nothing that was built. */
function sources() {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  return listed.toString().split("\0").filter(Boolean);
}

const copy = mkdtempSync(path.join(tmpdir(), "joint-risk another folder-"));
try {
  for (const name of sources()) {
    // A file that was deleted and not yet committed is still listed.
    if (statSync(at(name), { throwIfNoEntry: false })) cpSync(at(name), path.join(copy, name));
  }
  symlinkSync(at("www/node_modules"), path.join(copy, "www/node_modules"));
  symlinkSync("www/node_modules", path.join(copy, "node_modules"));
  const env = { ...process.env, CARGO_TARGET_DIR: path.join(copy, "target") };
  execFileSync("node", ["tools/build.mjs"], { cwd: copy, env, stdio: ["ignore", "inherit", "inherit"] });
  const [here, there] = [hashes(at("pkg")), hashes(path.join(copy, "pkg"))];
  const different = [...new Set([...here.keys(), ...there.keys()])].filter(
    (name) => here.get(name) !== there.get(name),
  );
  for (const [name, hash] of here) if (PRINTED.test(name)) console.log(`${hash}  ${name}`);
  if (different.length > 0) {
    console.error(`reproduce: not the same in two folders: ${different.join(", ")}`);
    process.exitCode = 1;
  } else console.log(`reproduce: all ${here.size} files of pkg/ are the same, built in two folders`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

// Where things are, for every script here. Nothing depends on the folder a command is started from.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const at = (...parts) => path.join(root, ...parts);

/** What Cargo.toml says of the crate and of how its modules are optimised, and where Cargo builds. */
export function crate() {
  const text = execFileSync("cargo", ["metadata", "--no-deps", "--offline", "--format-version", "1"], {
    cwd: root,
    encoding: "utf8",
  });
  const { packages, target_directory: target } = JSON.parse(text);
  // Of a workspace it names every member, in an order of Cargo's.
  const about = packages.find(({ manifest_path: file }) => path.resolve(file) === at("Cargo.toml"));
  const { name, version, description, license, keywords, metadata } = about;
  const optimising = metadata["wasm-pack"].profile.release["wasm-opt"];
  return { name, version, description, license, keywords, target, optimising };
}

/** For packages that are only CommonJS: `require` from the folder that holds them. */
export const require = createRequire(at("www/package.json"));

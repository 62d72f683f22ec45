/**
 * Builds joint-risk.wasm, the engine for hosts without JavaScript: the feature
 * `plain` compiled by Cargo alone, so that nothing is imported, and optimised
 * as the module for pages is.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { rustFlags } from "./compile.mjs";
import { at, crate, root } from "./paths.mjs";

const TARGET = "wasm32-unknown-unknown";

/** The bytes of the module. */
export function plainModule() {
  const { target, optimising } = crate();
  // Cargo would put both modules into one file if they shared a folder.
  const dir = path.join(target, "plain");
  const stdio = ["ignore", "inherit", "inherit"];
  const build = `build --quiet --locked --release --lib --no-default-features --features plain --target ${TARGET}`;
  execFileSync("cargo", build.split(" "), {
    cwd: root,
    stdio,
    env: {
      ...process.env,
      CARGO_TARGET_DIR: dir,
      // Flags from outside would change the bytes.
      CARGO_ENCODED_RUSTFLAGS: rustFlags(dir),
      RUSTFLAGS: "",
    },
  });
  const built = path.join(dir, TARGET, "release/joint_risk.wasm");
  const optimised = path.join(dir, "joint-risk.wasm");
  execFileSync(at("www/node_modules/.bin/wasm-opt"), [built, ...optimising, "-o", optimised], { stdio });
  return readFileSync(optimised);
}

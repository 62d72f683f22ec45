/**
 * Rust to WebAssembly, with wasm-pack, and wasm-bindgen's glue with the flags that wasm-pack does not pass.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { at, root } from "./paths.mjs";

const run = (command, args) => execFileSync(command, args, { encoding: "utf8" }).trim();

/** Flags that take this machine's folders out of the wasm: the same bytes come out of every folder. */
export function remapFlags(target) {
  const cargoHome = process.env.CARGO_HOME ?? path.join(homedir(), ".cargo");
  const sysroot = run("rustc", ["--print", "sysroot"]);
  const packages = path.join(cargoHome, "registry/src");
  const indexes = existsSync(packages) ? readdirSync(packages) : [];
  const commit = /commit-hash: (\w+)/.exec(run("rustc", ["-vV"]))?.[1] ?? "unknown";
  // Rust takes the last that fits, so the narrower ones come later.
  return [
    [root.replace(/\/$/, ""), "/joint-risk"],
    [target, "/target"],
    [cargoHome, "/cargo"],
    ...indexes.map((index) => [path.join(packages, index), "/crates"]),
    [path.join(sysroot, "lib/rustlib/src/rust"), `/rustc/${commit}`],
  ].map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

/**
 * What a copy of a function into its caller may cost. As native code gains from large copies, LLVM makes many of them;
 * WebAssembly has to be downloaded first, and its engines copy small functions themselves.
 */
const INLINING = ["inline-threshold=25", "inlinehint-threshold=60"];
/** Loops are not written out several times over, and a text is compared by a call and not byte by byte in place. */
const IN_PLACE = [
  ...["unroll-threshold=0", "unroll-partial-threshold=0", "unroll-runtime=false", "unroll-allow-partial=false"],
  ...["unroll-allow-peeling=false", "rotation-max-header-size=2"],
  ...["max-loads-per-memcmp=0", "max-loads-per-memcmp-opt-size=0"],
];

/**
 * A page downloads the engine, so it is compiled for less than the speed of native code. What is long in the packages is
 * tables and paths that are seldom taken; compiled for size, zmij keeps a short table of powers. They are written for
 * builds without checks of overflow.
 */
const SETTINGS = ["opt-level=2", 'package."*".opt-level="s"', 'package."*".overflow-checks=false'].flatMap(
  (setting) => ["--config", `profile.release.${setting}`],
);

/** The flags for Rust, encoded, because a folder's name may have a space. */
export const rustFlags = (target) => {
  const llvm = [...INLINING, ...IN_PLACE].map((flag) => `-Cllvm-args=-${flag}`);
  return [...llvm, ...remapFlags(target)].join("\x1f");
};

/** Compiles the crate; gives the wasm, wasm-bindgen's glue for it, and the wasm as Cargo left it. */
export function compile(target) {
  // Its own folder: other flags in a shared one would rebuild everything each time.
  const dir = path.join(target, "wasm");
  const packed = path.join(dir, "wasm-pack");
  const bound = path.join(dir, "wasm-bindgen");
  const bin = at("www/node_modules/.bin");
  // wasm-pack leaves optimising out without a word where it finds no wasm-opt.
  if (!existsSync(path.join(bin, "wasm-opt"))) throw new Error("wasm-opt is missing: run npm ci in www/");
  for (const made of [packed, bound]) rmSync(made, { recursive: true, force: true });
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    CARGO_TARGET_DIR: dir,
    // Flags from outside would change the bytes.
    CARGO_ENCODED_RUSTFLAGS: rustFlags(dir),
    RUSTFLAGS: "",
  };
  const tool = (command, options, ...more) =>
    execFileSync(command, [...options.split(" "), ...more], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env,
    });
  const options = "build --mode no-install --target web --release --no-pack --no-typescript --out-name core --out-dir";
  tool("wasm-pack", options, packed, root, "--", "--locked", ...SETTINGS);
  const built = path.join(dir, "wasm32-unknown-unknown/release/joint_risk.wasm");
  // A new instance after a trap, and not its own address: the shell says where the wasm is.
  const flags = "--experimental-reset-state-function --omit-default-module-path";
  tool("wasm-bindgen", `--target web --no-typescript --out-name core ${flags} --out-dir`, bound, built);
  const wasm = readFileSync(path.join(packed, "core_bg.wasm"));
  sameFace(wasm, readFileSync(path.join(bound, "core_bg.wasm")));
  return { wasm, glue: readFileSync(path.join(bound, "core.js"), "utf8"), built: readFileSync(built) };
}

/** The glue was made for the one and goes with the other: each must ask for and give what the other does. */
export function sameFace(one, other) {
  const [first, second] = [one, other].map((bytes) => {
    const module = new WebAssembly.Module(bytes);
    const byName = (list) => list.sort((left, right) => (left.name < right.name ? -1 : 1));
    return [byName(WebAssembly.Module.imports(module)), byName(WebAssembly.Module.exports(module))];
  });
  if (!isDeepStrictEqual(first, second)) {
    throw new Error(
      "wasm-bindgen's flags change what the wasm imports or exports: its glue does not fit wasm-pack's wasm",
    );
  }
}

// The hosts outside JavaScript: what each is run by, or why it is not run.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { at } from "../../tools/paths.mjs";

const WASM = at("pkg/joint-risk.wasm");
const MADE = at("target/hosts");
const JNA = process.env.JNA ?? "/usr/share/java/jna.jar";

const onPath = (command) =>
  process.env.PATH.split(path.delimiter).some((folder) => existsSync(path.join(folder, command)));

/** The C library of wasmtime, which its Python package brings, under the name that is looked for. */
function library() {
  const found = readdirSync(MADE, { recursive: true }).find((name) => /_libwasmtime\.(so|dylib)$/.test(name));
  const named = path.join(MADE, "library", `libwasmtime${path.extname(found)}`);
  mkdirSync(path.dirname(named), { recursive: true });
  copyFileSync(path.join(MADE, found), named);
  return named;
}

/** Why wasmtime is not here; undefined where it is. */
const lacking = existsSync(path.join(MADE, "installed.txt"))
  ? undefined
  : "wasmtime for Python is not here and could not be installed";

export const PYTHON = {
  lacking,
  run: (...args) => [path.join(MADE, "bin/python"), ["-B", ...args]],
  environment: { ...process.env, JOINT_RISK_WASM: WASM },
};

/** Each with why it is not run, if so, and a command with its arguments and environment, made when it is. */
export const HOSTS = [
  {
    name: "Python",
    lacking,
    command: () => [...PYTHON.run(at("hosts/python/joint_risk.py"), WASM), process.env],
  },
  {
    name: "Java",
    lacking: lacking ?? (onPath("javac") && existsSync(JNA) ? undefined : "a JDK and JNA are not both here"),
    command: () => ["java", ["-cp", JNA, at("hosts/java/JointRisk.java"), library(), WASM], process.env],
  },
  {
    name: "C#",
    lacking: lacking ?? (onPath("mcs") && onPath("mono") ? undefined : "Mono is not here"),
    command: () => {
      const program = path.join(MADE, "JointRisk.exe");
      execFileSync("mcs", ["-warnaserror", `-out:${program}`, at("hosts/csharp/JointRisk.cs")], { stdio: "inherit" });
      const folder = path.dirname(library());
      const libraries = { LD_LIBRARY_PATH: folder, DYLD_LIBRARY_PATH: folder };
      return ["mono", [program, WASM], { ...process.env, ...libraries }];
    },
  },
];

// What wasm2js writes of the engine as Cargo built it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { rawOf } from "../../tools/javascript.mjs";
import { crate } from "../../tools/paths.mjs";

const built = readFileSync(path.join(crate().target, "wasm/wasm32-unknown-unknown/release/joint_risk.wasm"));

export const { glue, body } = rawOf(built);

// joint-risk.wasm as any host has it: compiled, instantiated with nothing, and called by its functions.
import { readFileSync } from "node:fs";
import { at } from "../../tools/paths.mjs";

export const bytes = () => readFileSync(at("pkg/joint-risk.wasm"));

/** Its own instance: what it exports, and the calls that a host makes of it. */
export function plain() {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes()));
  const view = () => new Uint8Array(exports.memory.buffer);

  /** The text of an answer; of a negative length, the message of misuse. */
  const text = (length) => {
    const from = exports.joint_risk_output();
    const said = new TextDecoder().decode(view().slice(from, from + (length < 0 ? ~length : length)));
    if (length < 0) throw new RangeError(said);
    return said;
  };

  /** The assessment of a case, given as bytes, on a day. */
  const assessBytes = (given, today) => {
    const day = new TextEncoder().encode(today);
    const address = exports.joint_risk_input(given.length + day.length);
    if (address === 0) throw new RangeError("there is no room for that much");
    view().set(given, address);
    view().set(day, address + given.length);
    return text(exports.joint_risk_assess(given.length, day.length));
  };

  return {
    kind: "plain",
    exports,
    text,
    assessBytes,
    assessJson: (given, today) => assessBytes(new TextEncoder().encode(given), today),
    version: () => JSON.parse(text(exports.joint_risk_version())),
  };
}

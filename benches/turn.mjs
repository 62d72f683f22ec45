// One turn of an engine. As a thread of its own it takes turns of the JavaScript engine, because a page has one engine:
// in one heap with the other, each would collect what the other leaves.
import { isMainThread, parentPort } from "node:worker_threads";
import { load, TODAY } from "../tests/support/engine.mjs";

/** Microseconds of one call. Of two goes the second counts: the first brings code and memory back. */
export function turn(call, repeats) {
  const go = () => {
    const began = process.hrtime.bigint();
    for (let repeat = 0; repeat < repeats; repeat += 1) call();
    return Number(process.hrtime.bigint() - began) / 1000 / repeats;
  };
  go();
  return go();
}

if (!isMainThread) {
  const engine = await load({ kind: "js" });
  parentPort.on("message", ({ text, repeats }) =>
    parentPort.postMessage(turn(() => engine.assessJson(text, TODAY), repeats)),
  );
}

/**
 * The portal's side: fills an `<iframe>` with child.html of another host, and speaks
 * with it. No script of joint-risk but this one and protocol.mjs runs in the portal.
 *
 *   const assessment = embed(document.querySelector("iframe"), {
 *     address: "https://joint-risk.example/iframe/child.html",
 *     settings: { lang: "cy", reference: "A123", today: "2026-02-01" },
 *     case: caseFile,
 *     on: { change: ({ case: given, assessment, valid }) => {…}, problem: ({ code, message }) => {…} },
 *   });
 *
 * Nothing of the case is in an address, and what the frame says is looked at before
 * the portal hears it.
 */
import { isObject, isOrigin, known, PROTOCOL, TALLEST } from "./protocol.mjs";

const CASES = ["change", "complete", "save"];

export function embed(frame, { address, settings = {}, case: caseFile = {}, on = {} }) {
  const { origin, search, hash } = new URL(address);
  if (!isOrigin(origin)) throw new TypeError(`embed: the address has no origin: ${address}`);
  if (search || hash) throw new TypeError("embed: the address must have no query and no fragment");
  let port = null;
  let now = { settings: known(settings), case: caseFile };

  const heard = (name, detail) => on[name]?.(Object.freeze(detail));
  const problem = (code, message) => heard("problem", { code, message });
  const wrong = (what) => problem("frame-message", `The frame sent ${what}.`);

  // Each time a page has come: its first one, and any that follows it.
  function start() {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => receive(data);
    // To this origin only: a frame that has gone elsewhere gets neither the case nor the channel.
    frame.contentWindow.postMessage({ protocol: PROTOCOL, type: "start", ...now }, origin, [channel.port2]);
  }

  function receive(data) {
    if (!isObject(data)) wrong("what is no message");
    else if (data.type === "height") resize(data.height);
    else if (data.type === "ready") heard("ready", { engine: data.engine === "js" ? "js" : "wasm" });
    else if (data.type === "problem") problem(String(data.code).slice(0, 40), String(data.message).slice(0, 500));
    else if (CASES.includes(data.type)) hear(data);
    else wrong("a message of an unknown kind");
  }

  function resize(height) {
    if (Number.isInteger(height) && height > 0) frame.height = String(Math.min(height, TALLEST));
    else wrong("a height that is none");
  }

  function hear({ type, case: given, assessment, valid }) {
    const { reference } = now.settings;
    if (!isObject(given) || !(assessment === null || isObject(assessment))) {
      wrong("a case or an assessment that is none");
    } else if (reference && given.reference !== reference) {
      problem("wrong-case", `The frame sent the case of another reference than ${reference}.`);
    } else {
      now = { ...now, case: given };
      heard(type, { case: given, assessment, valid: valid === true });
    }
  }

  frame.addEventListener("load", start);
  frame.src = address;

  return Object.freeze({
    /** Puts another case in; the frame refuses one of another reference than the settings name. */
    load(given) {
      now = { ...now, case: given };
      port?.postMessage({ type: "load", case: given });
    },
    /** Sets attributes of the element, as `{ lang: "cy" }`. */
    set(given) {
      now = { ...now, settings: { ...now.settings, ...known(given) } };
      port?.postMessage({ type: "set", settings: known(given) });
    },
    /** Says that the portal has kept the case. */
    saved: () => port?.postMessage({ type: "saved" }),
    remove() {
      frame.removeEventListener("load", start);
      port?.close();
      port = null;
    },
  });
}

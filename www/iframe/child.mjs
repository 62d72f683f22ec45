// The page in the frame: waits for its portal, and for nobody else.
import { JointRiskElement } from "../pkg/define.mjs";
import { isObject, isOrigin, known, PROTOCOL, TALLEST } from "./protocol.mjs";

/** @type {HTMLMetaElement} */
const named = document.querySelector('meta[name="joint-risk-portals"]');
const portals = named.content.split(/\s+/).filter(isOrigin);
let port = null;
let element = null;
let told = 0;

window.addEventListener("message", ({ data, origin, source, ports }) => {
  // The window around this one, of an origin that is named, in the version that is spoken here.
  if (source !== window.parent || source === window || !portals.includes(origin)) return;
  if (!isObject(data) || data.protocol !== PROTOCOL || data.type !== "start" || ports.length !== 1) return;
  // Addresses are kept in histories and logs: this page takes nothing from one, and none with anything in it.
  if (window.location.search || window.location.hash) return;
  port?.close();
  [port] = ports;
  port.onmessage = (message) => receive(message.data);
  begin(data);
});

const tell = (type, detail = {}) => port?.postMessage({ type, ...detail });
const state = ({ detail }) => ({ case: detail.case, assessment: detail.assessment, valid: detail.valid });

function begin({ settings, case: caseFile }) {
  element?.remove();
  element = new JointRiskElement();
  element.id = "assessment";
  apply(settings);
  put(caseFile);
  element.addEventListener("joint-risk-ready", ({ detail }) => tell("ready", { engine: detail.engine }));
  for (const type of ["change", "complete"]) {
    element.addEventListener(`joint-risk-${type}`, (/** @type {CustomEvent} */ event) => tell(type, state(event)));
  }
  element.addEventListener("joint-risk-before-save", (event) => {
    // The portal keeps the case; a file would be left on the machine.
    event.preventDefault();
    tell("save", state(event));
  });
  element.addEventListener("joint-risk-problem", ({ detail }) => {
    tell("problem", { code: detail.code, message: detail.message });
  });
  document.getElementById("waiting")?.remove();
  told = 0;
  document.getElementById("frame").append(element);
}

function apply(settings) {
  for (const [name, value] of Object.entries(known(settings))) element.setAttribute(name, value);
  const language = element.getAttribute("lang");
  if (language) document.documentElement.lang = language;
}

function put(caseFile) {
  if (isObject(caseFile)) element.value = caseFile;
  else tell("problem", { code: "broken-case", message: "The portal sent a case that is none." });
}

function receive(data) {
  if (!isObject(data)) return;
  if (data.type === "load") put(data.case);
  else if (data.type === "set") apply(data.settings);
  else if (data.type === "saved") element.markSaved();
}

// At most once a frame of the screen, and only where it is another height.
new ResizeObserver(() => {
  const height = Math.min(Math.ceil(document.body.getBoundingClientRect().height), TALLEST);
  if (height < 1 || height === told) return;
  told = height;
  tell("height", { height });
}).observe(document.body);

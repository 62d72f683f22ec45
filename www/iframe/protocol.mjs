/**
 * What the two sides of the frame say to each other. Only the first message goes by
 * way of the windows, where anybody can speak; it carries one end of a channel, and
 * all else goes through that channel, where nobody else can.
 *
 *   portal → frame, once each time the frame has loaded:
 *     { protocol, type: "start", settings, case }   with a MessagePort
 *   frame → portal, through the port:
 *     { type: "ready", engine }  { type: "height", height }  { type: "change" | "complete", case, assessment, valid }
 *     { type: "save", case, assessment }  { type: "problem", code, message }
 *   portal → frame, through the port:
 *     { type: "load", case }  { type: "set", settings }  { type: "saved" }
 */
export const PROTOCOL = "joint-risk/frame/1";

/** Attributes of the element that a portal may set through the frame. */
export const SETTINGS = [
  "mode",
  "lang",
  "today",
  "standard",
  "heading-level",
  "engine",
  "pages",
  "reference",
  "year-of-birth",
  "marking",
];

export const TALLEST = 50_000;

export const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]";

/** The settings that are known, as text; all else is left out. */
export function known(settings) {
  if (!isObject(settings)) return {};
  const kept = SETTINGS.filter((name) => Object.hasOwn(settings, name) && typeof settings[name] === "string");
  return Object.fromEntries(kept.map((name) => [name, settings[name]]));
}

/** Whether a text is one exact origin, as `https://portal.example`: no path, no star. */
export function isOrigin(text) {
  try {
    return typeof text === "string" && new URL(text).origin === text && text !== "null";
  } catch {
    return false;
  }
}

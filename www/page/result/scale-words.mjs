// A scale of Risk Matrix 2000 in words. A scale that could not be scored never
// shows a band, and one that does not apply is never "low".

import { words } from "../words.mjs";
import { bandName, between, isWide } from "./parts.mjs";

const ORDER = ["low", "medium", "high", "very-high"];
export const rank = (band) => ORDER.indexOf(band);
export const BANDS = ORDER;

export function scaleHeadline(scale) {
  if (scale.status === "invalid") return words("status.invalid");
  if (scale.status === "not-applicable") return words("status.not-applicable");
  if (scale.status === "incomplete") {
    if (isWide(scale.range)) return between(scale.range);
    // One band is left, but not whether the scale applies at all.
    return scale.range ? words("band.if-applies", { band: bandName(scale.range.lowest) }) : bandName(null);
  }
  return bandName(scale.band);
}

/** Colour class; text carries the meaning. A range takes its highest, and an open edge. */
export function answerTone(scale) {
  if (scale.status === "scored") return scale.band ?? "none";
  if (scale.status === "incomplete") return `${scale.range?.highest ?? "none"} jr-chip--open`;
  return scale.status === "invalid" ? "invalid" : "none";
}

/** The bands that a scale can still have; none where it is not scored. */
export function possibleBands(scale) {
  if (scale.status === "scored") return scale.band ? [scale.band] : [];
  if (scale.status !== "incomplete" || !scale.range) return [];
  return ORDER.slice(rank(scale.range.lowest), rank(scale.range.highest) + 1);
}

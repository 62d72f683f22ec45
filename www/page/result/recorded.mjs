// What other systems have recorded: shown as they say it, never as if it had been
// worked out here.

import { h } from "../dom.mjs";
import { hasWords, words } from "../words.mjs";
import { isDay } from "../date-parts.mjs";
import { dayOnly, heading, hint, table } from "./parts.mjs";

/** Each value: where it is in `recorded`, and the words for what it says. */
const VALUES = [
  ["riskMatrix", "sexual", "band"],
  ["riskMatrix", "violent", "band"],
  ["harm", "overall", "band"],
  ["sa07", "level", "band"],
  ["lsCmi", "level", "band"],
  ["ace", "band", "band"],
  ["arms", "level", "band"],
  ["tier", "letter", null],
];
/** What measures reoffending of any kind: it never takes part in the rating. */
const GENERAL = new Set(["lsCmi", "ace", "tier"]);

/** Null where nothing is recorded. */
export function recorded({ caseFile }) {
  const given = caseFile?.recorded;
  if (typeof given !== "object" || given === null) return null;
  const rows = VALUES.flatMap(([name, member, group]) => {
    const of = given[name];
    const value = of?.[member];
    if (value === undefined || value === null) return [];
    const key = `${group}.${value}`;
    const note = [of.edition, of.by, GENERAL.has(name) ? words("recorded.not-rated") : null].filter(Boolean).join(". ");
    return [
      [
        words(`recorded.${name === "riskMatrix" ? `riskMatrix-${member}` : name}`),
        [
          h("strong", null, group && hasWords(key) ? words(key) : String(value)),
          note ? h("span", { class: "jr-sub" }, note) : null,
        ],
        isDay(of.on) ? dayOnly(of.on) : words("result.not-known"),
      ],
    ];
  });
  if (rows.length === 0) return null;
  return h(
    "section",
    { class: "jr-section", "aria-labelledby": "jr-recorded-heading" },
    heading(words("recorded.title"), { id: "jr-recorded-heading" }),
    hint(words("recorded.hint")),
    table({
      caption: words("recorded.title"),
      captionHidden: true,
      columns: [
        { text: words("recorded.column-what") },
        { text: words("recorded.column-value") },
        { text: words("recorded.column-on") },
      ],
      rows,
    }),
  );
}

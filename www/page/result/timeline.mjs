// The dates on a line. A drawing of the list above it, for those who like one.

import { h, svg } from "../dom.mjs";
import { words, currentLanguage, locale } from "../words.mjs";
import { daysBetween } from "./duty-order.mjs";
import { dayOnly } from "./parts.mjs";

const WIDTH = 940;
const LEFT = 20;
const LINE = 100;
const LABEL_LINES = [76, 58, 40]; // above the line
const GLYPH = 7.2; // average width of a letter at 14px

/** Nothing to draw where no duty has a day. */
export function timeline({ sorted, today }) {
  const marks = [
    ...sorted.overdue.map((duty) => mark("overdue", duty, duty.due)),
    ...sorted.due.map((duty) => mark("due", duty, duty.due)),
    ...sorted.upcoming.map((duty) => mark("upcoming", duty, duty.due)),
    ...sorted.undated.map((duty) => mark("projected", duty, duty.earliest)),
  ]
    .filter(({ on }) => on)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  if (marks.length === 0) return null;
  const first = marks[0].on < today ? marks[0].on : today;
  const last = marks.at(-1).on > today ? marks.at(-1).on : today;
  const span = Math.max(28, daysBetween(first, last));
  const x = (day) => LEFT + Math.round((daysBetween(first, day) / span) * (WIDTH - LEFT - 120));
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  return h(
    "figure",
    { class: "jr-timeline" },
    h("figcaption", { class: "govuk-hint jr-hint" }, words("result.timeline-title")),
    h(
      "div",
      { class: "jr-timeline__scroll", tabindex: "0", role: "region", "aria-label": words("result.timeline-title") },
      svg(
        "svg",
        {
          class: "jr-timeline__drawing",
          viewBox: `0 0 ${WIDTH} 154`,
          role: "img",
          "aria-label": words("result.timeline-label"),
        },
        svg("line", { class: "jr-timeline__line", x1: 10, x2: WIDTH - 10, y1: LINE, y2: LINE }),
        months(first, span, x),
        svg("line", { class: "jr-timeline__today", x1: x(today), x2: x(today), y1: 16, y2: LINE + 12 }),
        svg(
          "text",
          {
            class: "jr-timeline__text jr-timeline__text--today",
            // Near the end it is before the line, where it is not cut off.
            ...(x(today) > WIDTH - 220 ? { x: x(today) - 5, "text-anchor": "end" } : { x: x(today) + 5 }),
            y: 13,
          },
          `${words("result.timeline-today")}, ${dayOnly(today)}`,
        ),
        placed(marks, x, x(today)).map(drawn),
        key(kinds),
      ),
    ),
  );
}

const mark = (kind, duty, on) => ({ kind, on, name: words(`duty.${duty.kind}-short`) });

/** Labels that would touch go on their own lines. */
function placed(marks, x, line) {
  const ends = LABEL_LINES.map(() => -Infinity);
  return marks.map((each) => {
    const at = x(each.on);
    const start = Math.abs(at - line) < 8 ? line + 6 : at - 6;
    const free = ends.findIndex((end) => end < start);
    if (free >= 0) ends[free] = start + each.name.length * GLYPH + 10;
    return { ...each, at, start, y: free >= 0 ? LABEL_LINES[free] : null };
  });
}

function drawn({ kind, at, start, y, name }) {
  return svg(
    "g",
    null,
    shape(kind, at, LINE),
    y === null ? null : svg("text", { class: "jr-timeline__text", x: start, y }, name),
  );
}

// By shape as well as by colour.
function shape(kind, x, y) {
  const props = { class: `jr-mark jr-mark--${kind}` };
  if (kind === "overdue") return svg("rect", { ...props, x: x - 8, y: y - 8, width: 16, height: 16 });
  if (kind === "due")
    return svg("path", { ...props, d: `M${x} ${y - 11}L${x + 11} ${y}L${x} ${y + 11}L${x - 11} ${y}Z` });
  return svg("circle", { ...props, cx: x, cy: y, r: 8 });
}

function months(first, span, x) {
  const marks = [];
  const end = daysBetween("1970-01-01", first) + span;
  let [year, month] = first.split("-").map(Number);
  const step = Math.max(1, Math.ceil(span / 30.4 / 9));
  let named = null;
  const names = new Intl.DateTimeFormat(locale(), { month: "short", timeZone: "UTC" });
  for (let count = 0; count < 400; count += 1) {
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const day = `${year}-${String(month).padStart(2, "0")}-01`;
    if (daysBetween("1970-01-01", day) > end) break;
    if (count % step !== 0) continue;
    const name = names.format(new Date(`${day}T00:00:00Z`));
    marks.push(
      svg("line", { class: "jr-timeline__tick", x1: x(day), x2: x(day), y1: LINE - 4, y2: LINE + 6 }),
      svg(
        "text",
        { class: "jr-timeline__text jr-timeline__text--month", x: x(day), y: LINE + 26, lang: currentLanguage() },
        year === named ? name : `${name} ${year}`,
      ),
    );
    named = year;
  }
  return marks;
}

function key(kinds) {
  let x = LEFT;
  return kinds.map((kind) => {
    const name = words(`result.key-${kind}`);
    const at = x;
    x += name.length * GLYPH + 48;
    return svg(
      "g",
      null,
      shape(kind, at, 144),
      svg("text", { class: "jr-timeline__text jr-timeline__text--month", x: at + 16, y: 149 }, name),
    );
  });
}

// How each agency did at each question, as a drawing. The table beside it says the same in words.
import { h, svg } from "../../page/dom.mjs";
import { words } from "../../page/words.mjs";
import { percentText } from "../labels.mjs";

const WIDTH = 640;
const LABEL = 36;
const ROW = 34;
const SERIES = ["police", "probation"];

export function chart(questions) {
  const plot = WIDTH - LABEL - 20;
  const x = (part) => LABEL + plot * part;
  const height = questions.length * ROW + 34;
  const rows = questions.map((row, index) => {
    const y = index * ROW + 24;
    const { low, high, estimate } = row.right;
    return svg(
      "g",
      null,
      svg(
        "text",
        {
          x: LABEL - 8,
          y: y + 5,
          "text-anchor": "end",
          class: `chart__number${row.split ? " chart__number--split" : ""}`,
        },
        String(index + 1),
      ),
      svg("line", { x1: x(0), x2: x(1), y1: y, y2: y, class: "chart__line" }),
      estimate === null ? null : svg("line", { x1: x(low), x2: x(high), y1: y, y2: y, class: "chart__interval" }),
      SERIES.map((agency) => {
        const part = row.byAgency[agency].estimate;
        if (part === null) return null;
        return agency === "police"
          ? svg("rect", { x: x(part) - 6, y: y - 13, width: 12, height: 12, class: "chart__police" })
          : svg("circle", { cx: x(part), cy: y + 7, r: 6.5, class: "chart__probation" });
      }),
    );
  });
  const scale = [0, 0.25, 0.5, 0.75, 1].map((part) =>
    svg(
      "g",
      null,
      svg("line", { x1: x(part), x2: x(part), y1: 10, y2: height - 18, class: "chart__grid" }),
      svg("text", { x: x(part), y: height - 2, "text-anchor": "middle", class: "chart__scale" }, percentText(part)),
    ),
  );
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", null, words("training.chart-caption")),
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": words("training.chart-label") },
      scale,
      rows,
    ),
    h(
      "p",
      { class: "chart__key" },
      h("span", { class: "chart__mark chart__mark--police" }),
      words("training.agency-police"),
      " ",
      h("span", { class: "chart__mark chart__mark--probation" }),
      words("training.agency-probation"),
      " ",
      h("span", { class: "chart__mark chart__mark--interval" }),
      words("training.chart-interval"),
    ),
  );
}

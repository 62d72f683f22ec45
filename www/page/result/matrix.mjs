// Combined: the four by four table, with this case's cell named in text.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { bandInText, bandName, details } from "./parts.mjs";
import { BANDS, possibleBands, rank } from "./scale-words.mjs";

// By the sum of the category points, 0 to 6.
const COMBINED = ["low", "medium", "medium", "high", "high", "very-high", "very-high"];

export function matrix({ riskMatrix }) {
  const { sexual, violent, combined } = riskMatrix;
  const cells = possibleCells(sexual, violent, combined);
  const certain = cells.length === 1 && sexual.status === "scored" && violent.status === "scored";
  return h(
    "div",
    { class: "jr-matrix" },
    h(
      "table",
      { class: "govuk-table jr-matrix__table" },
      h("caption", { class: "govuk-table__caption govuk-table__caption--s" }, words("result.matrix-title")),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          h("td", { class: "jr-matrix__corner" }, words("result.matrix-corner")),
          BANDS.map((band) => h("th", { scope: "col" }, axis("V", band))),
        ),
      ),
      h(
        "tbody",
        null,
        BANDS.map((row) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, axis("S", row)),
            BANDS.map((column) => cell(row, column, cells, certain)),
          ),
        ),
      ),
    ),
    cells.length === 0 ? h("p", { class: "govuk-hint jr-hint" }, words("result.matrix-none")) : null,
    cells.length > 0 && !certain ? h("p", { class: "govuk-hint jr-hint" }, words("result.matrix-range")) : null,
    details(
      "how-combined",
      words("result.how"),
      {},
      h("p", null, words("result.how-points")),
      h("p", null, words("result.how-bands")),
      certain ? h("p", null, words("result.how-this", thisSum(cells[0]))) : null,
      combined.standing && combined.standing !== "confirmed" ? h("p", null, words("result.how-standing")) : null,
    ),
  );
}

const axis = (scale, band) => words("result.matrix-axis", { scale, band: bandInText(band) });

function cell(row, column, cells, certain) {
  const band = COMBINED[rank(row) + rank(column)];
  const marked = cells.some((each) => each.row === row && each.column === column);
  const kind = marked ? (certain ? " jr-matrix__cell--here" : " jr-matrix__cell--possible") : "";
  return h(
    "td",
    { class: `jr-matrix__cell jr-band--${band}${kind}` },
    marked ? h("span", { class: "jr-matrix__mark" }, words(certain ? "result.this-case" : "result.possible")) : null,
    marked ? " " : null,
    h("span", null, bandName(band)),
  );
}

// S and V may hang on the same unknown answer, so that not every pair of them
// can happen: the engine's range of C leaves out those that cannot.
function possibleCells(sexual, violent, combined) {
  const reach = possibleBands(combined);
  return possibleBands(sexual)
    .flatMap((row) => possibleBands(violent).map((column) => ({ row, column })))
    .filter(({ row, column }) => reach.length === 0 || reach.includes(COMBINED[rank(row) + rank(column)]));
}

const thisSum = ({ row, column }) => ({ sexual: rank(row), violent: rank(column), total: rank(row) + rank(column) });

// Where the figures come from and how sure we are of them, and the answers to
// look at again.

import { h } from "../dom.mjs";
import { standardName } from "../section/person.mjs";
import { words } from "../words.mjs";
import { dayOnly, details, fieldLink, heading, hint, notice, sentenceCase, table, tag } from "./parts.mjs";

export function flagged({ assessment, caseFile }) {
  if (assessment.flagged.length === 0) return null;
  return h(
    "section",
    { class: "jr-section", "aria-labelledby": "jr-flagged-heading" },
    heading(words("result.flagged-title"), { id: "jr-flagged-heading" }),
    h(
      "ul",
      { class: "govuk-list govuk-list--bullet jr-list" },
      assessment.flagged.map((each) => flaggedLine(each, caseFile)),
    ),
  );
}

function flaggedLine({ field, because, on, by, days }, caseFile) {
  const key =
    because === "carried"
      ? on
        ? "flagged-carried"
        : "flagged-carried-plain"
      : because === "old"
        ? on && days !== null
          ? "flagged-old"
          : "flagged-old-plain"
        : by
          ? "flagged-untrained-by"
          : "flagged-untrained";
  // The name of the answer is a link: the sentence is cut where it is.
  const [before, after] = words(`result.${key}`, { field: "\u0000", by, count: days, on: on ? dayOnly(on) : "" }).split(
    "\u0000",
  );
  return h("li", null, before, fieldLink(field, caseFile), after);
}

/** Which standard the dates follow, and why this one. */
function standardUsed({ standard, today }, caseFile) {
  if (!standard) return hint(`${sentenceCase(words("result.no-standard"))}.`);
  // A host's own document has its own title.
  const own = standard.chosenBecause === "given" ? caseFile?.standard?.title : null;
  return h(
    "p",
    { class: "govuk-body jr-standard" },
    `${words("person.standard")}: `,
    h("strong", null, sentenceCase(own ?? standardName(standard.id))),
    `. ${words(`chosen.${standard.chosenBecause}`)}`,
    standard.historic
      ? [
          " ",
          tag(words("result.historic-standard-badge"), "historic"),
          ` ${words("result.historic-standard", { day: dayOnly(today) })}`,
        ]
      : null,
  );
}

export function sources({ assessment, caseFile }) {
  const { tables, standing } = assessment;
  return h(
    "section",
    { class: "jr-section", id: "jr-sources", "aria-labelledby": "jr-sources-heading" },
    heading(words("result.sources-title"), { id: "jr-sources-heading" }),
    standardUsed(assessment, caseFile),
    standing === "unconfirmed"
      ? notice(
          "plain",
          h("p", null, h("strong", null, words("result.sources-some")), ". ", words("result.sources-hint")),
        )
      : null,
    hint(words("result.predicts-group")),
    tables.length
      ? details(
          "tables",
          words("result.sources-caption"),
          {},
          table({
            caption: words("result.sources-caption"),
            captionHidden: true,
            kind: "sources",
            columns: [
              { text: words("result.column-table") },
              { text: words("result.column-standing") },
              { text: words("result.column-source") },
            ],
            rows: tables.map((each) => [words(`table.${each.table}`), standingText(each), sourceText(each.source)]),
          }),
        )
      : null,
  );
}

function standingText({ standing, attested }) {
  if (!attested) return words(`standing.${standing}`);
  return words("standing.attested-by", { by: attested.by, on: dayOnly(attested.on), page: attested.page });
}

function sourceText({ title, edition, place, url }) {
  const text = [title, edition, place].filter(Boolean).join(", ");
  // A standard is a host's data: only a web address becomes a link.
  return url && /^https?:\/\//.test(url) ? h("a", { class: "govuk-link", href: url, rel: "noreferrer" }, text) : text;
}

/** "Source: …" on its own line. */
export function sourceLine(source) {
  const [before, after] = words("result.source", { source: "\u0000" }).split("\u0000");
  return [before, sourceText(source), after];
}

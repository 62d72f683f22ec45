// Small pieces that every part of the result shares: bands in words, links to
// the answers, tables, disclosures.

import { h } from "../dom.mjs";
import { words, hasWords, joined, currentLanguage, day, shortDay, plainDay, locale } from "../words.mjs";
import { fieldHref, fieldLabel } from "./field-names.mjs";

export { joined };

// Formatting a date is the dearest thing a render does, and a case repeats its days.
const memory = new Map();
const remembered = (format, name) => (iso) => {
  const key = `${currentLanguage()} ${name} ${iso}`;
  let text = memory.get(key);
  if (text === undefined) memory.set(key, (text = format(iso)));
  return text;
};
export const longDay = remembered(day, "long");
export const briefDay = remembered(shortDay, "brief");
export const dayOnly = remembered(plainDay, "day");

/** An input of the predictors in words. */
export function given(value) {
  if (value === true) return words("result.yes");
  if (value === false) return words("result.no");
  // The one list is that of R1.2.
  if (Array.isArray(value))
    return value.length ? joined(value.map((code) => words(`pastOffence.${code}`))) : words("predictorValue.none");
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayOnly(value);
  return hasWords(`predictorValue.${value}`) ? words(`predictorValue.${value}`) : String(value);
}

export const bandName = (band) => words(band ? `band.${band}` : "band.not-known");
/** A band inside a sentence. */
export const bandInText = (band) => words(`band.in-text-${band ?? "not-known"}`);
export const isWide = (range) => Boolean(range) && range.lowest !== range.highest;
export const between = (range) =>
  words("band.between", { lowest: bandInText(range.lowest), highest: bandInText(range.highest) });
export const atLeast = (band) => words("band.at-least", { band: bandInText(band) });

/** A band that may be a range or "at least", as a heading. */
export function bandOrRange({ band, atLeast: least, range }) {
  if (band) return least ? atLeast(band) : bandName(band);
  if (isWide(range)) return between(range);
  return bandName(range?.lowest ?? null);
}

/** The same inside a sentence. */
export function bandOrRangeInText({ band, atLeast: least, range }) {
  const text = bandOrRange({ band, atLeast: least, range });
  return text.charAt(0).toLocaleLowerCase(locale()) + text.slice(1);
}

export const sentenceCase = (text) => text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1);
export const lowerCase = (text) =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLocaleLowerCase(locale()) + text.slice(1) : text;

let level = 2;
/** The page says at which level the parts of the result are. */
export const useHeadingLevel = (top) => {
  level = top;
};
export const heading = (text, props = {}) => h(`h${level}`, { class: "govuk-heading-m", ...props }, text);

export const hint = (...children) => h("p", { class: "govuk-hint jr-hint" }, ...children);
export const tag = (text, kind) => h("strong", { class: `govuk-tag jr-tag${kind ? ` jr-tag--${kind}` : ""}` }, text);

/** A link to the answer with this path, under its name or another. */
export const fieldLink = (path, caseFile, props = {}, text = fieldLabel(path, caseFile)) =>
  h("a", { class: "govuk-link", href: fieldHref(path), dataset: { field: path }, ...props }, text);
export const fieldList = (paths, caseFile) =>
  h(
    "ul",
    { class: "govuk-list govuk-list--bullet jr-list" },
    paths.map((path) => h("li", null, fieldLink(path, caseFile))),
  );

/** A disclosure. `key` names it, so that it stays open over a render. */
export function details(key, summary, { open = false } = {}, ...children) {
  return h(
    "details",
    { class: "govuk-details jr-details", dataset: { key }, open },
    h("summary", { class: "govuk-details__summary" }, h("span", { class: "govuk-details__summary-text" }, summary)),
    h("div", { class: "govuk-details__text" }, ...children),
  );
}

/** A row of a summary list. */
export const summaryRow = (props, name, ...content) =>
  h(
    "div",
    { class: "govuk-summary-list__row", ...props },
    h("dt", { class: "govuk-summary-list__key" }, name),
    h("dd", { class: "govuk-summary-list__value" }, ...content),
  );

export const notice = (kind, ...children) =>
  h("div", { class: `govuk-inset-text jr-notice jr-notice--${kind}` }, ...children);

/** `columns`: `{ text, kind }` where `kind` is `number` or `bar`; `rows`: arrays of cells, the first one heads its row. */
export function table({ caption, captionHidden = false, columns, rows, kind = undefined }) {
  const cell = (tagName, column, props, content) =>
    h(
      tagName,
      {
        class: `govuk-table__${tagName === "th" ? "header" : "cell"}${column?.kind ? ` jr-cell--${column.kind}` : ""}`,
        ...props,
      },
      content,
    );
  return h(
    "table",
    { class: `govuk-table jr-table${kind ? ` jr-table--${kind}` : ""}` },
    h(
      "caption",
      { class: `govuk-table__caption${captionHidden ? " govuk-visually-hidden" : " govuk-table__caption--s"}` },
      caption,
    ),
    h(
      "thead",
      { class: "govuk-table__head" },
      h(
        "tr",
        { class: "govuk-table__row" },
        columns.map((column) => cell("th", column, { scope: "col" }, column.text)),
      ),
    ),
    h(
      "tbody",
      { class: "govuk-table__body" },
      rows.filter(Boolean).map((row) =>
        h(
          "tr",
          { class: `govuk-table__row${row.strong ? " jr-row--strong" : ""}` },
          (row.cells ?? row).map((content, at) =>
            at === 0
              ? cell("th", columns[at], { scope: "row" }, content)
              : cell("td", columns[at], { dataset: { column: columns[at]?.text } }, content),
          ),
        ),
      ),
    ),
  );
}

/** A standing is named only where it is less than confirmed. */
export const standingMark = (standing) =>
  standing && standing !== "confirmed" ? h("span", { class: "jr-standing" }, words(`standing.${standing}`)) : null;

/** Which disclosures the reader opened or closed, and which of them has the focus. */
export function disclosures(container) {
  const open = new Map();
  for (const each of container.querySelectorAll("details[data-key]")) open.set(each.dataset.key, each.open);
  const active = container.ownerDocument.activeElement;
  const key = container.contains(active) ? active.closest("summary")?.parentElement?.dataset.key : undefined;
  const focused =
    key === undefined
      ? null
      : () =>
          container.querySelector(`details[data-key="${CSS.escape(key)}"] > summary`)?.focus({ preventScroll: true });
  return { open, focused };
}

/** Opens and closes them in the new view as they were. */
export function restore(view, { open }) {
  for (const each of view.querySelectorAll("details[data-key]")) {
    if (open.has(each.dataset.key)) each.open = open.get(each.dataset.key);
  }
}

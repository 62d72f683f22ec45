// Pieces that several views share.
import { h } from "../../page/dom.mjs";
import { words } from "../../page/words.mjs";
import { plain, said } from "../labels.mjs";

export const button = (label, click, { secondary = false, id = null } = {}) =>
  h(
    "button",
    {
      type: "button",
      id,
      class: `govuk-button${secondary ? " govuk-button--secondary" : ""}`,
      on: { click },
    },
    label,
  );

export const notice = (problem, ...children) =>
  h("div", { class: `notice${problem ? " notice--problem" : ""}`, role: problem ? "alert" : null }, children);

/** Writes a file to wherever the browser puts downloads. */
export function save(name, value, type = "application/json") {
  const text = typeof value === "string" ? value : `${JSON.stringify(value, null, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  // The download reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name for a file without what file systems refuse. */
export const fileName = (...parts) =>
  parts
    .join("-")
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 100);

/** A button that opens files, and the input behind it. */
export function filePicker(label, id, { multiple = false, take }) {
  const input = h("input", {
    type: "file",
    id,
    class: "govuk-visually-hidden",
    accept: ".json,application/json",
    multiple,
    tabindex: "-1",
    "aria-label": label,
    on: {
      change: async () => {
        const files = [...input.files];
        input.value = "";
        await take(files);
      },
    },
  });
  return h(
    "span",
    { class: "picker" },
    button(label, () => input.click(), { secondary: true }),
    input,
  );
}

/** A table with a caption; the first cell of a row heads it. */
export function table(caption, heads, rows, { numeric = [] } = {}) {
  const cell = (value, at) =>
    h(
      at === 0 ? "th" : "td",
      {
        scope: at === 0 ? "row" : null,
        class: at === 0 ? "govuk-table__header" : `govuk-table__cell${numeric.includes(at) ? " is-number" : ""}`,
      },
      value,
    );
  return h(
    "div",
    { class: "table-scroll", tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table",
      { class: "govuk-table" },
      h("caption", { class: "govuk-table__caption" }, caption),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          heads.map((head, at) =>
            h("th", { scope: "col", class: `govuk-table__header${numeric.includes(at) ? " is-number" : ""}` }, head),
          ),
        ),
      ),
      h(
        "tbody",
        null,
        rows.map((row) => h("tr", { class: row.class ?? null }, row.map(cell))),
      ),
    ),
  );
}

/** The case file. Its papers are in English, as the real ones are, and a Welsh page says so. */
export function papers(exercise) {
  return exercise.documents.map((document) => {
    const kind = words(`training.document-${document.kind}`);
    const title = plain(document.title);
    return h(
      "article",
      { class: `paper paper--${document.kind}`, "aria-label": title || kind },
      h("p", { class: "paper__kind" }, kind),
      // Only while it is being written has a paper no title.
      title ? h("h3", { class: "paper__title" }, said(document.title)) : null,
      h(
        "div",
        { lang: "en" },
        document.lines.map((line) => h("p", null, line)),
      ),
    );
  });
}

/** Where a rule is found, and how sure we are of it. */
export const rule = (question) =>
  h(
    "p",
    { class: "rule" },
    h("span", { class: "rule__label" }, words("training.rule"), " "),
    said(question.source),
    ". ",
    h("span", { class: "rule__standing" }, words(`standing.${question.standing}`)),
  );

// A saved case is a page that anybody can open and read, and that carries the
// case itself, to be opened here again.

import { currentLanguage, plainDay, words } from "../page/words.mjs";
import { isDay } from "../page/date-parts.mjs";
import { answersOf } from "./answers.mjs";
import { identityOf } from "./frame.mjs";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (text) => String(text).replace(/[&<>"']/g, (character) => ESCAPES[character]);

const STYLE =
  "body{font:1rem/1.4 Arial,sans-serif;max-width:50em;margin:2em auto;padding:0 1em}dt{font-weight:bold;margin-top:.7em}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.mark{border:2px solid;padding:.5em;text-align:center}";

/** The text of the file. It runs nothing and asks for nothing. */
export function savedPage(app) {
  const { store } = app;
  const { marking } = app.settings();
  const title = `${words("element.title-full")}: ${identityOf(app)}`;
  // In a block of data only the sign that could end it matters.
  const data = JSON.stringify(store.caseFile).replace(/</g, "\\u003c");
  const sections = app.sections
    .map((section) => answersOf(section, app))
    .filter(({ rows }) => rows.length > 0)
    .map(
      ({ title: name, rows }) =>
        `<h2>${safe(name)}</h2>\n<dl>\n${rows
          .map(({ label, value }) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`)
          .join("\n")}\n</dl>`,
    );
  const day = isDay(store.today) ? `<p>${safe(words("page.dates-as-at", { day: plainDay(store.today) }))}</p>` : "";
  return `<!doctype html>
<html lang="${currentLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<p class="mark"><strong>${safe([marking, words("page.not-for-disclosure")].filter(Boolean).join(" · "))}</strong></p>
<h1>${safe(title)}</h1>
${day}
<p>${safe(words("element.file-keep"))}</p>
<p>${safe(words("element.file-draft"))}</p>
${sections.join("\n")}
<script type="application/json" id="joint-risk-case">${data}</script>
</body>
</html>
`;
}

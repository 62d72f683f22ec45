// What leaves the page with the dates: a calendar file, a table, an entry for a record system, the assessment itself.

import { fieldId, h } from "../dom.mjs";
import { currentLanguage, words } from "../words.mjs";
import { toCalendar } from "../../export/ics.mjs";
import { toTable } from "../../export/csv.mjs";
import { toEntry } from "../../export/entry.mjs";
import { changes, isAssessment } from "../../export/changes.mjs";
import { dated } from "../../export/duty-name.mjs";
import { changesView } from "./since.mjs";
import { dayOnly, details, heading, hint } from "./parts.mjs";

// A render must not forget what was opened to compare with.
let earlier = null;

/** `actions` is what the page can do with files: `download(name, text)`, `calendarKey()`, `announce(text)`. */
export function takeAway(assessment, actions) {
  const file = (name, kind, text) => actions.download(`joint-assessment-${name}-${assessment.today}.${kind}`, text);
  const button = (key, act) =>
    h("button", { type: "button", class: "govuk-button govuk-button--secondary", on: { click: act } }, words(key));
  const count = dated(assessment.duties).length;
  return h(
    "section",
    { class: "jr-section jr-take-away", id: "jr-take-away", "aria-labelledby": "jr-take-away-heading" },
    heading(words("export.title"), { id: "jr-take-away-heading" }),
    hint(words("export.hint", { count })),
    h(
      "div",
      { class: "govuk-button-group" },
      button("export.calendar", () =>
        file(
          "dates",
          "ics",
          toCalendar(assessment, words, { key: actions.calendarKey(), language: currentLanguage() }),
        ),
      ),
      button("export.table", () => file("dates", "csv", toTable(assessment, words))),
      button("export.keep", () => file("kept", "json", `${JSON.stringify(assessment, null, 1)}\n`)),
      button("page.print", () => window.print()),
    ),
    details("entry", words("export.entry"), {}, entry(assessment, actions)),
    details("since", words("since.title"), { open: earlier !== null }, since(assessment)),
  );
}

/** The text is shown before it is copied, so that nobody pastes what he has not read. */
function entry(assessment, actions) {
  const id = fieldId("entry.text");
  const text = h("textarea", {
    class: "govuk-textarea jr-entry",
    id,
    rows: 10,
    readonly: true,
    spellcheck: "false",
  });
  const write = (agency) => {
    text.value = toEntry(assessment, words, { agency, day: dayOnly });
  };
  write("police");
  const option = (agency, place) => [
    h("input", {
      class: "govuk-radios__input",
      type: "radio",
      name: "entry-agency",
      id: `${id}-${place}`,
      value: agency,
      checked: place === 0,
      on: { change: () => write(agency) },
    }),
    h("label", { class: "govuk-label govuk-radios__label", for: `${id}-${place}` }, words(`owner.${agency}`)),
  ];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      actions.announce(words("export.copied"));
    } catch {
      // Where the clipboard is not given, the text is at least ready for the keyboard.
      text.focus();
      text.select();
      actions.announce(words("export.copy-by-key"));
    }
  };
  return [
    h(
      "fieldset",
      { class: "govuk-fieldset" },
      h("legend", { class: "govuk-fieldset__legend" }, words("export.entry-for")),
      h(
        "div",
        { class: "govuk-radios govuk-radios--inline govuk-radios--small" },
        ["police", "probation"].map((agency, place) =>
          h("div", { class: "govuk-radios__item" }, option(agency, place)),
        ),
      ),
    ),
    h("label", { class: "govuk-label", for: id }, words("export.entry-text")),
    text,
    h(
      "button",
      { type: "button", class: "govuk-button govuk-button--secondary", on: { click: copy } },
      words("export.copy"),
    ),
  ];
}

function since(assessment) {
  const found = h("div", { class: "jr-since", "aria-live": "polite" });
  const show = () => {
    const view = earlier ? changesView(changes(earlier, assessment)) : [];
    found.replaceChildren(...[view].flat().filter(Boolean));
  };
  const input = h("input", {
    class: "govuk-file-upload",
    type: "file",
    id: fieldId("since.file"),
    accept: ".json,application/json",
    on: {
      change: async () => {
        const [chosen] = input.files;
        if (!chosen) return;
        const value = await read(chosen);
        if (isAssessment(value)) {
          earlier = value;
          show();
        } else found.replaceChildren(h("p", { class: "govuk-error-message" }, words("since.not-kept")));
      },
    },
  });
  show();
  return [
    hint(words("since.hint")),
    h("label", { class: "govuk-label", for: input.id }, words("since.file")),
    input,
    found,
  ];
}

/** What a file holds as JSON; nothing where it holds none, or too much. */
async function read(file) {
  if (file.size > 4 * 1024 * 1024) return null;
  try {
    return JSON.parse(await file.text());
  } catch {
    return null;
  }
}

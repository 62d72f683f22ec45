// What is around every view: whose case it is, the tools, and what must be said.

import { h, replace } from "../page/dom.mjs";
import { reviewed, words } from "../page/words.mjs";

/** Reference and year of birth; the host's where the case has none yet. */
export function identityOf({ store, settings }) {
  const { reference: expected, yearOfBirth } = settings();
  const reference = store.answer("reference") ?? expected;
  const born = /^\d{4}(?=-)/.exec(String(store.answer("person.dateOfBirth") ?? ""))?.[0] ?? yearOfBirth;
  return [
    reference ? words("page.case", { reference }) : words("page.no-reference"),
    born ? words("page.born", { year: born }) : words("page.born-not-known"),
  ].join(", ");
}

/** `parts` to put into the element, `update()`, and the region that is read out. */
export function frame(app, main) {
  const { isReadOnly } = app;
  const identity = h("p", { class: "jr-identity" });
  const live = h("p", { class: "govuk-visually-hidden", role: "status" });
  const tool = (name, act) =>
    h("button", { type: "button", class: "tool jr-tool", id: `jr-${name}`, on: { click: act } }, words(`page.${name}`));
  const undo = tool("undo", () => app.travel("undo"));
  const redo = tool("redo", () => app.travel("redo"));
  const chooser = h("input", {
    type: "file",
    id: "jr-open-file",
    accept: ".json,.html,application/json,text/html",
    hidden: true,
    "aria-hidden": "true",
    tabindex: "-1",
    on: { change: () => app.heard("file", chooser) },
  });
  const alert = h("div", { class: "jr-alert-slot", role: "alert" });
  const said = { text: null };

  const update = () => {
    const text = identityOf(app);
    if (identity.textContent !== text) identity.textContent = text;
    undo.disabled = !app.store.canUndo || app.settings().disabled;
    redo.disabled = !app.store.canRedo || app.settings().disabled;
    if (said.text !== app.refusal) {
      said.text = app.refusal;
      replace(alert, app.refusal ? h("div", { class: "notice notice--problem" }, h("p", null, app.refusal)) : null);
    }
  };

  const marking = app.settings().marking;
  const parts = [
    h(
      "div",
      { class: "jr-bar" },
      h("div", null, marking ? h("p", { class: "jr-protective" }, marking) : null, identity),
      isReadOnly
        ? null
        : h(
            "div",
            { class: "jr-tools", role: "group", "aria-label": words("page.tools") },
            undo,
            redo,
            tool("open", () => chooser.click()),
            tool("save", () => app.heard("save")),
          ),
    ),
    reviewed() ? null : h("p", { class: "notice jr-unreviewed" }, words("page.not-reviewed")),
    app.failure
      ? h(
          "div",
          { class: "notice notice--problem", role: "alert" },
          h("p", null, h("strong", null, words("page.no-engine"))),
          h("p", null, words("page.no-engine-reason", { reason: app.failure })),
        )
      : null,
    alert,
    h("div", { class: "jr-main" }, main),
    live,
    isReadOnly ? null : chooser,
  ];
  return { parts, update, live };
}

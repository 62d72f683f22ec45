import { h, replace } from "./dom.mjs";
import { SECTIONS } from "./sections.mjs";
import { currentLanguage, words } from "./words.mjs";

const inLanguage = (text) => text?.[currentLanguage()] ?? text?.en ?? "";

/** What an empty page offers: a worked example, or to begin. */
export function startPanel(page) {
  const { examples, store } = page;
  if (examples.length === 0) return h("div", { class: "start" }, h("p", { class: "govuk-body" }, words("page.start")));
  const shows = h("p", { class: "govuk-hint", id: "example-shows" });
  const choice = h(
    "select",
    {
      class: "govuk-select",
      id: "example",
      "aria-describedby": "example-shows",
      on: { change: () => replace(shows, inLanguage(examples.find((example) => example.id === choice.value)?.shows)) },
    },
    h("option", { value: "" }, words("form.choose")),
    examples.map((example) => h("option", { value: example.id }, inLanguage(example.title))),
  );
  const open = () => {
    const example = examples.find((each) => each.id === choice.value);
    if (!example) {
      choice.focus();
      return;
    }
    store.replace(example.case, { today: example.today, saved: true });
    page.announce(words("page.example-opened", { title: inLanguage(example.title) }));
    page.goTo("result");
  };
  return h(
    "div",
    { class: "start" },
    h("p", { class: "govuk-body" }, words("page.start")),
    h(
      "div",
      { class: "start__row" },
      h(
        "div",
        { class: "govuk-form-group" },
        h("label", { class: "govuk-label", for: "example" }, words("page.start-example")),
        choice,
        shows,
      ),
      h(
        "button",
        { type: "button", class: "govuk-button govuk-button--secondary", on: { click: open } },
        words("page.show-example"),
      ),
    ),
  );
}

/** The way on to the section after this one. */
export function nextLink(section) {
  // 1 and 2 are asides of the list: from them the way leads where 12 leads.
  const order = SECTIONS.filter((each) => each.group !== "early");
  const from = section.group === "early" ? order.findIndex((each) => each.id === "oasys-12") : order.indexOf(section);
  const next = order[from + 1];
  return next
    ? h(
        "a",
        { class: "govuk-button", href: `#${next.id}`, role: "button", draggable: "false" },
        words("page.next", { section: next.title() }),
      )
    : null;
}

/** Asks before something is put aside; resolves to whether to go on. The question is inside `root`. */
export function confirm(text, yes, root = document.getElementById("page") ?? document.body) {
  return new Promise((resolve) => {
    const answer = (value) => () => {
      dialog.close();
      dialog.remove();
      resolve(value);
    };
    const dialog = h(
      "dialog",
      {
        class: "confirm",
        "aria-labelledby": "confirm-text",
        on: {
          cancel: () => {
            dialog.remove();
            resolve(false);
          },
        },
      },
      h("p", { class: "govuk-body", id: "confirm-text" }, text),
      h(
        "div",
        { class: "govuk-button-group" },
        h(
          "button",
          { type: "button", class: "govuk-button govuk-button--secondary", on: { click: answer(false) } },
          words("page.keep"),
        ),
        h("button", { type: "button", class: "govuk-button", id: "confirm-yes", on: { click: answer(true) } }, yes),
      ),
    );
    root.append(dialog);
    dialog.showModal();
  });
}

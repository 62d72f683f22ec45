import { dateField } from "../date-field.mjs";
import { isDay } from "../date-parts.mjs";
import { fieldId, h, replace } from "../dom.mjs";
import { errorSlot, selectField, textField } from "../fields.mjs";
import { countList, occasionText } from "../result/counts.mjs";
import { followLinks } from "../result/go-to.mjs";
import { disclosures, restore } from "../result/parts.mjs";
import { currentLanguage, hasWords, plainDay, words } from "../words.mjs";
import { correct, correctionList } from "./corrections.mjs";
import { listAt } from "./entries.mjs";
import { closedRow, openForm, removeButton } from "./history-rows.mjs";
import { offenceBlock, offenceSearch, questions } from "./offence.mjs";

const OUTCOMES = ["conviction", "discharge", "caution", "reprimand", "final-warning", "quashed"];
const COUNTRIES = ["england-and-wales", "scotland", "northern-ireland", "outside-united-kingdom"];
const coded = (group, code) => (hasWords(`${group}.${code}`) ? words(`${group}.${code}`) : code ? String(code) : null);
const options = (group, codes) => codes.map((value) => ({ value, label: words(`${group}.${value}`) }));

// Which counts the reader opened: the section is built anew with every row that comes or goes.
const opened = new WeakMap();
const openOf = (page) => opened.get(page) ?? opened.set(page, new Map()).get(page);
const remember = (page) => (event) => openOf(page).set(event.target.dataset.key, event.target.open);

export function build(page) {
  const { store } = page;
  const occasions = listAt(store, "convictions");
  const box = h("div", { dataset: { counts: "" } });
  // It does not bubble.
  box.addEventListener("toggle", remember(page), true);
  return h(
    "div",
    { class: "history", dataset: { shape: shapeOf(page) } },
    h(
      "div",
      { class: "history__list" },
      h("p", { class: "govuk-body" }, words("history.intro")),
      addButton(page),
      occasions.length === 0 ? noneAtAll(page) : occasionList(page, occasions),
      correctionList(page),
    ),
    h(
      "section",
      { class: "history__counts", "aria-labelledby": "history-counts-heading" },
      h("h2", { class: "govuk-heading-m", id: "history-counts-heading" }, words("history.counts")),
      box,
    ),
  );
}

/** Brings the counts up to date; the fields stay, but where an answer opens or closes another question. */
export function refresh(form, page) {
  const section = form.querySelector(".history");
  if (!section) return;
  if (section.dataset.shape !== shapeOf(page)) {
    page.rebuild();
    return;
  }
  const box = section.querySelector("[data-counts]");
  const history = page.assessment?.history ?? null;
  const { caseFile } = page.store;
  const signature = JSON.stringify([currentLanguage(), history, history ? caseFile.convictions : null]);
  if (box.dataset.shown === signature) return;
  box.dataset.shown = signature;
  const kept = disclosures(box);
  const context = {
    history,
    caseFile,
    offences: page.offences,
    prefix: "live",
    correct: (name) => correct(page, name),
  };
  const view = h(
    "div",
    null,
    history ? countList(context, 3) : h("p", { class: "govuk-hint" }, words("history.counts-none")),
  );
  restore(view, { open: openOf(page) });
  replace(box, followLinks(view, caseFile));
  kept.focused?.();
}

/** What is missing from a row that was only just added is no error yet. */
export function quiet(problem, { view }) {
  const fresh = view.fresh;
  return Boolean(fresh) && problem.code === "missing" && problem.field.startsWith(`${fresh}.`);
}

/** Which questions are open: it changes with the answers. */
function shapeOf({ store, offences, view }) {
  const path = `convictions[${view.openOccasion}].offences`;
  return JSON.stringify(listAt(store, path).map((_, place) => questions(store, offences, `${path}[${place}]`)));
}

function addButton(page) {
  const add = () => {
    const index = listAt(page.store, "convictions").length;
    const path = `convictions[${index}]`;
    page.store.set(path, { offences: [] });
    openForm(page, { openOccasion: index, fresh: path }, `${path}.sentencedOn`);
  };
  return h(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary", id: fieldId("convictions"), on: { click: add } },
    words("history.add"),
  );
}

/** An empty list is an answer, and not the same as nothing entered. */
function noneAtAll(page) {
  const { store } = page;
  const box = h("input", {
    class: "govuk-checkboxes__input",
    type: "checkbox",
    id: "history-none",
    checked: Array.isArray(store.get("convictions")),
    on: { change: () => store.set("convictions", box.checked ? [] : undefined) },
  });
  return [
    h("p", { class: "govuk-hint" }, words("history.none")),
    h(
      "div",
      { class: "govuk-checkboxes govuk-checkboxes--small" },
      h(
        "div",
        { class: "govuk-checkboxes__item" },
        box,
        h("label", { class: "govuk-label govuk-checkboxes__label", for: box.id }, words("history.none-at-all")),
      ),
    ),
  ];
}

function occasionList(page, occasions) {
  // In order of their days; what has no day yet comes last, where it was added.
  const dayOf = (index) => (isDay(occasions[index]?.sentencedOn) ? occasions[index].sentencedOn : "9999");
  const order = occasions
    .map((_, index) => index)
    .sort((left, right) => (dayOf(left) < dayOf(right) ? -1 : dayOf(left) > dayOf(right) ? 1 : left - right));
  return [
    h("h2", { class: "govuk-heading-m" }, words("history.occasions"), ` (${occasions.length})`),
    h(
      "ol",
      { class: "event-list" },
      order.map((index) => (index === page.view.openOccasion ? occasionForm(page, index) : occasionRow(page, index))),
    ),
  ];
}

const nameOf = (page, index) => occasionText(page.store.get(`convictions[${index}]`), index);

function occasionForm(page, index) {
  const { store } = page;
  const path = `convictions[${index}]`;
  const say = (name, hint = false) => ({
    path: `${path}.${name}`,
    label: words(`history.${name}`),
    hint: hint ? words(`history.${name}-hint`) : null,
  });
  const offences = listAt(store, `${path}.offences`);
  const isNew = page.view.fresh === path;
  const title = isNew ? words("history.new") : nameOf(page, index);
  return h(
    "li",
    { class: "event-form" },
    h(
      "div",
      { class: "govuk-form-group", dataset: { path, label: title, exact: "" } },
      h(
        "div",
        { dataset: { described: "" } },
        h("h3", { class: "govuk-heading-m", id: fieldId(path), tabindex: "-1" }, title),
      ),
      errorSlot(path),
    ),
    dateField(store, say("sentencedOn")),
    textField(store, say("court", true)),
    selectField(store, { ...say("outcome", true), options: options("outcome", OUTCOMES) }),
    selectField(store, { ...say("country", true), options: options("country", COUNTRIES) }),
    offences.length > 0
      ? h(
          "ol",
          { class: "offence-list", "aria-label": words("history.offences") },
          offences.map((_, place) => offenceBlock(page, index, place)),
        )
      : null,
    offenceSearch(page, index),
    h(
      "div",
      { class: "govuk-button-group" },
      h(
        "button",
        { type: "button", class: "govuk-button", on: { click: () => openForm(page, {}, path) } },
        words("form.done"),
      ),
      removeButton(page, path, nameOf(page, index), "history.removed", "govuk-button govuk-button--secondary"),
    ),
  );
}

function occasionRow(page, index) {
  const { store } = page;
  const path = `convictions[${index}]`;
  const given = store.get(path) ?? {};
  const outcome = store.answer(`${path}.outcome`);
  const country = store.answer(`${path}.country`);
  const facts = [
    given.court,
    outcome && outcome !== "conviction" ? coded("outcome", outcome) : null,
    country && country !== "england-and-wales" ? coded("country", country) : null,
  ];
  const codes = listAt(store, `${path}.offences`).map((_, place) =>
    page.offences.label(store.answer(`${path}.offences[${place}].code`)),
  );
  return closedRow(page, {
    path,
    name: nameOf(page, index),
    heading: isDay(given.sentencedOn)
      ? h("time", { datetime: given.sentencedOn }, plainDay(given.sentencedOn))
      : words("form.no-date"),
    lines: [
      h("strong", null, codes.length > 0 ? codes.join("; ") : words("history.no-offences")),
      h("span", { class: "govuk-hint" }, facts.filter(Boolean).join(" · ")),
    ],
    open: () => openForm(page, { openOccasion: index }, `${path}.sentencedOn`),
    said: "history.removed",
  });
}

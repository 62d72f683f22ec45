import { radios, yesNo } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { fieldId, h, replace } from "../dom.mjs";
import { described, errorSlot, hintOf, labelOf } from "../fields.mjs";
import { number, words } from "../words.mjs";

const KINDS = ["contact-adult", "contact-child", "indecent-images", "indirect-child-contact", "non-contact-other"];
const SEXUAL = ["sexual-against-child", "sexual-not-against-child"];
const VIOLENT = ["violence", "robbery", "acquisitive-violence-other"];
const BURGLARY = ["burglary-domestic", "burglary-other"];
const MOST_SHOWN = 20;

/**
 * Which questions an offence is asked: those that its code leaves open and that
 * decide a count are open, the rest under a disclosure.
 */
export function questions(store, offences, path) {
  const answer = (name) => store.answer(`${path}.${name}`);
  const found = offences.get(answer("code"))?.class;
  const says = found !== undefined && found !== "unknown" ? found : null;
  const open = says === null || says === "sexual-disputed";
  const sexual = SEXUAL.includes(says);
  const asked = [];
  if (open) asked.push("sexual");
  const mayBeSexual = sexual || answer("sexual") === true || (open && answer("sexual") !== false);
  if (mayBeSexual || answer("sexualKind") !== undefined) asked.push("sexualKind", "maleVictim", "strangerVictim");
  if (says === null || says === "acquisitive-violence-other") asked.push("burglary");
  if (says === null) asked.push("violent");
  const further = [
    sexual ? null : "sexual",
    VIOLENT.includes(says) ? null : "violent",
    BURGLARY.includes(says) ? null : "burglary",
    sexual || VIOLENT.includes(says) ? null : "minor",
  ];
  const answered = ["sexual", "violent", "burglary", "minor", "maleVictim", "strangerVictim"].filter(
    (name) => answer(name) !== undefined,
  );
  const more = [...new Set([...further, ...answered])].filter((name) => name && !asked.includes(name));
  return { asked, more };
}

function question(store, path, name) {
  const field = { path: `${path}.${name}`, label: words(`history.${name}`) };
  if (name !== "sexualKind")
    return yesNo(store, { ...field, hint: name === "minor" ? words("history.minor-hint") : null });
  return radios(store, {
    ...field,
    options: [
      ...KINDS.map((value) => ({ value, label: words(`sexualKind.${value}`) })),
      { value: null, label: words("form.not-known") },
    ],
  });
}

/** One offence of the occasion whose form is open. */
export function offenceBlock(page, index, place) {
  const { store, offences } = page;
  const list = `convictions[${index}].offences`;
  const path = `${list}[${place}]`;
  const label = offences.label(store.answer(`${path}.code`));
  const { asked, more } = questions(store, offences, path);
  const remove = () => {
    store.set(
      list,
      store.get(list).filter((_, other) => other !== place),
    );
    page.rebuild();
    page.announce(words("history.offence-removed"));
    document.getElementById(fieldId(list))?.focus();
  };
  const isAnswered = more.some((name) => store.isAnswered(`${path}.${name}`));
  return h(
    "li",
    { class: "offence" },
    h(
      "div",
      { class: "govuk-form-group offence__head", dataset: { path, label, exact: "" } },
      h(
        "div",
        { dataset: { described: "" } },
        h("h4", { class: "govuk-heading-s", id: fieldId(path), tabindex: "-1" }, label),
      ),
      errorSlot(path),
    ),
    h(
      "div",
      { class: "govuk-form-group offence__code", dataset: { path: `${path}.code`, label: words("history.code") } },
      h("span", { id: fieldId(`${path}.code`), tabindex: "-1", dataset: { described: "" } }),
      errorSlot(`${path}.code`),
    ),
    dateField(store, {
      path: `${path}.committedOn`,
      label: words("history.committedOn"),
      hint: words("history.committedOn-hint"),
    }),
    asked.map((name) => question(store, path, name)),
    more.length > 0
      ? h(
          "details",
          { class: "govuk-details", open: isAnswered },
          h("summary", { class: "govuk-details__summary" }, words("history.more")),
          h(
            "div",
            { class: "govuk-details__text" },
            more.map((name) => question(store, path, name)),
          ),
        )
      : null,
    h(
      "button",
      { type: "button", class: "link-button", on: { click: remove } },
      words("form.remove"),
      h("span", { class: "govuk-visually-hidden" }, ` ${label}`),
    ),
  );
}

/** Finds a code by its first digits or by a word, and adds the offence. */
export function offenceSearch(page, index) {
  const { store, offences } = page;
  const path = `convictions[${index}].offences`;
  const add = (code) => {
    const place = Array.isArray(store.get(path)) ? store.get(path).length : 0;
    store.set(`${path}[${place}]`, { code });
    page.rebuild();
    page.announce(words("history.added", { offence: offences.label(code) }));
    document.getElementById(fieldId(`${path}[${place}].committedOn`))?.focus();
  };
  const status = h("p", { class: "govuk-hint", "aria-live": "polite" });
  const results = h("ul", { class: "code-list", "aria-label": words("history.results"), hidden: true });
  let found = [];
  const show = () => {
    const answer = offences.find(input.value, MOST_SHOWN);
    found = answer.offences;
    const params = { count: answer.count, number: number(answer.count), shown: MOST_SHOWN };
    const empty = input.value.trim() === "";
    status.textContent = empty
      ? ""
      : answer.count === 0
        ? words("history.found-none")
        : words(answer.count > found.length ? "history.found-first" : "history.found", params);
    results.hidden = found.length === 0;
    replace(
      results,
      found.map(({ code }) =>
        h(
          "li",
          null,
          h(
            "button",
            { type: "button", class: "code-list__button", on: { click: () => add(code) } },
            h("span", { class: "govuk-visually-hidden" }, words("history.add-code", { code: "" })),
            h("strong", null, code),
            ` ${offences.name(code)}`,
            h("span", { class: "govuk-hint" }, words(`offenceCategory.${offences.get(code).category}`)),
          ),
        ),
      ),
    );
  };
  const enter = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    // Enter takes what is certain: a whole code, or the only one that is left.
    if (found.length === 1) add(found[0].code);
    else if (/^\d{5}$/.test(input.value.trim())) add(input.value.trim());
    else results.querySelector("button")?.focus();
  };
  const hintText = words("history.search-hint");
  const input = h("input", {
    class: "govuk-input govuk-input--width-20",
    id: fieldId(path),
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    ...described(path, hintText),
    on: { input: show, keydown: enter },
  });
  return [
    h(
      "div",
      { class: "govuk-form-group", dataset: { path, label: words("history.offences"), exact: "" } },
      labelOf(path, words("history.search")),
      hintOf(path, hintText),
      errorSlot(path),
      input,
      status,
      results,
    ),
    h(
      "p",
      null,
      h(
        "button",
        { type: "button", class: "link-button", on: { click: () => add(null) } },
        words("history.add-without"),
      ),
    ),
  ];
}

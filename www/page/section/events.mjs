import { radios, yesNo } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { isDay } from "../date-parts.mjs";
import { fieldId, h } from "../dom.mjs";
import { selectField, textArea, textField } from "../fields.mjs";
import { day, hasWords, words } from "../words.mjs";
import { managedFields } from "./event-fields.mjs";
import { dayOf, GROUPS, KINDS, kindName, newEvent, VERIFIED } from "./event-kinds.mjs";
import { bandOptions } from "./harm.mjs";
import { lawFields, lawSummary } from "./law-events.mjs";

export const FORMS = ["oasys-1", "oasys-2", "layer-1", "layer-2", "layer-3", "fast-review"];
const STATUSES = ["complete", "signed", "open", "locked-incomplete"];

const listOf = (store) => {
  const events = store.get("events");
  return Array.isArray(events) ? events : [];
};

/** The fields that a kind has besides its day. */
function detailFields(store, index, kind) {
  const say = (name, hint = false) => ({
    path: `events[${index}].${name}`,
    label: words(`form.event-${name}`),
    hint: hint ? words(`form.event-${name}-hint`) : null,
  });
  const coded = (name, codes) =>
    selectField(store, {
      ...say(name),
      options: codes.map((value) => ({ value, label: words(`form.${name}-${value}`) })),
    });
  const numbered = (name, count) =>
    radios(store, {
      ...say(name),
      inline: true,
      options: Array.from({ length: count }, (_, place) => ({ value: place + 1, label: String(place + 1) })),
    });
  switch (kind) {
    case "oasys-completed":
    case "oasys-reviewed": {
      const incidents = listOf(store).filter((event) => event?.kind === "significant-incident");
      return [
        coded("form", FORMS),
        coded("status", STATUSES),
        selectField(store, {
          ...say("incident", true),
          options: incidents.map((event) => ({
            value: event.id ?? event.on,
            label: words("form.incident-of", { day: dayOf(event) }),
          })),
        }),
      ];
    }
    case "visit":
      return [
        textField(store, { ...say("officers"), count: true, width: 2 }),
        yesNo(store, say("access")),
        textArea(store, { ...say("purpose"), rows: 2 }),
      ];
    case "contact":
      return [textArea(store, { ...say("purpose"), rows: 2 })];
    case "mappa-level-set":
      return [numbered("level", 3), numbered("category", 4), textArea(store, { ...say("reasons"), rows: 3 })];
    case "countersigned":
      return [selectField(store, { ...say("authorisedFor", true), options: bandOptions() })];
    case "transferred":
      return [dateField(store, say("offered")), dateField(store, say("accepted"))];
    default:
      return [];
  }
}

/** The entries that an event could mean: of these kinds, and of no later day. */
const choicesOf = (events, event, kinds) =>
  events
    .filter((one) => one !== event && kinds.includes(one?.kind) && (one.id ?? one.on))
    .filter((one) => !isDay(one.on) || !isDay(event.on) || one.on <= event.on)
    .map((one) => ({
      value: one.id ?? one.on,
      label: words("form.event-of-day", { event: one.action ?? kindName(one.kind), day: dayOf(one) }),
    }));

function eventForm(context, index) {
  const { store } = context;
  const event = listOf(store)[index];
  const close = () => {
    context.view.openEvent = null;
    context.rebuild();
    document.getElementById(fieldId(`events[${index}]`))?.focus();
  };
  return h(
    "li",
    { class: "event-form" },
    h("h2", { class: "govuk-heading-m" }, kindName(event.kind)),
    dateField(store, { path: `events[${index}].on`, label: words("form.event-on") }),
    detailFields(store, index, event.kind),
    lawFields(store, index, event.kind, listOf(store), () => context.rebuild()),
    managedFields(store, index, event.kind, (kinds) => choicesOf(listOf(store), event, kinds)),
    textField(store, { path: `events[${index}].by`, label: words("form.event-by"), hint: words("form.event-by-hint") }),
    VERIFIED.has(event.kind)
      ? yesNo(store, {
          path: `events[${index}].verified`,
          label: words("form.event-verified"),
          hint: words("form.event-verified-hint"),
        })
      : null,
    h(
      "div",
      { class: "govuk-button-group" },
      h("button", { type: "button", class: "govuk-button", on: { click: close } }, words("form.done")),
      removeButton(context, index, "govuk-button govuk-button--secondary"),
    ),
  );
}

function removeButton(context, index, buttonClass) {
  const event = listOf(context.store)[index];
  return h(
    "button",
    {
      type: "button",
      class: buttonClass,
      on: {
        click: () => {
          context.view.openEvent = null;
          context.store.set(`events[${index}]`, undefined);
          context.rebuild();
          context.announce(words("form.event-removed"));
          document.getElementById("event-kind")?.focus();
        },
      },
    },
    words("form.remove"),
    h("span", { class: "govuk-visually-hidden" }, ` ${kindName(event?.kind)}, ${dayOf(event)}`),
  );
}

/** What an event says beside its kind and day, in a line. */
function summary(event) {
  const coded = (name) =>
    event[name] && hasWords(`form.${name}-${event[name]}`) ? words(`form.${name}-${event[name]}`) : null;
  return [
    coded("form"),
    coded("status"),
    event.level ? words("form.level-n", { level: event.level }) : null,
    event.authorisedFor && hasWords(`band.${event.authorisedFor}`)
      ? words("form.authorised-to", { band: words(`band.${event.authorisedFor}`) })
      : null,
    ...lawSummary(event),
    event.access === false ? words(event.kind === "contact" ? "form.not-kept" : "form.no-access") : null,
    coded("of"),
    coded("agency"),
    event.rating && hasWords(`band.${event.rating}`) ? words(`band.${event.rating}`) : null,
    event.action && event.kind === "mappa-action-set" ? event.action : null,
    event.purpose,
    event.by,
    VERIFIED.has(event.kind) && event.verified !== true ? words("form.not-verified") : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

function eventRow(context, index) {
  const event = listOf(context.store)[index];
  const change = () => {
    context.view.openEvent = index;
    context.rebuild();
    document.getElementById(fieldId(`events[${index}].on`))?.focus();
  };
  // An error must be seen while the form of its event is closed: the row is a
  // field that answers for the whole event.
  return h(
    "li",
    { class: "event-row govuk-form-group", dataset: { path: `events[${index}]`, label: kindName(event?.kind) } },
    h(
      "div",
      { class: "event-row__day" },
      isDay(event?.on) ? h("time", { datetime: event.on }, day(event.on)) : dayOf(event),
    ),
    h(
      "div",
      { class: "event-row__what", dataset: { described: "" } },
      h("strong", null, kindName(event?.kind)),
      h("span", { class: "govuk-hint" }, summary(event ?? {})),
      h("div", { class: "field-errors", id: `${fieldId(`events[${index}]`)}-error` }),
    ),
    h(
      "div",
      { class: "event-row__actions" },
      h(
        "button",
        { type: "button", class: "link-button", id: fieldId(`events[${index}]`), on: { click: change } },
        words("form.change"),
        h("span", { class: "govuk-visually-hidden" }, ` ${kindName(event?.kind)}, ${dayOf(event)}`),
      ),
      removeButton(context, index, "link-button"),
    ),
  );
}

export function build(context) {
  const { store, view } = context;
  const events = listOf(store);
  const add = () => {
    const kind = KINDS[Number(choice.value) - 1];
    if (!kind) {
      choice.focus();
      return;
    }
    const index = events.length;
    store.set(`events[${index}]`, newEvent(kind, events));
    view.openEvent = index;
    context.rebuild();
    document.getElementById(fieldId(`events[${index}].on`))?.focus();
  };
  const choice = h(
    "select",
    { class: "govuk-select", id: "event-kind" },
    h("option", { value: "" }, words("form.choose")),
    Object.entries(GROUPS).map(([group, kinds]) =>
      h(
        "optgroup",
        { label: words(`form.kinds-${group}`) },
        kinds.map((kind) => h("option", { value: String(KINDS.indexOf(kind) + 1), dataset: { kind } }, kindName(kind))),
      ),
    ),
  );
  // In order of their days; what has no day yet comes last, where it was added.
  const order = events
    .map((_, index) => index)
    .sort((left, right) => {
      const days = [events[left]?.on, events[right]?.on].map((on) => (isDay(on) ? on : "9999"));
      return days[0] < days[1] ? -1 : days[0] > days[1] ? 1 : left - right;
    });
  return [
    h("p", { class: "govuk-body" }, words("form.events-intro")),
    h(
      "div",
      { class: "add-event" },
      h(
        "div",
        { class: "govuk-form-group" },
        h("label", { class: "govuk-label", for: "event-kind" }, words("form.event-kind")),
        choice,
      ),
      h(
        "button",
        { type: "button", class: "govuk-button govuk-button--secondary", on: { click: add } },
        words("form.add-event"),
      ),
    ),
    events.length === 0
      ? h("p", { class: "govuk-hint" }, words("form.no-events"))
      : h(
          "ol",
          { class: "event-list" },
          order.map((index) => (index === view.openEvent ? eventForm(context, index) : eventRow(context, index))),
        ),
  ];
}

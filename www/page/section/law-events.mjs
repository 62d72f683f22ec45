// What events of the notification requirements and of court orders ask besides their day.

import { radios, yesNo } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { isDay } from "../date-parts.mjs";
import { fieldId, h } from "../dom.mjs";
import { selectField, textField } from "../fields.mjs";
import { hasWords, plainDay, words } from "../words.mjs";

/** Only a verified one of these changes a date. */
export const LAW_VERIFIED = ["court-order-ended", "notification-reviewed"];
/** These are named by others, and so get their own id. */
export const NAMED_IN_LAW = new Set([
  "court-order-made",
  "details-changed",
  "travel-planned",
  "absence-planned",
  "came-back",
  "released",
  "discharged-from-hospital",
  "notified",
]);

const DISPOSALS = [
  "imprisonment",
  "life",
  "public-protection",
  "indeterminate-custodial",
  "lifelong-restriction",
  "hospital-restricted",
  "hospital",
  "caution",
  "conditional-discharge",
  "supervision-requirement",
  "prevention-order",
  "other",
];
const ABOUT = ["initial", "change", "advance", "not-happened", "periodic", "travel", "return", "absence"];
const MATTERS = ["name", "home", "no-fixed-home", "other-premises", "bank", "identity-document", "child-household"];
const ORDERS = [
  "sexual-harm-prevention",
  "sexual-offences-prevention",
  "interim-sexual-harm",
  "sexual-risk",
  "risk-of-sexual-harm",
  "interim-sexual-risk",
  "foreign-travel",
  "violent-offender",
  "interim-violent-offender",
  "violent-offences-prevention",
  "notification",
];
/** Which events a notification about something can answer. */
const ANSWERS = {
  initial: (event) => event?.order === "violent-offender",
  change: ({ kind }) =>
    ["details-changed", "released", "licence-started", "order-started", "discharged-from-hospital"].includes(kind),
  "not-happened": (event) => event?.about === "advance",
  travel: ({ kind }) => kind === "travel-planned",
  return: ({ kind }) => kind === "came-back",
  absence: ({ kind }) => kind === "absence-planned",
};

/** The fields of a kind; none where it is not one of these. */
export function lawFields(store, index, kind, events, rebuild) {
  const at = `events[${index}]`;
  const say = (name, hint = false) => ({
    path: `${at}.${name}`,
    label: words(`form.event-${name}`),
    hint: hint ? words(`form.event-${name}-hint`) : null,
  });
  const choice = (name, group, codes) =>
    selectField(store, {
      ...say(name),
      options: codes.map((value) => ({ value, label: sentence(words(`${group}.${value}`)) })),
    });
  const answers = (which) =>
    selectField(store, {
      ...say("of", true),
      options: events.filter((event) => event && which(event)).map(named),
    });
  const orders = () => answers(({ kind: other }) => other === "court-order-made");
  switch (kind) {
    case "notification-started":
      return [
        choice("disposal", "disposal", DISPOSALS),
        terms(store, at, rebuild),
        dateField(store, say("until", true)),
      ];
    case "notified": {
      const event = events[index];
      return [
        radios(store, {
          ...say("about"),
          options: ABOUT.map((value) => ({ value, label: words(`about.${value}`) })),
        }),
        answers((other) => other !== event && (ANSWERS[event?.about] ?? answerable)(other)),
        choice("matter", "matter", MATTERS),
        dateField(store, say("expected")),
        yesNo(store, say("noFixedHome")),
      ];
    }
    case "details-changed":
      return [choice("matter", "matter", MATTERS)];
    case "travel-planned":
      return [dateField(store, say("departs")), dateField(store, say("returns")), yesNo(store, say("toIreland"))];
    case "absence-planned":
      return [dateField(store, say("departs")), dateField(store, say("returns"))];
    case "notification-reviewed":
      return [yesNo(store, say("ends")), dateField(store, say("until", true))];
    case "court-order-made":
      return [
        choice("order", "courtOrder", ORDERS),
        dateField(store, say("until", true)),
        yesNo(store, say("untilFurther")),
      ];
    case "court-order-varied":
      return [orders(), dateField(store, say("until", true)), yesNo(store, say("untilFurther"))];
    case "court-order-ended":
    case "renewal-decided":
      return [orders()];
    default:
      return [];
  }
}

const answerable = (event) => Object.values(ANSWERS).some((which) => which(event));
const sentence = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** An event as a choice: its name, its day, and what tells it from another of its day. */
function named(event) {
  const day = isDay(event.on) ? plainDay(event.on) : String(event.on ?? "");
  const more = event.order
    ? words(`courtOrder.${event.order}`)
    : event.matter
      ? words(`matter.${event.matter}`)
      : words(`event.${event.kind}`);
  return { value: event.id ?? event.on, label: words("form.event-of-day", { event: sentence(more), day }) };
}

/** The terms of imprisonment, each with how it follows those before it. */
function terms(store, at, rebuild) {
  const path = `${at}.terms`;
  const list = Array.isArray(store.get(path)) ? store.get(path) : [];
  const number = (place, unit) =>
    textField(store, { path: `${path}[${place}].${unit}`, label: words(`form.term-${unit}`), count: true, width: 3 });
  return h(
    "fieldset",
    { class: "govuk-fieldset terms" },
    h("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, words("form.event-terms")),
    h("div", { class: "govuk-hint" }, words("form.event-terms-hint")),
    list.map((_, place) =>
      h(
        "fieldset",
        { class: "govuk-fieldset term" },
        h("legend", { class: "govuk-fieldset__legend" }, words("form.term-n", { number: place + 1 })),
        h(
          "div",
          { class: "term__parts" },
          ["years", "months", "days"].map((unit) => number(place, unit)),
        ),
        place > 0
          ? selectField(store, {
              path: `${path}[${place}].runs`,
              label: words("form.term-runs"),
              options: ["consecutive", "concurrent"].map((value) => ({ value, label: words(`form.runs-${value}`) })),
            })
          : null,
        h(
          "button",
          {
            type: "button",
            class: "link-button",
            on: {
              click: () => {
                store.set(`${path}[${place}]`, undefined);
                rebuild();
                document.getElementById(`${fieldId(path)}-add`)?.focus();
              },
            },
          },
          words("form.remove"),
          h("span", { class: "govuk-visually-hidden" }, ` ${words("form.term-n", { number: place + 1 })}`),
        ),
      ),
    ),
    h(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        id: `${fieldId(path)}-add`,
        on: {
          click: () => {
            store.set(`${path}[${list.length}]`, {});
            rebuild();
            document.getElementById(fieldId(`${path}[${list.length}].years`))?.focus();
          },
        },
      },
      words("form.add-term"),
    ),
  );
}

/** What such an event says beside its kind and day. */
export function lawSummary(event) {
  const coded = (group, code) => (code && hasWords(`${group}.${code}`) ? sentence(words(`${group}.${code}`)) : null);
  const day = (iso) => (isDay(iso) ? plainDay(iso) : null);
  return [
    coded("disposal", event.disposal),
    coded("about", event.about),
    coded("matter", event.matter),
    coded("courtOrder", event.order),
    event.departs ? [day(event.departs), day(event.returns)].filter(Boolean).join(" – ") : null,
    event.until ? `${words("form.event-until")}: ${day(event.until) ?? event.until}` : null,
  ];
}

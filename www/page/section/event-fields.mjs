// The fields of the events of supervision, visits and MAPPA: a list for each kind.

import { radios, ticks, yesNo } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { selectField, textArea, textField } from "../fields.mjs";
import { words } from "../words.mjs";
import { bandOptions } from "./harm.mjs";

/** Only a verified one of these holds clocks. */
export const MANAGED_VERIFIED = [
  "sentenced-to-custody",
  "admitted-to-hospital",
  "went-abroad",
  "went-missing",
  "reactive-started",
  "contact-suspended",
];
/** Other events name these: they get an id by themselves. */
export const NAMED = {
  "significant-incident": "incident",
  "mappa-meeting": "meeting",
  "mappa-action-set": "action",
  "serious-further-offence": "offence",
  "risk-changed": "change",
  "order-started": "order",
  "licence-started": "licence",
  "notification-started": "requirement",
};

const SUPERVISION = ["order-started", "licence-started"];
const INCIDENTS = ["significant-incident", "serious-further-offence"];
const CUSTODY = ["sentenced-to-custody", "recalled", "remanded"];
/** What somebody signs: whatever a rating rests on. */
const DRAFTS = [
  "oasys-completed",
  "risk-reviewed",
  "risk-matrix-scored",
  "arms-completed",
  "rating-recorded",
  "significant-incident",
  "conviction",
];

const INTERVALS = [
  "home-visit",
  "probation-home-visit",
  "probation-contact",
  "oasys-review",
  "plan-review",
  "mappa-review",
  "supervisor-review",
];
const AGENCIES = ["police", "probation", "other"];
const PURPOSES = ["compliance", "residence", "public-care", "risk-factors", "intelligence", "offences", "person-care"];
const CRITERIA = ["one-agency", "several-agencies", "senior-staff", "special-resources", "media"];

/** A field: how it is asked, its member, and what else it takes. */
const tier = ["numbers", "tier", 4];
const agency = ["coded", "agency", AGENCIES];
const outcome = ["text", "outcome"];
const FIELDS = {
  "order-started": [tier],
  "licence-started": [tier],
  "oasys-completed": [["yesNo", "termination"]],
  visit: [agency, ["ticks", "purposes", PURPOSES], ["yesNo", "announced"], ["yesNo", "evening"], outcome],
  contact: [agency, ["yesNo", "access", { label: "event-kept" }], outcome],
  "order-varied": [["names", "of", { of: SUPERVISION, label: "event-of-varied" }], tier],
  "order-ended": [["names", "of", { of: SUPERVISION, label: "event-of-ended", hint: "event-of-ended-hint" }]],
  "notification-ended": [
    ["names", "of", { of: ["notification-started"], label: "event-of-requirement", hint: "event-of-ended-hint" }],
  ],
  "risk-reviewed": [["names", "of", { of: [...INCIDENTS, "risk-changed"], label: "event-of-reviewed" }]],
  "incident-unfounded": [
    ["names", "of", { of: INCIDENTS, label: "event-of-incident" }],
    ["text", "reason"],
    ["line", "countersignedBy", { hint: "event-countersignedBy-hint" }],
  ],
  countersigned: [
    ["names", "of", { of: DRAFTS, label: "event-of-signed", hint: "event-of-signed-hint" }],
    ["band", "rating", { label: "event-rating-signed", hint: "event-rating-signed-hint" }],
    ["text", "reason", { label: "event-reason-lower", hint: "event-reason-lower-hint" }],
  ],
  "contact-suspended": [["text", "reasons"]],
  "contact-resumed": [["text", "reasons"]],
  "arms-completed": [["day", "nextReview"]],
  "plan-reviewed": [["names", "of", { of: CUSTODY, label: "event-of-release", hint: "event-of-release-hint" }]],
  "mappa-level-set": [
    ["names", "of", { of: CUSTODY, label: "event-of-release", hint: "event-of-release-hint" }],
    ["numbers", "riskCategory", 3],
    ["ticks", "criteria", CRITERIA],
    ["day", "nextReview"],
  ],
  "mappa-review": [["day", "nextReview"]],
  "interval-set": [
    ["coded", "of", INTERVALS],
    ["count", "weeks", { hint: "event-weeks-hint" }],
    ["count", "months", { label: "event-months-every" }],
    ["text", "reasons"],
    ["line", "approvedBy", { hint: "event-approvedBy-hint" }],
  ],
  "rating-recorded": [["band", "rating"]],
  "sentenced-to-custody": [tier, ["count", "months"], ["day", "release"]],
  "mappa-referred": [["numbers", "level", 3]],
  "mappa-minutes": [
    ["names", "meeting", { of: ["mappa-meeting"] }],
    ["yesNo", "circulated"],
    ["yesNo", "filed"],
  ],
  "mappa-action-set": [
    ["text", "action"],
    ["line", "owner", { hint: "event-owner-hint" }],
    ["day", "due"],
  ],
  "mappa-action-done": [["names", "action", { of: ["mappa-action-set"], label: "event-action-done" }]],
  "further-offence-reviewed": [["names", "offence", { of: ["serious-further-offence"] }]],
  "reactive-started": [["text", "reasons"]],
  "reactive-ended": [["text", "reasons"]],
  "person-involved": [
    ["yesNo", "told"],
    ["yesNo", "invited"],
    ["yesNo", "understood"],
  ],
};

/**
 * The fields that a kind has for supervision, visits and MAPPA.
 * @param {object} store
 * @param {number} index Place of the event.
 * @param {string} kind
 * @param {(kinds: string[]) => { value: string, label: string }[]} named The events of these kinds, to be named by this one.
 */
export function managedFields(store, index, kind, named) {
  return (FIELDS[kind] ?? []).map(([how, name, more]) => {
    const field = {
      path: `events[${index}].${name}`,
      label: words(`form.${more?.label ?? `event-${name === "of" ? "interval-of" : name}`}`),
      hint: more?.hint ? words(`form.${more.hint}`) : null,
    };
    const codes = () => more.map((value) => ({ value, label: words(`form.${name}-${value}`) }));
    switch (how) {
      case "coded":
        return selectField(store, { ...field, options: codes() });
      case "ticks":
        return ticks(store, { ...field, options: codes() });
      case "names":
        return selectField(store, { ...field, options: named(more.of) });
      case "band":
        return selectField(store, { ...field, options: bandOptions() });
      case "numbers":
        return radios(store, {
          ...field,
          inline: true,
          options: Array.from({ length: more }, (_, place) => ({ value: place + 1, label: String(place + 1) })),
        });
      case "count":
        return textField(store, { ...field, count: true, width: 3 });
      case "line":
        return textField(store, field);
      case "day":
        return dateField(store, field);
      case "yesNo":
        return yesNo(store, field);
      default:
        return textArea(store, { ...field, rows: 2 });
    }
  });
}

// The kinds of event: in which group each is, which count only once they are verified, and what one is called.

import { isDay } from "../date-parts.mjs";
import { hasWords, plainDay, words } from "../words.mjs";
import { MANAGED_VERIFIED, NAMED } from "./event-fields.mjs";
import { LAW_VERIFIED, NAMED_IN_LAW } from "./law-events.mjs";

/** Every kind of event once, in the groups of the list to choose from. */
export const GROUPS = {
  supervision: [
    "order-started",
    "licence-started",
    "oasys-completed",
    "oasys-reviewed",
    "risk-matrix-scored",
    "arms-completed",
    "countersigned",
    "rating-recorded",
    "plan-reviewed",
    "interval-set",
    "supervisor-reviewed",
    "transferred",
    "order-varied",
    "order-ended",
    "died",
  ],
  visits: [
    "visit",
    "contact",
    "contact-suspended",
    "contact-resumed",
    "person-involved",
    "victim-contacted",
    "reactive-started",
    "reactive-ended",
  ],
  incidents: [
    "significant-incident",
    "risk-changed",
    "risk-reviewed",
    "incident-unfounded",
    "conviction",
    "serious-further-offence",
    "further-offence-reviewed",
  ],
  mappa: [
    "mappa-referred",
    "mappa-level-set",
    "mappa-meeting",
    "mappa-minutes",
    "mappa-action-set",
    "mappa-action-done",
    "mappa-review",
  ],
  absence: [
    "sentenced-to-custody",
    "remanded",
    "released",
    "recalled",
    "admitted-to-hospital",
    "discharged-from-hospital",
    "went-abroad",
    "came-back",
    "went-missing",
    "found",
  ],
  notification: [
    "notification-started",
    "notified",
    "details-changed",
    "travel-planned",
    "absence-planned",
    "review-applied",
    "notification-reviewed",
    "notification-ended",
  ],
  orders: ["court-order-made", "court-order-varied", "court-order-ended", "renewal-decided"],
};
export const KINDS = Object.values(GROUPS).flat();
// Only a verified event of these suspends or ends a clock.
export const VERIFIED = new Set([
  "released",
  "recalled",
  "remanded",
  "transferred",
  "order-ended",
  "notification-ended",
  "died",
  ...MANAGED_VERIFIED,
  ...LAW_VERIFIED,
]);

export const kindName = (kind) => (hasWords(`event.${kind}`) ? words(`event.${kind}`) : String(kind));
export const dayOf = (event) =>
  isDay(event?.on) ? plainDay(event.on) : event?.on ? String(event.on) : words("form.no-date");

/** The id that an event gets by itself where others name it: the first that is free. */
function freeId(events, name) {
  const used = new Set(events.map((event) => event?.id));
  let count = 1;
  while (used.has(`${name}-${count}`)) count += 1;
  return `${name}-${count}`;
}

/** The name that an event's id begins with, where others name the event. */
const nameOf = (kind) => NAMED[kind] ?? (NAMED_IN_LAW.has(kind) ? kind : null);

/** A new event. What others will name gets an id, so that two of one day stay apart. */
export function newEvent(kind, events) {
  return nameOf(kind) ? { kind, id: freeId(events, nameOf(kind)) } : { kind };
}

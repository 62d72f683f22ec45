/** Random events: of every kind, with every member that the kind has, at a rate at which clocks start and end. */

const EVENTS =
  "order-started licence-started oasys-completed oasys-reviewed significant-incident risk-changed visit contact mappa-level-set mappa-review plan-reviewed countersigned conviction released recalled remanded transferred order-ended notification-ended died interval-set rating-recorded sentenced-to-custody admitted-to-hospital discharged-from-hospital went-abroad came-back went-missing found mappa-referred mappa-meeting mappa-minutes mappa-action-set mappa-action-done victim-contacted supervisor-reviewed serious-further-offence further-offence-reviewed reactive-started reactive-ended person-involved notification-started notified details-changed travel-planned absence-planned court-order-made court-order-varied court-order-ended renewal-decided notification-reviewed arms-completed risk-matrix-scored risk-reviewed incident-unfounded contact-suspended contact-resumed order-varied review-applied".split(
    " ",
  );
const DISPOSALS =
  "life public-protection indeterminate-custodial lifelong-restriction imprisonment hospital-restricted hospital caution conditional-discharge supervision-requirement prevention-order other".split(
    " ",
  );
const ORDERS =
  "sexual-offences-prevention sexual-harm-prevention interim-sexual-harm risk-of-sexual-harm sexual-risk interim-sexual-risk foreign-travel violent-offender interim-violent-offender violent-offences-prevention notification".split(
    " ",
  );
const NOTIFIED = "initial change advance not-happened periodic travel return absence".split(" ");
const MATTERS = "name home no-fixed-home other-premises bank identity-document child-household".split(" ");
const INTERVALS =
  "home-visit probation-home-visit probation-contact oasys-review plan-review mappa-review supervisor-review".split(
    " ",
  );
const PURPOSES = "compliance residence public-care risk-factors intelligence offences person-care".split(" ");
const CRITERIA = "one-agency several-agencies senior-staff special-resources media".split(" ");
const AGENCIES = ["police", "probation", "other"];
const FORMS = ["oasys-1", "oasys-2", "layer-1", "layer-2", "layer-3", "fast-review"];
const NOT_KNOWN = "not-known";
const STATUSES = ["complete", "signed", "open", "locked-incomplete"];

/** Draws one event at each call. */
export function randomEvent({ below, one }, { maybe, date, text, yesNo, band }) {
  const name = () => `e${below(4)}`;
  const several = (list) => Array.from({ length: below(4) }, () => one(list));
  const term = () => ({
    years: maybe(0.5, () => below(6)),
    months: maybe(0.6, () => below(40)),
    days: maybe(0.3, () => below(90)),
    runs: maybe(0.5, () => one(["consecutive", "concurrent"])),
  });
  const journey = { departs: [0.9, date], returns: [0.6, date] };
  const lasts = { until: [0.5, () => date(2024, 6)], untilFurther: [0.2, yesNo] };
  const assessed = {
    form: [0.9, () => one([...FORMS, NOT_KNOWN])],
    status: [0.9, () => one(STATUSES)],
    incident: [0.4, name],
    termination: [0.2, yesNo],
  };
  const started = { tier: [0.5, () => one([1, 2, 3, 4, NOT_KNOWN])] };
  const reactive = { reasons: [0.5, text] };
  const answersOrder = { of: [0.9, name] };
  const named = { of: [0.5, name] };
  const signer = () => one(["AB", "CD"]);
  /** What each kind says beside its day: how often, and what. */
  const members = {
    "order-started": started,
    "licence-started": started,
    "sentenced-to-custody": { ...started, months: [0.5, () => 1 + below(60)], release: [0.5, date] },
    "oasys-completed": assessed,
    "oasys-reviewed": assessed,
    visit: {
      officers: [0.9, () => below(4)],
      purpose: [0.5, text],
      access: [0.8, yesNo],
      agency: [0.5, () => one(AGENCIES)],
      purposes: [0.3, () => several(PURPOSES)],
      announced: [0.3, yesNo],
      evening: [0.3, yesNo],
      outcome: [0.3, text],
    },
    contact: {
      agency: [0.5, () => one(AGENCIES)],
      access: [0.4, yesNo],
      purpose: [0.3, text],
      outcome: [0.3, text],
    },
    "order-ended": named,
    "notification-ended": named,
    released: named,
    recalled: named,
    "discharged-from-hospital": named,
    "came-back": named,
    found: named,
    "plan-reviewed": named,
    "supervisor-reviewed": named,
    "risk-reviewed": named,
    "incident-unfounded": { ...named, reason: [0.8, text], countersignedBy: [0.7, signer] },
    "contact-suspended": { ...reactive },
    "contact-resumed": { ...named, ...reactive },
    "arms-completed": { nextReview: [0.4, () => date(2024, 6)] },
    "order-varied": { ...named, ...started },
    "mappa-level-set": {
      ...named,
      level: [0.97, () => 1 + below(3)],
      category: [0.5, () => 1 + below(4)],
      riskCategory: [0.3, () => 1 + below(3)],
      reasons: [0.3, text],
      criteria: [0.3, () => several(CRITERIA)],
      nextReview: [0.3, () => date(2024, 6)],
    },
    "mappa-review": { nextReview: [0.4, () => date(2024, 6)] },
    "mappa-referred": { level: [0.6, () => 1 + below(3)] },
    "mappa-minutes": { meeting: [0.5, name], circulated: [0.8, yesNo], filed: [0.8, yesNo] },
    "mappa-action-set": { action: [0.5, text], owner: [0.5, () => "AB"], due: [0.7, () => date(2024, 6)] },
    "mappa-action-done": { action: [0.7, name] },
    "interval-set": {
      of: [0.97, () => one(INTERVALS)],
      reasons: [0.97, text],
      approvedBy: [0.3, signer],
      [one(["weeks", "months"])]: [0.97, () => 1 + below(6)],
    },
    "rating-recorded": { rating: [0.97, band] },
    countersigned: {
      ...named,
      rating: [0.6, band],
      reason: [0.5, text],
      digest: [0.2, () => "0".repeat(64)],
      authorisedFor: [0.8, band],
    },
    transferred: {
      offered: [0.7, date],
      accepted: [0.7, date],
      division: [0.4, () => one(["england-and-wales", "scotland", "northern-ireland"])],
      standard: [0.3, () => one(["scotland", "northern-ireland", "england-wales-2017"])],
    },
    "further-offence-reviewed": { offence: [0.6, name] },
    "reactive-started": reactive,
    "reactive-ended": reactive,
    "person-involved": { told: [0.8, yesNo], invited: [0.5, yesNo], understood: [0.4, yesNo] },
    "notification-started": {
      disposal: [0.97, () => one(DISPOSALS)],
      terms: [0.5, () => Array.from({ length: below(4) }, term)],
      until: [0.4, () => date(2024, 6)],
    },
    notified: {
      about: [0.97, () => one(NOTIFIED)],
      of: [0.5, name],
      matter: [0.4, () => one(MATTERS)],
      expected: [0.3, () => date(2024, 4)],
      noFixedHome: [0.2, () => one([true, false, NOT_KNOWN])],
    },
    "details-changed": { matter: [0.97, () => one(MATTERS)] },
    "travel-planned": { ...journey, toIreland: [0.3, yesNo] },
    "absence-planned": { ...journey, toIreland: [0.05, yesNo] },
    "court-order-made": { order: [0.97, () => one([...ORDERS, NOT_KNOWN])], ...lasts },
    "court-order-varied": { ...answersOrder, ...lasts },
    "court-order-ended": answersOrder,
    "renewal-decided": answersOrder,
    "notification-reviewed": { ...named, ends: [0.6, yesNo], until: [0.3, () => date(2024, 6)] },
  };
  return () => {
    const kind = one(EVENTS);
    const made = {
      kind,
      on: date(2023, 3),
      id: maybe(0.4, name),
      verified: maybe(0.4, yesNo),
      by: maybe(0.3, () => one(["AB", "CD", text()])),
      removed: maybe(0.05, () => ({
        on: date(2023, 3),
        by: signer(),
        reason: one(["wrong-person", text()]),
        countersignedBy: maybe(0.6, signer),
      })),
    };
    for (const [key, [share, value]] of Object.entries(members[kind] ?? {})) made[key] = maybe(share, () => value());
    return made;
  };
}

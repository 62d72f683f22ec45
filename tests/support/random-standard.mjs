/** Random documents of a standard: based on a built-in one, most of them with rules that can be used. */

const BUILT_IN = "england-wales-2005 england-wales-2007 england-wales-2017 scotland northern-ireland".split(" ");
const DIVISIONS = ["england-and-wales", "scotland", "northern-ireland"];
const STANDINGS = ["confirmed", "attested", "secondary", "unconfirmed"];
const OWNERS = ["probation", "police", "mappa", "manager", "person"];
const DUTIES =
  "oasys-initial high-risk-plan oasys-review reassessment home-visit mappa-review countersignature visit-interval probation-home-visit reactive-management probation-contact plan-review risk-review supervisor-review victim-contact mappa-meeting mappa-minutes mappa-action pre-release-mappa pre-release-plan oasys-termination transfer-acceptance further-offence-review".split(
    " ",
  );
// No standard may set these: each has a problem for an answer.
const DUTIES_OF_LAW =
  "notification-initial notification-change notification-correction notification-periodic notification-travel notification-end notification-review order-renewal order-end".split(
    " ",
  );
const COUNTING = "cautions cautionsAsSanctions minorOffences foreignConvictions widerViolence imagesAsNonContact".split(
  " ",
);
const CITATION = { title: "A local protocol", edition: "2", place: "p. 4", url: "example.org" };

/** A document. */
export function randomStandard({ below, chance, one }, { maybe, text, yesNo, band }) {
  const some = (list) => list.filter(() => chance(0.5));
  const period = () => ({ from: maybe(0.8, () => "2005-01-01"), until: maybe(0.2, () => "2026-06-30") });
  const grounds = () => ({
    source: one(["local", CITATION, { of: "local", edition: null, place: "p. 9" }]),
    standing: one(STANDINGS),
  });
  const within = () =>
    one([
      { workingDays: below(20), counting: one(["after", "beginning-with"]) },
      { days: below(60) },
      { weeks: 1 + below(20), least: maybe(0.3, () => 1) },
      { months: 1 + below(12) },
      { setBy: one(["plan", "meeting", "lead-agency"]) },
    ]);
  const rule = () => ({
    id: `rule-${below(40)}`,
    duty: one(chance(0.05) ? DUTIES_OF_LAW : DUTIES),
    owner: one(OWNERS),
    inForce: maybe(0.3, period),
    onlyOrdersBegunInForce: maybe(0.2, yesNo),
    fromFirstContact: maybe(0.2, yesNo),
    when: maybe(0.4, () => ({
      jointRating: maybe(0.6, () => [band(), band()]),
      harm: maybe(0.3, () => [band()]),
      mappaLevel: maybe(0.3, () => some([1, 2, 3])),
      tier: maybe(0.3, () => some([1, 2, 3, 4])),
      toRelease: maybe(0.2, () => one(["under-two-years", "two-years-or-more"])),
      start: maybe(0.2, () => some(["order-started", "licence-started", ...(chance(0.05) ? ["released"] : [])])),
      registered: maybe(0.2, yesNo),
    })),
    within: within(),
    ...grounds(),
    note: maybe(0.2, text),
  });
  const counted = () => ({
    treatment: one(["include", "exclude"]),
    confidence: maybe(0.5, () => one(["high", "medium", "low", "none"])),
    ...grounds(),
  });
  return () => ({
    schema: "joint-risk/standard/1",
    id: `local-${below(3)}`,
    title: "Local",
    basedOn: maybe(0.95, () => one(BUILT_IN)),
    division: maybe(0.3, () => one(DIVISIONS)),
    inForce: maybe(0.4, period),
    insteadOfOasys: maybe(0.1, () => one(["ls-cmi", "ace"])),
    sources: { local: CITATION },
    jointRating: maybe(0.3, () => ({ scale: "sexual", countersignFrom: band(), ...grounds() })),
    answersOldAfter: maybe(0.4, () => ({ weeks: 1 + below(100), ...grounds() })),
    countingRules: maybe(0.6, () => Object.fromEntries(some(COUNTING).map((key) => [key, counted()]))),
    without: maybe(0.2, () => [one(["home-visit-low", "oasys-review", "none-such"])]),
    rules: maybe(0.9, () => Array.from({ length: below(8) }, rule)),
  });
}

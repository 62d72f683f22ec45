/**
 * Random cases from a seed: mostly sound, each with some faults, so that every
 * answer and every problem of the engine comes up. As text, because some faults
 * (a number written 2.0, a key twice, a text cut short) exist only there.
 */

/** Mulberry32: small, seeded and the same everywhere. */
export function generator(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return { next, below, chance: (share) => next() < share, one: (list) => list[below(list.length)] };
}

const BANDS = ["low", "medium", "high", "very-high"];
const DIVISIONS = ["england-and-wales", "scotland", "northern-ireland"];
const EVENTS =
  "order-started licence-started oasys-completed oasys-reviewed significant-incident risk-changed visit contact mappa-level-set mappa-review plan-reviewed countersigned conviction released recalled remanded transferred order-ended notification-ended died interval-set rating-recorded sentenced-to-custody admitted-to-hospital discharged-from-hospital went-abroad came-back went-missing found mappa-referred mappa-meeting mappa-minutes mappa-action-set mappa-action-done victim-contacted supervisor-reviewed serious-further-offence further-offence-reviewed reactive-started reactive-ended person-involved".split(
    " ",
  );
const STANDARDS = [
  "england-wales-2005",
  "england-wales-2005",
  "england-wales-2007",
  "england-wales-2017",
  "scotland",
  "northern-ireland",
  "no-such-standard",
];
const FORMS = ["oasys-1", "oasys-2", "layer-1", "layer-2", "layer-3", "fast-review"];
const STATUSES = ["complete", "signed", "open", "locked-incomplete"];
const CODES = [
  "01908",
  "00801",
  "02801",
  "02900",
  "03401",
  "00811",
  "00839",
  "08600",
  "07101",
  "04600",
  "00000",
  "99999",
  "1908",
];
const KINDS = ["contact-adult", "contact-child", "indecent-images", "indirect-child-contact", "non-contact-other"];
const OUTCOMES = ["conviction", "discharge", "caution", "reprimand", "final-warning", "quashed"];
const TEXTS = ["A123", "Siân o Lŷn", "قضية رقم ١٢", "e\u0301", "\u2028", "🙂", " ", '"\\'];
const RARE_TEXTS = ["", "\ud800", "\u0000", "x".repeat(300)];
const ODD = [
  null,
  true,
  false,
  "",
  "YES",
  "M",
  "1",
  -1,
  0,
  2,
  7,
  30.5,
  1e9,
  1e300,
  -1e-300,
  "NaN",
  [],
  ["1"],
  {},
  [[]],
];

/** `[today, text]` of one random case; `questions` are those that the engine knows. */
export function randomCase(random, questions) {
  const { below, chance, one } = random;
  const maybe = (share, value) => (chance(share) ? value() : undefined);
  const date = (from = 2004, years = 24) => {
    if (chance(0.03))
      return one(["2026-02-30", "2024-02-29", "1899-12-31", "2200-01-01", "26-1-5", "2026-01-05T00:00"]);
    const pad = (number) => String(number).padStart(2, "0");
    return `${from + below(years)}-${pad(1 + below(12))}-${pad(1 + below(28))}`;
  };
  const text = () => one(chance(0.02) ? RARE_TEXTS : TEXTS);
  const yesNo = () => chance(0.5);
  const band = () => one(BANDS);
  const answered = (value) =>
    chance(0.1)
      ? {
          value: value(),
          on: maybe(0.7, date),
          by: maybe(0.5, () => text()),
          trained: maybe(0.5, yesNo),
          carried: maybe(0.3, yesNo),
          stillTrue: maybe(0.2, yesNo),
        }
      : value();
  const answers = (shape, share) =>
    Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, maybe(share, () => answered(value))]));

  const riskMatrix = () => {
    const sexual = below(6);
    const shape = {
      startOfRisk: date,
      sexualAppearances: () => sexual,
      criminalAppearances: () => sexual + below(12),
      violentAppearances: () => below(5),
      burglary: yesNo,
      maleVictim: yesNo,
      strangerVictim: yesNo,
      nonContactOffence: yesNo,
      neverInRelationship: yesNo,
      ageAtLatestSexualOffence: () => 14 + below(60),
      indecentImagesOnly: () => chance(0.2),
    };
    return { ...answers(shape, one([1, 1, 0.9, 0.5])), notScored: maybe(0.05, () => "internet-offences-only") };
  };
  const screening = () => {
    const made = {};
    const column = () => maybe(0.7, () => answered(() => chance(0.6)));
    for (const [table, rows] of [
      ["R1.2", 15],
      ["R1.3", 19],
    ]) {
      if (chance(0.6)) made[`${table}.${rows}`] = { current: true, previous: maybe(0.9, () => true) };
      else
        for (let ticks = below(4); ticks > 0; ticks -= 1)
          made[`${table}.${1 + below(rows)}`] = { current: column(), previous: column() };
    }
    for (const item of "R2.1 R2.2 R2.2.1 R3.1 R3.2 R3.3 R3.4 R4.1 R4.2 R4.3 R4.4 R5.1 R5.2b R8.4.1".split(" ")) {
      made[item] = maybe(0.85, () => answered(() => one(["YES", "NO", "NO", "NO", "DK", true, false])));
    }
    made["R5.2a"] = maybe(0.4, text);
    made.childIdentityKnown = maybe(0.6, yesNo);
    made.exemption = maybe(0.4, () => ({
      by: maybe(0.9, () => "AB"),
      on: maybe(0.9, () => date(2023, 3)),
      countersignedBy: maybe(0.8, () => one(["AB", "CD"])),
      countersignerAuthorised: maybe(0.8, yesNo),
    }));
    return made;
  };
  const written = (items) => Object.fromEntries(items.split(" ").map((item) => [item, maybe(0.5, text)]));
  // What a predictor cannot do without, in numbers that go together.
  const actuarial = () => {
    const total = 1 + below(20);
    return {
      1.8: 12 + below(8),
      1.29: date(2023, 2),
      "1.30": one(["YES", "NO"]),
      1.32: total,
      1.33: date(2010, 14),
      1.34: below(3),
      1.37: below(2),
      1.38: date(2023, 3),
      "1.40": below(total + 1),
      1.43: maybe(0.7, () => date(2010, 14)),
      1.44: maybe(0.7, () => one(["YES", "NO"])),
      1.45: below(2),
      1.46: below(2),
    };
  };
  const oasys = () => {
    const asked = {};
    const skipped = one([0.02, 0.35, 0.5]);
    const sound = one([0.97, 1]);
    for (const { id, kind, options } of questions) {
      if (chance(skipped)) continue;
      const code = () => (options?.length && chance(sound) ? one(options).code : one(ODD));
      const whole = () => below(one([3, 12, 40]));
      asked[id] =
        kind === "ticks"
          ? [code(), code()]
          : kind === "date"
            ? date()
            : kind === "count" && chance(0.9)
              ? whole()
              : answered(code);
    }
    const groups = { children: band, public: band, knownAdult: band, staff: band };
    const custody = () => answers({ ...groups, prisoners: band }, 0.7);
    return {
      supervised: maybe(0.8, () => chance(0.9)),
      answers: chance(0.4) ? { ...asked, ...actuarial() } : asked,
      lowScoringAreas: maybe(0.1, () => [{ section: 3 + below(10), reason: text() }]),
      screening: maybe(0.7, screening),
      harm: maybe(0.9, () => ({
        analysis: maybe(0.3, () => written("R6.1 R6.2 R7 R8.1 R9.3")),
        summary: maybe(0.3, () => written("R10.1 R10.2 R10.3 R10.4 R10.5")),
        concerns: maybe(0.3, () => ({ FA31: one(["YES", "NO", "DK", false]), FA60: maybe(0.5, () => "YES") })),
        plan: maybe(0.3, () => ({
          form: maybe(0.8, () => one(["rm20-27", "rm28-35"])),
          headings: maybe(0.8, () => written("conditions contingency supervision")),
        })),
        community: maybe(0.9, () => answers(groups, one([1, 0.7]))),
        custody: maybe(0.8, () => (chance(0.6) ? "not-applicable" : custody())),
      })),
      form: maybe(0.6, () => one(["oasys-2", ...FORMS])),
      selfAssessment: maybe(0.3, selfAssessment),
      plan: maybe(0.4, plan),
    };
  };
  const selfAssessment = () => {
    const items = {};
    for (let item = 1; item <= 27; item += 1) {
      if (chance(0.6)) items[item] = answers({ problem: yesNo, linked: yesNo, section: () => 3 + below(10) }, 0.8);
    }
    return { items, likelihood: maybe(0.8, () => below(4)), completedOn: maybe(0.8, () => date(2023, 3)) };
  };
  const objective = (_, place) => ({
    id: `o${chance(0.9) ? place : 0}`,
    text: text(),
    needs: maybe(0.8, () => Array.from({ length: below(5) }, () => 3 + below(10))),
    harm: maybe(0.6, yesNo),
    status: maybe(0.9, () => one(["not-started", "ongoing", "fully-achieved", "not-achieved"])),
    timescale: maybe(0.8, () => one(["1-week", "16-weeks", "1-year"])),
    who: maybe(0.4, () => text()),
    mappaAction: maybe(0.3, () => `m${below(3)}`),
    stillTrue: maybe(0.4, yesNo),
  });
  const plan = () => ({
    type: chance(0.5) ? "initial" : "review",
    agreedOn: maybe(0.8, () => date(2023, 3)),
    capacityToChange: maybe(0.4, () => text()),
    objectives: maybe(0.9, () => Array.from({ length: below(5) }, objective)),
    mappaActions: maybe(0.4, () =>
      Array.from({ length: below(3) }, (_, place) => ({ id: `m${place}`, action: "visit" })),
    ),
    previous: maybe(0.5, () => ({
      on: maybe(0.8, () => date(2023, 3)),
      harm: maybe(0.8, band),
      needs: maybe(0.8, () => ({ 3: one(["yes", "no"]), 9: "undecided", 12: "yes" })),
      objectives: maybe(0.8, () => [{ id: "o0", status: "ongoing" }, { id: "o7" }]),
    })),
  });
  const predictors = () =>
    answers(
      {
        offenceCode: () =>
          chance(0.85) ? one(["01908", "00801", "03001", "00205", "05601"]) : one(["00000", "99999", "1908"]),
        supervisionStatus: () => one(["custody", "community", "remand"]),
        domesticAbuseAgainstFamily: yesNo,
        highestRisk: band,
        custodialSentence: yesNo,
        mappaEligible: yesNo,
        assaultedStaff: yesNo,
        escaped: yesNo,
        controlIssues: yesNo,
        obsessiveBehaviour: yesNo,
        opdOverride: yesNo,
      },
      one([1, 0.8, 0.3]),
    );
  const event = () => {
    const kind = one(EVENTS);
    const made = { kind, on: date(2023, 3), id: maybe(0.3, () => `e${below(4)}`), verified: maybe(0.4, yesNo) };
    if (kind.startsWith("oasys")) {
      made.form = maybe(0.9, () => one(FORMS));
      made.status = maybe(0.9, () => one(STATUSES));
      made.incident = maybe(0.4, () => `e${below(4)}`);
    }
    if (kind === "visit") Object.assign(made, { officers: below(4), purpose: text(), access: maybe(0.8, yesNo) });
    if (kind === "mappa-level-set")
      Object.assign(made, { level: 1 + below(3), category: maybe(0.5, () => 1 + below(4)) });
    if (kind === "interval-set") {
      Object.assign(made, {
        of: one(["home-visit", "probation-contact", "oasys-review"]),
        months: 1 + below(6),
        reasons: "R",
      });
    }
    if (kind === "rating-recorded") made.rating = band();
    if (kind === "sentenced-to-custody") Object.assign(made, { months: maybe(0.5, () => 1 + below(60)) });
    if (kind === "mappa-minutes") Object.assign(made, { circulated: yesNo(), filed: yesNo() });
    if (kind === "mappa-action-set") Object.assign(made, { owner: maybe(0.5, () => "AB") });
    if (kind === "person-involved") Object.assign(made, { told: yesNo(), invited: maybe(0.5, yesNo) });
    if (kind === "visit" || kind === "contact") made.agency = maybe(0.5, () => one(["police", "probation", "other"]));
    if (kind === "countersigned") made.authorisedFor = maybe(0.8, band);
    if (kind === "transferred") Object.assign(made, { offered: maybe(0.7, date), accepted: maybe(0.7, date) });
    return made;
  };
  const offence = () => ({
    code: maybe(0.95, () => one(CODES)),
    committedOn: maybe(0.7, () => date(1990, 34)),
    sexual: maybe(0.1, yesNo),
    sexualKind: maybe(0.3, () => one(KINDS)),
    violent: maybe(0.1, yesNo),
    burglary: maybe(0.1, yesNo),
    minor: maybe(0.2, yesNo),
    maleVictim: maybe(0.5, () => answered(yesNo)),
    strangerVictim: maybe(0.5, yesNo),
  });
  const occasion = () => ({
    sentencedOn: maybe(0.97, () => date(2000, 25)),
    court: maybe(0.8, () => one(["Leeds", "leeds ", "York", text()])),
    outcome: maybe(0.5, () => one(OUTCOMES)),
    country: maybe(0.2, () => one(["scotland", "outside-united-kingdom"])),
    offences: Array.from({ length: below(4) }, offence),
  });
  const correction = () => ({
    count: one(["sexual-appearances", "sanctions", "burglary", "age-at-first-sanction"]),
    value: chance(0.7) ? below(9) : yesNo(),
    reason: maybe(0.9, () => text()),
    by: maybe(0.9, () => "AB"),
    on: maybe(0.9, () => date(2023, 2)),
  });
  const judgement = () => ({
    rating: maybe(0.95, band),
    reason: maybe(0.9, () => text()),
    by: maybe(0.9, () => "AB"),
    on: maybe(0.9, () => date(2023, 3)),
    until: maybe(0.6, () => date(2025, 3)),
    countersignedBy: maybe(0.6, () => one(["AB", "CD"])),
    countersignerAuthorisedFor: maybe(0.6, band),
  });
  const made = {
    schema: maybe(0.5, () => "joint-risk/case/1"),
    reference: maybe(0.5, () => text()),
    division: maybe(0.9, () => one(DIVISIONS)),
    standard: maybe(0.7, () => one(STANDARDS)),
    person: maybe(0.95, () => ({
      sex: chance(0.9) ? "male" : "female",
      dateOfBirth: maybe(0.95, () => date(1950, 55)),
    })),
    riskMatrix: maybe(0.95, riskMatrix),
    oasys: maybe(0.7, oasys),
    predictors: maybe(0.5, predictors),
    convictions: maybe(0.35, () => Array.from({ length: below(8) }, occasion)),
    corrections: maybe(0.1, () => [correction()]),
    events: maybe(0.9, () => Array.from({ length: below(8) }, event)),
    judgement: maybe(0.3, judgement),
    attestations: maybe(0.1, () => [
      { table: one(["rm2000-2007/violent", "none"]), by: "AB", on: date(2023, 3), page: "12" },
    ]),
  };
  if (chance(0.5)) for (let faults = 1 + below(3); faults > 0; faults -= 1) spoil(made, random);
  const today = `${2025 + below(3)}-${one(["01-01", "03-29", "06-15", "12-31"])}`;
  return [today, spoilText(made, random)];
}

/** Puts something odd at a random place of the tree. */
function spoil(tree, { below, chance, one }) {
  let place = tree;
  for (;;) {
    const keys = Object.keys(place);
    if (keys.length === 0 || chance(0.1)) break;
    const key = keys[below(keys.length)];
    if (typeof place[key] === "object" && place[key] !== null && chance(0.8)) {
      place = place[key];
      continue;
    }
    place[key] = structuredClone(one(ODD));
    return;
  }
  place[one(["unknown", "Kind", "ŵ", "0"])] = structuredClone(one(ODD));
}

/** The JSON text, sometimes with what only a text can have. */
function spoilText(made, { below, chance, one }) {
  const text = JSON.stringify(made);
  if (chance(0.85)) return text;
  return one([
    () => text.replace(/:(\d)\b/g, ":$1.0"),
    () => text.replace(/:(\d)\b/, ":$1e2"),
    () => text.replace(/:(\d)\b/, ":-0"),
    () => text.replace(/:(\d)\b/, ":1e999"),
    () => text.replace(/"(\w+)":/, '"$1":null,"$1":'),
    () => text.slice(0, below(text.length)),
    () => `${text} x`,
    () => `\t ${text}  `,
    () => text.replace("{", `{"deep":${"[".repeat(30)}${"]".repeat(30)},`),
  ])();
}

/** `count` cases of a seed. */
export function randomCases(seed, count, questions) {
  const random = generator(seed);
  return Array.from({ length: count }, () => randomCase(random, questions));
}

/**
 * Random cases from a seed: mostly sound, each with some faults, so that every
 * answer and every problem of the engine comes up. As text, because some faults
 * (a number written 2.0, a key twice, a text cut short) exist only there.
 */

import { ODD } from "./odd.mjs";
import { randomEvent } from "./random-events.mjs";
import { randomOasys } from "./random-oasys.mjs";
import { randomStandard } from "./random-standard.mjs";

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
const STANDARDS = [
  "england-wales-2005",
  "england-wales-2005",
  "england-wales-2007",
  "england-wales-2017",
  "scotland",
  "northern-ireland",
  "no-such-standard",
];
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
const COUNTRIES = [...DIVISIONS, "outside-united-kingdom"];
const COUNTS =
  "sexual-appearances criminal-appearances violent-appearances burglary male-victim stranger-victim non-contact-offence indecent-images-only sanctions violent-sanctions sexual-sanctions contact-adult-sanctions contact-child-sanctions images-or-indirect-sanctions non-contact-other-sanctions age-at-first-sanction age-at-first-conviction age-at-latest-sexual-offence".split(
    " ",
  );
const NOT_SCORED =
  "no-trained-assessor insufficient-information allocated-not-completed done-on-paper not-indicated existing-risk-matrix internet-offences-only none-given".split(
    " ",
  );
const TEXTS = ["A123", "Siân o Lŷn", "قضية رقم ١٢", "e\u0301", "\u2028", "🙂", " ", '"\\'];
const RARE_TEXTS = ["", "\ud800", "\u0000", "x".repeat(300)];

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
    return { ...answers(shape, one([1, 1, 0.9, 0.5])), notScored: maybe(0.08, () => one(NOT_SCORED)) };
  };
  const oasys = randomOasys(random, { maybe, date, text, yesNo, band, answered, answers }, questions);
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
  const document = randomStandard(random, { maybe, text, yesNo, band });
  const event = randomEvent(random, { maybe, date, text, yesNo, band });
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
    country: maybe(0.2, () => one(COUNTRIES)),
    offences: Array.from({ length: below(4) }, offence),
  });
  const correction = () => ({
    count: one(COUNTS),
    value: chance(0.7) ? below(9) : yesNo(),
    reason: maybe(0.9, () => text()),
    by: maybe(0.9, () => "AB"),
    on: maybe(0.9, () => date(2023, 2)),
  });
  const judgement = () => ({
    rating: maybe(0.95, band),
    lowers: maybe(0.3, band),
    reason: maybe(0.9, () => text()),
    by: maybe(0.9, () => "AB"),
    on: maybe(0.9, () => date(2023, 3)),
    until: maybe(0.6, () => date(2025, 3)),
    countersignedBy: maybe(0.6, () => one(["AB", "CD"])),
    countersignerAuthorisedFor: maybe(0.6, band),
  });
  const value = (name, values, more = {}) => ({
    [name]: maybe(0.97, () => one(values)),
    on: maybe(0.97, () => date(2023, 3)),
    by: maybe(0.3, () => "AB"),
    ...more,
  });
  const recorded = () => ({
    riskMatrix: maybe(0.6, () => ({
      sexual: maybe(0.8, band),
      violent: maybe(0.8, band),
      on: maybe(0.97, () => date(2023, 3)),
      edition: maybe(0.4, () => text()),
      by: maybe(0.4, () => "AB"),
    })),
    harm: maybe(0.6, () => value("overall", BANDS)),
    sa07: maybe(0.3, () => value("level", BANDS)),
    lsCmi: maybe(0.3, () => value("level", ["very-low", ...BANDS])),
    ace: maybe(0.3, () => value("band", BANDS)),
    arms: maybe(0.4, () => value("level", BANDS, { reviewDue: maybe(0.5, () => date(2026, 3)) })),
    tier: maybe(0.3, () => value("letter", ["A", "B", "C", "D", "E", "F", "G"])),
  });
  const made = {
    schema: maybe(0.5, () => "joint-risk/case/1"),
    reference: maybe(0.5, () => text()),
    division: maybe(0.9, () => one(DIVISIONS)),
    standard: maybe(0.7, () => (chance(0.08) ? document() : one(STANDARDS))),
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
    attested: maybe(0.2, () => ({ by: maybe(0.97, () => "AB"), on: maybe(0.97, () => date(2023, 3)), system: "S" })),
    recorded: maybe(0.3, recorded),
    orderWarnings: maybe(0.1, () => [{ months: 1 + below(9) }, { days: below(40) }]),
    calendarKey: maybe(0.1, () => "k1"),
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

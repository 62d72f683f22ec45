/** Random answers of OASys: its questions, the screening, the harm grid, the self-assessment and the sentence plan. */

import { ODD } from "./odd.mjs";

const FORMS = ["oasys-1", "oasys-2", "layer-1", "layer-2", "layer-3", "fast-review"];
const CONCERNS = "FA31 FA36 FA32 FA37 FA39 FA42 FA40 FA43 FA45 FA47 FA51 FA53 FA55 FA56 FA58 FA60".split(" ");
const REPLIES = ["YES", "NO", "NO", "DK", false];
const HEADINGS =
  "other-agencies existing-controls added-measures who-and-when conditions level-of-contact current-situation supervision monitoring-and-control interventions victim-safety contingency comments";
const ACHIEVED =
  "not-started ongoing fully-achieved not-achieved no-longer-applicable not-achieved-custody revoked-early-for-progress".split(
    " ",
  );
const TIMESCALES = "1-week 1-month 3-months 16-weeks 6-months 1-year".split(" ");

/** Draws the answers at each call. */
export function randomOasys({ below, chance, one }, { maybe, date, text, yesNo, band, answered, answers }, questions) {
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
        analysis: maybe(0.3, () => written("R6.1 R6.2 R7 R8.1 R8.2 R8.3 R9.1 R9.2 R9.3")),
        summary: maybe(0.3, () => written("R10.1 R10.2 R10.3 R10.4 R10.5")),
        concerns: maybe(0.3, () => Object.fromEntries(CONCERNS.map((item) => [item, maybe(0.6, () => one(REPLIES))]))),
        plan: maybe(0.3, () => ({
          form: maybe(0.8, () => one(["rm20-27", "rm28-35"])),
          headings: maybe(0.8, () => written(HEADINGS)),
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
    status: maybe(0.9, () => one(ACHIEVED)),
    timescale: maybe(0.8, () => one(TIMESCALES)),
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
      Array.from({ length: below(3) }, (_, place) => ({
        id: `m${place}`,
        action: "visit",
        owner: maybe(0.4, text),
        due: maybe(0.4, date),
      })),
    ),
    previous: maybe(0.5, () => ({
      on: maybe(0.8, () => date(2023, 3)),
      harm: maybe(0.8, band),
      needs: maybe(0.8, () => ({ 3: one(["yes", "no"]), 9: "undecided", 12: "yes" })),
      objectives: maybe(0.8, () => [
        { id: "o0", status: one(ACHIEVED) },
        { id: "o7", text: maybe(0.4, text) },
      ]),
    })),
  });
  return oasys;
}

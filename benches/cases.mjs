// Named cases of the measurements. `matrix` is the least that scores; `full` is a case of both instruments with a history.
import { CASE, withAnswers } from "../tests/support/case.mjs";

// Every question of the need scores and every link, each answered as the form allows.
const RATED =
  "3.4 3.5 3.6 4.3 4.4 4.5 6.1 6.3 6.6 7.2 7.3 7.5 8.6 8.8 8.9 9.1 9.2 9.3 9.5 11.5 11.6 11.7 11.9 12.1 12.4 12.5 12.8";
const answers = { 3.3: "YES", 4.2: "NO", 8.4: "2", 8.5: "0", 4.96: "NO", 4.98: "YES" };
RATED.split(" ").forEach((question, place) => (answers[question] = String(place % 3)));
for (const section of [3, 5, 6, 7, 8, 9, 10, 11, 12]) {
  Object.assign(answers, { [`${section}.98`]: "NO", [`${section}.99`]: "YES" });
}
const groups = { children: "high", public: "medium", knownAdult: "low", staff: "low" };
const visits = Array.from({ length: 12 }, (_, month) => ({
  kind: "visit",
  on: `2025-${String(month + 1).padStart(2, "0")}-14`,
  officers: 2,
  access: true,
}));

// Criminal history and every answer that a predictor asks, those of the screening included.
const ASKED = {
  ...answers,
  ...{ 1.29: "2025-01-06", 1.38: "2025-01-06", 1.44: "NO", 2.2: ["SEXUAL", "ANYVIOL"], 2.6: "NO", 6.4: "1", 6.7: "NO" },
  ...{ 6.8: "3", 10.1: "1", 10.2: "0", 10.4: "1", 10.5: "NO", 10.6: "0", 10.7: [], 11.2: "1", 11.3: "1", 11.4: "2" },
  ...{ 4.7: "0", 4.8: "0", 4.9: "2", "8.2.1": "110", "8.2.4": "120", 8.8: "1" },
};
const THEFT = { code: "04600", committedOn: "2010-05-01" };
const SEXUAL = { code: "01908", committedOn: "2024-05-01", sexualKind: "contact-adult", strangerVictim: false };
const occasions = (count, offences) =>
  Array.from({ length: count }, (_, place) => ({
    sentencedOn: `${2012 + (place % 12)}-${String(1 + (place % 11)).padStart(2, "0")}-${String(1 + (place % 27)).padStart(2, "0")}`,
    court: `Court ${place}`,
    offences: Array.from({ length: offences }, (each, index) => ({
      ...(index % 7 === 6 ? SEXUAL : THEFT),
      committedOn: "2010-05-01",
    })),
  }));
const LATEST = { sentencedOn: "2025-01-06", court: "Leeds Crown Court", offences: [SEXUAL] };
const person = { sex: "male", dateOfBirth: "1992-06-01" };
// Thirty years of one case: five thousand events, most of them contacts, with all that clocks read.
const day = (place) => new Date(Date.UTC(1996, 0, 1) + place * 2 * 86_400_000).toISOString().slice(0, 10);
const LONG = [
  ...Array(17).fill({ kind: "contact", agency: "probation" }),
  { kind: "visit", officers: 2, access: true },
  { kind: "visit", officers: 2, access: false },
  { kind: "rating-recorded", rating: "high" },
  { kind: "oasys-completed", form: "layer-3" },
  { kind: "mappa-review" },
  { kind: "plan-reviewed" },
  { kind: "supervisor-reviewed" },
  { kind: "risk-changed" },
];
const long = Array.from({ length: 5000 }, (_, place) => ({ ...LONG[place % LONG.length], on: day(place) }));
long[0] = { kind: "order-started", on: day(0) };
long[1] = { kind: "mappa-level-set", on: day(1), level: 2 };
long[2] = { kind: "interval-set", on: day(2), of: "probation-contact", weeks: 1, reasons: "R" };

export const CASES = {
  matrix: CASE,
  full: {
    ...withAnswers({ startOfRisk: "2025-01-06", nonContactOffence: null }),
    oasys: { supervised: true, answers, harm: { community: groups, custody: "not-applicable" } },
    events: [
      { kind: "order-started", on: "2025-01-06" },
      { kind: "oasys-completed", on: "2025-01-20", form: "layer-3", status: "complete" },
      ...visits,
      { kind: "mappa-level-set", on: "2025-02-03", level: 2, category: 1 },
      { kind: "significant-incident", on: "2025-09-01", id: "i1" },
      { kind: "oasys-completed", on: "2025-09-08", form: "layer-3", status: "complete", incident: "i1" },
    ],
  },
  predictors: {
    person,
    convictions: [...occasions(5, 1), LATEST],
    predictors: { offenceCode: "01908", supervisionStatus: "community", custodialSentence: true, highestRisk: "high" },
    oasys: {
      supervised: true,
      answers: ASKED,
      screening: { "R1.2.15": { current: true, previous: true } },
      harm: { community: groups, custody: "not-applicable" },
    },
  },
  history: { person, convictions: occasions(200, 20) },
  long: { ...CASE, events: long },
};

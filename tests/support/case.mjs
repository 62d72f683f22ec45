// A case of which the scores are known, for tests of every kind: two sexual appearances, a stranger and a non-contact offence.
export const CASE = {
  schema: "joint-risk/case/1",
  division: "england-and-wales",
  standard: "england-wales-2005",
  person: { sex: "male", dateOfBirth: "1992-06-01" },
  riskMatrix: {
    startOfRisk: "2026-01-05",
    sexualAppearances: 2,
    criminalAppearances: 6,
    violentAppearances: 1,
    burglary: false,
    maleVictim: false,
    strangerVictim: true,
    nonContactOffence: true,
    neverInRelationship: false,
    ageAtLatestSexualOffence: 31,
    indecentImagesOnly: false,
  },
  events: [{ kind: "order-started", on: "2026-01-05" }],
};
export const TODAY = "2026-02-01";

/** The case with some of its Risk Matrix answers replaced. */
export function withAnswers(answers) {
  return { ...CASE, riskMatrix: { ...CASE.riskMatrix, ...answers } };
}

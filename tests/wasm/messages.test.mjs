// Every code that the engine can return has words in both languages. The codes
// are read from the promised types, so that a new one cannot be forgotten.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const types = ["index", "case", "assessment"]
  .map((name) => read(`types/${name}.d.ts`))
  .join("\n")
  .replace(/\/\*[\s\S]*?\*\//g, "")
  .replace(/\/\/.*/g, "");
const messages = { en: JSON.parse(read("www/messages/en.json")), cy: JSON.parse(read("www/messages/cy.json")) };
const LANGUAGES = Object.keys(messages);
const PLURALS = { en: ["one", "other"], cy: ["zero", "one", "two", "few", "many", "other"] };

/** The members of `type Name = "a" | "b"`, those of other named unions included. */
function union(name) {
  const body = new RegExp(`type ${name} =([^;]*);`).exec(types)?.[1];
  assert.ok(body, `types/ has no union \`${name}\``);
  return body
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => (part.startsWith('"') ? [part.slice(1, -1)] : union(part)));
}

const literals = (text) => [...text.matchAll(/"([a-z0-9-]+)"/g)].map(([, code]) => code);
const becauseCodes = () => [...types.matchAll(/\| \{\s*code: "([a-z-]+)"/g)].map(([, code]) => code);
const eventKinds = () =>
  [...types.matchAll(/interface \w+Event extends EventMembers \{\s*kind:([^;]*);/g)].flatMap(([, kinds]) =>
    literals(kinds),
  );

// Group of the messages, its codes, how many at least (a pattern that finds
// nothing must not pass), and a suffix of further keys.
const GROUPS = [
  ["band", union("Band"), 4],
  ["status", union("Status"), 4],
  ["need", union("Need"), 3],
  ["standing", union("Standing"), 4],
  ["problem", union("ProblemCode"), 21],
  ["because", becauseCodes(), 66],
  ["closes", union("ClosesNothing"), 16],
  ["duty", union("DutyKind"), 32],
  ["duty", union("DutyKind").map((kind) => `${kind}-short`), 32],
  ["setter", union("Setter"), 3],
  [
    "person",
    readdirSync(new URL("../../src/standard", import.meta.url))
      .filter((name) => name.endsWith(".json"))
      .map((name) => `standard-${name.slice(0, -".json".length)}`),
    5,
  ],
  ["chosen", union("ChosenBecause"), 5],
  ["otherInstrument", union("OtherInstrument"), 2],
  ["entryTest", union("EntryTest"), 6],
  ["reactive", union("ReactiveState"), 7],
  ["levelGap", union("LevelGap"), 5],
  ["form", union("VisitPurpose").map((purpose) => `purposes-${purpose}`), 7],
  ["form", union("LevelCriterion").map((criterion) => `criteria-${criterion}`), 5],
  ["form", union("Agency").map((agency) => `agency-${agency}`), 3],
  ["state", union("DutyState"), 9],
  ["doNow", union("DoNowCode"), 12],
  ["owner", union("Owner"), 5],
  ["reason", union("ScaleReason"), 14],
  ["judgementReason", union("JudgementReason"), 14],
  ["effect", union("JudgementEffectKind"), 6],
  ["olderRule", union("OlderRuleReason"), 4],
  ["likelihood", union("LikelihoodReason"), 2],
  ["needReason", union("NeedReason"), 4],
  ["needChange", union("NeedChange"), 4],
  ["harmChange", union("HarmChange"), 4],
  ["objectiveChange", union("ObjectiveChange"), 3],
  ["objectiveStatus", union("ObjectiveStatus"), 7],
  ["timescale", union("Timescale"), 6],
  ["plan", union("PlanType").map((type) => `type-${type}`), 2],
  ["planResult", union("PlanType").map((type) => `type-${type}`), 2],
  [
    "planResult",
    literals(/interface HarmWithoutObjective \{\s*need: ([^;]*);/.exec(types)?.[1] ?? "").map((need) => `harm-${need}`),
    2,
  ],
  ["selfAssessment", [0, 1, 2, 3].map((answer) => `likelihood-${answer}`), 4],
  ["joint", union("JointInstrument"), 3],
  ["harmWord", union("HarmGroup"), 5],
  ["happened", eventKinds(), 41],
  ["event", eventKinds(), 41],
  ["counting", union("Counting"), 2],
  ["band", union("Band").map((band) => `in-text-${band}`), 4],
  ["wording", union("PeriodWording"), 5],
  ["period", union("PeriodUnit"), 4],
  ["detail", union("MissingDetail"), 5],
  ["disposal", union("Disposal"), 12],
  ["about", union("NotifiedAbout"), 8],
  ["matter", union("ChangedMatter"), 7],
  ["courtOrder", union("CourtOrder"), 11],
  ["analysis", union("AnalysisSection"), 8],
  ["analysis", union("AnalysisState"), 3],
  ["analysis", union("AnalysisState").map((state) => `state-${state}`), 3],
  ["exemption", union("ExemptionReason"), 9],
  ["concern", union("ConcernKind"), 8],
  ["planForm", union("PlanForm"), 2],
  ["planHeading", union("PlanHeading"), 13],
  ["question", union("ScreeningOffence"), 15],
  ["question", union("ScreeningBehaviour"), 19],
  ["question", union("SummaryItem"), 5],
  ["question", union("ConcernItem"), 16],
  [
    "question",
    "R2.1 R2.2 R2.2.1 R3.1 R3.2 R3.3 R3.4 R4.1 R4.2 R4.3 R4.4 R5.1 R5.2a R5.2b R8.4.1 R1.2 R1.3".split(" "),
    17,
  ],
  ["predictors", union("PredictorName").flatMap((name) => [`name-${name}`, `what-${name}`]), 26],
  ["predictors", union("PredictorReason").map((reason) => `reason-${reason}`), 3],
  ["predictors", union("SupervisionStatus").map((status) => `supervision-${status}`), 3],
  ["predictorProblem", union("PredictorProblemKind"), 26],
  ["predictorItem", union("PredictorItem"), 95],
  ["predictorTerm", union("PredictorTerm"), 127],
  [
    "pastOffence",
    "homicide grievous-bodily-harm aggravated-burglary arson criminal-damage kidnapping firearms robbery weapon".split(
      " ",
    ),
    9,
  ],
  ["count", union("CountName"), 18],
  ["outcome", union("Outcome"), 6],
  ["country", union("Country"), 4],
  ["sexualKind", union("SexualKind"), 5],
  ["notCounted", union("NotCountedReason"), 14],
  ["open", union("OpenReason"), 9],
  ["countingRule", union("CountingRule"), 6],
  ["treatment", union("Treatment"), 2],
  ["confidence", union("Confidence"), 4],
  ["offenceClass", union("OffenceClass"), 15],
  ["offenceCategory", union("OffenceCategory"), 25],
  ["ogrs3Group", union("Ogrs3Group"), 20],
  [
    "table",
    [
      "rm2000-2007/sexual/items",
      "rm2000-2007/sexual/step-one",
      "rm2000-2007/sexual/step-two",
      "rm2000-2007/sexual/three-factors",
      "rm2000-2007/violent",
      "rm2000-2007/combined/points",
      "rm2000-2007/combined",
      "oasys/need-thresholds",
      "oasys/section-scores",
      "oasys/harm",
      "oasys/screening",
      "oasys/likelihood-2002",
      "predictors-2025/coefficients",
      "predictors-2026/coefficients",
    ],
    13,
  ],
  [
    "item",
    [
      "sexualAppearances",
      "criminalAppearances",
      "violentAppearances",
      "burglary",
      "ageAtStartOfRisk",
      "maleVictim",
      "strangerVictim",
      "nonContactOffence",
      "neverInRelationship",
      "ageAtLatestSexualOffence",
    ],
    10,
  ],
];

const entries = (language) =>
  Object.entries(messages[language])
    .filter(([group]) => group !== "meta")
    .flatMap(([group, texts]) => Object.entries(texts).map(([key, text]) => [`${group}.${key}`, text]));
const forms = (text) => (typeof text === "object" ? Object.values(text) : [text]);
const placeholders = (text) =>
  [...new Set(forms(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort().join(" ");

for (const language of LANGUAGES) {
  test(`${language}: every code of the engine has words`, () => {
    for (const [group, codes, least] of GROUPS) {
      assert.ok(codes.length >= least, `${group}: ${codes.length} codes found, at least ${least} expected`);
      for (const code of codes)
        assert.ok(messages[language][group]?.[code], `${language}: no words for ${group}.${code}`);
    }
  });

  test(`${language}: no text is empty`, () => {
    for (const [key, text] of entries(language)) {
      for (const form of forms(text))
        assert.ok(typeof form === "string" && form.trim() !== "", `${language}: ${key} is empty`);
    }
  });

  // A long number is given as `number`, written in the reader's manner; `count` then only chooses.
  test(`${language}: every plural has its categories, and counts`, () => {
    for (const [key, text] of entries(language)) {
      if (typeof text !== "object") continue;
      assert.deepEqual(Object.keys(text).sort(), [...PLURALS[language]].sort(), `${language}: ${key}`);
      assert.match(text.other, /\{(count|number)\}/, `${language}: ${key} counts nothing`);
    }
  });
}

test("both languages have the same keys", () => {
  assert.deepEqual(
    entries("cy")
      .map(([key]) => key)
      .sort(),
    entries("en")
      .map(([key]) => key)
      .sort(),
  );
});

test("both languages have the same placeholders, and plurals in the same places", () => {
  const welsh = new Map(entries("cy"));
  for (const [key, text] of entries("en")) {
    assert.equal(placeholders(welsh.get(key) ?? ""), placeholders(text), key);
    assert.equal(typeof welsh.get(key), typeof text, `${key}: a plural in one language only`);
  }
});

test("unreviewed Welsh says so", () => {
  assert.ok(["reviewed", "unreviewed"].includes(messages.cy.meta.status));
});

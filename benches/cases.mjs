// Named cases of the measurements. `matrix` is the least that scores; `full` is a case of both instruments with a history.
import { CASE, withAnswers } from "../tests/support/engine.mjs";

const answers = {};
for (let section = 3; section <= 12; section += 1) {
  for (let question = 1; question <= 5; question += 1) answers[`${section}.${question}`] = String(question % 3);
  Object.assign(answers, { [`${section}.98`]: "NO", [`${section}.99`]: "YES" });
}
const groups = { children: "high", public: "medium", knownAdult: "low", staff: "low" };
const visits = Array.from({ length: 12 }, (_, month) => ({
  kind: "visit",
  on: `2025-${String(month + 1).padStart(2, "0")}-14`,
  officers: 2,
  access: true,
}));

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
};

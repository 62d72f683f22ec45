// Which section of the page a field is in, without the sections themselves: they link to each other by it.

import { at, belongsTo } from "./path.mjs";

/** The sections of OASys on the page; 1 and 2 are under a disclosure. */
export const EARLY = [1, 2];
export const NEEDS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const OASYS = new Set([...NEEDS, ...EARLY].map((number) => `oasys-${number}`));

/** Where a problem belongs; `result` for what no section shows. */
export function sectionOf(path, store) {
  const question = /^oasys\.answers\[(\d+)\./.exec(path);
  if (question && OASYS.has(`oasys-${question[1]}`)) return `oasys-${question[1]}`;
  const area = /^oasys\.lowScoringAreas\[(\d+)\]/.exec(path);
  if (area) {
    const id = `oasys-${store.get("oasys.lowScoringAreas")?.[area[1]]?.section}`;
    return OASYS.has(id) ? id : "result";
  }
  if (belongsTo(path, "oasys.harm") || belongsTo(path, "oasys.screening")) return "harm";
  for (const [root, id] of [
    ["oasys.selfAssessment", "self-assessment"],
    ["oasys.plan", "plan"],
    ["convictions", "history"],
    ["corrections", "history"],
    ["riskMatrix", "risk-matrix"],
    ["predictors", "predictors"],
    ["events", "events"],
    ["judgement", "judgement"],
  ]) {
    if (belongsTo(path, root)) return id;
  }
  const own = ["person", "reference", "division", "standard", "today", "schema", "oasys.supervised", "oasys.form"];
  return own.some((root) => belongsTo(path, root)) ? "person" : "result";
}

/** The same in a case that is in no store. */
export const sectionIn = (path, caseFile) => sectionOf(path, { get: (wanted) => at(caseFile ?? {}, wanted) });

/** Whether a section of the page shows this field. */
export const hasField = (path, caseFile) => Boolean(path) && sectionIn(path, caseFile) !== "result";

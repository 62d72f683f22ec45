import { cellsOf } from "./section/harm.mjs";
import * as history from "./section/history.mjs";
import * as events from "./section/events.mjs";
import * as harm from "./section/harm.mjs";
import * as judgement from "./section/judgement.mjs";
import * as oasys from "./section/oasys.mjs";
import * as person from "./section/person.mjs";
import * as screening from "./section/screening.mjs";
import * as plan from "./section/plan.mjs";
import * as predictors from "./section/predictors.mjs";
import * as riskMatrix from "./section/risk-matrix.mjs";
import * as selfAssessment from "./section/self-assessment.mjs";
import { answerPath, required } from "./section/no-issues.mjs";
import { EARLY, NEEDS, sectionOf } from "./section-of.mjs";
import { words } from "./words.mjs";

const simple = (id, module) => ({
  id,
  group: null,
  title: () => words(`page.section-${id}`),
  build: module.build,
  refresh: module.refresh,
  quiet: module.quiet,
});
const oasysSection = (number) => ({
  id: `oasys-${number}`,
  group: EARLY.includes(number) ? "early" : "oasys",
  number,
  title: () => `${number} ${words(`section.${number}`)}`,
  build: (context) => oasys.build(context, number),
});

/** Every section in the order of the page; `result` is built by its own module. */
export const SECTIONS = [
  simple("person", person),
  simple("history", history),
  simple("risk-matrix", riskMatrix),
  ...[...NEEDS, ...EARLY].map(oasysSection),
  simple("predictors", predictors),
  simple("harm", harm),
  simple("self-assessment", selfAssessment),
  simple("plan", plan),
  simple("events", events),
  simple("judgement", judgement),
  { id: "result", group: null, title: () => words("page.section-result"), build: null },
];

export const sectionById = (id) => SECTIONS.find((section) => section.id === id);

const counted = (paths, store) => {
  const answered = paths.filter((path) => store.isAnswered(path)).length;
  if (answered === 0) return { kind: "not-started" };
  return answered === paths.length ? { kind: "completed" } : { kind: "missing", count: paths.length - answered };
};

/** How far a section is: `{ kind, count }`. Problems come before all else. */
export function statusOf(section, { store, engine, problems, assessment = undefined }) {
  const mine = problems.filter((problem) => sectionOf(problem.field, store) === section.id).length;
  if (mine > 0) return { kind: "problems", count: mine };
  if (section.number) {
    if (!engine) return { kind: "none" };
    const status = counted(
      required(engine, section.number).map((question) => answerPath(question.id)),
      store,
    );
    const answers = Object.keys(store.get("oasys.answers") ?? {});
    // An answer that is not among the required ones is a start all the same.
    const started = answers.some((id) => id.startsWith(`${section.number}.`));
    return status.kind === "not-started" && started
      ? { kind: "missing", count: required(engine, section.number).length }
      : status;
  }
  switch (section.id) {
    case "person":
      return counted(person.FIELDS, store);
    case "risk-matrix":
      return store.isAnswered(riskMatrix.NOT_SCORED)
        ? { kind: "completed" }
        : counted(riskMatrix.toAnswer(store, assessment), store);
    case "predictors": {
      const given = store.get("predictors");
      if (given === undefined || given === null) return { kind: "not-used" };
      return counted(predictors.toAnswer(store, assessment), store);
    }
    case "history": {
      const occasions = store.get("convictions");
      if (!Array.isArray(occasions)) return { kind: "none-recorded" };
      return occasions.length === 0 ? { kind: "completed" } : { kind: "recorded", count: occasions.length };
    }
    case "harm":
      return harmStatus(store);
    case "events": {
      const count = Array.isArray(store.get("events")) ? store.get("events").length : 0;
      return count === 0 ? { kind: "none-recorded" } : { kind: "recorded", count };
    }
    case "self-assessment":
      return unlessUnused("oasys.selfAssessment", store, () => counted(selfAssessment.FIELDS, store));
    case "plan": {
      const objectives = store.get("oasys.plan.objectives");
      const count = Array.isArray(objectives) ? objectives.length : 0;
      return unlessUnused("oasys.plan", store, () => ({ kind: "recorded", count }));
    }
    case "judgement": {
      const given = store.get("judgement");
      return given === undefined || given === null ? { kind: "not-used" } : counted(judgement.FIELDS, store);
    }
    default:
      return { kind: "none" };
  }
}

function unlessUnused(path, store, status) {
  const given = store.get(path);
  return given === undefined || given === null ? { kind: "not-used" } : status();
}

function harmStatus(store) {
  const custody = store.get("oasys.harm.custody") === "not-applicable";
  const paths = [...cellsOf("community"), ...(custody ? [] : cellsOf("custody"))];
  const answered = [...screening.answered(store), ...paths.map((path) => store.isAnswered(path))];
  const open = answered.filter((each) => !each).length;
  if (open === 0) return { kind: "completed" };
  return open === answered.length && !custody ? { kind: "not-started" } : { kind: "missing", count: open };
}

export const statusText = ({ kind, count }) =>
  kind === "none" ? "" : words(`page.status-${kind}`, { count: count ?? 0 });

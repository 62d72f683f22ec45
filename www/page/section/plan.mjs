import { radios, ticks, yesNo } from "../choice-fields.mjs";
import { dateField } from "../date-field.mjs";
import { isDay } from "../date-parts.mjs";
import { h } from "../dom.mjs";
import { selectField, textArea, textField } from "../fields.mjs";
import { hasWords, plainDay, words } from "../words.mjs";
import { entryList, freeId, listAt } from "./entries.mjs";
import { bandOptions } from "./harm.mjs";
import { sectionOptions } from "./self-assessment.mjs";

const ROOT = "oasys.plan";
const OBJECTIVES = `${ROOT}.objectives`;
const ACTIONS = `${ROOT}.mappaActions`;
const PREVIOUS = `${ROOT}.previous`;
const STATUSES = [
  "not-started",
  "ongoing",
  "fully-achieved",
  "not-achieved",
  "no-longer-applicable",
  "not-achieved-custody",
  "revoked-early-for-progress",
];
const TIMESCALES = ["1-week", "1-month", "3-months", "16-weeks", "6-months", "1-year"];
const NEEDS = ["yes", "no", "undecided"];
const THRESHOLDS = [3, 4, 6, 7, 8, 9, 11, 12];

const coded = (group, codes) => codes.map((value) => ({ value, label: words(`${group}.${value}`) }));
const worded = (group, code) => (hasWords(`${group}.${code}`) ? words(`${group}.${code}`) : null);
const joined = (parts) => parts.filter(Boolean).join(" · ");

const wasThere = (store, id) => listAt(store, `${PREVIOUS}.objectives`).some((each) => each?.id === id);

function objectiveFields(store, at, entry) {
  const actions = listAt(store, ACTIONS).filter((action) => action?.id);
  return [
    wasThere(store, entry.id)
      ? yesNo(store, {
          path: `${at}.stillTrue`,
          label: words("plan.stillTrue"),
          hint: words("plan.stillTrue-hint"),
        })
      : null,
    textArea(store, { path: `${at}.text`, label: words("plan.text"), hint: words("plan.text-hint"), rows: 2 }),
    ticks(store, {
      path: `${at}.needs`,
      label: words("plan.needs"),
      hint: words("plan.needs-hint"),
      options: sectionOptions(),
    }),
    yesNo(store, { path: `${at}.harm`, label: words("plan.harm") }),
    selectField(store, {
      path: `${at}.status`,
      label: words("plan.status"),
      options: coded("objectiveStatus", STATUSES),
    }),
    selectField(store, {
      path: `${at}.timescale`,
      label: words("plan.timescale"),
      options: coded("timescale", TIMESCALES),
    }),
    textField(store, { path: `${at}.who`, label: words("plan.who"), hint: words("plan.who-hint") }),
    actions.length > 0
      ? selectField(store, {
          path: `${at}.mappaAction`,
          label: words("plan.mappaAction"),
          options: actions.map(({ id, action }) => ({ value: id, label: action || id })),
        })
      : null,
  ];
}

const objectiveSummary = (store) => (entry) =>
  joined([
    Array.isArray(entry.needs) ? entry.needs.map((need) => words(`section.${need}`)).join(", ") : null,
    entry.harm === true ? words("plan.harm-short") : null,
    worded("objectiveStatus", entry.status),
    worded("timescale", entry.timescale),
    entry.who,
    wasThere(store, entry.id) && (entry.stillTrue === undefined || entry.stillTrue === null)
      ? words("plan.to-confirm")
      : null,
    wasThere(store, entry.id) && entry.stillTrue === false ? words("plan.no-longer-true") : null,
  ]);

/** Puts this plan in the place of the one before and begins a review: nothing in it holds until it is confirmed. */
function beginReview(context) {
  const { store, assessment } = context;
  const plan = store.get(ROOT) ?? {};
  const objectives = listAt(store, OBJECTIVES);
  const needs = (assessment?.oasys?.sections ?? [])
    .filter((section) => section.need !== null)
    .map((section) => [String(section.section), section.need]);
  const previous = {
    ...(isDay(plan.agreedOn) ? { on: plan.agreedOn } : {}),
    objectives: objectives.map(({ id, text, status }) => ({ id, text, status })),
    ...(needs.length > 0 ? { needs: Object.fromEntries(needs) } : {}),
    ...(assessment?.oasys?.harm.status === "scored" && assessment.oasys.harm.overall
      ? { harm: assessment.oasys.harm.overall }
      : {}),
  };
  const carried = objectives.map((objective) => {
    const copy = { ...objective };
    delete copy.stillTrue;
    return copy;
  });
  const next = { ...plan, type: "review", objectives: carried, previous };
  delete next.agreedOn;
  store.set(ROOT, next);
  context.view.openEvent = null;
  context.rebuild();
  context.announce(words("plan.review-begun"));
}

function previousFields(context) {
  const { store } = context;
  const before = listAt(store, `${PREVIOUS}.objectives`);
  return h(
    "details",
    { class: "govuk-details", open: store.get(PREVIOUS) !== undefined },
    h("summary", { class: "govuk-details__summary" }, words("plan.previous")),
    dateField(store, { path: `${PREVIOUS}.on`, label: words("plan.previous-on") }),
    selectField(store, { path: `${PREVIOUS}.harm`, label: words("plan.previous-harm"), options: bandOptions() }),
    h("h3", { class: "govuk-heading-s" }, words("plan.previous-needs")),
    h(
      "div",
      { class: "self-item__fields" },
      THRESHOLDS.map((section) =>
        selectField(store, {
          path: `${PREVIOUS}.needs[${section}]`,
          label: `${section} ${words(`section.${section}`)}`,
          options: coded("need", NEEDS),
        }),
      ),
    ),
    before.length > 0
      ? [
          h("h3", { class: "govuk-heading-s" }, words("plan.previous-objectives")),
          h(
            "ul",
            { class: "govuk-list govuk-list--bullet" },
            before.map((each) =>
              h("li", null, joined([each?.text ?? each?.id, worded("objectiveStatus", each?.status)])),
            ),
          ),
        ]
      : null,
  );
}

export function build(context) {
  const { store } = context;
  const objectives = listAt(store, OBJECTIVES);
  return [
    h("p", { class: "govuk-body" }, words("plan.intro")),
    radios(store, {
      path: `${ROOT}.type`,
      label: words("plan.type"),
      inline: true,
      options: ["initial", "review"].map((value) => ({ value, label: words(`plan.type-${value}`) })),
    }),
    dateField(store, { path: `${ROOT}.agreedOn`, label: words("plan.agreedOn") }),
    textArea(store, {
      path: `${ROOT}.capacityToChange`,
      label: words("plan.capacityToChange"),
      hint: words("plan.capacityToChange-hint"),
      rows: 3,
    }),
    h("h2", { class: "govuk-heading-m" }, words("plan.mappaActions")),
    h("p", { class: "govuk-hint" }, words("plan.mappaActions-hint")),
    entryList(context, {
      path: ACTIONS,
      id: "add-mappa-action",
      addLabel: words("plan.add-mappa-action"),
      empty: words("plan.no-mappa-actions"),
      removed: words("plan.mappa-action-removed"),
      name: (entry, index) => entry.action || words("plan.mappa-action-n", { number: index + 1 }),
      summary: (entry) => joined([entry.owner, isDay(entry.due) ? plainDay(entry.due) : null]),
      add: () => ({ id: freeId("action", listAt(store, ACTIONS)) }),
      first: "action",
      fields: (at) => [
        textArea(store, { path: `${at}.action`, label: words("plan.action"), rows: 2 }),
        textField(store, { path: `${at}.owner`, label: words("plan.owner") }),
        dateField(store, { path: `${at}.due`, label: words("plan.due") }),
      ],
    }),
    h("h2", { class: "govuk-heading-m" }, words("plan.objectives")),
    entryList(context, {
      path: OBJECTIVES,
      id: "add-objective",
      addLabel: words("plan.add-objective"),
      empty: words("plan.no-objectives"),
      removed: words("plan.objective-removed"),
      name: (entry, index) => entry.text || words("plan.objective-n", { number: index + 1 }),
      summary: objectiveSummary(store),
      add: () => ({
        id: freeId("objective", [...objectives, ...listAt(store, `${PREVIOUS}.objectives`)]),
      }),
      first: "text",
      fields: (at, entry) => objectiveFields(store, at, entry),
    }),
    h("h2", { class: "govuk-heading-m" }, words("plan.review")),
    objectives.length > 0
      ? h(
          "div",
          null,
          h("p", { class: "govuk-hint", id: "begin-review-hint" }, words("plan.begin-review-hint")),
          h(
            "button",
            {
              type: "button",
              class: "govuk-button govuk-button--secondary",
              id: "begin-review",
              "aria-describedby": "begin-review-hint",
              on: { click: () => beginReview(context) },
            },
            words("plan.begin-review"),
          ),
        )
      : null,
    previousFields(context),
  ];
}

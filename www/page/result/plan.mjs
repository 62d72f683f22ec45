// Likelihood, motivation and plan: the weighted total, what the person says
// beside what the assessor says, and what the plan leaves unanswered.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { answerText } from "./field-names.mjs";
import { sectionName } from "./needs.mjs";
import {
  bandInText,
  bandName,
  between,
  dayOnly,
  details,
  fieldLink,
  fieldList,
  heading,
  hint,
  isWide,
  joined,
  notice,
  sentenceCase,
  standingMark,
  table,
} from "./parts.mjs";

export function plan(context) {
  const { oasys } = context.assessment;
  return h(
    "section",
    { class: "jr-section", "aria-labelledby": "jr-plan-heading" },
    heading(words("planResult.title"), { id: "jr-plan-heading" }),
    oasys
      ? [likelihood(context), motivation(context), selfView(context), sentencePlan(context)]
      : hint(words("planResult.no-oasys")),
  );
}

const subheading = (text) => h("p", { class: "govuk-body jr-subheading" }, h("strong", null, text));

function likelihood({ assessment, caseFile }) {
  const found = assessment.oasys.likelihood;
  if (found.status === "not-applicable") return hint(words(`likelihood.${found.reason}`));
  if (found.status === "invalid") {
    return notice(
      "alert",
      h("p", null, words("likelihood.title"), ": ", h("strong", null, words("status.invalid")), "."),
      fieldList(found.invalidFields, caseFile),
    );
  }
  const used = assessment.tables.find((each) => each.table === found.table);
  // Nobody has answered anything: a span of 0 to 168 says nothing.
  if (!used) return hint(words("likelihood.nothing-answered"));
  const band = found.band ? bandName(found.band) : between(found.range);
  const total =
    found.score === null
      ? words("likelihood.total-between", { ...found.scoreRange, maximum: found.maximum })
      : words("likelihood.total", { score: found.score, maximum: found.maximum });
  return [
    subheading(words("likelihood.title")),
    h("p", { class: "govuk-body" }, h("strong", null, `${total}: ${band}`), " ", standingMark(used.standing)),
    hint(words("likelihood.hint")),
    isWide(found.range)
      ? details(
          "likelihood-decided",
          words("result.missing", { count: found.range.decidedBy.length }),
          {},
          fieldList(found.range.decidedBy, caseFile),
        )
      : null,
    details("likelihood-parts", words("likelihood.parts"), {}, parts(found)),
  ];
}

function parts({ contributions }) {
  const exact = ({ numerator, denominator }) => (numerator / denominator).toFixed(2);
  return table({
    caption: words("likelihood.parts"),
    captionHidden: true,
    columns: [
      { text: words("result.column-section") },
      { text: words("likelihood.column-score") },
      { text: words("likelihood.column-adds"), kind: "number" },
    ],
    rows: contributions.map((part) => [
      joined(part.sections.map(sectionName)),
      [
        words("result.score-of", { score: part.answered === 0 ? "–" : part.score, maximum: part.maximum }),
        part.missing > 0 ? h("span", { class: "jr-sub" }, words("result.missing", { count: part.missing })) : null,
      ],
      words("likelihood.adds", { share: exact(part.share), weight: part.weight }),
    ]),
  });
}

function motivation({ assessment, caseFile }) {
  const { answers, capacityToChange } = assessment.oasys.motivation;
  if (capacityToChange === null && answers.every(({ value, invalid }) => value === null && !invalid)) {
    return hint(words("planResult.no-motivation"));
  }
  return table({
    caption: words("planResult.motivation"),
    columns: [{ text: words("result.column-item") }, { text: words("result.column-answer") }],
    rows: [
      ...answers.map(({ item, field, value, invalid }) => [
        fieldLink(field, caseFile),
        invalid ? words("status.invalid") : value === null ? words("result.not-given") : answerText(value, item),
      ]),
      [fieldLink("oasys.plan.capacityToChange", caseFile), capacityToChange ?? words("result.not-given")],
    ],
  });
}

const view = (kind, value) =>
  words(value === null ? "result.not-known" : `selfAssessment.${kind}-${value ? "yes" : "no"}`);
const agreement = ({ agrees }) =>
  agrees === null
    ? words("selfAssessment.cannot-say")
    : agrees
      ? words("selfAssessment.agrees")
      : h("strong", { class: "jr-differs" }, words("selfAssessment.differs"));

function selfView({ assessment }) {
  const found = assessment.oasys.selfAssessment;
  if (!found) return hint(words("selfAssessment.none"));
  const rows = found.sections.flatMap((each) => [
    [
      sectionName(each.section),
      view("problem", each.problem.person),
      view("need", each.problem.assessor),
      agreement(each.problem),
    ],
    [
      words("selfAssessment.linked-of", { section: sectionName(each.section) }),
      view("linked", each.linked.person),
      view("linked", each.linked.assessor),
      agreement(each.linked),
    ],
  ]);
  const numbers = (list) => list.map((item) => words("selfAssessment.item", { item }));
  return [
    subheading(words("selfAssessment.title")),
    h(
      "p",
      { class: "govuk-body" },
      found.completedOn
        ? words("selfAssessment.completed", { on: dayOnly(found.completedOn) })
        : words("selfAssessment.no-day"),
      " ",
      words("selfAssessment.says", {
        likelihood: words(
          found.likelihood === null ? "result.not-known" : `selfAssessment.likelihood-${found.likelihood}`,
        ),
      }),
    ),
    found.sections.length > 0
      ? h(
          "p",
          { class: "govuk-body" },
          h("strong", null, words("selfAssessment.differences", { count: found.differences.length })),
        )
      : null,
    rows.length > 0
      ? table({
          caption: words("selfAssessment.caption"),
          captionHidden: true,
          columns: [
            { text: words("result.column-section") },
            { text: words("selfAssessment.column-person") },
            { text: words("selfAssessment.column-assessor") },
            { text: words("selfAssessment.column-agrees") },
          ],
          rows,
        })
      : null,
    found.unmapped.length > 0
      ? hint(words("selfAssessment.unmapped", { items: joined(numbers(found.unmapped)) }))
      : null,
    found.unanswered.length > 0 ? hint(words("selfAssessment.unanswered", { count: found.unanswered.length })) : null,
  ];
}

function sentencePlan({ assessment, caseFile }) {
  const found = assessment.oasys.plan;
  if (!found) return hint(words("planResult.none"));
  const objective = (field) => fieldLink(field, caseFile);
  const list = (entries) =>
    h(
      "ul",
      { class: "govuk-list govuk-list--bullet jr-list" },
      entries.map((entry) => h("li", null, entry)),
    );
  const part = (key, entries) => (entries.length > 0 ? [subheading(words(`planResult.${key}`)), list(entries)] : null);
  const open = [
    part(
      "to-confirm",
      found.toConfirm.map(({ field }) => objective(field)),
    ),
    part(
      "needs",
      bySection(found.needsWithoutObjective, ({ because }) => because, "undecided", "needReason"),
    ),
    found.harmWithoutObjective ? harm(found.harmWithoutObjective, caseFile) : null,
    part(
      "mappa",
      found.mappaActionsNotCarried.map(({ field }) => objective(field)),
    ),
    part(
      "for-nothing",
      found.objectivesWithoutNeed.map(({ field }) => objective(field)),
    ),
  ].filter(Boolean);
  return [
    subheading(words(found.type ? `planResult.type-${found.type}` : "planResult.type-not-known")),
    found.agreedOn
      ? hint(words("planResult.agreed", { on: dayOnly(found.agreedOn) }))
      : hint(words("planResult.not-agreed")),
    open.length > 0 ? open : h("p", { class: "govuk-body" }, words("planResult.complete")),
    found.objectives.length > 0 ? objectives(found, caseFile) : null,
    found.changes ? changes(found, caseFile) : null,
  ];
}

/** One line a section; those of which `open` holds share one line. */
function bySection(entries, code, open, group) {
  const waiting = entries.filter((entry) => code(entry) === open).map(({ section }) => sectionName(section));
  return [
    ...entries
      .filter((entry) => code(entry) !== open)
      .map((entry) => `${sectionName(entry.section)}: ${words(`${group}.${code(entry)}`)}`),
    ...(waiting.length > 0 ? [`${sentenceCase(words(`${group}.${open}`))}: ${joined(waiting)}`] : []),
  ];
}

const harm = ({ need, level, fields }, caseFile) => [
  subheading(words(`planResult.harm-${need}`, { level: bandInText(level) })),
  fields.length > 0 ? fieldList(fields, caseFile) : null,
];

const objectives = (found, caseFile) =>
  table({
    caption: words("planResult.objectives"),
    columns: [
      { text: words("planResult.column-objective") },
      { text: words("planResult.column-answers") },
      { text: words("planResult.column-status") },
      { text: words("planResult.column-who") },
    ],
    rows: found.objectives.map((each) => [
      fieldLink(each.field, caseFile),
      [...each.needs.map(sectionName), each.harm ? words("plan.harm-short") : null].filter(Boolean).join(", ") ||
        words("planResult.answers-nothing"),
      [
        words(each.status ? `objectiveStatus.${each.status}` : "result.not-given"),
        each.current ? null : h("span", { class: "jr-sub" }, words("planResult.not-current")),
      ],
      [each.who, each.timescale ? words(`timescale.${each.timescale}`) : null].filter(Boolean).join(", ") ||
        words("result.not-given"),
    ]),
  });

function changes({ changes: found, objectives: now }, caseFile) {
  const text = (id) =>
    now.find((each) => each.id === id)?.text ??
    caseFile.oasys?.plan?.previous?.objectives?.find((each) => each?.id === id)?.text ??
    id;
  return [
    subheading(
      found.since ? words("planResult.changes", { on: dayOnly(found.since) }) : words("planResult.changes-no-day"),
    ),
    h(
      "ul",
      { class: "govuk-list govuk-list--bullet jr-list" },
      h(
        "li",
        null,
        words(`harmChange.${found.harm.change}`, {
          before: bandInText(found.harm.before),
          now: bandInText(found.harm.now),
        }),
      ),
      bySection(found.needs, ({ change }) => change, "not-known", "needChange").map((line) => h("li", null, line)),
      found.objectives.map(({ id, change }) => h("li", null, `${text(id)}: ${words(`objectiveChange.${change}`)}`)),
    ),
  ];
}

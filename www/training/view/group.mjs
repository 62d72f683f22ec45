// The trainer's view of a class: result files dropped in, and how far the class agrees.
import { h, replace } from "../../page/dom.mjs";
import { number, words } from "../../page/words.mjs";
import { agreementOf, itemsAcross, peopleOf, questionsOf } from "../group.mjs";
import { answerText, percentText, placeName, questionText, said } from "../labels.mjs";
import { readResult } from "../result-file.mjs";
import { chart } from "./chart.mjs";
import { filePicker, notice, table } from "./parts.mjs";

const SHOWN = 20;
const two = (value) => value.toFixed(2).replace("-", "−");

/** A class that nobody has handed anything in for yet. */
export const emptyClass = () => ({ files: [], changed: [], refused: [], twice: [] });

/** Reads files into a class, a few at a time so that the page stays alive. Nothing that is refused is lost: it is listed. */
export async function readClass(app, files, into, told) {
  const key = (file) => `${file.exercise}\n${file.agency}\n${file.trainee}`;
  const held = new Map(into.files.map((file) => [key(file), file]));
  let done = 0;
  for (const file of files) {
    const read = readResult(await file.text(), (id) => app.find(id), app.engine);
    if (read.problem) into.refused.push({ name: file.name, problem: read.problem });
    else {
      const earlier = held.get(key(read.file));
      if (earlier && earlier.checksum !== read.file.checksum) into.twice.push(file.name);
      if (!earlier) {
        const { problems } =
          app.engine && files.length <= 500 ? app.mark(read.exercise, answersOf(read.file)) : { problems: [] };
        if (problems.length > 0) into.refused.push({ name: file.name, problem: "bad-answers" });
        else {
          held.set(key(read.file), read.file);
          into.files.push(read.file);
          if (read.changed) into.changed.push(file.name);
        }
      }
    }
    done += 1;
    if (done % 100 === 0) {
      told(done, files.length);
      await new Promise((resume) => setTimeout(resume));
    }
  }
  told(done, files.length);
}

const answersOf = (file) => ({ exercise: file.exercise, edition: file.edition, answers: file.answers });

const listed = (names) => [
  ...names.slice(0, SHOWN).map((name) => h("li", null, name)),
  names.length > SHOWN ? h("li", null, words("training.and-more", { count: names.length - SHOWN })) : null,
];

function reading(name, set) {
  return [
    h("p", { role: "status", class: "class-count" }, words(`training.${name}-count`, { count: set.files.length })),
    set.changed.length > 0
      ? notice(
          true,
          h("p", null, words("training.changed", { count: set.changed.length })),
          h("ul", null, listed(set.changed)),
        )
      : null,
    set.twice.length > 0
      ? notice(
          true,
          h("p", null, words("training.twice", { count: set.twice.length })),
          h("ul", null, listed(set.twice)),
        )
      : null,
    set.refused.length > 0
      ? notice(
          true,
          h("p", null, words("training.refused", { count: set.refused.length })),
          h(
            "ul",
            null,
            listed(set.refused.map(({ name: file, problem }) => `${file}: ${words(`training.refused-${problem}`)}`)),
          ),
        )
      : null,
  ];
}

export function groupView(app) {
  const place = h("div", { class: "class" });
  const said1 = h("div");
  const told = (done, all) => app.announce(words("training.reading", { done: number(done), all: number(all) }));
  const take = (set) => async (files) => {
    await readClass(app, files, app[set], told);
    show();
  };
  const drop = h(
    "div",
    {
      class: "drop",
      on: {
        dragover: (event) => event.preventDefault(),
        drop: async (event) => {
          event.preventDefault();
          await take("class")([...event.dataTransfer.files]);
        },
      },
    },
    h("p", null, words("training.drop")),
    filePicker(words("training.open-results"), "result-files", { multiple: true, take: take("class") }),
    filePicker(words("training.open-earlier"), "earlier-files", { multiple: true, take: take("earlier") }),
  );
  const show = () => {
    replace(
      said1,
      reading("class", app.class),
      app.earlier.files.length + app.earlier.refused.length > 0 ? reading("earlier", app.earlier) : null,
    );
    const worked = app.exercises.filter((exercise) => app.class.files.some((file) => file.exercise === exercise.id));
    if (worked.length === 0) {
      replace(place);
      return;
    }
    const chosen = worked.find((exercise) => exercise.id === app.classExercise) ?? worked[0];
    const select = h(
      "select",
      {
        class: "govuk-select",
        id: "class-exercise",
        on: {
          change: () => {
            app.classExercise = select.value;
            show();
          },
        },
      },
      worked.map((exercise) => h("option", { value: exercise.id }, said(exercise.title))),
    );
    select.value = chosen.id;
    replace(
      place,
      h(
        "div",
        { class: "govuk-form-group" },
        h("label", { class: "govuk-label", for: "class-exercise" }, words("training.exercise")),
        select,
      ),
      classOf(app, chosen),
      across(app, worked),
    );
  };
  show();
  return [h("p", { class: "govuk-body" }, words("training.group-intro")), drop, said1, place];
}

/** An estimate with its interval and its reading, or why there is none. */
function estimate(result) {
  if (result.status !== "computed") return words(`training.status-${result.status}`);
  const interval =
    result.low === null ? "" : ` (${words("training.interval", { low: two(result.low), high: two(result.high) })})`;
  return [two(result.estimate), interval, result.reading ? `, ${words(`training.reading-${result.reading}`)}` : ""];
}

function classOf(app, exercise) {
  const files = app.class.files.filter((file) => file.exercise === exercise.id);
  const before = app.earlier.files.filter((file) => file.exercise === exercise.id);
  const questions = questionsOf(exercise, files);
  const earlier = before.length > 0 ? questionsOf(exercise, before) : null;
  const splits = questions.filter((row) => row.split);
  const measures = agreementOf(questions, files);
  const measuresBefore = earlier ? agreementOf(earlier, before) : null;
  const people = peopleOf(exercise, files);
  const agencies = ["police", "probation", "other"].map(
    (agency) => files.filter((file) => file.agency === agency).length,
  );
  return [
    h(
      "p",
      { class: "govuk-body" },
      words("training.class-of", { count: files.length, number: number(files.length) }),
      " ",
      words("training.class-agencies", { police: agencies[0], probation: agencies[1], other: agencies[2] }),
    ),
    h("h2", { class: "govuk-heading-m" }, words("training.splits")),
    splits.length === 0
      ? h("p", null, words("training.no-splits"))
      : h(
          "ul",
          { class: "govuk-list splits" },
          splits.map((row) =>
            h(
              "li",
              null,
              h("strong", null, `${questions.indexOf(row) + 1}. `, questionText(row.question)),
              ": ",
              row.answers.map(({ answer, count }) => `${answerText(row.question, answer)} (${count})`).join(", "),
              ". ",
              words("training.model", { answer: answerText(row.question, row.question.model) }),
            ),
          ),
        ),
    h("h2", { class: "govuk-heading-m" }, words("training.by-question")),
    chart(questions),
    table(
      words("training.question-table"),
      [
        words("training.question"),
        words("training.model-answer"),
        words("training.right-all"),
        words("training.agency-police"),
        words("training.agency-probation"),
        words("training.pairs"),
        ...(earlier ? [words("training.earlier")] : []),
        words("training.most-common-error"),
      ],
      questions.map((row, index) => {
        const wrong = row.answers.find(({ answer }) => answer !== row.question.model);
        const cells = [
          [
            `${index + 1}. `,
            questionText(row.question),
            row.split ? h("strong", { class: "split-flag" }, words("training.split")) : null,
          ],
          answerText(row.question, row.question.model),
          row.right.estimate === null
            ? "–"
            : `${percentText(row.right.estimate)} (${percentText(row.right.low)} – ${percentText(row.right.high)})`,
          percentText(row.byAgency.police.estimate),
          percentText(row.byAgency.probation.estimate),
          percentText(row.agreement),
          ...(earlier ? [percentText(earlier[index].right.estimate)] : []),
          wrong ? `${answerText(row.question, wrong.answer)} (${wrong.count})` : "–",
        ];
        return cells;
      }),
      { numeric: [2, 3, 4, 5, ...(earlier ? [6] : [])] },
    ),
    h("h2", { class: "govuk-heading-m" }, words("training.agreement")),
    h("p", { class: "govuk-body" }, words("training.agreement-intro")),
    table(
      words("training.agreement-table"),
      [
        words("training.kind"),
        words("training.items"),
        words("training.pairs"),
        words("training.everybody"),
        words("training.agency-police"),
        words("training.agency-probation"),
        ...(earlier ? [words("training.earlier")] : []),
      ],
      measures.map((measure) => [
        words(`training.measure-${measure.kind}`),
        String(measure.items),
        percentText(measure.percent.estimate),
        ...[measure.all, measure.police, measure.probation].map((each) => kappa(measure.kind, each)),
        ...(earlier ? [kappa(measure.kind, measuresBefore.find((each) => each.kind === measure.kind).all)] : []),
      ]),
      { numeric: [1, 2] },
    ),
    h("h2", { class: "govuk-heading-m" }, words("training.people")),
    table(
      words("training.people"),
      [words("training.trainee"), words("training.agency"), words("training.right-all")],
      people
        .slice(0, 200)
        .map(({ file, right, most }) => [
          file.trainee,
          words(`training.agency-${file.agency === "police" || file.agency === "probation" ? file.agency : "other"}`),
          `${right} / ${most}`,
        ]),
      { numeric: [2] },
    ),
    people.length > 200 ? h("p", null, words("training.and-more", { count: people.length - 200 })) : null,
  ];
}

/** Days have no kappa worth the name: every wrong day is another category. Their pairs are given instead. */
const kappa = (kind, result) =>
  kind === "date" ? (result.estimate === null ? estimate(result) : percentText(result.estimate)) : estimate(result);

function across(app, exercises) {
  const items = itemsAcross(exercises, app.class.files);
  if (items.length === 0) return null;
  return [
    h("h2", { class: "govuk-heading-m" }, words("training.across")),
    h("p", { class: "govuk-body" }, words("training.across-intro")),
    table(
      words("training.across"),
      [words("training.item"), words("training.cases"), words("training.pairs"), words("training.everybody")],
      items.map(({ key, cases, percent, measure }) => [
        placeName(key),
        String(cases),
        percentText(percent.estimate),
        estimate(measure),
      ]),
      { numeric: [1, 2] },
    ),
  ];
}

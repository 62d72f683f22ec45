// The list of exercises, what to practise next, and the progress file.
import { h } from "../../page/dom.mjs";
import { plainDay, words } from "../../page/words.mjs";
import { minutesText, percentText, said, skillName } from "../labels.mjs";
import { practiseNext, standings } from "../progress.mjs";
import { PROGRESS, readProgress, sealed } from "../result-file.mjs";
import { button, fileName, filePicker, notice, save, table } from "./parts.mjs";

const modes = ["learn", "test", "group"];

function entry(app, exercise) {
  const best = Math.max(
    -1,
    ...app.attempts.filter((each) => each.exercise === exercise.id).map((each) => each.percent),
  );
  const title = said(exercise.title);
  return h(
    "li",
    { class: "exercise" },
    h("h3", { class: "exercise__title" }, title),
    h(
      "p",
      { class: "exercise__about" },
      minutesText(exercise.minutes),
      " · ",
      exercise.skills.map(skillName).join(", "),
      best >= 0 ? ` · ${words("training.best", { percent: best })}` : null,
    ),
    h(
      "p",
      { class: "exercise__ways" },
      modes.map((mode) =>
        h(
          "a",
          { href: `#exercise/${exercise.id}/${mode}` },
          words(`training.mode-${mode}`),
          h("span", { class: "govuk-visually-hidden" }, ": ", said(exercise.title)),
        ),
      ),
      h(
        "a",
        { href: `#paper/${exercise.id}/handout` },
        words("training.print-short"),
        h("span", { class: "govuk-visually-hidden" }, ": ", said(exercise.title)),
      ),
    ),
  );
}

export function home(app) {
  const skills = [...new Set(app.exercises.flatMap((exercise) => exercise.skills))];
  const list = h("ul", { class: "exercises" });
  const shown = h("p", { class: "govuk-hint", role: "status" });
  const filter = h(
    "select",
    { class: "govuk-select", id: "skill", on: { change: () => show() } },
    h("option", { value: "" }, words("training.every-skill")),
    skills.map((skill) => h("option", { value: skill }, skillName(skill))),
  );
  const show = () => {
    app.skill = filter.value;
    const chosen = app.exercises.filter((exercise) => !filter.value || exercise.skills.includes(filter.value));
    list.replaceChildren(...chosen.map((exercise) => entry(app, exercise)));
    shown.textContent = words("training.shown", { count: chosen.length });
  };
  filter.value = app.skill ?? "";
  show();
  return [
    h("p", { class: "govuk-body" }, words("training.intro")),
    next(app),
    h("h2", { class: "govuk-heading-m" }, words("training.exercises")),
    h(
      "div",
      { class: "govuk-form-group" },
      h("label", { class: "govuk-label", for: "skill" }, words("training.by-skill")),
      filter,
      shown,
    ),
    list,
  ];
}

function next(app) {
  const chosen = practiseNext(app.exercises, app.attempts, app.today);
  return h(
    "section",
    { class: "next-up", "aria-labelledby": "next-heading" },
    h("h2", { class: "govuk-heading-m", id: "next-heading" }, words("training.next")),
    h(
      "ul",
      { class: "exercises exercises--next" },
      chosen.map(({ exercise, skill }) =>
        h(
          "li",
          { class: "exercise" },
          h(
            "h3",
            { class: "exercise__title" },
            h("a", { href: `#exercise/${exercise.id}/learn` }, said(exercise.title)),
          ),
          h(
            "p",
            { class: "exercise__about" },
            minutesText(exercise.minutes),
            " · ",
            words("training.for-skill", { skill: skillName(skill) }),
          ),
        ),
      ),
    ),
    app.attempts.length === 0
      ? h(
          "p",
          { class: "govuk-hint" },
          words("training.progress-hint"),
          " ",
          h("a", { href: "#progress" }, words("training.progress")),
        )
      : h("p", null, h("a", { href: "#progress" }, words("training.progress"))),
  );
}

export function progress(app) {
  const skills = [...new Set(app.exercises.flatMap((exercise) => exercise.skills))];
  const open = async ([file]) => {
    const read = readProgress(await file.text(), app.engine);
    if (read.problem) {
      app.say(notice(true, h("strong", null, file.name), ": ", words(`training.refused-${read.problem}`)));
      return;
    }
    const known = (attempt) =>
      JSON.stringify([attempt.exercise, attempt.edition, attempt.on, attempt.percent, attempt.seconds]);
    const here = new Set(app.attempts.map(known));
    app.attempts = [...app.attempts, ...read.file.attempts.filter((attempt) => !here.has(known(attempt)))];
    app.show();
    app.say(
      notice(
        read.changed,
        words(read.changed ? "training.progress-changed" : "training.progress-read", { name: file.name }),
      ),
    );
  };
  return [
    h("p", { class: "govuk-body" }, words("training.progress-intro")),
    h(
      "p",
      { class: "button-row" },
      filePicker(words("training.progress-open"), "progress-file", { take: open }),
      button(
        words("training.progress-save"),
        () => {
          save(
            `${fileName("training-progress", app.today)}.json`,
            sealed({ schema: PROGRESS, attempts: app.attempts }),
          );
          app.unsaved = false;
          app.announce(words("training.saved"));
        },
        { id: "save-progress" },
      ),
    ),
    next(app),
    table(
      words("training.progress-table"),
      [words("training.skill"), words("training.times"), words("training.latest"), words("training.again")],
      standings(skills, app.attempts).map(({ skill, times, right, next }) => [
        skillName(skill),
        String(times),
        percentText(right),
        next ? plainDay(next) : words("training.never"),
      ]),
      { numeric: [1, 2] },
    ),
    app.attempts.length > 0
      ? table(
          words("training.attempts-table"),
          [words("training.exercise"), words("training.on"), words("training.score")],
          app.attempts.map((attempt) => [
            said(app.find(attempt.exercise)?.title) || attempt.exercise,
            plainDay(attempt.on),
            `${attempt.percent}%`,
          ]),
          { numeric: [2] },
        )
      : null,
  ];
}

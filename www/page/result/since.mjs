// What has changed since an assessment that was kept.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { nameOf } from "../../export/duty-name.mjs";
import { bandName, briefDay, dayOnly, hint, notice, table } from "./parts.mjs";

const LEVELS = {
  sexual: "result.chip-sexual",
  violent: "result.chip-violent",
  combined: "result.chip-combined",
  harm: "result.chip-harm",
  joint: "joint.strip-label",
};

export function changesView(found) {
  // Another person's assessment is no "before".
  if (found.otherCase) return notice("warning", h("strong", null, words("since.other-case")));
  const nothing = [found.levels, found.moved, found.settled, found.added, found.gone].every(
    (list) => list.length === 0,
  );
  const compared = hint(words("since.compared", { before: dayOnly(found.before), after: dayOnly(found.after) }));
  if (nothing) return [compared, h("p", null, words("since.nothing"))];
  const day = (iso) => (iso ? briefDay(iso) : words("result.no-date"));
  const columns = (names) => names.map((name) => ({ text: words(`since.column-${name}`) }));
  return [
    compared,
    found.levels.length
      ? table({
          caption: words("since.levels"),
          columns: columns(["what", "before", "after"]),
          rows: found.levels.map((each) => [words(LEVELS[each.name]), bandName(each.before), bandName(each.after)]),
        })
      : null,
    found.moved.length
      ? table({
          caption: words("since.moved"),
          columns: columns(["what", "before", "after", "why"]),
          rows: found.moved.map((each) => [
            nameOf(each.duty, words),
            day(each.before),
            day(each.after),
            each.because.map((code) => words(`since.because-${code}`)).join(" "),
          ]),
        })
      : null,
    found.settled.length
      ? table({
          caption: words("since.settled"),
          columns: columns(["what", "before", "after"]),
          rows: found.settled.map((each) => [
            nameOf(each.duty, words),
            words(`state.${each.before}`),
            words(`state.${each.after}`),
          ]),
        })
      : null,
    list("since.added", found.added),
    list("since.gone", found.gone),
  ];
}

const list = (key, duties) =>
  duties.length
    ? h(
        "div",
        null,
        h("p", null, h("strong", null, words(key))),
        h(
          "ul",
          { class: "govuk-list govuk-list--bullet jr-list" },
          duties.map((duty) => h("li", null, nameOf(duty, words), duty.due ? `, ${briefDay(duty.due)}` : null)),
        ),
      )
    : null;

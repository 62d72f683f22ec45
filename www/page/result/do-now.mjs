// What to do now: the first three, what protects most first, each with a link to
// where it is mended or recorded.

import { h } from "../dom.mjs";
import { hasWords, words } from "../words.mjs";
import { dutyName, stateText } from "./duties.mjs";
import { entryLabel, fieldHref, namedEvent } from "./field-names.mjs";
import { details, fieldLink, heading, hint, lowerCase } from "./parts.mjs";

/** How many are in sight, and how many more a disclosure shows. */
const SHOWN = 3;
const MORE = 20;

/** Null where there is nothing to do now. */
export function doNow({ assessment, caseFile }) {
  const lines = assessment.doNow ?? [];
  if (lines.length === 0) return null;
  const list = (some, start) =>
    h(
      "ol",
      { class: "govuk-list jr-do-now__list", start },
      some.map((each) => line(each, assessment, caseFile)),
    );
  const more = lines.slice(SHOWN, SHOWN + MORE);
  const left = lines.length - SHOWN - more.length;
  return h(
    "section",
    { class: "jr-do-now", id: "jr-do-now", "aria-labelledby": "jr-do-now-heading" },
    heading(words("doNow.title"), { id: "jr-do-now-heading" }),
    list(lines.slice(0, SHOWN), 1),
    more.length
      ? details(
          "do-now",
          words("doNow.more", { count: more.length + left }),
          {},
          list(more, SHOWN + 1),
          left > 0 ? hint(words("doNow.left", { count: left })) : null,
        )
      : null,
  );
}

function line(each, assessment, caseFile) {
  const duties = each.duties.map((place) => assessment.duties[place]).filter(Boolean);
  const [first] = duties;
  const lead = first && hasWords(`doNow.${first.kind}`) ? `doNow.${first.kind}` : `doNow.${each.code}`;
  return h(
    "li",
    { class: "jr-do-now__line", dataset: { code: each.code } },
    h("strong", { class: "jr-do-now__lead" }, words(lead)),
    duties.length
      ? h("span", { class: "jr-sub" }, [...new Set(duties.map((duty) => about(duty, words(lead))))].join("; "))
      : null,
    h("span", { class: "jr-do-now__links" }, links(each, first, caseFile)),
  );
}

/** "Home visit: 12 days late (Police)"; without the name where the line says it already. */
function about(duty, said) {
  const name = dutyName(duty);
  const who = words(`owner.${duty.owner}`);
  return name === said
    ? words("doNow.about-state", { state: stateText(duty), who })
    : words("doNow.about", { duty: name, state: lowerCase(stateText(duty)), who });
}

function links({ field, record }, duty, caseFile) {
  const opened = duty?.opened ? `events[${duty.opened.index}]` : null;
  const named = opened ?? namedEvent(record?.of, caseFile);
  const found = [];
  if (field) found.push(fieldLink(field, caseFile, {}, entryLabel(field, caseFile)));
  else if (named) found.push(fieldLink(named, caseFile, {}, entryLabel(named, caseFile)));
  if (record) found.push(recordLink(record.kind));
  return found;
}

/** Leads to the form of events with the kind chosen; nothing is added before the reader does. */
const recordLink = (kind) =>
  h(
    "a",
    { class: "govuk-link jr-do-now__record", href: fieldHref("events"), dataset: { record: kind } },
    words("doNow.record-it", { event: lowerCase(words(`event.${kind}`)) }),
  );

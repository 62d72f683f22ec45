// The name of an answer, and the link that leads to it, from its path.

import { fieldId } from "../dom.mjs";
import { words, hasWords, plainDay } from "../words.mjs";

const GROUPS = { knownAdult: "known-adult" };

// A tick of a list, or the origin of an answer, is shown with its question.
export const shownAt = (path) =>
  path
    .replace(
      /^(oasys\.screening\[R1\.[23]\.\d+\])(?:\.(current|previous))?.*$/,
      (all, row, column) => `${row}.${column ?? "current"}`,
    )
    .replace(/^(oasys\.(?:answers|screening)\[(?!R1\.[23]\.)[^\]]+\]).*$/, "$1")
    .replace(/^(oasys\.plan\.(?:objectives|mappaActions)\[\d+\]).*$/, "$1")
    .replace(/^(convictions\[\d+\](?:\.offences\[\d+\])?(?:\.\w+)?).*$/, "$1")
    .replace(/^(corrections\[\d+\](?:\.\w+)?).*$/, "$1")
    .replace(/^(riskMatrix\.\w+|oasys\.harm\.\w+\.\w+)\..*$/, "$1");

/** Where the form shows the answer with this path. */
export const fieldHref = (path) => `#${fieldId(shownAt(path))}`;

/** The name under which a reader knows the answer. */
export function fieldLabel(path, caseFile) {
  if (!path) return words("problem.whole-file");
  const question = /^oasys\.(?:answers|screening)\[([^\]]+)\]/.exec(path)?.[1];
  if (question) {
    const column = /\.(current|previous)$/.exec(path)?.[1];
    return column ? `${questionLabel(question)}, ${words(`screening.in-${column}`)}` : questionLabel(question);
  }
  const written = /^oasys\.harm\.(?:analysis|summary|concerns)(?:\[([^\]]+)\]|\.(\w+))/.exec(path);
  if (written) return questionLabel(written[1] ?? written[2]);
  const heading = /^oasys\.harm\.plan\.headings(?:\[([^\]]+)\]|\.(\w+))/.exec(path);
  if (heading) return words(`planHeading.${heading[1] ?? heading[2]}`);
  const harm = /^oasys\.harm\.(community|custody)\.(\w+)/.exec(path);
  if (harm) {
    const [, setting, group] = harm;
    return words("field.harm-cell", {
      group: words(`harmWord.${GROUPS[group] ?? group}`),
      setting: words(`harmWord.in-${setting}`),
    });
  }
  const setting = /^oasys\.harm\.(community|custody)$/.exec(path)?.[1];
  if (setting) return `${words("field.oasys.harm")}, ${words(`harmWord.in-${setting}`)}`;
  const row = /^(convictions|corrections)\[(\d+)\](?:\.offences\[(\d+)\])?/.exec(path);
  if (row) return rowLabel(row[1], Number(row[2]), row[3], caseFile);
  const counted = /^(events|attestations|oasys\.lowScoringAreas)\[(\d+)\]/.exec(path);
  if (counted) return countedLabel(counted[1], Number(counted[2]), caseFile);
  const entry = /^oasys\.plan\.(objectives|mappaActions)\[(\d+)\]/.exec(path);
  if (entry) return planLabel(entry[1], Number(entry[2]), caseFile);
  const asked = /^oasys\.selfAssessment\.items\[(\d+)\]/.exec(path)?.[1];
  if (asked) return words("selfAssessment.item", { item: asked });
  const item = /^riskMatrix\.(\w+)/.exec(path)?.[1];
  if (item && hasWords(`item.${item}`)) return words(`item.${item}`);
  // An answer with its origin has members below the field itself.
  for (let shorter = path; shorter; shorter = shorter.slice(0, Math.max(0, shorter.lastIndexOf(".")))) {
    if (hasWords(`field.${shorter}`)) return words(`field.${shorter}`);
  }
  return path;
}

function planLabel(list, index, caseFile) {
  const entry = caseFile?.oasys?.plan?.[list]?.[index];
  const text = list === "objectives" ? entry?.text : entry?.action;
  if (typeof text === "string" && text.trim() !== "") return text;
  return words(list === "objectives" ? "plan.objective-n" : "plan.mappa-action-n", { number: index + 1 });
}

/** A row of the history, one of its offences, or a correction. */
function rowLabel(list, index, offence, caseFile) {
  const number = index + 1;
  const given = caseFile?.[list]?.[index];
  if (list === "corrections") {
    const key = `count.${given?.count}`;
    return hasWords(key)
      ? words("field.correction-of", { number, count: words(key) })
      : words("field.correction", { number });
  }
  const on = /^\d{4}-\d\d-\d\d$/.test(given?.sentencedOn ?? "") ? plainDay(given.sentencedOn) : null;
  const occasion = on ? words("field.occasion-of", { number, day: on }) : words("field.occasion", { number });
  return offence === undefined ? occasion : words("field.offence", { occasion, number: Number(offence) + 1 });
}

function countedLabel(list, index, caseFile) {
  const number = index + 1;
  if (list === "attestations") return words("field.attestation", { number });
  if (list !== "events") return words("field.low-scoring-area", { number });
  const kind = caseFile?.events?.[index]?.kind;
  const key = `event.${kind}`;
  return hasWords(key) ? words("field.event-of", { number, event: words(key) }) : words("field.event", { number });
}

/** An event of the list by what happened and when, so that two of one kind can be told apart. */
export function entryLabel(path, caseFile) {
  const index = Number(/^events\[(\d+)\]/.exec(path)?.[1] ?? -1);
  const given = caseFile?.events?.[index];
  if (!hasWords(`event.${given?.kind}`) || !/^\d{4}-\d\d-\d\d$/.test(given.on ?? "")) return fieldLabel(path, caseFile);
  return words("form.event-of-day", { event: words(`event.${given.kind}`), day: plainDay(given.on) });
}

/** The path of the event with this name, its `id` or its day; null where none or several have it. */
export function namedEvent(name, caseFile) {
  const events = Array.isArray(caseFile?.events) ? caseFile.events : [];
  const found = (member) => events.flatMap((event, index) => (event?.[member] === name ? [index] : []));
  const [index, other] = found("id").length ? found("id") : found("on");
  return !name || index === undefined || other !== undefined ? null : `events[${index}]`;
}

/** "11.4 Impulsivity", or the number alone where the form has no words for it. */
export function questionLabel(id) {
  const key = `question.${id}`;
  return hasWords(key) ? words("field.question", { id, title: words(key) }) : id;
}

/** An answer in words: yes and no, a number, the option of a question. */
export function answerText(value, item) {
  if (value === null || value === undefined) return words("result.not-known");
  if (value === true) return words("result.yes");
  if (value === false) return words("result.no");
  // Only OASys answers by code; a count is a number.
  const keys = typeof value === "string" ? [`option.${item}.${value}`, `option.${value}`] : [];
  const key = keys.find(hasWords);
  return key ? words(key) : String(value);
}

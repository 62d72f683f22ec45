// A section cut into short pages. Every part is in the document and all but one
// are hidden: what one part opens in another is there, and nothing is built anew.

import { h } from "../page/dom.mjs";
import { words } from "../page/words.mjs";

const question = (name) => ({ paths: [`riskMatrix.${name}`] });

// Where a section is asked question by question. What is not named here stays
// with the field before it, so that a new field is never lost.
const PAGES = {
  person: [
    { title: "element.page-case", paths: ["reference", "today"] },
    { title: "person.person", paths: ["person.sex", "person.dateOfBirth"] },
    { title: "element.page-supervision", paths: ["oasys.supervised", "oasys.form"] },
    { title: "element.page-rules", paths: ["division", "standard"] },
  ],
  "risk-matrix": [
    { title: "riskMatrix.dates-and-ages", paths: ["riskMatrix.startOfRisk", "riskMatrix.ageAtLatestSexualOffence"] },
    {
      title: "riskMatrix.appearances",
      paths: ["sexualAppearances", "criminalAppearances", "violentAppearances"].map((name) => `riskMatrix.${name}`),
    },
    ...["burglary", "maleVictim", "strangerVictim", "nonContactOffence"].map(question),
    ...["neverInRelationship", "indecentImagesOnly", "notScored"].map(question),
  ],
};

const noSexualOffence = (store) => store.answer("riskMatrix.sexualAppearances") !== 0;

// A question that another answer makes pointless is not asked. What was
// answered before stays, and stays in sight.
const ASKED = {
  "oasys.form": (store) => store.answer("oasys.supervised") !== false,
  "riskMatrix.ageAtLatestSexualOffence": noSexualOffence,
  "riskMatrix.maleVictim": noSexualOffence,
  "riskMatrix.strangerVictim": noSexualOffence,
  "riskMatrix.nonContactOffence": noSexualOffence,
  "riskMatrix.neverInRelationship": noSexualOffence,
  "riskMatrix.indecentImagesOnly": noSexualOffence,
};

/** Whether the field with this path is asked as things are. */
export const isAsked = (path, store) => (ASKED[path]?.(store) ?? true) || store.isAnswered(path);

/** The groups of fields in a tree, those of an opened list entry too. */
export const groupsIn = (root) => [...root.querySelectorAll("[data-path]")];

const listOf = (content) =>
  /** @type {HTMLElement[]} */ ([content].flat(Infinity).filter((node) => node instanceof Node));
const isField = (node) => node.matches?.("[data-path]") ?? false;
const isHeading = (node) => node.matches?.(".govuk-heading-m") ?? false;

/** The nodes of a section in the parts that its pages name. */
function byPath(nodes, pages) {
  const parts = pages.map(({ title }) => ({ title: title ? words(title) : null, nodes: [] }));
  let place = 0;
  let waiting = [];
  for (const node of nodes) {
    // The page has the heading.
    if (isHeading(node)) continue;
    waiting.push(node);
    if (!isField(node)) continue;
    const found = pages.findIndex(({ paths }) => paths.includes(node.dataset.path));
    if (found >= 0) place = found;
    parts[place].nodes.push(...waiting);
    waiting = [];
  }
  parts[place].nodes.push(...waiting);
  return parts.filter((part) => part.nodes.length > 0);
}

/** A new part at every heading; the heading stays in it. */
function byHeading(nodes) {
  const parts = [{ title: null, nodes: [] }];
  for (const node of nodes) {
    if (isHeading(node) && parts.at(-1).nodes.some((each) => !isHeading(each) && !each.matches?.("p"))) {
      parts.push({ title: null, nodes: [] });
    }
    parts.at(-1).nodes.push(node);
  }
  return parts;
}

/**
 * Builds a section. `form` holds it all; `parts` are `{ title, root, single }`,
 * where `single` is the one field of a part that asks one question.
 */
export function buildParts(section, context) {
  const nodes = listOf(section.build(context)).filter((node) => !context.fixed.includes(node.dataset?.path));
  // A list with an open entry is one page: its headings are inside it.
  const cut = PAGES[section.id] ? byPath(nodes, PAGES[section.id]) : byHeading(nodes);
  const parts = cut.map(({ title, nodes: mine }) => {
    const root = h("div", { class: "jr-part" }, mine);
    const groups = groupsIn(root);
    const single = PAGES[section.id] && title === null && groups.length === 1 ? groups[0] : null;
    return { title, root, single };
  });
  const form = h("div", { class: "page-form jr-form", dataset: { section: section.id } });
  form.append(...parts.map(({ root }) => root));
  return { form, parts };
}

/** Shows the fields that are asked and hides those that are not. */
export function showAsked(form, store) {
  for (const path of Object.keys(ASKED)) {
    const group = form.querySelector(`[data-path="${path}"]`);
    if (group) group.hidden = !isAsked(path, store);
  }
}

/** Whether anything in the part is asked. */
export function isPartAsked({ root }, store) {
  const groups = groupsIn(root);
  return groups.length === 0 || groups.some((group) => isAsked(group.dataset.path, store));
}

/** Makes the one question of a part the heading of its page: inside a legend, around a label. */
export function promoteQuestion(group, level) {
  const label = group.querySelector("legend, label");
  const heading = h(`h${level}`, { class: "jr-heading", tabindex: "-1" });
  if (label.localName === "legend") {
    heading.classList.add("govuk-fieldset__heading");
    label.classList.remove("govuk-fieldset__legend--s");
    label.classList.add("govuk-fieldset__legend--l");
    heading.append(...label.childNodes);
    label.append(heading);
  } else {
    heading.classList.add("govuk-label-wrapper");
    label.classList.add("govuk-label--l");
    label.replaceWith(heading);
    heading.append(label);
  }
  return heading;
}

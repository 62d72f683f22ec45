// The open dates as an agenda: what is still to come by week, and for one agency alone.

import { fieldId, h } from "../dom.mjs";
import { words } from "../words.mjs";
import { daysBetween } from "./duty-order.mjs";

export const GROUPS = ["today", "week", "next-week", "later", "undated"];

/** In which part of the agenda a duty is. A week ends on its Sunday. */
export function groupOf(duty, today) {
  if (duty.state === "cannot-date" || !duty.due) return "undated";
  if (duty.due <= today) return "today";
  // 1970-01-01 was a Thursday: the days left until Sunday.
  const left = 6 - ((daysBetween("1970-01-01", today) + 3) % 7);
  const ahead = daysBetween(today, duty.due);
  if (ahead <= left) return "week";
  return ahead <= left + 7 ? "next-week" : "later";
}

/** The duties by group, in their order; groups without any are left out. */
export const grouped = (duties, today) =>
  GROUPS.map((name) => [name, duties.filter((duty) => groupOf(duty, today) === name)]).filter(([, of]) => of.length);

// A render must not forget whom the reader looks at.
let agency = "";

/**
 * The choice of an agency. It hides what is another's, and says how much: a late duty of somebody else must not
 * be forgotten because it was filtered away.
 */
export function filter(view, owners) {
  if (owners.length < 2) return null;
  if (agency && !owners.includes(agency)) agency = "";
  const id = fieldId("agenda.owner");
  const hidden = h("p", { class: "govuk-hint jr-hint", "aria-live": "polite" });
  const select = h(
    "select",
    {
      class: "govuk-select",
      id,
      on: {
        change: () => {
          agency = select.value;
          apply();
        },
      },
    },
    h("option", { value: "" }, words("agenda.everybody")),
    owners.map((owner) => h("option", { value: owner, selected: owner === agency }, words(`owner.${owner}`))),
  );
  select.value = agency;
  const apply = () => {
    let count = 0;
    let late = 0;
    const part = view();
    for (const each of part.querySelectorAll("[data-owner]")) {
      each.hidden = Boolean(agency) && each.dataset.owner !== agency;
      if (!each.hidden) continue;
      if (["overdue", "due", "upcoming", "cannot-date", "suspended"].includes(each.dataset.state)) count += 1;
      if (each.dataset.state === "overdue" || each.dataset.late !== undefined) late += 1;
    }
    for (const body of part.querySelectorAll("tbody[data-group]"))
      body.hidden = [...body.querySelectorAll("[data-owner]")].every((row) => row.hidden);
    hidden.textContent = count
      ? [words("agenda.hidden", { count }), late ? words("agenda.hidden-late", { count: late }) : null]
          .filter(Boolean)
          .join(" ")
      : "";
  };
  return {
    apply,
    node: h(
      "div",
      { class: "jr-agenda__filter" },
      h("label", { class: "govuk-label", for: id }, words("agenda.show")),
      select,
      hidden,
    ),
  };
}

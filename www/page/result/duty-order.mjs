// In which order duties are read: the latest first, then what comes next.

const CLOSED = new Set(["done", "ended", "superseded", "lapsed"]);
const byDue = (a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

/** Whether it has no date while a fact is missing, and the latest day that can be counted has passed. */
export const isPastLatest = ({ state, backstop }) => state === "cannot-date" && (backstop?.daysLate ?? 0) > 0;

/** The duties by what has to be done about them. */
export function sortDuties(duties) {
  const of = (state) => duties.filter((duty) => duty.state === state);
  const byEarliest = (a, b) =>
    (a.earliest ?? "9") < (b.earliest ?? "9") ? -1 : (a.earliest ?? "9") > (b.earliest ?? "9") ? 1 : 0;
  return {
    overdue: of("overdue").sort((a, b) => (b.daysLate ?? 0) - (a.daysLate ?? 0) || byDue(a, b)),
    past: of("cannot-date")
      .filter(isPastLatest)
      .sort((a, b) => b.backstop.daysLate - a.backstop.daysLate),
    due: of("due"),
    upcoming: of("upcoming").sort(byDue),
    undated: of("cannot-date")
      .filter((duty) => !isPastLatest(duty))
      .sort(byEarliest),
    held: of("suspended").sort((a, b) => (b.lateWhenSuspended ?? 0) - (a.lateWhenSuspended ?? 0)),
    closed: duties.filter((duty) => CLOSED.has(duty.state)),
  };
}

/** What comes first: the most overdue, else what is due next. */
export function nextDuty(sorted) {
  return sorted.overdue[0] ?? sorted.past[0] ?? sorted.due[0] ?? sorted.upcoming[0] ?? sorted.undated[0] ?? null;
}

/** Whole days from one day to another. */
export const daysBetween = (from, to) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);

// What a duty is called, wherever it leaves the page.

/**
 * @typedef {(key: string, params?: Record<string, unknown>) => string} Words
 */

/**
 * The name of a duty, with the order that it belongs to. Who does not write an OASys closes an incident in another way.
 * @param {{ kind: string, owner?: string, because: { code: string, order?: string | null }[] }} duty
 * @param {Words} words
 */
export function nameOf(duty, words) {
  const of = duty.because.find(({ code }) => code === "of-order");
  const byReview = duty.kind === "reassessment" && duty.owner !== undefined && duty.owner !== "probation";
  const name = words(byReview ? "duty.reassessment-by-review" : `duty.${duty.kind}`);
  return of ? words("duty.of-order", { duty: name, order: words(`courtOrder.${of.order ?? "not-known"}`) }) : name;
}

/**
 * What tells one duty of a case from another and stays the same when its day moves: its rule, and the
 * event that opened it by its name or day. Never its place in the list, which a new event shifts.
 * @param {{ kind: string, rule: string, opened: { kind: string, on: string, id: string | null } | null }} duty
 */
export const identityOf = ({ kind, rule, opened }) =>
  [kind, rule, opened?.kind ?? "", opened?.on ?? "", opened?.id ?? ""].join("|");

const CLOSED = new Set(["done", "ended", "superseded", "lapsed"]);
/** Whether a duty is over.
 * @param {{ state: string }} duty */
export const isClosed = ({ state }) => CLOSED.has(state);

/**
 * The open duties that have a day to work to. What is only projected, cannot be dated, is on hold or has lapsed is no
 * date and never leaves as one.
 * @template {{ state: string, due: string | null }} D
 * @param {D[]} duties
 * @returns {D[]}
 */
export const dated = (duties) =>
  duties.filter(({ state, due }) => due && ["overdue", "due", "upcoming"].includes(state));

// What has changed since an assessment that was kept: bands and levels, and every date.

import { identityOf } from "./duty-name.mjs";

const LEVELS = [
  ["sexual", (/** @type {any} */ of) => of.riskMatrix?.sexual],
  ["violent", (/** @type {any} */ of) => of.riskMatrix?.violent],
  ["combined", (/** @type {any} */ of) => of.riskMatrix?.combined],
];

/**
 * @param {any} before an assessment as it was kept
 * @param {any} after the same case now
 * @returns {{
 *   otherCase: boolean, before: string, after: string,
 *   levels: { name: string, before: string | null, after: string | null }[],
 *   moved: { duty: any, before: string | null, after: string | null, because: string[] }[],
 *   settled: { duty: any, before: string, after: string }[],
 *   added: any[], gone: any[],
 * }}
 */
export function changes(before, after) {
  const levels = [
    ...LEVELS.map(([name, read]) =>
      level(String(name), band(/** @type {any} */ (read)(before)), band(/** @type {any} */ (read)(after))),
    ),
    level("harm", before.oasys?.harm?.overall, after.oasys?.harm?.overall),
    level("joint", before.joint?.rating, after.joint?.rating),
  ].filter((each) => each.before !== each.after);
  const was = byIdentity(before.duties);
  const is = byIdentity(after.duties);
  const moved = [];
  const settled = [];
  const added = [];
  for (const [identity, duty] of is) {
    const old = was.get(identity);
    if (!old) {
      added.push(duty);
      continue;
    }
    if (old.due !== duty.due)
      moved.push({ duty, before: old.due, after: duty.due, because: reasons(old, duty, before, after) });
    if (old.state !== duty.state) settled.push({ duty, before: old.state, after: duty.state });
  }
  const gone = [...was].filter(([identity]) => !is.has(identity)).map(([, duty]) => duty);
  return {
    otherCase: (before.reference ?? null) !== (after.reference ?? null),
    before: before.today,
    after: after.today,
    levels,
    moved,
    settled,
    added,
    gone,
  };
}

/** Whether something can be compared: an assessment of ours, of whatever release.
 * @param {any} value */
export const isAssessment = (value) =>
  typeof value === "object" &&
  value !== null &&
  value.schema === "joint-risk/assessment/1" &&
  typeof value.today === "string" &&
  Array.isArray(value.duties) &&
  value.duties.every(
    (/** @type {any} */ duty) =>
      typeof duty?.kind === "string" && typeof duty.rule === "string" && Array.isArray(duty.because),
  );

/** @param {string} name @param {string | null | undefined} before @param {string | null | undefined} after */
const level = (name, before, after) => ({ name, before: before ?? null, after: after ?? null });
/** @param {any} scale */
const band = (scale) => scale?.band ?? null;

/** @param {any[]} duties @returns {Map<string, any>} */
function byIdentity(duties) {
  const all = new Map();
  for (const duty of duties) {
    const identity = identityOf(duty);
    let name = identity;
    for (let count = 2; all.has(name); count += 1) name = `${identity}|${count}`;
    all.set(name, duty);
  }
  return all;
}

/**
 * Why a day moved, as far as the two assessments tell.
 * @param {any} old @param {any} duty @param {any} before @param {any} after
 */
function reasons(old, duty, before, after) {
  const found = [];
  const steps = (/** @type {any} */ of) =>
    JSON.stringify(of.because.filter((/** @type {any} */ { code }) => code !== "calendar-unknown"));
  if (old.state !== "suspended" && duty.state === "suspended") found.push("suspended");
  else if (steps(old) !== steps(duty)) found.push("worked-out");
  if (old.calendar !== duty.calendar) found.push("calendar");
  if (before.release !== after.release) found.push("release");
  // The same steps in the same release: only the bank holidays behind them can differ.
  if (found.length === 0) found.push("calendar");
  return found;
}

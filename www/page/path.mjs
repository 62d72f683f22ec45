// Paths as the engine writes them: `riskMatrix.startOfRisk`,
// `oasys.answers[11.4]`, `events[0].on`.

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// Objects whose keys are numbers: in a path those are in brackets too.
const KEYED = new Set(["oasys.selfAssessment.items", "oasys.plan.previous.needs"]);

/** `events[0].on` as `["events", 0, "on"]`. Whole numbers in brackets are places in a list, all else is a name. */
export function steps(path) {
  const found = [];
  for (const { 1: name, 2: inBrackets, index } of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    const place = /^\d+$/.test(inBrackets ?? "") && !KEYED.has(path.slice(0, index));
    found.push(name ?? (place ? Number(inBrackets) : inBrackets));
  }
  return found;
}

/** What is at the path; `undefined` where nothing does. */
export function at(tree, path) {
  let node = tree;
  for (const step of steps(path)) {
    const known = typeof step === "number" ? Array.isArray(node) : isObject(node) && Object.hasOwn(node, step);
    if (!known) return undefined;
    node = node[step];
  }
  return node;
}

/**
 * A copy of the tree with the value at the path; `undefined` takes it away,
 * along with every parent that is left empty. The old tree stays as it was, so
 * that the history can keep it.
 */
export function withValue(tree, path, value) {
  return put(tree, steps(path), value) ?? {};
}

function put(node, [step, ...rest], value) {
  const copy = typeof step === "number" ? (Array.isArray(node) ? [...node] : []) : isObject(node) ? { ...node } : {};
  const next = rest.length > 0 ? put(copy[step], rest, value) : value;
  if (next !== undefined) copy[step] = next;
  else if (Array.isArray(copy)) copy.splice(step, 1);
  else delete copy[step];
  const empty = Array.isArray(copy) ? copy.length === 0 : Object.keys(copy).length === 0;
  return empty ? undefined : copy;
}

/**
 * The answer at the path, without where it comes from. One that was carried over is none until somebody says that it
 * is still true: it is shown beside its field and never filled in.
 */
export function answerAt(tree, path) {
  const found = at(tree, path);
  if (!isObject(found)) return found;
  return found.carried === true && found.stillTrue !== true ? undefined : found.value;
}

/** Whether the problem of one path belongs to the field of the other: `oasys.answers[2.2][1]` to `oasys.answers[2.2]`. */
export function belongsTo(problemPath, fieldPath) {
  return (
    problemPath === fieldPath ||
    (problemPath.startsWith(fieldPath) && /^[.[]/.test(problemPath.slice(fieldPath.length)))
  );
}

/** Which members and codes of a schema some cases have: what is told by the schema, and what a case reaches of it. */

const ORIGIN = new Set(["value", "on", "by", "trained", "carried", "stillTrue"]);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** An answer that says where it comes from: its members are counted once, whatever it answers. */
const hasOrigin = (keys) => keys.includes("value") && keys.every((key) => ORIGIN.has(key));

/** Every member and every code that a case of `schema` may have, as `events[visit].agency` and `events[visit].agency=police`. */
export function told(schema) {
  const found = new Set();
  const visit = (node, place) => {
    if (node.$ref) {
      const name = decodeURIComponent(node.$ref.slice("#/definitions/".length));
      return visit(schema.definitions[name], place);
    }
    for (const each of node.anyOf ?? []) visit(each, place);
    if (node.items) visit(node.items, place);
    for (const code of [node.enum ?? [], node.const ?? []].flat())
      if (typeof code === "string") found.add(`${place}=${code}`);
    const keys = Object.keys(node.properties ?? {});
    if (hasOrigin(keys)) {
      for (const key of keys) found.add(`.origin.${key}`);
      return visit(node.properties.value, place);
    }
    const { kind } = node.properties ?? {};
    const kinds = kind ? [kind.enum ?? [], kind.const ?? []].flat() : [];
    for (const inside of kinds.length > 0 ? kinds.map((each) => `${place}[${each}]`) : [place]) {
      for (const key of keys) {
        if (key === "kind") continue;
        found.add(`${inside}.${key}`);
        visit(node.properties[key], `${inside}.${key}`);
      }
    }
    for (const each of kinds) found.add(`${place}[${each}]`);
  };
  visit(schema, "");
  return found;
}

/** Adds what a case has to `found`. A member that is `null` is not there. */
export function reach(found, value, place = "") {
  if (typeof value === "string") found.add(`${place}=${value}`);
  if (Array.isArray(value)) for (const each of value) reach(found, each, place);
  if (!isObject(value)) return;
  if (hasOrigin(Object.keys(value))) {
    for (const [key, each] of Object.entries(value)) if (each !== null) found.add(`.origin.${key}`);
    return reach(found, value.value, place);
  }
  const inside = typeof value.kind === "string" ? `${place}[${value.kind}]` : place;
  found.add(inside);
  for (const [key, each] of Object.entries(value)) {
    if (each === null || key === "kind") continue;
    found.add(`${inside}.${key}`);
    reach(found, each, `${inside}.${key}`);
  }
}

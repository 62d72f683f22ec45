// @ts-check
/**
 * The schemas that the engine carries: in the short form of tools/schemas.mjs, each
 * definition once for all of them, spelled out when one is asked for.
 *
 * @import { Kept, SchemaName } from "./core.mjs"
 * @typedef {{ [keyword: string]: any }} Schema
 */

/** @type {{ text: string, kept: Kept } | undefined} */
let read;

/**
 * A schema with the definitions that it refers to.
 * @param {string} text what the engine carries
 * @param {string} name
 * @returns {object}
 * @throws {RangeError} if there is none of that name
 */
export function schemaIn(text, name) {
  if (read?.text !== text) read = { text, kept: JSON.parse(text) };
  const { schemas, definitions } = read.kept;
  if (!Object.hasOwn(schemas, name)) {
    const asked = typeof name === "string" ? JSON.stringify(name.slice(0, 40)) : `of type ${typeof name}`;
    throw new RangeError(`schema: unknown name ${asked}; there are ${Object.keys(schemas).join(", ")}`);
  }
  const made = expanded(schemas[/** @type {SchemaName} */ (name)]);
  /** @type {{ [key: string]: Schema }} */
  const needed = {};
  const collect = (/** @type {Schema} */ part) => {
    for (const [, found] of JSON.stringify(part).matchAll(/"#\/definitions\/([^"]+)"/g)) {
      const key = decodeURIComponent(found);
      if (Object.hasOwn(needed, key)) continue;
      needed[key] = expanded(definitions[key]);
      collect(needed[key]);
    }
  };
  collect(made);
  const own = Object.keys(definitions).filter((key) => Object.hasOwn(needed, key));
  return { ...made, definitions: Object.fromEntries(own.map((key) => [key, needed[key]])) };
}

/**
 * The schema that a short form stands for:
 *
 * - `"Band"` a definition, `"string"` a type, `"=low high"` one of these texts;
 * - after any of them, `[]` a list of it and `?` it or null;
 * - `{ "due": …, "note?": … }` an object of these members and no others, which may lack `note`;
 * - `[{ … }, members]` keywords as they stand, with short forms where a schema goes, and members if it has them.
 *
 * @param {any} short
 * @returns {Schema}
 */
export function expanded(short) {
  if (typeof short === "string") return ofText(short);
  if (!Array.isArray(short)) return ofMembers(short);
  const [keywords, members] = short;
  const made = { ...keywords };
  for (const keyword of ["items", "additionalProperties"]) {
    if (typeof made[keyword] !== "boolean" && keyword in made) made[keyword] = expanded(made[keyword]);
  }
  if (made.anyOf) made.anyOf = made.anyOf.map(expanded);
  if (made.properties) made.properties = eachExpanded(made.properties);
  return { ...made, ...(members && ofMembers(members)) };
}

/**
 * @param {string} short
 * @returns {Schema}
 */
function ofText(short) {
  if (short.endsWith("[]")) return { type: "array", items: ofText(short.slice(0, -2)) };
  if (short.endsWith("?")) {
    const made = ofText(short.slice(0, -1));
    if (made.enum) return { type: ["string", "null"], enum: [...made.enum, null] };
    if ("const" in made || made.$ref || made.items) return { anyOf: [made, { type: "null" }] };
    return { type: [made.type, "null"] };
  }
  if (short.startsWith("=")) {
    const texts = short.slice(1).split(" ");
    return texts.length > 1 ? { type: "string", enum: texts } : { type: "string", const: texts[0] };
  }
  return /^[A-Z]/.test(short) ? { $ref: `#/definitions/${short}` } : { type: short };
}

/** @param {{ [name: string]: any }} members */
function ofMembers(members) {
  const names = Object.keys(members);
  const required = names.filter((name) => !name.endsWith("?"));
  return {
    type: "object",
    properties: eachExpanded(Object.fromEntries(names.map((name) => [name.replace(/\?$/, ""), members[name]]))),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** @param {{ [name: string]: any }} shorts */
const eachExpanded = (shorts) =>
  Object.fromEntries(Object.entries(shorts).map(([name, short]) => [name, expanded(short)]));

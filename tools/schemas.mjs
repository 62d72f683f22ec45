/**
 * JSON Schemas (draft 7) out of src/wasm.d.ts, so that the types and the schemas
 * cannot drift apart. They describe the shape; what else a value must be (that
 * the day exists, that the counts agree) is the engine's part.
 */
import { isDeepStrictEqual } from "node:util";
import { expanded } from "../www/engine/schemas.mjs";
import { at, require } from "./paths.mjs";

const TYPES = { case: "CaseFile", assessment: "Assessment", standard: "Standard", exercise: "Exercise" };

/** A kind of event that two interfaces name would take the members of either, without a word. */
function refuseRepeats({ definitions }) {
  const kinds = Object.entries(definitions)
    .filter(([name]) => name.endsWith("Event"))
    .flatMap(([, { properties }]) => properties?.kind?.enum ?? properties?.kind?.const ?? []);
  const twice = kinds.filter((kind, place) => kinds.indexOf(kind) !== place);
  if (twice.length > 0) throw new Error(`src/wasm.d.ts: two events are of the kind ${twice.join(", ")}`);
}

/** The same, each object's required members in the order of its members. */
const inOrder = (schema) =>
  JSON.parse(
    JSON.stringify(schema, (_, value) => {
      const { properties, required } = value ?? {};
      const named = properties && Array.isArray(required);
      return named ? { ...value, required: Object.keys(properties).filter((name) => required.includes(name)) } : value;
    }),
  );

export function schemas() {
  const { createGenerator } = require("ts-json-schema-generator");
  const made = Object.entries(TYPES).map(([name, type]) => {
    const { $schema, ...rest } = createGenerator({
      path: at("src/wasm.d.ts"),
      type,
      topRef: false,
      additionalProperties: false,
      jsDoc: "extended",
    }).createSchema(type);
    if (name === "case") refuseRepeats(rest);
    return [name, inOrder({ $schema, $id: `joint-risk/${name}/1`, title: type, ...rest })];
  });
  return Object.fromEntries(made);
}

/** The same without what is there for a reader only: the engine carries this one, and pkg/schemas/ the whole. */
export const withoutDescriptions = (schema) =>
  JSON.parse(
    JSON.stringify(schema, (key, value) => (key === "description" && typeof value === "string" ? undefined : value)),
  );

/** What the engine carries: the schemas in their short form without their definitions, and each definition once. */
export function shared(described) {
  const definitions = {};
  const roots = {};
  for (const [name, { definitions: own = {}, ...root }] of Object.entries(withoutDescriptions(described))) {
    roots[name] = root;
    for (const [key, definition] of Object.entries(own)) {
      definitions[key] ??= definition;
      if (JSON.stringify(definitions[key]) !== JSON.stringify(definition)) {
        throw new Error(`src/wasm.d.ts: two schemas disagree on ${key}`);
      }
    }
  }
  return { schemas: each(roots, shortened), definitions: each(definitions, shortened) };
}

const each = (values, made) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, made(value)]));

/** The short form of a schema, which www/engine/schemas.mjs spells out. */
export function shortened(schema) {
  const found = [asText(schema), asMembers(schema), asKeywords(schema)].find(
    (short) => short !== undefined && isDeepStrictEqual(expanded(short), schema),
  );
  if (found === undefined) throw new Error(`the engine cannot carry the schema ${JSON.stringify(schema)}`);
  return found;
}

function asText(schema) {
  const { $ref, anyOf, items, type } = schema;
  if ($ref) return $ref.replace("#/definitions/", "");
  if (items) return `${asText(items)}[]`;
  if (anyOf) return `${asText(anyOf[0])}?`;
  const texts = schema.enum?.filter((text) => text !== null) ?? [];
  const base = "const" in schema ? `=${schema.const}` : texts.length > 0 ? `=${texts.join(" ")}` : [type].flat()[0];
  return Array.isArray(type) ? `${base}?` : base;
}

function asMembers({ properties, required = [] }) {
  if (properties === undefined) return undefined;
  const short = Object.entries(properties).map(([name, value]) => [
    required.includes(name) ? name : `${name}?`,
    shortened(value),
  ]);
  return Object.fromEntries(short);
}

/** What `members` of a short form stands for. */
const OF_MEMBERS = ["type", "properties", "required", "additionalProperties"];

function asKeywords(schema) {
  const { properties, additionalProperties } = schema;
  if (properties && additionalProperties === false) {
    const others = Object.entries(schema).filter(([keyword]) => !OF_MEMBERS.includes(keyword));
    return [Object.fromEntries(others), asMembers(schema)];
  }
  const made = { ...schema };
  for (const keyword of ["items", "additionalProperties"]) {
    if (typeof schema[keyword] === "object") made[keyword] = shortened(schema[keyword]);
  }
  if (schema.anyOf) made.anyOf = schema.anyOf.map(shortened);
  if (properties) made.properties = each(properties, shortened);
  return [made];
}

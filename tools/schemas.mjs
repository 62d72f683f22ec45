/**
 * JSON Schemas (draft 7) out of types/, so that the types and the schemas
 * cannot drift apart. They describe the shape; what else a value must be (that
 * the day exists, that the counts agree) is the engine's part.
 */
import { at, require } from "./paths.mjs";

const TYPES = { case: "CaseFile", assessment: "Assessment", standard: "Standard", exercise: "Exercise" };

/** A kind of event that two interfaces name would take the members of either, without a word. */
function refuseRepeats({ definitions }) {
  const kinds = Object.entries(definitions)
    .filter(([name]) => name.endsWith("Event"))
    .flatMap(([, { properties }]) => properties?.kind?.enum ?? properties?.kind?.const ?? []);
  const twice = kinds.filter((kind, place) => kinds.indexOf(kind) !== place);
  if (twice.length > 0) throw new Error(`types/case.d.ts: two events are of the kind ${twice.join(", ")}`);
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
      path: at("types/index.d.ts"),
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

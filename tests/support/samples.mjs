/** Cases made out of their schema: every object with every member that the schema tells of. */

/** Names of entries, where a schema leaves them open: each has to be one that the engine knows. */
const ENTRIES = {
  ".oasys.answers": "11.4",
  ".oasys.selfAssessment.items": "1",
  ".oasys.plan.previous.needs": "3",
  ".standard.sources": "guide",
};
/** Texts that name something; any other text is a word. */
const TEXTS = [
  [/^\.standard$/, "england-wales-2005"],
  [/^\.standard\.basedOn$/, "england-wales-2017"],
  [/^\.standard\..*\.(of|source)$/, "guide"],
  [/^\.convictions\.offences\.code$/, "00100"],
];
const textAt = (place) => TEXTS.find(([pattern]) => pattern.test(place))?.[1] ?? "word";
const ANSWER = "value on by trained carried stillTrue".split(" ");
const isAnswer = (node) => ANSWER.every((name) => name in (node.properties ?? {}));
const isNothing = (node) => node.type === "null" || node.const === null;

/** What a schema says after its references; the parts of a union are given one by one. */
function parts(schema, node) {
  if (node.$ref) {
    const { definitions } = schema;
    return parts(schema, definitions[decodeURIComponent(node.$ref.slice("#/definitions/".length))]);
  }
  if (node.anyOf) return node.anyOf.flatMap((each) => parts(schema, each));
  if (Array.isArray(node.type)) return node.type.flatMap((type) => parts(schema, { ...node, type }));
  if (node.enum) return node.enum.flatMap((code) => parts(schema, { const: code }));
  return isNothing(node) ? [] : [node];
}

/** Every member that an object at one place can have: those of all its alternatives, answers with an origin left aside. */
const membersOf = (alternatives) =>
  new Set(
    alternatives
      .filter((each) => each.properties && !isAnswer(each))
      .flatMap(({ properties }) => Object.keys(properties)),
  );

/** The path of a member, as the engine writes it. */
export function pathOf(path, name) {
  if (name.includes(".")) return `${path}[${name}]`;
  return path ? `${path}.${name}` : name;
}

/**
 * A value of a schema, of which `choose` takes one part of each union.
 * @returns `value`; `coded`, its codes by path: the place and value of each, all that could be there, and what
 *   puts another there; `objects`, its objects that have members by name: the path and the place of each, the object
 *   itself, and the members that it may have.
 */
export function sample(schema, choose) {
  const coded = new Map();
  const objects = [];
  const put = (holder, name, node, path, place) => {
    holder[name] = made(node, path, place);
    const code = coded.get(path);
    if (code) {
      code.put = (other) => {
        holder[name] = other;
      };
      code.value = holder[name];
    }
    return holder;
  };
  const object = (node, members, path, place) => {
    const value = {};
    for (const [name, member] of Object.entries(node.properties ?? {})) {
      const inside = isAnswer(node) && name === "value" ? place : `${place}.${name}`;
      put(value, name, member, pathOf(path, name), inside);
    }
    if (node.properties) objects.push({ path, place, value, members });
    else put(value, ENTRIES[place], node.additionalProperties, `${path}[${ENTRIES[place]}]`, place);
    return value;
  };
  const made = (node, path, place) => {
    const alternatives = parts(schema, node);
    const part = choose(alternatives);
    if (part.const !== undefined) {
      // A code beside an object is none of a set.
      const alone = !alternatives.some((each) => each.type === "object" && !isAnswer(each));
      const codes = alternatives.map((each) => each.const).filter((each) => alone && typeof each === "string");
      if (typeof part.const === "string") coded.set(path, { place, codes: [...new Set(codes)] });
      return part.const;
    }
    if (part.type === "array") {
      const entries = parts(schema, part.items);
      const kinds = entries.filter(({ properties }) => properties?.kind);
      if (kinds.length === 0) return put([], 0, part.items, `${path}[0]`, place);
      const ofEach = kinds.flatMap((each) => parts(schema, each.properties.kind).map((kind) => [each, kind]));
      return ofEach.map(([each, kind], index) => {
        const one = { ...each, properties: { ...each.properties, kind } };
        const entry = object(one, membersOf([one]), `${path}[${index}]`, `${place}[${kind.const}]`);
        coded.get(`${path}[${index}].kind`).codes = ofEach.map(([, { const: code }]) => code);
        return entry;
      });
    }
    if (part.type === "object") {
      const members = isAnswer(part) ? new Set(ANSWER) : membersOf(alternatives);
      return object(part, members, path, isAnswer(part) ? "an answer" : place);
    }
    if (part.type === "boolean") return true;
    if (part.type === "number") return 3;
    return part.format === "date" ? "2026-01-05" : textAt(place);
  };
  return { value: made(schema, "", ""), coded, objects };
}

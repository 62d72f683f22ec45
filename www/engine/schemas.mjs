// @ts-check
/**
 * The JSON Schemas, which are files beside the engine: few hosts need one, and none needs it to score.
 *
 * @import { SchemaName } from "./core.mjs"
 */
import { fileBeside } from "./beside.mjs";

/** Written out one by one: so a bundler finds the files, and takes them along. @type {Record<SchemaName, () => URL>} */
const ADDRESSES = {
  case: () => new URL("./schemas/case.json", import.meta.url),
  assessment: () => new URL("./schemas/assessment.json", import.meta.url),
  standard: () => new URL("./schemas/standard.json", import.meta.url),
  exercise: () => new URL("./schemas/exercise.json", import.meta.url),
};

/**
 * Reads a schema.
 * @param {SchemaName} name
 * @returns {Promise<object>} a new object each time
 * @throws {RangeError} if there is none of that name
 * @throws {Error} if its file cannot be read from here
 */
export async function schemaOf(name) {
  if (!Object.hasOwn(ADDRESSES, name)) {
    const asked = typeof name === "string" ? JSON.stringify(String(name).slice(0, 40)) : `of type ${typeof name}`;
    throw new RangeError(`schema: unknown name ${asked}; there are ${Object.keys(ADDRESSES).join(", ")}`);
  }
  if (!import.meta.url) {
    throw new Error(`schema: a form in one file carries no schemas; take schemas/${name}.json out of the package`);
  }
  try {
    const file = await fileBeside(ADDRESSES[name]());
    return ArrayBuffer.isView(file) ? JSON.parse(new TextDecoder().decode(file)) : await file.json();
  } catch (cause) {
    throw new Error(
      `schema: schemas/${name}.json cannot be read from beside the engine; where the page has a Content-Security-Policy, add connect-src 'self', or take the file out of the package`,
      { cause },
    );
  }
}

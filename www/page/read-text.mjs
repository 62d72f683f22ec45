// One reader of files and fields: the engine's. The browser's own takes the last of two members with one name, and says
// nothing of bytes that are no text.

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const problem = (code, more) => ({ code, field: "", min: null, max: null, allowed: null, other: null, ...more });

/**
 * The object in a text and what is wrong with it, as `engine.read` gives them. Without an engine nothing is scored, but
 * what somebody has entered must still be there: then the browser reads.
 */
export function readText(engine, text) {
  if (engine) return engine.read(text);
  try {
    const found = JSON.parse(text);
    return isObject(found)
      ? { caseFile: found, problems: [] }
      : { caseFile: null, problems: [problem("wrong-type", { allowed: ["object"] })] };
  } catch {
    return { caseFile: null, problems: [problem("malformed-json")] };
  }
}

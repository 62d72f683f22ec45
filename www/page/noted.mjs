// What to say of a file or field that the engine has read: why it was not opened, or what to check in it.

import { fieldLabel } from "./result/field-names.mjs";
import { problemText } from "./result/problems.mjs";
import { words } from "./words.mjs";

/** What was noted of a text that was opened all the same, in one sentence for each. */
export const noted = (problems, caseFile) =>
  problems.map((each) => `${fieldLabel(each.field, caseFile)}: ${problemText(each, caseFile)}`);

/** Why a text was not opened: the key of the words, and what they name. */
export function refusal(problems) {
  const [first] = problems;
  if (first.code === "too-large") return { refused: "page.open-too-large" };
  if (first.code === "wrong-type") return { refused: "page.open-not-a-case" };
  return { refused: "page.open-not-json", params: { reason: problemText(first, {}) } };
}

/** The heading over what was noted. */
export const notedHeading = (name) => words("page.open-noted", { name });

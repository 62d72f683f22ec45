import { readFileSync } from "node:fs";
import { at } from "../../tools/paths.mjs";

/** The questions of OASys out of the published table: what cases are drawn from where no engine is at hand. */
export function questions() {
  const [, ...rows] = readFileSync(at("tests/tables/oasys-questions.csv"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  return rows.map((row) => {
    const [id, , kind, , , , , codes] = row.split(",");
    const options = codes
      .split(" ")
      .filter((code) => code !== "")
      .map((code) => ({ code: code.split("=")[0] }));
    return { id, kind, options };
  });
}

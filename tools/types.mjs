/**
 * Checks the scripts of the pages with TypeScript, as www/tsconfig.json says. www/page is read because the others
 * import it, and not judged: it is to be a part of the element, and is checked with it from then on.
 */
import path from "node:path";
import ts from "typescript";
import { at } from "./paths.mjs";

const { config } = ts.readConfigFile(at("www/tsconfig.json"), ts.sys.readFile);
const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, at("www"));
const program = ts.createProgram(fileNames, options);
const faults = ts.getPreEmitDiagnostics(program).filter(({ file }) => !file?.fileName.startsWith(`${at("www/page")}/`));
if (faults.length > 0) {
  const host = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => path.resolve("."),
    getNewLine: () => "\n",
  };
  console.error(ts.formatDiagnostics(faults, host));
  process.exitCode = 1;
}

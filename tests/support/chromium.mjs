// Where the browser for tests and measurements is.
import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The system's Chromium: CHROMIUM, or the first on the PATH. */
export function chromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const all = process.env.PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));
  const runs = (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const found = all.find(runs);
  if (!found) throw new Error("no Chromium on the PATH: install it, or name it in CHROMIUM");
  return found;
}

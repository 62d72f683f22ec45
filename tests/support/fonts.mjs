// Families of fonts to run a browser with, one at a time: fonts differ from machine to machine, and so do widths.
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { at } from "../../tools/paths.mjs";

const FOLDERS = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  path.join(homedir(), ".local/share/fonts"),
  path.join(homedir(), ".fonts"),
];

/** What a bare Debian has, and what is used for Arial where more is installed. */
export const FAMILIES = [
  { name: "DejaVu", files: /^DejaVu.*\.[ot]tf$/, plain: "DejaVuSans.ttf" },
  { name: "Liberation", files: /^Liberation.*\.[ot]tf$/, plain: "LiberationSans-Regular.ttf" },
];

// The system's rules say which font is used for another; its folders are named elsewhere and so left out.
const CONFIG = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
`;

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name));
}

/** A fontconfig file under which there is this family alone; null where it is not installed. */
export function onlyFont({ name, files, plain }) {
  const found = new Map(
    FOLDERS.flatMap(filesIn)
      .map((file) => [path.basename(file), file])
      .filter(([base]) => files.test(base)),
  );
  if (!found.has(plain)) return null;
  const folder = at("target/fonts", name);
  const fonts = path.join(folder, "fonts");
  mkdirSync(fonts, { recursive: true });
  for (const [base, file] of found) {
    const link = path.join(fonts, base);
    if (!existsSync(link)) symlinkSync(file, link);
  }
  const config = path.join(folder, "fonts.conf");
  writeFileSync(config, CONFIG);
  return config;
}

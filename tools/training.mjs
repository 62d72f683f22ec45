/**
 * Builds pkg/training.html: the training page with its engine, exercises, styles and both languages in one file, to be
 * opened from a file share. Its policy allows its own script by hash, WebAssembly, and nothing that leaves the page.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { mapOf } from "./bundle.mjs";
import { at } from "./paths.mjs";

const read = (name) => readFileSync(at(name), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Every exercise, the short ones first. */
export function exercises() {
  const folder = "www/training/exercises";
  return readdirSync(at(folder))
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(read(`${folder}/${name}`)))
    .sort((a, b) => a.minutes - b.minutes || (a.id < b.id ? -1 : 1));
}

/** Modules that have no file of that name: the built engine, and the exercises. */
const within = {
  name: "within",
  setup(build) {
    build.onResolve({ filter: /^engine$/ }, () => ({ path: at("pkg/index.mjs") }));
    build.onResolve({ filter: /^exercises$/ }, () => ({ path: "exercises", namespace: "within" }));
    build.onLoad({ filter: /.*/, namespace: "within" }, () => ({
      contents: JSON.stringify(exercises()),
      loader: "json",
    }));
  },
};

/** Writes the page, and the exercises for the page that is served. Gives the size of the page in bytes. */
export async function buildTraining() {
  const { outputFiles } = await build({
    entryPoints: [at("www/training/single.mjs")],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    charset: "utf8",
    write: false,
    sourcemap: "linked",
    outfile: at("pkg/training.html"),
    legalComments: "none",
    logOverride: { "empty-import-meta": "silent" },
    plugins: [within],
  });
  // Within a script, this alone would end it.
  const [{ contents: map }, { text }] = outputFiles;
  writeFileSync(at("pkg/training.html.map"), mapOf(map));
  const script = text.trim().replaceAll("</script", "<\\/script");
  const styles = `${read("www/style.css")}\n${read("www/training/training.css")}`.trim();
  const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(styles)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = read("www/training/index.html")
    .replace(/content="default-src[^"]*"/, () => `content="${policy}"`)
    .replace(/<link rel="stylesheet"[^>]*>\n/, () => `<style>${styles}</style>\n`)
    .replace(/<link rel="stylesheet"[^>]*>\n/, "")
    .replace(/<script type="module"[^>]*><\/script>\n/, "")
    .replace("</body>", () => `<script>${script}</script>\n</body>`);
  writeFileSync(at("pkg/training.html"), page);
  writeFileSync(at("pkg/exercises.json"), JSON.stringify(exercises()));
  return Buffer.byteLength(page);
}

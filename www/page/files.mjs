import { browserToday } from "./date-parts.mjs";
import { h } from "./dom.mjs";
import { noted, notedHeading, refusal } from "./noted.mjs";
import { confirm } from "./panels.mjs";
import { readText } from "./read-text.mjs";
import { words } from "./words.mjs";

const LARGEST = 1024 * 1024;
// A file that can be read in a browser holds the answers twice.
const LARGEST_FILE = 4 * LARGEST;

/** A name for the file: the reference without what file systems refuse. */
export function fileName(reference, ending = "json") {
  const safe = String(reference ?? "")
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `joint-assessment${safe ? `-${safe}` : ""}.${ending}`;
}

/** Hands a file to the browser to save. */
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: address, download: name });
  link.click();
  // The download reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// A saved case that can be read in a browser carries itself in a block of data.
const CARRIED = /<script type="application\/json" id="joint-risk-case">([\s\S]*?)<\/script>/;

/**
 * The case in a file, with what was noted of it; or `refused`, the key of why not, with `params` for its words.
 * @param {object | null} engine What reads it.
 */
export async function readCase(file, engine) {
  if (file.size > LARGEST_FILE) return { refused: "page.open-too-large" };
  let whole;
  try {
    whole = await file.text();
  } catch (error) {
    return { refused: "page.open-not-json", params: { reason: error.message } };
  }
  const text = CARRIED.exec(whole)?.[1] ?? whole;
  if (text.length > LARGEST) return { refused: "page.open-too-large" };
  const { caseFile, problems } = readText(engine, text);
  return caseFile === null ? refusal(problems) : { caseFile, problems };
}

/** New, open and save. Nothing is kept in the browser: a file is the only place. */
export class Files {
  constructor(page) {
    this.page = page;
    this.input = h("input", {
      type: "file",
      id: "open-file",
      accept: ".json,.html,application/json,text/html",
      hidden: true,
      "aria-hidden": "true",
      tabindex: "-1",
      on: { change: () => this.open() },
    });
  }

  async startNew() {
    const { store } = this.page;
    if (!store.isEmpty && !(await confirm(words("page.new-confirm"), words("page.new-yes")))) return;
    this.page.shell.say();
    // The day of the last case must not be taken over unseen.
    store.replace({}, { today: browserToday() });
    this.page.announce(words("page.new-done"));
    this.page.goTo("person");
  }

  choose() {
    this.input.click();
  }

  async open() {
    const [file] = this.input.files;
    this.input.value = "";
    if (!file) return;
    const { store, shell } = this.page;
    const refuse = (key, params) =>
      shell.say(
        h("p", null, h("strong", null, words("page.open-failed", { name: file.name })), " ", words(key, params)),
      );
    const { caseFile, problems, refused, params } = await readCase(file, this.page.engine);
    if (refused) {
      refuse(refused, params);
      return;
    }
    if (store.hasUnsavedChanges && !(await confirm(words("page.open-confirm"), words("page.open-yes")))) return;
    shell.say();
    if (problems.length > 0) {
      const list = noted(problems, caseFile).map((text) => h("li", null, text));
      shell.say(h("p", null, h("strong", null, notedHeading(file.name))), h("ul", null, list));
    }
    store.replace(caseFile, { today: browserToday(), saved: true });
    this.page.announce(words("page.opened", { name: file.name }));
    this.page.goTo("person");
  }

  save() {
    const { store } = this.page;
    const text = `${JSON.stringify(store.caseFile, null, 2)}\n`;
    download(fileName(store.answer("reference")), text, "application/json");
    store.markSaved();
    this.page.announce(words("page.saved"));
  }

  /** Hands a text over as a file of the kind that its name says. */
  download(name, text) {
    const type = { ics: "text/calendar", csv: "text/csv" }[name.split(".").pop()] ?? "application/json";
    download(name, text, `${type};charset=utf-8`);
  }
}

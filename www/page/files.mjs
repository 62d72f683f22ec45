import { browserToday } from "./date-parts.mjs";
import { h } from "./dom.mjs";
import { confirm } from "./panels.mjs";
import { words } from "./words.mjs";

const LARGEST = 1024 * 1024;

/** A name for the file: the reference without what file systems refuse. */
function fileName(reference) {
  const safe = String(reference ?? "")
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `joint-assessment${safe ? `-${safe}` : ""}.json`;
}

/** New, open and save. Nothing is kept in the browser: a file is the only place. */
export class Files {
  constructor(page) {
    this.page = page;
    this.input = h("input", {
      type: "file",
      id: "open-file",
      accept: ".json,application/json",
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
    if (file.size > LARGEST) {
      refuse("page.open-too-large");
      return;
    }
    let found;
    try {
      found = JSON.parse(await file.text());
    } catch (error) {
      refuse("page.open-not-json", { reason: error.message });
      return;
    }
    if (typeof found !== "object" || found === null || Array.isArray(found)) {
      refuse("page.open-not-a-case");
      return;
    }
    if (store.hasUnsavedChanges && !(await confirm(words("page.open-confirm"), words("page.open-yes")))) return;
    shell.say();
    store.replace(found, { today: browserToday(), saved: true });
    this.page.announce(words("page.opened", { name: file.name }));
    this.page.goTo("person");
  }

  save() {
    const { store } = this.page;
    this.download(fileName(store.answer("reference")), `${JSON.stringify(store.caseFile, null, 2)}\n`);
    store.markSaved();
    this.page.announce(words("page.saved"));
  }

  /** Hands a text over as a file. */
  download(name, text) {
    const type = { ics: "text/calendar", csv: "text/csv" }[name.split(".").pop()] ?? "application/json";
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    const link = h("a", { href: address, download: name });
    link.click();
    // The download reads the address after the click has returned.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}

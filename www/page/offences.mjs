import { currentLanguage, words } from "./words.mjs";

const plain = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/**
 * The offence codes of the engine, with words to find them by. The codes carry
 * our own short names of their classes; `names` is a host's own list, by code.
 */
export class Offences {
  #byCode = null;
  #index = null;
  #language = null;

  constructor(engine, names = {}) {
    this.engine = engine;
    this.names = new Map(Object.entries(names));
  }

  get #known() {
    this.#byCode ??= new Map((this.engine?.offences() ?? []).map((offence) => [offence.code, offence]));
    return this.#byCode;
  }

  /** What the tables say of the code; `undefined` where they do not have it. */
  get(code) {
    return this.#known.get(String(code));
  }

  /** What the code is for, in words. */
  name(code) {
    const own = this.names.get(String(code));
    if (own) return own;
    const known = this.get(code);
    if (!known) return words("history.code-unknown");
    // "Other" says nothing, and its category does.
    return known.class === "other" ? words(`offenceCategory.${known.category}`) : words(`offenceClass.${known.class}`);
  }

  /** The code with its name; an offence may have no code. */
  label(code) {
    if (code === undefined || code === null || code === "") return words("history.no-code");
    return `${code} ${this.name(code)}`;
  }

  /** The offences that the text may mean: every word of it is in its name, or is how its code begins. */
  find(text, most = 20) {
    const sought = plain(text).split(/\s+/).filter(Boolean);
    if (sought.length === 0) return { count: 0, offences: [] };
    const found = this.#entries()
      .filter(({ code, text: all }) =>
        sought.every((word) => (/^\d+$/.test(word) && code.startsWith(word)) || all.includes(word)),
      )
      .map(({ code }) => this.get(code));
    return { count: found.length, offences: found.slice(0, most) };
  }

  #entries() {
    if (this.#language !== currentLanguage()) {
      this.#language = currentLanguage();
      this.#index = [...this.#known.values()].map((offence) => ({
        code: offence.code,
        text: plain(
          [
            this.names.get(offence.code) ?? "",
            words(`offenceClass.${offence.class}`),
            words(`offenceCategory.${offence.category}`),
            offence.group ? words(`ogrs3Group.${offence.group}`) : "",
          ].join(" "),
        ),
      }));
    }
    return this.#index;
  }
}

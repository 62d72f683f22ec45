import { browserToday } from "./date-parts.mjs";
import { h, replace } from "./dom.mjs";
import { Page } from "./page.mjs";
import { Store } from "./store.mjs";
import { loadWords } from "./words.mjs";

// Loads the three things the page needs and puts them together. Only the words
// are indispensable: without an engine the forms stay usable, and without
// examples there is nothing to choose from.

async function loadEngine() {
  try {
    const { load } = await import("../pkg/index.mjs");
    return { engine: await load({ kind: "auto" }), failure: null };
  } catch (error) {
    return { engine: null, failure: String(error?.message ?? error) };
  }
}

async function loadExamples() {
  try {
    const answer = await fetch(new URL("../examples.json", import.meta.url));
    return answer.ok ? (await answer.json()).examples : [];
  } catch {
    return [];
  }
}

async function start() {
  const root = document.getElementById("page");
  try {
    const wanted = new URLSearchParams(window.location.search).get("lang") ?? "en";
    const [, { engine, failure }, examples] = await Promise.all([loadWords(wanted), loadEngine(), loadExamples()]);
    new Page(root, { store: new Store(browserToday()), engine, failure, examples }).start();
  } catch (error) {
    replace(
      root,
      h(
        "main",
        { class: "before" },
        h("h1", null, "Joint assessment"),
        h("p", { role: "alert" }, `The page could not start: ${error.message}`),
      ),
    );
  }
}

start();

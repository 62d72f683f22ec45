// Served: the engine from pkg/, the words and the exercises as files.
import { h, replace } from "../page/dom.mjs";
import { Training } from "./app.mjs";

const json = async (path) => {
  const answer = await fetch(new URL(path, import.meta.url));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

const root = document.getElementById("page");
try {
  const [en, cy, exercises] = await Promise.all(
    ["../messages/en.json", "../messages/cy.json", "../pkg/exercises.json"].map(json),
  );
  const load = async () => (await import("../pkg/index.mjs")).load({ kind: "auto" });
  await new Training(root, { load, messages: { en, cy }, exercises }).start();
} catch (error) {
  replace(
    root,
    h(
      "main",
      { class: "before" },
      h("h1", null, "Training"),
      h("p", { role: "alert" }, `The page could not start: ${error.message}`),
    ),
  );
}

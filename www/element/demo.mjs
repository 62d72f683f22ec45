// The host's own script: it sets attributes and the case, and hears events.

const element = document.querySelector("joint-risk");
const byId = (id) => document.getElementById(id);

for (const [id, attribute] of [
  ["mode", "mode"],
  ["pages", "pages"],
  ["language", "lang"],
]) {
  const choice = /** @type {HTMLSelectElement} */ (byId(id));
  choice.addEventListener("change", () => element.setAttribute(attribute, choice.value));
}

const log = (event) => {
  const item = document.createElement("li");
  const { code, message, valid, assessment } = event.detail;
  const said = [code, message, valid === undefined ? null : `valid: ${valid}`, assessment?.joint?.rating];
  item.textContent = [event.type, ...said].filter(Boolean).join(" · ");
  byId("log").append(item);
};
for (const name of ["ready", "change", "complete", "problem", "before-save", "save", "language"]) {
  element.addEventListener(`joint-risk-${name}`, log);
}

const answer = await fetch(new URL("../examples.json", import.meta.url));
const { examples } = await answer.json();
const chosen = /** @type {HTMLSelectElement} */ (byId("example"));
for (const { id, title } of examples) chosen.append(new Option(title.en, id));
chosen.addEventListener("change", () => {
  const example = examples.find(({ id }) => id === chosen.value);
  if (example) element.setAttribute("today", example.today);
  else element.removeAttribute("today");
  element.value = example?.case ?? null;
});

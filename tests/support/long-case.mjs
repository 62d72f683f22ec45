/* global window */
// A case in which every question of OASys has an answer, with a year of visits: well over 300 answers.

/** `questions` as an engine lists them. */
export function longCase(questions) {
  const answers = {};
  for (const { id, kind, options } of questions) {
    if (kind === "ticks") answers[id] = [options[0].code];
    else if (options.length > 0) answers[id] = options[0].code;
    else if (kind === "text") answers[id] = "As the record says. ".repeat(4);
  }
  const events = Array.from({ length: 160 }, (_, place) => ({
    kind: "visit",
    on: `2026-01-${String((place % 28) + 1).padStart(2, "0")}`,
    officers: 2,
    access: true,
    purpose: `Visit ${place}`,
  }));
  return { reference: "A1", oasys: { supervised: true, answers }, events };
}

/** Runs in a page: keeps how long all handlers of every key took together, in `window.keyTimes`. */
export function timeKeys() {
  window.keyTimes = [];
  let began = 0;
  // The first and the last to hear of a key: between them lies every handler.
  for (const type of ["keydown", "input"]) {
    window.addEventListener(type, () => (began = performance.now()), true);
    window.addEventListener(type, () => window.keyTimes.push(performance.now() - began));
  }
}

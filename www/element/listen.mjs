// What the reader does inside the element. Nothing is listened to outside it,
// but for the end of a press that began inside.

const ENDS = ["pointerup", "pointercancel"];

/** Listens in the element's own tree, for as long as that lives. */
export function listenIn(root, app) {
  // The words are the page's: whoever is touched sets its own before anything answers.
  for (const type of ["click", "input", "change", "focusout", "keydown"]) {
    root.addEventListener(type, () => app.speak(), true);
  }
  root.addEventListener("keydown", (event) => key(event, app));
  root.addEventListener("click", (event) => follow(event, app));
  root.addEventListener("jr-show", (event) => {
    event.preventDefault();
    const { section, field, then } = event.detail;
    if (field) app.openField(field);
    else {
      if (section !== "result") app.goTo(section);
      then();
    }
  });
  errorsOnLeaving(root, app);
}

/** On one page an error shows when its field is left; while a button is being pressed it waits, or the button would move away. */
function errorsOnLeaving(root, app) {
  let pressed = false;
  root.addEventListener("pointerdown", () => {
    pressed = true;
    const release = () => {
      pressed = false;
      for (const end of ENDS) window.removeEventListener(end, release, true);
      setTimeout(() => app.onePage && app.showState());
    };
    for (const end of ENDS) window.addEventListener(end, release, true);
  });
  root.addEventListener("focusout", () =>
    queueMicrotask(() => {
      if (!pressed && app.onePage && !app.old) app.showState();
    }),
  );
}

function key(event, app) {
  const inText = event.target.matches("textarea, input:not([type=radio], [type=checkbox])");
  if (event.key === "Enter" && inText && event.target.localName === "input") {
    // Enter in a box goes on, as it would in a form of one page.
    if (app.place.name === "question" && !app.onePage) app.next();
    return;
  }
  // Undo by key, but never in a text box: there the browser's own undo is expected.
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z" || inText) return;
  event.preventDefault();
  app.travel(event.shiftKey ? "redo" : "undo");
}

/** Links by which sections lead to each other must not change the host's address. */
function follow(event, app) {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  app.goTo(link.getAttribute("href").slice(1));
}

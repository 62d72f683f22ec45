// The fields of an exercise that is being written: one control for each member, a fold for each entry of a list.
import { h } from "../../page/dom.mjs";
import { words } from "../../page/words.mjs";
import { button } from "./parts.mjs";

const WORDS = [
  ["en", "text"],
  ["cy", "text"],
];

let fields = 0;
const label = (key) => words(`training.author-${key}`);

/** One member of an object as a control. */
export function control(object, /** @type {string[]} */ [key, kind], changed) {
  fields += 1;
  const id = `author-${fields}`;
  const set = (value) => {
    if (value === undefined || value === "") delete object[key];
    else object[key] = value;
    changed();
  };
  const frame = (element, ...more) =>
    h(
      "div",
      { class: "govuk-form-group author__field", dataset: { key } },
      h("label", { class: "govuk-label", for: id }, label(key)),
      element,
      more,
    );
  if (Array.isArray(kind)) {
    const select = h(
      "select",
      { class: "govuk-select", id, on: { change: () => set(select.value || undefined) } },
      kind.map((code) => h("option", { value: code }, code === "" ? "–" : codeName(key, code))),
    );
    select.value = object[key] ?? kind[0];
    return frame(select);
  }
  if (kind === "words") {
    object[key] ??= undefined;
    const both = object[key] ?? {};
    return h(
      "fieldset",
      { class: "govuk-fieldset author__words", dataset: { key } },
      h("legend", { class: "govuk-fieldset__legend" }, label(key)),
      WORDS.map(([language]) => {
        fields += 1;
        const box = h("textarea", {
          class: "govuk-textarea",
          id: `author-${fields}`,
          rows: key === "reason" ? 3 : 2,
          lang: language,
          value: both[language] ?? "",
          on: {
            input: () => {
              if (box.value.trim() === "") delete both[language];
              else both[language] = box.value;
              if (Object.keys(both).length === 0) delete object[key];
              else object[key] = both;
              changed();
            },
          },
        });
        return h(
          "div",
          null,
          h("label", { class: "govuk-label author__language", for: box.id }, words(`training.author-${language}`)),
          box,
        );
      }),
    );
  }
  if (kind === "json" || kind === "paragraphs" || kind === "lines") {
    const text = () => {
      if (kind === "json") return object[key] === undefined ? "" : JSON.stringify(object[key], null, 2);
      return (object[key] ?? []).join(kind === "lines" ? "\n" : "\n\n");
    };
    const error = h(
      "p",
      { class: "govuk-error-message", role: "alert", hidden: true },
      words("training.author-not-json"),
    );
    const box = h("textarea", {
      class: `govuk-textarea${kind === "json" ? " is-code" : ""}`,
      id,
      rows: kind === "json" ? 6 : kind === "lines" ? 2 : 5,
      spellcheck: kind === "json" ? "false" : "true",
      value: text(),
      on: {
        input: () => {
          if (kind !== "json") {
            const parts = box.value.split(kind === "lines" ? /\n/ : /\n\s*\n/).filter((line) => line.trim() !== "");
            set(parts.length > 0 ? parts : undefined);
            return;
          }
          try {
            set(box.value.trim() === "" ? undefined : JSON.parse(box.value));
            error.hidden = true;
          } catch {
            // What is typed stays; the document keeps what it last understood.
            error.hidden = false;
          }
        },
      },
    });
    return frame(box, error);
  }
  const input = h("input", {
    class: "govuk-input",
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    value: object[key] === undefined || object[key] === null ? "" : String(object[key]),
    on: {
      input: () => {
        const typed = input.value.trim();
        if (kind === "line") set(typed || undefined);
        else if (typed === "true" || typed === "false") set(typed === "true");
        else
          set(
            /^-?\d+(\.\d+)?$/.test(typed) && !(kind === "scalar" && object.kind === "choice")
              ? Number(typed)
              : typed || undefined,
          );
      },
    },
  });
  return frame(input);
}

function codeName(key, code) {
  const prefix = {
    kind: ["count", "yes-no", "band", "date", "choice"].includes(code) ? "answer-kind" : "document",
    role: "role",
    computedBy: "by",
    standing: "standing",
  }[key];
  return prefix === "standing" ? words(`standing.${code}`) : words(`training.${prefix}-${code}`);
}

/** The entries of a list, each of which can be taken out, and one added. */
export function entries(list, name, shape, make, changed, rebuild) {
  return [
    list.map((entry, index) =>
      h(
        "details",
        { class: "govuk-details author__entry", open: list.length < 4 },
        h("summary", { class: "govuk-details__summary" }, words(`training.author-${name}`, { number: index + 1 })),
        shape.map((member) => control(entry, member, changed)),
        button(
          words(`training.author-remove-${name}`, { number: index + 1 }),
          () => {
            list.splice(index, 1);
            rebuild();
          },
          { secondary: true },
        ),
      ),
    ),
    button(
      words(`training.author-add-${name}`),
      () => {
        list.push(make(list.length + 1));
        rebuild();
      },
      { secondary: true },
    ),
  ];
}

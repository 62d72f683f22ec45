// Every element of the page is built here from nodes and text: no markup is
// ever parsed, so nothing that a case holds can become markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Builds an element.
 *
 * `props`: attributes by name; `class`; `on: { click: fn }` for listeners;
 * `dataset: { path: "…" }`. `true` sets a bare attribute; `false`, `null` and
 * `undefined` leave it out. `value` and `checked` set the live property.
 * Children: nodes, text, numbers, arrays of them; `null`, `undefined` and
 * `false` are left out.
 */
export function h(tag, props, ...children) {
  const level = /^h([1-6])$/.exec(tag)?.[1];
  const name = level ? `h${Math.min(6, Number(level) + shift)}` : tag;
  return fill(document.createElement(name), props, children);
}

let shift = 0;
/** Sets every heading built from here on this many levels lower: under a host's headings the outline stays whole. */
export function shiftHeadings(by) {
  shift = by;
}

/** The same for a decorative drawing. */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "dataset") {
      for (const [key, data] of Object.entries(value)) element.dataset[key] = data;
    } else if (name === "value" || name === "checked") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

/** Puts `children` in the place of whatever the element held. */
export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** The DOM id of the field with this path: `oasys.answers[11.4]` gives `field-oasys-answers-11-4`. */
export function fieldId(path) {
  return `field-${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
}

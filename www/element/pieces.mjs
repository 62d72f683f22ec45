// What every view is put together from.

import { h } from "../page/dom.mjs";
import { words } from "../page/words.mjs";

export const button = (text, act, { secondary = false, id = null, extraClass = "" } = {}) =>
  h(
    "button",
    {
      type: "button",
      id,
      class: `govuk-button${secondary ? " govuk-button--secondary" : ""} ${extraClass}`.trim(),
      on: { click: act },
    },
    text,
  );

/** A link that stays inside the element. */
export const link = (text, act, props = {}) =>
  h(
    "a",
    {
      class: "govuk-link",
      href: "#",
      ...props,
      on: {
        click: (event) => {
          event.preventDefault();
          act();
        },
      },
    },
    text,
  );

export function title(app, text, props = {}) {
  const heading = h(
    `h${app.settings().headingLevel}`,
    { class: "govuk-heading-l jr-heading", tabindex: "-1", ...props },
    text,
  );
  return heading;
}

export const sub = (app, text, props = {}, below = 1) =>
  h(`h${Math.min(6, app.settings().headingLevel + below)}`, { class: "govuk-heading-m", ...props }, text);

export const backLink = (app) =>
  link(words("element.back"), () => app.previous(), { class: "govuk-back-link", id: "jr-back" });

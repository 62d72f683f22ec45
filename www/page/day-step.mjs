// The day that all dates are as at, a step back or on: what would be due then.

import { browserToday, isDay } from "./date-parts.mjs";
import { h, replace } from "./dom.mjs";
import { plainDay, words } from "./words.mjs";

const STEPS = [
  ["year-back", "year", -1],
  ["month-back", "month", -1],
  ["day-back", "day", -1],
  ["day-on", "day", 1],
  ["month-on", "month", 1],
  ["year-on", "year", 1],
];
const KEYS = { ArrowLeft: ["day", -1], ArrowRight: ["day", 1], PageUp: ["month", -1], PageDown: ["month", 1] };

/** A day some days, months or years away; a month without that day ends on its last. */
export function stepped(iso, unit, count) {
  const [year, month, day] = iso.split("-").map(Number);
  if (unit === "day") return new Date(Date.UTC(year, month - 1, day + count)).toISOString().slice(0, 10);
  const months = year * 12 + month - 1 + (unit === "year" ? 12 * count : count);
  const [toYear, toMonth] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(toYear, toMonth, Math.min(day, last))).toISOString().slice(0, 10);
}

/** It is outside the result, so that a button keeps the focus while the list below it is built anew. */
export class DayStep {
  constructor(page) {
    this.page = page;
    this.day = h("span", { class: "day-step__day", id: "day-step-day" });
    this.later = h("p", { class: "govuk-hint day-step__later" });
    const button = (name, act) =>
      h(
        "button",
        {
          type: "button",
          class: "day-step__button",
          id: `day-${name}`,
          "aria-label": words(`day.${name}`),
          on: { click: act },
        },
        words(`day.${name}-short`),
      );
    const steps = STEPS.map(([name, unit, count]) => button(name, () => this.step(unit, count)));
    this.today = button("today", () => this.set(browserToday()));
    this.node = h(
      "div",
      {
        class: "day-step",
        role: "group",
        "aria-label": words("day.label"),
        on: { keydown: (event) => this.key(event) },
      },
      h("div", { class: "day-step__row" }, steps.slice(0, 3), this.day, steps.slice(3), this.today),
      h("p", { class: "govuk-hint day-step__hint" }, words("day.hint")),
      this.later,
    );
  }

  key(event) {
    const found = KEYS[event.key];
    if (!found || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.step(event.shiftKey && found[0] === "month" ? "year" : found[0], found[1]);
  }

  step(unit, count) {
    const { today } = this.page.store;
    const next = stepped(isDay(today) ? today : browserToday(), unit, count);
    if (isDay(next)) this.set(next);
  }

  set(day) {
    const { page } = this;
    // Steps in a row are one change, so Undo goes back to where they began.
    page.store.set("today", day, { typing: true });
    queueMicrotask(() => {
      const late = page.assessment?.duties.filter(({ state }) => state === "overdue").length ?? 0;
      page.announce(words("day.now", { day: plainDay(day), count: late }));
    });
  }

  update() {
    const { store, leftOut } = this.page;
    replace(this.day, isDay(store.today) ? plainDay(store.today) : store.today);
    this.today.disabled = store.today === browserToday();
    this.later.textContent = leftOut ? words("day.left-out", { count: leftOut }) : "";
  }
}

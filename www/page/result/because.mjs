// The steps of an explanation, written out.

import { h } from "../dom.mjs";
import { divisionName } from "../section/person.mjs";
import { words } from "../words.mjs";
import { bandOrRangeInText, dayOnly, joined, lowerCase, sentenceCase } from "./parts.mjs";

/** "the start of the order". */
export const happened = (kind) => words(`happened.${kind}`);

/** One step as a sentence. */
export function becauseText(step) {
  const text = (params) => words(`because.${step.code}`, params);
  switch (step.code) {
    case "counted-from":
    case "done-by":
    case "suspended-by":
    case "resumed-by":
    case "ended-by":
    case "superseded-by":
    case "not-verified":
      return text({ event: happened(step.event), on: dayOnly(step.on) });
    case "closes-nothing":
      return text({ event: happened(step.event), on: dayOnly(step.on), why: words(`closes.${step.why}`) });
    case "working-days":
      return text({ count: step.count, counting: words(`counting.${step.counting}`) });
    case "weeks":
      return step.least === null
        ? text({ count: step.count })
        : words("because.weeks-between", { least: step.least, count: step.count });
    case "joint-rating":
      return text({ rating: rated(step.rating, step) });
    case "harm-level":
      return text({ rating: rated(step.level, step) });
    case "waits-for":
      return text({ duty: lowerCase(words(`duty.${step.duty}`)) });
    case "needs-event":
      return text({ events: joined(step.events.map(happened)) });
    case "calendar-unknown":
      return text({ from: dayOnly(step.from), until: dayOnly(step.until) });
    case "division-of-standard":
      return text({ division: divisionName(step.division) });
    case "historic":
      return text({ period: periodText(step) });
    case "counted":
      return text({ period: sentenceCase(countedText(step)) });
    case "law-of":
      return text({ division: divisionName(step.division) });
    case "disposed-of":
      return disposedText(step);
    case "needs-detail":
      return text({ detail: words(`detail.${step.detail}`) });
    case "time-disregarded":
      return text({ event: happened(step.event), from: dayOnly(step.from), until: dayOnly(step.until) });
    case "extended":
    case "runs-on":
      return text({ event: happened(step.event), on: dayOnly(step.on) });
    case "kept-alive-by":
    case "barred-by":
    case "of-order":
      return text({ order: words(`courtOrder.${step.order ?? "not-known"}`), on: step.on ? dayOnly(step.on) : "" });
    case "notice-given":
      return text({ on: dayOnly(step.on), expected: dayOnly(step.expected) });
    case "not-happened":
      return text({ expected: dayOnly(step.expected) });
    case "ends-on":
    case "ends-before":
    case "departure":
    case "period-over":
      return text({ on: dayOnly(step.on) });
    case "set-by":
      return text({ by: words(`setter.${step.by}`) });
    case "interval-set":
    case "interval-too-long":
    case "interval-unreadable":
    case "not-before":
    case "backstop":
    case "lapsed":
    case "removed":
    case "transfer-offered":
    case "transfer-accepted":
      return text({ on: dayOnly(step.on) });
    case "tier":
      return step.tier === null ? words("because.tier-not-known") : text(step);
    case "to-release":
      return step.release === null ? words("because.to-release-not-known") : text({ release: dayOnly(step.release) });
    case "before-release":
      return text({ count: step.months, release: dayOnly(step.release) });
    case "interval-not-approved":
      return text({ on: dayOnly(step.on), interval: words("interval.months", { count: step.months }) });
    case "agreed-day":
      return words(step.holds ? "because.agreed-day" : "because.agreed-day-later", { on: dayOnly(step.on) });
    case "rating-then":
      return text({ rating: words(`band.in-text-${step.rating}`) });
    case "counted-from-field":
      return text({ field: lowerCase(words(`field.${step.field}`)), on: dayOnly(step.on) });
    case "answers-changed":
      return text({ on: dayOnly(step.on) });
    case "rating-held":
      return text({
        rating: words(`band.in-text-${step.rating}`),
        on: dayOnly(step.on),
        now: step.now ? words(`band.in-text-${step.now}`) : lowerCase(words("joint.unknown")),
      });
    default:
      return text(step);
  }
}

/** A period as the law words it. */
const countedText = ({ count, unit, wording }) =>
  words(`wording.${wording}`, { interval: words(`period.${unit}`, { count }) });

function disposedText({ disposal, months, days }) {
  const of = { disposal: words(`disposal.${disposal}`) };
  const parts = [
    months ? words("period.month", { count: months }) : null,
    days ? words("period.day", { count: days }) : null,
  ].filter(Boolean);
  return parts.length
    ? words("because.disposed-of-term", { ...of, term: joined(parts) })
    : words("because.disposed-of", of);
}

function rated(band, { highest, atLeast }) {
  const text = bandOrRangeInText({ band, atLeast, range: null });
  if (!highest || (band && !atLeast) || highest === band) return text;
  return `${text}. ${words("joint.managed-as", { band: words(`band.in-text-${highest}`) })}`;
}

/** The steps as a list, each a sentence. */
export const becauseList = (steps) =>
  steps.length === 0
    ? null
    : h(
        "ol",
        { class: "govuk-list jr-list jr-because" },
        steps.map((step) => h("li", null, becauseText(step))),
      );

/** "15 working days after the start of the order on 5 January 2026"; null where the steps do not say so much. */
export function workingText(steps) {
  const from = steps.find(({ code }) => code === "counted-from");
  const counted = steps.find(({ code }) => code === "counted");
  if (counted) return lawText(steps, counted);
  const interval = steps.find(({ code }) => ["working-days", "days", "weeks", "months", "at-once"].includes(code));
  if (!interval) return null;
  const start = from && { event: happened(from.event), on: dayOnly(from.on) };
  if (interval.code === "at-once") return start ? words("interval.from", start) : words("interval.at-once");
  const length =
    interval.code === "weeks" && interval.least !== null
      ? words("interval.weeks-between", { least: interval.least, count: interval.count })
      : words(`interval.${interval.code}`, { count: interval.count });
  return start ? words(`interval.${interval.counting ?? "after"}`, { interval: length, ...start }) : length;
}

/** "3 days, beginning with the start of the notification requirements on 1 May 2026". */
function lawText(steps, { count, unit, wording }) {
  const interval = words(`period.${unit}`, { count });
  // What makes a day later comes first: the period alone would not give it.
  const kept = steps.find(({ code }) => code === "kept-alive-by");
  if (kept)
    return words("interval.kept-alive", {
      order: words(`courtOrder.${kept.order ?? "not-known"}`),
      on: dayOnly(kept.on),
    });
  const extended = steps.find(({ code }) => code === "extended");
  if (extended) return words("interval.extended", { event: happened(extended.event), on: dayOnly(extended.on) });
  const start = steps.find(({ code }) => code === "counted-from");
  const to = steps.find(({ code }) => code === "departure" || code === "ends-on");
  if (to) return words(`interval.before-${to.code}`, { interval, on: dayOnly(to.on) });
  if (!start) return interval;
  return words(`interval.law-${wording}`, { interval, event: happened(start.event), on: dayOnly(start.on) });
}

/** A first and last day, or year where no day is known. */
export function periodText({ from, until }) {
  const text = (day) => (day.length > 4 ? dayOnly(day) : day);
  if (from && until) return words("result.period-between", { from: text(from), until: text(until) });
  if (until) return words("result.period-until", { until: text(until) });
  return from ? words("result.period-from", { from: text(from) }) : words("result.period-always");
}

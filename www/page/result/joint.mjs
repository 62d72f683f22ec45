// The joint rating: what is certain, what it is managed as, where it comes
// from, what judgement makes of it, and whether it has been overseen.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import {
  bandInText,
  bandName,
  bandOrRange,
  dayOnly,
  fieldList,
  heading,
  hint,
  lowerCase,
  notice,
  summaryRow,
  tag,
} from "./parts.mjs";
import { becauseList } from "./because.mjs";
import { scaleHeadline } from "./scale-words.mjs";

export function jointHeadline({ rating, atLeast, range }) {
  if (rating) return bandOrRange({ band: rating, atLeast, range });
  return words(range || atLeast ? "joint.unknown" : "joint.none");
}

/** "Managed as very high until …", where something unknown could raise it. */
export function managedAs({ rating, atLeast, range }) {
  if (!range || (rating && !atLeast)) return null;
  return words("joint.managed-as", { band: bandInText(range.highest) });
}

/** What oversight comes to: code, words and the colour class. */
export function oversightState({ oversight, rating }) {
  if (oversight.signed) return { text: words("oversight.signed"), draft: false };
  if (oversight.required) return { text: words("oversight.required"), draft: true };
  return { text: words(rating ? "oversight.not-required" : "oversight.unknown"), draft: false };
}

// A judgement that has set the rating is said beside it, with what it replaces.
const judged = ({ judgement: given }) => ["raises", "lowers"].includes(given?.effect);
/** "Set by judgement. Computed: high."; null where the rating is the computed one. */
export const judgedText = (joint) =>
  judged(joint)
    ? words("joint.set-by-judgement", {
        band: lowerCase(jointHeadline(joint.computed)),
      })
    : null;

/** "Was high, now medium: countersignature needed". */
function heldText({ held, computed, judgement: given }) {
  const now = given?.effect === "lowers" ? given.rating : computed.rating;
  return words("joint.held", {
    rating: bandInText(held.rating),
    now: now ? bandInText(now) : lowerCase(words("joint.unknown")),
  });
}

export function jointCard({ assessment, caseFile }) {
  const { joint } = assessment;
  const managed = managedAs(joint);
  const tone = joint.range?.highest ?? joint.rating ?? "none";
  return h(
    "section",
    { class: `jr-joint jr-joint--${tone}${managed ? " jr-joint--open" : ""}`, "aria-labelledby": "jr-joint-heading" },
    heading(words("joint.heading"), { id: "jr-joint-heading" }),
    hint(words("joint.convention")),
    h("p", { class: "jr-joint__rating" }, jointHeadline(joint)),
    managed ? h("p", { class: "govuk-body jr-joint__managed" }, h("strong", null, managed)) : null,
    joint.held ? notice("alert", h("p", null, h("strong", null, heldText(joint)))) : null,
    judged(joint) ? h("p", { class: "govuk-body jr-joint__managed" }, h("strong", null, judgedText(joint))) : null,
    !joint.rating && !joint.range ? hint(words("joint.none-hint")) : null,
    joint.rating === "low" || (joint.range && !joint.rating) ? hint(words("band.low-hint")) : null,
    joint.beforeIncident
      ? notice(
          "alert",
          h("p", null, h("strong", null, words("joint.before-incident")), ". ", words("joint.before-incident-hint")),
        )
      : null,
    decidedBy(joint, caseFile),
    h(
      "dl",
      { class: "govuk-summary-list jr-summary" },
      row(
        words("joint.because"),
        joint.because.map((reason) => reasonLine(reason, judged(joint))),
      ),
      row(words("joint.computed"), h("p", null, jointHeadline(joint.computed))),
      row(words("joint.judged"), judgement(joint.judgement)),
      row(words("oversight.heading"), oversight(joint)),
    ),
  );
}

const row = (name, ...content) => summaryRow(null, name, ...content);

function reasonLine(reason, byJudgement) {
  const open = reason.status === "incomplete" && reason.band;
  const text = reason.recorded?.used
    ? recordedText(reason.recorded)
    : open
      ? bandOrRange({ band: reason.band, atLeast: true, range: reason.range })
      : scaleHeadline(reason);
  return h(
    "p",
    null,
    `${words(`joint.${reason.instrument}`)}: `,
    reason.decides ? h("strong", null, lowerCase(text)) : lowerCase(text),
    reason.decides ? `, ${words(byJudgement ? "joint.decides-computed" : "joint.decides")}` : null,
  );
}

/** "Medium, as recorded on 2 June 2025, not computed here". */
export const recordedText = ({ band, on }) =>
  words(on ? "joint.as-recorded" : "joint.as-recorded-undated", { band: bandName(band), on: on && dayOnly(on) });

function decidedBy({ because, rating, atLeast, range }, caseFile) {
  if (rating && !atLeast) return null;
  const fields = [
    ...new Set([range, ...because.map((reason) => reason.range)].flatMap((each) => each?.decidedBy ?? [])),
  ];
  return fields.length === 0
    ? null
    : notice("unknown", h("p", null, h("strong", null, words("joint.decided-by"))), fieldList(fields, caseFile));
}

function judgement(given) {
  if (!given) return h("p", null, words("joint.no-judgement"));
  const who =
    given.by && given.on
      ? words("joint.by-on", { by: given.by, on: dayOnly(given.on) })
      : given.by
        ? words("joint.by", { by: given.by })
        : given.on
          ? words("joint.on", { on: dayOnly(given.on) })
          : null;
  return [
    h(
      "p",
      null,
      h(
        "strong",
        null,
        words("joint.judged-as", {
          band: bandName(given.rating),
          effect: lowerCase(words(`effect.${given.effect}`)),
        }),
      ),
    ),
    who || given.until
      ? h(
          "p",
          { class: "jr-sub" },
          [who, given.until ? words("joint.until", { until: dayOnly(given.until) }) : null].filter(Boolean).join(". "),
        )
      : null,
    given.because.length
      ? h(
          "ul",
          { class: "govuk-list govuk-list--bullet jr-list" },
          given.because.map((code) => h("li", null, words(`judgementReason.${code}`))),
        )
      : null,
  ];
}

function oversight(joint) {
  const { text, draft } = oversightState(joint);
  return [
    h("p", null, h("strong", null, text), draft ? [" ", tag(words("oversight.draft"), "draft")] : null),
    draft ? h("p", { class: "jr-sub" }, words("oversight.draft-hint")) : null,
    joint.oversight.because.length
      ? becauseList(joint.oversight.because.filter(({ code }) => code !== "unsigned-draft"))
      : null,
  ];
}

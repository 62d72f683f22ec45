// The four bands at a glance: name, band in words, why in one line.

import { h } from "../dom.mjs";
import { words } from "../words.mjs";
import { answerTone, scaleHeadline } from "./scale-words.mjs";
import { recordedText } from "./joint.mjs";
import { atLeast, bandName, between, fieldLink, isWide, joined, lowerCase, sentenceCase } from "./parts.mjs";

/** The list of chips. */
export function chips({ assessment, caseFile }) {
  const { sexual, violent, combined } = assessment.riskMatrix;
  return h(
    "ul",
    { class: "jr-chips", "aria-label": words("result.chip-list") },
    scaleChip("sexual", sexual, sexualWhy, caseFile),
    scaleChip("violent", violent, ({ points }) => pointsText(points), caseFile),
    scaleChip("combined", combined, combinedWhy, caseFile),
    harmChip(assessment, caseFile),
  );
}

const pointsText = (count) => (count === null ? null : words("result.points", { count }));

function sexualWhy({ points, aggravatingFactors, raisedBy }) {
  if (points === null) return null;
  if (!aggravatingFactors) return pointsText(points);
  return words(raisedBy ? "result.points-raised" : "result.points-not-raised", {
    points: pointsText(points),
    factors: words("result.factors", { count: aggravatingFactors }),
  });
}

const combinedWhy = ({ sexualPoints, violentPoints }) =>
  sexualPoints === null || violentPoints === null
    ? sentenceCase(words("result.need-whatever"))
    : words("result.category-points", { sexual: sexualPoints, violent: violentPoints });

function chip(name, kind, tone, headline, lines) {
  return h(
    "li",
    { class: `jr-chip jr-chip--${tone}`, dataset: { chip: kind } },
    h("span", { class: "jr-chip__name" }, name),
    h("strong", { class: "jr-chip__band" }, headline),
    lines.filter(Boolean).map((line) => h("span", { class: "jr-chip__why" }, line)),
  );
}

function scaleChip(kind, scale, why, caseFile) {
  return chip(words(`result.chip-${kind}`), kind, answerTone(scale), scaleHeadline(scale), [
    recordedLine(scale.recorded),
    ...scaleLines(scale, why, caseFile),
  ]);
}

/** What another system says, beside what is worked out here and never in its place. */
const recordedLine = (recorded) => (recorded?.band ? h("strong", null, recordedText(recorded)) : null);

function scaleLines(scale, why, caseFile) {
  const reason = scale.reason ? words(`reason.${scale.reason}`) : null;
  switch (scale.status) {
    case "invalid":
      return scale.invalidFields.map((path) => fieldLink(path, caseFile));
    case "not-applicable":
      return [reason, words("status.not-applicable-hint")];
    case "incomplete":
      return [
        reason,
        scale.range?.decidedBy.length
          ? words("result.depends-on", { count: scale.range.decidedBy.length })
          : words("status.incomplete-hint"),
        scale.relativeOnly ? words("result.relative-only") : null,
        scale.range?.lowest === "low" ? words("band.low-hint") : null,
      ];
    default:
      return [
        why(scale),
        scale.relativeOnly ? words("result.relative-only") : null,
        scale.band === "low" ? words("band.low-hint") : null,
      ];
  }
}

function harmChip({ oasys, joint }, caseFile) {
  const name = words("result.chip-harm");
  const harm = oasys?.harm ?? null;
  // Where probation does not supervise, nobody rates it, and the joint rating does without.
  const applies = joint.because.every(
    (reason) => reason.instrument !== "risk-of-serious-harm" || reason.status !== "not-applicable",
  );
  const other = recordedLine(
    joint.because.find(({ instrument }) => instrument === "risk-of-serious-harm")?.recorded ?? harm?.recorded,
  );
  if (!harm) return chip(name, "harm", "none", bandName(null), [other, other ? null : words("result.not-rated")]);
  if (harm.status === "invalid") {
    return chip(
      name,
      "harm",
      "invalid",
      words("status.invalid"),
      harm.invalidFields.map((path) => fieldLink(path, caseFile)),
    );
  }
  if (harm.status === "not-applicable" || (!applies && !harm.overall)) {
    return chip(name, "harm", "none", words("status.not-applicable"), [
      other,
      words("result.not-rated"),
      words("status.not-applicable-hint"),
    ]);
  }
  const lowHint = harm.overall === "low" ? words("band.low-hint") : null;
  if (harm.overall && harm.atLeast) {
    return chip(name, "harm", `${harm.overall} jr-chip--open`, atLeast(harm.overall), [
      other,
      groupsText(harm),
      words("status.incomplete-hint"),
      lowHint,
    ]);
  }
  if (harm.overall) return chip(name, "harm", harm.overall, bandName(harm.overall), [other, groupsText(harm), lowHint]);
  const headline = isWide(harm.range) ? between(harm.range) : bandName(null);
  return chip(name, "harm", "none jr-chip--open", headline, [other, words("result.not-rated")]);
}

/** Who is at the highest level, and where. */
function groupsText({ cells, overall }) {
  const top = cells.filter((cell) => cell.level === overall);
  const parts = ["community", "custody"].flatMap((setting) => {
    const groups = top
      .filter((cell) => cell.setting === setting)
      .map((cell) => lowerCase(words(`harmWord.${cell.group}`)));
    return groups.length
      ? [words("result.group-setting", { group: joined(groups), setting: words(`harmWord.in-${setting}`) })]
      : [];
  });
  return parts.length ? sentenceCase(parts.join("; ")) : null;
}

// The result of a case: what it is, why, and what must happen when. Rendered
// whole on every change from the assessment alone, so that nothing of an
// earlier answer can stay on the page.

import { h, replace } from "../dom.mjs";
import { currentLanguage, words } from "../words.mjs";
import { counts } from "./counts.mjs";
import { chips } from "./chips.mjs";
import { duties } from "./duties.mjs";
import { doNow } from "./do-now.mjs";
import { followLinks } from "./go-to.mjs";
import { harm } from "./harm.mjs";
import { head, identity, strip, summary } from "./head.mjs";
import { jointCard } from "./joint.mjs";
import { management } from "./management.mjs";
import { matrix } from "./matrix.mjs";
import { needs } from "./needs.mjs";
import { disclosures, heading, restore, useHeadingLevel } from "./parts.mjs";
import { plan } from "./plan.mjs";
import { predictors } from "./predictors.mjs";
import { problemSummary } from "./problems.mjs";
import { recorded } from "./recorded.mjs";
import { flagged, sources } from "./sources.mjs";
import { whyCombined, whyNothing, whySexual, whyViolent } from "./why.mjs";

// The page asks for a render whenever the focus leaves anything. What is shown
// already stays, or the focus would have nothing left to arrive at.
const shown = new WeakMap();
const isShown = (container, assessment) => {
  const last = shown.get(container);
  return (
    last?.assessment === assessment && last.language === currentLanguage() && container.firstElementChild === last.view
  );
};

function show(container, view, assessment) {
  replace(container, view);
  shown.set(container, { view, assessment, language: currentLanguage() });
}

/** The strip: joint rating, next thing due, oversight, standing. */
export function renderStrip(container, { assessment }) {
  if (isShown(container, assessment)) return;
  show(container, followLinks(strip({ assessment })), assessment);
}

/**
 * The whole result. `headingLevel` is that of its parts; the page has the title. `takeAway` makes what leaves the page
 * with the dates, out of the assessment; the element's host has functions for that, and the element carries none.
 */
export function renderResult(
  container,
  { assessment, caseFile, engine, offences = null, takeAway = null, headingLevel = 2 },
) {
  if (isShown(container, assessment)) return;
  const context = { assessment, caseFile, engine, offences };
  useHeadingLevel(headingLevel);
  const kept = disclosures(container);
  const view = h(
    "div",
    { class: "jr-result" },
    // A table header in print, and so repeated on every sheet.
    h(
      "div",
      { class: "jr-marking" },
      h("p", null, h("strong", null, words("result.not-for-disclosure")), ` · ${identity(context)}`),
    ),
    h(
      "div",
      { class: "jr-result__body" },
      summary(context),
      head(context),
      doNow(context),
      problemSummary(context),
      chips(context),
      jointCard(context),
      h(
        "section",
        { class: "jr-section", "aria-labelledby": "jr-why-heading" },
        heading(words("result.why-heading"), { id: "jr-why-heading" }),
        whyNothing(context) ?? [
          h(
            "div",
            { class: "jr-columns" },
            h("div", null, matrix(assessment), whyCombined(context)),
            h("div", null, whySexual(context)),
          ),
          whyViolent(context),
        ],
      ),
      counts(context),
      needs(context),
      harm(context),
      recorded(context),
      plan(context),
      predictors(context),
      duties(context),
      management(context),
      takeAway?.(assessment),
      flagged(context),
      sources(context),
    ),
  );
  restore(view, kept);
  show(container, followLinks(view, caseFile), assessment);
  kept.focused?.();
}

import { dateField } from "../date-field.mjs";
import { radios } from "../choice-fields.mjs";
import { h } from "../dom.mjs";
import { selectField, textArea, textField } from "../fields.mjs";
import { words } from "../words.mjs";
import { bandOptions } from "./harm.mjs";

export const FIELDS = ["rating", "reason", "by", "on"].map((name) => `judgement.${name}`);

const say = (name) => ({
  path: `judgement.${name}`,
  label: words(`judgement.${name}`),
  hint: words(`judgement.${name}-hint`),
});

export function build({ store }) {
  return [
    h("p", { class: "govuk-body" }, words("judgement.intro")),
    radios(store, { ...say("rating"), options: bandOptions() }),
    textArea(store, say("reason")),
    textField(store, say("by")),
    dateField(store, say("on")),
    dateField(store, say("until")),
    h("h2", { class: "govuk-heading-m" }, words("judgement.countersignature")),
    textField(store, say("countersignedBy")),
    selectField(store, { ...say("countersignerAuthorisedFor"), options: bandOptions() }),
  ];
}

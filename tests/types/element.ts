// What a consumer writes must compile, and what is wrong must not: tsc runs over this file, nothing else does.
import { JointRiskElement } from "../../www/element/define.mjs";

JointRiskElement.define();
JointRiskElement.define("other-name", customElements);

const element = document.createElement("joint-risk");
element.value = { reference: "A123", riskMatrix: { sexualAppearances: 2, burglary: null } };
element.value = null;
// @ts-expect-error: a case is no text
element.value = "A123";
// @ts-expect-error: read only
element.valid = true;

element.addEventListener("joint-risk-change", ({ detail }) => {
  const band: string | null | undefined = detail.assessment?.riskMatrix.sexual.band;
  const ok: boolean = detail.valid;
  // @ts-expect-error: frozen
  detail.valid = false;
  return [band, ok];
});
document.body.addEventListener("joint-risk-problem", (event) => {
  if (event.detail.code === "wrong-case") event.preventDefault();
  // @ts-expect-error: no such code
  return event.detail.code === "no-such-code";
});
element.addEventListener("joint-risk-before-save", (event) => {
  event.preventDefault();
  element.markSaved();
  return event.detail.fileName.toUpperCase();
});
element.messages = { en: { page: { title: "Assessment", count: { one: "{count}", other: "{count}" } } } };
element.print({ disclosable: true });
element.show("tasks");
JointRiskElement.resources = {
  engine: async (kind) => {
    const { load } = await import("../../www/engine/index.mjs");
    return load({ kind });
  },
  messages: async () => ({}),
};

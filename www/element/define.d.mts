/** Registers `<joint-risk>`, and says where its engine and its words come from. */
export { JointRiskElement } from "./joint-risk-element.mjs";

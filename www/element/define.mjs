// Registers <joint-risk>, and says where its engine and its words come from. On a server, where there are no
// elements, it registers nothing: a page that is rendered there can import it.

import { JointRiskElement } from "./joint-risk-element.mjs";

// The words come as modules: a policy that lets a page fetch nothing lets it still import.
const MESSAGES = {
  en: () => import("../messages/en.json", { with: { type: "json" } }),
  cy: () => import("../messages/cy.json", { with: { type: "json" } }),
};

JointRiskElement.resources ??= {
  engine: async (kind) => {
    const { load } = await import("../pkg/index.mjs");
    return load({ kind });
  },
  messages: async (language) => (await MESSAGES[language]()).default,
};
JointRiskElement.define();

export { JointRiskElement };

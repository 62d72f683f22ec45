// Faults only; the form is prettier's.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["pkg/", "target/", "**/node_modules/", "test-results/"] },
  js.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "prefer-const": "error",
    },
  },
  // What runs in a page knows nothing of Node; the engine's shell runs in both.
  { files: ["www/**"], languageOptions: { globals: { ...off(globals.node), ...globals.browser } } },
  {
    files: ["www/engine/**"],
    languageOptions: { globals: { ...off(globals.node), ...off(globals.browser), ...globals["shared-node-browser"] } },
  },
  // Functions that a browser test hands to a page run there.
  { files: ["tests/browser/**", "tests/browsers/**"], languageOptions: { globals: globals.browser } },
];

function off(names) {
  return Object.fromEntries(Object.keys(names).map((name) => [name, "off"]));
}

// One file: everything within, for a file share without a network. tools/training.mjs builds it.
import { load } from "engine";
import cy from "../messages/cy.json" with { type: "json" };
import en from "../messages/en.json" with { type: "json" };
import exercises from "exercises";
import { Training } from "./app.mjs";

new Training(document.getElementById("page"), {
  load: () => load({ kind: "auto" }),
  messages: { en, cy },
  exercises,
}).start();

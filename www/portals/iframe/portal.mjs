// The portal's own script: puts the frame in, and keeps its form true.
import { embed } from "/iframe/parent.mjs";

const frame = document.getElementById("assessment");
const field = (id) => document.getElementById(id);
const { address, reference, year, today } = frame.dataset;
const keep = ({ case: given, assessment }) => {
  field("case").value = JSON.stringify(given);
  field("kept").value = assessment ? JSON.stringify(assessment) : "";
  field("said").textContent = assessment ? `Joint rating: ${assessment.joint.rating ?? "none yet"}` : "";
};

const assessment = embed(frame, {
  address,
  settings: { reference, "year-of-birth": year, today, marking: "OFFICIAL-SENSITIVE" },
  case: JSON.parse(field("case").value),
  on: {
    change: keep,
    complete: keep,
    save: (state) => {
      keep(state);
      assessment.saved();
    },
    problem: ({ message }) => {
      field("said").textContent = message;
    },
  },
});

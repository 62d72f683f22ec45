// The statistics of agreement against independent packages, on published examples; and where there is nothing to work out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  cohenKappa,
  fleissKappa,
  icc21,
  percentAgreement,
  proportion,
  readCorrelation,
  readKappa,
} from "../../www/training/agreement.mjs";
import { at } from "../../tools/paths.mjs";

const lines = (name) =>
  readFileSync(at("tests/tables", name), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

const sets = new Map();
for (const line of lines("agreement-ratings.csv")) {
  const [name, ratings] = line.split(",");
  if (!sets.has(name)) sets.set(name, []);
  sets.get(name).push(ratings.split(" ").map((rating) => (rating === "-" ? null : Number(rating))));
}

/** What a package computed, and what we do. */
function computed(name, statistic, weights) {
  const ratings = sets.get(name);
  const categories = [...new Set(ratings.flat().filter((rating) => rating !== null))].sort((a, b) => a - b);
  if (statistic === "icc21") return icc21(ratings);
  if (statistic === "fleiss") return fleissKappa(ratings, { categories, weights });
  const column = (rater) => ratings.map((row) => row[rater]);
  return cohenKappa(column(0), column(1), { categories, weights });
}

const near = (got, expected, what) =>
  assert.ok(Math.abs(got - expected) < 1e-9, `${what}: ${got}, and the package gives ${expected}`);

test("every set is what the packages make of it, to 1e-9", () => {
  const results = lines("agreement-results.csv").map((line) => line.split(","));
  assert.equal(results.length, 26);
  assert.equal(new Set(results.map(([name]) => name)).size, 12);
  for (const [name, statistic, weights, estimate, low, high] of results) {
    const got = computed(name, statistic, weights);
    const what = `${name} ${statistic} ${weights}`;
    assert.equal(got.status, "computed", what);
    near(got.estimate, Number(estimate), what);
    near(got.low, Number(low), `${what}, low`);
    near(got.high, Number(high), `${what}, high`);
  }
});

// What the papers print.
for (const [name, statistic, digits, published] of [
  ["cohen-1960", "cohen", 3, 0.492],
  ["fleiss-cohen-everitt-1969", "cohen", 3, 0.429],
  ["fleiss-1971", "fleiss", 3, 0.43],
  ["fleiss-ten-subjects", "fleiss", 3, 0.21],
  ["shrout-fleiss-1979", "icc21", 2, 0.29],
]) {
  test(`${name} is what its paper prints`, () => {
    assert.equal(computed(name, statistic, "none").estimate.toFixed(digits), published.toFixed(digits));
  });
}

test("one rater, no rating, no variance: said, and nothing made up", () => {
  const status = (result) => [result.status, result.estimate];
  assert.deepEqual(status(fleissKappa([[1], [2], [1]])), ["too-few-raters", null]);
  assert.deepEqual(status(percentAgreement([[1], [2]])), ["too-few-raters", null]);
  assert.deepEqual(status(cohenKappa([1, 2], [null, null])), ["too-few-raters", null]);
  assert.deepEqual(status(icc21([[1], [2]])), ["too-few-raters", null]);
  assert.deepEqual(status(icc21([[1, 2]])), ["too-few-items", null]);
  for (const result of [fleissKappa([]), percentAgreement([[null]]), cohenKappa([], []), icc21([])]) {
    assert.deepEqual(status(result), ["no-ratings", null]);
  }
  const same = [
    ["high", "high", "high"],
    ["high", "high", "high"],
  ];
  assert.deepEqual(status(fleissKappa(same)), ["no-variance", null]);
  assert.deepEqual(status(cohenKappa(["a", "a"], ["a", "a"])), ["no-variance", null]);
  assert.deepEqual(
    status(
      icc21([
        [3, 3],
        [3, 3],
      ]),
    ),
    ["no-variance", null],
  );
  assert.equal(percentAgreement(same).estimate, 1);
});

test("whole agreement is one, and one item has no interval", () => {
  const two = fleissKappa([
    ["a", "a"],
    ["b", "b"],
    ["a", "a"],
  ]);
  assert.equal(two.estimate, 1);
  const one = percentAgreement([["a", "a", "b"]]);
  assert.ok(Math.abs(one.estimate - 1 / 3) < 1e-12);
  assert.deepEqual([one.low, one.high, one.error], [null, null, null]);
  assert.deepEqual(
    [
      icc21([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    ].map((result) => [result.estimate, result.low]),
    [[1, null]],
  );
});

test("a rating that is no category is misuse", () => {
  assert.throws(() => fleissKappa([["a", "c"]], { categories: ["a", "b"] }), RangeError);
});

test("readings change where their authors put the bounds", () => {
  const readings = [-0.01, 0, 0.2, 0.21, 0.4, 0.41, 0.6, 0.61, 0.8, 0.81, 1].map(readKappa);
  assert.deepEqual(
    readings,
    "poor slight slight fair fair moderate moderate substantial substantial almost-perfect almost-perfect".split(" "),
  );
  assert.deepEqual([0.49, 0.5, 0.74, 0.75, 0.89, 0.9].map(readCorrelation), [
    "poor",
    "moderate",
    "moderate",
    "good",
    "good",
    "excellent",
  ]);
});

test("Wilson's interval holds at the ends", () => {
  assert.equal(proportion(0, 0).estimate, null);
  assert.equal(proportion(0, 10).low, 0);
  assert.equal(proportion(10, 10).high, 1);
  // Newcombe 1998, Statistics in Medicine 17: 81 of 263 gives 0.2553 to 0.3662.
  const { low, high } = proportion(81, 263);
  assert.deepEqual([low.toFixed(4), high.toFixed(4)], ["0.2553", "0.3662"]);
});

test("200 raters on 100 items take less than 100 ms", () => {
  const bands = ["low", "medium", "high", "very-high"];
  const ratings = Array.from({ length: 100 }, (_, item) =>
    Array.from({ length: 200 }, (_, rater) => bands[(item * 7 + (rater % 5 === 0 ? rater : 0)) % 4]),
  );
  const scores = ratings.map((row) => row.map((band) => bands.indexOf(band)));
  fleissKappa(ratings);
  const began = performance.now();
  percentAgreement(ratings);
  fleissKappa(ratings);
  fleissKappa(ratings, { categories: bands, weights: "quadratic" });
  icc21(scores);
  const took = performance.now() - began;
  assert.ok(took < 100, `it took ${took.toFixed(0)} ms`);
});

// @ts-check
/**
 * How far raters agree. Pure functions: rows are items, columns are raters, and `null` or `undefined` is a rating
 * that is missing. Every result has the same members, and where there is nothing to compute it says why.
 *
 * It is here and not in the engine because only the training page needs it, and every page that embeds the engine
 * would have to download it.
 *
 * Sources: Cohen 1960 and 1968; Fleiss 1971; Fleiss, Cohen & Everitt 1969 for the standard error of (weighted) kappa;
 * Gwet, Handbook of Inter-Rater Reliability, 4th edition 2014, for several raters with missing ratings; Shrout &
 * Fleiss 1979 and McGraw & Wong 1996 for ICC(2,1). Readings: Landis & Koch 1977; for the ICC, Koo & Li 2016.
 *
 * @typedef {"computed" | "no-ratings" | "too-few-raters" | "too-few-items" | "no-variance"} AgreementStatus
 * @typedef {"poor" | "slight" | "fair" | "moderate" | "substantial" | "almost-perfect" | "good" | "excellent"} Reading
 * @typedef {object} Agreement
 * @property {AgreementStatus} status `no-variance`: everyone always said the same, so chance cannot be told from skill
 * @property {number | null} estimate
 * @property {number | null} error standard error; null where it has none
 * @property {number | null} low lower end of the 95 % confidence interval
 * @property {number | null} high
 * @property {number} items items that could be used
 * @property {number} raters raters with at least one usable rating
 * @property {Reading | null} reading
 */

/** 97.5 % point of the normal distribution. */
const NORMAL = 1.959963984540054;
const EXACT = 1e-12;

const given = (value) => value !== null && value !== undefined;

/** @returns {Agreement} */
function none(status, items, raters, estimate = null) {
  return { status, estimate, error: null, low: null, high: null, items, raters, reading: null };
}

/** @returns {Agreement} */
function result(estimate, error, spread, items, raters, read) {
  const known = Number.isFinite(error) && items > 1;
  return {
    status: "computed",
    estimate,
    error: known ? error : null,
    low: known ? Math.max(-1, estimate - spread * error) : null,
    high: known ? Math.min(1, estimate + spread * error) : null,
    items,
    raters,
    reading: read === null ? null : read(estimate),
  };
}

/** What a kappa is called. Landis & Koch 1977, Biometrics 33, page 165. @param {number} kappa @returns {Reading} */
export function readKappa(kappa) {
  if (kappa < 0) return "poor";
  const bounds = /** @type {[number, Reading][]} */ ([
    [0.2, "slight"],
    [0.4, "fair"],
    [0.6, "moderate"],
    [0.8, "substantial"],
  ]);
  return bounds.find(([bound]) => kappa <= bound + EXACT)?.[1] ?? "almost-perfect";
}

/** What an ICC is called. Koo & Li 2016, Journal of Chiropractic Medicine 15(2). @param {number} icc @returns {Reading} */
export function readCorrelation(icc) {
  if (icc < 0.5) return "poor";
  if (icc < 0.75) return "moderate";
  return icc < 0.9 ? "good" : "excellent";
}

/**
 * Weights of agreement: 1 on the diagonal. `linear` and `quadratic` are for ordered categories.
 * @param {number} size
 * @param {"none" | "linear" | "quadratic"} kind
 */
export function agreementWeights(size, kind) {
  const weight = (a, b) => {
    if (kind === "none" || size < 2) return a === b ? 1 : 0;
    const distance = Math.abs(a - b) / (size - 1);
    return 1 - (kind === "quadratic" ? distance ** 2 : distance);
  };
  return Array.from({ length: size }, (_, a) => Array.from({ length: size }, (_, b) => weight(a, b)));
}

/** Every category that occurs, in order of first occurrence. @param {unknown[][]} ratings */
const found = (ratings) => [...new Set(ratings.flat().filter(given))];

/** Counts by item and category, and how many raters have a rating. */
function tabulate(ratings, categories) {
  const place = new Map(categories.map((category, index) => [category, index]));
  const raters = new Set();
  const counts = [];
  for (const row of ratings) {
    const count = new Array(categories.length).fill(0);
    let any = false;
    row.forEach((rating, rater) => {
      if (!given(rating)) return;
      const at = place.get(rating);
      if (at === undefined) throw new RangeError(`agreement: ${JSON.stringify(rating)} is none of the categories`);
      count[at] += 1;
      raters.add(rater);
      any = true;
    });
    if (any) counts.push(count);
  }
  return { counts, raters: raters.size };
}

const sum = (list) => list.reduce((all, value) => all + value, 0);
const times = (a, b) => a.reduce((all, value, index) => all + value * b[index], 0);

/** Agreement within each item, among the pairs of its raters. */
function within(counts, weights) {
  return counts.map((count) => {
    const raters = sum(count);
    const weighted = weights.map((row) => times(row, count));
    const agreeing = sum(count.map((value, index) => value * (weighted[index] - 1)));
    return { count, raters, agreement: raters > 1 ? agreeing / (raters * (raters - 1)) : 0 };
  });
}

/**
 * The part of the pairs of raters that agree, over all items.
 * @param {unknown[][]} ratings
 * @param {{ categories?: unknown[], weights?: "none" | "linear" | "quadratic" }} [options]
 * @returns {Agreement}
 */
export function percentAgreement(ratings, { categories = found(ratings), weights = "none" } = {}) {
  const { counts, raters } = tabulate(ratings, categories);
  if (counts.length === 0) return none("no-ratings", 0, 0);
  const rows = within(counts, agreementWeights(categories.length, weights));
  const paired = rows.filter((row) => row.raters > 1).length;
  if (paired === 0) return none("too-few-raters", counts.length, raters);
  const items = rows.length;
  const agreement = sum(rows.map((row) => row.agreement)) / paired;
  const scaled = rows.map((row) => (items / paired) * row.agreement - agreement);
  const error = Math.sqrt(sum(scaled.map((value) => value ** 2)) / (items * (items - 1)));
  return result(agreement, error, items > 1 ? tQuantile(items - 1) : 0, items, raters, null);
}

/**
 * Fleiss' kappa, with Gwet's treatment of missing ratings and of weights; without either it is Fleiss 1971.
 * @param {unknown[][]} ratings
 * @param {{ categories?: unknown[], weights?: "none" | "linear" | "quadratic" }} [options]
 * @returns {Agreement}
 */
export function fleissKappa(ratings, { categories = found(ratings), weights = "none" } = {}) {
  const { counts, raters } = tabulate(ratings, categories);
  if (counts.length === 0) return none("no-ratings", 0, 0);
  const table = agreementWeights(categories.length, weights);
  const rows = within(counts, table);
  const paired = rows.filter((row) => row.raters > 1).length;
  if (paired === 0) return none("too-few-raters", counts.length, raters);
  const items = rows.length;
  const shares = categories.map((_, at) => sum(rows.map((row) => row.count[at] / row.raters)) / items);
  const weighted = table.map((row) => times(row, shares));
  const chance = times(weighted, shares);
  const agreement = sum(rows.map((row) => row.agreement)) / paired;
  if (1 - chance < EXACT) return none("no-variance", items, raters);
  const kappa = (agreement - chance) / (1 - chance);
  const deviations = rows.map((row) => {
    const own = ((items / paired) * (row.agreement - (row.raters > 1 ? chance : 0))) / (1 - chance);
    const expected = times(row.count, weighted) / row.raters;
    return own - (2 * (1 - kappa) * (expected - chance)) / (1 - chance) - kappa;
  });
  const error = Math.sqrt(sum(deviations.map((value) => value ** 2)) / (items * (items - 1)));
  return result(kappa, error, items > 1 ? tQuantile(items - 1) : 0, items, raters, readKappa);
}

/**
 * Cohen's kappa of two raters, weighted or not; items that either left out are left out.
 * @param {unknown[]} first
 * @param {unknown[]} second
 * @param {{ categories?: unknown[], weights?: "none" | "linear" | "quadratic" }} [options]
 * @returns {Agreement}
 */
export function cohenKappa(first, second, options = {}) {
  const pairs = first.map((rating, item) => [rating, second[item]]).filter((pair) => pair.every(given));
  const { categories = found(pairs), weights: kind = "none" } = options;
  const items = pairs.length;
  if (items === 0) return none(first.some(given) || second.some(given) ? "too-few-raters" : "no-ratings", 0, 0);
  tabulate(pairs, categories);
  const size = categories.length;
  const weights = agreementWeights(size, kind);
  const table = weights.map((row) => row.map(() => 0));
  for (const [a, b] of pairs) table[categories.indexOf(a)][categories.indexOf(b)] += 1 / items;
  const rows = table.map(sum);
  const columns = table.map((_, at) => sum(table.map((row) => row[at])));
  const meanOfRow = weights.map((row) => times(row, columns));
  const meanOfColumn = weights.map((_, at) => sum(weights.map((row, index) => row[at] * rows[index])));
  const agreement = sum(table.map((row, index) => times(row, weights[index])));
  const chance = times(meanOfRow, rows);
  if (1 - chance < EXACT) return none("no-variance", items, 2);
  const kappa = (agreement - chance) / (1 - chance);
  let spread = 0;
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) {
      spread += table[a][b] * (weights[a][b] - (meanOfRow[a] + meanOfColumn[b]) * (1 - kappa)) ** 2;
    }
  }
  const variance = (spread - (kappa - chance * (1 - kappa)) ** 2) / ((1 - chance) ** 2 * items);
  return result(kappa, Math.sqrt(Math.max(0, variance)), NORMAL, items, 2, readKappa);
}

/**
 * ICC(2,1): absolute agreement of single scores, items and raters both drawn from more of their kind. Items that some
 * rater left out are left out; the result says how many stayed.
 * @param {(number | null | undefined)[][]} scores
 * @returns {Agreement}
 */
export function icc21(scores) {
  const raters = Math.max(0, ...scores.map((row) => row.length));
  const rows = /** @type {number[][]} */ (scores.filter((row) => row.length === raters && row.every(given)));
  const items = rows.length;
  if (items === 0) return none("no-ratings", 0, raters);
  if (raters < 2) return none("too-few-raters", items, raters);
  if (items < 2) return none("too-few-items", items, raters);
  const grand = sum(rows.map(sum)) / (items * raters);
  const itemMeans = rows.map((row) => sum(row) / raters);
  const raterMeans = rows[0].map((_, at) => sum(rows.map((row) => row[at])) / items);
  const square = (list, times) => times * sum(list.map((mean) => (mean - grand) ** 2));
  const between = square(itemMeans, raters) / (items - 1);
  const raterSquare = square(raterMeans, items) / (raters - 1);
  const rest = sum(
    rows.map((row, i) => sum(row.map((score, j) => (score - itemMeans[i] - raterMeans[j] + grand) ** 2))),
  );
  const left = rest / ((items - 1) * (raters - 1));
  const whole = between + (raters - 1) * left + (raters * (raterSquare - left)) / items;
  if (whole < EXACT) return none("no-variance", items, raters);
  const icc = (between - left) / whole;
  const made = result(icc, Number.NaN, 0, items, raters, readCorrelation);
  if (left < EXACT) return made;
  const ratio = raterSquare / left;
  const base = items * (1 + (raters - 1) * icc) - raters * icc;
  const freedom =
    ((raters - 1) * (items - 1) * (raters * icc * ratio + base) ** 2) /
    ((items - 1) * (raters * icc * ratio) ** 2 + base ** 2);
  const upper = fQuantile(0.975, items - 1, freedom);
  const lower = fQuantile(0.975, freedom, items - 1);
  const common = raters * raterSquare + (raters * items - raters - items) * left;
  made.low = Math.max(-1, (items * (between - upper * left)) / (upper * common + items * between));
  made.high = Math.min(1, (items * (lower * between - left)) / (common + items * lower * between));
  return made;
}

/**
 * A part of a whole with Wilson's interval (1927), which holds for few answers too.
 * @param {number} part
 * @param {number} whole
 */
export function proportion(part, whole) {
  if (whole === 0) return { estimate: null, low: null, high: null, items: 0 };
  const estimate = part / whole;
  const square = NORMAL ** 2;
  const middle = (estimate + square / (2 * whole)) / (1 + square / whole);
  const half =
    (NORMAL * Math.sqrt((estimate * (1 - estimate)) / whole + square / (4 * whole ** 2))) / (1 + square / whole);
  // At the ends the interval reaches them exactly; sums of fractions would miss by a last digit.
  const low = part === 0 ? 0 : middle - half;
  return { estimate, low, high: part === whole ? 1 : middle + half, items: whole };
}

// ------------------------------------------------------------- distributions

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function, for positive arguments. @param {number} value */
function logGamma(value) {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const shifted = value - 1;
  const base = shifted + 7.5;
  const series = LANCZOS.reduce((all, factor, index) => (index === 0 ? factor : all + factor / (shifted + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** Regularised incomplete beta function, by its continued fraction. */
function betaPart(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaPart(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / Math.max(tiny, 1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 500; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || tiny);
    c = 1 + even / c || tiny;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || tiny);
    c = 1 + odd / c || tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return front * fraction;
}

/** The value below which an F variable lies with this probability: by halving, to the last digit. */
export function fQuantile(probability, first, second) {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (betaPart(middle, first / 2, second / 2) < probability) low = middle;
    else high = middle;
  }
  const share = (low + high) / 2;
  return (second * share) / (first * (1 - share));
}

/** @type {Map<number, number>} */
const known = new Map();

/** 97.5 % point of Student's t. @param {number} freedom */
export function tQuantile(freedom) {
  let value = known.get(freedom);
  if (value === undefined) {
    value = Math.sqrt(fQuantile(0.95, 1, freedom));
    known.set(freedom, value);
  }
  return value;
}

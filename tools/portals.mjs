/**
 * The server side of the example portals: small, and real. It fills in pages, sets
 * the headers that such a portal sets, and shows what a form posted to it. It keeps
 * nothing.
 */
import { readFileSync } from "node:fs";
import { at } from "./paths.mjs";

const LONGEST_POST = 4_000_000;
const CLOSED = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";
const TRUSTED = "require-trusted-types-for 'script'; trusted-types 'none'";

/** What each portal sends; the longest path that fits counts. */
const POLICIES = {
  "/portals/police/": `${CLOSED}; script-src 'self'; frame-ancestors 'none'; ${TRUSTED}`,
  "/portals/probation/": `${CLOSED}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'`,
  // The portal around the frame runs its own few lines and no WebAssembly.
  "/portals/iframe/": `${CLOSED}; script-src 'self'; frame-src http://127.0.0.1:* http://localhost:*; frame-ancestors 'none'; ${TRUSTED}`,
  // The page in the frame has its own policy; who may frame it is added with the page.
  "/iframe/": `${CLOSED}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; ${TRUSTED}`,
};

/** The policy of a path; none where it is no portal's. */
export function policyOf(pathname) {
  const fits = Object.keys(POLICIES).filter((start) => pathname.startsWith(start));
  return POLICIES[fits.sort((one, other) => other.length - one.length)[0]];
}

/** The record that the portals pretend to have: a made-up person. */
const RECORD = {
  reference: "A123",
  year: "1992",
  today: "2026-02-01",
  case: {
    schema: "joint-risk/case/1",
    reference: "A123",
    division: "england-and-wales",
    standard: "england-wales-2005",
    person: { sex: "male", dateOfBirth: "1992-06-01" },
    riskMatrix: { sexualAppearances: 2, criminalAppearances: 6, violentAppearances: 1, strangerVictim: true },
    oasys: { supervised: true },
    events: [{ kind: "order-started", on: "2026-01-05" }],
  },
};

const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const filled = (name, values) =>
  readFileSync(at("www/portals", name), "utf8").replace(/\{\{(\w+)\}\}/g, (_, key) => escaped(values[key] ?? ""));

function send(response, status, text, headers = {}) {
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...headers });
  response.end(text);
}

async function posted(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > LONGEST_POST) return null;
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}

/** What the two fields say, or why the server does not take them: it trusts no page. */
function received(fields) {
  try {
    const given = JSON.parse(fields.get("case"));
    if (given.reference !== RECORD.reference) return { refused: "The case has another reference than this record." };
    const text = fields.get("assessment");
    return { given, assessment: text ? JSON.parse(text) : null };
  } catch {
    return { refused: "The case is no JSON: nothing was kept." };
  }
}

async function answer(name, language, request, response) {
  const fields = await posted(request);
  if (fields === null) return send(response, 413, "<!doctype html><title>Too large</title><p>Too large");
  const { refused, given, assessment } = received(fields);
  const text = (value) => (value === undefined || value === null ? "" : JSON.stringify(value, null, 2));
  const values = {
    language,
    refused: refused ?? "",
    state: refused ? "refused" : "received",
    heading: refused ? "Not kept" : "Received",
    reference: RECORD.reference,
    rating: assessment?.joint?.rating ?? "none",
    sexual: assessment?.riskMatrix?.sexual?.band ?? assessment?.riskMatrix?.sexual?.status ?? "none",
    duties: assessment?.duties?.filter(({ due }) => due).length ?? 0,
    officer: fields.get("officer") ?? "",
    case: text(given),
    assessment: text(assessment),
  };
  return send(response, refused ? 422 : 200, filled(`${name}/received.html`, values));
}

/** What a request asks for; null where its line or its Host makes no address. */
export function addressOf({ url, headers: { host } }) {
  if (!host || !/^\/(?!\/)/.test(url)) return null;
  try {
    return new URL(url, `http://${host}`);
  } catch {
    return null;
  }
}

/**
 * Answers for the portals; false where the path is not theirs. Pages have a form
 * that posts to where they are.
 */
export function portals(request, response) {
  const { pathname, searchParams } = addressOf(request);
  const policy = policyOf(pathname);
  if (policy) response.setHeader("Content-Security-Policy", policy);
  if (pathname === "/iframe/child.html") {
    // Which portals may frame it is the deploying host's to say: here, this machine under its two names.
    const port = request.headers.host.split(":")[1] ?? "80";
    const origins = [`http://127.0.0.1:${port}`, `http://localhost:${port}`].join(" ");
    response.setHeader("Content-Security-Policy", `${policy}; frame-ancestors ${origins}`);
    const text = readFileSync(at("www/iframe/child.html"), "utf8").replace("{{portals}}", origins);
    send(response, 200, text);
    return true;
  }
  const name = /^\/portals\/(police|probation|iframe)\/$/.exec(pathname)?.[1];
  if (!name) return false;
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  const language = searchParams.get("lang") === "cy" ? "cy" : "en";
  if (request.method === "POST") {
    answer(name, language, request, response).catch(() =>
      send(response, 400, "<!doctype html><title>Bad request</title>"),
    );
    return true;
  }
  const { host } = request.headers;
  // Two names of this machine are two origins: the frame is on the other one, as it would be in service.
  const port = host.split(":")[1] ?? "80";
  const other = host.startsWith("127.") ? `http://localhost:${port}` : `http://127.0.0.1:${port}`;
  const values = { ...RECORD, case: JSON.stringify(RECORD.case), language, other };
  send(response, 200, filled(`${name}/page.html`, values));
  return true;
}

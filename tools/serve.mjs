/**
 * Serves www/ at / and pkg/ at /pkg/, on this machine only, under the policy that
 * a strict portal has: what works here asks the network for nothing and runs no
 * inline script. The example portals have their own policies, and
 * show what is posted to them.
 *
 *   node tools/serve.mjs [--port N] [--keep] [--pkg FOLDER]
 *
 * `--port`: that port exactly; without it PORT or 8080, or the next free one. `--keep`: browsers may keep the
 * files for a year without asking again, as where a release has its own folder. `--pkg`: a package in another folder;
 * where a file has its compressed form beside it, with .br after its name, that is sent.
 */
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import sirv from "sirv";
import { at } from "./paths.mjs";
import { addressOf, portals } from "./portals.mjs";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join("; ");

const { values } = parseArgs({
  options: { port: { type: "string" }, keep: { type: "boolean" }, pkg: { type: "string" } },
});
const setHeaders = (response) => {
  if (!response.hasHeader("Content-Security-Policy")) response.setHeader("Content-Security-Policy", POLICY);
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (values.keep) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
};
// Without --keep a browser asks each time whether what it has is still so: a new build shows at once.
const pages = sirv(at("www"), { dev: true, etag: true, setHeaders });
const engine = sirv(values.pkg ?? at("pkg"), { dev: true, etag: true, brotli: true, setHeaders });

const server = createServer((request, response) => {
  // A line that is no address (as `//`) or a request that names no host is answered, and the server goes on.
  if (addressOf(request) === null) {
    return response.writeHead(400, { "Content-Type": "text/plain" }).end("Bad request\n");
  }
  const none = () => response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found\n");
  if (portals(request, response)) return undefined;
  if (!request.url.startsWith("/pkg/")) return pages(request, response, none);
  request.url = request.url.slice("/pkg".length);
  engine(request, response, none);
});

const first = Number(values.port ?? process.env.PORT ?? 8080);
let port = first;
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE" || values.port || port >= first + 100) throw error;
  port += 1;
  server.listen(port, "127.0.0.1");
});
server.on("listening", () => console.log(`joint-risk is at http://127.0.0.1:${port}/ (Ctrl+C stops it)`));
server.listen(port, "127.0.0.1");

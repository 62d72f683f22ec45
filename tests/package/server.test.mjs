// The development server and the example portals answer what is no request of theirs, and go on.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { serve } from "../support/server.mjs";

let server;
before(async () => (server = await serve()));
after(() => server.stop());

/** Sends lines as they are, which no client would, and gives the first line of the answer. */
function sent(...lines) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.address).port), "127.0.0.1");
    let answer = "";
    socket.on("data", (part) => (answer += part));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer.split("\r\n")[0]));
    socket.end(`${lines.join("\r\n")}\r\n\r\n`);
  });
}

for (const [what, ...lines] of [
  ["an address that is none", "GET // HTTP/1.1", "Host: 127.0.0.1"],
  ["an address of somebody else", "GET //elsewhere/portals/police/ HTTP/1.1", "Host: 127.0.0.1"],
  ["a whole address", "GET http://elsewhere/ HTTP/1.1", "Host: 127.0.0.1"],
  ["no Host", "GET / HTTP/1.0"],
  ["no Host, where one is needed", "GET /portals/police/ HTTP/1.0"],
  ["no Host, of the frame", "GET /iframe/child.html HTTP/1.0"],
  ["no Host, in the version that asks for one", "GET / HTTP/1.1"],
  ["a Host that is none", "GET /iframe/child.html HTTP/1.1", "Host: a b"],
]) {
  test(`${what} is answered 400, and the next request is served`, async () => {
    assert.match(await sent(...lines, "Connection: close"), /^HTTP\/1\.1 400 /);
    for (const address of ["/", "/portals/police/", "/iframe/child.html", "/pkg/index.mjs"]) {
      assert.equal((await fetch(server.address + address)).status, 200, address);
    }
  });
}

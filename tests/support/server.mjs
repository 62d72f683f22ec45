// Our own server on a free port, for tests that bring their own browser.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { at, root } from "../../tools/paths.mjs";

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts it; gives its address and what stops it. */
export async function serve() {
  const port = await freePort();
  const child = spawn(process.execPath, [at("tools/serve.mjs"), "--port", String(port)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", () => reject(new Error("the server did not start")));
  });
  return { address: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

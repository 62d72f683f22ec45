// @ts-check
/** The files that lie beside the engine: fetched in a page, read from the disk in Node, where nothing is fetched. */

/**
 * @param {URL} address
 * @returns {Promise<Response | Uint8Array<ArrayBuffer>>}
 * @throws {Error} if there is no such file, or the page may not ask for it
 */
export async function fileBeside(address) {
  // Asked of the process, so that no bundler for browsers meets the name of a module of Node's.
  const { process } = /** @type {{ process?: { getBuiltinModule?: (name: string) => any } }} */ (globalThis);
  const fs = process?.getBuiltinModule?.("node:fs/promises");
  if (fs && address.protocol === "file:") return fs.readFile(address);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: the server answers ${response.status}`);
  return response;
}

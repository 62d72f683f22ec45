/** Generated at build time: the WebAssembly and the schemas. */
import type { Packed } from "./core.mjs";
export const packed: Packed;

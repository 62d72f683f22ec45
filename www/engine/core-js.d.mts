/** Generated at build time by tools/javascript.mjs: the core as JavaScript. */
import type { Core, Packed } from "./core.mjs";
/** What its memory begins with, and the schemas. */
export const packed: Packed;
/** A new instance, of what its memory begins with. */
export function createCore(data: Uint8Array): Core;
export function isTrap(error: unknown): boolean;

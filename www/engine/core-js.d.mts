/** Generated at build time by tools/javascript.mjs: the core as JavaScript. */
import type { Core } from "./core.mjs";
/** What its memory begins with, and the schemas, unpacked. */
export function parts(): Uint8Array<ArrayBuffer>[];
/** A new instance, of what its memory begins with. */
export function createCore(data: Uint8Array): Core;
export function isTrap(error: unknown): boolean;

/** Generated at build time by tools/javascript.mjs: the core as JavaScript. */
import type { Core } from "./core.mjs";
/** What its memory begins with: deflated, as base64 text. */
export const base64: string;
/** A new instance, of the inflated data. */
export function createCore(data: Uint8Array): Core;
export function isTrap(error: unknown): boolean;

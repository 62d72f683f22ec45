/** Generated at build time by tools/javascript.mjs: the core as JavaScript. */
import type { Core } from "./core.mjs";
/** A new instance. */
export function createCore(): Core;
export function isTrap(error: unknown): boolean;

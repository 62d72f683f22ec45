/** Generated at build time by tools/javascript.mjs: the core as JavaScript. */
import type { Core } from "./core.mjs";
export function createCore(): Core;
export function isTrap(error: unknown): boolean;

/** Generated at build time: core.wasm in gzip, as base64. */
export const base64: string;

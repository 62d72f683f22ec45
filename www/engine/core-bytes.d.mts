/** Generated at build time: the WebAssembly as base64. */
export const base64: string;

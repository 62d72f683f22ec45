/** Generated at build time: the WebAssembly, deflated, as base64. */
export const base64: string;

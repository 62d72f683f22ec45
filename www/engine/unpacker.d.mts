/** Generated at build time: src/unpack as WebAssembly, as base64. */
export const UNPACKER: string;

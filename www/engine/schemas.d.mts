/** Generated at build time by tools/schemas.mjs: JSON text of `Described`. */
export const SCHEMAS: string;
export type SchemaName = "case" | "assessment" | "standard" | "exercise";
export interface Described {
  schemas: Record<SchemaName, object>;
  /** What the schemas refer to, by name. */
  definitions: Record<string, object>;
}

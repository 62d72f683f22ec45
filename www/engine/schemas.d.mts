/** Generated at build time by tools/schemas.mjs. */
export const schemas: Record<"case" | "assessment" | "standard" | "exercise", object>;
/** What the schemas refer to, by name. */
export const definitions: Record<string, object>;

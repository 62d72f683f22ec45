/** Generated at build time by tools/schemas.mjs. */
export const schemas: Record<"case" | "assessment" | "standard" | "exercise", object>;

/** Modules that a build makes or names: the built engine beside the pages, and what tools/training.mjs takes in. */
declare module "*/pkg/index.mjs" {
  export const load: typeof import("../types/index.d.ts").load;
}
declare module "*/pkg/define.mjs" {
  export const JointRiskElement: typeof import("./element/joint-risk-element.mjs").JointRiskElement;
}
declare module "engine" {
  export const load: typeof import("../types/index.d.ts").load;
}
declare module "exercises" {
  const exercises: import("../types/index.d.ts").Exercise[];
  export default exercises;
}

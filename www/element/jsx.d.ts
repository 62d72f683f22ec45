/**
 * `<joint-risk>` in JSX. Where JSX is global (Preact's and others' older way) importing this file is enough; with
 * React, whose JSX is in its module, say it there:
 *
 *   import type { JointRiskIntrinsicElements } from "joint-risk/jsx";
 *   declare module "react" {
 *     namespace JSX { interface IntrinsicElements extends JointRiskIntrinsicElements {} }
 *   }
 */
import type {
  JointRiskElement, JointRiskEngineKind, JointRiskEventMap, JointRiskLanguage, JointRiskMode,
} from "./joint-risk-element.mjs";
import type { CaseFile, Day } from "../../types/index.js";

/** The attributes of the element. All are optional. */
export interface JointRiskAttributes {
  mode?: JointRiskMode;
  lang?: JointRiskLanguage;
  today?: Day;
  standard?: string;
  "heading-level"?: 1 | 2 | 3 | 4 | "1" | "2" | "3" | "4";
  engine?: JointRiskEngineKind;
  pages?: "many" | "one";
  reference?: string;
  "year-of-birth"?: string | number;
  name?: string;
  "assessment-name"?: string;
  marking?: string;
  disabled?: boolean;
}

/** What a framework sets as a property (React from 19 on, Preact), and what all elements have. */
export interface JointRiskProps extends JointRiskAttributes {
  value?: CaseFile | null;
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  hidden?: boolean;
  key?: string | number | null;
  ref?: ((element: JointRiskElement | null) => void) | { current: JointRiskElement | null } | null;
  children?: unknown;
}

/** Listeners as React 19 names them: `onjoint-risk-change`. */
export type JointRiskListeners = {
  [Name in keyof JointRiskEventMap & string as `on${Name}`]?: (event: JointRiskEventMap[Name]) => void;
};

export interface JointRiskIntrinsicElements {
  "joint-risk": JointRiskProps & JointRiskListeners;
}

declare global {
  namespace JSX {
    interface IntrinsicElements extends JointRiskIntrinsicElements {}
  }
}

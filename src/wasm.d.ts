/**
 * The types that joint-risk promises. One description serves three readers: a
 * portal's TypeScript build, the JSON Schemas (generated from this file) and
 * the tests that hold the engine's answers against both.
 *
 * Conventions: `null` means absent everywhere in a case; in an assessment every
 * member is present and has the value `null` where it has none. Codes are
 * lower-case kebab strings; the words for them are in `messages/en.json` and
 * `messages/cy.json`. Bands and levels run `low`, `medium`, `high`, `very-high`;
 * `low` never means "no risk".
 */

/** A calendar day, `YYYY-MM-DD`, from 1900-01-01 to 2199-12-31. @format date */
export type Day = string;
/** A named range of a score; also the four levels of risk of serious harm. */
export type Band = "low" | "medium" | "high" | "very-high";
/** Part of the United Kingdom with bank holidays of its own. */
export type Division = "england-and-wales" | "scotland" | "northern-ireland";
/** How sure we are of a figure, strongest first. `attested`: a host checked it against the guide. */
export type Standing = "confirmed" | "attested" | "secondary" | "unconfirmed";

// ---------------------------------------------------------------- the case

/** An answer, bare or with where it comes from. */
export type Answered<T> = T | null | AnswerWithOrigin<T>;

/** An answer with its provenance. Old answers, and those of untrained assessors, are flagged. */
export interface AnswerWithOrigin<T> {
  value?: T | null;
  /** The day on which it was given. */
  on?: Day | null;
  /** Who gave it. @maxLength 200 */
  by?: string | null;
  /** Whether that person is trained in the instrument. */
  trained?: boolean | null;
}

/** Everything a host knows of one case. Every member is optional. */
export interface CaseFile {
  schema?: "joint-risk/case/1" | null;
  /** The host's own reference of the case; never a name. @maxLength 100 */
  reference?: string | null;
  division?: Division | null;
  /**
   * Identifier of a dated standard, as `standards()` lists them, or a document of the host's own, which can be
   * `basedOn` one of those and say only what differs. Without it, the one of the division in force on the day is used.
   */
  standard?: string | Standard | null;
  person?: Person | null;
  /** Not read by this release: reported as `not-read`. */
  convictions?: unknown;
  riskMatrix?: RiskMatrixAnswers | null;
  oasys?: OasysAnswers | null;
  /** Not read by this release: reported as `not-read`. */
  predictors?: unknown;
  /** What happened, in any order; at most 10,000. @maxItems 10000 */
  events?: CaseEvent[] | null;
  judgement?: Judgement | null;
  /** @maxItems 100 */
  attestations?: Attestation[] | null;
}

export interface Person {
  sex?: "male" | "female" | null;
  dateOfBirth?: Day | null;
}

/** Answers of Risk Matrix 2000. Counts are whole numbers of sentencing appearances. */
export interface RiskMatrixAnswers {
  /** Start of risk: release, or the community sentence. Never taken to be today. */
  startOfRisk?: Answered<Day>;
  /** Sentencing appearances for sexual offences, the index one included; 0 to 999. */
  sexualAppearances?: Answered<number>;
  /** Sentencing appearances of every kind, sexual ones included; 0 to 999. */
  criminalAppearances?: Answered<number>;
  /** Sentencing appearances for non-sexual violence; 0 to 999. */
  violentAppearances?: Answered<number>;
  /** Any conviction for burglary. */
  burglary?: Answered<boolean>;
  /** Any conviction for a sexual offence against a male. */
  maleVictim?: Answered<boolean>;
  /** Any conviction for a sexual offence against a stranger. */
  strangerVictim?: Answered<boolean>;
  /** Any conviction for a non-contact sexual offence. */
  nonContactOffence?: Answered<boolean>;
  /** He has never lived with an adult partner in a marriage-like relationship. */
  neverInRelationship?: Answered<boolean>;
  /** Age in whole years at the latest sexual offence; 0 to 120. */
  ageAtLatestSexualOffence?: Answered<number>;
  /** His only sexual convictions are for indecent images. */
  indecentImagesOnly?: Answered<boolean>;
  /** Why Risk Matrix 2000 was not scored. */
  notScored?: NotScored | null;
}

export type NotScored =
  | "no-trained-assessor" | "insufficient-information" | "allocated-not-completed" | "done-on-paper"
  | "not-indicated" | "existing-risk-matrix" | "internet-offences-only" | "none-given";

/** Answers of OASys. */
export interface OasysAnswers {
  /** `false`: not supervised by probation; then there are no OASys duties. */
  supervised?: boolean | null;
  /** The form on which the answers stand. `oasys-2` alone has the weighted total of 0 to 168. */
  form?: OasysForm | null;
  /** Answers by question number, as the form's option codes. */
  answers?: Record<string, Answered<OasysAnswer>> | null;
  /** Sections under their threshold that need attention all the same. @maxItems 20 */
  lowScoringAreas?: LowScoringArea[] | null;
  /** R1 to R5, under the numbers of the form. */
  screening?: Screening | null;
  harm?: HarmGrid | null;
  selfAssessment?: SelfAssessment | null;
  plan?: SentencePlan | null;
}

/** The person's own questionnaire: 27 problems, and how likely offending is. */
export interface SelfAssessment {
  /** By number, `"1"` to `"27"`. */
  items?: { [item: string]: SelfAssessmentItem | null } | null;
  /** 28: 0 definitely not, 1 unlikely, 2 quite, 3 very. */
  likelihood?: Answered<0 | 1 | 2 | 3>;
  completedOn?: Answered<Day>;
}
export interface SelfAssessmentItem {
  /** The person says that it is a problem. */
  problem?: Answered<boolean>;
  /** The person says that it is linked to offending. */
  linked?: Answered<boolean>;
  /** The section that the item belongs to, 3 to 12, as the host or the user says. */
  section?: Answered<number>;
}

/** A sentence plan. */
export interface SentencePlan {
  type: Answered<PlanType>;
  agreedOn?: Answered<Day>;
  /** IP.4, in the assessor's words. @maxLength 4000 */
  capacityToChange?: string | null;
  /** @maxItems 100 */
  objectives?: Objective[] | null;
  /** @maxItems 100 */
  mappaActions?: MappaAction[] | null;
  previous?: PreviousPlan | null;
}
export type PlanType = "initial" | "review";
export interface Objective {
  /** @maxLength 100 */
  id: string;
  /** Sections that it answers, 3 to 12. @maxItems 4 */
  needs?: number[] | null;
  /** It answers the risk of serious harm. */
  harm?: Answered<boolean>;
  /** @maxLength 4000 */
  text: string;
  status?: Answered<ObjectiveStatus>;
  timescale?: Answered<Timescale>;
  /** @maxLength 200 */
  who?: string | null;
  /** `id` of the action of MAPPA that it carries. @maxLength 100 */
  mappaAction?: string | null;
  /** For one that stood in the plan before: whether it still holds. Nobody having said so, it is not current. */
  stillTrue?: Answered<boolean>;
}
/** The form's R, RII, RI, RIII, RIIIB, 160 and 170. */
export type ObjectiveStatus =
  | "not-started" | "ongoing" | "fully-achieved" | "not-achieved" | "no-longer-applicable" | "not-achieved-custody"
  | "revoked-early-for-progress";
export type Timescale = "1-week" | "1-month" | "3-months" | "16-weeks" | "6-months" | "1-year";
/** An action that a meeting of MAPPA has decided. */
export interface MappaAction {
  /** @maxLength 100 */
  id: string;
  /** @maxLength 4000 */
  action: string;
  /** @maxLength 200 */
  owner?: string | null;
  due?: Answered<Day>;
}
/** The plan before, for what has changed since. */
export interface PreviousPlan {
  on?: Answered<Day>;
  /** @maxItems 100 */
  objectives?: PreviousObjective[] | null;
  /** By section, `"3"` to `"12"`. */
  needs?: { [section: string]: Answered<Need> } | null;
  /** The overall risk of serious harm then. */
  harm?: Answered<Band>;
}
export interface PreviousObjective {
  /** The same as in this plan, where it was carried over. @maxLength 100 */
  id: string;
  /** @maxLength 4000 */
  text?: string | null;
  status?: Answered<ObjectiveStatus>;
}

/** An option code, a number where the codes are digits, `true`/`false` where they are YES and NO, a list of codes for a tick list. */
export type OasysAnswer = string | number | boolean | string[];

export interface LowScoringArea {
  /** Section 3 to 12. */
  section: number;
  /** @maxLength 4000 */
  reason: string;
}

/** A row of R1.2 or R1.3. The last row of each says that none applies; a column is answered by a tick or by that. */
export interface ScreeningTick { current?: Answered<boolean>; previous?: Answered<boolean> }
export type ScreeningReply = "YES" | "NO" | "DK";
export type ScreeningOffence =
  | "R1.2.1" | "R1.2.2" | "R1.2.3" | "R1.2.4" | "R1.2.5" | "R1.2.6" | "R1.2.7" | "R1.2.8" | "R1.2.9" | "R1.2.10"
  | "R1.2.11" | "R1.2.12" | "R1.2.13" | "R1.2.14" | "R1.2.15";
export type ScreeningBehaviour =
  | "R1.3.1" | "R1.3.2" | "R1.3.3" | "R1.3.4" | "R1.3.5" | "R1.3.6" | "R1.3.7" | "R1.3.8" | "R1.3.9" | "R1.3.10"
  | "R1.3.11" | "R1.3.12" | "R1.3.13" | "R1.3.14" | "R1.3.15" | "R1.3.16" | "R1.3.17" | "R1.3.18" | "R1.3.19";
/** The screening of risk of serious harm. `true` and `false` are accepted for YES and NO. */
export type Screening = { [row in ScreeningOffence | ScreeningBehaviour]?: ScreeningTick | null } & {
  [item in "R2.1" | "R2.2" | "R3.1" | "R3.2" | "R3.3" | "R3.4" | "R4.1" | "R4.2" | "R4.3" | "R4.4"]?: Answered<ScreeningReply | boolean>
} & {
  [item in "R2.2.1" | "R5.1" | "R5.2b" | "R8.4.1"]?: Answered<"YES" | "NO" | boolean>
} & {
  /** Why a full analysis is not needed. @maxLength 4000 */
  "R5.2a"?: Answered<string>;
  /** It is known who the child of R2.2 is: R7 is due only then. */
  childIdentityKnown?: Answered<boolean>;
  /** Who judged that no full analysis is needed (R5.2b), and who countersigned. Without all of it, it lifts nothing. */
  exemption?: {
    /** @maxLength 200 */
    by?: string | null;
    on?: Answered<Day>;
    /** A manager other than the author. @maxLength 200 */
    countersignedBy?: string | null;
    /** That manager may countersign exemptions. */
    countersignerAuthorised?: Answered<boolean>;
  } | null;
};

/** Levels of risk of serious harm. A blank cell makes the overall level "at least". */
export interface HarmGrid {
  community?: {
    children?: Answered<Band>; public?: Answered<Band>; knownAdult?: Answered<Band>; staff?: Answered<Band>;
  } | null;
  /** `"not-applicable"`: the setting is not being rated, said outright. */
  custody?: "not-applicable" | {
    children?: Answered<Band>; public?: Answered<Band>; knownAdult?: Answered<Band>; staff?: Answered<Band>; prisoners?: Answered<Band>;
  } | null;
  /** What is written in the full analysis; at most 4,000 characters each. The engine reads only whether it is there. */
  analysis?: { [item in "R6.1" | "R6.2" | "R7" | "R8.1" | "R8.2" | "R8.3" | "R9.1" | "R9.2" | "R9.3"]?: Answered<string> } | null;
  /** The summary: who is at risk, what could happen, when, what raises it, what lowers it. */
  summary?: { [item in SummaryItem]?: Answered<string> } | null;
  /** The eight concerns, now and before, under the numbers of the full analysis. */
  concerns?: { [item in ConcernItem]?: Answered<ScreeningReply | boolean> } | null;
  /** The risk management plan, by the headings of its form. */
  plan?: { form?: PlanForm | null; headings?: { [heading in PlanHeading]?: Answered<string> } | null } | null;
}
export type SummaryItem = "R10.1" | "R10.2" | "R10.3" | "R10.4" | "R10.5";
export type ConcernItem =
  | "FA31" | "FA36" | "FA32" | "FA37" | "FA39" | "FA42" | "FA40" | "FA43" | "FA45" | "FA47" | "FA51" | "FA53" | "FA55" | "FA56"
  | "FA58" | "FA60";
/** The form of 2005, or a later one, by the numbers of its questions. */
export type PlanForm = "rm20-27" | "rm28-35";
export type PlanHeading =
  | "other-agencies" | "existing-controls" | "added-measures" | "who-and-when" | "conditions" | "level-of-contact"
  | "current-situation" | "supervision" | "monitoring-and-control" | "interventions" | "victim-safety" | "contingency" | "comments";

interface EventMembers {
  on: Day;
  /** @maxLength 100 */
  id?: string | null;
  /** @maxLength 200 */
  by?: string | null;
  /** Only a verified event suspends or ends a clock. */
  verified?: boolean | null;
}
interface PlainEvent extends EventMembers {
  kind: "significant-incident" | "risk-changed" | "plan-reviewed" | "conviction" | "released" | "recalled" | "remanded"
    | "order-ended" | "notification-ended" | "died" | "admitted-to-hospital" | "discharged-from-hospital" | "went-abroad"
    | "came-back" | "went-missing" | "found" | "mappa-meeting" | "victim-contacted" | "supervisor-reviewed"
    | "serious-further-offence";
}
interface OasysEvent extends EventMembers {
  kind: "oasys-completed" | "oasys-reviewed";
  form?: OasysForm | null;
  status?: OasysStatus | null;
  /** The `id` of the incident that it reassesses, or its day where it has none. @maxLength 100 */
  incident?: string | null;
  /** It ends the supervision. */
  termination?: boolean | null;
}
interface VisitEvent extends EventMembers {
  kind: "visit";
  /** How many officers went; 0 to 20. */
  officers?: number | null;
  /** @maxLength 4000 */
  purpose?: string | null;
  /** Whether they were let in and saw the person. */
  access?: boolean | null;
  /** Who visited. A visit of probation alone is a contact, and closes no visit of the police. */
  agency?: Agency | null;
  /** What it was for, of the purposes of the guidance. @maxItems 7 */
  purposes?: VisitPurpose[] | null;
  /** The person knew of it before. */
  announced?: boolean | null;
  evening?: boolean | null;
  /** What came of it. @maxLength 4000 */
  outcome?: string | null;
}
interface ContactEvent extends EventMembers {
  kind: "contact";
  agency?: Agency | null;
  /** @maxLength 4000 */
  purpose?: string | null;
  /** What came of it. @maxLength 4000 */
  outcome?: string | null;
}
export type Agency = "police" | "probation" | "other";
/** What a home visit is for, in the order of the guidance. */
export type VisitPurpose =
  | "compliance" | "residence" | "public-care" | "risk-factors" | "intelligence" | "offences" | "person-care";
interface MappaLevelEvent extends EventMembers {
  kind: "mappa-level-set";
  level: 1 | 2 | 3;
  category?: 1 | 2 | 3 | 4 | null;
  /** Northern Ireland: the category of risk, which is not a kind of offender. */
  riskCategory?: 1 | 2 | 3 | null;
  /** @maxLength 4000 */
  reasons?: string | null;
  /** What the level was decided on; a rating is none of them. @maxItems 5 */
  criteria?: LevelCriterion[] | null;
  /** The day agreed for the next review. */
  nextReview?: Day | null;
}
export type LevelCriterion = "one-agency" | "several-agencies" | "senior-staff" | "special-resources" | "media";
interface StartEvent extends EventMembers {
  kind: "order-started" | "licence-started";
  /** Tier of supervision; what is not known counts as 4. */
  tier?: 1 | 2 | 3 | 4 | null;
}
interface SentenceEvent extends EventMembers {
  kind: "sentenced-to-custody";
  tier?: 1 | 2 | 3 | 4 | null;
  /** Length in whole months; 1 to 999. Under 12 the victim contact scheme does not apply. */
  months?: number | null;
  /** Expected release, or the end of the tariff. */
  release?: Day | null;
}
/** How often something is done, as the plan, a meeting or the lead agency set it: in exactly one unit. */
interface IntervalEvent extends EventMembers {
  kind: "interval-set";
  of: "home-visit" | "probation-contact" | "oasys-review" | "plan-review" | "mappa-review" | "supervisor-review";
  weeks?: number | null;
  months?: number | null;
  /** @maxLength 4000 */
  reasons: string;
}
interface RatingEvent extends EventMembers {
  kind: "rating-recorded";
  /** The joint rating as it stood on that day. */
  rating: Band;
}
interface MappaReviewEvent extends EventMembers {
  kind: "mappa-review";
  /** The day agreed for the next review. */
  nextReview?: Day | null;
}
interface MappaReferredEvent extends EventMembers {
  kind: "mappa-referred";
  /** The level that is asked for. */
  level?: 1 | 2 | 3 | null;
}
interface MappaMinutesEvent extends EventMembers {
  kind: "mappa-minutes";
  /** `id` of the meeting, or its day; without it, the last meeting. @maxLength 100 */
  meeting?: string | null;
  /** They went out to the agencies. */
  circulated?: boolean | null;
  /** They are in the police and probation records. */
  filed?: boolean | null;
}
interface MappaActionEvent extends EventMembers {
  kind: "mappa-action-set";
  /** @maxLength 4000 */
  action?: string | null;
  /** @maxLength 200 */
  owner?: string | null;
  due?: Day | null;
}
interface MappaActionDoneEvent extends EventMembers {
  kind: "mappa-action-done";
  /** `id` of the action, or its day. @maxLength 100 */
  action?: string | null;
}
interface FurtherOffenceEvent extends EventMembers {
  kind: "further-offence-reviewed";
  /** `id` of the serious further offence, or its day. @maxLength 100 */
  offence?: string | null;
}
interface ReactiveEvent extends EventMembers {
  kind: "reactive-started" | "reactive-ended";
  /** @maxLength 4000 */
  reasons?: string | null;
}
interface PersonInvolvedEvent extends EventMembers {
  kind: "person-involved";
  /** Told of the requirements. */
  told?: boolean | null;
  /** Invited to take part. */
  invited?: boolean | null;
  /** Has understood. */
  understood?: boolean | null;
}
interface CountersignedEvent extends EventMembers {
  kind: "countersigned";
  /** The highest level for which that manager is authorised. */
  authorisedFor?: Band | null;
}
interface TransferEvent extends EventMembers {
  kind: "transferred";
  offered?: Day | null;
  accepted?: Day | null;
}
/** Something that happened, with its day. */
export type CaseEvent =
  | PlainEvent | OasysEvent | VisitEvent | ContactEvent | MappaLevelEvent | CountersignedEvent | TransferEvent | StartEvent
  | SentenceEvent | IntervalEvent | RatingEvent | MappaReviewEvent | MappaReferredEvent | MappaMinutesEvent | MappaActionEvent
  | MappaActionDoneEvent | FurtherOffenceEvent | ReactiveEvent | PersonInvolvedEvent;
export type EventKind = CaseEvent["kind"];
/** `oasys-2` and `layer-3` are full; the others close nothing. */
export type OasysForm = "oasys-1" | "oasys-2" | "layer-1" | "layer-2" | "layer-3" | "fast-review";
/** Only `complete` closes a clock. */
export type OasysStatus = "complete" | "signed" | "open" | "locked-incomplete";

/** A professional's judgement of the joint rating. It never alters a computed band. */
export interface Judgement {
  rating?: Band | null;
  /** @maxLength 4000 */
  reason?: string | null;
  /** @maxLength 200 */
  by?: string | null;
  on?: Day | null;
  /** Last day of a lowered rating. */
  until?: Day | null;
  /** @maxLength 200 */
  countersignedBy?: string | null;
  /** The highest level for which that manager is authorised. */
  countersignerAuthorisedFor?: Band | null;
}

/** A host's word that it has checked a table against the guide. */
export interface Attestation {
  /** Identifier of the table, as `version().tables` lists them. */
  table: string;
  /** @maxLength 200 */
  by: string;
  on: Day;
  /** @maxLength 200 */
  page: string;
}

// ---------------------------------------------------------- the assessment

/** What the engine makes of a case on a day. */
export interface Assessment {
  schema: "joint-risk/assessment/1";
  /** The day it was reckoned on, as the host gave it. */
  today: Day;
  /** Release of the engine. */
  release: string;
  reference: string | null;
  division: Division | null;
  /** The standard used; null where the one that the case names or brings cannot be. */
  standard: StandardUsed | null;
  /** The weakest standing among the figures used; null where none was. */
  standing: Standing | null;
  /** Every table of figures that was used. */
  tables: TableUsed[];
  riskMatrix: RiskMatrix;
  oasys: Oasys | null;
  /** Not scored by this release. */
  predictors: null;
  joint: Joint;
  duties: Duty[];
  /** What a manager looks at beside the dates; null where no standard could be used. */
  management: Management | null;
  /** Answers to look at again: old, or given by somebody untrained. */
  flagged: Flagged[];
  problems: Problem[];
}

export interface StandardUsed {
  id: string;
  /** The case named it, or brought it. */
  named: boolean;
  chosenBecause: ChosenBecause;
  /** It was not in force on `today`. */
  historic: boolean;
  /** What is used there in place of OASys: then there are no duties of OASys. */
  insteadOfOasys: OtherInstrument | null;
}
/** `nearest-earlier`: none is in force, this is the last before the day. `earliest`: the day is before all of them. */
export type ChosenBecause = "named" | "given" | "in-force" | "nearest-earlier" | "earliest";
export type OtherInstrument = "ls-cmi" | "ace";

/** How visits are made, what MAPPA decided, and the person's own part. Lists of events hold the last 20. */
export interface Management {
  visits: {
    /** Visits by fewer than two officers. */
    alone: EventReference[];
    announced: EventReference[];
    lastEvening: Day | null;
    /** Every purpose of visits, and when each was last recorded. */
    purposes: { purpose: VisitPurpose; lastOn: Day | null }[];
    /** Times that the police sought entry and failed since they last saw the person. */
    failedAccess: { count: number; events: EventReference[]; entryWarrant: EntryWarrant | null };
    reactive: Reactive;
    /** A visit and a contact in one window: one visit in place of two, on the earlier date, unannounced, for both purposes. */
    joint: { on: Day; visit: Day; contact: Day } | null;
  };
  mappa: MappaDecision | null;
  /** When each was last recorded. */
  person: { told: Day | null; invited: Day | null; understood: Day | null };
}
/** What a warrant to enter takes, from the second failure on. Entry is by consent otherwise. */
export interface EntryWarrant {
  /** Section of the Sexual Offences Act 2003. */
  section: "96A" | "96B";
  /** `met` is null where an officer has to decide. */
  tests: { test: EntryTest; met: boolean | null }[];
}
export type EntryTest = "in-force" | "two-failures" | "address" | "not-away" | "necessary" | "senior-officer";
/** Reactive management: three years low; the remaining criteria are not known; a supervisor decides. Any change ends it. */
export interface Reactive {
  state: ReactiveState;
  lowSince: Day | null;
  possibleFrom: Day | null;
  started: EventReference | null;
  ended: EventReference | null;
}
export type ReactiveState =
  | "not-in-standard" | "low-not-recorded" | "too-early" | "supervisor-decides" | "under-way" | "ended" | "no-effect";
/** The last decision on a level. No level is ever proposed from a rating. */
export interface MappaDecision {
  level: number | null;
  category: number | null;
  riskCategory: number | null;
  on: Day;
  criteria: LevelCriterion[];
  gaps: LevelGap[];
}
export type LevelGap =
  | "reasons-missing" | "criteria-missing" | "category-missing" | "category-not-here" | "criteria-of-other-level";

export interface TableUsed {
  table: string;
  standing: Standing;
  source: Source;
  attested: { by: string; on: Day; page: string } | null;
}

/** Where a figure comes from. */
export interface Source { title: string; edition: string | null; place: string | null; url: string | null }

/** `scored`; `incomplete`: see `range`; `not-applicable`: see `reason`; `invalid`: see `invalidFields`. */
export type Status = "scored" | "incomplete" | "not-applicable" | "invalid";

/** The lowest and highest band that the missing answers allow, and the fields that decide it. */
export interface Range { lowest: Band; highest: Band; decidedBy: string[] }

export interface RiskMatrix { sexual: SexualScale; violent: ViolentScale; combined: CombinedScale }

interface Scale {
  status: Status;
  reason: ScaleReason | null;
  edition: "rm2000-2007";
  /** The weakest standing among the figures that it used. */
  standing: Standing | null;
  points: number | null;
  band: Band | null;
  range: Range | null;
  contributions: Contribution[];
  /** Single answers that would change the band, raising ones first. */
  wouldChange: WouldChange[];
  /** The band if the start of risk were today, where that is lower: the rule for re-scoring in the community is not known. */
  laterStart: { startOfRisk: Day; age: number; band: Band } | null;
  /** Fields with a problem, where `status` is `invalid`. */
  invalidFields: string[];
}

export type ScaleReason =
  | "not-male" | "under-18" | "no-sexual-conviction" | "under-16-at-latest-offence"
  | "age-16-refer-to-guide" | "eligibility-not-known" | NotScored;

/** RM2000/S: likelihood of sexual reconviction. */
export interface SexualScale extends Scale {
  stepOneBand: Band | null;
  /** How many of the four are present; null while that is unknown. */
  aggravatingFactors: number | null;
  /** How many bands step two raised it by. */
  raisedBy: number | null;
  factors: Factor[];
  /** For indecent images only: the band with and without the stranger and non-contact factors. The higher one is `band`. */
  imagesOnly: { withFactors: Band | null; withoutFactors: Band | null } | null;
}
/** RM2000/V: likelihood of non-sexual violent reconviction. */
export interface ViolentScale extends Scale {
  /** No sexual conviction that counts: the band says only how he stands to others, without a rate. */
  relativeOnly: boolean;
}
/** RM2000/C: both together. */
export interface CombinedScale extends Scale {
  sexualPoints: number | null;
  violentPoints: number | null;
}

export interface Contribution {
  item: string;
  /** Field of the case that it rests on. */
  field: string;
  value: number | boolean | string | null;
  points: number | null;
  standing: Standing;
}
export interface Factor { item: string; field: string; value: boolean | null; standing: Standing }
export interface WouldChange { item: string; field: string; answer: number | boolean; band: Band }

export interface Oasys {
  supervised: boolean | null;
  sections: Section[];
  harm: Harm;
  likelihood: Likelihood;
  motivation: Motivation;
  /** Null where the case has none. */
  selfAssessment: SelfView | null;
  plan: CheckedPlan | null;
}

export type Need = "yes" | "no" | "undecided";

export interface Section {
  section: number;
  status: "scored" | "incomplete" | "invalid";
  /** Sum of the answered questions of the current need score; null where that section has none, or is invalid. */
  score: number | null;
  maximum: number | null;
  threshold: number | null;
  /** By the current rule; null where the section has no threshold. */
  need: Need | null;
  /** What the score can still become. */
  range: { lowest: number; highest: number } | null;
  /** Questions of the need score without an answer. */
  missing: string[];
  /** The older rule: linked to harm, linked to offending, score at the threshold, or a low-scoring area. */
  olderRule: { need: Need | null; because: OlderRuleReason[] };
  /** Every scored question of the 2002-2009 form. */
  fullForm: { score: number | null; maximum: number; missing: string[] };
  linkedToHarm: boolean | null;
  linkedToOffending: boolean | null;
  lowScoringArea: string | null;
  contributions: SectionContribution[];
  invalidFields: string[];
}
export type OlderRuleReason = "linked-to-harm" | "linked-to-offending" | "score-at-threshold" | "low-scoring-area";
export interface SectionContribution {
  item: string;
  field: string;
  value: string | null;
  points: number | null;
  /** It counts to the current need score, and not only to the full form's. */
  counts: boolean;
}

/** The weighted total of the full form of 2002 to 2009; `not-applicable` for every other form. */
export interface Likelihood {
  status: Status;
  reason: LikelihoodReason | null;
  /** Its standing is that of this table, among `tables`. */
  table: "oasys/likelihood-2002";
  /** 0 to 168; null while an answer is missing. */
  score: number | null;
  maximum: number;
  scoreRange: { lowest: number; highest: number } | null;
  /** Where what is missing cannot change it; never `very-high`. */
  band: Band | null;
  range: Range | null;
  contributions: LikelihoodContribution[];
  invalidFields: string[];
}
export type LikelihoodReason = "form-not-given" | "other-form";
export interface LikelihoodContribution {
  /** Sections that are weighed together. */
  sections: number[];
  score: number;
  maximum: number;
  weight: number;
  /** What it adds, exactly; every denominator is the same. */
  share: { numerator: number; denominator: number };
  answered: number;
  missing: number;
}

export interface Motivation {
  /** 12.8, 8.8 and 9.5. */
  answers: MotivationAnswer[];
  /** IP.4, in the assessor's words. */
  capacityToChange: string | null;
}
export interface MotivationAnswer { item: string; field: string; value: string | null; invalid: boolean }

/** The person's view beside the assessor's. */
export interface SelfView {
  completedOn: Day | null;
  likelihood: number | null;
  sections: SelfSection[];
  /** Sections where the two views differ. */
  differences: number[];
  /** Answered items of which nobody has said the section. */
  unmapped: number[];
  unanswered: number[];
}
export interface SelfSection { section: number; items: number[]; problem: BothViews; linked: BothViews }
/** `agrees` is null while one of them is not known. */
export interface BothViews { person: boolean | null; assessor: boolean | null; agrees: boolean | null }

/** The plan, held against needs, harm and the actions of MAPPA. */
export interface CheckedPlan {
  type: PlanType | null;
  agreedOn: Day | null;
  objectives: PlanObjective[];
  needsWithoutObjective: { section: number; because: NeedReason }[];
  harmWithoutObjective: { need: "yes" | "undecided"; level: Band | null; fields: string[] } | null;
  objectivesWithoutNeed: PlanEntry[];
  mappaActionsNotCarried: PlanEntry[];
  /** Carried over, and nobody has said whether they are still true: they answer nothing. */
  toConfirm: PlanEntry[];
  changes: PlanChanges | null;
}
export interface PlanEntry { id: string; field: string }
export type NeedReason = "need" | "low-scoring-area" | "older-rule" | "undecided";
export interface PlanObjective {
  id: string;
  field: string;
  text: string;
  needs: number[];
  harm: boolean | null;
  status: ObjectiveStatus | null;
  timescale: Timescale | null;
  who: string | null;
  mappaAction: string | null;
  carriedOver: boolean;
  stillTrue: boolean | null;
  /** Not started or ongoing, and, where it was carried over, confirmed as still true. */
  current: boolean;
}
export interface PlanChanges {
  since: Day | null;
  needs: { section: number; change: NeedChange }[];
  harm: { before: Band | null; now: Band | null; change: HarmChange };
  objectives: { id: string; change: ObjectiveChange }[];
}
export type NeedChange = "new" | "gone" | "still" | "not-known";
export type HarmChange = "risen" | "fallen" | "same" | "not-known";
export type ObjectiveChange = "new" | "achieved" | "dropped";

export type HarmGroup = "children" | "public" | "known-adult" | "staff" | "prisoners";
export interface HarmCell { setting: "community" | "custody"; group: HarmGroup; field: string; level: Band | null }
export interface Harm {
  status: Status;
  /** The highest level given; read "at least" where `atLeast` is true. */
  overall: Band | null;
  atLeast: boolean;
  range: Range | null;
  /** A risk management plan is required from medium upward. */
  planRequired: Need | null;
  cells: HarmCell[];
  /** Parts of the full analysis that are due; null where the case has no screening. What is undecided stands in `screening`. */
  fullAnalysis: AnalysisSection[] | null;
  screening: ScreeningResult;
  summary: { required: Need; missing: SummaryItem[] };
  concerns: Concern[];
  planHeadings: {
    required: Need | null;
    form: PlanForm | null;
    headings: PlanHeading[];
    /** Nothing is written under these. Comments may stay empty. */
    empty: PlanHeading[];
  };
  invalidFields: string[];
}
export type AnalysisSection = "R6" | "R7" | "R8.1" | "R8.2" | "R8.3" | "R9.1" | "R9.2" | "R9.3";
export type AnalysisState = "due" | "undecided" | "exempted";
export interface ScreeningResult {
  /** `scored` where R1 to R5 are answered and nothing is "don't know". */
  status: "scored" | "incomplete" | "invalid";
  /** Paths of what R1 to R5 still ask. */
  missing: string[];
  triggered: AnalysisTriggered[];
  /** Items answered "don't know": somebody has to find out. */
  followUp: string[];
  exemption: ExemptionEffect;
  invalidFields: string[];
}
export interface AnalysisTriggered {
  section: AnalysisSection;
  state: AnalysisState;
  /** Items that call for it, that could, or that are lifted; `R1.2` and `R1.3` stand for their open columns. */
  because: string[];
  /** Paths of what has to be written for it and is not. */
  toWrite: string[];
}
export interface ExemptionEffect {
  /** R5.2b. */
  claimed: boolean | null;
  reason: string | null;
  by: string | null;
  on: Day | null;
  countersignedBy: string | null;
  countersigned: boolean;
  /** Claimed with everything that it needs. */
  valid: boolean;
  /** It lifts the ticks of R1.2 and R1.3; never another reason for R6. */
  lifts: boolean;
  because: ExemptionReason[];
}
export type ExemptionReason =
  | "reason-missing" | "author-missing" | "day-missing" | "countersignature-missing" | "countersigner-is-author"
  | "countersigner-authority-unknown" | "countersigner-not-authorised" | "another-trigger" | "nothing-to-lift";
export type ConcernKind =
  | "suicide" | "self-harm" | "coping-in-custody" | "coping-in-hostel" | "vulnerability" | "escape" | "control" | "breach-of-trust";
export interface Concern {
  concern: ConcernKind;
  /** The part of the full analysis that asks for it is due. */
  asked: Need;
  now: { item: ConcernItem; answer: ScreeningReply | null };
  past: { item: ConcernItem; answer: ScreeningReply | null };
}

/** The joint rating: our convention, never a MAPPA level. */
export interface Joint {
  /** What is certain; read "at least" where `atLeast` is true. Null where nothing is known or neither instrument applies. */
  rating: Band | null;
  /** Something unknown could raise it: visits and oversight follow `range.highest`. */
  atLeast: boolean;
  range: Range | null;
  /** An incident has not been reassessed: this is the rating from before it, and cannot fall. */
  beforeIncident: boolean;
  /** The same without judgement. */
  computed: { rating: Band | null; atLeast: boolean; range: Range | null };
  judgement: JudgementEffect | null;
  because: JointReason[];
  oversight: Oversight;
}
export interface JointReason {
  instrument: "risk-matrix-sexual" | "risk-of-serious-harm";
  status: Status;
  band: Band | null;
  range: Range | null;
  /** It has the band that the rating took. */
  decides: boolean;
}
export interface JudgementEffect {
  effect: "raises" | "lowers" | "agrees" | "waiting" | "lapsed" | "invalid";
  rating: Band | null;
  by: string | null;
  on: Day | null;
  until: Day | null;
  because: JudgementReason[];
}
export type JudgementReason =
  | "reason-missing" | "author-missing" | "day-missing" | "rating-missing" | "end-missing"
  | "countersignature-missing" | "countersigner-is-author" | "countersigner-not-authorised" | "countersigner-authority-unknown"
  | "end-passed" | "incident-since" | "conviction-since" | "reassessed-since" | "incident-open";
export interface Oversight {
  /** A countersignature by a manager authorised for that level is required. */
  required: boolean;
  /** It is there; until then the assessment is an unsigned draft. */
  signed: boolean;
  because: Because[];
}

export type DutyKind =
  | "oasys-initial" | "high-risk-plan" | "oasys-review" | "reassessment" | "home-visit" | "mappa-review" | "countersignature"
  | "visit-interval" | "reactive-management" | "probation-contact" | "plan-review" | "risk-review" | "supervisor-review"
  | "victim-contact" | "mappa-meeting" | "mappa-minutes" | "mappa-action" | "pre-release-mappa" | "pre-release-plan"
  | "oasys-termination" | "transfer-acceptance" | "further-offence-review";
export type DutyState = "upcoming" | "due" | "overdue" | "done" | "suspended" | "ended" | "superseded" | "cannot-date";

/** Something that must be done, by when, under which rule. */
export interface Duty {
  kind: DutyKind;
  /** `standard/rule`. */
  rule: string;
  /** Whose duty it is. */
  owner: "probation" | "police" | "mappa" | "manager";
  state: DutyState;
  due: Day | null;
  /** The earliest day it could fall on, where it cannot be dated; a projection, never a date to export. */
  earliest: Day | null;
  /** The last working day on or before `due`; null outside the calendar. */
  lastWorkingDay: Day | null;
  doneOn: Day | null;
  /** Days after `due`, 0 where not late; null where there is no date. */
  daysLate: number | null;
  opened: EventReference | null;
  closed: EventReference | null;
  because: Because[];
  /** The rule was not in force on `today`: a past rule, not today's. */
  historic: boolean;
  inForce: InForce;
  source: Source;
  standing: Standing;
  /** The bank-holiday calendar used, with the years it covers. */
  calendar: string | null;
}
/** First and last day, or year where no day is known; null where open. */
export interface InForce { from: string | null; until: string | null }
export interface EventReference { index: number; kind: EventKind; on: Day; id: string | null }

/** One step of an explanation. */
export type Because =
  | { code: "counted-from"; event: EventKind; on: Day }
  | { code: "working-days"; count: number; counting: "after" | "beginning-with" }
  | { code: "days"; count: number }
  | { code: "weeks"; least: number | null; count: number }
  | { code: "months"; count: number }
  | { code: "at-once" }
  | { code: "joint-rating"; rating: Band | null; highest: Band | null; atLeast: boolean }
  | { code: "harm-level"; level: Band | null; highest: Band | null; atLeast: boolean }
  | { code: "mappa-level"; level: number }
  | { code: "done-by"; event: EventKind; on: Day }
  | { code: "closes-nothing"; event: EventKind; on: Day; why: ClosesNothing }
  | { code: "waits-for"; duty: DutyKind }
  | { code: "if-done-today" }
  | { code: "needs-event"; events: EventKind[] }
  | { code: "calendar-unknown"; from: Day; until: Day }
  | { code: "division-not-known" }
  | { code: "division-of-standard"; division: Division }
  | { code: "suspended-by"; event: EventKind; on: Day }
  | { code: "resumed-by"; event: EventKind; on: Day }
  | { code: "ended-by"; event: EventKind; on: Day }
  | { code: "superseded-by"; event: EventKind; on: Day }
  | { code: "not-verified"; event: EventKind; on: Day }
  | { code: "historic"; from: string | null; until: string | null }
  | { code: "rating-then-not-known" }
  | { code: "no-interval" }
  | { code: "unsigned-draft" }
  | { code: "set-by"; by: Setter }
  | { code: "interval-set"; on: Day }
  | { code: "interval-too-long"; on: Day }
  | { code: "tier"; tier: number | null }
  | { code: "to-release"; release: Day | null }
  | { code: "before-release"; release: Day; months: number }
  | { code: "release-not-known" }
  | { code: "agreed-day"; on: Day; holds: boolean }
  | { code: "transfer-offered"; on: Day }
  | { code: "transfer-accepted"; on: Day }
  | { code: "rating-then"; rating: Band }
  | { code: "owner-missing" }
  | { code: "not-in-plan" };
/** Who sets an interval for which a standard has no figure. */
export type Setter = "plan" | "meeting" | "lead-agency";
export type ClosesNothing =
  | "not-full" | "not-complete" | "awaiting-countersignature" | "locked-incomplete" | "no-access" | "access-not-recorded"
  | "incident-not-named" | "authority-not-known" | "not-authorised" | "not-circulated" | "not-filed";

export interface Flagged { field: string; because: "old" | "untrained"; on: Day | null; by: string | null; days: number | null }

/** Why something could not be used as given. Nothing else is lost by it. */
export interface Problem {
  code: ProblemCode;
  /** Path of the field; empty for the text as a whole. */
  field: string;
  min: number | string | null;
  max: number | string | null;
  /** What would have been accepted. */
  allowed: string[] | null;
  /** The other field, where two contradict each other. */
  other: string | null;
  line: number | null;
  column: number | null;
}
export type ProblemCode =
  | "malformed-json" | "too-large" | "too-deep" | "wrong-type" | "unknown-key" | "duplicate-key" | "not-whole" | "out-of-range"
  | "not-a-date" | "no-such-date" | "unknown-code" | "unknown-question" | "too-long" | "too-many" | "missing" | "before-birth"
  | "in-the-future" | "contradicts" | "duplicate" | "not-read" | "calendar-unknown";

// ------------------------------------------------------------- the standard

/** A dated set of intervals and rules: data, so that an area can set its own. */
export interface Standard {
  schema: "joint-risk/standard/1";
  /** @pattern ^[a-z0-9]+(-[a-z0-9]+)*$ */
  id: string;
  title: string;
  /** A built-in standard. What this document does not say is as there. */
  basedOn?: string | null;
  /** Whose bank holidays count; needed where there is no base. */
  division?: Division | null;
  inForce?: StandardPeriod | null;
  /** What is used there in place of OASys: then there are no duties of OASys. */
  insteadOfOasys?: OtherInstrument | null;
  /** Citations by name, which `source` can use. */
  sources?: Record<string, StandardSource> | null;
  /** Scale of Risk Matrix 2000 that the joint rating takes; needed where there is no base. */
  jointRating?: { scale: "sexual"; countersignFrom: Band; source: string | StandardSource; standing: Standing } | null;
  /** Answers older than this are flagged; needed where there is no base. */
  answersOldAfter?: { weeks: number; source: string | StandardSource; standing: Standing } | null;
  /** Rules of the base that do not hold. */
  without?: string[] | null;
  /** Needed where there is no base. A rule with the name of one of the base changes that one. */
  rules?: StandardRule[] | null;
}
/** First and last day, or year where no day is known. */
export interface StandardPeriod { from?: string | null; until?: string | null }
/** A citation; `of` names one of `sources`, for what this one does not say itself. */
export interface StandardSource { of?: string; title?: string; edition?: string | null; place?: string | null; url?: string | null }
/** Where the value comes from, and how sure that is, every rule says itself. The rest can be left to a rule of the base. */
export interface StandardRule {
  /** @pattern ^[a-z0-9]+(-[a-z0-9]+)*$ */
  id: string;
  duty?: DutyKind;
  owner?: "probation" | "police" | "mappa" | "manager";
  inForce?: StandardPeriod;
  /** Applies only to orders and licences that began while the rule was in force. */
  onlyOrdersBegunInForce?: boolean;
  /** Counted from the first contact with probation, and not from the start of the order or licence. */
  fromFirstContact?: boolean;
  /** For which cases; none: for every one. */
  when?: {
    jointRating?: Band[]; harm?: Band[]; mappaLevel?: (1 | 2 | 3)[]; tier?: (1 | 2 | 3 | 4)[];
    /** Custodial sentences of twelve months or more, by the time to release or tariff. */
    toRelease?: "under-two-years" | "two-years-or-more";
  };
  within?: Interval;
  source: string | StandardSource;
  standing: Standing;
  note?: string;
}
/**
 * Exactly one unit. `counting` goes with working days; `least` is the start of a span that is due at its end;
 * no days is "at once"; `setBy`: there is no figure, and somebody sets it case by case.
 */
export type Interval =
  | { workingDays: number; counting: "after" | "beginning-with" }
  | { days: number }
  | { weeks: number; least?: number }
  | { months: number }
  | { setBy: Setter };

/** A standard as the list shows it. */
export interface StandardListed {
  id: string;
  title: string;
  division: Division;
  inForce: InForce;
  basedOn: string | null;
  insteadOfOasys: OtherInstrument | null;
  /** How many rules, those of its base included. */
  rules: number;
  /** The weakest standing among its values. */
  standing: Standing;
}

/** What two standards make of one case. */
export interface Comparison {
  schema: "joint-risk/comparison/1";
  today: Day;
  /** Null for one that could not be used. */
  standards: (string | null)[];
  /** Duties that differ in their date, their state or by being there; null where one standard does not have it. */
  differences: { kind: DutyKind; one: Duty | null; other: Duty | null }[];
  problems: Problem[];
}

/** Which dates of a stored assessment would now be others. */
export interface DatesChanged {
  schema: "joint-risk/dates-changed/1";
  /** The day and the release that it was stored with. */
  storedOn: Day | null;
  release: string | null;
  changed: DateChanged[];
  problems: Problem[];
}
export interface DateChanged {
  /** Its place in the stored list of duties. */
  index: number;
  kind: DutyKind;
  division: Division;
  due: { was: Day | null; now: Day | null };
  lastWorkingDay: { was: Day | null; now: Day | null };
  /** Bank holidays in that time that were not always there, with the day on which each was announced; empty where none was. */
  because: { day: Day; announced: Day }[];
}

// --------------------------------------------------------------- the engine

export type EngineKind = "wasm" | "js";
export interface LoadOptions { kind?: "auto" | "wasm" | "js" }
export interface AssessOptions { today: Day }
/** `standards`: two names, as `standards()` lists them, or the id of the standard that the case brings. */
export interface CompareOptions { today: Day; standards: [string, string] }

export interface Version {
  crate: string;
  editions: string[];
  standards: string[];
  tables: { table: string; standing: Standing; source: Source }[];
  calendar: { from: Day; until: Day; divisions: Division[] };
  schemas: string[];
}

/** How one question of OASys is answered. Its words are in the messages, under its number. */
export interface Question {
  /** Number on the form, as `11.4`. */
  id: string;
  section: number;
  kind: "options" | "count" | "date" | "text" | "ticks" | "usage";
  /** Legal codes in the form's order, with the points that each adds; `M` is "missing". */
  options: { code: string; points: number | null }[];
  /** Counts to the current need score of its section. */
  counts: boolean;
  /** Counts to the total of the 2002-2009 full form. */
  fullForm: boolean;
  /** May be left out on the form. */
  optional: boolean;
  /** The code that "no issues" stands for; null where that button leaves it alone. */
  noIssues: string | null;
}

export interface Engine {
  readonly kind: EngineKind;
  version(): Version;
  /** Every question of OASys, in the form's order. */
  questions(): Question[];
  /** The canonical form: the same bytes in every build. @throws on misuse: an argument that is not text, a `today` that is no day. */
  assessJson(text: string, today: Day): string;
  /** @throws on misuse: no object, a cycle, a `today` that is no day. */
  assess(caseFile: CaseFile, options: AssessOptions): Assessment;
  /** The standards that are built in. */
  standards(): StandardListed[];
  /** The duties of a case that two built-in standards date differently. @throws on misuse: no object, no two names, a `today` that is no day. */
  compareStandards(caseFile: CaseFile, options: CompareOptions): Comparison;
  /** The dates of a stored assessment, an object or its text, that the calendar of today would put elsewhere. @throws on misuse: neither of the two. */
  datesChanged(stored: object | string): DatesChanged;
  /** A JSON Schema; the same with descriptions lies in `schemas/`. */
  schema(name: "case" | "assessment" | "standard"): object;
}

/** Loads an engine, and proves it on a known case before it is handed out. */
export function load(options?: LoadOptions): Promise<Engine>;

// What a host gives: a case, its own standard, an exercise and its answers. Written by hand, and held against what
// the engine reads by tests/wasm/case-types.test.mjs. The codes are those of the Rust types.
//
// `null` means absent everywhere.
import type {
  Agency,
  Band,
  ChangedMatter,
  CountName,
  Country,
  CourtOrder,
  Day,
  Disposal,
  Division,
  DutyKind,
  ExerciseAnswer,
  LevelCriterion,
  Need,
  NotScored,
  NotifiedAbout,
  OasysForm,
  OasysStatus,
  ObjectiveStatus,
  OtherInstrument,
  Owner,
  Outcome,
  PlanForm,
  PlanHeading,
  PlanType,
  ScreeningReply,
  Setter,
  SexualKind,
  Standing,
  SupervisionStatus,
  Timescale,
  VisitPurpose,
} from "./assessment.js";

// ---------------------------------------------------------------- the case

/** An answer, bare or with where it comes from. */
export type Answered<T> = T | null | AnswerWithOrigin<T>;

/**
 * An answer with its provenance. Old answers, and those of untrained assessors, are flagged. One that was carried
 * over is no answer until `stillTrue` says so: until then it is unknown, and flagged.
 */
export interface AnswerWithOrigin<T> {
  /** The answer; `null`: not known. Without it, the answer is lost and that is a problem. */
  value: T | null;
  /** The day on which it was given; not after today. */
  on?: Day | null;
  /** Who gave it. @maxLength 200 */
  by?: string | null;
  /** Whether that person is trained in the instrument. */
  trained?: boolean | null;
  /** It comes from an earlier assessment. */
  carried?: boolean | null;
  /** Somebody looked at the carried answer: true lets it count, false asks for another. */
  stillTrue?: boolean | null;
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
  /** The whole conviction history, in any order; `[]`: none. @maxItems 500 */
  convictions?: Occasion[] | null;
  /** Counts that the practitioner sets otherwise than the history gives them. @maxItems 100 */
  corrections?: Correction[] | null;
  riskMatrix?: RiskMatrixAnswers | null;
  oasys?: OasysAnswers | null;
  predictors?: PredictorAnswers | null;
  /** What happened, in any order; at most 10,000. @maxItems 10000 */
  events?: CaseEvent[] | null;
  /** The events come from an agency's own record: each up to its day counts as verified that does not say otherwise. */
  attested?: AttestedFile | null;
  judgement?: Judgement | null;
  /** @maxItems 100 */
  attestations?: Attestation[] | null;
  /** What other systems say: shown as recorded, and never computed here. */
  recorded?: Recorded | null;
  /** How long before its end a court order is to be looked at; where none is given, six months, three months and 28 days. @maxItems 10 */
  orderWarnings?: ({ months: number } | { days: number })[] | null;
  /** Drawn at random once for the case: makes the entries of its calendar file the same each time. Not read. @maxLength 100 */
  calendarKey?: string | null;
}

export interface Person {
  sex?: "male" | "female" | null;
  dateOfBirth?: Day | null;
}

/** One sentencing occasion, or one caution. The same day at the same court counts once. */
export interface Occasion {
  sentencedOn: Day;
  /** Court, or police force of a caution; letter case, spaces, and the kind of apostrophe, hyphen or accent make no other court. @maxLength 200 */
  court?: string | null;
  /** Absent: a conviction. */
  outcome?: Answered<Outcome>;
  /** Absent: England and Wales. */
  country?: Answered<Country>;
  /** At least one. @maxItems 50 */
  offences: GivenOffence[];
}

/** One offence. What is said outright adds to what the code tells; it never takes away what the code says for certain. */
export interface GivenOffence {
  /** Five digits, as text. May be left out only outside England and Wales. @maxLength 100 */
  code?: string | null;
  /** The day on which it was committed, the last one of a span. */
  committedOn?: Answered<Day>;
  /** Sexual, or sexually motivated. */
  sexual?: Answered<boolean>;
  /** No code tells it. */
  sexualKind?: Answered<SexualKind>;
  violent?: Answered<boolean>;
  burglary?: Answered<boolean>;
  /** It could not have led to custody or supervision. */
  minor?: Answered<boolean>;
  maleVictim?: Answered<boolean>;
  strangerVictim?: Answered<boolean>;
}

/** A correction is kept beside what the history gives and never hides it. */
export interface Correction {
  count: CountName;
  /** A number, 0 to 999 (an age, 0 to 120); `true` or `false` where the count is a yes or no. */
  value: Answered<number | boolean>;
  /** @maxLength 4000 */
  reason: string;
  /** @maxLength 200 */
  by: string;
  on: Day;
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

/** Answers of OASys. */
export interface OasysAnswers {
  /** `false`: not supervised by probation; then there are no OASys duties. */
  supervised?: boolean | null;
  /** The form on which the answers are. `oasys-2` alone has the weighted total of 0 to 168. */
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

/** What only the predictors ask. All else that they use is under its question number, or in the conviction history. */
export interface PredictorAnswers {
  /** Index offence: five digits, Home Office category and subcode. @maxLength 100 */
  offenceCode?: string | null;
  supervisionStatus?: Answered<SupervisionStatus>;
  /** Domestic abuse against family, where 6.7 is yes. */
  domesticAbuseAgainstFamily?: Answered<boolean>;
  /** The highest risk of serious harm over all assessments, this one included. */
  highestRisk?: Answered<Band>;
  custodialSentence?: Answered<boolean>;
  mappaEligible?: Answered<boolean>;
  assaultedStaff?: Answered<boolean>;
  escaped?: Answered<boolean>;
  controlIssues?: Answered<boolean>;
  /** Obsessive behaviour linked to offending. */
  obsessiveBehaviour?: Answered<boolean>;
  /** The practitioner overrides an OPD screen that came out as "no". */
  opdOverride?: Answered<boolean>;
}

interface EventMembers {
  on: Day;
  /** @maxLength 100 */
  id?: string | null;
  /** @maxLength 200 */
  by?: string | null;
  /** Only a verified event suspends or ends a clock. */
  verified?: boolean | null;
  /** It was taken out of the case: it has no effect from then on, and keeps who did that, and why. */
  removed?: RemovedEvent | null;
}
/** `on` and `by` are those of the removal. */
export interface RemovedEvent {
  on: Day;
  /** @maxLength 200 */
  by: string;
  /** In words, or `wrong-person`: then it never had effect, and nothing else of it is read. @maxLength 4000 */
  reason: string;
  /** Who agreed. @maxLength 200 */
  countersignedBy?: string | null;
}
/** Somebody was asked, and does not know: it counts as the highest that it can be, and not as the usual answer. */
export type NotKnown = "not-known";
interface PlainEvent extends EventMembers {
  kind: "significant-incident" | "risk-changed" | "conviction" | "remanded" | "died" | "admitted-to-hospital" | "went-abroad"
    | "went-missing" | "mappa-meeting" | "victim-contacted" | "serious-further-offence" | "risk-matrix-scored" | "review-applied";
}
/** An event that can name another one; where it names none, the only one that can be meant. */
interface NamingEvent extends EventMembers {
  kind: "order-ended" | "notification-ended" | "released" | "recalled" | "discharged-from-hospital" | "came-back" | "found"
    | "plan-reviewed" | "supervisor-reviewed" | "risk-reviewed";
  /** The `id` of the event that it answers, or its day where no other event that could be meant fell on it. @maxLength 100 */
  of?: string | null;
}
/** An incident that turned out to be none: it ends what it opened, and nothing else. */
interface IncidentUnfoundedEvent extends EventMembers {
  kind: "incident-unfounded";
  /** The `id` of the incident, or its day. @maxLength 100 */
  of?: string | null;
  /** @maxLength 4000 */
  reason?: string | null;
  /** Another person than `by`. @maxLength 200 */
  countersignedBy?: string | null;
}
/** Probation suspended its contact. */
interface ContactSuspendedEvent extends EventMembers {
  kind: "contact-suspended";
  /** @maxLength 4000 */
  reasons?: string | null;
}
/** Probation took its contact up again. */
interface ContactResumedEvent extends EventMembers {
  kind: "contact-resumed";
  /** The suspension, by its `id` or day. @maxLength 100 */
  of?: string | null;
  /** @maxLength 4000 */
  reasons?: string | null;
}
/** ARMS: what came of it is in `recorded.arms`. */
interface ArmsEvent extends EventMembers {
  kind: "arms-completed";
  /** When it is to be done again. */
  nextReview?: Day | null;
}
interface OasysEvent extends EventMembers {
  kind: "oasys-completed" | "oasys-reviewed";
  form?: OasysForm | NotKnown | null;
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
  /** Whether it was kept. */
  access?: boolean | null;
  /** @maxLength 4000 */
  purpose?: string | null;
  /** What came of it. @maxLength 4000 */
  outcome?: string | null;
}
interface MappaLevelEvent extends EventMembers {
  kind: "mappa-level-set";
  /** The release that it was decided for. @maxLength 100 */
  of?: string | null;
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
interface StartEvent extends EventMembers {
  kind: "order-started" | "licence-started";
  /** Tier of supervision; what is not known counts as 4. */
  tier?: 1 | 2 | 3 | 4 | NotKnown | null;
}
interface OrderVariedEvent extends EventMembers {
  kind: "order-varied";
  /** The `id` of the order or licence, or its day. @maxLength 100 */
  of?: string | null;
  tier?: 1 | 2 | 3 | 4 | NotKnown | null;
}
interface SentenceEvent extends EventMembers {
  kind: "sentenced-to-custody";
  tier?: 1 | 2 | 3 | 4 | NotKnown | null;
  /** Length in whole months; 1 to 999. Under 12 the victim contact scheme does not apply. */
  months?: number | null;
  /** Expected release, or the end of the tariff. */
  release?: Day | null;
}
/** How often something is done, as the plan, a meeting or the lead agency set it: in exactly one unit. */
interface IntervalEvent extends EventMembers {
  kind: "interval-set";
  of: "home-visit" | "probation-home-visit" | "probation-contact" | "oasys-review" | "plan-review" | "mappa-review" | "supervisor-review";
  weeks?: number | null;
  months?: number | null;
  /** @maxLength 4000 */
  reasons: string;
  /** Another person than `by`: without one, a longer interval moves nothing that is dated already. @maxLength 200 */
  approvedBy?: string | null;
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
  /** The draft that is signed, by its `id` or day. @maxLength 100 */
  of?: string | null;
  /** The rating that is signed. */
  rating?: Band | null;
  /** Why, where it is lower than the one before. @maxLength 4000 */
  reason?: string | null;
  /** The answers that are signed: `digest` of the assessment. @maxLength 64 */
  digest?: string | null;
  /** The highest level for which that manager is authorised. */
  authorisedFor?: Band | null;
}
interface TransferEvent extends EventMembers {
  kind: "transferred";
  offered?: Day | null;
  accepted?: Day | null;
  /** Whoever receives, once it is accepted. */
  division?: Division | null;
  /** Identifier of the standard of whoever receives. @maxLength 100 */
  standard?: string | null;
}
/** Subject to the notification requirements; `on` is the relevant date: conviction, finding or caution. */
interface NotificationStartedEvent extends EventMembers {
  kind: "notification-started";
  disposal: Disposal;
  /** Terms of imprisonment; those that run together in part are given as the one term that they make. @maxItems 100 */
  terms?: PrisonTerm[] | null;
  /** Last day of a conditional discharge or a supervision requirement. */
  until?: Day | null;
}
interface PrisonTerm {
  years?: number | null;
  months?: number | null;
  days?: number | null;
  /** How it follows the ones before it; consecutive where not given. */
  runs?: "consecutive" | "concurrent" | null;
}
/** The person notified the police. */
interface NotifiedEvent extends EventMembers {
  kind: "notified";
  about: NotifiedAbout;
  /** The `id` of the event that it answers, or its day where it has none. @maxLength 100 */
  of?: string | null;
  /** Of notice before a change: what is expected, and when. */
  matter?: ChangedMatter | null;
  expected?: Day | null;
  /** The home notified is no sole or main residence. */
  noFixedHome?: boolean | NotKnown | null;
}
interface DetailsChangedEvent extends EventMembers {
  kind: "details-changed";
  matter: ChangedMatter;
}
/** `on` is the day on which the absence from home, in Northern Ireland, became known. */
interface AbsenceEvent extends EventMembers {
  kind: "absence-planned";
  departs?: Day | null;
  returns?: Day | null;
}
/** `on` is the day on which the journey became known. */
interface JourneyEvent extends EventMembers {
  kind: "travel-planned";
  departs?: Day | null;
  returns?: Day | null;
  /** To the Republic of Ireland. */
  toIreland?: boolean | null;
}
interface CourtOrderEvent extends EventMembers {
  kind: "court-order-made";
  order: CourtOrder | NotKnown;
  /** Its last day. */
  until?: Day | null;
  /** It runs until a further order. */
  untilFurther?: boolean | null;
}
interface CourtOrderVariedEvent extends EventMembers {
  kind: "court-order-varied";
  /** The `id` of the order, or the day on which it was made where it has none. @maxLength 100 */
  of: string;
  until?: Day | null;
  untilFurther?: boolean | null;
}
interface CourtOrderAnswerEvent extends EventMembers {
  kind: "court-order-ended" | "renewal-decided";
  /** The `id` of the order, or the day on which it was made where it has none. @maxLength 100 */
  of: string;
}
interface NotificationReviewedEvent extends EventMembers {
  kind: "notification-reviewed";
  /** The requirement, by its `id` or day. @maxLength 100 */
  of?: string | null;
  /** The requirements end; only where that is verified. */
  ends?: boolean | null;
  /** Last day of a continuation, in Scotland. */
  until?: Day | null;
}
type LawEvent =
  | NotificationStartedEvent | NotifiedEvent | DetailsChangedEvent | AbsenceEvent | JourneyEvent | CourtOrderEvent
  | CourtOrderVariedEvent | CourtOrderAnswerEvent | NotificationReviewedEvent;
/** Something that happened, with its day. */
export type CaseEvent =
  | PlainEvent | OasysEvent | VisitEvent | ContactEvent | MappaLevelEvent | CountersignedEvent | TransferEvent | StartEvent
  | SentenceEvent | IntervalEvent | RatingEvent | MappaReviewEvent | MappaReferredEvent | MappaMinutesEvent | MappaActionEvent
  | MappaActionDoneEvent | FurtherOffenceEvent | ReactiveEvent | PersonInvolvedEvent | NamingEvent | IncidentUnfoundedEvent
  | ContactSuspendedEvent | ContactResumedEvent | ArmsEvent | OrderVariedEvent
  | LawEvent;

/** A professional's judgement of the joint rating. It never alters a computed band. */
export interface Judgement {
  rating?: Band | null;
  /** The computed rating that it lowers: once that rises, the judgement lapses. */
  lowers?: Band | null;
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

/** Whose record the events come from. */
export interface AttestedFile {
  /** @maxLength 200 */
  by: string;
  on: Day;
  /** @maxLength 200 */
  system: string;
}

/** Values of other systems, each with the day on which it was so. */
export interface Recorded {
  riskMatrix?: RecordedRiskMatrix | null;
  harm?: { overall: Band; on: Day; /** @maxLength 200 */ by?: string | null } | null;
  /** Stable and Acute 2007, as Scotland uses it. */
  sa07?: { level: Band; on: Day; /** @maxLength 200 */ by?: string | null } | null;
  /** General reoffending: shown, and never part of the rating. */
  lsCmi?: { level: "very-low" | Band; on: Day; /** @maxLength 200 */ by?: string | null } | null;
  /** General reoffending: shown, and never part of the rating. */
  ace?: { band: Band; on: Day; /** @maxLength 200 */ by?: string | null } | null;
  /** The level that the police set after ARMS. */
  arms?: { level: Band; on: Day; /** @maxLength 200 */ by?: string | null; reviewDue?: Day | null } | null;
  tier?: { letter: "A" | "B" | "C" | "D" | "E" | "F" | "G"; on: Day; /** @maxLength 200 */ by?: string | null } | null;
}
/** At least one of the bands. */
export interface RecordedRiskMatrix {
  sexual?: Band | null;
  violent?: Band | null;
  on: Day;
  /** @maxLength 100 */
  edition?: string | null;
  /** @maxLength 200 */
  by?: string | null;
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
  sources?: Record<string, StandardCitation> | null;
  /** Scale of Risk Matrix 2000 that the joint rating takes; needed where there is no base. */
  jointRating?: { scale: "sexual"; countersignFrom: Band; source: string | StandardSource; standing: Standing } | null;
  /** Answers older than this are flagged; needed where there is no base. */
  answersOldAfter?: { weeks: number; source: string | StandardSource; standing: Standing } | null;
  /** How convictions are counted where the sources leave it open; what is left out is by the unconfirmed default. */
  countingRules?: {
    cautions?: StandardCountingRule;
    cautionsAsSanctions?: StandardCountingRule;
    minorOffences?: StandardCountingRule;
    foreignConvictions?: StandardCountingRule;
    widerViolence?: StandardCountingRule;
    imagesAsNonContact?: StandardCountingRule;
  };
  /** Rules of the base that do not hold. */
  without?: string[] | null;
  /** Needed where there is no base. A rule with the name of one of the base changes that one. */
  rules?: StandardRule[] | null;
}
/** First and last day, or year where no day is known. */
export interface StandardPeriod { from?: string | null; until?: string | null }
/** What a name in `sources` means. */
export interface StandardCitation { title: string; edition?: string | null; place?: string | null; url?: string | null }
/** A citation; `of` names one of `sources`, for what this one does not say itself. */
export interface StandardSource extends Partial<StandardCitation> { of?: string }
export interface StandardCountingRule {
  treatment: "include" | "exclude";
  standing: Standing;
  /** How far the reference supports an unconfirmed setting. */
  confidence?: "high" | "medium" | "low" | "none";
  source: string | StandardSource;
}
/** Duties that no standard sets: those of the law, and the last day of a lowered rating. */
export type LawDutyKind =
  | "notification-initial" | "notification-change" | "notification-correction" | "notification-periodic"
  | "notification-travel" | "notification-end" | "notification-review" | "order-renewal" | "order-end"
  | "judgement-end";
/** Any clock but those of the law. */
export type StandardDutyKind = Exclude<DutyKind, LawDutyKind>;
/** Where the value comes from, and how sure that is, every rule says itself. The rest can be left to a rule of the base. */
export interface StandardRule {
  /** @pattern ^[a-z0-9]+(-[a-z0-9]+)*$ */
  id: string;
  duty?: StandardDutyKind;
  owner?: Owner;
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
    /** Orders or licences only, by the event that starts one. */
    start?: ("order-started" | "licence-started")[];
    /** Also for whoever is on the register, whatever the rating. */
    registered?: boolean;
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

// ------------------------------------------------------------- the training

/** A text in English, and in Welsh where there is one. */
export interface Words {
  /** @maxLength 4000 */
  en: string;
  /** @maxLength 4000 */
  cy?: string | null;
}
/** A fictional case file with questions, model answers and the traps it sets. */
export interface Exercise {
  schema: "joint-risk/exercise/1";
  /** @maxLength 100 */
  id: string;
  /** A result belongs to one edition. @minimum 1 @maximum 9999 */
  edition: number;
  title: Words;
  about?: Words | null;
  /** @minimum 1 @maximum 240 */
  minutes: number;
  /** Percent that passes. @minimum 1 @maximum 100 */
  passMark: number;
  /** The day on which the case is worked. */
  today: Day;
  /** @minItems 1 @maxItems 100 */
  skills: Skill[];
  /** @minItems 1 @maxItems 100 */
  documents: ExerciseDocument[];
  /** What the case file tells without being asked; the answers fill in the rest. */
  case: CaseFile;
  /** @minItems 1 @maxItems 100 */
  questions: ExerciseQuestion[];
}
export type Skill =
  | "eligibility" | "counting-appearances" | "step-two" | "images-only" | "violent-scale" | "unknowns" | "oasys-sections"
  | "harm-level" | "screening" | "due-dates" | "incident" | "visits" | "mappa-level" | "notification" | "orders" | "joint-case";
export type ExerciseDocumentKind =
  | "pre-sentence-report" | "conviction-print" | "police-log" | "mappa-minutes" | "visit-notes" | "contact-record"
  | "court-order" | "note";
export interface ExerciseDocument {
  kind: ExerciseDocumentKind;
  title: Words;
  /** Its paragraphs. @minItems 1 @maxItems 100 */
  lines: string[];
}
export type AnswerKind = "count" | "yes-no" | "band" | "date" | "choice";
export interface ExerciseQuestion {
  /** @maxLength 100 */
  id: string;
  kind: AnswerKind;
  skill?: Skill | null;
  /** Who answers, where the case is worked in turn. */
  role?: "police" | "probation" | null;
  /** `engine`: the engine computes the model answer, or computes with it. `reference`: the cited rule gives it. */
  computedBy: "engine" | "reference";
  /** Left out where the question is the one that the form asks at `field`, or the outcome has a name. */
  text?: Words | null;
  hint?: Words | null;
  /** Why the model answer is right. */
  reason: Words;
  /** The rule that settles it, and where it is. */
  source: Words;
  standing: Standing;
  /** @maxItems 100 */
  options?: { /** @maxLength 100 */ code: string; text?: Words | null }[] | null;
  /** Path in the case that the answer fills, as `riskMatrix.sexualAppearances`. @maxLength 200 */
  field?: string | null;
  /** Path in the assessment that gives the model answer, as `duties[kind=home-visit].due`. @maxLength 200 */
  outcome?: string | null;
  /** Paths in the assessment that the answer bears on. @maxItems 100 */
  moves?: string[] | null;
  model: ExerciseAnswer;
  /** @maxItems 100 */
  traps?: ExerciseTrap[] | null;
}
/** A wrong answer that the case file invites. */
export interface ExerciseTrap {
  answer: ExerciseAnswer;
  /** What it makes of the first outcome that the question moves. */
  gives?: ExerciseAnswer | null;
  /** The mistakes in the case that lead to it, by path. */
  with?: { [path: string]: ExerciseAnswer | null } | null;
  because: Words;
}
/** What a trainee answered. */
export interface ExerciseAnswers {
  exercise: string;
  edition: number;
  answers: { [question: string]: GivenAnswer };
}
export interface GivenAnswer {
  value?: ExerciseAnswer | null;
  /** The answer before, where this is a second attempt. */
  first?: ExerciseAnswer | null;
  hint?: boolean | null;
  /** @minimum 0 @maximum 86400 */
  seconds?: number | null;
}

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
  /** The events come from an agency's own record: each counts as verified that does not say otherwise. */
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
export type Outcome = "conviction" | "discharge" | "caution" | "reprimand" | "final-warning" | "quashed";
export type Country = "england-and-wales" | "scotland" | "northern-ireland" | "outside-united-kingdom";

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
export type SexualKind = "contact-adult" | "contact-child" | "indecent-images" | "indirect-child-contact" | "non-contact-other";

/** A correction stands beside what the history gives and never hides it. */
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
export type CountName =
  | "sexual-appearances" | "criminal-appearances" | "violent-appearances" | "burglary" | "male-victim" | "stranger-victim"
  | "non-contact-offence" | "indecent-images-only" | "sanctions" | "violent-sanctions" | "sexual-sanctions"
  | "contact-adult-sanctions" | "contact-child-sanctions" | "images-or-indirect-sanctions" | "non-contact-other-sanctions"
  | "age-at-first-sanction" | "age-at-first-conviction" | "age-at-latest-sexual-offence";

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

/** What only the predictors ask. All else that they use stands under its question number, or in the conviction history. */
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
export type SupervisionStatus = "custody" | "community" | "remand";

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
/** ARMS: what came of it stands in `recorded.arms`. */
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
export type Agency = "police" | "probation" | "other";
/** What a home visit is for, in the order of the guidance. */
export type VisitPurpose =
  | "compliance" | "residence" | "public-care" | "risk-factors" | "intelligence" | "offences" | "person-care";
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
export type LevelCriterion = "one-agency" | "several-agencies" | "senior-staff" | "special-resources" | "media";
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
  /** How it stands to the ones before it; consecutive where not given. */
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
/** `on` is the day on which the journey, or the absence from home in Northern Ireland, became known. */
interface JourneyEvent extends EventMembers {
  kind: "travel-planned" | "absence-planned";
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
  | NotificationStartedEvent | NotifiedEvent | DetailsChangedEvent | JourneyEvent | CourtOrderEvent
  | CourtOrderVariedEvent | CourtOrderAnswerEvent | NotificationReviewedEvent;
export type Disposal =
  | "life" | "public-protection" | "indeterminate-custodial" | "lifelong-restriction" | "imprisonment" | "hospital-restricted"
  | "hospital" | "caution" | "conditional-discharge" | "supervision-requirement" | "prevention-order" | "other";
export type NotifiedAbout = "initial" | "change" | "advance" | "not-happened" | "periodic" | "travel" | "return" | "absence";
export type ChangedMatter =
  | "name" | "home" | "no-fixed-home" | "other-premises" | "bank" | "identity-document" | "child-household";
export type CourtOrder =
  | "sexual-offences-prevention" | "sexual-harm-prevention" | "interim-sexual-harm" | "risk-of-sexual-harm" | "sexual-risk"
  | "interim-sexual-risk" | "foreign-travel" | "violent-offender" | "interim-violent-offender" | "violent-offences-prevention"
  | "notification";
/** Something that happened, with its day. */
export type CaseEvent =
  | PlainEvent | OasysEvent | VisitEvent | ContactEvent | MappaLevelEvent | CountersignedEvent | TransferEvent | StartEvent
  | SentenceEvent | IntervalEvent | RatingEvent | MappaReviewEvent | MappaReferredEvent | MappaMinutesEvent | MappaActionEvent
  | MappaActionDoneEvent | FurtherOffenceEvent | ReactiveEvent | PersonInvolvedEvent | NamingEvent | IncidentUnfoundedEvent
  | ContactSuspendedEvent | ContactResumedEvent | ArmsEvent | OrderVariedEvent
  | LawEvent;
export type EventKind = CaseEvent["kind"];
/** `oasys-2` and `layer-3` are full; the others close nothing. */
export type OasysForm = "oasys-1" | "oasys-2" | "layer-1" | "layer-2" | "layer-3" | "fast-review";
/** Only `complete` closes a clock. */
export type OasysStatus = "complete" | "signed" | "open" | "locked-incomplete";

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
  /** What the conviction history counts, each count with its rows; null where the case gives none. */
  history: Counts | null;
  riskMatrix: RiskMatrix;
  oasys: Oasys | null;
  /** Null where the case says nothing that only predictors turn on. */
  predictors: Predictors | null;
  joint: Joint;
  /** SHA-256 of the instruments' answers, in lower-case hexadecimal: what `countersigned` names. */
  digest: string;
  duties: Duty[];
  /** What to do now, what protects most first; a page shows the first three. */
  doNow: DoNow[];
  /** What a manager looks at beside the dates; null where no standard could be used. */
  management: Management | null;
  /** Answers to look at again: old, given by somebody untrained, or carried over and not confirmed. */
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

/** A band or level as another system has it, taken and not computed. */
export interface RecordedBand {
  /** Null where it cannot be read. */
  band: Band | null;
  on: Day | null;
  by: string | null;
  edition: string | null;
  /** The joint rating takes it: what is computed here is missing, or lower. */
  used: boolean;
}

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
  /** The band as another system has it; it changes nothing of the others. */
  recorded: RecordedBand | null;
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
  /** Field of the case that it rests on; `convictions` where the conviction history gave the answer. */
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
  /** The level as another system has it; it changes nothing of the others. */
  recorded: RecordedBand | null;
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

/** The actuarial predictors: each is the likelihood of a group of people, never of this one; low is never no risk. */
export interface Predictors {
  ogrs3: Prediction;
  ogp: Prediction;
  ovp: Prediction;
  snsv: Prediction;
  rsr: Prediction;
  osp: { dc: Prediction; iic: Prediction };
  ogrs4: { arp: Prediction; vrp: Prediction; svrp: Prediction };
  dcSrp: Prediction;
  iicSrp: Prediction;
  csrp: Prediction;
  mst: MaturityScreen;
  lds: LearningScreen;
  opd: PersonalityScreen;
  /** Every input that was given, once for all of them. */
  inputs: PredictorInput[];
  /** Paths of the answers that the conviction history gave. */
  fromHistory: string[];
  /** Paths of the answers for which the start of risk of Risk Matrix stands. */
  fromRiskMatrix: string[];
}

interface PredictorShown {
  status: Status;
  edition: string;
  /** What it used of `predictors.inputs`. */
  inputs: PredictorItem[];
  /** What each term added; terms that add nothing are left out. */
  contributions: PredictorContribution[];
  /** Why it could not be scored, or not in its dynamic form. */
  problems: PredictorProblem[];
  /** First and last month of the edition; null where open. */
  inForce: InForce;
  /** The edition was no longer in force on `today`. */
  historic: boolean;
  /** The weakest standing among the figures and counts that it used; null where it was not scored. */
  standing: Standing | null;
  /** Fields with a problem, where it is invalid for them. */
  invalidFields: string[];
}
export interface Prediction extends PredictorShown {
  predictor: PredictorName;
  reason: PredictorReason | null;
  /** `static`: from the criminal history alone. Null where there are no two forms. */
  form: "static" | "dynamic" | null;
  /** Paths of the answers without which there is only the static form. */
  missingDynamic: string[];
  points: number | null;
  /** Sum of the terms in logits. */
  z: number | null;
  oneYear: Reoffending | null;
  twoYear: Reoffending | null;
  band: Band | null;
  /** Whether the band was lowered for five years without an offence. */
  reduced: boolean | null;
  /** For a static score, every band that the completed dynamic form can have. */
  range: Range | null;
}
/** `percentage` is rounded as it is published; `probability` is not. */
export interface Reoffending { probability: number; percentage: number }
export interface PredictorInput { item: PredictorItem; field: string; value: number | boolean | string | string[] }
/** `added`: logits where there is a coefficient, percentage points in a sum of percentages, else points. */
export interface PredictorContribution { item: PredictorTerm; value: number; coefficient: number | null; added: number }
/** `fields` are paths; `components` are the parts of a sum. */
export interface PredictorProblem { kind: PredictorProblemKind; fields: string[]; components: PredictorName[] }

/** MST: psychosocial maturity of men from 18 to 25. */
export interface MaturityScreen extends PredictorShown { reason: PredictorReason | null; score: number | null; flag: boolean | null }
/** LDS: learning disability and challenges; `score` is 0, 1 or 2. */
export interface LearningScreen extends PredictorShown { points: number | null; score: number | null }
/** OPD: the pathway for offenders with personality disorder. */
export interface PersonalityScreen extends PredictorShown {
  /** Whether the screen was run. */
  checked: boolean;
  eligible: boolean | null;
  personality: number | null;
  indicators: number | null;
  screenedIn: boolean | null;
  overridden: boolean | null;
}
export type PredictorName =
  | "ogrs3" | "ogp" | "ovp" | "snsv" | "osp-dc" | "osp-iic" | "rsr" | "arp" | "vrp" | "svrp" | "dc-srp" | "iic-srp" | "csrp";
export type PredictorReason = "female" | "no-sexual-offence" | "age";
export type PredictorProblemKind =
  | "missing-mandatory-input" | "date-of-current-conviction-before-date-of-birth"
  | "date-of-start-of-followup-before-date-of-birth" | "date-of-most-recent-sexual-offence-before-date-of-birth"
  | "date-of-start-of-followup-out-of-range" | "date-of-start-of-followup-required"
  | "date-of-most-recent-sexual-offence-out-of-range" | "motivation-to-tackle-drug-misuse-inconsistent"
  | "domestic-abuse-inconsistent-input" | "sexual-reoffending-predictor-inconsistent-input"
  | "sexual-reoffending-predictor-no-sanctions" | "total-number-of-sexual-sanctions-out-of-range"
  | "age-at-first-sanction-after-age-at-current-conviction"
  | "date-of-current-conviction-within-three-months-of-assessment-date" | "total-number-of-sanctions-out-of-range"
  | "violent-sanction-out-of-range" | "sexual-sanction-out-of-range" | "age-at-first-sanction-out-of-range"
  | "lds-not-enough-fields-present" | "offence-code-incorrect-format" | "offence-code-mapping-not-found"
  | "need-details-of-exact-offence" | "component-validation-error" | "follow-up-date-before-conviction-date"
  | "age-at-current-conviction-less-than-ten" | "age-at-start-of-followup-too-low";
export type PredictorItem =
  | "dateOfBirth" | "sex" | "offence" | "dateOfConviction" | "startOfFollowUp" | "ageAtFirstSanction" | "totalSanctions"
  | "violentSanctions" | "everSexualOffence" | "dateOfLatestSexualOffence" | "contactAdultSexualSanctions"
  | "contactChildSexualSanctions" | "indecentImageSanctions" | "nonContactSexualSanctions" | "strangerVictim"
  | "dateOfLatestOffence" | "supervisionStatus" | "weapon" | "violenceOrThreat" | "excessiveViolence" | "arson"
  | "recognisesImpact" | "peerGroupInfluence" | "emotionalMotivation" | "offenceLinkedToRisk" | "noFixedAbode"
  | "accommodation" | "accommodationLinkedToRisk" | "unemployed" | "workSkills" | "readingWritingNumeracy" | "reading"
  | "numeracy" | "learningDifficulties" | "qualifications" | "financialReliance" | "childhood" | "partnerRelationship"
  | "domesticAbuse" | "domesticAbuseAgainstPartner" | "domesticAbuseAgainstFamily" | "relationshipStatus"
  | "relationshipsLinkedToRisk" | "offendingActivities" | "criminalAssociates" | "manipulative" | "recklessness" | "heroin"
  | "methadone" | "otherOpiate" | "crackCocaine" | "powderCocaine" | "prescribedDrugs" | "benzodiazepines"
  | "hallucinogens" | "cannabis" | "solvents" | "steroids" | "otherDrugs" | "spice" | "ketamine" | "drugMisuse"
  | "drugMotivation" | "alcoholProblems" | "excessiveAlcohol" | "coping" | "psychologicalProblems" | "attitudeToSelf"
  | "selfHarm" | "psychiatricProblems" | "childhoodBehaviour" | "psychiatricHistory" | "mentalHealthMedication"
  | "specialHospital" | "psychiatricTreatment" | "emotionalLinkedToRisk" | "impulsivity" | "aggressive" | "temperControl"
  | "problemSolving" | "awareness" | "othersViews" | "thinkingLinkedToRisk" | "proCriminalAttitudes"
  | "attitudeToSupervision" | "previousOffences" | "overallRisk" | "highestRisk" | "custodialSentence" | "mappaEligible"
  | "assaultedStaff" | "escaped" | "controlIssues" | "obsessiveBehaviour" | "opdOverride";
export type PredictorTerm =
  | "twoYearConstant" | "ageMale" | "ageSquaredMale" | "ageCubedMale" | "ageToTheFourthMale" | "ageFemale"
  | "ageSquaredFemale" | "ageCubedFemale" | "ageToTheFourthFemale" | "female" | "firstSanction" | "secondSanction"
  | "totalSanctions" | "yearsBetweenSanctionsMale" | "yearsBetweenSanctionsFemale" | "offenceFreeMonths"
  | "offenceFreeMonthsSquared" | "offenceFreeMonthsCubed" | "offenceFreeMonthsToTheFourth" | "copasGeneralMale"
  | "copasGeneralSquaredMale" | "copasGeneralFemale" | "copasGeneralSquaredFemale" | "copasViolentMale"
  | "copasViolentFemale" | "neverViolentMale" | "neverViolentFemale" | "onceViolent" | "violentSanctions" | "violentRate"
  | "offence" | "offenceViolence" | "accommodation" | "noFixedAbode" | "unemployed" | "livingTogether"
  | "partnerRelationship" | "partnerRelationshipLivingTogether" | "domesticAbuse" | "domesticAbuseAgainstPartner"
  | "offendingActivities" | "drugMotivation" | "drugMisuse" | "alcoholProblems" | "excessiveAlcohol" | "alcohol"
  | "impulsivity" | "temperControl" | "thinking" | "proCriminalAttitudes" | "heroin" | "methadone" | "otherOpiate"
  | "crackCocaine" | "powderCocaine" | "prescribedDrugs" | "benzodiazepines" | "cannabis" | "steroids" | "otherDrugs"
  | "weapon" | "pastHomicide" | "pastGrievousBodilyHarm" | "pastKidnapping" | "pastFirearms" | "pastRobbery"
  | "pastAggravatedBurglary" | "pastWeapon" | "pastCriminalDamage" | "pastArson" | "ageAndSex" | "convictionStatus"
  | "copas" | "ogrs3" | "anySanction" | "nonViolentSanctions" | "age" | "male" | "doesNotRecogniseImpact"
  | "psychiatricTreatment" | "contactAdultSexualSanctions" | "contactChildSexualSanctions" | "nonContactSexualSanctions"
  | "indecentImageSanctions" | "anySexualSanction" | "ageAtLatestSexualSanction" | "furtherSanction" | "strangerVictim"
  | "seriousViolent" | "directContact" | "indirectContact" | "femaleSexualHistory" | "peerGroup" | "criminalAssociates"
  | "recklessness" | "coping" | "attitudeToSelf" | "problemSolving" | "awareness" | "othersViews" | "workSkills"
  | "readingWritingNumeracy" | "reading" | "numeracy" | "learningDifficulties" | "qualifications"
  | "firstSanctionUnderEighteen" | "violenceOrThreat" | "excessiveViolence" | "financialReliance" | "manipulative"
  | "childhoodBehaviour" | "aggressive" | "arsonInOffence" | "emotionalMotivation" | "offenceLinkedToRisk"
  | "accommodationLinkedToRisk" | "childhood" | "relationshipsLinkedToRisk" | "psychologicalProblems" | "selfHarm"
  | "emotionalLinkedToRisk" | "thinkingLinkedToRisk" | "childhoodIndicator" | "mentalHealthIndicator" | "selfHarmIndicator"
  | "conductIndicator";

/** The joint rating: our convention, never a MAPPA level. */
export interface Joint {
  /** What is certain; read "at least" where `atLeast` is true. Null where nothing is known. */
  rating: Band | null;
  /** Something unknown could raise it: visits and oversight follow `range.highest`. */
  atLeast: boolean;
  range: Range | null;
  /** An incident has not been reassessed: this is the rating from before it, and cannot fall. */
  beforeIncident: boolean;
  /**
   * The last rating that was recorded or countersigned, where it is above what is computed and judged today: it holds
   * until a lower one is countersigned with a reason.
   */
  held: { rating: Band; on: Day; by: string | null } | null;
  /** The same without judgement. */
  computed: { rating: Band | null; atLeast: boolean; range: Range | null };
  judgement: JudgementEffect | null;
  because: JointReason[];
  oversight: Oversight;
}
export interface JointReason {
  instrument: "risk-matrix-sexual" | "risk-of-serious-harm" | "police-level";
  status: Status;
  band: Band | null;
  range: Range | null;
  /** What another system says of it. */
  recorded: RecordedBand | null;
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
  | "reason-missing" | "author-missing" | "day-missing" | "rating-missing" | "lowers-missing" | "end-missing"
  | "countersignature-missing" | "countersigner-is-author" | "countersigner-not-authorised" | "countersigner-authority-unknown"
  | "end-passed" | "incident-since" | "conviction-since" | "reassessed-since" | "custody-or-missing-since"
  | "mappa-raised-since" | "computed-rose" | "incident-open";
export interface Oversight {
  /** A countersignature by a manager authorised for that level is required. */
  required: boolean;
  /** It is there; until then the assessment is an unsigned draft. */
  signed: boolean;
  because: Because[];
}

export type DutyKind =
  | "oasys-initial" | "high-risk-plan" | "oasys-review" | "reassessment" | "home-visit" | "mappa-review" | "countersignature"
  /** Probation's own, beside the visits of the police. */
  | "probation-home-visit"
  | "visit-interval" | "reactive-management" | "probation-contact" | "plan-review" | "risk-review" | "supervisor-review"
  | "victim-contact" | "mappa-meeting" | "mappa-minutes" | "mappa-action" | "pre-release-mappa" | "pre-release-plan"
  | "oasys-termination" | "transfer-acceptance" | "further-offence-review"
  | LawDutyKind;
/** Duties of the law: no standard sets them. */
export type LawDutyKind =
  | "notification-initial" | "notification-change" | "notification-correction" | "notification-periodic"
  | "notification-travel" | "notification-end" | "notification-review" | "order-renewal" | "order-end";
/**
 * `suspended`: held, with its date. `lapsed`: its time has passed for good and it is not recorded as done; it counts as
 * not done.
 */
export type DutyState =
  | "upcoming" | "due" | "overdue" | "done" | "suspended" | "ended" | "superseded" | "cannot-date" | "lapsed";

/** Something that must be done, by when, under which rule. */
export interface Duty {
  kind: DutyKind;
  /** `standard/rule`; `statute/rule` for the law, `convention/rule` for ours, `case/rule` for what the case sets. */
  rule: string;
  /** Whose duty it is; `person`: of the person whom the case is about. */
  owner: "probation" | "police" | "mappa" | "manager" | "person";
  state: DutyState;
  due: Day | null;
  /** The earliest day it could fall on, where it cannot be dated; a projection, never a date to export. */
  earliest: Day | null;
  /** The last working day on or before `due`; null outside the calendar. */
  lastWorkingDay: Day | null;
  doneOn: Day | null;
  /** Days after `due`, held days left out, 0 where not late; null where there is no date, and while it is held. */
  daysLate: number | null;
  /** How many days late it was on the first day on which it was held; null where it is not held. */
  lateWhenSuspended: number | null;
  /** The latest day that can be counted while a fact is missing, and how many days past it. */
  backstop: { due: Day; daysLate: number } | null;
  /** What it waits for: an event, a field of the case, another duty. */
  waitsFor: WaitsFor[];
  /** The order or licence that it belongs to, where each has its own. */
  spell: EventReference | null;
  opened: EventReference | null;
  /** Null too for what ended by itself, with `period-over` in `because`. */
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
export interface WaitsFor { event: EventKind | null; field: string | null; duty: DutyKind | null }

/** One thing to do now. */
export interface DoNow {
  code: DoNowCode;
  /** Places of its duties in `duties`. */
  duties: number[];
  /** The joint rating, what is not known counted as the highest. */
  rating: Band | null;
  /** The most days that one of its duties is late. */
  daysLate: number | null;
  /** Path of what to mend or to give, where that is a field. */
  field: string | null;
  /** The event that records it, and the name of the event that it answers. */
  record: { kind: EventKind; of: string | null } | null;
}
/** In the order in which they protect. */
export type DoNowCode =
  | "incident" | "risk-change" | "missing" | "verify" | "release" | "visit" | "notification" | "assessment" | "order-ending"
  | "countersignature" | "fact" | "record";

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
  /** It cannot be read: the longest length that the rating allows counts where that is shorter. */
  | { code: "interval-unreadable"; on: Day }
  /** Longer than the rating allows, and approved by nobody; `months` is what counts. */
  | { code: "interval-not-approved"; on: Day; months: number }
  /** A shorter interval or a higher rating came on this day, and makes nothing due before it. */
  | { code: "not-before"; on: Day }
  | { code: "backstop"; on: Day }
  | { code: "lapsed"; on: Day }
  /** What opened it was taken out of the case, signed by two. */
  | { code: "removed"; on: Day }
  | { code: "tier"; tier: number | null }
  | { code: "to-release"; release: Day | null }
  | { code: "before-release"; release: Day; months: number }
  | { code: "release-not-known" }
  | { code: "agreed-day"; on: Day; holds: boolean }
  | { code: "transfer-offered"; on: Day }
  | { code: "transfer-accepted"; on: Day }
  | { code: "rating-then"; rating: Band }
  /** Counted from the day in this field of the case. */
  | { code: "counted-from-field"; field: string; on: Day }
  /** Signed, but who signed or who wrote the draft is not given. */
  | { code: "names-not-given" }
  /** The instruments' answers have changed since it was signed; the rating has not. */
  | { code: "answers-changed"; on: Day }
  /** A rating holds until a lower one is countersigned with a reason. */
  | { code: "rating-held"; rating: Band; on: Day; now: Band | null }
  | { code: "owner-missing" }
  | { code: "not-in-plan" }
  | LawBecause;
/** Steps of the clocks of the law. */
type LawBecause =
  | { code: "counted"; count: number; unit: PeriodUnit; wording: PeriodWording }
  | { code: "law-of"; division: Division }
  | { code: "disposed-of"; disposal: Disposal; months: number | null; days: number | null }
  | { code: "under-eighteen" }
  | { code: "age-not-known" }
  | { code: "indefinite" }
  | { code: "needs-detail"; detail: MissingDetail }
  | { code: "time-disregarded"; event: EventKind; from: Day; until: Day }
  | { code: "extended"; event: EventKind; on: Day }
  | { code: "runs-on"; event: EventKind; on: Day }
  | { code: "home-not-known" }
  | { code: "home-unreadable" }
  | { code: "not-recorded" }
  | { code: "kept-alive-by"; order: CourtOrder | null; on: Day }
  | { code: "barred-by"; order: CourtOrder | null; on: Day }
  | { code: "notice-given"; on: Day; expected: Day }
  | { code: "not-happened"; expected: Day }
  | { code: "figure-not-found" }
  | { code: "may-be-later" }
  | { code: "may-from" }
  | { code: "until-further-order" }
  | { code: "of-order"; order: CourtOrder | null }
  | { code: "ends-on"; on: Day }
  | { code: "ends-before"; on: Day }
  | { code: "departure"; on: Day }
  | { code: "days-left-out"; count: number }
  | { code: "period-over"; on: Day };
export type PeriodUnit = "hour" | "day" | "month" | "year";
/** As the law words it; `not-less-before` are clear days. */
export type PeriodWording = "beginning-with" | "after" | "not-less-before" | "day-after-end" | "before";
export type MissingDetail = "term" | "disposal" | "until" | "departs" | "expected";
/** Who sets an interval for which a standard has no figure. */
export type Setter = "plan" | "meeting" | "lead-agency";
export type ClosesNothing =
  | "names-none" | "not-full" | "not-complete" | "awaiting-countersignature" | "locked-incomplete" | "no-access"
  | "access-not-recorded"
  | "incident-not-named" | "authority-not-known" | "countersigner-not-authorised" | "not-circulated" | "not-filed"
  | "before-event" | "outside-notice" | "starts-no-year" | "too-early"
  | "form-not-said" | "countersigner-is-author" | "before-draft" | "not-by-manager"
  | "draft-not-known" | "rating-not-known" | "incident-open" | "names-not-given" | "reason-missing" | "lower-rating"
  | "other-matter";

export interface Flagged { field: string; because: "old" | "untrained" | "carried"; on: Day | null; by: string | null; days: number | null }

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
  | "not-a-date" | "no-such-date" | "unknown-code" | "not-five-digits" | "unknown-question" | "too-long" | "too-many" | "missing"
  | "before-birth" | "in-the-future" | "contradicts" | "duplicate" | "ambiguous" | "taken" | "same-day"
  | "unreadable-character" | "not-read" | "calendar-unknown";

// ------------------------------------------------- the conviction history

/** Path of an occasion or of one of its offences: `convictions[0]`, `convictions[0].offences[1]`. */
export type RowPath = string;

/** Everything that the instruments take from a conviction history. */
export interface Counts {
  /** The last day that is counted; null where every row is. */
  until: Day | null;
  sexualAppearances: Count;
  criminalAppearances: Count;
  violentAppearances: Count;
  burglary: Finding;
  maleVictim: Finding;
  strangerVictim: Finding;
  nonContactOffence: Finding;
  indecentImagesOnly: Finding;
  sanctions: Count;
  violentSanctions: Count;
  sexualSanctions: Count;
  contactAdultSanctions: Count;
  contactChildSanctions: Count;
  imagesOrIndirectSanctions: Count;
  nonContactOtherSanctions: Count;
  firstSanction: DayFinding;
  firstConviction: DayFinding;
  latestOffence: DayFinding;
  latestSexualOffence: DayFinding;
  latestSexualSanction: DayFinding;
  ageAtFirstSanction: Age;
  ageAtFirstConviction: Age;
  ageAtLatestSexualOffence: Age;
}
interface CountedWithRows {
  name: CountName;
  correction: CorrectionInForce | null;
  /** `rows`, `openRows` and `notCounted` together are every row of the history. */
  rows: CountedRow[];
  /** Rows that may count: they raise the highest value and not the lowest. */
  openRows: OpenRow[];
  notCounted: NotCountedRow[];
  /** Open rules of counting that it rests on. */
  rules: RuleApplied[];
}
/** How often. `value` is null where open rows leave a range; `derived` leaves the correction aside. */
export interface Count extends CountedWithRows {
  value: number | null;
  lowest: number;
  highest: number;
  derived: { lowest: number; highest: number };
}
/** Whether at all. `value` is null where open rows decide it; `derived` leaves the correction aside. */
export interface Finding extends CountedWithRows { value: boolean | null; derived: boolean | null }
/** A first or latest day; all null and no rows where there is none. */
export interface DayFinding {
  value: Day | null;
  earliest: Day | null;
  latest: Day | null;
  rows: RowPath[];
  openRows: OpenRow[];
  rules: RuleApplied[];
}
/** Whole years; the rows are those of its day. */
export interface Age {
  name: CountName;
  value: number | null;
  lowest: number | null;
  highest: number | null;
  derived: { lowest: number | null; highest: number | null };
  correction: CorrectionInForce | null;
}
export interface CorrectionInForce {
  count: CountName;
  value: number | boolean;
  reason: string;
  by: string;
  on: Day;
  field: string;
}
export interface CountedRow { row: RowPath; offences: RowPath[] }
export interface OpenRow { row: RowPath; because: OpenReason }
export interface NotCountedRow { row: RowPath; because: NotCountedReason; with: RowPath | null }
export type OpenReason =
  | "not-readable" | "no-offences" | "date-not-known" | "court-not-known" | "code-not-known" | "tables-disagree"
  | "code-cannot-tell" | "kind-not-known" | "not-answered";
export type NotCountedReason =
  | "same-occasion" | "quashed" | "after-start" | "caution-excluded" | "not-a-conviction" | "foreign-excluded" | "minor-excluded"
  | "wider-violence-excluded" | "images-excluded" | "not-sexual" | "not-violent" | "not-burglary" | "other-kind" | "answered-no";
export type CountingRule =
  | "cautions" | "cautions-as-sanctions" | "minor-offences" | "foreign-convictions" | "wider-violence" | "images-as-non-contact";
export interface RuleSetting {
  treatment: "include" | "exclude";
  standing: Standing;
  /** How far the reference supports an unconfirmed setting. */
  confidence: "high" | "medium" | "low" | "none" | null;
}
/** With no rows, the count is the same either way. */
export interface RuleApplied extends RuleSetting { rule: CountingRule; rows: number }

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
  /** How convictions are counted where the sources leave it open; the unconfirmed default stands for what is left out. */
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
/** A citation; `of` names one of `sources`, for what this one does not say itself. */
export interface StandardSource { of?: string; title?: string; edition?: string | null; place?: string | null; url?: string | null }
export interface StandardCountingRule {
  treatment: "include" | "exclude";
  standing: Standing;
  /** How far the reference supports an unconfirmed setting. */
  confidence?: "high" | "medium" | "low" | "none";
  source: string | StandardSource;
}
/** Where the value comes from, and how sure that is, every rule says itself. The rest can be left to a rule of the base. */
export interface StandardRule {
  /** @pattern ^[a-z0-9]+(-[a-z0-9]+)*$ */
  id: string;
  /** Any clock but those of the law, which no standard sets. */
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
/** A count, yes or no, a band, a day, the code of an option, or `not-known`. */
export type ExerciseAnswer = number | boolean | string;
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
  /** The rule that settles it, and where it stands. */
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
/** What the engine makes of them. With a problem there are no items. */
export interface Marking {
  schema: "joint-risk/marking/1";
  exercise: string | null;
  edition: number | null;
  items: MarkedItem[];
  /** What all the answers together make of every outcome. */
  outcomes: OutcomeEffect[];
  /** Quarters of a mark: right 4, nearly 2; a second attempt earns half, a hint costs 1. */
  credit: number;
  most: number;
  /** Whole percent, rounded down. */
  percent: number;
  passed: boolean;
  seconds: number;
  problems: Problem[];
}
export type Verdict = "right" | "nearly" | "wrong" | "unanswered";
export type VerdictReason = "adjacent-band" | "wrong-reason" | "follows-from-earlier";
export interface MarkedItem {
  question: string;
  verdict: Verdict;
  because: VerdictReason | null;
  credit: number;
  model: ExerciseAnswer;
  given: ExerciseAnswer | null;
  first: ExerciseAnswer | null;
  hint: boolean;
  seconds: number | null;
  /** Place of the trap that it fell into, from 0. */
  trap: number | null;
  /** What this one error made of the outcomes that the question bears on. */
  effects: OutcomeEffect[];
}
export interface OutcomeEffect { outcome: string; model: ExerciseAnswer; given: ExerciseAnswer }

// --------------------------------------------------------------- the engine

export type EngineKind = "wasm" | "js";
/**
 * Why an engine is of its kind: its kind was asked for; or `auto` found that WebAssembly is allowed, is not there,
 * is blocked (a policy without `'wasm-unsafe-eval'`), or is there in an edition too old to run the engine; or
 * `core.wasm` could not be fetched (a policy without `connect-src 'self'`) and the same bytes came as a module.
 */
export type EngineBecause =
  "asked-for" | "webassembly-allowed" | "webassembly-absent" | "webassembly-blocked" | "webassembly-too-old" | "fetch-refused";
/**
 * `auto`: WebAssembly, or JavaScript where it may not run. `wasm`: WebAssembly from `core.wasm`, or `inline` where that
 * cannot be fetched. `inline`: WebAssembly out of a module, without a request of its own. `js`: JavaScript.
 */
export interface LoadOptions { kind?: "auto" | "wasm" | "inline" | "js" }
export type SchemaName = "case" | "assessment" | "standard" | "exercise";
export interface AssessOptions { today: Day }
/** `standards`: two names, as `standards()` lists them, or the id of the standard that the case brings. */
export interface CompareOptions { today: Day; standards: [string, string] }

export interface Version {
  /** Version of the crate. */
  crate: string;
  /** The same with the id of the build, as `0.1.0+` and 16 digits: of one source it is the same everywhere. */
  release: string;
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

/** An offence code, and what people look for it by. Its official words are a host's to pass. */
export interface Offence { code: string; category: OffenceCategory; class: OffenceClass; group: Ogrs3Group | null }
/** The classes that the instruments turn on, as far as a code alone tells them. */
export type OffenceClass =
  | "sexual-against-child" | "sexual-not-against-child" | "sexual-disputed" | "violence" | "robbery"
  | "acquisitive-violence-other" | "burglary-domestic" | "burglary-other" | "criminal-damage-or-arson" | "firearms"
  | "weapons" | "public-order" | "drunkenness" | "other" | "unknown";
export type OffenceCategory =
  | "absconding-or-bail" | "acquisitive-violence" | "burglary-domestic" | "burglary-other" | "criminal-damage"
  | "drink-driving" | "drug-import-export-or-production" | "drug-possession-or-supply" | "drunkenness"
  | "firearms-most-serious" | "firearms-other" | "fraud-and-forgery" | "handling-stolen-goods" | "motoring-offences"
  | "other-offences" | "public-order-and-harassment" | "sexual-against-child" | "sexual-not-against-child"
  | "theft-non-motor" | "unknown" | "vehicle-related-theft" | "violence-against-the-person-abh-plus"
  | "violence-against-the-person-sub-abh" | "weapons-non-firearm" | "welfare-fraud";
export type Ogrs3Group =
  | "absconding-or-bail" | "burglary-domestic" | "burglary-other" | "criminal-damage" | "drink-driving"
  | "drug-import-export-or-production" | "drug-possession-or-supply" | "fraud-and-forgery" | "handling-stolen-goods"
  | "other-motoring" | "other-offence" | "public-order" | "robbery" | "sexual-against-child"
  | "sexual-not-against-child" | "soliciting-or-prostitution" | "taking-and-driving-away" | "theft-non-motor"
  | "theft-from-vehicles" | "violence";

/** What `read` gives: `caseFile` is null where the text is no JSON object. */
export interface ReadCase {
  caseFile: CaseFile | null;
  problems: Problem[];
}
/** All four are needed. */
export interface WorkingDaysAsked {
  from: Day;
  /** 0 to 999; of 0 the answer is `from`. */
  count: number;
  division: Division;
  /** Whether `from` is day 0 or, where it is a working day, day 1. */
  counting: "after" | "beginning-with";
}
export interface WorkingDaysAnswer {
  day: Day | null;
  /** The bank holidays that were used. */
  calendar: string | null;
  problems: Problem[];
}
export interface Engine {
  readonly kind: EngineKind;
  readonly because: EngineBecause;
  version(): Version;
  /** Every question of OASys, in the form's order. */
  questions(): Question[];
  /** Every offence code of the published table, in ascending order. */
  offences(): Offence[];
  /** The canonical form: the same bytes in every build. @throws on misuse: an argument that is not text, a `today` that is no day. */
  assessJson(text: string, today: Day): string;
  /** @throws on misuse: no object, a cycle, a `today` that is no day. */
  assess(caseFile: CaseFile, options: AssessOptions): Assessment;
  /**
   * Reads a file or a field: of a member that stands twice the first is kept, and that is a problem; so is a text with bytes
   * that are no UTF-8. What the answers mean is for `assess`. @throws on misuse: neither text nor bytes.
   */
  read(file: string | ArrayBuffer | ArrayBufferView): ReadCase;
  /** One date in working days, without an assessment. @throws on misuse: no object. */
  workingDays(asked: WorkingDaysAsked): WorkingDaysAnswer;
  /** Marks answers by an exercise; a defect of either is a problem in the marking. @throws on misuse: no object, a cycle. */
  mark(exercise: Exercise, answers: ExerciseAnswers): Marking;
  /** The standards that are built in. */
  standards(): StandardListed[];
  /** The duties of a case that two built-in standards date differently. @throws on misuse: no object, no two names, a `today` that is no day. */
  compareStandards(caseFile: CaseFile, options: CompareOptions): Comparison;
  /** The dates of a stored assessment, an object or its text, that the calendar of today would put elsewhere. @throws on misuse: neither of the two. */
  datesChanged(stored: object | string): DatesChanged;
  /** A JSON Schema, read from `schemas/` beside the engine. @throws on misuse: no such name; and where the file cannot be read from here. */
  schema(name: SchemaName): Promise<object>;
}

/** Loads an engine, and proves it on a known case before it is handed out. */
export function load(options?: LoadOptions): Promise<Engine>;

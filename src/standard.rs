//! Standards: what areas may set for themselves, as dated documents with a source for every value.

mod by_day;
mod choose;
mod read;

use std::sync::Arc;

use serde::Serialize;

use crate::band::Band;
use crate::calendar::Counting;
use crate::case::event::EventKind;
use crate::code::codes;
use crate::division::Division;
use crate::history::CountingRules;
use crate::problem::Problem;
use crate::source::{InForce, Source, Standing};

pub use by_day::StandardsByDay;
pub use choose::{Chosen, ChosenBecause, choose, in_force};
pub(crate) use read::document;

/// Every standard that is built in, with its text; one that is based on another comes after it.
const BUILT_IN: &[(&str, &str)] = &[
    ("england-wales-2005", include_str!("standard/england-wales-2005.json")),
    ("england-wales-2007", include_str!("standard/england-wales-2007.json")),
    ("england-wales-2017", include_str!("standard/england-wales-2017.json")),
    ("scotland", include_str!("standard/scotland.json")),
    ("northern-ireland", include_str!("standard/northern-ireland.json")),
];

codes! {
    /// Something that must be done. One clock each, never confused with another.
    pub enum DutyKind {
        /// The first OASys of an order or licence.
        OasysInitial = "oasys-initial",
        /// Assessment of harm, risk management plan and sentence plan of a high-risk case.
        HighRiskPlan = "high-risk-plan",
        /// Review of the last OASys.
        OasysReview = "oasys-review",
        /// A full OASys after a significant incident.
        Reassessment = "reassessment",
        /// Police visit to the home.
        HomeVisit = "home-visit",
        /// Probation's own visit to the home.
        ProbationHomeVisit = "probation-home-visit",
        /// Review of the MAPPA level.
        MappaReview = "mappa-review",
        /// A manager's countersignature.
        Countersignature = "countersignature",
        // Clocks of the law: no standard sets them.
        /// The initial notification to the police.
        NotificationInitial = "notification-initial",
        /// Notification of a change.
        NotificationChange = "notification-change",
        /// Telling the police that a change they had notice of did not happen.
        NotificationCorrection = "notification-correction",
        /// The yearly or weekly notification.
        NotificationPeriodic = "notification-periodic",
        /// Notification of travel abroad, of the return, or of absence from home.
        NotificationTravel = "notification-travel",
        /// The end of the notification period.
        NotificationEnd = "notification-end",
        /// Review of notification requirements without an end.
        NotificationReview = "notification-review",
        /// Deciding whether to ask for an order to be renewed.
        OrderRenewal = "order-renewal",
        /// The end of an order.
        OrderEnd = "order-end",
        /// The last day of a lowered rating.
        JudgementEnd = "judgement-end",
        // Clocks of supervision, visits and MAPPA.
        /// Setting how often the home is visited, where the plan has to.
        VisitInterval = "visit-interval",
        /// When reactive management may be thought of. A rule only: never a duty.
        ReactiveManagement = "reactive-management",
        /// Contact with probation.
        ProbationContact = "probation-contact",
        /// Review of the risk management plan.
        PlanReview = "plan-review",
        /// Looking at a change in risk short of an incident.
        RiskReview = "risk-review",
        /// Review by a supervisor.
        SupervisorReview = "supervisor-review",
        /// First contact with the victim.
        VictimContact = "victim-contact",
        /// The first meeting after a referral to MAPPA.
        MappaMeeting = "mappa-meeting",
        /// Minutes of a MAPPA meeting, sent out and in the records.
        MappaMinutes = "mappa-minutes",
        /// An action that a MAPPA meeting decided.
        MappaAction = "mappa-action",
        /// The MAPPA level before release.
        PreReleaseMappa = "pre-release-mappa",
        /// The plan before release.
        PreReleasePlan = "pre-release-plan",
        /// The last OASys, when supervision ends.
        OasysTermination = "oasys-termination",
        /// Acceptance of a transfer that was offered.
        TransferAcceptance = "transfer-acceptance",
        /// Review of a serious further offence.
        FurtherOffenceReview = "further-offence-review",
    }
}

impl DutyKind {
    /// Whether the law sets the clock: no standard can.
    const fn is_of_the_law(self) -> bool {
        matches!(
            self,
            Self::NotificationInitial
                | Self::NotificationChange
                | Self::NotificationCorrection
                | Self::NotificationPeriodic
                | Self::NotificationTravel
                | Self::NotificationEnd
                | Self::NotificationReview
                | Self::OrderRenewal
                | Self::OrderEnd
                | Self::JudgementEnd
        )
    }

    /// Whether the clock starts again each time it is done: then an interval of no days cannot be.
    const fn recurs(self) -> bool {
        matches!(
            self,
            Self::OasysReview
                | Self::HomeVisit
                | Self::ProbationHomeVisit
                | Self::MappaReview
                | Self::ProbationContact
                | Self::PlanReview
                | Self::SupervisorReview
        )
    }
}

codes! {
    /// Who sets an interval for which a standard has no figure.
    pub enum Setter {
        /// The plan of the case.
        Plan = "plan",
        /// The meeting.
        Meeting = "meeting",
        /// The lead agency or the area.
        LeadAgency = "lead-agency",
    }
}

codes! {
    /// What takes the place of OASys.
    pub enum OtherInstrument {
        /// Level of Service / Case Management Inventory, in Scotland.
        LsCmi = "ls-cmi",
        /// Assessment, Case Management and Evaluation, in Northern Ireland.
        Ace = "ace",
    }
}

codes! {
    /// How long a sentence of custody still runs to release or tariff.
    pub enum ToRelease {
        /// Under two years.
        UnderTwoYears = "under-two-years",
        /// Two years or more.
        TwoYearsOrMore = "two-years-or-more",
    }
}

codes! {
    /// Whose duty it is.
    pub enum Owner {
        /// Probation.
        Probation = "probation",
        /// Police.
        Police = "police",
        /// The agencies together, under MAPPA.
        Mappa = "mappa",
        /// A manager authorised for the level.
        Manager = "manager",
        /// The person whom the case is about.
        Person = "person",
    }
}

codes! {
    /// The scale of Risk Matrix 2000 that the joint rating takes.
    pub enum JointScale {
        /// RM2000/S.
        Sexual = "sexual",
    }
}

codes! {
    /// The schema of a standard.
    pub enum StandardSchema {
        /// The only one so far.
        One = "joint-risk/standard/1",
    }
}

/// A dated standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Its schema.
    pub schema: StandardSchema,
    /// Identifier, kebab-case.
    pub id: String,
    /// What a person calls it.
    pub title: String,
    /// Whose bank holidays count where a case does not say.
    pub division: Division,
    /// When it was in force.
    pub in_force: InForce,
    /// The standard that it changes, where it is based on one.
    pub based_on: Option<String>,
    /// What is used there in place of OASys: then there are no duties of OASys.
    pub instead_of_oasys: Option<OtherInstrument>,
    /// Citations by name.
    sources: Vec<(String, Arc<Source>)>,
    /// What makes the joint rating.
    pub joint_rating: JointRule,
    /// When an answer counts as old.
    pub answers_old_after: AnswerAge,
    /// How it counts what the sources leave open; the unconfirmed default where it says nothing.
    pub counting_rules: CountingRules,
    /// Its rules.
    pub rules: Vec<Rule>,
}

/// What the joint rating takes, and from which rating on it needs a countersignature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JointRule {
    /// Scale of Risk Matrix 2000.
    pub scale: JointScale,
    /// The lowest rating that needs a countersignature.
    pub countersign_from: Band,
    /// Where that comes from.
    pub source: Arc<Source>,
    /// How sure we are.
    pub standing: Standing,
}

/// How many weeks an answer stays fresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerAge {
    /// Weeks.
    pub weeks: u16,
    /// Where that comes from.
    pub source: Arc<Source>,
    /// How sure we are.
    pub standing: Standing,
}

/// One rule: a duty, for whom it is, and within what time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Identifier within the standard.
    pub id: String,
    /// `standard/rule`: what a duty names.
    pub path: Arc<str>,
    /// The clock.
    pub duty: DutyKind,
    /// Whose duty.
    pub owner: Owner,
    /// When the value was in force.
    pub in_force: InForce,
    /// Only for orders and licences that began while it was in force.
    pub only_orders_begun_in_force: bool,
    /// Counted from the first contact with probation, and not from the start of the order or licence.
    pub from_first_contact: bool,
    /// For which cases; none: for every one.
    pub when: When,
    /// Within what time.
    pub within: Interval,
    /// Where the value comes from.
    pub source: Arc<Source>,
    /// How sure we are.
    pub standing: Standing,
}

/// For which cases a rule is; each list that is there has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// Joint ratings.
    pub joint_rating: Option<Vec<Band>>,
    /// Overall levels of risk of serious harm.
    pub harm: Option<Vec<Band>>,
    /// MAPPA levels, 1 to 3.
    pub mappa_level: Option<Vec<u8>>,
    /// Tiers of supervision, 1 to 4.
    pub tier: Option<Vec<u8>>,
    /// Custodial sentences only, of this length to release.
    pub to_release: Option<ToRelease>,
    /// Orders or licences only.
    pub start: Option<Vec<EventKind>>,
    /// Also for whoever is on the register, whatever the rating.
    pub registered: Option<bool>,
}

/// A time, in exactly one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interval {
    /// Working days of the case's division.
    WorkingDays(u16, Counting),
    /// Calendar days; 0 is "at once".
    Days(u16),
    /// Weeks; a span is due at its end, and `least` is where it starts.
    Weeks {
        /// Where a span starts.
        least: Option<u16>,
        /// Where it ends.
        count: u16,
    },
    /// Calendar months, clamped to the end of a shorter month.
    Months(u16),
    /// No figure: somebody has to set it, case by case.
    SetBy(Setter),
}

impl Standard {
    /// Reads a standard.
    ///
    /// # Errors
    /// Every problem at once: an unknown member, a missing source, an impossible interval.
    ///
    /// # Example
    /// ```
    /// use joint_risk::{ProblemCode, standard::Standard};
    /// assert!(Standard::named("england-wales-2005").is_some());
    /// assert!(Standard::named("england-wales-1066").is_none());
    /// let problems = Standard::parse(r#"{ "schema": "joint-risk/standard/1" }"#).err();
    /// assert!(problems.is_some_and(|all| all.iter().any(|one| one.code == ProblemCode::Missing && one.field == "id")));
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        read::standard(text, &Self::built_in())
    }

    /// Every built-in standard, oldest first within a division.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        let mut known = Vec::with_capacity(BUILT_IN.len());
        for (_, text) in BUILT_IN {
            known.extend(read::standard(text, &known));
        }
        known
    }

    /// The built-in standard of this name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::built_in().into_iter().find(|standard| standard.id == id)
    }

    /// Names of the built-in standards.
    #[must_use]
    pub fn names() -> Vec<String> {
        BUILT_IN.iter().map(|(id, _)| (*id).to_owned()).collect()
    }

    /// The rules of a clock.
    pub fn rules_of(&self, duty: DutyKind) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.duty == duty)
    }
}

/// A standard as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StandardListed {
    /// Identifier.
    pub id: String,
    /// What a person calls it.
    pub title: String,
    /// Whose it is.
    pub division: Division,
    /// When it was in force.
    pub in_force: InForce,
    /// The standard that it changes.
    pub based_on: Option<String>,
    /// What is used there in place of OASys.
    pub instead_of_oasys: Option<OtherInstrument>,
    /// How many rules it has, those of its base included.
    pub rules: usize,
    /// The weakest standing among its values.
    pub standing: Standing,
}

impl From<&Standard> for StandardListed {
    fn from(standard: &Standard) -> Self {
        let weakest = standard.rules.iter().map(|rule| rule.standing).max();
        Self {
            id: standard.id.clone(),
            title: standard.title.clone(),
            division: standard.division,
            in_force: standard.in_force,
            based_on: standard.based_on.clone(),
            instead_of_oasys: standard.instead_of_oasys,
            rules: standard.rules.len(),
            standing: weakest
                .map_or(standard.joint_rating.standing, |weakest| weakest.max(standard.joint_rating.standing)),
        }
    }
}

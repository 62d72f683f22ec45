//! What events of supervision, visits and MAPPA say beside their day.

use crate::band::Band;
use crate::case::reader::Answer;
use crate::code::codes;
use crate::date::Date;
use crate::division::Division;

codes! {
    /// Who had a contact or made a visit.
    pub enum Agency {
        /// Police.
        Police = "police",
        /// Probation.
        Probation = "probation",
        /// Anybody else.
        Other = "other",
    }
}

codes! {
    /// What an interval was set for: the names of those clocks.
    pub enum IntervalOf {
        /// Police visits to the home.
        HomeVisit = "home-visit",
        /// Probation's own visits to the home.
        ProbationHomeVisit = "probation-home-visit",
        /// Contacts with probation.
        ProbationContact = "probation-contact",
        /// Reviews of OASys.
        OasysReview = "oasys-review",
        /// Reviews of the risk management plan.
        PlanReview = "plan-review",
        /// Reviews of the MAPPA level.
        MappaReview = "mappa-review",
        /// Reviews by a supervisor.
        SupervisorReview = "supervisor-review",
    }
}

codes! {
    /// What a home visit is for, in the order of the guidance.
    ///
    /// # Source
    /// College of Policing, Authorised Professional Practice, home visits: the purposes, in its order. Confirmed.
    pub enum VisitPurpose {
        /// Compliance with legislation and orders.
        Compliance = "compliance",
        /// That the person lives at, or frequents, the address.
        Residence = "residence",
        /// The duty of care to the public: managing the risk.
        PublicCare = "public-care",
        /// Changes in what raises or lowers the risk.
        RiskFactors = "risk-factors",
        /// Information and intelligence, linked offenders included.
        Intelligence = "intelligence",
        /// Detecting offences.
        Offences = "offences",
        /// The duty of care to the person: welfare and referral.
        PersonCare = "person-care",
    }
}

codes! {
    /// What a MAPPA level was decided on. A rating is none of them: no level follows from one.
    ///
    /// # Source
    /// MAPPA guidance on levels, as the reference of this project sums it up. Secondary.
    pub enum LevelCriterion {
        /// Level 1: the ordinary management of one agency is enough.
        OneAgency = "one-agency",
        /// Level 2: active management needs meetings of several agencies.
        SeveralAgencies = "several-agencies",
        /// Level 3: senior staff have to be involved.
        SeniorStaff = "senior-staff",
        /// Level 3: special resources are needed.
        SpecialResources = "special-resources",
        /// Level 3: media attention or public concern.
        Media = "media",
    }
}

/// How often something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Every {
    /// Every so many weeks.
    Weeks(u16),
    /// Every so many calendar months.
    Months(u16),
}

/// Members that only some kinds have. All of them count where events are put in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Details {
    /// Tier of an order, a licence or a custodial sentence, 1 to 4.
    pub tier: Answer<u8>,
    /// Expected release, or the end of the tariff.
    pub release: Answer<Date>,
    /// Length of a custodial sentence in whole months.
    pub months: Answer<u16>,
    /// What an interval was set for.
    pub interval_of: Answer<IntervalOf>,
    /// The interval that was set.
    pub every: Answer<Every>,
    /// Who approved an interval that is longer than the rating allows.
    pub approved_by: Option<String>,
    /// The rating that was recorded, or signed.
    pub rating: Answer<Band>,
    /// Of a countersignature: the answers that were signed, as the assessment's `digest` named them.
    pub digest: Option<String>,
    /// Who agreed that an incident was none.
    pub countersigned_by: Option<String>,
    /// Who did it, or wrote it down, cannot be read: it may have been anybody.
    pub by_unreadable: bool,
    /// Who had the contact.
    pub agency: Answer<Agency>,
    /// What a visit was for.
    pub purposes: Vec<VisitPurpose>,
    /// The visit was announced.
    pub announced: Option<bool>,
    /// The visit was in the evening.
    pub evening: Option<bool>,
    /// What a MAPPA level was decided on.
    pub criteria: Vec<LevelCriterion>,
    /// A reason, or reasons, are written.
    pub reasons: bool,
    /// Risk category of Northern Ireland, 1 to 3: a risk, and not a kind of offender.
    pub risk_category: Option<u8>,
    /// The day that a meeting agreed for the next review, or on which ARMS is to be done again.
    pub next_review: Answer<Date>,
    /// By when an action of MAPPA has to be done.
    pub due: Answer<Date>,
    /// Somebody owns the action.
    pub owned: bool,
    /// An OASys that ends the supervision.
    pub termination: Answer<bool>,
    /// Minutes went out.
    pub circulated: Answer<bool>,
    /// Minutes are in the police and probation records.
    pub filed: Answer<bool>,
    /// The person was told of the requirements.
    pub told: Option<bool>,
    /// The person was invited to take part.
    pub invited: Option<bool>,
    /// The person has understood.
    pub understood: Option<bool>,
    /// Of a transfer: the division that receives.
    pub division: Answer<Division>,
    /// Of a transfer: the standard of whoever receives.
    pub standard: Answer<String>,
}

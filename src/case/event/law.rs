//! What events of the notification requirements and of court orders say beside their kind and day.

use crate::case::event::{Event, EventKind};
use crate::case::reader::{Answer, Fields, Reader};
use crate::code::codes;
use crate::date::Date;
use crate::problem::ProblemCode;

codes! {
    /// How an offence was disposed of: it sets how long the notification requirements last.
    pub enum Disposal {
        /// Imprisonment for life.
        Life = "life",
        /// Imprisonment for public protection.
        PublicProtection = "public-protection",
        /// Indeterminate custodial sentence, Northern Ireland.
        IndeterminateCustodial = "indeterminate-custodial",
        /// Order for lifelong restriction, Scotland.
        LifelongRestriction = "lifelong-restriction",
        /// Imprisonment for a term.
        Imprisonment = "imprisonment",
        /// Hospital with a restriction order.
        HospitalRestricted = "hospital-restricted",
        /// Hospital without one.
        Hospital = "hospital",
        /// Caution.
        Caution = "caution",
        /// Conditional discharge.
        ConditionalDischarge = "conditional-discharge",
        /// Community payback order with an offender supervision requirement, Scotland.
        SupervisionRequirement = "supervision-requirement",
        /// No offence: subject by a prevention order alone.
        PreventionOrder = "prevention-order",
        /// Any other description.
        Other = "other",
    }
}

impl Disposal {
    /// Whether it is served in custody.
    #[must_use]
    pub const fn is_custodial(self) -> bool {
        matches!(
            self,
            Self::Life
                | Self::PublicProtection
                | Self::IndeterminateCustodial
                | Self::LifelongRestriction
                | Self::Imprisonment
        )
    }
}

codes! {
    /// What changed that has to be notified.
    #[cfg_attr(feature = "types", ts(rename = "ChangedMatter"))]
    pub enum Matter {
        /// A name that has not been notified.
        Name = "name",
        /// The home address.
        Home = "home",
        /// No sole or main residence any more.
        NoFixedHome = "no-fixed-home",
        /// Other premises, for a qualifying period that ends on the event's day.
        OtherPremises = "other-premises",
        /// Bank account or card.
        Bank = "bank",
        /// Passport or other identity document.
        IdentityDocument = "identity-document",
        /// Twelve hours or more in a household with a child.
        ChildHousehold = "child-household",
    }
}

codes! {
    /// What a notification to the police was about.
    #[cfg_attr(feature = "types", ts(rename = "NotifiedAbout"))]
    pub enum About {
        /// The initial notification.
        Initial = "initial",
        /// A change.
        Change = "change",
        /// A change that is still to come.
        Advance = "advance",
        /// That such a change did not happen.
        NotHappened = "not-happened",
        /// The periodic notification.
        Periodic = "periodic",
        /// Travel abroad.
        Travel = "travel",
        /// The return from abroad.
        Return = "return",
        /// Absence from home, Northern Ireland.
        Absence = "absence",
    }
}

codes! {
    /// A civil or preventive order of a court.
    #[cfg_attr(feature = "types", ts(rename = "CourtOrder"))]
    pub enum OrderKind {
        /// Sexual offences prevention order.
        SexualOffencesPrevention = "sexual-offences-prevention",
        /// Sexual harm prevention order.
        SexualHarmPrevention = "sexual-harm-prevention",
        /// Interim sexual harm (or sexual offences) prevention order.
        InterimSexualHarm = "interim-sexual-harm",
        /// Risk of sexual harm order.
        RiskOfSexualHarm = "risk-of-sexual-harm",
        /// Sexual risk order.
        SexualRisk = "sexual-risk",
        /// Interim sexual risk order.
        InterimSexualRisk = "interim-sexual-risk",
        /// Foreign travel order, or the foreign travel prohibition of another order.
        ForeignTravel = "foreign-travel",
        /// Violent offender order.
        ViolentOffender = "violent-offender",
        /// Interim violent offender order.
        InterimViolentOffender = "interim-violent-offender",
        /// Violent offences prevention order, Northern Ireland.
        ViolentOffencesPrevention = "violent-offences-prevention",
        /// Notification order.
        Notification = "notification",
    }
}

codes! {
    /// How a term is served beside the ones before it.
    pub enum Runs {
        /// Begins when they end.
        Consecutive = "consecutive",
        /// Runs beside them.
        Concurrent = "concurrent",
    }
}

/// Those members; `Missing` where the kind has them not, or where they were not given.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Law {
    /// What a notification was about.
    pub about: Answer<About>,
    /// What changed, or is expected to.
    pub matter: Answer<Matter>,
    /// When it is expected to.
    pub expected: Answer<Date>,
    /// He has no sole or main residence.
    pub no_fixed_home: Answer<bool>,
    /// Last day of a discharge, a requirement or an order; of a continuation.
    pub until: Answer<Date>,
    /// Departure.
    pub departs: Answer<Date>,
    /// Return.
    pub returns: Answer<Date>,
    /// To the Republic of Ireland.
    pub to_ireland: Answer<bool>,
    /// Which order.
    pub order: Answer<OrderKind>,
    /// The order runs until a further one. Where that cannot be read it may, whatever last day is given.
    pub until_further: Answer<bool>,
    /// How the offence was disposed of.
    pub disposal: Answer<Disposal>,
    /// The term of imprisonment in months and days, consecutive ones added; `None` also where one cannot be read.
    pub term: Option<(u16, u16)>,
    /// A review of the notification requirements ended them.
    pub ends: Answer<bool>,
}

/// The members that a kind has, as letters: each member is read in one place, whatever the kinds that have it.
const fn members(kind: EventKind) -> &'static [u8] {
    match kind {
        EventKind::NotificationStarted => b"dut",
        EventKind::Notified => b"ameh",
        EventKind::DetailsChanged => b"m",
        EventKind::TravelPlanned => b"lri",
        EventKind::AbsencePlanned => b"lr",
        EventKind::NotificationReviewed => b"nu",
        EventKind::CourtOrderMade => b"cuf",
        EventKind::CourtOrderVaried => b"uf",
        _ => b"",
    }
}

/// Reads the members that belong to the kind of `event`, which happened on `on` where that can be read.
pub(super) fn read(reader: &mut Reader, entry: &Fields<'_>, event: &mut Event, on: Option<Date>) {
    let law = &mut event.law;
    let required = event.kind != EventKind::Notified;
    for member in members(event.kind) {
        match member {
            b'a' => {
                law.about = entry.choice(reader, "about");
                reader.required(law.about, entry, "about");
            }
            b'c' => {
                law.order = entry.choice_or_not_known(reader, "order");
                reader.required(law.order, entry, "order");
            }
            b'd' => {
                law.disposal = entry.choice(reader, "disposal");
                reader.required(law.disposal, entry, "disposal");
            }
            b'e' => law.expected = entry.date(reader, "expected"),
            b'f' => {
                law.until_further = entry.yes_or_no(reader, "untilFurther");
                if law.until_further == Answer::Given(true) && law.until.given().is_some() {
                    let problem = ProblemCode::Contradicts;
                    reader.note_against(problem, &entry.at("untilFurther"), &entry.at("until"));
                }
            }
            b'h' => law.no_fixed_home = entry.yes_no_or_not_known(reader, "noFixedHome"),
            b'i' => law.to_ireland = entry.yes_or_no(reader, "toIreland"),
            b'l' => law.departs = entry.date_from(reader, "departs", on, "on"),
            b'm' => {
                law.matter = entry.choice(reader, "matter");
                if required {
                    reader.required(law.matter, entry, "matter");
                }
            }
            b'n' => law.ends = entry.yes_or_no(reader, "ends"),
            b'r' => {
                law.returns = match law.departs {
                    Answer::Given(departs) => entry.date_from(reader, "returns", Some(departs), "departs"),
                    _ => entry.date_from(reader, "returns", on, "on"),
                }
            }
            b't' => law.term = terms(reader, entry, event.on),
            _ => law.until = entry.date_from(reader, "until", on, "on"),
        }
    }
}

/// The terms of imprisonment as one: consecutive ones are added, of concurrent ones the longest counts. Terms
/// that run together in part are given as the one term that they make.
///
/// # Source
/// Sexual Offences Act 2003, s.82(3) and (4), as in the Bill (publications.parliament.uk, HL Bill 26, clause 84). Secondary.
fn terms(reader: &mut Reader, entry: &Fields<'_>, on: Date) -> Option<(u16, u16)> {
    let mut total: Option<(u16, u16)> = None;
    let mut whole = true;
    entry.each(reader, "terms", 100, &mut |reader, _, entry| {
        let Some((months, days, runs)) = term(reader, entry) else {
            whole = false;
            return;
        };
        total = Some(match (total, runs) {
            (None, _) => (months, days),
            (Some(before), Runs::Consecutive) => (before.0.saturating_add(months), before.1.saturating_add(days)),
            (Some(before), Runs::Concurrent) => {
                let longer = ends(on, (months, days)) > ends(on, before);
                if longer { (months, days) } else { before }
            }
        });
    });
    // A term that cannot be read leaves the whole unknown: it counts as the longest that is possible.
    total.filter(|_| whole)
}

/// The day after the last of a term that begins on `on`: of two terms the longer ends later.
pub(crate) fn ends(on: Date, (months, days): (u16, u16)) -> Date {
    on.plus_months(months).plus_days(days)
}

fn term(reader: &mut Reader, term: &Fields<'_>) -> Option<(u16, u16, Runs)> {
    let [years, months, days] = ["years", "months", "days"].map(|key| term.whole(reader, key, 0, 999));
    let runs = term.choice(reader, "runs");
    let refused = [&years, &months, &days].iter().any(|part| part.is_refused()) || runs.is_refused();
    let part =
        |answer: Answer<i64>| answer.into_option().and_then(|number| u16::try_from(number).ok()).unwrap_or_default();
    let (months, days) = (part(years) * 12 + part(months), part(days));
    if !refused && (months, days) == (0, 0) {
        reader.missing(term, "months");
    }
    term.finish(reader);
    let runs = runs.into_option().unwrap_or(Runs::Consecutive);
    (!refused && (months, days) != (0, 0)).then_some((months, days, runs))
}

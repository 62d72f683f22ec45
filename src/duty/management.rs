//! What a manager looks at beside the dates: how visits are made, what MAPPA decided, the person's own part.

use serde::Serialize;

use crate::case::event::{Event, EventKind, LevelCriterion, VisitPurpose};
use crate::code::{Code, codes};
use crate::date::Date;
use crate::division::Division;
use crate::duty::clock::add;
use crate::duty::mappa::levels;
use crate::duty::reactive::{Reactive, reactive};
use crate::duty::situation::Situation;
use crate::duty::visit::{by_police, last_of};
use crate::duty::{Because, Duty, DutyState, EventReference};
use crate::standard::{DutyKind, Interval};
use crate::timeline::HoldKind;

/// First day of the warrant of entry: Violent Crime Reduction Act 2006, section 58, by SI 2007/858, article 3(f). Confirmed.
const ENTRY_IN_FORCE: &str = "2007-05-31";

codes! {
    /// What a warrant of entry takes.
    ///
    /// # Source
    /// Sexual Offences Act 2003, section 96B (England and Wales, Northern Ireland) and 96A (Scotland), as
    /// legislation.gov.uk had them on 1 December 2010 and 26 April 2013. Confirmed; the rank of the senior officer,
    /// superintendent or above, is background knowledge.
    pub enum EntryTest {
        /// The section is in force.
        InForce = "in-force",
        /// A constable has sought entry at least twice, and failed.
        TwoFailures = "two-failures",
        /// The address is the one last notified, or he is reasonably thought to live or be found there.
        Address = "address",
        /// He is not in custody, in hospital or abroad.
        NotAway = "not-away",
        /// It is for assessing risk, and necessary for that.
        Necessary = "necessary",
        /// A senior officer applies.
        SeniorOfficer = "senior-officer",
    }
}

codes! {
    /// What the record of a decision on a level lacks.
    pub enum LevelGap {
        /// No reasons are written.
        ReasonsMissing = "reasons-missing",
        /// No criterion is named.
        CriteriaMissing = "criteria-missing",
        /// No category is named.
        CategoryMissing = "category-missing",
        /// The category does not exist in this part of the United Kingdom.
        CategoryNotHere = "category-not-here",
        /// The criteria are those of another level.
        CriteriaOfOtherLevel = "criteria-of-other-level",
    }
}

/// What a manager looks at beside the dates.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Management {
    /// How visits are made.
    pub visits: Visits,
    /// What MAPPA decided; `None` where no level was set.
    pub mappa: Option<MappaDecision>,
    /// The person's own part: when each was last recorded.
    pub person: PersonPart,
}

/// How visits are made.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Visits {
    /// Visits by fewer than two officers: against the guidance. The last ones.
    pub alone: Vec<EventReference>,
    /// Visits that were announced. The last ones.
    pub announced: Vec<EventReference>,
    /// The last visit in an evening.
    pub last_evening: Option<Date>,
    /// What visits are for, and when each was last done.
    pub purposes: Vec<PurposeCovered>,
    /// Times that entry was sought and failed since the person was last seen.
    pub failed_access: FailedAccess,
    /// Reactive management.
    pub reactive: Reactive,
    /// A visit of the police and a contact of probation that could be one.
    pub joint: Option<JointVisit>,
}

/// One purpose of visits.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PurposeCovered {
    /// The purpose.
    pub purpose: VisitPurpose,
    /// When it was last done.
    pub last_on: Option<Date>,
}

/// Entry that was sought and failed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FailedAccess {
    /// How often.
    pub count: usize,
    /// The last ones.
    pub events: Vec<EventReference>,
    /// What a warrant takes, from the second time on. Entry is by consent otherwise.
    pub entry_warrant: Option<EntryWarrant>,
}

/// What a warrant of entry takes, from the second failure on.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EntryWarrant {
    /// Section of the Sexual Offences Act 2003.
    #[cfg_attr(feature = "types", ts(type = "\"96A\" | \"96B\""))]
    pub section: &'static str,
    /// Its tests.
    pub tests: Vec<EntryTested>,
}

/// One test; `met` is `None` where an officer has to decide.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EntryTested {
    /// The test.
    pub test: EntryTest,
    /// Whether it is met; `None` where an officer has to decide.
    pub met: Option<bool>,
}

/// One visit in place of two: on the earlier date, unannounced, for both purposes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct JointVisit {
    /// The earlier date.
    pub on: Date,
    /// When the visit is due.
    pub visit: Date,
    /// When the contact is due.
    pub contact: Date,
}

/// The last decision of MAPPA on a level. No level is ever proposed from a rating.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MappaDecision {
    /// 1 to 3.
    pub level: Option<u8>,
    /// The kind of offender, 1 to 4.
    pub category: Option<u8>,
    /// Northern Ireland's category of risk, 1 to 3.
    pub risk_category: Option<u8>,
    /// When.
    pub on: Date,
    /// What it was decided on.
    pub criteria: Vec<LevelCriterion>,
    /// What the record lacks.
    pub gaps: Vec<LevelGap>,
}

/// The person's own part: when each was last said of the person.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PersonPart {
    /// Told of the requirements.
    pub told: Option<Date>,
    /// Invited to take part.
    pub invited: Option<Date>,
    /// Has understood.
    pub understood: Option<Date>,
}

/// Gathers it from the events and the duties.
#[must_use]
pub fn management(situation: &Situation<'_>, duties: &[Duty]) -> Management {
    let division = situation.division;
    let purpose = |purpose: &VisitPurpose| PurposeCovered { purpose: *purpose, last_on: None };
    let mut purposes: Vec<PurposeCovered> = VisitPurpose::VALUES.iter().map(purpose).collect();
    let mut person = PersonPart { told: None, invited: None, understood: None };
    let mut last_evening = None;
    let told = [EventKind::Visit, EventKind::PersonInvolved];
    for event in situation.timeline.of_any(&told).into_iter().filter(|event| event.removed.is_none()) {
        let details = &event.details;
        let said = [
            (details.evening, &mut last_evening),
            (details.told, &mut person.told),
            (details.invited, &mut person.invited),
            (details.understood, &mut person.understood),
        ];
        for (said, last) in said {
            if said == Some(true) {
                *last = Some(event.on);
            }
        }
        for covered in purposes.iter_mut().filter(|covered| details.purposes.contains(&covered.purpose)) {
            covered.last_on = Some(event.on);
        }
    }
    let level_set = levels(situation).last().map(|set| set.event);
    Management {
        visits: Visits {
            alone: last_of(situation, &|event| event.officers.is_some_and(|officers| officers < 2)),
            announced: last_of(situation, &|event| event.details.announced == Some(true)),
            last_evening,
            purposes,
            failed_access: failed_access(situation, division),
            reactive: reactive(situation),
            joint: joint(duties),
        },
        mappa: level_set.map(|event| decision(event, division)),
        person,
    }
}

fn failed_access(situation: &Situation<'_>, division: Division) -> FailedAccess {
    let police = || situation.timeline.of(EventKind::Visit).iter().copied().filter(|event| by_police(event));
    let seen = police().rfind(|event| event.access.known() == Some(true)).map(|event| event.on);
    let failed = |event: &Event| event.access.known() == Some(false) && seen.is_none_or(|seen| event.on > seen);
    let count = police().filter(|event| failed(event)).count();
    let events = last_of(situation, &failed);
    let entry_warrant = (count >= 2).then(|| warrant(situation, division));
    FailedAccess { count, events, entry_warrant }
}

fn warrant(situation: &Situation<'_>, division: Division) -> EntryWarrant {
    let test = |(test, met)| EntryTested { test, met };
    if division == Division::Scotland {
        // The text of section 96A that was read names nobody but the senior officer, who asks a sheriff.
        return EntryWarrant { section: "96A", tests: [(EntryTest::SeniorOfficer, None)].map(test).into() };
    }
    let today = situation.today();
    let keeps_away = |kind| !matches!(kind, HoldKind::Missing | HoldKind::ContactSuspended);
    let away = situation.timeline.holds.iter().any(|hold| hold.end.is_none() && keeps_away(hold.kind));
    let tests = [
        (EntryTest::InForce, Some(today.digits().as_str() >= ENTRY_IN_FORCE)),
        (EntryTest::TwoFailures, Some(true)),
        (EntryTest::Address, None),
        (EntryTest::NotAway, away.then_some(false)),
        (EntryTest::Necessary, None),
        (EntryTest::SeniorOfficer, None),
    ];
    EntryWarrant { section: "96B", tests: tests.map(test).into() }
}

/// A visit and a contact that fall in one window: the later of the two is due before the earlier would be due again.
fn joint(duties: &[Duty]) -> Option<JointVisit> {
    let find = |kind| {
        let open = |duty: &&Duty| {
            duty.kind == kind && matches!(duty.state, DutyState::Overdue | DutyState::Due | DutyState::Upcoming)
        };
        duties.iter().find(open).and_then(|duty| Some((duty.due?, again(duty)?)))
    };
    let (visit, visit_again) = find(DutyKind::HomeVisit)?;
    let (contact, contact_again) = find(DutyKind::ProbationContact)?;
    let one = if visit <= contact { contact < visit_again } else { visit < contact_again };
    one.then(|| JointVisit { on: visit.min(contact), visit, contact })
}

/// When a duty would be due again after its date.
fn again(duty: &Duty) -> Option<Date> {
    let due = duty.due?;
    let interval = duty.because.iter().find_map(|step| match step {
        Because::Weeks { count, .. } => Some(Interval::Weeks { least: None, count: *count }),
        Because::Months { count } => Some(Interval::Months(*count)),
        Because::WorkingDays { count, .. } | Because::Days { count } => Some(Interval::Days(*count)),
        _ => None,
    });
    interval.map(|interval| add(due, interval))
}

fn decision(event: &Event, division: Division) -> MappaDecision {
    let details = &event.details;
    let northern_ireland = division == Division::NorthernIreland;
    let category = if northern_ireland { details.risk_category } else { event.category };
    // Category 4 is of England and Wales alone; Northern Ireland has categories of risk and no others.
    let here = match division {
        Division::EnglandAndWales => details.risk_category.is_none(),
        Division::Scotland => details.risk_category.is_none() && event.category != Some(4),
        Division::NorthernIreland => event.category.is_none(),
    };
    let of_level = |criterion: &LevelCriterion| match criterion {
        LevelCriterion::OneAgency => 1,
        LevelCriterion::SeveralAgencies => 2,
        LevelCriterion::SeniorStaff | LevelCriterion::SpecialResources | LevelCriterion::Media => 3,
    };
    let highest = details.criteria.iter().map(of_level).max();
    let gaps = [
        (!details.reasons, LevelGap::ReasonsMissing),
        (details.criteria.is_empty(), LevelGap::CriteriaMissing),
        (category.is_none(), LevelGap::CategoryMissing),
        (!here, LevelGap::CategoryNotHere),
        (highest.is_some() && highest != event.level.known(), LevelGap::CriteriaOfOtherLevel),
    ];
    MappaDecision {
        level: event.level.known(),
        category: event.category,
        risk_category: details.risk_category,
        on: event.on,
        criteria: details.criteria.clone(),
        gaps: gaps.into_iter().filter(|(lacks, _)| *lacks).map(|(_, gap)| gap).collect(),
    }
}

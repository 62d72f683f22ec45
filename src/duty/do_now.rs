//! What to do now, in the order of what protects (ruling 29).

use serde::Serialize;

use crate::band::Band;
use crate::case::event::{EventKind, UnreadableEvent};
use crate::code::{codes, sort};
use crate::duty::countersignature::UNTIL;
use crate::duty::situation::Situation;
use crate::duty::visit::failed_since_last;
use crate::duty::{Duty, DutyState, EventReference};
use crate::standard::DutyKind;
use crate::timeline::path;

codes! {
    /// What a line is about. The order is that in which they protect.
    pub enum DoNowCode {
        /// An incident has not been reassessed.
        Incident = "incident",
        /// A change in risk has not been looked at.
        RiskChange = "risk-change",
        /// Nobody knows where the person is.
        Missing = "missing",
        /// A recall or a death that nobody has verified.
        Verify = "verify",
        /// A release without its MAPPA level or its plan.
        Release = "release",
        /// A visit is overdue, or nobody was seen, or nobody has set how often.
        Visit = "visit",
        /// A notification that is not recorded, or the police's decision on an indefinite period.
        Notification = "notification",
        /// An OASys or a contact that is owed.
        Assessment = "assessment",
        /// An order is about to end.
        OrderEnding = "order-ending",
        /// A countersignature is owed.
        Countersignature = "countersignature",
        /// A date waits for a fact.
        Fact = "fact",
        /// Something that has to be written down.
        Record = "record",
    }
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DoNow {
    /// What it is about.
    pub code: DoNowCode,
    /// Places of its duties in the list of duties.
    pub duties: Vec<usize>,
    /// The joint rating, as what is not known counts: the highest.
    pub rating: Option<Band>,
    /// The most days that one of them is late.
    pub days_late: Option<i64>,
    /// Path of what to mend or to give, where that is a field.
    pub field: Option<String>,
    /// The event that records it, where one does, and the name of the event that it answers.
    pub record: Option<ToRecord>,
    /// The event that opened its duties: those of one event are one line.
    #[serde(skip)]
    cause: Option<usize>,
}

/// The event that records something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ToRecord {
    /// Its kind.
    pub kind: EventKind,
    /// The name of the event that it answers.
    pub of: Option<String>,
}

/// What to do now. `duties` are in the order in which the result shows them; `lost`: the list of events cannot be read. Nothing is listed of a case that says only
/// who it is about.
#[must_use]
pub fn do_now(
    situation: &Situation<'_>,
    duties: &[Duty],
    (unreadable, lost): (&[UnreadableEvent], bool),
    says_more: bool,
) -> Vec<DoNow> {
    let mut lines: Vec<DoNow> = Vec::new();
    if !says_more {
        return Vec::new();
    }
    let rating = situation.joint.highest();
    let say = |lines: &mut Vec<DoNow>, code, field, record| {
        lines.push(DoNow { code, duties: Vec::new(), rating, days_late: None, field, record, cause: None });
    };
    for (place, duty) in duties.iter().enumerate() {
        let Some(code) = code_of(duty) else { continue };
        let cause = duty.opened.as_ref().map(|event| event.index);
        let same = |line: &DoNow| {
            line.code == code && line.cause == cause && cause.is_some() && owner_of(line, duties) == Some(duty.owner)
        };
        let back = lines.iter().rev().take(MOST_LOOKED_AT).position(same);
        if back.is_none() {
            let waits = duty.waits_for.first().and_then(|waits| waits.field.clone());
            let judged = (duty.kind == DutyKind::JudgementEnd).then(|| UNTIL.to_owned());
            say(&mut lines, code, waits.or(judged), record_of(duty));
        }
        if let Some(line) = lines.iter_mut().rev().nth(back.unwrap_or_default()) {
            line.cause = cause;
            line.duties.push(place);
            line.days_late = line.days_late.max(duty.days_late);
        }
    }
    if let Some(missing) = situation.timeline.missing_since() {
        let record = Some(ToRecord { kind: EventKind::Found, of: Some(missing.name()) });
        say(&mut lines, DoNowCode::Missing, None, record);
    }
    for event in situation.timeline.unverified() {
        let still_missing = || situation.timeline.since(EventKind::Found, event.on).is_empty();
        let missing = event.kind == EventKind::WentMissing && still_missing();
        if missing || matches!(event.kind, EventKind::Recalled | EventKind::Died) {
            let field = Some(path(event, "verified"));
            say(&mut lines, DoNowCode::Verify, field, None);
        }
    }
    if let Some(failed) = failed_since_last(situation)
        && !lines.iter().any(|line| line.code == DoNowCode::Visit)
    {
        let record = Some(ToRecord { kind: EventKind::Visit, of: None });
        let field = Some(path(failed, "access"));
        say(&mut lines, DoNowCode::Visit, field, record);
    }
    if lost {
        say(&mut lines, DoNowCode::Fact, Some("events".to_owned()), None);
    }
    for event in unreadable {
        say(&mut lines, DoNowCode::Fact, Some(event.field.clone()), None);
    }
    sort(&mut lines, |one, other| {
        let late = |line: &DoNow| std::cmp::Reverse(line.days_late);
        one.code.cmp(&other.code).then_with(|| late(one).cmp(&late(other)))
    });
    lines
}

/// How far back a line of the same cause is looked for: duties of one cause come one after the other but for a few.
const MOST_LOOKED_AT: usize = 50;

fn owner_of(line: &DoNow, duties: &[Duty]) -> Option<crate::standard::Owner> {
    line.duties.first().and_then(|place| duties.get(*place)).map(|duty| duty.owner)
}

/// What a duty is about, where something is to be done now.
fn code_of(duty: &Duty) -> Option<DoNowCode> {
    use DutyKind as Kind;
    let waits = duty.state == DutyState::CannotDate && !duty.waits_for.is_empty();
    match duty.state {
        DutyState::Overdue | DutyState::Due => {}
        DutyState::CannotDate if waits && duty.days_late.is_some() => return Some(DoNowCode::Assessment),
        DutyState::CannotDate if waits => {
            // What waits for another duty is done with that one.
            return duty.waits_for.iter().all(|waits| waits.duty.is_none()).then_some(DoNowCode::Fact);
        }
        _ => return None,
    }
    Some(match duty.kind {
        Kind::Reassessment => DoNowCode::Incident,
        Kind::RiskReview => DoNowCode::RiskChange,
        Kind::PreReleaseMappa | Kind::PreReleasePlan => DoNowCode::Release,
        Kind::HomeVisit | Kind::ProbationHomeVisit | Kind::VisitInterval => DoNowCode::Visit,
        Kind::NotificationInitial
        | Kind::NotificationChange
        | Kind::NotificationCorrection
        | Kind::NotificationPeriodic
        | Kind::NotificationTravel
        | Kind::NotificationReview => DoNowCode::Notification,
        Kind::OasysInitial
        | Kind::HighRiskPlan
        | Kind::OasysReview
        | Kind::OasysTermination
        | Kind::ProbationContact => DoNowCode::Assessment,
        Kind::OrderRenewal => DoNowCode::OrderEnding,
        // What is over by law is confirmed.
        Kind::OrderEnd if duty.state == DutyState::Due => DoNowCode::OrderEnding,
        Kind::Countersignature | Kind::JudgementEnd => DoNowCode::Countersignature,
        _ => DoNowCode::Record,
    })
}

/// The event that records a duty as done.
fn record_of(duty: &Duty) -> Option<ToRecord> {
    let of = |event: &Option<EventReference>| event.as_ref().map(EventReference::name);
    if let Some(waits) = duty.waits_for.first().filter(|_| duty.state == DutyState::CannotDate) {
        return waits.event.map(|kind| ToRecord { kind, of: None });
    }
    let (kind, named) = closer(duty)?;
    Some(ToRecord { kind, of: if named { of(&duty.opened) } else { None } })
}

/// The kind of event that closes a duty, and whether it names what opened it.
pub(super) fn closer(duty: &Duty) -> Option<(EventKind, bool)> {
    use DutyKind as Kind;
    Some(match duty.kind {
        Kind::OasysInitial | Kind::HighRiskPlan | Kind::OasysReview | Kind::OasysTermination => {
            (EventKind::OasysCompleted, false)
        }
        Kind::Reassessment if duty.owner == crate::standard::Owner::Probation => (EventKind::OasysCompleted, true),
        Kind::Reassessment | Kind::RiskReview => (EventKind::RiskReviewed, true),
        Kind::HomeVisit | Kind::ProbationHomeVisit => (EventKind::Visit, false),
        Kind::VisitInterval => (EventKind::IntervalSet, false),
        Kind::MappaReview => (EventKind::MappaReview, false),
        Kind::PlanReview | Kind::PreReleasePlan => (EventKind::PlanReviewed, duty.kind == Kind::PreReleasePlan),
        Kind::Countersignature => (EventKind::Countersigned, true),
        Kind::NotificationInitial
        | Kind::NotificationChange
        | Kind::NotificationCorrection
        | Kind::NotificationTravel => (EventKind::Notified, true),
        Kind::NotificationPeriodic => (EventKind::Notified, false),
        Kind::NotificationEnd => (EventKind::NotificationEnded, true),
        Kind::NotificationReview => (EventKind::NotificationReviewed, false),
        Kind::OrderRenewal => (EventKind::RenewalDecided, true),
        Kind::OrderEnd => (EventKind::CourtOrderEnded, true),
        Kind::ProbationContact => (EventKind::Contact, false),
        Kind::SupervisorReview => (EventKind::SupervisorReviewed, false),
        Kind::VictimContact => (EventKind::VictimContacted, false),
        Kind::MappaMeeting => (EventKind::MappaMeeting, false),
        Kind::MappaMinutes => (EventKind::MappaMinutes, true),
        Kind::MappaAction => (EventKind::MappaActionDone, true),
        Kind::PreReleaseMappa => (EventKind::MappaLevelSet, true),
        Kind::TransferAcceptance => (EventKind::Transferred, false),
        Kind::FurtherOffenceReview => (EventKind::FurtherOffenceReviewed, true),
        // A new judgement is no event.
        Kind::ReactiveManagement | Kind::JudgementEnd => return None,
    })
}

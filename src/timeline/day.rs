//! The order of a day, and which events count at all (ruling 18).

use std::cmp::Ordering;

use crate::case::event::{Event, EventKind};
use crate::case::reader::{Answer, entry_path, join};
use crate::problem::{Problem, ProblemCode};
use crate::timeline::names::Same;

/// Where an event falls within its day: what starts, what is set, what happened, what was done. Ends are no part of
/// this order: an end closes what was open before its day, or what it names.
const fn phase(kind: EventKind) -> u8 {
    match kind {
        EventKind::OrderStarted
        | EventKind::LicenceStarted
        | EventKind::NotificationStarted
        | EventKind::CourtOrderMade
        | EventKind::SentencedToCustody
        | EventKind::Remanded
        | EventKind::Recalled
        | EventKind::Released => 0,
        EventKind::IntervalSet | EventKind::MappaLevelSet => 1,
        EventKind::SignificantIncident
        | EventKind::SeriousFurtherOffence
        | EventKind::RiskChanged
        | EventKind::Conviction
        | EventKind::WentMissing => 2,
        EventKind::Countersigned | EventKind::RatingRecorded | EventKind::IncidentUnfounded => 4,
        _ => 3,
    }
}

/// What puts two events in order: the day, the order within it, and the kind. Those of one kind are in order as the case
/// is read: by what they say, whatever the order in which they were entered.
pub(super) fn compare(one: &Event, other: &Event) -> Ordering {
    (one.on, phase(one.kind), one.kind).cmp(&(other.on, phase(other.kind), other.kind))
}

/// The events that count, in order, each with the first that says the same.
pub(super) fn in_order(events: &[Event]) -> Vec<Same<'_>> {
    let mut ordered: Vec<Same<'_>> = Vec::with_capacity(events.len());
    for event in events.iter().filter(|event| counts(event)) {
        let first = ordered.last().map(|last| last.first).filter(|first| first.compare_content(event).is_eq());
        ordered.push(Same { event, first: first.unwrap_or(event) });
    }
    crate::code::sort(&mut ordered, |a, b| compare(a.event, b.event));
    ordered
}

/// Whether a removed event still counts. What closed, ended or held something is gone for good; what brings protection
/// goes only where two people have signed that it does.
fn counts(event: &Event) -> bool {
    if event.removed.is_none() {
        return true;
    }
    match event.kind {
        // What these open ends on the day of the removal, if two have signed it: the spell or the duty says so.
        EventKind::OrderStarted
        | EventKind::LicenceStarted
        | EventKind::NotificationStarted
        | EventKind::CourtOrderMade
        | EventKind::SignificantIncident
        | EventKind::SeriousFurtherOffence
        | EventKind::RiskChanged
        | EventKind::MappaReferred
        | EventKind::MappaMeeting
        | EventKind::MappaActionSet
        | EventKind::DetailsChanged
        | EventKind::TravelPlanned
        | EventKind::AbsencePlanned
        | EventKind::SentencedToCustody
        | EventKind::Recalled
        | EventKind::WentMissing => true,
        // A variation that one person took out makes its order no shorter, and a remand holds nothing any more: what it took
        // back or raised stays so.
        EventKind::Conviction
        | EventKind::Remanded
        | EventKind::RatingRecorded
        | EventKind::MappaLevelSet
        | EventKind::IntervalSet
        | EventKind::CourtOrderVaried
        // A visit may be what starts the clock of visits; to be back, or at liberty, has to be notified.
        | EventKind::Visit
        | EventKind::CameBack
        | EventKind::Released
        | EventKind::DischargedFromHospital => event.gone_on().is_none(),
        _ => false,
    }
}

/// Those that count, and the settings that two people took out: they have no effect from that day on, and take away
/// nothing that fell due before it (how time is read, 23).
pub(super) fn with_gone<'a>(counted: &[&'a Event], events: &'a [Event]) -> Vec<&'a Event> {
    let is_setting =
        |kind| matches!(kind, EventKind::RatingRecorded | EventKind::IntervalSet | EventKind::CourtOrderVaried);
    let gone = events.iter().filter(|event| is_setting(event.kind) && event.gone_on().is_some());
    let mut all: Vec<&Event> = counted.iter().copied().chain(gone).collect();
    if all.len() > counted.len() {
        crate::code::sort(&mut all, |a, b| compare(a, b));
    }
    all
}

/// The events that say where he is, in order. An end that one person took out still ends: to keep a hold is the milder
/// reading (ruling 19). One that two took out ended it until then.
pub(super) fn of_whereabouts(events: &[Event]) -> Vec<&Event> {
    let mut chosen: Vec<&Event> = events.iter().collect();
    crate::code::sort(&mut chosen, |a, b| compare(a, b));
    chosen
}

/// What is a record of the office, and no sign of life.
const fn is_record(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Died
            | EventKind::OasysCompleted
            | EventKind::OasysReviewed
            | EventKind::MappaLevelSet
            | EventKind::MappaReview
            | EventKind::MappaMeeting
            | EventKind::MappaMinutes
            | EventKind::MappaActionSet
            | EventKind::MappaActionDone
            | EventKind::PlanReviewed
            | EventKind::Countersigned
            | EventKind::OrderEnded
            | EventKind::NotificationEnded
            | EventKind::CourtOrderEnded
            | EventKind::NotificationReviewed
            | EventKind::RenewalDecided
            | EventKind::RatingRecorded
            | EventKind::RiskReviewed
            | EventKind::RiskMatrixScored
            | EventKind::ArmsCompleted
            | EventKind::IncidentUnfounded
            | EventKind::SupervisorReviewed
            | EventKind::FurtherOffenceReviewed
            | EventKind::VictimContacted
            | EventKind::ReactiveEnded
            | EventKind::IntervalSet
            | EventKind::Transferred
    )
}

/// The verified death that nothing contradicts. A sign of life after it takes it back until that is settled (ruling 32).
pub(super) fn death<'a>(events: &[&'a Event], problems: &mut Vec<Problem>) -> Option<&'a Event> {
    let all = || events.iter().copied().filter(|event| event.kind == EventKind::Died);
    let died = all().find(|event| event.verified).or_else(|| all().next())?;
    let mut alive = false;
    for event in events.iter().filter(|event| event.on > died.on && !is_record(event.kind)) {
        alive = true;
        let at = |event: &Event| join(&entry_path("events", event.index), "on");
        problems.push(Problem::new(ProblemCode::Contradicts, at(event)).against(at(died)));
    }
    Some(died).filter(|died| died.verified && !alive)
}

/// Whether an event would hold, end or pass something on, and so needs somebody's word (ruling 22).
pub(super) fn needs_verifying(event: &Event) -> bool {
    matches!(
        event.kind,
        EventKind::Died
            | EventKind::OrderEnded
            | EventKind::NotificationEnded
            | EventKind::Remanded
            | EventKind::Recalled
            | EventKind::SentencedToCustody
            | EventKind::AdmittedToHospital
            | EventKind::WentAbroad
            | EventKind::WentMissing
            | EventKind::ContactSuspended
            | EventKind::ReactiveStarted
    ) || event.kind == EventKind::Transferred && !matches!(event.accepted, Answer::Missing)
}

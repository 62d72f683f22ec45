//! Reads the members that belong to a kind of event, and refuses what cannot be.

use super::{Details, Event, EventKind, Every, LIST, LevelCriterion, VisitPurpose, by_name};
use crate::case::reader::{Answer, Fields, Reader};
use crate::code::Code;
use crate::date::Date;
use crate::problem::ProblemCode;
use crate::same_text;

/// Reads the members that belong to the kind of `event`, which happened on `on` where that can be read.
pub(super) fn read(reader: &mut Reader, entry: &Fields<'_>, event: &mut Event, on: Option<Date>, today: Date) {
    if names_another(event.kind) {
        event.of = entry.name(reader, event.of_member());
    }
    let details = &mut event.details;
    match event.kind {
        EventKind::OasysCompleted | EventKind::OasysReviewed => {
            event.form = entry.choice_or_not_known(reader, "form");
            event.status = entry.choice(reader, "status");
            details.termination = entry.yes_or_no(reader, "termination");
        }
        EventKind::OrderStarted | EventKind::LicenceStarted | EventKind::OrderVaried => {
            details.tier = entry.small_or_not_known(reader, "tier", 1, 4);
        }
        EventKind::SentencedToCustody => {
            details.tier = entry.small_or_not_known(reader, "tier", 1, 4);
            details.months = entry.count(reader, "months", 1, 999);
            details.release = entry.date_from(reader, "release", on, "on");
        }
        EventKind::Visit => {
            event.officers = entry.small(reader, "officers", 0, 20);
            event.access = entry.yes_or_no(reader, "access");
            details.agency = entry.choice(reader, "agency");
            details.purposes = entry.choices(reader, "purposes", VisitPurpose::ALL.len()).unwrap_or_default();
            details.announced = entry.yes(reader, "announced");
            details.evening = entry.yes(reader, "evening");
            let _ = entry.text(reader, "purpose", 4000);
            let _ = entry.text(reader, "outcome", 4000);
        }
        EventKind::Contact => {
            event.access = entry.yes_or_no(reader, "access");
            details.agency = entry.choice(reader, "agency");
            let _ = entry.text(reader, "purpose", 4000);
            let _ = entry.text(reader, "outcome", 4000);
        }
        EventKind::IntervalSet => interval(reader, entry, details),
        EventKind::RatingRecorded => {
            details.rating = entry.choice(reader, "rating");
            reader.required(details.rating, entry, "rating");
        }
        EventKind::MappaLevelSet => {
            event.level = entry.count(reader, "level", 1, 3);
            reader.required(event.level, entry, "level");
            event.category = entry.small(reader, "category", 1, 4);
            details.risk_category = entry.small(reader, "riskCategory", 1, 3);
            details.criteria = entry.choices(reader, "criteria", LevelCriterion::ALL.len()).unwrap_or_default();
            details.reasons = is_written(reader, entry, "reasons");
            details.next_review = entry.date_from(reader, "nextReview", on, "on");
        }
        EventKind::MappaReview | EventKind::ArmsCompleted => {
            details.next_review = entry.date_from(reader, "nextReview", on, "on");
        }
        EventKind::MappaReferred => event.level = entry.count(reader, "level", 1, 3),
        EventKind::MappaMinutes => {
            details.circulated = entry.yes_or_no(reader, "circulated");
            details.filed = entry.yes_or_no(reader, "filed");
        }
        EventKind::MappaActionSet => {
            let _ = entry.text(reader, "action", 4000);
            details.owned = is_written(reader, entry, "owner");
            details.due = entry.date_from(reader, "due", on, "on");
        }
        EventKind::ReactiveStarted
        | EventKind::ReactiveEnded
        | EventKind::ContactSuspended
        | EventKind::ContactResumed => details.reasons = is_written(reader, entry, "reasons"),
        EventKind::PersonInvolved => {
            details.told = entry.yes(reader, "told");
            details.invited = entry.yes(reader, "invited");
            details.understood = entry.yes(reader, "understood");
        }
        EventKind::Countersigned => {
            event.authorised_for = entry.choice(reader, "authorisedFor");
            details.rating = entry.choice(reader, "rating");
            details.reasons = is_written(reader, entry, "reason");
            details.digest = entry.words(reader, "digest", 64);
        }
        EventKind::IncidentUnfounded => {
            details.reasons = is_written(reader, entry, "reason");
            details.countersigned_by = entry.words(reader, "countersignedBy", 200);
        }
        EventKind::Transferred => {
            event.offered = entry.date_until(reader, "offered", today);
            event.accepted = match event.offered {
                Answer::Given(offered) => entry.date_from(reader, "accepted", Some(offered), "offered"),
                _ => entry.date(reader, "accepted"),
            };
            event.accepted = entry.no_later_than(reader, "accepted", event.accepted, today);
            details.division = entry.choice(reader, "division");
            details.standard = entry.name(reader, "standard");
        }
        _ => {}
    }
}

/// Whether an event of this kind may name another one.
const fn names_another(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::OasysCompleted
            | EventKind::OasysReviewed
            | EventKind::MappaMinutes
            | EventKind::MappaActionDone
            | EventKind::FurtherOffenceReviewed
            | EventKind::Countersigned
            | EventKind::RiskReviewed
            | EventKind::IncidentUnfounded
            | EventKind::OrderEnded
            | EventKind::OrderVaried
            | EventKind::NotificationEnded
            | EventKind::NotificationReviewed
            | EventKind::Notified
            | EventKind::CourtOrderVaried
            | EventKind::CourtOrderEnded
            | EventKind::RenewalDecided
            | EventKind::MappaLevelSet
            | EventKind::PlanReviewed
            | EventKind::SupervisorReviewed
            | EventKind::Recalled
            | EventKind::Released
            | EventKind::DischargedFromHospital
            | EventKind::CameBack
            | EventKind::Found
            | EventKind::ContactResumed
    )
}

fn is_written(reader: &mut Reader, entry: &Fields<'_>, key: &str) -> bool {
    entry.text(reader, key, 4000).given().is_some()
}

/// An interval: for what, in exactly one unit, why, and who approved it.
fn interval(reader: &mut Reader, entry: &Fields<'_>, details: &mut Details) {
    details.interval_of = entry.choice(reader, "of");
    reader.required(details.interval_of, entry, "of");
    let weeks = entry.count(reader, "weeks", 1, 999);
    let months = entry.count(reader, "months", 1, 999);
    details.every = match (weeks, months) {
        (Answer::Given(weeks), Answer::Missing) => Answer::Given(Every::Weeks(weeks)),
        (Answer::Missing, Answer::Given(months)) => Answer::Given(Every::Months(months)),
        (Answer::Missing, Answer::Missing) => {
            reader.missing(entry, "months");
            Answer::Missing
        }
        (Answer::Given(_), Answer::Given(_)) => {
            reader.note_against(ProblemCode::Contradicts, &entry.at("months"), &entry.at("weeks"));
            Answer::Refused
        }
        _ => Answer::Refused,
    };
    let reasons = entry.text(reader, "reasons", 4000);
    details.reasons = reader.required(reasons, entry, "reasons").is_some();
    details.approved_by = entry.words(reader, "approvedBy", 200);
}

/// An event that says it completes one that came later. It closes nothing; the rest is worked out all the same.
pub(super) fn refuse_impossible(reader: &mut Reader, events: &[Event]) {
    // By name, so that a long history stays cheap, and of one name by place.
    let named = by_name(events);
    for event in events {
        let Answer::Given(name) = event.of() else { continue };
        let name = same_text::fold(name);
        let Ok(place) = named.binary_search_by(|(id, _)| id.as_str().cmp(&name)) else { continue };
        let Some((_, opened)) = named.get(place).filter(|(_, opened)| opened.on > event.on) else { continue };
        let (closing, opening) = (LIST.entry(event.index), LIST.entry(opened.index));
        reader.note_against(ProblemCode::Contradicts, &closing.member("on"), &opening.member("on"));
    }
}

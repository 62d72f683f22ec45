//! Reads the members that belong to a kind of event, and refuses what cannot be.

use super::{Details, Event, EventKind, Every, IntervalOf, LIST, LevelCriterion, OasysForm, OasysStatus, VisitPurpose};
use crate::case::reader::{Answer, Fields, Reader};
use crate::code::Code;
use crate::problem::ProblemCode;

/// Reads the members that belong to the kind of `event`.
#[inline(never)]
pub(super) fn read(reader: &mut Reader, entry: &Fields<'_>, event: &mut Event) {
    let on = event.on;
    let details = &mut event.details;
    match event.kind {
        EventKind::OasysCompleted | EventKind::OasysReviewed => {
            event.form = refused_as(entry.choice(reader, "form"), OasysForm::FastReview);
            event.status = refused_as(entry.choice(reader, "status"), OasysStatus::Open);
            event.incident = entry.words(reader, "incident", 100);
            details.termination = entry.yes(reader, "termination") == Some(true);
        }
        EventKind::OrderStarted | EventKind::LicenceStarted => details.tier = entry.small(reader, "tier", 1, 4),
        EventKind::SentencedToCustody => {
            details.tier = entry.small(reader, "tier", 1, 4);
            details.months = entry.number(reader, "months", 1, 999);
            details.release = entry.date_from(reader, "release", on, "on");
        }
        EventKind::Visit => {
            event.officers = entry.small(reader, "officers", 0, 20);
            event.access = entry.yes(reader, "access");
            details.agency = entry.choice(reader, "agency").into_option();
            details.purposes = entry.choices(reader, "purposes", VisitPurpose::ALL.len()).unwrap_or_default();
            details.announced = entry.yes(reader, "announced");
            details.evening = entry.yes(reader, "evening");
            let _ = entry.text(reader, "purpose", 4000);
            let _ = entry.text(reader, "outcome", 4000);
        }
        EventKind::Contact => {
            details.agency = entry.choice(reader, "agency").into_option();
            let _ = entry.text(reader, "purpose", 4000);
            let _ = entry.text(reader, "outcome", 4000);
        }
        EventKind::IntervalSet => interval(reader, entry, details),
        EventKind::RatingRecorded => {
            let rating = entry.choice(reader, "rating");
            details.rating = reader.required(rating, entry, "rating");
        }
        EventKind::MappaLevelSet => {
            let level = entry.whole(reader, "level", 1, 3);
            event.level = reader.required(level, entry, "level").and_then(|level| u8::try_from(level).ok());
            event.category = entry.small(reader, "category", 1, 4);
            details.risk_category = entry.small(reader, "riskCategory", 1, 3);
            details.criteria = entry.choices(reader, "criteria", LevelCriterion::ALL.len()).unwrap_or_default();
            details.reasons = entry.text(reader, "reasons", 4000).into_option().is_some();
            details.next_review = entry.date_from(reader, "nextReview", on, "on");
        }
        EventKind::MappaReview => details.next_review = entry.date_from(reader, "nextReview", on, "on"),
        EventKind::MappaReferred => event.level = entry.small(reader, "level", 1, 3),
        EventKind::MappaMinutes => {
            details.names = entry.words(reader, "meeting", 100);
            details.circulated = entry.yes(reader, "circulated");
            details.filed = entry.yes(reader, "filed");
        }
        EventKind::MappaActionSet => {
            let _ = entry.text(reader, "action", 4000);
            details.owned = entry.text(reader, "owner", 200).into_option().is_some();
            details.due = entry.date_from(reader, "due", on, "on");
        }
        EventKind::MappaActionDone => details.names = entry.words(reader, "action", 100),
        EventKind::FurtherOffenceReviewed => details.names = entry.words(reader, "offence", 100),
        EventKind::ReactiveStarted | EventKind::ReactiveEnded => {
            details.reasons = entry.text(reader, "reasons", 4000).into_option().is_some();
        }
        EventKind::PersonInvolved => {
            details.told = entry.yes(reader, "told");
            details.invited = entry.yes(reader, "invited");
            details.understood = entry.yes(reader, "understood");
        }
        EventKind::Countersigned => event.authorised_for = entry.choice(reader, "authorisedFor").into_option(),
        EventKind::Transferred => {
            event.offered = entry.date(reader, "offered").into_option();
            event.accepted = match event.offered {
                Some(offered) => entry.date_from(reader, "accepted", offered, "offered"),
                None => entry.date(reader, "accepted").into_option(),
            };
        }
        _ => {}
    }
}

/// An interval: for what, in exactly one unit, and why.
fn interval(reader: &mut Reader, entry: &Fields<'_>, details: &mut Details) {
    let of = entry.choice::<IntervalOf>(reader, "of");
    details.interval_of = reader.required(of, entry, "of");
    let before = reader.problems.len();
    let weeks = entry.number(reader, "weeks", 1, 999);
    let months = entry.number(reader, "months", 1, 999);
    details.every = match (weeks, months) {
        (Some(weeks), None) => Some(Every::Weeks(weeks)),
        (None, Some(months)) => Some(Every::Months(months)),
        (None, None) if reader.problems.len() > before => None,
        (given, _) => {
            let code = if given.is_some() { ProblemCode::Contradicts } else { ProblemCode::Missing };
            reader.note_against(code, &entry.at("months"), &entry.at("weeks"));
            None
        }
    };
    let reasons = entry.text(reader, "reasons", 4000);
    details.reasons = reader.required(reasons, entry, "reasons").is_some();
}

/// A form or status that cannot be read must not close a clock, so it counts as one that does not.
fn refused_as<T: Code>(answer: Answer<T>, instead: T) -> Option<T> {
    match answer {
        Answer::Missing => None,
        Answer::Refused => Some(instead),
        Answer::Given(value) => Some(value),
    }
}

/// An event that says it completes one that came later. It closes nothing; the rest is reckoned all the same.
pub(super) fn refuse_impossible(reader: &mut Reader, events: &[Event]) {
    // By name, so that a long history stays cheap, and of one name by place.
    let mut named: Vec<(&str, usize)> = Vec::new();
    for (place, event) in events.iter().enumerate() {
        named.extend(event.id.as_deref().map(|id| (id, place)));
    }
    crate::code::sort(&mut named, Ord::cmp);
    for event in events {
        let Some(name) = event.incident.as_deref().or(event.details.names.as_deref()) else { continue };
        let Ok(place) = named.binary_search_by(|(id, _)| (*id).cmp(name)) else { continue };
        let opened = named.get(place).and_then(|(_, place)| events.get(*place));
        let Some(opened) = opened.filter(|opened| opened.on > event.on) else { continue };
        let (closing, opening) = (LIST.entry(event.index), LIST.entry(opened.index));
        reader.note_against(ProblemCode::Contradicts, &closing.member("on"), &opening.member("on"));
    }
}

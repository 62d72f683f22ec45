//! Reads the members that belong to a kind of event, and refuses what cannot be.

use super::{Details, Event, EventKind, Every, IntervalOf, OasysForm, OasysStatus};
use crate::case::reader::{Answer, Fields, Reader, entry_path, join};
use crate::code::Code;
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};

/// Reads the members that belong to the kind of `event`.
pub(super) fn read(reader: &mut Reader, entry: &mut Fields<'_>, event: &mut Event) {
    let on = event.on;
    let details = &mut event.details;
    match event.kind {
        EventKind::OasysCompleted | EventKind::OasysReviewed => {
            event.form = refused_as(entry.choice(reader, "form"), OasysForm::FastReview);
            event.status = refused_as(entry.choice(reader, "status"), OasysStatus::Open);
            event.incident = entry.text(reader, "incident", 100).into_option();
            details.termination = yes(reader, entry, "termination") == Some(true);
        }
        EventKind::OrderStarted | EventKind::LicenceStarted => details.tier = small(reader, entry, "tier", 1, 4),
        EventKind::SentencedToCustody => {
            details.tier = small(reader, entry, "tier", 1, 4);
            details.months = number(reader, entry, "months", 1, 999);
            details.release = not_before(reader, entry, "release", on, "on");
        }
        EventKind::Visit => {
            event.officers = small(reader, entry, "officers", 0, 20);
            event.access = yes(reader, entry, "access");
            details.agency = entry.choice(reader, "agency").into_option();
            details.purposes = choices(reader, entry, "purposes");
            details.announced = yes(reader, entry, "announced");
            details.evening = yes(reader, entry, "evening");
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
            event.category = small(reader, entry, "category", 1, 4);
            details.risk_category = small(reader, entry, "riskCategory", 1, 3);
            details.criteria = choices(reader, entry, "criteria");
            details.reasons = entry.text(reader, "reasons", 4000).into_option().is_some();
            details.next_review = not_before(reader, entry, "nextReview", on, "on");
        }
        EventKind::MappaReview => details.next_review = not_before(reader, entry, "nextReview", on, "on"),
        EventKind::MappaReferred => event.level = small(reader, entry, "level", 1, 3),
        EventKind::MappaMinutes => {
            details.names = entry.text(reader, "meeting", 100).into_option();
            details.circulated = yes(reader, entry, "circulated");
            details.filed = yes(reader, entry, "filed");
        }
        EventKind::MappaActionSet => {
            let _ = entry.text(reader, "action", 4000);
            details.owned = entry.text(reader, "owner", 200).into_option().is_some();
            details.due = not_before(reader, entry, "due", on, "on");
        }
        EventKind::MappaActionDone => details.names = entry.text(reader, "action", 100).into_option(),
        EventKind::FurtherOffenceReviewed => details.names = entry.text(reader, "offence", 100).into_option(),
        EventKind::ReactiveStarted | EventKind::ReactiveEnded => {
            details.reasons = entry.text(reader, "reasons", 4000).into_option().is_some();
        }
        EventKind::PersonInvolved => {
            details.told = yes(reader, entry, "told");
            details.invited = yes(reader, entry, "invited");
            details.understood = yes(reader, entry, "understood");
        }
        EventKind::Countersigned => event.authorised_for = entry.choice(reader, "authorisedFor").into_option(),
        EventKind::Transferred => {
            event.offered = entry.date(reader, "offered").into_option();
            event.accepted = match event.offered {
                Some(offered) => not_before(reader, entry, "accepted", offered, "offered"),
                None => entry.date(reader, "accepted").into_option(),
            };
        }
        _ => {}
    }
}

#[inline(never)]
fn number(reader: &mut Reader, entry: &mut Fields<'_>, key: &str, least: i64, most: i64) -> Option<u16> {
    entry.whole(reader, key, least, most).into_option().and_then(|number| u16::try_from(number).ok())
}

fn small(reader: &mut Reader, entry: &mut Fields<'_>, key: &str, least: i64, most: i64) -> Option<u8> {
    number(reader, entry, key, least, most).and_then(|number| u8::try_from(number).ok())
}

fn yes(reader: &mut Reader, entry: &mut Fields<'_>, key: &str) -> Option<bool> {
    entry.yes_or_no(reader, key).into_option()
}

/// A day that cannot lie before `from`.
#[inline(never)]
fn not_before(reader: &mut Reader, entry: &mut Fields<'_>, key: &str, from: Date, other: &str) -> Option<Date> {
    let day = entry.date(reader, key).into_option()?;
    if day < from {
        reader.problems.push(Problem::new(ProblemCode::Contradicts, entry.field(key)).against(entry.field(other)));
        return None;
    }
    Some(day)
}

/// A list of codes; one that cannot be read is a problem, and the others stand.
fn choices<T: Code>(reader: &mut Reader, entry: &mut Fields<'_>, key: &str) -> Vec<T> {
    let list = entry.list(reader, key, T::ALL.len()).into_option().unwrap_or_default();
    let read = |(place, node)| reader.choice(&node, entry_path(&entry.field(key), place)).into_option();
    list.into_iter().enumerate().filter_map(read).collect()
}

/// An interval: for what, in exactly one unit, and why.
fn interval(reader: &mut Reader, entry: &mut Fields<'_>, details: &mut Details) {
    let of = entry.choice::<IntervalOf>(reader, "of");
    details.interval_of = reader.required(of, entry, "of");
    let before = reader.problems.len();
    let weeks = number(reader, entry, "weeks", 1, 999);
    let months = number(reader, entry, "months", 1, 999);
    details.every = match (weeks, months) {
        (Some(weeks), None) => Some(Every::Weeks(weeks)),
        (None, Some(months)) => Some(Every::Months(months)),
        (None, None) if reader.problems.len() > before => None,
        (given, _) => {
            let code = if given.is_some() { ProblemCode::Contradicts } else { ProblemCode::Missing };
            reader.problems.push(Problem::new(code, entry.field("months")).against(entry.field("weeks")));
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
    // By name, so that a long history stays cheap.
    let mut named: Vec<(&str, &Event)> =
        events.iter().filter_map(|event| event.id.as_deref().map(|id| (id, event))).collect();
    crate::code::sort(&mut named, |a, b| a.0.cmp(b.0));
    for event in events {
        let Some(name) = event.incident.as_deref().or(event.details.names.as_deref()) else { continue };
        let Ok(place) = named.binary_search_by(|(id, _)| (*id).cmp(name)) else { continue };
        let Some((_, opened)) = named.get(place).filter(|(_, opened)| opened.on > event.on) else { continue };
        let field = join(&entry_path("events", event.index), "on");
        let other = join(&entry_path("events", opened.index), "on");
        reader.problems.push(Problem::new(ProblemCode::Contradicts, field).against(other));
    }
}

//! Notification of travel abroad, of the return, and of absence from home in Northern Ireland.

use super::provisions::{ABSENCE, ABSENCE_OVER, HOURS_ONLY_UNTIL, RETURN, TRAVEL_RULES, Travel};
use super::{answer_about, named};
use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::Detail;
use crate::duty::law::{End, Facts, Provision, open, set, settle, undated};
use crate::duty::{Because, Duty};

/// A duty for each journey and each return that has to be notified.
pub(super) fn duties(facts: &Facts<'_>, over: End, duties: &mut Vec<Duty>) {
    let mut last: Option<&Event> = None;
    for event in facts.events {
        match event.kind {
            EventKind::TravelPlanned => {
                if let Some(duty) = journey(facts, event, over) {
                    duties.push(duty);
                    last = Some(event);
                }
            }
            EventKind::AbsencePlanned => duties.extend(absence(facts, event, over)),
            EventKind::CameBack => {
                // The return from a journey that had to be notified.
                let left = last.filter(|left| left.law.departs.is_none_or(|departs| departs <= event.on));
                if left.is_some() {
                    last = None;
                    duties.push(named(facts, &RETURN, event, About::Return, over));
                }
            }
            _ => {}
        }
    }
}

/// Days away from the day of departure to that of return, both counted; `None` where the return is not known.
fn days_away(event: &Event) -> Option<i64> {
    let (departs, returns) = (event.law.departs?, event.law.returns?);
    Some(departs.days_until(returns) + 1)
}

fn rule(facts: &Facts<'_>, day: Date) -> Option<&'static Travel> {
    TRAVEL_RULES.iter().find(|rule| rule.early.applies(facts, day))
}

fn journey(facts: &Facts<'_>, event: &Event, over: End) -> Option<Duty> {
    let Some(departs) = event.law.departs else {
        let rule = rule(facts, event.on)?;
        return Some(undated(facts, &rule.early, event, Because::NeedsDetail { detail: Detail::Departs }));
    };
    let rule = rule(facts, departs)?;
    let least = if event.law.to_ireland == Some(true) { rule.least_to_ireland } else { rule.least_days };
    // A journey of a length that nobody gave can be long enough.
    if days_away(event).is_some_and(|days| days < least) {
        return None;
    }
    let early = rule.early.reckon(departs);
    let hours_only = departs.digits().as_str() <= HOURS_ONLY_UNTIL;
    let provision = if event.on <= early && !hours_only { &rule.early } else { &rule.late };
    Some(before(facts, provision, event, departs, About::Travel, over))
}

fn absence(facts: &Facts<'_>, event: &Event, over: End) -> Option<Duty> {
    if !ABSENCE.is_here(facts) {
        return None;
    }
    let Some(departs) = event.law.departs else {
        return Some(undated(facts, &ABSENCE, event, Because::NeedsDetail { detail: Detail::Departs }));
    };
    if days_away(event).is_some_and(|days| days <= ABSENCE_OVER) {
        return None;
    }
    Some(before(facts, &ABSENCE, event, departs, About::Absence, over))
}

/// A duty that is due so long before a departure, and never before it was known.
fn before(
    facts: &Facts<'_>,
    provision: &'static Provision,
    event: &Event,
    departs: Date,
    about: About,
    over: End,
) -> Duty {
    let mut duty = open(facts, provision, Some(event));
    duty.say(Because::Departure { on: departs });
    duty.say(provision.counted());
    let due = provision.reckon(departs);
    set(facts, &mut duty, due.max(event.on));
    let mut early = Vec::new();
    let given = answer_about(facts, event, about, &mut early);
    duty.because.append(&mut early);
    settle(facts, &mut duty, given, over);
    duty
}

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
                last = journey(facts, duties, event, over).then_some(event).or(last);
            }
            EventKind::AbsencePlanned => absence(facts, duties, event, over),
            EventKind::CameBack => {
                // The return from a journey that had to be notified.
                let left = last.filter(|left| left.law.departs.known().is_none_or(|departs| departs <= event.on));
                if left.is_some() {
                    last = None;
                    named(facts, duties, &RETURN, (event, event.on), About::Return, over);
                }
            }
            _ => {}
        }
    }
}

/// Days away from the day of departure to that of return, both counted; `None` where the return is not known.
fn days_away(event: &Event) -> Option<i64> {
    let (departs, returns) = (event.law.departs.known()?, event.law.returns.known()?);
    Some(departs.days_until(returns) + 1)
}

fn rule(facts: &Facts<'_>, day: Date) -> Option<&'static Travel> {
    TRAVEL_RULES.iter().find(|rule| rule.early.applies(facts, day))
}

/// Whether a journey has to be notified, with its duty.
fn journey(facts: &Facts<'_>, duties: &mut Vec<Duty>, event: &Event, over: End) -> bool {
    let Some(rule) = rule(facts, event.law.departs.known().unwrap_or(event.on)) else { return false };
    let Some(departs) = event.law.departs.known() else {
        undated(facts, duties, &rule.early, event, Because::NeedsDetail { detail: Detail::Departs });
        return true;
    };
    let least = if event.law.to_ireland.known() == Some(true) { rule.least_to_ireland } else { rule.least_days };
    // A journey of a length that nobody gave can be long enough.
    if days_away(event).is_some_and(|days| days < least) {
        return false;
    }
    let early = rule.early.reckon(departs);
    let hours_only = departs.digits().as_str() <= HOURS_ONLY_UNTIL;
    let provision = if event.on <= early && !hours_only { &rule.early } else { &rule.late };
    before(facts, duties, provision, (event, departs), About::Travel, over);
    true
}

fn absence(facts: &Facts<'_>, duties: &mut Vec<Duty>, event: &Event, over: End) {
    if !ABSENCE.is_here(facts) {
        return;
    }
    let Some(departs) = event.law.departs.known() else {
        undated(facts, duties, &ABSENCE, event, Because::NeedsDetail { detail: Detail::Departs });
        return;
    };
    if days_away(event).is_none_or(|days| days > ABSENCE_OVER) {
        before(facts, duties, &ABSENCE, (event, departs), About::Absence, over);
    }
}

/// A duty that is due so long before a departure, and never before it was known.
fn before(
    facts: &Facts<'_>,
    duties: &mut Vec<Duty>,
    provision: &'static Provision,
    (event, departs): (&Event, Date),
    about: About,
    over: End,
) {
    let duty = open(facts, duties, provision, Some(event));
    duty.say(Because::Departure { on: departs });
    duty.say(provision.counted());
    let due = provision.reckon(departs);
    set(facts, duty, due.max(event.on));
    let given = answer_about(facts, event, about, &mut duty.because);
    settle(facts, duty, given, over);
}

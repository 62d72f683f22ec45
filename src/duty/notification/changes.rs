//! Notification of changes, before and after they happen.

use super::period::Subject;
use super::provisions::{
    CHANGE, CHANGE_NOT_FOUND, CHILD_CHANGE, CORRECTION, DAYS_EARLY, DAYS_FROM_NOTICE, EXTRA_CHANGE,
};
use super::{answer_about, first_about, is_about, named, within_free_days};
use crate::case::event::law::{About, Matter};
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::law::{End, Facts, open, settle, undated};
use crate::duty::{Because, ClosesNothing, Detail, Duty, say};

/// A notification that starts the next year, with what it says of the home.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answered<'a> {
    pub given: &'a Event,
    /// He has no sole or main residence; `None` where it does not say.
    pub no_fixed_home: Option<bool>,
    /// It gives something that starts no year.
    pub extra: bool,
}

/// The duties; what is given back are the notifications of changes that were owed.
pub(super) fn duties<'a>(
    facts: &Facts<'a>,
    subjects: &[Subject<'a>],
    over: End,
    duties: &mut Vec<Duty>,
) -> Vec<Answered<'a>> {
    let mut answered = Vec::new();
    let notices: Vec<&Event> = facts.events.iter().filter(|event| is_about(event, About::Advance)).collect();
    let mut came: Vec<usize> = Vec::new();
    let first = subjects.first().map(|subject| subject.event);
    let notified = first.and_then(|first| first_about(facts, first, About::Initial));
    for event in facts.events {
        let matter = match event.kind {
            EventKind::DetailsChanged => event.law.matter.known(),
            // s.84(1)(d): release, for somebody who had notified before.
            EventKind::Released
            | EventKind::LicenceStarted
            | EventKind::OrderStarted
            | EventKind::DischargedFromHospital
                if notified.is_some_and(|given| given.on < event.on) && facts.ends_stay(event) =>
            {
                None
            }
            _ => continue,
        };
        if first.is_some_and(|first| event.on < first.on) {
            continue;
        }
        if first.is_none() {
            let why = Because::NeedsEvent { events: &[EventKind::NotificationStarted] };
            undated(facts, duties, &CHANGE, event, why);
            continue;
        }
        let extra = matches!(matter, Some(Matter::Bank | Matter::IdentityDocument | Matter::ChildHousehold));
        let rule = match matter {
            Some(Matter::Bank | Matter::IdentityDocument) => &EXTRA_CHANGE,
            Some(Matter::ChildHousehold) => &CHILD_CHANGE,
            _ => &CHANGE,
        };
        if !rule.is_here(facts) {
            undated(facts, duties, &CHANGE_NOT_FOUND, event, Because::FigureNotFound);
            continue;
        }
        if extra && !rule.applies(facts, event.on) {
            continue;
        }
        let home = match matter {
            Some(Matter::Home) => Some(false),
            Some(Matter::NoFixedHome) => Some(true),
            _ => None,
        };
        let (mut because, mut late) = (Vec::new(), Vec::new());
        let mut given = None;
        for notice in notices.iter().copied().filter(|notice| matter.is_some() && notice.law.matter.known() == matter) {
            match notice.law.expected.known().filter(|expected| in_time(*expected, event.on)) {
                Some(expected) if given.is_none() && notice.on <= event.on => {
                    given = Some(notice);
                    came.push(notice.index);
                    say(&mut because, Because::NoticeGiven { on: notice.on, expected });
                }
                None if names(facts, notice, event) => {
                    say(&mut late, Because::closes_nothing(notice, ClosesNothing::OutsideNotice));
                }
                _ => {}
            }
        }
        let given = given.or_else(|| answer_about(facts, event, About::Change, &mut because));
        let duty = within_free_days(facts, duties, rule, (event, event.on), given, over);
        duty.say_all(&mut because);
        duty.say_all(&mut late);
        if let Some(given) = given {
            answered.push(Answered { given, no_fixed_home: given.law.no_fixed_home.known().or(home), extra });
        }
    }
    corrections(facts, &notices, &came, over, duties);
    answered
}

/// Whether a notice names `event`.
fn names(facts: &Facts<'_>, notice: &Event, event: &Event) -> bool {
    facts.answering(event).iter().any(|given| given.index == notice.index)
}

/// Whether a change on `day` lies close enough to the day that was expected: not more than 2 days before it, nor
/// after the end of 3 days beginning with it.
fn in_time(expected: Date, day: Date) -> bool {
    day >= expected.minus_days(DAYS_EARLY) && day <= expected.last_of_days(DAYS_FROM_NOTICE)
}

/// What the police had notice of and did not happen: to be told within six days beginning with the day given.
fn corrections(facts: &Facts<'_>, notices: &[&Event], came: &[usize], over: End, duties: &mut Vec<Duty>) {
    for notice in notices {
        let Some(expected) = notice.law.expected.known() else {
            let duty = open(facts, duties, &CORRECTION, Some(notice));
            duty.say(Because::NeedsDetail { detail: Detail::Expected });
            settle(facts, duty, None, over);
            continue;
        };
        if came.contains(&notice.index) || facts.today <= expected.last_of_days(DAYS_FROM_NOTICE) {
            continue;
        }
        // A day that had gone when notice was given cannot make it late before it came.
        let from = expected.max(notice.on);
        let duty = named(facts, duties, &CORRECTION, (notice, from), About::NotHappened, over);
        duty.because.insert(1, Because::NotHappened { expected });
    }
}

//! The review of notification requirements without an end: three countries, three wordings.

use super::first_about;
use super::period::Subject;
use super::provisions::{
    CONTINUATION_AT_MOST, ENGLISH_FURTHER_REVIEW, ENGLISH_REVIEW, NORTHERN_IRISH_REVIEW, Review,
    SCOTTISH_FURTHER_REVIEW, SCOTTISH_REVIEW,
};
use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::division::Division;
use crate::duty::Detail;
use crate::duty::law::{End, Facts, Provision, open, set, settle};
use crate::duty::order::Order;
use crate::duty::{Because, Duty, DutyState};
use crate::standard::DutyKind;

/// The review of the first period without an end, and those that followed.
pub(super) fn duties(facts: &Facts<'_>, subjects: &[Subject<'_>], orders: &[Order<'_>], duties: &mut Vec<Duty>) {
    let Some(subject) = subjects.iter().find(|subject| subject.indefinite) else { return };
    let start = subject.event;
    let Some(division) = facts.division else {
        let mut duty = open(facts, &NORTHERN_IRISH_REVIEW, Some(start));
        duty.say(Because::DivisionNotKnown);
        settle(facts, &mut duty, None, End::Never);
        duties.push(duty);
        return;
    };
    let mut duty = match division {
        Division::EnglandAndWales => english(facts, start),
        Division::Scotland => scottish(facts, start),
        Division::NorthernIreland => {
            let mut duty = open(facts, &NORTHERN_IRISH_REVIEW, Some(start));
            duty.say(Because::FigureNotFound);
            duty
        }
    };
    let reviews =
        facts.events.iter().filter(|event| event.kind == EventKind::NotificationReviewed && event.on >= start.on);
    for review in reviews {
        settle(facts, &mut duty, Some(review), End::Never);
        duties.push(duty);
        if review.law.ends == Some(true) && review.verified {
            return;
        }
        duty = further(facts, division, review);
    }
    settle(facts, &mut duty, None, End::Never);
    if division == Division::EnglandAndWales && duty.due.is_some() {
        may_apply(facts, orders, &mut duty);
    }
    duties.push(duty);
}

/// By the age on the relevant date; that of an adult, the later one, where it is not known.
fn by_age(facts: &Facts<'_>, review: &'static Review, start: &Event, because: &mut Vec<Because>) -> &'static Provision {
    match facts.under_eighteen(start.on) {
        Some(true) => {
            because.push(Because::UnderEighteen);
            &review.minor
        }
        Some(false) => &review.adult,
        None => {
            because.push(Because::AgeNotKnown);
            &review.adult
        }
    }
}

fn waits(facts: &Facts<'_>, provision: &Provision, start: &Event) -> Duty {
    let mut duty = open(facts, provision, Some(start));
    duty.say(Because::WaitsFor { duty: DutyKind::NotificationInitial });
    duty
}

/// England and Wales: the person may apply from the day after 15 (8) years that begin with the relevant notification.
fn english(facts: &Facts<'_>, start: &Event) -> Duty {
    let mut because = Vec::new();
    let provision = by_age(facts, &ENGLISH_REVIEW, start, &mut because);
    let Some(given) = first_about(facts, start, About::Initial) else { return waits(facts, provision, start) };
    let mut duty = open(facts, provision, Some(given));
    duty.because.append(&mut because);
    duty.say(provision.counted());
    duty.say(Because::MayFrom);
    set(facts, &mut duty, provision.reckon(given.on));
    duty
}

/// Scotland: the chief constable decides by the date 15 (8) years after the relevant date, time in custody, in
/// hospital or abroad before the first notification left out.
fn scottish(facts: &Facts<'_>, start: &Event) -> Duty {
    let mut because = Vec::new();
    let provision = by_age(facts, &SCOTTISH_REVIEW, start, &mut because);
    let Some(given) = first_about(facts, start, About::Initial) else { return waits(facts, provision, start) };
    let mut duty = open(facts, provision, Some(start));
    duty.because.append(&mut because);
    duty.say(provision.counted());
    let left_out = facts.days_of_stays(start.on, given.on);
    if left_out > 0 {
        duty.say(Because::DaysLeftOut { count: left_out });
    }
    let days = u16::try_from(left_out).unwrap_or(u16::MAX);
    set(facts, &mut duty, provision.reckon(start.on).plus_days(days));
    duty
}

/// The next review after one that continued the requirements.
fn further(facts: &Facts<'_>, division: Division, review: &Event) -> Duty {
    match division {
        Division::EnglandAndWales => {
            let mut duty = open(facts, &ENGLISH_FURTHER_REVIEW, Some(review));
            duty.say(ENGLISH_FURTHER_REVIEW.counted());
            duty.say(Because::MayBeLater);
            duty.say(Because::MayFrom);
            set(facts, &mut duty, ENGLISH_FURTHER_REVIEW.reckon(review.on));
            duty
        }
        Division::Scotland => {
            let mut duty = open(facts, &SCOTTISH_FURTHER_REVIEW, Some(review));
            match review.law.until {
                Some(until) => set(facts, &mut duty, until),
                None => duty.say(Because::NeedsDetail { detail: Detail::Until }),
            }
            duty
        }
        Division::NorthernIreland => {
            let mut duty = open(facts, &NORTHERN_IRISH_REVIEW, Some(review));
            duty.say(Because::FigureNotFound);
            duty
        }
    }
}

/// He may apply and need not: from its day on it stands as due and is never late. An order bars it.
fn may_apply(facts: &Facts<'_>, orders: &[Order<'_>], duty: &mut Duty) {
    if duty.state == DutyState::Overdue {
        duty.state = DutyState::Due;
        duty.days_late = Some(0);
    }
    if duty.state == DutyState::Due
        && let Some(order) = orders.iter().find(|order| order.bars_review() && !order.end.is_past(facts.today))
    {
        duty.state = DutyState::Suspended;
        duty.due = None;
        duty.last_working_day = None;
        duty.days_late = None;
        duty.say(Because::BarredBy { order: order.kind, on: order.made.on });
    }
}

/// The last day that a Scottish continuation can have.
pub(in crate::duty) fn latest_continuation(review: &Event) -> crate::date::Date {
    review.on.last_of_months(CONTINUATION_AT_MOST * 12)
}

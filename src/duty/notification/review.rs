//! The review of notification requirements without an end: three countries, three wordings.

use super::first_about;
use super::period::Subject;
use super::provisions::{
    CONTINUATION_AT_MOST, ENGLISH_FURTHER_REVIEW, ENGLISH_REVIEW, NORTHERN_IRISH_REVIEW, SCOTTISH_FURTHER_REVIEW,
    SCOTTISH_REVIEW,
};
use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::division::Division;
use crate::duty::Detail;
use crate::duty::law::{End, Facts, open, set, settle};
use crate::duty::order::Order;
use crate::duty::{Because, Duty, DutyState};
use crate::standard::DutyKind;

/// The review of the first period without an end, and those that followed.
pub(super) fn duties(facts: &Facts<'_>, subjects: &[Subject<'_>], orders: &[Order<'_>], duties: &mut Vec<Duty>) {
    let Some(subject) = subjects.iter().find(|subject| subject.indefinite) else { return };
    let start = subject.event;
    let Some(division) = facts.division else {
        let duty = without_figure(facts, duties, start, Because::DivisionNotKnown);
        settle(facts, duty, None, End::Never);
        return;
    };
    let mut duty = first(facts, duties, division, start);
    let reviews =
        facts.events.iter().filter(|event| event.kind == EventKind::NotificationReviewed && event.on >= start.on);
    for review in reviews {
        settle(facts, duty, Some(review), End::Never);
        if review.law.ends.known() == Some(true) && review.verified {
            return;
        }
        duty = further(facts, duties, division, review);
    }
    settle(facts, duty, None, End::Never);
    if division == Division::EnglandAndWales && duty.due.is_some() {
        may_apply(facts, orders, duty);
    }
}

/// A review of which the law's figure is not known.
fn without_figure<'a>(facts: &Facts<'_>, duties: &'a mut Vec<Duty>, event: &Event, why: Because) -> &'a mut Duty {
    let duty = open(facts, duties, &NORTHERN_IRISH_REVIEW, Some(event));
    duty.say(why);
    duty
}

/// The first review, by the age on the relevant date; that of an adult, the later one, where it is not known.
///
/// England and Wales: the person may apply from the day after 15 (8) years that begin with the relevant notification.
/// Scotland: the chief constable decides by the date 15 (8) years after the relevant date, time in custody, in
/// hospital or abroad before the first notification left out.
fn first<'a>(facts: &Facts<'_>, duties: &'a mut Vec<Duty>, division: Division, start: &Event) -> &'a mut Duty {
    let review = match division {
        Division::EnglandAndWales => &ENGLISH_REVIEW,
        Division::Scotland => &SCOTTISH_REVIEW,
        Division::NorthernIreland => return without_figure(facts, duties, start, Because::FigureNotFound),
    };
    let minor = facts.under_eighteen(start.on) == Some(true);
    let provision = if minor { &review.minor } else { &review.adult };
    let Some(given) = first_about(facts, start, About::Initial) else {
        let duty = open(facts, duties, provision, Some(start));
        duty.say(Because::WaitsFor { duty: DutyKind::NotificationInitial });
        return duty;
    };
    let scottish = division == Division::Scotland;
    let from = if scottish { start } else { given };
    let duty = open(facts, duties, provision, Some(from));
    duty.say_if(facts.age_step(start.on));
    duty.say(provision.counted());
    let mut due = provision.reckon(from.on);
    if scottish {
        let left_out = facts.days_of_stays(start.on, given.on);
        if left_out > 0 {
            duty.say(Because::DaysLeftOut { count: left_out });
        }
        due = due.plus_days(u16::try_from(left_out).unwrap_or(u16::MAX));
    } else {
        duty.say(Because::MayFrom);
    }
    set(facts, duty, due);
    duty
}

/// The next review after one that continued the requirements.
fn further<'a>(facts: &Facts<'_>, duties: &'a mut Vec<Duty>, division: Division, review: &Event) -> &'a mut Duty {
    let provision = match division {
        Division::EnglandAndWales => &ENGLISH_FURTHER_REVIEW,
        Division::Scotland => &SCOTTISH_FURTHER_REVIEW,
        Division::NorthernIreland => return without_figure(facts, duties, review, Because::FigureNotFound),
    };
    let duty = open(facts, duties, provision, Some(review));
    match review.law.until.known() {
        _ if division == Division::EnglandAndWales => {
            duty.say(provision.counted());
            duty.say(Because::MayBeLater);
            duty.say(Because::MayFrom);
            set(facts, duty, provision.reckon(review.on));
        }
        Some(until) => set(facts, duty, until),
        None => duty.say(Because::NeedsDetail { detail: Detail::Until }),
    }
    duty
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
        duty.days_late = None;
        duty.say(Because::BarredBy { order: order.kind, on: order.made.on });
    }
}

/// The last day that a Scottish continuation can have.
pub(in crate::duty) fn latest_continuation(review: &Event) -> crate::date::Date {
    review.on.last_of_months(CONTINUATION_AT_MOST * 12)
}

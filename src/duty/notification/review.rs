//! The review of notification requirements without an end: three countries, three wordings.

use super::initial::Initial;
use super::is_about;
use super::provisions::{
    CONTINUATION_AT_MOST, ENGLISH_FURTHER_REVIEW, ENGLISH_REVIEW, NORTHERN_IRISH_REVIEW, SCOTTISH_FURTHER_REVIEW,
    SCOTTISH_REVIEW,
};
use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::division::Division;
use crate::duty::law::{Owed, age_step, open, set, settle, under_eighteen};
use crate::duty::situation::Situation;
use crate::duty::{Because, Detail, Duty, DutyState};
use crate::standard::DutyKind;
use crate::timeline::Requirement;

/// The review of the latest period without an end that is open, and those that followed.
pub(super) fn duties(situation: &Situation<'_>, initial: &Initial<'_>, duties: &mut Vec<Duty>) {
    let indefinite = || situation.timeline.requirements.iter().filter(|one| one.may_be_indefinite());
    let certain = || indefinite().filter(|one| one.lacks.is_none());
    let open_today = |one: &&Requirement<'_>| one.spell().is_open_on(situation.today());
    // Of those that may have no end the first: none of them puts off the review of another.
    let open = certain().rfind(open_today).or_else(|| indefinite().find(open_today));
    let any = open.or_else(|| certain().next_back()).or_else(|| indefinite().next());
    let Some(requirement) = any else { return };
    let start = requirement.start;
    let owed = Owed::until(requirement.spell().end);
    let division = situation.division;
    let given = initial.given(start).or_else(|| first_notified(situation, start));
    let mut duty = first(situation, duties, division, start, given);
    let reviews = situation.timeline.since(EventKind::NotificationReviewed, start.on).iter().copied();
    let ended_it =
        |review: &Event| requirement.ended.and_then(|end| end.event()).is_some_and(|by| by.index == review.index);
    // One that cannot be read continues nothing and ends nothing, nor does an end that nobody has verified, and what was
    // over before is not reviewed.
    let continues = |review: &Event| {
        matches!(review.law.ends, Answer::Missing | Answer::Given(false)) && requirement.spell().is_open_on(review.on)
    };
    for review in reviews {
        if ended_it(review) {
            settle(situation, duty, Some(review), owed);
            return;
        }
        if continues(review) {
            settle(situation, duty, Some(review), owed);
            duty = further(situation, duties, division, review);
        }
    }
    settle(situation, duty, None, owed);
    if division == Division::EnglandAndWales && duty.due.is_some() {
        may_apply(situation, duty);
    }
}

/// The first notification on or after the day of `start`: somebody who stays subject by an earlier requirement gives no
/// initial one.
fn first_notified<'a>(situation: &Situation<'a>, start: &Event) -> Option<&'a Event> {
    let since = situation.timeline.since(EventKind::Notified, start.on).iter().copied();
    since
        .into_iter()
        .find(|event| [About::Initial, About::Periodic, About::Change].iter().any(|about| is_about(event, *about)))
}

/// A review of which the law's figure is not known.
fn without_figure<'d>(situation: &Situation<'_>, duties: &'d mut Vec<Duty>, event: &Event) -> &'d mut Duty {
    let duty = open(situation, duties, &NORTHERN_IRISH_REVIEW, Some(event));
    duty.say(Because::FigureNotFound);
    duty
}

/// What the years run from in England and Wales: the first notification, or where he gave it on bail and then served the
/// sentence, the first after his release. `Err` while that is not recorded.
fn relevant<'a>(situation: &Situation<'a>, start: &Event, given: &'a Event) -> Result<&'a Event, Because> {
    let timeline = situation.timeline;
    let custodial =
        start.law.term.is_some() || start.law.disposal.given().is_some_and(|disposal| disposal.is_custodial());
    let sentence = timeline.since(EventKind::SentencedToCustody, start.on).first().filter(|_| custodial);
    let Some(sentence) = sentence.filter(|sentence| sentence.on >= given.on) else { return Ok(given) };
    let released = [EventKind::Released, EventKind::LicenceStarted, EventKind::OrderStarted];
    let released = released.into_iter().filter_map(|kind| timeline.since(kind, sentence.on).first().copied());
    let Some(released) = released.min_by_key(|event| event.on) else {
        return Err(Because::NeedsEvent { events: &[EventKind::Released] });
    };
    let after = timeline.since(EventKind::Notified, released.on).iter().copied();
    after
        .into_iter()
        .find(|event| !matches!(event.law.about, Answer::Given(About::Advance)))
        .ok_or(Because::NeedsEvent { events: &[EventKind::Notified] })
}

/// The first review, by the age on the relevant date; that of an adult, the later one, where it is not known.
///
/// England and Wales: the person may apply from the day after 15 (8) years that begin with the relevant notification.
/// Scotland: the chief constable decides by the date 15 (8) years after the relevant date, time in custody, in
/// hospital or abroad before the first notification left out.
fn first<'d>(
    situation: &Situation<'_>,
    duties: &'d mut Vec<Duty>,
    division: Division,
    start: &Event,
    given: Option<&Event>,
) -> &'d mut Duty {
    let review = match division {
        Division::EnglandAndWales => &ENGLISH_REVIEW,
        Division::Scotland => &SCOTTISH_REVIEW,
        Division::NorthernIreland => return without_figure(situation, duties, start),
    };
    let minor = under_eighteen(situation, start.on) == Some(true);
    let provision = if minor { &review.minor } else { &review.adult };
    let scottish = division == Division::Scotland;
    let given = given.filter(|given| given.on >= start.on);
    let from = match given {
        _ if scottish => Ok(start),
        Some(given) => relevant(situation, start, given),
        None => Err(Because::WaitsFor { duty: DutyKind::NotificationInitial }),
    };
    let duty = open(situation, duties, provision, Some(from.unwrap_or(start)));
    let from = match from {
        Ok(from) => from,
        Err(why) => {
            duty.say(why);
            if given.is_none() {
                duty.wait_for_duty(DutyKind::NotificationInitial, EventKind::Notified);
            }
            return duty;
        }
    };
    duty.say_if(age_step(situation, start.on));
    duty.say(provision.counted());
    let mut due = provision.count_on(from.on);
    if scottish {
        // Until he has notified, the time that is left out goes on.
        let until = given.map_or(situation.today(), |given| given.on);
        let left_out = situation.away().days_between(start.on, until);
        if left_out > 0 {
            duty.say(Because::DaysLeftOut { count: left_out });
        }
        due = due.plus_days(u16::try_from(left_out).unwrap_or(u16::MAX));
    } else {
        duty.say(Because::MayFrom);
    }
    set(situation, duty, due);
    duty
}

/// The next review after one that continued the requirements.
fn further<'d>(
    situation: &Situation<'_>,
    duties: &'d mut Vec<Duty>,
    division: Division,
    review: &Event,
) -> &'d mut Duty {
    let provision = match division {
        Division::EnglandAndWales => &ENGLISH_FURTHER_REVIEW,
        Division::Scotland => &SCOTTISH_FURTHER_REVIEW,
        Division::NorthernIreland => return without_figure(situation, duties, review),
    };
    let duty = open(situation, duties, provision, Some(review));
    let until = review.law.until.known();
    match until.filter(|until| division == Division::Scotland || *until <= latest_continuation(review)) {
        // The day after the period that the police set: s.91B(4) to (6).
        Some(until) if division == Division::EnglandAndWales => {
            duty.say(Because::EndsOn { on: until });
            duty.say(Because::MayFrom);
            set(situation, duty, until.plus_days(1));
        }
        None if division == Division::EnglandAndWales => {
            duty.say(provision.counted());
            duty.say(Because::MayBeLater);
            duty.say(Because::MayFrom);
            set(situation, duty, provision.count_on(review.on));
        }
        Some(until) => set(situation, duty, until),
        None => duty.say(Because::NeedsDetail { detail: Detail::Until }),
    }
    duty
}

/// He may apply and need not: from its day on it is due and never late. An order bars it.
fn may_apply(situation: &Situation<'_>, duty: &mut Duty) {
    if duty.state == DutyState::Overdue {
        duty.state = DutyState::Due;
        duty.days_late = Some(0);
        duty.because.retain(|step| !matches!(step, Because::NotRecorded));
    }
    let bars =
        |order: &&crate::timeline::CourtOrder<'_>| order.bars_review() && order.spell().is_open_on(situation.today());
    if duty.state == DutyState::Due
        && let Some(order) = situation.timeline.court_orders.iter().find(bars)
    {
        duty.state = DutyState::Suspended;
        duty.days_late = None;
        duty.say(Because::BarredBy { order: order.kind, on: order.made.on });
    }
}

/// The last day that a continuation can have, in Scotland and in England and Wales.
pub(in crate::duty) fn latest_continuation(review: &Event) -> crate::date::Date {
    review.on.last_of_months(CONTINUATION_AT_MOST * 12)
}

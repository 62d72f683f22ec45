//! The clock of the notification requirements: what the person has to tell the police, by when, and until when.

mod changes;
mod period;
mod periodic;
mod provisions;
mod review;
mod travel;

use crate::case::event::law::{About, OrderKind};
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::law::{End, Facts, Provision, hold, open, set, settle};
use crate::duty::order::Order;
use crate::duty::{Because, ClosesNothing, Duty, say};
use period::Subject;
use provisions::{BY_VIOLENT_ORDER, INITIAL};
pub(super) use review::latest_continuation;

/// Every duty of the notification requirements. `orders` are those that can keep them alive.
pub(super) fn duties(facts: &Facts<'_>, orders: &[Order<'_>], duties: &mut Vec<Duty>) {
    let (subjects, over) = period::subjects(facts, orders, duties);
    initial(facts, &subjects, over, duties);
    let answered = changes::duties(facts, &subjects, over, duties);
    periodic::duties(facts, &answered, over, duties);
    travel::duties(facts, over, duties);
    review::duties(facts, &subjects, orders, duties);
}

/// The first notification about `about` on or after the day of `event`.
fn first_about<'a>(facts: &Facts<'a>, event: &Event, about: About) -> Option<&'a Event> {
    facts.events.iter().find(|given| is_about(given, about) && given.on >= event.on)
}

/// Whether `event` is a notification about `about`.
fn is_about(event: &Event, about: About) -> bool {
    event.kind == EventKind::Notified && event.law.about.known() == Some(about)
}

/// The first notification about `about` that names `event`; those that came before it are named in `because`.
#[inline(never)]
fn answer_about<'a>(facts: &Facts<'a>, event: &Event, about: About, because: &mut Vec<Because>) -> Option<&'a Event> {
    for given in facts.answering(event).iter().copied().filter(|given| is_about(given, about)) {
        if given.on >= event.on {
            return Some(given);
        }
        say(because, Because::closes_nothing(given, ClosesNothing::BeforeEvent));
    }
    None
}

/// A duty that is due on the last of some days that begin with an event, time in custody and the like left out.
#[inline(never)]
fn within_free_days<'a>(
    facts: &Facts<'_>,
    duties: &'a mut Vec<Duty>,
    provision: &Provision,
    (event, from): (&Event, Date),
    closer: Option<&Event>,
    over: End,
) -> &'a mut Duty {
    let duty = open(facts, duties, provision, Some(event));
    duty.say(provision.counted());
    match facts.free_days(from, provision.count, &mut duty.because) {
        Ok(due) => {
            set(facts, duty, due);
            settle(facts, duty, closer, over);
        }
        Err(_) if closer.is_some() => settle(facts, duty, closer, over),
        Err(stay) => hold(facts, duty, stay, over),
    }
    duty
}

/// The initial notification of each time that somebody became subject to the requirements.
fn initial(facts: &Facts<'_>, subjects: &[Subject<'_>], over: End, duties: &mut Vec<Duty>) {
    let mut notified: Option<(&Subject<'_>, &Event)> = None;
    for subject in subjects {
        let start = subject.event;
        let provision = INITIAL.iter().find(|row| row.applies(facts, start.on)).or(INITIAL.last());
        let Some(provision) = provision else { continue };
        // s.83(2): somebody who has notified for an earlier conviction, and stays subject by it throughout the
        // days allowed, need not do so again.
        let days = provision.reckon(start.on);
        if notified.is_some_and(|(before, given)| given.on <= start.on && !before.end.is_past(days)) {
            continue;
        }
        let given = first_about(facts, start, About::Initial);
        within_free_days(facts, duties, provision, (start, start.on), given, over);
        notified = given.map(|given| (subject, given)).or(notified);
    }
    let violent = |event: &&Event| event.law.order.known() == Some(OrderKind::ViolentOffender);
    for order in facts.events.iter().filter(violent) {
        named(facts, duties, &BY_VIOLENT_ORDER, (order, order.on), About::Initial, End::Never);
    }
}

/// The same, done by a notification that names the event.
#[inline(never)]
fn named<'a>(
    facts: &Facts<'_>,
    duties: &'a mut Vec<Duty>,
    provision: &Provision,
    (event, from): (&Event, Date),
    about: About,
    over: End,
) -> &'a mut Duty {
    let mut early = Vec::new();
    let given = answer_about(facts, event, about, &mut early);
    let duty = within_free_days(facts, duties, provision, (event, from), given, over);
    duty.say_all(&mut early);
    duty
}

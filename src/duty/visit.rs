//! The clock of the police: visits to the home, by the joint rating or as the plan sets them.

use crate::band::Band;
use crate::case::event::{Agency, Event, EventKind, IntervalOf};
use crate::duty::clock::{MOST_NAMED, count, count_interval, first_rule, hold, open, settle};
use crate::duty::follow_up::since;
use crate::duty::reactive;
use crate::duty::supervision::first_start;
use crate::duty::{Because, ClosesNothing, Context, Duty};
use crate::standard::{DutyKind, Interval, Rule, Setter};

/// A visit counts where the person was seen. Nobody having recorded it is not a yes.
const fn unfit(event: &Event) -> Option<ClosesNothing> {
    match event.access.known() {
        Some(true) => None,
        Some(false) => Some(ClosesNothing::NoAccess),
        None => Some(ClosesNothing::AccessNotRecorded),
    }
}

/// A visit of the police, or of nobody knows whom. What probation alone did is a contact.
pub(crate) fn by_police(event: &Event) -> bool {
    event.kind == EventKind::Visit && event.details.agency.known() != Some(Agency::Probation)
}

/// Where the plan has to set how often, it has to do so at once.
pub(super) fn interval(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::VisitInterval) else { return };
    let Some(start) = first_start(context) else { return };
    let set = |event: &&&Event| event.on >= start.on && names_visits(event);
    let set = context.past.intervals.iter().find(set).copied();
    let duty = open(context, duties, rule);
    count(context, duty, start, rule.within);
    settle(context, duty, set);
}

fn names_visits(event: &Event) -> bool {
    event.details.interval_of.known() == Some(IntervalOf::HomeVisit)
}

/// The visits made since the order or licence began, and the next one.
pub(super) fn visits(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::HomeVisit) else { return };
    let Some(start) = first_start(context) else {
        let duty = open(context, duties, rule);
        duty.say(Because::NeedsEvent { events: &[EventKind::OrderStarted, EventKind::LicenceStarted] });
        settle(context, duty, None);
        return;
    };
    let mut last = start;
    for visit in visits_since(context, start).filter(|visit| unfit(visit).is_none()) {
        // A second visit on one day is the same visit: no interval lies between them.
        if visit.on > last.on || last.kind != EventKind::Visit {
            made(context, duties, rule, last, visit);
            last = visit;
        }
    }
    next(context, duties, rule, last);
}

fn visits_since<'a>(context: &Context<'a>, start: &'a Event) -> impl Iterator<Item = &'a Event> {
    since(context.events, &[EventKind::Visit], start.on).filter(|event| by_police(event))
}

/// The highest rating recorded from `from` to `until`, with the one that stood at `from`; `None` where that is not known.
fn rating_then(context: &Context<'_>, from: &Event, until: &Event) -> Option<Band> {
    let ratings = &context.past.ratings;
    let before = ratings.partition_point(|event| event.on <= from.on);
    let stood = ratings.get(before.checked_sub(1)?)?.details.rating.known();
    let later = ratings.get(before..).unwrap_or_default().iter().take_while(|event| event.on <= until.on);
    later.map(|event| event.details.rating.known()).fold(stood, Ord::max)
}

/// A visit made. What held then followed the rating of that time: where the case does not keep it, the visit is
/// neither dated nor called late.
fn made(context: &Context<'_>, duties: &mut Vec<Duty>, rule: &Rule, from: &Event, visit: &Event) {
    let by_rating = |rule: &Rule| rule.when.joint_rating.is_some();
    let rating = rating_then(context, from, visit);
    let then = rating.and_then(|rating| {
        let fits = |rule: &&Rule| rule.when.joint_rating.as_ref().is_some_and(|bands| bands.contains(&rating));
        context.standard.rules_of(DutyKind::HomeVisit).find(fits)
    });
    let duty = open(context, duties, then.unwrap_or(rule));
    match (then, rating) {
        (Some(then), Some(rating)) => {
            duty.say(Because::RatingThen { rating });
            count_interval(context, duty, then, from, visit.on);
        }
        _ if by_rating(rule) => {
            duty.opened_by(from);
            duty.say(Because::RatingThenNotKnown);
        }
        _ => count_interval(context, duty, rule, from, visit.on),
    }
    settle(context, duty, Some(visit));
}

fn next(context: &Context<'_>, duties: &mut Vec<Duty>, rule: &Rule, from: &Event) {
    let duty = open(context, duties, rule);
    if rule.when.joint_rating.is_some() {
        duty.say(Because::joint_rating(context.joint));
    }
    count_interval(context, duty, rule, from, context.today);
    if rule.within == Interval::SetBy(Setter::Plan) && duty.due.is_none() {
        duty.say(Because::WaitsFor { duty: DutyKind::VisitInterval });
    }
    let mut left = MOST_NAMED;
    for visit in visits_since(context, from) {
        if let Some(why) = unfit(visit).filter(|_| left > 0) {
            left -= 1;
            duty.say(Because::closes_nothing(visit, why));
        }
    }
    settle(context, duty, None);
    if let Some(started) = reactive::under_way(context) {
        hold(duty, started);
    }
}

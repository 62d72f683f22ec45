//! The clock of the police: visits to the home, by the joint rating.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{applicable, count, open, settle};
use crate::duty::{Because, ClosesNothing, Context, Duty};
use crate::standard::{DutyKind, Rule};

/// A visit counts where the person was seen. Nobody having recorded it is not a yes.
const fn unfit(event: &Event) -> Option<ClosesNothing> {
    match event.access {
        Some(true) => None,
        Some(false) => Some(ClosesNothing::NoAccess),
        None => Some(ClosesNothing::AccessNotRecorded),
    }
}

/// The visits made since the order or licence began, and the next one.
pub(super) fn visits(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let starts = [EventKind::OrderStarted, EventKind::LicenceStarted];
    let Some(rule) = applicable(context, DutyKind::HomeVisit).next() else { return };
    let Some(start) = context.events.iter().find(|event| starts.contains(&event.kind)) else {
        let mut duty = open(context, rule);
        duty.because.push(Because::NeedsEvent { events: starts.to_vec() });
        settle(context, &mut duty, None);
        duties.push(duty);
        return;
    };
    let mut last = start;
    for visit in visits_since(context, start).filter(|visit| unfit(visit).is_none()) {
        // A second visit on one day is the same visit: no interval lies between them.
        if visit.on > last.on || last.kind != EventKind::Visit {
            duties.push(made(context, rule, last, visit));
            last = visit;
        }
    }
    duties.push(next(context, rule, last));
}

fn visits_since<'a>(context: &Context<'a>, start: &'a Event) -> impl Iterator<Item = &'a Event> {
    context.events.iter().filter(move |event| event.kind == EventKind::Visit && event.on >= start.on)
}

/// A visit made. The interval that held then followed the rating of that time, which the case
/// does not keep, so it is neither dated nor called late.
fn made(context: &Context<'_>, rule: &Rule, from: &Event, visit: &Event) -> Duty {
    let mut duty = open(context, rule);
    duty.opened = Some(from.into());
    duty.because.push(Because::RatingThenNotKnown);
    settle(context, &mut duty, Some(visit));
    duty
}

fn next(context: &Context<'_>, rule: &Rule, from: &Event) -> Duty {
    let mut duty = open(context, rule);
    duty.because.push(Because::joint_rating(context.joint));
    count(context, &mut duty, from, rule.within);
    for visit in visits_since(context, from) {
        if let Some(why) = unfit(visit) {
            duty.because.push(Because::closes_nothing(visit, why));
        }
    }
    settle(context, &mut duty, None);
    duty
}

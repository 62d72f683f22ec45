//! The clocks of supervision beside OASys: contact, supervisor, transfer, a change in risk, a serious further offence.

use crate::case::event::{Agency, Event, EventKind};
use crate::duty::clock::{applicable, count, first_rule, interval_on, one_interval, open, settle};
use crate::duty::follow_up::{belongs, follow_up, since};
use crate::duty::oasys::{is_full_oasys, tier_holds};
use crate::duty::{Context, Duty};
use crate::standard::{DutyKind, Interval};

const STARTS: &[EventKind] = &[EventKind::OrderStarted, EventKind::LicenceStarted];

/// The first order or licence.
pub(super) fn first_start<'a>(context: &Context<'a>) -> Option<&'a Event> {
    context.events.iter().find(|event| STARTS.contains(&event.kind))
}

/// A visit or contact that probation had, or may have had.
pub(super) fn by_probation(event: &Event) -> bool {
    match event.kind {
        EventKind::Contact => event.details.agency.known().is_none_or(|agency| agency == Agency::Probation),
        EventKind::Visit => {
            event.details.agency.known() == Some(Agency::Probation) && event.access.known() == Some(true)
        }
        _ => false,
    }
}

/// Contact with probation: the first one, where the standard has a time for it, and then as often as was set.
/// Where neither is, there is no duty: no source names a frequency.
pub(super) fn contacts(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(start) = first_start(context) else { return };
    let kinds: &[EventKind] = &[EventKind::Contact, EventKind::Visit];
    let mut made = since(context.events, kinds, start.on).filter(|event| by_probation(event));
    let rules = || applicable(context, DutyKind::ProbationContact);
    let first = made.next();
    if let Some(rule) = rules().find(|rule| !matches!(rule.within, Interval::SetBy(_)) && tier_holds(rule, start)) {
        let duty = open(context, duties, rule);
        duty.say_if(crate::duty::oasys::tier_step(rule, start));
        count(context, duty, start, rule.within);
        settle(context, duty, first);
    }
    let (Some(rule), Some(mut last)) = (rules().find(|rule| matches!(rule.within, Interval::SetBy(_))), first) else {
        return;
    };
    let mut push = |from: &Event, closer: Option<&Event>| {
        let day = closer.map_or(context.today, |closer| closer.on);
        // Where nobody had set how often, there was no duty.
        if !matches!(interval_on(context, rule, from.on, day).0, Interval::SetBy(_)) {
            one_interval(context, duties, rule, from, closer);
        }
    };
    for contact in made {
        // A second contact on one day is the same contact: no interval lies between them.
        if contact.on > last.on {
            push(last, Some(contact));
            last = contact;
        }
    }
    push(last, None);
}

/// Reviews by a supervisor of a case rated high or very high.
pub(super) fn supervisor(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::SupervisorReview) else { return };
    let Some(mut last) = first_start(context) else { return };
    for review in since(context.events, &[EventKind::SupervisorReviewed], last.on) {
        one_interval(context, duties, rule, last, Some(review));
        last = review;
    }
    one_interval(context, duties, rule, last, None);
}

/// A change in risk short of an incident is looked at: a full OASys or a review of the plan says that it was.
pub(super) fn risk(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let closes = &[EventKind::OasysCompleted, EventKind::OasysReviewed, EventKind::PlanReviewed];
    follow_up(
        context,
        duties,
        DutyKind::RiskReview,
        &|event| event.kind == EventKind::RiskChanged,
        closes,
        &|_, by| by.kind == EventKind::PlanReviewed || is_full_oasys(by),
    );
}

/// A transfer that was offered is accepted. Until then the sender keeps every duty.
pub(super) fn transfer(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let offered = |event: &Event| event.kind == EventKind::Transferred && event.offered.known().is_some();
    follow_up(context, duties, DutyKind::TransferAcceptance, &offered, &[EventKind::Transferred], &|_, by| {
        by.accepted.known().is_some()
    });
}

/// A serious further offence is reviewed.
pub(super) fn further_offence(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let charged = |event: &Event| event.kind == EventKind::SeriousFurtherOffence;
    follow_up(
        context,
        duties,
        DutyKind::FurtherOffenceReview,
        &charged,
        &[EventKind::FurtherOffenceReviewed],
        &belongs,
    );
}

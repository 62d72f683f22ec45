//! The clocks of probation: the first OASys, the plan for high risk, the review, and the reassessment.

use crate::band::Band;
use crate::case::event::{Event, EventKind, OasysStatus};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{
    MOST_NAMED, add, applicable, count, count_interval, first_rule, interval_on, one_interval, open, settle,
};
use crate::duty::countersignature::authorises;
use crate::duty::follow_up::since;
use crate::duty::supervision::by_probation;
use crate::duty::{Because, ClosesNothing, Context, Duty};
use crate::standard::{DutyKind, Interval, Rule, ToRelease};

const STARTS: [EventKind; 2] = [EventKind::OrderStarted, EventKind::LicenceStarted];

/// Why this OASys closes nothing, or `None` where it is full and complete. One that does not say is taken at its word.
fn incomplete(event: &Event) -> Option<ClosesNothing> {
    match event.status {
        Answer::Given(OasysStatus::LockedIncomplete) => return Some(ClosesNothing::LockedIncomplete),
        Answer::Given(OasysStatus::Signed) => return Some(ClosesNothing::AwaitingCountersignature),
        Answer::Given(OasysStatus::Open) | Answer::Refused => return Some(ClosesNothing::NotComplete),
        Answer::Given(OasysStatus::Complete) | Answer::Missing => {}
    }
    match event.form {
        Answer::Given(form) if form.is_full() => None,
        Answer::Missing => None,
        Answer::Given(_) | Answer::Refused => Some(ClosesNothing::NotFull),
    }
}

/// An OASys that was completed, of whatever form and status.
const fn is_oasys(event: &Event) -> bool {
    matches!(event.kind, EventKind::OasysCompleted | EventKind::OasysReviewed)
}

/// A full and complete OASys: the only one that closes anything.
#[must_use]
pub fn is_full_oasys(event: &Event) -> bool {
    is_oasys(event) && incomplete(event).is_none()
}

/// The starts of order or licence that each open an interval of their own: the first, and
/// each one after the OASys of the one before is done. A start while the first OASys is
/// still owed opens none, because the earlier date stands.
fn starts<'a>(context: &Context<'a>, also: Option<EventKind>) -> Vec<(&'a Event, Option<&'a Event>)> {
    let mut starts: Vec<(&Event, Option<&Event>)> = Vec::new();
    for event in context.events {
        let owed = matches!(starts.last(), Some((_, None)));
        if (STARTS.contains(&event.kind) || also == Some(event.kind) && long_sentence(event))
            && (!owed || over(context, starts.last(), event))
        {
            starts.push((event, None));
        } else if event.kind == EventKind::OasysCompleted
            && incomplete(event).is_none()
            && let Some((_, done @ None)) = starts.last_mut()
        {
            *done = Some(event);
        }
    }
    starts
}

/// Twelve months or more; a length that is not known counts.
fn long_sentence(event: &Event) -> bool {
    event.details.months.known().is_none_or(|months| months >= 12)
}

/// Whether the order that is still owed an OASys was over before `next` began.
fn over(context: &Context<'_>, last: Option<&(&Event, Option<&Event>)>, next: &Event) -> bool {
    last.is_some_and(|(start, _)| {
        context.events.iter().any(|event| {
            event.kind == EventKind::OrderEnded && event.verified && event.on >= start.on && event.on <= next.on
        })
    })
}

/// Names the OASys events on or after `from` that close nothing, and why.
fn name_unfit(context: &Context<'_>, duty: &mut Duty, from: Date) {
    let mut left = MOST_NAMED;
    for event in since(context.events, &[EventKind::OasysCompleted, EventKind::OasysReviewed], from) {
        if let Some(why) = incomplete(event) {
            if left == 0 {
                return;
            }
            left -= 1;
            duty.say(Because::closes_nothing(event, why));
        }
    }
}

/// Whether a rule is for the tier of `start`. A tier that is not known counts as 4, which has the shorter times.
pub(super) fn tier_holds(rule: &Rule, start: &Event) -> bool {
    rule.when.tier.as_ref().is_none_or(|tiers| tiers.contains(&start.details.tier.known().unwrap_or(4)))
}

/// The tier, where it sets the time.
pub(super) fn tier_step(rule: &Rule, start: &Event) -> Option<Because> {
    rule.when.tier.is_some().then_some(Because::Tier { tier: start.details.tier.known() })
}

/// Whether a rule is for a start like this one: by its tier, or by the time from sentence to release. A release that
/// is not known counts as near, which has the shorter time.
fn start_holds(rule: &Rule, start: &Event) -> bool {
    let custody = start.kind == EventKind::SentencedToCustody;
    let near = start.details.release.known().is_none_or(|release| release < start.on.plus_months(24));
    match rule.when.to_release {
        Some(ToRelease::UnderTwoYears) => custody && near,
        Some(ToRelease::TwoYearsOrMore) => custody && !near,
        None => !custody && tier_holds(rule, start),
    }
}

/// The first OASys of each order or licence, and of each long sentence where the standard has a time for it.
pub(super) fn initial(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let rules = || applicable(context, DutyKind::OasysInitial);
    let custody = rules().any(|rule| rule.when.to_release.is_some()).then_some(EventKind::SentencedToCustody);
    let starts = starts(context, custody);
    if let (true, Some(rule)) = (starts.is_empty(), rules().next()) {
        needs_start(context, duties, rule);
    }
    for (start, done) in starts {
        if let Some(rule) = rules().find(|rule| start_holds(rule, start)) {
            counted(context, duties, rule, (start, done), None);
        }
    }
}

/// The plan for a high-risk case, for orders that began while its target was in force.
pub(super) fn high_risk_plan(context: &Context<'_>, duties: &mut Vec<Duty>) {
    for rule in applicable(context, DutyKind::HighRiskPlan) {
        for (start, done) in starts(context, None) {
            if rule.only_orders_begun_in_force && !rule.in_force.contains(start.on) {
                continue;
            }
            counted(context, duties, rule, (start, done), Some(Because::harm_level(context.harm)));
        }
    }
}

fn counted(
    context: &Context<'_>,
    duties: &mut Vec<Duty>,
    rule: &Rule,
    (start, done): (&Event, Option<&Event>),
    first_step: Option<Because>,
) {
    let duty = open(context, duties, rule);
    duty.say_if(first_step);
    duty.say_if(tier_step(rule, start));
    if rule.when.to_release.is_some() {
        duty.say(Because::ToRelease { release: start.details.release.known() });
    }
    let from = if rule.from_first_contact {
        since(context.events, &[EventKind::Contact, EventKind::Visit], start.on).find(|event| by_probation(event))
    } else {
        Some(start)
    };
    match from {
        Some(from) => count(context, duty, from, rule.within),
        None => {
            duty.opened_by(start);
            duty.say(Because::NeedsEvent { events: &[EventKind::Contact] });
        }
    }
    if done.is_none() {
        name_unfit(context, duty, start.on);
    }
    settle(context, duty, done);
}

/// The last OASys of an order or licence that ended: one that says that it is a termination, since the end before it.
pub(super) fn termination(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::OasysTermination) else { return };
    let mut done = None;
    for event in context.events {
        match event.kind {
            EventKind::OasysCompleted if event.details.termination.known() == Some(true) => done = Some(event),
            EventKind::OrderEnded => {
                let duty = open(context, duties, rule);
                count(context, duty, event, rule.within);
                let later = || {
                    since(context.events, &[EventKind::OasysCompleted], event.on)
                        .find(|oasys| oasys.details.termination.known() == Some(true))
                };
                settle(context, duty, done.take().or_else(later));
            }
            _ => {}
        }
    }
}

fn needs_start(context: &Context<'_>, duties: &mut Vec<Duty>, rule: &Rule) {
    let duty = open(context, duties, rule);
    duty.say(Because::NeedsEvent { events: &STARTS });
    settle(context, duty, None);
}

/// The review, from the last completed OASys. Before the first one it has no date.
pub(super) fn review(context: &Context<'_>, duties: &mut Vec<Duty>) {
    for rule in applicable(context, DutyKind::OasysReview) {
        let mut last: Option<&Event> = None;
        for event in context.events.iter().filter(|event| is_full_oasys(event)) {
            match last {
                // Two on one day are one: no interval lies between them.
                Some(from) if from.on == event.on => continue,
                Some(from) => one_interval(context, duties, rule, from, Some(event)),
                None => {}
            }
            last = Some(event);
        }
        match last {
            Some(from) => {
                let duty = open(context, duties, rule);
                count_interval(context, duty, rule, from, context.today);
                name_unfit(context, duty, from.on);
                settle(context, duty, None);
            }
            None => not_yet(context, duties, rule),
        }
    }
}

/// A review that waits for the first OASys.
fn not_yet(context: &Context<'_>, duties: &mut Vec<Duty>, rule: &Rule) {
    let duty = open(context, duties, rule);
    duty.say(Because::WaitsFor { duty: DutyKind::OasysInitial });
    let (interval, set) = interval_on(context, rule, context.today, context.today);
    if !matches!(interval, Interval::SetBy(_)) {
        duty.say(Because::IfDoneToday);
        duty.earliest = Some(add(context.today, interval));
    }
    duty.say_if(set);
    duty.say(Because::interval(interval));
    settle(context, duty, None);
}

/// A significant incident, and the reassessment that closed it.
#[derive(Debug)]
pub struct Incident<'a> {
    /// The incident.
    pub event: &'a Event,
    /// The OASys, or the countersignature where that came later, that closed it.
    pub closed: Option<&'a Event>,
    /// The events that look like it and close nothing.
    unfit: Vec<(&'a Event, ClosesNothing)>,
}

/// The incidents of a case. Where `countersign` names a level, only an OASys that a manager
/// authorised for it has countersigned closes one.
#[must_use]
pub fn incidents<'a>(events: &'a [Event], countersign: Option<Band>) -> Vec<Incident<'a>> {
    let mut incidents = Vec::new();
    for event in events.iter().filter(|event| event.kind == EventKind::SignificantIncident) {
        incidents.push(reassess(events, event, countersign));
    }
    incidents
}

fn reassess<'a>(events: &'a [Event], incident: &'a Event, countersign: Option<Band>) -> Incident<'a> {
    let name = incident.name();
    let mut unfit = Vec::new();
    for event in since(events, &[EventKind::OasysCompleted, EventKind::OasysReviewed], incident.on) {
        let signature = match countersign {
            None => Some(event),
            Some(level) => events.iter().find(|signed| signed.on >= event.on && authorises(signed, level)),
        };
        let why = match (incomplete(event), event.of().known(), signature) {
            (Some(why), ..) => why,
            (None, named, _) if named != Some(name.as_str()) => ClosesNothing::IncidentNotNamed,
            (None, _, None) => ClosesNothing::AwaitingCountersignature,
            (None, _, Some(closed)) => return Incident { event: incident, closed: Some(closed), unfit },
        };
        if unfit.len() < MOST_NAMED {
            unfit.push((event, why));
        }
    }
    Incident { event: incident, closed: None, unfit }
}

/// A full OASys after each significant incident.
pub(super) fn reassessment(context: &Context<'_>, duties: &mut Vec<Duty>) {
    for rule in applicable(context, DutyKind::Reassessment) {
        for incident in context.incidents {
            let duty = open(context, duties, rule);
            count(context, duty, incident.event, rule.within);
            if incident.closed.is_none() {
                duty.say_unfit(&incident.unfit);
            }
            settle(context, duty, incident.closed);
        }
    }
}

//! The clocks of probation: the first OASys, the plan for high risk, the review, and the reassessment.

use crate::band::Band;
use crate::case::event::{Event, EventKind, OasysForm, OasysStatus};
use crate::date::Date;
use crate::duty::clock::{
    MOST_NAMED, add, applicable, count, count_interval, finish, first_rule, interval_on, open, settle,
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
        Some(OasysStatus::LockedIncomplete) => return Some(ClosesNothing::LockedIncomplete),
        Some(OasysStatus::Signed) => return Some(ClosesNothing::AwaitingCountersignature),
        Some(OasysStatus::Open) => return Some(ClosesNothing::NotComplete),
        Some(OasysStatus::Complete) | None => {}
    }
    event.form.filter(|form: &OasysForm| !form.is_full()).map(|_| ClosesNothing::NotFull)
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
    event.details.months.is_none_or(|months| months >= 12)
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
    let unfit = since(context.events, &[EventKind::OasysCompleted, EventKind::OasysReviewed], from)
        .filter_map(|event| incomplete(event).map(|why| Because::closes_nothing(event, why)));
    duty.because.extend(unfit.take(MOST_NAMED));
}

/// Whether a rule is for the tier of `start`. A tier that is not known counts as 4, which has the shorter times.
pub(super) fn tier_holds(rule: &Rule, start: &Event) -> bool {
    rule.when.tier.as_ref().is_none_or(|tiers| tiers.contains(&start.details.tier.unwrap_or(4)))
}

/// The tier, where it sets the time.
pub(super) fn tier_step(rule: &Rule, start: &Event) -> Option<Because> {
    rule.when.tier.is_some().then_some(Because::Tier { tier: start.details.tier })
}

/// Whether a rule is for a start like this one: by its tier, or by the time from sentence to release. A release that
/// is not known counts as near, which has the shorter time.
fn start_holds(rule: &Rule, start: &Event) -> bool {
    let custody = start.kind == EventKind::SentencedToCustody;
    let near = start.details.release.is_none_or(|release| release < start.on.plus_months(24));
    match rule.when.to_release {
        Some(ToRelease::UnderTwoYears) => custody && near,
        Some(ToRelease::TwoYearsOrMore) => custody && !near,
        None => !custody && tier_holds(rule, start),
    }
}

/// The first OASys of each order or licence, and of each long sentence where the standard has a time for it.
pub(super) fn initial(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let rules = applicable(context, DutyKind::OasysInitial);
    let custody = rules.iter().any(|rule| rule.when.to_release.is_some()).then_some(EventKind::SentencedToCustody);
    let starts = starts(context, custody);
    if starts.is_empty() {
        duties.extend(rules.first().map(|rule| needs_start(context, rule)));
    }
    for (start, done) in starts {
        if let Some(rule) = rules.iter().find(|rule| start_holds(rule, start)) {
            duties.push(counted(context, rule, start, done, None));
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
            duties.push(counted(context, rule, start, done, Some(Because::harm_level(context.harm))));
        }
    }
}

fn counted(
    context: &Context<'_>,
    rule: &Rule,
    start: &Event,
    done: Option<&Event>,
    first_step: Option<Because>,
) -> Duty {
    let mut duty = open(context, rule);
    duty.because.extend(first_step);
    duty.because.extend(tier_step(rule, start));
    if rule.when.to_release.is_some() {
        duty.because.push(Because::ToRelease { release: start.details.release });
    }
    let from = if rule.from_first_contact {
        since(context.events, &[EventKind::Contact, EventKind::Visit], start.on).find(|event| by_probation(event))
    } else {
        Some(start)
    };
    match from {
        Some(from) => count(context, &mut duty, from, rule.within),
        None => {
            duty.opened = Some(start.into());
            duty.because.push(Because::NeedsEvent { events: vec![EventKind::Contact] });
        }
    }
    if done.is_none() {
        name_unfit(context, &mut duty, start.on);
    }
    settle(context, &mut duty, done);
    duty
}

/// The last OASys of an order or licence that ended: one that says that it is a termination, since the end before it.
pub(super) fn termination(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::OasysTermination) else { return };
    let mut done = None;
    for event in context.events {
        match event.kind {
            EventKind::OasysCompleted if event.details.termination => done = Some(event),
            EventKind::OrderEnded => {
                let mut duty = open(context, rule);
                count(context, &mut duty, event, rule.within);
                let later = || {
                    since(context.events, &[EventKind::OasysCompleted], event.on)
                        .find(|oasys| oasys.details.termination)
                };
                finish(context, duties, duty, done.take().or_else(later));
            }
            _ => {}
        }
    }
}

fn needs_start(context: &Context<'_>, rule: &Rule) -> Duty {
    let mut duty = open(context, rule);
    duty.because.push(Because::NeedsEvent { events: STARTS.to_vec() });
    settle(context, &mut duty, None);
    duty
}

/// The review, from the last completed OASys. Before the first one it has no date.
pub(super) fn review(context: &Context<'_>, duties: &mut Vec<Duty>) {
    for rule in applicable(context, DutyKind::OasysReview) {
        let mut done: Vec<&Event> = context.events.iter().filter(|event| is_full_oasys(event)).collect();
        // Two on one day are one: no interval lies between them.
        done.dedup_by_key(|event| event.on);
        for (index, event) in done.iter().enumerate() {
            let next = done.get(index + 1).copied();
            let mut duty = open(context, rule);
            count_interval(context, &mut duty, rule, event, next.map_or(context.today, |next| next.on));
            if next.is_none() {
                name_unfit(context, &mut duty, event.on);
            }
            finish(context, duties, duty, next);
        }
        if done.is_empty() {
            let mut duty = open(context, rule);
            duty.because.push(Because::WaitsFor { duty: DutyKind::OasysInitial });
            let (interval, set) = interval_on(context, rule, context.today, context.today);
            if !matches!(interval, Interval::SetBy(_)) {
                duty.because.push(Because::IfDoneToday);
                duty.earliest = Some(add(context.today, interval));
            }
            duty.because.extend(set);
            duty.because.push(Because::interval(interval));
            finish(context, duties, duty, None);
        }
    }
}

/// A significant incident, and the reassessment that closed it.
#[derive(Debug)]
pub struct Incident<'a> {
    /// The incident.
    pub event: &'a Event,
    /// The OASys, or the countersignature where that came later, that closed it.
    pub closed: Option<&'a Event>,
    /// The events that look like it and close nothing.
    unfit: Vec<Because>,
}

/// The incidents of a case. Where `countersign` names a level, only an OASys that a manager
/// authorised for it has countersigned closes one.
#[must_use]
pub fn incidents<'a>(events: &'a [Event], countersign: Option<Band>) -> Vec<Incident<'a>> {
    events
        .iter()
        .filter(|event| event.kind == EventKind::SignificantIncident)
        .map(|event| reassess(events, event, countersign))
        .collect()
}

fn reassess<'a>(events: &'a [Event], incident: &'a Event, countersign: Option<Band>) -> Incident<'a> {
    let name = incident.name();
    let mut unfit = Vec::new();
    for event in since(events, &[EventKind::OasysCompleted, EventKind::OasysReviewed], incident.on) {
        let signature = match countersign {
            None => Some(event),
            Some(level) => events.iter().find(|signed| signed.on >= event.on && authorises(signed, level)),
        };
        let why = match (incomplete(event), event.incident.as_deref(), signature) {
            (Some(why), ..) => why,
            (None, named, _) if named != Some(name.as_str()) => ClosesNothing::IncidentNotNamed,
            (None, _, None) => ClosesNothing::AwaitingCountersignature,
            (None, _, Some(closed)) => return Incident { event: incident, closed: Some(closed), unfit },
        };
        if unfit.len() < MOST_NAMED {
            unfit.push(Because::closes_nothing(event, why));
        }
    }
    Incident { event: incident, closed: None, unfit }
}

/// A full OASys after each significant incident.
pub(super) fn reassessment(context: &Context<'_>, duties: &mut Vec<Duty>) {
    for rule in applicable(context, DutyKind::Reassessment) {
        for incident in context.incidents {
            let mut duty = open(context, rule);
            count(context, &mut duty, incident.event, rule.within);
            if incident.closed.is_none() {
                duty.because.extend(incident.unfit.iter().cloned());
            }
            finish(context, duties, duty, incident.closed);
        }
    }
}

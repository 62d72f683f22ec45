//! The clocks of probation: the first OASys, the plan for high risk, the review, and the reassessment.

use crate::band::Band;
use crate::case::event::{Event, EventKind, OasysForm, OasysStatus};
use crate::date::Date;
use crate::duty::clock::{add, applicable, count, open, settle};
use crate::duty::countersignature::authorises;
use crate::duty::{Because, ClosesNothing, Context, Duty};
use crate::standard::{DutyKind, Rule};

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
fn starts<'a>(context: &Context<'a>) -> Vec<(&'a Event, Option<&'a Event>)> {
    let mut starts: Vec<(&Event, Option<&Event>)> = Vec::new();
    for event in context.events {
        let owed = matches!(starts.last(), Some((_, None)));
        if STARTS.contains(&event.kind) && (!owed || over(context, starts.last(), event)) {
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
    for event in context.events.iter().filter(|event| is_oasys(event) && event.on >= from) {
        if let Some(why) = incomplete(event) {
            duty.because.push(Because::closes_nothing(event, why));
        }
    }
}

/// The first OASys of each order or licence.
pub(super) fn initial(context: &Context<'_>, duties: &mut Vec<Duty>) {
    for rule in applicable(context, DutyKind::OasysInitial) {
        let starts = starts(context);
        if starts.is_empty() {
            duties.push(needs_start(context, rule));
        }
        for (start, done) in starts {
            duties.push(counted(context, rule, start, done));
        }
    }
}

/// The plan for a high-risk case, for orders that began while its target was in force.
pub(super) fn high_risk_plan(context: &Context<'_>, duties: &mut Vec<Duty>) {
    for rule in applicable(context, DutyKind::HighRiskPlan) {
        for (start, done) in starts(context) {
            if rule.only_orders_begun_in_force && !rule.in_force.contains(start.on) {
                continue;
            }
            let mut duty = counted(context, rule, start, done);
            duty.because.insert(0, Because::harm_level(context.harm));
            duties.push(duty);
        }
    }
}

fn counted(context: &Context<'_>, rule: &Rule, start: &Event, done: Option<&Event>) -> Duty {
    let mut duty = open(context, rule);
    count(context, &mut duty, start, rule.within);
    if done.is_none() {
        name_unfit(context, &mut duty, start.on);
    }
    settle(context, &mut duty, done);
    duty
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
            count(context, &mut duty, event, rule.within);
            if next.is_none() {
                name_unfit(context, &mut duty, event.on);
            }
            settle(context, &mut duty, next);
            duties.push(duty);
        }
        if done.is_empty() {
            let mut duty = open(context, rule);
            duty.because.push(Because::WaitsFor { duty: DutyKind::OasysInitial });
            duty.because.push(Because::IfDoneToday);
            duty.because.push(Because::interval(rule.within));
            duty.earliest = Some(add(context.today, rule.within));
            settle(context, &mut duty, None);
            duties.push(duty);
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
    for event in events.iter().filter(|event| is_oasys(event) && event.on >= incident.on) {
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
        unfit.push(Because::closes_nothing(event, why));
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
            settle(context, &mut duty, incident.closed);
            duties.push(duty);
        }
    }
}

//! What the clocks share: reckoning a due day, and settling how a duty stands.

use std::sync::Arc;

use crate::band::Band;
use crate::calendar;
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::division::Division;
use crate::duty::{Because, Context, Duty, DutyState};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::standard::{DutyKind, Interval, Owner, Rule};

/// A duty of `rule` that nothing is known of yet.
pub(super) fn open(context: &Context<'_>, rule: &Rule) -> Duty {
    let historic = !rule.in_force.contains(context.today);
    Duty {
        kind: rule.duty,
        rule: Arc::clone(&rule.path),
        owner: rule.owner,
        state: DutyState::CannotDate,
        due: None,
        earliest: None,
        last_working_day: None,
        done_on: None,
        days_late: None,
        opened: None,
        closed: None,
        because: Vec::new(),
        historic,
        in_force: rule.in_force.clone(),
        source: Arc::clone(&rule.source),
        standing: rule.standing,
        calendar: None,
    }
}

/// Sets the day that `interval` after `event` falls on, or why there is none.
pub(super) fn count(context: &Context<'_>, duty: &mut Duty, event: &Event, interval: Interval) {
    duty.opened = Some(event.into());
    duty.because.push(Because::counted_from(event));
    duty.because.push(Because::interval(interval));
    let due = match interval {
        Interval::WorkingDays(count, counting) => {
            let Some(division) = context.division else {
                duty.because.push(Because::DivisionNotKnown);
                return;
            };
            if !context.division_named {
                duty.because.push(Because::DivisionOfStandard { division });
            }
            duty.calendar = Some(calendar::name(division));
            let Ok(due) = calendar::add_working_days(event.on, count, counting, division) else {
                duty.because.push(Because::CalendarUnknown { from: calendar::COVERAGE.0, until: calendar::COVERAGE.1 });
                return;
            };
            due
        }
        interval => add(event.on, interval),
    };
    set_due(context, duty, due);
}

/// Sets the day, and the last working day on or before it.
pub(super) fn set_due(context: &Context<'_>, duty: &mut Duty, due: Date) {
    name_day(context.division, duty, due);
}

/// The same for a duty of the law, which has no standard.
pub(super) fn name_day(division: Option<Division>, duty: &mut Duty, due: Date) {
    duty.due = Some(due);
    duty.last_working_day = division.and_then(|division| calendar::last_working_day_on_or_before(due, division));
    if let (Some(division), Some(_)) = (division, duty.last_working_day) {
        duty.calendar = Some(calendar::name(division));
    }
}

/// A day counted in days, weeks or months: it never moves for a weekend. Working days need a calendar.
pub(super) fn add(from: Date, interval: Interval) -> Date {
    match interval {
        Interval::Days(count) | Interval::WorkingDays(count, _) => from.plus_days(count),
        Interval::Weeks { count, .. } => from.plus_days(count.saturating_mul(7)),
        Interval::Months(count) => from.plus_months(count),
    }
}

/// Settles how a duty stands that `closer` closed, or that is still open.
pub(super) fn settle(context: &Context<'_>, duty: &mut Duty, closer: Option<&Event>) {
    resume(context, duty);
    match closer {
        Some(event) => close(duty, event, DutyState::Done),
        None => settle_open(context, duty),
    }
    if duty.historic {
        duty.because.push(Because::Historic { from: duty.in_force.from.clone(), until: duty.in_force.until.clone() });
    }
}

/// Closes a duty: done, or replaced.
pub(super) fn close(duty: &mut Duty, event: &Event, state: DutyState) {
    duty.state = state;
    duty.closed = Some(event.into());
    duty.days_late = duty.due.map(|due| due.days_until(event.on).max(0));
    if state == DutyState::Done {
        duty.done_on = Some(event.on);
        duty.because.push(Because::DoneBy { event: event.kind, on: event.on });
    } else {
        duty.because.push(Because::SupersededBy { event: event.kind, on: event.on });
    }
}

fn settle_open(context: &Context<'_>, duty: &mut Duty) {
    let opened = duty.opened.as_ref().map(|event| event.on);
    if let Some(end) = end_of(context, duty.owner, opened) {
        duty.state = DutyState::Ended;
        duty.closed = Some(end.into());
        duty.days_late = duty.due.map(|due| due.days_until(end.on).max(0));
        duty.because.push(Because::EndedBy { event: end.kind, on: end.on });
        return;
    }
    if let Some(start) = custody_today(context) {
        duty.state = DutyState::Suspended;
        duty.due = None;
        duty.earliest = None;
        duty.last_working_day = None;
        duty.because.push(Because::SuspendedBy { event: start.kind, on: start.on });
        return;
    }
    name_unverified(context, duty, opened);
    stand(context.today, duty);
}

/// How an open duty stands on the day.
pub(super) fn stand(today: Date, duty: &mut Duty) {
    let Some(due) = duty.due else { return };
    duty.days_late = Some(due.days_until(today).max(0));
    duty.state = match due.cmp(&today) {
        std::cmp::Ordering::Less => DutyState::Overdue,
        std::cmp::Ordering::Equal => DutyState::Due,
        std::cmp::Ordering::Greater => DutyState::Upcoming,
    };
}

/// Whether `kind` ends the clocks of `owner`. The end of probation leaves the police duties.
const fn ends(kind: EventKind, owner: Owner) -> bool {
    match kind {
        EventKind::Died => true,
        EventKind::OrderEnded => matches!(owner, Owner::Probation),
        EventKind::NotificationEnded => matches!(owner, Owner::Police | Owner::Mappa),
        _ => false,
    }
}

/// The first verified event, on or after the day it was opened, that ends the clocks of `owner`.
pub(super) fn end_of<'a>(context: &Context<'a>, owner: Owner, opened: Option<Date>) -> Option<&'a Event> {
    context
        .events
        .iter()
        .find(|event| event.verified && ends(event.kind, owner) && opened.is_none_or(|opened| event.on >= opened))
}

/// The verified remand or recall from which nobody has released him.
fn custody_today<'a>(context: &Context<'a>) -> Option<&'a Event> {
    periods_of_custody(context).last().filter(|(_, end)| end.is_none()).map(|(start, _)| *start)
}

/// Each verified stay in custody with the release that ended it. A release needs no verifying: it only brings duties back.
fn periods_of_custody<'a>(context: &Context<'a>) -> Vec<(&'a Event, Option<&'a Event>)> {
    let mut periods: Vec<(&Event, Option<&Event>)> = Vec::new();
    for event in context.events {
        let inside = periods.last().is_some_and(|(_, end)| end.is_none());
        match event.kind {
            EventKind::Remanded | EventKind::Recalled if event.verified && !inside => periods.push((event, None)),
            // A new licence or order means that he is out, whoever forgot to record the release.
            EventKind::Released | EventKind::LicenceStarted | EventKind::OrderStarted => {
                if let Some((_, end @ None)) = periods.last_mut() {
                    *end = Some(event);
                }
            }
            _ => {}
        }
    }
    periods
}

/// What fell due inside a stay in custody is due on the day of release.
fn resume(context: &Context<'_>, duty: &mut Duty) {
    let Some(due) = duty.due else { return };
    let held = periods_of_custody(context)
        .into_iter()
        .find_map(|(start, end)| end.filter(|end| start.on <= due && due < end.on));
    if let Some(release) = held {
        duty.because.push(Because::ResumedBy { event: release.kind, on: release.on });
        set_due(context, duty, release.on);
    }
}

/// Names the events that would have suspended or ended the duty if somebody had verified them.
fn name_unverified(context: &Context<'_>, duty: &mut Duty, opened: Option<Date>) {
    for event in context.events {
        let would = matches!(event.kind, EventKind::Remanded | EventKind::Recalled) || ends(event.kind, duty.owner);
        if would && !event.verified && opened.is_none_or(|opened| event.on >= opened) {
            duty.because.push(Because::NotVerified { event: event.kind, on: event.on });
        }
    }
}

/// Adds a problem for each event from which no working day could be reckoned.
pub(super) fn report_calendar(duties: &[Duty], problems: &mut Vec<Problem>) {
    for duty in duties {
        let unknown = duty.because.iter().any(|step| matches!(step, Because::CalendarUnknown { .. }));
        let Some(event) = duty.opened.as_ref().filter(|_| unknown) else { continue };
        let mut problem = Problem::new(ProblemCode::CalendarUnknown, format!("events[{}].on", event.index));
        problem.min = Some(Limit::Day(calendar::COVERAGE.0.to_owned()));
        problem.max = Some(Limit::Day(calendar::COVERAGE.1.to_owned()));
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
}

/// The rules of a clock that are for this case, by joint rating and harm: what is unknown counts as the highest possible.
pub(super) fn applicable<'a>(context: &Context<'a>, kind: DutyKind) -> impl Iterator<Item = &'a Rule> {
    let (joint, harm) = (context.joint.highest(), context.harm.highest());
    context.standard.rules_of(kind).filter(move |rule| {
        let holds = |wanted: &Option<Vec<Band>>, level: Option<Band>| {
            wanted.as_ref().is_none_or(|wanted| level.is_some_and(|level| wanted.contains(&level)))
        };
        holds(&rule.when.joint_rating, joint) && holds(&rule.when.harm, harm)
    })
}

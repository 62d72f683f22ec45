//! What the clocks share: reckoning a due day, and settling how a duty stands.

use std::sync::Arc;

use crate::band::Band;
use crate::calendar;
use crate::case::event::{Event, Every};
use crate::case::reader::{entry_path, join};
use crate::code::Code;
use crate::date::Date;
use crate::division::Division;
use crate::duty::past::{self, Period, holds};
use crate::duty::{Because, Context, Duty, DutyState, Level};
use crate::problem::{Problem, ProblemCode};
use crate::standard::{DutyKind, Interval, Rule};

/// The most events of one sort that an explanation names: a long history must not make it endless.
pub(super) const MOST_NAMED: usize = 20;

/// Adds a duty of `rule` that nothing is known of yet. It is made in its place: a duty is too large to be handed around.
#[inline(never)]
pub(super) fn open<'a>(context: &Context<'_>, duties: &'a mut Vec<Duty>, rule: &Rule) -> &'a mut Duty {
    let historic = !rule.in_force.contains(context.today);
    duties.push_mut(Duty {
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
        in_force: rule.in_force,
        source: Arc::clone(&rule.source),
        standing: rule.standing,
        calendar: None,
    })
}

/// Sets the day that `interval` after `event` falls on, or why there is none.
#[inline(never)]
pub(super) fn count(context: &Context<'_>, duty: &mut Duty, event: &Event, interval: Interval) {
    duty.opened_by(event);
    duty.say(Because::counted_from(event));
    duty.say(Because::interval(interval));
    let due = match interval {
        Interval::SetBy(_) => return,
        Interval::WorkingDays(count, counting) => {
            let Some(division) = context.division else {
                duty.say(Because::DivisionNotKnown);
                return;
            };
            if !context.division_named {
                duty.say(Because::DivisionOfStandard { division });
            }
            duty.calendar = Some(calendar::name(division));
            let Ok(due) = calendar::add_working_days(event.on, count, counting, division) else {
                duty.say(Because::CalendarUnknown { from: calendar::COVERAGE.0, until: calendar::COVERAGE.1 });
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
#[inline(never)]
pub(super) fn name_day(division: Option<Division>, duty: &mut Duty, due: Date) {
    duty.due = Some(due);
    duty.last_working_day = division.and_then(|division| calendar::last_working_day_on_or_before(due, division));
    if let (Some(division), Some(_)) = (division, duty.last_working_day) {
        duty.calendar = Some(calendar::name(division));
    }
}

/// A day counted in days, weeks or months: it never moves for a weekend. Working days need a calendar.
#[inline(never)]
pub(super) fn add(from: Date, interval: Interval) -> Date {
    match interval {
        Interval::Days(count) | Interval::WorkingDays(count, _) => from.plus_days(count),
        Interval::Weeks { count, .. } => from.plus_days(count.saturating_mul(7)),
        Interval::Months(count) => from.plus_months(count),
        Interval::SetBy(_) => from,
    }
}

/// Settles how a duty stands that `closer` closed, or that is still open.
#[inline(never)]
pub(super) fn settle(context: &Context<'_>, duty: &mut Duty, closer: Option<&Event>) {
    resume(context, duty);
    match closer {
        Some(event) => close(duty, event, DutyState::Done),
        None => settle_open(context, duty),
    }
    duty.say_historic();
}

/// Closes a duty: done, or replaced.
#[inline(never)]
pub(super) fn close(duty: &mut Duty, event: &Event, state: DutyState) {
    duty.state = state;
    duty.closed = Some(event.into());
    duty.days_late = duty.late_on(event.on);
    if state == DutyState::Done {
        duty.done_on = Some(event.on);
        duty.say(Because::DoneBy { event: event.kind, on: event.on });
    } else {
        duty.say(Because::SupersededBy { event: event.kind, on: event.on });
    }
}

fn settle_open(context: &Context<'_>, duty: &mut Duty) {
    let opened = duty.opened.as_ref().map(|event| event.on);
    if let Some(end) = context.past.end_of(duty.kind, duty.owner, opened) {
        duty.ended_by(end);
        return;
    }
    let opener = duty.opened.as_ref().map(|event| event.kind);
    let held = |period: &&Period<'_>| period.end.is_none() && holds(period, duty.kind, opener);
    if let Some(period) = context.past.periods.iter().find(held) {
        hold(duty, period.start);
        return;
    }
    name_unverified(context, duty, opened);
    name_transfer(context, duty, opened);
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

/// Holds a duty for as long as what `start` began goes on: it has no date in that time.
#[inline(never)]
pub(super) fn hold(duty: &mut Duty, start: &Event) {
    duty.without_date(DutyState::Suspended);
    duty.say(Because::SuspendedBy { event: start.kind, on: start.on });
}

/// What fell due while it was held is due on the day on which that ended.
fn resume(context: &Context<'_>, duty: &mut Duty) {
    let Some(due) = duty.due else { return };
    let opener = duty.opened.as_ref().map(|event| event.kind);
    let kind = duty.kind;
    let over = context.past.periods.iter().find_map(|period| {
        period.end.filter(|end| period.start.on <= due && due < end.on && holds(period, kind, opener))
    });
    if let Some(end) = over {
        duty.say(Because::ResumedBy { event: end.kind, on: end.on });
        set_due(context, duty, end.on);
    }
}

/// Names the events that would have held, ended or passed on the duty if somebody had verified them.
fn name_unverified(context: &Context<'_>, duty: &mut Duty, opened: Option<Date>) {
    let (kind, owner) = (duty.kind, duty.owner);
    let would = |event: &&&Event| {
        let ends = past::ENDS.contains(&event.kind);
        (!ends || past::ends(event.kind, kind, owner)) && opened.is_none_or(|opened| event.on >= opened)
    };
    for event in context.past.unverified.iter().filter(would).take(MOST_NAMED) {
        duty.say(Because::NotVerified { event: event.kind, on: event.on });
    }
}

/// Whose the duty is while a transfer is under way, and after it. A transfer never resets a clock.
fn name_transfer(context: &Context<'_>, duty: &mut Duty, opened: Option<Date>) {
    let Some(transfer) = context.past.transfer else { return };
    match transfer.accepted.known().filter(|_| transfer.verified) {
        Some(on) if opened.is_none_or(|opened| opened <= on) => duty.say(Because::TransferAccepted { on }),
        Some(_) => {}
        None => duty.say(Because::TransferOffered { on: transfer.offered.known().unwrap_or(transfer.on) }),
    }
}

/// The interval that holds for `rule` on `day`: what a plan, a meeting or the lead agency set by then, where the
/// standard leaves it to them or has a longer one; the standard's own in every other case.
#[inline(never)]
pub(super) fn interval_on(context: &Context<'_>, rule: &Rule, from: Date, day: Date) -> (Interval, Option<Because>) {
    let named = rule.duty.code();
    let set = context
        .past
        .intervals
        .iter()
        .rfind(|event| event.on <= day && event.details.interval_of.known().is_some_and(|of| of.code() == named));
    let Some((on, every)) = set.and_then(|event| Some((event.on, event.details.every.known()?))) else {
        return (rule.within, None);
    };
    let given = match every {
        Every::Weeks(count) => Interval::Weeks { least: None, count },
        Every::Months(count) => Interval::Months(count),
    };
    let longer = !matches!(rule.within, Interval::SetBy(_)) && add(from, given) > add(from, rule.within);
    if longer {
        (rule.within, Some(Because::IntervalTooLong { on }))
    } else {
        (given, Some(Because::IntervalSet { on }))
    }
}

/// Counts what holds for `rule` on `day` from `event`.
#[inline(never)]
pub(super) fn count_interval(context: &Context<'_>, duty: &mut Duty, rule: &Rule, event: &Event, day: Date) {
    let (interval, set) = interval_on(context, rule, event.on, day);
    duty.say_if(set);
    count(context, duty, event, interval);
}

/// One duty of `rule` from `from` to what closed it, or up to today, by the interval that held.
#[inline(never)]
pub(super) fn one_interval(
    context: &Context<'_>,
    duties: &mut Vec<Duty>,
    rule: &Rule,
    from: &Event,
    closer: Option<&Event>,
) {
    let duty = open(context, duties, rule);
    count_interval(context, duty, rule, from, closer.map_or(context.today, |closer| closer.on));
    settle(context, duty, closer);
}

/// Adds a problem for each event from which no working day could be reckoned.
pub(super) fn report_calendar(duties: &[Duty], problems: &mut Vec<Problem>) {
    for duty in duties {
        let unknown = duty.because.iter().any(|step| matches!(step, Because::CalendarUnknown { .. }));
        let Some(event) = duty.opened.as_ref().filter(|_| unknown) else { continue };
        let field = join(&entry_path("events", event.index), "on");
        let (code, (first, last)) = (ProblemCode::CalendarUnknown, calendar::COVERAGE);
        if problems.iter().all(|other| other.code != code || other.field != field) {
            problems.push(Problem::new(code, field).between(first, last));
        }
    }
}

/// The rules of a clock that are for this case.
pub(super) struct Applicable<'c, 'a> {
    context: &'c Context<'a>,
    rules: std::slice::Iter<'a, Rule>,
    kind: DutyKind,
}

impl<'a> Iterator for Applicable<'_, 'a> {
    type Item = &'a Rule;

    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        self.rules.find(|rule| rule.duty == self.kind && applies(self.context, rule))
    }
}

/// The rules of a clock that are for this case.
pub(super) fn applicable<'c, 'a>(context: &'c Context<'a>, kind: DutyKind) -> Applicable<'c, 'a> {
    Applicable { context, rules: context.standard.rules.iter(), kind }
}

/// The first of them.
#[inline(never)]
pub(super) fn first_rule<'a>(context: &Context<'a>, kind: DutyKind) -> Option<&'a Rule> {
    applicable(context, kind).next()
}

/// Whether a rule is for this case, by joint rating and harm: what is unknown counts as the highest possible.
#[inline(never)]
fn applies(context: &Context<'_>, rule: &Rule) -> bool {
    let holds = |wanted: &Option<Vec<Band>>, level: &Level| {
        wanted.as_ref().is_none_or(|wanted| level.highest().is_some_and(|level| wanted.contains(&level)))
    };
    holds(&rule.when.joint_rating, context.joint) && holds(&rule.when.harm, context.harm)
}

//! What the clocks share: opening a duty, counting its day, and settling how it is today.

use std::sync::Arc;

use crate::band::Band;
use crate::calendar;
use crate::case::event::{Event, EventKind};
use crate::case::reader::{entry_path, join};
use crate::date::Date;
use crate::duty::situation::Situation;
use crate::duty::{Because, Duty, DutyState};
use crate::index::Index;
use crate::problem::{Problem, ProblemCode};
use crate::standard::{DutyKind, Interval, Owner, Rule};
use crate::timeline::{Ended, EndedBy, Spell};

/// The most events of one sort that an explanation names: a long history must not make it endless.
pub(super) const MOST_NAMED: usize = 20;

/// Adds a duty of `rule` that nothing is known of yet.
pub(super) fn open<'d>(situation: &Situation<'_>, duties: &'d mut Vec<Duty>, rule: &Rule) -> &'d mut Duty {
    let historic = !rule.in_force.contains(situation.today());
    duties.push_mut(Duty {
        historic,
        in_force: rule.in_force,
        source: Arc::clone(&rule.source),
        standing: rule.standing,
        ..Duty::blank(rule.duty, Arc::clone(&rule.path), rule.owner)
    })
}

/// Sets the day that `interval` after `event` falls on, or says why there is none.
pub(super) fn count(situation: &Situation<'_>, duty: &mut Duty, event: &Event, interval: Interval) {
    duty.opened_by(event);
    duty.say(Because::counted_from(event));
    if let Some(due) = day_after(situation, duty, event.on, interval) {
        set_due(situation, duty, due);
    }
}

/// The same for what belongs to a spell: from its first day, which may be that of a transfer.
pub(super) fn count_spell(situation: &Situation<'_>, duty: &mut Duty, spell: &Spell<'_>, interval: Interval) {
    duty.opened_by(spell.start);
    duty.say(counted_from(spell.start, spell.from));
    if let Some(due) = day_after(situation, duty, spell.from, interval) {
        set_due(situation, duty, due);
    }
}

/// What a duty is counted from: an event, or a transfer that was accepted on a later day.
pub(super) fn counted_from(start: &Event, from: Date) -> Because {
    let event = if from == start.on { start.kind } else { EventKind::Transferred };
    Because::CountedFrom { event, on: from }
}

/// The day that `interval` after `from` falls on, with the steps that lead there.
pub(super) fn day_after(situation: &Situation<'_>, duty: &mut Duty, from: Date, interval: Interval) -> Option<Date> {
    duty.say(Because::interval(interval));
    match interval {
        Interval::SetBy(_) => None,
        Interval::WorkingDays(count, counting) => {
            let received = situation.standards.division_on(from);
            let division = received.unwrap_or(situation.division);
            if received.is_none() && !situation.division_named {
                duty.say(Because::DivisionOfStandard { division });
            }
            duty.calendar = Some(calendar::name(division));
            let due = calendar::add_working_days(from, count, counting, division).ok();
            if due.is_none() {
                duty.say(Because::CalendarUnknown { from: calendar::COVERAGE.0, until: calendar::COVERAGE.1 });
            }
            due
        }
        interval => Some(add(from, interval)),
    }
}

/// Sets the day, and the last working day on or before it.
pub(super) fn set_due(situation: &Situation<'_>, duty: &mut Duty, due: Date) {
    let division = situation.division;
    duty.due = Some(due);
    duty.last_working_day = calendar::last_working_day_on_or_before(due, division);
    if duty.last_working_day.is_some() {
        duty.calendar = Some(calendar::name(division));
    }
}

/// A day counted in days, weeks or months: it never moves for a weekend. Working days need a calendar.
pub(super) fn add(from: Date, interval: Interval) -> Date {
    match interval {
        Interval::Days(count) | Interval::WorkingDays(count, _) => from.plus_days(count),
        Interval::Weeks { count, .. } => from.plus_days(count.saturating_mul(7)),
        Interval::Months(count) => from.plus_months(count),
        Interval::SetBy(_) => from,
    }
}

/// What closed a duty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closer<'a> {
    /// The event.
    pub event: &'a Event,
    /// The day on which it was done, where that is not the event's: a reassessment is done on the day of the OASys.
    pub on: Date,
}

impl<'a> From<&'a Event> for Closer<'a> {
    fn from(event: &'a Event) -> Self {
        Self { event, on: event.on }
    }
}

/// Settles how a duty is today that `closer` closed, or that is still open until `end`.
///
/// What would have fallen due while it was held is due on the day on which that ended, and held days are not counted
/// as late. While it is held its date stays, with how late it was on the first day of that.
pub(super) fn settle(situation: &Situation<'_>, duty: &mut Duty, closer: Option<Closer<'_>>, end: Option<Ended<'_>>) {
    match closer {
        Some(closer) => {
            resume(situation, duty, Some(closer.on));
            done(situation, duty, closer);
        }
        None => settle_open(situation, duty, end),
    }
    duty.say_historic();
}

/// What fell due within a hold that has ended falls due on the day of that end.
fn resume(situation: &Situation<'_>, duty: &mut Duty, by: Option<Date>) {
    let (Some(due), opener) = (duty.due, duty.opened.as_ref().map(|event| event.kind)) else { return };
    let span = situation.held(duty.kind, opener).on(due);
    let end = span.and_then(|span| span.end).filter(|end| by.is_none_or(|by| end.on <= by));
    if let Some(end) = end {
        duty.say(Because::ResumedBy { event: end.kind, on: end.on });
        set_due(situation, duty, end.on);
    }
}

/// Days from its date to `day`, without those that were held before it.
fn late_on(situation: &Situation<'_>, duty: &Duty, day: Date) -> Option<i64> {
    let due = duty.due?;
    if due >= day {
        return Some(0);
    }
    let held = situation.held(duty.kind, duty.opened.as_ref().map(|event| event.kind));
    Some((due.days_until(day) - held.days_between(due, day)).max(0))
}

fn done(situation: &Situation<'_>, duty: &mut Duty, closer: Closer<'_>) {
    duty.state = DutyState::Done;
    duty.closed = Some(closer.event.into());
    duty.done_on = Some(closer.on);
    duty.days_late = late_on(situation, duty, closer.on);
    duty.say(Because::DoneBy { event: closer.event.kind, on: closer.on });
}

/// Closes a duty of which a later decision took the place.
pub(super) fn superseded(situation: &Situation<'_>, duty: &mut Duty, by: &Event) {
    resume(situation, duty, Some(by.on));
    duty.state = DutyState::Superseded;
    duty.closed = Some(by.into());
    duty.days_late = late_on(situation, duty, by.on);
    duty.say(Because::SupersededBy { event: by.kind, on: by.on });
    duty.say_historic();
}

fn settle_open(situation: &Situation<'_>, duty: &mut Duty, end: Option<Ended<'_>>) {
    let today = situation.today();
    let opened = duty.opened.as_ref().map(|event| event.on);
    let died = situation.timeline.died.map(Ended::by_event);
    let gone = duty.gone_on.map(|on| (on, Ended { on, by: EndedBy::Removal }));
    let ends = [end, died].into_iter().flatten().map(|end| (end.over_on(), end));
    let end = ends.chain(gone).filter(|(over, _)| *over <= today).min_by_key(|(over, _)| *over).map(|(_, end)| end);
    if let Some(end) = end {
        resume(situation, duty, Some(end.on));
        ended(situation, duty, end);
        return;
    }
    resume(situation, duty, Some(today));
    let opener = duty.opened.as_ref().map(|event| event.kind);
    if let Some(span) = situation.held(duty.kind, opener).on(today) {
        duty.state = DutyState::Suspended;
        duty.late_when_suspended = late_on(situation, duty, span.from);
        duty.days_late = None;
        duty.say(Because::SuspendedBy { event: span.start.kind, on: span.from });
        return;
    }
    name_unverified(situation, duty, opened);
    name_transfer(situation, duty, opened);
    stand(today, duty);
    duty.days_late = late_on(situation, duty, today);
}

/// Ends a duty for good. What the police owed when the law ended the requirement has lapsed: it is not recorded as done.
pub(super) fn ended(situation: &Situation<'_>, duty: &mut Duty, end: Ended<'_>) {
    duty.days_late = late_on(situation, duty, end.on);
    let owed = end.is_by_law() && duty.owner == Owner::Police && duty.due.is_some_and(|due| due <= end.on);
    duty.state = if owed { DutyState::Lapsed } else { DutyState::Ended };
    match end.by {
        EndedBy::Event(by) => {
            duty.closed = Some(by.into());
            duty.say(Because::EndedBy { event: by.kind, on: end.on });
        }
        EndedBy::Removal => duty.say(Because::Removed { on: end.on }),
        EndedBy::Law => duty.say(Because::PeriodOver { on: end.on }),
    }
}

/// Closes a duty whose time has passed for good, and which is not recorded as done (ruling 28).
pub(super) fn lapse(situation: &Situation<'_>, duty: &mut Duty, end: Ended<'_>) {
    resume(situation, duty, Some(end.on));
    duty.state = DutyState::Lapsed;
    duty.days_late = late_on(situation, duty, end.on);
    if let Some(by) = end.event() {
        duty.closed = Some(by.into());
    }
    duty.say(Because::Lapsed { on: end.on });
    duty.say_historic();
}

/// How an open duty is on the day.
pub(super) fn stand(today: Date, duty: &mut Duty) {
    let Some(due) = duty.due else { return };
    duty.days_late = Some(due.days_until(today).max(0));
    duty.state = match due.cmp(&today) {
        std::cmp::Ordering::Less => DutyState::Overdue,
        std::cmp::Ordering::Equal => DutyState::Due,
        std::cmp::Ordering::Greater => DutyState::Upcoming,
    };
}

/// Names the events that would have held, ended or passed on the duty if somebody had verified them.
fn name_unverified(situation: &Situation<'_>, duty: &mut Duty, opened: Option<Date>) {
    let (kind, owner) = (duty.kind, duty.owner);
    let all = situation.timeline.unverified();
    let first = opened.map_or(0, |opened| all.partition_point(|event| event.on < opened));
    let since = all.get(first..).unwrap_or_default();
    for event in since.iter().filter(|event| would_touch(event.kind, kind, owner)).take(MOST_NAMED) {
        duty.say(Because::NotVerified { event: event.kind, on: event.on });
    }
}

/// Whether an event of a kind would touch a clock of this owner.
fn would_touch(event: EventKind, kind: DutyKind, owner: Owner) -> bool {
    match event {
        EventKind::Died => true,
        EventKind::OrderEnded => owner != Owner::Police,
        EventKind::NotificationEnded => owner != Owner::Probation && kind != DutyKind::RiskReview,
        EventKind::ReactiveStarted => kind == DutyKind::HomeVisit,
        EventKind::ContactSuspended => kind == DutyKind::ProbationContact,
        _ => true,
    }
}

/// Whose the duty is while a transfer is under way, and after it. A transfer never resets a clock.
fn name_transfer(situation: &Situation<'_>, duty: &mut Duty, opened: Option<Date>) {
    let Some(transfer) = situation.last(EventKind::Transferred, situation.today()) else { return };
    match transfer.accepted.given().filter(|_| transfer.verified) {
        // It began with the transfer, and says so.
        Some(on)
            if duty.because.iter().any(
                |step| matches!(step, Because::CountedFrom { event: EventKind::Transferred, on: from } if from == on),
            ) => {}
        Some(on) if opened.is_none_or(|opened| opened <= *on) => duty.say(Because::TransferAccepted { on: *on }),
        Some(_) => {}
        None => duty.say(Because::TransferOffered { on: transfer.offered.given().copied().unwrap_or(transfer.on) }),
    }
}

/// Adds a problem for each event from which no working day could be counted.
pub(super) fn report_calendar(duties: &[Duty], problems: &mut Vec<Problem>) {
    let mut fields = Index::default();
    for duty in duties {
        let unknown = duty.because.iter().any(|step| matches!(step, Because::CalendarUnknown { .. }));
        let Some(event) = duty.opened.as_ref().filter(|_| unknown) else { continue };
        let (first, last) = calendar::COVERAGE;
        if fields.add(event.index) {
            let field = join(&entry_path("events", event.index), "on");
            problems.push(Problem::new(ProblemCode::CalendarUnknown, field).between(first, last));
        }
    }
}

/// The rules of a clock that are for this case in the standard of a day.
pub(super) fn applicable<'a>(
    situation: &Situation<'a>,
    kind: DutyKind,
    day: Date,
) -> impl Iterator<Item = &'a Rule> + use<'a> {
    let (joint, harm) = (situation.joint.highest(), situation.harm.highest());
    situation.rules(kind, day).filter(move |rule| is_for(rule, joint, harm))
}

/// The first of them.
pub(super) fn first_rule<'a>(situation: &Situation<'a>, kind: DutyKind, day: Date) -> Option<&'a Rule> {
    applicable(situation, kind, day).next()
}

/// Whether a rule is for this case, by joint rating and harm: what is unknown counts as the highest possible.
fn is_for(rule: &Rule, joint: Option<Band>, harm: Option<Band>) -> bool {
    let holds = |wanted: &Option<Vec<Band>>, level: Option<Band>| {
        wanted.as_ref().is_none_or(|wanted| level.is_some_and(|level| wanted.contains(&level)))
    };
    holds(&rule.when.joint_rating, joint) && holds(&rule.when.harm, harm)
}

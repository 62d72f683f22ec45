//! What the clocks of the law share: provisions with their wording, the days that the law disregards, and how a duty is
//! today.
//!
//! A statute is no standard that an area sets: its figures are here in typed tables, each with its citation,
//! the days it was in force and how sure we are.

use std::borrow::Cow;
use std::sync::Arc;

use crate::case::event::Event;
use crate::code::Code;
use crate::date::{Date, DayOrYear};
use crate::division::Division;
use crate::duty::clock::stand;
use crate::duty::situation::Situation;
use crate::duty::{Because, Duty, DutyState, say};
use crate::period::{Unit, Wording, count_on};
use crate::source::{InForce, Source, Standing};
use crate::standard::{DutyKind, Owner};
use crate::timeline::{Ended, EndedBy, Span, path};

pub(super) use crate::duty::clock::set_due as set;

/// One figure of the law.
#[derive(Debug, Clone, Copy)]
pub(super) struct Provision {
    pub id: &'static str,
    pub kind: DutyKind,
    pub owner: Owner,
    /// Where it is the law; `None`: in the whole of the kingdom.
    pub division: Option<Division>,
    /// First and last day, or year; empty where open or not known.
    pub from: &'static str,
    pub until: &'static str,
    pub count: u16,
    pub unit: Unit,
    pub wording: Wording,
    pub title: &'static str,
    pub place: &'static str,
    pub standing: Standing,
}

impl Provision {
    /// When it was in force.
    fn in_force(&self) -> InForce {
        InForce { from: DayOrYear::parse(self.from), until: DayOrYear::parse(self.until) }
    }

    /// The day that the period from `day` gives.
    pub fn count_on(&self, day: Date) -> Date {
        count_on(day, self.count, self.unit, self.wording)
    }

    /// The step of the explanation.
    pub const fn counted(&self) -> Because {
        Because::Counted { count: self.count, unit: self.unit, wording: self.wording }
    }
}

impl Provision {
    /// Whether it is the law of the case's country, or may be, of whatever day.
    pub fn is_here(&self, situation: &Situation<'_>) -> bool {
        situation.division_unread || self.division.is_none_or(|division| division == situation.division)
    }

    /// Whether it was the law there on `day`.
    pub fn applies(&self, situation: &Situation<'_>, day: Date) -> bool {
        self.is_here(situation) && self.in_force().contains(day)
    }
}

/// Until when something is owed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Owed<'a> {
    /// Its last day; `None` while nobody can say, or where there is none.
    pub end: Option<Ended<'a>>,
    /// What the person has not done by that day stays overdue until somebody has verified the end.
    pub stays: bool,
}

impl<'a> Owed<'a> {
    /// Until the end of a spell, and then no longer.
    pub const fn until(end: Option<Ended<'a>>) -> Self {
        Self { end, stays: false }
    }

    /// Until the last day of a spell, and what is overdue then stays so until `confirmed`.
    pub fn confirmed(end: Option<Ended<'a>>, confirmed: Option<Ended<'a>>) -> Self {
        let by = |end: Ended<'a>| confirmed.filter(|_| end.is_by_law()).map_or(end.by, |confirmed| confirmed.by);
        Self { end: end.map(|end| Ended { on: end.on, by: by(end) }), stays: confirmed.is_none() }
    }

    /// The end, where it has come.
    fn over(&self, today: Date) -> Option<Ended<'a>> {
        self.end.filter(|end| end.over_on() <= today)
    }

    /// The last day that the law sets.
    pub fn by_law(&self) -> Option<Date> {
        self.end.filter(Ended::is_by_law).map(|end| end.on)
    }
}

/// Under 18 on `day`; `None` where the date of birth is not known.
pub(super) fn under_eighteen(situation: &Situation<'_>, day: Date) -> Option<bool> {
    situation.born.map(|born| born.completed_years(day).is_some_and(|age| age < 18))
}

/// What a figure that follows the age on `day` says of it; nothing of an adult.
pub(super) fn age_step(situation: &Situation<'_>, day: Date) -> Option<Because> {
    match under_eighteen(situation, day) {
        Some(true) => Some(Because::UnderEighteen),
        Some(false) => None,
        None => Some(Because::AgeNotKnown),
    }
}

/// The last of `count` days beginning with `from`, days in custody, in hospital and abroad left out; the time where it
/// still lasts.
///
/// A day that is only partly one of liberty counts, but for the day on which the period begins: the earlier date.
pub(super) fn free_days<'a>(
    situation: &Situation<'a>,
    from: Date,
    count: u16,
    because: &mut Vec<Because>,
) -> Result<Date, Span<'a>> {
    let mut day = from;
    let mut left = count;
    loop {
        match situation.away().on(day).filter(|span| span.from < day || day == from) {
            Some(span) => {
                let end = span.end.ok_or(span)?;
                let (event, from) = (span.start.kind, span.from);
                say(because, Because::TimeDisregarded { event, from, until: end.on });
                day = end.on;
            }
            None if left <= 1 => return Ok(day),
            None => {
                left -= 1;
                day = day.plus_days(1);
            }
        }
    }
}

/// Adds a duty of `provision` that `event` opened.
pub(super) fn open<'d>(
    situation: &Situation<'_>,
    duties: &'d mut Vec<Duty>,
    provision: &Provision,
    event: Option<&Event>,
) -> &'d mut Duty {
    let in_force = provision.in_force();
    let duty = duties.push_mut(Duty {
        historic: !in_force.contains(situation.today()),
        in_force,
        source: Arc::new(source(provision.title, provision.place)),
        standing: provision.standing,
        ..Duty::blank(provision.kind, provision.id.into(), provision.owner)
    });
    if let Some(event) = event {
        duty.opened_by(event);
        duty.say(Because::counted_from(event));
    }
    if provision.division.is_some() && !situation.division_named {
        duty.say(Because::LawOf { division: provision.division.unwrap_or(situation.division) });
    }
    duty
}

fn source(title: &'static str, place: &'static str) -> Source {
    Source { title: Cow::Borrowed(title), edition: None, place: Some(Cow::Borrowed(place)), url: None }
}

/// A duty that cannot be dated, and why.
pub(super) fn undated(
    situation: &Situation<'_>,
    duties: &mut Vec<Duty>,
    provision: &Provision,
    event: &Event,
    why: Because,
    (closer, owed): (Option<&Event>, Owed<'_>),
) {
    let duty = open(situation, duties, provision, Some(event));
    duty.say(why);
    if let Because::NeedsDetail { detail } = why {
        duty.wait_for_field(path(event, detail.code()));
    }
    settle(situation, duty, closer, owed);
}

/// Holds a duty while he is in custody, in hospital or abroad.
pub(super) fn hold(situation: &Situation<'_>, duty: &mut Duty, span: Span<'_>, owed: Owed<'_>) {
    settle(situation, duty, None, owed);
    if owed.over(situation.today()).is_none() && duty.state == DutyState::CannotDate {
        suspend(situation, duty, span);
    }
}

/// Its date stays, where it has one.
fn suspend(situation: &Situation<'_>, duty: &mut Duty, span: Span<'_>) {
    duty.late_when_suspended = late_on(situation, duty, span.from);
    duty.state = DutyState::Suspended;
    duty.days_late = None;
    duty.say(Because::SuspendedBy { event: span.start.kind, on: span.from });
}

/// Settles how a duty is today that `closer` closed, or that is still open.
pub(super) fn settle(situation: &Situation<'_>, duty: &mut Duty, closer: Option<&Event>, owed: Owed<'_>) {
    let today = situation.today();
    // A death ends what nothing else has ended before, and so does the removal of what opened it.
    let died = situation.timeline.died.map(Ended::by_event);
    let gone = duty.gone_on.filter(|on| *on <= today).map(|on| Ended { on, by: EndedBy::Removal });
    match (closer, owed.over(today).or(died).or(gone)) {
        (Some(event), _) => close(situation, duty, event, DutyState::Done),
        (None, Some(Ended { on, by: EndedBy::Event(by) })) => ended_by(situation, duty, on, by),
        (None, Some(Ended { on, by: EndedBy::Removal })) => removed(situation, duty, on),
        (None, Some(Ended { on, by: EndedBy::Law })) => over_by_law(situation, duty, on, owed.stays),
        (None, None) if let Some(span) = initial_waits(situation, duty) => suspend(situation, duty, span),
        (None, None) => {
            stand(today, duty);
            duty.days_late = late_on(situation, duty, today);
            if let (Some(due), Some(on)) = (duty.due, owed.by_law())
                && due > on
            {
                duty.say(Because::EndsBefore { on });
            }
        }
    }
    if duty.state == DutyState::Overdue && duty.owner == Owner::Person {
        duty.say(Because::NotRecorded);
    }
    duty.say_historic();
}

/// The time in custody that an initial notification waits for the end of. Whoever went into hospital or abroad after its
/// day owes it still.
fn initial_waits<'a>(situation: &Situation<'a>, duty: &Duty) -> Option<Span<'a>> {
    situation.custody().on(situation.today()).filter(|_| duty.kind == DutyKind::NotificationInitial)
}

/// Days from its date to `day`. For the initial notification those in custody are left out, but for the first: he was free
/// for a part of it.
fn late_on(situation: &Situation<'_>, duty: &Duty, day: Date) -> Option<i64> {
    let due = duty.due?;
    let initial = duty.kind == DutyKind::NotificationInitial;
    let held = if initial { situation.custody().days_between(due.plus_days(1), day) } else { 0 };
    Some((due.days_until(day) - held).max(0))
}

/// Two people took out of the case what it belongs to.
pub(super) fn removed(situation: &Situation<'_>, duty: &mut Duty, on: Date) {
    duty.state = DutyState::Ended;
    duty.days_late = late_on(situation, duty, on);
    duty.say(Because::Removed { on });
}

/// The law has ended what it belongs to.
fn over_by_law(situation: &Situation<'_>, duty: &mut Duty, on: Date, stays: bool) {
    duty.days_late = late_on(situation, duty, on);
    // What cannot be dated before a field is mended may have been due by then.
    let unread = duty.due.is_none() && duty.waits_for.iter().any(|waits| waits.field.is_some());
    let owed = stays && duty.owner == Owner::Person && (unread || duty.due.is_some_and(|due| due <= on));
    duty.state = match (owed, unread) {
        (false, _) => DutyState::Ended,
        (true, false) => DutyState::Overdue,
        (true, true) => DutyState::CannotDate,
    };
    duty.say(Because::PeriodOver { on });
}

/// Closes a duty: done, or replaced.
pub(super) fn close(situation: &Situation<'_>, duty: &mut Duty, event: &Event, state: DutyState) {
    duty.state = state;
    duty.closed = Some(event.into());
    duty.days_late = late_on(situation, duty, event.on);
    if state == DutyState::Done {
        duty.done_on = Some(event.on);
        duty.say(Because::DoneBy { event: event.kind, on: event.on });
    } else {
        duty.say(Because::SupersededBy { event: event.kind, on: event.on });
    }
}

/// Ends it, for good: its last day was `on`.
pub(super) fn ended_by(situation: &Situation<'_>, duty: &mut Duty, on: Date, by: &Event) {
    duty.state = DutyState::Ended;
    duty.closed = Some(by.into());
    duty.days_late = late_on(situation, duty, on);
    duty.say(Because::EndedBy { event: by.kind, on: by.on });
}

//! What the clocks of the law share: provisions with their wording, days in custody, and how a duty stands.
//!
//! A statute is no standard that an area sets: its figures stand here in typed tables, each with its citation,
//! the days it was in force and how sure we are.

use std::borrow::Cow;
use std::sync::Arc;

use crate::case::event::{Event, EventKind};
use crate::code::sort;
use crate::date::{Date, DayOrYear};
use crate::division::Division;
use crate::duty::clock::{name_day, stand};
use crate::duty::{Because, Duty, DutyState, say};
use crate::period::{Unit, Wording, reckon};
use crate::source::{InForce, Source, Standing};
use crate::standard::{DutyKind, Owner};

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
    pub fn reckon(&self, day: Date) -> Date {
        reckon(day, self.count, self.unit, self.wording)
    }

    /// The step of the explanation.
    pub const fn counted(&self) -> Because {
        Because::Counted { count: self.count, unit: self.unit, wording: self.wording }
    }
}

impl Provision {
    /// Whether it is the law of the case's country, of whatever day.
    pub fn is_here(&self, facts: &Facts<'_>) -> bool {
        self.division.is_none() || self.division == facts.division
    }

    /// Whether it was the law there on `day`.
    #[inline(never)]
    pub fn applies(&self, facts: &Facts<'_>, day: Date) -> bool {
        self.is_here(facts) && self.in_force().contains(day)
    }
}

/// When something ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// On this day, the last.
    On(Date),
    /// Nobody can say.
    Unknown,
    /// Not by itself.
    Never,
}

impl End {
    /// Whether it is over on `today`. What is not known is not over.
    pub fn is_past(self, today: Date) -> bool {
        matches!(self, Self::On(last) if last < today)
    }
}

/// Time in custody, in hospital or abroad; stays that touch are one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stay<'a> {
    pub start: &'a Event,
    /// The day of its end, which is free; `None` while it lasts.
    pub end: Option<&'a Event>,
}

/// What the clocks of the law read.
#[derive(Debug)]
pub struct Facts<'a> {
    pub(super) today: Date,
    pub(super) events: &'a [Event],
    pub(super) division: Option<Division>,
    division_named: bool,
    /// Date of birth.
    pub(super) born: Option<Date>,
    /// How long before its end an order is to be looked at, where the case says.
    pub(super) warnings: Option<&'a [(u16, Unit)]>,
    stays: Vec<Stay<'a>>,
    /// Events that end everything, by day.
    ends: Vec<&'a Event>,
    /// Events that name another, by what they name, for a search.
    answers: Vec<&'a Event>,
}

impl<'a> Facts<'a> {
    /// The facts of a case on a day. `division` is that of the case, or of its standard where `division_named` is false.
    #[must_use]
    pub fn new(
        today: Date,
        events: &'a [Event],
        (division, division_named): (Option<Division>, bool),
        born: Option<Date>,
        warnings: Option<&'a [(u16, Unit)]>,
    ) -> Self {
        let (mut named, mut ends) = (Vec::new(), Vec::new());
        for (place, event) in events.iter().enumerate() {
            named.extend(event.of().known().map(|name| (name, place)));
            if event.verified && ends_notification(event) {
                ends.push(event);
            }
        }
        // In order of their names, and of the days within one.
        sort(&mut named, Ord::cmp);
        let mut answers = Vec::with_capacity(named.len());
        for (_, place) in named {
            answers.extend(events.get(place));
        }
        Self { today, events, division, division_named, born, warnings, stays: stays(events), ends, answers }
    }

    /// The events that name `event`, by day.
    #[inline(never)]
    pub(super) fn answering(&self, event: &Event) -> &[&'a Event] {
        let name = event.name();
        let name = Some(name.as_str());
        let start = self.answers.partition_point(|event| event.of().known() < name);
        let named = self.answers.get(start..).unwrap_or_default();
        let count = named.iter().take_while(|event| event.of().known() == name).count();
        named.get(..count).unwrap_or_default()
    }

    /// The stay that covers `day`.
    pub(super) fn stay_on(&self, day: Date) -> Option<Stay<'a>> {
        let before = self.stays.partition_point(|stay| stay.start.on <= day);
        let stay = *self.stays.get(before.checked_sub(1)?)?;
        stay.end.is_none_or(|end| day < end.on).then_some(stay)
    }

    /// Whether `event` is what ended a stay.
    pub(super) fn ends_stay(&self, event: &Event) -> bool {
        let stay = self.stay_on(event.on.previous());
        stay.and_then(|stay| stay.end).is_some_and(|end| end.index == event.index)
    }

    /// Days of stays from `first` up to the day before `last`.
    pub(super) fn days_of_stays(&self, first: Date, last: Date) -> i64 {
        let days = |stay: &Stay<'_>| {
            let end = stay.end.map_or(last, |end| end.on.min(last));
            stay.start.on.max(first).days_until(end).max(0)
        };
        self.stays.iter().map(days).sum()
    }

    /// Under 18 on `day`; `None` where the date of birth is not known.
    pub(super) fn under_eighteen(&self, day: Date) -> Option<bool> {
        self.born.map(|born| born.completed_years(day).is_some_and(|age| age < 18))
    }

    /// What a figure that follows the age on `day` says of it; nothing of an adult.
    pub(super) fn age_step(&self, day: Date) -> Option<Because> {
        match self.under_eighteen(day) {
            Some(true) => Some(Because::UnderEighteen),
            Some(false) => None,
            None => Some(Because::AgeNotKnown),
        }
    }

    /// The verified event that ended everything on or after `from`: for an order, death alone.
    fn end_after(&self, from: Option<Date>, order: bool) -> Option<&'a Event> {
        let ends =
            |event: &&&Event| (!order || event.kind == EventKind::Died) && from.is_none_or(|from| event.on >= from);
        self.ends.iter().find(ends).copied()
    }

    /// The last of `count` days beginning with `from`, days of a stay left out; the stay where it still lasts.
    ///
    /// A day that is only partly one of liberty counts, but for the day on which the period begins: the earlier date.
    pub(super) fn free_days(&self, from: Date, count: u16, because: &mut Vec<Because>) -> Result<Date, Stay<'a>> {
        let mut day = from;
        let mut left = count;
        loop {
            match self.stay_on(day).filter(|stay| stay.start.on < day || day == from) {
                Some(stay) => {
                    let end = stay.end.ok_or(stay)?;
                    let (event, from) = (stay.start.kind, stay.start.on);
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
}

fn ends_notification(event: &Event) -> bool {
    match event.kind {
        EventKind::Died | EventKind::NotificationEnded => true,
        EventKind::NotificationReviewed => event.law.ends.known() == Some(true),
        _ => false,
    }
}

/// The verified stays in custody, in hospital and abroad, joined where they overlap. An end needs no verifying:
/// it only brings duties back.
fn stays(events: &[Event]) -> Vec<Stay<'_>> {
    let mut stays: Vec<Stay<'_>> = Vec::new();
    // In custody, in hospital, abroad.
    let mut within = [false; 3];
    for event in events {
        let (place, enters) = match event.kind {
            EventKind::Remanded | EventKind::Recalled | EventKind::SentencedToCustody => (0, true),
            EventKind::Released | EventKind::LicenceStarted | EventKind::OrderStarted => (0, false),
            EventKind::AdmittedToHospital => (1, true),
            EventKind::DischargedFromHospital => (1, false),
            EventKind::WentAbroad => (2, true),
            EventKind::CameBack => (2, false),
            _ => continue,
        };
        if enters && !event.verified {
            continue;
        }
        let before = within.contains(&true);
        if let Some(inside) = within.get_mut(place) {
            *inside = enters;
        }
        match (before, within.contains(&true)) {
            (false, true) => stays.push(Stay { start: event, end: None }),
            (true, false) => {
                if let Some(last) = stays.last_mut() {
                    last.end = Some(event);
                }
            }
            _ => {}
        }
    }
    stays.retain(|stay| stay.end.is_none_or(|end| end.on > stay.start.on));
    stays
}

/// Adds a duty of `provision` that `event` opened.
#[inline(never)]
pub(super) fn open<'a>(
    facts: &Facts<'_>,
    duties: &'a mut Vec<Duty>,
    provision: &Provision,
    event: Option<&Event>,
) -> &'a mut Duty {
    let in_force = provision.in_force();
    let duty = duties.push_mut(Duty {
        opened: event.map(Into::into),
        historic: !in_force.contains(facts.today),
        in_force,
        source: Arc::new(source(provision.title, provision.place)),
        standing: provision.standing,
        ..Duty::blank(provision.kind, provision.id.into(), provision.owner)
    });
    if let Some(event) = event {
        duty.say(Because::counted_from(event));
    }
    if let (Some(_), Some(division), false) = (provision.division, facts.division, facts.division_named) {
        duty.say(Because::LawOf { division });
    }
    duty
}

fn source(title: &'static str, place: &'static str) -> Source {
    Source { title: Cow::Borrowed(title), edition: None, place: Some(Cow::Borrowed(place)), url: None }
}

/// Sets the day of a duty, and the last working day on or before it.
pub(super) fn set(facts: &Facts<'_>, duty: &mut Duty, due: Date) {
    name_day(facts.division, duty, due);
}

/// A duty that cannot be dated, and why.
pub(super) fn undated(facts: &Facts<'_>, duties: &mut Vec<Duty>, provision: &Provision, event: &Event, why: Because) {
    let duty = open(facts, duties, provision, Some(event));
    duty.say(why);
    settle(facts, duty, None, End::Never);
}

/// Holds a duty while a stay lasts.
pub(super) fn hold(facts: &Facts<'_>, duty: &mut Duty, stay: Stay<'_>, over: End) {
    settle(facts, duty, None, over);
    if duty.state != DutyState::Ended {
        duty.state = DutyState::Suspended;
        duty.days_late = None;
        duty.say(Because::SuspendedBy { event: stay.start.kind, on: stay.start.on });
    }
}

/// Settles how a duty stands that `closer` closed, or that is still open; `over` is when what it belongs to ends.
pub(super) fn settle(facts: &Facts<'_>, duty: &mut Duty, closer: Option<&Event>, over: End) {
    let opened = duty.opened.as_ref().map(|event| event.on);
    let order = matches!(duty.kind, DutyKind::OrderEnd | DutyKind::OrderRenewal);
    if let Some(event) = closer {
        close(duty, event, DutyState::Done);
    } else if let Some(end) = facts.end_after(opened, order) {
        ended_by(duty, end);
    } else if let End::On(last) = over
        && last < facts.today
    {
        duty.state = DutyState::Ended;
        duty.days_late = duty.late_on(last);
        duty.say(Because::PeriodOver { on: last });
    } else {
        stand(facts.today, duty);
        if let (Some(due), End::On(last)) = (duty.due, over)
            && due > last
        {
            duty.say(Because::EndsBefore { on: last });
        }
    }
    duty.say_historic();
}

/// Closes a duty: done, or replaced.
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

/// Ends it, for good.
pub(super) fn ended_by(duty: &mut Duty, event: &Event) {
    duty.state = DutyState::Ended;
    duty.closed = Some(event.into());
    duty.days_late = duty.late_on(event.on);
    duty.say(Because::EndedBy { event: event.kind, on: event.on });
}

//! What was in force when: built once from the events of a case, and read by every clock (rulings 17 to 24).
//!
//! Clocks read spells, holds, and occurrences by kind; none of them goes through the list of events. What is said here
//! needs no standard: which of it counts is for the clocks.

mod approval;
mod court_order;
mod day;
mod hold;
mod interval;
mod names;
mod rating;
mod requirement;
mod run;
mod spell;

use crate::case::event::{Event, EventKind, UnreadableEvent};
use crate::case::reader::{entry_path, join};
use crate::code::Code;
use crate::date::Date;
use crate::division::Division;
use crate::problem::Problem;

pub use approval::approves;
pub use court_order::{Closed, CourtOrder, End};
pub use hold::{Held, Hold, HoldKind, Span};
pub use interval::{IntervalSaid, Saying};
pub use names::{Meant, Names, Same, Sort};
pub use rating::{RatingSaid, RatingSayer};
pub use requirement::{Lacks, Length, Requirement};
pub use run::{Run, runs};
pub use spell::{Ended, EndedBy, Spell, ambiguous, unknown};

/// What was in force when.
#[derive(Debug)]
pub struct Timeline<'a> {
    /// The day that everything is worked out for.
    pub today: Date,
    /// Every order and licence.
    pub supervision: Vec<Spell<'a>>,
    /// Every requirement to notify.
    pub requirements: Vec<Requirement<'a>>,
    /// Every order of a court.
    pub court_orders: Vec<CourtOrder<'a>>,
    /// Every time in custody, in hospital, abroad, missing, or with contact suspended.
    pub holds: Vec<Hold<'a>>,
    /// The times in which probation supervised: orders and licences that touch are one.
    pub supervised: Vec<Run<'a>>,
    /// The times in which a requirement to notify held.
    pub registered: Vec<Run<'a>>,
    /// The times in which somebody managed him: supervision, a requirement to notify, or an order that brings one.
    pub managed: Vec<Run<'a>>,
    /// The verified death, unless a sign of life after it takes it back.
    pub died: Option<&'a Event>,
    /// Intervals that somebody set, by day.
    pub intervals: Vec<IntervalSaid<'a>>,
    /// Ratings that somebody recorded or countersigned, by day.
    pub ratings: Vec<RatingSaid<'a>>,
    names: Names<'a>,
    kinds: Vec<Vec<&'a Event>>,
    unverified: Vec<&'a Event>,
}

impl<'a> Timeline<'a> {
    /// Builds it from the events of a case up to today, and those that cannot be read. What it refuses or finds ambiguous is added to `problems`.
    #[must_use]
    pub fn new(
        (all_events, unreadable): (&'a [Event], &'a [UnreadableEvent]),
        today: Date,
        division: Option<Division>,
        born: Option<Date>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let all = day::in_order(all_events);
        let names = Names::of(&all, unreadable);
        let events: Vec<&'a Event> =
            all.iter().filter(|same| same.event.index == same.first.index).map(|same| same.event).collect();
        let died = day::death(&events, problems);
        let holds = hold::holds(&day::of_whereabouts(all_events), problems);
        let mut supervision = spell::spells(&events, &spell::SUPERVISION, &|_| None, &names, problems);
        let said = day::with_gone(&events, all_events);
        let mut court_orders = court_order::orders(&events, &said, &names, division, problems);
        let mut requirements = requirement::requirements(&events, &names, &court_orders, born, problems);
        if let Some(died) = died {
            end_with_death(died, &mut supervision, &mut court_orders, &mut requirements);
        }
        let supervised = runs(supervision.clone());
        let registered = runs(requirements.iter().map(Requirement::spell).collect());
        let mut carriers = supervision.clone();
        carriers.extend(requirements.iter().map(Requirement::spell));
        carriers.extend(court_orders.iter().filter(|order| order.brings_notification()).map(CourtOrder::management));
        let managed = runs(carriers);
        let mut kinds: Vec<Vec<&'a Event>> = EventKind::VALUES.iter().map(|_| Vec::new()).collect();
        for event in &events {
            if let Some(of_kind) = kinds.get_mut(event.kind as usize) {
                of_kind.push(event);
            }
        }
        let unverified =
            events.iter().copied().filter(|event| !event.verified && day::needs_verifying(event)).collect();
        Self {
            today,
            supervision,
            requirements,
            court_orders,
            holds,
            supervised,
            registered,
            managed,
            died,
            intervals: interval::said(&said),
            ratings: rating::said(&said),
            names,
            kinds,
            unverified,
        }
    }

    /// What happened of one kind, by day.
    #[must_use]
    pub fn of(&self, kind: EventKind) -> &[&'a Event] {
        self.kinds.get(kind as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// What happened of any of these kinds, in order.
    #[must_use]
    pub fn of_any(&self, kinds: &[EventKind]) -> Vec<&'a Event> {
        let mut found: Vec<&'a Event> = kinds.iter().flat_map(|kind| self.of(*kind)).copied().collect();
        crate::code::sort(&mut found, |a, b| day::compare(a, b));
        found
    }

    /// What happened of one kind on or after a day.
    #[must_use]
    pub fn since(&self, kind: EventKind, from: Date) -> &[&'a Event] {
        let all = self.of(kind);
        all.get(all.partition_point(|event| event.on < from)..).unwrap_or_default()
    }

    /// The latest of one kind on or before a day.
    #[must_use]
    pub fn last(&self, kind: EventKind, until: Date) -> Option<&'a Event> {
        let all = self.of(kind);
        all.get(all.partition_point(|event| event.on <= until).checked_sub(1)?).copied()
    }

    /// What a name means.
    #[must_use]
    pub const fn names(&self) -> &Names<'a> {
        &self.names
    }

    /// Events that would hold, end or pass something on if somebody had verified them, by day.
    #[must_use]
    pub fn unverified(&self) -> &[&'a Event] {
        &self.unverified
    }

    /// The times in which any of these states lasted.
    #[must_use]
    pub fn held(&self, kinds: &[HoldKind]) -> Held<'a> {
        Held::of(&self.holds, kinds)
    }

    /// Whether an order or licence is open on a day.
    #[must_use]
    pub fn is_supervised_on(&self, day: Date) -> bool {
        run_on(&self.supervised, day).is_some()
    }

    /// Every end of supervision that somebody recorded, verified or not, with the start of what it ends or would end;
    /// none where that is not in the case. An end that could mean several is left out.
    #[must_use]
    pub fn recorded_ends(&self) -> Vec<(&'a Event, Option<&'a Event>)> {
        spell::recorded_ends(self.of(EventKind::OrderEnded), &self.supervision, &self.names)
    }

    /// Whether a requirement to notify holds on a day.
    #[must_use]
    pub fn is_registered_on(&self, day: Date) -> bool {
        run_on(&self.registered, day).is_some()
    }

    /// Whether he is in custody today, or may be: a start that nobody has verified, or that one person took out of the
    /// case, counts where nothing says that it is over.
    #[must_use]
    pub fn may_be_in_custody(&self) -> bool {
        let held = self.holds.iter().any(|hold| hold.kind == HoldKind::Custody && hold.end.is_none());
        let last = self.unverified.iter().rev().find(|event| HoldKind::Custody.begins_with(event.kind));
        held || last.is_some_and(|start| !self.is_over(HoldKind::Custody, start))
            || self.taken_out_by_one(HoldKind::Custody).is_some()
    }

    /// What says that nobody knows where he is, where nothing says that he was found: to take that out of the case is a
    /// lowering, and one person alone does not.
    #[must_use]
    pub fn missing_since(&self) -> Option<&'a Event> {
        let open = self.holds.iter().rfind(|hold| hold.kind == HoldKind::Missing && hold.end.is_none());
        open.map(|hold| hold.start).or_else(|| self.taken_out_by_one(HoldKind::Missing))
    }

    /// The last start of a state that one person took out of the case, where nothing says that it is over.
    fn taken_out_by_one(&self, state: HoldKind) -> Option<&'a Event> {
        let starts = EventKind::VALUES.iter().filter(|kind| state.begins_with(**kind));
        let taken_out = |event: &&&Event| event.removed.is_some() && event.gone_on().is_none();
        let last = starts.filter_map(|kind| self.of(*kind).iter().rfind(taken_out)).max_by_key(|event| event.on);
        last.copied().filter(|start| start.verified && !self.is_over(state, start))
    }

    /// Whether something says that a state which began with `start` is over.
    fn is_over(&self, state: HoldKind, start: &Event) -> bool {
        let mut ends = EventKind::VALUES.iter().filter(|kind| state.ends_with(**kind));
        ends.any(|kind| self.since(*kind, start.on).iter().any(|event| event.removed.is_none()))
    }

    /// Events that name a custodial sentence, requirement or order that began, earliest first: where nobody managed
    /// him yet, there is none.
    #[must_use]
    pub fn first_start(&self) -> Option<&'a Event> {
        self.managed.first().map(|run| run.start)
    }
}

/// The run that covers a day.
#[must_use]
pub fn run_on<'r, 'a>(runs: &'r [Run<'a>], day: Date) -> Option<&'r Run<'a>> {
    let begun = runs.partition_point(|run| run.start.on <= day);
    runs.get(begun.checked_sub(1)?).filter(|run| run.reaches(day))
}

fn end_with_death<'a>(
    died: &'a Event,
    supervision: &mut [Spell<'a>],
    orders: &mut [CourtOrder<'a>],
    requirements: &mut [Requirement<'a>],
) {
    for spell in supervision.iter_mut().filter(|spell| spell.end.is_none_or(|end| end.on > died.on)) {
        spell.end = Some(Ended::by_event(died));
    }
    for order in orders.iter_mut().filter(|order| order.closed.is_none() && !order.end.is_past(died.on)) {
        order.closed = Some(Closed::Ended(died));
    }
    for requirement in requirements {
        if requirement.ended.is_none_or(|end| end.on > died.on) && !requirement.last.is_past(died.on) {
            requirement.ended = Some(Ended::by_event(died));
        }
    }
}

/// The path of an event, or of a member of it.
#[must_use]
pub fn path(event: &Event, member: &str) -> String {
    let event = entry_path("events", event.index);
    if member.is_empty() { event } else { join(&event, member) }
}

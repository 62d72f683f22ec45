//! The initial notification of each time that somebody became subject to the requirements.

use super::answers::Answered;
use super::provisions::{BY_VIOLENT_ORDER, INITIAL};
use super::{notified, within_free_days};
use crate::case::event::Event;
use crate::case::event::law::{About, OrderKind};
use crate::case::reader::Answer;
use crate::code::{first_alike, sort};
use crate::date::Date;
use crate::duty::clock::MOST_NAMED;
use crate::duty::law::{Owed, Provision, free_days};
use crate::duty::situation::Situation;
use crate::duty::{ClosesNothing, Duty};
use crate::index::Index;
use crate::problem::Problem;
use crate::timeline::{CourtOrder, End, Ended, Meant, Sort, ambiguous, unknown};

/// Something that asks for a separate notification: a requirement, or a violent offender order.
#[derive(Debug)]
struct Asked<'a> {
    start: &'a Event,
    provision: &'static Provision,
    owed: Owed<'a>,
    /// Somebody who has notified it stays subject until then; `None` where that has no end.
    until: Option<Date>,
    /// Somebody who is subject already need not notify it again.
    is_requirement: bool,
    /// What answered it; `None` where nothing has to.
    answered: Option<Answered<'a>>,
}

impl Asked<'_> {
    fn is_open_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

/// Who has notified what for the first time.
#[derive(Debug)]
pub(super) struct Initial<'a> {
    asked: Vec<Asked<'a>>,
}

impl<'a> Initial<'a> {
    /// The notification of what `start` began.
    pub fn given(&self, start: &Event) -> Option<&'a Event> {
        let asked = self.asked.iter().find(|asked| asked.start.index == start.index)?;
        asked.answered.as_ref()?.given
    }
}

/// Everything that asks for a notification, by day.
fn asked<'a>(situation: &Situation<'a>) -> Vec<Asked<'a>> {
    let mut all: Vec<Asked<'a>> = Vec::new();
    for requirement in &situation.timeline.requirements {
        let start = requirement.start;
        let Some(provision) = provision(situation, start) else { continue };
        let spell = requirement.spell();
        let owed = Owed::confirmed(spell.end, requirement.ended);
        let until = spell.end.map(|end| end.over_on().previous());
        all.push(Asked { start, provision, owed, until, is_requirement: true, answered: None });
    }
    // One of which nobody can say what it is can be a violent offender order.
    let violent = |order: &&CourtOrder<'_>| order.kind.is_none_or(|kind| kind == OrderKind::ViolentOffender);
    for order in situation.timeline.court_orders.iter().filter(violent) {
        let spell = order.spell();
        let confirmed = order.confirmed.map(Ended::by_event).or(spell.end.filter(|end| !end.is_by_law()));
        let owed = Owed::confirmed(spell.end, confirmed);
        let until = spell.end.map(|end| end.over_on().previous());
        let provision = &BY_VIOLENT_ORDER;
        all.push(Asked { start: order.made, provision, owed, until, is_requirement: false, answered: None });
    }
    sort(&mut all, |a, b| (a.start.on, !a.is_requirement, a.start).cmp(&(b.start.on, !b.is_requirement, b.start)));
    all
}

fn provision(situation: &Situation<'_>, start: &Event) -> Option<&'static Provision> {
    INITIAL.iter().find(|row| row.applies(situation, start.on)).or(INITIAL.last())
}

/// Which initial notification answers what: the one that it names. One without a name answers everything of one day,
/// where nothing else is open.
pub(super) fn answered<'a>(situation: &Situation<'a>, problems: &mut Vec<Problem>) -> Initial<'a> {
    let asked = asked(situation);
    let mut read = Reading {
        situation,
        places: Index::of_each(asked.iter().map(|one| one.start.index)),
        asked,
        begun: 0,
        open: Index::default(),
        told: super::periodic::dates(situation),
        until: longest(situation),
        early: Vec::new(),
    };
    for event in notified(situation, About::Initial) {
        read.begin_until(event.on);
        match event.of() {
            // What cannot be read answers nothing; its problem is there already.
            Answer::Refused => {}
            Answer::Missing => read.unnamed(event, problems),
            Answer::Given(name) => read.named(event, name, problems),
        }
    }
    read.begin_until(situation.today());
    for (place, event) in read.early {
        if let Some(slot) = read.asked.get_mut(place).and_then(|one| one.answered.as_mut()) {
            slot.note(event, ClosesNothing::BeforeEvent);
        }
    }
    Initial { asked: read.asked }
}

/// By the day of each requirement until when it or one before it lasts.
fn longest(situation: &Situation<'_>) -> Vec<(Date, Option<Date>)> {
    let mut all: Vec<(Date, Option<Date>)> = Vec::new();
    for requirement in &situation.timeline.requirements {
        // Of one of which nobody can say how long it lasts no more is certain than its own period.
        let certain = match requirement.period {
            End::On(last) => last,
            End::Unknown | End::Never => requirement.start.on,
        };
        // Of an order of which nobody can read what it is, it is not certain that it keeps the requirement alive.
        let unsure = requirement.last == End::Unknown
            || requirement.kept_alive_by.iter().any(|made| made.law.order.given().is_none());
        let end = requirement.spell().end.filter(|end| !unsure || !end.is_by_law());
        let until = end.map(|end| end.over_on().previous()).or(unsure.then_some(certain));
        let before = all.last().map(|(_, until)| *until);
        let longer = before.map_or(until, |before| before.zip(until).map(|(a, b)| a.max(b)));
        all.push((requirement.start.on, longer));
    }
    all
}

struct Reading<'r, 'a> {
    situation: &'r Situation<'a>,
    asked: Vec<Asked<'a>>,
    /// Their places, by the place of their start in the case's list.
    places: Index,
    begun: usize,
    /// Those that nothing has answered yet. What is over leaves when it is met.
    open: Index,
    /// The days of notifications that start a year, in order.
    told: Vec<Date>,
    /// By the day of each requirement until when it or one before it lasts; `None` where that has no end.
    until: Vec<(Date, Option<Date>)>,
    /// Notifications that name what began on a later day.
    early: Vec<(usize, &'a Event)>,
}

impl<'a> Reading<'_, 'a> {
    /// What has begun by `day`. Somebody who has notified, and stays subject by an earlier requirement throughout the days
    /// allowed, need not do so again: s.83(2).
    fn begin_until(&mut self, day: Date) {
        while let Some(one) = self.asked.get(self.begun).filter(|one| one.start.on <= day) {
            let from = one.start.on;
            let days = free_days(self.situation, from, one.provision.count, &mut Vec::new());
            let days = days.unwrap_or_else(|_| self.situation.today().max(one.provision.count_on(from)));
            let subject = one.is_requirement && self.is_subject(from, days);
            if let Some(one) = self.asked.get_mut(self.begun).filter(|_| !subject) {
                one.answered = Some(Answered::default());
                self.open.add(self.begun);
            }
            self.begun += 1;
        }
    }

    /// Whether he had notified before `from`, by a requirement that lasts until `days`.
    fn is_subject(&self, from: Date, days: Date) -> bool {
        let before = self.told.partition_point(|told| *told < from);
        let Some(told) = before.checked_sub(1).and_then(|last| self.told.get(last)) else { return false };
        let begun = self.until.partition_point(|(start, _)| start <= told);
        let longest = begun.checked_sub(1).and_then(|last| self.until.get(last));
        longest.is_some_and(|(_, until)| until.is_none_or(|until| until >= days))
    }

    fn answer(&mut self, place: usize, event: &'a Event) {
        let Some(one) = self.asked.get_mut(place).filter(|one| one.is_open_on(event.on)) else { return };
        if let Some(slot) = &mut one.answered {
            slot.given = slot.given.or(Some(event));
        }
        self.open.remove(place);
    }

    /// The first or last of those that are open on `day`; what is over there leaves.
    fn end_of_open(&mut self, day: Date, last: bool) -> Option<usize> {
        loop {
            let place = if last { self.open.last() } else { self.open.first() }?;
            if self.asked.get(place).is_some_and(|one| one.is_open_on(day)) {
                return Some(place);
            }
            self.open.remove(place);
        }
    }

    fn unnamed(&mut self, event: &'a Event, problems: &mut Vec<Problem>) {
        let ends = (self.end_of_open(event.on, false), self.end_of_open(event.on, true));
        let (Some(first), Some(last)) = ends else { return };
        let start = |place: usize| self.asked.get(place).map(|one| one.start);
        if start(first).map(|start| start.on) == start(last).map(|start| start.on) {
            for place in self.open.drain() {
                self.answer(place, event);
            }
        } else {
            let places: Vec<usize> =
                self.open.numbers().take(MOST_NAMED).filter_map(start).map(|start| start.index).collect();
            problems.push(ambiguous(event, "", &places));
        }
    }

    fn named(&mut self, event: &'a Event, name: &str, problems: &mut Vec<Problem>) {
        let names = self.situation.timeline.names();
        let mut fitting: Vec<usize> = Vec::new();
        for sort in [Sort::Requirement, Sort::CourtOrder] {
            let asks = |start: &Event| sort == Sort::Requirement || self.places.has(start.index);
            match names.meant_among(name, sort, &|start| start.on <= event.on && asks(start)) {
                Meant::One(start) => fitting.push(start.index),
                Meant::Several(places) => fitting.extend(places),
                Meant::None => {}
            }
        }
        match fitting.as_slice() {
            [one] => {
                if let Some(place) = self.places.place(*one) {
                    self.answer(place, event);
                }
            }
            [] => match names.meant(name, Sort::Requirement).one().and_then(|start| self.places.place(start.index)) {
                Some(place) => self.early.push((place, event)),
                None => {
                    let mut known = self.asked.iter();
                    problems.push(unknown(event, event.of_member(), &mut || known.next().map(|one| one.start)));
                }
            },
            several => problems.push(ambiguous(event, event.of_member(), several)),
        }
    }
}

/// The duties. In custody, in hospital and abroad they wait until he is back. Two of one day are shown once.
pub(super) fn duties(situation: &Situation<'_>, initial: &Initial<'_>, duties: &mut Vec<Duty>) {
    let mut all = Vec::new();
    for one in &initial.asked {
        let Some(answered) = &one.answered else { continue };
        within_free_days(situation, &mut all, one.provision, (one.start, one.start.on), answered, one.owed);
    }
    let key = |place: usize| {
        let duty: Option<&Duty> = all.get(place);
        duty.map(|duty| (&duty.rule, duty.due, duty.state, duty.closed.as_ref().map(|event| event.index)))
    };
    let first = first_alike(all.len(), &|a, b| key(a).cmp(&key(b)));
    let mut shown = Index::default();
    for (duty, first) in all.into_iter().zip(first) {
        match shown.place(first).and_then(|place| duties.get_mut(place)) {
            None => {
                shown.set(first, duties.len());
                duties.push(duty);
            }
            // The one that is later stays.
            Some(again) if again.days_late < duty.days_late => *again = duty,
            Some(_) => {}
        }
    }
}

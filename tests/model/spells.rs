//! Times of supervision, and when police visits and MAPPA have somebody to manage (rulings 17 to 19, timeline 4 to 8).

use super::facts::{Event, Facts};
use super::names::{Named, named};
use joint_risk::Date;

/// A time of supervision, by an order or a licence.
#[derive(Debug, Clone)]
pub struct Spell {
    /// Place of the event that started it.
    pub index: usize,
    pub start: Date,
    pub licence: bool,
    /// The first day on which it is over, and how.
    pub end: Option<End>,
}

/// How a spell ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The first day on which it is over.
    pub over_on: Date,
    /// Its last day, where the law sets one, and otherwise the day of what ended it.
    pub ends_on: Date,
    /// The law ended it, on its last day.
    pub by_law: bool,
}

impl End {
    pub fn recorded(on: Date) -> Self {
        Self { over_on: on, ends_on: on, by_law: false }
    }

    pub fn by_law(last: Date) -> Self {
        Self { over_on: last.plus_days(1), ends_on: last, by_law: true }
    }
}

impl Spell {
    /// Whether something done on that day is done within it.
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day
            && self.end.is_none_or(|end| day < end.over_on || (end.over_on == self.start && day == self.start))
    }

    pub fn is_open_on(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day < end.over_on)
    }

    pub fn is_over_before(&self, day: Date) -> bool {
        self.end.is_some_and(|end| end.over_on < day)
    }
}

const STARTS: &[&str] = &["order-started", "licence-started"];

/// Every spell of supervision, in the order of their starts.
pub fn supervision(facts: &Facts<'_>) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    let mut days: Vec<Date> = facts.events.iter().flat_map(|event| [Some(event.on), event.gone_on]).flatten().collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let before: Vec<usize> = spells.iter().filter(|spell| spell.is_open_on(day)).map(|spell| spell.index).collect();
        let ends: Vec<&Event<'_>> =
            facts.on_day(day).filter(|event| event.kind == "order-ended" && event.verified).collect();
        let names: Vec<Named> = ends.iter().map(|event| named(facts, event, "of", STARTS)).collect();
        let any_named = names.iter().any(|name| *name != Named::Absent);
        let mut over: Vec<usize> = Vec::new();
        // Two ends of one day that are not both named are one: the one that says what it ends.
        if !any_named
            && !names.is_empty()
            && !facts.may_have_been(STARTS, day)
            && let [only] = before.as_slice()
        {
            over.push(*only);
        }
        over.extend(names.iter().filter_map(|name| match name {
            Named::Event(index) => Some(*index),
            _ => None,
        }));
        if facts.on_day(day).any(|event| event.kind == "recalled" && event.verified && !event.removed) {
            let licences = spells.iter().filter(|spell| spell.licence && before.contains(&spell.index));
            over.extend(licences.map(|spell| spell.index));
        }
        for event in facts.on_day(day).filter(|event| event.is(STARTS)) {
            let licence = event.kind == "licence-started";
            spells.push(Spell { index: event.index, start: day, licence, end: None });
        }
        over.extend(facts.events.iter().filter(|event| event.gone_on == Some(day)).map(|event| event.index));
        let dead = facts.died_on() == Some(day);
        for spell in spells.iter_mut().filter(|spell| spell.end.is_none() && spell.start <= day) {
            if dead || over.contains(&spell.index) {
                spell.end = Some(End::recorded(day));
            }
        }
    }
    spells
}

/// A time in which somebody is managed without a break.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Place of the event that started it.
    pub index: usize,
    pub start: Date,
    pub end: Option<End>,
}

/// Joins spells of any kind: where one starts on the day on which the last ends, it runs on (timeline 8). After a last day
/// of the law that is the day after it.
pub fn stretches(mut parts: Vec<Stretch>) -> Vec<Stretch> {
    parts.sort_by_key(|part| (part.start, part.index));
    let mut joined: Vec<Stretch> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if last.end.is_none_or(|end| part.start <= end.over_on) => {
                last.end = match (last.end, part.end) {
                    (Some(one), Some(other)) => Some(if other.over_on >= one.over_on { other } else { one }),
                    _ => None,
                };
            }
            _ => joined.push(part),
        }
    }
    joined
}

impl Stretch {
    pub fn is_open_on(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day < end.over_on)
    }
}

impl From<&Spell> for Stretch {
    fn from(spell: &Spell) -> Self {
        Self { index: spell.index, start: spell.start, end: spell.end }
    }
}

//! Times with a start and an end: supervision, and requirements as far as events end them (rulings 17 to 19).

use std::collections::BTreeSet;

use crate::case::event::{Event, EventKind};
use crate::case::reader::{Answer, entry_path};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};
use crate::timeline::names::{Meant, Names, Sort};
use crate::timeline::path;

/// How a spell ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended<'a> {
    /// Its last day, which still counts.
    pub on: Date,
    /// What ended it.
    pub by: EndedBy<'a>,
}

/// What ended a spell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndedBy<'a> {
    /// An event.
    Event(&'a Event),
    /// Two people took its start out of the case.
    Removal,
    /// The law, on its last day.
    Law,
}

impl<'a> Ended<'a> {
    /// An end by an event, on its day.
    #[must_use]
    pub const fn by_event(event: &'a Event) -> Self {
        Self { on: event.on, by: EndedBy::Event(event) }
    }

    /// The event that ended it, where one did.
    #[must_use]
    pub const fn event(&self) -> Option<&'a Event> {
        match self.by {
            EndedBy::Event(event) => Some(event),
            EndedBy::Removal | EndedBy::Law => None,
        }
    }

    /// Whether the law ended it.
    #[must_use]
    pub const fn is_by_law(&self) -> bool {
        matches!(self.by, EndedBy::Law)
    }

    /// The first day on which it is over. On the day of an event the end comes first; a last day that the law sets
    /// counts whole.
    #[must_use]
    pub fn over_on(&self) -> Date {
        if self.is_by_law() { self.on.plus_days(1) } else { self.on }
    }
}

/// A time with a start and an end in which something was so.
#[derive(Debug, Clone, Copy)]
pub struct Spell<'a> {
    /// What began it.
    pub start: &'a Event,
    /// How it ended; `None` while it lasts.
    pub end: Option<Ended<'a>>,
}

impl Spell<'_> {
    /// Whether it is open on `day`.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.start.on <= day && self.end.is_none_or(|end| day < end.over_on())
    }

    /// Whether what is done on `day` is done in it: also on the only day of one that an end of that day names.
    #[must_use]
    pub fn takes_what_is_done_on(&self, day: Date) -> bool {
        self.is_open_on(day) || day == self.start.on
    }
}

/// What ends the spells of one sort.
pub(super) struct Ends {
    /// Which sort they are of.
    pub sort: Sort,
    /// The kind of event that ends the one that it names, or the only one that is open.
    pub by: EventKind,
    /// Whether an event ends a spell without naming it.
    pub also: fn(&Event, &Spell<'_>) -> bool,
}

/// Every order and licence, by day. A recall ends every licence that was open.
pub(super) const SUPERVISION: Ends = Ends {
    sort: Sort::Supervision,
    by: EventKind::OrderEnded,
    also: |event, spell| event.kind == EventKind::Recalled && spell.start.kind == EventKind::LicenceStarted,
};

/// The spells that `events`, by day, begin and end.
///
/// Within a day what was open before ends first, then what starts begins, and an end that names a start of its own day
/// comes last. Where two are open and none is named, nothing ends and a problem lists them. Only what somebody has
/// verified ends anything.
pub(super) fn spells<'a>(
    events: &[&'a Event],
    ends: &Ends,
    names: &Names<'a>,
    problems: &mut Vec<Problem>,
) -> Vec<Spell<'a>> {
    let mut spells: Vec<Spell<'a>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for day in events.chunk_by(|a, b| a.on == b.on) {
        let starts: Vec<&'a Event> = day.iter().copied().filter(|event| ends.sort.has(event.kind)).collect();
        let before: Vec<&'a Event> =
            open.iter().filter_map(|place| spells.get(*place)).map(|spell| spell.start).collect();
        let ended = ended_on(day, ends, names, (&before, &starts), problems);
        for place in &open {
            let Some(spell) = spells.get_mut(*place) else { continue };
            let by = day.iter().copied().find(|event| event.verified && (ends.also)(event, spell));
            if let Some(by) = by.or_else(|| by_name(&ended, spell.start)) {
                spell.end = Some(Ended::by_event(by));
            }
        }
        open.retain(|place| spells.get(*place).is_some_and(|spell| spell.end.is_none()));
        for start in starts {
            let end = removed(start).or_else(|| by_name(&ended, start).map(|by| Ended::by_event(by)));
            if end.is_none() {
                open.push(spells.len());
            }
            spells.push(Spell { start, end });
        }
    }
    spells
}

/// A start that two people removed ends on that day, and otherwise runs on: to take it out is a lowering.
fn removed(start: &Event) -> Option<Ended<'_>> {
    start
        .removed
        .as_ref()
        .filter(|removed| removed.is_signed_by_two() && removed.on >= start.on)
        .map(|removed| Ended { on: removed.on, by: EndedBy::Removal })
}

fn by_name<'a>(ended: &[(&'a Event, &'a Event)], start: &Event) -> Option<&'a Event> {
    ended.iter().find(|(meant, _)| meant.index == start.index).map(|(_, by)| *by)
}

/// What the verified ends of one day end: each start with what ended it.
fn ended_on<'a>(
    day: &[&'a Event],
    ends: &Ends,
    names: &Names<'a>,
    (before, starts): (&[&'a Event], &[&'a Event]),
    problems: &mut Vec<Problem>,
) -> Vec<(&'a Event, &'a Event)> {
    let mut ended = Vec::new();
    let mut unnamed = None;
    let mut named = false;
    for event in day.iter().copied().filter(|event| event.kind == ends.by && event.verified) {
        match event.of() {
            // What cannot be read ends nothing; its problem is there already.
            Answer::Refused => named = true,
            Answer::Missing => unnamed = unnamed.or(Some(event)),
            Answer::Given(name) => {
                named = true;
                match names.meant_among(name, ends.sort, |start| start.on <= event.on) {
                    Meant::One(start) => ended.push((start, event)),
                    Meant::Several(places) => problems.push(ambiguous(event, "of", &places)),
                    Meant::None => problems.push(unknown(event, "of", before.iter().chain(starts).copied())),
                }
            }
        }
    }
    // Two ends of one day that are not both named are one.
    let Some(end) = unnamed.filter(|_| !named) else { return ended };
    match (before, starts) {
        ([one], _) => ended.push((one, end)),
        // The old one may not be in the file.
        ([], [_, ..]) => problems.push(Problem::new(ProblemCode::SameDay, entry_path("events", end.index))),
        ([], []) => {}
        (several, _) => {
            let places: Vec<usize> = several.iter().map(|start| start.index).collect();
            problems.push(ambiguous(end, "", &places));
        }
    }
    ended
}

/// A name that fits several: the problem lists them to choose from.
pub(super) fn ambiguous(event: &Event, member: &str, places: &[usize]) -> Problem {
    let listed = places.iter().take(MOST_LISTED).map(|place| entry_path("events", *place)).collect();
    Problem::new(ProblemCode::Ambiguous, path(event, member)).allowing(listed)
}

/// A name that fits none: the problem lists what there is.
pub(super) fn unknown<'e>(event: &Event, member: &str, known: impl Iterator<Item = &'e Event>) -> Problem {
    let listed = known.take(MOST_LISTED).map(Event::name).collect();
    Problem::new(ProblemCode::UnknownCode, path(event, member)).allowing(listed)
}

/// The most entries that a problem lists.
const MOST_LISTED: usize = 20;

/// What each recorded end of supervision ends, or would end if somebody had verified it.
pub(super) fn recorded_ends<'a>(
    ends: &[&'a Event],
    spells: &[Spell<'a>],
    names: &Names<'a>,
) -> Vec<(&'a Event, Option<&'a Event>)> {
    let mut found = Vec::new();
    let mut begun = 0;
    // Places of those that had begun and were not over, and of those with an end, by the day on which they are over.
    let mut open: BTreeSet<usize> = BTreeSet::new();
    let mut over: BTreeSet<(Date, usize)> = BTreeSet::new();
    for end in ends.iter().copied() {
        while let Some(spell) = spells.get(begun).filter(|spell| spell.start.on < end.on) {
            open.insert(begun);
            over.extend(spell.end.map(|ended| (ended.over_on(), begun)));
            begun += 1;
        }
        while let Some((day, place)) = over.first().copied().filter(|(day, _)| *day < end.on) {
            over.remove(&(day, place));
            open.remove(&place);
        }
        match end.of() {
            Answer::Refused => {}
            Answer::Given(name) => {
                if let Meant::One(start) = names.meant_among(name, Sort::Supervision, |start| start.on <= end.on) {
                    found.push((end, Some(start)));
                }
            }
            Answer::Missing if spells.first().is_none_or(|spell| spell.start.on > end.on) => found.push((end, None)),
            Answer::Missing if open.len() == 1 => {
                let start = open.first().and_then(|place| spells.get(*place)).map(|spell| spell.start);
                found.extend(start.map(|start| (end, Some(start))));
            }
            Answer::Missing => {}
        }
    }
    found
}

/// A time in which at least one spell was open: what runs as long as any does.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// What began the first of them.
    pub start: &'a Event,
    /// How the last of them ended.
    pub end: Option<Ended<'a>>,
}

impl Run<'_> {
    /// Whether it was over on the day on which it began.
    #[must_use]
    pub fn is_of_one_day(&self) -> bool {
        self.end.is_some_and(|end| end.over_on() <= self.start.on)
    }

    /// Whether it is not over on `day`.
    #[must_use]
    pub fn reaches(&self, day: Date) -> bool {
        self.end.is_none_or(|end| day < end.over_on())
    }
}

/// The spells as times that do not touch: one that starts on the day on which the last ends carries it on.
pub(super) fn runs<'a>(mut spells: Vec<Spell<'a>>) -> Vec<Run<'a>> {
    crate::code::sort(&mut spells, |a, b| (a.start.on, a.start.index).cmp(&(b.start.on, b.start.index)));
    let mut runs: Vec<Run<'a>> = Vec::new();
    for spell in spells {
        match runs.last_mut() {
            // One that starts on the day on which the last ends carries it on.
            Some(run) if run.end.is_none_or(|end| spell.start.on <= end.on) => {
                run.end = match (run.end, spell.end) {
                    (Some(a), Some(b)) => Some(if b.over_on() >= a.over_on() { b } else { a }),
                    _ => None,
                };
            }
            _ => runs.push(Run { start: spell.start, end: spell.end }),
        }
    }
    runs
}

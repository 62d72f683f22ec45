//! Times with a start and an end: supervision, and requirements as far as events end them (rulings 17 to 19).

use crate::case::event::{Event, EventKind};
use crate::case::reader::{Answer, entry_path, one_by_one};
use crate::date::Date;
use crate::index::{ByKey, Index};
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
    /// Its first day: that of its start, or for a clock that the sender did not have, the acceptance of a transfer.
    pub from: Date,
    /// How it ended; `None` while it lasts.
    pub end: Option<Ended<'a>>,
}

impl Spell<'_> {
    /// Whether it is open on `day`.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.from <= day && self.end.is_none_or(|end| day < end.over_on())
    }

    /// Whether what is done on `day` is done in it: also on the only day of one that an end of that day names.
    #[must_use]
    pub fn takes_what_is_done_on(&self, day: Date) -> bool {
        self.is_open_on(day) || day == self.from
    }
}

/// What ends the spells of one sort.
pub(super) struct Ends {
    /// Which sort they are of.
    pub sort: Sort,
    /// The kind of event that ends the one that it names, or the only one that is open.
    pub by: EventKind,
    /// Whether an event ends every open spell of some kind.
    pub ends_all: fn(&Event) -> bool,
    /// Which those are, by what began them.
    pub of_those: fn(&Event) -> bool,
    /// Such an event can name one of them, and then ends that one alone.
    pub can_name: bool,
}

/// Every order and licence, by day. A recall ends every licence that was open; one that was taken out ends none.
pub(super) const SUPERVISION: Ends = Ends {
    sort: Sort::Supervision,
    by: EventKind::OrderEnded,
    ends_all: |event| event.kind == EventKind::Recalled && event.removed.is_none(),
    of_those: |start| start.kind == EventKind::LicenceStarted,
    can_name: false,
};

/// The spells that `events`, by day, begin and end.
///
/// Within a day what was open before ends first, then what starts begins, and an end that names a start of its own day
/// comes last. Where two are open and none is named, nothing ends and a problem lists them. Only what somebody has
/// verified ends anything. `last` is the last day that the law sets: an end without a name after it confirms that.
pub(super) fn spells<'a>(
    events: &[&'a Event],
    ends: &Ends,
    last: &dyn Fn(&Event) -> Option<Date>,
    names: &Names<'a>,
    problems: &mut Vec<Problem>,
) -> Vec<Spell<'a>> {
    let mut spells: Vec<Spell<'a>> = Vec::new();
    let mut places = Index::default();
    let mut open = Index::default();
    // Those that the law will end, by day, and those that it has ended and nobody has confirmed.
    let mut lasting = Index::default();
    let mut over = Index::default();
    // Those that two people took out of the case, by the day of that: until then they are open.
    let mut leaving = Index::default();
    // Those that one event can end together.
    let mut together = Index::default();
    for day in events.chunk_by(|a, b| a.on == b.on) {
        let starts: Vec<&'a Event> = day.iter().copied().filter(|event| ends.sort.has(event.kind)).collect();
        let ender = |event: &&'a Event| event.verified && (event.kind == ends.by || (ends.ends_all)(event));
        let mut ended: ByKey<&'a Event> = ByKey::default();
        if let Some(first) = day.iter().find(|event| ender(event)) {
            while let Some(place) = lasting.pop_before(first.on) {
                if open.remove(place) {
                    over.add(place);
                }
            }
            while let Some(place) = leaving.pop_before(first.on) {
                open.remove(place);
                together.remove(place);
            }
            let before: Vec<&'a Event> = open
                .numbers()
                .take(MOST_LISTED + 1)
                .filter_map(|place| spells.get(place))
                .map(|spell| spell.start)
                .collect();
            if let Some(by) = day.iter().copied().find(|event| event.verified && (ends.ends_all)(event)) {
                match by.of() {
                    Answer::Given(name) if ends.can_name => {
                        let could_be = |start: &Event| start.on <= by.on && (ends.of_those)(start);
                        match names.meant_among(name, ends.sort, &could_be) {
                            Meant::One(start) => {
                                ended.change(start.index, by, |_| {});
                            }
                            Meant::Several(places) => problems.push(ambiguous(by, by.of_member(), &places)),
                            Meant::None => problems.push(unknown(by, by.of_member(), &mut one_by_one(&before))),
                        }
                    }
                    Answer::Refused if ends.can_name => {}
                    // Where two are open and none is named, nothing ends.
                    Answer::Missing if ends.can_name && together.len() > 1 => {
                        let starts = together.numbers().filter_map(|place| spells.get(place));
                        let places: Vec<usize> = starts.take(MOST_LISTED).map(|spell| spell.start.index).collect();
                        problems.push(ambiguous(by, "", &places));
                    }
                    _ => {
                        for place in together.drain() {
                            if let Some(spell) = spells.get(place) {
                                ended.change(spell.start.index, by, |_| {});
                            }
                        }
                    }
                }
            }
            let (named, unnamed) = ended_on(day, ends, names, (&before, &starts, over.is_empty()), problems);
            for (start, by) in named {
                ended.change(start.index, by, |_| {});
            }
            if let Some(by) = unnamed {
                for place in over.drain() {
                    if let Some(spell) = spells.get_mut(place) {
                        spell.end = Some(Ended::by_event(by));
                    }
                }
            }
            for (start, by) in ended.entries() {
                let Some(place) = places.place(start).filter(|place| open.remove(*place) || over.remove(*place)) else {
                    continue;
                };
                together.remove(place);
                if let Some(spell) = spells.get_mut(place) {
                    spell.end = Some(Ended::by_event(by));
                }
            }
        }
        for start in starts {
            places.set(start.index, spells.len());
            let by_name = || ended.get(start.index).map(|by| Ended::by_event(by));
            // One that two people removed ends on that day, and otherwise runs on: to take it out is a lowering.
            let removed = start.gone_on().map(|on| Ended { on, by: EndedBy::Removal });
            let end = by_name().or(removed);
            if by_name().is_none() {
                open.add(spells.len());
                if let Some(end) = removed {
                    leaving.add((end.on, spells.len()));
                }
                if let Some(last) = last(start) {
                    lasting.add((last, spells.len()));
                }
                if (ends.of_those)(start) {
                    together.add(spells.len());
                }
            }
            spells.push(Spell { start, from: start.on, end });
        }
    }
    spells
}

/// What the verified ends of one day end: each start with what ended it, and the end without a name that took effect.
fn ended_on<'a>(
    day: &[&'a Event],
    ends: &Ends,
    names: &Names<'a>,
    (before, starts, none_over): (&[&'a Event], &[&'a Event], bool),
    problems: &mut Vec<Problem>,
) -> (Vec<(&'a Event, &'a Event)>, Option<&'a Event>) {
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
                match names.meant_among(name, ends.sort, &|start| start.on <= event.on) {
                    Meant::One(start) => ended.push((start, event)),
                    Meant::Several(places) => problems.push(ambiguous(event, "of", &places)),
                    Meant::None => {
                        let mut known = before.iter().chain(starts).copied();
                        problems.push(unknown(event, "of", &mut || known.next()));
                    }
                }
            }
        }
    }
    // Two ends of one day that are not both named are one.
    let Some(end) = unnamed.filter(|_| !named) else { return (ended, None) };
    let unread = names.may_be(ends.sort, end.on);
    match (before, starts) {
        ([one], _) if unread.is_empty() => ended.push((one, end)),
        // The old one may not be in the file.
        ([], [_, ..]) if none_over => {
            problems.push(Problem::new(ProblemCode::SameDay, entry_path("events", end.index)));
        }
        ([], _) => {}
        (several, _) => {
            let places = several.iter().map(|start| start.index).chain(unread);
            problems.push(ambiguous(end, "", &places.collect::<Vec<_>>()));
            return (ended, None);
        }
    }
    (ended, Some(end))
}

/// A name that fits several: the problem lists them to choose from.
#[must_use]
pub fn ambiguous(event: &Event, member: &str, places: &[usize]) -> Problem {
    let listed = places.iter().take(MOST_LISTED).map(|place| entry_path("events", *place)).collect();
    Problem::new(ProblemCode::Ambiguous, path(event, member)).allowing(listed)
}

/// A name that fits none: the problem lists what there is.
#[must_use]
pub fn unknown<'e>(event: &Event, member: &str, known: &mut dyn FnMut() -> Option<&'e Event>) -> Problem {
    let mut listed = Vec::new();
    while let Some(event) = known().filter(|_| listed.len() < MOST_LISTED) {
        listed.push(event.name());
    }
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
    let mut open = Index::default();
    let mut over = Index::default();
    for day in ends.chunk_by(|a, b| a.on == b.on) {
        let named = day.iter().any(|end| !matches!(end.of(), Answer::Missing));
        let mut unnamed = named;
        for end in day.iter().copied() {
            // Two ends of one day that are not both named are one.
            if matches!(end.of(), Answer::Missing) && std::mem::replace(&mut unnamed, true) {
                continue;
            }
            while let Some(spell) = spells.get(begun).filter(|spell| spell.start.on < end.on) {
                open.add(begun);
                if let Some(ended) = spell.end {
                    over.add((ended.over_on(), begun));
                }
                begun += 1;
            }
            while let Some(place) = over.pop_before(end.on) {
                open.remove(place);
            }
            let meant = end
                .of()
                .given()
                .and_then(|name| names.meant_among(name, Sort::Supervision, &|start| start.on <= end.on).one());
            let before = || spells.first().is_some_and(|spell| spell.start.on <= end.on);
            // What names none ends nothing where that is not the only one that is open.
            if matches!(end.of(), Answer::Missing) && open.len() != 1 && before() {
                continue;
            }
            // A name that cannot be read, or fits none, may be that of the last that began, if need be on that day.
            let today = spells.get(begun).filter(|spell| spell.start.on == end.on && named);
            let last = || today.or_else(|| open.last().and_then(|place| spells.get(place))).map(|spell| spell.start);
            found.push((end, meant.or_else(last)));
        }
    }
    found
}

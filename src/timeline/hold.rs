//! Times in which clocks are held: custody, hospital, abroad, missing, and suspended contact (ruling 19).

use crate::case::event::{Event, EventKind};
use crate::case::reader::{Answer, entry_path, join};
use crate::code::{Code, codes};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};

codes! {
    /// What holds clocks. There is one state of each kind.
    pub enum HoldKind {
        /// Remand, recall and sentence together.
        Custody = "custody",
        /// In hospital.
        Hospital = "hospital",
        /// Outside the United Kingdom.
        Abroad = "abroad",
        /// Nobody knows where.
        Missing = "missing",
        /// Probation has suspended its contact.
        ContactSuspended = "contact-suspended",
    }
}

impl HoldKind {
    /// Whether an event of this kind begins it, once somebody has verified it.
    #[must_use]
    pub const fn begins_with(self, kind: EventKind) -> bool {
        match self {
            Self::Custody => {
                matches!(kind, EventKind::Remanded | EventKind::Recalled | EventKind::SentencedToCustody)
            }
            Self::Hospital => matches!(kind, EventKind::AdmittedToHospital),
            Self::Abroad => matches!(kind, EventKind::WentAbroad),
            Self::Missing => matches!(kind, EventKind::WentMissing),
            Self::ContactSuspended => matches!(kind, EventKind::ContactSuspended),
        }
    }

    /// Whether an event begins it: one that somebody has verified and nobody took out of the case. To hold is no
    /// protection that two would have to sign away (timeline 23).
    fn begins(self, event: &Event) -> bool {
        self.begins_with(event.kind) && event.verified && event.removed.is_none()
    }

    /// Whether an event of this kind ends it. It needs no verifying: it only brings duties back.
    #[must_use]
    pub const fn ends_with(self, kind: EventKind) -> bool {
        match self {
            Self::Custody => {
                matches!(kind, EventKind::Released | EventKind::LicenceStarted | EventKind::OrderStarted)
            }
            Self::Hospital => matches!(kind, EventKind::DischargedFromHospital),
            Self::Abroad => matches!(kind, EventKind::CameBack),
            Self::Missing => matches!(kind, EventKind::Found),
            Self::ContactSuspended => matches!(kind, EventKind::ContactResumed),
        }
    }

    /// Whether somebody who is met at home, or who notifies the police in person, cannot be in this state.
    const fn is_away(self) -> bool {
        !matches!(self, Self::ContactSuspended)
    }
}

/// One time in which a state lasted.
#[derive(Debug, Clone, Copy)]
pub struct Hold<'a> {
    /// Which state.
    pub kind: HoldKind,
    /// What began it.
    pub start: &'a Event,
    /// Its first day, which is held: that of its start, or that on which two people took out what had ended it.
    pub from: Date,
    /// What ended it, on a day that is free; `None` while it lasts.
    pub end: Option<&'a Event>,
}

/// The times of each state, by day.
///
/// Where a state was open before a day on which it both begins and ends, the person is at liberty at the end of that
/// day; where it was not, nothing was held. An end that two people took out ended it until that day.
pub(super) fn holds<'a>(events: &[&'a Event], problems: &mut Vec<Problem>) -> Vec<Hold<'a>> {
    let mut holds = read(events, problems);
    let (gone, kept): (Vec<&Event>, Vec<&Event>) = events.iter().partition(|event| event.gone_on().is_some());
    if gone.is_empty() {
        return holds;
    }
    for hold in read(&kept, &mut Vec::new()) {
        let ends = |event: &&&Event| hold.kind.ends_with(event.kind) || hold.kind.is_away() && in_person(event);
        let begun = gone.iter().skip(gone.partition_point(|event| event.on < hold.start.on));
        let within = begun.take_while(|event| hold.end.is_none_or(|end| event.on <= end.on)).filter(ends);
        let from = within.filter_map(|event| event.gone_on()).max();
        if let Some(from) = from.filter(|from| hold.end.is_none_or(|end| *from < end.on)) {
            holds.push(Hold { from, ..hold });
        }
    }
    holds
}

fn read<'a>(events: &[&'a Event], problems: &mut Vec<Problem>) -> Vec<Hold<'a>> {
    let mut holds = Vec::new();
    for kind in HoldKind::VALUES.iter().copied() {
        let mut open: Option<&'a Event> = None;
        for day in events.chunk_by(|a, b| a.on == b.on) {
            let end = day.iter().copied().find(|event| kind.ends_with(event.kind));
            let met = || day.iter().copied().find(|event| kind.is_away() && in_person(event));
            if let Some(start) = open {
                let implied = if end.is_none() { met() } else { None };
                if let Some(met) = implied.filter(|met| met.gone_on().is_none()) {
                    let at = |event: &Event| join(&entry_path("events", event.index), "on");
                    problems.push(Problem::new(ProblemCode::Contradicts, at(met)).against(at(start)));
                }
                if let Some(end) = end.or(implied) {
                    holds.push(Hold { kind, start, from: start.on, end: Some(end) });
                    open = None;
                }
            }
            // Only what begins on a day without an end lasts beyond it.
            let ended =
                holds.last().filter(|hold: &&Hold<'_>| hold.kind == kind).is_some_and(|hold| ends_on(hold, day));
            if open.is_none() && !day.iter().any(|event| kind.ends_with(event.kind)) && !ended {
                open = day.iter().copied().find(|event| kind.begins(event));
            }
        }
        if let Some(start) = open {
            holds.push(Hold { kind, start, from: start.on, end: None });
        }
    }
    holds
}

/// Whether it ended on this day: then the person is at liberty at the end of it.
fn ends_on(hold: &Hold<'_>, day: &[&Event]) -> bool {
    hold.end.is_some_and(|end| day.iter().any(|event| event.index == end.index))
}

/// A home visit with access, or a notification to the police, which is given in person: the Act, s.87. A visit of which
/// nobody can read whether anybody was seen says so too: to keep a hold is the milder reading (ruling 19).
fn in_person(event: &Event) -> bool {
    match event.kind {
        EventKind::Visit => matches!(event.access, Answer::Given(true) | Answer::Refused),
        EventKind::Notified => true,
        _ => false,
    }
}

/// A set of states as one list of times that do not touch, with a count of days for a search.
#[derive(Debug, Default)]
pub struct Held<'a> {
    spans: Vec<Span<'a>>,
}

/// One such time.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// What began it.
    pub start: &'a Event,
    /// Its first day.
    pub from: Date,
    /// What ended it.
    pub end: Option<&'a Event>,
    /// Days held in the times before this one.
    before: i64,
}

impl<'a> Span<'a> {
    /// Whether `day` is held.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.end.is_none_or(|end| day < end.on)
    }
}

impl<'a> Held<'a> {
    /// The times in which any of these states lasted; those that touch are one.
    #[must_use]
    pub fn of(holds: &[Hold<'a>], kinds: &[HoldKind]) -> Self {
        let mut chosen: Vec<&Hold<'a>> = holds.iter().filter(|hold| kinds.contains(&hold.kind)).collect();
        crate::code::sort(&mut chosen, |a, b| (a.from, a.kind, a.start).cmp(&(b.from, b.kind, b.start)));
        let mut spans: Vec<Span<'a>> = Vec::new();
        for hold in chosen {
            let last = spans.last().copied();
            match (spans.last_mut(), last.and_then(|last| last.end)) {
                (Some(_), None) if last.is_some() => {}
                (Some(span), Some(end)) if hold.from <= end.on => {
                    if hold.end.is_none_or(|later| later.on > end.on) {
                        span.end = hold.end;
                    }
                }
                (_, end) => {
                    let days = last.zip(end).map_or(0, |(last, end)| last.from.days_until(end.on));
                    let before = last.map_or(0, |last| last.before) + days;
                    spans.push(Span { start: hold.start, from: hold.from, end: hold.end, before });
                }
            }
        }
        Self { spans }
    }

    /// The time that covers `day`.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Span<'a>> {
        let begun = self.spans.partition_point(|span| span.from <= day);
        self.spans.get(begun.checked_sub(1)?).copied().filter(|span| span.covers(day))
    }

    /// How many days are held before `day`.
    fn before(&self, day: Date) -> i64 {
        let begun = self.spans.partition_point(|span| span.from < day);
        let Some(span) = begun.checked_sub(1).and_then(|last| self.spans.get(last)) else { return 0 };
        let until = span.end.map_or(day, |end| end.on.min(day));
        span.before + span.from.days_until(until).max(0)
    }

    /// How many days after `from` up to `until`, itself included, are held.
    #[must_use]
    pub fn days_after(&self, from: Date, until: Date) -> i64 {
        (self.before(until.plus_days(1)) - self.before(from.plus_days(1))).max(0)
    }

    /// Days held from `first` up to the day before `last`.
    #[must_use]
    pub fn days_between(&self, first: Date, last: Date) -> i64 {
        (self.before(last) - self.before(first)).max(0)
    }
}

//! Duties that one event opens and another closes: each file of a clock says which.

use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::code::Code;
use crate::duty::clock::{MOST_NAMED, count, first_rule, open, settle};
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty};
use crate::index::Index;
use crate::problem::Problem;
use crate::standard::DutyKind;
use crate::timeline::{Ended, Meant, Sort, ambiguous, unknown};

/// What an event closes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Closes<'a> {
    /// Everything that is open on its day.
    All,
    /// The one that it names.
    Named(&'a str, Sort),
    /// The only one that is open; where several are, none.
    TheOnly,
    /// The latest on its day, and no later one (ruling 23).
    Latest,
    /// Nothing: it names something that cannot be read.
    Nothing,
}

impl<'a> Closes<'a> {
    /// What an event closes that names one of `sort`, or says nothing and then means the only one.
    pub(super) fn by_name(event: &'a Event, sort: Sort) -> Self {
        match event.of() {
            Answer::Given(name) => Self::Named(name, sort),
            Answer::Missing => Self::TheOnly,
            Answer::Refused => Self::Nothing,
        }
    }
}

/// What a follow-up is made of.
pub(super) struct FollowUp<'c, 'a> {
    /// The clock.
    pub kind: DutyKind,
    /// What opens it, by day.
    pub openers: Vec<&'a Event>,
    /// What can close it, by day, and what of it.
    pub closers: Vec<(&'a Event, Closes<'a>)>,
    /// When what is still open ends, by what opened it.
    pub end: &'c dyn Fn(&Event) -> Option<Ended<'a>>,
}

/// What closed one opener, and the first closer that could have meant it and says not which.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Closed<'a> {
    /// What closed it.
    pub by: Option<&'a Event>,
    /// What could have.
    pub unnamed: Option<&'a Event>,
}

/// One duty for each opener, closed by what names it, or by what can mean no other.
pub(super) fn follow_up<'a>(situation: &Situation<'a>, duties: &mut Vec<Duty>, of: &FollowUp<'_, 'a>) {
    let closed = closed(situation, &of.openers, &of.closers);
    for (opener, found) in of.openers.iter().copied().zip(closed) {
        let Some(rule) = first_rule(situation, of.kind, opener.on) else { continue };
        let duty = open(situation, duties, rule);
        count(situation, duty, opener, rule.within);
        if let (None, Some(unnamed)) = (found.by, found.unnamed) {
            duty.say(Because::closes_nothing(unnamed, ClosesNothing::NamesNone));
        }
        settle(situation, duty, found.by.map(Into::into), (of.end)(opener));
    }
}

/// A problem for each event of `kind` whose name fits several of `sort`, or none: it closes nothing (ruling 17). One that
/// names what came later has its problem already.
pub(super) fn report_names(situation: &Situation<'_>, kind: EventKind, sort: Sort, problems: &mut Vec<Problem>) {
    let timeline = situation.timeline;
    for event in timeline.of(kind).iter().copied() {
        let Answer::Given(name) = event.of() else { continue };
        match timeline.names().meant_among(name, sort, &|opener| opener.on <= event.on) {
            Meant::One(_) => {}
            Meant::Several(places) => problems.push(ambiguous(event, event.of_member(), &places)),
            Meant::None if timeline.names().meant(name, sort) == Meant::None => {
                let kinds = EventKind::VALUES.iter().filter(|kind| sort.has(**kind));
                let mut known = kinds.flat_map(|kind| timeline.of(*kind));
                problems.push(unknown(event, event.of_member(), &mut || known.next().copied()));
            }
            Meant::None => {}
        }
    }
}

/// What closed each opener.
pub(super) fn closed<'a>(
    situation: &Situation<'a>,
    openers: &[&'a Event],
    closers: &[(&'a Event, Closes<'a>)],
) -> Vec<Closed<'a>> {
    let mut closed = vec![Closed::default(); openers.len()];
    let places = Index::of_each(openers.iter().map(|event| event.index));
    let mut open = Index::default();
    let mut begun = 0;
    for (closer, closes) in closers.iter().copied() {
        while openers.get(begun).is_some_and(|opener| opener.on <= closer.on) {
            open.add(begun);
            begun += 1;
        }
        let met = match closes {
            Closes::Nothing => continue,
            Closes::Named(name, sort) => {
                match situation.timeline.names().meant_among(name, sort, &|opener| opener.on <= closer.on) {
                    Meant::One(event) => places.place(event.index),
                    Meant::Several(_) | Meant::None => None,
                }
            }
            Closes::All => {
                for place in open.drain() {
                    if let Some(slot) = closed.get_mut(place) {
                        slot.by = Some(closer);
                    }
                }
                continue;
            }
            Closes::TheOnly if open.len() == 1 => open.first(),
            // Of two of one day neither is the latest.
            Closes::Latest => {
                let latest = begun.checked_sub(1);
                let day = |place: usize| openers.get(place).map(|opener| opener.on);
                let two =
                    latest.and_then(|last| last.checked_sub(1)).filter(|before| day(*before) == latest.and_then(day));
                if let Some(before) = two {
                    for place in (0..=before + 1).rev().take_while(|place| day(*place) == day(before)).take(MOST_NAMED)
                    {
                        if let Some(slot) = closed.get_mut(place) {
                            slot.unnamed = slot.unnamed.or(Some(closer));
                        }
                    }
                    continue;
                }
                latest
            }
            Closes::TheOnly => {
                // The ones before the last that was marked are marked already.
                for place in open.numbers().rev() {
                    match closed.get_mut(place) {
                        Some(slot) if slot.unnamed.is_none() => slot.unnamed = Some(closer),
                        _ => break,
                    }
                }
                continue;
            }
        };
        if let Some(place) = met.filter(|place| open.remove(*place))
            && let Some(slot) = closed.get_mut(place)
        {
            slot.by = Some(closer);
        }
    }
    closed
}

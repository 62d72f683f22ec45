//! Which notification answers what: by the name that it gives (ruling 17).

use crate::case::event::Event;
use crate::case::reader::{Answer, one_by_one};
use crate::duty::clock::MOST_NAMED;
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty};
use crate::index::Index;
use crate::problem::{Problem, ProblemCode};
use crate::timeline::{Meant, Sort, ambiguous, unknown};

/// What answered an event, and what looks like it and did not.
#[derive(Debug, Clone, Default)]
pub(super) struct Answered<'a> {
    /// The first notification that answers it.
    pub given: Option<&'a Event>,
    /// What names it and closes nothing.
    pub unfit: Vec<(&'a Event, ClosesNothing)>,
}

impl<'a> Answered<'a> {
    /// Names what closes nothing in the explanation of a duty.
    pub fn explain(&self, duty: &mut Duty) {
        for (event, why) in &self.unfit {
            duty.say(Because::closes_nothing(event, *why));
        }
    }

    /// Notes what closes nothing, so far as an explanation has room for it.
    pub fn note(&mut self, event: &'a Event, why: ClosesNothing) {
        if self.unfit.len() < MOST_NAMED {
            self.unfit.push((event, why));
        }
    }
}

/// Events that can be answered, with their places.
#[derive(Debug)]
pub(super) struct Openers<'a> {
    /// By day.
    pub events: Vec<&'a Event>,
    places: Index,
}

impl<'a> Openers<'a> {
    /// Gathers them.
    pub fn of(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let events: Vec<&'a Event> = events.into_iter().collect();
        let places = Index::of_each(events.iter().map(|event| event.index));
        Self { events, places }
    }

    /// The place of an event among them.
    pub fn place(&self, event: &Event) -> Option<usize> {
        self.places.place(event.index)
    }
}

/// What of `notified`, by day, answers each opener. `fits` says whether it can mean that one.
///
/// One without a name, or whose name fits several or none, closes nothing, and is a problem. Of one that fits only what
/// came later, or what it is not about, the explanation says it there.
pub(super) fn answers<'a>(
    situation: &Situation<'a>,
    sort: Sort,
    openers: &Openers<'a>,
    notified: &[&'a Event],
    fits: &dyn Fn(&Event, &Event) -> bool,
    problems: &mut Vec<Problem>,
) -> Vec<Answered<'a>> {
    let names = situation.timeline.names();
    let mut answered = vec![Answered::default(); openers.events.len()];
    for event in notified.iter().copied() {
        let name = match (event.of(), event.law.matter) {
            (Answer::Given(name), _) => name,
            // It says nothing of what it answers.
            (Answer::Missing, Answer::Missing) => {
                let missing = unknown(event, event.of_member(), &mut one_by_one(&openers.events));
                problems.push(Problem { code: ProblemCode::Missing, ..missing });
                continue;
            }
            _ => continue,
        };
        let is_one = |opener: &Event| openers.place(opener).is_some();
        match names.meant_among(name, sort, &|opener| is_one(opener) && opener.on <= event.on && fits(opener, event)) {
            Meant::One(opener) => {
                if let Some(slot) = openers.place(opener).and_then(|place| answered.get_mut(place)) {
                    slot.given = slot.given.or(Some(event));
                }
            }
            Meant::Several(places) => problems.push(ambiguous(event, event.of_member(), &places)),
            Meant::None => match names.meant_among(name, sort, &is_one) {
                Meant::One(opener) => {
                    let early = opener.on > event.on;
                    let why = if early { ClosesNothing::BeforeEvent } else { ClosesNothing::OtherMatter };
                    if let Some(slot) = openers.place(opener).and_then(|place| answered.get_mut(place)) {
                        slot.note(event, why);
                    }
                }
                Meant::Several(places) => problems.push(ambiguous(event, event.of_member(), &places)),
                Meant::None => problems.push(unknown(event, event.of_member(), &mut one_by_one(&openers.events))),
            },
        }
    }
    answered
}

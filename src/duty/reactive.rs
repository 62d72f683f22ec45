//! Reactive management: no home visits for somebody who has been low for years. A supervisor decides; any change ends it.
//!
//! # Source
//! HMICFRS glossary and Police Professional, 2017: low for at least three years, and "specific criteria" that are not
//! public. Secondary; the number of years is in the standard.

use serde::Serialize;

use crate::band::Band;
use crate::case::event::law::Matter;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::code::codes;
use crate::date::Date;
use crate::duty::clock::add;
use crate::duty::situation::Situation;
use crate::duty::{EventReference, notification};
use crate::standard::DutyKind;

codes! {
    /// What state reactive management is in.
    pub enum ReactiveState {
        /// The standard does not know it.
        NotInStandard = "not-in-standard",
        /// No rating of low is recorded since the last change.
        LowNotRecorded = "low-not-recorded",
        /// Low, but not yet for long enough.
        TooEarly = "too-early",
        /// Low for long enough. The remaining criteria are not known: a supervisor decides.
        SupervisorDecides = "supervisor-decides",
        /// A supervisor has decided on it, and nothing has changed since.
        UnderWay = "under-way",
        /// A supervisor decided on it, and something has changed since: visits are due again.
        Ended = "ended",
        /// A supervisor decided on it, and it has no effect: nobody verified it, or low was not recorded for long enough.
        NoEffect = "no-effect",
    }
}

/// What state reactive management is in: three years low, the remaining criteria are not known, a supervisor decides. Any
/// change ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reactive {
    /// What state it is in.
    pub state: ReactiveState,
    /// First day of the unbroken time of low.
    pub low_since: Option<Date>,
    /// From when a supervisor may think of it.
    pub possible_from: Option<Date>,
    /// The decision.
    pub started: Option<EventReference>,
    /// What ended it.
    pub ended: Option<EventReference>,
}

/// What ends the time of low, and reactive management with it (ruling 22): any change, custody, absence, an order of a
/// court, level 3, or a notification that was missed.
fn changes(event: &Event) -> bool {
    match event.kind {
        EventKind::SignificantIncident
        | EventKind::RiskChanged
        | EventKind::Conviction
        | EventKind::SeriousFurtherOffence
        | EventKind::WentMissing
        | EventKind::Recalled
        | EventKind::Remanded
        | EventKind::SentencedToCustody
        | EventKind::CourtOrderMade
        | EventKind::Transferred
        | EventKind::WentAbroad => true,
        EventKind::DetailsChanged => {
            matches!(event.law.matter, Answer::Given(Matter::Home | Matter::NoFixedHome) | Answer::Refused)
        }
        EventKind::MappaLevelSet => event.level.given().is_none_or(|level| *level >= 2),
        EventKind::RatingRecorded => event.details.rating != Answer::Given(Band::Low),
        _ => false,
    }
}

/// Every kind of event that is read here.
const READ: &[EventKind] = &[
    EventKind::SignificantIncident,
    EventKind::RiskChanged,
    EventKind::Conviction,
    EventKind::SeriousFurtherOffence,
    EventKind::WentMissing,
    EventKind::Recalled,
    EventKind::Remanded,
    EventKind::SentencedToCustody,
    EventKind::CourtOrderMade,
    EventKind::Transferred,
    EventKind::WentAbroad,
    EventKind::DetailsChanged,
    EventKind::MappaLevelSet,
    EventKind::RatingRecorded,
    EventKind::ReactiveStarted,
    EventKind::ReactiveEnded,
];

/// How it is, with the events that decide it.
fn read<'a>(situation: &Situation<'a>) -> (ReactiveState, Option<Date>, Option<Date>, [Option<&'a Event>; 2]) {
    let today = situation.today();
    let Some(rule) = situation.rules(DutyKind::ReactiveManagement, today).next() else {
        return (ReactiveState::NotInStandard, None, None, [None, None]);
    };
    let (mut since, mut started, mut ended): (Option<Date>, Option<&Event>, Option<&Event>) = (None, None, None);
    let mut no_effect = false;
    // A missed yearly notification ends it as well; before anybody decided on it, it only starts the time anew.
    let mut missed = notification::missed(situation).into_iter().peekable();
    let mut was_missed = false;
    for event in situation.timeline.of_any(READ) {
        while missed.next_if(|day| *day <= event.on).is_some() {
            since = None;
            was_missed |= started.is_some();
        }
        if changes(event) {
            since = None;
            ended = ended.or(started.map(|_| event));
        } else if event.kind == EventKind::RatingRecorded {
            since = since.or(Some(event.on));
        } else if event.kind == EventKind::ReactiveEnded {
            ended = ended.or(started.map(|_| event));
        } else if event.kind == EventKind::ReactiveStarted {
            no_effect = !event.verified || since.is_none_or(|since| event.on < add(since, rule.within));
            (started, ended, was_missed) = (Some(event), None, false);
        }
    }
    if missed.next().is_some() {
        since = None;
        was_missed |= started.is_some();
    }
    let possible = since.map(|since| add(since, rule.within));
    let low = situation.joint.highest() == Some(Band::Low);
    let state = match (started, ended, possible) {
        (Some(_), None, _) if no_effect => ReactiveState::NoEffect,
        (Some(_), None, _) if low && !was_missed => ReactiveState::UnderWay,
        (Some(_), _, _) => ReactiveState::Ended,
        (None, _, None) => ReactiveState::LowNotRecorded,
        (None, _, Some(_)) if !low => ReactiveState::LowNotRecorded,
        (None, _, Some(possible)) if possible > today => ReactiveState::TooEarly,
        (None, _, Some(_)) => ReactiveState::SupervisorDecides,
    };
    (state, since, possible, [started, ended])
}

/// The decision, while it holds visits. A missed yearly notification ends it: the clock of the law says when.
pub(super) fn under_way<'a>(situation: &Situation<'a>) -> Option<&'a Event> {
    let (state, _, _, [started, _]) = read(situation);
    started.filter(|_| state == ReactiveState::UnderWay)
}

/// How it is, for the result.
pub(super) fn reactive(situation: &Situation<'_>) -> Reactive {
    let (state, low_since, possible_from, [started, ended]) = read(situation);
    Reactive { state, low_since, possible_from, started: started.map(Into::into), ended: ended.map(Into::into) }
}

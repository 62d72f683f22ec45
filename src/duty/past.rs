//! What holds, transfers and ends clocks, gathered once for all of them (ruling 9).

use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::standard::{DutyKind, Owner};

/// Pairs of events between which the person is away: what begins it and what ends it.
const AWAY: [(EventKind, EventKind); 3] = [
    (EventKind::AdmittedToHospital, EventKind::DischargedFromHospital),
    (EventKind::WentAbroad, EventKind::CameBack),
    (EventKind::WentMissing, EventKind::Found),
];

/// A time in which clocks are held; without an end it is still going on.
#[derive(Debug)]
pub(super) struct Period<'a> {
    pub(super) start: &'a Event,
    pub(super) end: Option<&'a Event>,
    /// In custody, and not only away from home.
    custody: bool,
}

/// What holds, transfers and ends the clocks of a case.
#[derive(Debug)]
pub struct Past<'a> {
    /// Verified stays in custody, hospital or abroad, and times of being missing.
    pub(super) periods: Vec<Period<'a>>,
    /// Verified events that end clocks.
    ends: Vec<&'a Event>,
    /// Events that would hold, transfer or end clocks if somebody had verified them.
    pub(super) unverified: Vec<&'a Event>,
    /// Intervals that somebody set.
    pub(super) intervals: Vec<&'a Event>,
    /// Ratings as they stood on their days.
    pub(super) ratings: Vec<&'a Event>,
    /// The last transfer.
    pub(super) transfer: Option<&'a Event>,
}

impl<'a> Past<'a> {
    /// Gathers it from events by day.
    #[must_use]
    pub fn of(events: &'a [Event]) -> Self {
        let mut past = Self {
            periods: Vec::new(),
            ends: Vec::new(),
            unverified: Vec::new(),
            intervals: Vec::new(),
            ratings: Vec::new(),
            transfer: None,
        };
        for event in events {
            past.note(event);
        }
        past
    }

    fn note(&mut self, event: &'a Event) {
        match event.kind {
            EventKind::IntervalSet if event.details.every.known().is_some() => self.intervals.push(event),
            EventKind::RatingRecorded => self.ratings.push(event),
            // A new licence or order means that he is out, whoever forgot to record the release.
            EventKind::Released | EventKind::LicenceStarted | EventKind::OrderStarted => {
                self.end(|period| period.custody, event);
            }
            EventKind::DischargedFromHospital | EventKind::CameBack | EventKind::Found => {
                self.end(|period| AWAY.contains(&(period.start.kind, event.kind)), event);
            }
            EventKind::Transferred => self.transfer = Some(event),
            _ => {}
        }
        let custody = matches!(event.kind, EventKind::Remanded | EventKind::Recalled | EventKind::SentencedToCustody);
        let away = AWAY.iter().any(|(start, _)| *start == event.kind);
        let accepted = event.kind == EventKind::Transferred && event.accepted.known().is_some();
        if !(custody || away || accepted || ENDS.contains(&event.kind)) {
            return;
        }
        if !event.verified {
            self.unverified.push(event);
        } else if custody || away {
            let same = |period: &Period<'_>| {
                period.end.is_none() && if custody { period.custody } else { period.start.kind == event.kind }
            };
            if !self.periods.iter().any(same) {
                self.periods.push(Period { start: event, end: None, custody });
            }
        } else if !accepted {
            self.ends.push(event);
        }
    }

    /// Ends the open period that fits. It needs no verifying: it only brings duties back.
    fn end(&mut self, fits: impl Fn(&Period<'_>) -> bool, event: &'a Event) {
        if let Some(period) = self.periods.iter_mut().find(|period| period.end.is_none() && fits(period)) {
            period.end = Some(event);
        }
    }

    /// The first verified event, on or after the day it was opened, that ends a clock.
    pub(super) fn end_of(&self, kind: DutyKind, owner: Owner, opened: Option<Date>) -> Option<&'a Event> {
        self.ends
            .iter()
            .copied()
            .find(|event| ends(event.kind, kind, owner) && opened.is_none_or(|opened| event.on >= opened))
    }
}

/// Every kind of event that can end a clock.
pub(super) const ENDS: [EventKind; 3] = [EventKind::Died, EventKind::OrderEnded, EventKind::NotificationEnded];

/// Whether `event` ends the clocks of `owner`. The end of probation leaves the police duties, and what it asks for itself.
pub(super) const fn ends(event: EventKind, kind: DutyKind, owner: Owner) -> bool {
    match event {
        EventKind::Died => true,
        EventKind::OrderEnded => {
            matches!(owner, Owner::Probation)
                && !matches!(
                    kind,
                    DutyKind::OasysTermination | DutyKind::VictimContact | DutyKind::FurtherOffenceReview
                )
        }
        EventKind::NotificationEnded => {
            matches!(owner, Owner::Police | Owner::Mappa) && !matches!(kind, DutyKind::RiskReview)
        }
        _ => false,
    }
}

/// Whether a period holds a clock. Custody holds every clock but those that go on, or begin, in custody; a person
/// who is only away cannot be met, and everything else goes on.
pub(super) fn holds(period: &Period<'_>, kind: DutyKind, opened: Option<EventKind>) -> bool {
    if !period.custody {
        return matches!(kind, DutyKind::HomeVisit | DutyKind::ProbationContact);
    }
    !matches!(
        kind,
        DutyKind::VictimContact
            | DutyKind::PreReleaseMappa
            | DutyKind::PreReleasePlan
            | DutyKind::MappaMeeting
            | DutyKind::MappaMinutes
            | DutyKind::MappaAction
            | DutyKind::SupervisorReview
            | DutyKind::RiskReview
            | DutyKind::OasysTermination
            | DutyKind::TransferAcceptance
            | DutyKind::FurtherOffenceReview
    ) && opened != Some(EventKind::SentencedToCustody)
}

//! Significant incidents and serious further offences charged, and what closes each (ruling 25).

use std::cmp::Ordering;

use crate::band::Band;
use crate::case::event::{Event, EventKind};
use crate::case::reader::{Answer, one_by_one};
use crate::code::first_alike;
use crate::date::Date;
use crate::division::Division;
use crate::duty::clock::{Closer, MOST_NAMED, applicable, count, ended, open, settle};
use crate::duty::oasys::why_not_full;
use crate::duty::situation::{Situation, probation_manages};
use crate::duty::{Because, ClosesNothing, Duty, DutyState};
use crate::index::Index;
use crate::problem::Problem;
use crate::standard::{DutyKind, StandardsByDay};
use crate::timeline::{Ended, Meant, Sort, Timeline, ambiguous, unknown};

/// An incident, and what became of it.
#[derive(Debug, Clone)]
pub struct Incident<'a> {
    /// The incident.
    pub event: &'a Event,
    /// The assessment that closed it, and the event with which that was complete: its countersignature where one is
    /// required.
    pub closed: Option<(&'a Event, &'a Event)>,
    /// What says that it was none.
    pub unfounded: Option<&'a Event>,
    /// The first assessment that would close it and is not countersigned.
    pub awaiting: Option<&'a Event>,
    /// The events that look like its end and close nothing.
    pub unfit: Vec<(&'a Event, ClosesNothing)>,
}

impl<'a> Incident<'a> {
    /// One of which nothing is known yet.
    const fn new(event: &'a Event) -> Self {
        Self { event, closed: None, unfounded: None, awaiting: None, unfit: Vec::new() }
    }

    /// Whether nothing has closed it yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.closed.is_none() && self.unfounded.is_none()
    }

    /// Names an event that closes nothing, as long as the explanation has room.
    pub(super) fn name_unfit(&mut self, event: &'a Event, why: ClosesNothing) {
        if self.unfit.len() < MOST_NAMED {
            self.unfit.push((event, why));
        }
    }
}

/// An event that answers an incident.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answering<'a> {
    /// The event.
    pub event: &'a Event,
    /// Which incident, by its place.
    pub incident: usize,
}

/// The incidents of a case and what answers them.
#[derive(Debug, Default)]
pub struct Incidents<'a> {
    /// By day; those that say the same but for their id are one.
    pub(crate) all: Vec<&'a Event>,
    /// By day.
    pub(crate) answers: Vec<Answering<'a>>,
    /// Assessments that name no incident that there is, by day.
    unnamed: Vec<&'a Event>,
}

impl<'a> Incidents<'a> {
    /// Those of a case. An answer to an incident that is not there, or to one of several, is a problem.
    #[must_use]
    pub fn of(timeline: &Timeline<'a>, problems: &mut Vec<Problem>) -> Self {
        let mut incidents = Self::default();
        let mut places = Index::default();
        let opened = timeline.of_any(&[EventKind::SignificantIncident, EventKind::SeriousFurtherOffence]);
        // Of those that say the same the first in the list stays.
        let mut listed = opened.clone();
        crate::code::sort(&mut listed, |one, other| one.index.cmp(&other.index));
        let first = first_alike(listed.len(), &|one, other| match (listed.get(one), listed.get(other)) {
            (Some(one), Some(other)) => one.compare_content(other),
            _ => Ordering::Equal,
        });
        let first_of = |place: usize| first.get(place).and_then(|first| listed.get(*first));
        for event in &opened {
            let place = listed.partition_point(|other| other.index < event.index);
            if first_of(place).is_some_and(|first| first.index == event.index) {
                places.set(event.index, incidents.all.len());
                incidents.all.push(event);
            }
        }
        for (place, event) in listed.iter().enumerate() {
            if let Some(incident) = first_of(place).and_then(|first| places.place(first.index)) {
                places.set(event.index, incident);
            }
        }
        let answering = timeline.of_any(&[
            EventKind::OasysCompleted,
            EventKind::OasysReviewed,
            EventKind::RiskReviewed,
            EventKind::IncidentUnfounded,
        ]);
        for event in answering {
            let place = incidents.meant(timeline, event, problems).and_then(|named| places.place(named.index));
            match place {
                Some(place) => incidents.answers.push(Answering { event, incident: place }),
                None if event.kind == EventKind::IncidentUnfounded => {}
                None => incidents.unnamed.push(event),
            }
        }
        incidents
    }

    fn meant(&self, timeline: &Timeline<'a>, event: &'a Event, problems: &mut Vec<Problem>) -> Option<&'a Event> {
        let Answer::Given(name) = event.of() else { return None };
        let fits = |known: &Event| known.on <= event.on;
        match timeline.names().meant_among(name, Sort::Incident, &fits) {
            Meant::One(incident) => Some(incident),
            Meant::Several(places) => {
                problems.push(ambiguous(event, event.of_member(), &places));
                None
            }
            Meant::None => {
                // A review of risk may be of a change short of an incident.
                let change = if event.kind == EventKind::RiskReviewed {
                    timeline.names().meant_among(name, Sort::RiskChange, &fits)
                } else {
                    Meant::None
                };
                match change {
                    Meant::One(_) => {}
                    Meant::Several(places) => problems.push(ambiguous(event, event.of_member(), &places)),
                    Meant::None => problems.push(unknown(event, event.of_member(), &mut one_by_one(&self.all))),
                }
                None
            }
        }
    }

    /// Every incident, before anything that answers it is looked at.
    pub(super) fn opened(&self) -> Vec<Incident<'a>> {
        self.all.iter().copied().map(Incident::new).collect()
    }

    /// Names the assessments since each open incident that do not name it.
    pub(super) fn name_unnamed(&self, incidents: &mut [Incident<'a>]) {
        for incident in incidents.iter_mut().filter(|incident| incident.is_open()) {
            let first = self.unnamed.partition_point(|event| event.on < incident.event.on);
            for event in self.unnamed.iter().skip(first).take(MOST_UNNAMED) {
                incident.name_unfit(event, ClosesNothing::IncidentNotNamed);
            }
        }
    }
}

/// The most assessments that do not name an incident which its explanation names: the first ones show what is missing.
const MOST_UNNAMED: usize = 5;

/// Who manages the person on a day, and by which assessment an incident is closed then.
#[derive(Debug, Clone, Copy)]
pub struct Managed<'f, 'a> {
    /// What was in force when.
    pub timeline: &'f Timeline<'a>,
    /// The standard of each day, where one could be used.
    pub standards: Option<&'f StandardsByDay<'f>>,
    /// The division that the case names.
    pub division: Option<Division>,
    /// The case says outright that probation does not supervise.
    pub not_supervised: bool,
}

impl Managed<'_, '_> {
    /// Whether a standard that uses OASys holds on a day.
    #[must_use]
    pub fn uses_oasys_on(&self, day: Date) -> bool {
        match (self.standards, self.division) {
            (Some(standards), _) => standards.on(day).instead_of_oasys.is_none(),
            (None, division) => !matches!(division, Some(Division::Scotland | Division::NorthernIreland)),
        }
    }

    /// The level from which the standard of a day asks for a countersignature.
    #[must_use]
    pub fn countersign_from(&self, day: Date) -> Option<Band> {
        self.standards.map(|standards| standards.on(day).joint_rating.countersign_from)
    }

    /// Why an assessment closes no incident: it is not of whoever manages the person on its day, or it is not full. One
    /// for an incident has to say that it is (ruling 21).
    pub(super) fn why_not(&self, event: &Event) -> Option<ClosesNothing> {
        let by_oasys = probation_manages(self.timeline, self.not_supervised, event.on) && self.uses_oasys_on(event.on);
        match (event.kind, by_oasys) {
            (EventKind::RiskReviewed, false) => None,
            (EventKind::RiskReviewed, true) | (_, false) => Some(ClosesNothing::NotByManager),
            (_, true) => why_not_full(event),
        }
    }
}

/// Whether two people have said, with a reason, that an incident was none. The second verifies it.
pub(super) fn is_unfounded(event: &Event) -> bool {
    let two = crate::timeline::approves(event.details.countersigned_by.as_deref(), event.by.as_deref());
    event.details.reasons && two == Some(true)
}

/// A new assessment after each incident. Those of one day are shown once: one that is open before one that is closed,
/// and of those the one that is later.
pub(super) fn reassessments(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    for day in situation.incidents.chunk_by(|a, b| a.event.on == b.event.on) {
        let Some(incident) = day.iter().max_by_key(|incident| lateness(incident, situation.today())) else { continue };
        let Some(rule) = applicable(situation, DutyKind::Reassessment, incident.event.on).next() else { continue };
        let duty = open(situation, duties, rule);
        count(situation, duty, incident.event, rule.within);
        if incident.is_open() {
            for (event, why) in &incident.unfit {
                duty.say(Because::closes_nothing(event, *why));
            }
            duty.say_if(
                incident.awaiting.map(|event| Because::closes_nothing(event, ClosesNothing::AwaitingCountersignature)),
            );
        }
        if let Some(by) = incident.unfounded {
            ended(situation, duty, Ended::by_event(by));
            duty.say_historic();
        } else {
            let closer = incident.closed.map(|(done, signed)| Closer { event: signed, on: done.on });
            settle(situation, duty, closer, None);
        }
        if let Some(assessment) = incident.awaiting.filter(|_| incident.is_open())
            && !matches!(duty.state, DutyState::Ended)
        {
            // The assessor is late up to the day of the assessment; the wait after it is the manager's.
            duty.days_late = duty.due.map(|due| due.days_until(assessment.on).max(0));
            duty.wait_for_duty(DutyKind::Countersignature, EventKind::Countersigned);
        }
        let closed = incident.closed.map(|(done, _)| done.on).or(incident.unfounded.map(|by| by.on));
        duty.owner = situation.manager_on(closed.unwrap_or(situation.today()), duty.owner);
    }
}

/// What makes one incident of a day come before another.
fn lateness(incident: &Incident<'_>, today: Date) -> (u8, Date) {
    match (incident.closed, incident.unfounded, incident.awaiting) {
        (Some((done, _)), ..) => (1, done.on),
        (None, Some(by), _) => (0, by.on),
        (None, None, Some(assessment)) => (2, assessment.on),
        (None, None, None) => (2, today),
    }
}

//! Significant incidents and serious further offences charged, and what closes each (ruling 25).

use crate::band::Band;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{Closer, MOST_NAMED, applicable, count, open, settle};
use crate::duty::oasys::{says_it_is_full, why_not_full};
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty};
use crate::standard::DutyKind;
use crate::timeline::{Meant, Sort, Timeline};

/// An incident, and what closed it.
#[derive(Debug)]
pub struct Incident<'a> {
    /// The incident.
    pub event: &'a Event,
    /// The assessment that closed it, and the event on which it was complete: its countersignature where one is required.
    pub closed: Option<(&'a Event, &'a Event)>,
    /// The events that look like it and close nothing.
    pub unfit: Vec<(&'a Event, ClosesNothing)>,
}

/// The incidents of a case. Where `countersign` names a level, only an assessment that a manager authorised for it has
/// countersigned closes one.
#[must_use]
pub fn incidents<'a>(timeline: &Timeline<'a>, countersign: Option<Band>) -> Vec<Incident<'a>> {
    let all = timeline.of_any(&[EventKind::SignificantIncident, EventKind::SeriousFurtherOffence]);
    let assessments = timeline.of_any(&[EventKind::OasysCompleted, EventKind::OasysReviewed]);
    let mut incidents: Vec<Incident<'a>> =
        all.into_iter().map(|event| Incident { event, closed: None, unfit: Vec::new() }).collect();
    for assessment in assessments {
        let Answer::Given(name) = assessment.of() else { continue };
        let Meant::One(event) = timeline.names().meant_among(name, Sort::Incident, |event| event.on <= assessment.on)
        else {
            continue;
        };
        let Some(incident) = incidents.iter_mut().find(|incident| incident.event.index == event.index) else {
            continue;
        };
        let signature = match countersign {
            None => Some(assessment),
            Some(level) => timeline
                .since(EventKind::Countersigned, assessment.on)
                .iter()
                .copied()
                .find(|signed| signed.authorised_for.given().is_some_and(|authorised| *authorised >= level)),
        };
        match (why_not_full(assessment), signature) {
            (None, Some(signed)) if says_it_is_full(assessment) => {
                incident.closed = incident.closed.or(Some((assessment, signed)));
            }
            (why, _) => incident.unfit.push((assessment, why.unwrap_or(ClosesNothing::AwaitingCountersignature))),
        }
    }
    incidents
}

/// A new assessment after each incident.
pub(super) fn reassessments(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    for incident in situation.incidents {
        let Some(rule) = applicable(situation, DutyKind::Reassessment, incident.event.on).next() else { continue };
        let duty = open(situation, duties, rule);
        count(situation, duty, incident.event, rule.within);
        for (event, why) in incident.unfit.iter().take(MOST_NAMED) {
            duty.say(Because::closes_nothing(event, *why));
        }
        let closer = incident.closed.map(|(done, signed)| Closer { event: signed, on: done.on });
        settle(situation, duty, closer, None);
        duty.owner = situation.manager_on(incident.closed.map_or(situation.today(), |(done, _)| done.on), duty.owner);
    }
}

/// The day on which an incident was closed.
#[must_use]
pub fn closed_on(incident: &Incident<'_>) -> Option<Date> {
    incident.closed.map(|(_, signed)| signed.on)
}

//! Incidents and what closes each (ruling 25, timeline 16).

use super::approval::{is_complete, says_full, signed_on};
use super::facts::{Event, Facts, Member, same_text};
use super::names::{Named, named};
use super::rating::{HIGH, Ratings};
use super::spells::Spell;
use joint_risk::Date;

pub const INCIDENTS: &[&str] = &["significant-incident", "serious-further-offence"];

/// What became of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Open,
    /// The day of the assessment, and the day on which it was signed where that was needed.
    Done {
        on: Date,
        signed: Date,
    },
    /// Assessed on that day, and waiting for the countersignature.
    Waiting(Date),
    Unfounded(Date),
}

pub fn outcome(
    facts: &Facts<'_>,
    supervision: &[Spell],
    ratings: &Ratings,
    with_oasys: &dyn Fn(Date) -> bool,
    incident: &Event<'_>,
    until: Date,
) -> Outcome {
    let mut waiting: Option<Date> = None;
    let names =
        |event: &Event<'_>, member: &str| named(facts, event, member, INCIDENTS) == Named::Event(incident.index);
    for event in facts.events.iter().filter(|event| event.on >= incident.on && event.on <= until) {
        // Where no order or licence is recorded, only an outright "no" says that probation does not manage him.
        let managed = with_oasys(event.on)
            && if supervision.is_empty() {
                facts.supervised != Some(false)
            } else {
                supervision.iter().any(|spell| spell.contains(event.on))
            };
        let closes = match event.kind {
            "oasys-completed" | "oasys-reviewed" => {
                managed && is_complete(event) && says_full(event) && names(event, "incident")
            }
            "risk-reviewed" => !managed && names(event, "of"),
            "incident-unfounded" if names(event, "of") && is_unfounded(event) => return Outcome::Unfounded(event.on),
            _ => false,
        };
        if !closes {
            continue;
        }
        let rating = ratings.on(event.on, facts.today);
        if rating < HIGH {
            return Outcome::Done { on: event.on, signed: event.on };
        }
        match signed_on(facts, ratings, event.on, rating, false).filter(|on| *on <= until) {
            Some(signed) => return Outcome::Done { on: event.on, signed },
            None => waiting = waiting.or(Some(event.on)),
        }
    }
    waiting.map_or(Outcome::Open, Outcome::Waiting)
}

/// Said by one, with a reason, and countersigned by another.
fn is_unfounded(event: &Event<'_>) -> bool {
    match (event.text("by"), event.text("reason"), event.text("countersignedBy")) {
        (Member::Given(by), Member::Given(_), Member::Given(other)) => !same_text(by, other),
        _ => false,
    }
}

/// Whether any incident is open on a day, before what is done on it counts.
pub fn any_open(
    facts: &Facts<'_>,
    supervision: &[Spell],
    ratings: &Ratings,
    with_oasys: &dyn Fn(Date) -> bool,
    day: Date,
) -> bool {
    facts.of(INCIDENTS).filter(|incident| incident.on <= day).any(|incident| {
        let outcome = outcome(facts, supervision, ratings, with_oasys, incident, day.previous());
        matches!(outcome, Outcome::Open | Outcome::Waiting(_)) && incident.gone_on.is_none_or(|gone| day < gone)
    })
}

//! Which standard dates what.

use serde::Serialize;

use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::code::sort;
use crate::date::Date;
use crate::division::Division;
use crate::problem::{Problem, ProblemCode};
use crate::standard::{Chosen, ChosenBecause, OtherInstrument, Standard, StandardsByDay};
use crate::timeline::{self, Timeline};

/// The standard used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StandardUsed {
    /// Its identifier.
    pub id: String,
    /// The case named it, or brought it.
    pub named: bool,
    /// Why it was used.
    pub chosen_because: ChosenBecause,
    /// It was not in force on the day.
    pub historic: bool,
    /// What is used there in place of OASys: then there are no duties of OASys.
    pub instead_of_oasys: Option<OtherInstrument>,
}

impl StandardUsed {
    /// `standard`, and why it was used on the day.
    pub(super) fn of(standard: &Standard, chosen_because: ChosenBecause, today: Date) -> Self {
        Self {
            id: standard.id.clone(),
            named: matches!(chosen_because, ChosenBecause::Named | ChosenBecause::Given),
            chosen_because,
            historic: !standard.in_force.contains(today),
            instead_of_oasys: standard.instead_of_oasys,
        }
    }
}

/// The standard of each day.
pub(super) fn by_day<'a>(
    timeline: &Timeline<'_>,
    chosen: Chosen<'a>,
    today: &'a Standard,
    standards: &'a [Standard],
    problems: &mut Vec<Problem>,
) -> StandardsByDay<'a> {
    let mut by_day = StandardsByDay::new(chosen, today);
    for event in timeline.of(EventKind::Transferred) {
        let known = |name: &String| standards.iter().any(|standard| standard.id == *name);
        if event.details.standard.given().is_some_and(|name| !known(name)) {
            let allowed = standards.iter().map(|standard| standard.id.clone()).collect();
            let field = timeline::path(event, "standard");
            problems.push(Problem::new(ProblemCode::UnknownCode, field).allowing(allowed));
        }
    }
    // A transfer carries the rules of whoever receives, from its acceptance on (ruling 37).
    let transfers =
        timeline.of(EventKind::Transferred).iter().filter(|event| !matches!(event.accepted, Answer::Missing));
    let mut accepted: Vec<(Date, &Event)> =
        transfers.map(|event| (event.accepted.known().unwrap_or(event.on), *event)).collect();
    sort(&mut accepted, |(one, _), (other, _)| one.cmp(other));
    for (on, event) in accepted {
        let named = event.details.standard.given().map(String::as_str);
        // One that cannot be read may be England and Wales, which has the more clocks (ruling 21).
        let unread = event.details.division.is_refused() || event.details.standard.is_refused();
        let most = unread && by_day.on(on).instead_of_oasys.is_some();
        let division = if most { Some(Division::EnglandAndWales) } else { event.details.division.known() };
        by_day.transferred(standards, (on, event.verified && event.accepted.given().is_some()), division, named);
    }
    by_day
}

//! The clock of the risk management plan, by the MAPPA level. The police tied it to the home visit, and so missed it
//! (joint inspection, June 2010): it is neither that clock, nor that of the MAPPA level, nor that of OASys.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{count_interval, open, settle};
use crate::duty::mappa::rule_for;
use crate::duty::{Because, Context, Duty};
use crate::standard::DutyKind;

/// The reviews of the plan since a level was first set, and the next one. A new level changes the interval and resets nothing.
pub(super) fn reviews(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let mut running: Option<(&Event, &Event)> = None;
    for event in context.events {
        match (event.kind, running) {
            (EventKind::MappaLevelSet, from) => running = Some((event, from.map_or(event, |(_, from)| from))),
            (EventKind::PlanReviewed, Some((level, from))) if event.on > from.on || from.kind != event.kind => {
                push(context, duties, level, from, Some(event));
                running = Some((level, event));
            }
            _ => {}
        }
    }
    if let Some((level, from)) = running {
        push(context, duties, level, from, None);
    }
}

fn push(context: &Context<'_>, duties: &mut Vec<Duty>, level: &Event, from: &Event, closer: Option<&Event>) {
    let Some(rule) = rule_for(context, DutyKind::PlanReview, level.level.known()) else { return };
    let duty = open(context, duties, rule);
    if let Some(level) = level.level.known() {
        duty.say(Because::MappaLevel { level });
    }
    count_interval(context, duty, rule, from, closer.map_or(context.today, |closer| closer.on));
    settle(context, duty, closer);
}

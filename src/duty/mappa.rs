//! The clock of the MAPPA level: reviews by the level that the agencies decided. No level is ever proposed from a rating.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{close, count, open, settle};
use crate::duty::{Because, Context, Duty, DutyState};
use crate::standard::{DutyKind, Rule};

/// The reviews of each level that was set, and the next one.
pub(super) fn reviews(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let mut running: Option<(&Event, &Event)> = None;
    for event in context.events {
        match (event.kind, running) {
            (EventKind::MappaLevelSet, before) => {
                if let Some((level, from)) = before.filter(|(_, from)| from.on < event.on) {
                    push(context, duties, level, from, Some((event, DutyState::Superseded)));
                }
                running = Some((event, event));
            }
            (EventKind::MappaReview, Some((level, from))) => {
                push(context, duties, level, from, Some((event, DutyState::Done)));
                running = Some((level, event));
            }
            _ => {}
        }
    }
    if let Some((level, from)) = running {
        push(context, duties, level, from, None);
    }
}

/// The rule for the level that `event` set; any rule of the clock where the level is not known.
fn rule_for<'a>(context: &Context<'a>, level: Option<u8>) -> Option<&'a Rule> {
    let sets = |rule: &&Rule| {
        rule.when.mappa_level.as_ref().is_none_or(|levels| level.is_some_and(|level| levels.contains(&level)))
    };
    context.standard.rules_of(DutyKind::MappaReview).find(sets)
}

fn push(
    context: &Context<'_>,
    duties: &mut Vec<Duty>,
    level: &Event,
    from: &Event,
    closer: Option<(&Event, DutyState)>,
) {
    let known = rule_for(context, level.level);
    let Some(rule) = known.or_else(|| context.standard.rules_of(DutyKind::MappaReview).next()) else { return };
    let mut duty = open(context, rule);
    if let Some(level) = level.level {
        duty.because.push(Because::MappaLevel { level });
    }
    if known.is_some() {
        count(context, &mut duty, from, rule.within);
    } else {
        duty.opened = Some(from.into());
        duty.because.push(Because::NoInterval);
    }
    match closer {
        Some((event, DutyState::Superseded)) => {
            close(&mut duty, event, DutyState::Superseded);
            if duty.historic {
                duty.because
                    .push(Because::Historic { from: duty.in_force.from.clone(), until: duty.in_force.until.clone() });
            }
        }
        closer => settle(context, &mut duty, closer.map(|(event, _)| event)),
    }
    duties.push(duty);
}

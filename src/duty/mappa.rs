//! The clocks of MAPPA: reviews by the level that the agencies decided, meetings, minutes and actions.
//! No level is ever proposed from a rating.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{close, count, count_interval, first_rule, open, set_due, settle};
use crate::duty::follow_up::{belongs, follow_up, since};
use crate::duty::{Because, ClosesNothing, Context, Duty, DutyState};
use crate::standard::{DutyKind, Interval, Rule};

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

/// The rule of a clock for this level; one that is for every level where it is not known.
pub(super) fn rule_for<'a>(context: &Context<'a>, kind: DutyKind, level: Option<u8>) -> Option<&'a Rule> {
    let sets = |rule: &&Rule| {
        rule.when.mappa_level.as_ref().is_none_or(|levels| level.is_some_and(|level| levels.contains(&level)))
    };
    context.standard.rules_of(kind).find(sets)
}

fn push(
    context: &Context<'_>,
    duties: &mut Vec<Duty>,
    level: &Event,
    from: &Event,
    closer: Option<(&Event, DutyState)>,
) {
    let known = rule_for(context, DutyKind::MappaReview, level.level.known());
    let Some(rule) = known.or_else(|| context.standard.rules_of(DutyKind::MappaReview).next()) else { return };
    let duty = open(context, duties, rule);
    if let Some(level) = level.level.known() {
        duty.say(Because::MappaLevel { level });
    }
    if known.is_some() {
        let day = closer.map_or(context.today, |(closer, _)| closer.on);
        count_interval(context, duty, rule, from, day);
        agreed(context, duty, from);
    } else {
        duty.opened_by(from);
        duty.say(Because::NoInterval);
    }
    match closer {
        Some((event, DutyState::Superseded)) => {
            close(duty, event, DutyState::Superseded);
            duty.say_historic();
        }
        closer => settle(context, duty, closer.map(|(event, _)| event)),
    }
}

/// The day that the last meeting agreed holds, where the standard's is not earlier.
fn agreed(context: &Context<'_>, duty: &mut Duty, from: &Event) {
    let Some(on) = from.details.next_review.known() else { return };
    let holds = duty.due.is_none_or(|due| on <= due);
    duty.say(Because::AgreedDay { on, holds });
    if holds {
        set_due(context, duty, on);
    }
}

/// The first meeting after a referral. A level that is set, or a meeting, answers it.
pub(super) fn meetings(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let closes = &[EventKind::MappaMeeting, EventKind::MappaLevelSet];
    let referred = |event: &Event| event.kind == EventKind::MappaReferred;
    follow_up(context, duties, DutyKind::MappaMeeting, &referred, closes, &|_, _| true);
}

/// The minutes of each meeting: sent out, and in the records of police and probation.
pub(super) fn minutes(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::MappaMinutes) else { return };
    let mut meetings = context.events.iter().filter(|event| event.kind == EventKind::MappaMeeting).peekable();
    while let Some(meeting) = meetings.next() {
        let next = meetings.peek().map(|next| next.on);
        // Minutes that name no meeting are those of the last one before them.
        let of_meeting = |event: &&Event| match event.of().known() {
            Some(_) => belongs(meeting, event),
            None => next.is_none_or(|next| event.on < next),
        };
        let (mut circulated, mut filed) = (None, None);
        for event in since(context.events, &[EventKind::MappaMinutes], meeting.on).filter(of_meeting) {
            circulated = circulated.or_else(|| (event.details.circulated.known() == Some(true)).then_some(event));
            filed = filed.or_else(|| (event.details.filed.known() == Some(true)).then_some(event));
            if circulated.is_some() && filed.is_some() {
                break;
            }
        }
        let duty = open(context, duties, rule);
        count(context, duty, meeting, rule.within);
        let closer = match (circulated, filed) {
            (Some(circulated), Some(filed)) => Some(if circulated.on > filed.on { circulated } else { filed }),
            (Some(half), None) => unfinished(duty, half, ClosesNothing::NotFiled),
            (None, Some(half)) => unfinished(duty, half, ClosesNothing::NotCirculated),
            (None, None) => None,
        };
        settle(context, duty, closer);
    }
}

fn unfinished<'a>(duty: &mut Duty, half: &Event, why: ClosesNothing) -> Option<&'a Event> {
    duty.say(Because::closes_nothing(half, why));
    None
}

/// Each action that a meeting decided, by the day that it set, and whether the sentence plan carries it.
pub(super) fn actions(context: &Context<'_>, duties: &mut Vec<Duty>) {
    let Some(rule) = first_rule(context, DutyKind::MappaAction) else { return };
    for action in context.events.iter().filter(|event| event.kind == EventKind::MappaActionSet) {
        let duty = open(context, duties, rule);
        match (action.details.due.known(), rule.within) {
            (Some(on), Interval::SetBy(_)) => {
                duty.opened_by(action);
                duty.say(Because::AgreedDay { on, holds: true });
                set_due(context, duty, on);
            }
            _ => count(context, duty, action, rule.within),
        }
        if !action.details.owned {
            duty.say(Because::OwnerMissing);
        }
        let name = action.name();
        let carries = |plan: &&crate::case::plan::Plan| {
            plan.objectives.iter().any(|objective| objective.mappa_action.as_deref() == Some(name.as_str()))
        };
        if context.supervised && !context.plan.as_ref().is_some_and(carries) {
            duty.say(Because::NotInPlan);
        }
        let done = since(context.events, &[EventKind::MappaActionDone], action.on)
            .find(|event| event.of().known() == Some(name.as_str()));
        settle(context, duty, done);
    }
}

//! The yearly notification, and the weekly one of somebody without a sole or main residence.

use super::changes::Answered;
use super::is_about;
use super::provisions::{DAYS_AFTER_STAY, PERIODIC, WEEKLY, WEEKLY_NOT_FOUND};
use crate::case::event::EventKind;
use crate::case::event::law::About;
use crate::code::sort;
use crate::duty::law::{End, Facts, Provision, close, hold, open, set, settle};
use crate::duty::{Because, ClosesNothing, Duty, DutyState, say};
use crate::standard::DutyKind;

/// One duty for each notification that started a year, and the one that is open.
pub(super) fn duties(facts: &Facts<'_>, changes: &[Answered<'_>], over: End, duties: &mut Vec<Duty>) {
    let all = in_order(facts, changes);
    if all.is_empty() {
        if facts.events.iter().any(|event| event.kind == EventKind::NotificationStarted) {
            let duty = open(facts, duties, &PERIODIC, None);
            duty.say(Because::WaitsFor { duty: DutyKind::NotificationInitial });
            settle(facts, duty, None, over);
        }
        return;
    }
    let mut homeless = false;
    let mut extras: Vec<Because> = Vec::new();
    let mut open_one: Option<(Answered<'_>, bool)> = None;
    for each in all {
        if each.extra {
            if open_one.is_some() {
                say(&mut extras, Because::closes_nothing(each.given, ClosesNothing::StartsNoYear));
            }
            continue;
        }
        if let Some((from, homeless)) = open_one {
            // Two on one day are one: no year lies between them.
            if from.given.on < each.given.on {
                one(facts, duties, (from, homeless), Some(each), over, &mut extras);
            }
        }
        homeless = each.no_fixed_home.unwrap_or(homeless);
        open_one = Some((each, homeless));
    }
    if let Some((from, homeless)) = open_one {
        one(facts, duties, (from, homeless), None, over, &mut extras);
    }
}

/// The notifications that can start a year, by day.
fn in_order<'a>(facts: &Facts<'a>, changes: &[Answered<'a>]) -> Vec<Answered<'a>> {
    let mut all = changes.to_vec();
    for given in facts.events {
        if is_about(given, About::Initial) || is_about(given, About::Periodic) {
            all.push(Answered { given, no_fixed_home: given.law.no_fixed_home.known(), extra: false });
        }
    }
    // The events stand in their order; their places tell days apart and equal ones too.
    sort(&mut all, |a, b| (a.given.on, a.extra, a.given.index).cmp(&(b.given.on, b.extra, b.given.index)));
    all
}

fn rule(facts: &Facts<'_>, from: &Answered<'_>, homeless: bool) -> &'static Provision {
    if !homeless {
        return &PERIODIC;
    }
    match WEEKLY.applies(facts, from.given.on) {
        true => &WEEKLY,
        false if WEEKLY.is_here(facts) => &PERIODIC,
        false => &WEEKLY_NOT_FOUND,
    }
}

fn one(
    facts: &Facts<'_>,
    duties: &mut Vec<Duty>,
    (from, homeless): (Answered<'_>, bool),
    next: Option<Answered<'_>>,
    over: End,
    extras: &mut Vec<Because>,
) {
    let rule = rule(facts, &from, homeless);
    let duty = open(facts, duties, rule, Some(from.given));
    if rule.count == 0 {
        duty.say(Because::FigureNotFound);
    } else {
        duty.say(rule.counted());
        let due = rule.reckon(from.given.on);
        let stay = facts.stay_on(due);
        match (stay, stay.and_then(|stay| stay.end)) {
            (Some(stay), None) if next.is_none() => {
                duty.say_all(extras);
                hold(facts, duty, stay, over);
                return;
            }
            (Some(_), Some(end)) => {
                duty.say(Because::Extended { event: end.kind, on: end.on });
                set(facts, duty, end.on.last_of_days(DAYS_AFTER_STAY));
            }
            _ => set(facts, duty, due),
        }
    }
    duty.say_all(extras);
    match next {
        // A change that was notified within the year takes its place: s.85(1).
        Some(next) if !is_about(next.given, About::Periodic) => {
            close(duty, next.given, DutyState::Superseded);
        }
        next => settle(facts, duty, next.map(|next| next.given), over),
    }
}

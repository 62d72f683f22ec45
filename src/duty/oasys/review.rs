//! The review of OASys, spell by spell.

use crate::case::event::{Event, EventKind};
use crate::duty::clock::{add, first_rule, open, settle};
use crate::duty::oasys::{closes_first, first_done, full, name_unfit, starts};
use crate::duty::recurring::{IntervalsSet, Recurring};
use crate::duty::situation::Situation;
use crate::duty::supervision::one_interval;
use crate::duty::{Because, Duty};
use crate::standard::{DutyKind, Interval, Rule};
use crate::timeline::{Ended, Run, Spell};

/// The review, from the last completed OASys, for as long as probation supervises. Before the first OASys of a spell it
/// has no date, unless it was due when that spell began.
pub(in crate::duty) fn review(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let full = full(situation);
    let set = IntervalsSet::of(situation, DutyKind::OasysReview);
    for run in &situation.runs_by_oasys {
        reviews_in(situation, duties, &set, run, &full);
    }
    if !situation.timeline.supervision.is_empty() || situation.not_supervised || !situation.uses_oasys() {
        return;
    }
    // Nobody has recorded since when probation supervises: it runs from the first OASys.
    match full.iter().find(|event| closes_first(event)) {
        Some(first) => reviews_from(situation, duties, &set, (first, None), &full),
        // A sentence of which nobody can read how long it is may ask for none.
        None if starts(situation, true).iter().all(|one| one.start.details.months.given().is_none()) => {
            let rule = first_rule(situation, DutyKind::OasysReview, situation.today());
            if let Some(rule) = rule {
                not_yet(situation, duties, &set, rule, None);
            }
        }
        None => {}
    }
}

fn reviews_in<'a>(
    situation: &Situation<'a>,
    duties: &mut Vec<Duty>,
    set: &IntervalsSet<'a>,
    run: &Run<'a>,
    full: &[&'a Event],
) {
    let first = spells_of(situation, run).filter_map(|spell| first_done(situation, spell)).min_by_key(|done| done.on);
    match first {
        Some(first) => reviews_from(situation, duties, set, (first, Some(run)), full),
        None => {
            if let Some(rule) = first_rule(situation, DutyKind::OasysReview, run.from) {
                not_yet(situation, duties, set, rule, run.end);
            }
        }
    }
}

/// The orders and licences of one time.
fn spells_of<'s, 'a>(situation: &'s Situation<'a>, run: &'s Run<'a>) -> impl Iterator<Item = &'s Spell<'a>> {
    let all = &situation.by_oasys;
    let first = all.partition_point(|spell| spell.from < run.from);
    all.iter().skip(first).take_while(|spell| run.reaches(spell.from))
}

fn reviews_from<'a>(
    situation: &Situation<'a>,
    duties: &mut Vec<Duty>,
    set: &IntervalsSet<'a>,
    (first, run): (&'a Event, Option<&Run<'a>>),
    full: &[&'a Event],
) {
    let end = run.and_then(|run| run.end);
    let mut last = first;
    let later = full.partition_point(|event| event.on <= first.on);
    for next in full.get(later..).unwrap_or_default().iter().copied() {
        if run.is_some_and(|run| !run.reaches(next.on)) {
            break;
        }
        if let Some(rule) = first_rule(situation, DutyKind::OasysReview, last.on) {
            one_interval(situation, duties, set, rule, (last, Some(next)), end, false);
        }
        last = next;
    }
    let Some(rule) = first_rule(situation, DutyKind::OasysReview, last.on) else { return };
    let before = duties.len();
    one_interval(situation, duties, set, rule, (last, None), end, false);
    let due = duties.get(before).and_then(|duty| duty.due);
    let owed = |spell: &&Spell<'a>| {
        spell.from > last.on && spell.is_open_on(situation.today()) && first_done(situation, spell).is_none()
    };
    let waits = |spell: &Spell<'a>| due.is_none_or(|due| due > spell.from);
    if run.is_some_and(|run| spells_of(situation, run).filter(owed).any(waits)) {
        duties.truncate(before);
        not_yet(situation, duties, set, rule, end);
    }
    if let Some(duty) = duties.get_mut(before) {
        name_unfit(situation, duty, last.on);
    }
}

/// A review that waits for the first OASys.
fn not_yet<'a>(
    situation: &Situation<'a>,
    duties: &mut Vec<Duty>,
    set: &IntervalsSet<'a>,
    rule: &'a Rule,
    end: Option<Ended<'a>>,
) {
    let today = situation.today();
    let mut apart = Duty::blank(rule.duty, rule.path.clone(), rule.owner);
    Recurring { situation, set, also: &[], rule_for: &|_, _| Some(rule) }.date(&mut apart, today, today);
    let duty = open(situation, duties, rule);
    duty.say(Because::WaitsFor { duty: DutyKind::OasysInitial });
    duty.wait_for_duty(DutyKind::OasysInitial, EventKind::OasysCompleted);
    let earliest = apart.due.or_else(|| match rule.within {
        Interval::SetBy(_) => None,
        within => Some(add(today, within)),
    });
    if let Some(earliest) = earliest {
        duty.say(Because::IfDoneToday);
        duty.earliest = Some(earliest);
    }
    duty.say_all(&mut apart.because);
    settle(situation, duty, None, end);
}

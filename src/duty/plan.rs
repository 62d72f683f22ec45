//! The clock of the risk management plan, by the MAPPA level. The police tied it to the home visit, and so missed it
//! (joint inspection, June 2010): it is neither that clock, nor that of the MAPPA level, nor that of OASys.

use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::clock::{open, settle};
use crate::duty::mappa::{end_of, level_on, levels, rule_for};
use crate::duty::recurring::{IntervalsSet, Recurring};
use crate::duty::situation::Situation;
use crate::duty::visit::soonest;
use crate::duty::{Because, Duty};
use crate::standard::DutyKind;
use crate::timeline::Ended;

/// The reviews of the plan since a level was first set, and the next one. A new level changes the interval and resets
/// nothing.
pub(super) fn reviews(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let set = IntervalsSet::of(situation, DutyKind::PlanReview);
    let levels = levels(situation);
    let changed: Vec<Date> = levels.iter().map(|set| set.event.on).collect();
    let mut push = |from: &Event, closer: Option<&Event>, end: Option<Ended<'_>>| {
        let until = closer.map_or(situation.today(), |closer| closer.on.previous());
        let until = end.map_or(until, |end| until.min(end.over_on().previous())).max(from.on);
        let rule_for = |day| {
            let set = level_on(&levels, day)?;
            if set.unread {
                // A level that cannot be read may be any: the one that comes soonest (ruling 21).
                let mut rules = situation.rules(DutyKind::PlanReview, from.on);
                return soonest(&mut || rules.next(), from.on);
            }
            rule_for(situation, DutyKind::PlanReview, set.level, from.on)
        };
        let Some(rule) = rule_for(until).or_else(|| rule_for(from.on)) else { return };
        let duty = open(situation, duties, rule);
        duty.opened_by(from);
        let read = level_on(&levels, until).filter(|set| !set.unread);
        duty.say_if(read.map(|set| Because::MappaLevel { level: set.level }));
        duty.say(Because::counted_from(from));
        let by_level = |day, _| rule_for(day);
        Recurring { situation, set: &set, also: &changed, rule_for: &by_level }.date(duty, from.on, until);
        settle(situation, duty, closer.map(Into::into), end);
    };
    let mut over: Option<Date> = None;
    for level in levels.iter().map(|set| set.event) {
        // One that is set while the last still counts changes the interval alone.
        if over.is_none_or(|over| level.on < over) && changed.first() != Some(&level.on) {
            continue;
        }
        let end = end_of(situation, level.on);
        over = end.map(|end| end.over_on());
        let mut from = level;
        let reviews = situation.timeline.since(EventKind::PlanReviewed, from.on).iter().copied();
        for review in reviews.filter(|review| situation.says_of_what(review)) {
            if over.is_some_and(|over| review.on >= over) {
                break;
            }
            if review.on > from.on || from.kind != review.kind {
                push(from, Some(review), end);
                from = review;
            }
        }
        push(from, None, end);
        if over.is_none() {
            break;
        }
    }
}

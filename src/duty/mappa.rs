//! The clocks of MAPPA: reviews by the level that the agencies decided, meetings, minutes and actions.
//! No level is ever proposed from a rating.

use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{count, first_rule, lapse, open, set_due, settle, superseded};
use crate::duty::follow_up::{Closes, FollowUp, closed, follow_up, report_names};
use crate::duty::recurring::{IntervalsSet, Recurring};
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty};
use crate::index::ByKey;
use crate::problem::Problem;
use crate::standard::{DutyKind, Interval, Rule};
use crate::timeline::{Ended, EndedBy, Run, Sort, unknown};

/// The highest level of MAPPA.
const HIGHEST_LEVEL: u8 = 3;

/// The levels that were set, by day; of two on one day the one that protects more. What cannot be read counts as the
/// highest where no level was set before it, and otherwise sets none: it may put nothing off.
pub(super) fn levels<'a>(situation: &Situation<'a>) -> Vec<(&'a Event, u8)> {
    let mut levels: Vec<(&Event, u8)> = Vec::new();
    for event in situation.timeline.of(EventKind::MappaLevelSet).iter().copied() {
        let unreadable = levels.is_empty().then_some(HIGHEST_LEVEL);
        let Some(level) = event.level.given().copied().or(unreadable) else { continue };
        match levels.last_mut().filter(|(before, _)| before.on == event.on) {
            Some(last) if level > last.1 => *last = (event, level),
            Some(_) => {}
            None => levels.push((event, level)),
        }
    }
    levels
}

/// When MAPPA ends: with the last thing that keeps him managed.
pub(super) fn end_of<'a>(situation: &Situation<'a>, from: Date) -> Option<Ended<'a>> {
    // Of one day the end of what was open before comes first, and a last day that the law sets counts whole.
    let ends_later = |end: &Ended<'_>| end.on > from || end.on == from && end.is_by_law();
    let runs: &[Run<'a>] = situation.managed();
    let ended_before = runs.partition_point(|run| run.end.is_some_and(|end| end.on < from));
    let later = runs.get(ended_before..).unwrap_or_default();
    later.iter().find(|run| run.end.as_ref().is_none_or(ends_later)).and_then(|run| run.end)
}

/// The reviews of each level that was set, and the next one. When nobody manages him any more they end, and a new level
/// is needed after that.
pub(super) fn reviews(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let set = IntervalsSet::of(situation, DutyKind::MappaReview);
    let agreed_on = agreed_days(situation);
    let levels = levels(situation);
    let mut reviews = situation.timeline.of(EventKind::MappaReview).iter().copied().peekable();
    for (place, (level, number)) in levels.iter().copied().enumerate() {
        let following = levels.get(place + 1).map(|(next, _)| *next);
        let end = end_of(situation, level.on);
        let over = |day: Date| end.is_some_and(|end| day >= end.over_on());
        let next = following.filter(|next| !over(next.on));
        let mut from = level;
        while let Some(review) = reviews.next_if(|review| following.is_none_or(|next| review.on <= next.on)) {
            // One that is held on the day of the next level closes what was open before it.
            let before = review.on < level.on || review.on == level.on && place > 0;
            if before || over(review.on) {
                continue;
            }
            push(situation, duties, (&set, &agreed_on), (number, end), from, Some(Closing::Done(review)));
            from = review;
            if next.is_some_and(|next| review.on == next.on) {
                break;
            }
        }
        match next {
            Some(next) if from.kind == EventKind::MappaReview && from.on == next.on => {}
            Some(next) => {
                push(situation, duties, (&set, &agreed_on), (number, end), from, Some(Closing::Superseded(next)))
            }
            None => push(situation, duties, (&set, &agreed_on), (number, end), from, None),
        }
    }
}

/// A problem for each record of MAPPA that is of nothing in the file: minutes of no known meeting, an action that nobody
/// set, a review before any level.
pub(super) fn report(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    report_names(situation, EventKind::MappaMinutes, Sort::Meeting, problems);
    report_names(situation, EventKind::MappaActionDone, Sort::Action, problems);
    let first = situation.timeline.of(EventKind::MappaLevelSet).first().map(|level| level.on);
    let reviews = situation.timeline.of(EventKind::MappaReview).iter().copied();
    for review in reviews.take_while(|review| first.is_none_or(|first| review.on < first)) {
        problems.push(unknown(review, "", &mut || None));
    }
}

enum Closing<'a> {
    Done(&'a Event),
    Superseded(&'a Event),
}

impl<'a> Closing<'a> {
    const fn event(&self) -> &'a Event {
        match self {
            Self::Done(event) | Self::Superseded(event) => event,
        }
    }
}

/// The rule of a clock for this level; one that names no level is for every one.
pub(super) fn rule_for<'a>(situation: &Situation<'a>, kind: DutyKind, level: u8, day: Date) -> Option<&'a Rule> {
    let sets = |rule: &&Rule| rule.when.mappa_level.as_ref().is_none_or(|levels| levels.contains(&level));
    situation.rules(kind, day).find(sets)
}

fn push<'a>(
    situation: &Situation<'a>,
    duties: &mut Vec<Duty>,
    (set, agreed_on): (&IntervalsSet<'a>, &ByKey<Date>),
    (level, end): (u8, Option<Ended<'a>>),
    from: &'a Event,
    closing: Option<Closing<'a>>,
) {
    let known = rule_for(situation, DutyKind::MappaReview, level, from.on);
    let Some(rule) = known.or_else(|| situation.rules(DutyKind::MappaReview, from.on).next()) else { return };
    let duty = open(situation, duties, rule);
    duty.opened_by(from);
    duty.say(Because::MappaLevel { level });
    duty.say(Because::counted_from(from));
    if known.is_some() {
        let until = closing.as_ref().map_or(situation.today(), |closing| closing.event().on.previous());
        let until = end.map_or(until, |end| until.min(end.over_on().previous()));
        Recurring { situation, set, also: &[], rule_for: &|_, _| Some(rule) }.date(duty, from.on, until);
        if let Some(on) = agreed_on.get(from.on) {
            agreed(situation, duty, *on);
        }
    } else {
        duty.say(Because::NoInterval);
    }
    match closing {
        Some(Closing::Superseded(event)) => superseded(situation, duty, event),
        Some(Closing::Done(event)) => settle(situation, duty, Some(event.into()), end),
        None => settle(situation, duty, None, end),
    }
}

/// The day that was agreed for the next review, by the day on which it was: of several the earliest.
fn agreed_days(situation: &Situation<'_>) -> ByKey<Date> {
    let mut agreed = ByKey::default();
    for kind in [EventKind::MappaLevelSet, EventKind::MappaReview] {
        for event in situation.timeline.of(kind) {
            if let Some(next) = event.details.next_review.given().copied() {
                agreed.change(event.on, next, |day| *day = next.min(*day));
            }
        }
    }
    agreed
}

/// The day that the last meeting agreed holds, where the standard's is not earlier.
fn agreed(situation: &Situation<'_>, duty: &mut Duty, on: Date) {
    let holds = duty.due.is_none_or(|due| on <= due);
    duty.say(Because::AgreedDay { on, holds });
    if holds {
        set_due(situation, duty, on);
    }
}

/// The first meeting after a referral. A level that is set, or a meeting, answers it.
pub(super) fn meetings(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let answers = situation.timeline.of_any(&[EventKind::MappaMeeting, EventKind::MappaLevelSet]);
    let readable = |event: &&Event| event.kind == EventKind::MappaMeeting || event.level.given().is_some();
    let of = FollowUp {
        kind: DutyKind::MappaMeeting,
        openers: situation.timeline.of(EventKind::MappaReferred).to_vec(),
        closers: answers.into_iter().filter(readable).map(|event| (event, Closes::All)).collect(),
        end: &|_| None,
    };
    follow_up(situation, duties, &of);
}

/// The minutes of each meeting: sent out, and in the records of police and probation. They lapse when those of the
/// next meeting are filed, or twelve months after levels 2 and 3 were left.
pub(super) fn minutes(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let meetings = situation.timeline.of(EventKind::MappaMeeting).to_vec();
    let part = |has: fn(&Event) -> bool| {
        let events = situation.timeline.of(EventKind::MappaMinutes).iter().copied().filter(|event| has(event));
        let closers: Vec<(&Event, Closes<'_>)> =
            events.map(|event| (event, Closes::by_name(event, Sort::Meeting))).collect();
        closed(situation, &meetings, &closers)
    };
    let circulated = part(|event| event.details.circulated == Answer::Given(true));
    let filed = part(|event| event.details.filed == Answer::Given(true));
    let left = levels_left(situation);
    for (place, meeting) in meetings.iter().copied().enumerate() {
        let Some(rule) = first_rule(situation, DutyKind::MappaMinutes, meeting.on) else { continue };
        let sent = circulated.get(place).copied().unwrap_or_default();
        let kept = filed.get(place).copied().unwrap_or_default();
        let duty = open(situation, duties, rule);
        count(situation, duty, meeting, rule.within);
        match (sent.by, kept.by) {
            (Some(sent), Some(kept)) => {
                let last = if sent.on > kept.on { sent } else { kept };
                settle(situation, duty, Some(last.into()), None);
                continue;
            }
            (Some(half), None) => duty.say(Because::closes_nothing(half, ClosesNothing::NotFiled)),
            (None, Some(half)) => duty.say(Because::closes_nothing(half, ClosesNothing::NotCirculated)),
            (None, None) => {
                if let Some(unnamed) = sent.unnamed.or(kept.unnamed) {
                    duty.say(Because::closes_nothing(unnamed, ClosesNothing::NamesNone));
                }
            }
        }
        let later = filed.get(place + 1..).unwrap_or_default().iter().find_map(|closed| closed.by);
        let lapsed = later.map(Ended::by_event).or(left.filter(|left| left.on >= meeting.on));
        match lapsed.filter(|end| end.on <= situation.today()) {
            Some(end) => lapse(situation, duty, end),
            None => settle(situation, duty, None, None),
        }
    }
}

/// The day twelve months after levels 2 and 3 were left, where they were.
fn levels_left<'a>(situation: &Situation<'a>) -> Option<Ended<'a>> {
    let levels = levels(situation);
    let (last, number) = levels.last().copied()?;
    let higher = levels.iter().rposition(|(_, level)| *level >= 2)?;
    let (left, _) = levels.get(higher + 1).copied()?;
    let _ = last;
    (number == 1).then(|| Ended { on: left.on.plus_months(12), by: EndedBy::Law })
}

/// Each action that a meeting decided, by the day that it set, and whether the sentence plan carries it.
pub(super) fn actions(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let openers = situation.timeline.of(EventKind::MappaActionSet).to_vec();
    let done = situation.timeline.of(EventKind::MappaActionDone).iter().copied();
    let closers: Vec<(&Event, Closes<'_>)> = done.map(|event| (event, Closes::by_name(event, Sort::Action))).collect();
    let closed = closed(situation, &openers, &closers);
    for (action, found) in openers.into_iter().zip(closed) {
        let Some(rule) = first_rule(situation, DutyKind::MappaAction, action.on) else { continue };
        let duty = open(situation, duties, rule);
        match (action.details.due.given().copied(), rule.within) {
            (Some(on), Interval::SetBy(_)) => {
                duty.opened_by(action);
                duty.say(Because::AgreedDay { on, holds: true });
                set_due(situation, duty, on);
            }
            _ => count(situation, duty, action, rule.within),
        }
        if !action.details.owned {
            duty.say(Because::OwnerMissing);
        }
        let name = action.name();
        let carries = |plan: &crate::case::plan::Plan| {
            let same = |other: &str| crate::same_text::same(other, &name);
            plan.objectives.iter().any(|objective| objective.mappa_action.as_deref().is_some_and(same))
        };
        if situation.is_probation_managing(situation.today()) && !situation.plan.is_some_and(carries) {
            duty.say(Because::NotInPlan);
        }
        if let (None, Some(unnamed)) = (found.by, found.unnamed) {
            duty.say(Because::closes_nothing(unnamed, ClosesNothing::NamesNone));
        }
        settle(situation, duty, found.by.map(Into::into), None);
    }
}

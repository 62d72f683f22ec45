//! The clocks of MAPPA: reviews by the level that the agencies decided, meetings, minutes and actions.
//! No level is ever proposed from a rating.

use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{count, first_rule, lapse, open, set_due, settle, superseded};
use crate::duty::follow_up::{Closes, FollowUp, closed, follow_up, report_names};
use crate::duty::recurring::{IntervalsSet, Recurring};
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty, DutyState, WaitsFor};
use crate::index::ByKey;
use crate::problem::Problem;
use crate::standard::{DutyKind, Interval, Rule};
use crate::timeline::{Ended, EndedBy, Run, Sort, path, unknown};

/// The highest level of MAPPA.
const HIGHEST_LEVEL: u8 = 3;

/// The level that was set on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct LevelSet<'a> {
    /// What set it.
    pub event: &'a Event,
    /// The level: what cannot be read counts as the highest.
    pub level: u8,
    /// One of that day can be read: it takes the place of what was set before.
    replaces: bool,
    /// One of that day cannot be read.
    pub unread: bool,
}

/// The levels that were set, by day; of two on one day the one that protects more. What cannot be read counts as the
/// highest from its day on and takes the place of nothing: it may put nothing off.
pub(super) fn levels<'a>(situation: &Situation<'a>) -> Vec<LevelSet<'a>> {
    let mut levels: Vec<LevelSet<'a>> = Vec::new();
    for event in situation.timeline.of(EventKind::MappaLevelSet).iter().copied() {
        let given = event.level.given().copied();
        let (replaces, level) = (given.is_some(), given.unwrap_or(HIGHEST_LEVEL));
        match levels.last_mut().filter(|set| set.event.on == event.on) {
            Some(set) => {
                if level > set.level {
                    (set.event, set.level) = (event, level);
                }
                set.replaces |= replaces;
                set.unread |= !replaces;
            }
            None => levels.push(LevelSet { event, level, replaces, unread: !replaces }),
        }
    }
    levels
}

/// What was set last on or before a day.
pub(super) fn level_on<'l, 'a>(levels: &'l [LevelSet<'a>], day: Date) -> Option<&'l LevelSet<'a>> {
    let begun = levels.partition_point(|set| set.event.on <= day);
    begun.checked_sub(1).and_then(|last| levels.get(last))
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
    let agreed_on = agreed_days(situation);
    let levels = levels(situation);
    let changed = levels.iter().map(|set| set.event.on).collect();
    let set = IntervalsSet::of(situation, DutyKind::MappaReview);
    let clock = Reviews { set, agreed_on, levels: &levels, changed };
    let mut reviews = situation.timeline.of(EventKind::MappaReview).iter().copied().peekable();
    let mut counts = None;
    for (place, LevelSet { event: level, replaces, .. }) in levels.iter().copied().enumerate() {
        // One that cannot be read is set beside what still counts.
        if !replaces && counts.is_some_and(|over: Option<Date>| over.is_none_or(|over| level.on < over)) {
            continue;
        }
        let end = end_of(situation, level.on);
        counts = Some(end.map(|end| end.over_on()));
        let over = |day: Date| end.is_some_and(|end| day >= end.over_on());
        let mut later = levels.iter().skip(place + 1);
        let following = later.find(|set| set.replaces || over(set.event.on)).map(|set| set.event);
        let next = following.filter(|next| !over(next.on));
        let mut from = level;
        while let Some(review) = reviews.next_if(|review| following.is_none_or(|next| review.on <= next.on)) {
            // One that is held on the day of the next level closes what was open before it.
            let before = review.on < level.on || review.on == level.on && place > 0;
            if before || over(review.on) {
                continue;
            }
            clock.push(situation, duties, end, from, Some(Closing::Done(review)));
            from = review;
            if next.is_some_and(|next| review.on == next.on) {
                break;
            }
        }
        match next {
            Some(next) if from.kind == EventKind::MappaReview && from.on == next.on => {}
            Some(next) => clock.push(situation, duties, end, from, Some(Closing::Superseded(next))),
            None => clock.push(situation, duties, end, from, None),
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

/// What the reviews of the level are dated by.
struct Reviews<'l, 'a> {
    set: IntervalsSet<'a>,
    agreed_on: ByKey<Date>,
    levels: &'l [LevelSet<'a>],
    /// The days of the levels.
    changed: Vec<Date>,
}

impl<'a> Reviews<'_, 'a> {
    fn push(
        &self,
        situation: &Situation<'a>,
        duties: &mut Vec<Duty>,
        end: Option<Ended<'a>>,
        from: &'a Event,
        closing: Option<Closing<'a>>,
    ) {
        let until = closing.as_ref().map_or(situation.today(), |closing| closing.event().on.previous());
        let until = end.map_or(until, |end| until.min(end.over_on().previous())).max(from.on);
        let level = |day| level_on(self.levels, day).map(|set| set.level);
        let by_level = |day, _| rule_for(situation, DutyKind::MappaReview, level(day)?, from.on);
        let known = by_level(until, None);
        let Some(rule) = known.or_else(|| situation.rules(DutyKind::MappaReview, from.on).next()) else { return };
        let duty = open(situation, duties, rule);
        duty.opened_by(from);
        duty.say_if(level(until).map(|level| Because::MappaLevel { level }));
        duty.say(Because::counted_from(from));
        let mut unread = None;
        if known.is_some() {
            Recurring { situation, set: &self.set, also: &self.changed, rule_for: &by_level }
                .date(duty, from.on, until);
            // Also what was agreed with a level that cannot be read: it may have been sooner.
            let later = self.changed.iter().skip(self.changed.partition_point(|on| *on <= from.on));
            for day in std::iter::once(&from.on).chain(later.take_while(|on| **on <= until)) {
                if let Some(on) = self.agreed_on.get(*day) {
                    agreed(situation, duty, *on);
                }
                unread = unread.or(agreed_unread(situation, *day));
            }
        } else {
            duty.say(Because::NoInterval);
        }
        if unread.is_some() && duty.due.is_some_and(|due| due > until) {
            // It may have been agreed for any day before.
            (duty.due, duty.last_working_day) = (None, None);
        }
        match closing {
            Some(Closing::Superseded(event)) => superseded(situation, duty, event),
            Some(Closing::Done(event)) => settle(situation, duty, Some(event.into()), end),
            None => settle(situation, duty, None, end),
        }
        if let Some(event) =
            unread.filter(|_| matches!(duty.state, DutyState::CannotDate | DutyState::Due | DutyState::Overdue))
        {
            duty.waits_for.push(WaitsFor { event: None, field: Some(path(event, "nextReview")), duty: None });
        }
    }
}

/// What agreed on a day when the next review is, and cannot be read.
fn agreed_unread<'a>(situation: &Situation<'a>, day: Date) -> Option<&'a Event> {
    let of = |kind| situation.timeline.since(kind, day).iter().take_while(|event| event.on == day);
    let mut all = of(EventKind::MappaLevelSet).chain(of(EventKind::MappaReview)).copied();
    all.find(|event| event.details.next_review.is_refused())
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
    let higher = levels.iter().rposition(|set| set.level >= 2)?;
    // Of one that cannot be read nobody knows that it was left.
    levels.get(higher).filter(|set| !set.unread)?;
    let left = levels.get(higher + 1)?.event;
    Some(Ended { on: left.on.plus_months(12), by: EndedBy::Law })
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

//! Clocks that start again each time they are done: the day that follows from the rules, the rating and the interval
//! of each time (ruling 20).
//!
//! What fell due stays due. A shorter interval or a higher rating acts at once and makes nothing due before the day on
//! which it came; a longer one or a lower rating moves only what is not yet due, and only where another person has
//! approved it.

use crate::band::Band;
use crate::case::event::{Event, Every, IntervalOf};
use crate::case::reader::{entry_path, join};
use crate::code::Code;
use crate::date::Date;
use crate::duty::clock::{add, day_after, set_due};
use crate::duty::situation::Situation;
use crate::duty::{Because, Duty};
use crate::problem::{Problem, ProblemCode};
use crate::standard::{DutyKind, Interval, Rule};
use crate::timeline::{IntervalSaid, Saying};

/// The longest interval that a rating allows without approval: 1, 3, 6 and 12 months from very high to low, and 12
/// where nothing rates him.
///
/// # Source
/// Our own convention (ruling 20). Unconfirmed.
pub(super) const fn longest_months(rating: Option<Band>) -> u16 {
    match rating {
        Some(Band::VeryHigh) => 1,
        Some(Band::High) => 3,
        Some(Band::Medium) => 6,
        Some(Band::Low) | None => 12,
    }
}

/// The intervals that were set for one clock, those of one day together.
#[derive(Debug, Default)]
pub(super) struct IntervalsSet<'a> {
    days: Vec<SetOn<'a>>,
    /// The days on which two people took one of them out.
    gone: Vec<Date>,
}

#[derive(Debug)]
struct SetOn<'a> {
    on: Date,
    said: Vec<IntervalSaid<'a>>,
    /// The place of the latest day before this one on which something readable was set.
    readable_before: Option<usize>,
}

impl<'a> SetOn<'a> {
    /// What nobody had taken out by a day.
    fn in_force(&self, day: Date) -> impl Iterator<Item = &IntervalSaid<'a>> {
        self.said.iter().filter(move |said| said.event.gone_on().is_none_or(|gone| day < gone))
    }
}

impl<'a> IntervalsSet<'a> {
    /// Those of a clock.
    pub(super) fn of(situation: &Situation<'a>, kind: DutyKind) -> Self {
        let Some(clock) = IntervalOf::from_code(kind.code()) else { return Self::default() };
        let mut days: Vec<SetOn<'a>> = Vec::new();
        let mut gone = Vec::new();
        for said in situation.timeline.intervals.iter().filter(|said| said.of.is_none_or(|of| of == clock)) {
            gone.extend(said.event.gone_on());
            match days.last_mut().filter(|day| day.on == said.event.on) {
                Some(day) => day.said.push(*said),
                None => {
                    let last = days.len().checked_sub(1);
                    let readable = |day: &SetOn<'_>| day.said.iter().any(is_readable);
                    let readable_before = last.filter(|last| days.get(*last).is_some_and(readable));
                    let readable_before = readable_before.or_else(|| days.last().and_then(|day| day.readable_before));
                    days.push(SetOn { on: said.event.on, said: vec![*said], readable_before });
                }
            }
        }
        crate::code::sort(&mut gone, Ord::cmp);
        Self { days, gone }
    }

    /// The days after `from` and up to `until` on which something was set, or taken out.
    fn days_between(&self, from: Date, until: Date) -> impl Iterator<Item = Date> {
        let first = self.days.partition_point(|day| day.on <= from);
        let gone = self.gone.iter().skip(self.gone.partition_point(|on| *on <= from)).copied();
        let set = self.days.iter().skip(first).map(|day| day.on).take_while(move |on| *on <= until);
        set.chain(gone.take_while(move |on| *on <= until))
    }

    /// Whether two people took one of them out on a day, and nothing was set on it.
    fn is_freed_on(&self, day: Date) -> bool {
        self.gone.binary_search(&day).is_ok() && self.days.binary_search_by(|set| set.on.cmp(&day)).is_err()
    }

    /// What set an interval by a day: the latest before it, or the first after it. What cannot be read sets none.
    pub(super) fn first_by(&self, day: Date) -> Option<&'a Event> {
        let later = self.days.partition_point(|set| set.on < day);
        let (before, after) = self.days.split_at_checked(later)?;
        let stays = |said: &&IntervalSaid<'_>| is_readable(said) && said.event.gone_on().is_none();
        let readable = |set: &SetOn<'a>| set.said.iter().find(stays).copied();
        let found = before.iter().rev().find_map(readable).or_else(|| after.iter().find_map(readable));
        found.map(|said| said.event)
    }
}

/// Whether it says for which clock, and how often.
fn is_readable(said: &IntervalSaid<'_>) -> bool {
    said.of.is_some() && said.says != Saying::Unreadable
}

/// What holds at a time: how often, and why.
#[derive(Debug, Clone, Copy)]
struct Regime<'a> {
    interval: Interval,
    step: Option<Because>,
    /// Another person has approved that it is longer.
    approved: bool,
    /// It was cut to the longest length of the rating, and that is a problem of this event.
    cut: Option<(&'a Event, u16)>,
}

const fn as_interval(every: Every) -> Interval {
    match every {
        Every::Weeks(count) => Interval::Weeks { least: None, count },
        Every::Months(count) => Interval::Months(count),
    }
}

/// What was set by `day`, for a clock that runs from `anchor` under `rule`.
fn regime<'a>(set: &IntervalsSet<'a>, rule: &'a Rule, rating: Option<Band>, anchor: Date, day: Date) -> Regime<'a> {
    let by_rule = Regime { interval: rule.within, step: None, approved: false, cut: None };
    let begun = set.days.partition_point(|each| each.on <= day);
    let mut begun = set.days.iter().take(begun).rev();
    let Some(latest) = begun.find(|each| each.in_force(day).next().is_some()) else { return by_rule };
    let longest = Interval::Months(longest_months(rating));
    let readable = |said: &IntervalSaid<'a>| match said.says {
        Saying::Every(every) => Some(limited(rule, as_interval(every), said, longest, anchor)),
        Saying::Unreadable => None,
    };
    let before = |from: &SetOn<'a>| from.readable_before.and_then(|place| set.days.get(place));
    let shortest = |set: &SetOn<'a>| {
        let mut first = None;
        for regime in set.in_force(day).filter(|said| said.of.is_some()).filter_map(readable) {
            let due = add(anchor, regime.interval);
            if first.as_ref().is_none_or(|(other, _)| due < *other) {
                first = Some((due, regime));
            }
        }
        first.map(|(_, regime)| regime)
    };
    let mut chosen = shortest(latest);
    // One of them that nobody approved lets nothing take longer.
    let approved = latest.in_force(day).all(|said| said.approved && said.of.is_some());
    if let Some(chosen) = &mut chosen {
        chosen.approved = approved;
    }
    for said in latest.in_force(day).filter(|said| !is_readable(said)) {
        // It may have set anything up to the longest length, or what it says for another clock: that counts where it is
        // shorter.
        let step = Some(Because::IntervalUnreadable { on: latest.on });
        let known = chosen.or_else(|| std::iter::successors(before(latest), |set| before(set)).find_map(shortest));
        let known = known.unwrap_or(by_rule);
        let given = readable(said).map_or(longest, |regime| regime.interval);
        let open = matches!(known.interval, Interval::SetBy(_));
        chosen = Some(if open || add(anchor, given) < add(anchor, known.interval) {
            Regime { interval: given, step, ..known }
        } else {
            known
        });
    }
    chosen.unwrap_or(by_rule)
}

/// An interval as it acts: no longer than a standard that has a figure, and without approval no longer than the rating
/// allows.
fn limited<'a>(
    rule: &'a Rule,
    given: Interval,
    said: &IntervalSaid<'a>,
    longest: Interval,
    anchor: Date,
) -> Regime<'a> {
    let on = said.event.on;
    let step = Some(Because::IntervalSet { on });
    let set = Regime { interval: given, step, approved: said.approved, cut: None };
    let cut = match longest {
        Interval::Months(months) if !said.approved && add(anchor, given) > add(anchor, longest) => Regime {
            interval: longest,
            step: Some(Because::IntervalNotApproved { on, months }),
            cut: Some((said.event, months)),
            ..set
        },
        _ => set,
    };
    let standard = !matches!(rule.within, Interval::SetBy(_));
    if standard && add(anchor, cut.interval) > add(anchor, rule.within) {
        return Regime { interval: rule.within, step: Some(Because::IntervalTooLong { on }), ..cut };
    }
    cut
}

/// Which rule holds for a clock on a day, by the rating of that day.
pub(super) type RuleFor<'c, 'a> = &'c dyn Fn(Date, Option<Band>) -> Option<&'a Rule>;

/// A clock that starts again each time it is done.
pub(super) struct Recurring<'c, 'a> {
    /// What everything is read from.
    pub situation: &'c Situation<'a>,
    /// The intervals that were set for it.
    pub set: &'c IntervalsSet<'a>,
    /// Days beside those of ratings and intervals on which its rule changed.
    pub also: &'c [Date],
    /// The rule for a day and its rating.
    pub rule_for: RuleFor<'c, 'a>,
}

impl<'a> Recurring<'_, 'a> {
    fn regime_on(&self, anchor: Date, day: Date) -> Option<Regime<'a>> {
        let rating = self.situation.ratings.on(day).band;
        Some(regime(self.set, (self.rule_for)(day, rating)?, rating, anchor, day))
    }

    /// Dates `duty`, which runs from `anchor`, as the rules of each time up to `until` make it: the day before what
    /// closed it, or today.
    pub(super) fn date(&self, duty: &mut Duty, anchor: Date, until: Date) {
        // What was set after a death moves nothing.
        let until = self.situation.timeline.died.map_or(until, |died| until.min(died.on.previous()));
        let Some(first) = self.regime_on(anchor, anchor) else {
            duty.say(Because::NoInterval);
            return;
        };
        let mut regime = first;
        let mut due = counted(regime, anchor);
        let mut moved: Option<Date> = None;
        for day in self.changes(anchor, until) {
            let Some(next) = self.regime_on(anchor, day) else { continue };
            let Some(new) = counted(next, anchor) else { continue };
            match due {
                // Nothing was set before, or it comes sooner: at once, and never before the day on which it came.
                None => (due, regime, moved) = (Some(new.max(day)), next, (new < day).then_some(day)),
                Some(old) if new < old => {
                    // What had fallen due by then stays due.
                    if old > day {
                        (due, regime, moved) = (Some(new.max(day)), next, (new < day).then_some(day));
                    }
                }
                Some(old) if new > old && old > day && (next.approved || self.lowered_on(day)) => {
                    (due, regime, moved) = (Some(new), next, None);
                }
                // What was set and counts for no longer than the standard is said all the same.
                Some(old) if new == old && next.step.is_some() => regime = next,
                Some(_) => {}
            }
        }
        duty.say_if(regime.step);
        match (due, moved) {
            (Some(due), _) if !matches!(regime.interval, Interval::WorkingDays(..)) => {
                duty.say(Because::interval(regime.interval));
                if let Some(on) = moved {
                    duty.say(Because::NotBefore { on });
                }
                set_due(self.situation, duty, due);
            }
            _ => {
                if let Some(due) = day_after(self.situation, duty, anchor, regime.interval) {
                    set_due(self.situation, duty, due);
                }
            }
        }
    }

    /// The days on which the rating or the interval changed.
    fn changes(&self, anchor: Date, until: Date) -> Vec<Date> {
        let mut days: Vec<Date> = self.set.days_between(anchor, until).collect();
        days.extend(self.situation.ratings.changes_between(anchor, until));
        let first = self.also.partition_point(|day| *day <= anchor);
        days.extend(self.also.iter().skip(first).copied().take_while(|day| *day <= until));
        crate::code::sort(&mut days, Ord::cmp);
        days.dedup();
        days
    }

    /// A manager countersigned a lower rating on that day, or two people took out what was set: that approves what follows
    /// from it.
    fn lowered_on(&self, day: Date) -> bool {
        self.situation.ratings.was_lowered_on(day) || self.set.is_freed_on(day)
    }

    /// A problem for each interval that is longer than the rating allows and that nobody has approved.
    pub(super) fn report(&self, from: Date, problems: &mut Vec<Problem>) {
        let first = self.set.days.partition_point(|day| day.on < from);
        for day in self.set.days.get(first..).unwrap_or_default() {
            let Some(regime) = self.regime_on(day.on, day.on) else { continue };
            let Some((event, months)) = regime.cut.filter(|(event, _)| event.gone_on().is_none()) else { continue };
            let member = match event.details.every.given() {
                Some(Every::Weeks(_)) => "weeks",
                _ => "months",
            };
            let at = join(&entry_path("events", event.index), member);
            let most = if member == "weeks" { i64::from(months) * 52 / 12 } else { i64::from(months) };
            if problems.iter().all(|problem| problem.field != at) {
                problems.push(Problem::new(ProblemCode::OutOfRange, at).at_most(most));
            }
        }
    }
}

/// The day that a regime gives; working days are counted where the duty is.
fn counted(regime: Regime<'_>, anchor: Date) -> Option<Date> {
    match regime.interval {
        Interval::SetBy(_) | Interval::WorkingDays(..) => None,
        interval => Some(add(anchor, interval)),
    }
}

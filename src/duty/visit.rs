//! Visits to the home: those of the police, and probation's own.

use crate::band::Band;
use crate::case::event::{Agency, Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{MOST_NAMED, add, count, counted_from, first_rule, open, set_due, settle};
use crate::duty::recurring::{IntervalsSet, Recurring};
use crate::duty::situation::{Situation, begins};
use crate::duty::{Because, ClosesNothing, Duty, DutyState, EventReference, reactive};
use crate::problem::Problem;
use crate::standard::{DutyKind, Interval, Rule, Setter};
use crate::timeline::Run;

/// Why a visit closes nothing: nobody was seen, or nobody recorded whether anybody was.
const fn unfit(event: &Event) -> Option<ClosesNothing> {
    match event.access {
        Answer::Given(true) => None,
        Answer::Given(false) => Some(ClosesNothing::NoAccess),
        Answer::Missing | Answer::Refused => Some(ClosesNothing::AccessNotRecorded),
    }
}

/// Whether a visit closes anything. Whose it was has to be known, and nobody has taken it out of the case.
fn is_made(event: &Event) -> bool {
    unfit(event).is_none() && !event.details.agency.is_refused() && event.removed.is_none()
}

/// Whether a visit was made, or may have been: what cannot be read takes no duty away (ruling 21).
fn may_be_made(event: &Event) -> bool {
    event.access != Answer::Given(false)
}

/// The first such visit.
fn first_made<'a>(visits: &[&'a Event]) -> Option<&'a Event> {
    visits.iter().copied().find(|visit| may_be_made(visit))
}

/// A visit that may have been one of the police.
const fn may_be_by_police(event: &Event) -> bool {
    !matches!(event.details.agency, Answer::Given(Agency::Probation | Agency::Other))
}

/// A visit of the police; one that names no agency is theirs. What cannot be read is nobody's, nor what somebody took out.
pub(crate) fn by_police(event: &Event) -> bool {
    event.removed.is_none() && matches!(event.details.agency, Answer::Missing | Answer::Given(Agency::Police))
}

/// A visit of probation.
fn by_probation(event: &Event) -> bool {
    event.details.agency == Answer::Given(Agency::Probation)
}

/// Where the plan has to set how often, it has to do so at once: from the start or from the first visit under a
/// standard that leaves it to the plan.
pub(super) fn interval(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let set = IntervalsSet::of(situation, DutyKind::HomeVisit);
    let visits = visits_of(situation, may_be_by_police);
    let by_visit = first_made(&visits).filter(|_| situation.managed().is_empty()).map(|start| Run {
        start,
        from: start.on,
        end: None,
    });
    for (place, run) in situation.managed().iter().chain(&by_visit).enumerate() {
        if run.is_of_one_day() {
            continue;
        }
        let (from, _) = made_in(run, place == 0, &visits);
        let within = |visit: &&Event| may_be_made(visit) && visit.on >= run.start.on && run.reaches(visit.on);
        let anchors = std::iter::once(from).chain(visits.iter().copied().filter(within));
        let rule_for = |event: &Event| first_rule(situation, DutyKind::VisitInterval, event.on);
        let Some((anchor, rule)) = anchors.into_iter().find_map(|event| Some((event, rule_for(event)?))) else {
            continue;
        };
        let anchor = if anchor.on < run.start.on { run.start } else { anchor };
        let by = set.first_by(anchor.on).filter(|event| run.reaches(event.on));
        let duty = open(situation, duties, rule);
        count(situation, duty, anchor, rule.within);
        settle(situation, duty, by.map(Into::into), run.end);
    }
}

/// The visits of an agency, by day.
fn visits_of<'a>(situation: &Situation<'a>, by: fn(&Event) -> bool) -> Vec<&'a Event> {
    situation.timeline.of(EventKind::Visit).iter().copied().filter(|event| by(event)).collect()
}

/// What the first visit of a time is counted from, and the visits made in it: one a day.
fn made_in<'a>(run: &Run<'a>, first: bool, visits: &[&'a Event]) -> (&'a Event, Vec<&'a Event>) {
    let begin = visits.partition_point(|visit| visit.on < run.start.on);
    // A visit before the first start dates the next one, and is no duty.
    let before = visits.get(..begin).unwrap_or_default();
    let made_before = || before.iter().copied().rfind(|visit| is_made(visit)).or_else(|| first_made(before));
    let early = if first { made_before() } else { None };
    let later = visits.get(begin..).unwrap_or_default().iter().copied();
    let mut made: Vec<&Event> = later
        .take_while(|visit| run.reaches(visit.on) || visit.on == run.from)
        .filter(|visit| is_made(visit))
        .collect();
    made.dedup_by_key(|visit| visit.on);
    (early.unwrap_or(run.start), made)
}

/// The visits of the police: those made while somebody managed him, and the next one.
///
/// The clock runs while a requirement to notify, an order that brings one, or supervision is open. Where nobody
/// supervises and nothing began, it runs from the first visit.
pub(super) fn visits(situation: &Situation<'_>, duties: &mut Vec<Duty>, problems: &mut Vec<Problem>) {
    let visits = visits_of(situation, may_be_by_police);
    let set = IntervalsSet::of(situation, DutyKind::HomeVisit);
    let clock = Clock { situation, set: &set, kind: DutyKind::HomeVisit, begins: &Some };
    if situation.managed().is_empty() {
        clock.without_a_start(&visits, duties);
    }
    for (place, run) in situation.managed().iter().enumerate() {
        clock.run(run, place == 0, &visits, duties);
        let rule_for = |_, rating| clock.rule_for(run.start.on, rating);
        Recurring { situation, set: &set, also: &[], rule_for: &rule_for }.report(run.start.on, problems);
    }
}

/// Probation's own visits, while it supervises.
pub(super) fn by_probation_officers(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let visits = visits_of(situation, by_probation);
    let set = IntervalsSet::of(situation, DutyKind::ProbationHomeVisit);
    let has = |day| situation.has(DutyKind::ProbationHomeVisit, day);
    let begins = begins(situation.standards, &has);
    let clock = Clock { situation, set: &set, kind: DutyKind::ProbationHomeVisit, begins: &begins };
    for run in &situation.timeline.supervised {
        clock.run(run, false, &visits, duties);
    }
}

struct Clock<'c, 'a> {
    situation: &'c Situation<'a>,
    set: &'c IntervalsSet<'a>,
    kind: DutyKind,
    /// The day from which what began on a day is counted.
    begins: &'c dyn Fn(Date) -> Option<Date>,
}

impl<'a> Clock<'_, 'a> {
    /// The rule for a rating, in the standard of the day from which it is counted. What is not known counts as the
    /// highest.
    fn rule_for(&self, anchor: Date, rating: Option<Band>) -> Option<&'a Rule> {
        let registered = self.situation.timeline.is_registered_on(anchor);
        let fits = |rule: &&Rule| {
            let wanted = rule.when.joint_rating.as_ref();
            let by_rating = wanted.is_none_or(|bands| bands.contains(&rating.unwrap_or(Band::VeryHigh)));
            by_rating || registered && rule.when.registered == Some(true)
        };
        let mut rules = self.situation.rules(self.kind, anchor).filter(fits);
        soonest(&mut || rules.next(), anchor)
    }

    fn without_a_start(&self, visits: &[&'a Event], duties: &mut Vec<Duty>) {
        match first_made(visits) {
            Some(first) => self.run(&Run { start: first, from: first.on, end: None }, false, visits, duties),
            None if self.situation.not_supervised => {}
            None => {
                let Some(rule) = self.rule_for(self.situation.today(), self.situation.joint.highest()) else { return };
                let duty = open(self.situation, duties, rule);
                let events = &[EventKind::NotificationStarted, EventKind::OrderStarted, EventKind::LicenceStarted];
                duty.say(Because::NeedsEvent { events });
                for event in events {
                    duty.wait_for(*event);
                }
                settle(self.situation, duty, None, None);
            }
        }
    }

    /// The visits of one time, and the next one. A time of one day carries none, unless one was made on it.
    fn run(&self, run: &Run<'a>, first: bool, visits: &[&'a Event], duties: &mut Vec<Duty>) {
        let (mut last, made) = made_in(run, first, visits);
        if run.is_of_one_day() {
            if let Some(visit) = made.first().copied() {
                self.one(run, last, Some(visit), visits, duties);
            }
            return;
        }
        // The first visit of all starts the clock, and closes nothing.
        let starts = |visit: &Event| run.start.kind == EventKind::Visit && visit.on == run.start.on;
        for visit in made.into_iter().filter(|visit| !starts(visit)) {
            self.one(run, last, Some(visit), visits, duties);
            last = visit;
        }
        self.one(run, last, None, visits, duties);
    }

    fn one(
        &self,
        run: &Run<'a>,
        from: &'a Event,
        made: Option<&'a Event>,
        visits: &[&'a Event],
        duties: &mut Vec<Duty>,
    ) {
        let situation = self.situation;
        let until = |day: Date| made.map_or(run.reaches(day), |visit| day <= visit.on);
        let anchor = (self.begins)(from.on).filter(|day| until(*day)).unwrap_or(from.on);
        let rule_for = |_, rating| self.rule_for(anchor, rating);
        let clock = Recurring { situation, set: self.set, also: &[], rule_for: &rule_for };
        // A setting on the day of a visit acts from that visit.
        let until = made.map_or(situation.today(), |visit| visit.on.previous());
        let until = run.end.map_or(until, |end| until.min(end.over_on().previous()));
        let then = situation.ratings.on(until.max(anchor));
        let Some(rule) = rule_for(anchor, then.band).or_else(|| situation.rules(self.kind, anchor).next()) else {
            return;
        };
        let duty = open(situation, duties, rule);
        duty.opened_by(from);
        duty.say(counted_from(from, anchor));
        if rule.when.joint_rating.is_some() {
            match (made, then.known, then.band) {
                (None, _, _) => duty.say(Because::joint_rating(situation.joint)),
                (Some(_), true, Some(rating)) => duty.say(Because::RatingThen { rating }),
                (Some(_), _, _) => duty.say(Because::RatingThenNotKnown),
            }
        }
        clock.date(duty, anchor, until);
        // A visit before the start dates the next, no earlier than the start.
        if duty.due.is_some_and(|due| due < run.start.on && anchor < run.start.on) {
            set_due(situation, duty, run.start.on);
        }
        if rule.within == Interval::SetBy(Setter::Plan) && duty.due.is_none() {
            duty.say(Because::WaitsFor { duty: DutyKind::VisitInterval });
            duty.wait_for_duty(DutyKind::VisitInterval, EventKind::IntervalSet);
        }
        if made.is_none() {
            let first = visits.partition_point(|visit| visit.on < anchor);
            let unfits = visits.get(first..).unwrap_or_default().iter();
            for (visit, why) in unfits.filter_map(|visit| Some((*visit, unfit(visit)?))).take(MOST_NAMED) {
                duty.say(Because::closes_nothing(visit, why));
            }
        }
        settle(situation, duty, made.map(Into::into), run.end);
        if self.kind == DutyKind::HomeVisit && made.is_none() && is_open(duty) {
            held_by_reactive(situation, duty);
        }
    }
}

const fn is_open(duty: &Duty) -> bool {
    matches!(duty.state, DutyState::Upcoming | DutyState::Due | DutyState::Overdue | DutyState::CannotDate)
}

/// Reactive management holds visits: what was overdue when it began is shown as late when it was held.
fn held_by_reactive(situation: &Situation<'_>, duty: &mut Duty) {
    let Some(started) = reactive::under_way(situation) else { return };
    duty.late_when_suspended = duty.due.map(|due| due.days_until(started.on).max(0));
    duty.state = DutyState::Suspended;
    duty.days_late = None;
    duty.say(Because::SuspendedBy { event: started.kind, on: started.on });
}

/// Of several rules the one that comes soonest after a day.
pub(super) fn soonest<'a>(rules: &mut dyn FnMut() -> Option<&'a Rule>, from: Date) -> Option<&'a Rule> {
    let mut best = rules()?;
    while let Some(rule) = rules() {
        if sooner(rule.within, best.within, from) {
            best = rule;
        }
    }
    Some(best)
}

/// Whether one interval from a day ends before another.
fn sooner(one: Interval, other: Interval, from: Date) -> bool {
    let day = |interval| match interval {
        Interval::SetBy(_) => None,
        interval => Some(add(from, interval)),
    };
    match (day(one), day(other)) {
        (Some(one), Some(other)) => one < other,
        (Some(_), None) => true,
        _ => false,
    }
}

/// The last visit of the police on which nobody was seen, if none has been made since.
pub(super) fn failed_since_last<'a>(situation: &Situation<'a>) -> Option<&'a Event> {
    let mut visits = situation.timeline.of(EventKind::Visit).iter().rev().copied().filter(|event| by_police(event));
    visits.next().filter(|visit| visit.access == Answer::Given(false))
}

/// The last visits of the police that fit, by day.
pub(super) fn last_of(situation: &Situation<'_>, fits: &dyn Fn(&Event) -> bool) -> Vec<EventReference> {
    let visits = situation.timeline.of(EventKind::Visit).iter();
    let mut last: Vec<EventReference> = visits
        .rev()
        .filter(|event| by_police(event) && fits(event))
        .take(MOST_NAMED)
        .map(|event| (*event).into())
        .collect();
    last.reverse();
    last
}

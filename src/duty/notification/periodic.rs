//! The yearly notification, and the weekly one of somebody without a sole or main residence.

use super::changes::{self, Changes};
use super::provisions::{DAYS_AFTER_STAY, PERIODIC, WEEKLY, WEEKLY_NOT_FOUND};
use super::register::{Register, Time};
use super::{is_about, may_be_about, notified};
use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::code::sort;
use crate::date::Date;
use crate::duty::clock::MOST_NAMED;
use crate::duty::law::{Provision, close, open, set, settle};
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Duty, DutyState};
use crate::index::Index;
use crate::standard::DutyKind;
use crate::timeline::{Span, path};

/// A notification that can start a year, with what it says of the home.
#[derive(Debug, Clone, Copy)]
struct Given<'a> {
    event: &'a Event,
    no_fixed_home: Answer<bool>,
    /// It gives something that starts no year.
    extra: bool,
}

/// The time from one notification to the next.
#[derive(Debug)]
struct Year<'a> {
    from: &'a Event,
    /// Whether he has a home, as the last notification that said it.
    no_fixed_home: Answer<bool>,
    /// What followed it.
    next: Option<&'a Event>,
    /// Notifications in it that start no year.
    extras: Vec<&'a Event>,
}

/// When a year ends.
#[derive(Debug, Clone, Copy)]
enum Due<'a> {
    On(Date),
    /// It ended while he was away, and runs on for some days from the end of that: s.85(3).
    Extended(Date, &'a Event),
    /// It ended while he was away, and he is not back.
    RunsOn(Span<'a>),
    /// The law of the country sets a time that was not found.
    NotFound,
}

impl<'a> Year<'a> {
    fn rule(&self, situation: &Situation<'_>) -> &'static Provision {
        match self.no_fixed_home {
            Answer::Missing | Answer::Given(false) => &PERIODIC,
            _ if WEEKLY.applies(situation, self.from.on) => &WEEKLY,
            Answer::Given(true) if !WEEKLY.is_here(situation) => &WEEKLY_NOT_FOUND,
            Answer::Given(true) | Answer::Refused => &PERIODIC,
        }
    }

    /// The day on which it ends by itself.
    fn end(&self, rule: &Provision) -> Option<Date> {
        (rule.count > 0).then(|| rule.count_on(self.from.on))
    }

    fn due(&self, situation: &Situation<'a>, rule: &Provision) -> Due<'a> {
        let Some(due) = self.end(rule) else { return Due::NotFound };
        match situation.away().on(due) {
            None => Due::On(due),
            Some(span) => match span.end {
                Some(end) => Due::Extended(end.on.last_of_days(DAYS_AFTER_STAY), end),
                // What followed it is no end of that time where he notified from abroad.
                None if self.next.is_some() => Due::On(due),
                // He may be back before it ends.
                None if due > situation.today() => Due::On(due),
                None => Due::RunsOn(span),
            },
        }
    }
}

/// The years of a time in which he was subject to the requirements.
fn years<'a>(time: &Time<'a>, given: &[Given<'a>]) -> Vec<Year<'a>> {
    let first = given.partition_point(|each| each.event.on < time.from);
    let (before, within) = given.split_at_checked(first).unwrap_or_default();
    let within = within.iter().take_while(|each| time.covers(each.event.on));
    let mut years: Vec<Year<'a>> = Vec::new();
    // The notifications are the person's: what an earlier one said of the home holds until another says it.
    let said = before.iter().rev().find(|each| !each.extra && each.no_fixed_home != Answer::Missing);
    let mut no_fixed_home = said.map_or(Answer::Missing, |each| each.no_fixed_home);
    for each in within {
        if each.extra {
            if let Some(year) = years.last_mut().filter(|year| year.extras.len() < MOST_NAMED) {
                year.extras.push(each.event);
            }
            continue;
        }
        if each.no_fixed_home != Answer::Missing {
            no_fixed_home = each.no_fixed_home;
        }
        match years.last_mut() {
            // Two on one day are one: no year lies between them.
            Some(year) if year.from.on == each.event.on => year.no_fixed_home = no_fixed_home,
            last => {
                if let Some(year) = last {
                    year.next = Some(each.event);
                }
                years.push(Year { from: each.event, no_fixed_home, next: None, extras: Vec::new() });
            }
        }
    }
    years
}

/// The days of notifications that start a year, in order: what changed aside, which they may name.
pub(super) fn dates(situation: &Situation<'_>) -> Vec<Date> {
    let all = situation.timeline.of(EventKind::Notified).iter();
    let starts = |event: &Event| {
        is_about(event, About::Initial)
            || is_about(event, About::Periodic)
            || is_about(event, About::Change) && changes::says_change(event)
    };
    all.filter(|event| starts(event)).map(|event| event.on).collect()
}

/// The notifications that can start a year, by day.
fn given<'a>(situation: &Situation<'a>, register: &Register<'a>, changes: &Changes<'a>) -> Vec<Given<'a>> {
    let mut all: Vec<Given<'a>> = Vec::new();
    for event in situation.timeline.of(EventKind::Notified).iter().copied() {
        if is_about(event, About::Initial) || is_about(event, About::Periodic) {
            all.push(Given { event, no_fixed_home: event.law.no_fixed_home, extra: false });
        }
    }
    let mut answering = Index::default();
    for change in changes.all.iter().filter(|change| change.is_owed(situation, register)) {
        if let Some(event) = change.answered.given {
            answering.add(event.index);
            let said = event.law.no_fixed_home;
            let no_fixed_home = if said == Answer::Missing { change.no_fixed_home() } else { said };
            all.push(Given { event, no_fixed_home, extra: change.is_extra() });
        }
    }
    // One that names no change says itself what it is about.
    for event in notified(situation, About::Change) {
        if changes::says_change(event) && !answering.has(event.index) {
            let said = event.law.no_fixed_home;
            let no_fixed_home = if said == Answer::Missing { changes::home_of(event) } else { said };
            all.push(Given { event, no_fixed_home, extra: false });
        }
    }
    // Of two on one day the one that says that there is no home, or that cannot be read, comes last.
    let home = |each: &Given<'_>| match each.no_fixed_home {
        Answer::Missing => 0,
        Answer::Given(false) => 1,
        Answer::Refused => 2,
        Answer::Given(true) => 3,
    };
    sort(&mut all, |a, b| (a.event.on, a.extra, home(a), a.event).cmp(&(b.event.on, b.extra, home(b), b.event)));
    all
}

/// One duty for each notification that started a year, and the one that is open.
pub(super) fn duties(
    situation: &Situation<'_>,
    register: &Register<'_>,
    changes: &Changes<'_>,
    duties: &mut Vec<Duty>,
) {
    let given = given(situation, register, changes);
    for time in register.times() {
        let years = years(time, &given);
        if years.is_empty() && !situation.timeline.requirements.is_empty() {
            let duty = open(situation, duties, &PERIODIC, None);
            duty.say(Because::WaitsFor { duty: DutyKind::NotificationInitial });
            duty.wait_for_duty(DutyKind::NotificationInitial, EventKind::Notified);
            settle(situation, duty, None, time.owed());
        } else if years.is_empty() {
            unread(situation, duties, time, &given);
        }
        for year in &years {
            one(situation, duties, time, year);
        }
    }
}

/// The year that the first of the notifications would start of which nobody can read what they are of (ruling 21).
fn unread(situation: &Situation<'_>, duties: &mut Vec<Duty>, time: &Time<'_>, given: &[Given<'_>]) {
    let mut said = Index::default();
    for each in given {
        said.add(each.event.index);
    }
    let is_change = |event: &Event| is_about(event, About::Change);
    let may_start = |event: &&&Event| {
        let unread = may_be_about(event, About::Change) && !(is_change(event) && event.law.matter.given().is_some());
        unread && !said.has(event.index)
    };
    let Some(event) = situation.timeline.of(EventKind::Notified).iter().find(may_start) else { return };
    let duty = open(situation, duties, &PERIODIC, Some(event));
    settle(situation, duty, None, time.owed());
    duty.wait_for_field(path(event, if is_change(event) { "matter" } else { "about" }));
}

/// The first day on which each periodic notification was late that was not given in time, by day.
pub(super) fn missed(situation: &Situation<'_>, register: &Register<'_>, changes: &Changes<'_>) -> Vec<Date> {
    let given = given(situation, register, changes);
    let mut missed = Vec::new();
    for time in register.times() {
        for year in years(time, &given) {
            let (Due::On(due) | Due::Extended(due, _)) = year.due(situation, year.rule(situation)) else { continue };
            let in_time = year.next.is_some_and(|next| next.on <= due);
            let day = due.plus_days(1);
            if !in_time && day <= situation.today() && time.covers(due) {
                missed.push(day);
            }
        }
    }
    sort(&mut missed, Ord::cmp);
    missed
}

fn one(situation: &Situation<'_>, duties: &mut Vec<Duty>, time: &Time<'_>, year: &Year<'_>) {
    let rule = year.rule(situation);
    let owed = time.owed();
    // One that would be due after the last day of the requirements is never due.
    if year.next.is_none() && time.ends_by_law_before(year.end(rule)) {
        return;
    }
    let duty = open(situation, duties, rule, Some(year.from));
    match year.no_fixed_home {
        Answer::Missing => duty.say(Because::HomeNotKnown),
        Answer::Refused => duty.say(Because::HomeUnreadable),
        Answer::Given(_) => {}
    }
    let due = year.due(situation, rule);
    match due {
        Due::NotFound => duty.say(Because::FigureNotFound),
        _ => duty.say(rule.counted()),
    }
    match due {
        Due::On(due) => set(situation, duty, due),
        Due::Extended(due, end) => {
            duty.say(Because::Extended { event: end.kind, on: end.on });
            set(situation, duty, due);
        }
        Due::RunsOn(span) => duty.say(Because::RunsOn { event: span.start.kind, on: span.from }),
        Due::NotFound => {}
    }
    for event in &year.extras {
        duty.say(Because::closes_nothing(event, ClosesNothing::StartsNoYear));
    }
    match year.next {
        // A change that was notified within the year takes its place: s.85(1). After it the year was missed.
        Some(next) if !is_about(next, About::Periodic) && duty.due.is_none_or(|due| next.on <= due) => {
            close(situation, duty, next, DutyState::Superseded);
            duty.say_historic();
        }
        next => {
            settle(situation, duty, next, owed);
            if matches!(due, Due::RunsOn(_)) && duty.state == DutyState::CannotDate {
                duty.state = DutyState::Upcoming;
            }
        }
    }
}

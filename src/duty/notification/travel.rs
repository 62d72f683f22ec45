//! Notification of travel abroad, of the return, and of absence from home in Northern Ireland.

use super::answers::{Answered, Openers, answers};
use super::provisions::{ABSENCE, ABSENCE_OVER, HOURS_ONLY_UNTIL, RETURN, TRAVEL_RULES, Travel};
use super::register::{Register, Time};
use super::{notified, within_free_days};
use crate::case::event::law::About;
use crate::case::event::{Event, EventKind};
use crate::date::Date;
use crate::duty::law::{Owed, Provision, open, set, settle, undated};
use crate::duty::situation::Situation;
use crate::duty::{Because, Detail, Duty};
use crate::problem::Problem;
use crate::timeline::Sort;

/// A duty for each journey and each return that has to be notified.
pub(super) fn duties(
    situation: &Situation<'_>,
    register: &Register<'_>,
    duties: &mut Vec<Duty>,
    problems: &mut Vec<Problem>,
) {
    let mut answered = |kind: EventKind, sort: Sort, about: About| {
        let openers = Openers::of(situation.timeline.of(kind).iter().copied());
        let given = notified(situation, about);
        let answered = answers(situation, sort, &openers, &given, &|_, _| true, problems);
        openers.events.into_iter().zip(answered).collect::<Vec<_>>()
    };
    let journeys = answered(EventKind::TravelPlanned, Sort::Journey, About::Travel);
    let absences = answered(EventKind::AbsencePlanned, Sort::Journey, About::Absence);
    let returns = answered(EventKind::CameBack, Sort::Return, About::Return);

    let mut notifiable: Vec<&Event> = Vec::new();
    for (event, answered) in &journeys {
        if let Some(owed) = owed(situation, register, event)
            && journey(situation, duties, event, answered, owed)
        {
            notifiable.push(event);
        }
    }
    for (event, answered) in &absences {
        if let Some(owed) = owed(situation, register, event) {
            absence(situation, duties, event, answered, owed);
        }
    }
    // The first return after a journey that had to be notified.
    let mut journeys = notifiable.into_iter().peekable();
    for (event, answered) in &returns {
        let mut left: Option<&Event> = None;
        while let Some(journey) = journeys.next_if(|journey| journey.on <= event.on) {
            left = Some(journey);
        }
        let gone = |journey: &&Event| journey.law.departs.known().is_none_or(|departs| departs <= event.on);
        if left.filter(gone).is_some()
            && let Some(owed) = owed(situation, register, event)
        {
            within_free_days(situation, duties, &RETURN, (event, event.on), answered, owed);
        }
    }
}

/// Until when a journey or a return is owed; `None` for somebody who was not subject to the requirements then. Where the
/// case has no start of them, it is owed all the same.
fn owed<'a>(situation: &Situation<'a>, register: &Register<'a>, event: &Event) -> Option<Owed<'a>> {
    if situation.timeline.requirements.is_empty() {
        return Some(Owed::default());
    }
    // He may leave on any day where that is not known.
    let last = if event.kind == EventKind::CameBack { Some(event.on) } else { event.law.departs.known() };
    register.within(event.on, last).map(Time::owed)
}

/// Days away from the day of departure to that of return, both counted; `None` where the return is not known.
fn days_away(event: &Event) -> Option<i64> {
    let (departs, returns) = (event.law.departs.known()?, event.law.returns.known()?);
    Some(departs.days_until(returns) + 1)
}

/// The rule for a day of departure; where that or the country is not known, the one that asks for the most.
fn rule(situation: &Situation<'_>, day: Option<Date>) -> Option<&'static Travel> {
    let fits = |rule: &&Travel| match day {
        Some(day) => rule.early.applies(situation, day),
        None => rule.early.is_here(situation),
    };
    TRAVEL_RULES.iter().filter(fits).min_by_key(|rule| (rule.least_to_ireland, rule.least_days))
}

/// Whether a journey has to be notified, with its duty.
fn journey(
    situation: &Situation<'_>,
    duties: &mut Vec<Duty>,
    event: &Event,
    answered: &Answered<'_>,
    owed: Owed<'_>,
) -> bool {
    let Some(rule) = rule(situation, event.law.departs.known()) else { return false };
    let Some(departs) = event.law.departs.known() else {
        undated(
            situation,
            duties,
            &rule.early,
            event,
            Because::NeedsDetail { detail: Detail::Departs },
            (answered.given, owed),
        );
        return true;
    };
    let least = if event.law.to_ireland.known() == Some(true) { rule.least_to_ireland } else { rule.least_days };
    // A journey of a length that nobody gave can be long enough.
    if days_away(event).is_some_and(|days| days < least) {
        return false;
    }
    let early = rule.early.count_on(departs);
    let hours_only = departs.digits().as_str() <= HOURS_ONLY_UNTIL;
    let provision = if event.on <= early && !hours_only { &rule.early } else { &rule.late };
    before(situation, duties, provision, (event, departs), answered, owed);
    true
}

fn absence(situation: &Situation<'_>, duties: &mut Vec<Duty>, event: &Event, answered: &Answered<'_>, owed: Owed<'_>) {
    // Only Northern Ireland asks for it: where the case does not say its country, the plan itself does.
    if situation.division_named && !ABSENCE.is_here(situation) {
        return;
    }
    let Some(departs) = event.law.departs.known() else {
        undated(
            situation,
            duties,
            &ABSENCE,
            event,
            Because::NeedsDetail { detail: Detail::Departs },
            (answered.given, owed),
        );
        return;
    };
    if days_away(event).is_none_or(|days| days > ABSENCE_OVER) {
        before(situation, duties, &ABSENCE, (event, departs), answered, owed);
    }
}

/// A duty that is due so long before a departure, and never before it was known.
fn before(
    situation: &Situation<'_>,
    duties: &mut Vec<Duty>,
    provision: &'static Provision,
    (event, departs): (&Event, Date),
    answered: &Answered<'_>,
    owed: Owed<'_>,
) {
    let duty = open(situation, duties, provision, Some(event));
    duty.say(Because::Departure { on: departs });
    duty.say(provision.counted());
    let due = provision.count_on(departs);
    set(situation, duty, due.max(event.on));
    answered.explain(duty);
    settle(situation, duty, answered.given, owed);
}

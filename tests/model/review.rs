//! Review of a requirement without an end (law-and-practice-2026, sections 1.2 and 1.4).

use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::{OF_NOTHING, OF_THE_LAW};
use super::model::Model;
use super::notification::fixed;
use super::orders::KEEPS_ALIVE;
use super::register::{Period, Requirement};
use joint_risk::{Date, Division};

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    // Ruling 21: where the disposal or the term of imprisonment cannot be read it may be one without an end.
    let may_be = |one: &&Requirement| match one.period {
        Period::Indefinite | Period::Unreadable => true,
        Period::Missing => {
            model.event(one.index).is_some_and(|event| event.text("disposal") == Member::Given("imprisonment"))
        }
        _ => false,
    };
    // Those that are open before those that are over; of certain ones the latest, of the others the first, so that none
    // puts off the review of another.
    let order = |one: &&Requirement| {
        let certain = one.period == Period::Indefinite;
        let days = one.start.days_until(model.today());
        (!one.is_open_on(model.today()), !certain, if certain { days } else { -days })
    };
    let one = model.requirements.iter().filter(may_be).min_by_key(order);
    one.map_or_else(Vec::new, |one| reviews(model, one))
}

fn is_scottish(model: &Model<'_>) -> bool {
    model.facts.division_on(model.today()) == Some(Division::Scotland)
}

fn told(model: &Model<'_>, from: Date) -> Option<Date> {
    let told = model.facts.of(&["notified"]).filter(|event| event.on >= from);
    told.filter(|event| matches!(event.text("about"), Member::Given("initial" | "periodic" | "change")))
        .map(|event| event.on)
        .min()
}

/// The first notification after the release from the sentence; without a sentence, the first.
fn relevant(model: &Model<'_>, one: &Requirement) -> Option<Date> {
    // A sentence for another offence puts nothing off.
    let start = model.event(one.index)?;
    let custodial = ["life", "public-protection", "indeterminate-custodial", "lifelong-restriction", "imprisonment"];
    let custodial = start.member("terms").given().is_some()
        || start.text("disposal").given().is_some_and(|disposal| custodial.contains(&disposal));
    let mut sentences = model.facts.of(&["sentenced-to-custody"]);
    let sentence = sentences.find(|event| event.on >= one.start).filter(|_| custodial);
    // He notifies in person: whoever did so after the sentence is at liberty.
    // One that could be of two requirements is of neither (timeline 19).
    let initial = super::notification::initial_given(model, one.index);
    let first = initial.or_else(|| told(model, one.start));
    let after = |sentence: &Event<'_>| first.filter(|on| *on > sentence.on);
    let from = match sentence {
        Some(sentence) => match after(sentence) {
            Some(on) => on,
            None => {
                first?;
                let released = super::release::released_after(model, sentence)?;
                // Any notification in person, but for one of what is still to come.
                let mut all = model.facts.of(&["notified"]).filter(|event| event.on >= released);
                return all.find(|event| event.text("about") != Member::Given("advance")).map(|event| event.on);
            }
        },
        None => return first,
    };
    Some(from)
}

fn first_due(model: &Model<'_>, one: &Requirement) -> Option<Date> {
    let years = if model.facts.is_minor(one.start) { 8 } else { 15 };
    let (by, since) = if is_scottish(model) {
        let until = told(model, one.start).unwrap_or(model.today());
        let (mut day, mut left_out) = (one.start, 0);
        while day < until {
            left_out += u16::from(model.holds.holds(day, OF_THE_LAW));
            day = day.plus_days(1);
        }
        (one.start.plus_months(years * 12).plus_days(left_out), "2011-01-28")
    } else {
        let since = if model.facts.division_on(model.today()) == Some(Division::NorthernIreland) {
            "2014-03-01"
        } else {
            "2012-07-30"
        };
        (relevant(model, one)?.last_of_months(years * 12).plus_days(1), since)
    };
    Some(by.max(fixed(since)))
}

/// After a decision to continue: the period that it sets, at most fifteen years, or eight.
fn next_due(model: &Model<'_>, decision: &Event<'_>) -> Option<Date> {
    let until = decision.day("until").given().filter(|until| *until >= decision.on);
    let until = until.filter(|until| *until <= decision.on.last_of_months(180));
    match (is_scottish(model), until) {
        (true, until) => until,
        (false, Some(until)) => Some(until.plus_days(1)),
        (false, None) => Some(decision.on.last_of_months(96).plus_days(1)),
    }
}

fn reviews(model: &Model<'_>, one: &Requirement) -> Vec<Duty> {
    let clock = model.clock("notification-review", OF_NOTHING);
    let opened = Some(one.index);
    let mut all = Vec::new();
    let mut by = first_due(model, one);
    let decisions = model
        .facts
        .of(&["notification-reviewed"])
        .filter(|event| matches!(event.yes("ends"), Member::Given(false) | Member::Absent) && one.is_open_on(event.on));
    for decision in decisions {
        all.push(clock.done(by, decision.on, opened));
        by = next_due(model, decision);
    }
    let ended = model.facts.of(&["notification-reviewed"]).find(|event| {
        event.verified
            && event.yes("ends") == Member::Given(true)
            && one.end.is_some_and(|end| end.over_on == event.on)
            && one.start < event.on
    });
    if let Some(decision) = ended {
        all.push(clock.done(by, decision.on, opened));
        return all;
    }
    if let Some(end) = one.end {
        all.push(clock.over("ended", by, end.over_on, opened));
        return all;
    }
    let mut duty = clock.open(by, opened);
    // He may apply and need not: it is never late. While an order bars it he may not.
    if !is_scottish(model) && duty.state != "upcoming" && by.is_some() {
        duty.state = "due";
        duty.days_late = Some(0);
        let bars = model
            .orders
            .iter()
            .any(|order| order.kind.is_none_or(|kind| KEEPS_ALIVE.contains(&kind)) && order.is_open_on(model.today()));
        if bars {
            duty.state = "suspended";
            duty.days_late = None;
            duty.late_when_suspended = Some(0);
        }
    }
    all.push(duty);
    all
}

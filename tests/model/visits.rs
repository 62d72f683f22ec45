//! Visits to the home: by the police, and by probation (rulings 20, 26; timeline 8, 12, 24).

use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::{OF_NOTHING, OF_VISITS, REACTIVE};
use super::model::Model;
use super::recurring::{Recurring, Turn};
use super::spells::Stretch;
use super::standards::About;
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all = police(model);
    all.extend(probation(model));
    all
}

fn never(_: Date) -> Option<u16> {
    None
}

fn no_day(_: Date) -> Option<Date> {
    None
}

fn clock<'a>(model: &'a Model<'a>, duty: &'a str) -> Recurring<'a> {
    Recurring { model, duty, of: "home-visit", level: &never, agreed: &no_day }
}

/// Days on which the police saw him at home: a visit that does not say whose it was is theirs.
fn seen_by_police(event: &Event<'_>) -> bool {
    event.kind == "visit"
        && event.yes("access") == Member::Given(true)
        && matches!(event.text("agency"), Member::Absent | Member::Given("police"))
}

/// Days on which they may have: whose visit it was, or whether anybody was seen, is not known, or one person alone took
/// it out of the case. What cannot be read takes no duty away (ruling 21).
fn perhaps_seen_by_police(model: &Model<'_>) -> Vec<Date> {
    let perhaps = |event: &&Event<'_>| {
        event.kind == "visit"
            && event.yes("access") != Member::Given(false)
            && !matches!(event.code("agency", &["police", "probation", "other"]), Member::Given("probation" | "other"))
    };
    days(model.facts.events.iter().chain(&model.facts.withdrawn).filter(perhaps).map(|event| event.on))
}

fn police(model: &Model<'_>) -> Vec<Duty> {
    let visits: Vec<Date> = days(model.facts.events.iter().filter(|event| seen_by_police(event)).map(|event| event.on));
    let clock = clock(model, "home-visit");
    let shown = model.clock("home-visit", OF_VISITS | REACTIVE);
    let mut all = Vec::new();
    let perhaps = perhaps_seen_by_police(model);
    if model.managed.is_empty() {
        match perhaps.first() {
            Some(first) => {
                let rest: Vec<Date> = visits.into_iter().filter(|day| day > first).collect();
                let turns = clock.run(*first, &rest, model.died.map_or(model.today(), Date::previous));
                all.extend(show(model, &turns, None, model.died));
                all.extend(interval(model, &turns, &[]));
            }
            None if model.facts.supervised != Some(false) => all.push(match model.died {
                Some(died) => shown.over("ended", None, died, None),
                None => shown.open(None, None),
            }),
            None => {}
        }
        return all;
    }
    for (place, stretch) in model.managed.iter().enumerate() {
        let over = stretch.end.map(|end| end.over_on);
        let last = over.map_or(model.today(), Date::previous);
        let within: Vec<Date> = visits.iter().copied().filter(|day| *day >= stretch.start && *day <= last).collect();
        // A spell of one day carries no visits, unless one was made that day.
        if last < stretch.start {
            if visits.contains(&stretch.start) {
                let due = clock.candidate(stretch.start, stretch.start);
                all.push(shown.done(due, stretch.start, Some(stretch.index)));
            }
            continue;
        }
        // A visit before the first start dates the next one, no earlier than the start.
        let before = |days: &[Date], last: bool| {
            let mut days = days.iter().copied().filter(|day| place == 0 && *day < stretch.start);
            if last { days.next_back() } else { days.next() }
        };
        // Where none of them is known to have been made, the first that may have been dates it soonest.
        let early = before(&visits, true).or_else(|| before(&perhaps, false));
        let turns = match early {
            Some(visit) => from_before(&clock, visit, stretch.start, &within, last),
            None => clock.run(stretch.start, &within, last),
        };
        all.extend(show(model, &turns, Some(stretch), None));
        let within: Vec<Date> = perhaps.iter().copied().filter(|day| *day >= stretch.start && *day <= last).collect();
        all.extend(interval(model, &turns, &within));
    }
    all
}

fn from_before(clock: &Recurring<'_>, visit: Date, start: Date, within: &[Date], last: Date) -> Vec<Turn> {
    let mut turns = clock.run(visit, within, last);
    if let Some(first) = turns.first_mut() {
        first.due = first.due.map(|due| due.max(start));
    }
    turns
}

fn show(model: &Model<'_>, turns: &[Turn], stretch: Option<&Stretch>, died: Option<Date>) -> Vec<Duty> {
    let clock = model.clock("home-visit", OF_VISITS | REACTIVE);
    let opened = stretch.map(|stretch| stretch.index);
    let end = stretch.and_then(|stretch| stretch.end);
    let shown = turns.iter().map(|turn| match (turn.done_on, end, died) {
        (Some(on), _, _) => clock.done(turn.due, on, opened),
        (None, Some(end), _) => {
            let owed = end.by_law && turn.due.is_some_and(|due| due < end.over_on);
            // Of a last day that the law sets it counts how he was at the end of that day.
            clock.over(if owed { "lapsed" } else { "ended" }, turn.due, end.ends_on, opened)
        }
        (None, None, Some(died)) => clock.over("ended", turn.due, died, opened),
        (None, None, None) => clock.open(turn.due, opened),
    });
    shown.collect()
}

/// Where the plan has to say how often and has not, saying it is due now: from the start, or from a visit, also one that
/// only may have been made.
fn interval(model: &Model<'_>, turns: &[Turn], perhaps: &[Date]) -> Option<Duty> {
    let standard = |base: &Date| model.standards.on(*base).rule("visit-interval", About::default()).is_some();
    let first = days(turns.iter().map(|turn| turn.base).chain(perhaps.iter().copied())).into_iter().find(standard)?;
    let readable = super::recurring::intervals(model, "home-visit").into_iter().filter(|set| set.is_readable());
    let readable: Vec<Date> = readable.map(|set| set.on).collect();
    let start = model.managed.iter().map(|stretch| stretch.start).filter(|start| *start > first).min();
    let started = model.managed.iter().any(|stretch| stretch.is_open_on(first));
    // A visit before the first start asks for nothing before it.
    let from = start.filter(|_| !started).unwrap_or(first);
    // What held before it was asked for, or else the first one after it.
    let set = readable.iter().rfind(|on| **on < from).or(readable.iter().find(|on| **on >= from)).copied();
    let clock = model.clock("visit-interval", OF_NOTHING);
    let end = model.managed.iter().rfind(|stretch| stretch.start <= from).and_then(|stretch| stretch.end);
    let over = end.map(|end| end.over_on).or(model.died);
    Some(match (set, over) {
        (Some(on), over) if over.is_none_or(|over| on < over) => clock.done(Some(from), on, None),
        // What the police owed when the law ended the requirement has lapsed.
        (_, Some(over)) => {
            let lapsed = end.is_some_and(|end| end.by_law);
            clock.over(if lapsed { "lapsed" } else { "ended" }, Some(from), over, None)
        }
        _ => clock.open(Some(from), None),
    })
}

/// Probation's own clock, where the standard has one.
fn probation(model: &Model<'_>) -> Vec<Duty> {
    let kind = "probation-home-visit";
    let has = |turn: &Turn| model.standards.on(turn.base).has(kind);
    let saw = |event: &&Event<'_>| {
        event.kind == "visit"
            && event.yes("access") == Member::Given(true)
            && event.text("agency") == Member::Given("probation")
    };
    let visits = days(model.facts.events.iter().filter(saw).map(|event| event.on));
    let clock = Recurring { model, duty: kind, of: kind, level: &never, agreed: &no_day };
    let shown = model.clock(kind, OF_VISITS);
    let mut all = Vec::new();
    for stretch in &model.supervised {
        let over = stretch.end.map(|end| end.over_on);
        let last = over.map_or(model.today(), Date::previous);
        let within: Vec<Date> = visits.iter().copied().filter(|day| *day >= stretch.start && *day <= last).collect();
        if last < stretch.start {
            continue;
        }
        // A clock that the sender did not have starts when the transfer is accepted (ruling 37).
        let begun = |turn: Turn| {
            if has(&turn) {
                return Some(turn);
            }
            let until = turn.done_on.unwrap_or(last);
            let from = model.begun_by_transfer(kind).into_iter().find(|on| *on >= turn.base && *on <= until)?;
            clock.run(from, turn.done_on.as_slice(), until).first().copied()
        };
        for turn in clock.run(stretch.start, &within, last).into_iter().filter_map(begun) {
            all.push(match (turn.done_on, over) {
                (Some(on), _) => shown.done(turn.due, on, Some(stretch.index)),
                (None, Some(over)) => shown.over("ended", turn.due, over, Some(stretch.index)),
                (None, None) => shown.open(turn.due, Some(stretch.index)),
            });
        }
    }
    all
}

/// Each day once, in order.
pub fn days(days: impl Iterator<Item = Date>) -> Vec<Date> {
    let mut days: Vec<Date> = days.collect();
    days.sort_unstable();
    days.dedup();
    days
}

//! The periodic notification: a year, or a week without a home (timeline 20, 21).

use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::{OF_NOTHING, OF_THE_LAW};
use super::model::Model;
use super::notification::{fixed, is_confirmed, owed_at_end};
use super::orders::Order;
use super::spells::{Stretch, stretches};
use joint_risk::{Date, Division};

fn is_sexual_risk(order: &Order<'_>) -> bool {
    matches!(order.kind, Some("sexual-risk" | "interim-sexual-risk"))
}

/// Times in which he has to notify every year: not for a sexual risk order, nor for the interim violent one.
fn yearly(model: &Model<'_>) -> Vec<Stretch> {
    // He notifies, so he has to: what brings it is not in the file.
    if model.registered.is_empty() {
        let first = restarts(model).first().map(|(on, _)| *on);
        let end = model.died.map(super::spells::End::recorded);
        return first.map(|start| Stretch { index: 0, start, end }).into_iter().collect();
    }
    let own = model.requirements.iter().map(|one| Stretch { index: one.index, start: one.start, end: one.end });
    let brought = model.orders.iter().filter(|order| {
        order.brings_notification() && !is_sexual_risk(order) && order.kind != Some("interim-violent-offender")
    });
    stretches(own.chain(brought.map(|one| Stretch { index: one.index, start: one.start, end: one.end })).collect())
}

const SMALL: &[&str] = &["bank", "identity-document", "child-household"];

/// Notifications from which the year runs, each with whether it said that he has no home (none: it did not say).
pub fn restarts(model: &Model<'_>) -> Vec<(Date, Option<bool>)> {
    let mut all = Vec::new();
    for event in model.facts.of(&["notified"]) {
        let matter = changed_matter(model, event);
        let counts = match event.text("about") {
            Member::Given("initial" | "periodic") => true,
            Member::Given("change") => matter.is_some_and(|matter| !SMALL.contains(&matter)),
            _ => false,
        };
        if !counts {
            continue;
        }
        let said = match (event.yes("noFixedHome"), matter) {
            (Member::Given(said), _) => Some(said),
            // What cannot be read counts as the shorter time.
            (Member::Unreadable, _) => Some(true),
            (Member::Absent, Some("no-fixed-home")) => Some(true),
            (Member::Absent, Some("home")) => Some(false),
            _ => None,
        };
        all.push((event.on, said));
    }
    all
}

/// Whether a periodic notification was given on a day.
fn is_periodic(model: &Model<'_>, day: Date) -> bool {
    let about = |event: &Event<'_>| event.kind == "notified" && event.text("about") == Member::Given("periodic");
    model.facts.on_day(day).any(about)
}

/// Days of notifications that say by themselves that a year runs from them.
pub fn told_outright(model: &Model<'_>) -> Vec<Date> {
    let says = |event: &Event<'_>| match event.text("about") {
        Member::Given("initial" | "periodic") => true,
        Member::Given("change") => event.text("matter").given().is_some_and(|matter| !SMALL.contains(&matter)),
        _ => false,
    };
    model.facts.of(&["notified"]).filter(|event| says(event)).map(|event| event.on).collect()
}

/// What changed, of a notification of a change: what it names, or what it says itself.
fn changed_matter<'s>(model: &'s Model<'_>, event: &'s Event<'_>) -> Option<&'s str> {
    if event.text("about") != Member::Given("change") {
        return None;
    }
    match super::changes::named_change(model, event) {
        Some(index) => {
            let change = model.event(index)?;
            // What happened before he was subject to anything had not to be notified.
            if !model.requirements.iter().any(|one| one.is_open_on(change.on)) {
                return None;
            }
            if change.kind == "details-changed" {
                return change.text("matter").given();
            }
            super::changes::is_owed(model, change).then_some("released")
        }
        None => event.text("matter").given(),
    }
}

/// A year, or a week without a home where the law has that; no year before 1 May 2004.
fn next(model: &Model<'_>, base: Date, without_home: bool) -> Date {
    let weekly = fixed(match model.facts.division_on(base) {
        Some(Division::Scotland) => "2013-07-08",
        Some(Division::NorthernIreland) => "2014-01-01",
        _ => "2012-08-13",
    });
    if without_home && base >= weekly {
        return base.plus_days(7);
    }
    base.max(fixed("2004-05-01")).plus_months(12)
}

/// A year that ends while he is away runs to the third day of those that begin when he is back.
fn prolonged(model: &Model<'_>, due: Date, until: Date) -> Option<Date> {
    let mut day = due;
    while day <= until && model.holds.holds(day, OF_THE_LAW) {
        day = day.plus_days(1);
    }
    match day {
        day if day == due => Some(due),
        day if day > until => None,
        day => Some(day.plus_days(2)),
    }
}

struct Year {
    due: Option<Date>,
    done: Option<Date>,
}

fn years(model: &Model<'_>, stretch: &Stretch) -> Option<Vec<Year>> {
    let told = restarts(model);
    let within = told.iter().filter(|(on, _)| stretch.is_open_on(*on)).map(|(on, _)| *on);
    let days = super::visits::days(within);
    let mut years: Vec<Year> = Vec::new();
    for (place, base) in days.iter().enumerate() {
        let said = told.iter().filter(|(on, _)| on <= base).filter_map(|(on, said)| said.map(|said| (*on, said)));
        // Of two of one day the one that protects more holds.
        let home = said.max_by_key(|(on, said)| (*on, *said)).is_some_and(|(_, said)| said);
        let done = days.get(place + 1).copied();
        let due = prolonged(model, next(model, *base, home), done.unwrap_or(model.today()));
        years.push(Year { due, done });
    }
    (!years.is_empty()).then_some(years)
}

/// The last day of a stretch, where it is known.
fn last_of(model: &Model<'_>, stretch: &Stretch) -> Option<Date> {
    if let Some(end) = stretch.end {
        return Some(end.over_on.previous());
    }
    let today = model.today();
    let own = model.requirements.iter().filter(|one| one.is_open_on(today)).map(|one| one.last);
    let brought = model.orders.iter().filter(|order| order.brings_notification() && order.is_open_on(today));
    own.chain(brought.map(Order::last))
        .try_fold(None, |latest: Option<Date>, last| last.map(|last| latest.max(Some(last))))?
}

/// The first notification that nobody can read enough of to say whether a year runs from it: it may (ruling 21).
fn may_start(model: &Model<'_>) -> Option<Stretch> {
    let unread = |event: &&Event<'_>| match super::notification::about(event) {
        None => true,
        Some("change") => {
            super::changes::named_change(model, event).is_none()
                && event.code("matter", super::changes::MATTERS).given().is_none()
        }
        Some(_) => false,
    };
    let first = model.facts.of(&["notified"]).find(unread)?;
    let end = model.died.map(super::spells::End::recorded);
    Some(Stretch { index: first.index, start: first.on, end })
}

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let clock = model.clock("notification-periodic", OF_NOTHING);
    let mut all = Vec::new();
    if yearly(model).is_empty()
        && let Some(one) = may_start(model)
    {
        all.push(match one.end {
            Some(end) => clock.over("ended", None, end.over_on, Some(one.index)),
            None => clock.open(None, Some(one.index)),
        });
    }
    for stretch in yearly(model) {
        let opened = Some(stretch.index);
        let Some(years) = years(model, &stretch) else {
            all.push(match stretch.end {
                Some(end) => clock.over("ended", None, end.over_on, opened),
                None => clock.open(None, opened),
            });
            continue;
        };
        for year in years {
            match (year.done, year.due, stretch.end) {
                // A change that was notified within the year takes its place: s.85(1).
                (Some(on), due, _) if due.is_none_or(|due| on <= due) && !is_periodic(model, on) => {
                    all.push(clock.over("superseded", due, on, opened));
                }
                (Some(on), due, _) => all.push(clock.done(due, on, opened)),
                // He is away: it has no day until he is back.
                (None, None, None) => {
                    let mut duty = clock.open(None, opened);
                    duty.state = "upcoming";
                    all.push(duty);
                }
                (None, due, Some(end)) if !end.by_law => all.push(clock.over("ended", due, end.over_on, opened)),
                (None, Some(due), end) => {
                    if last_of(model, &stretch).is_some_and(|last| due > last) {
                        continue;
                    }
                    all.push(match end {
                        Some(end) => {
                            let confirmed = is_confirmed(model, stretch.start, end.ends_on);
                            owed_at_end(&clock, Some(due), end, confirmed, stretch.index)
                        }
                        None => clock.open(Some(due), opened),
                    });
                }
                (None, None, Some(_)) => {}
            }
        }
    }
    all
}

/// The first day after `start` on which a periodic notification was overdue.
pub fn missed_on(model: &Model<'_>, start: Date) -> Option<Date> {
    let all = yearly(model);
    let years = all.iter().filter_map(|stretch| years(model, stretch)).flatten();
    let missed = years.filter_map(|year| {
        let late = year.due?.plus_days(1);
        let was = year.done.is_none_or(|done| done >= late && done > start);
        (was && late <= model.today()).then_some(late.max(start))
    });
    missed.min()
}

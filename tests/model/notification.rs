//! The initial notification and the end of the requirement (ruling 22, timeline 19 to 21).

use super::duty::{Clock, Duty};
use super::facts::{Event, Member};
use super::holds::{OF_CUSTODY, OF_NOTHING, OF_THE_LAW};
use super::model::Model;
use super::names::{Named, named};
use super::orders::Order;
use super::register::{Period, Requirement};
use super::spells::End;
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all = initial(model);
    all.extend(end(model));
    all
}

pub fn fixed(text: &str) -> Date {
    Date::parse(text).unwrap()
}

const ABOUT: &[&str] = &["initial", "change", "advance", "not-happened", "periodic", "travel", "return", "absence"];

/// What a notification was about; none where that is not given or cannot be read.
pub fn about<'a>(event: &Event<'a>) -> Option<&'a str> {
    event.code("about", ABOUT).given()
}

/// Something that asks for a separate notification.
struct Asks {
    index: usize,
    start: Date,
    allowed: u16,
    end: Option<End>,
}

fn is_violent(order: &Order<'_>) -> bool {
    matches!(order.kind, Some("violent-offender" | "interim-violent-offender" | "violent-offences-prevention"))
}

/// The `count`th day from `from` that the law does not disregard; none while he is away and it has not come.
pub fn law_day(model: &Model<'_>, from: Date, count: u16) -> Option<Date> {
    let (mut day, mut counted) = (from, 0);
    while day <= model.today() {
        counted += u16::from(!is_disregarded(model, day, from));
        if counted == count {
            return Some(day);
        }
        day = day.plus_days(1);
    }
    (!model.holds.holds(model.today(), OF_THE_LAW)).then(|| model.today().plus_days(count - counted))
}

/// Whether the law disregards a day. Of part of a day it says nothing: the one on which a time away begins counts as free,
/// which gives the earlier date, but for the first of the days.
fn is_disregarded(model: &Model<'_>, day: Date, from: Date) -> bool {
    let away = |day: Date| model.holds.holds(day, OF_THE_LAW);
    away(day) && (day == from || away(day.previous()))
}

/// Whether he was subject already, had notified, and stays so through the days allowed (s.83(2)).
fn is_told_already(model: &Model<'_>, start: Date, allowed: u16) -> bool {
    let last = law_day(model, start, allowed).unwrap_or(model.today()).min(model.today());
    let earlier = model.requirements.iter().filter(|one| one.start < start && is_surely_open(model, one, last));
    let kept = model.orders.iter().filter(|order| order.keeps_alive() && order.start < start && order.is_open_on(last));
    let mut earlier = earlier.map(|one| one.start).chain(kept.map(|order| order.start));
    let told = super::periodic::told_outright(model);
    earlier.any(|since| told.iter().any(|on| *on >= since && *on < start))
}

/// Whether a requirement lasted until then, whatever is not known of it: the shortest that it could be (ruling 21).
fn is_surely_open(model: &Model<'_>, one: &Requirement, day: Date) -> bool {
    let endless = matches!(one.period, Period::Indefinite) || kept_open(model, one);
    one.is_open_on(day) && (one.last.is_some() || endless)
}

fn asks(model: &Model<'_>) -> Vec<Asks> {
    let mut all: Vec<Asks> = Vec::new();
    for one in &model.requirements {
        let old = (fixed("1997-09-01")..=fixed("2001-05-31")).contains(&one.start);
        let allowed = if old { 14 } else { 3 };
        if !is_told_already(model, one.start, allowed) {
            all.push(Asks { index: one.index, start: one.start, allowed, end: one.end });
        }
    }
    for order in model.orders.iter().filter(|order| order.brings_notification()) {
        let subject = model.requirements.iter().any(|one| one.is_open_on(order.start))
            || model.orders.iter().any(|other| {
                other.index != order.index
                    && other.keeps_alive()
                    && other.start < order.start
                    && other.is_open_on(order.start)
            });
        if !subject || is_violent(order) {
            all.push(Asks { index: order.index, start: order.start, allowed: 3, end: order.end });
        }
    }
    all
}

/// The initial notification of a requirement, by its place.
pub fn initial_given(model: &Model<'_>, index: usize) -> Option<Date> {
    let asks = asks(model);
    let given = answered(model, &asks);
    asks.iter().zip(given).find(|(one, _)| one.index == index).and_then(|(_, on)| on)
}

fn answered(model: &Model<'_>, asks: &[Asks]) -> Vec<Option<Date>> {
    let mut answered: Vec<Option<Date>> = vec![None; asks.len()];
    let told = model.facts.of(&["notified"]).filter(|event| event.text("about") == Member::Given("initial"));
    for event in told {
        let open: Vec<usize> = (0..asks.len())
            .filter(|place| {
                let one = &asks[*place];
                answered[*place].is_none() && one.start <= event.on && one.end.is_none_or(|end| event.on < end.over_on)
            })
            .collect();
        let closed: Vec<usize> = match named(&model.facts, event, "of", &["notification-started", "court-order-made"]) {
            Named::Event(index) => open.into_iter().filter(|place| asks[*place].index == index).collect(),
            Named::Nothing => Vec::new(),
            // It answers every requirement of the same day, or the only open one.
            Named::Absent => {
                let days = super::visits::days(open.iter().map(|place| asks[*place].start));
                if days.len() == 1 { open } else { Vec::new() }
            }
        };
        for place in closed {
            answered[place] = Some(event.on);
        }
    }
    answered
}

fn initial(model: &Model<'_>) -> Vec<Duty> {
    let asks = asks(model);
    let answered = answered(model, &asks);
    // In custody it waits for the release (timeline 21).
    let clock = model.clock("notification-initial", OF_CUSTODY);
    let shown = asks.iter().zip(answered).map(|(one, done)| {
        let by = law_day(model, one.start, one.allowed);
        let shown = match (done, one.end, by) {
            (Some(on), _, by) => clock.done(by, on, Some(one.index)),
            (None, Some(end), by) => owed_at_end(&clock, by, end, is_confirmed(model, one.start, one.start), one.index),
            // In custody, in hospital or abroad the days do not run.
            (None, None, None) => model.clock("notification-initial", OF_THE_LAW).open(None, Some(one.index)),
            (None, None, by) => clock.open(by, Some(one.index)),
        };
        // The last of the days may be one of which only a part was free: nothing moves it.
        match by.filter(|by| model.holds.holds(*by, OF_CUSTODY)) {
            Some(by) => on_part_of_a_day(model, shown, by),
            None => shown,
        }
    });
    shown.collect()
}

/// The day on which somebody confirmed that a requirement that the law ended is over: by a verified end after its last day,
/// or by taking it out of the case, signed by two. Such an end takes away what it left open (ruling 17).
pub fn confirmed(model: &Model<'_>, one: &Requirement) -> Option<Date> {
    let end = one.end.filter(|end| end.by_law)?;
    let open = |day: Date| model.requirements.iter().filter(|other| other.start < day && other.is_open_on(day)).count();
    let ends = |day: Date| model.facts.on_day(day).filter(|event| event.kind == "notification-ended" && event.verified);
    let by_end = model.facts.of(&["notification-ended"]).find(|event| {
        event.verified
            && event.on >= end.over_on
            && match named(&model.facts, event, "of", &["notification-started"]) {
                Named::Event(index) => index == one.index,
                Named::Absent => {
                    one.start < event.on
                        && open(event.on) <= 1
                        && ends(event.on).all(|other| other.member("of") == Member::Absent)
                }
                Named::Nothing => false,
            }
    });
    let gone = model.event(one.index).and_then(|start| start.gone_on).filter(|on| *on <= model.today());
    by_end.map(|event| event.on).into_iter().chain(gone).min()
}

/// Whether that is so of every requirement that began between two days.
pub fn is_confirmed(model: &Model<'_>, first: Date, last: Date) -> bool {
    let mut begun = model.requirements.iter().filter(|one| one.start >= first && one.start <= last).peekable();
    begun.peek().is_some() && begun.all(|one| confirmed(model, one).is_some())
}

fn on_part_of_a_day(model: &Model<'_>, mut duty: Duty, by: Date) -> Duty {
    let late = |until: Date| {
        let free = |day: &Date| !model.holds.holds(*day, OF_CUSTODY);
        let days = std::iter::successors(Some(by), |day| Some(day.plus_days(1))).take_while(|day| *day < until);
        i64::try_from(days.filter(|day| *day == by || free(day)).count()).unwrap()
    };
    let today = model.today();
    duty.due = Some(by);
    match duty.state {
        "done" => duty.days_late = duty.done_on.map(late),
        "upcoming" | "due" | "overdue" if by < today && duty.days_late.is_some() => {
            duty.state = "overdue";
            duty.days_late = Some(late(today));
        }
        _ => {}
    }
    duty
}

/// What the person owed on the last day stays overdue until somebody confirms the end; what was not yet due ends.
pub fn owed_at_end(clock: &Clock<'_>, due: Option<Date>, end: End, confirmed: bool, opened: usize) -> Duty {
    match due.filter(|due| end.by_law && !confirmed && *due < end.over_on) {
        Some(due) => {
            let mut duty = clock.over("overdue", Some(due), end.over_on, Some(opened));
            duty.days_late = Some(clock.late(due, end.ends_on));
            duty
        }
        None => clock.over("ended", due, end.over_on, Some(opened)),
    }
}

/// One, of the latest; overdue from the day after it until somebody verified that it is over.
fn end(model: &Model<'_>) -> Option<Duty> {
    let clock = model.clock("notification-end", OF_NOTHING);
    let open: Vec<&Requirement> = model.requirements.iter().filter(|one| one.end.is_none()).collect();
    if open.iter().any(|one| matches!(one.period, Period::Indefinite | Period::Unreadable)) {
        return None;
    }
    if let Some(missing) = open.iter().find(|one| one.last.is_none()) {
        let known =
            missing.period == Period::Missing || missing.period == Period::OfOrder && !kept_open(model, missing);
        return known.then(|| clock.open(None, Some(missing.index)));
    }
    // Of those that are over the one that lasted longest, and one of unknown length may have.
    let none_open = open.is_empty();
    let endless = |one: &Requirement| matches!(one.period, Period::Indefinite | Period::Unreadable);
    let ended_early = |one: &Requirement| one.end.is_some_and(|end| !end.by_law) || confirmed(model, one).is_some();
    let mut unclosed = model.requirements.iter().filter(|one| !ended_early(one)).peekable();
    let among: Vec<&Requirement> =
        if unclosed.peek().is_some() { unclosed.collect() } else { model.requirements.iter().collect() };
    if none_open && among.iter().any(|one| endless(one)) {
        return None;
    }
    if let Some(unknown) = among.iter().find(|one| one.last.is_none()) {
        return unknown.end.map(|end| clock.over("ended", None, end.over_on, Some(unknown.index)));
    }
    let latest = among.into_iter().max_by_key(|one| (one.last, one.start))?;
    let opened = Some(latest.index);
    let last = latest.last;
    match latest.end {
        Some(end) if !end.by_law => Some(clock.over("ended", last, end.over_on, opened)),
        Some(_) => {
            // A verified end is what it asks for.
            Some(
                match (confirmed(model, latest), model.died, model.event(latest.index).and_then(|start| start.gone_on))
                {
                    (Some(on), _, Some(gone)) if gone <= on => clock.over("ended", last, on, opened),
                    (Some(on), died, _) if died.is_none_or(|died| on <= died) => clock.done(last, on, opened),
                    (_, Some(died), _) => clock.over("ended", last, died, opened),
                    _ => clock.open(last, opened),
                },
            )
        }
        None => Some(clock.open(last, opened)),
    }
}

/// Whether an order until further order keeps it alive: then no day ends it.
fn kept_open(model: &Model<'_>, one: &Requirement) -> bool {
    model.orders.iter().any(|order| order.keeps_alive() && order.is_open_on(one.start) && order.further)
}

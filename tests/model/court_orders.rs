//! The end of each order of a court, and the decisions on its renewal.

use super::duty::Duty;
use super::facts::{Event, Member, member};
use super::holds::OF_NOTHING;
use super::model::Model;
use super::names::{Named, named};
use super::orders::Order;
use super::register::Requirement;
use super::spells::{End, Stretch};
use joint_risk::Date;
use serde_json::Value;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all = Vec::new();
    for order in &model.orders {
        all.extend(end(model, order));
        all.extend(renewal(model, order));
    }
    all
}

fn end(model: &Model<'_>, order: &Order<'_>) -> Option<Duty> {
    // The clock of the requirements says until when a notification order runs.
    if order.kind == Some("notification") {
        return None;
    }
    let clock = model.clock("order-end", OF_NOTHING);
    Some(match order.end {
        Some(end) if asks_for_confirmation(model, order, end) => clock.open(order.until, Some(order.index)),
        // Replaced by a later decision (design, Words).
        Some(end) if order.replaced => clock.over("superseded", order.until, end.over_on, Some(order.index)),
        Some(end) => clock.over("ended", order.until, end.over_on, Some(order.index)),
        None => clock.open(order.until, Some(order.index)),
    })
}

/// The last day of a fixed order ends what it carried where nothing else is open; that nothing keeps him on the register
/// is to be confirmed until a verified end (ruling 22). Where a requirement is open still, or asks for the same, or where
/// its verified end came after that day, there is nothing more to confirm.
fn asks_for_confirmation(model: &Model<'_>, order: &Order<'_>, end: End) -> bool {
    let over = |stretch: &Stretch| stretch.end.is_some_and(|end| end.over_on <= model.today());
    let ended_before = |one: &Requirement| {
        let recorded = one.end.filter(|end| !end.by_law).map(|end| end.ends_on);
        let recorded = recorded.or_else(|| super::notification::confirmed(model, one));
        recorded.is_some_and(|on| on <= end.ends_on)
    };
    let nothing_else = model.managed.iter().all(over) && model.requirements.iter().all(ended_before);
    end.by_law
        && model.died.is_none()
        && model.event(order.index).is_some_and(|made| made.gone_on.is_none())
        && order.brings_notification()
        && order.confirmed_on(&model.facts).is_none()
        && (order.kind.is_none() || nothing_else)
}

/// How long before the end an order is looked at: the case's own, or six months, three months and 28 days. Also whether all
/// of them can be read: one that cannot may be any time before the end, on the last day at the latest.
fn warnings(model: &Model<'_>, until: Date) -> (Vec<Date>, bool) {
    let given = match member(model.facts.case, "orderWarnings") {
        Member::Given(Value::Array(list)) => list.as_slice(),
        Member::Absent => &[],
        Member::Given(_) | Member::Unreadable => return (vec![until], false),
    };
    let own: Vec<Option<Date>> = given.iter().map(|entry| warning(entry, until)).collect();
    let mut all: Vec<Date> = own.iter().map(|one| one.unwrap_or(until)).collect();
    if all.is_empty() {
        all = vec![until.minus_months(6), until.minus_months(3), until.minus_days(28)];
    }
    all.sort_unstable();
    all.dedup();
    (all, own.iter().all(Option::is_some))
}

/// One of the case's own.
fn warning(entry: &Value, until: Date) -> Option<Date> {
    let number = |value: &Value| {
        value.as_u64().filter(|number| (1..=999).contains(number)).and_then(|number| u16::try_from(number).ok())
    };
    match (member(entry, "months"), member(entry, "days")) {
        (Member::Given(months), Member::Absent) => Some(until.minus_months(number(months)?)),
        (Member::Absent, Member::Given(days)) => Some(until.minus_days(number(days)?)),
        _ => None,
    }
}

/// A decision that nobody can date is never left out (ruling 21).
fn renewal(model: &Model<'_>, order: &Order<'_>) -> Vec<Duty> {
    let mut all = order.warned.map_or_else(Vec::new, |until| dated(model, order, until));
    // Once the end that came first is decided on, the one that keeps it alive is looked at.
    let later = order.until.filter(|until| order.warned.is_some_and(|warned| *until > warned));
    if let Some(later) = later.filter(|_| all.last().is_none_or(|last| last.state == "done")) {
        all.extend(dated(model, order, later));
    }
    let unknown = order.is_of_unknown_length() || order.unwarned;
    // The earlier one, which warns, may be what nobody can read: that of the end, or the time before it.
    let unread = order.unread || (order.warned.is_some() || unknown) && !warnings(model, order.start).1;
    if unread {
        all.retain(|duty| duty.state != "upcoming");
    }
    let clock = model.clock("order-renewal", OF_NOTHING);
    let opened = Some(order.index);
    let nothing_open = all.last().is_none_or(|last| last.state == "done");
    match order.end {
        Some(end) if (unread || unknown) && nothing_open => all.push(clock.over("ended", None, end.over_on, opened)),
        None if unread || unknown && nothing_open => all.push(clock.open(None, opened)),
        _ => {}
    }
    all
}

fn dated(model: &Model<'_>, order: &Order<'_>, until: Date) -> Vec<Duty> {
    let clock = model.clock("order-renewal", OF_NOTHING);
    let opened = Some(order.index);
    let decided = model.facts.of(&["renewal-decided"]).filter(|event: &&Event<'_>| {
        event.on >= order.start
            && named(&model.facts, event, "of", &["court-order-made"]) == Named::Event(order.index)
            && order.end.is_none_or(|end| event.on < end.over_on)
    });
    let decided: Vec<Date> = decided.map(|event| event.on).collect();
    let mut all = Vec::new();
    // An order too short for a warning has none.
    let mut answered: Option<Date> = None;
    for by in warnings(model, until).0.into_iter().filter(|by| *by >= order.start) {
        // A decision answers every warning up to its own day, and closes one.
        if answered.is_some_and(|on| on >= by) {
            continue;
        }
        match (decided.iter().find(|on| **on >= by), order.end) {
            (Some(on), _) => {
                all.push(clock.done(Some(by), *on, opened));
                answered = Some(*on);
            }
            (None, Some(end)) => {
                all.push(clock.over("ended", Some(by), end.over_on, opened));
                break;
            }
            (None, None) => {
                all.push(clock.open(Some(by), opened));
                break;
            }
        }
    }
    all
}

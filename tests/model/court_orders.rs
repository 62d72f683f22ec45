//! The end of each order of a court, and the decisions on its renewal.

use super::duty::Duty;
use super::facts::Event;
use super::holds::OF_NOTHING;
use super::model::Model;
use super::names::{Named, named};
use super::orders::Order;
use joint_risk::Date;

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
        Some(end) => clock.over("ended", order.until, end.over_on, Some(order.index)),
        None => clock.open(order.until, Some(order.index)),
    })
}

/// How long before the end an order is looked at: the case's own, or six months, three months and 28 days.
fn warnings(model: &Model<'_>, until: Date) -> Vec<Date> {
    let number = |value: &serde_json::Value| {
        value.as_u64().filter(|number| (1..=999).contains(number)).and_then(|number| u16::try_from(number).ok())
    };
    let given = model.facts.case["orderWarnings"].as_array().into_iter().flatten();
    let own: Vec<Date> = given
        .filter_map(|entry| match (number(&entry["months"]), number(&entry["days"])) {
            (Some(months), None) => Some(until.minus_months(months)),
            (None, Some(days)) => Some(until.minus_days(days)),
            _ => None,
        })
        .collect();
    let mut all =
        if own.is_empty() { vec![until.minus_months(6), until.minus_months(3), until.minus_days(28)] } else { own };
    all.sort_unstable();
    all.dedup();
    all
}

fn renewal(model: &Model<'_>, order: &Order<'_>) -> Vec<Duty> {
    let Some(until) = order.warned else { return Vec::new() };
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
    for by in warnings(model, until).into_iter().filter(|by| *by >= order.start) {
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

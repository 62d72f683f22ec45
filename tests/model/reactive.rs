//! Reactive management: three years of low, a supervisor's decision that is verified, and any change ends it.

use super::facts::Event;
use super::holds::REACTIVE;
use super::model::Model;
use super::rating::Ratings;
use super::standards::About;
use joint_risk::Date;

/// Marks the days on which no visit of the police is due because of it.
pub fn mark(model: &mut Model<'_>) {
    let starts: Vec<Date> = model
        .facts
        .of(&["reactive-started"])
        .filter(|event| event.verified && is_possible(model, event.on))
        .map(|event| event.on)
        .collect();
    for start in starts {
        let end = ends(model, start);
        model.holds.mark(REACTIVE, start, end);
    }
}

/// Low without a break for the standard's time, as it was recorded.
fn is_possible(model: &Model<'_>, day: Date) -> bool {
    let standard = model.standards.on(day);
    let Some(rule) = standard.rule("reactive-management", About::default()) else { return false };
    let Some(months) = rule["within"]["months"].as_u64().and_then(|months| u16::try_from(months).ok()) else {
        return false;
    };
    let recorded = model.facts.of(&["rating-recorded", "countersigned"]).map(|event| event.on).min();
    let Some(mut since) = recorded.filter(|on| *on <= day) else { return false };
    let mut one = since;
    while one <= day {
        if !is_low(&model.ratings, one) {
            since = one.plus_days(1);
        }
        one = one.plus_days(1);
    }
    since.plus_months(months) <= day
}

fn is_low(ratings: &Ratings, day: Date) -> bool {
    ratings.recorded_on(day) == Some(0)
}

/// The first day on which anything ends it.
fn ends(model: &Model<'_>, start: Date) -> Option<Date> {
    let by_event = model.facts.events.iter().filter(|event| event.on >= start).find(|event| ends_it(event, start));
    let by_rating = {
        let mut day = start;
        loop {
            if day > model.today() {
                break None;
            }
            if model.ratings.on(day, model.today()) > 0 {
                break Some(day);
            }
            day = day.plus_days(1);
        }
    };
    let missed = super::periodic::missed_on(model, start);
    [by_event.map(|event| event.on), by_rating, missed].into_iter().flatten().min()
}

fn ends_it(event: &Event<'_>, start: Date) -> bool {
    let after = event.on > start;
    match event.kind {
        "risk-changed"
        | "significant-incident"
        | "serious-further-offence"
        | "conviction"
        | "went-missing"
        | "recalled"
        | "remanded"
        | "sentenced-to-custody"
        | "court-order-made" => true,
        "reactive-ended" => after,
        "mappa-level-set" => event.whole("level", 1, 3).given().is_none_or(|level| level == 3),
        "details-changed" => {
            event.text("matter").given().is_none_or(|matter| ["home", "no-fixed-home"].contains(&matter))
        }
        _ => false,
    }
}

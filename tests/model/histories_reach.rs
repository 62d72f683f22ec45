//! The histories reach everything that there is.

use super::histories::history;
use joint_risk::Code;
use joint_risk::case::event::EventKind;
use joint_risk::case::event::law::{About, Disposal, Matter, OrderKind};
use joint_risk::standard::Standard;
use std::collections::BTreeSet;

/// Kinds that open, close, date or hold nothing: the record of other work.
const OF_NO_CLOCK: &[&str] = &[
    "programme-",
    "motivation-",
    "surveillance-",
    "victim-considered",
    "diversity-considered",
    "order-varied",
    "review-applied",
];

#[test]
fn every_kind_order_disposal_standard_and_division_is_drawn() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut same_day = 0;
    for seed in 1..=2000 {
        let drawn = history(seed);
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        seen.extend(text(&drawn.case["division"]));
        seen.extend(text(&drawn.case["standard"]));
        let events = drawn.case["events"].as_array().unwrap();
        for event in events {
            for member in ["kind", "order", "disposal", "matter", "about"] {
                seen.extend(text(&event[member]));
            }
        }
        let days: BTreeSet<String> = events.iter().filter_map(|event| text(&event["on"])).collect();
        same_day += usize::from(days.len() < events.len());
        assert_eq!(history(seed).case, drawn.case, "a seed draws the same again");
    }
    let mut all: Vec<String> = Standard::names();
    all.extend(EventKind::CODES.iter().map(|code| (*code).to_owned()));
    for codes in [Disposal::CODES, Matter::CODES, About::CODES, OrderKind::CODES, joint_risk::Division::CODES] {
        all.extend(codes.iter().map(|code| (*code).to_owned()));
    }
    all.retain(|code| !OF_NO_CLOCK.iter().any(|start| code.starts_with(start)));
    let missing: Vec<&String> = all.iter().filter(|code| !seen.contains(*code)).collect();
    assert_eq!(missing, Vec::<&String>::new());
    assert!(same_day > 1000, "of 2000 histories {same_day} have two events on one day");
}

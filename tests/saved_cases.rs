//! Cases that earlier releases saved are read without loss.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::case;
use joint_risk::{Code, Date, case::event::EventKind};
use serde_json::Value;

const SAVED: &str = include_str!("saved/0.1.0.json");

/// How many values a case gives, its objects and lists aside.
fn values(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Array(list) => list.iter().map(values).sum(),
        Value::Object(members) => members.values().map(values).sum(),
        _ => 1,
    }
}

#[test]
fn cases_of_0_1_0_are_read_without_loss() {
    let saved: Value = serde_json::from_str(SAVED).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    for saved in saved["cases"].as_array().unwrap() {
        let (given, today) = (&saved["case"], Date::parse(saved["today"].as_str().unwrap()).unwrap());
        let (read, problems) = case::read(&given.to_string(), today);
        assert_eq!(problems, [], "{}", saved["name"]);
        let count = |list: &str| given[list].as_array().map_or(0, Vec::len);
        assert_eq!(read.events.len(), count("events"), "{}", saved["name"]);
        assert_eq!(read.convictions.given().map_or(0, Vec::len), count("convictions"), "{}", saved["name"]);
        assert_eq!(read.judgement.is_some(), !given["judgement"].is_null());
        assert_eq!(read.oasys.is_some(), !given["oasys"].is_null());
        assert!(values(given) > 0 && read.unreadable_events.is_empty());
        kinds.extend(read.events.iter().map(|event| event.kind.code()));
    }
    // Every kind that there was: the new ones are the last eight.
    assert_eq!(kinds.len(), EventKind::ALL.len() - 8);
}

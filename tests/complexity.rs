//! How the time grows with the number of events: for no pair of kinds faster than the number itself to the power of 1.3.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

#[path = "common/histories.rs"]
mod histories;

use std::collections::BTreeMap;
use std::time::Duration;

use cpu_time::ThreadTime;
use joint_risk::Date;
use serde_json::{Value, json};

/// A real event of every kind that the histories draw, without its day and its names.
fn templates() -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for history in histories::drawn(400) {
        for event in history.case["events"].as_array().unwrap() {
            let Some(kind) = event["kind"].as_str() else { continue };
            let mut event = event.clone();
            let members = event.as_object_mut().unwrap();
            for name in ["on", "id", "removed", "of", "incident", "meeting", "action", "offence"] {
                // What an interval is for is no name of an event.
                if name != "of" || kind != "interval-set" {
                    members.remove(name);
                }
            }
            let kind = kind.to_owned();
            let known = found.entry(kind).or_insert_with(|| event.clone());
            if event.as_object().unwrap().len() > known.as_object().unwrap().len() {
                *known = event;
            }
        }
    }
    found
}

/// The member in which an event of a kind names another.
fn naming(kind: &str) -> &'static str {
    match kind {
        "oasys-completed" | "oasys-reviewed" => "incident",
        "mappa-minutes" => "meeting",
        "mappa-action-done" => "action",
        "further-offence-reviewed" => "offence",
        _ => "of",
    }
}

/// How the events of a pair lie.
#[derive(Debug, Clone, Copy)]
enum Shape {
    /// Some a day, each second one naming the one before it.
    Named,
    /// Many a day, and none names another.
    Crowded,
}

fn case(one: &Value, other: &Value, count: usize, shape: Shape) -> String {
    let first = Date::parse("2009-01-01").unwrap();
    let events: Vec<Value> = (0..count)
        .map(|place| {
            let mut event = if place % 2 == 0 { one.clone() } else { other.clone() };
            let days = match shape {
                Shape::Named => place / 4,
                Shape::Crowded => place / 100,
            };
            event["on"] = json!(first.plus_days(u16::try_from(days).unwrap()).to_string());
            if matches!(shape, Shape::Named) {
                event["id"] = json!(format!("e{place}"));
                let kind = event["kind"].as_str().unwrap().to_owned();
                if place % 2 == 1 && kind != "interval-set" {
                    event[naming(&kind)] = json!(format!("e{}", place - 1));
                }
            }
            event
        })
        .collect();
    json!({ "division": "england-and-wales", "person": { "sex": "male", "dateOfBirth": "1970-01-01" }, "events": events })
        .to_string()
}

/// The time that this thread worked, whatever else the machine does.
fn time(case: &str) -> Duration {
    let today = Date::parse("2026-11-30").unwrap();
    let start = ThreadTime::now();
    let answer = joint_risk::assess_json(case, today);
    let took = start.elapsed();
    assert!(answer.len() > 100);
    took
}

/// The exponent by which the time grows from 500 to 2,000 events, each the least of several tries: a machine does other
/// things too.
fn exponent(one: &Value, other: &Value, shape: Shape) -> f64 {
    let (few, many) = (case(one, other, 500, shape), case(one, other, 2_000, shape));
    let (mut least_few, mut least_many) = (f64::MAX, f64::MAX);
    for _ in 0..TRIES {
        least_few = least_few.min(time(&few).as_secs_f64());
        least_many = least_many.min(time(&many).as_secs_f64());
        if (least_many / least_few).log(4.0) < 1.2 {
            break;
        }
    }
    (least_many / least_few).log(4.0)
}

const TRIES: usize = 20;

#[test]
fn no_pair_of_kinds_grows_faster_than_its_number() {
    let templates = templates();
    let kinds: Vec<&String> = templates.keys().collect();
    assert!(kinds.len() >= 50, "{} kinds are drawn", kinds.len());
    let mut slow = Vec::new();
    for (place, one) in kinds.iter().enumerate() {
        for other in kinds.iter().skip(place) {
            for shape in [Shape::Named, Shape::Crowded] {
                let exponent = exponent(&templates[*one], &templates[*other], shape);
                if exponent >= 1.3 {
                    slow.push(format!("{one} and {other}, {shape:?}: {exponent:.2}"));
                }
            }
        }
    }
    assert!(slow.is_empty(), "{} of them:\n{}", slow.len(), slow.join("\n"));
}

#[test]
fn ten_thousand_events_are_no_long_wait() {
    let templates = templates();
    let case = case(&templates["significant-incident"], &templates["oasys-completed"], 9_998, Shape::Named);
    // A test build takes several times as long as a release, which has 100 ms.
    let took = time(&case).min(time(&case));
    assert!(took < Duration::from_millis(2_000), "{took:?}");
}

//! The worked cases of the page are tests: what each says it shows, it shows.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it fails"
)]

use std::collections::BTreeSet;

use joint_risk::{Date, assess_json};
use serde_json::Value;

fn examples() -> Vec<Value> {
    let text = include_str!("../www/examples.json");
    serde_json::from_str::<Value>(text).unwrap()["examples"].as_array().unwrap().clone()
}

fn assess(example: &Value) -> Value {
    let today = Date::parse(example["today"].as_str().unwrap()).unwrap();
    serde_json::from_str(&assess_json(&example["case"].to_string(), today)).unwrap()
}

/// Follows a path; in a list, a name means the open entry of that kind or code, or the first.
fn follow<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('/').skip(1).fold(value, |value, step| match value {
        Value::Array(list) => {
            let named = |entry: &&Value| {
                ["kind", "code", "instrument"].iter().any(|key| entry[*key] == step)
                    || step
                        .strip_prefix("section-")
                        .and_then(|section| section.parse().ok())
                        .is_some_and(|section: u8| entry["section"] == section)
            };
            let is_open = |entry: &&Value| entry["state"] != "done" && entry["state"] != "superseded";
            list.iter()
                .filter(named)
                .find(is_open)
                .or_else(|| list.iter().find(named))
                .unwrap_or_else(|| panic!("nothing called {step} in {value}"))
        }
        _ => value.get(step).unwrap_or_else(|| panic!("no member {step} in {value}")),
    })
}

#[test]
fn every_example_shows_what_it_says() {
    for example in examples() {
        let assessment = assess(&example);
        for (path, expected) in example["expect"].as_object().unwrap() {
            assert_eq!(follow(&assessment, path), expected, "{} {path}\n{}", example["id"], assessment["problems"]);
        }
        let allowed = usize::from(example["id"] == "contradiction" || example["id"] == "two-orders");
        assert_eq!(assessment["problems"].as_array().unwrap().len(), allowed, "{}", example["id"]);
    }
}

#[test]
fn together_they_reach_everything() {
    let examples = examples();
    assert!(examples.len() >= 15, "{}", examples.len());
    let ids: BTreeSet<String> = examples.iter().map(|example| example["id"].to_string()).collect();
    assert_eq!(ids.len(), examples.len(), "identifiers are unique");
    let assessments: Vec<Value> = examples.iter().map(assess).collect();
    for scale in ["sexual", "violent", "combined"] {
        let bands: BTreeSet<&str> =
            assessments.iter().filter_map(|assessment| assessment["riskMatrix"][scale]["band"].as_str()).collect();
        assert_eq!(bands.len(), 4, "{scale}: {bands:?}");
        assert!(assessments.iter().any(|assessment| assessment["riskMatrix"][scale]["status"] == "not-applicable"));
    }
    let some = |pointer: &str, wanted: Value| {
        assert!(
            assessments.iter().any(|assessment| assessment.pointer(pointer) == Some(&wanted)),
            "no example has {wanted} at {pointer}"
        );
    };
    some("/riskMatrix/sexual/status", "incomplete".into());
    some("/joint/atLeast", true.into());
    some("/joint/beforeIncident", true.into());
    some("/joint/judgement/effect", "lapsed".into());
    some("/joint/judgement/effect", "lowers".into());
    some("/joint/judgement/effect", "raises".into());
    let duties = || assessments.iter().flat_map(|assessment| assessment["duties"].as_array().unwrap());
    assert!(duties().any(|duty| duty["kind"] == "oasys-review" && duty["state"] == "overdue"));
    let needs = || assessments.iter().filter_map(|assessment| assessment["oasys"]["sections"].as_array()).flatten();
    assert!(needs().any(|section| section["need"] == "undecided" && section["score"] != 0));
}

#[test]
fn every_example_is_told_in_both_languages() {
    for example in examples() {
        for member in ["title", "shows"] {
            for language in ["en", "cy"] {
                let text = example[member][language].as_str().unwrap_or_default();
                assert!(!text.trim().is_empty(), "{} {member} {language}", example["id"]);
            }
        }
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    for example in examples() {
        let today = Date::parse(example["today"].as_str().unwrap()).expect("a day");
        let text = example["case"].to_string();
        assert_eq!(assess_json(&text, today), assess_json(&text, today));
    }
}

#[test]
fn an_answer_to_plain_text_is_plain_text() {
    // A single letter outside ASCII makes JavaScript keep the whole answer in two bytes a letter: 30 µs on 30 kB.
    for example in examples().iter().filter(|example| example["case"].to_string().is_ascii()) {
        let today = Date::parse(example["today"].as_str().unwrap()).unwrap();
        assert!(assess_json(&example["case"].to_string(), today).is_ascii(), "{}", example["id"]);
    }
}

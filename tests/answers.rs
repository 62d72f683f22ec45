//! What the engine writes, read by others: any JSON library, and the engine itself.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use joint_risk::{Date, Engine, Problem, dates_changed};
use serde_json::{Value, json};

fn today() -> Date {
    Date::parse("2026-02-01").unwrap()
}

/// The worked cases, each with its day.
fn worked() -> Vec<(String, Date)> {
    let examples: Value = serde_json::from_str(include_str!("../www/examples.json")).unwrap();
    let examples = examples["examples"].as_array().unwrap();
    examples
        .iter()
        .map(|example| (example["case"].to_string(), Date::parse(example["today"].as_str().unwrap()).unwrap()))
        .collect()
}

/// The same value with every number as JavaScript has it.
fn as_javascript(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64().unwrap()),
        Value::Array(list) => list.into_iter().map(as_javascript).collect(),
        Value::Object(members) => members.into_iter().map(|(key, value)| (key, as_javascript(value))).collect(),
        other => other,
    }
}

/// Objects, at whatever depth, and the members of all of them.
fn members(text: &str) -> usize {
    text.matches("\":").count()
}

#[test]
fn any_json_library_writes_an_assessment_that_means_the_same() {
    let engine = Engine::new();
    let worked = worked();
    assert!(worked.len() > 20, "{} worked cases", worked.len());
    for (case, today) in worked {
        let canonical = engine.assess_json(&case, today);
        let theirs = serde_json::to_string(&engine.assess(&case, today)).unwrap();
        let [ours, theirs_read] =
            [&canonical, &theirs].map(|text| as_javascript(serde_json::from_str::<Value>(text).unwrap()));
        assert_eq!(ours, theirs_read);
        // A member that stood twice would be lost in reading.
        assert_eq!(members(&canonical), members(&theirs));
        assert!(!canonical.contains("\"\":"), "a member without a name");
    }
}

#[test]
fn the_dates_of_any_answer_can_be_looked_at_again() {
    let engine = Engine::new();
    let again = |answer: &str| {
        let again = dates_changed(answer);
        assert_eq!(again.problems, []);
        assert!(again.stored_on.is_some() && again.release.is_some());
        again.changed.len()
    };
    for (case, today) in worked() {
        assert_eq!(again(&engine.assess_json(&case, today)), 0);
        // As another library writes it, with a point in every fraction.
        assert_eq!(again(&serde_json::to_string(&engine.assess(&case, today)).unwrap()), 0);
    }
    // A case within its limit can have an answer that is longer than a case may be.
    let order = json!({ "kind": "order-started", "on": "2005-01-05" });
    let day = |place: usize| format!("{}-{:02}-{:02}", 2010 + place / 336, place / 28 % 12 + 1, place % 28 + 1);
    let incident =
        |place: usize| json!({ "kind": "significant-incident", "on": day(place), "id": format!("i{place}") });
    let events: Vec<Value> = std::iter::once(order).chain((0..4000).map(incident)).collect();
    let case = json!({ "division": "england-and-wales", "oasys": { "supervised": true }, "events": events });
    let answer = engine.assess_json(&case.to_string(), today());
    assert!(answer.len() > 1 << 20, "{} bytes", answer.len());
    assert_eq!(again(&answer), 0);
}

#[test]
fn half_a_letter_is_a_problem_of_its_field_and_of_no_other() {
    let case = r#"{ "reference": "A\ud800", "division": "scotland\udc00", "person": { "sex": "male" } }"#;
    let assessment = Engine::new().assess(case, today());
    let found: Vec<(String, &str)> =
        assessment.problems.iter().map(|Problem { code, field, .. }| (code.to_string(), field.as_str())).collect();
    assert!(found.contains(&("unreadable-character".to_owned(), "reference")), "{found:?}");
    assert!(found.contains(&("unknown-code".to_owned(), "division")), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(assessment.reference.as_deref(), Some("A\u{fffd}"));
}

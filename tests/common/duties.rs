//! Cases that say nothing but what happened, and the duties that follow.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]
#![allow(dead_code, reason = "not every test uses every helper")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

/// A case with events alone.
pub struct Case(pub Value);

impl Case {
    /// Of somebody not under probation, so that the clocks of the law are nearly alone.
    pub fn new(division: &str, born: &str, events: Value) -> Self {
        Self(json!({
            "division": division, "person": { "sex": "male", "dateOfBirth": born },
            "oasys": { "supervised": false }, "events": events
        }))
    }

    /// Its assessment on a day. What is later is left out, as if it had not happened yet.
    pub fn on(&self, today: &str) -> Value {
        let mut case = self.0.clone();
        case["events"].as_array_mut().unwrap().retain(|event| event["on"].as_str().is_none_or(|on| on <= today));
        serde_json::from_str(&assess_json(&case.to_string(), Date::parse(today).unwrap())).unwrap()
    }
}

/// The duties of a kind.
pub fn of_kind(assessment: &Value, kind: &str) -> Vec<Value> {
    assessment["duties"].as_array().unwrap().iter().filter(|duty| duty["kind"] == kind).cloned().collect()
}

/// The only open duty of a kind.
pub fn open(assessment: &Value, kind: &str) -> Value {
    let mut open = of_kind(assessment, kind);
    open.retain(|duty| !["done", "superseded", "ended"].contains(&duty["state"].as_str().unwrap()));
    assert_eq!(open.len(), 1, "one open duty of {kind}: {open:?}");
    open.remove(0)
}

/// Whether the explanation has this step.
pub fn says(duty: &Value, code: &str) -> bool {
    duty["because"].as_array().unwrap().iter().any(|step| step["code"] == code)
}

/// The step of the explanation.
pub fn step<'a>(duty: &'a Value, code: &str) -> &'a Value {
    let steps = duty["because"].as_array().unwrap();
    steps.iter().find(|step| step["code"] == code).expect("this step")
}

/// A day of a duty, or `none`.
pub fn day(duty: &Value, member: &str) -> String {
    duty[member].as_str().unwrap_or("none").to_owned()
}

/// The problems of an assessment, shortened.
pub fn codes(assessment: &Value) -> Vec<String> {
    let problems = assessment["problems"].as_array().unwrap();
    problems
        .iter()
        .map(|one| format!("{} at {}", one["code"].as_str().unwrap(), one["field"].as_str().unwrap()))
        .collect()
}

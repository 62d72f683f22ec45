//! The model against what practice brought to light, where that is about a duty.

use super::facts::day;
use super::model::Model;
use joint_risk::{Date, assess_json};
use serde_json::Value;
use std::path::PathBuf;

/// `PRACTICE_CASES` names the file; else it is beside the project's folder.
fn cases() -> Option<String> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/practice.jsonl");
    std::fs::read_to_string(std::env::var_os("PRACTICE_CASES").map_or_else(beside, PathBuf::from)).ok()
}

#[test]
fn the_model_gives_the_right_values_of_practice() {
    let Some(text) = cases() else {
        println!("skipped: no practice.jsonl in ../shared/cases or PRACTICE_CASES");
        return;
    };
    let mut checked = 0;
    let mut wrong = Vec::new();
    for row in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let today = Date::parse(row["today"].as_str().unwrap()).unwrap();
        let assessment = serde_json::from_str(&assess_json(&row["case"].to_string(), today)).unwrap();
        let mut model = Model::new(&row["case"], today, &assessment);
        let duties = model.duties();
        for expected in row["expect"].as_array().unwrap() {
            let path = expected["path"].as_str().unwrap();
            let Some((kind, member)) = path.strip_prefix("/duties/").and_then(|path| path.split_once('/')) else {
                continue;
            };
            let over = ["done", "ended", "superseded", "lapsed"];
            let of_kind = || duties.iter().filter(|duty| duty.kind == kind);
            let duty = of_kind().find(|duty| !over.contains(&duty.state)).or_else(|| of_kind().next());
            let value = duty.map(|duty| match member {
                "state" => Value::from(duty.state),
                "daysLate" => Value::from(duty.days_late),
                _ => duty.due.map_or(Value::Null, |due| Value::from(due.to_string())),
            });
            checked += 1;
            if value.as_ref() != Some(&expected["value"]) {
                wrong.push(format!("{} {path}: {value:?} for {}", row["name"], expected["value"]));
            }
        }
    }
    assert!(checked >= 25, "{checked}");
    assert_eq!(wrong, Vec::<String>::new());
    assert!(day(&Value::Null, "on").given().is_none());
}

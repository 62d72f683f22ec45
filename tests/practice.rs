//! What practice brought to light, and more of each kind: small cases with what is right for them, worked out by hand
//! from the rules. The same rows run in WebAssembly and in JavaScript.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

use std::collections::BTreeMap;

use joint_risk::{Date, assess_json};
use serde_json::Value;

/// A row, with its case as the text that it is in the file: half a letter in it is no fault of the row.
struct Row {
    said: Value,
    case: String,
}

fn rows() -> Vec<Row> {
    include_str!("practice/practice.jsonl").lines().map(row).collect()
}

fn row(line: &str) -> Row {
    let (before, rest) = line.split_once("\"case\": ").expect("a case");
    let (case, after) = rest.rsplit_once(", \"today\": ").expect("a day after the case");
    let said = serde_json::from_str(&format!("{before}\"today\": {after}")).unwrap();
    // A case that is a text is the text that it says.
    let case = if case.starts_with('"') { serde_json::from_str(case).unwrap() } else { case.to_owned() };
    Row { said, case }
}

/// Follows a path: a step in a list is a place, or the kind or code of what is meant; of several the first that is open.
fn follow<'a>(assessment: &'a Value, path: &str) -> &'a Value {
    path.split('/').skip(1).fold(assessment, |value, step| {
        let Value::Array(list) = value else { return &value[step] };
        if let Ok(place) = step.parse::<usize>() {
            return list.get(place).unwrap_or(&Value::Null);
        }
        let named = || list.iter().filter(|entry| entry["kind"] == step || entry["code"] == step);
        let is_open =
            |entry: &&Value| !["done", "superseded", "ended", "lapsed"].iter().any(|closed| entry["state"] == *closed);
        named().find(is_open).or_else(|| named().next()).unwrap_or(&Value::Null)
    })
}

#[test]
fn every_row_is_right() {
    let mut wrong = Vec::new();
    for Row { said, case } in rows() {
        let today = Date::parse(said["today"].as_str().unwrap()).unwrap();
        let assessment: Value = serde_json::from_str(&assess_json(&case, today)).unwrap();
        for expected in said["expect"].as_array().unwrap() {
            let path = expected["path"].as_str().unwrap();
            let found = follow(&assessment, path);
            let right = match expected.get("not") {
                Some(not) => !found.is_null() && found != not,
                None => *found == expected["value"],
            };
            if !right {
                wrong.push(format!("{} {path}: {found}, not {expected}\n{}", said["name"], assessment["problems"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each row has its own name and says why, and each kind has three rows or more of ours, here or in the tests of
/// its room.
#[test]
fn every_kind_has_its_rows() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    for Row { said, .. } in rows() {
        assert!(!said["reason"].as_str().unwrap().is_empty());
        assert!(!said["expect"].as_array().unwrap().is_empty());
        names.push(said["name"].as_str().unwrap().to_owned());
        *kinds.entry(said["kind"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    names.sort();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    // These came one by one; law_timeline.rs, rating.rs and notification.rs have more of their kind.
    let alone = ["one-fact-two-places", "incident", "notification", "fallback", "unverified"];
    let few: Vec<_> = kinds.iter().filter(|(kind, rows)| **rows < 3 && !alone.contains(&kind.as_str())).collect();
    assert!(few.is_empty(), "{few:?}");
    assert_eq!(names.len(), 342);
}

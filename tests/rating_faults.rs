//! Cases in which a rating was once read too mildly: signatures that do not sign, records and removals by one person,
//! names, days and authorities that cannot be read, and a Risk Matrix that may not be for him (rulings 20, 21, 23 to 25,
//! and how time is read, 11 to 14 and 23).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

const ROWS: &str = include_str!("faults/ratings.jsonl");

fn rows() -> Vec<Value> {
    ROWS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn assess(case: &Value, today: &str) -> Value {
    serde_json::from_str(&assess_json(&case.to_string(), Date::parse(today).unwrap())).unwrap()
}

fn row(name: &str) -> Value {
    rows().into_iter().find(|row| row["name"].as_str().unwrap().starts_with(name)).unwrap()
}

fn open_visit(assessment: &Value) -> Value {
    let duties = assessment["duties"].as_array().unwrap();
    let open = |duty: &&Value| duty["kind"] == "home-visit" && duty["state"] != "done";
    duties.iter().find(open).unwrap()["due"].clone()
}

#[test]
fn no_row_is_read_too_mildly() {
    let mut wrong = Vec::new();
    for row in rows() {
        let assessment = assess(&row["case"], row["today"].as_str().unwrap());
        let duties = assessment["duties"].as_array().unwrap();
        let found: Vec<&Value> =
            duties.iter().filter(|duty| duty["kind"] == row["duty"] && duty["state"] != "done").collect();
        let right = found.iter().any(|duty| duty["due"] == row["due"] && duty["state"] == row["state"]);
        let highest = &assessment["joint"]["range"]["highest"];
        if !right || *highest != row["highest"] {
            wrong.push(format!("{}: {highest}, {found:?}", row["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_date_does_not_move_with_today() {
    for name in ["signature-that-names-nothing", "signature-below-without-reason", "rating-recorded-low"] {
        let row = row(name);
        let dues = ["2026-02-01", "2026-03-16", "2026-11-30"].map(|today| open_visit(&assess(&row["case"], today)));
        assert!(dues.iter().all(|due| due == "2026-01-01"), "{name}: {dues:?}");
    }
}

#[test]
fn what_came_up_to_the_computed_rating_says_what_held_before() {
    // Recorded low, and from February very high, as it is computed: until then it was low.
    let mut row = row("rating-recorded-low");
    let events = row["case"]["events"].as_array_mut().unwrap();
    events.push(json!({ "kind": "rating-recorded", "on": "2026-02-09", "rating": "very-high", "by": "A" }));
    assert_eq!(open_visit(&assess(&row["case"], "2026-03-16")), "2026-02-09");
    // One that cannot be read does not say so much.
    row["case"]["events"][3]["rating"] = json!("veryhigh");
    assert_eq!(open_visit(&assess(&row["case"], "2026-03-16")), "2026-01-01");
}

#[test]
fn what_two_people_took_out_says_nothing_more() {
    let mut row = row("signed-rating-removed-by-one-person");
    row["case"]["events"][2]["removed"]["countersignedBy"] = json!("C");
    assert_eq!(assess(&row["case"], "2026-03-16")["joint"]["range"]["highest"], "medium");
}

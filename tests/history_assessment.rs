//! The conviction history in the assessment: what it gives is derived, a contradiction is a problem,
//! a correction is kept beside it, and what it leaves open bounds the range.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-23";

fn assess(case: &Value) -> Value {
    let today = Date::parse(TODAY).unwrap();
    serde_json::from_str(&assess_json(&case.to_string(), today)).unwrap()
}

fn occasion(on: &str, offences: &Value) -> Value {
    json!({ "sentencedOn": on, "court": format!("Court of {on}"), "offences": offences })
}

/// Two sexual appearances, one of violence, one burglary: everything is answered.
fn convictions() -> Value {
    let sexual = |on: &str, stranger: bool| {
        json!([{ "code": "01908", "committedOn": on, "sexualKind": "contact-adult",
                 "maleVictim": false, "strangerVictim": stranger }])
    };
    json!([
        occasion("2010-03-01", &sexual("2009-12-24", false)),
        occasion("2013-05-07", &json!([{ "code": "00801" }])),
        occasion("2015-02-02", &json!([{ "code": "02801" }])),
        occasion("2020-06-01", &sexual("2020-01-31", true)),
    ])
}

fn case(convictions: Value, answers: Value) -> Value {
    let mut risk_matrix = json!({ "startOfRisk": "2026-01-05", "neverInRelationship": false });
    risk_matrix.as_object_mut().unwrap().extend(answers.as_object().unwrap().clone());
    json!({ "person": { "sex": "male", "dateOfBirth": "1985-04-12" }, "convictions": convictions, "riskMatrix": risk_matrix })
}

fn contribution<'a>(assessment: &'a Value, scale: &str, item: &str) -> &'a Value {
    let list = assessment["riskMatrix"][scale]["contributions"].as_array().unwrap();
    list.iter().find(|entry| entry["item"] == item).unwrap()
}

#[test]
fn a_case_without_a_history_has_no_counts() {
    assert_eq!(assess(&json!({}))["history"], Value::Null);
    let none = assess(&json!({ "convictions": [] }));
    assert_eq!(none["history"]["sexualAppearances"]["value"], 0);
    assert_eq!(none["riskMatrix"]["sexual"]["reason"], "no-sexual-conviction");
}

#[test]
fn what_the_history_gives_is_derived() {
    let assessment = assess(&case(convictions(), json!({})));
    assert_eq!(assessment["problems"], json!([]));
    for (scale, item, value, points) in [
        ("sexual", "sexualAppearances", json!(2), 1),
        ("sexual", "criminalAppearances", json!(4), 0),
        ("violent", "violentAppearances", json!(1), 1),
        ("violent", "burglary", json!(true), 2),
    ] {
        let entry = contribution(&assessment, scale, item);
        assert_eq!((&entry["value"], &entry["points"]), (&value, &json!(points)), "{item}");
        assert_eq!(entry["field"], "convictions", "{item} says where it comes from");
    }
    let sexual = &assessment["riskMatrix"]["sexual"];
    assert_eq!(sexual["status"], "scored");
    assert_eq!(sexual["aggravatingFactors"], 1);
    let fields: Vec<&Value> = sexual["factors"].as_array().unwrap().iter().map(|factor| &factor["field"]).collect();
    assert_eq!(fields, ["convictions", "convictions", "convictions", "riskMatrix.neverInRelationship"]);
    assert_eq!(assessment["history"]["ageAtLatestSexualOffence"]["value"], 34);
    let change = sexual["wouldChange"].as_array().unwrap();
    assert!(change.iter().any(|entry| entry["item"] == "sexualAppearances" && entry["field"] == "convictions"));
}

#[test]
fn the_same_answers_given_score_the_same() {
    let given = json!({ "sexualAppearances": 2, "criminalAppearances": 4, "violentAppearances": 1, "burglary": true,
        "maleVictim": false, "strangerVictim": true, "nonContactOffence": false, "indecentImagesOnly": false,
        "ageAtLatestSexualOffence": 34 });
    let (derived, both, alone) = (
        assess(&case(convictions(), json!({}))),
        assess(&case(convictions(), given.clone())),
        assess(&case(Value::Null, given)),
    );
    assert_eq!(both["problems"], json!([]));
    assert_eq!(both["riskMatrix"], alone["riskMatrix"], "a given answer keeps its own field");
    for scale in ["sexual", "violent", "combined"] {
        for member in ["status", "points", "band", "range", "laterStart"] {
            assert_eq!(derived["riskMatrix"][scale][member], alone["riskMatrix"][scale][member], "{scale} {member}");
        }
    }
}

#[test]
fn a_given_answer_that_contradicts_the_history_is_a_problem() {
    for (field, answer, scale, other) in [
        ("sexualAppearances", json!(1), "sexual", "violent"),
        ("strangerVictim", json!(false), "sexual", "violent"),
        ("ageAtLatestSexualOffence", json!(20), "sexual", "violent"),
        ("indecentImagesOnly", json!(true), "sexual", "violent"),
        ("violentAppearances", json!(0), "violent", "sexual"),
        ("burglary", json!(false), "violent", "sexual"),
    ] {
        let assessment = assess(&case(convictions(), json!({ field: answer })));
        let problems = assessment["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 1, "{field}: {problems:?}");
        assert_eq!(problems[0]["code"], "contradicts", "{field}");
        assert_eq!(problems[0]["field"], format!("riskMatrix.{field}"));
        assert_eq!(problems[0]["other"], "convictions", "{field}");
        assert_eq!(assessment["riskMatrix"][scale]["status"], "invalid", "{field}");
        assert_eq!(assessment["riskMatrix"][scale]["invalidFields"], json!([format!("riskMatrix.{field}")]));
        assert_eq!(assessment["riskMatrix"][other]["status"], "scored", "{field}");
    }
}

#[test]
fn a_correction_replaces_the_count_and_the_result_says_so() {
    let mut case = case(convictions(), json!({}));
    case["corrections"] = json!([{ "count": "sexual-appearances", "value": 3, "reason": "one is missing on the record",
        "by": "officer 7", "on": "2026-11-01" }]);
    let assessment = assess(&case);
    assert_eq!(assessment["problems"], json!([]));
    let count = &assessment["history"]["sexualAppearances"];
    assert_eq!(count["value"], 3);
    assert_eq!(count["derived"], json!({ "lowest": 2, "highest": 2 }));
    assert_eq!(count["correction"]["reason"], "one is missing on the record");
    assert_eq!(contribution(&assessment, "sexual", "sexualAppearances")["points"], 2);
    // Against the correction now, and no longer against the rows.
    case["riskMatrix"]["sexualAppearances"] = json!(2);
    let problem = &assess(&case)["problems"][0];
    assert_eq!((&problem["code"], &problem["other"]), (&json!("contradicts"), &json!("corrections[0]")));
}

#[test]
fn a_correction_without_a_history_corrects_nothing() {
    let case =
        json!({ "corrections": [{ "count": "sanctions", "value": 3, "reason": "r", "by": "b", "on": "2026-11-01" }] });
    let problem = &assess(&case)["problems"][0];
    assert_eq!((&problem["code"], &problem["field"]), (&json!("missing"), &json!("convictions")));
}

#[test]
fn a_range_stays_unknown_but_bounds_what_is_possible() {
    let mut rows = convictions();
    // No code: it may be sexual, and it may be violent.
    rows.as_array_mut().unwrap().push(occasion("2021-06-01", &json!([{ "code": "00000" }])));
    let assessment = assess(&case(rows, json!({ "ageAtLatestSexualOffence": 34 })));
    let sexual = &assessment["riskMatrix"]["sexual"];
    let history = &assessment["history"]["sexualAppearances"];
    assert_eq!((&history["value"], &history["lowest"], &history["highest"]), (&Value::Null, &json!(2), &json!(3)));
    assert_eq!(contribution(&assessment, "sexual", "sexualAppearances")["value"], Value::Null);
    // 2 or 3 appearances, 5 criminal ones: 2 or 3 points, and not the 1 to 4 of any number.
    assert_eq!(sexual["reason"], Value::Null, "that he has a sexual conviction is certain");
    assert_eq!(sexual["range"]["lowest"], "medium");
    assert_eq!(sexual["range"]["highest"], "very-high");
    let decided: Vec<&str> =
        sexual["range"]["decidedBy"].as_array().unwrap().iter().map(|field| field.as_str().unwrap()).collect();
    assert!(decided.contains(&"riskMatrix.sexualAppearances"), "{decided:?}");
    // 1 or 2 violent appearances: high either way, where "any number" would reach very high.
    assert_eq!(assessment["riskMatrix"]["violent"]["band"], "high");
}

#[test]
fn an_offence_since_the_start_of_risk_says_that_the_start_is_old() {
    let mut late = case(convictions(), json!({}));
    late["riskMatrix"]["startOfRisk"] = json!("2012-01-05");
    let assessment = assess(&late);
    let problem = &assessment["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["field"], &problem["other"]),
        (&json!("contradicts"), &json!("riskMatrix.startOfRisk"), &json!("convictions"))
    );
    assert_eq!(assessment["riskMatrix"]["sexual"]["status"], "invalid");
}

#[test]
fn the_standard_says_which_rules_were_applied() {
    let assessment = assess(&case(convictions(), json!({})));
    let rules = assessment["history"]["criminalAppearances"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["rule"] == "minor-offences").unwrap();
    assert_eq!((&rule["treatment"], &rule["standing"]), (&json!("exclude"), &json!("unconfirmed")));
}

#[test]
fn every_row_of_every_count_is_listed_once() {
    let history = &assess(&case(convictions(), json!({})))["history"];
    for (name, count) in history.as_object().unwrap() {
        let Some(rows) = count.get("notCounted") else { continue };
        let listed = [rows, &count["rows"], &count["openRows"]].map(|list| list.as_array().unwrap().len());
        assert_eq!(listed.iter().sum::<usize>(), 4, "{name}");
    }
}

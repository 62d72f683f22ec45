//! Bad input is an answer: a list of problems with code, field and limits, and nothing else is lost.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

fn assess_text(text: &str) -> Value {
    serde_json::from_str(&assess_json(text, Date::parse("2026-02-01").unwrap())).unwrap()
}

fn assess(case: &Value) -> Value {
    assess_text(&case.to_string())
}

fn good() -> Value {
    json!({
        "schema": "joint-risk/case/1", "division": "england-and-wales", "standard": "england-wales-2005",
        "person": { "sex": "male", "dateOfBirth": "1992-06-01" },
        "riskMatrix": {
            "startOfRisk": "2026-01-05", "sexualAppearances": 2, "criminalAppearances": 6, "violentAppearances": 1,
            "burglary": false, "maleVictim": false, "strangerVictim": true, "nonContactOffence": true,
            "neverInRelationship": false, "ageAtLatestSexualOffence": 31, "indecentImagesOnly": false
        },
        "events": [{ "kind": "order-started", "on": "2026-01-05" }]
    })
}

/// The only problem of the good case with `value` at `pointer`.
fn problem(pointer: &str, value: Value) -> Value {
    let mut case = good();
    match case.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            case.pointer_mut(parent).unwrap()[key] = value;
        }
    }
    only_problem(&assess(&case))
}

fn only_problem(assessment: &Value) -> Value {
    let problems = assessment["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

fn is(problem: &Value, code: &str, field: &str) {
    assert_eq!((problem["code"].as_str(), problem["field"].as_str()), (Some(code), Some(field)));
}

#[test]
fn the_good_case_has_no_problem() {
    let assessment = assess(&good());
    assert_eq!(assessment["problems"], json!([]));
    assert_eq!(assessment["riskMatrix"]["sexual"]["band"], "very-high");
    assert_eq!(assessment["riskMatrix"]["violent"]["band"], "medium");
    assert_eq!(assessment["riskMatrix"]["combined"]["band"], "high");
}

#[test]
fn null_means_absent_everywhere() {
    let mut case = good();
    for member in ["schema", "reference", "convictions", "oasys", "predictors", "judgement", "attestations"] {
        case[member] = Value::Null;
    }
    assert_eq!(assess(&case)["problems"], json!([]));
    assert_eq!(assess_text("null")["problems"][0]["code"], "wrong-type");
    assert_eq!(assess(&json!({}))["problems"], json!([]));
    assert_eq!(assess(&json!({}))["riskMatrix"]["sexual"]["status"], "incomplete");
}

#[test]
fn every_wrong_value_is_named_with_its_limits() {
    let p = problem("/riskMatrix/sexualAppearances", json!(30.5));
    is(&p, "not-whole", "riskMatrix.sexualAppearances");
    let p = problem("/riskMatrix/sexualAppearances", json!(1e9));
    is(&p, "out-of-range", "riskMatrix.sexualAppearances");
    assert_eq!((&p["min"], &p["max"]), (&json!(0), &json!(999)));
    is(&problem("/riskMatrix/sexualAppearances", json!(-1)), "out-of-range", "riskMatrix.sexualAppearances");
    is(&problem("/riskMatrix/sexualAppearances", json!(u64::MAX)), "out-of-range", "riskMatrix.sexualAppearances");
    let p = problem("/riskMatrix/sexualAppearances", json!("NaN"));
    is(&p, "wrong-type", "riskMatrix.sexualAppearances");
    assert_eq!(p["allowed"], json!(["whole-number"]));
    is(&problem("/riskMatrix/burglary", json!("yes")), "wrong-type", "riskMatrix.burglary");
    is(&problem("/riskMatrix/startOfRisk", json!("2026-02-30")), "no-such-date", "riskMatrix.startOfRisk");
    is(&problem("/riskMatrix/startOfRisk", json!("5 January 2026")), "not-a-date", "riskMatrix.startOfRisk");
    is(&problem("/riskMatrix/startOfRisk", json!("٢٠٢٦-٠١-٠٥")), "not-a-date", "riskMatrix.startOfRisk");
    let p = problem("/person/dateOfBirth", json!("1850-01-01"));
    is(&p, "out-of-range", "person.dateOfBirth");
    assert_eq!((&p["min"], &p["max"]), (&json!("1900-01-01"), &json!("2199-12-31")));
    is(&problem("/person/dateOfBirth", json!("2026-02-02")), "in-the-future", "person.dateOfBirth");
    let p = problem("/division", json!("wales"));
    is(&p, "unknown-code", "division");
    assert_eq!(p["allowed"], json!(["england-and-wales", "scotland", "northern-ireland"]));
    let p = problem("/standard", json!("england-wales-1066"));
    is(&p, "unknown-code", "standard");
    assert_eq!(p["allowed"], json!(joint_risk::standard::Standard::names()));
    is(&problem("/schema", json!("joint-risk/case/2")), "unknown-code", "schema");
    is(&problem("/reference", json!("x".repeat(101))), "too-long", "reference");
    is(&problem("/events/0/kind", json!("order-began")), "unknown-code", "events[0].kind");
    is(&problem("/events/0/on", Value::Null), "missing", "events[0].on");
    is(&problem("/events/0/on", json!("2026-02-02")), "in-the-future", "events[0].on");
    is(&problem("/events/0/on", json!("1992-05-31")), "before-birth", "events[0].on");
    is(&problem("/events", json!({})), "wrong-type", "events");
    is(&problem("/convictions", json!({})), "wrong-type", "convictions");
}

#[test]
fn contradictions_name_both_fields() {
    let mut case = good();
    case["person"]["dateOfBirth"] = json!("2026-01-20");
    let assessment = assess(&case);
    let problems = assessment["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 2);
    is(&problems[0], "before-birth", "events[0].on");
    is(&problems[1], "before-birth", "riskMatrix.startOfRisk");
    assert!(problems.iter().all(|problem| problem["other"] == "person.dateOfBirth"));
    let p = problem("/riskMatrix/sexualAppearances", json!(7));
    is(&p, "contradicts", "riskMatrix.sexualAppearances");
    assert_eq!((&p["other"], &p["max"]), (&json!("riskMatrix.criminalAppearances"), &json!(6)));
    let p = problem("/riskMatrix/ageAtLatestSexualOffence", json!(34));
    is(&p, "contradicts", "riskMatrix.ageAtLatestSexualOffence");
    assert_eq!((&p["other"], &p["max"]), (&json!("riskMatrix.startOfRisk"), &json!(33)));
}

#[test]
fn unknown_keys_are_reported_at_every_depth_and_the_rest_is_scored() {
    let mut case = good();
    case["naem"] = json!("x");
    case["person"]["Sex"] = json!("male");
    case["oasys"] = json!({ "harm": { "community": { "dogs": "high" } } });
    case["events"][0]["acess"] = json!(true);
    case["riskMatrix"]["تاريخ"] = json!(1);
    let assessment = assess(&case);
    let mut fields: Vec<&str> =
        assessment["problems"].as_array().unwrap().iter().map(|problem| problem["field"].as_str().unwrap()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["events[0].acess", "naem", "oasys.harm.community.dogs", "person.Sex", "riskMatrix[تاريخ]"]);
    assert!(assessment["problems"].as_array().unwrap().iter().all(|problem| problem["code"] == "unknown-key"));
    assert_eq!(assessment["riskMatrix"]["sexual"]["band"], "very-high");
}

#[test]
fn a_duplicate_key_is_a_problem_and_neither_value_is_used() {
    let text = good().to_string().replace("\"sexualAppearances\":2", "\"sexualAppearances\":2,\"sexualAppearances\":3");
    let assessment = assess_text(&text);
    is(&only_problem(&assessment), "duplicate-key", "riskMatrix.sexualAppearances");
    assert_eq!(assessment["riskMatrix"]["sexual"]["status"], "invalid");
    assert_eq!(assessment["riskMatrix"]["violent"]["status"], "scored");
    let text = good().to_string().replace("\"person\":{", "\"person\":{},\"person\":{");
    assert_eq!(assess_text(&text)["riskMatrix"]["violent"]["status"], "invalid");
}

#[test]
fn a_defect_clears_the_scale_that_uses_it_and_no_other() {
    let mut case = good();
    case["riskMatrix"]["violentAppearances"] = json!("one");
    let assessment = assess(&case);
    let statuses = ["sexual", "violent", "combined"].map(|scale| assessment["riskMatrix"][scale]["status"].clone());
    assert_eq!(statuses, ["scored", "invalid", "invalid"]);
    assert_eq!(assessment["riskMatrix"]["violent"]["band"], Value::Null);
    assert_eq!(assessment["riskMatrix"]["violent"]["invalidFields"], json!(["riskMatrix.violentAppearances"]));
    let initial = assessment["duties"].as_array().unwrap().iter().find(|duty| duty["kind"] == "oasys-initial");
    assert_eq!(initial.unwrap()["due"], "2026-01-26");
    case["riskMatrix"] = json!(5);
    let statuses = ["sexual", "violent", "combined"].map(|scale| assess(&case)["riskMatrix"][scale]["status"].clone());
    assert_eq!(statuses, ["invalid", "invalid", "invalid"]);
}

#[test]
fn two_and_two_point_nought_are_the_same_number() {
    let plain = assess(&good());
    let text = good().to_string().replace("\"sexualAppearances\":2", "\"sexualAppearances\":2.0");
    assert_eq!(assess_text(&text), plain);
    let text = good().to_string().replace("\"violentAppearances\":1", "\"violentAppearances\":-0.0");
    assert_eq!(assess_text(&text)["problems"], json!([]));
}

#[test]
fn a_text_that_is_no_json_says_where() {
    let p = only_problem(&assess_text("{\n  \"person\": {"));
    is(&p, "malformed-json", "");
    assert_eq!((p["line"].as_u64(), p["column"].as_u64()), (Some(2), Some(13)));
    for text in ["", " ", "{", "[1,]", "{'a':1}", "\u{feff}{}", "{} {}", "NaN", "1e999"] {
        let assessment = assess_text(text);
        is(&only_problem(&assessment), "malformed-json", "");
        assert_eq!(assessment["riskMatrix"]["sexual"]["band"], Value::Null);
    }
}

#[test]
fn a_cut_off_file_is_malformed_wherever_it_is_cut() {
    let text = good().to_string();
    for end in 0..text.len() {
        assert_eq!(assess_text(&text[..end])["problems"][0]["code"], "malformed-json", "{end}");
    }
}

#[test]
fn too_large_and_too_deep_are_answers() {
    let large = format!("{{\"reference\":\"{}\"}}", "x".repeat(5 << 20));
    let p = only_problem(&assess_text(&large));
    is(&p, "too-large", "");
    assert_eq!(p["max"], 1 << 20);
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let p = only_problem(&assess_text(&deep));
    is(&p, "too-deep", "");
    assert_eq!(p["max"], 16);
    let open = "{\"a\":".repeat(10_000);
    is(&only_problem(&assess_text(&open)), "too-deep", "");
    // Brackets in a text nest nothing, and sixteen levels are still read.
    let quoted = json!({ "reference": "[".repeat(99) });
    assert_eq!(assess(&quoted)["problems"], json!([]));
    let sixteen = format!("{{\"x\":{}{}}}", "[".repeat(15), "]".repeat(15));
    is(&only_problem(&assess_text(&sixteen)), "unknown-key", "x");
}

#[test]
fn a_transfer_into_a_standard_that_nobody_knows_is_said() {
    let mut case = good();
    case["events"] = json!([{ "kind": "transferred", "on": "2026-01-20", "offered": "2026-01-20",
        "accepted": "2026-01-25", "verified": true, "division": "scotland", "standard": "nobody-knows" }]);
    is(&only_problem(&assess(&case)), "unknown-code", "events[0].standard");
}

/// The path of a problem names only what is there.
#[test]
fn what_is_no_object_lacks_no_members() {
    is(&only_problem(&assess_text("null")), "wrong-type", "");
    is(&only_problem(&assess_text(r#"{ "judgement": [] }"#)), "wrong-type", "judgement");
}

#[test]
fn ten_thousand_unknown_keys_are_ten_thousand_problems() {
    let keys: Vec<String> = (0..10_000).map(|index| format!("\"k{index}\":{index}")).collect();
    let assessment = assess_text(&format!("{{{}}}", keys.join(",")));
    assert_eq!(assessment["problems"].as_array().unwrap().len(), 10_000);
}

#[test]
fn thousands_of_events_are_read_and_more_are_refused() {
    let event = json!({ "kind": "contact", "on": "2026-01-05" });
    let mut case = good();
    case["events"] = Value::Array(vec![event.clone(); 10_000]);
    assert_eq!(assess(&case)["problems"], json!([]));
    case["events"] = Value::Array(vec![event; 10_001]);
    let p = only_problem(&assess(&case));
    is(&p, "too-many", "events");
    assert_eq!(p["max"], 10_000);
}

/// Ten thousand court orders have more duties than any file: what is late comes first and is kept, and the rest is said.
#[test]
fn more_duties_than_a_case_can_have_are_cut_at_the_end() {
    let days =
        (0..10_000).map(|place| format!("{}-{:02}-{:02}", 1996 + place / 336, 1 + place / 28 % 12, 1 + place % 28));
    let order =
        |on: String| json!({ "kind": "court-order-made", "order": "sexual-risk", "on": on, "until": "2040-01-05" });
    let mut case = good();
    case["person"]["dateOfBirth"] = json!("1960-06-01");
    case["events"] = days.map(order).collect();
    let assessment = assess(&case);
    let problem =
        assessment["problems"].as_array().unwrap().iter().find(|problem| problem["code"] == "too-many").unwrap();
    is(problem, "too-many", "events");
    assert_eq!(problem["max"], 20_000);
    let duties = assessment["duties"].as_array().unwrap();
    assert_eq!((duties.len(), &duties[0]["state"]), (20_000, &json!("overdue")));
}

#[test]
fn text_in_any_script_is_kept() {
    for reference in ["Tŷ Gŵyr 12", "القضية ١٢", "案件", "👨‍👩‍👧"] {
        let mut case = good();
        case["reference"] = json!(reference);
        let assessment = assess(&case);
        assert_eq!((&assessment["reference"], &assessment["problems"]), (&json!(reference), &json!([])));
    }
}

#[test]
fn a_very_long_key_is_cut_in_the_path() {
    let mut case = good();
    case["k".repeat(100_000)] = json!(1);
    let p = only_problem(&assess(&case));
    assert!(p["field"].as_str().unwrap().chars().count() <= 81);
}

#[test]
fn an_answer_may_say_where_it_comes_from() {
    let mut case = good();
    case["riskMatrix"]["sexualAppearances"] =
        json!({ "value": 2, "on": "2024-01-05", "by": "A. Officer", "trained": false });
    let assessment = assess(&case);
    assert_eq!(assessment["problems"], json!([]));
    assert_eq!(assessment["riskMatrix"]["sexual"]["band"], "very-high");
    assert_eq!(
        assessment["flagged"],
        json!([
            { "field": "riskMatrix.sexualAppearances", "because": "old", "on": "2024-01-05", "by": "A. Officer", "days": 758 },
            { "field": "riskMatrix.sexualAppearances", "because": "untrained", "on": "2024-01-05", "by": "A. Officer", "days": 758 }
        ])
    );
    case["riskMatrix"]["sexualAppearances"] = json!({ "value": 2, "trusted": true });
    is(&only_problem(&assess(&case)), "unknown-key", "riskMatrix.sexualAppearances.trusted");
    case["riskMatrix"]["sexualAppearances"] = json!({ "value": { "value": 2 } });
    assert_eq!(assess(&case)["riskMatrix"]["sexual"]["status"], "invalid");
}

#[test]
fn an_attestation_names_a_table_that_there_is() {
    let mut case = good();
    let attestation = json!({ "table": "rm2000-2007/violent", "by": "T. Trainer", "on": "2026-01-02", "page": "31" });
    case["attestations"] = json!([attestation]);
    let assessment = assess(&case);
    assert_eq!(assessment["problems"], json!([]));
    assert_eq!(assessment["riskMatrix"]["violent"]["standing"], "attested");
    let table = assessment["tables"].as_array().unwrap().iter().find(|table| table["table"] == "rm2000-2007/violent");
    assert_eq!(table.unwrap()["attested"], json!({ "by": "T. Trainer", "on": "2026-01-02", "page": "31" }));
    case["attestations"][0]["table"] = json!("rm2000-2007/violet");
    is(&only_problem(&assess(&case)), "unknown-code", "attestations[0].table");
    case["attestations"] = json!([{ "table": "rm2000-2007/violent" }]);
    assert_eq!(assess(&case)["problems"].as_array().unwrap().len(), 3);
}

#[test]
fn members_without_a_value_are_null_and_never_missing() {
    let assessment = assess(&json!({}));
    for member in ["reference", "division", "oasys", "predictors"] {
        assert_eq!(assessment.get(member), Some(&Value::Null), "{member}");
    }
    let sexual = assessment["riskMatrix"]["sexual"].as_object().unwrap();
    for member in ["reason", "points", "band", "laterStart", "imagesOnly", "stepOneBand", "raisedBy"] {
        assert!(sexual.contains_key(member), "{member}");
    }
}

#[test]
fn a_carried_answer_is_none_until_it_is_said_to_be_still_true() {
    let carried = |value: Value| {
        let mut case = good();
        case["riskMatrix"]["strangerVictim"] = value;
        assess(&case)
    };
    // The answers around it leave S between two bands.
    let open = carried(json!({ "value": true, "on": "2025-01-05", "carried": true }));
    assert_eq!(open["problems"], json!([]));
    assert_eq!(open["riskMatrix"]["sexual"]["range"]["decidedBy"], json!(["riskMatrix.strangerVictim"]));
    assert_eq!(
        open["flagged"],
        json!([{ "field": "riskMatrix.strangerVictim", "because": "carried", "on": "2025-01-05", "by": null, "days": 392 }])
    );
    // It is flagged whatever the standard, and without one.
    let mut case = good();
    case["standard"] = json!("no-such-standard");
    case["riskMatrix"]["burglary"] = json!({ "value": false, "carried": true });
    assert_eq!(assess(&case)["flagged"][0]["because"], "carried");
    let confirmed = carried(json!({ "value": true, "on": "2026-01-20", "carried": true, "stillTrue": true }));
    assert_eq!((&confirmed["flagged"], &confirmed["riskMatrix"]["sexual"]["status"]), (&json!([]), &json!("scored")));
    let denied = carried(json!({ "value": true, "on": "2026-01-20", "carried": true, "stillTrue": false }));
    assert_eq!((&denied["flagged"], &denied["riskMatrix"]["sexual"]), (&json!([]), &open["riskMatrix"]["sexual"]));
    assert_eq!(carried(json!({ "value": true, "carried": false }))["flagged"], json!([]));
    // Of what cannot be read, no old answer comes through.
    let unread = carried(json!({ "value": true, "carried": "yes" }));
    assert_eq!(unread["problems"][0]["field"], "riskMatrix.strangerVictim.carried");
    assert_eq!(unread["riskMatrix"]["sexual"], open["riskMatrix"]["sexual"]);
}

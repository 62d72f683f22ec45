//! The joint rating, and what judgement may do to it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

/// A man whose RM2000/S is `sexual`, told apart by the number of sexual appearances at 40.
fn case(sexual: &str, harm: &str) -> Value {
    let (appearances, criminal, factors) = match sexual {
        "low" => (1, 1, false),
        "medium" => (2, 2, false),
        "high" => (5, 5, false),
        _ => (5, 5, true),
    };
    json!({
        "division": "england-and-wales", "standard": "england-wales-2005",
        "person": { "sex": "male", "dateOfBirth": "1960-04-12" },
        "riskMatrix": {
            "startOfRisk": "2005-05-03", "sexualAppearances": appearances, "criminalAppearances": criminal,
            "violentAppearances": 0, "burglary": false, "maleVictim": factors, "strangerVictim": factors,
            "nonContactOffence": false, "neverInRelationship": false, "ageAtLatestSexualOffence": 40,
            "indecentImagesOnly": false
        },
        "oasys": { "supervised": true, "harm": {
            "community": { "children": harm, "public": "low", "knownAdult": "low", "staff": "low" },
            "custody": "not-applicable"
        } },
        "events": [{ "kind": "order-started", "on": "2005-05-03" }, { "kind": "oasys-completed", "on": "2005-05-20" }]
    })
}

fn joint(case: &Value, today: &str) -> Value {
    let text = assess_json(&case.to_string(), Date::parse(today).unwrap());
    serde_json::from_str::<Value>(&text).unwrap()["joint"].clone()
}

const LEVELS: [&str; 4] = ["low", "medium", "high", "very-high"];

#[test]
fn the_higher_of_the_two_instruments() {
    for (s, sexual) in LEVELS.iter().enumerate() {
        for (h, harm) in LEVELS.iter().enumerate() {
            let joint = joint(&case(sexual, harm), "2005-06-01");
            assert_eq!(joint["rating"], LEVELS[s.max(h)], "{sexual} {harm}");
            assert_eq!(joint["atLeast"], false);
            let decides: Vec<bool> =
                joint["because"].as_array().unwrap().iter().map(|part| part["decides"] == true).collect();
            assert_eq!(decides, [s >= h, h >= s]);
        }
    }
}

#[test]
fn unknowns_make_it_at_least_and_its_top_counts() {
    let mut unknown = case("high", "low");
    unknown["riskMatrix"]["maleVictim"] = Value::Null;
    unknown["riskMatrix"]["strangerVictim"] = Value::Null;
    let at_least = joint(&unknown, "2005-06-01");
    assert_eq!((&at_least["rating"], &at_least["atLeast"]), (&json!("high"), &json!(true)));
    assert_eq!(
        at_least["range"],
        json!({ "lowest": "high", "highest": "very-high", "decidedBy": ["riskMatrix.maleVictim", "riskMatrix.strangerVictim"] })
    );
    // What cannot rise above the other instrument decides nothing.
    unknown["oasys"]["harm"]["community"]["children"] = json!("very-high");
    let certain = joint(&unknown, "2005-06-01");
    assert_eq!((&certain["rating"], &certain["atLeast"]), (&json!("very-high"), &json!(false)));
    assert_eq!(certain["range"]["decidedBy"], json!([]));
}

#[test]
fn nothing_known_is_no_rating_and_never_low() {
    let empty = joint(&json!({}), "2005-06-01");
    assert_eq!((&empty["rating"], &empty["atLeast"]), (&Value::Null, &json!(true)));
    assert_eq!(empty["range"]["highest"], "very-high");
    assert_eq!(empty["oversight"]["required"], true);
}

#[test]
fn without_oasys_the_harm_is_unknown() {
    let mut police = case("medium", "low");
    police["oasys"] = Value::Null;
    let at_least = joint(&police, "2005-06-01");
    assert_eq!((&at_least["rating"], &at_least["range"]["highest"]), (&json!("medium"), &json!("very-high")));
    police["oasys"] = json!({ "supervised": false });
    let alone = joint(&police, "2005-06-01");
    assert_eq!((&alone["rating"], &alone["atLeast"]), (&json!("medium"), &json!(false)));
    assert_eq!(alone["because"][1]["status"], "not-applicable");
}

#[test]
fn neither_applies_and_there_is_no_rating() {
    let woman = json!({ "person": { "sex": "female", "dateOfBirth": "1970-01-01" }, "oasys": { "supervised": false } });
    let joint = joint(&woman, "2005-06-01");
    assert_eq!((&joint["rating"], &joint["range"], &joint["atLeast"]), (&Value::Null, &Value::Null, &json!(false)));
}

#[test]
fn a_scale_that_could_not_be_scored_counts_as_unknown() {
    let mut wrong = case("medium", "medium");
    wrong["riskMatrix"]["sexualAppearances"] = json!("two");
    let joint = joint(&wrong, "2005-06-01");
    assert_eq!((&joint["rating"], &joint["range"]["highest"]), (&json!("medium"), &json!("very-high")));
    assert_eq!(joint["range"]["decidedBy"], json!(["riskMatrix.sexualAppearances"]));
}

fn judged(rating: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut case = case("high", "medium");
    case["judgement"] = json!({
        "rating": rating, "reason": "What the plan records.", "by": "P. Officer", "on": "2005-06-10", "until": "2005-12-31",
        "countersignedBy": "S. Manager", "countersignerAuthorisedFor": "high"
    });
    change(&mut case);
    case
}

fn effect(case: &Value, today: &str) -> (String, String, Vec<String>) {
    let joint = joint(case, today);
    let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
    (
        text(&joint["rating"]),
        text(&joint["judgement"]["effect"]),
        joint["judgement"]["because"].as_array().unwrap().iter().map(text).collect(),
    )
}

fn is(case: &Value, today: &str, rating: &str, effect_code: &str, because: &[&str]) {
    let (got, effect, why) = effect(case, today);
    assert_eq!((got.as_str(), effect.as_str()), (rating, effect_code), "{why:?}");
    assert_eq!(why, because);
}

#[test]
fn lowering_needs_a_manager_authorised_for_that_level_and_an_end() {
    is(&judged("medium", |_| ()), "2005-07-01", "medium", "lowers", &[]);
    for (member, value, why) in [
        ("until", Value::Null, "end-missing"),
        ("countersignedBy", Value::Null, "countersignature-missing"),
        ("countersignedBy", json!("  p. officer "), "countersigner-is-author"),
        ("countersignerAuthorisedFor", Value::Null, "countersigner-authority-unknown"),
        ("countersignerAuthorisedFor", json!("medium"), "countersigner-not-authorised"),
        ("reason", Value::Null, "reason-missing"),
        ("by", Value::Null, "author-missing"),
        ("on", Value::Null, "day-missing"),
    ] {
        let case = judged("medium", |case| case["judgement"][member] = value);
        is(&case, "2005-07-01", "high", "waiting", &[why]);
    }
}

#[test]
fn a_lowered_rating_lapses() {
    is(&judged("medium", |_| ()), "2005-12-31", "medium", "lowers", &[]);
    is(&judged("medium", |_| ()), "2006-01-01", "high", "lapsed", &["end-passed"]);
    for (kind, on, why) in [
        ("significant-incident", "2005-06-10", "incident-since"),
        ("conviction", "2005-06-10", "conviction-since"),
        ("oasys-completed", "2005-06-11", "reassessed-since"),
    ] {
        let case = judged("medium", |case| {
            case["events"].as_array_mut().unwrap().push(json!({ "kind": kind, "on": on }));
        });
        is(&case, "2005-07-01", "high", "lapsed", &[why]);
    }
    // What happened before it, or is the assessment that it was made with, leaves it standing.
    for (kind, on) in [("conviction", "2005-06-09"), ("oasys-completed", "2005-06-10")] {
        let case = judged("medium", |case| {
            case["events"].as_array_mut().unwrap().push(json!({ "kind": kind, "on": on }));
        });
        is(&case, "2005-07-01", "medium", "lowers", &[]);
    }
}

#[test]
fn while_an_incident_is_open_the_rating_cannot_fall() {
    let case = judged("medium", |case| {
        case["events"].as_array_mut().unwrap().push(json!({ "kind": "significant-incident", "on": "2005-06-01" }));
    });
    is(&case, "2005-07-01", "high", "waiting", &["incident-open"]);
    assert_eq!(joint(&case, "2005-07-01")["beforeIncident"], true);
}

#[test]
fn raising_acts_at_once_whatever_else_is_missing() {
    let raised = judged("very-high", |case| case["judgement"] = json!({ "rating": "very-high" }));
    let (rating, effect, why) = effect(&raised, "2005-07-01");
    assert_eq!((rating.as_str(), effect.as_str()), ("very-high", "raises"));
    assert_eq!(why, ["reason-missing", "author-missing", "day-missing"]);
    is(&judged("high", |_| ()), "2005-07-01", "high", "agrees", &[]);
}

#[test]
fn judgement_never_alters_a_computed_band() {
    for rating in LEVELS {
        let case = judged(rating, |_| ());
        let text = assess_json(&case.to_string(), Date::parse("2005-07-01").unwrap());
        let assessment: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(assessment["riskMatrix"]["sexual"]["band"], "high");
        assert_eq!(assessment["oasys"]["harm"]["overall"], "medium");
        assert_eq!(assessment["joint"]["computed"]["rating"], "high");
    }
}

#[test]
fn judgement_cannot_take_the_unknown_away() {
    let case = judged("high", |case| case["oasys"]["harm"]["community"]["staff"] = Value::Null);
    let joint = joint(&case, "2005-07-01");
    assert_eq!((&joint["rating"], &joint["atLeast"]), (&json!("high"), &json!(true)));
    assert_eq!(joint["range"]["highest"], "very-high");
    // A lowered one needs a manager for the highest that is still possible.
    let lowered = judged("medium", |case| case["oasys"]["harm"]["community"]["staff"] = Value::Null);
    is(&lowered, "2005-07-01", "high", "waiting", &["countersigner-not-authorised"]);
}

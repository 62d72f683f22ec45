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
    // Without an order: beside an open one, "not supervised" contradicts.
    police["oasys"] = json!({ "supervised": false });
    police["events"] = json!([{ "kind": "notification-started", "on": "2005-05-03", "disposal": "other" }]);
    let alone = joint(&police, "2005-06-01");
    assert_eq!((&alone["rating"], &alone["atLeast"]), (&json!("medium"), &json!(false)));
    assert_eq!(alone["because"][1]["status"], "not-applicable");
}

#[test]
fn a_scale_that_could_not_be_scored_counts_as_unknown() {
    let mut wrong = case("medium", "medium");
    wrong["riskMatrix"]["sexualAppearances"] = json!("two");
    let joint = joint(&wrong, "2005-06-01");
    assert_eq!((&joint["rating"], &joint["range"]["highest"]), (&json!("medium"), &json!("very-high")));
    assert_eq!(joint["range"]["decidedBy"], json!(["riskMatrix.sexualAppearances"]));
}

/// A man computed as high, judged otherwise.
fn judged(rating: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut case = case("high", "medium");
    case["judgement"] = json!({
        "rating": rating, "lowers": "high", "reason": "What the plan records.", "by": "P. Officer", "on": "2005-06-10",
        "until": "2005-12-31", "countersignedBy": "S. Manager", "countersignerAuthorisedFor": "high"
    });
    change(&mut case);
    case
}

fn add(case: &mut Value, event: Value) {
    case["events"].as_array_mut().unwrap().push(event);
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
    assert_eq!((got.as_str(), effect.as_str()), (rating, effect_code), "{why:?} {case}");
    assert_eq!(why, because, "{case}");
}

#[test]
fn lowering_needs_what_it_lowers_a_reason_two_people_and_an_end() {
    is(&judged("medium", |_| ()), "2005-07-01", "medium", "lowers", &[]);
    for (member, value, why) in [
        ("lowers", Value::Null, "lowers-missing"),
        ("lowers", json!("hihg"), "lowers-missing"),
        ("until", Value::Null, "end-missing"),
        ("until", json!("31 December"), "end-missing"),
        ("countersignedBy", Value::Null, "countersignature-missing"),
        ("countersignedBy", json!("  p. officer "), "countersigner-is-author"),
        ("countersignerAuthorisedFor", Value::Null, "countersigner-authority-unknown"),
        ("countersignerAuthorisedFor", json!("medium"), "countersigner-not-authorised"),
        ("reason", Value::Null, "reason-missing"),
        ("by", Value::Null, "author-missing"),
        ("on", Value::Null, "day-missing"),
        ("on", json!("June"), "day-missing"),
    ] {
        let case = judged("medium", |case| case["judgement"][member] = value);
        is(&case, "2005-07-01", "high", "waiting", &[why]);
    }
}

#[test]
fn a_lowered_rating_lapses_on_whatever_may_have_changed_the_risk() {
    is(&judged("medium", |_| ()), "2005-12-31", "medium", "lowers", &[]);
    is(&judged("medium", |_| ()), "2006-01-01", "high", "lapsed", &["end-passed"]);
    for (kind, on, why) in [
        ("significant-incident", "2005-06-10", "incident-since"),
        ("serious-further-offence", "2005-06-10", "incident-since"),
        ("conviction", "2005-06-10", "conviction-since"),
        ("remanded", "2005-06-20", "custody-or-missing-since"),
        ("recalled", "2005-06-20", "custody-or-missing-since"),
        ("went-missing", "2005-06-20", "custody-or-missing-since"),
        ("oasys-completed", "2005-06-11", "reassessed-since"),
    ] {
        let case = judged("medium", |case| add(case, json!({ "kind": kind, "on": on })));
        is(&case, "2005-07-01", "high", "lapsed", &[why]);
    }
    for (levels, lapses) in [
        (vec![("2005-05-10", json!(2)), ("2005-06-20", json!(3))], true),
        (vec![("2005-06-20", json!(2))], true),
        (vec![("2005-05-10", json!(2)), ("2005-06-20", json!("two"))], true),
        (vec![("2005-05-10", json!(2)), ("2005-06-20", json!(2))], false),
        (vec![("2005-05-10", json!(3)), ("2005-06-20", json!(2))], false),
    ] {
        let case = judged("medium", |case| {
            for (on, level) in &levels {
                add(case, json!({ "kind": "mappa-level-set", "on": on, "level": level }));
            }
        });
        let (rating, effect) = if lapses { ("high", "lapsed") } else { ("medium", "lowers") };
        is(&case, "2005-07-01", rating, effect, if lapses { &["mappa-raised-since"] } else { &[] });
    }
    // What happened before it, or is the assessment that it was made with, leaves it as it is.
    for (kind, on) in [("conviction", "2005-06-09"), ("remanded", "2005-06-01"), ("oasys-completed", "2005-06-10")] {
        let case = judged("medium", |case| add(case, json!({ "kind": kind, "on": on })));
        is(&case, "2005-07-01", "medium", "lowers", &[]);
    }
}

#[test]
fn a_lowered_rating_lapses_on_a_conviction_wherever_it_is() {
    let history = |on: Value, outcome: &str| {
        judged("medium", |case| {
            case["convictions"] =
                json!([{ "sentencedOn": on, "court": "Leeds", "outcome": outcome, "offences": [{ "code": "00801" }] }]);
        })
    };
    for (on, outcome, lapses) in [
        (json!("2005-06-10"), "conviction", true),
        (json!("2005-06-20"), "conviction", true),
        (json!("2005-06-20"), "discharge", true),
        (json!("20 June"), "conviction", true),
        (json!("2005-06-09"), "conviction", false),
        (json!("2005-06-20"), "caution", false),
        (json!("2005-06-20"), "quashed", false),
    ] {
        let joint = joint(&history(on.clone(), outcome), "2005-07-01");
        let because = joint["judgement"]["because"].as_array().unwrap();
        assert_eq!(because.contains(&json!("conviction-since")), lapses, "{on} {outcome} {because:?}");
    }
}

#[test]
fn a_full_oasys_signed_at_the_lowered_rating_carries_it_on() {
    let carried = |more: Value| {
        judged("medium", |case| {
            add(case, json!({ "kind": "oasys-completed", "on": "2005-09-01", "by": "P. Officer" }));
            let mut signed = json!({
                "kind": "countersigned", "on": "2005-09-03", "by": "S. Manager", "authorisedFor": "high", "rating": "medium"
            });
            signed.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            add(case, signed);
        })
    };
    is(&carried(json!({})), "2005-10-01", "medium", "lowers", &[]);
    is(&carried(json!({})), "2006-01-01", "high", "lapsed", &["end-passed"]);
    for lack in [
        json!({ "rating": null }),
        json!({ "rating": "low" }),
        json!({ "by": "P. Officer" }),
        json!({ "by": null }),
        json!({ "authorisedFor": "medium" }),
        json!({ "of": "2005-05-20" }),
    ] {
        let (rating, effect, _) = effect(&carried(lack.clone()), "2005-10-01");
        assert_eq!((rating.as_str(), effect.as_str()), ("high", "lapsed"), "{lack}");
    }
}

#[test]
fn it_lapses_when_the_computed_rating_rises_and_lasts_twelve_months_at_most() {
    is(
        &judged("medium", |case| case["judgement"]["lowers"] = json!("medium")),
        "2005-07-01",
        "high",
        "lapsed",
        &["computed-rose"],
    );
    // Authority for the higher one: the one that it says it lowers.
    let named = judged("low", |case| case["judgement"]["lowers"] = json!("very-high"));
    is(&named, "2005-07-01", "high", "waiting", &["countersigner-not-authorised"]);
    let signed = |case: &mut Value| {
        case["judgement"]["lowers"] = json!("very-high");
        case["judgement"]["countersignerAuthorisedFor"] = json!("very-high");
    };
    is(&judged("low", signed), "2005-07-01", "low", "lowers", &[]);
    let long = judged("medium", |case| case["judgement"]["until"] = json!("2010-12-31"));
    is(&long, "2006-06-10", "medium", "lowers", &[]);
    is(&long, "2006-06-11", "high", "lapsed", &["end-passed"]);
    let text = assess_json(&long.to_string(), Date::parse("2005-07-01").unwrap());
    let problems = serde_json::from_str::<Value>(&text).unwrap()["problems"].clone();
    let problem = problems.as_array().unwrap().iter().find(|one| one["field"] == "judgement.until").unwrap();
    assert_eq!((&problem["code"], &problem["max"]), (&json!("out-of-range"), &json!("2006-06-10")));
}

#[test]
fn while_an_incident_is_open_the_rating_cannot_fall() {
    let case = judged("medium", |case| add(case, json!({ "kind": "significant-incident", "on": "2005-06-01" })));
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
fn one_that_cannot_be_read_counts_as_the_highest_that_it_could_say() {
    for unread in [json!("very high"), json!(4), json!(null), json!({}), json!(["high"])] {
        let case = judged("medium", |case| case["judgement"]["rating"] = unread.clone());
        let joint = joint(&case, "2005-07-01");
        assert_eq!((&joint["rating"], &joint["range"]["highest"]), (&json!("high"), &json!("very-high")), "{unread}");
        assert_eq!((&joint["judgement"]["effect"], &joint["atLeast"]), (&json!("invalid"), &json!(true)));
        assert_eq!(joint["range"]["decidedBy"], json!(["judgement.rating"]));
    }
    let whole = judged("medium", |case| case["judgement"] = json!("very-high"));
    assert_eq!(joint(&whole, "2005-07-01")["range"]["highest"], "very-high");
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
fn below_the_top_of_what_is_possible_it_is_a_lowering() {
    let blank = |rating: &str, change: &dyn Fn(&mut Value)| {
        judged(rating, |case| {
            case["oasys"]["harm"]["community"]["staff"] = Value::Null;
            change(case);
        })
    };
    // Between the certain and the top: the certain rises at once, the top waits for a manager authorised for it.
    let high = joint(&blank("high", &|_| ()), "2005-07-01");
    assert_eq!((&high["rating"], &high["range"]["highest"]), (&json!("high"), &json!("very-high")));
    is(&blank("high", &|_| ()), "2005-07-01", "high", "lapsed", &["computed-rose"]);
    let named = |case: &mut Value| case["judgement"]["lowers"] = json!("very-high");
    is(&blank("high", &named), "2005-07-01", "high", "waiting", &["countersigner-not-authorised"]);
    is(&blank("medium", &named), "2005-07-01", "high", "waiting", &["countersigner-not-authorised"]);
    let signed = |case: &mut Value| {
        named(case);
        case["judgement"]["countersignerAuthorisedFor"] = json!("very-high");
    };
    let lowered = joint(&blank("high", &signed), "2005-07-01");
    assert_eq!((&lowered["rating"], &lowered["atLeast"]), (&json!("high"), &json!(false)));
}

#[test]
fn a_judgement_lowers_what_was_recorded_and_what_lapses_is_the_judgement() {
    let recorded = |case: &mut Value| {
        add(case, json!({ "kind": "rating-recorded", "on": "2005-05-21", "rating": "high", "by": "P. Officer" }));
        // The answers have been edited since.
        case["riskMatrix"]["sexualAppearances"] = json!(2);
        case["riskMatrix"]["criminalAppearances"] = json!(2);
    };
    let held = judged("medium", |case| {
        recorded(case);
        case["judgement"] = Value::Null;
    });
    assert_eq!(joint(&held, "2005-07-01")["held"]["rating"], "high");
    let low = |change: &dyn Fn(&mut Value)| {
        judged("low", |case| {
            recorded(case);
            case["judgement"]["lowers"] = json!("medium");
            change(case);
        })
    };
    is(&low(&|_| ()), "2005-07-01", "low", "lowers", &[]);
    assert_eq!(joint(&low(&|_| ()), "2005-07-01")["held"], Value::Null);
    is(
        &low(&|case| case["judgement"]["countersignerAuthorisedFor"] = json!("medium")),
        "2005-07-01",
        "high",
        "waiting",
        &["countersigner-not-authorised"],
    );
    // It lapses, and what was recorded holds again.
    is(&low(&|_| ()), "2006-01-01", "high", "lapsed", &["end-passed"]);
}

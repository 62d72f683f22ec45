//! A standard is a document: every defect of it is named, and none is guessed away.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::standard::{DutyKind, Interval, Standard};
use joint_risk::{Band, Problem, ProblemCode};
use serde_json::{Value, json};

const TEXT: &str = include_str!("../src/standard/england-wales-2005.json");

fn document() -> Value {
    serde_json::from_str(TEXT).unwrap()
}

/// The problems of the built-in document with `value` at `pointer`.
fn problems(pointer: &str, value: Value) -> Vec<Problem> {
    let mut document = document();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap()[key] = value;
    Standard::parse(&document.to_string()).err().unwrap_or_default()
}

fn only(pointer: &str, value: Value) -> (ProblemCode, String) {
    let problems = problems(pointer, value);
    assert_eq!(problems.len(), 1, "{problems:?}");
    (problems[0].code, problems[0].field.clone())
}

#[test]
fn every_built_in_standard_reads_and_bears_its_name() {
    for id in Standard::names() {
        assert_eq!(Standard::named(&id).map(|standard| standard.id), Some(id));
    }
    assert_eq!(Standard::named("england-wales-2005"), Standard::parse(TEXT).ok());
}

#[test]
fn the_values_of_2005() {
    let standard = Standard::named("england-wales-2005").unwrap();
    let within = |id: &str| standard.rules.iter().find(|rule| rule.id == id).map(|rule| rule.within).unwrap();
    assert!(matches!(within("oasys-initial"), Interval::WorkingDays(15, _)));
    assert!(matches!(within("high-risk-plan"), Interval::WorkingDays(5, _)));
    assert_eq!(within("oasys-review"), Interval::Weeks { least: None, count: 16 });
    assert_eq!(within("reassessment"), Interval::Days(0));
    let visits: Vec<(Option<Vec<Band>>, Interval)> =
        standard.rules_of(DutyKind::HomeVisit).map(|rule| (rule.when.joint_rating.clone(), rule.within)).collect();
    let months = [1, 3, 6, 12].map(Interval::Months);
    let ratings = [Band::VeryHigh, Band::High, Band::Medium, Band::Low].map(|band| Some(vec![band]));
    assert_eq!(visits, ratings.into_iter().zip(months).collect::<Vec<_>>());
    assert_eq!(within("mappa-review-level-1"), Interval::Months(4));
    assert_eq!(within("mappa-review-level-2"), Interval::Weeks { least: Some(8), count: 12 });
    assert_eq!(standard.joint_rating.countersign_from, Band::High);
}

#[test]
fn every_value_has_a_source_and_visits_leave_no_rating_out() {
    let standard = Standard::named("england-wales-2005").unwrap();
    assert!(standard.rules.iter().all(|rule| !rule.source.title.is_empty()));
    for band in Band::EVERY {
        let fits = |rule: &&joint_risk::standard::Rule| {
            rule.when.joint_rating.as_ref().is_some_and(|bands| bands.contains(&band))
        };
        assert_eq!(standard.rules_of(DutyKind::HomeVisit).filter(fits).count(), 1, "{band}");
    }
}

#[test]
fn defects_are_named_with_their_place() {
    let missing = |pointer, field: &str| {
        assert_eq!(only(pointer, Value::Null), (ProblemCode::Missing, field.to_owned()));
    };
    missing("/rules/0/source", "rules[0].source");
    missing("/answersOldAfter/source/title", "answersOldAfter.source.title");
    missing("/sources/circular-82-2005/title", "sources[circular-82-2005].title");
    missing("/rules/0/standing", "rules[0].standing");
    missing("/rules/3/duty", "rules[3].duty");
    missing("/id", "id");
    missing("/jointRating/countersignFrom", "jointRating.countersignFrom");
    let unknown = (ProblemCode::UnknownKey, "rules[2].whithin".to_owned());
    assert_eq!(only("/rules/2/whithin", json!(1)), unknown);
    assert_eq!(only("/rules/0/duty", json!("tea")), (ProblemCode::UnknownCode, "rules[0].duty".to_owned()));
    assert_eq!(only("/schema", json!("joint-risk/standard/2")).0, ProblemCode::UnknownCode);
    assert_eq!(only("/rules/4/when/jointRating", json!(["very-high", "higher"])).1, "rules[4].when.jointRating[1]");
}

#[test]
fn a_code_that_a_rule_cannot_have_is_answered_with_all_that_it_can() {
    for (pointer, taken, others) in [
        ("/rules/0/duty", vec!["oasys-initial", "mappa-action"], vec!["tea", "notification-end", "order-end"]),
        ("/rules/4/when", vec!["order-started", "licence-started"], vec!["tea", "visit"]),
    ] {
        let put = |code: &str| {
            let value = if pointer.ends_with("when") { json!({ "start": [code] }) } else { json!(code) };
            problems(pointer, value)
        };
        let allowed = put("tea")[0].allowed.clone().unwrap();
        for code in &allowed {
            assert!(put(code).iter().all(|problem| problem.code != ProblemCode::UnknownCode), "{code}");
        }
        assert!(taken.iter().all(|code| allowed.contains(&(*code).to_owned())), "{allowed:?}");
        for code in others {
            assert_eq!(put(code)[0].allowed.as_ref(), Some(&allowed), "{code}");
        }
    }
}

#[test]
fn an_impossible_interval_is_refused() {
    for (interval, code) in [
        (json!({ "weeks": 0 }), ProblemCode::OutOfRange),
        (json!({ "months": 1000 }), ProblemCode::OutOfRange),
        (json!({ "months": 1.5 }), ProblemCode::NotWhole),
        (json!({}), ProblemCode::Contradicts),
        (json!({ "weeks": 4, "months": 1 }), ProblemCode::Contradicts),
        (json!({ "workingDays": 15 }), ProblemCode::Contradicts),
        (json!({ "days": 5, "counting": "after" }), ProblemCode::Contradicts),
        (json!({ "weeks": 8, "least": 8 }), ProblemCode::Contradicts),
    ] {
        assert_eq!(only("/rules/0/within", interval.clone()).0, code, "{interval}");
    }
}

#[test]
fn a_text_that_is_no_standard() {
    for text in ["", "[]", "null", "{", "{}"] {
        assert!(Standard::parse(text).is_err(), "{text}");
    }
}

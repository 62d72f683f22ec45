//! Events that somebody took out of the case, and what cannot be read beside them: neither is ever the milder reading.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

const TODAY: &str = "2026-03-16";

/// A case of medium risk under no supervision, so that the events alone set its dates.
fn assess(events: &Value) -> Value {
    let case = json!({
        "division": "england-and-wales", "person": { "sex": "male", "dateOfBirth": "1980-05-20" },
        "riskMatrix": {
            "startOfRisk": "2025-10-06", "sexualAppearances": 2, "criminalAppearances": 3, "violentAppearances": 0,
            "burglary": false, "maleVictim": false, "strangerVictim": false, "nonContactOffence": false,
            "neverInRelationship": false, "ageAtLatestSexualOffence": 44, "indecentImagesOnly": false
        },
        "oasys": { "supervised": false }, "events": events
    });
    read(&case.to_string())
}

fn read(case: &str) -> Value {
    serde_json::from_str(&assess_json(case, Date::parse(TODAY).unwrap())).unwrap()
}

/// A requirement to notify, visits every three months, and the last visit.
fn visited(last: &str, more: &Value) -> Value {
    let mut events = json!([
        { "kind": "notification-started", "on": "2025-01-06", "id": "n1", "disposal": "imprisonment",
          "terms": [{ "months": 60 }] },
        { "kind": "interval-set", "on": "2025-01-06", "of": "home-visit", "months": 3, "reasons": "x" },
        { "kind": "visit", "on": last, "agency": "police", "access": true }
    ]);
    events.as_array_mut().unwrap().extend(more.as_array().unwrap().iter().cloned());
    assess(&events)
}

/// The duties of a kind that are neither done nor ended: day, state, days late.
fn open(assessment: &Value, kind: &str) -> Vec<String> {
    let duties = assessment["duties"].as_array().unwrap().iter();
    let over = ["done", "ended", "superseded", "lapsed"];
    duties
        .filter(|duty| duty["kind"] == kind && !over.contains(&duty["state"].as_str().unwrap()))
        .map(|duty| {
            let due = duty["due"].as_str().unwrap_or("none");
            format!("{due} {} {}", duty["state"].as_str().unwrap(), duty["daysLate"])
        })
        .collect()
}

/// The lines of what to do now: code and field.
fn lines(assessment: &Value) -> Vec<String> {
    let lines = assessment["doNow"].as_array().unwrap().iter();
    lines.map(|line| format!("{} {}", line["code"].as_str().unwrap(), line["field"].as_str().unwrap_or(""))).collect()
}

fn problems(assessment: &Value) -> Vec<String> {
    let problems = assessment["problems"].as_array().unwrap().iter();
    problems.map(|one| format!("{} {}", one["code"].as_str().unwrap(), one["field"].as_str().unwrap())).collect()
}

fn removed(on: &str, by_two: bool) -> Value {
    let mut removed = json!({ "on": on, "by": "A", "reason": "typo" });
    if by_two {
        removed["countersignedBy"] = json!("B");
    }
    removed
}

/// Timeline 23: what held holds nothing once it is taken out, by one person or by two.
#[test]
fn what_was_taken_out_holds_nothing() {
    let kinds = ["recalled", "went-missing", "sentenced-to-custody", "remanded", "admitted-to-hospital", "went-abroad"];
    for kind in kinds {
        for by_two in [false, true] {
            let event = json!([{ "kind": kind, "on": "2026-01-05", "verified": true,
                                 "removed": removed("2026-02-01", by_two) }]);
            let assessment = visited("2025-12-20", &event);
            assert_eq!(open(&assessment, "home-visit"), ["2026-03-20 upcoming 0"], "{kind}, by two: {by_two}");
            // What it opened goes only where two have signed.
            let opens = ["recalled", "went-missing"].contains(&kind) && !by_two;
            assert_eq!(!open(&assessment, "risk-review").is_empty(), opens, "{kind}, by two: {by_two}");
            let missing = kind == "went-missing" && !by_two;
            assert_eq!(lines(&assessment).iter().any(|line| line.starts_with("missing")), missing, "{kind}");
        }
    }
}

/// Timeline 23: a recall that was taken out ends no licence.
#[test]
fn a_recall_that_was_taken_out_ends_no_licence() {
    let events = |removed: Value| {
        json!([
            { "kind": "licence-started", "on": "2025-10-06", "id": "l", "verified": true },
            { "kind": "visit", "on": "2025-12-20", "agency": "police", "access": true },
            { "kind": "recalled", "on": "2026-01-05", "verified": true, "removed": removed }
        ])
    };
    assert!(open(&assess(&events(Value::Null)), "home-visit").is_empty());
    let taken_out = assess(&events(removed("2026-02-01", false)));
    assert!(!open(&taken_out, "home-visit").is_empty());
}

/// Ruling 19: to keep a hold is the milder reading, so one person alone does not take away its end.
#[test]
fn the_end_of_a_hold_taken_out_by_one_still_ends_it() {
    let pairs = [
        ("remanded", "released"),
        ("admitted-to-hospital", "discharged-from-hospital"),
        ("went-abroad", "came-back"),
        ("went-missing", "found"),
    ];
    for (start, end) in pairs {
        for taken_out in [removed("2026-03-01", false), json!({}), json!("x")] {
            let events = json!([
                { "kind": start, "on": "2026-01-10", "verified": true },
                { "kind": end, "on": "2026-02-20", "removed": taken_out }
            ]);
            let assessment = visited("2025-11-01", &events);
            assert_eq!(open(&assessment, "home-visit"), ["2026-02-20 overdue 24"], "{end} {taken_out}");
        }
    }
}

/// Rulings 19 and 21: a visit of which nobody can read whether he was seen ends a hold and closes no visit.
#[test]
fn a_visit_with_unreadable_access_ends_a_hold() {
    let events = json!([
        { "kind": "went-missing", "on": "2026-01-10", "verified": true },
        { "kind": "visit", "on": "2026-02-20", "access": "ja" }
    ]);
    assert_eq!(open(&visited("2025-11-01", &events), "home-visit"), ["2026-02-20 overdue 24"]);
}

/// Ruling 21: where nobody can read a removal, what the event ended or closed is open until that is mended.
#[test]
fn a_removal_that_cannot_be_read_closes_nothing() {
    let cases = [
        (json!({}), "fact events[3].removed.on"),
        (json!({ "on": "2026-02-30", "by": "A", "reason": "typo" }), "fact events[3].removed.on"),
        (json!({ "on": "2027-01-01", "by": "A", "reason": "wrong-person" }), "fact events[3].removed.on"),
        (json!(true), "fact events[3].removed"),
    ];
    for (removal, line) in cases {
        let end = json!([{ "kind": "notification-ended", "on": "2026-01-05", "verified": true, "removed": removal }]);
        let assessment = visited("2025-12-20", &end);
        assert_eq!(open(&assessment, "home-visit"), ["2026-03-20 upcoming 0"], "{removal}");
        assert!(lines(&assessment).contains(&line.to_owned()), "{removal}: {:?}", lines(&assessment));
        let visit = json!([{ "kind": "visit", "on": "2026-03-01", "access": true, "removed": removal }]);
        let assessment = visited("2025-12-20", &visit);
        assert_eq!(open(&assessment, "home-visit"), ["2026-03-20 upcoming 0"], "{removal}");
        assert!(lines(&assessment).contains(&line.to_owned()), "{removal}: {:?}", lines(&assessment));
        // What it opened runs on.
        let moved = json!([{ "kind": "details-changed", "on": "2026-03-01", "matter": "address", "removed": removal }]);
        assert_eq!(open(&visited("2025-12-20", &moved), "notification-change").len(), 1, "{removal}");
    }
}

/// A caution of 2013, and an order of a court until June 2020 that keeps its requirements alive.
fn ordered(order: &Value, more: &Value) -> Value {
    let mut made = json!({ "kind": "court-order-made", "on": "2014-01-01", "id": "co",
                           "order": "sexual-harm-prevention", "until": "2020-06-01" });
    made.as_object_mut().unwrap().extend(order.as_object().unwrap().clone());
    let mut events = json!([
        { "kind": "notification-started", "on": "2013-01-06", "disposal": "caution" },
        { "kind": "visit", "on": "2026-01-01", "access": true },
        made
    ]);
    events.as_array_mut().unwrap().extend(more.as_array().unwrap().iter().cloned());
    assess(&events)
}

/// Rulings 21 and 24: of what a court may have said, what protects more holds; one person alone shortens no order.
#[test]
fn an_order_runs_by_the_reading_that_protects_more() {
    let over = ordered(&json!({}), &json!([]));
    assert!(open(&over, "home-visit").is_empty());
    let varied = |members: Value| {
        let mut event = json!({ "kind": "court-order-varied", "on": "2019-01-01", "of": "co", "until": "2030-06-01" });
        event.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        json!([event])
    };
    let cases = [
        (json!({ "untilFurther": true }), json!([]), "contradicts events[2].untilFurther"),
        (json!({ "untilFurther": "yes" }), json!([]), "wrong-type events[2].untilFurther"),
        (
            json!({}),
            varied(json!({ "untilFurther": "yes", "until": "2021-06-01" })),
            "wrong-type events[3].untilFurther",
        ),
        (json!({}), varied(json!({ "of": "c0" })), "unknown-code events[3].of"),
        (json!({}), varied(json!({ "of": 5 })), "wrong-type events[3].of"),
        (json!({}), varied(json!({ "removed": removed("2026-03-01", false) })), ""),
    ];
    for (order, more, problem) in cases {
        let assessment = ordered(&order, &more);
        assert_eq!(open(&assessment, "home-visit").len(), 1, "{order} {more}");
        assert!(problem.is_empty() || problems(&assessment).contains(&problem.to_owned()), "{order} {more}");
    }
    // A shorter one that one person took out, or whose name fits none, shortens nothing.
    for members in [json!({ "removed": removed("2026-03-01", false) }), json!({ "of": "c0" }), json!({ "of": 5 })] {
        let mut event = members;
        for (name, value) in [("kind", "court-order-varied"), ("on", "2015-01-01"), ("until", "2026-02-01")] {
            event[name] = json!(value);
        }
        if event["of"].is_null() {
            event["of"] = json!("co");
        }
        event["verified"] = json!(true);
        let assessment = ordered(&json!({ "until": "2030-06-01" }), &json!([event]));
        assert_eq!(open(&assessment, "home-visit").len(), 1, "{event}");
    }
}

/// Ruling 21: a list of events that cannot be read is not an empty one.
#[test]
fn events_that_cannot_be_read_are_not_none() {
    let case = |events: &str| {
        let risk = r#"{ "startOfRisk": "2025-10-06", "sexualAppearances": 2, "criminalAppearances": 3,
            "violentAppearances": 0, "burglary": false, "maleVictim": false, "strangerVictim": false,
            "nonContactOffence": false, "neverInRelationship": false, "ageAtLatestSexualOffence": 44,
            "indecentImagesOnly": false }"#;
        read(&format!(
            r#"{{ "division": "england-and-wales", "person": {{ "sex": "male", "dateOfBirth": "1980-05-20" }},
                "riskMatrix": {risk}, "oasys": {{ "supervised": false }}, {events} }}"#
        ))
    };
    let list = r#"[{ "kind": "notification-started", "on": "2025-01-06", "disposal": "imprisonment",
        "terms": [{ "months": 60 }] }, { "kind": "visit", "on": "2025-12-20", "access": true }]"#;
    let many = vec![r#"{ "kind": "contact", "on": "2025-01-01" }"#; 10_001].join(",");
    for (events, code) in [
        (r#""events": "x""#.to_owned(), "wrong-type"),
        (format!(r#""events": {{ "0": {list} }}"#), "wrong-type"),
        (format!(r#""events": {list}, "events": []"#), "duplicate-key"),
        (format!(r#""events": [{many}]"#), "too-many"),
    ] {
        let assessment = case(&events);
        assert!(problems(&assessment).contains(&format!("{code} events")), "{code}: {:?}", problems(&assessment));
        assert!(lines(&assessment).contains(&"fact events".to_owned()), "{code}: {:?}", lines(&assessment));
        let joint = &assessment["joint"];
        assert_eq!((&joint["rating"], &joint["range"]["highest"]), (&json!("medium"), &json!("very-high")), "{code}");
        assert_eq!(joint["atLeast"], true, "{code}");
        // Of two lists the first is read.
        assert_eq!(open(&assessment, "home-visit").len(), usize::from(code == "duplicate-key"), "{code}");
    }
    assert!(!lines(&case(&format!(r#""events": {list}"#))).contains(&"fact events".to_owned()));
}

/// Rulings 17 and 23: a level whose name is none of any event is set for no release.
#[test]
fn a_level_that_names_nothing_is_for_no_release() {
    let level = |of: &str| {
        assess(&json!([
            { "kind": "sentenced-to-custody", "on": "2024-06-01", "id": "s", "months": 48, "release": "2026-06-01",
              "verified": true },
            { "kind": "mappa-level-set", "on": "2025-12-01", "level": 2, "reasons": "x", "of": of }
        ]))
    };
    assert!(open(&level("s"), "pre-release-mappa").is_empty());
    let unknown = level("zz");
    assert_eq!(open(&unknown, "pre-release-mappa"), ["2025-12-01 overdue 105"]);
    assert!(problems(&unknown).contains(&"unknown-code events[1].of".to_owned()), "{:?}", problems(&unknown));
}

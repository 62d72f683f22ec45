//! What holds of every duty, whatever happened and in whatever order it was entered.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use proptest::prelude::*;
use serde_json::{Value, json};

const TODAY: &str = "2006-06-30";

fn assess(case: &Value) -> Value {
    serde_json::from_str(&assess_json(&case.to_string(), Date::parse(TODAY).unwrap())).unwrap()
}

fn case(events: &[Value]) -> Value {
    under("england-wales-2005", events)
}

fn under(standard: &str, events: &[Value]) -> Value {
    json!({
        "division": "england-and-wales", "standard": standard,
        "person": { "sex": "male", "dateOfBirth": "1970-04-12" },
        "oasys": { "harm": {
            "community": { "children": "high", "public": "low", "knownAdult": "low", "staff": "low" },
            "custody": "not-applicable"
        } },
        "events": events
    })
}

fn standard() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "england-wales-2005",
        "england-wales-2007",
        "england-wales-2017",
        "scotland",
        "northern-ireland",
    ])
}

fn events() -> impl Strategy<Value = Vec<Value>> {
    let day = (2005_u32..=2006, 1_u32..=6, 1_u32..=28).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"));
    let kind = prop::sample::select(vec![
        json!({ "kind": "order-started" }),
        json!({ "kind": "licence-started" }),
        json!({ "kind": "oasys-completed" }),
        json!({ "kind": "oasys-completed", "form": "layer-1" }),
        json!({ "kind": "oasys-reviewed", "incident": "i" }),
        json!({ "kind": "significant-incident" }),
        json!({ "kind": "visit", "access": true }),
        json!({ "kind": "visit", "access": false }),
        json!({ "kind": "mappa-level-set", "level": 2 }),
        json!({ "kind": "mappa-level-set", "level": 1 }),
        json!({ "kind": "mappa-review" }),
        json!({ "kind": "countersigned", "authorisedFor": "very-high" }),
        json!({ "kind": "remanded", "verified": true }),
        json!({ "kind": "remanded" }),
        json!({ "kind": "released" }),
        json!({ "kind": "order-ended", "verified": true }),
        json!({ "kind": "notification-ended", "verified": true }),
        json!({ "kind": "contact" }),
        json!({ "kind": "notification-started", "disposal": "caution" }),
        json!({ "kind": "notification-started", "disposal": "imprisonment", "terms": [{ "months": 12 }] }),
        json!({ "kind": "notification-started", "disposal": "life" }),
        json!({ "kind": "notified", "about": "initial" }),
        json!({ "kind": "notified", "about": "periodic" }),
        json!({ "kind": "notified", "about": "change", "of": "i" }),
        json!({ "kind": "notified", "about": "advance", "matter": "home", "expected": "2005-04-01" }),
        json!({ "kind": "notified", "about": "travel", "of": "t" }),
        json!({ "kind": "details-changed", "matter": "home" }),
        json!({ "kind": "details-changed", "matter": "name", "id": "i" }),
        json!({ "kind": "travel-planned", "departs": "2006-07-01", "id": "t" }),
        json!({ "kind": "sentenced-to-custody", "verified": true }),
        json!({ "kind": "went-abroad", "verified": true }),
        json!({ "kind": "came-back" }),
        json!({ "kind": "court-order-made", "order": "sexual-offences-prevention", "until": "2011-07-01", "id": "o" }),
        json!({ "kind": "court-order-made", "order": "foreign-travel", "until": "2006-07-10" }),
        json!({ "kind": "renewal-decided", "of": "o" }),
        json!({ "kind": "court-order-ended", "of": "o", "verified": true }),
        json!({ "kind": "contact", "agency": "probation" }),
        json!({ "kind": "interval-set", "of": "home-visit", "months": 2, "reasons": "x" }),
        json!({ "kind": "interval-set", "of": "probation-contact", "weeks": 2, "reasons": "x" }),
        json!({ "kind": "rating-recorded", "rating": "low" }),
        json!({ "kind": "sentenced-to-custody", "release": "2007-01-31", "verified": true }),
        json!({ "kind": "admitted-to-hospital", "verified": true }),
        json!({ "kind": "discharged-from-hospital" }),
        json!({ "kind": "went-missing", "verified": true }),
        json!({ "kind": "found" }),
        json!({ "kind": "risk-changed" }),
        json!({ "kind": "plan-reviewed" }),
        json!({ "kind": "supervisor-reviewed" }),
        json!({ "kind": "mappa-referred" }),
        json!({ "kind": "mappa-meeting" }),
        json!({ "kind": "mappa-minutes", "circulated": true, "filed": true }),
        json!({ "kind": "mappa-action-set", "due": "2006-06-30" }),
        json!({ "kind": "victim-contacted" }),
        json!({ "kind": "serious-further-offence" }),
        json!({ "kind": "further-offence-reviewed" }),
        json!({ "kind": "transferred", "offered": "2005-01-01", "verified": true }),
        json!({ "kind": "reactive-started", "verified": true }),
    ]);
    let event = (kind, day).prop_map(|(mut event, day)| {
        event["on"] = Value::String(day);
        event
    });
    prop::collection::vec(event, 0..12)
}

fn duties(assessment: &Value) -> Vec<Value> {
    assessment["duties"].as_array().unwrap().clone()
}

fn day(value: &Value) -> Option<Date> {
    value.as_str().map(|text| Date::parse(text).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_duty_is_of_one_piece(events in events(), standard in standard()) {
        let today = Date::parse(TODAY).unwrap();
        for duty in duties(&assess(&under(standard, &events))) {
            let state = duty["state"].as_str().unwrap();
            let (due, done) = (day(&duty["due"]), day(&duty["doneOn"]));
            if let (Some(due), Some(opened)) = (due, day(&duty["opened"]["on"])) {
                prop_assert!(due >= opened, "due before its event: {}", duty);
            }
            match state {
                "overdue" => prop_assert!(due.unwrap() < today && done.is_none()),
                "due" => prop_assert!(due.unwrap() == today && done.is_none()),
                "upcoming" => prop_assert!(due.unwrap() > today && done.is_none()),
                "done" => prop_assert!(done.unwrap() <= today && duty["daysLate"].as_i64() >= Some(0) || due.is_none()),
                "suspended" | "cannot-date" => prop_assert!(due.is_none() && done.is_none()),
                // What lasts for a time ends by itself: no event closed it.
                "ended" if duty["closed"].is_null() => {
                    let over = duty["because"].as_array().unwrap().iter().find(|step| step["code"] == "period-over");
                    prop_assert!(done.is_none() && day(&over.unwrap()["on"]).unwrap() < today);
                }
                "superseded" | "ended" => prop_assert!(done.is_none() && !duty["closed"].is_null()),
                other => prop_assert!(false, "unknown state {}", other),
            }
            let late = match (due, done) {
                (Some(due), Some(done)) => Some(due.days_until(done).max(0)),
                (Some(due), None) if state == "overdue" => Some(due.days_until(today)),
                _ => None,
            };
            if let Some(late) = late {
                prop_assert_eq!(duty["daysLate"].as_i64(), Some(late));
            }
            if let (Some(due), Some(working)) = (due, day(&duty["lastWorkingDay"])) {
                prop_assert!(working <= due);
            }
        }
    }

    #[test]
    fn one_open_duty_a_clock(events in events(), standard in standard()) {
        let all = duties(&assess(&under(standard, &events)));
        for kind in [
            "oasys-initial", "high-risk-plan", "oasys-review", "home-visit", "mappa-review", "countersignature",
            "visit-interval", "probation-contact", "plan-review", "supervisor-review",
            "notification-periodic", "notification-end", "notification-review",
        ] {
            let open = all.iter().filter(|duty| {
                duty["kind"] == kind && ["overdue", "due", "upcoming", "cannot-date", "suspended"].contains(&duty["state"].as_str().unwrap())
            });
            prop_assert!(open.count() <= 1, "{}", kind);
        }
    }

    #[test]
    fn the_order_of_entry_changes_nothing(standard in standard(), (events, shuffled) in events().prop_flat_map(|events| {
        (Just(events.clone()), Just(events).prop_shuffle())
    })) {
        let shown = |events: &[Value]| -> Vec<String> {
            let show = |duty: &Value| format!("{} {} {} {} {}", duty["kind"], duty["state"], duty["due"], duty["doneOn"], duty["because"]);
            duties(&assess(&under(standard, events))).iter().map(show).collect()
        };
        prop_assert_eq!(shown(&events), shown(&shuffled));
    }

    #[test]
    fn an_unrelated_event_changes_nothing(mut events in events(), on in 1_u32..=28) {
        let shown = |events: &[Value]| -> Vec<String> {
            let show = |duty: &Value| format!("{} {} {} {}", duty["kind"], duty["state"], duty["due"], duty["because"]);
            duties(&assess(&case(events))).iter().map(show).collect()
        };
        let before = shown(&events);
        events.push(json!({ "kind": "person-involved", "told": true, "on": format!("2005-03-{on:02}") }));
        prop_assert_eq!(before, shown(&events));
    }

    #[test]
    fn what_is_notified_today_is_not_overdue(mut events in events()) {
        events.push(json!({ "kind": "notified", "about": "initial", "on": TODAY }));
        events.push(json!({ "kind": "notified", "about": "periodic", "on": TODAY }));
        events.push(json!({ "kind": "notified", "about": "change", "of": "i", "on": TODAY }));
        // An initial notification without a name cannot mean two requirements of two days.
        let mut starts: Vec<&str> = events
            .iter()
            .filter(|event| ["notification-started", "court-order-made"].contains(&event["kind"].as_str().unwrap()))
            .map(|event| event["on"].as_str().unwrap())
            .collect();
        starts.sort_unstable();
        starts.dedup();
        // Nor does a name mean two changes.
        let is_change = |event: &&Value| event["kind"] == "details-changed" && event["id"] == "i";
        let called_so = events.iter().filter(is_change).count();
        for duty in duties(&assess(&case(&events))) {
            let kind = duty["kind"].as_str().unwrap();
            let named = kind == "notification-change" && duty["opened"]["id"] == "i" && called_so == 1;
            if kind == "notification-initial" && starts.len() == 1 || kind == "notification-periodic" || named {
                prop_assert!(duty["state"] != "overdue", "{}", duty);
            }
        }
    }

    #[test]
    fn the_law_and_the_standard_do_not_touch(events in events()) {
        let law = |duty: &&Value| ["statute/", "convention/"].iter().any(|start| duty["rule"].as_str().unwrap().starts_with(start));
        let mut other = case(&events);
        other["standard"] = json!("none-of-ours");
        let shown = |assessment: &Value| -> Vec<String> {
            duties(assessment).iter().filter(law).map(|duty| format!("{} {} {} {}", duty["rule"], duty["state"], duty["due"], duty["because"])).collect()
        };
        prop_assert_eq!(shown(&assess(&case(&events))), shown(&assess(&other)));
    }

    #[test]
    fn a_full_oasys_today_leaves_no_first_one_owed(mut events in events()) {
        events.push(json!({ "kind": "oasys-completed", "on": TODAY, "form": "oasys-2", "status": "complete" }));
        for duty in duties(&assess(&case(&events))) {
            let owed = ["overdue", "due", "upcoming"].contains(&duty["state"].as_str().unwrap());
            prop_assert!(!(duty["kind"] == "oasys-initial" && owed), "{}", duty);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        let assessment: Value = serde_json::from_str(&assess_json(&text, Date::parse(TODAY).unwrap())).unwrap();
        prop_assert_eq!(&assessment["schema"], "joint-risk/assessment/1");
    }
}

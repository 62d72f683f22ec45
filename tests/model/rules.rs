//! Sentences of the rules, each by a separate case: what the model itself is held to.

use super::duty::Duty;
use super::model::Model;
use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

fn duties(standard: &str, events: &Value, today: &str) -> Vec<Duty> {
    let case = json!({
        "division": "england-and-wales", "standard": standard, "person": { "sex": "male", "dateOfBirth": "1970-01-01" },
        "oasys": { "supervised": true, "harm": {
            "community": { "children": "low", "public": "low", "knownAdult": "low", "staff": "low" },
            "custody": "not-applicable"
        } },
        "riskMatrix": {
            "startOfRisk": "2015-01-05", "sexualAppearances": 1, "criminalAppearances": 1, "violentAppearances": 0,
            "burglary": false, "maleVictim": false, "strangerVictim": false, "nonContactOffence": false,
            "neverInRelationship": false, "ageAtLatestSexualOffence": 31
        },
        "events": events
    });
    let today = Date::parse(today).unwrap();
    let assessment = serde_json::from_str(&assess_json(&case.to_string(), today)).unwrap();
    Model::new(&case, today, &assessment).duties()
}

/// `state due daysLate lateWhenSuspended` of each duty of a kind.
fn shown(standard: &str, kind: &str, events: &Value, today: &str) -> Vec<String> {
    let number = |number: Option<i64>| number.map_or("-".to_owned(), |number| number.to_string());
    let line = |duty: &Duty| {
        let due = duty.due.map_or("-".to_owned(), |due| due.to_string());
        format!("{} {due} {} {}", duty.state, number(duty.days_late), number(duty.late_when_suspended))
    };
    duties(standard, events, today).iter().filter(|duty| duty.kind == kind).map(line).collect()
}

#[test]
fn what_a_hold_keeps_and_what_it_moves() {
    let order = json!({ "kind": "order-started", "on": "2026-01-05" });
    let remand = |on: &str| json!({ "kind": "remanded", "on": on, "verified": true });
    let held = json!([order, remand("2026-02-02")]);
    // Due on 26 January, 7 days late on the day of the remand, and so it stays.
    assert_eq!(shown("england-wales-2005", "oasys-initial", &held, "2026-03-01"), ["suspended 2026-01-26 - 7"]);
    let released = json!([order, remand("2026-02-02"), { "kind": "released", "on": "2026-03-02" }]);
    assert_eq!(shown("england-wales-2005", "oasys-initial", &released, "2026-03-02"), ["overdue 2026-01-26 7 -"]);
    assert_eq!(shown("england-wales-2005", "oasys-initial", &released, "2026-03-05"), ["overdue 2026-01-26 10 -"]);
    // What would have fallen due within it is due on the day on which it ends.
    let within = json!([order, remand("2026-01-12"), { "kind": "released", "on": "2026-03-02" }]);
    assert_eq!(shown("england-wales-2005", "oasys-initial", &within, "2026-03-05"), ["overdue 2026-03-02 3 -"]);
    // A start and an end on one day hold nothing; nothing holds a reassessment.
    let bailed = json!([order, remand("2026-01-12"), { "kind": "released", "on": "2026-01-12" }]);
    assert_eq!(shown("england-wales-2005", "oasys-initial", &bailed, "2026-01-20"), ["upcoming 2026-01-26 0 -"]);
    let incident = json!([order, remand("2026-01-12"), { "kind": "significant-incident", "on": "2026-01-13" }]);
    assert_eq!(shown("england-wales-2005", "reassessment", &incident, "2026-01-20"), ["overdue 2026-01-13 7 -"]);
}

#[test]
fn a_first_appointment_that_is_not_recorded_leaves_a_backstop() {
    let order = json!({ "kind": "order-started", "on": "2026-01-05" });
    let found = duties("england-wales-2017", &json!([order]), "2026-02-04");
    let first = found.iter().find(|duty| duty.kind == "oasys-initial").unwrap();
    // Five working days: 12 January; fifteen more: 2 February.
    assert_eq!((first.state, first.due, first.days_late), ("cannot-date", None, Some(2)));
    assert_eq!(first.backstop, Some((Date::parse("2026-02-02").unwrap(), 2)));
    let late = json!([order, { "kind": "contact", "on": "2026-01-20", "agency": "probation" }]);
    assert_eq!(shown("england-wales-2017", "oasys-initial", &late, "2026-02-04"), ["overdue 2026-02-02 2 -"]);
}

#[test]
fn an_end_ends_what_it_names_or_the_only_one() {
    let two = |end: Value| {
        json!([
            { "kind": "order-started", "on": "2026-01-05", "id": "o" },
            { "kind": "licence-started", "on": "2026-02-05" },
            end
        ])
    };
    let end = |of: Value| json!({ "kind": "order-ended", "on": "2026-03-05", "verified": true, "of": of });
    let contacts = |end: Value| shown("england-wales-2005", "probation-contact", &two(end), "2026-04-01");
    assert_eq!(contacts(end(Value::Null)), ["overdue 2026-01-12 79 -", "overdue 2026-02-06 54 -"]);
    assert_eq!(contacts(end(json!("o"))), ["ended 2026-01-12 - -", "overdue 2026-02-06 54 -"]);
    assert_eq!(contacts(end(json!("2026-02-05"))), ["ended 2026-02-06 - -", "overdue 2026-01-12 79 -"]);
    // A recall ends the licence, whatever else runs.
    let recalled = json!({ "kind": "recalled", "on": "2026-03-05", "verified": true });
    assert_eq!(contacts(recalled), ["ended 2026-02-06 - -", "suspended 2026-01-12 - 52"]);
}

#[test]
fn a_longer_interval_moves_only_what_is_not_yet_due_and_approved() {
    let set = |on: &str, months: u16, approved: &str| json!({ "kind": "interval-set", "on": on, "of": "home-visit", "months": months, "reasons": "x", "by": "a", "approvedBy": approved });
    let at = |second: Value, today: &str| {
        let events = json!([{ "kind": "order-started", "on": "2026-01-05" }, set("2026-01-05", 3, ""), second]);
        shown("england-wales-2017", "home-visit", &events, today)
    };
    assert_eq!(at(set("2026-02-01", 6, ""), "2026-03-01"), ["upcoming 2026-04-05 0 -"]);
    assert_eq!(at(set("2026-02-01", 6, "a"), "2026-03-01"), ["upcoming 2026-04-05 0 -"]);
    assert_eq!(at(set("2026-02-01", 6, "m"), "2026-03-01"), ["upcoming 2026-07-05 0 -"]);
    assert_eq!(at(set("2026-04-06", 6, "m"), "2026-05-01"), ["overdue 2026-04-05 26 -"]);
    assert_eq!(at(set("2026-03-01", 1, ""), "2026-03-02"), ["overdue 2026-03-01 1 -"]);
}

#[test]
fn the_year_is_prolonged_and_what_the_police_owed_lapses() {
    let caution = json!({ "kind": "notification-started", "on": "2016-03-01", "disposal": "caution" });
    let told = json!({ "kind": "notified", "on": "2016-03-02", "about": "initial" });
    let abroad = json!({ "kind": "went-abroad", "on": "2017-02-20", "verified": true });
    let year = |events: Value, today: &str| shown("england-wales-2007", "notification-periodic", &events, today);
    assert_eq!(year(json!([caution, told, abroad]), "2017-03-10"), ["upcoming - - -"]);
    let back = json!([caution, told, abroad, { "kind": "came-back", "on": "2017-03-03" }]);
    assert_eq!(year(back.clone(), "2017-03-10"), ["overdue 2017-03-05 5 -"]);
    // Two years end on 28 February 2018: what he owed stays, how late it was stops, and the end waits to be confirmed.
    assert_eq!(year(back.clone(), "2018-03-02"), ["overdue 2017-03-05 360 -"]);
    assert_eq!(shown("england-wales-2007", "notification-end", &back, "2018-03-02"), ["overdue 2018-02-28 2 -"]);
    assert_eq!(shown("england-wales-2007", "home-visit", &back, "2018-03-02"), ["lapsed 2017-03-03 - -"]);
}

#[test]
fn an_incident_is_closed_by_whoever_manages_him() {
    let order = json!({ "kind": "order-started", "on": "2026-01-05" });
    let incident = json!({ "kind": "significant-incident", "on": "2026-02-02", "id": "i" });
    let assessed =
        |form: Value| json!({ "kind": "oasys-completed", "on": "2026-02-05", "incident": "i", "form": form });
    let reviewed = json!({ "kind": "risk-reviewed", "on": "2026-02-05", "of": "i" });
    let at = |events: Value| shown("england-wales-2005", "reassessment", &events, "2026-03-01");
    assert_eq!(at(json!([order, incident, assessed(json!("layer-3"))])), ["done 2026-02-02 3 -"]);
    assert_eq!(at(json!([order, incident, assessed(Value::Null)])), ["overdue 2026-02-02 27 -"]);
    assert_eq!(at(json!([order, incident, reviewed])), ["overdue 2026-02-02 27 -"]);
    // Only an outright "no" says that probation does not manage him.
    assert_eq!(at(json!([incident, reviewed])), ["overdue 2026-02-02 27 -"]);
    assert_eq!(at(json!([incident, assessed(json!("layer-3"))])), ["done 2026-02-02 3 -"]);
}

#[test]
fn the_order_of_the_list_means_nothing() {
    for history in super::histories::drawn(300) {
        let assessment = history.assess();
        let all = |case: &Value| {
            let mut lines: Vec<String> = Model::new(case, history.today, &assessment)
                .duties()
                .iter()
                .map(|duty| format!("{:?}", Duty { opened: None, ..duty.clone() }))
                .collect();
            lines.sort();
            lines
        };
        let mut turned = history.case.clone();
        turned["events"].as_array_mut().unwrap().reverse();
        assert_eq!(all(&history.case), all(&turned), "seed {}", history.seed);
    }
}

/// The clocks of the person: one open duty each (ruling 19).
const OF_THE_PERSON: &[&str] = &[
    "oasys-review",
    "home-visit",
    "mappa-review",
    "plan-review",
    "supervisor-review",
    "countersignature",
    "notification-periodic",
    "notification-end",
    "notification-review",
    "visit-interval",
];

#[test]
fn a_duty_is_of_one_piece_and_a_clock_of_the_person_has_one_open() {
    for history in super::histories::drawn(2000) {
        let assessment = history.assess();
        let all = Model::new(&history.case, history.today, &assessment).duties();
        for duty in &all {
            let due = duty.due.map(|due| due.cmp(&history.today));
            let fits = match duty.state {
                "overdue" => due == Some(std::cmp::Ordering::Less) && duty.days_late.is_some(),
                "due" => due.is_some_and(std::cmp::Ordering::is_le) && duty.days_late == Some(0),
                "upcoming" => due != Some(std::cmp::Ordering::Less),
                "cannot-date" => due.is_none() && duty.days_late.is_some() == duty.backstop.is_some(),
                "suspended" => duty.days_late.is_none(),
                "done" => {
                    duty.done_on.is_some_and(|on| on <= history.today) && due.is_some() == duty.days_late.is_some()
                }
                "ended" | "lapsed" | "superseded" => duty.done_on.is_none() && duty.days_late.is_none(),
                _ => false,
            };
            assert!(fits && duty.days_late.is_none_or(|late| late >= 0), "seed {}: {duty:?}", history.seed);
        }
        for kind in OF_THE_PERSON {
            let open = all.iter().filter(|duty| {
                let over = ["done", "ended", "lapsed", "superseded"].contains(&duty.state);
                duty.kind == *kind && !over
            });
            // What somebody owed when a period was over stays beside what a later one asks for.
            let open = open.filter(|duty| *kind != "notification-periodic" || duty.state != "overdue");
            assert!(open.count() <= 1, "seed {}: {kind}", history.seed);
        }
    }
}

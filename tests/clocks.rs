//! The clocks of supervision, visits and MAPPA, under each standard: by when, what closes them, what holds and ends them.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

use joint_risk::{Date, Engine, assess_json, dates_changed};
use serde_json::{Value, json};

/// A case that is low on every count, so that nothing but `events` sets its dates.
fn case(standard: Value, events: Value) -> Value {
    json!({
        "division": "england-and-wales", "standard": standard,
        "person": { "sex": "male", "dateOfBirth": "1960-04-12" },
        "riskMatrix": {
            "startOfRisk": "2005-01-05", "sexualAppearances": 1, "criminalAppearances": 1, "violentAppearances": 0,
            "burglary": false, "maleVictim": false, "strangerVictim": false, "nonContactOffence": false,
            "neverInRelationship": false, "ageAtLatestSexualOffence": 40, "indecentImagesOnly": false
        },
        "oasys": { "supervised": true, "harm": {
            "community": { "children": "low", "public": "low", "knownAdult": "low", "staff": "low" },
            "custody": "not-applicable"
        } },
        "events": events
    })
}

fn rated(mut case: Value, level: &str) -> Value {
    case["oasys"]["harm"]["community"]["public"] = json!(level);
    case
}

fn assess(case: &Value, today: &str) -> Value {
    serde_json::from_str(&assess_json(&case.to_string(), Date::parse(today).unwrap())).unwrap()
}

fn all(assessment: &Value, kind: &str) -> Vec<Value> {
    assessment["duties"].as_array().unwrap().iter().filter(|duty| duty["kind"] == kind).cloned().collect()
}

/// The only open duty of a clock.
fn open(assessment: &Value, kind: &str) -> Value {
    let mut open = all(assessment, kind);
    open.retain(|duty| !matches!(duty["state"].as_str().unwrap(), "done" | "superseded" | "ended"));
    assert_eq!(open.len(), 1, "one open duty of {kind}: {open:?}\n{}", assessment["problems"]);
    open.remove(0)
}

fn says(duty: &Value, code: &str) -> bool {
    duty["because"].as_array().unwrap().iter().any(|step| step["code"] == code)
}

fn due(duty: &Value) -> &str {
    duty["due"].as_str().unwrap_or("none")
}

fn problems(assessment: &Value) -> Vec<String> {
    let shown =
        |problem: &Value| format!("{} {}", problem["code"].as_str().unwrap(), problem["field"].as_str().unwrap());
    assessment["problems"].as_array().unwrap().iter().map(shown).collect()
}

// ------------------------------------------------------------------ standards

#[test]
fn the_standard_in_force_is_chosen_and_the_result_says_why() {
    for (division, today, id, because, historic, instead) in [
        ("england-and-wales", "2005-12-31", "england-wales-2005", "in-force", false, Value::Null),
        ("england-and-wales", "2017-06-28", "england-wales-2007", "in-force", false, Value::Null),
        ("england-and-wales", "2017-06-29", "england-wales-2017", "in-force", false, Value::Null),
        ("england-and-wales", "2026-02-01", "england-wales-2017", "in-force", false, Value::Null),
        ("england-and-wales", "2005-03-03", "england-wales-2005", "earliest", true, Value::Null),
        ("scotland", "2026-02-01", "scotland", "in-force", false, json!("ls-cmi")),
        ("scotland", "2010-02-01", "scotland", "earliest", true, json!("ls-cmi")),
        ("northern-ireland", "2026-02-01", "northern-ireland", "in-force", false, json!("ace")),
    ] {
        let mut unnamed = case(Value::Null, json!([{ "kind": "order-started", "on": "2000-01-05" }]));
        unnamed["division"] = json!(division);
        let used = assess(&unnamed, today)["standard"].clone();
        let expected = json!({ "id": id, "named": false, "chosenBecause": because, "historic": historic, "insteadOfOasys": instead });
        assert_eq!(used, expected, "{division} {today}");
    }
    let named = assess(&case(json!("england-wales-2005"), json!([])), "2026-02-01")["standard"].clone();
    assert_eq!((&named["chosenBecause"], &named["historic"]), (&json!("named"), &json!(true)));
}

#[test]
fn scotland_and_northern_ireland_have_no_duties_of_oasys() {
    for division in ["scotland", "northern-ireland"] {
        let mut there = case(
            Value::Null,
            json!([
                { "kind": "order-started", "on": "2026-01-05" },
                { "kind": "significant-incident", "on": "2026-01-20" },
                { "kind": "mappa-level-set", "on": "2026-01-20", "level": 2, "nextReview": "2026-04-10" }
            ]),
        );
        there["division"] = json!(division);
        let assessment = assess(&there, "2026-02-01");
        for kind in ["oasys-initial", "oasys-review", "oasys-termination"] {
            assert_eq!(all(&assessment, kind).len(), 0, "{division} {kind}");
        }
        // No interval is fixed there: the meeting agrees the day (Scottish guidance 2022, paragraphs 5.51 to 5.53).
        assert_eq!(due(&open(&assessment, "mappa-review")), "2026-04-10");
        assert_eq!(open(&assessment, "visit-interval")["state"], "overdue");
    }
}

#[test]
fn a_host_brings_its_own_standard_by_named_changes() {
    let own = json!({
        "schema": "joint-risk/standard/1", "id": "our-area", "title": "Our area", "basedOn": "england-wales-2005",
        "without": ["high-risk-plan"],
        "rules": [{ "id": "home-visit-low", "within": { "months": 6 }, "source": { "title": "Our policy" }, "standing": "confirmed" }]
    });
    let assessment = assess(&case(own.clone(), json!([{ "kind": "order-started", "on": "2026-01-05" }])), "2026-02-01");
    assert_eq!(problems(&assessment), Vec::<String>::new());
    assert_eq!(assessment["standard"]["chosenBecause"], "given");
    let visit = open(&assessment, "home-visit");
    assert_eq!((due(&visit), visit["rule"].as_str().unwrap()), ("2026-07-05", "our-area/home-visit-low"));
    assert_eq!(visit["source"]["title"], "Our policy");
    // What it does not say is as in its base.
    assert_eq!(due(&open(&assessment, "oasys-initial")), "2026-01-26");

    let refused = |pointer: &str, value: Value| {
        let mut own = own.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        own.pointer_mut(parent).unwrap()[key] = value;
        // A document that cannot be read takes no duty away: the standard in force is used (rulings 21 and 34).
        let assessment = assess(&case(own, json!([{ "kind": "order-started", "on": "2026-01-05" }])), "2026-02-01");
        assert_eq!(assessment["standard"]["id"], "england-wales-2017");
        assert_eq!(open(&assessment, "visit-interval")["state"], "overdue");
        assert_eq!(assessment["riskMatrix"]["sexual"]["status"], "scored", "the rest is scored");
        problems(&assessment)
    };
    assert_eq!(refused("/rules/0/within/months", json!(0)), ["out-of-range standard.rules[0].within.months"]);
    assert_eq!(refused("/rules/0/within", json!({ "days": 0 })), ["out-of-range standard.rules[0].within.days"]);
    assert_eq!(refused("/rules/0/source", Value::Null), ["missing standard.rules[0].source"]);
    assert_eq!(refused("/rules/0/standing", Value::Null), ["missing standard.rules[0].standing"]);
    assert_eq!(refused("/rules/0/source", json!("nowhere")), ["unknown-code standard.rules[0].source"]);
    for of_the_law in ["notification-periodic", "order-end"] {
        assert_eq!(refused("/rules/0/duty", json!(of_the_law)), ["unknown-code standard.rules[0].duty"]);
    }
    assert_eq!(refused("/rules/0/extra", json!(1)), ["unknown-key standard.rules[0].extra"]);
    assert_eq!(refused("/basedOn", json!("england-wales-1066")).first().unwrap(), "unknown-code standard.basedOn");
    assert_eq!(refused("/without", json!(["tea"])), ["unknown-code standard.without[0]"]);
    assert_eq!(refused("/inForce", json!({ "from": "tomorrow" })), ["not-a-date standard.inForce.from"]);
    assert_eq!(refused("/inForce", json!({ "from": "2007", "until": "2006" })), ["contradicts standard.inForce.until"]);
    let twice = json!([own["rules"][0], own["rules"][0]]);
    assert_eq!(refused("/rules", twice), ["duplicate standard.rules[1].id"]);
    // The later one is at fault by its place, and not by how its path is spelt.
    let mut eleven = vec![own["rules"][0].clone(); 11];
    for (place, rule) in eleven.iter_mut().enumerate() {
        rule["id"] = json!(format!("rule-{}", if place == 10 { 2 } else { place }));
        (rule["duty"], rule["owner"]) = (json!("home-visit"), json!("probation"));
    }
    assert_eq!(refused("/rules", json!(eleven)), ["duplicate standard.rules[10].id"]);
    assert_eq!(problems(&assess(&case(json!([]), json!([])), "2026-02-01")), ["wrong-type standard"]);
}

#[test]
fn every_built_in_standard_is_listed_with_its_weakest_standing() {
    let listed: Vec<(String, usize)> = Engine::new().standards().into_iter().map(|one| (one.id, one.rules)).collect();
    let ids: Vec<&str> = listed.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["england-wales-2005", "england-wales-2007", "england-wales-2017", "scotland", "northern-ireland"]);
    assert!(listed.iter().all(|(_, rules)| *rules >= 10), "{listed:?}");
}

#[test]
fn two_standards_are_compared_duty_by_duty() {
    let order = case(Value::Null, json!([{ "kind": "order-started", "on": "2026-01-05", "tier": 4 }])).to_string();
    let engine = Engine::new();
    let today = Date::parse("2026-02-01").unwrap();
    let compared = |one, other| serde_json::to_value(engine.compare_standards(&order, today, [one, other])).unwrap();
    let found = compared("england-wales-2005", "england-wales-2007");
    let dates = |kind: &str| {
        let list = found["differences"].as_array().unwrap();
        let one = list.iter().find(|difference| difference["kind"] == kind).expect(kind);
        [one["one"]["due"].clone(), one["other"]["due"].clone()]
    };
    // National Standards 2007: tier 4, the sentence plan in 5 days.
    assert_eq!(dates("oasys-initial"), [json!("2026-01-26"), json!("2026-01-10")]);
    // Ruling 27: five working days of an order where the standard gives no other.
    assert_eq!(dates("probation-contact"), [json!("2026-01-12"), json!("2026-01-07")]);
    assert_eq!(compared("scotland", "scotland")["differences"], json!([]));
    let unknown = compared("england-wales-2005", "tea");
    assert_eq!(
        (&unknown["problems"][0]["code"], &unknown["problems"][0]["field"]),
        (&json!("unknown-code"), &json!("standards[1]"))
    );
    assert_eq!(unknown["standards"], json!(["england-wales-2005", null]));
}

// ---------------------------------------------------------------------- OASys

#[test]
fn national_standards_2007_by_tier_and_by_time_to_release() {
    // Sentence plan: tiers 1 to 3 15 working days, tier 4 5 days; custody 8 weeks under two years to release, else 16.
    for (start, expected, step) in [
        (json!({ "kind": "order-started", "on": "2008-03-17", "tier": 1 }), "2008-04-09", "tier"),
        (json!({ "kind": "licence-started", "on": "2008-03-17", "tier": 3 }), "2008-04-09", "tier"),
        (json!({ "kind": "order-started", "on": "2008-03-17", "tier": 4 }), "2008-03-22", "tier"),
        // What is not known counts as the highest tier.
        (json!({ "kind": "order-started", "on": "2008-03-17" }), "2008-03-22", "tier"),
        (
            json!({ "kind": "sentenced-to-custody", "on": "2008-03-17", "months": 24, "release": "2010-03-16" }),
            "2008-05-12",
            "to-release",
        ),
        (
            json!({ "kind": "sentenced-to-custody", "on": "2008-03-17", "months": 60, "release": "2010-03-17" }),
            "2008-07-07",
            "to-release",
        ),
        (json!({ "kind": "sentenced-to-custody", "on": "2008-03-17" }), "2008-05-12", "to-release"),
    ] {
        let assessment = assess(&case(json!("england-wales-2007"), json!([start])), "2008-03-18");
        let duty = open(&assessment, "oasys-initial");
        assert_eq!(due(&duty), expected, "{start}");
        assert!(says(&duty, step), "{start}");
    }
    // Under twelve months there is no such time.
    let short = json!([{ "kind": "sentenced-to-custody", "on": "2008-03-17", "months": 11 }]);
    let assessment = assess(&case(json!("england-wales-2007"), short), "2008-03-18");
    assert_eq!(open(&assessment, "oasys-initial")["state"], "cannot-date");
    assert_eq!(all(&assessment, "victim-contact").len(), 0);
}

#[test]
fn today_the_first_oasys_counts_from_the_first_appointment() {
    // Measure SL006: 15 business days after the attended first appointment.
    let order = json!({ "kind": "order-started", "on": "2026-01-05" });
    let waiting = open(&assess(&case(Value::Null, json!([order])), "2026-02-01"), "oasys-initial");
    assert_eq!((waiting["state"].as_str(), &waiting["due"]), (Some("cannot-date"), &Value::Null));
    assert_eq!(
        (&waiting["backstop"], &waiting["daysLate"]),
        (&json!({ "due": "2026-02-02", "daysLate": 0 }), &json!(0))
    );
    assert!(says(&waiting, "needs-event"));
    let met = json!([order, { "kind": "contact", "on": "2026-01-12", "agency": "police" }, { "kind": "contact", "on": "2026-01-14", "agency": "probation" }]);
    // The appointment was due on 12 January: a later one moves nothing beyond 15 business days of that (timeline 18).
    assert_eq!(due(&open(&assess(&case(Value::Null, met), "2026-02-01"), "oasys-initial")), "2026-02-02");
    let early = json!([order, { "kind": "contact", "on": "2026-01-08", "agency": "probation" }]);
    assert_eq!(due(&open(&assess(&case(Value::Null, early), "2026-01-10"), "oasys-initial")), "2026-01-29");
}

#[test]
fn a_review_without_a_figure_takes_the_interval_that_was_set() {
    let events = json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "contact", "on": "2026-01-06" },
        { "kind": "oasys-completed", "on": "2026-01-20" }
    ]);
    let review = open(&assess(&case(Value::Null, events.clone()), "2026-02-01"), "oasys-review");
    assert_eq!((review["state"].as_str(), says(&review, "set-by")), (Some("cannot-date"), true));
    let mut set = events;
    set.as_array_mut()
        .unwrap()
        .push(json!({ "kind": "interval-set", "on": "2026-01-25", "of": "oasys-review", "weeks": 16, "reasons": "x" }));
    assert_eq!(due(&open(&assess(&case(Value::Null, set), "2026-02-01"), "oasys-review")), "2026-05-12");
}

#[test]
fn the_last_oasys_is_asked_for_when_supervision_ends() {
    let end = json!({ "kind": "order-ended", "on": "2006-06-01", "verified": true });
    let order = json!({ "kind": "order-started", "on": "2005-06-01" });
    let at = |oasys: Value| assess(&case(json!("england-wales-2005"), json!([order, oasys, end])), "2006-06-10");
    let ordinary = at(json!({ "kind": "oasys-completed", "on": "2006-05-20" }));
    assert_eq!(open(&ordinary, "oasys-termination")["state"], "cannot-date", "no source has a figure");
    let last = at(json!({ "kind": "oasys-completed", "on": "2006-05-20", "termination": true }));
    assert_eq!(all(&last, "oasys-termination")[0]["state"], "done");
}

// --------------------------------------------------------------------- visits

#[test]
fn an_interval_that_the_plan_must_set_and_has_not_is_due_now() {
    let order = json!({ "kind": "order-started", "on": "2018-01-05" });
    let assessment = assess(&case(Value::Null, json!([order])), "2018-02-01");
    let interval = open(&assessment, "visit-interval");
    assert_eq!((due(&interval), interval["daysLate"].as_i64()), ("2018-01-05", Some(27)));
    let visit = open(&assessment, "home-visit");
    assert_eq!((visit["state"].as_str(), says(&visit, "waits-for")), (Some("cannot-date"), true));

    let set =
        json!({ "kind": "interval-set", "on": "2018-01-08", "of": "home-visit", "months": 2, "reasons": "the plan" });
    let assessment = assess(&case(Value::Null, json!([order, set])), "2018-02-01");
    assert_eq!(all(&assessment, "visit-interval")[0]["state"], "done");
    let visit = open(&assessment, "home-visit");
    assert_eq!((due(&visit), says(&visit, "interval-set")), ("2018-03-05", true));
}

#[test]
fn a_plan_shortens_the_interval_of_a_standard_and_never_lengthens_it() {
    // Longer than the rating allows, and nobody approved it: the longest counts, and it is a problem (ruling 20).
    let longer = ["out-of-range events[1].months"];
    for (months, expected, said, found) in [(6, "2005-09-01", true, [].as_slice()), (18, "2006-03-01", false, &longer)]
    {
        let set =
            json!({ "kind": "interval-set", "on": "2005-03-02", "of": "home-visit", "months": months, "reasons": "x" });
        let events = json!([{ "kind": "order-started", "on": "2005-03-01" }, set]);
        let assessment = assess(&case(json!("england-wales-2005"), events), "2005-04-01");
        let visit = open(&assessment, "home-visit");
        assert_eq!((due(&visit), says(&visit, "interval-set")), (expected, said));
        assert_eq!(problems(&assessment), found);
    }
}

#[test]
fn a_visit_made_is_late_by_the_rating_of_its_time_where_that_was_recorded() {
    let events = |rating: &str| {
        json!([
            { "kind": "rating-recorded", "on": "2005-03-01", "rating": rating },
            { "kind": "order-started", "on": "2005-03-01" },
            { "kind": "rating-recorded", "on": "2005-04-01", "rating": "medium" },
            { "kind": "visit", "on": "2005-09-11", "access": true, "officers": 2 }
        ])
    };
    for (rating, expected, late) in
        [("medium", "2005-09-01", 10), ("low", "2005-09-01", 10), ("high", "2005-06-01", 102)]
    {
        let assessment = assess(&case(json!("england-wales-2005"), events(rating)), "2005-10-01");
        let made = all(&assessment, "home-visit").into_iter().find(|duty| duty["state"] == "done").unwrap();
        // The highest that stood in that time sets it.
        assert_eq!((due(&made), made["daysLate"].as_i64()), (expected, Some(late)), "{rating}");
        assert!(says(&made, "rating-then"));
    }
}

#[test]
fn a_visit_of_probation_is_a_contact_and_closes_no_visit_of_the_police() {
    let events = json!([
        { "kind": "order-started", "on": "2005-03-01" },
        { "kind": "visit", "on": "2005-05-01", "access": true, "agency": "probation" }
    ]);
    let assessment = assess(&case(json!("england-wales-2005"), events), "2005-06-01");
    assert_eq!(due(&open(&assessment, "home-visit")), "2006-03-01");
    assert_eq!(all(&assessment, "home-visit").len(), 1);
}

#[test]
fn the_second_failed_access_lists_the_tests_of_a_warrant() {
    let visit = |on: &str, access: bool, officers: u8| json!({ "kind": "visit", "on": on, "access": access, "officers": officers });
    let at = |visits: Value, today: &str, division: &str| {
        let mut case = case(Value::Null, visits);
        case["division"] = json!(division);
        assess(&case, today)["management"]["visits"].clone()
    };
    let visits = json!([
        visit("2026-01-01", false, 2),
        visit("2026-01-10", true, 1),
        visit("2026-01-20", false, 2),
        visit("2026-01-27", false, 0)
    ]);
    let one = at(json!([visits[0], visits[1], visits[2]]), "2026-02-01", "england-and-wales");
    assert_eq!((one["failedAccess"]["count"].as_i64(), &one["failedAccess"]["entryWarrant"]), (Some(1), &Value::Null));
    let two = at(visits.clone(), "2026-02-01", "england-and-wales");
    assert_eq!(two["failedAccess"]["count"], 2, "those since the person was last seen");
    let warrant = &two["failedAccess"]["entryWarrant"];
    assert_eq!(warrant["section"], "96B");
    let met: Vec<&Value> = warrant["tests"].as_array().unwrap().iter().map(|test| &test["met"]).collect();
    assert_eq!(met, [&json!(true), &json!(true), &Value::Null, &Value::Null, &Value::Null, &Value::Null]);
    // A lone visit is flagged: contrary to the guidance.
    let alone: Vec<&str> = two["alone"].as_array().unwrap().iter().map(|event| event["on"].as_str().unwrap()).collect();
    assert_eq!(alone, ["2026-01-10", "2026-01-27"]);
    // In force on 31 May 2007 (SI 2007/858): until then entry is by consent only.
    let early = json!([visit("2007-05-01", false, 2), visit("2007-05-02", false, 2)]);
    for (today, in_force) in [("2007-05-30", false), ("2007-05-31", true)] {
        let visits = at(early.clone(), today, "england-and-wales");
        assert_eq!(visits["failedAccess"]["entryWarrant"]["tests"][0]["met"], in_force);
    }
    assert_eq!(at(visits, "2026-02-01", "scotland")["failedAccess"]["entryWarrant"]["section"], "96A");
}

#[test]
fn what_visits_were_for_and_when_is_kept() {
    let events = json!([
        { "kind": "visit", "on": "2026-01-10", "access": true, "purposes": ["compliance", "person-care"], "evening": true },
        { "kind": "visit", "on": "2026-01-20", "access": true, "purposes": ["compliance"], "announced": true }
    ]);
    let visits = &assess(&case(Value::Null, events), "2026-02-01")["management"]["visits"];
    assert_eq!(visits["purposes"].as_array().unwrap().len(), 7);
    assert_eq!(visits["purposes"][0], json!({ "purpose": "compliance", "lastOn": "2026-01-20" }));
    assert_eq!(visits["purposes"][6], json!({ "purpose": "person-care", "lastOn": "2026-01-10" }));
    assert_eq!(visits["purposes"][1]["lastOn"], Value::Null);
    assert_eq!((&visits["lastEvening"], visits["announced"].as_array().unwrap().len()), (&json!("2026-01-10"), 1));
}

#[test]
fn a_visit_and_a_contact_in_one_window_are_proposed_as_one() {
    let at = |weeks: u32, visit_on: &str| {
        let events = json!([
            { "kind": "order-started", "on": "2026-01-05" },
            { "kind": "interval-set", "on": "2026-01-05", "of": "home-visit", "months": 3, "reasons": "x" },
            { "kind": "interval-set", "on": "2026-01-05", "of": "probation-contact", "weeks": weeks, "reasons": "x" },
            { "kind": "visit", "on": visit_on, "access": true, "agency": "police" },
            { "kind": "contact", "on": "2026-03-20", "agency": "probation" }
        ]);
        assess(&case(Value::Null, events), "2026-04-01")["management"]["visits"]["joint"].clone()
    };
    let both = at(4, "2026-01-20");
    assert_eq!(both, json!({ "on": "2026-04-17", "visit": "2026-04-20", "contact": "2026-04-17" }));
    // The visit comes after the contact after next: that is no window.
    assert_eq!(at(1, "2026-01-20"), Value::Null);
}

#[test]
fn reactive_management_takes_three_years_of_low_and_a_supervisor_and_ends_on_any_change() {
    let with = |extra: Value| {
        let mut events = vec![
            json!({ "kind": "order-started", "on": "2018-01-05" }),
            json!({ "kind": "interval-set", "on": "2018-01-05", "of": "home-visit", "months": 12, "reasons": "x" }),
            json!({ "kind": "rating-recorded", "on": "2018-01-05", "rating": "medium", "by": "A" }),
            json!({ "kind": "rating-recorded", "on": "2018-03-01", "rating": "low", "by": "A" }),
            json!({ "kind": "countersigned", "on": "2018-03-01", "rating": "low", "reason": "x", "by": "M", "authorisedFor": "medium" }),
        ];
        events.extend(extra.as_array().unwrap().iter().cloned());
        case(Value::Null, Value::Array(events))
    };
    let state = |extra: Value, today: &str| assess(&with(extra), today)["management"]["visits"]["reactive"].clone();
    assert_eq!(state(json!([]), "2021-02-28")["state"], "too-early");
    let possible = state(json!([]), "2021-03-01");
    assert_eq!((&possible["state"], &possible["possibleFrom"]), (&json!("supervisor-decides"), &json!("2021-03-01")));
    let started = |on: &str, verified: bool| json!({ "kind": "reactive-started", "on": on, "verified": verified });
    assert_eq!(state(json!([started("2021-02-01", true)]), "2021-03-05")["state"], "no-effect", "too early");
    assert_eq!(state(json!([started("2021-03-02", false)]), "2021-03-05")["state"], "no-effect", "not verified");
    let under_way = assess(&with(json!([started("2021-03-02", true)])), "2021-03-05");
    assert_eq!(under_way["management"]["visits"]["reactive"]["state"], "under-way");
    assert_eq!(open(&under_way, "home-visit")["state"], "suspended");
    for change in [
        json!({ "kind": "risk-changed", "on": "2021-04-01" }),
        json!({ "kind": "significant-incident", "on": "2021-04-01" }),
        json!({ "kind": "conviction", "on": "2021-04-01" }),
        json!({ "kind": "rating-recorded", "on": "2021-04-01", "rating": "medium" }),
        json!({ "kind": "reactive-ended", "on": "2021-04-01" }),
    ] {
        let after = assess(&with(json!([started("2021-03-02", true), change])), "2021-05-01");
        assert_eq!(after["management"]["visits"]["reactive"]["state"], "ended", "{change}");
        assert_eq!(open(&after, "home-visit")["state"], "overdue", "{change}");
    }
    let raised = assess(&rated(with(json!([started("2021-03-02", true)])), "medium"), "2021-03-05");
    assert_eq!(raised["management"]["visits"]["reactive"]["state"], "ended");
    let old = case(json!("england-wales-2005"), json!([]));
    assert_eq!(assess(&old, "2021-03-05")["management"]["visits"]["reactive"]["state"], "not-in-standard");
}

// ---------------------------------------------------------------------- MAPPA

#[test]
fn the_day_that_a_meeting_agreed_holds_unless_the_standard_is_earlier() {
    for (agreed, expected, holds) in [("2010-03-01", "2010-03-01", true), ("2010-04-30", "2010-03-26", false)] {
        let set = json!([{ "kind": "mappa-level-set", "on": "2010-01-01", "level": 2, "nextReview": agreed }]);
        let review = open(&assess(&case(json!("england-wales-2005"), set), "2010-01-15"), "mappa-review");
        assert_eq!(due(&review), expected);
        let step = review["because"].as_array().unwrap().iter().find(|step| step["code"] == "agreed-day").unwrap();
        assert_eq!(step["holds"], holds);
    }
}

#[test]
fn the_plan_is_a_clock_of_its_own_and_a_new_level_resets_nothing() {
    // Joint inspection of June 2010, paragraphs 9.2 to 9.4: level 1 every 4 months, level 2 every 8 to 12 weeks.
    let events = json!([
        { "kind": "mappa-level-set", "on": "2010-01-01", "level": 1 },
        { "kind": "visit", "on": "2010-02-01", "access": true },
        { "kind": "mappa-review", "on": "2010-02-01" },
        { "kind": "mappa-level-set", "on": "2010-03-01", "level": 2 }
    ]);
    let first = json!([events[0], events[1], events[2]]);
    assert_eq!(
        due(&open(&assess(&case(json!("england-wales-2005"), first), "2010-02-02"), "plan-review")),
        "2010-05-01"
    );
    let changed = assess(&case(json!("england-wales-2005"), events), "2010-03-02");
    assert_eq!(due(&open(&changed, "plan-review")), "2010-03-26", "12 weeks from the first level, not from the second");
    assert_eq!(due(&open(&changed, "mappa-review")), "2010-05-24");
}

#[test]
fn a_decision_on_a_level_shows_what_its_record_lacks_and_none_is_proposed() {
    let at = |division: &str, event: Value| {
        let mut case = rated(case(Value::Null, json!([event])), "very-high");
        case["division"] = json!(division);
        assess(&case, "2026-02-01")["management"]["mappa"].clone()
    };
    assert_eq!(
        assess(&rated(case(Value::Null, json!([])), "very-high"), "2026-02-01")["management"]["mappa"],
        Value::Null
    );
    let bare = at("england-and-wales", json!({ "kind": "mappa-level-set", "on": "2026-01-05", "level": 2 }));
    assert_eq!(bare["gaps"], json!(["reasons-missing", "criteria-missing", "category-missing"]));
    let whole = json!({ "kind": "mappa-level-set", "on": "2026-01-05", "level": 2, "category": 1, "reasons": "x", "criteria": ["several-agencies"] });
    assert_eq!(at("england-and-wales", whole.clone())["gaps"], json!([]));
    // In Northern Ireland a category is one of risk, never a kind of offender.
    assert_eq!(at("northern-ireland", whole)["gaps"], json!(["category-missing", "category-not-here"]));
    let fourth = json!({ "kind": "mappa-level-set", "on": "2026-01-05", "level": 2, "category": 4, "reasons": "x", "criteria": ["media"] });
    assert_eq!(at("scotland", fourth)["gaps"], json!(["category-not-here", "criteria-of-other-level"]));
}

#[test]
fn minutes_are_done_when_they_are_out_and_in_the_records() {
    let minutes = |circulated: bool, filed: bool, on: &str| json!({ "kind": "mappa-minutes", "on": on, "meeting": "m1", "circulated": circulated, "filed": filed });
    let at = |list: Value| {
        let mut events = vec![json!({ "kind": "mappa-meeting", "on": "2026-01-05", "id": "m1" })];
        events.extend(list.as_array().unwrap().iter().cloned());
        all(&assess(&case(Value::Null, Value::Array(events)), "2026-02-01"), "mappa-minutes").remove(0)
    };
    assert_eq!(at(json!([]))["state"], "cannot-date", "timely, without a figure");
    let half = at(json!([minutes(true, false, "2026-01-10")]));
    assert_eq!(half["because"].as_array().unwrap().iter().find_map(|step| step["why"].as_str()), Some("not-filed"));
    let done = at(json!([minutes(true, false, "2026-01-10"), minutes(false, true, "2026-01-12")]));
    assert_eq!((done["state"].as_str(), done["doneOn"].as_str()), (Some("done"), Some("2026-01-12")));
}

#[test]
fn an_action_has_an_owner_a_day_and_a_place_in_the_plan() {
    let action =
        json!({ "kind": "mappa-action-set", "on": "2026-01-05", "id": "a1", "due": "2026-01-20", "owner": "police" });
    let assessment = assess(&case(Value::Null, json!([action])), "2026-02-01");
    let duty = open(&assessment, "mappa-action");
    assert_eq!((due(&duty), duty["daysLate"].as_i64(), says(&duty, "not-in-plan")), ("2026-01-20", Some(12), true));
    let mut carried = case(Value::Null, json!([action]));
    carried["oasys"]["plan"] =
        json!({ "type": "initial", "objectives": [{ "id": "o1", "text": "x", "mappaAction": "a1" }] });
    assert!(!says(&open(&assess(&carried, "2026-02-01"), "mappa-action"), "not-in-plan"));
    let nobody = json!({ "kind": "mappa-action-set", "on": "2026-01-05" });
    let duty = open(&assess(&case(Value::Null, json!([nobody])), "2026-02-01"), "mappa-action");
    assert_eq!((duty["state"].as_str(), says(&duty, "owner-missing")), (Some("cannot-date"), true));
    let done = json!([action, { "kind": "mappa-action-done", "on": "2026-01-22", "action": "a1" }]);
    let duty = all(&assess(&case(Value::Null, done), "2026-02-01"), "mappa-action").remove(0);
    assert_eq!((duty["state"].as_str(), duty["daysLate"].as_i64()), (Some("done"), Some(2)));
}

// ------------------------------------------------------- custody and release

#[test]
fn a_sentence_of_custody_asks_for_the_victim_the_level_and_the_plan() {
    let sentence = json!({ "kind": "sentenced-to-custody", "on": "2026-01-05", "months": 24, "release": "2027-01-31", "verified": true });
    let assessment =
        assess(&case(Value::Null, json!([{ "kind": "order-started", "on": "2025-01-06" }, sentence])), "2026-03-09");
    // Eight weeks of the sentence; custody does not hold it.
    let victim = open(&assessment, "victim-contact");
    assert_eq!((due(&victim), victim["daysLate"].as_i64()), ("2026-03-02", Some(7)));
    // Six months before 31 January is 31 July.
    assert_eq!(due(&open(&assessment, "pre-release-mappa")), "2026-07-31");
    assert_eq!(open(&assessment, "pre-release-plan")["state"], "cannot-date");
    assert_eq!(open(&assessment, "home-visit")["state"], "suspended");
    // Northern Ireland: the meeting three months before release; less time than that is at once.
    let mut ireland = case(
        Value::Null,
        json!([sentence, { "kind": "sentenced-to-custody", "on": "2026-12-05", "release": "2027-01-31" }]),
    );
    ireland["division"] = json!("northern-ireland");
    let dates: Vec<String> =
        all(&assess(&ireland, "2026-12-06"), "pre-release-mappa").iter().map(|duty| due(duty).to_owned()).collect();
    assert_eq!(dates, ["2026-10-31", "2026-12-05"]);
}

#[test]
fn who_is_away_cannot_be_visited_and_everything_else_goes_on() {
    for (away, back) in
        [("admitted-to-hospital", "discharged-from-hospital"), ("went-abroad", "came-back"), ("went-missing", "found")]
    {
        let start = [
            json!({ "kind": "order-started", "on": "2005-03-15" }),
            json!({ "kind": "oasys-completed", "on": "2005-04-01" }),
        ];
        let events = |extra: Value| {
            let mut events = start.to_vec();
            events.extend(extra.as_array().unwrap().iter().cloned());
            case(json!("england-wales-2005"), Value::Array(events))
        };
        let gone = json!([{ "kind": away, "on": "2006-03-01", "verified": true }]);
        let assessment = assess(&events(gone.clone()), "2006-04-01");
        assert_eq!(open(&assessment, "home-visit")["state"], "suspended", "{away}");
        // Abroad holds the review too; hospital and missing hold visits and contact alone (ruling 19).
        let review = if away == "went-abroad" { "suspended" } else { "overdue" };
        assert_eq!(open(&assessment, "oasys-review")["state"], review, "{away}");
        // What fell due in that time is due when it ends.
        let again = json!([gone[0], { "kind": back, "on": "2006-04-10" }]);
        let visit = open(&assess(&events(again), "2006-04-10"), "home-visit");
        assert_eq!((due(&visit), says(&visit, "resumed-by")), ("2006-04-10", true));
        // Only a verified event holds anything.
        let said = json!([{ "kind": away, "on": "2006-03-01" }]);
        let visit = open(&assess(&events(said), "2006-04-01"), "home-visit");
        assert_eq!((visit["state"].as_str(), says(&visit, "not-verified")), (Some("overdue"), true));
    }
}

#[test]
fn a_transfer_resets_nothing_and_the_sender_keeps_the_duties_until_it_is_accepted() {
    let order = json!({ "kind": "order-started", "on": "2026-01-05" });
    let at = |transfer: Value| assess(&case(json!("england-wales-2005"), json!([order, transfer])), "2026-02-01");
    let offered = at(json!({ "kind": "transferred", "on": "2026-01-20", "offered": "2026-01-20", "verified": true }));
    let initial = open(&offered, "oasys-initial");
    assert_eq!((due(&initial), says(&initial, "transfer-offered")), ("2026-01-26", true));
    assert_eq!(open(&offered, "transfer-acceptance")["state"], "cannot-date");
    let accepted = json!({ "kind": "transferred", "on": "2026-01-28", "offered": "2026-01-20", "accepted": "2026-01-28", "verified": true });
    let accepted = at(accepted);
    let initial = open(&accepted, "oasys-initial");
    assert_eq!((due(&initial), says(&initial, "transfer-accepted")), ("2026-01-26", true));
    assert_eq!(all(&accepted, "transfer-acceptance")[0]["state"], "done");
}

#[test]
fn what_is_short_of_an_incident_is_looked_at_at_once() {
    let at = |extra: Value| {
        let mut events = vec![
            json!({ "kind": "order-started", "on": "2026-01-05" }),
            json!({ "kind": "risk-changed", "on": "2026-01-20" }),
        ];
        events.extend(extra.as_array().unwrap().iter().cloned());
        all(&assess(&case(Value::Null, Value::Array(events)), "2026-02-01"), "risk-review").remove(0)
    };
    assert_eq!((due(&at(json!([]))), at(json!([]))["daysLate"].as_i64()), ("2026-01-20", Some(12)));
    assert_eq!(
        at(json!([{ "kind": "oasys-completed", "on": "2026-01-25", "form": "fast-review" }]))["state"],
        "overdue"
    );
    assert_eq!(at(json!([{ "kind": "plan-reviewed", "on": "2026-01-25" }]))["state"], "done");
}

#[test]
fn supervisors_and_further_offences_have_no_figure_until_somebody_sets_one() {
    let events = json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "serious-further-offence", "on": "2026-01-20", "id": "s1" }
    ]);
    let assessment = assess(&rated(case(Value::Null, events.clone()), "high"), "2026-02-01");
    assert_eq!(open(&assessment, "supervisor-review")["state"], "cannot-date");
    assert_eq!(open(&assessment, "further-offence-review")["state"], "cannot-date");
    assert_eq!(all(&assess(&case(Value::Null, events.clone()), "2026-02-01"), "supervisor-review").len(), 0);
    let mut more = events;
    more.as_array_mut().unwrap().extend([
        json!({ "kind": "interval-set", "on": "2026-01-05", "of": "supervisor-review", "weeks": 3, "reasons": "x" }),
        json!({ "kind": "further-offence-reviewed", "on": "2026-01-30", "offence": "s1" }),
    ]);
    let assessment = assess(&rated(case(Value::Null, more), "high"), "2026-02-01");
    assert_eq!(due(&open(&assessment, "supervisor-review")), "2026-01-26");
    assert_eq!(all(&assessment, "further-offence-review")[0]["state"], "done");
}

#[test]
fn the_persons_own_part_is_kept_and_death_ends_everything() {
    let events = json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "person-involved", "on": "2026-01-06", "told": true, "invited": true, "understood": false },
        { "kind": "mappa-level-set", "on": "2026-01-07", "level": 1 },
        { "kind": "died", "on": "2026-01-20", "verified": true }
    ]);
    let assessment = assess(&case(json!("england-wales-2005"), events), "2026-02-01");
    assert_eq!(
        assessment["management"]["person"],
        json!({ "told": "2026-01-06", "invited": "2026-01-06", "understood": null })
    );
    for duty in assessment["duties"].as_array().unwrap() {
        assert_eq!(duty["state"], "ended", "{}", duty["kind"]);
    }
}

// ----------------------------------------------------- a calendar that changed

fn stored(division: &str, from: &str, due: &str, working: &str) -> Value {
    json!({ "schema": "joint-risk/assessment/1", "today": from, "release": "0.0.9", "duties": [
        { "kind": "oasys-review", "due": "2022-12-01", "lastWorkingDay": "2022-12-01", "calendar": format!("{division} 1997-2028"), "because": [] },
        { "kind": "oasys-initial", "due": due, "lastWorkingDay": working, "calendar": format!("{division} 1997-2028"), "because": [
            { "code": "counted-from", "event": "order-started", "on": from },
            { "code": "working-days", "count": 15, "counting": "after" } ] }
    ] })
}

#[test]
fn a_bank_holiday_announced_late_moves_the_dates_that_were_stored() {
    // Section 6.6 of the reference: Friday 9 September 2022, and 1 June 2026 in Scotland.
    for (division, from, was, now, day, announced) in [
        ("england-and-wales", "2022-09-09", "2022-09-30", "2022-10-03", "2022-09-19", "2022-09-09"),
        ("scotland", "2026-06-01", "2026-06-22", "2026-06-23", "2026-06-15", "2026-02-05"),
    ] {
        let found = serde_json::to_value(dates_changed(&stored(division, from, was, was).to_string())).unwrap();
        assert_eq!((&found["problems"], found["storedOn"].as_str()), (&json!([]), Some(from)));
        assert_eq!(
            found["changed"],
            json!([{ "index": 1, "kind": "oasys-initial", "division": division, "due": { "was": was, "now": now },
                "lastWorkingDay": { "was": was, "now": now }, "because": [{ "day": day, "announced": announced }] }])
        );
    }
    // England and Wales did not keep that day, and what this engine wrote it writes again.
    let same = stored("england-and-wales", "2026-06-01", "2026-06-22", "2026-06-22");
    assert_eq!(dates_changed(&same.to_string()).changed.len(), 0);
    let order = json!([{ "kind": "order-started", "on": "2022-09-09" }]);
    let own = assess(&case(json!("england-wales-2005"), order), "2022-09-09");
    assert_eq!(dates_changed(&own.to_string()).changed.len(), 0);
}

#[test]
fn a_last_working_day_moves_too() {
    let holiday = json!({ "schema": "joint-risk/assessment/1", "duties": [
        { "kind": "oasys-review", "due": "2022-09-19", "lastWorkingDay": "2022-09-19", "calendar": "northern-ireland 1997-2028" }
    ] });
    let found = serde_json::to_value(dates_changed(&holiday.to_string())).unwrap();
    assert_eq!(found["changed"][0]["due"], json!({ "was": "2022-09-19", "now": "2022-09-19" }));
    assert_eq!(found["changed"][0]["lastWorkingDay"], json!({ "was": "2022-09-19", "now": "2022-09-16" }));
}

#[test]
fn what_is_no_stored_assessment_is_an_answer() {
    let codes = |text: &str| -> Vec<String> {
        dates_changed(text).problems.iter().map(|problem| format!("{} {}", problem.code, problem.field)).collect()
    };
    assert_eq!(codes(""), ["malformed-json "]);
    assert_eq!(codes("{"), ["malformed-json "]);
    assert_eq!(codes("[]"), ["wrong-type "]);
    assert_eq!(codes("{}"), ["missing schema", "missing duties"]);
    assert_eq!(codes(r#"{"schema":"joint-risk/case/1"}"#), ["unknown-code schema"]);
    let with = |duty: &str| codes(&format!(r#"{{"schema":"joint-risk/assessment/1","duties":[{duty}]}}"#));
    assert_eq!(with("1"), ["wrong-type duties[0]"]);
    assert_eq!(with(r#"{"kind":"tea"}"#), ["unknown-code duties[0].kind"]);
    assert_eq!(
        with(r#"{"kind":"oasys-initial","due":"2022-02-30","calendar":"scotland x"}"#),
        ["no-such-date duties[0].due"]
    );
    assert_eq!(
        with(r#"{"kind":"oasys-initial","due":"2022-02-20","calendar":"wales"}"#),
        ["unknown-code duties[0].calendar"]
    );
}

// ------------------------------------------------------------------ bad input

#[test]
fn every_new_member_is_checked_and_the_rest_is_worked_out() {
    for (event, expected) in [
        (json!({ "kind": "interval-set", "of": "home-visit", "months": 3 }), "missing events[0].reasons"),
        (json!({ "kind": "interval-set", "of": "home-visit", "reasons": "x" }), "missing events[0].months"),
        (
            json!({ "kind": "interval-set", "of": "home-visit", "months": 3, "weeks": 1, "reasons": "x" }),
            "contradicts events[0].months",
        ),
        (
            json!({ "kind": "interval-set", "of": "home-visit", "months": 0, "reasons": "x" }),
            "out-of-range events[0].months",
        ),
        (
            json!({ "kind": "interval-set", "of": "home-visit", "months": 1.5, "reasons": "x" }),
            "not-whole events[0].months",
        ),
        (json!({ "kind": "interval-set", "of": "tea", "months": 3, "reasons": "x" }), "unknown-code events[0].of"),
        (json!({ "kind": "rating-recorded" }), "missing events[0].rating"),
        (json!({ "kind": "order-started", "tier": 5 }), "out-of-range events[0].tier"),
        (json!({ "kind": "sentenced-to-custody", "release": "2025-12-31" }), "contradicts events[0].release"),
        (json!({ "kind": "sentenced-to-custody", "months": "24" }), "wrong-type events[0].months"),
        (
            json!({ "kind": "mappa-level-set", "level": 2, "criteria": ["rating"] }),
            "unknown-code events[0].criteria[0]",
        ),
        (
            json!({ "kind": "mappa-level-set", "level": 2, "nextReview": "2025-01-01" }),
            "contradicts events[0].nextReview",
        ),
        (json!({ "kind": "mappa-action-set", "due": "2026-02-30" }), "no-such-date events[0].due"),
        (json!({ "kind": "visit", "purposes": "compliance" }), "wrong-type events[0].purposes"),
        (json!({ "kind": "visit", "evening": "yes" }), "wrong-type events[0].evening"),
        (
            json!({ "kind": "transferred", "offered": "2026-01-10", "accepted": "2026-01-09" }),
            "contradicts events[0].accepted",
        ),
        (json!({ "kind": "went-missing", "where": "x" }), "unknown-key events[0].where"),
        (json!({ "kind": "went-away" }), "unknown-code events[0].kind"),
    ] {
        let mut event = event;
        event["on"] = json!("2026-01-05");
        let assessment = assess(
            &case(json!("england-wales-2005"), json!([event, { "kind": "order-started", "on": "2026-01-05" }])),
            "2026-02-01",
        );
        assert_eq!(problems(&assessment), [expected], "{event}");
        assert!(!all(&assessment, "oasys-initial").is_empty());
    }
    // A completion before what it completes closes nothing.
    let early = json!([
        { "kind": "mappa-action-done", "on": "2026-01-05", "action": "a1" },
        { "kind": "mappa-action-set", "on": "2026-01-10", "id": "a1", "due": "2026-01-20" }
    ]);
    let assessment = assess(&case(Value::Null, early), "2026-02-01");
    assert_eq!(problems(&assessment), ["contradicts events[0].on"]);
    assert_eq!(open(&assessment, "mappa-action")["state"], "overdue");
}

#[test]
fn a_date_is_no_surer_than_the_bank_holidays_that_it_was_worked_out_by() {
    let base: Value = serde_json::from_str(include_str!("../src/standard/england-wales-2005.json")).unwrap();
    let rules = base["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap());
    let without: Vec<&str> = rules.filter(|id| *id != "oasys-initial").collect();
    let own = json!({
        "schema": "joint-risk/standard/1", "id": "our-area", "title": "Our area", "basedOn": "england-wales-2005",
        "without": without
    });
    let standing = |started: &str| {
        let mut case = json!({ "standard": own, "events": [{ "kind": "order-started", "on": started }] });
        let tables = assess(&case, "2012-06-01")["tables"].clone();
        let attest = |table: &Value| json!({ "table": table["table"], "by": "A", "on": "2012-01-01", "page": "1" });
        case["attestations"] = tables.as_array().unwrap().iter().map(attest).collect();
        let assessment = assess(&case, "2012-06-01");
        assert_eq!(problems(&assessment), Vec::<String>::new());
        let duties = assessment["duties"].as_array().unwrap();
        // A host's own document is never surer than attested (ruling 34).
        assert_eq!(duties.iter().map(|duty| duty["standing"].as_str().unwrap()).collect::<Vec<_>>(), ["attested"]);
        assessment["standing"].clone()
    };
    // Fifteen working days later: 2012-01-03, which gov.uk published, and 2011-12-30, which it did not.
    assert_eq!(standing("2011-12-08"), "attested");
    assert_eq!(standing("2011-12-07"), "secondary");
}

//! Every clock of the 2005 standard: by when, how late, and why.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

/// A case that is low on every count, so that nothing but `events` sets its dates.
fn case(events: Value) -> Value {
    json!({
        "division": "england-and-wales",
        "standard": "england-wales-2005",
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

fn with(mut case: Value, pointer: &str, value: Value) -> Value {
    *case.pointer_mut(pointer).expect("the case has this member") = value;
    case
}

fn assess(case: &Value, today: &str) -> Value {
    serde_json::from_str(&assess_json(&case.to_string(), Date::parse(today).unwrap())).unwrap()
}

fn of_kind(assessment: &Value, kind: &str) -> Vec<Value> {
    assessment["duties"].as_array().unwrap().iter().filter(|duty| duty["kind"] == kind).cloned().collect()
}

/// The only open duty of a clock.
fn open(assessment: &Value, kind: &str) -> Value {
    let mut open: Vec<Value> = of_kind(assessment, kind);
    open.retain(|duty| !matches!(duty["state"].as_str().unwrap(), "done" | "superseded" | "ended"));
    assert_eq!(open.len(), 1, "one open duty of {kind}: {open:?}");
    open.remove(0)
}

fn says(duty: &Value, code: &str) -> bool {
    duty["because"].as_array().unwrap().iter().any(|step| step["code"] == code)
}

fn day(duty: &Value, member: &str) -> String {
    duty[member].as_str().unwrap_or("none").to_owned()
}

#[test]
fn the_first_oasys_is_due_fifteen_working_days_after_the_order() {
    let started = case(json!([{ "kind": "order-started", "on": "2026-01-05" }]));
    for (today, state, late) in [
        ("2026-01-25", "upcoming", 0),
        ("2026-01-26", "due", 0),
        ("2026-01-27", "overdue", 1),
        ("2026-02-01", "overdue", 6),
    ] {
        let duty = open(&assess(&started, today), "oasys-initial");
        assert_eq!(day(&duty, "due"), "2026-01-26");
        assert_eq!(duty["state"], state, "on {today}");
        assert_eq!(duty["daysLate"], late, "on {today}");
        assert_eq!(duty["calendar"], "england-and-wales 1997-2028");
        assert_eq!(duty["rule"], "england-wales-2005/oasys-initial");
        assert!(says(&duty, "counted-from") && says(&duty, "working-days"));
    }
}

#[test]
fn the_licence_opens_the_same_clock() {
    let released = case(json!([{ "kind": "licence-started", "on": "2022-05-25" }]));
    // Two jubilee days lie between (duties-and-dates, section 6.6).
    assert_eq!(day(&open(&assess(&released, "2022-06-01"), "oasys-initial"), "due"), "2022-06-17");
}

#[test]
fn an_oasys_closes_the_first_clock_and_opens_the_review() {
    let done = case(json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "oasys-completed", "on": "2026-01-28" }
    ]));
    let assessment = assess(&done, "2026-02-01");
    let initial = &of_kind(&assessment, "oasys-initial")[0];
    assert_eq!((initial["state"].as_str(), initial["daysLate"].as_i64()), (Some("done"), Some(2)));
    assert_eq!(day(initial, "doneOn"), "2026-01-28");
    let review = open(&assessment, "oasys-review");
    // 16 weeks are 112 days; a Wednesday, so the last working day is the day itself.
    assert_eq!((day(&review, "due"), day(&review, "lastWorkingDay")), ("2026-05-20".into(), "2026-05-20".into()));
}

#[test]
fn a_date_in_weeks_stays_on_a_weekend_and_names_the_last_working_day() {
    let done = case(json!([
        { "kind": "order-started", "on": "2026-02-02" },
        { "kind": "oasys-completed", "on": "2026-02-07" }
    ]));
    let review = open(&assess(&done, "2026-03-01"), "oasys-review");
    assert_eq!((day(&review, "due"), day(&review, "lastWorkingDay")), ("2026-05-30".into(), "2026-05-29".into()));
}

#[test]
fn the_review_has_no_date_before_the_first_oasys() {
    let started = case(json!([{ "kind": "order-started", "on": "2026-01-05" }]));
    let review = open(&assess(&started, "2026-02-01"), "oasys-review");
    assert_eq!(review["state"], "cannot-date");
    assert_eq!((day(&review, "due"), day(&review, "earliest")), ("none".into(), "2026-05-24".into()));
    assert!(says(&review, "waits-for") && says(&review, "if-done-today"));
}

#[test]
fn one_review_duty_for_each_oasys_and_one_open() {
    let reviewed = case(json!([
        { "kind": "order-started", "on": "2005-04-01" },
        { "kind": "oasys-completed", "on": "2005-04-20" },
        { "kind": "oasys-reviewed", "on": "2005-08-20" },
        { "kind": "oasys-reviewed", "on": "2005-11-30" }
    ]));
    let assessment = assess(&reviewed, "2005-12-31");
    let reviews = of_kind(&assessment, "oasys-review");
    assert_eq!(reviews.len(), 3);
    let late: Vec<i64> =
        reviews.iter().filter(|duty| duty["state"] == "done").map(|duty| duty["daysLate"].as_i64().unwrap()).collect();
    assert_eq!(late, [10, 0], "10 August 2005 was the first due day");
    assert_eq!(day(&open(&assessment, "oasys-review"), "due"), "2006-03-22");
}

#[test]
fn what_is_not_a_full_and_complete_oasys_closes_nothing() {
    for (member, value, why) in [
        ("form", "fast-review", "not-full"),
        ("form", "layer-1", "not-full"),
        ("form", "oasys-1", "not-full"),
        ("status", "locked-incomplete", "locked-incomplete"),
        ("status", "signed", "awaiting-countersignature"),
        ("status", "open", "not-complete"),
    ] {
        let unfit = case(json!([
            { "kind": "order-started", "on": "2026-01-05" },
            { "kind": "oasys-completed", "on": "2026-01-20", member: value }
        ]));
        let duty = open(&assess(&unfit, "2026-02-01"), "oasys-initial");
        assert_eq!(duty["state"], "overdue", "{value}");
        let step = duty["because"].as_array().unwrap().iter().find(|step| step["code"] == "closes-nothing").unwrap();
        assert_eq!(step["why"], why);
    }
}

#[test]
fn a_new_order_after_the_first_oasys_asks_for_another() {
    let again = case(json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "oasys-completed", "on": "2026-01-20" },
        { "kind": "licence-started", "on": "2026-03-02" }
    ]));
    let assessment = assess(&again, "2026-03-10");
    assert_eq!(of_kind(&assessment, "oasys-initial").len(), 2);
    assert_eq!(day(&open(&assessment, "oasys-initial"), "due"), "2026-03-23");
}

/// Ruling 19: the first OASys is each spell's; one full OASys closes that of every spell already begun.
#[test]
fn a_start_while_the_first_oasys_is_owed_has_a_date_of_its_own() {
    let twice = |extra: Value| {
        let mut events = vec![
            json!({ "kind": "order-started", "on": "2026-01-05" }),
            json!({ "kind": "licence-started", "on": "2026-01-12" }),
        ];
        events.extend(extra.as_array().unwrap().iter().cloned());
        let assessment = assess(&case(Value::Array(events)), "2026-02-01");
        let shown =
            |duty: &Value| format!("{} {} {}", duty["state"].as_str().unwrap(), day(duty, "due"), duty["daysLate"]);
        of_kind(&assessment, "oasys-initial").iter().map(shown).collect::<Vec<String>>()
    };
    assert_eq!(twice(json!([])), ["overdue 2026-01-26 6", "upcoming 2026-02-02 0"]);
    let done = json!([{ "kind": "oasys-completed", "on": "2026-01-28" }]);
    assert_eq!(twice(done), ["done 2026-01-26 2", "done 2026-02-02 0"]);
}

#[test]
fn the_plan_for_high_risk_is_for_orders_of_its_two_years() {
    let high = |on: &str| {
        let case = case(json!([{ "kind": "order-started", "on": on }]));
        with(case, "/oasys/harm/community/public", json!("high"))
    };
    assert_eq!(of_kind(&assess(&high("2005-03-31"), "2006-01-01"), "high-risk-plan").len(), 0);
    let first = open(&assess(&high("2005-04-01"), "2006-01-01"), "high-risk-plan");
    assert_eq!(day(&first, "due"), "2005-04-08");
    assert!(says(&first, "harm-level"));
    assert_eq!(of_kind(&assess(&high("2007-03-31"), "2007-05-01"), "high-risk-plan").len(), 1);
    assert_eq!(of_kind(&assess(&high("2007-04-01"), "2007-05-01"), "high-risk-plan").len(), 0);
    // It is for high and very high risk of harm, and not instead of the fifteen days.
    let medium = with(high("2005-04-01"), "/oasys/harm/community/public", json!("medium"));
    assert_eq!(of_kind(&assess(&medium, "2006-01-01"), "high-risk-plan").len(), 0);
    assert_eq!(of_kind(&assess(&high("2005-04-01"), "2006-01-01"), "oasys-initial").len(), 1);
    // A blank cell could still be high.
    let blank = with(high("2005-04-01"), "/oasys/harm/community/public", Value::Null);
    assert_eq!(of_kind(&assess(&blank, "2006-01-01"), "high-risk-plan").len(), 1);
}

#[test]
fn visits_follow_the_joint_rating() {
    for (level, due) in
        [("low", "2006-03-31"), ("medium", "2005-09-30"), ("high", "2005-06-30"), ("very-high", "2005-04-30")]
    {
        // 31 March: the month after has no such day, and the date is clamped, not carried over.
        let case = case(json!([{ "kind": "order-started", "on": "2005-03-31" }]));
        let visit = open(&assess(&with(case, "/oasys/harm/community/staff", json!(level)), "2005-04-01"), "home-visit");
        assert_eq!(day(&visit, "due"), due, "{level}");
        assert!(says(&visit, "joint-rating"));
        assert_eq!(visit["historic"], false);
    }
}

#[test]
fn an_unknown_rating_is_visited_as_the_highest_possible() {
    let case = case(json!([{ "kind": "order-started", "on": "2005-03-15" }]));
    let blank = with(case, "/oasys/harm/community/children", Value::Null);
    assert_eq!(day(&open(&assess(&blank, "2005-03-20"), "home-visit"), "due"), "2005-04-15");
}

#[test]
fn only_a_visit_that_saw_the_person_counts() {
    let visited = case(json!([
        { "kind": "order-started", "on": "2005-03-01" },
        { "kind": "visit", "on": "2005-04-01", "access": true, "officers": 2 },
        { "kind": "visit", "on": "2005-05-01", "access": false, "officers": 2 },
        { "kind": "visit", "on": "2005-05-02" }
    ]));
    let assessment = assess(&visited, "2005-06-01");
    let next = open(&assessment, "home-visit");
    assert_eq!(day(&next, "due"), "2006-04-01");
    let why: Vec<&str> = next["because"].as_array().unwrap().iter().filter_map(|step| step["why"].as_str()).collect();
    assert_eq!(why, ["no-access", "access-not-recorded"]);
    // Where nobody recorded a rating, today's holds for all time, and that is said (timeline 11).
    let made = &of_kind(&assessment, "home-visit")[1];
    assert_eq!(
        (made["state"].as_str(), day(made, "due"), made["daysLate"].as_i64()),
        (Some("done"), "2006-03-01".into(), Some(0))
    );
    assert!(says(made, "rating-then-not-known"));
}

#[test]
fn a_value_outside_its_dates_is_marked_historic() {
    let started = case(json!([{ "kind": "order-started", "on": "2017-06-01" }]));
    let before = open(&assess(&started, "2017-06-28"), "home-visit");
    let after = open(&assess(&started, "2017-06-29"), "home-visit");
    assert_eq!((before["historic"].as_bool(), after["historic"].as_bool()), (Some(false), Some(true)));
    assert!(!says(&before, "historic") && says(&after, "historic"));
    assert_eq!(before["due"], after["due"], "it is computed all the same");
}

#[test]
fn mappa_reviews_by_level() {
    for (level, due) in [(1, "2010-05-01"), (2, "2010-03-26"), (3, "2010-02-12")] {
        let set = case(json!([{ "kind": "mappa-level-set", "on": "2010-01-01", "level": level }]));
        let duty = open(&assess(&set, "2010-01-15"), "mappa-review");
        assert_eq!(day(&duty, "due"), due, "level {level}");
        assert_eq!(duty["standing"], if level == 3 { "unconfirmed" } else { "secondary" });
    }
    assert_eq!(of_kind(&assess(&case(json!([])), "2010-01-15"), "mappa-review").len(), 0);
}

#[test]
fn a_new_level_takes_the_place_of_the_old_clock() {
    let changed = case(json!([
        { "kind": "mappa-level-set", "on": "2010-01-04", "level": 2 },
        { "kind": "mappa-review", "on": "2010-03-30" },
        { "kind": "mappa-level-set", "on": "2010-04-12", "level": 1 }
    ]));
    let assessment = assess(&changed, "2010-05-01");
    let states: Vec<String> = of_kind(&assessment, "mappa-review")
        .iter()
        .map(|duty| format!("{} {}", duty["state"].as_str().unwrap(), duty["daysLate"]))
        .collect();
    assert_eq!(states, ["upcoming 0", "done 1", "superseded 0"]);
    assert_eq!(day(&open(&assessment, "mappa-review"), "due"), "2010-08-12");
}

#[test]
fn of_two_levels_set_on_one_day_the_higher_stands() {
    for levels in [[1, 2], [2, 1]] {
        let set = |level: i32| json!({ "kind": "mappa-level-set", "on": "2010-01-04", "level": level });
        let both = case(json!([set(levels[0]), set(levels[1])]));
        assert_eq!(
            open(&assess(&both, "2010-01-05"), "mappa-review")["rule"],
            "england-wales-2005/mappa-review-level-2"
        );
    }
}

fn incident(extra: Value) -> Value {
    let mut events = vec![
        json!({ "kind": "order-started", "on": "2026-01-05" }),
        json!({ "kind": "oasys-completed", "on": "2026-01-20" }),
        json!({ "kind": "significant-incident", "on": "2026-03-02", "id": "i1" }),
    ];
    events.extend(extra.as_array().unwrap().iter().cloned());
    case(Value::Array(events))
}

#[test]
fn an_incident_opens_a_reassessment_at_once() {
    let assessment = assess(&incident(json!([])), "2026-03-05");
    let duty = open(&assessment, "reassessment");
    assert_eq!((day(&duty, "due"), duty["daysLate"].as_i64()), ("2026-03-02".into(), Some(3)));
    assert!(says(&duty, "at-once"));
    assert_eq!(assessment["joint"]["beforeIncident"], true);
}

#[test]
fn only_a_full_oasys_that_names_the_incident_closes_it() {
    for (oasys, why) in [
        (json!({ "kind": "oasys-completed", "on": "2026-03-04" }), "incident-not-named"),
        (json!({ "kind": "oasys-completed", "on": "2026-03-04", "incident": "i2" }), "incident-not-named"),
        (json!({ "kind": "oasys-reviewed", "on": "2026-03-04", "incident": "i1", "form": "fast-review" }), "not-full"),
        (
            json!({ "kind": "oasys-completed", "on": "2026-03-04", "incident": "i1", "form": "layer-3", "status": "locked-incomplete" }),
            "locked-incomplete",
        ),
    ] {
        let duty = open(&assess(&incident(json!([oasys])), "2026-03-05"), "reassessment");
        assert_eq!(duty["state"], "overdue");
        assert_eq!(duty["because"].as_array().unwrap().iter().find_map(|step| step["why"].as_str()), Some(why));
    }
    let closed = assess(
        &incident(json!([{ "kind": "oasys-completed", "on": "2026-03-04", "incident": "i1", "form": "layer-3" }])),
        "2026-03-05",
    );
    let duty = &of_kind(&closed, "reassessment")[0];
    assert_eq!((duty["state"].as_str(), duty["daysLate"].as_i64()), (Some("done"), Some(2)));
    assert_eq!(closed["joint"]["beforeIncident"], false);
}

#[test]
fn at_high_the_reassessment_waits_for_its_countersignature() {
    let oasys = json!({ "kind": "oasys-completed", "on": "2026-03-04", "incident": "i1", "form": "layer-3" });
    let high = |extra: Value| with(incident(extra), "/oasys/harm/community/public", json!("high"));
    let duty = open(&assess(&high(json!([oasys])), "2026-03-09"), "reassessment");
    assert_eq!(
        duty["because"].as_array().unwrap().iter().find_map(|step| step["why"].as_str()),
        Some("awaiting-countersignature")
    );
    let signed = json!([oasys, { "kind": "countersigned", "on": "2026-03-06", "authorisedFor": "high" }]);
    let duty = of_kind(&assess(&high(signed), "2026-03-09"), "reassessment").remove(0);
    assert_eq!((duty["state"].as_str(), day(&duty, "doneOn")), (Some("done"), "2026-03-04".into()));
    let by_nobody = json!([oasys, { "kind": "countersigned", "on": "2026-03-06", "authorisedFor": "medium" }]);
    assert_eq!(open(&assess(&high(by_nobody), "2026-03-09"), "reassessment")["state"], "overdue");
}

#[test]
fn an_incident_without_a_name_is_named_by_its_day() {
    let unnamed = case(json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "significant-incident", "on": "2026-03-02" },
        { "kind": "oasys-completed", "on": "2026-03-03", "incident": "2026-03-02", "form": "layer-3" }
    ]));
    assert_eq!(of_kind(&assess(&unnamed, "2026-03-05"), "reassessment")[0]["state"], "done");
}

#[test]
fn high_and_very_high_need_a_countersignature() {
    let at = |level: &str, extra: Value| {
        let mut events = vec![
            json!({ "kind": "order-started", "on": "2026-01-05" }),
            json!({ "kind": "oasys-completed", "on": "2026-01-20" }),
        ];
        events.extend(extra.as_array().unwrap().iter().cloned());
        assess(&with(case(Value::Array(events)), "/oasys/harm/community/public", json!(level)), "2026-02-01")
    };
    for level in ["low", "medium"] {
        assert_eq!(of_kind(&at(level, json!([])), "countersignature").len(), 0);
        assert_eq!(at(level, json!([]))["joint"]["oversight"]["required"], false);
    }
    for level in ["high", "very-high"] {
        let assessment = at(level, json!([]));
        let duty = open(&assessment, "countersignature");
        assert_eq!((day(&duty, "due"), duty["daysLate"].as_i64()), ("2026-01-20".into(), Some(12)));
        assert_eq!(assessment["joint"]["oversight"]["required"], true);
        assert_eq!(assessment["joint"]["oversight"]["signed"], false);
        let signed = at(level, json!([{ "kind": "countersigned", "on": "2026-01-22", "authorisedFor": level }]));
        assert_eq!(of_kind(&signed, "countersignature")[0]["state"], "done");
        assert_eq!(signed["joint"]["oversight"]["signed"], true);
    }
    for (signature, why) in [
        (json!({ "kind": "countersigned", "on": "2026-01-22" }), "authority-not-known"),
        (
            json!({ "kind": "countersigned", "on": "2026-01-22", "authorisedFor": "medium" }),
            "countersigner-not-authorised",
        ),
    ] {
        let duty = open(&at("high", json!([signature])), "countersignature");
        assert_eq!(duty["because"].as_array().unwrap().iter().find_map(|step| step["why"].as_str()), Some(why));
    }
    // A signature from before the assessment signs nothing.
    let earlier = at("high", json!([{ "kind": "countersigned", "on": "2026-01-19", "authorisedFor": "very-high" }]));
    assert_eq!(open(&earlier, "countersignature")["state"], "overdue");
}

#[test]
fn a_draft_is_to_be_countersigned_on_its_day_and_where_nobody_knows_that_waits_for_it() {
    let mut draft = with(case(json!([])), "/oasys/harm/community/public", json!("very-high"));
    let duty = open(&assess(&draft, "2026-02-01"), "countersignature");
    assert_eq!((duty["state"].as_str(), day(&duty, "due")), (Some("overdue"), "2005-01-05".into()));
    let waits = |draft: &Value, field: &str| {
        let assessment = assess(draft, "2026-02-01");
        let duty = open(&assessment, "countersignature");
        assert_eq!((duty["state"].as_str(), &duty["due"]), (Some("cannot-date"), &Value::Null), "{field}");
        assert_eq!(duty["waitsFor"], json!([{ "event": null, "field": field, "duty": null }]));
        assert!(says(&duty, "unsigned-draft"));
        let asked = assessment["doNow"].as_array().unwrap().iter().any(|line| line["field"] == field);
        assert!(asked, "{}", assessment["doNow"]);
    };
    for unknown in [Value::Null, json!("2005-01-32")] {
        draft["riskMatrix"]["startOfRisk"] = unknown;
        waits(&draft, "riskMatrix.startOfRisk");
    }
    draft["riskMatrix"]["startOfRisk"] = Value::Null;
    draft["judgement"] = json!({ "rating": "very-high", "reason": "x", "by": "A" });
    waits(&draft, "judgement.on");
    draft["judgement"] = Value::Null;
    for (name, member) in [("harm", "overall"), ("arms", "level"), ("sa07", "level"), ("riskMatrix", "sexual")] {
        draft["recorded"] = json!({ name: { member: "low", "on": "?" } });
        waits(&draft, &format!("recorded.{name}.on"));
    }
    draft["recorded"] = Value::Null;
    draft["convictions"] = json!("?");
    waits(&draft, "convictions");
}

/// What cannot be read may be a later draft than the one that was signed (ruling 21).
#[test]
fn what_may_be_a_later_draft_is_not_signed_by_what_was_signed_before() {
    let at = |more: Value, judgement: Value| {
        let mut events = vec![
            json!({ "kind": "order-started", "on": "2026-01-05" }),
            json!({ "kind": "oasys-completed", "on": "2026-01-20" }),
            json!({ "kind": "countersigned", "on": "2026-01-22", "authorisedFor": "very-high" }),
        ];
        events.extend(more.as_array().unwrap().iter().cloned());
        let mut case = with(case(Value::Array(events)), "/oasys/harm/community/public", json!("very-high"));
        case["judgement"] = judgement;
        of_kind(&assess(&case, "2026-02-01"), "countersignature").remove(0)
    };
    let state = |duty: &Value| (duty["state"].as_str().unwrap().to_owned(), duty["due"].clone());
    assert_eq!(state(&at(json!([]), Value::Null)).0, "done");
    let undated = at(json!([]), json!({ "rating": "very-high", "reason": "x", "by": "A", "on": "2026-01-32" }));
    assert_eq!(state(&undated), ("cannot-date".to_owned(), Value::Null));
    assert_eq!(undated["waitsFor"][0]["field"], "judgement.on");
    for (member, value) in [("form", "layer3"), ("status", "done"), ("form", "not-known")] {
        let oasys = json!({ "kind": "oasys-completed", "on": "2026-01-28", member: value });
        let unsure = at(json!([oasys]), Value::Null);
        assert_eq!(state(&unsure), ("overdue".to_owned(), json!("2026-01-28")), "{member} {value}");
        let signed = json!({ "kind": "countersigned", "on": "2026-01-29", "authorisedFor": "very-high" });
        assert_eq!(state(&at(json!([oasys, signed]), Value::Null)).0, "done");
    }
    // One that can be read to be none leaves it signed.
    let short = json!({ "kind": "oasys-completed", "on": "2026-01-28", "form": "layer-1" });
    assert_eq!(state(&at(json!([short]), Value::Null)).0, "done");
}

#[test]
fn only_a_verified_event_suspends_or_ends() {
    let held = |verified: bool| {
        let case = case(json!([
            { "kind": "order-started", "on": "2026-01-05" },
            { "kind": "remanded", "on": "2026-01-12", "verified": verified }
        ]));
        assess(&case, "2026-02-01")
    };
    // What is held keeps its date and is not late; it was not yet due when that began (timeline 3).
    let duty = open(&held(true), "oasys-initial");
    assert_eq!((duty["state"].as_str(), day(&duty, "due")), (Some("suspended"), "2026-01-26".into()));
    assert_eq!((&duty["daysLate"], &duty["lateWhenSuspended"]), (&Value::Null, &json!(0)));
    let duty = open(&held(false), "oasys-initial");
    assert_eq!(duty["state"], "overdue");
    assert!(says(&duty, "not-verified"));
}

#[test]
fn what_fell_due_in_custody_is_due_on_release() {
    let released = case(json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "remanded", "on": "2026-01-12", "verified": true },
        { "kind": "released", "on": "2026-03-02" }
    ]));
    let duty = open(&assess(&released, "2026-03-05"), "oasys-initial");
    assert_eq!((day(&duty, "due"), duty["daysLate"].as_i64()), ("2026-03-02".into(), Some(3)));
    assert!(says(&duty, "resumed-by"));
    // What was late before custody stays late from its own day.
    let late = case(json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "remanded", "on": "2026-02-02", "verified": true },
        { "kind": "released", "on": "2026-03-02" }
    ]));
    assert_eq!(day(&open(&assess(&late, "2026-03-05"), "oasys-initial"), "due"), "2026-01-26");
}

/// Visits run while supervision or a requirement to notify is open, and end with the last of them (timeline 8).
#[test]
fn the_end_of_probation_leaves_the_police_duties() {
    let ended = |extra: Value| {
        let mut events = vec![
            json!({ "kind": "order-started", "on": "2026-01-05" }),
            json!({ "kind": "oasys-completed", "on": "2026-01-20" }),
            json!({ "kind": "order-ended", "on": "2026-04-01", "verified": true }),
        ];
        events.extend(extra.as_array().unwrap().iter().cloned());
        assess(&case(Value::Array(events)), "2026-06-01")
    };
    let register = json!([{ "kind": "notification-started", "on": "2026-01-05", "disposal": "other" }]);
    for (assessment, visits) in [(ended(register), "upcoming"), (ended(json!([])), "ended")] {
        assert!(of_kind(&assessment, "oasys-review").iter().all(|duty| duty["state"] == "ended"));
        let states: Vec<Value> = of_kind(&assessment, "home-visit").iter().map(|duty| duty["state"].clone()).collect();
        assert_eq!(states, [visits]);
    }
    let died = case(json!([
        { "kind": "order-started", "on": "2026-01-05" },
        { "kind": "died", "on": "2026-04-01", "verified": true }
    ]));
    let assessment = assess(&died, "2026-06-01");
    assert!(assessment["duties"].as_array().unwrap().iter().all(|duty| duty["state"] == "ended"));
}

#[test]
fn not_supervised_by_probation_has_no_oasys_duties() {
    let kinds = |case: &Value| -> Vec<String> {
        let duties = assess(case, "2026-02-01")["duties"].as_array().unwrap().clone();
        duties.iter().map(|duty| duty["kind"].as_str().unwrap().to_owned()).collect()
    };
    let register = json!([{ "kind": "notification-started", "on": "2026-01-05", "disposal": "other" }]);
    let police = with(case(register), "/oasys/supervised", json!(false));
    assert!(kinds(&police).iter().all(|kind| !kind.starts_with("oasys")), "{:?}", kinds(&police));
    // Beside an order that is open it is a contradiction, and ends nothing; nobody having said so is not a no.
    for said in [json!(false), Value::Null] {
        let order = json!([{ "kind": "order-started", "on": "2026-01-05" }]);
        let supervised = with(case(order), "/oasys/supervised", said);
        assert_eq!(open(&assess(&supervised, "2026-02-01"), "oasys-initial")["state"], "overdue");
    }
}

#[test]
fn outside_the_calendar_a_working_day_is_refused_and_the_rest_is_worked_out() {
    let far = case(json!([{ "kind": "order-started", "on": "2028-12-20" }]));
    let assessment = assess(&far, "2028-12-31");
    let duty = open(&assessment, "oasys-initial");
    assert_eq!((duty["state"].as_str(), &duty["due"]), (Some("cannot-date"), &Value::Null));
    assert!(says(&duty, "calendar-unknown"));
    assert_eq!(assessment["problems"][0]["code"], "calendar-unknown");
    assert_eq!(assessment["problems"][0]["field"], "events[0].on");
    let visit = open(&assessment, "home-visit");
    assert_eq!((day(&visit, "due"), &visit["lastWorkingDay"]), ("2029-12-20".into(), &Value::Null));
}

#[test]
fn the_division_of_the_standard_serves_where_none_is_named() {
    let silent = with(case(json!([{ "kind": "order-started", "on": "2026-06-01" }])), "/division", Value::Null);
    let duty = open(&assess(&silent, "2026-06-02"), "oasys-initial");
    assert_eq!(day(&duty, "due"), "2026-06-22");
    assert!(says(&duty, "division-of-standard"));
    // Scotland kept 15 June 2026.
    let scotland = with(silent, "/division", json!("scotland"));
    assert_eq!(day(&open(&assess(&scotland, "2026-06-02"), "oasys-initial"), "due"), "2026-06-23");
    let wrong = with(scotland, "/division", json!("wales"));
    // One that cannot be used is no milder than none: the dates stay, and its problem is something to mend now.
    let assessment = assess(&wrong, "2026-06-02");
    let duty = open(&assessment, "oasys-initial");
    assert_eq!(day(&duty, "due"), "2026-06-22");
    assert!(says(&duty, "division-of-standard"));
    assert_eq!(assessment["problems"][0]["field"], "division");
}

#[test]
fn without_an_order_or_licence_nothing_can_be_dated() {
    let assessment = assess(&case(json!([])), "2026-02-01");
    for kind in ["oasys-initial", "home-visit"] {
        let duty = open(&assessment, kind);
        assert_eq!(duty["state"], "cannot-date");
        assert!(says(&duty, "needs-event"));
    }
}

#[test]
fn the_order_in_which_events_are_entered_changes_nothing() {
    let events = [
        json!({ "kind": "order-started", "on": "2026-01-05" }),
        json!({ "kind": "visit", "on": "2026-02-05", "access": true }),
        json!({ "kind": "oasys-completed", "on": "2026-01-20" }),
        json!({ "kind": "mappa-level-set", "on": "2026-01-10", "level": 2 }),
    ];
    let forward = assess(&case(json!(events)), "2026-03-01");
    let mut backward = events.to_vec();
    backward.reverse();
    let backward = assess(&case(Value::Array(backward)), "2026-03-01");
    let shown = |assessment: &Value| -> Vec<String> {
        assessment["duties"]
            .as_array()
            .unwrap()
            .iter()
            .map(|duty| format!("{} {} {} {}", duty["kind"], duty["state"], duty["due"], duty["because"]))
            .collect()
    };
    assert_eq!(shown(&forward), shown(&backward));
}

#[test]
fn late_duties_stand_first() {
    let assessment = assess(&incident(json!([])), "2026-06-01");
    let order: Vec<&str> =
        assessment["duties"].as_array().unwrap().iter().map(|duty| duty["state"].as_str().unwrap()).collect();
    let rank = |state: &str| {
        ["overdue", "due", "upcoming", "cannot-date", "suspended", "done"].iter().position(|s| *s == state)
    };
    assert!(order.windows(2).all(|pair| rank(pair[0]) <= rank(pair[1])), "{order:?}");
}

#[test]
fn what_the_standard_gives_no_figure_for_asks_for_what_closes_it() {
    let rows = [
        (
            "oasys-termination",
            "oasys-completed",
            vec![
                json!({ "kind": "order-started", "on": "2025-01-10" }),
                json!({ "kind": "order-ended", "on": "2026-01-10", "verified": true }),
            ],
        ),
        (
            "pre-release-plan",
            "plan-reviewed",
            vec![json!({
                "kind": "sentenced-to-custody", "on": "2025-02-10", "months": 36, "release": "2027-01-10", "verified": true
            })],
        ),
    ];
    for (kind, closes, events) in rows {
        let assessment = assess(&case(Value::Array(events)), "2026-03-01");
        let duty = open(&assessment, kind);
        assert_eq!(
            (&duty["state"], &duty["waitsFor"]),
            (&json!("cannot-date"), &json!([{ "event": closes, "field": null, "duty": null }])),
            "{kind}"
        );
        let place = assessment["duties"].as_array().unwrap().iter().position(|each| *each == duty).unwrap();
        let lines = assessment["doNow"].as_array().unwrap();
        assert!(
            lines.iter().any(|line| line["duties"] == json!([place]) && line["record"]["kind"] == closes),
            "{kind}"
        );
    }
}

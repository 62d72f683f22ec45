//! What rates somebody, what rating holds when, who signed it, and what closes an incident (rulings 23 to 25, 30, 31).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

/// A man on an order whose instruments are all low, but for the level of serious harm.
fn case(harm: &str, events: &[Value]) -> Value {
    let mut all = vec![
        json!({ "kind": "order-started", "on": "2026-01-05", "id": "order" }),
        json!({ "kind": "oasys-completed", "on": "2026-01-20", "id": "first", "form": "layer-3", "by": "A. Author" }),
    ];
    all.extend(events.iter().cloned());
    json!({
        "division": "england-and-wales", "standard": "england-wales-2005",
        "person": { "sex": "male", "dateOfBirth": "1960-04-12" },
        "riskMatrix": {
            "startOfRisk": "2005-01-05", "sexualAppearances": 1, "criminalAppearances": 1, "violentAppearances": 0,
            "burglary": false, "maleVictim": false, "strangerVictim": false, "nonContactOffence": false,
            "neverInRelationship": false, "ageAtLatestSexualOffence": 40, "indecentImagesOnly": false
        },
        "oasys": { "supervised": true, "harm": {
            "community": { "children": harm, "public": "low", "knownAdult": "low", "staff": "low" }
        } },
        "events": all
    })
}

fn with(mut case: Value, member: &str, value: Value) -> Value {
    case[member] = value;
    case
}

fn assess(case: &Value, today: &str) -> Value {
    serde_json::from_str(&assess_json(&case.to_string(), Date::parse(today).unwrap())).unwrap()
}

fn of_kind(assessment: &Value, kind: &str) -> Vec<Value> {
    assessment["duties"].as_array().unwrap().iter().filter(|duty| duty["kind"] == kind).cloned().collect()
}

fn whys(duty: &Value) -> Vec<String> {
    let steps = duty["because"].as_array().unwrap();
    steps.iter().filter_map(|step| step["why"].as_str().map(str::to_owned)).collect()
}

fn says(steps: &Value, code: &str) -> bool {
    steps["because"].as_array().unwrap().iter().any(|step| step["code"] == code)
}

fn problems(assessment: &Value) -> Vec<String> {
    let problems = assessment["problems"].as_array().unwrap();
    problems.iter().map(|one| format!("{} {}", one["code"].as_str().unwrap(), one["field"].as_str().unwrap())).collect()
}

fn event(kind: &str, on: &str, more: Value) -> Value {
    let mut event = json!({ "kind": kind, "on": on });
    event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    event
}

fn incident() -> Value {
    event("significant-incident", "2026-03-02", json!({ "id": "i1" }))
}

fn full(on: &str, more: Value) -> Value {
    let mut oasys = event("oasys-completed", on, json!({ "form": "layer-3", "by": "A. Author", "incident": "i1" }));
    oasys.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    oasys
}

fn signed(on: &str, more: Value) -> Value {
    let mut signed = event("countersigned", on, json!({ "by": "M. Manager", "authorisedFor": "very-high" }));
    signed.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    signed
}

// ---------------------------------------------------------------- incidents

/// The state, days late and owner of the reassessment on a day.
fn reassessment(case: &Value, today: &str) -> (String, Option<i64>, String) {
    let duties = of_kind(&assess(case, today), "reassessment");
    assert_eq!(duties.len(), 1, "{duties:?}");
    let text = |member: &str| duties[0][member].as_str().unwrap().to_owned();
    (text("state"), duties[0]["daysLate"].as_i64(), text("owner"))
}

#[test]
fn under_supervision_only_a_full_oasys_that_says_so_and_names_it_closes_an_incident() {
    for (answer, why) in [
        (full("2026-03-04", json!({ "form": null })), "form-not-said"),
        (full("2026-03-04", json!({ "form": "layer-1" })), "not-full"),
        (full("2026-03-04", json!({ "form": "layer 3" })), "not-full"),
        (full("2026-03-04", json!({ "form": "not-known" })), "not-full"),
        (full("2026-03-04", json!({ "status": "signed" })), "awaiting-countersignature"),
        (full("2026-03-04", json!({ "status": "compleet" })), "not-complete"),
        (full("2026-03-04", json!({ "incident": null })), "incident-not-named"),
        (full("2026-03-04", json!({ "incident": 7 })), "incident-not-named"),
        (event("risk-reviewed", "2026-03-04", json!({ "of": "i1", "by": "P. Police" })), "not-by-manager"),
    ] {
        let assessment = assess(&case("low", &[incident(), answer.clone()]), "2026-03-05");
        let duty = &of_kind(&assessment, "reassessment")[0];
        assert_eq!((&duty["state"], &whys(duty)[0][..]), (&json!("overdue"), why), "{answer}");
        assert_eq!(assessment["joint"]["beforeIncident"], true);
    }
    let closed = case("low", &[incident(), full("2026-03-04", json!({}))]);
    assert_eq!(reassessment(&closed, "2026-03-09"), ("done".into(), Some(2), "probation".into()));
    assert_eq!(assess(&closed, "2026-03-09")["joint"]["beforeIncident"], false);
}

#[test]
fn otherwise_whoever_manages_him_closes_it_by_a_review_of_risk() {
    let reviewed = event("risk-reviewed", "2026-03-04", json!({ "of": "i1", "by": "P. Police" }));
    let start = event("notification-started", "2025-01-05", json!({ "disposal": "other" }));
    // The police alone.
    let mut police = case("low", &[]);
    police["oasys"] = json!({ "supervised": false });
    police["events"] = json!([start, incident()]);
    assert_eq!(reassessment(&police, "2026-03-09"), ("overdue".into(), Some(7), "police".into()));
    for (answer, state) in [(&reviewed, "done"), (&full("2026-03-04", json!({})), "overdue")] {
        police["events"] = json!([start, incident(), answer]);
        assert_eq!(reassessment(&police, "2026-03-09").0, state, "{answer}");
    }
    // Supervision has ended: it passes to the police, with whatever it was late.
    let ended = event("order-ended", "2026-03-03", json!({ "verified": true }));
    let over = |answer: Value| case("low", &[start.clone(), incident(), ended.clone(), answer]);
    assert_eq!(
        reassessment(&over(full("2026-03-06", json!({}))), "2026-03-09"),
        ("overdue".into(), Some(7), "police".into())
    );
    assert_eq!(reassessment(&over(reviewed.clone()), "2026-03-09"), ("done".into(), Some(2), "police".into()));
    // An end that nobody has verified ends nothing.
    let mut unverified = over(full("2026-03-06", json!({})));
    unverified["events"][4]["verified"] = json!(false);
    assert_eq!(reassessment(&unverified, "2026-03-09").0, "done");
    // Scotland and Northern Ireland, also under supervision.
    for (division, standard) in [("scotland", "scotland"), ("northern-ireland", "northern-ireland")] {
        for (answer, state) in [(&reviewed, "done"), (&full("2026-03-04", json!({})), "overdue")] {
            let mut there = case("low", &[incident(), answer.clone()]);
            there["division"] = json!(division);
            there["standard"] = json!(standard);
            assert_eq!(
                reassessment(&there, "2026-03-09"),
                (state.into(), Some(if state == "done" { 2 } else { 7 }), "probation".into()),
                "{division}"
            );
        }
    }
}

#[test]
fn a_serious_further_offence_is_an_incident() {
    let charged = event("serious-further-offence", "2026-03-02", json!({ "id": "i1" }));
    let open = case("low", std::slice::from_ref(&charged));
    assert_eq!(reassessment(&open, "2026-03-05").0, "overdue");
    assert_eq!(assess(&open, "2026-03-05")["joint"]["beforeIncident"], true);
    assert_eq!(reassessment(&case("low", &[charged, full("2026-03-04", json!({}))]), "2026-03-05").0, "done");
}

#[test]
fn at_high_it_is_open_until_another_authorised_person_has_signed_and_late_no_further_than_the_assessment() {
    let high = |more: &[Value]| {
        let mut events = vec![incident(), full("2026-03-04", json!({ "id": "second" }))];
        events.extend(more.iter().cloned());
        case("high", &events)
    };
    let assessment = assess(&high(&[]), "2026-03-20");
    let duty = &of_kind(&assessment, "reassessment")[0];
    assert_eq!((&duty["state"], &duty["daysLate"]), (&json!("overdue"), &json!(2)));
    assert_eq!(duty["waitsFor"], json!([{ "event": "countersigned", "field": null, "duty": "countersignature" }]));
    for (signature, state, why) in [
        (signed("2026-03-06", json!({})), "done", None),
        (signed("2026-03-06", json!({ "of": "second" })), "done", None),
        (signed("2026-03-06", json!({ "of": "2026-03-04" })), "done", None),
        (signed("2026-03-06", json!({ "by": null })), "done", None),
        (signed("2026-03-06", json!({ "of": "first" })), "overdue", None),
        (signed("2026-03-06", json!({ "of": "nothing" })), "overdue", None),
        (signed("2026-03-06", json!({ "of": 7 })), "overdue", None),
        (signed("2026-03-03", json!({})), "overdue", None),
        (signed("2026-03-06", json!({ "by": "a.  AUTHOR" })), "overdue", Some("countersigner-is-author")),
        (signed("2026-03-06", json!({ "authorisedFor": "medium" })), "overdue", Some("countersigner-not-authorised")),
        (signed("2026-03-06", json!({ "authorisedFor": null })), "overdue", Some("authority-not-known")),
    ] {
        let duty = of_kind(&assess(&high(std::slice::from_ref(&signature)), "2026-03-20"), "reassessment").remove(0);
        assert_eq!((&duty["state"], &duty["daysLate"]), (&json!(state), &json!(2)), "{signature}");
        assert_eq!(duty["doneOn"], if state == "done" { json!("2026-03-04") } else { Value::Null });
        let why = if state == "done" { None } else { why.or(Some("awaiting-countersignature")) };
        assert_eq!(whys(&duty).first().map(String::as_str), why, "{signature}");
    }
}

#[test]
fn the_rating_of_the_day_of_the_assessment_says_whether_it_has_to_be_signed() {
    let recorded =
        |rating: &str, on: &str| event("rating-recorded", on, json!({ "rating": rating, "by": "A. Author" }));
    let closed = |said: Value| case("low", &[incident(), full("2026-03-04", json!({})), said]);
    assert_eq!(reassessment(&closed(recorded("low", "2026-03-01")), "2026-03-20").0, "done");
    assert_eq!(reassessment(&closed(recorded("high", "2026-03-01")), "2026-03-20").0, "overdue");
    // The first that was said holds for all time before it.
    assert_eq!(reassessment(&closed(recorded("high", "2026-03-10")), "2026-03-20").0, "overdue");
    // Recorded higher later: that day was not high yet.
    let later = case(
        "low",
        &[recorded("low", "2026-03-01"), incident(), full("2026-03-04", json!({})), recorded("high", "2026-03-10")],
    );
    assert_eq!(reassessment(&later, "2026-03-20").0, "done");
}

#[test]
fn an_incident_is_unfounded_where_two_people_say_so_with_a_reason() {
    let unfounded = |more: Value| {
        let mut says = event(
            "incident-unfounded",
            "2026-03-10",
            json!({
                "of": "i1", "by": "A. Author", "reason": "Another man of that name.", "countersignedBy": "M. Manager"
            }),
        );
        says.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        case("low", &[incident(), says])
    };
    assert_eq!(reassessment(&unfounded(json!({})), "2026-03-20"), ("ended".into(), Some(8), "probation".into()));
    assert_eq!(reassessment(&unfounded(json!({})), "2026-03-10").0, "ended");
    for lack in [
        json!({ "reason": null }),
        json!({ "countersignedBy": null }),
        json!({ "countersignedBy": "A. AUTHOR" }),
        json!({ "by": null }),
        json!({ "of": "i2" }),
        json!({ "of": null }),
        json!({ "of": 7 }),
    ] {
        assert_eq!(reassessment(&unfounded(lack.clone()), "2026-03-20").0, "overdue", "{lack}");
    }
}

#[test]
fn two_incidents_of_one_day_are_shown_once_and_two_that_say_the_same_are_one() {
    let other = event("significant-incident", "2026-03-02", json!({ "id": "i2", "by": "P. Police" }));
    let same = event("significant-incident", "2026-03-02", json!({ "id": "i2" }));
    let answer = |name: &str| full("2026-03-04", json!({ "incident": name }));
    // The one that is still open is shown, and as late as it is.
    assert_eq!(
        reassessment(&case("low", &[incident(), other.clone()]), "2026-03-09"),
        ("overdue".into(), Some(7), "probation".into())
    );
    assert_eq!(reassessment(&case("low", &[incident(), other.clone(), answer("i2")]), "2026-03-09").0, "overdue");
    let both = case("low", &[incident(), other.clone(), answer("i1"), full("2026-03-06", json!({ "incident": "i2" }))]);
    assert_eq!(reassessment(&both, "2026-03-09"), ("done".into(), Some(4), "probation".into()));
    for name in ["i1", "i2", "2026-03-02"] {
        assert_eq!(
            reassessment(&case("low", &[incident(), same.clone(), answer(name)]), "2026-03-09").0,
            "done",
            "{name}"
        );
    }
    // Its day names neither of two.
    let unclear = assess(&case("low", &[incident(), other, answer("2026-03-02")]), "2026-03-09");
    assert_eq!(of_kind(&unclear, "reassessment")[0]["state"], "overdue");
    assert!(problems(&unclear).contains(&"ambiguous events[4].incident".to_owned()), "{:?}", problems(&unclear));
    // Two days are two.
    let two = case("low", &[incident(), event("significant-incident", "2026-03-03", json!({}))]);
    assert_eq!(of_kind(&assess(&two, "2026-03-09"), "reassessment").len(), 2);
}

#[test]
fn an_answer_to_an_incident_that_is_not_there_is_a_problem_that_lists_those_there_are() {
    for (answer, field) in [
        (full("2026-03-04", json!({ "incident": "i2" })), "events[3].incident"),
        (full("2026-03-01", json!({ "incident": "i1" })), "events[3].incident"),
        (event("risk-reviewed", "2026-03-04", json!({ "of": "i2" })), "events[3].of"),
        (event("incident-unfounded", "2026-03-04", json!({ "of": "i2" })), "events[3].of"),
        (signed("2026-03-04", json!({ "of": "i2" })), "events[3].of"),
    ] {
        let assessment = assess(&case("low", &[incident(), answer.clone()]), "2026-03-09");
        let problem = assessment["problems"].as_array().unwrap().iter().find(|one| one["field"] == field);
        assert!(problem.is_some(), "{answer}: {:?}", problems(&assessment));
        let problem = problem.unwrap();
        assert_eq!(problem["code"], "unknown-code");
        assert!(!problem["allowed"].as_array().unwrap().is_empty());
    }
    // A review of a change in risk is none of an incident, and no problem.
    let changed = event("risk-changed", "2026-03-03", json!({ "id": "c" }));
    let reviewed = event("risk-reviewed", "2026-03-04", json!({ "of": "c" }));
    assert_eq!(problems(&assess(&case("low", &[changed, reviewed]), "2026-03-09")), [""; 0]);
}

#[test]
fn nothing_suspends_a_reassessment() {
    for kind in ["remanded", "recalled", "went-missing", "admitted-to-hospital", "went-abroad", "contact-suspended"] {
        let away = case("low", &[incident(), event(kind, "2026-03-03", json!({ "verified": true }))]);
        assert_eq!(reassessment(&away, "2026-03-09").0, "overdue", "{kind}");
    }
}

// ---------------------------------------------------------------- the rating that holds

fn joint(case: &Value, today: &str) -> Value {
    assess(case, today)["joint"].clone()
}

fn recorded(rating: &str, on: &str) -> Value {
    event("rating-recorded", on, json!({ "rating": rating, "by": "A. Author" }))
}

#[test]
fn a_recorded_rating_holds_until_a_lower_one_is_countersigned_with_a_reason() {
    let was_high = |more: &[Value]| {
        let mut events = vec![recorded("high", "2026-02-01")];
        events.extend(more.iter().cloned());
        case("medium", &events)
    };
    let held = joint(&was_high(&[]), "2026-03-01");
    assert_eq!((&held["rating"], &held["computed"]["rating"]), (&json!("high"), &json!("medium")));
    assert_eq!(held["held"], json!({ "rating": "high", "on": "2026-02-01", "by": "A. Author" }));
    assert_eq!(held["range"], json!({ "lowest": "high", "highest": "high", "decidedBy": [] }));
    assert_eq!(held["oversight"]["required"], true);
    assert!(says(&held["oversight"], "rating-held"));
    // A lower record lowers nothing.
    assert_eq!(joint(&was_high(&[recorded("medium", "2026-02-10")]), "2026-03-01")["rating"], "high");
    let lowering = |more: Value| {
        let mut lower = signed("2026-02-10", json!({ "rating": "medium", "reason": "What the plan records." }));
        lower.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        was_high(&[lower])
    };
    let lowered = joint(&lowering(json!({})), "2026-03-01");
    assert_eq!((&lowered["rating"], &lowered["held"]), (&json!("medium"), &Value::Null));
    for lack in [
        json!({ "reason": null }),
        json!({ "by": null }),
        json!({ "by": "A. Author" }),
        json!({ "authorisedFor": "medium" }),
        json!({ "authorisedFor": null }),
        json!({ "authorisedFor": "very high" }),
        json!({ "rating": null }),
        json!({ "rating": "medum" }),
        json!({ "of": "nothing" }),
        json!({ "of": 7 }),
    ] {
        assert_eq!(joint(&lowering(lack.clone()), "2026-03-01")["rating"], "high", "{lack}");
    }
    // The author of what was signed is not named.
    let mut nameless = lowering(json!({}));
    nameless["events"][2]["by"] = Value::Null;
    assert_eq!(joint(&nameless, "2026-03-01")["rating"], "high");
}

#[test]
fn no_rating_falls_while_an_incident_is_open() {
    let lower = |on: &str| signed(on, json!({ "rating": "medium", "reason": "What the plan records." }));
    let open = case("medium", &[recorded("high", "2026-02-01"), incident(), lower("2026-03-03")]);
    assert_eq!(joint(&open, "2026-03-20")["rating"], "high");
    // A lower one does not close it either; once it is closed at the rating in force, a lower one may be signed.
    let assessed = [recorded("high", "2026-02-01"), incident(), full("2026-03-04", json!({})), lower("2026-03-06")];
    let low = case("medium", &assessed);
    assert_eq!(joint(&low, "2026-03-20")["rating"], "high");
    assert_eq!(joint(&low, "2026-03-20")["beforeIncident"], true);
    let closed = case("medium", &[assessed.as_slice(), &[signed("2026-03-05", json!({}))]].concat());
    assert_eq!(joint(&closed, "2026-03-20")["rating"], "medium");
    // One that was made before the incident stays.
    let before = case("medium", &[recorded("high", "2026-02-01"), lower("2026-02-10"), incident()]);
    assert_eq!(joint(&before, "2026-03-20")["rating"], "medium");
}

#[test]
fn what_is_recorded_or_countersigned_higher_raises_at_once() {
    for raise in [recorded("high", "2026-02-10"), signed("2026-02-10", json!({ "rating": "high" }))] {
        assert_eq!(
            joint(&case("medium", &[recorded("low", "2026-02-01"), raise.clone()]), "2026-03-01")["rating"],
            "high",
            "{raise}"
        );
    }
    // One that does not sign says no rating.
    for none in [json!({ "by": "A. Author" }), json!({ "authorisedFor": "medium" }), json!({ "authorisedFor": null })] {
        let mut raise = signed("2026-02-10", json!({ "rating": "high" }));
        raise.as_object_mut().unwrap().extend(none.as_object().unwrap().clone());
        assert_eq!(joint(&case("medium", &[raise]), "2026-03-01")["rating"], "medium", "{none}");
    }
}

#[test]
fn a_rating_that_cannot_be_read_counts_as_the_highest_that_it_could_say() {
    for unread in [json!({ "rating": "hihg" }), json!({ "rating": null }), json!({ "rating": 3 })] {
        let said = event("rating-recorded", "2026-02-01", unread);
        let joint = joint(&case("medium", &[said]), "2026-03-01");
        assert_eq!((&joint["rating"], &joint["range"]["highest"]), (&json!("medium"), &json!("very-high")));
        assert_eq!((&joint["atLeast"], &joint["range"]["decidedBy"]), (&json!(true), &json!(["events[2].rating"])));
    }
    let signature = signed("2026-02-01", json!({ "rating": "hihg", "authorisedFor": "high" }));
    assert_eq!(joint(&case("medium", &[signature]), "2026-03-01")["range"]["highest"], "high");
}

#[test]
fn edits_lower_nothing_that_was_signed() {
    let sign = signed("2026-02-10", json!({ "rating": "high" }));
    for edit in [
        case("medium", std::slice::from_ref(&sign)),
        with(
            case("low", std::slice::from_ref(&sign)),
            "person",
            json!({ "sex": "female", "dateOfBirth": "1960-04-12" }),
        ),
        with(case("low", std::slice::from_ref(&sign)), "person", json!({ "sex": "male", "dateOfBirth": "1930-04-12" })),
        with(case("low", &[sign]), "convictions", json!([])),
    ] {
        let joint = joint(&edit, "2026-03-01");
        assert_eq!((&joint["rating"], &joint["held"]["rating"]), (&json!("high"), &json!("high")));
    }
}

// ---------------------------------------------------------------- signatures

fn oversight(case: &Value, today: &str) -> Value {
    joint(case, today)["oversight"].clone()
}

#[test]
fn a_countersignature_is_for_the_draft_that_it_names_or_that_was_the_latest_on_its_day() {
    for (more, is_signed) in [
        (vec![signed("2026-01-22", json!({}))], true),
        (vec![signed("2026-01-22", json!({ "of": "first" }))], true),
        (vec![signed("2026-01-19", json!({}))], false),
        // A new draft is unsigned, whatever it is.
        (vec![signed("2026-01-22", json!({})), full("2026-02-01", json!({ "incident": null }))], false),
        (vec![signed("2026-01-22", json!({})), event("risk-reviewed", "2026-02-01", json!({ "by": "P" }))], false),
        (vec![signed("2026-01-22", json!({})), event("risk-matrix-scored", "2026-02-01", json!({ "by": "P" }))], false),
        (vec![signed("2026-01-22", json!({})), event("arms-completed", "2026-02-01", json!({ "by": "P" }))], false),
        (vec![signed("2026-01-22", json!({})), recorded("high", "2026-02-01")], false),
        (vec![signed("2026-01-22", json!({})), event("conviction", "2026-02-01", json!({}))], false),
        (vec![signed("2026-01-22", json!({})), incident()], false),
        // One that names the old draft does not sign the new.
        (vec![recorded("high", "2026-02-01"), signed("2026-02-03", json!({ "of": "first" }))], false),
        // What is no draft leaves it signed.
        (vec![signed("2026-01-22", json!({})), event("visit", "2026-02-01", json!({ "access": true }))], true),
        (vec![signed("2026-01-22", json!({})), full("2026-02-01", json!({ "form": "layer-1" }))], true),
        (vec![signed("2026-01-22", json!({})), event("risk-changed", "2026-02-01", json!({}))], true),
    ] {
        let case = case("high", &more);
        let oversight = oversight(&case, "2026-03-20");
        assert_eq!((&oversight["required"], &oversight["signed"]), (&json!(true), &json!(is_signed)), "{more:?}");
        let duty = &of_kind(&assess(&case, "2026-03-20"), "countersignature")[0];
        assert_eq!(duty["state"], if is_signed { "done" } else { "overdue" });
    }
}

#[test]
fn the_signer_is_another_with_authority_and_for_no_less_than_the_rating() {
    for (more, is_signed, why) in [
        (json!({}), true, None),
        (json!({ "rating": "high" }), true, None),
        (json!({ "rating": "very-high" }), true, None),
        (json!({ "by": "A. AUTHOR" }), false, Some("countersigner-is-author")),
        (json!({ "authorisedFor": "medium" }), false, Some("countersigner-not-authorised")),
        (json!({ "authorisedFor": null }), false, Some("authority-not-known")),
        (json!({ "rating": "medium" }), false, Some("reason-missing")),
        (json!({ "rating": "hihg" }), false, Some("rating-not-known")),
        (json!({ "of": "none" }), false, Some("draft-not-known")),
    ] {
        let signature = signed("2026-01-22", more.clone());
        let oversight = oversight(&case("high", &[signature]), "2026-02-01");
        assert_eq!(
            (&oversight["signed"], whys(&oversight).first().map(String::as_str)),
            (&json!(is_signed), why),
            "{more}"
        );
    }
}

#[test]
fn a_signature_without_names_signs_and_says_so() {
    let given = oversight(&case("high", &[signed("2026-01-22", json!({}))]), "2026-02-01");
    assert!(!says(&given, "names-not-given"));
    let nobody = oversight(&case("high", &[signed("2026-01-22", json!({ "by": null }))]), "2026-02-01");
    assert_eq!((&nobody["signed"], says(&nobody, "names-not-given")), (&json!(true), true));
    let mut by_nobody = case("high", &[signed("2026-01-22", json!({}))]);
    by_nobody["events"][1]["by"] = Value::Null;
    let by_nobody = oversight(&by_nobody, "2026-02-01");
    assert_eq!((&by_nobody["signed"], says(&by_nobody, "names-not-given")), (&json!(true), true));
}

#[test]
fn a_higher_computed_rating_is_not_signed_and_other_answers_are_said() {
    let digest = assess(&case("high", &[]), "2026-02-01")["digest"].clone();
    assert_eq!(digest.as_str().unwrap().len(), 64);
    let sign = signed("2026-01-22", json!({ "rating": "high", "digest": digest }));
    let same = oversight(&case("high", std::slice::from_ref(&sign)), "2026-02-01");
    assert_eq!((&same["signed"], says(&same, "answers-changed")), (&json!(true), false));
    let mut changed = case("high", std::slice::from_ref(&sign));
    changed["oasys"]["answers"] = json!({ "3.3": "YES" });
    let changed = oversight(&changed, "2026-02-01");
    assert_eq!((&changed["signed"], says(&changed, "answers-changed")), (&json!(true), true));
    let higher = oversight(&case("very-high", &[sign]), "2026-02-01");
    assert_eq!((&higher["required"], &higher["signed"]), (&json!(true), &json!(false)));
}

#[test]
fn the_countersignature_is_due_on_the_day_of_the_draft_and_ends_with_the_last_spell() {
    let duty = |case: &Value| of_kind(&assess(case, "2026-03-20"), "countersignature").remove(0);
    assert_eq!(duty(&case("high", &[]))["due"], "2026-01-20");
    // Without an assessment it is the start of risk, and without that the first start.
    let mut none = case("high", &[]);
    none["events"] = json!([{ "kind": "order-started", "on": "2026-01-05" }]);
    none["riskMatrix"]["startOfRisk"] = json!("2026-01-03");
    assert_eq!((&duty(&none)["due"], says(&duty(&none), "counted-from-field")), (&json!("2026-01-03"), true));
    none["riskMatrix"]["startOfRisk"] = Value::Null;
    assert_eq!(duty(&none)["due"], "2026-01-05");
    let ended = case("high", &[event("order-ended", "2026-03-01", json!({ "verified": true }))]);
    assert_eq!(duty(&ended)["state"], "ended");
}

// ---------------------------------------------------------------- what rates

#[test]
fn where_nothing_rates_him_every_rating_is_possible() {
    let woman = json!({
        "person": { "sex": "female", "dateOfBirth": "1970-01-01" }, "oasys": { "supervised": false },
        "events": [{ "kind": "notification-started", "on": "2025-01-05", "disposal": "other" }]
    });
    let none = joint(&woman, "2026-02-01");
    assert_eq!((&none["rating"], &none["atLeast"]), (&Value::Null, &json!(true)));
    assert_eq!((&none["range"]["lowest"], &none["range"]["highest"]), (&json!("low"), &json!("very-high")));
    for (recorded, rating) in [
        (json!({ "arms": { "level": "medium", "on": "2025-06-02" } }), "medium"),
        (json!({ "harm": { "overall": "high", "on": "2025-06-02" } }), "high"),
        (
            json!({ "arms": { "level": "high", "on": "2025-06-02" }, "harm": { "overall": "low", "on": "2025-06-02" } }),
            "high",
        ),
    ] {
        let rated = joint(&with(woman.clone(), "recorded", recorded), "2026-02-01");
        assert_eq!((&rated["rating"], &rated["atLeast"]), (&json!(rating), &json!(false)));
    }
    for unread in [
        json!({ "arms": { "level": "hihg", "on": "2025-06-02" } }),
        json!({ "harm": { "overall": 3, "on": "2025-06-02" } }),
    ] {
        assert_eq!(joint(&with(woman.clone(), "recorded", unread), "2026-02-01")["range"]["highest"], "very-high");
    }
    // General reoffending is shown and rates nobody.
    let general =
        json!({ "lsCmi": { "level": "very-high", "on": "2025-06-02" }, "ace": { "band": "high", "on": "2025-06-02" } });
    assert_eq!(joint(&with(woman, "recorded", general), "2026-02-01")["rating"], Value::Null);
}

#[test]
fn scotland_and_northern_ireland_take_a_recorded_level_or_sa07_and_ask_for_no_grid() {
    for division in ["scotland", "northern-ireland"] {
        let mut there = case("low", &[]);
        there["division"] = json!(division);
        there["standard"] = json!(division);
        there["oasys"] = Value::Null;
        let none = joint(&there, "2026-03-01");
        assert_eq!((&none["rating"], &none["atLeast"]), (&json!("low"), &json!(false)), "{division}");
        for (recorded, rating) in [
            (json!({ "sa07": { "level": "high", "on": "2026-01-10" } }), "high"),
            (json!({ "harm": { "overall": "medium", "on": "2026-01-10" } }), "medium"),
            (
                json!({ "harm": { "overall": "medium", "on": "2026-01-10" }, "sa07": { "level": "high", "on": "2026-01-10" } }),
                "high",
            ),
        ] {
            assert_eq!(joint(&with(there.clone(), "recorded", recorded), "2026-03-01")["rating"], rating);
        }
        // One blank grid asks for nothing; a level in it counts, and what is blank beside it is not known.
        there["oasys"] = json!({ "supervised": true, "harm": { "community": { "children": null } } });
        assert_eq!(joint(&there, "2026-03-01")["atLeast"], false);
        there["oasys"] = json!({ "supervised": true, "harm": { "community": { "children": "high" } } });
        let given = joint(&there, "2026-03-01");
        assert_eq!((&given["rating"], &given["range"]["highest"]), (&json!("high"), &json!("very-high")));
    }
    // Where OASys is used, SA07 rates nobody.
    let sa07 = with(case("low", &[]), "recorded", json!({ "sa07": { "level": "high", "on": "2026-01-10" } }));
    assert_eq!(joint(&sa07, "2026-03-01")["rating"], "low");
}

#[test]
fn blank_cells_of_custody_count_only_for_somebody_who_is_there() {
    let top = |events: &[Value]| joint(&case("low", events), "2026-03-20")["range"]["highest"].clone();
    let remanded = |verified: bool| event("remanded", "2026-03-01", json!({ "verified": verified }));
    assert_eq!(top(&[]), "low");
    assert_eq!(top(&[remanded(true)]), "very-high");
    // One that nobody has verified may be so.
    assert_eq!(top(&[remanded(false)]), "very-high");
    for verified in [true, false] {
        assert_eq!(top(&[remanded(verified), event("released", "2026-03-05", json!({}))]), "low");
    }
    let mut prisoners = case("low", &[]);
    prisoners["oasys"]["harm"]["custody"] = json!({ "prisoners": "high" });
    assert_eq!(joint(&prisoners, "2026-03-20")["rating"], "high");
}

#[test]
fn not_supervised_asks_for_no_grid_and_what_cannot_be_read_in_one_is_never_not_applicable() {
    let alone = |harm: Value| {
        let mut case = case("low", &[]);
        case["events"] = json!([{ "kind": "notification-started", "on": "2025-01-05", "disposal": "other" }]);
        case["oasys"] = json!({ "supervised": false, "harm": harm });
        joint(&case, "2026-03-20")
    };
    assert_eq!((&alone(Value::Null)["rating"], &alone(Value::Null)["atLeast"]), (&json!("low"), &json!(false)));
    assert_eq!(alone(json!({ "community": { "children": "high" } }))["rating"], "high");
    for unread in [
        json!({ "community": { "childern": "very-high" } }),
        json!({ "custody": { "prisoner": "very-high" } }),
        json!({ "comunity": { "children": "very-high" } }),
        json!({ "community": "very-high" }),
        json!("very-high"),
        json!({ "community": { "children": "very high" } }),
    ] {
        let joint = alone(unread.clone());
        assert_eq!((&joint["range"]["highest"], &joint["atLeast"]), (&json!("very-high"), &json!(true)), "{unread}");
        assert_ne!(joint["because"][1]["status"], "not-applicable", "{unread}");
    }
    // The same in a grid that is full.
    let mut full = case("low", &[]);
    full["oasys"]["harm"]["custody"] = json!({ "prisoner": "very-high" });
    assert_eq!(joint(&full, "2026-03-20")["range"]["highest"], "very-high");
}

#[test]
fn not_supervised_beside_an_open_order_contradicts_and_ends_nothing() {
    let mut contradicts = case("low", &[]);
    contradicts["oasys"] = json!({ "supervised": false });
    let assessment = assess(&contradicts, "2026-03-20");
    assert!(problems(&assessment).contains(&"contradicts oasys.supervised".to_owned()));
    assert_eq!(assessment["joint"]["range"]["highest"], "very-high");
    assert_eq!(of_kind(&assessment, "oasys-review").len(), 1);
    let mut over = case("low", &[event("order-ended", "2026-03-01", json!({ "verified": true }))]);
    over["oasys"] = json!({ "supervised": false });
    assert_eq!(problems(&assess(&over, "2026-03-20")), [""; 0]);
}

#[test]
fn recorded_bands_stand_in_for_missing_items_and_never_below_what_is_answered() {
    let matrix = |recorded: Value, items: Value| {
        let mut case = with(case("low", &[]), "recorded", json!({ "riskMatrix": recorded }));
        case["riskMatrix"].as_object_mut().unwrap().extend(items.as_object().unwrap().clone());
        assess(&case, "2026-03-20")
    };
    let medium = json!({ "sexual": "medium", "on": "2025-06-02", "edition": "2007", "by": "P. Police" });
    let unscored =
        matrix(medium.clone(), json!({ "maleVictim": null, "strangerVictim": null, "nonContactOffence": null }));
    assert_eq!((&unscored["joint"]["rating"], &unscored["joint"]["atLeast"]), (&json!("medium"), &json!(false)));
    let scale = &unscored["riskMatrix"]["sexual"];
    assert_eq!((&scale["status"], &scale["band"]), (&json!("incomplete"), &Value::Null));
    assert_eq!(
        scale["recorded"],
        json!({ "band": "medium", "on": "2025-06-02", "by": "P. Police", "edition": "2007", "used": true })
    );
    // Five appearances are high at least.
    let more = matrix(
        medium,
        json!({ "sexualAppearances": 5, "criminalAppearances": 5, "maleVictim": null, "strangerVictim": null }),
    );
    assert_eq!(more["joint"]["rating"], "high");
    // A field that cannot be read counts as the highest until it is mended.
    let unread = matrix(json!({ "sexual": "low", "on": "2025-06-02" }), json!({ "sexualAppearances": "one" }));
    assert_eq!(unread["joint"]["range"]["highest"], "very-high");
    for unread in [
        json!({ "sexual": "hihg", "on": "2025-06-02" }),
        json!({ "sexaul": "high", "violent": "low", "on": "2025-06-02" }),
    ] {
        assert_eq!(matrix(unread, json!({}))["joint"]["range"]["highest"], "very-high");
    }
    let violent = matrix(json!({ "violent": "high", "on": "2025-06-02" }), json!({ "burglary": null }));
    assert_eq!(
        (&violent["riskMatrix"]["violent"]["recorded"]["used"], &violent["joint"]["rating"]),
        (&json!(true), &json!("low"))
    );
}

#[test]
fn a_recorded_band_that_differs_from_a_scored_one_contradicts_until_one_is_countersigned() {
    let recorded = |band: &str| json!({ "riskMatrix": { "sexual": band, "on": "2026-02-01" } });
    let differs =
        |band: &str, more: &[Value]| assess(&with(case("medium", more), "recorded", recorded(band)), "2026-03-20");
    let contradicts =
        |assessment: &Value| problems(assessment).contains(&"contradicts recorded.riskMatrix.sexual".to_owned());
    let higher = differs("high", &[]);
    assert_eq!((&higher["joint"]["rating"], contradicts(&higher)), (&json!("high"), true));
    assert_eq!(
        (&higher["riskMatrix"]["sexual"]["band"], &higher["riskMatrix"]["sexual"]["recorded"]["used"]),
        (&json!("low"), &json!(true))
    );
    let same = differs("low", &[]);
    assert_eq!((&same["joint"]["rating"], contradicts(&same)), (&json!("medium"), false));
    let settled = signed("2026-02-10", json!({ "rating": "medium", "reason": "Scored anew." }));
    let after = differs("high", std::slice::from_ref(&settled));
    assert_eq!((&after["joint"]["rating"], contradicts(&after)), (&json!("medium"), false));
    for (member, value) in
        [("on", json!("2026-02-01")), ("reason", Value::Null), ("by", Value::Null), ("authorisedFor", json!("medium"))]
    {
        let mut not = settled.clone();
        not[member] = value;
        let not = differs("high", &[not]);
        assert_eq!((&not["joint"]["rating"], contradicts(&not)), (&json!("high"), true), "{member}");
    }
}

#[test]
fn a_recorded_level_of_harm_counts_no_longer_once_the_police_have_signed_a_rating() {
    let ended = event("order-ended", "2026-02-01", json!({ "verified": true }));
    let rating = |more: &[Value]| {
        let mut events =
            vec![ended.clone(), event("notification-started", "2025-01-05", json!({ "disposal": "other" }))];
        events.extend(more.iter().cloned());
        let mut case =
            with(case("low", &events), "recorded", json!({ "harm": { "overall": "high", "on": "2026-01-10" } }));
        case["oasys"] = Value::Null;
        joint(&case, "2026-03-20")["rating"].clone()
    };
    assert_eq!(rating(&[]), "high");
    assert_eq!(rating(&[signed("2026-01-31", json!({ "rating": "low" }))]), "high");
    let reviewed = event("risk-reviewed", "2026-02-09", json!({ "by": "P. Police" }));
    assert_eq!(
        rating(&[reviewed, signed("2026-02-10", json!({ "rating": "low", "reason": "Managed by the police alone." }))]),
        "low"
    );
}

#[test]
fn a_reason_for_no_risk_matrix_counts_only_beside_a_recorded_level() {
    let mut case = case("low", &[]);
    case["riskMatrix"] = json!({ "notScored": "done-on-paper" });
    assert_eq!(joint(&case, "2026-03-20")["range"]["highest"], "very-high");
    for recorded in [
        json!({ "harm": { "overall": "low", "on": "2026-01-10" } }),
        json!({ "arms": { "level": "low", "on": "2026-01-10" } }),
    ] {
        let rated = joint(&with(case.clone(), "recorded", recorded), "2026-03-20");
        assert_eq!((&rated["rating"], &rated["range"]["highest"]), (&json!("low"), &json!("low")));
    }
}

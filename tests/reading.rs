//! What is read of a case: one text in two spellings, answers that were lost, days that cannot be, and what other
//! systems recorded. Nothing that cannot be read is taken for the milder answer.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::case::event::{EventKind, OasysForm, Removed};
use joint_risk::case::reader::Answer;
use joint_risk::case::{self, CaseFile};
use joint_risk::{Band, Date, Problem, assess_json};
use serde_json::{Value, json};

const TODAY: &str = "2026-11-23";

fn read(case: &Value) -> (CaseFile<'static>, Vec<Problem>) {
    case::read(&case.to_string(), Date::parse(TODAY).unwrap())
}

fn assess(case: &Value) -> Value {
    serde_json::from_str(&assess_json(&case.to_string(), Date::parse(TODAY).unwrap())).unwrap()
}

/// Code and path of each problem of a case.
fn problems(case: &Value) -> Vec<(String, String)> {
    read(case).1.into_iter().map(|problem| (problem.code.to_string(), problem.field)).collect()
}

fn is(code: &str, field: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), field.to_owned())]
}

fn event(event: Value) -> Value {
    json!({ "events": [event] })
}

#[test]
fn one_court_in_two_spellings_is_one_appearance() {
    let row = |court: &str| json!({ "sentencedOn": "2004-03-01", "court": court, "offences": [{ "code": "01908", "sexualKind": "contact-adult" }] });
    for other in [
        "Ynys M\u{f4}n Magistrates\u{2019} Court",
        "YNYS MO\u{302}N MAGISTRATES' COURT",
        " Ynys  M\u{f4}n\u{200b} Magistrates\u{2bc} Court",
    ] {
        let case = json!({ "convictions": [row("Ynys M\u{f4}n Magistrates' Court"), row(other)] });
        assert_eq!(problems(&case), is("duplicate", "convictions[1]"), "{other}");
        let counts = &assess(&case)["history"]["sexualAppearances"];
        assert_eq!((&counts["lowest"], &counts["highest"]), (&json!(1), &json!(1)), "{counts}");
    }
    let other = json!({ "convictions": [row("Stoke-on-Trent Crown Court"), row("Stoke Newington Crown Court")] });
    assert_eq!(problems(&other), []);
}

#[test]
fn names_of_events_are_the_same_in_two_spellings() {
    let incident = |id: &str| json!({ "kind": "significant-incident", "on": "2026-03-02", "id": id });
    let case = json!({ "events": [incident("Incident\u{2010}1"), incident("incident-1")] });
    assert_eq!(problems(&case), is("duplicate", "events[1].id"));
}

#[test]
fn an_answer_without_its_value_is_lost_and_that_is_said() {
    let case = json!({ "riskMatrix": { "burglary": {} } });
    assert_eq!(problems(&case), is("missing", "riskMatrix.burglary.value"));
    assert!(read(&case).0.risk_matrix.burglary.is_refused());
    let case = json!({ "oasys": { "answers": { "3.3": { "on": "2026-01-05" } } } });
    assert_eq!(problems(&case), is("missing", "oasys.answers[3.3].value"));
    // Not known, said outright.
    assert_eq!(problems(&json!({ "riskMatrix": { "burglary": { "value": null } } })), []);
}

#[test]
fn second_days_after_today_are_refused_unless_they_plan() {
    let future = "2026-11-24";
    for (case, field) in [
        (event(json!({ "kind": "transferred", "on": TODAY, "offered": future })), "events[0].offered"),
        (event(json!({ "kind": "transferred", "on": TODAY, "accepted": future })), "events[0].accepted"),
        (
            event(json!({ "kind": "visit", "on": TODAY, "removed": { "on": future, "by": "A", "reason": "r" } })),
            "events[0].removed.on",
        ),
        (json!({ "attestations": [{ "table": "t", "by": "A", "on": future, "page": "1" }] }), "attestations[0].on"),
        (json!({ "riskMatrix": { "burglary": { "value": true, "on": future } } }), "riskMatrix.burglary.on"),
        (json!({ "judgement": { "on": future } }), "judgement.on"),
        (json!({ "recorded": { "harm": { "overall": "high", "on": future } } }), "recorded.harm.on"),
        (json!({ "attested": { "by": "A", "on": future, "system": "S" } }), "attested.on"),
        (
            json!({ "corrections": [{ "count": "sanctions", "value": 1, "reason": "r", "by": "A", "on": future }] }),
            "corrections[0].on",
        ),
    ] {
        assert_eq!(problems(&case), is("in-the-future", field));
    }
    for plan in [
        event(json!({ "kind": "sentenced-to-custody", "on": TODAY, "release": "2030-01-01" })),
        event(json!({ "kind": "mappa-review", "on": TODAY, "nextReview": "2027-01-01" })),
        event(json!({ "kind": "arms-completed", "on": TODAY, "nextReview": "2027-01-01" })),
        event(json!({ "kind": "court-order-made", "on": TODAY, "order": "sexual-risk", "until": "2030-01-01" })),
        json!({ "judgement": { "on": TODAY, "until": "2027-01-01" } }),
        json!({ "recorded": { "arms": { "level": "high", "on": TODAY, "reviewDue": "2027-01-01" } } }),
    ] {
        assert_eq!(problems(&plan), [], "{plan}");
    }
}

#[test]
fn characters_that_steer_a_line_are_refused_and_replaced_ones_are_said() {
    for text in ["a\u{0}b", "A\u{202e}B", "two\nlines", "a\u{2067}b", "\u{85}a"] {
        let case = json!({ "reference": text });
        assert_eq!(problems(&case), is("unreadable-character", "reference"), "{text:?}");
        assert_eq!(read(&case).0.reference, None);
    }
    let case = json!({ "reference": "A\u{fffd}1" });
    assert_eq!(problems(&case), is("unreadable-character", "reference"));
    assert_eq!(read(&case).0.reference.as_deref(), Some("A\u{fffd}1"));
    let long = event(json!({ "kind": "visit", "on": TODAY, "purpose": "Two\nlines.\tOne tab." }));
    assert_eq!(problems(&long), []);
    // What nobody can see is no name.
    assert_eq!(read(&json!({ "reference": "\u{200b}\u{feff}" })).0.reference, None);
    // The path of a problem is not steered either.
    assert_eq!(problems(&json!({ "a\u{202e}b": 1 })), is("unknown-key", "[a\u{fffd}b]"));
}

#[test]
fn an_event_without_its_kind_or_day_is_kept_apart() {
    for (given, code, field, kind, on) in [
        (json!({ "kind": "vist", "on": "2026-01-05" }), "unknown-code", "events[0].kind", None, Some("2026-01-05")),
        (json!({ "on": "2026-01-05" }), "missing", "events[0].kind", None, Some("2026-01-05")),
        (json!({ "kind": "visit", "on": "2026-02-30" }), "no-such-date", "events[0].on", Some(EventKind::Visit), None),
        (json!({ "kind": "visit", "on": 5 }), "wrong-type", "events[0].on", Some(EventKind::Visit), None),
        (json!({ "kind": "visit" }), "missing", "events[0].on", Some(EventKind::Visit), None),
        (json!({ "kind": "visit", "on": "2027-01-05" }), "in-the-future", "events[0].on", Some(EventKind::Visit), None),
        (json!("visit"), "wrong-type", "events[0]", None, None),
    ] {
        let case = event(given);
        assert_eq!(problems(&case), is(code, field));
        let (case, _) = read(&case);
        assert_eq!((case.events.len(), case.unreadable_events.len()), (0, 1));
        let unreadable = &case.unreadable_events[0];
        let on = on.map(|on| Date::parse(on).unwrap());
        assert_eq!((unreadable.index, unreadable.kind, unreadable.on, unreadable.field.as_str()), (0, kind, on, field));
    }
    // A second day is not held against one that cannot be read.
    let case = event(json!({ "kind": "travel-planned", "on": "2026-02-30", "departs": "2025-01-01" }));
    assert_eq!(problems(&case), is("no-such-date", "events[0].on"));
}

#[test]
fn silence_is_told_from_what_cannot_be_read() {
    let visit = |agency: Value| {
        let (case, _) = read(&event(json!({ "kind": "visit", "on": TODAY, "agency": agency })));
        case.events[0].details.agency
    };
    assert_eq!(visit(Value::Null), Answer::Missing);
    assert_eq!(visit(json!("probatoin")), Answer::Refused);
    let level = |level: Value| read(&event(json!({ "kind": "mappa-level-set", "on": TODAY, "level": level }))).0;
    assert_eq!(level(json!(3)).events[0].level, Answer::Given(3));
    for unread in [json!("3"), json!(30.5), json!(1e300), json!(0), json!({}), json!([3])] {
        assert_eq!(level(unread).events[0].level, Answer::Refused);
    }
    let oasys = |form: Value| read(&event(json!({ "kind": "oasys-completed", "on": TODAY, "form": form })));
    assert_eq!(oasys(json!("layer-3")).0.events[0].form, Answer::Given(OasysForm::LayerThree));
    assert_eq!(oasys(json!("layer-4")).0.events[0].form, Answer::Refused);
    // Not known, said outright: no problem, and not the usual reading either.
    let (case, found) = oasys(json!("not-known"));
    assert_eq!((case.events[0].form, found.len()), (Answer::Refused, 0));
    let home = event(json!({ "kind": "notified", "on": TODAY, "about": "periodic", "noFixedHome": "not-known" }));
    let (case, found) = read(&home);
    assert_eq!((case.events[0].law.no_fixed_home, found.len()), (Answer::Refused, 0));
    for key in ["form", "tier", "order", "noFixedHome"] {
        assert!(
            problems(&event(json!({ "kind": "visit", "on": TODAY, key: "not-known" })))
                == is("unknown-key", &format!("events[0].{key}"))
        );
    }
}

#[test]
fn a_member_whose_name_is_a_slip_away_is_refused_and_not_silent() {
    let form = |key: &str| {
        let (case, found) = read(&event(json!({ "kind": "oasys-completed", "on": TODAY, key: "oasys-1" })));
        let said = found.into_iter().map(|one| (one.code.to_string(), one.field, one.allowed)).collect::<Vec<_>>();
        (case.events[0].form, said)
    };
    let slip = |key: &str| {
        let said = ("unknown-key".to_owned(), format!("events[0].{key}"), Some(vec!["form".to_owned()]));
        (Answer::Refused, vec![said])
    };
    for key in ["formz", "fform", "fom", "forn", "from", "Form"] {
        assert_eq!(form(key), slip(key), "{key}");
    }
    // Two slips, and the plural of a name, are other names.
    for key in ["frm2", "shape", "forms", "platform"] {
        let other = ("unknown-key".to_owned(), format!("events[0].{key}"), None);
        assert_eq!(form(key), (Answer::Missing, vec![other]), "{key}");
    }
    // Beside the right name a wrong one changes nothing.
    let both = json!({ "kind": "oasys-completed", "on": TODAY, "form": "layer-3", "formz": "oasys-1" });
    assert_eq!(read(&event(both)).0.events[0].form, Answer::Given(OasysForm::LayerThree));
    // An OASys that may be no full one closes nothing (ruling 21): it did while the slip was read as silence.
    let first = |key: &str| {
        let done = json!({ "kind": "oasys-completed", "on": "2026-11-02", key: "oasys-2" });
        let events = json!([{ "kind": "order-started", "on": "2026-10-01" }, done]);
        let assessment = assess(&json!({ "division": "england-and-wales", "events": events }));
        let duties = assessment["duties"].as_array().unwrap().clone();
        duties.iter().find(|duty| duty["kind"] == "oasys-initial").unwrap()["state"].clone()
    };
    assert_eq!((first("form"), first("fomr")), (json!("done"), json!("cannot-date")));
    // A letter too many is a slip of a name with digits too; another letter makes another name.
    let recorded = json!({ "recorded": { "sa07z": { "level": "very-high", "on": TODAY } } });
    assert_eq!(problems(&recorded), is("unknown-key", "recorded.sa07z"));
    assert!(read(&recorded).0.recorded.unwrap().sa07.unwrap().value.is_refused());
    // A short name less a letter could be anything; the list of events is as lost as one of a wrong type.
    assert_eq!(problems(&event(json!({ "kind": "visit", "on": TODAY, "y": "A" }))), is("unknown-key", "events[0].y"));
    assert!(read(&json!({ "evnts": [] })).0.events_lost);
}

#[test]
fn an_end_that_cannot_be_read_is_none() {
    let order = |further: Value| {
        let made =
            json!({ "kind": "court-order-made", "on": "2020-01-01", "order": "sexual-risk", "untilFurther": further });
        read(&event(made)).0.events[0].law.until_further
    };
    assert_eq!((order(json!(true)), order(json!(false))), (Answer::Given(true), Answer::Given(false)));
    assert_eq!((order(json!("yes")), order(Value::Null)), (Answer::Refused, Answer::Missing));
    let of = |of: Value| {
        let case = read(&event(json!({ "kind": "order-ended", "on": TODAY, "of": of }))).0;
        case.events[0].of().and_then(|name| Answer::Given(name.to_owned()))
    };
    assert_eq!(of(json!("O1")), Answer::Given("O1".to_owned()));
    assert_eq!((of(Value::Null), of(json!(5))), (Answer::Missing, Answer::Refused));
}

#[test]
fn a_removed_event_leaves_who_took_it_out() {
    let removed =
        |removed: Value| event(json!({ "kind": "visit", "on": "2026-01-05", "access": true, "removed": removed }));
    let (case, found) =
        read(&removed(json!({ "on": "2026-02-01", "by": "A", "reason": "Twice.", "countersignedBy": "B" })));
    assert!(found.is_empty() && case.events[0].removed.as_ref().is_some_and(Removed::is_signed_by_two));
    let (case, _) = read(&removed(
        json!({ "on": "2026-02-01", "by": "J. O'Neill", "reason": "r", "countersignedBy": "j. o\u{2019}neill" }),
    ));
    assert!(case.events[0].removed.as_ref().is_some_and(|removed| !removed.is_signed_by_two()));
    // One that cannot be read is signed by nobody, and what to mend is listed.
    for unread in [json!({}), json!(true), json!({ "on": "2026-13-01", "by": "A", "reason": "r" })] {
        let (case, found) = read(&removed(unread));
        let removed = case.events[0].removed.as_ref().unwrap();
        assert!(removed.unreadable.is_some() && !removed.is_signed_by_two() && !found.is_empty());
        assert!(case.unreadable_events[0].field.starts_with("events[0].removed"));
    }
    // Somebody else's event never had effect; its content is gone, and nothing is asked of it.
    let wrong = json!({ "kind": "notification-started", "on": "2026-01-05", "removed": { "on": "2026-02-01", "by": "A", "reason": "wrong-person" } });
    let (case, found) = read(&event(wrong));
    assert!(case.events.is_empty() && case.unreadable_events.is_empty() && found.is_empty());
}

#[test]
fn a_file_that_attests_its_events_verifies_those_that_say_nothing() {
    let verified = |attested: Value, verified: Value| {
        let ended = json!({ "kind": "order-ended", "on": "2026-01-05", "verified": verified });
        read(&json!({ "attested": attested, "events": [ended] })).0.events[0].verified
    };
    let attested = json!({ "by": "A", "on": "2026-02-01", "system": "S" });
    assert!(verified(attested.clone(), Value::Null) && verified(Value::Null, json!(true)));
    assert!(!verified(attested.clone(), json!(false)) && !verified(attested, json!("yes")));
    assert!(!verified(Value::Null, Value::Null) && !verified(json!({ "by": "A", "on": "2026-02-01" }), Value::Null));
    let lacks = json!({ "attested": { "by": "A" } });
    assert_eq!(
        problems(&lacks),
        [("missing".to_owned(), "attested.on".to_owned()), ("missing".to_owned(), "attested.system".to_owned())]
    );
}

#[test]
fn values_of_other_systems_are_read_as_they_stand() {
    let all = json!({ "recorded": {
        "riskMatrix": { "sexual": "medium", "violent": "low", "on": "2025-06-02", "edition": "2007", "by": "A" },
        "harm": { "overall": "very-high", "on": "2025-06-02" }, "sa07": { "level": "high", "on": "2025-06-02" },
        "lsCmi": { "level": "very-low", "on": "2025-06-02" }, "ace": { "band": "medium", "on": "2025-06-02" },
        "arms": { "level": "high", "on": "2025-06-02", "reviewDue": "2027-06-02" }, "tier": { "letter": "B", "on": "2025-06-02" }
    } });
    let (case, found) = read(&all);
    let recorded = case.recorded.unwrap();
    assert_eq!(found, []);
    assert_eq!(recorded.risk_matrix.unwrap().sexual, Answer::Given(Band::Medium));
    assert_eq!(recorded.harm.unwrap().value, Answer::Given(Band::VeryHigh));
    for (part, value, code, field) in [
        ("harm", json!({ "on": "2025-06-02" }), "missing", "recorded.harm.overall"),
        ("harm", json!({ "overall": "high" }), "missing", "recorded.harm.on"),
        ("harm", json!({ "overall": "very high", "on": "2025-06-02" }), "unknown-code", "recorded.harm.overall"),
        ("riskMatrix", json!({ "on": "2025-06-02" }), "missing", "recorded.riskMatrix.sexual"),
        ("tier", json!({ "letter": "H", "on": "2025-06-02" }), "unknown-code", "recorded.tier.letter"),
        ("ace", json!([]), "wrong-type", "recorded.ace"),
        (
            "arms",
            json!({ "level": "low", "on": "2025-06-02", "reviewDue": "2025-06-01" }),
            "contradicts",
            "recorded.arms.reviewDue",
        ),
        ("tear", json!(1), "unknown-key", "recorded.tear"),
    ] {
        assert_eq!(problems(&json!({ "recorded": { part: value } })), is(code, field));
    }
    let unread = read(&json!({ "recorded": { "harm": { "overall": "very high", "on": "2025-06-02" } } })).0;
    assert_eq!(unread.recorded.unwrap().harm.unwrap().value, Answer::Refused);
}

#[test]
fn a_path_names_only_what_is_there() {
    let journey = json!({ "kind": "travel-planned", "on": "2026-01-05", "returns": "2026-01-01" });
    let (_, found) = read(&event(journey));
    assert_eq!((found[0].field.as_str(), found[0].other.as_deref()), ("events[0].returns", Some("events[0].on")));
    assert_eq!(
        problems(&event(json!({ "kind": "interval-set", "on": TODAY, "of": "home-visit", "reasons": "r" }))),
        is("missing", "events[0].months")
    );
    assert_eq!(problems(&json!({ "orderWarnings": [{}] })), is("missing", "orderWarnings[0].months"));
    assert_eq!(
        problems(&json!({ "orderWarnings": [{ "months": 1, "days": 2 }] })),
        is("contradicts", "orderWarnings[0].months")
    );
}

#[test]
fn a_standard_that_there_is_not_takes_no_duty_away() {
    let order = json!({ "kind": "order-started", "on": "2026-01-05" });
    let used = |standard: Value| {
        let assessment = assess(&json!({ "division": "england-and-wales", "standard": standard, "events": [order] }));
        let codes: Vec<String> = assessment["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["code"].as_str().unwrap().to_owned())
            .collect();
        let rules = assessment["duties"].as_array().unwrap().len();
        (assessment["standard"]["id"].clone(), rules, codes)
    };
    let (in_force, duties, _) = used(Value::Null);
    assert_eq!(in_force, "england-wales-2017");
    for standard in [json!("england-wales-1066"), json!(5), json!({ "schema": "joint-risk/standard/1" })] {
        let (id, count, codes) = used(standard);
        assert_eq!((&id, count), (&in_force, duties));
        assert!(!codes.is_empty());
    }
}

#[test]
fn a_document_of_a_host_never_passes_for_one_that_is_built_in() {
    let mut document = json!({
        "schema": "joint-risk/standard/1", "id": "england-wales-2017", "title": "Ours", "basedOn": "england-wales-2007",
        "inForce": { "from": "2026-01-01" }, "rules": []
    });
    let case =
        |document: &Value| json!({ "standard": document, "events": [{ "kind": "order-started", "on": "2026-01-05" }] });
    let assessment = assess(&case(&document));
    assert_eq!(
        (&assessment["problems"][0]["code"], &assessment["problems"][0]["field"]),
        (&json!("taken"), &json!("standard.id"))
    );
    document["id"] = json!("our-area");
    let assessment = assess(&case(&document));
    assert_eq!(assessment["standard"]["id"], "our-area");
    for duty in assessment["duties"].as_array().unwrap() {
        assert_ne!(duty["standing"], "confirmed", "{duty}");
    }
    let rule = |id: usize| {
        json!({
            "id": format!("r{id}"), "duty": "home-visit", "owner": "police", "within": { "days": 30 }, "standing": "confirmed",
            "source": { "title": "Ours" }
        })
    };
    document["basedOn"] = Value::Null;
    document["division"] = json!("scotland");
    let grounds = json!({ "scale": "sexual", "countersignFrom": "high", "weeks": 52, "standing": "confirmed", "source": { "title": "Ours" } });
    document["jointRating"] =
        json!({ "scale": "sexual", "countersignFrom": "high", "standing": "confirmed", "source": grounds["source"] });
    document["answersOldAfter"] = json!({ "weeks": 52, "standing": "confirmed", "source": grounds["source"] });
    document["rules"] = (0..20).map(rule).collect();
    assert_eq!(assess(&case(&document))["problems"], json!([]));
    document["rules"] = (0..21).map(rule).collect();
    let p = &assess(&case(&document))["problems"][0];
    assert_eq!((&p["code"], &p["field"], &p["max"]), (&json!("too-many"), &json!("standard.rules"), &json!(20)));
}

/// A man of 1985 with one sexual offence, committed and sentenced on these days.
fn offence(country: &str, committed: &str, sentenced: &str) -> Value {
    json!({
        "division": "england-and-wales", "person": { "sex": "male", "dateOfBirth": "1985-06-01" },
        "riskMatrix": { "startOfRisk": "2026-01-05" },
        "convictions": [{ "sentencedOn": sentenced, "country": country, "offences": [
            { "code": "01908", "committedOn": committed, "sexualKind": "contact-adult" }
        ] }]
    })
}

#[test]
fn an_offence_of_a_small_child_is_impossible_and_leaves_the_age_open() {
    let committed = "convictions[0].offences[0].committedOn";
    for (country, on, possible) in [
        ("england-and-wales", "1990-06-01", false),
        ("england-and-wales", "1995-05-31", false),
        ("england-and-wales", "1995-06-01", true),
        ("northern-ireland", "1995-05-31", false),
        ("scotland", "1993-05-31", false),
        ("scotland", "1993-06-01", true),
        ("outside-united-kingdom", "1993-05-31", false),
        ("outside-united-kingdom", "1993-06-01", true),
    ] {
        let case = offence(country, on, "2004-03-01");
        assert_eq!(problems(&case), if possible { vec![] } else { is("contradicts", committed) }, "{country} {on}");
        let sexual = &assess(&case)["riskMatrix"]["sexual"];
        assert_eq!(sexual["status"] == "not-applicable", possible, "{country} {on}: {sexual}");
    }
    // In Scotland 12 from 17 December 2021, and not before.
    let child = |on: &str| {
        let mut case = offence("scotland", on, "2026-03-01");
        case["person"]["dateOfBirth"] = json!("2010-06-01");
        problems(&case)
    };
    assert_eq!((child("2021-12-16"), child("2021-12-17")), (vec![], is("contradicts", committed)));
    let (_, found) = read(&offence("england-and-wales", "1990-06-01", "2004-03-01"));
    assert_eq!(found[0].other.as_deref(), Some("person.dateOfBirth"));
    // A sentence of a small child is as impossible.
    assert_eq!(
        problems(&offence("england-and-wales", "1992-06-01", "1993-06-01")),
        [
            ("contradicts".to_owned(), "convictions[0].sentencedOn".to_owned()),
            ("contradicts".to_owned(), committed.to_owned()),
        ]
    );
}

#[test]
fn an_age_that_was_given_outright_is_held_to_the_same() {
    let age = |division: &str, age: u8| {
        json!({ "division": division, "person": { "sex": "male", "dateOfBirth": "1985-06-01" }, "riskMatrix": {
            "startOfRisk": "2026-01-05", "sexualAppearances": 1, "ageAtLatestSexualOffence": age
        } })
    };
    for (division, years, possible) in [
        ("england-and-wales", 9, false),
        ("england-and-wales", 10, true),
        ("scotland", 7, false),
        ("scotland", 8, true),
    ] {
        let case = age(division, years);
        assert_eq!(problems(&case).is_empty(), possible);
        assert_eq!(assess(&case)["riskMatrix"]["sexual"]["status"] == "not-applicable", possible, "{division} {years}");
    }
}

#[test]
fn nothing_but_records_comes_after_a_death() {
    let mut case = offence("england-and-wales", "2003-03-01", "2004-03-01");
    case["events"] =
        json!([{ "kind": "visit", "on": "2003-01-01" }, { "kind": "died", "on": "2003-02-01", "verified": true }]);
    case["riskMatrix"]["burglary"] = json!({ "value": true, "on": "2003-02-02" });
    case["riskMatrix"]["maleVictim"] = json!({ "value": true, "on": "2003-02-01" });
    case["judgement"] = json!({ "on": "2005-01-01" });
    case["attestations"] = json!([{ "table": "rm2000-2007/violent", "by": "A", "on": "2020-01-01", "page": "1" }]);
    case["recorded"] = json!({ "harm": { "overall": "low", "on": "2010-01-01" } });
    let (_, found) = read(&case);
    let fields: Vec<&str> = found.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "convictions[0].sentencedOn",
            "convictions[0].offences[0].committedOn",
            "riskMatrix.startOfRisk",
            "riskMatrix.burglary.on",
            "judgement.on",
        ]
    );
    assert!(found.iter().all(|problem| problem.other.as_deref() == Some("events[1].on")));
    // The sanctions are counted all the same: the death may be the slip.
    assert_eq!(assess(&case)["history"]["sexualAppearances"]["value"], 1);
}

#[test]
fn a_file_keeps_the_first_of_what_stands_twice_and_says_so() {
    let read = |text: &str| -> Value { serde_json::from_str(&case::file::read_json(text)).unwrap() };
    let found =
        read(r#" { "a": [{ "b": 1e21, "b": 2, "c": { "c": 1, "c": 2 } }], "a": 3, "11.4": 2.0, "\u0061": 4 } "#);
    assert_eq!(found["caseFile"], json!({ "a": [{ "b": 1e21, "c": { "c": 1 } }], "11.4": 2.0 }));
    let fields: Vec<&str> =
        found["problems"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["a", "a[0].b", "a[0].c.c"]);
    let damaged = read("{ \"a\u{fffd}\": [\"b\u{fffd}\", \"c\"] }");
    let fields: Vec<&str> =
        damaged["problems"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["[a\u{fffd}]", "[a\u{fffd}][0]"]);
    for text in ["", "{", "[]", "null", "5", "nul", "\u{feff}", "{ \"a\": }", "{ \"a\": 1, }", "{} {}"] {
        let found = read(text);
        assert_eq!((&found["caseFile"], found["problems"].as_array().unwrap().len()), (&Value::Null, 1), "{text}");
    }
    let half = read(r#"{ "a\ud800": "\udc00", "a": 1, "a": 2, "a\ud800": 3 }"#);
    let codes: Vec<&str> =
        half["problems"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes.iter().filter(|code| **code == "duplicate-key").count(), 2, "{codes:?}");
    let rows = format!("{{ \"events\": [{}] }}", vec!["{ \"kind\": 1, \"kind\": 2 }"; 10_000].join(","));
    let found = read(&rows);
    assert_eq!(found["problems"].as_array().unwrap().len(), 10_000);
    assert_eq!(found["caseFile"]["events"][9_999], json!({ "kind": 1 }));
}

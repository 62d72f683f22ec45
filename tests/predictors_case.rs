//! From the answers of a case to the bands of the predictors.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

use joint_risk::{Date, assess_json};
use serde_json::{Value, json};

fn on(day: &str, case: &Value) -> Value {
    serde_json::from_str(&assess_json(&case.to_string(), Date::parse(day).unwrap())).unwrap()
}

/// A man with every answer that the predictors ask but those of the screening.
fn full() -> Value {
    json!({
        "person": { "sex": "male", "dateOfBirth": "1992-06-01" },
        "predictors": { "offenceCode": "01908", "supervisionStatus": "community" },
        "oasys": { "answers": {
            "1.8": 19, "1.29": "2026-01-05", "1.30": "YES", "1.32": 6, "1.33": "2026-01-05", "1.34": 2, "1.37": 0,
            "1.38": "2026-01-05", "1.40": 1, "1.43": "2025-07-01", "1.44": "YES", "1.45": 0, "1.46": 0,
            "2.2": ["SEXUAL"], "2.6": "NO", "3.3": "NO", "3.4": "2", "4.2": "YES", "6.4": "1", "6.7": "NO", "6.8": "3",
            "7.2": "1", "8.4": "0", "8.8": "0", "9.1": "1", "9.2": "1", "10.7": [], "11.2": "1", "11.4": "1",
            "11.6": "1", "11.7": "0", "11.9": "1", "12.1": "1" } },
    })
}

fn with(mut case: Value, path: &str, value: Value) -> Value {
    let (parent, key) = path.rsplit_once('/').unwrap();
    case.pointer_mut(parent).unwrap()[key] = value;
    case
}

const DAY: &str = "2026-08-04";

#[test]
fn answers_come_to_bands() {
    let assessment = on(DAY, &full());
    assert_eq!(assessment["problems"], json!([]));
    let predictors = &assessment["predictors"];
    for (path, status, form) in [
        ("/ogrs4/arp", "scored", json!("dynamic")),
        ("/ogrs4/vrp", "scored", json!("dynamic")),
        ("/ogrs4/svrp", "scored", json!("static")),
        ("/dcSrp", "scored", Value::Null),
        ("/iicSrp", "scored", Value::Null),
        ("/csrp", "scored", json!("static")),
        ("/ogrs3", "scored", Value::Null),
        ("/ogp", "scored", json!("dynamic")),
        ("/ovp", "scored", json!("dynamic")),
        ("/rsr", "scored", json!("static")),
    ] {
        let found = predictors.pointer(path).unwrap();
        assert_eq!((&found["status"], &found["form"]), (&json!(status), &form), "{path} {}", found["problems"]);
        assert!(found["band"].is_string(), "{path}");
        assert_eq!(found["standing"], "confirmed", "{path}");
    }
    assert_eq!(predictors["ogrs4"]["svrp"]["missingDynamic"], json!(["oasys.screening[R1.2]"]));
    let tables: Vec<&Value> = assessment["tables"].as_array().unwrap().iter().map(|table| &table["table"]).collect();
    assert!(tables.contains(&&json!("predictors-2026/coefficients")), "{tables:?}");
}

#[test]
fn without_them_there_are_no_predictors() {
    assert_eq!(on(DAY, &json!({}))["predictors"], Value::Null);
    assert_eq!(on(DAY, &json!({ "oasys": { "answers": { "3.4": "1" } } }))["predictors"], Value::Null);
    assert!(on(DAY, &json!({ "oasys": { "answers": { "1.32": 1 } } }))["predictors"].is_object());
    assert!(on(DAY, &json!({ "convictions": [] }))["predictors"].is_object());
}

#[test]
fn a_static_score_lists_what_is_missing() {
    let predictors = &on(DAY, &with(full(), "/oasys/answers/11.2", Value::Null))["predictors"];
    let arp = &predictors["ogrs4"]["arp"];
    assert_eq!((&arp["form"], &arp["missingDynamic"]), (&json!("static"), &json!(["oasys.answers[11.2]"])));
    assert_eq!(arp["status"], "scored");
    assert!(arp["range"]["lowest"].is_string());
}

#[test]
fn a_refused_answer_clears_what_uses_it_and_nothing_else() {
    let predictors = &on(DAY, &with(full(), "/oasys/answers/11.2", json!("9")))["predictors"];
    let arp = &predictors["ogrs4"]["arp"];
    assert_eq!((&arp["status"], &arp["band"]), (&json!("invalid"), &Value::Null));
    assert_eq!(arp["invalidFields"], json!(["oasys.answers[11.2]"]));
    assert_eq!(arp["contributions"], json!([]));
    assert_eq!(predictors["dcSrp"]["status"], "scored");
    // A drug that is not answered counts as no; one that is refused does not.
    let predictors = &on(DAY, &with(full(), "/oasys/answers/8.2.1", json!("9")))["predictors"];
    assert_eq!(predictors["ogrs4"]["arp"]["status"], "invalid");
    assert_eq!(predictors["ogrs4"]["vrp"]["status"], "scored"); // it asks for methadone
}

#[test]
fn the_offence_code_has_to_be_in_the_table() {
    for (code, problem) in [("1908", "not-five-digits"), ("99999", "unknown-code")] {
        let assessment = on(DAY, &with(full(), "/predictors/offenceCode", json!(code)));
        assert_eq!(assessment["problems"][0]["code"], problem);
        assert_eq!(assessment["problems"][0]["field"], "predictors.offenceCode");
        assert_eq!(assessment["predictors"]["ogrs4"]["arp"]["status"], "invalid");
        assert_eq!(assessment["predictors"]["dcSrp"]["status"], "scored"); // it does not ask for the code
    }
}

/// Two sanctions, the later one for a sexual offence against an adult.
fn convicted() -> Value {
    let mut case = full();
    case["convictions"] = json!([
        { "sentencedOn": "2012-03-01", "court": "Leeds", "offences": [{ "code": "00801", "committedOn": "2012-01-10" }] },
        { "sentencedOn": "2026-01-05", "court": "Leeds",
          "offences": [{ "code": "01908", "committedOn": "2025-07-01", "sexualKind": "contact-adult" }] },
    ]);
    for question in ["1.8", "1.30", "1.32", "1.33", "1.34", "1.37", "1.40", "1.43", "1.45", "1.46"] {
        case["oasys"]["answers"].as_object_mut().unwrap().remove(question);
    }
    case
}

/// An input as all predictors took it.
fn given(predictors: &Value, item: &str) -> Option<Value> {
    let mut all = predictors["inputs"].as_array().unwrap().iter();
    all.find(|input| input["item"] == item).map(|input| input["value"].clone())
}

#[test]
fn what_the_history_gives_is_not_asked() {
    let assessment = on(DAY, &convicted());
    assert_eq!(assessment["problems"], json!([]));
    let predictors = &assessment["predictors"];
    let input = |item: &str| given(predictors, item);
    assert_eq!(input("totalSanctions"), Some(json!(2)));
    assert_eq!(input("violentSanctions"), Some(json!(1)));
    assert_eq!(input("contactAdultSexualSanctions"), Some(json!(1)));
    assert_eq!(input("ageAtFirstSanction"), Some(json!(19)));
    assert_eq!(input("everSexualOffence"), Some(json!(true)));
    assert_eq!(input("dateOfLatestOffence"), Some(json!("2025-07-01")));
    assert_eq!(predictors["dcSrp"]["status"], "scored");
    assert!(predictors["fromHistory"].as_array().unwrap().contains(&json!("oasys.answers[1.32]")));
}

#[test]
fn an_answer_that_the_history_contradicts_is_a_problem() {
    for (question, value) in [
        ("1.32", json!(1)),
        ("1.30", json!("NO")),
        ("1.8", json!(30)),
        ("1.33", json!("2020-01-01")),
        ("1.43", json!("2011-01-01")),
    ] {
        let assessment = on(DAY, &with(convicted(), &format!("/oasys/answers/{question}"), value));
        let problems = assessment["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 1, "{question} {problems:?}");
        assert_eq!(problems[0]["code"], "contradicts");
        assert_eq!(problems[0]["field"], format!("oasys.answers[{question}]"));
        assert_eq!(assessment["predictors"]["csrp"]["status"], "invalid", "{question}");
        assert_eq!(assessment["predictors"]["csrp"]["band"], Value::Null, "{question}");
    }
    // An offence that is not sentenced yet may be later than any of the history.
    let later = on(DAY, &with(convicted(), "/oasys/answers/1.43", json!("2026-06-01")));
    assert_eq!(later["problems"], json!([]));
}

#[test]
fn a_count_that_the_history_leaves_open_is_not_derived() {
    let mut case = convicted();
    case["convictions"][1]["offences"][0].as_object_mut().unwrap().remove("sexualKind");
    let dc = &on(DAY, &case)["predictors"]["dcSrp"];
    assert_eq!((&dc["status"], &dc["band"]), (&json!("incomplete"), &Value::Null));
    assert_eq!(dc["range"]["highest"], "very-high");
}

#[test]
fn an_edition_that_is_over_is_historic() {
    let predictors = |day| on(day, &full())["predictors"].clone();
    assert_eq!(predictors("2026-06-30")["ogrs3"]["historic"], false);
    assert_eq!(predictors("2026-07-01")["ogrs3"]["historic"], true);
    assert_eq!(predictors("2026-07-01")["csrp"]["historic"], false);
    assert_eq!(predictors("2026-07-01")["ogrs3"]["inForce"], json!({ "from": null, "until": "2026-06" }));
}

#[test]
fn the_risk_of_the_grid_is_the_risk_of_the_screen() {
    let level = |level: &str| json!({ "children": level, "public": "low", "knownAdult": "low", "staff": "low" });
    let mut case = full();
    case["oasys"]["harm"] = json!({ "community": level("high"), "custody": "not-applicable" });
    case["predictors"]["highestRisk"] = json!("high");
    case["predictors"]["custodialSentence"] = json!(true);
    assert_eq!(on(DAY, &case)["predictors"]["opd"]["eligible"], true);
    case["predictors"]["highestRisk"] = json!("medium");
    let assessment = on(DAY, &case);
    assert_eq!(assessment["problems"][0]["field"], "predictors.highestRisk");
    assert_eq!(assessment["predictors"]["opd"]["status"], "invalid");
}

/// The full case with these rows of R1.2, each with its previous column.
fn screened(rows: &[(&str, Value)]) -> Value {
    let mut case = full();
    let rows = rows.iter().map(|(item, previous)| ((*item).to_owned(), json!({ "previous": previous })));
    case["oasys"]["screening"] = Value::Object(rows.collect());
    case
}

#[test]
fn the_screening_answers_for_the_offences_of_the_past() {
    // "None apply", a tick, and a no in every row each answer the column.
    let noes: Vec<(String, Value)> = (1..=14).map(|row| (format!("R1.2.{row}"), json!(false))).collect();
    let noes: Vec<(&str, Value)> = noes.iter().map(|(item, value)| (item.as_str(), value.clone())).collect();
    for (rows, past) in [
        (vec![("R1.2.15", json!(true))], json!([])),
        (vec![("R1.2.12", json!(true)), ("R1.2.1", json!(true))], json!(["homicide", "robbery"])),
        (vec![("R1.2.3", json!(true))], json!([])), // a row that these predictors do not weigh
        (noes, json!([])),
    ] {
        let predictors = &on(DAY, &screened(&rows))["predictors"];
        assert_eq!(given(predictors, "previousOffences"), Some(past));
        for form in ["/ogrs4/svrp", "/csrp"] {
            assert_eq!(predictors.pointer(form).unwrap()["form"], "dynamic");
        }
    }
    // A single no and "not known" leave it open: unknown is not no.
    for rows in [vec![("R1.2.1", json!(false))], vec![("R1.2.1", Value::Null)], vec![("R1.2.15", json!(false))]] {
        let svrp = &on(DAY, &screened(&rows))["predictors"]["ogrs4"]["svrp"];
        assert_eq!((&svrp["form"], &svrp["missingDynamic"]), (&json!("static"), &json!(["oasys.screening[R1.2]"])));
    }
    // What cannot be read clears what uses it, and nothing else.
    let predictors = &on(DAY, &screened(&[("R1.2.1", json!("maybe"))]))["predictors"];
    assert_eq!(predictors["ogrs4"]["svrp"]["status"], "invalid");
    assert_eq!(predictors["ogrs4"]["svrp"]["invalidFields"], json!(["oasys.screening[R1.2]"]));
    assert_eq!(predictors["ogrs4"]["arp"]["status"], "scored");
}

#[test]
fn every_row_of_the_screening_has_its_weight() {
    let rows = [
        ("R1.2.1", "homicide"),
        ("R1.2.2", "grievous-bodily-harm"),
        ("R1.2.6", "aggravated-burglary"),
        ("R1.2.7", "arson"),
        ("R1.2.8", "criminal-damage"),
        ("R1.2.9", "kidnapping"),
        ("R1.2.10", "firearms"),
        ("R1.2.12", "robbery"),
        ("R1.2.13", "weapon"),
    ];
    for (row, code) in rows {
        let predictors = &on(DAY, &screened(&[(row, json!(true))]))["predictors"];
        assert_eq!(given(predictors, "previousOffences"), Some(json!([code])), "{row}");
    }
    // The current column is another matter.
    let mut case = screened(&[]);
    case["oasys"]["screening"] = json!({ "R1.2.1": { "current": true } });
    assert_eq!(given(&on(DAY, &case)["predictors"], "previousOffences"), None);
}

#[test]
fn whether_the_victim_was_a_stranger_leaves_a_range_until_it_is_answered() {
    let dc = |case: &Value| on(DAY, case)["predictors"]["dcSrp"].clone();
    // Two adult sanctions: 10 + 6 + 10 + 9 points, and 4 more for a stranger.
    let unknown = with(full(), "/oasys/answers/1.44", Value::Null);
    let answered = |answer: &str| dc(&with(full(), "/oasys/answers/1.44", json!(answer)))["band"].clone();
    assert_eq!((answered("NO"), answered("YES")), (json!("high"), json!("very-high")));
    let open = dc(&unknown);
    assert_eq!((&open["status"], &open["band"], &open["twoYear"]), (&json!("incomplete"), &Value::Null, &Value::Null));
    assert_eq!(
        open["range"],
        json!({ "lowest": "high", "highest": "very-high", "decidedBy": ["oasys.answers[1.44]"] })
    );
    // Where no completion changes the band it is scored, and nothing decides it.
    let more = dc(&with(unknown.clone(), "/oasys/answers/1.34", json!(3)));
    assert_eq!((&more["status"], &more["band"]), (&json!("scored"), &json!("very-high")));
    assert_eq!(more["range"]["decidedBy"], json!([]));
    // Where the offence was not sexually motivated the form does not ask it.
    let not_asked = dc(&with(unknown, "/oasys/answers/1.41", json!("NO")));
    assert_eq!((&not_asked["status"], &not_asked["band"]), (&json!("scored"), &json!("high")));
}

#[test]
fn five_years_without_an_offence_have_to_be_known() {
    let mut case = full();
    for (question, day) in
        [("1.29", "2019-01-05"), ("1.33", "2019-01-05"), ("1.38", "2019-02-01"), ("1.43", "2018-07-01")]
    {
        case["oasys"]["answers"][question] = json!(day);
    }
    let dc = |case: &Value| on(DAY, case)["predictors"]["dcSrp"].clone();
    let known = dc(&case);
    assert_eq!((&known["band"], &known["reduced"]), (&json!("high"), &json!(true)));
    let open = dc(&with(case.clone(), "/oasys/answers/1.43", Value::Null));
    assert_eq!((&open["status"], &open["band"]), (&json!("incomplete"), &Value::Null));
    assert_eq!(
        open["range"],
        json!({ "lowest": "high", "highest": "very-high", "decidedBy": ["oasys.answers[1.43]"] })
    );
    // In custody no band is lowered, so nothing is open.
    let custody =
        dc(&with(with(case, "/oasys/answers/1.43", Value::Null), "/predictors/supervisionStatus", json!("custody")));
    assert_eq!((&custody["status"], &custody["band"]), (&json!("scored"), &json!("very-high")));
}

#[test]
fn the_start_of_risk_is_not_asked_again() {
    let mut case = full();
    case["oasys"]["answers"].as_object_mut().unwrap().remove("1.38");
    assert_eq!(on(DAY, &case)["predictors"]["dcSrp"]["status"], "incomplete");
    case["riskMatrix"] = json!({ "startOfRisk": "2026-01-05" });
    let predictors = &on(DAY, &case)["predictors"];
    assert_eq!(given(predictors, "startOfFollowUp"), Some(json!("2026-01-05")));
    assert_eq!(predictors["fromRiskMatrix"], json!(["oasys.answers[1.38]"]));
    assert_eq!(predictors["dcSrp"]["status"], "scored");
    // What is answered goes first, and a day that cannot be read is not passed over.
    case["oasys"]["answers"]["1.38"] = json!("2026-02-01");
    let predictors = &on(DAY, &case)["predictors"];
    assert_eq!(
        (given(predictors, "startOfFollowUp"), &predictors["fromRiskMatrix"]),
        (Some(json!("2026-02-01")), &json!([]))
    );
    case["oasys"]["answers"].as_object_mut().unwrap().remove("1.38");
    case["riskMatrix"]["startOfRisk"] = json!("2026-02-30");
    assert_eq!(on(DAY, &case)["predictors"]["dcSrp"]["status"], "invalid");
}

#[test]
fn the_index_offence_is_that_of_the_latest_conviction() {
    let mut case = convicted();
    case["predictors"].as_object_mut().unwrap().remove("offenceCode");
    let offence = |case: &Value| given(&on(DAY, case)["predictors"], "offence");
    let predictors = on(DAY, &case)["predictors"].clone();
    assert_eq!(given(&predictors, "offence"), Some(json!("sexual-not-against-child")));
    assert!(predictors["fromHistory"].as_array().unwrap().contains(&json!("predictors.offenceCode")));
    assert_eq!(predictors["ogrs4"]["arp"]["standing"], "unconfirmed");
    let later = |row: Value| {
        let mut case = case.clone();
        case["convictions"].as_array_mut().unwrap().push(row);
        offence(&case)
    };
    let row = |outcome: &str, codes: &[&str]| {
        let offences: Vec<Value> = codes.iter().map(|code| json!({ "code": code })).collect();
        json!({ "sentencedOn": "2026-03-01", "court": "York", "outcome": outcome, "offences": offences })
    };
    assert_eq!(later(row("conviction", &["00801", "00801"])), Some(json!("violence-against-the-person-abh-plus")));
    assert_eq!(later(row("conviction", &["00801", "01908"])), None); // which of the two is not ours to choose
    assert_eq!(later(row("caution", &["00801"])), Some(json!("sexual-not-against-child")));
    assert_eq!(later(row("quashed", &["00801"])), Some(json!("sexual-not-against-child")));
    assert_eq!(later(json!({ "court": "York", "offences": [{ "code": "00801" }] })), None); // it may be the latest
    assert_eq!(later(json!("unreadable")), None);
}

#[test]
fn what_no_predictor_takes_is_held_against_the_history_too() {
    for (question, value) in [("1.7", json!(15)), ("1.26", json!(3)), ("1.8.2", json!("2010-01-01"))] {
        let assessment = on(DAY, &with(convicted(), &format!("/oasys/answers/{question}"), value));
        let problems = assessment["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 1, "{question} {problems:?}");
        assert_eq!(problems[0]["code"], "contradicts");
        assert_eq!(problems[0]["field"], format!("oasys.answers[{question}]"));
        assert_eq!(problems[0]["other"], "convictions");
    }
    for (question, value) in [("1.7", json!(19)), ("1.26", json!(1)), ("1.8.2", json!("2012-03-01"))] {
        assert_eq!(on(DAY, &with(convicted(), &format!("/oasys/answers/{question}"), value))["problems"], json!([]));
    }
}

#[test]
fn drugs_without_a_motivation_leave_the_static_form() {
    let mut case = with(full(), "/oasys/answers/8.2.1", json!("100"));
    case["oasys"]["answers"].as_object_mut().unwrap().remove("8.8");
    let arp = &on(DAY, &case)["predictors"]["ogrs4"]["arp"];
    assert_eq!((&arp["status"], &arp["form"]), (&json!("scored"), &json!("static")));
    assert_eq!(arp["problems"][0]["kind"], "motivation-to-tackle-drug-misuse-inconsistent");
    assert_eq!(arp["range"]["decidedBy"], json!([]));
}

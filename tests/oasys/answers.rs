//! What is accepted as an answer, and what is refused with which problem.

use joint_risk::instrument::oasys::FormStatus;
use joint_risk::{Need, ProblemCode, Status};

use super::{scored, section, with_answers};

/// The problems of one answer.
fn problems(id: &str, value: &str) -> Vec<String> {
    let (_, problems) = scored(&format!(r#"{{"answers":{{"{id}":{value}}}}}"#));
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn bad_answers_have_exact_problems() {
    let cases = [
        ("3.4", "7", "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.4", "-1", "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.4", "9223372036854775808", "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.4", "30.5", "not-whole at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.4", "true", "wrong-type at `oasys.answers[3.4]`, one of text whole-number"),
        ("3.4", "[]", "wrong-type at `oasys.answers[3.4]`, one of text whole-number"),
        ("3.4", r#""""#, "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.4", r#"" 1""#, "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.4", r#""01""#, "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.4", r#""YES""#, "unknown-code at `oasys.answers[3.4]`, one of 0 1 2 M"),
        ("3.3", "2", "wrong-type at `oasys.answers[3.3]`, one of text true-or-false"),
        ("3.3", "0.5", "wrong-type at `oasys.answers[3.3]`, one of text true-or-false"),
        ("3.3", r#""yes""#, "unknown-code at `oasys.answers[3.3]`, one of YES NO M"),
        ("8.4", "true", "wrong-type at `oasys.answers[8.4]`, one of text whole-number"),
        ("8.4", "1", "unknown-code at `oasys.answers[8.4]`, one of 0 2"),
        ("1.4", "false", "wrong-type at `oasys.answers[1.4]`, one of text whole-number"),
        ("11.4", r#""M""#, "unknown-code at `oasys.answers[11.4]`, one of 0 1 2"),
        ("11.10", r#""0-Noproblems""#, "unknown-code at `oasys.answers[11.10]`, one of 0 1 2"),
        ("6.7", "1", "wrong-type at `oasys.answers[6.7]`, one of text true-or-false"),
        ("6.10", "1", "wrong-type at `oasys.answers[6.10]`, one of text"),
        ("8.2.16", "140", "unknown-code at `oasys.answers[8.2.16]`, one of 100 110 120 130"),
        ("99.9", "1", "unknown-question at `oasys.answers[99.9]`"),
        ("99.9", "null", "unknown-question at `oasys.answers[99.9]`"),
        ("8.2.17", r#""100""#, "unknown-question at `oasys.answers[8.2.17]`"),
        ("3.30", "1", "unknown-question at `oasys.answers[3.30]`"),
        ("", "1", "unknown-question at `oasys.answers[]`"),
        ("1.32", "1000", "out-of-range at `oasys.answers[1.32]`, at least 0, at most 999"),
        ("1.32", "-1", "out-of-range at `oasys.answers[1.32]`, at least 0, at most 999"),
        ("1.32", "30.5", "not-whole at `oasys.answers[1.32]`, at least 0, at most 999"),
        ("1.32", r#""4""#, "wrong-type at `oasys.answers[1.32]`, one of whole-number"),
        ("1.7", "121", "out-of-range at `oasys.answers[1.7]`, at least 0, at most 120"),
        ("1.29", "20260105", "wrong-type at `oasys.answers[1.29]`, one of date"),
        ("1.29", r#""5/1/2026""#, "not-a-date at `oasys.answers[1.29]`"),
        ("1.29", r#""2026-02-30""#, "no-such-date at `oasys.answers[1.29]`"),
        ("1.29", r#""1899-12-31""#, "out-of-range at `oasys.answers[1.29]`, at least 1900-01-01, at most 2199-12-31"),
        ("3.97", "1", "wrong-type at `oasys.answers[3.97]`, one of text"),
        ("2.2", r#""WEAPON""#, "wrong-type at `oasys.answers[2.2]`, one of list"),
        (
            "2.2",
            r#"["WEAPON","KNIFE"]"#,
            "unknown-code at `oasys.answers[2.2][1]`, one of WEAPON ANYVIOL EXCESSIVE ARSON PHYSICALDAM SEXUAL",
        ),
        ("2.2", "[1]", "wrong-type at `oasys.answers[2.2][0]`, one of text"),
        ("2.2", r#"["ARSON","SEXUAL","ARSON"]"#, "duplicate at `oasys.answers[2.2][2]`"),
        ("6.7.1", r#"["VICTIM","PERPETRATOR","VICTIM"]"#, "too-many at `oasys.answers[6.7.1]`, at most 2"),
    ];
    for (id, value, expected) in cases {
        assert_eq!(problems(id, value), [expected], "{id}: {value}");
    }
}

#[test]
fn good_answers_have_none() {
    let cases = [
        ("3.4", "null"),
        ("3.4", "2.0"),
        ("3.4", r#"{"value":1,"on":"2025-12-01","by":"A","trained":true}"#),
        ("3.3", "true"),
        ("4.2", r#""NA""#),
        ("4.9", "0"),
        ("13.2", r#""DK""#),
        ("13.2", "false"),
        ("8.2.16", "130"),
        ("8.2.1", r#""100""#),
        ("8.2A", r#""M""#),
        ("4.90", "20"),
        ("1.32", "999"),
        ("1.7", "0"),
        ("1.8.2", r#""2024-02-29""#),
        ("2.2", "[]"),
        ("2.2", r#"["WEAPON","ARSON"]"#),
        ("6.7.1", r#"["VICTIM","PERPETRATOR"]"#),
        ("3.97", r#"" ""#),
        ("3.97", r#""‏لا يوجد مسكن ثابت منذ الإفراج عنه‏""#),
    ];
    for (id, value) in cases {
        assert!(problems(id, value).is_empty(), "{id}: {value}");
    }
}

#[test]
fn every_form_of_an_answer_is_the_same_code() {
    assert_eq!(with_answers(r#"{"3.3":true,"3.4":2}"#), with_answers(r#"{"3.3":"YES","3.4":"2"}"#));
    let oasys = with_answers(r#"{"3.3":false,"3.4":2.0}"#);
    let values: Vec<_> = section(&oasys, 3).contributions.iter().filter_map(|one| one.value).collect();
    assert_eq!(values, ["NO", "2"]);
}

#[test]
fn a_text_has_at_most_4000_characters() {
    let text = |length: usize| format!("\"{}\"", "ß".repeat(length));
    assert!(problems("3.97", &text(4000)).is_empty());
    assert_eq!(problems("3.97", &text(4001)), ["too-long at `oasys.answers[3.97]`, at most 4000"]);
}

#[test]
fn a_refused_answer_costs_its_own_section_alone() {
    let (scored, problems) = scored(r#"{"answers":{"3.3":"YES","3.4":7,"3.98":"YES","4.2":"YES","4.3":1}}"#);
    assert_eq!(problems.len(), 1);
    let third = section(&scored.oasys, 3);
    assert_eq!((third.status, third.score, third.need, third.range), (FormStatus::Invalid, None, None, None));
    assert_eq!((third.older_rule.need, third.full_form.score), (None, None));
    assert!(third.contributions.is_empty() && third.older_rule.because.is_empty());
    assert_eq!(third.invalid_fields, ["oasys.answers[3.4]"]);
    assert_eq!(third.missing, ["3.5", "3.6"]);
    let fourth = section(&scored.oasys, 4);
    assert_eq!((fourth.status, fourth.score, fourth.need), (FormStatus::Incomplete, Some(3), Some(Need::Yes)));
}

#[test]
fn a_refused_flag_or_full_form_question_costs_its_section_too() {
    for answers in [r#"{"3.99":"perhaps","3.3":"YES"}"#, r#"{"3.98":1,"3.3":"YES"}"#, r#"{"3.3":"YES","3.3":"NO"}"#] {
        let (scored, problems) = scored(&format!(r#"{{"answers":{answers}}}"#));
        assert_eq!(problems.len(), 1, "{answers}");
        assert_eq!(section(&scored.oasys, 3).status, FormStatus::Invalid, "{answers}");
    }
    let (scored, _) = scored(r#"{"answers":{"11.4":"M","11.5":2}}"#);
    assert_eq!(section(&scored.oasys, 11).status, FormStatus::Invalid);
}

#[test]
fn a_refused_answer_that_no_score_uses_is_only_reported() {
    for answer in [r#""3.97":5"#, r#""3.1":true"#, r#""3.2":"ALONE""#, r#""1.32":-1"#, r#""13.1":7"#] {
        let (scored, problems) = scored(&format!(r#"{{"answers":{{{answer},"3.3":"YES"}}}}"#));
        assert_eq!(problems.len(), 1, "{answer}");
        assert_eq!(section(&scored.oasys, 3).need, Some(Need::Yes), "{answer}");
        assert!(scored.oasys.sections.iter().all(|section| section.status != FormStatus::Invalid), "{answer}");
    }
}

#[test]
fn unreadable_answers_make_every_section_invalid() {
    let (scored, problems) = scored(r#"{"supervised":true,"answers":[1],"harm":{"community":{"staff":"high"}}}"#);
    assert_eq!(problems.len(), 1);
    assert_eq!(scored.oasys.sections.len(), 12);
    for section in &scored.oasys.sections {
        assert_eq!((section.status, section.need, section.score), (FormStatus::Invalid, None, None));
        assert_eq!(section.invalid_fields, ["oasys.answers"]);
    }
    assert_eq!(scored.oasys.harm.status, Status::Incomplete);
    assert_eq!(scored.oasys.supervised, Some(true));
}

#[test]
fn supervision_is_a_plain_answer() {
    assert_eq!(scored(r#"{"supervised":false}"#).0.oasys.supervised, Some(false));
    assert_eq!(scored("{}").0.oasys.supervised, None);
}

#[test]
fn ten_thousand_unknown_numbers_are_each_reported_and_the_rest_is_scored() {
    let mut answers: Vec<String> = (0..10_000).map(|number| format!(r#""{number}.{number}.x":1"#)).collect();
    answers.push(r#""3.3":"YES""#.to_owned());
    let (scored, problems) = scored(&format!(r#"{{"answers":{{{}}}}}"#, answers.join(",")));
    assert_eq!(problems.len(), 10_000);
    assert!(problems.iter().all(|problem| problem.code == ProblemCode::UnknownQuestion));
    assert_eq!(section(&scored.oasys, 3).need, Some(Need::Yes));
}

//! Needs by section: current, older, and the full form's total.

use std::collections::BTreeMap;

use joint_risk::instrument::oasys::{FormStatus, OlderRule, OlderRuleReason, ScoreRange};
use joint_risk::{Limit, Need, ProblemCode};

use super::{Row, object, question_rows, scored, section, threshold_rows, with_answers};

/// The code of a question that adds these points.
fn code(row: &Row, points: u8) -> Option<String> {
    row.codes.iter().find(|(_, given)| *given == Some(points)).map(|(code, _)| (*code).to_owned())
}

/// Answers to every question that counts in a section, adding up to `points`.
fn answers_adding_up_to(number: u8, points: u8) -> BTreeMap<String, String> {
    let rows: Vec<Row> = question_rows().into_iter().filter(|row| row.counts && row.section == number).collect();
    let mut left = points;
    let mut answers = BTreeMap::new();
    // Questions of 0 or 2 come first, so that one point is left for one that can add it.
    for row in rows.iter().filter(|row| code(row, 1).is_none()).chain(rows.iter().filter(|row| code(row, 1).is_some()))
    {
        let most = [2, 1, 0].into_iter().find(|points| *points <= left && code(row, *points).is_some()).unwrap_or(0);
        left -= most;
        answers.insert(row.id.to_owned(), code(row, most).unwrap_or_default());
    }
    assert_eq!(left, 0, "section {number} cannot come to {points}");
    answers
}

#[test]
fn a_need_begins_at_the_threshold() {
    let mut tested = 0;
    for row in threshold_rows() {
        let Some((maximum, threshold)) = row.need else { continue };
        tested += 1;
        let cases = [
            (0, Need::No),
            (threshold - 1, Need::No),
            (threshold, Need::Yes),
            (threshold + 1, Need::Yes),
            (maximum, Need::Yes),
        ];
        for (points, need) in cases {
            let oasys = with_answers(&object(&answers_adding_up_to(row.section, points)));
            let section = section(&oasys, row.section);
            assert_eq!(section.status, FormStatus::Scored);
            assert_eq!((section.score, section.need), (Some(points), Some(need)), "section {}", row.section);
            assert_eq!(section.range, Some(ScoreRange { lowest: points, highest: points }));
            assert!(section.missing.is_empty());
        }
    }
    assert_eq!(tested, 8);
}

#[test]
fn what_is_missing_leaves_open_only_what_it_can_change() {
    // at the threshold: a need, whatever is missing
    let oasys = with_answers(r#"{"3.4":2}"#);
    let third = section(&oasys, 3);
    assert_eq!((third.status, third.score, third.need), (FormStatus::Incomplete, Some(2), Some(Need::Yes)));
    assert_eq!(third.range, Some(ScoreRange { lowest: 2, highest: 8 }));
    assert_eq!(third.missing, ["3.3", "3.5", "3.6"]);
    // one under, and one question missing that can add two: undecided
    let oasys = with_answers(r#"{"3.3":"NO","3.4":1,"3.5":0}"#);
    assert_eq!(section(&oasys, 3).need, Some(Need::Undecided));
    // alcohol needs four: with nothing on three questions, the fourth cannot make it
    let oasys = with_answers(r#"{"9.1":1,"9.2":0,"9.3":0}"#);
    let ninth = section(&oasys, 9);
    assert_eq!((ninth.status, ninth.need), (FormStatus::Incomplete, Some(Need::No)));
    assert_eq!(ninth.range, Some(ScoreRange { lowest: 1, highest: 3 }));
}

#[test]
fn nothing_answered_is_no_score_of_nought() {
    let oasys = with_answers("{}");
    for (section, row) in oasys.sections.iter().zip(threshold_rows()) {
        assert_eq!(section.status, FormStatus::Incomplete);
        assert_eq!((section.score, section.full_form.score), (None, None));
        assert_eq!(section.need, row.need.map(|_| Need::Undecided));
        assert_eq!(section.range, row.need.map(|(maximum, _)| ScoreRange { lowest: 0, highest: maximum }));
        let older = (row.section >= 3).then_some(Need::Undecided);
        assert_eq!(section.older_rule, OlderRule { need: older, because: vec![] });
    }
}

#[test]
fn an_m_counts_neither_way() {
    let with = with_answers(r#"{"3.3":"M","3.4":"1","3.5":"M","3.6":0}"#);
    let without = with_answers(r#"{"3.4":1,"3.6":"0"}"#);
    assert_eq!(with, without);
    assert_eq!(section(&with, 3).missing, ["3.3", "3.5"]);
    assert_eq!(section(&with, 3).need, Some(Need::Undecided));
}

#[test]
fn the_older_rule_takes_any_one_reason() {
    let older = |oasys: &str, number: u8| {
        let (scored, problems) = scored(oasys);
        assert_eq!(problems, [], "{oasys}");
        section(&scored.oasys, number).older_rule.clone()
    };
    let because = |reason| OlderRule { need: Some(Need::Yes), because: vec![reason] };
    let harm = because(OlderRuleReason::LinkedToHarm);
    let offending = because(OlderRuleReason::LinkedToOffending);
    assert_eq!(older(r#"{"answers":{"3.98":"YES"}}"#, 3), harm);
    assert_eq!(older(r#"{"answers":{"3.99":true}}"#, 3), offending);
    assert_eq!(older(r#"{"answers":{"4.96":"YES"}}"#, 4), harm);
    assert_eq!(older(r#"{"answers":{"4.98":"YES"}}"#, 4), offending);
    assert_eq!(older(r#"{"answers":{"10.98":"YES"}}"#, 10), harm);
    assert_eq!(older(r#"{"answers":{"3.3":"YES"}}"#, 3), because(OlderRuleReason::ScoreAtThreshold));
    let low = r#"{"lowScoringAreas":[{"section":3,"reason":"hostel closes"}]}"#;
    assert_eq!(older(low, 3), because(OlderRuleReason::LowScoringArea));
    assert_eq!(section(&scored(low).0.oasys, 3).low_scoring_area.as_deref(), Some("hostel closes"));
    // every reason that holds, and a section over its threshold may be listed all the same
    let every = r#"{"answers":{"3.3":"YES","3.98":"YES","3.99":"YES"},"lowScoringAreas":[{"section":3,"reason":"r"}]}"#;
    let reasons = [
        OlderRuleReason::LinkedToHarm,
        OlderRuleReason::LinkedToOffending,
        OlderRuleReason::ScoreAtThreshold,
        OlderRuleReason::LowScoringArea,
    ];
    assert_eq!(older(every, 3), OlderRule { need: Some(Need::Yes), because: reasons.to_vec() });
}

#[test]
fn the_older_rule_says_no_only_when_all_is_known() {
    let need = |answers: &str, number: u8| section(&with_answers(answers), number).older_rule.need;
    let none = r#""3.3":"NO","3.4":0,"3.5":0,"3.6":0"#;
    assert_eq!(need(&format!(r#"{{{none},"3.98":"NO","3.99":false}}"#), 3), Some(Need::No));
    assert_eq!(need(&format!(r#"{{{none},"3.98":"NO"}}"#), 3), Some(Need::Undecided));
    assert_eq!(need(r#"{"3.98":"NO","3.99":"NO"}"#, 3), Some(Need::Undecided));
    // without a threshold the flags decide
    assert_eq!(need(r#"{"5.98":"NO","5.99":"NO"}"#, 5), Some(Need::No));
    assert_eq!(need(r#"{"10.98":"NO"}"#, 10), Some(Need::Undecided));
    // sections 1 and 2 are no needs
    assert_eq!(need(r#"{"2.99":"YES"}"#, 2), None);
    assert_eq!(section(&with_answers(r#"{"2.99":"YES"}"#), 2).linked_to_harm, Some(true));
    assert_eq!(need("{}", 1), None);
}

#[test]
fn a_low_scoring_area_given_twice_keeps_its_first_reason() {
    let (scored, problems) = scored(
        r#"{"lowScoringAreas":[{"section":9,"reason":"a"},{"section":9,"reason":"b"},{"section":3,"reason":"c"}]}"#,
    );
    assert_eq!(section(&scored.oasys, 9).low_scoring_area.as_deref(), Some("a"));
    assert_eq!(problems.len(), 1);
    assert!(problems.iter().all(|problem| problem.code == ProblemCode::Duplicate));
    assert!(problems.iter().all(|problem| problem.field == "oasys.lowScoringAreas[1].section"));
}

#[test]
fn a_low_scoring_area_is_one_of_sections_3_to_12() {
    let (_, problems) = scored(r#"{"lowScoringAreas":[{"section":13,"reason":"a"}]}"#);
    assert!(problems.iter().all(|problem| problem.max == Some(Limit::Number(12))));
    assert_eq!(problems.len(), 1);
}

#[test]
fn the_full_form_adds_up_every_scored_question() {
    let every = |pick: fn(&Row) -> Option<u8>| {
        let rows = question_rows().into_iter().filter(|row| row.full_form);
        let answers: BTreeMap<String, String> =
            rows.filter_map(|row| Some((row.id.to_owned(), code(&row, pick(&row)?)?))).collect();
        with_answers(&object(&answers))
    };
    let most = every(|row| row.codes.iter().filter_map(|(_, points)| *points).max());
    for (section, row) in most.sections.iter().zip(threshold_rows()) {
        assert_eq!(section.status, FormStatus::Scored, "section {}", row.section);
        assert_eq!(section.full_form.score, Some(row.full_form));
        assert_eq!(section.score, row.need.map(|(maximum, _)| maximum));
        assert!(section.full_form.missing.is_empty());
    }
    let least = every(|_| Some(0));
    assert!(least.sections.iter().all(|section| section.full_form.score == Some(0)));
}

#[test]
fn what_does_not_count_to_the_need_score_stands_apart() {
    let oasys = with_answers(r#"{"11.4":2,"11.11":2,"11.5":1,"6.12":2,"6.8":3,"2.6":"NO","10.7":["PSYCHTREAT"]}"#);
    let eleventh = section(&oasys, 11);
    assert_eq!((eleventh.score, eleventh.full_form.score), (Some(1), Some(3)));
    let items: Vec<_> = eleventh.contributions.iter().map(|one| (one.item, one.counts)).collect();
    assert_eq!(items, [("11.4", false), ("11.5", true)]);
    for untouched in [2, 6, 10] {
        assert!(section(&oasys, untouched).contributions.is_empty());
        assert_eq!(section(&oasys, untouched).full_form.score, None);
    }
}

#[test]
fn a_section_has_the_members_of_the_contract() {
    let oasys = with_answers(r#"{"3.3":true,"3.98":"NO"}"#);
    let text = serde_json::to_string(section(&oasys, 3)).unwrap_or_default();
    let expected = concat!(
        r#"{"section":3,"status":"incomplete","score":2,"maximum":8,"threshold":2,"need":"yes","#,
        r#""range":{"lowest":2,"highest":8},"missing":["3.4","3.5","3.6"],"#,
        r#""olderRule":{"need":"yes","because":["score-at-threshold"]},"#,
        r#""fullForm":{"score":2,"maximum":8,"missing":["3.4","3.5","3.6"]},"#,
        r#""linkedToHarm":false,"linkedToOffending":null,"lowScoringArea":null,"#,
        r#""contributions":[{"item":"3.3","field":"oasys.answers[3.3]","value":"YES","points":2,"counts":true}],"#,
        r#""invalidFields":[]}"#
    );
    assert_eq!(text, expected);
    let text = serde_json::to_string(section(&oasys, 5)).unwrap_or_default();
    assert!(text.starts_with(r#"{"section":5,"status":"incomplete","score":null,"maximum":null,"threshold":null,"need":null,"range":null,"missing":[],"#), "{text}");
}

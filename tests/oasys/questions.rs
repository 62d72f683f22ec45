//! The table of questions against the published one.

use joint_risk::Code;
use joint_risk::instrument::oasys::{TABLES, questions};

use super::{question_rows, scored, threshold_rows};

#[test]
fn every_question_is_as_published() {
    let rows = question_rows();
    let questions = questions();
    assert_eq!(rows.len(), 201);
    assert_eq!(questions.len(), 201);
    for (row, question) in rows.iter().zip(&questions) {
        assert_eq!(row.id, question.id);
        assert_eq!(row.section, question.section, "{}", row.id);
        assert_eq!(row.kind, question.kind.code(), "{}", row.id);
        assert_eq!(row.counts, question.counts, "{}", row.id);
        assert_eq!(row.full_form, question.full_form, "{}", row.id);
        assert_eq!(row.optional, question.optional, "{}", row.id);
        assert_eq!(row.no_issues, question.no_issues, "{}", row.id);
        let codes: Vec<_> = question.options.iter().map(|choice| (choice.code, choice.points)).collect();
        assert_eq!(row.codes, codes, "{}", row.id);
    }
}

#[test]
fn no_issues_adds_nothing() {
    for question in questions() {
        let Some(code) = question.no_issues else { continue };
        let choice = question.options.iter().find(|choice| choice.code == code);
        assert_eq!(choice.and_then(|choice| choice.points), Some(0), "{}", question.id);
    }
}

#[test]
fn maxima_are_those_of_the_questions() {
    let (scored, _) = scored("{}");
    for (row, section) in threshold_rows().iter().zip(&scored.oasys.sections) {
        assert_eq!(section.section, row.section);
        assert_eq!(section.maximum.zip(section.threshold), row.need, "section {}", row.section);
        assert_eq!(section.full_form.maximum, row.full_form, "section {}", row.section);
        let sum = |counts: fn(&joint_risk::instrument::oasys::Question) -> bool| -> u8 {
            let questions = questions().into_iter().filter(|question| question.section == row.section);
            let counting = questions.filter(counts);
            counting.filter_map(|question| question.options.iter().filter_map(|choice| choice.points).max()).sum()
        };
        assert_eq!(sum(|question| question.counts), row.need.map_or(0, |(maximum, _)| maximum));
        assert_eq!(sum(|question| question.full_form), row.full_form);
    }
}

#[test]
fn a_question_has_the_members_of_the_contract() {
    let questions = serde_json::to_string(&questions()).unwrap_or_default();
    let expected = r#"{"id":"4.9","section":4,"kind":"options","options":[{"code":"2","points":2},{"code":"0","points":0},{"code":"M","points":null}],"counts":false,"fullForm":true,"optional":true,"noIssues":"0"}"#;
    assert!(questions.contains(expected), "{questions}");
    let expected = r#"{"id":"1.29","section":1,"kind":"date","options":[],"counts":false,"fullForm":false,"optional":false,"noIssues":null}"#;
    assert!(questions.contains(expected), "{questions}");
}

#[test]
fn tables_are_named_as_attestations_name_them() {
    let ids: Vec<_> = TABLES.iter().map(|table| table.id).collect();
    assert_eq!(
        ids,
        ["oasys/section-scores", "oasys/need-thresholds", "oasys/screening", "oasys/harm", "oasys/likelihood-2002"]
    );
}

#[test]
fn only_tables_that_gave_a_figure_are_named() {
    let used = |oasys: &str| scored(oasys).0.tables.iter().map(|table| table.id).collect::<Vec<_>>();
    assert!(used("{}").is_empty());
    assert_eq!(used(r#"{"answers":{"5.2":"1"}}"#), ["oasys/section-scores"]);
    assert_eq!(used(r#"{"answers":{"3.4":"0"}}"#), ["oasys/section-scores", "oasys/need-thresholds"]);
    assert_eq!(used(r#"{"screening":{"R5.1":"NO"}}"#), ["oasys/screening"]);
    assert_eq!(used(r#"{"harm":{"community":{"staff":"low"}}}"#), ["oasys/harm"]);
}

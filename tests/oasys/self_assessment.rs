//! The person's view beside the assessor's.

use joint_risk::instrument::oasys::{BothViews, SelfView};

use super::scored;

/// Section 3 is a need and linked to offending, section 9 is neither.
const ANSWERS: &str = r#"{"3.3":"YES","3.99":"YES","9.1":"0","9.2":"0","9.3":"0","9.5":"0","9.99":"NO"}"#;

fn compared(given: &str) -> (SelfView, Vec<String>) {
    let (scored, problems) = scored(&format!(r#"{{"answers":{ANSWERS},"selfAssessment":{given}}}"#));
    (scored.oasys.self_assessment.expect("a self-assessment"), problems.iter().map(ToString::to_string).collect())
}

const fn views(person: Option<bool>, assessor: Option<bool>, agrees: Option<bool>) -> BothViews {
    BothViews { person, assessor, agrees }
}

#[test]
fn the_views_stand_side_by_side_and_differences_are_named() {
    let (view, problems) = compared(
        r#"{"items":{"1":{"problem":false,"section":3},"2":{"problem":true,"linked":true,"section":9},"3":{"problem":true,"section":4}},
            "likelihood":1,"completedOn":"2026-01-02"}"#,
    );
    assert_eq!(problems, [""; 0]);
    let sections: Vec<u8> = view.sections.iter().map(|each| each.section).collect();
    assert_eq!(sections, [3, 4, 9]);
    assert_eq!(view.sections[0].problem, views(Some(false), Some(true), Some(false)));
    // what is no problem is not linked
    assert_eq!(view.sections[0].linked, views(Some(false), Some(true), Some(false)));
    // the assessor has not decided yet
    assert_eq!(view.sections[1].problem, views(Some(true), None, None));
    assert_eq!(view.sections[2].problem, views(Some(true), Some(false), Some(false)));
    assert_eq!(view.differences, [3, 9]);
    assert_eq!((view.likelihood, view.completed_on.map(|on| on.to_string()).as_deref()), (Some(1), Some("2026-01-02")));
    assert_eq!(view.unanswered.len(), 24);
}

#[test]
fn one_problem_of_a_section_is_a_problem_and_an_open_item_leaves_a_no_open() {
    let both = |second: &str| {
        let (view, _) = compared(&format!(
            r#"{{"items":{{"1":{{"problem":false,"section":3}},"2":{{"problem":{second},"section":3}}}}}}"#
        ));
        view.sections[0].problem
    };
    assert_eq!(both("true"), views(Some(true), Some(true), Some(true)));
    assert_eq!(both("false"), views(Some(false), Some(true), Some(false)));
    assert_eq!(both("null"), views(None, Some(true), None));
}

#[test]
fn sections_without_a_threshold_agree_with_nobody() {
    let (view, _) = compared(r#"{"items":{"7":{"problem":true,"section":5}}}"#);
    assert_eq!(view.sections[0].problem, views(Some(true), None, None));
}

#[test]
fn what_has_no_section_is_listed() {
    let (view, _) = compared(r#"{"items":{"1":{"problem":true},"2":{"section":3},"27":{"linked":false},"4":{}}}"#);
    assert_eq!(view.unmapped, [1, 27]);
    assert_eq!(view.unanswered.len(), 26);
    assert_eq!(scored("{}").0.oasys.self_assessment, None);
}

#[test]
fn every_defect_is_named_and_nothing_else_is_lost() {
    let (view, problems) = compared(
        r#"{"items":{"0":{},"28":{},"1":{"problem":"yes","section":3},"2":{"problem":true,"section":13},"3":[],"4":{"problem":true,"text":"?"}},
            "likelihood":4,"completedOn":"2026-01-06","why":"?"}"#,
    );
    assert_eq!(
        problems,
        [
            "wrong-type at `oasys.selfAssessment.items[1].problem`, one of true-or-false",
            "out-of-range at `oasys.selfAssessment.items[2].section`, at least 3, at most 12",
            "wrong-type at `oasys.selfAssessment.items[3]`, one of object",
            "unknown-key at `oasys.selfAssessment.items[4].text`",
            "unknown-key at `oasys.selfAssessment.items[0]`",
            "unknown-key at `oasys.selfAssessment.items[28]`",
            "out-of-range at `oasys.selfAssessment.likelihood`, at least 0, at most 3",
            "in-the-future at `oasys.selfAssessment.completedOn`",
            "unknown-key at `oasys.selfAssessment.why`",
        ]
    );
    assert_eq!((view.likelihood, view.completed_on), (None, None));
    assert_eq!(view.unmapped, [2, 4]);
    // a refused answer is not known
    assert_eq!(view.sections[0].problem.person, None);
}

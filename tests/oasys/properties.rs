//! What holds for any answers.

use std::collections::BTreeMap;

use joint_risk::Need;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Row, object, question_rows, with_answers};

/// Questions that are answered by a code: what scores, and the flags.
fn coded() -> Vec<Row> {
    let mut rows = question_rows();
    rows.retain(|row| row.kind == "options");
    rows
}

/// For each coded question, a code or none.
fn answers() -> impl Strategy<Value = BTreeMap<String, String>> {
    let rows = coded();
    vec(any::<(bool, u8)>(), rows.len()).prop_map(move |picks| {
        let given = rows.iter().zip(picks).filter(|(_, (answered, _))| *answered);
        given.map(|(row, (_, pick))| (row.id.to_owned(), pick_code(row, pick))).collect()
    })
}

fn pick_code(row: &Row, pick: u8) -> String {
    row.codes.iter().map(|(code, _)| *code).cycle().nth(pick.into()).unwrap_or_default().to_owned()
}

fn decided(before: Option<Need>, after: Option<Need>) -> bool {
    before == after || before == Some(Need::Undecided)
}

/// A need stays a need.
fn stays(before: Option<Need>, after: Option<Need>) -> bool {
    before != Some(Need::Yes) || after == Some(Need::Yes)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..crate::seed::drawn(192) })]

    #[test]
    fn contributions_add_up_to_the_scores(answers in answers()) {
        for section in with_answers(&object(&answers)).sections {
            let sum = |only_counting: bool| section.contributions.iter()
                .filter(|one| one.counts || !only_counting).filter_map(|one| one.points).sum::<u8>();
            prop_assert_eq!(section.score.unwrap_or(0), sum(true));
            prop_assert_eq!(section.full_form.score.unwrap_or(0), sum(false));
            prop_assert!(section.score <= section.maximum.or(section.score));
            prop_assert!(section.full_form.score <= Some(section.full_form.maximum));
        }
    }

    #[test]
    fn a_range_holds_every_completion(answers in answers(), picks in vec(any::<u8>(), 200)) {
        let before = with_answers(&object(&answers));
        let mut completed = answers;
        for (row, pick) in coded().iter().zip(picks) {
            let open = completed.get(row.id).is_none_or(|code| code == "M");
            if open {
                let legal: Vec<&str> = row.codes.iter().map(|(code, _)| *code).filter(|code| *code != "M").collect();
                let code = legal.get(usize::from(pick) % legal.len()).copied().unwrap_or_default();
                completed.insert(row.id.to_owned(), code.to_owned());
            }
        }
        let after = with_answers(&object(&completed));
        for (before, after) in before.sections.iter().zip(&after.sections) {
            prop_assert!(after.missing.is_empty() && after.full_form.missing.is_empty());
            if let Some(range) = before.range {
                let score = after.score.unwrap_or(u8::MAX);
                prop_assert!((range.lowest..=range.highest).contains(&score));
            }
            prop_assert!(after.need != Some(Need::Undecided));
            prop_assert!(decided(before.need, after.need));
            prop_assert!(decided(before.older_rule.need, after.older_rule.need));
        }
    }

    #[test]
    fn more_points_never_turn_a_need_off(answers in answers(), which in any::<prop::sample::Index>()) {
        let before = with_answers(&object(&answers));
        let scored: Vec<Row> = coded().into_iter().filter(|row| row.counts || row.full_form).collect();
        let row = which.get(&scored);
        let mut raised = answers;
        let most = row.codes.iter().find(|(_, points)| *points == Some(2)).map(|(code, _)| (*code).to_owned());
        raised.insert(row.id.to_owned(), most.unwrap_or_default());
        let after = with_answers(&object(&raised));
        for (before, after) in before.sections.iter().zip(&after.sections) {
            prop_assert!(stays(before.need, after.need));
            prop_assert!(stays(before.older_rule.need, after.older_rule.need));
            prop_assert!(before.score.unwrap_or(0) <= after.score.unwrap_or(0));
        }
    }

    #[test]
    fn any_value_is_answered(id in "[0-9]{1,2}\\.[0-9]{1,2}(\\.[0-9]{1,2})?|8\\.2A|\\PC{0,8}", value in prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()), any::<bool>().prop_map(|value| value.to_string()),
        Just("null".to_owned()), Just("1.5".to_owned()), Just("[\"A\",1]".to_owned()), Just("{}".to_owned()), Just("\"M\"".to_owned()),
    ]) {
        let id = serde_json::to_string(&id).unwrap_or_default();
        let (scored, _) = super::scored(&format!(r#"{{"answers":{{{id}:{value}}}}}"#));
        prop_assert_eq!(scored.oasys.sections.len(), 12);
    }
}

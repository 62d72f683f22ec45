//! The sentence plan against needs, harm, the actions of MAPPA and the plan before.

use joint_risk::instrument::oasys::{Change, HarmChange, Named, NeedReason, ObjectiveChangeKind, SentencePlan};
use joint_risk::{Band, Need};
use proptest::prelude::*;

use super::scored;

/// Every counting question of the sections with a threshold, answered with nothing; then what `given` says.
fn case(given: &str, harm: &str, plan: &str) -> (SentencePlan, Vec<String>) {
    let mut answers: Vec<String> = super::question_rows()
        .iter()
        .filter(|row| row.counts)
        .filter(|row| !given.contains(&format!("\"{}\":", row.id)))
        .map(|row| {
            let code = row.codes.iter().find(|(_, points)| *points == Some(0)).expect("a code without points").0;
            format!(r#""{}":"{code}""#, row.id)
        })
        .collect();
    answers.extend((!given.is_empty()).then(|| given.to_owned()));
    let (scored, problems) = scored(&format!(
        r#"{{"answers":{{{}}},"lowScoringAreas":[{{"section":6,"reason":"new partner"}}],"harm":{harm},"plan":{plan}}}"#,
        answers.join(",")
    ));
    (scored.oasys.plan.expect("a plan"), problems.iter().map(ToString::to_string).collect())
}

const LOW: &str =
    r#"{"community":{"children":"low","public":"low","knownAdult":"low","staff":"low"},"custody":"not-applicable"}"#;
const HIGH: &str = r#"{"community":{"children":"high","public":"low","knownAdult":"medium","staff":"low"},"custody":"not-applicable"}"#;

fn ids(entries: &[Named]) -> Vec<&str> {
    entries.iter().map(|entry| &*entry.id).collect()
}

fn open(plan: &SentencePlan) -> Vec<(u8, NeedReason)> {
    plan.needs_without_objective.iter().map(|need| (need.section, need.because)).collect()
}

#[test]
fn needs_and_harm_without_an_objective_are_named() {
    let (plan, problems) = case(r#""3.3":"YES","9.1":"M","9.2":"M","10.98":"YES""#, HIGH, r#"{"type":"initial"}"#);
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        open(&plan),
        [
            (3, NeedReason::Need),
            (6, NeedReason::LowScoringArea),
            (9, NeedReason::Undecided),
            (10, NeedReason::OlderRule)
        ]
    );
    let harm = plan.harm_without_objective.expect("harm");
    assert_eq!((harm.need, harm.level), (Need::Yes, Some(Band::High)));
    assert_eq!(harm.fields, ["oasys.harm.community.children", "oasys.harm.community.knownAdult"]);
    // low everywhere needs none; nothing given may need one
    assert_eq!(case("", LOW, r#"{"type":"initial"}"#).0.harm_without_objective, None);
    let unknown = case("", "{}", r#"{"type":"initial"}"#).0.harm_without_objective.expect("harm");
    assert_eq!((unknown.need, unknown.level), (Need::Undecided, None));
}

#[test]
fn only_a_current_objective_answers() {
    for (status, answers) in [
        ("\"not-started\"", true),
        ("\"ongoing\"", true),
        ("\"fully-achieved\"", false),
        ("\"not-achieved\"", false),
        ("\"no-longer-applicable\"", false),
        ("\"not-achieved-custody\"", false),
        ("\"revoked-early-for-progress\"", false),
        ("null", false),
    ] {
        let (plan, problems) = case(
            r#""3.3":"YES""#,
            HIGH,
            &format!(
                r#"{{"type":"initial","objectives":[{{"id":"a","needs":[3,6],"harm":true,"text":"find a flat","status":{status}}}]}}"#
            ),
        );
        assert_eq!(problems, [""; 0]);
        assert_eq!(plan.objectives[0].current, answers, "{status}");
        assert_eq!(open(&plan).is_empty(), answers, "{status}");
        assert_eq!(plan.harm_without_objective.is_none(), answers, "{status}");
    }
}

#[test]
fn objectives_for_nothing_and_actions_that_nobody_carries_are_named() {
    let (plan, problems) = case(
        r#""3.3":"YES""#,
        LOW,
        r#"{"type":"initial","agreedOn":"2026-01-05","mappaActions":[{"id":"m1","action":"disclose to the school"},{"id":"m2","action":"joint visit","owner":"police","due":"2026-02-01"}],
            "objectives":[{"id":"a","needs":[8],"text":"clean","status":"ongoing","timescale":"16-weeks","who":"self"},
                          {"id":"b","harm":true,"text":"keep away","status":"ongoing"},
                          {"id":"c","needs":[3],"text":"find a flat","status":"not-started","mappaAction":"m2"}]}"#,
    );
    assert_eq!(problems, [""; 0]);
    assert_eq!(ids(&plan.objectives_without_need), ["a", "b"]);
    assert_eq!(ids(&plan.mappa_actions_not_carried), ["m1"]);
    assert_eq!(plan.mappa_actions_not_carried[0].field, "oasys.plan.mappaActions[0]");
}

#[test]
fn a_carried_over_objective_is_asked_about_and_answers_nothing_until_then() {
    let with = |still: &str| {
        case(
            r#""3.3":"YES""#,
            LOW,
            &format!(
                r#"{{"type":"review","previous":{{"objectives":[{{"id":"a","status":"ongoing"}}]}},
                    "objectives":[{{"id":"a","needs":[3],"text":"find a flat","status":"ongoing","stillTrue":{still}}},
                                  {{"id":"b","needs":[6],"text":"talk","status":"ongoing"}}]}}"#
            ),
        )
        .0
    };
    let unasked = with("null");
    assert_eq!(ids(&unasked.to_confirm), ["a"]);
    assert_eq!(open(&unasked), [(3, NeedReason::Need)]);
    let holds = with("true");
    assert_eq!((ids(&holds.to_confirm).len(), open(&holds).len()), (0, 0));
    let gone = with("false");
    assert_eq!((ids(&gone.to_confirm).len(), open(&gone).len()), (0, 1));
    let changes = gone.changes.expect("changes");
    let changed: Vec<_> = changes.objectives.iter().map(|each| (&*each.id, each.change)).collect();
    assert_eq!(changed, [("b", ObjectiveChangeKind::New), ("a", ObjectiveChangeKind::Dropped)]);
}

#[test]
fn what_has_changed_since_the_last_review() {
    let (plan, problems) = case(
        r#""3.3":"YES","4.2":"YES","4.3":"2","8.4":"2""#,
        HIGH,
        r#"{"type":"review","previous":{"on":"2025-10-01","harm":"medium","needs":{"3":"no","4":"yes","7":"yes","9":"undecided","11":"no"},
              "objectives":[{"id":"a","status":"ongoing"},{"id":"b","status":"ongoing"},{"id":"c","status":"no-longer-applicable"},{"id":"e","status":"fully-achieved"}]},
            "objectives":[{"id":"a","text":"course","status":"fully-achieved","stillTrue":true},{"id":"d","text":"work","status":"not-started"},{"id":"e","text":"x","status":"fully-achieved"}]}"#,
    );
    assert_eq!(problems, [""; 0]);
    let changes = plan.changes.expect("changes");
    let needs: Vec<_> = changes.needs.iter().map(|each| (each.section, each.change)).collect();
    assert_eq!(
        needs,
        [(3, Change::New), (4, Change::Still), (7, Change::Gone), (8, Change::NotKnown), (9, Change::NotKnown)]
    );
    assert_eq!(
        (changes.harm.before, changes.harm.now, changes.harm.change),
        (Some(Band::Medium), Some(Band::High), HarmChange::Risen)
    );
    let objectives: Vec<_> = changes.objectives.iter().map(|each| (&*each.id, each.change)).collect();
    assert_eq!(
        objectives,
        [("d", ObjectiveChangeKind::New), ("a", ObjectiveChangeKind::Achieved), ("b", ObjectiveChangeKind::Dropped)]
    );
}

#[test]
fn harm_has_fallen_only_where_no_blank_cell_can_raise_it() {
    let change = |before: &str, harm: &str| {
        let plan = case("", harm, &format!(r#"{{"type":"review","previous":{{"harm":{before}}}}}"#)).0;
        plan.changes.expect("changes").harm.change
    };
    assert_eq!(change("\"high\"", LOW), HarmChange::Fallen);
    assert_eq!(change("\"high\"", HIGH), HarmChange::Same);
    assert_eq!(change("\"low\"", HIGH), HarmChange::Risen);
    assert_eq!(change("null", HIGH), HarmChange::NotKnown);
    assert_eq!(change("\"high\"", r#"{"community":{"children":"low"}}"#), HarmChange::NotKnown);
    assert_eq!(change("\"low\"", r#"{"community":{"children":"high"}}"#), HarmChange::Risen);
}

#[test]
fn every_defect_is_named() {
    let (plan, problems) = case(
        "",
        LOW,
        r#"{"type":"final","agreedOn":"2026-01-06","capacityToChange":7,
            "mappaActions":[{"id":"m"},{"id":"m","action":"x","due":"tomorrow"}],
            "previous":{"on":"2026-02-01","needs":{"2":"yes","3":"perhaps"},"harm":"severe"},
            "objectives":[{"id":"a","needs":[3,4,6,7,8],"text":"x","status":"RI"},{"id":"a","needs":[2],"text":"y","timescale":"2-weeks"},
                          {"needs":[3,3],"mappaAction":"n","text":"z"},{"id":"d","mappaAction":"n","text":"v"},{"id":"e"}]}"#,
    );
    assert_eq!(
        problems,
        [
            "unknown-code at `oasys.plan.type`, one of initial review",
            "in-the-future at `oasys.plan.agreedOn`",
            "wrong-type at `oasys.plan.capacityToChange`, one of text",
            "too-many at `oasys.plan.objectives[0].needs`, at most 4",
            "unknown-code at `oasys.plan.objectives[0].status`, one of not-started ongoing fully-achieved not-achieved no-longer-applicable not-achieved-custody revoked-early-for-progress",
            "out-of-range at `oasys.plan.objectives[1].needs[0]`, at least 3, at most 12",
            "unknown-code at `oasys.plan.objectives[1].timescale`, one of 1-week 1-month 3-months 16-weeks 6-months 1-year",
            "missing at `oasys.plan.objectives[2].id`",
            "duplicate at `oasys.plan.objectives[2].needs[1]`",
            "missing at `oasys.plan.objectives[4].text`",
            "missing at `oasys.plan.mappaActions[0].action`",
            "not-a-date at `oasys.plan.mappaActions[1].due`",
            "duplicate at `oasys.plan.objectives[1].id` against `oasys.plan.objectives[0].id`",
            "duplicate at `oasys.plan.mappaActions[1].id` against `oasys.plan.mappaActions[0].id`",
            "unknown-code at `oasys.plan.objectives[3].mappaAction`, one of m m",
            "in-the-future at `oasys.plan.previous.on`",
            "unknown-code at `oasys.plan.previous.needs[3]`, one of yes no undecided",
            "unknown-key at `oasys.plan.previous.needs[2]`",
            "unknown-code at `oasys.plan.previous.harm`, one of low medium high very-high",
        ]
    );
    assert_eq!((plan.kind, plan.objectives.len()), (None, 3));
    let (_, problems) = case("", LOW, r#"{"agreedOn":"2025-01-01","previous":{"on":"2025-02-01"}}"#);
    assert_eq!(
        problems,
        ["missing at `oasys.plan.type`", "contradicts at `oasys.plan.agreedOn` against `oasys.plan.previous.on`"]
    );
}

#[test]
fn motivation_and_capacity_stand_together() {
    let (scored, _) = scored(
        r#"{"answers":{"12.8":"2","8.8":"M","9.5":7},"plan":{"type":"initial","capacityToChange":"has begun"}}"#,
    );
    let motivation = scored.oasys.motivation;
    let answers: Vec<_> = motivation.answers.iter().map(|each| (each.item, each.value, each.invalid)).collect();
    assert_eq!(answers, [("12.8", Some("2"), false), ("8.8", Some("M"), false), ("9.5", None, true)]);
    assert_eq!(motivation.capacity_to_change.as_deref(), Some("has begun"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..crate::seed::drawn(96) })]

    /// One more objective never makes a need look unanswered, and every need is either answered or named.
    #[test]
    fn needs_are_answered_or_named(lists in proptest::collection::vec(proptest::collection::btree_set(3_u8..=12, 0..=4), 0..6)) {
        let objectives = |count: usize| {
            let each: Vec<String> = lists.iter().take(count).enumerate().map(|(index, needs)| {
                let needs: Vec<u8> = needs.iter().copied().collect();
                format!(r#"{{"id":"{index}","needs":{needs:?},"text":"x","status":"ongoing"}}"#)
            }).collect();
            let (plan, problems) = case(r#""3.3":"YES","4.2":"YES","4.3":"2","8.4":"2""#, LOW, &format!(r#"{{"type":"initial","objectives":[{}]}}"#, each.join(",")));
            assert_eq!(problems, [""; 0]);
            plan
        };
        let all = objectives(lists.len());
        for section in [3, 4, 6, 8] {
            let answered = lists.iter().any(|needs| needs.contains(&section));
            prop_assert_eq!(all.needs_without_objective.iter().any(|need| need.section == section), !answered);
        }
        let fewer = objectives(lists.len().saturating_sub(1));
        prop_assert!(all.needs_without_objective.iter().all(|need| fewer.needs_without_objective.contains(need)));
    }
}

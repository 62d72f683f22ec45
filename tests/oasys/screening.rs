//! The screening against the table of triggers, typed separately from the reference.

use std::collections::BTreeMap;

use joint_risk::instrument::oasys::{AnalysisSection, AnalysisState, ExemptionReason, FormStatus, Harm, TABLES};
use joint_risk::{Code, Need};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{rows, scored};

const REPLIES: [&str; 12] =
    ["R2.1", "R2.2", "R3.1", "R3.2", "R3.3", "R3.4", "R4.1", "R4.2", "R4.3", "R4.4", "R5.1", "R8.4.1"];
const NONE: [&str; 2] = ["R1.2.15", "R1.3.19"];

/// Every item answered so that nothing is called for.
fn quiet() -> Map<String, Value> {
    let none = NONE.map(|item| (item.to_owned(), json!({ "current": true, "previous": true })));
    REPLIES.iter().map(|item| ((*item).to_owned(), json!("NO"))).chain(none).collect()
}

fn screened(screening: &Map<String, Value>) -> (Harm, Vec<String>) {
    let (scored, problems) = scored(&json!({ "screening": screening }).to_string());
    (scored.oasys.harm, problems.iter().map(ToString::to_string).collect())
}

/// The quiet screening with some members replaced, which makes no problem.
fn with(members: Value) -> Harm {
    let mut screening = quiet();
    if let Value::Object(members) = members {
        screening.extend(members);
    }
    let (harm, problems) = screened(&screening);
    assert!(problems.is_empty(), "{problems:?}");
    harm
}

fn states(harm: &Harm) -> BTreeMap<&'static str, AnalysisState> {
    harm.screening.triggered.iter().map(|each| (each.section.code(), each.state)).collect()
}

fn due(harm: &Harm) -> Vec<&'static str> {
    let due = harm.full_analysis.as_ref().expect("a screening");
    due.iter().map(|section| section.code()).collect()
}

fn because(harm: &Harm, section: AnalysisSection) -> Vec<&'static str> {
    harm.screening
        .triggered
        .iter()
        .find(|each| each.section == section)
        .map(|each| each.because.clone())
        .unwrap_or_default()
}

fn exemption() -> Value {
    json!({ "by": "PO 12", "on": "2026-01-02", "countersignedBy": "SPO 3", "countersignerAuthorised": true })
}

/// A tick in its table, with "none apply" kept for the other column.
fn tick(item: &str, column: &str) -> Value {
    let none = if item.starts_with("R1.2.") { NONE[0] } else { NONE[1] };
    let other = if column == "current" { "previous" } else { "current" };
    json!({ none: { other: true }, item: { column: true } })
}

#[test]
fn each_trigger_alone_calls_for_what_the_table_says() {
    let table = rows(include_str!("../tables/screening-triggers.csv"));
    assert_eq!(table.len(), 2 * 15 + 2 * 19 + 14);
    for row in &table {
        let [item, column, answer, child, sections, exempt] = row[..] else { unreachable!("{row:?}") };
        let mut members = match (column, NONE.contains(&item)) {
            ("", _) => json!({ item: answer }),
            (_, true) => json!({}),
            (_, false) => tick(item, column),
        };
        if !child.is_empty() {
            members["childIdentityKnown"] = json!(child == "known");
            members["R2.2.1"] = json!("NO");
        }
        let harm = with(members.clone());
        assert_eq!(due(&harm), sections.split_whitespace().collect::<Vec<_>>(), "{row:?}");
        assert_eq!(states(&harm).len(), due(&harm).len(), "{row:?}");
        for section in &harm.screening.triggered {
            assert_eq!(section.because, [item], "{row:?}");
        }
        members["R5.2b"] = json!("YES");
        members["R5.2a"] = json!("reason");
        members["exemption"] = exemption();
        let exempted = with(members);
        assert!(exempted.screening.exemption.valid);
        let state = if exempt == "yes" { Some(AnalysisState::Exempted) } else { states(&harm).get("R6").copied() };
        assert_eq!(states(&exempted).get("R6").copied(), state, "{row:?}");
        assert_eq!(exempted.screening.exemption.lifts, exempt == "yes", "{row:?}");
    }
}

#[test]
fn a_quiet_screening_calls_for_nothing_and_is_complete() {
    let harm = with(json!({}));
    assert_eq!((harm.screening.status, due(&harm).len(), states(&harm).len()), (FormStatus::Scored, 0, 0));
    assert!(harm.screening.missing.is_empty() && harm.screening.follow_up.is_empty());
    assert!(harm.concerns.iter().all(|concern| concern.asked == Need::No));
}

#[test]
fn no_screening_is_not_an_empty_one() {
    let (scored, problems) = scored("{}");
    assert_eq!(problems, []);
    let harm = scored.oasys.harm;
    assert_eq!(harm.full_analysis, None);
    assert_eq!(harm.screening.status, FormStatus::Incomplete);
    assert_eq!(states(&harm).len(), 8);
    assert!(states(&harm).values().all(|state| *state == AnalysisState::Undecided));
    assert_eq!(harm.screening.missing.len(), 4 + 11);
    assert_eq!(harm.summary.required, Need::Undecided);
}

#[test]
fn a_missing_answer_and_dont_know_leave_it_undecided() {
    for (item, sections) in
        [("R2.1", vec!["R7"]), ("R2.2", vec!["R6", "R7"]), ("R3.3", vec!["R8.2"]), ("R4.4", vec!["R6"])]
    {
        let dont_know = with(json!({ item: "DK" }));
        assert_eq!(states(&dont_know).keys().copied().collect::<Vec<_>>(), sections, "{item}");
        assert!(states(&dont_know).values().all(|state| *state == AnalysisState::Undecided), "{item}");
        assert_eq!(dont_know.screening.follow_up, [item]);
        assert!(dont_know.screening.missing.is_empty());
        let missing = with(json!({ item: null }));
        assert_eq!(states(&missing), states(&dont_know));
        assert_eq!(missing.screening.missing, [format!("oasys.screening[{item}]")]);
        assert!(missing.screening.follow_up.is_empty());
        assert_eq!(
            (missing.screening.status, dont_know.screening.status),
            (FormStatus::Incomplete, FormStatus::Incomplete)
        );
    }
}

#[test]
fn a_column_without_a_tick_is_answered_by_none_apply_alone() {
    let harm = with(json!({ "R1.2.15": { "current": true } }));
    assert_eq!(states(&harm), BTreeMap::from([("R6", AnalysisState::Undecided)]));
    assert_eq!(because(&harm, AnalysisSection::R6), ["R1.2"]);
    assert_eq!(harm.screening.missing, ["oasys.screening[R1.2.15].previous"]);
    // a tick decides, and the open column is still asked for
    let harm = with(json!({ "R1.2.15": null, "R1.2.4": { "current": true } }));
    assert_eq!((due(&harm), harm.screening.status), (vec!["R6"], FormStatus::Incomplete));
    assert_eq!(harm.screening.missing, ["oasys.screening[R1.2.15].previous"]);
    // every row answered with no is an answer, but a form of nothing but noes is none
    let no = json!({ "current": false, "previous": false });
    let mut members: Map<String, Value> = (1..=14).map(|row| (format!("R1.2.{row}"), no.clone())).collect();
    members.insert("R1.2.15".into(), Value::Null);
    assert_eq!(with(Value::Object(members.clone())).screening.status, FormStatus::Scored);
    members.insert("R1.2.15".into(), no);
    assert_eq!(with(Value::Object(members)).screening.status, FormStatus::Incomplete);
}

#[test]
fn whether_the_child_is_known_decides_r7() {
    let harm = with(json!({ "R2.2": true, "R2.2.1": false }));
    assert_eq!(due(&harm), ["R6"]);
    assert_eq!(states(&harm).get("R7"), Some(&AnalysisState::Undecided));
    assert_eq!(because(&harm, AnalysisSection::R7), ["childIdentityKnown"]);
    assert_eq!(harm.screening.missing, ["oasys.screening.childIdentityKnown"]);
    assert_eq!(states(&with(json!({ "R2.2": "DK", "childIdentityKnown": false }))).get("R7"), None);
    assert_eq!(
        with(json!({ "R2.2": true, "childIdentityKnown": false })).screening.missing,
        ["oasys.screening[R2.2.1]"]
    );
}

#[test]
fn the_question_of_r8_is_asked_where_r8_is() {
    let asked = with(json!({ "R8.4.1": null, "R3.4": "YES" }));
    assert_eq!(states(&asked).get("R6"), Some(&AnalysisState::Undecided));
    assert_eq!(asked.screening.missing, ["oasys.screening[R8.4.1]"]);
    let not_asked = with(json!({ "R8.4.1": null }));
    assert_eq!((states(&not_asked).len(), not_asked.screening.status), (0, FormStatus::Scored));
}

#[test]
fn an_exemption_acts_with_everything_it_needs_and_not_before() {
    let claimed = |change: Value| {
        let mut members = tick("R1.2.4", "current");
        members["R5.2b"] = json!("YES");
        members["R5.2a"] = json!("The harm was of another kind.");
        members["exemption"] = exemption();
        if let Value::Object(change) = change {
            for (key, value) in change {
                if key.starts_with('R') { members[key] = value } else { members["exemption"][key] = value }
            }
        }
        with(members)
    };
    let harm = claimed(json!({}));
    assert_eq!((due(&harm).len(), states(&harm).get("R6")), (0, Some(&AnalysisState::Exempted)));
    assert_eq!(because(&harm, AnalysisSection::R6), ["R1.2.4"]);
    assert!(harm.screening.exemption.lifts && harm.screening.exemption.because.is_empty());
    for (change, reason) in [
        (json!({ "R5.2a": " " }), ExemptionReason::ReasonMissing),
        (json!({ "by": null }), ExemptionReason::AuthorMissing),
        (json!({ "on": null }), ExemptionReason::DayMissing),
        (json!({ "countersignedBy": null }), ExemptionReason::CountersignatureMissing),
        (json!({ "countersignedBy": "po 12 " }), ExemptionReason::CountersignerIsAuthor),
        (json!({ "countersignerAuthorised": null }), ExemptionReason::CountersignerAuthorityUnknown),
        (json!({ "countersignerAuthorised": false }), ExemptionReason::CountersignerNotAuthorised),
    ] {
        let harm = claimed(change);
        assert_eq!(due(&harm), ["R6"], "{reason}");
        assert_eq!(harm.screening.exemption.because, [reason]);
        assert!(!harm.screening.exemption.valid && !harm.screening.exemption.lifts);
    }
    // not claimed, it is nothing; another reason stays; one that is open stays open
    assert_eq!(due(&claimed(json!({ "R5.2b": "NO" }))), ["R6"]);
    let other = claimed(json!({ "R4.4": "YES" }));
    assert_eq!((due(&other), because(&other, AnalysisSection::R6)), (vec!["R6"], vec!["R1.2.4", "R4.4"]));
    assert_eq!(other.screening.exemption.because, [ExemptionReason::AnotherTrigger]);
    let open = claimed(json!({ "R4.4": "DK" }));
    assert_eq!(
        (states(&open).get("R6"), because(&open, AnalysisSection::R6)),
        (Some(&AnalysisState::Undecided), vec!["R4.4"])
    );
}

#[test]
fn what_contradicts_or_cannot_be_read_is_said_and_lowers_nothing() {
    let refused = |members: Value| {
        let mut screening = quiet();
        if let Value::Object(members) = members {
            screening.extend(members);
        }
        screened(&screening)
    };
    let (harm, problems) = refused(json!({ "R1.2.4": { "current": true } }));
    assert_eq!(
        problems,
        ["contradicts at `oasys.screening[R1.2.15].current` against `oasys.screening[R1.2.4].current`"]
    );
    assert_eq!((due(&harm), harm.screening.status), (vec!["R6"], FormStatus::Invalid));
    for (members, expected, section) in [
        (
            json!({ "R1.2.1": { "current": "yes" } }),
            "wrong-type at `oasys.screening[R1.2.1].current`, one of true-or-false",
            "R6",
        ),
        (json!({ "R1.3.2": true }), "wrong-type at `oasys.screening[R1.3.2]`, one of object", "R6"),
        (json!({ "R3.1": "MAYBE" }), "unknown-code at `oasys.screening[R3.1]`, one of YES NO DK", "R8.1"),
        (json!({ "R5.1": "DK" }), "unknown-code at `oasys.screening[R5.1]`, one of YES NO", "R6"),
        (json!({ "R4.2": 1 }), "wrong-type at `oasys.screening[R4.2]`, one of text true-or-false", "R9.2"),
    ] {
        let (harm, problems) = refused(members);
        assert_eq!(problems, [expected]);
        assert_eq!(harm.screening.status, FormStatus::Invalid);
        assert_eq!(states(&harm), BTreeMap::from([(section, AnalysisState::Undecided)]), "{expected}");
    }
    let (harm, problems) = refused(json!({ "R1.2.99": { "current": true }, "R6": "YES", "dogs": 1 }));
    let unknown = ["[R1.2.99]", ".R6", ".dogs"].map(|key| format!("unknown-question at `oasys.screening{key}`"));
    assert_eq!(problems, unknown);
    assert_eq!(harm.screening.status, FormStatus::Scored);
    let (_, problems) = refused(json!({ "exemption": { "on": "2026-01-06" }, "R1.2.1": { "now": true } }));
    assert_eq!(
        problems,
        ["unknown-key at `oasys.screening[R1.2.1].now`", "in-the-future at `oasys.screening.exemption.on`"]
    );
    let (scored, problems) = scored(r#"{"screening":[]}"#);
    assert_eq!(problems.len(), 1);
    assert_eq!(scored.oasys.harm.screening.invalid_fields, ["oasys.screening"]);
}

#[test]
fn what_is_written_is_asked_for_once_it_is_due() {
    let mut screening = quiet();
    screening.insert("R3.1".into(), json!("YES"));
    screening.insert("R5.1".into(), json!(true));
    let low = json!({ "children": "low", "public": "low", "knownAdult": "low", "staff": "low" });
    let harm = json!({ "community": low, "custody": "not-applicable",
        "analysis": { "R6.1": "written" }, "summary": { "R10.1": "written", "R10.5": " " },
        "concerns": { "FA31": "YES", "FA36": "DK" },
        "plan": { "form": "rm20-27", "headings": { "contingency": "written" } } });
    let (scored, problems) = scored(&json!({ "screening": screening, "harm": harm }).to_string());
    assert_eq!(problems, []);
    let harm = scored.oasys.harm;
    let to_write: Vec<_> = harm.screening.triggered.iter().flat_map(|each| each.to_write.clone()).collect();
    assert_eq!(to_write, ["oasys.harm.analysis[R6.2]", "oasys.harm.analysis[R8.1]"]);
    assert_eq!((harm.summary.required, harm.summary.missing), (Need::Yes, vec!["R10.2", "R10.3", "R10.4", "R10.5"]));
    let suicide = &harm.concerns[0];
    assert_eq!((suicide.asked, suicide.now.item, suicide.past.item), (Need::Yes, "FA31", "FA36"));
    assert_eq!([&suicide.now, &suicide.past].map(|each| each.answer.map(Code::code)), [Some("YES"), Some("DK")]);
    assert_eq!(harm.plan_headings.required, Some(Need::No));
    assert_eq!((harm.plan_headings.headings.len(), harm.plan_headings.empty.len()), (8, 6));
    assert!(TABLES.iter().any(|table| table.id == "oasys/screening"));
}

/// For each item one of yes, no, don't know and nothing; for each table a tick, none or nothing in each column.
fn answers() -> impl Strategy<Value = Map<String, Value>> {
    let replies = vec(0_usize..4, REPLIES.len());
    let columns = vec((0_usize..3, 1_usize..15), 4);
    (replies, columns, 0_usize..3).prop_map(|(replies, columns, child)| {
        let mut screening = Map::new();
        for (item, reply) in REPLIES.iter().zip(replies) {
            let allowed =
                if matches!(*item, "R5.1" | "R8.4.1") { ["YES", "NO", "", ""] } else { ["YES", "NO", "DK", ""] };
            if !allowed[reply].is_empty() {
                screening.insert((*item).to_owned(), json!(allowed[reply]));
            }
        }
        for (index, (answer, row)) in columns.into_iter().enumerate() {
            let table = if index < 2 { "R1.2" } else { "R1.3" };
            let column = if index % 2 == 0 { "current" } else { "previous" };
            let item = match answer {
                0 => format!("{table}.{row}"),
                1 => NONE[index / 2].to_owned(),
                _ => continue,
            };
            let cell = screening.entry(item).or_insert_with(|| json!({}));
            cell[column] = json!(true);
        }
        if child < 2 {
            screening.insert("childIdentityKnown".into(), json!(child == 0));
        }
        screening
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..crate::seed::drawn(256) })]

    #[test]
    fn more_yes_never_removes_what_is_due(screening in answers(), which in any::<prop::sample::Index>(), row in 1_u8..15) {
        let (before, _) = screened(&screening);
        let mut raised = screening;
        match which.index(REPLIES.len() + 1) {
            index if index < REPLIES.len() => { raised.insert(REPLIES[index].to_owned(), json!("YES")); }
            _ => { raised.insert(format!("R1.2.{row}"), json!({ "current": true })); }
        }
        let (after, _) = screened(&raised);
        for section in due(&before) {
            prop_assert!(due(&after).contains(&section));
        }
    }

    #[test]
    fn answering_what_is_missing_narrows(screening in answers(), picks in vec(0_usize..2, 20)) {
        let (before, problems) = screened(&screening);
        prop_assert!(problems.is_empty());
        let mut completed = screening;
        for (path, pick) in before.screening.missing.iter().zip(picks) {
            let item = path.trim_start_matches("oasys.screening").trim_start_matches(['[', '.']);
            match item.split_once("].") {
                Some((none, column)) => {
                    let item = if pick == 0 { none.to_owned() } else { none.replace("2.15", "2.3").replace("3.19", "3.3") };
                    let cell = completed.entry(item).or_insert_with(|| json!({}));
                    cell[column] = json!(true);
                }
                None if item.starts_with('R') => {
                    completed.insert(item.trim_end_matches(']').to_owned(), json!(["NO", "YES"][pick]));
                }
                None => { completed.insert(item.to_owned(), json!(pick == 1)); }
            }
        }
        let (after, problems) = screened(&completed);
        prop_assert!(problems.is_empty(), "{:?}", problems);
        let (before, after) = (states(&before), states(&after));
        for (section, state) in &after {
            prop_assert!(before.get(section).is_some_and(|was| was == state || *was == AnalysisState::Undecided), "{}", section);
        }
        for (section, state) in &before {
            prop_assert!(*state != AnalysisState::Due || after.get(section) == Some(state), "{}", section);
        }
    }
}

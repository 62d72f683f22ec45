//! The grid of risk of serious harm.

use joint_risk::instrument::oasys::{FormStatus, Harm, Setting};
use joint_risk::{Band, Need, Range, Status};

use super::{scored, scored_in};

/// Of somebody in custody, for whom every cell is rated.
fn rated(harm: &str) -> Harm {
    scored_in(Setting::Custody, &format!(r#"{{"harm":{harm}}}"#)).0.oasys.harm
}

/// Every cell given: the first as `level`, the others low.
fn full(level: Band) -> Harm {
    rated(&format!(
        r#"{{"community":{{"children":"{level}","public":"low","knownAdult":"low","staff":"low"}},
            "custody":{{"children":"low","public":"low","knownAdult":"low","staff":"low","prisoners":"low"}}}}"#
    ))
}

#[test]
fn the_highest_cell_is_the_overall_level() {
    for (level, plan) in
        [(Band::Low, Need::No), (Band::Medium, Need::Yes), (Band::High, Need::Yes), (Band::VeryHigh, Need::Yes)]
    {
        let harm = full(level);
        assert_eq!((harm.status, harm.overall, harm.at_least), (Status::Scored, Some(level), false));
        assert_eq!(harm.range, Some(Range::certain(level)));
        assert_eq!(harm.plan_required, Some(plan));
        assert_eq!(harm.cells.len(), 9);
    }
}

#[test]
fn every_cell_can_be_the_highest() {
    for cell in full(Band::Low).cells {
        let (place, group) = cell.field.trim_start_matches("oasys.harm.").split_once('.').unwrap_or_default();
        let harm = rated(&format!(r#"{{"{place}":{{"{group}":"high"}}}}"#));
        assert_eq!(harm.overall, Some(Band::High), "{}", cell.field);
        assert_eq!(
            harm.cells.iter().filter(|cell| cell.level.is_some()).map(|cell| cell.field).collect::<Vec<_>>(),
            [cell.field]
        );
    }
}

#[test]
fn a_blank_cell_makes_it_at_least() {
    let harm = rated(
        r#"{"community":{"children":"medium","public":"low","knownAdult":null,"staff":"low"},"custody":"not-applicable"}"#,
    );
    assert_eq!((harm.status, harm.overall, harm.at_least), (Status::Incomplete, Some(Band::Medium), true));
    let range = Range {
        lowest: Band::Medium,
        highest: Band::VeryHigh,
        decided_by: vec!["oasys.harm.community.knownAdult".into()],
    };
    assert_eq!(harm.range, Some(range));
    assert_eq!(harm.plan_required, Some(Need::Yes));
    // low so far is not low
    let harm =
        rated(r#"{"community":{"children":"low","public":"low","knownAdult":"low"},"custody":"not-applicable"}"#);
    assert_eq!((harm.overall, harm.at_least, harm.plan_required), (Some(Band::Low), true, Some(Need::Undecided)));
    // nothing is above very high
    let harm = rated(r#"{"community":{"children":"very-high"}}"#);
    assert_eq!((harm.status, harm.at_least), (Status::Scored, false));
    assert_eq!(harm.range, Some(Range::certain(Band::VeryHigh)));
}

#[test]
fn custody_is_left_out_only_when_said() {
    let community = r#""community":{"children":"low","public":"low","knownAdult":"low","staff":"low"}"#;
    let said = rated(&format!(r#"{{{community},"custody":"not-applicable"}}"#));
    assert_eq!((said.status, said.overall, said.plan_required), (Status::Scored, Some(Band::Low), Some(Need::No)));
    assert_eq!(said.cells.len(), 4);
    let unsaid = rated(&format!("{{{community}}}"));
    assert_eq!((unsaid.status, unsaid.at_least), (Status::Incomplete, true));
    assert_eq!(unsaid.cells.len(), 9);
    assert_eq!(unsaid.range.map(|range| range.decided_by.len()), Some(5));
}

#[test]
fn blank_cells_of_custody_are_for_somebody_who_is_there() {
    let community = r#""community":{"children":"low","public":"low","knownAdult":"low","staff":"low"}"#;
    let outside = scored(&format!(r#"{{"harm":{{{community}}}}}"#)).0.oasys.harm;
    assert_eq!((outside.status, outside.overall, outside.cells.len()), (Status::Scored, Some(Band::Low), 4));
    let one = scored(&format!(r#"{{"harm":{{{community},"custody":{{"prisoners":"high"}}}}}}"#)).0.oasys.harm;
    assert_eq!((one.status, one.overall, one.cells.len()), (Status::Scored, Some(Band::High), 5));
    let refused = scored(&format!(r#"{{"harm":{{{community},"custody":{{"prisoners":"severe"}}}}}}"#)).0.oasys.harm;
    assert_eq!((refused.status, refused.range.map(|range| range.highest)), (Status::Invalid, Some(Band::VeryHigh)));
}

#[test]
fn what_cannot_be_read_of_the_grid_may_have_been_the_highest() {
    let community = r#""children":"low","public":"low","knownAdult":"low","staff":"low""#;
    for (harm, field) in [
        (format!(r#"{{"community":{{{community},"childern":"high"}}}}"#), "oasys.harm.community.childern"),
        (format!(r#"{{"community":{{{community}}},"custody":{{"prisoner":"high"}}}}"#), "oasys.harm.custody.prisoner"),
        (format!(r#"{{"community":{{{community}}},"custody":"high"}}"#), "oasys.harm.custody"),
    ] {
        let harm = scored(&format!(r#"{{"harm":{harm}}}"#)).0.oasys.harm;
        let range = harm.range.unwrap_or_else(|| Range::certain(Band::Low));
        assert_eq!((harm.at_least, range.highest), (true, Band::VeryHigh), "{field}");
        assert!(range.decided_by.iter().any(|path| path.starts_with(field)), "{:?}", range.decided_by);
    }
    // What is written around it is no part of it.
    let around = format!(r#"{{"harm":{{"community":{{{community}}},"analysis":{{"R6.9":"x"}}}}}}"#);
    assert_eq!(scored(&around).0.oasys.harm.status, Status::Scored);
}

#[test]
fn nothing_given_is_any_level() {
    let harm = rated("{}");
    assert_eq!((harm.status, harm.overall, harm.at_least), (Status::Incomplete, None, true));
    assert_eq!(harm.plan_required, Some(Need::Undecided));
    let range = harm.range.unwrap_or_else(|| Range::certain(Band::Low));
    assert_eq!((range.lowest, range.highest, range.decided_by.len()), (Band::Low, Band::VeryHigh, 9));
}

#[test]
fn a_refused_cell_costs_the_overall_level_and_stays_unknown() {
    let (scored, problems) = scored(
        r#"{"harm":{"community":{"children":"severe","public":"high","knownAdult":"low","staff":"low"},"custody":"not-applicable"}}"#,
    );
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["unknown-code at `oasys.harm.community.children`, one of low medium high very-high"]);
    let harm = scored.oasys.harm;
    assert_eq!((harm.status, harm.overall, harm.plan_required), (Status::Invalid, None, None));
    assert_eq!(harm.range, Some(Range::open(vec!["oasys.harm.community.children".into()])));
    assert_eq!(harm.invalid_fields, ["oasys.harm.community.children"]);
    assert!(scored.oasys.sections.iter().all(|section| section.status == FormStatus::Incomplete));
}

#[test]
fn harm_has_the_members_of_the_contract() {
    let harm = rated(
        r#"{"community":{"children":"low","public":"low","knownAdult":"low","staff":"low"},"custody":"not-applicable"}"#,
    );
    let cell = |field: &str, group: &str| {
        format!(r#"{{"setting":"community","group":"{group}","field":"oasys.harm.community.{field}","level":"low"}}"#)
    };
    let cells = [("children", "children"), ("public", "public"), ("knownAdult", "known-adult"), ("staff", "staff")];
    let cells: Vec<String> = cells.into_iter().map(|(field, group)| cell(field, group)).collect();
    let expected = format!(
        r#"{{"status":"scored","overall":"low","atLeast":false,"range":{{"lowest":"low","highest":"low","decidedBy":[]}},"recorded":null,"planRequired":"no","cells":[{}],"fullAnalysis":null,"screening":{{"status":"incomplete","#,
        cells.join(",")
    );
    let written = serde_json::to_string(&harm).unwrap_or_default();
    assert!(written.starts_with(&expected), "{written}");
    for part in [
        r#""triggered":[{"section":"R6","state":"undecided","because":["R1.2","R1.3","R2.2","R4.4","R5.1","R8.4.1"],"toWrite":[]}"#,
        r#""followUp":[],"exemption":{"claimed":null,"reason":null,"by":null,"on":null,"countersignedBy":null,"countersigned":false,"valid":false,"lifts":false,"because":[]}"#,
        r#""summary":{"required":"undecided","missing":["R10.1","R10.2","R10.3","R10.4","R10.5"]}"#,
        r#"{"concern":"breach-of-trust","asked":"undecided","now":{"item":"FA58","answer":null},"past":{"item":"FA60","answer":null}}"#,
        r#""planHeadings":{"required":"no","form":null,"headings":[],"empty":[]},"invalidFields":[]}"#,
    ] {
        assert!(written.contains(part), "{part} in {written}");
    }
}

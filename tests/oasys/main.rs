//! OASys through the public API: from the text of a case to sections and harm.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod answers;
mod harm;
mod likelihood;
mod needs;
mod plan;
mod properties;
mod questions;
mod screening;
#[path = "../common/seed.rs"]
mod seed;
mod self_assessment;

use std::collections::BTreeMap;

use joint_risk::instrument::oasys::{self, Oasys, Scored, Section, Setting};
use joint_risk::{Date, Problem, case};

/// Scores the `oasys` member of a case of somebody in the community.
fn scored(oasys: &str) -> (Scored, Vec<Problem>) {
    scored_in(Setting::Community, oasys)
}

/// Scores the `oasys` member of a case.
fn scored_in(setting: Setting, oasys: &str) -> (Scored, Vec<Problem>) {
    let today = Date::from_ymd(2026, 1, 5).expect("a day");
    let (case, mut problems) = case::read(&format!(r#"{{"oasys":{oasys}}}"#), today);
    let answers = case.oasys.expect("answers of OASys");
    let scored = oasys::score(&answers, setting, &mut problems);
    (scored, problems)
}

/// Scores these answers, which have no problem.
fn with_answers(answers: &str) -> Oasys {
    let (scored, problems) = scored(&format!(r#"{{"answers":{answers}}}"#));
    assert_eq!(problems, [], "{answers}");
    scored.oasys
}

fn section(oasys: &Oasys, number: u8) -> &Section {
    let section = &oasys.sections[usize::from(number) - 1];
    assert_eq!(section.section, number);
    section
}

/// The answers as JSON text.
fn object(answers: &BTreeMap<String, String>) -> String {
    let members: Vec<String> = answers.iter().map(|(id, code)| format!(r#""{id}":"{code}""#)).collect();
    format!("{{{}}}", members.join(","))
}

/// The rows of a table under `tests/tables`, without its comments and its heading.
fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split(',').collect()).collect()
}

/// A row of `oasys-questions.csv`.
struct Row {
    id: &'static str,
    section: u8,
    kind: &'static str,
    counts: bool,
    full_form: bool,
    optional: bool,
    no_issues: Option<&'static str>,
    codes: Vec<(&'static str, Option<u8>)>,
}

fn question_rows() -> Vec<Row> {
    let yes = |text: &str| text == "yes";
    rows(include_str!("../tables/oasys-questions.csv"))
        .into_iter()
        .map(|row| Row {
            id: row[0],
            section: row[1].parse().expect("a section"),
            kind: row[2],
            counts: yes(row[3]),
            full_form: yes(row[4]),
            optional: yes(row[5]),
            no_issues: Some(row[6]).filter(|code| !code.is_empty()),
            codes: row[7]
                .split_whitespace()
                .map(|code| match code.split_once('=') {
                    Some((code, points)) => (code, Some(points.parse().expect("points"))),
                    None => (code, None),
                })
                .collect(),
        })
        .collect()
}

/// A row of `oasys-thresholds.csv`.
struct Threshold {
    section: u8,
    /// Most points and threshold of the current need score.
    need: Option<(u8, u8)>,
    full_form: u8,
}

fn threshold_rows() -> Vec<Threshold> {
    let rows: Vec<Threshold> = rows(include_str!("../tables/oasys-thresholds.csv"))
        .into_iter()
        .map(|row| Threshold {
            section: row[0].parse().expect("a section"),
            need: row[1].parse().ok().zip(row[2].parse().ok()),
            full_form: row[3].parse().expect("points"),
        })
        .collect();
    assert_eq!(rows.len(), 12);
    rows
}

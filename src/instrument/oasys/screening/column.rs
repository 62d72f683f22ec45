//! The tick tables R1.2 and R1.3, each with a column for now and one for before.

use crate::case::reader::Answer;
use crate::case::screening::{OFFENCES, ScreeningAnswers, TickRow};
use crate::problem::{Problem, ProblemCode};

/// What both tables come to.
#[derive(Debug, Default)]
pub(super) struct Ticked {
    /// Rows that are ticked in either column.
    pub items: Vec<&'static str>,
    /// Tables in which a tick can still be missing.
    pub open: Vec<&'static str>,
    /// Paths of the "none apply" that would answer an empty column.
    pub missing: Vec<String>,
    /// Paths of what has a problem.
    pub refused: Vec<String>,
}

type Pick = (&'static str, fn(&TickRow) -> &Answer<bool>);

const COLUMNS: [Pick; 2] = [("current", |row| &row.current), ("previous", |row| &row.previous)];

/// Reads both tables. A tick beside "none apply" is a problem, and the tick stands.
pub(super) fn read(answers: &ScreeningAnswers, problems: &mut Vec<Problem>) -> Ticked {
    let mut found = Ticked::default();
    // The rows stand in the order of both tables.
    let (offences, behaviours) = answers.ticks.split_at(answers.ticks.len().min(OFFENCES.len()));
    table("R1.2", offences, &mut found, problems);
    table("R1.3", behaviours, &mut found, problems);
    found
}

fn table(name: &'static str, rows: &[TickRow], found: &mut Ticked, problems: &mut Vec<Problem>) {
    let Some((none, rows)) = rows.split_last() else {
        found.open.push(name);
        return;
    };
    let ticked = |row: &&TickRow| COLUMNS.iter().any(|(_, of)| *of(row) == Answer::Given(true));
    found.items.extend(rows.iter().filter(ticked).map(|row| row.item));
    let mut open = false;
    for (column, of) in COLUMNS {
        let path = |row: &TickRow| format!("oasys.screening[{}].{column}", row.item);
        let first = rows.iter().find(|row| *of(row) == Answer::Given(true));
        let refused = || rows.iter().chain([none]).filter(|row| of(row).is_refused());
        open |= refused().next().is_some();
        found.refused.extend(refused().map(path));
        match (of(none), first) {
            (Answer::Given(true), Some(row)) => {
                problems.push(Problem::new(ProblemCode::Contradicts, path(none)).against(path(row)));
                found.refused.push(path(none));
            }
            (_, Some(_)) | (Answer::Given(true) | Answer::Refused, None) => {}
            // Every row answered with no says the same; so many noes with "none apply: no" say nothing.
            (Answer::Missing, None) if rows.iter().all(|row| *of(row) == Answer::Given(false)) => {}
            (_, None) => {
                open = true;
                found.missing.push(path(none));
            }
        }
    }
    if open {
        found.open.push(name);
    }
}

//! The tick tables R1.2 and R1.3, each with a column for now and one for before.

use crate::case::reader::{Answer, join};
use crate::case::screening::{OFFENCES, ScreeningAnswers, TickRow};
use crate::instrument::oasys::note_against;
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

/// Path of the answer of a row, now or before.
fn path(row: &TickRow, before: bool) -> String {
    join(&super::path(row.item), if before { "previous" } else { "current" })
}

/// Reads both tables. A tick beside "none apply" is a problem, and the tick is kept.
pub(super) fn read(answers: &ScreeningAnswers, problems: &mut Vec<Problem>) -> Ticked {
    let mut found = Ticked::default();
    // The rows are in the order of both tables.
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
    for row in rows {
        if row.current == Answer::Given(true) || row.previous == Answer::Given(true) {
            found.items.push(row.item);
        }
    }
    let mut open = false;
    for before in [false, true] {
        let of = |row: &TickRow| if before { row.previous } else { row.current };
        let path = |row: &TickRow| path(row, before);
        let mut first = None;
        let mut all_no = true;
        for row in rows {
            let answer = of(row);
            all_no &= answer == Answer::Given(false);
            if answer == Answer::Given(true) {
                first = first.or(Some(row));
            }
            if answer.is_refused() {
                open = true;
                found.refused.push(path(row));
            }
        }
        if of(none).is_refused() {
            open = true;
            found.refused.push(path(none));
        }
        match (of(none), first) {
            (Answer::Given(true), Some(row)) => {
                note_against(problems, ProblemCode::Contradicts, &path(none), &path(row));
                found.refused.push(path(none));
            }
            (_, Some(_)) | (Answer::Given(true) | Answer::Refused, None) => {}
            // Every row answered with no says the same; so many noes with "none apply: no" say nothing.
            (Answer::Missing, None) if all_no => {}
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

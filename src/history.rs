//! The conviction history: what the offence codes mean, and what the rows of a history count.
//!
//! Every instrument reads its counts here, so that all of them count alike. Occasions on the
//! same day at the same court count once. What cannot be known counts to the highest value and not to
//! the lowest, and the rows that leave it open are named.

mod check;
mod counts;
mod day;
mod offence;
mod row;
mod rules;
mod tally;

pub use check::GivenCount;
pub use counts::{Count, Counts, Finding};
pub use day::{Age, DayFinding, Limits};
pub use offence::{
    Category, Class, KnownOffence, Offence, OffenceError, Ogrs3Group, Ungrouped, known_offences, offences,
};
pub use row::{Open, RowPath};
pub use rules::{Confidence, CountingRule, CountingRules, RuleApplied, RuleSetting, Treatment};
pub use tally::{CountedRow, NotCounted, NotCountedRow, OpenRow};

use crate::case::CaseFile;
use crate::case::correction::Correction;
use crate::case::reader::Answer;
use crate::code::sort;
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};
use row::Row;

/// A conviction history, its codes resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    rows: Vec<Row>,
    born: Option<Date>,
    corrections: Vec<Correction>,
}

impl History {
    /// The history of a case; `None` where the case gives none that can be read.
    ///
    /// Adds to `problems` what only the offence table can tell: a code that it does not have, an
    /// outright answer that takes away what a code says for certain, and a correction of no history.
    #[must_use]
    pub fn of(case: &CaseFile, problems: &mut Vec<Problem>) -> Option<Self> {
        let Answer::Given(occasions) = &case.convictions else {
            if case.convictions == Answer::Missing && !case.corrections.is_empty() {
                problems.push(Problem::new(ProblemCode::Missing, "convictions"));
            }
            return None;
        };
        let rows = occasions.iter().map(|occasion| Row::of(occasion, problems)).collect();
        let born = case.person.date_of_birth.given().copied();
        Some(Self { rows, born, corrections: case.corrections.clone() })
    }

    /// The rows as they are counted: dated before undated, by day, cautions apart, named courts first.
    /// In whatever order they were entered, the counts are the same.
    fn in_order(&self) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        sort(&mut rows, |a, b| key(a).cmp(&key(b)));
        rows
    }
}

fn key(row: &Row) -> impl Ord + '_ {
    (row.date.is_none(), row.date, row.caution, row.court.is_none(), row.court.as_deref(), row.path)
}

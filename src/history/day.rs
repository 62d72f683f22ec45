//! First and latest days of a history, and the ages on them.

use serde::Serialize;

use super::row::{Holds, Open, Row, RowOffence, RowPath};
use super::rules::RuleApplied;
use super::tally::{CountedRow, Judge, NotCountedRow, OpenRow, Verdict};
use crate::case::correction::{Correction, CountName, CountValue};
use crate::date::Date;

/// A first or latest day. Where there is none at all, everything is `None` and no row is listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayFinding {
    /// The day; `None` where open rows leave a span, or there is none.
    pub value: Option<Date>,
    /// The earliest day that it can be; `None` where that is open.
    pub earliest: Option<Date>,
    /// The latest day that it can be; `None` where that is open.
    pub latest: Option<Date>,
    /// Rows and offences that have that day for certain.
    pub rows: Vec<RowPath>,
    /// Rows and offences that can still move it.
    pub open_rows: Vec<OpenRow>,
    /// Open rules of counting that it rests on.
    pub rules: Vec<RuleApplied>,
}

/// The least and the most that something can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits<T> {
    /// The least.
    pub lowest: T,
    /// The most.
    pub highest: T,
}

/// Whole years on a day. Somebody born on 29 February completes a year on 1 March of a common year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Age {
    /// Which age.
    pub name: CountName,
    /// The age: the correction where there is one, and `None` where the day or the date of birth is open.
    pub value: Option<u32>,
    /// The least that it can be; `None` where that is open.
    pub lowest: Option<u32>,
    /// The most that it can be; `None` where that is open.
    pub highest: Option<u32>,
    /// What the history gives, the correction left aside.
    pub derived: Limits<Option<u32>>,
    /// The correction in force.
    pub correction: Option<Correction>,
}

impl Age {
    pub(super) fn of(name: CountName, day: &DayFinding, born: Option<Date>, correction: Option<Correction>) -> Self {
        let years = |on: Option<Date>| born?.completed_years(on?).map(u32::from);
        let derived = Limits { lowest: years(day.earliest), highest: years(day.latest) };
        let (lowest, highest) = match &correction {
            Some(Correction { value: CountValue::Whole(value), .. }) => (Some(*value), Some(*value)),
            _ => (derived.lowest, derived.highest),
        };
        let value = lowest.filter(|lowest| highest == Some(*lowest));
        Self { name, value, lowest, highest, derived, correction }
    }
}

/// Something with a day, or with a span in which its day lies.
struct Dated {
    path: RowPath,
    /// Why it may not be one at all, or why its day is open.
    open: Option<Open>,
    certain: bool,
    from: Option<Date>,
    to: Option<Date>,
}

/// The first or latest day of the rows that count.
pub(super) fn dated_rows(rows: &[&Row], mut judge: Judge<'_>, first: bool) -> DayFinding {
    let dated: Vec<Dated> = rows
        .iter()
        .filter_map(|row| {
            let (certain, open) = match judge.judge(row) {
                Verdict::Not(_) => return None,
                Verdict::Open(reason) => (false, Some(reason)),
                Verdict::Counts(_) => (true, row.date.is_none().then_some(Open::DateNotKnown)),
            };
            Some(Dated { path: row.path, open, certain, from: row.date, to: row.date })
        })
        .collect();
    span(&dated, first, judge.applied)
}

/// The latest day of the offences for which `holds`, among the rows that count.
pub(super) fn dated_offences(rows: &[&Row], mut judge: Judge<'_>, holds: impl Fn(&RowOffence) -> Holds) -> DayFinding {
    let mut dated = Vec::new();
    for row in rows {
        let unsure = match judge.judge(row) {
            Verdict::Not(_) => continue,
            Verdict::Open(reason) => Some(reason),
            Verdict::Counts(_) => None,
        };
        if let Some(reason) = unsure.or(row.hidden) {
            dated.push(Dated { path: row.path, open: Some(reason), certain: false, from: None, to: row.date });
        }
        for offence in &row.offences {
            let doubt = match holds(offence) {
                Holds::No => continue,
                Holds::Open(reason) => Some(reason),
                Holds::Yes => unsure,
            };
            let undated = offence.committed_on.is_none().then_some(Open::DateNotKnown);
            dated.push(Dated {
                path: offence.path,
                open: doubt.or(undated),
                certain: doubt.is_none(),
                from: offence.committed_on,
                // An offence comes before its sentence.
                to: offence.committed_on.or(row.date),
            });
        }
    }
    span(&dated, false, judge.applied)
}

/// The span in which the first or the latest of `dated` lies.
fn span(dated: &[Dated], first: bool, rules: Vec<RuleApplied>) -> DayFinding {
    let certain = || dated.iter().filter(|item| item.certain);
    // An open end stays open: one item without a bound takes it from all of them.
    let (earliest, latest) = if first {
        let earliest = dated.iter().map(|item| item.from).min().flatten();
        (earliest, certain().filter_map(|item| item.to).min())
    } else {
        let open_end = dated.iter().any(|item| item.to.is_none());
        let latest = if open_end { None } else { dated.iter().filter_map(|item| item.to).max() };
        (certain().filter_map(|item| item.from).max(), latest)
    };
    let value = earliest.filter(|earliest| latest == Some(*earliest));
    let bound = if first { latest } else { earliest };
    let rows = certain().filter(|item| item.from == bound && item.to == bound && bound.is_some());
    let rows = rows.map(|item| item.path).collect();
    let moves = |item: &&Dated| match (first, bound) {
        (_, None) => true,
        (true, Some(bound)) => item.from.is_none_or(|from| from < bound),
        (false, Some(bound)) => item.to.is_none_or(|to| to > bound),
    };
    let open_rows = dated
        .iter()
        .filter(moves)
        .filter_map(|item| item.open.map(|because| OpenRow { row: item.path, because }))
        .collect();
    DayFinding { value, earliest, latest, rows, open_rows, rules }
}

/// Rows that make a finding, rows that may, and the rest.
pub(super) type Sorted = (Vec<CountedRow>, Vec<OpenRow>, Vec<NotCountedRow>);

impl Judge<'_> {
    /// Sorts rows for a question of whether at all: here the same occasion may stand twice.
    pub(super) fn sort(&mut self, rows: &[&Row]) -> Sorted {
        let mut sorted = Sorted::default();
        for row in rows {
            let path = row.path;
            match self.judge(row) {
                Verdict::Counts(offences) => sorted.0.push(CountedRow { row: path, offences }),
                Verdict::Open(because) => sorted.1.push(OpenRow { row: path, because }),
                Verdict::Not(because) => sorted.2.push(NotCountedRow { row: path, because, with: None }),
            }
        }
        sorted
    }
}

//! First and latest days of a history, and the ages on them.

use serde::Serialize;

use super::row::{Holds, Open, Row, RowPath, Test};
use super::rules::RuleApplied;
use super::tally::{Judge, OpenRow, Spec, Verdict};
use crate::case::correction::{Correction, CountName, CountValue};
use crate::date::Date;

/// A first or latest day. Where there is none at all, everything is `None` and no row is listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Limits<T> {
    /// The least.
    pub lowest: T,
    /// The most.
    pub highest: T,
}

/// Whole years on a day. Somebody born on 29 February completes a year on 1 March of a common year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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

impl Dated {
    fn new(path: RowPath, doubt: Option<Open>, from: Option<Date>, to: Option<Date>) -> Self {
        let open = if from.is_none() { doubt.or(Some(Open::DateNotKnown)) } else { doubt };
        Self { path, open, certain: doubt.is_none(), from, to }
    }
}

/// Which day is looked for.
pub(super) struct DaySpec {
    /// The rows that count.
    pub(super) rows: &'static Spec,
    /// The day of the offences of this sort in them; `None` where it is the day of the row.
    pub(super) offences: Option<Test>,
    /// The first such day, and not the latest.
    pub(super) first: bool,
}

impl DaySpec {
    /// Finds the day.
    pub(super) fn find(&self, rows: &[&Row], mut judge: Judge<'_>) -> DayFinding {
        let mut dated = Vec::new();
        for row in rows {
            let unsure = match judge.judge(row) {
                Verdict::Not(_) => continue,
                Verdict::Open(reason) => Some(reason),
                Verdict::Counts => None,
            };
            let Some(test) = self.offences else {
                dated.push(Dated::new(row.path, unsure, row.date, row.date));
                continue;
            };
            if let Some(reason) = unsure.or(row.hidden) {
                dated.push(Dated::new(row.path, Some(reason), None, row.date));
            }
            for offence in &row.offences {
                let doubt = match test(offence, false) {
                    Holds::No => continue,
                    Holds::Open(reason) => Some(reason),
                    Holds::Yes => unsure,
                };
                // An offence comes before its sentence.
                let on = offence.committed_on;
                dated.push(Dated::new(offence.path, doubt, on, on.or(row.date)));
            }
        }
        self.span(&dated, judge.applied)
    }

    /// The one of two days that is nearer to what is looked for.
    fn nearer(&self, one: Date, other: Date) -> Date {
        if self.first { one.min(other) } else { one.max(other) }
    }

    /// How near to what is looked for an item can be, and how near it is at least.
    const fn reach(&self, item: &Dated) -> (Option<Date>, Option<Date>) {
        if self.first { (item.from, item.to) } else { (item.to, item.from) }
    }

    /// The span in which the day lies.
    fn span(&self, dated: &[Dated], rules: Vec<RuleApplied>) -> DayFinding {
        let nearest = |known: Option<Date>, day| known.map_or(day, |known| self.nearer(known, day));
        let (mut possible, mut certain, mut open_end) = (None, None, false);
        for item in dated {
            let (most, least) = self.reach(item);
            match most {
                Some(day) => possible = Some(nearest(possible, day)),
                None => open_end = true,
            }
            if let (true, Some(day)) = (item.certain, least) {
                certain = Some(nearest(certain, day));
            }
        }
        if open_end {
            // An open end stays open: one item without a bound takes it from all of them.
            possible = None;
        }
        let (mut rows, mut open_rows) = (Vec::new(), Vec::new());
        for item in dated {
            let (most, least) = self.reach(item);
            if item.certain && certain.is_some() && most == certain && least == certain {
                rows.push(item.path);
            }
            let moves = match (most, certain) {
                (Some(most), Some(certain)) => most != certain && self.nearer(most, certain) == most,
                _ => true,
            };
            if let (true, Some(because)) = (moves, item.open) {
                open_rows.push(OpenRow { row: item.path, because });
            }
        }
        let (earliest, latest) = if self.first { (possible, certain) } else { (certain, possible) };
        let value = if earliest == latest { earliest } else { None };
        DayFinding { value, earliest, latest, rows, open_rows, rules }
    }
}

//! Periods as the law words them.

use crate::code::codes;
use crate::date::Date;

codes! {
    /// What a period of the law is counted in.
    #[cfg_attr(feature = "types", ts(rename = "PeriodUnit"))]
    pub enum Unit {
        /// Hours.
        Hour = "hour",
        /// Calendar days.
        Day = "day",
        /// Calendar months.
        Month = "month",
        /// Years.
        Year = "year",
    }
}

codes! {
    /// How the law words a period. Nothing is carried over a weekend.
    #[cfg_attr(feature = "types", ts(rename = "PeriodWording"))]
    pub enum Wording {
        /// The day named is the first.
        BeginningWith = "beginning-with",
        /// The day named is day 0.
        After = "after",
        /// Not less than so long before the day named: clear days.
        NotLessBefore = "not-less-before",
        /// The day after the end of a period that begins with the day named.
        DayAfterEnd = "day-after-end",
        /// So long before a day.
        Before = "before",
    }
}

/// The day that a period from `day` gives. Of hours the day alone is known, so that they end on the day before.
pub(crate) fn count_on(day: Date, count: u16, unit: Unit, wording: Wording) -> Date {
    let months = if unit == Unit::Year { count.saturating_mul(12) } else { count };
    match (unit, wording) {
        (Unit::Hour, _) => day.previous(),
        (Unit::Day, Wording::BeginningWith) => day.last_of_days(count),
        (Unit::Day, Wording::After) => day.plus_days(count),
        (Unit::Day, Wording::NotLessBefore) => day.clear_days_before(count),
        (Unit::Day, Wording::Before) => day.minus_days(count),
        (Unit::Day, Wording::DayAfterEnd) => day.last_of_days(count).plus_days(1),
        (_, Wording::BeginningWith) => day.last_of_months(months),
        (_, Wording::After) => day.plus_months(months),
        (_, Wording::NotLessBefore | Wording::Before) => day.minus_months(months),
        (_, Wording::DayAfterEnd) => day.last_of_months(months).plus_days(1),
    }
}

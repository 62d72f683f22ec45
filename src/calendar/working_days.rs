//! Counting in working days.

use super::{CalendarUnknown, is_bank_holiday};
use crate::code::codes;
use crate::date::Date;
use crate::division::Division;

codes! {
    /// Which day is the first of a count (ruling 3).
    pub enum Counting {
        /// The event's day is day 0: "within 15 working days of".
        After = "after",
        /// The event's day is day 1: "beginning with".
        BeginningWith = "beginning-with",
    }
}

/// Whether `day` is neither a weekend nor a bank holiday of `division`.
///
/// # Errors
/// [`CalendarUnknown`] outside the [`COVERAGE`](super::COVERAGE), weekends included.
///
/// # Example
/// ```
/// use joint_risk::calendar::{CalendarUnknown, is_working_day};
/// use joint_risk::{Date, Division};
/// let day = Date::parse("2027-03-29")?; // Easter Monday, no holiday in Scotland
/// assert_eq!(is_working_day(day, Division::Scotland), Ok(true));
/// assert_eq!(is_working_day(day, Division::NorthernIreland), Ok(false));
/// assert_eq!(is_working_day(Date::parse("2028-12-31")?, Division::Scotland), Ok(false)); // the last that is known
/// assert_eq!(is_working_day(Date::parse("1996-12-31")?, Division::Scotland), Err(CalendarUnknown));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
pub fn is_working_day(day: Date, division: Division) -> Result<bool, CalendarUnknown> {
    Ok(!is_bank_holiday(day, division)? && !day.is_weekend())
}

/// The last of `count` working days counted from `from`.
///
/// [`Counting::After`] begins on the first working day after `from`; [`Counting::BeginningWith`]
/// begins with `from` itself if it is a working day, else likewise on the first after it. Nothing
/// is counted where `count` is 0: the result is `from`, open or closed.
///
/// # Errors
/// [`CalendarUnknown`] if `from`, the result or any day between lies outside the
/// [`COVERAGE`](super::COVERAGE).
///
/// # Example
/// ```
/// use joint_risk::calendar::{CalendarUnknown, Counting, add_working_days};
/// use joint_risk::{Date, Division};
/// let due = |from, count, counting| add_working_days(from, count, counting, Division::EnglandAndWales);
/// let friday = Date::parse("2022-09-09")?; // the State Funeral was ten days later
/// assert_eq!(due(friday, 15, Counting::After), Ok(Date::parse("2022-10-03")?));
/// assert_eq!(due(friday, 15, Counting::BeginningWith), Ok(Date::parse("2022-09-30")?));
/// let eve = Date::parse("2028-12-28")?; // one working day is left of the coverage
/// assert_eq!(due(eve, 1, Counting::After), Ok(Date::parse("2028-12-29")?));
/// assert_eq!(due(eve, 2, Counting::After), Err(CalendarUnknown));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
pub fn add_working_days(
    from: Date,
    count: u16,
    counting: Counting,
    division: Division,
) -> Result<Date, CalendarUnknown> {
    let open = is_working_day(from, division)?;
    let mut left = match counting {
        Counting::BeginningWith if open => count.saturating_sub(1),
        Counting::After | Counting::BeginningWith => count,
    };
    let mut day = from;
    while left > 0 {
        day = day.plus_days(1);
        left -= u16::from(is_working_day(day, division)?);
    }
    Ok(day)
}

/// The last working day of `division` on or before `day`: by when to act on a date that falls on a closed day.
///
/// `None` outside the [`COVERAGE`](super::COVERAGE), and on its first day, a holiday with nothing known before it.
///
/// # Example
/// ```
/// use joint_risk::calendar::last_working_day_on_or_before;
/// use joint_risk::{Date, Division};
/// let boxing_day = Date::parse("2026-12-26")?;
/// assert_eq!(last_working_day_on_or_before(boxing_day, Division::Scotland), Some(Date::parse("2026-12-24")?));
/// let open = Date::parse("2026-12-24")?;
/// assert_eq!(last_working_day_on_or_before(open, Division::Scotland), Some(open));
/// assert_eq!(last_working_day_on_or_before(Date::parse("2029-01-01")?, Division::Scotland), None);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn last_working_day_on_or_before(day: Date, division: Division) -> Option<Date> {
    let mut day = day;
    while !is_working_day(day, division).ok()? {
        day = day.previous();
    }
    Some(day)
}

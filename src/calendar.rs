//! Bank holidays and working days of the three divisions, 1997 to 2028.
//!
//! Outside those years nothing is guessed: every answer is [`CalendarUnknown`]. Holidays are
//! proclaimed at short notice (ten days for 19 September 2022), so every date that was counted
//! here is shown with the [`name`] of its calendar.
//!
//! # Source
//! No definition of "working day" was found in the OASys or MAPPA guidance (unconfirmed): here it
//! is a day that is neither a weekend nor a bank holiday of the division, as in the Ministry of
//! Justice's own code for release dates.

mod bank_holidays;
mod sums;
mod working_days;

use std::fmt;

pub use working_days::{
    Counting, Definition, add_working_days, add_working_days_by, is_working_day, is_working_day_by,
    last_working_day_on_or_before,
};

use crate::date::Date;
use crate::division::Division;
use crate::source::Standing;

/// First and last day that the calendar knows, as [`Date`] writes them.
///
/// # Example
/// ```
/// use joint_risk::{Date, Division, calendar};
/// let (first, last) = calendar::COVERAGE;
/// assert!(calendar::is_bank_holiday(Date::parse(first)?, Division::Scotland).is_ok());
/// assert!(calendar::is_bank_holiday(Date::parse(last)?.plus_days(1), Division::Scotland).is_err());
/// # Ok::<(), joint_risk::DateError>(())
/// ```
pub const COVERAGE: (&str, &str) = ("1997-01-01", "2028-12-31");

/// A day outside the [`COVERAGE`], or a count that runs out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarUnknown;

impl fmt::Display for CalendarUnknown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = COVERAGE;
        write!(formatter, "bank holidays are known only from {first} to {last}")
    }
}

impl std::error::Error for CalendarUnknown {}

/// Whether `day` is a bank holiday in `division`: the day on which it is kept, so always a weekday.
///
/// Good Friday and Christmas Day count, though in England and Wales they are holidays by common
/// law: gov.uk lists them.
///
/// # Errors
/// [`CalendarUnknown`] outside the [`COVERAGE`].
///
/// # Source
/// - 2012 to 2028: gov.uk, bank holidays (<https://www.gov.uk/bank-holidays.json>, which drops old
///   years): every committed version of `lib/data/bank-holidays.json` in alphagov/calendars and, to
///   21 August 2026, alphagov/frontend (cb2a016). Confirmed.
/// - 1997 to 2011: Python library `holidays` 0.109, <https://pypi.org/project/holidays/>. Secondary.
///
/// # Differences
/// The library lists St Andrew's Day from 2006; here it begins in 2007, the year of its Act.
///
/// # Example
/// ```
/// use joint_risk::calendar::{CalendarUnknown, is_bank_holiday};
/// use joint_risk::{Date, Division};
/// let day = Date::parse("2026-06-15")?; // for the World Cup, in Scotland only
/// assert_eq!(is_bank_holiday(day, Division::Scotland), Ok(true));
/// assert_eq!(is_bank_holiday(day, Division::EnglandAndWales), Ok(false));
/// let boxing_day = Date::parse("2026-12-26")?; // a Saturday: kept on the Monday
/// assert_eq!(is_bank_holiday(boxing_day, Division::Scotland), Ok(false));
/// assert_eq!(is_bank_holiday(Date::parse("1997-01-01")?, Division::Scotland), Ok(true));
/// assert_eq!(is_bank_holiday(Date::parse("2029-01-01")?, Division::Scotland), Err(CalendarUnknown));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
pub fn is_bank_holiday(day: Date, division: Division) -> Result<bool, CalendarUnknown> {
    bank_holidays::lookup(day, division).ok_or(CalendarUnknown)
}

/// What every date that was counted with the calendar carries: its division and years.
///
/// # Example
/// ```
/// use joint_risk::{Division, calendar};
/// assert_eq!(calendar::name(Division::EnglandAndWales), "england-and-wales 1997-2028");
/// ```
#[must_use]
pub const fn name(division: Division) -> &'static str {
    match division {
        Division::EnglandAndWales => "england-and-wales 1997-2028",
        Division::Scotland => "scotland 1997-2028",
        Division::NorthernIreland => "northern-ireland 1997-2028",
    }
}

/// How sure we are of the bank holidays about `day`: those of [`is_bank_holiday`] from 2012 on were published by
/// gov.uk, earlier ones come from a library.
///
/// # Example
/// ```
/// use joint_risk::{Date, Standing, calendar};
/// assert_eq!(calendar::standing(Date::parse("2012-01-01")?), Standing::Confirmed);
/// assert_eq!(calendar::standing(Date::parse("2011-12-31")?), Standing::Secondary);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn standing(day: Date) -> Standing {
    if day.year() < 2012 { Standing::Secondary } else { Standing::Confirmed }
}

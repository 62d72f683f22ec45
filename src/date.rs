//! Days without a clock or a time zone. `today` is always an argument.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Serialize, Serializer};

mod day_or_year;

pub use day_or_year::DayOrYear;

/// A calendar day, `YYYY-MM-DD`, from 1900-01-01 to 2199-12-31.
#[cfg_attr(feature = "types", doc = "@format date")]
///
/// # Example
/// ```
/// use joint_risk::{Date, DateError};
/// assert_eq!(Date::parse("2026-02-01")?.to_string(), "2026-02-01");
/// assert_eq!(Date::parse("2024-02-29")?.plus_months(12).to_string(), "2025-02-28"); // clamped
/// assert_eq!(Date::parse("2026-02-30"), Err(DateError::NoSuchDate));
/// # Ok::<(), DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Day", type = "string"))]
pub struct Date(NaiveDate);

/// Why a text is no [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not written `YYYY-MM-DD`.
    NotADate,
    /// Written as a date, but there is no such day.
    NoSuchDate,
    /// Before 1900-01-01 or after 2199-12-31.
    OutOfRange,
}

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotADate => "not written YYYY-MM-DD",
            Self::NoSuchDate => "there is no such day",
            Self::OutOfRange => "before 1900-01-01 or after 2199-12-31",
        })
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// The first day that is accepted.
    pub const MIN: &'static str = "1900-01-01";
    /// The last day that is accepted.
    pub const MAX: &'static str = "2199-12-31";

    /// Reads a day, strictly `YYYY-MM-DD` in ASCII digits: chrono's own parser takes `2000-1-1`.
    ///
    /// # Errors
    /// [`DateError::NotADate`] for any other form, [`DateError::NoSuchDate`] for a day that does
    /// not exist, [`DateError::OutOfRange`] outside 1900 to 2199.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return Err(DateError::NotADate);
        };
        match (number(&[*y1, *y2, *y3, *y4]), number(&[*m1, *m2]), number(&[*d1, *d2])) {
            (Some(year), Some(month), Some(day)) => Self::from_ymd(year, month, day),
            _ => Err(DateError::NotADate),
        }
    }

    /// The day of this year, month (1–12) and day (1–31).
    ///
    /// # Errors
    /// [`DateError::NoSuchDate`] and [`DateError::OutOfRange`], as [`Date::parse`].
    pub fn from_ymd(year: u32, month: u32, day: u32) -> Result<Self, DateError> {
        let date = i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
            .ok_or(DateError::NoSuchDate)?;
        if (1900..=2199).contains(&year) { Ok(Self(date)) } else { Err(DateError::OutOfRange) }
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        Self(self.0.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX))
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.pred_opt().unwrap_or(NaiveDate::MIN))
    }

    /// The corresponding day `months` calendar months later, or the last day of that month where it has none.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        Self(self.0.checked_add_months(Months::new(u32::from(months))).unwrap_or(NaiveDate::MAX))
    }

    /// The last of `days` days of which this day is the first: "within the period of 3 days beginning with" it.
    ///
    /// A statute's period runs over weekends and holidays and is never carried forward. Of 0 days there is no
    /// last one: the day before.
    ///
    /// # Source
    /// The day on which a period "begins" is its first: *Barker v Hambleton* [2012], as told at
    /// fsp-law.com/counting-the-days. Secondary.
    ///
    /// # Example
    /// ```
    /// use joint_risk::Date;
    /// let leap_year = Date::parse("2028-02-27")?;
    /// assert_eq!(leap_year.last_of_days(3).to_string(), "2028-02-29");
    /// assert_eq!(leap_year.last_of_days(1), leap_year);
    /// # Ok::<(), joint_risk::DateError>(())
    /// ```
    #[must_use]
    pub fn last_of_days(self, days: u16) -> Self {
        self.previous().plus_days(days)
    }

    /// The last day of `months` calendar months of which this day is the first: the day before the corresponding
    /// day, or the last day of a month that has no corresponding day.
    ///
    /// # Example
    /// ```
    /// use joint_risk::Date;
    /// let ten_years = |from| Date::parse(from).map(|day| day.last_of_months(120).to_string());
    /// assert_eq!(ten_years("2016-03-01")?, "2026-02-28");
    /// assert_eq!(ten_years("2016-02-29")?, "2026-02-28");
    /// # Ok::<(), joint_risk::DateError>(())
    /// ```
    #[must_use]
    pub fn last_of_months(self, months: u16) -> Self {
        let corresponding = self.plus_months(months);
        if corresponding.day() == self.day() { corresponding.previous() } else { corresponding }
    }

    /// The day `days` earlier.
    #[must_use]
    pub fn minus_days(self, days: u16) -> Self {
        Self(self.0.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN))
    }

    /// The corresponding day `months` calendar months earlier, or the last day of that month where it has none.
    #[must_use]
    pub fn minus_months(self, months: u16) -> Self {
        Self(self.0.checked_sub_months(Months::new(u32::from(months))).unwrap_or(NaiveDate::MIN))
    }

    /// The last day with `days` clear days between it and this day: "not less than 7 days before", neither end counted.
    ///
    /// # Example
    /// ```
    /// use joint_risk::Date;
    /// let departure = Date::parse("2026-03-10")?;
    /// assert_eq!(departure.clear_days_before(7).to_string(), "2026-03-02");
    /// # Ok::<(), joint_risk::DateError>(())
    /// ```
    #[must_use]
    pub fn clear_days_before(self, days: u16) -> Self {
        self.previous().minus_days(days)
    }

    /// The first day with `days` clear days between this day and it.
    #[must_use]
    pub fn clear_days_after(self, days: u16) -> Self {
        self.plus_days(1).plus_days(days)
    }

    /// Days from this day to `later`; negative where that is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }

    /// Whole years completed from this day, a date of birth, to `on`; `None` where that is earlier.
    ///
    /// Somebody born on 29 February completes a year on 1 March of a common year (ruling 2).
    #[must_use]
    pub fn completed_years(self, on: Self) -> Option<u16> {
        let birthday_to_come = (on.0.month(), on.0.day()) < (self.0.month(), self.0.day());
        u16::try_from(on.0.year() - self.0.year() - i32::from(birthday_to_come)).ok()
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the year, 1 to 366.
    pub(crate) fn day_of_year(self) -> u32 {
        self.0.ordinal()
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }
}

/// The number that digits write; `None` where one of them is none.
fn number(digits: &[u8]) -> Option<u32> {
    let mut number = 0;
    for digit in digits {
        number = number * 10 + char::from(*digit).to_digit(10)?;
    }
    Some(number)
}

/// A year as it is written, 0 to 9999.
fn year_digits(year: u32) -> [u8; 4] {
    [1000, 100, 10, 1].map(|place| digit(year, place))
}

fn digit(number: u32, place: u32) -> u8 {
    b'0' + u8::try_from(number / place % 10).unwrap_or(0)
}

/// A day as it is written, without an allocation.
#[derive(Clone, Copy)]
pub(crate) struct Digits([u8; 10]);

impl Digits {
    /// `YYYY-MM-DD`.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Date {
    /// The day as it is written. A day that was counted past the year 9999 shows its last four digits;
    /// none can be: the longest interval added to the last day that is accepted stays below.
    pub(crate) fn digits(self) -> Digits {
        let [y1, y2, y3, y4] = year_digits(self.0.year().unsigned_abs());
        let (month, day) = (self.0.month(), self.0.day());
        let [m1, m2, d1, d2] = [digit(month, 10), digit(month, 1), digit(day, 10), digit(day, 1)];
        Digits([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2])
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.digits().as_str())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.digits().as_str())
    }
}

//! Counting in working days.

use super::{CalendarUnknown, is_bank_holiday, sums};
use crate::code::{Code, codes};
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

codes! {
    /// What a text means by a working day. None was found in the OASys or MAPPA guidance, where [`OfDivision`] is used.
    ///
    /// [`OfDivision`]: Definition::OfDivision
    ///
    /// # Source
    /// - `of-division`: "bank holiday in that part of the United Kingdom", FCA Handbook, *business day*
    ///   (handbook.fca.org.uk/handbook/glossary/G120.html). Secondary.
    /// - `of-kingdom`: not a Saturday, Sunday, Good Friday, Christmas Day or bank holiday "in any part of the United
    ///   Kingdom": Freedom of Information Act 2000, s.10(6); Financial Services and Markets Act 2000, s.103. Secondary.
    /// - `of-statute`: not a Saturday, Sunday or day which is a bank holiday in England and Wales: the same Act, Part XII
    ///   (legislation.gov.uk/ukpga/2000/8/part/XII/crossheading/interpretation). Confirmed. Good Friday and Christmas
    ///   Day are holidays by common law there, no bank holidays, and are not named: read to the letter they are
    ///   working days.
    pub enum Definition {
        /// Neither a weekend nor a holiday of the division.
        OfDivision = "of-division",
        /// Neither a weekend nor a holiday of any division.
        OfKingdom = "of-kingdom",
        /// Neither a weekend nor a bank holiday of England and Wales in the strict sense.
        OfStatute = "of-statute",
    }
}

/// Whether `day` is a working day by `definition`. `division` matters to [`Definition::OfDivision`] alone.
///
/// # Errors
/// [`CalendarUnknown`] outside the [`COVERAGE`](super::COVERAGE), weekends included.
///
/// # Example
/// ```
/// use joint_risk::calendar::{Definition, is_working_day_by};
/// use joint_risk::{Date, Division};
/// let day = Date::parse("2026-07-13")?; // the Boyne, in Northern Ireland only
/// let open = |definition| is_working_day_by(day, definition, Division::Scotland);
/// assert_eq!(open(Definition::OfDivision), Ok(true));
/// assert_eq!(open(Definition::OfKingdom), Ok(false));
/// assert_eq!(open(Definition::OfStatute), Ok(true));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
pub fn is_working_day_by(day: Date, definition: Definition, division: Division) -> Result<bool, CalendarUnknown> {
    match definition {
        Definition::OfDivision => is_working_day(day, division),
        Definition::OfKingdom => {
            for division in Division::VALUES {
                if !is_working_day(day, *division)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        Definition::OfStatute => {
            let listed = is_bank_holiday(day, Division::EnglandAndWales)?;
            Ok(!day.is_weekend() && (!listed || is_common_law_holiday(day)))
        }
    }
}

/// Christmas Day itself, or Good Friday: of the days that gov.uk lists, the only Friday from 20 March to 23 April,
/// between which it falls in every year.
fn is_common_law_holiday(day: Date) -> bool {
    let friday = !day.is_weekend() && day.plus_days(1).is_weekend();
    let date = day.month() * 100 + day.day();
    date == 1225 || friday && (320..=423).contains(&date)
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
    add_working_days_by(from, count, counting, Definition::OfDivision, division)
}

/// The same by any definition of a working day.
///
/// # Errors
/// As [`add_working_days`].
///
/// # Example
/// ```
/// use joint_risk::calendar::{Counting, Definition, add_working_days_by};
/// use joint_risk::{Date, Division};
/// let monday = Date::parse("2026-06-01")?; // only Scotland has a holiday on 15 June
/// let due = |definition| add_working_days_by(monday, 15, Counting::After, definition, Division::EnglandAndWales);
/// assert_eq!(due(Definition::OfDivision), Ok(Date::parse("2026-06-22")?));
/// assert_eq!(due(Definition::OfKingdom), Ok(Date::parse("2026-06-23")?));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
pub fn add_working_days_by(
    from: Date,
    count: u16,
    counting: Counting,
    definition: Definition,
    division: Division,
) -> Result<Date, CalendarUnknown> {
    let open = is_working_day_by(from, definition, division)?;
    let mut left = match counting {
        Counting::BeginningWith if open => count.saturating_sub(1),
        Counting::After | Counting::BeginningWith => count,
    };
    if definition == Definition::OfDivision {
        return sums::after(from, left, division);
    }
    let mut day = from;
    while left > 0 {
        day = day.plus_days(1);
        left -= u16::from(is_working_day_by(day, definition, division)?);
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

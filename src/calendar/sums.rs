//! Running sums of working days: how many there were up to a day, so that none between two days is looked at.

use super::CalendarUnknown;
use super::bank_holidays::{Row, years};
use crate::code::Code;
use crate::date::Date;
use crate::division::Division;

/// How many years are known.
const YEARS: usize = years(Division::EnglandAndWales).len();
/// The weekday of the first day of the coverage, a Wednesday, counted from Monday as 0.
const FIRST_WEEKDAY: u16 = 2;

/// Where a year begins.
#[derive(Clone, Copy)]
struct Start {
    /// Working days before its first day.
    before: u16,
    /// The weekday of its first day, counted from Monday as 0.
    weekday: u16,
}

/// The start of every year, for each division in the order of its codes.
const STARTS: [[Start; YEARS]; Division::VALUES.len()] = [
    starts(years(Division::EnglandAndWales)),
    starts(years(Division::Scotland)),
    starts(years(Division::NorthernIreland)),
];

#[expect(
    clippy::indexing_slicing,
    reason = "worked out while it is built, where a place that there is not stops the build"
)]
const fn starts(rows: &[Row]) -> [Start; YEARS] {
    let mut starts = [Start { before: 0, weekday: FIRST_WEEKDAY }; YEARS];
    let mut place = 1;
    while place < YEARS {
        let (year, holidays) = rows[place - 1];
        let Start { before, weekday } = starts[place - 1];
        let days = if is_leap(year) { 366 } else { 365 };
        // Fewer than a dozen, so nothing is cut.
        #[expect(clippy::cast_possible_truncation, clippy::as_conversions, reason = "a year has few holidays")]
        let closed = holidays.len() as u16;
        starts[place] = Start { before: before + weekdays(weekday, days) - closed, weekday: (weekday + days) % 7 };
        place += 1;
    }
    starts
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// How many of `days` days, of which the first is `weekday`, are neither Saturday nor Sunday.
const fn weekdays(weekday: u16, days: u16) -> u16 {
    let mut open = days / 7 * 5;
    let mut rest = days % 7;
    while rest > 0 {
        rest -= 1;
        if (weekday + rest) % 7 < 5 {
            open += 1;
        }
    }
    open
}

/// How many working days of `division` there were from the first day of the coverage up to `day`, it included; `None`
/// outside the coverage.
fn up_to(day: Date, division: Division) -> Option<u16> {
    let rows = years(division);
    let (first, _) = rows.first()?;
    let place = usize::try_from(day.year() - first).ok()?;
    let (_, holidays) = rows.get(place)?;
    let start = STARTS.get(Division::VALUES.iter().position(|known| *known == division)?)?.get(place)?;
    let on = day.month() * 100 + day.day();
    // Every holiday is listed on the day on which it is kept, which is a weekday.
    let closed = holidays.iter().filter(|holiday| u32::from(**holiday) <= on).count();
    let open = start.before + weekdays(start.weekday, u16::try_from(day.day_of_year()).ok()?);
    Some(open - u16::try_from(closed).ok()?)
}

/// The last of `count` working days after `from`; `from` itself where none is counted.
pub(super) fn after(from: Date, count: u16, division: Division) -> Result<Date, CalendarUnknown> {
    let wanted = u32::from(up_to(from, division).ok_or(CalendarUnknown)?) + u32::from(count);
    let mut day = from;
    loop {
        let open = u32::from(up_to(day, division).ok_or(CalendarUnknown)?);
        // No span has more working days than days, so this never goes too far.
        match u16::try_from(wanted - open) {
            Ok(0) => return Ok(day),
            Ok(left) => day = day.plus_days(left),
            Err(_) => return Err(CalendarUnknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{STARTS, after, up_to};
    use crate::calendar::{COVERAGE, is_working_day};
    use crate::code::Code;
    use crate::date::Date;
    use crate::division::Division;

    #[test]
    fn sums_are_what_counting_day_by_day_gives() {
        for division in Division::VALUES {
            let (mut day, mut sum) = (Date::parse(COVERAGE.0).ok(), 0);
            while let Some(on) = day
                && let Ok(open) = is_working_day(on, *division)
            {
                sum += u16::from(open);
                assert_eq!(up_to(on, *division), Some(sum), "{on}");
                day = Some(on.plus_days(1));
            }
            assert!(sum > 7_000);
            assert_eq!(day.and_then(|day| up_to(day, *division)), None);
        }
        assert_eq!(STARTS.len(), 3);
    }

    /// The rule itself: one day after the other.
    fn one_by_one(from: Date, count: u16, division: Division) -> Option<Date> {
        is_working_day(from, division).ok()?;
        let (mut day, mut left) = (from, count);
        while left > 0 {
            day = day.plus_days(1);
            left -= u16::from(is_working_day(day, division).ok()?);
        }
        Some(day)
    }

    #[test]
    fn dates_are_what_counting_one_by_one_gives() {
        // Xorshift: the same days in every run.
        let mut state = 0x2005_u64;
        let mut next = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        let Ok(first) = Date::parse("1996-12-01") else { return };
        for _ in 0..10_000 {
            let from = first.plus_days(u16::try_from(next(12_000)).unwrap_or_default());
            let most = if next(2) == 0 { 40 } else { 9_000 };
            let count = u16::try_from(next(most)).unwrap_or_default();
            let division = Division::VALUES.get(usize::try_from(next(3)).unwrap_or_default()).copied();
            let Some(division) = division else { continue };
            assert_eq!(
                after(from, count, division).ok(),
                one_by_one(from, count, division),
                "{from} {count} {division}"
            );
        }
        assert!(after(first, u16::MAX, Division::Scotland).is_err());
    }
}

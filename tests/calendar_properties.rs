//! What holds of working days whatever the day, the count and the division.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a broken premise ends the test")]

#[path = "common/seed.rs"]
mod seed;

use joint_risk::calendar::{
    COVERAGE, CalendarUnknown, Counting, add_working_days, is_bank_holiday, is_working_day,
    last_working_day_on_or_before,
};
use joint_risk::{Code, Date, Division};
use proptest::prelude::*;

/// Days of the coverage; the longest count of these tests, 60, takes up less than 120 days.
const DAYS: u16 = 11_688;

fn first() -> Date {
    Date::parse(COVERAGE.0).unwrap()
}

fn last() -> Date {
    Date::parse(COVERAGE.1).unwrap()
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..DAYS).prop_map(|days| first().plus_days(days))
}

fn early_day() -> impl Strategy<Value = Date> {
    (0..DAYS - 120).prop_map(|days| first().plus_days(days))
}

fn any_code<T: Code + std::fmt::Debug>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL).prop_map(|(value, _)| value)
}

fn open(day: Date, division: Division) -> bool {
    is_working_day(day, division).unwrap()
}

/// The open days from `from` to `until`, both included, counted one by one.
fn open_days(from: Date, until: Date, division: Division) -> u16 {
    let days = std::iter::successors(Some(from), |day| Some(day.plus_days(1)));
    let open = days.take_while(|day| *day <= until).filter(|day| open(*day, division)).count();
    u16::try_from(open).unwrap()
}

#[test]
fn the_coverage_has_this_many_days() {
    assert_eq!(first().days_until(last()) + 1, i64::from(DAYS));
}

proptest! {
    #![proptest_config(seed::drawn(256))]

    #[test]
    fn never_lands_on_a_closed_day(
        from in early_day(), count in 1_u16..60, counting in any_code::<Counting>(), division in any_code::<Division>(),
    ) {
        let due = add_working_days(from, count, counting, division).unwrap();
        prop_assert!(!due.is_weekend());
        prop_assert_eq!(is_bank_holiday(due, division), Ok(false));
    }

    #[test]
    fn a_longer_count_ends_later(
        from in early_day(), count in 1_u16..59, counting in any_code::<Counting>(), division in any_code::<Division>(),
    ) {
        let due = |count| add_working_days(from, count, counting, division).unwrap();
        prop_assert!(due(count) < due(count + 1));
        prop_assert!(due(0) <= due(count));
    }

    #[test]
    fn a_later_start_never_ends_earlier(
        from in early_day(), later in 0_u16..40, count in 0_u16..40,
        counting in any_code::<Counting>(), division in any_code::<Division>(),
    ) {
        let due = |from| add_working_days(from, count, counting, division).unwrap();
        prop_assert!(due(from) <= due(from.plus_days(later)));
    }

    #[test]
    fn counting_back_gives_the_count(from in early_day(), count in 0_u16..60, division in any_code::<Division>()) {
        let after = add_working_days(from, count, Counting::After, division).unwrap();
        prop_assert_eq!(open_days(from.plus_days(1), after, division), count);
        if count > 0 {
            let beginning_with = add_working_days(from, count, Counting::BeginningWith, division).unwrap();
            prop_assert_eq!(open_days(from, beginning_with, division), count);
        }
    }

    #[test]
    fn counts_add_up(
        from in early_day(), one in 0_u16..30, other in 0_u16..30, division in any_code::<Division>(),
    ) {
        let after = |from, count| add_working_days(from, count, Counting::After, division).unwrap();
        prop_assert_eq!(after(after(from, one), other), after(from, one + other));
    }

    #[test]
    fn beginning_with_gains_a_day_where_the_first_is_open(
        from in early_day(), count in 1_u16..60, division in any_code::<Division>(),
    ) {
        let gained = u16::from(open(from, division));
        prop_assert_eq!(
            add_working_days(from, count, Counting::BeginningWith, division),
            add_working_days(from, count - gained, Counting::After, division)
        );
    }

    #[test]
    fn nothing_counted_is_the_start(
        from in any_day(), counting in any_code::<Counting>(), division in any_code::<Division>(),
    ) {
        prop_assert_eq!(add_working_days(from, 0, counting, division), Ok(from));
    }

    #[test]
    fn the_last_working_day_has_nothing_open_after_it(day in any_day(), division in any_code::<Division>()) {
        let Some(found) = last_working_day_on_or_before(day, division) else {
            prop_assert_eq!(day, first());
            return Ok(());
        };
        prop_assert!(found <= day && open(found, division));
        prop_assert_eq!(open_days(found, day, division), 1);
    }

    #[test]
    fn nothing_is_told_outside_the_coverage(
        beyond in 1_u16..20_000, count in 0_u16..60, counting in any_code::<Counting>(), division in any_code::<Division>(),
    ) {
        let before = (0..beyond % 400).fold(first().previous(), |day, _| day.previous());
        for day in [before, last().plus_days(beyond)] {
            prop_assert_eq!(is_bank_holiday(day, division), Err(CalendarUnknown));
            prop_assert_eq!(is_working_day(day, division), Err(CalendarUnknown));
            prop_assert_eq!(add_working_days(day, count, counting, division), Err(CalendarUnknown));
            prop_assert_eq!(last_working_day_on_or_before(day, division), None);
        }
    }

    #[test]
    fn a_count_is_refused_exactly_where_it_leaves_the_coverage(
        back in 0_u16..90, count in 1_u16..60, counting in any_code::<Counting>(), division in any_code::<Division>(),
    ) {
        let from = (0..back).fold(last(), |day, _| day.previous());
        let start = if counting == Counting::After { from.plus_days(1) } else { from };
        let due = add_working_days(from, count, counting, division);
        prop_assert_eq!(due.is_ok(), count <= open_days(start, last(), division));
    }
}

#[test]
fn the_longest_count_is_refused_and_ends() {
    for (division, _) in Division::ALL {
        let due = add_working_days(first(), u16::MAX, Counting::After, *division);
        assert_eq!(due, Err(CalendarUnknown));
    }
}

#[test]
fn both_edges_are_inside() {
    let day = |text| Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    for (division, _) in Division::ALL {
        assert_eq!(is_bank_holiday(first(), *division), Ok(true)); // New Year
        assert_eq!(last_working_day_on_or_before(first(), *division), None);
        assert_eq!(last_working_day_on_or_before(last(), *division), Some(day("2028-12-29")));
        assert_eq!(add_working_days(day("2028-12-28"), 1, Counting::After, *division), Ok(day("2028-12-29")));
        assert_eq!(add_working_days(day("2028-12-28"), 2, Counting::After, *division), Err(CalendarUnknown));
    }
}

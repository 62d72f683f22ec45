//! The bank holidays worked out in three other ways: a list, the rule, and the days that broke it.
#![expect(clippy::expect_used, clippy::panic, reason = "a broken fixture ends the test")]

use std::collections::BTreeSet;

use joint_risk::calendar::{
    self, Counting, Definition, add_working_days, add_working_days_by, is_bank_holiday, is_working_day,
    is_working_day_by,
};
use joint_risk::{Code, Date, Division};

const ALL: [Division; 3] = [Division::EnglandAndWales, Division::Scotland, Division::NorthernIreland];

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn ymd(year: u32, month: u32, day: u32) -> Date {
    Date::from_ymd(year, month, day).expect("a day")
}

/// The rows of a table without its comments and its header.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split(',').collect())
}

/// Every holiday of a division as the crate tells it, asked day by day.
fn told(division: Division) -> BTreeSet<Date> {
    let (first, last) = calendar::COVERAGE;
    let last = day(last);
    std::iter::successors(Some(day(first)), |day| Some(day.plus_days(1)))
        .take_while(|day| *day <= last)
        .filter(|day| is_bank_holiday(*day, division).expect("inside the coverage"))
        .collect()
}

#[test]
fn equals_the_list() {
    let mut listed: Vec<(Division, Date)> = Vec::new();
    for row in rows(include_str!("tables/bank-holidays.csv")) {
        let [division, date] = row.as_slice() else { panic!("{row:?}") };
        listed.push((Division::from_code(division).expect("a division"), day(date)));
    }
    assert_eq!(listed.len(), 263 + 286 + 327);
    for (division, count) in ALL.into_iter().zip([263, 286, 327]) {
        let list: BTreeSet<Date> = listed.iter().filter(|(of, _)| *of == division).map(|(_, date)| *date).collect();
        assert_eq!(list.len(), count, "{division}");
        assert_eq!(told(division), list, "{division}");
    }
}

#[test]
fn equals_the_rule_and_its_exceptions() {
    for division in ALL {
        let mut expected = BTreeSet::new();
        for year in 1997..=2028 {
            expected.extend(rule(year, division));
        }
        for (name, date, divisions, change) in EXCEPTIONS {
            if divisions.contains(&division) {
                let changed = match change {
                    Added => expected.insert(day(date)),
                    Dropped => expected.remove(&day(date)),
                };
                assert!(changed, "{name}: {date} makes no difference in {division}");
            }
        }
        assert_eq!(told(division), expected, "{division}");
    }
}

/// The bank holidays of a year where none is added or moved: the Banking and Financial Dealings
/// Act 1971, Schedule 1, and what is proclaimed every year. Two that fall on a weekend, or one on
/// the substitute of the other, are kept on the next weekdays that are free.
fn rule(year: u32, division: Division) -> Vec<Date> {
    let scotland = division == Division::Scotland;
    let northern_ireland = division == Division::NorthernIreland;
    let easter = easter_sunday(year);
    let new_year = kept(ymd(year, 1, 1), &[]);
    let christmas = kept(ymd(year, 12, 25), &[]);
    let mut days = vec![
        new_year,
        easter.previous().previous(),
        monday_from(ymd(year, 5, 1)),
        monday_from(ymd(year, 5, 25)),
        christmas,
        kept(ymd(year, 12, 26), &[christmas]),
    ];
    if scotland {
        days.extend([kept(ymd(year, 1, 2), &[new_year]), monday_from(ymd(year, 8, 1))]);
        if year >= 2007 {
            days.push(kept(ymd(year, 11, 30), &[]));
        }
    } else {
        days.extend([easter.plus_days(1), monday_from(ymd(year, 8, 25))]);
    }
    if northern_ireland {
        days.extend([kept(ymd(year, 3, 17), &[]), kept(ymd(year, 7, 12), &[])]);
    }
    days
}

/// The day itself, or the first weekday after it that is not taken.
fn kept(mut day: Date, taken: &[Date]) -> Date {
    while day.is_weekend() || taken.contains(&day) {
        day = day.plus_days(1);
    }
    day
}

/// The first Monday on or after a day: 1 May for the first of the month, 25 May for the last.
fn monday_from(mut day: Date) -> Date {
    while day.is_weekend() || !day.previous().is_weekend() {
        day = day.plus_days(1);
    }
    day
}

/// Easter Sunday (Gregorian computus: Meeus, Astronomical Algorithms, 1991, chapter 8).
fn easter_sunday(year: u32) -> Date {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l + 114 - 7 * m;
    ymd(year, n / 31, n % 31 + 1)
}

/// What happened to a day against the rule.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    Added,
    Dropped,
}
use Change::{Added, Dropped};

/// Every day since 1997 that left the rule: in the United Kingdom, or in these divisions only.
/// gov.uk, bank-holidays.json, from 2012 on; before that the Python library holidays 0.109.
const EXCEPTIONS: [(&str, &str, &[Division], Change); 16] = [
    ("Millennium", "1999-12-31", &ALL, Added),
    ("Spring, moved for the Golden Jubilee", "2002-05-27", &ALL, Dropped),
    ("Golden Jubilee", "2002-06-03", &ALL, Added),
    ("Spring, moved for the Golden Jubilee", "2002-06-04", &ALL, Added),
    ("Royal Wedding", "2011-04-29", &ALL, Added),
    ("Spring, moved for the Diamond Jubilee", "2012-05-28", &ALL, Dropped),
    ("Spring, moved for the Diamond Jubilee", "2012-06-04", &ALL, Added),
    ("Diamond Jubilee", "2012-06-05", &ALL, Added),
    ("Early May, moved for 75 years of VE Day", "2020-05-04", &ALL, Dropped),
    ("Early May, moved for 75 years of VE Day", "2020-05-08", &ALL, Added),
    ("Spring, moved for the Platinum Jubilee", "2022-05-30", &ALL, Dropped),
    ("Spring, moved for the Platinum Jubilee", "2022-06-02", &ALL, Added),
    ("Platinum Jubilee", "2022-06-03", &ALL, Added),
    ("State Funeral", "2022-09-19", &ALL, Added),
    ("Coronation", "2023-05-08", &ALL, Added),
    ("World Cup", "2026-06-15", &[Division::Scotland], Added),
];

#[test]
fn every_day_that_left_the_rule() {
    for (name, date, divisions, change) in EXCEPTIONS {
        for division in ALL {
            let closed = change == Added && divisions.contains(&division);
            assert_eq!(is_bank_holiday(day(date), division), Ok(closed), "{name}: {date}, {division}");
            assert_eq!(is_working_day(day(date), division), Ok(!closed), "{name}: {date}, {division}");
        }
    }
}

#[test]
fn days_that_only_some_divisions_keep() {
    let cases = [
        ("2026-01-02", [false, true, false]), // 2 January
        ("2026-03-17", [false, false, true]), // St Patrick
        ("2026-04-06", [true, false, true]),  // Easter Monday
        ("2026-07-13", [false, false, true]), // Boyne, a Sunday in 2026
        ("2026-08-03", [false, true, false]), // Summer in Scotland
        ("2026-08-31", [true, false, true]),  // Summer elsewhere
        ("2006-11-30", [false; 3]),           // St Andrew, before the Act
        ("2007-11-30", [false, true, false]),
        ("2027-08-30", [true, false, true]), // gov.uk listed it for Scotland at first
    ];
    for (date, expected) in cases {
        let told = ALL.map(|division| is_bank_holiday(day(date), division) == Ok(true));
        assert_eq!(told, expected, "{date}");
    }
}

#[test]
fn fifteen_working_days_after_an_event() {
    let mut count = 0;
    for row in rows(include_str!("tables/working-days.csv")) {
        let [event, due @ .., any] = row.as_slice() else { panic!("{row:?}") };
        assert_eq!(due.len(), ALL.len(), "{row:?}");
        for (division, due) in ALL.into_iter().zip(due) {
            let worked_out = add_working_days(day(event), 15, Counting::After, division);
            assert_eq!(worked_out, Ok(day(due)), "{event}, {division}");
            let anywhere = add_working_days_by(day(event), 15, Counting::After, Definition::OfKingdom, division);
            assert_eq!(anywhere, Ok(day(any)), "{event}, any part of the United Kingdom");
            count += 1;
        }
    }
    assert_eq!(count, 8 * 3);
}

/// A day that is closed by one definition and open by another (duties-and-dates, section 6.1).
#[test]
fn the_three_definitions_differ() {
    use Definition::{OfDivision, OfKingdom, OfStatute};
    let england = Division::EnglandAndWales;
    for (date, of_division, of_kingdom, of_statute) in [
        ("2026-04-03", false, false, true), // Good Friday: a holiday by common law, and no bank holiday
        ("2026-12-25", false, false, true), // Christmas Day, a Friday, likewise
        ("2026-04-06", false, false, false), // Easter Monday is in the Act
        ("2026-12-28", false, false, false), // Boxing Day is kept
        ("2022-12-27", false, false, false), // Christmas Day, a Sunday, is kept: the Act names 27 December
        ("2026-08-03", true, false, true),  // summer in Scotland
        ("2026-03-17", true, false, true),  // St Patrick
        ("2026-07-04", false, false, false), // a Saturday
        ("2011-04-29", false, false, false), // the Royal Wedding, a Friday in April
        ("2026-07-03", true, true, true),
    ] {
        let told = [OfDivision, OfKingdom, OfStatute].map(|by| is_working_day_by(day(date), by, england));
        assert_eq!(told, [Ok(of_division), Ok(of_kingdom), Ok(of_statute)], "{date}");
    }
    // Every year has one Good Friday, two days before the Easter that another way of working it out gives.
    for year in 1997..=2028 {
        let good_friday = easter_sunday(year).previous().previous();
        assert_eq!(is_working_day_by(good_friday, OfStatute, england), Ok(true), "{year}");
        let open = told(england).into_iter().filter(|day| is_working_day_by(*day, OfStatute, england) == Ok(true));
        let christmas = ymd(year, 12, 25);
        let expected: Vec<Date> =
            std::iter::once(good_friday).chain((!christmas.is_weekend()).then_some(christmas)).collect();
        assert_eq!(open.filter(|day| day.year() == good_friday.year()).collect::<Vec<_>>(), expected, "{year}");
    }
    for by in [OfDivision, OfKingdom, OfStatute] {
        assert!(is_working_day_by(day("2029-01-02"), by, england).is_err(), "outside the coverage");
    }
}

#[test]
fn the_name_tells_the_coverage() {
    let (first, last) = calendar::COVERAGE;
    for division in ALL {
        let name = calendar::name(division);
        assert_eq!(name, format!("{} {}-{}", division.code(), day(first).year(), day(last).year()));
        let years: BTreeSet<i32> = told(division).into_iter().map(Date::year).collect();
        assert_eq!(years, (1997..=2028).collect(), "{division}: every year has a row");
    }
}

#[test]
fn a_refusal_is_lower_case_without_a_full_stop() {
    let text = calendar::CalendarUnknown.to_string();
    assert_eq!(text, "bank holidays are known only from 1997-01-01 to 2028-12-31");
}

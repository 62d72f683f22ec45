//! Days: strict reading, ages, months.
#![expect(clippy::panic, reason = "a broken fixture ends the test")]

use joint_risk::{Date, DateError};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn reads_and_writes_the_same_text() {
    for text in ["1900-01-01", "2000-02-29", "2024-02-29", "2026-12-31", "2199-12-31"] {
        assert_eq!(day(text).to_string(), text);
    }
    assert_eq!((Date::MIN, Date::MAX), ("1900-01-01", "2199-12-31"));
}

#[test]
fn refuses_every_other_form() {
    let forms = [
        "",
        " ",
        "2000-1-1",
        "20000101",
        "2000-01-01 ",
        " 2000-01-01",
        "2000-01-01\n",
        "2000/01/01",
        "01-01-2000",
        "2000-01-01T00:00:00",
        "+200-01-01",
        "-200-01-01",
        "2000-0a-01",
        "2000-01",
        "12000-01-01",
        "2000-01-0\u{0}",
        "٢٠٢٦-٠٢-٠١",
        "２０２６-０２-０１",
        "2000–01–01",
        "today",
        "null",
    ];
    for text in forms {
        assert_eq!(Date::parse(text), Err(DateError::NotADate), "{text:?}");
    }
}

#[test]
fn refuses_days_that_do_not_exist() {
    let days = [
        "2026-02-30",
        "2025-02-29",
        "1900-02-29",
        "2100-02-29",
        "2026-04-31",
        "2026-00-10",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
    ];
    for text in days {
        assert_eq!(Date::parse(text), Err(DateError::NoSuchDate), "{text}");
    }
}

#[test]
fn refuses_other_centuries() {
    for text in ["1899-12-31", "2200-01-01", "0000-01-01", "9999-12-31"] {
        assert_eq!(Date::parse(text), Err(DateError::OutOfRange), "{text}");
    }
}

#[test]
fn completes_a_year_on_the_birthday() {
    let cases = [
        ("1985-04-12", "1985-04-12", Some(0)),
        ("1985-04-12", "2003-04-11", Some(17)),
        ("1985-04-12", "2003-04-12", Some(18)),
        ("1985-04-12", "2003-04-13", Some(18)),
        ("1985-12-31", "2003-01-01", Some(17)),
        ("1985-01-01", "2002-12-31", Some(17)),
        ("1985-04-12", "1985-04-11", None),
        ("1985-04-12", "1984-04-12", None),
        ("1900-01-01", "2199-12-31", Some(299)),
        // born on 29 February: 1 March of a common year, the day itself of a leap year
        ("2000-02-29", "2018-02-28", Some(17)),
        ("2000-02-29", "2018-03-01", Some(18)),
        ("2000-02-29", "2020-02-28", Some(19)),
        ("2000-02-29", "2020-02-29", Some(20)),
        // born on 28 February or 1 March: nothing special
        ("2000-02-28", "2018-02-28", Some(18)),
        ("2000-03-01", "2020-02-29", Some(19)),
        ("2000-03-01", "2020-03-01", Some(20)),
    ];
    for (born, on, years) in cases {
        assert_eq!(day(born).completed_years(day(on)), years, "{born} to {on}");
    }
}

#[test]
fn months_end_on_a_day_that_exists() {
    let cases = [
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-01-31", 0, "2026-01-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-02-28", 12, "2026-02-28"), // the end of a month is not sought
        ("2026-11-30", 4, "2027-03-30"),
        ("2026-12-01", 1, "2027-01-01"),
    ];
    for (from, months, expected) in cases {
        assert_eq!(day(from).plus_months(months), day(expected), "{from} and {months} months");
    }
}

#[test]
fn days_run_over_months_years_and_leap_days() {
    let cases = [
        ("2026-01-01", 0, "2026-01-01"),
        ("2026-02-28", 1, "2026-03-01"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2026-01-05", 112, "2026-04-27"), // 16 weeks, over the clocks' change
    ];
    for (from, days, expected) in cases {
        assert_eq!(day(from).plus_days(days), day(expected), "{from} and {days} days");
        assert_eq!(day(from).days_until(day(expected)), i64::from(days));
        assert_eq!(day(expected).days_until(day(from)), -i64::from(days));
    }
    assert_eq!(day("2028-03-01").previous(), day("2028-02-29"));
    assert_eq!(day("1900-01-01").days_until(day("2199-12-31")), 109_572);
}

#[test]
fn knows_a_weekend() {
    let week = ["2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05", "2026-02-06"];
    assert!(week.into_iter().all(|weekday| !day(weekday).is_weekend()));
    assert!(day("2026-02-07").is_weekend() && day("2026-02-08").is_weekend());
}

/// The phrases of the law, each with the reference's own example (duties-and-dates, section 3.5) and the days
/// about it. Nothing is carried over a weekend.
#[test]
fn periods_are_counted_as_the_law_words_them() {
    for (from, days, last) in [
        ("2026-05-01", 3, "2026-05-03"), // a Friday: its last day is the Sunday
        ("2028-02-27", 3, "2028-02-29"),
        ("2027-02-27", 3, "2027-03-01"),
        ("2026-12-31", 3, "2027-01-02"),
        ("2026-05-01", 1, "2026-05-01"),
        ("2026-05-01", 0, "2026-04-30"),
        ("2026-05-01", 6, "2026-05-06"),
    ] {
        assert_eq!(day(from).last_of_days(days), day(last), "{days} days beginning with {from}");
    }
    for (from, months, last) in [
        ("2016-03-01", 120, "2026-02-28"),
        ("2016-02-29", 120, "2026-02-28"),
        ("2016-02-29", 48, "2020-02-28"), // the corresponding day exists: the day before it
        ("2011-09-01", 180, "2026-08-31"),
        ("2026-08-31", 6, "2027-02-28"), // no corresponding day: the last of the month
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2020-01-01", 42, "2023-06-30"), // three and a half years
    ] {
        assert_eq!(day(from).last_of_months(months), day(last), "{months} months beginning with {from}");
    }
    for (before, days, last) in
        [("2026-03-10", 7, "2026-03-02"), ("2028-03-05", 7, "2028-02-26"), ("2026-01-01", 0, "2025-12-31")]
    {
        assert_eq!(day(before).clear_days_before(days), day(last), "{days} clear days before {before}");
        assert_eq!(day(last).clear_days_after(days), day(before), "{days} clear days after {last}");
    }
    assert_eq!(day("2027-03-31").minus_months(1), day("2027-02-28"));
    assert_eq!(day("2028-03-31").minus_months(1), day("2028-02-29"));
    assert_eq!(day("2026-03-01").minus_days(1), day("2026-02-28"));
}

//! Risk Matrix 2000 against its published tables, cell by cell, and ages against birthdays, day by day.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "common/risk_matrix.rs"]
mod common;

use common::{Answers, Tables, scales, score, with};
use joint_risk::instrument::risk_matrix::{ScaleReason, TABLES, combined, sexual, violent};
use joint_risk::{Band, Date, Standing, Status};
use serde_json::json;

/// The first and last answer of every row, in every combination that can be true.
fn every_combination() -> Vec<Answers> {
    let mut all = Vec::new();
    for (sexual, criminal, violent) in every_count() {
        for age in [18, 24, 25, 34, 35, 44, 45, 99] {
            for bits in 0..16 {
                for burglary in [false, true] {
                    let factors = [bits & 1 != 0, bits & 2 != 0, bits & 4 != 0, bits & 8 != 0];
                    all.push(Answers { age, sexual, criminal, violent, burglary, factors });
                }
            }
        }
    }
    all
}

fn every_count() -> Vec<(i64, i64, i64)> {
    let mut all = Vec::new();
    for sexual in [1, 2, 3, 4, 5, 999] {
        for criminal in [4, 5, 999] {
            for violent in [0, 1, 2, 3, 4, 999] {
                if sexual.max(violent) <= criminal {
                    all.push((sexual, criminal, violent));
                }
            }
        }
    }
    all
}

#[test]
fn every_combination_has_the_published_points_and_bands() {
    let tables = Tables::read();
    let all = every_combination();
    assert_eq!(all.len(), 20_736);
    for answers in all {
        let published = tables.published(&answers).unwrap();
        let scored = scales(&answers.case());
        let (sexual, violent, combined) = (&scored.sexual, &scored.violent, &scored.combined);
        let told = format!("{answers:?}");
        assert_eq!(sexual.scale.status, Status::Scored, "{told}");
        assert_eq!(sexual.scale.points, Some(published.sexual_points), "{told}");
        assert_eq!(sexual.step_one_band, Some(published.step_one), "{told}");
        assert_eq!(sexual.scale.band, Some(published.sexual), "{told}");
        assert_eq!(sexual.raised_by, Some(published.sexual.rank() - published.step_one.rank()), "{told}");
        assert_eq!(violent.scale.points, Some(published.violent_points), "{told}");
        assert_eq!(violent.scale.band, Some(published.violent), "{told}");
        assert!(!violent.relative_only, "{told}");
        assert_eq!(combined.scale.band, Some(published.combined), "{told}");
        assert_eq!(combined.sexual_points, Some(published.sexual.rank()), "{told}");
        assert_eq!(combined.violent_points, Some(published.violent.rank()), "{told}");
    }
}

#[test]
fn the_table_functions_refuse_what_is_outside_their_rows() {
    assert_eq!([0, 1000].map(sexual::appearance_points), [None, None]);
    assert_eq!([0, 999, 1000].map(sexual::criminal_points), [Some(0), Some(1), None]);
    assert_eq!([17, 300].map(sexual::age_points), [None, None]);
    assert_eq!([17, 300].map(violent::age_points), [None, None]);
    assert_eq!([0, 999, 1000].map(violent::appearance_points), [Some(0), Some(3), None]);
    assert_eq!([sexual::step_one(7), violent::band(9), combined::band(7)], [None; 3]);
    assert_eq!(sexual::step_two(Band::Low, 5), None);
}

#[test]
fn every_table_is_listed_once_with_its_standing() {
    let listed: Vec<_> = TABLES.iter().map(|table| (table.id, table.standing)).collect();
    assert_eq!(
        listed,
        [
            ("rm2000-2007/sexual/items", Standing::Confirmed),
            ("rm2000-2007/sexual/step-one", Standing::Unconfirmed),
            ("rm2000-2007/sexual/step-two", Standing::Secondary),
            ("rm2000-2007/sexual/three-factors", Standing::Unconfirmed),
            ("rm2000-2007/violent", Standing::Unconfirmed),
            ("rm2000-2007/combined/points", Standing::Secondary),
            ("rm2000-2007/combined", Standing::Unconfirmed),
        ]
    );
}

#[test]
fn the_table_of_three_factors_is_used_only_where_there_may_be_three() {
    let case = Answers { age: 30, sexual: 2, criminal: 6, violent: 1, burglary: false, factors: [true; 4] }.case();
    let uses = |case: &serde_json::Value| score(case).0.tables.iter().any(|table| table.id == sexual::THREE_FACTORS.id);
    assert!(!uses(&case));
    assert!(uses(&with(&case, "riskMatrix.maleVictim", json!(false))));
    assert!(uses(&with(&case, "riskMatrix.maleVictim", json!(null))));
    let two = with(&case, "riskMatrix.maleVictim", json!(false));
    assert!(!uses(&with(&two, "riskMatrix.strangerVictim", json!(false))));
}

/// The day on which somebody completes a year: 1 March for 29 February in a common year.
fn birthday(born: (u32, u32, u32), age: u32) -> Date {
    let (year, month, day) = born;
    Date::from_ymd(year + age, month, day).unwrap_or_else(|_| Date::from_ymd(year + age, 3, 1).unwrap())
}

fn check_age(born: Date, start: Date, age: u32) {
    let case = Answers { age: 30, sexual: 1, criminal: 1, violent: 0, burglary: false, factors: [false; 4] }.case();
    let case = with(&case, "person.dateOfBirth", json!(born.to_string()));
    let case = with(&case, "riskMatrix.startOfRisk", json!(start.to_string()));
    let scored = scales(&with(&case, "riskMatrix.ageAtLatestSexualOffence", json!(17)));
    let told = format!("born {born}, start {start}");
    if age < 18 {
        assert_eq!(scored.sexual.scale.reason, Some(ScaleReason::Under18), "{told}");
        assert_eq!(scored.violent.scale.reason, Some(ScaleReason::Under18), "{told}");
        assert_eq!(scored.combined.scale.reason, Some(ScaleReason::Under18), "{told}");
        return;
    }
    let sexual_points = [(25, 2), (35, 1)].into_iter().find(|(end, _)| age < *end).map_or(0, |(_, points)| points);
    let violent_points =
        [(25, 3), (35, 2), (45, 1)].into_iter().find(|(end, _)| age < *end).map_or(0, |(_, points)| points);
    assert_eq!(scored.sexual.scale.points, Some(sexual_points), "{told}");
    assert_eq!(scored.violent.scale.points, Some(violent_points), "{told}");
}

#[test]
fn age_changes_on_the_birthday_and_on_no_other_day() {
    for born in [(1970, 6, 15), (1971, 1, 1), (1969, 12, 31), (1972, 2, 29), (1980, 2, 29), (1971, 3, 1), (1971, 2, 28)]
    {
        let birth = Date::from_ymd(born.0, born.1, born.2).unwrap();
        for age in [18, 25, 35, 45] {
            let day = birthday(born, age);
            check_age(birth, day.previous(), age - 1);
            check_age(birth, day, age);
            check_age(birth, day.plus_days(1), age);
        }
    }
}

#[test]
fn age_changes_with_the_date_of_birth_too() {
    // Start of risk, and the latest birth that completes the year on that day: the day after is a year younger.
    for (start, month, day) in [
        ("2020-06-15", 6, 15),
        ("2020-12-31", 12, 31),
        ("2021-01-01", 1, 1),
        ("2020-03-01", 3, 1),
        ("2020-02-28", 2, 28),
    ] {
        let start = Date::parse(start).unwrap();
        for age in [18, 25, 35, 45] {
            let born = Date::from_ymd(u32::try_from(start.year()).unwrap() - age, month, day).unwrap();
            check_age(born.previous(), start, age);
            check_age(born, start, age);
            check_age(born.plus_days(1), start, age - 1);
        }
    }
    // On 29 February somebody born on 1 March is a year younger than somebody born on 28 February.
    let leap_day = Date::parse("2020-02-29").unwrap();
    for age in [18, 25, 35, 45] {
        check_age(Date::from_ymd(2020 - age, 2, 28).unwrap(), leap_day, age);
        check_age(Date::from_ymd(2020 - age, 3, 1).unwrap(), leap_day, age - 1);
    }
}

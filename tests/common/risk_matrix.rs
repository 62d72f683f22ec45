//! Cases of Risk Matrix 2000, and what the published tables make of them.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]
#![allow(dead_code, reason = "no test uses every helper")]

#[path = "table.rs"]
mod table;

use joint_risk::instrument::risk_matrix::{self, RiskMatrix, Scored};
use joint_risk::{Attested, Band, Code, Date, Problem, case};
use serde_json::{Value, json};
pub use table::{holds, rows};

/// The day on which every case is scored.
pub const TODAY: &str = "2026-03-02";

/// All paths that can be left blank, in the order in which results list them.
pub const PATHS: [&str; 12] = [
    "person.sex",
    "person.dateOfBirth",
    "riskMatrix.startOfRisk",
    "riskMatrix.sexualAppearances",
    "riskMatrix.criminalAppearances",
    "riskMatrix.violentAppearances",
    "riskMatrix.burglary",
    "riskMatrix.maleVictim",
    "riskMatrix.strangerVictim",
    "riskMatrix.nonContactOffence",
    "riskMatrix.neverInRelationship",
    "riskMatrix.ageAtLatestSexualOffence",
];

/// Every answer that adds points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Answers {
    pub age: i64,
    pub sexual: i64,
    pub criminal: i64,
    pub violent: i64,
    pub burglary: bool,
    pub factors: [bool; 4],
}

impl Answers {
    /// The case: start of risk on 5 January 2026.
    pub fn case(&self) -> Value {
        let [male, stranger, non_contact, never] = self.factors;
        json!({
            "person": { "sex": "male", "dateOfBirth": format!("{}-01-05", 2026 - self.age) },
            "riskMatrix": {
                "startOfRisk": "2026-01-05", "sexualAppearances": self.sexual, "criminalAppearances": self.criminal,
                "violentAppearances": self.violent, "burglary": self.burglary, "maleVictim": male,
                "strangerVictim": stranger, "nonContactOffence": non_contact, "neverInRelationship": never,
                "ageAtLatestSexualOffence": 17, "indecentImagesOnly": false
            }
        })
    }
}

/// The same case with another value at a path; `null` leaves it blank.
pub fn with(case: &Value, path: &str, value: Value) -> Value {
    let mut case = case.clone();
    let (parent, key) = path.split_once('.').unwrap();
    case.as_object_mut()
        .unwrap()
        .entry(parent)
        .or_insert_with(|| json!({}))
        .as_object_mut()
        .unwrap()
        .insert(key.to_owned(), value);
    case
}

/// The same case with a start of risk at that age, and an untouched date of birth.
pub fn with_age(case: &Value, age: i64) -> Value {
    let born: i64 = case["person"]["dateOfBirth"].as_str().unwrap()[..4].parse().unwrap();
    with(case, "riskMatrix.startOfRisk", json!(format!("{}-01-05", born + age)))
}

/// Scores a case on [`TODAY`].
pub fn score(case: &Value) -> (Scored, Vec<Problem>) {
    score_on(case, TODAY)
}

/// Scores a case on a day.
pub fn score_on(case: &Value, today: &str) -> (Scored, Vec<Problem>) {
    let today = Date::parse(today).unwrap();
    let (case, mut problems) = case::read(&case.to_string(), today);
    let scored = risk_matrix::score(&case, None, today, &Attested::default(), &mut problems);
    (scored, problems)
}

/// The three scales of a case without a problem.
pub fn scales(case: &Value) -> RiskMatrix {
    let (scored, problems) = score(case);
    assert_eq!(problems, [], "{case}");
    scored.scales
}

/// What the tables in `tests/tables` say of an answer to everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    pub sexual_points: u8,
    pub step_one: Band,
    pub sexual: Band,
    pub violent_points: u8,
    pub violent: Band,
    pub combined: Band,
}

/// The three tables, typed apart from the Rust ones.
pub struct Tables {
    sexual: Vec<[&'static str; 8]>,
    violent: Vec<[&'static str; 5]>,
    combined: Vec<[&'static str; 4]>,
}

impl Tables {
    pub fn read() -> Self {
        let tables = Self {
            sexual: rows(
                include_str!("../tables/rm2000-sexual.csv"),
                ["sexual", "criminal", "age", "points", "step-one", "0-1", "2-3", "4"],
            ),
            violent: rows(
                include_str!("../tables/rm2000-violent.csv"),
                ["age", "burglary", "violent", "points", "band"],
            ),
            combined: rows(include_str!("../tables/rm2000-combined.csv"), ["sexual", "violent", "points", "band"]),
        };
        assert_eq!([tables.sexual.len(), tables.violent.len(), tables.combined.len()], [24, 32, 16]);
        tables
    }

    /// The row of each table that holds the answers; `None` where they are impossible.
    pub fn published(&self, answers: &Answers) -> Option<Published> {
        let band = |cell: &str| Band::from_code(cell).unwrap_or_else(|| panic!("no band: {cell}"));
        let [.., points, step_one, none, two, four] = *only(self.sexual.iter().filter(|row| {
            holds(row[0], answers.sexual) && holds(row[1], answers.criminal) && holds(row[2], answers.age)
        }));
        if points == "impossible" {
            return None;
        }
        let sexual = match answers.factors.iter().filter(|factor| **factor).count() {
            0 | 1 => none,
            2 | 3 => two,
            _ => four,
        };
        let [.., violent_points, violent] = *only(self.violent.iter().filter(|row| {
            holds(row[0], answers.age) && (row[1] == "yes") == answers.burglary && holds(row[2], answers.violent)
        }));
        let [.., combined] = *only(self.combined.iter().filter(|row| row[0] == sexual && row[1] == violent));
        Some(Published {
            sexual_points: points.parse().unwrap(),
            step_one: band(step_one),
            sexual: band(sexual),
            violent_points: violent_points.parse().unwrap(),
            violent: band(violent),
            combined: band(combined),
        })
    }

    /// The bands alone, S, V and C, as [`Self::published`] gives them.
    pub fn bands(&self, answers: &Answers) -> [Band; 3] {
        let published = self.published(answers).unwrap();
        [published.sexual, published.violent, published.combined]
    }
}

fn only<T: std::fmt::Debug>(mut found: impl Iterator<Item = T>) -> T {
    let one = found.next().unwrap();
    assert!(found.next().is_none(), "two rows hold the same answers");
    one
}

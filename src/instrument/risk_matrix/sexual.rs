//! RM2000/S: the likelihood of reconviction for a sexual offence, in the order of the guide.

use std::ops::RangeInclusive;

use super::{GUIDE, GUIDE_EDITION, MOST_APPEARANCES, MOST_YEARS, look_up};
use crate::band::Band;
use crate::source::{Standing, Table};

/// The points of the items of step one, and the four factors of step two.
pub const ITEMS: Table = Table {
    id: "rm2000-2007/sexual/items",
    standing: Standing::Confirmed,
    title: "OASys reference data: ministryofjustice/offender-assessments-api",
    edition: "V1_98__sections_questions_answers.sql",
    place: "Risk Matrix 2000 sub-assessment, RM13 to RM15 and RM18 to RM21",
    url: "github.com/ministryofjustice/offender-assessments-api",
};

/// The bands of the points of step one.
pub const STEP_ONE: Table = Table {
    id: "rm2000-2007/sexual/step-one",
    standing: Standing::Unconfirmed,
    title: GUIDE,
    edition: GUIDE_EDITION,
    place: "section 20, RM2000/S, step one: categories",
    url: "",
};

/// How many bands none, one, two and four factors raise.
pub const STEP_TWO: Table = Table {
    id: "rm2000-2007/sexual/step-two",
    standing: Standing::Secondary,
    title: "Lehmann and others, in Treatment of Sex Offenders",
    edition: "2016",
    place: "page 60; three further secondary texts agree",
    url: "",
};

/// How many bands three factors raise: used only where exactly three are, or may be, present.
pub const THREE_FACTORS: Table = Table {
    id: "rm2000-2007/sexual/three-factors",
    standing: Standing::Unconfirmed,
    title: GUIDE,
    edition: GUIDE_EDITION,
    place: "section 13, step two: three factors; follows from those of two and four",
    url: "",
};

pub(super) const SEXUAL_APPEARANCES: [(RangeInclusive<u16>, u8); 4] =
    [(1..=1, 0), (2..=2, 1), (3..=4, 2), (5..=MOST_APPEARANCES, 3)];
pub(super) const CRIMINAL_APPEARANCES: [(RangeInclusive<u16>, u8); 2] = [(0..=4, 0), (5..=MOST_APPEARANCES, 1)];
pub(super) const AGE: [(RangeInclusive<u16>, u8); 3] = [(18..=24, 2), (25..=34, 1), (35..=MOST_YEARS, 0)];
const BANDS: [(RangeInclusive<u16>, Band); 4] =
    [(0..=0, Band::Low), (1..=2, Band::Medium), (3..=4, Band::High), (5..=6, Band::VeryHigh)];
const RAISED_BY: [(RangeInclusive<u16>, u8); 4] = [(0..=1, 0), (2..=2, 1), (3..=3, 1), (4..=4, 2)];

/// Points, 0 to 3, for the sexual sentencing appearances, the index one included, 1 to 999.
///
/// # Source
/// OASys reference data of the Ministry of Justice, item RM14: `rm2000-2007/sexual/items`, confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::risk_matrix::sexual::appearance_points;
/// assert_eq!(appearance_points(2), Some(1));
/// assert_eq!(appearance_points(5), Some(3)); // four gives 2
/// assert_eq!(appearance_points(0), None); // no sexual conviction: RM2000/S is not for him
/// ```
#[must_use]
pub fn appearance_points(appearances: u16) -> Option<u8> {
    look_up(&SEXUAL_APPEARANCES, appearances)
}

/// Points, 0 or 1, for the criminal sentencing appearances of every kind, sexual ones included, 0 to 999.
///
/// # Source
/// OASys reference data of the Ministry of Justice, item RM15: `rm2000-2007/sexual/items`, confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::risk_matrix::sexual::criminal_points;
/// assert_eq!(criminal_points(6), Some(1));
/// assert_eq!(criminal_points(4), Some(0)); // five gives 1
/// assert_eq!(criminal_points(1000), None);
/// ```
#[must_use]
pub fn criminal_points(appearances: u16) -> Option<u8> {
    look_up(&CRIMINAL_APPEARANCES, appearances)
}

/// Points, 0 to 2, for the age in whole years at the start of risk, 18 to 299.
///
/// # Source
/// OASys reference data of the Ministry of Justice, item RM13: `rm2000-2007/sexual/items`, confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::risk_matrix::sexual::age_points;
/// assert_eq!(age_points(30), Some(1));
/// assert_eq!(age_points(35), Some(0)); // 34 gives 1
/// assert_eq!(age_points(17), None); // Risk Matrix 2000 is for men of 18 and over
/// ```
#[must_use]
pub fn age_points(age: u16) -> Option<u8> {
    look_up(&AGE, age)
}

/// The band of step one for its points, 0 to 6.
///
/// # Source
/// Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007, section 20:
/// `rm2000-2007/sexual/step-one`, unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::{Band, instrument::risk_matrix::sexual::step_one};
/// assert_eq!(step_one(3), Some(Band::High));
/// assert_eq!(step_one(0), Some(Band::Low)); // the only total that is low
/// assert_eq!(step_one(7), None);
/// ```
#[must_use]
pub fn step_one(points: u8) -> Option<Band> {
    look_up(&BANDS, u16::from(points))
}

/// The band after step two, for 0 to 4 of the factors: never above the highest.
///
/// # Source
/// None, one, two and four factors: Lehmann and others 2016, page 60: `rm2000-2007/sexual/step-two`,
/// secondary. Three: Thornton 2007, section 13: `rm2000-2007/sexual/three-factors`, unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::{Band, instrument::risk_matrix::sexual::step_two};
/// assert_eq!(step_two(Band::Medium, 2), Some(Band::High));
/// assert_eq!(step_two(Band::High, 4), Some(Band::VeryHigh)); // two bands up, but there is only one
/// assert_eq!(step_two(Band::Low, 5), None); // there are four factors
/// ```
#[must_use]
pub fn step_two(step_one: Band, factors: u8) -> Option<Band> {
    look_up(&RAISED_BY, u16::from(factors)).map(|bands| step_one.raised_by(bands))
}

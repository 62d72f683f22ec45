//! RM2000/V: the likelihood of reconviction for non-sexual violence, in the order of the guide.

use std::ops::RangeInclusive;

use super::{GUIDE, GUIDE_EDITION, MOST_APPEARANCES, MOST_YEARS, look_up};
use crate::band::Band;
use crate::source::{Standing, Table};

/// The points of the items, and the bands of their sum.
pub const TABLE: Table = Table {
    id: "rm2000-2007/violent",
    standing: Standing::Unconfirmed,
    title: GUIDE,
    edition: GUIDE_EDITION,
    place: "section 20, RM2000/V",
    url: "",
};

pub(super) const AGE: [(RangeInclusive<u16>, u8); 4] = [(18..=24, 3), (25..=34, 2), (35..=44, 1), (45..=MOST_YEARS, 0)];
pub(super) const APPEARANCES: [(RangeInclusive<u16>, u8); 4] =
    [(0..=0, 0), (1..=1, 1), (2..=3, 2), (4..=MOST_APPEARANCES, 3)];
const BURGLARY: u8 = 2;
const BANDS: [(RangeInclusive<u16>, Band); 4] =
    [(0..=1, Band::Low), (2..=3, Band::Medium), (4..=5, Band::High), (6..=8, Band::VeryHigh)];

/// Points, 0 to 3, for the age in whole years at the start of risk, 18 to 299.
///
/// # Source
/// Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007, section 20:
/// `rm2000-2007/violent`, unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::risk_matrix::violent::age_points;
/// assert_eq!(age_points(30), Some(2));
/// assert_eq!(age_points(45), Some(0)); // 44 gives 1; RM2000/S makes no difference above 35
/// assert_eq!(age_points(17), None); // Risk Matrix 2000 is for men of 18 and over
/// ```
#[must_use]
pub fn age_points(age: u16) -> Option<u8> {
    look_up(&AGE, age)
}

/// Points, 0 to 3, for the sentencing appearances for non-sexual violence, 0 to 999.
///
/// # Source
/// Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007, section 20:
/// `rm2000-2007/violent`, unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::risk_matrix::violent::appearance_points;
/// assert_eq!(appearance_points(2), Some(2));
/// assert_eq!(appearance_points(4), Some(3)); // three gives 2
/// assert_eq!(appearance_points(1000), None);
/// ```
#[must_use]
pub fn appearance_points(appearances: u16) -> Option<u8> {
    look_up(&APPEARANCES, appearances)
}

/// Points for any conviction for burglary: 2, and 0 for none.
///
/// # Source
/// Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007, section 20:
/// `rm2000-2007/violent`, unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::risk_matrix::violent::burglary_points;
/// assert_eq!(burglary_points(true), 2);
/// assert_eq!(burglary_points(false), 0); // an unknown one is refused by its type, and is not "none"
/// ```
#[must_use]
pub fn burglary_points(burglary: bool) -> u8 {
    if burglary { BURGLARY } else { 0 }
}

/// The band for the sum of the points, 0 to 8.
///
/// # Source
/// Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007, section 20:
/// `rm2000-2007/violent`, unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::{Band, instrument::risk_matrix::violent::band};
/// assert_eq!(band(3), Some(Band::Medium));
/// assert_eq!(band(6), Some(Band::VeryHigh)); // five is high
/// assert_eq!(band(9), None);
/// ```
#[must_use]
pub fn band(points: u8) -> Option<Band> {
    look_up(&BANDS, u16::from(points))
}

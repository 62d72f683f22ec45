//! RM2000/C: both scales together, in the order of the guide.

use std::ops::RangeInclusive;

use super::{GUIDE, GUIDE_EDITION, look_up};
use crate::band::Band;
use crate::source::{Standing, Table};

/// The points of the bands of RM2000/S and RM2000/V, which are added.
pub const POINTS: Table = Table {
    id: "rm2000-2007/combined/points",
    standing: Standing::Secondary,
    title: "Lehmann and others, in Treatment of Sex Offenders",
    edition: "2016",
    place: "page 60; one further secondary text agrees",
    url: "",
};

/// The bands of the sum.
pub const TABLE: Table = Table {
    id: "rm2000-2007/combined",
    standing: Standing::Unconfirmed,
    title: GUIDE,
    edition: GUIDE_EDITION,
    place: "section 20, RM2000/C",
    url: "",
};

const BANDS: [(RangeInclusive<u16>, Band); 4] =
    [(0..=0, Band::Low), (1..=2, Band::Medium), (3..=4, Band::High), (5..=6, Band::VeryHigh)];

/// Points, 0 to 3, for a band of RM2000/S (after step two) or of RM2000/V.
///
/// # Source
/// Lehmann and others 2016, page 60: `rm2000-2007/combined/points`, secondary.
///
/// # Example
/// ```
/// use joint_risk::{Band, instrument::risk_matrix::combined::points};
/// assert_eq!(points(Band::Medium), 1);
/// assert_eq!(points(Band::VeryHigh), 3); // the most; there is no band that it refuses
/// ```
#[must_use]
pub const fn points(band: Band) -> u8 {
    band.rank()
}

/// The band for the sum of the points of both scales, 0 to 6.
///
/// # Source
/// Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007, section 20:
/// `rm2000-2007/combined`, unconfirmed.
///
/// # Example
/// ```
/// use joint_risk::{Band, instrument::risk_matrix::combined::band};
/// assert_eq!(band(3), Some(Band::High));
/// assert_eq!(band(2), Some(Band::Medium)); // low and high together are medium
/// assert_eq!(band(7), None);
/// ```
#[must_use]
pub fn band(sum: u8) -> Option<Band> {
    look_up(&BANDS, u16::from(sum))
}

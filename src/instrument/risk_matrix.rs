//! Risk Matrix 2000: the likelihood of reconviction of men with a conviction for a sexual offence.
//!
//! Reads top to bottom as the pipeline: check the answers, follow every completion of the missing ones,
//! say whether each scale is for this person, score it.
//!
//! # Source
//! David Thornton, Scoring Guide for Risk Matrix 2000.9/SVC, February 2007. Each table names where its
//! figures were read and how sure we are of them; see [`TABLES`].

mod check;
pub mod combined;
mod completions;
mod derive;
mod explain;
mod field;
mod items;
mod scale;
mod score;
pub mod sexual;
mod verdict;
pub mod violent;

use std::ops::RangeInclusive;

pub use scale::{
    CombinedScale, Contribution, Factor, ImagesOnly, Item, LaterStart, RiskMatrix, Scale, ScaleReason, SexualScale,
    Value, ViolentScale, WouldChange,
};
pub use score::{Scored, score};

use crate::source::Table;

/// Identifier of the edition.
pub const EDITION: &str = "rm2000-2007";

/// Every table of the edition, in the order of the guide.
pub const TABLES: &[Table] = &[
    sexual::ITEMS,
    sexual::STEP_ONE,
    sexual::STEP_TWO,
    sexual::THREE_FACTORS,
    violent::TABLE,
    combined::POINTS,
    combined::TABLE,
];

const GUIDE: &str = "Thornton, Scoring Guide for Risk Matrix 2000.9/SVC";
const GUIDE_EDITION: &str = "February 2007";

/// Whole years: the youngest it is for, and more than anybody can be between 1900 and 2199.
const YOUNGEST: u16 = 18;
const MOST_YEARS: u16 = 299;
/// The most sentencing appearances that a case can state.
const MOST_APPEARANCES: u16 = 999;

/// The rows of a table of points.
type Rows = [(RangeInclusive<u16>, u8)];

/// The row of a table in which an answer lies.
fn look_up<T: Copy>(rows: &[(RangeInclusive<u16>, T)], answer: u16) -> Option<T> {
    rows.iter().find(|(row, _)| *row.start() <= answer && answer <= *row.end()).map(|(_, value)| *value)
}

//! Training: exercises as data, and the marking of what trainees make of them.
//!
//! The statistics of how far a class agrees stand in `www/training/agreement.mjs`: only the
//! training page needs them, and every page that scores a case would have to download them.

pub mod exercise;
pub mod marking;
mod path;

pub use marking::{Marking, mark, mark_json};

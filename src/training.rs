//! Training: exercises as data, and the marking of what trainees make of them.
//!
//! The statistics of how far a class agrees are in `www/training/agreement.mjs`: they are of use on the training page
//! alone, and are no part of what the engine answers for.

mod desk;
pub mod exercise;
mod marked;
pub mod marking;
mod path;

pub use marking::{Marking, mark};

//! The predictors: published figures, and what holds for any inputs.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop where a table is not what it should be")]

mod draw;
mod properties;
mod published;
#[path = "../common/seed.rs"]
mod seed;

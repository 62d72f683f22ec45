//! Scores Risk Matrix 2000 and OASys together and works out every date that follows.
//!
//! The pipeline runs one way: [`CaseFile`](case::CaseFile) → check → items → score →
//! assessment → duties → JSON. The core has no clock, no randomness, no input or
//! output and no globals: `today` is an argument, and the same input gives the same
//! bytes in every build.

pub mod assessment;
mod band;
pub mod calendar;
pub mod case;
mod code;
mod date;
mod division;
pub mod duty;
pub mod given;
pub mod history;
mod index;
pub mod instrument;
mod one_date;
mod period;
#[cfg(any(feature = "plain", test))]
pub mod plain;
mod problem;
pub mod same_text;
mod source;
pub mod standard;
pub mod timeline;
pub mod training;
#[cfg(feature = "types")]
pub mod types;
#[cfg(all(target_family = "wasm", feature = "web"))]
mod wasm;
mod write;

pub use assessment::{Assessment, Engine, Version, assess_json, dates_changed, version};
pub use band::{Band, Need, Range, Status};
pub use code::Code;
pub use date::{Date, DateError, DayOrYear};
pub use division::Division;
pub use instrument::oasys::questions;
pub use one_date::{WorkingDays, working_days};
pub use period::{Unit, Wording};
pub use problem::{Limit, Problem, ProblemCode};
pub use source::{Attested, InForce, Source, Standing, Table};

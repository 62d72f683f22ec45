//! The conviction history: what the offence codes mean, and what the rows of a history count.
//!
//! Every instrument reads its counts here, so that none counts in a way of its own.

mod offence;
mod offence_table;

pub use offence::{Category, Class, Offence, OffenceError, Ogrs3Group, Ungrouped, offences};

//! Nothing is milder for knowing less: a history of which one thing is known less well never protects less.
//!
//! Each history is changed in one place, as an entry goes wrong: an answer left out, misspelt or of a wrong type, an
//! event that nobody verified, that lies in the future, or that was never entered although it closed something. The
//! assessments of both are held against each other. A problem excuses nothing; what the rules allow is in
//! `exceptions.rs`, each with the sentence that allows it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

#[path = "../common/histories.rs"]
mod histories;

mod change;
mod exceptions;
mod milder;
mod property;
mod rated;
mod shrink;
mod shuffle;

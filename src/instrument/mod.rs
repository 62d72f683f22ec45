//! The instruments: one folder for each publication.

pub mod oasys;
pub mod predictor;

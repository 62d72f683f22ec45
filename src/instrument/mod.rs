//! Instruments: published scales as typed tables, one folder for each publication.

pub mod oasys;
pub mod risk_matrix;

//! The published instruments, one folder for each.

pub mod oasys;
pub mod predictor;
pub mod risk_matrix;

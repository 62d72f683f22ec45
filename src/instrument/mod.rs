//! The published instruments, one folder for each.

pub mod risk_matrix;

//! The published coefficients, one file for each predictor.

pub(super) mod arp;
pub(super) mod snsv;
pub(super) mod svrp;
pub(super) mod vrp;

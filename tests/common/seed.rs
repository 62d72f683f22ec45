//! Tests that draw at random say what from, so that a run that fails can be run again.

use proptest::test_runner::{Config, RngSeed};
use std::hash::{BuildHasher, RandomState};

/// Draws `cases` cases from a seed that is said: `PROPTEST_RNG_SEED`, or another one in every run.
pub fn drawn(cases: u32) -> Config {
    let config = Config::with_cases(cases);
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => RandomState::new().hash_one(cases),
    };
    println!("drawn with PROPTEST_RNG_SEED={seed}");
    Config { rng_seed: RngSeed::Fixed(seed), ..config }
}

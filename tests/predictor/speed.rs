//! How long every predictor of a full case takes.

use std::time::Instant;

use joint_risk::Date;
use joint_risk::instrument::predictor::predict;

use crate::draw::full_case;

/// The budget is for a release build: `cargo test --release --test predictor -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, for a release build on a quiet machine"]
fn a_full_case_takes_less_than_thirty_microseconds() {
    let (inputs, assessed) = (full_case(), Date::parse("2026-08-04").unwrap());
    let rounds = 20_000;
    let best = (0..5)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..rounds {
                std::hint::black_box(predict(std::hint::black_box(&inputs), assessed));
            }
            start.elapsed().as_secs_f64() * 1e6 / f64::from(rounds)
        })
        .fold(f64::INFINITY, f64::min);
    println!("every predictor of a full case: {best:.1} µs");
    assert!(best <= 30.0, "{best:.1} µs");
}

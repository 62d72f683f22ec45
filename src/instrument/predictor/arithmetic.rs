//! The arithmetic that every build has to agree on to the bit: `libm` alone, and one rounding, at the edge.

use crate::date::Date;

/// `e^z / (1 + e^z)`, written so that neither end overflows.
pub(super) fn logistic(z: f64) -> f64 {
    let small = libm::exp(-z.abs());
    if z < 0.0 { small / (1.0 + small) } else { 1.0 / (1.0 + small) }
}

/// `ln(count / years)`; the checks keep both above zero.
pub(super) fn log_rate(count: i32, years: i32) -> f64 {
    libm::log(f64::from(count) / f64::from(years))
}

/// `value × 10^places` rounded half up to a whole number; `value` is a probability or a sum of a few.
pub(super) fn round_half_up(value: f64, places: f64) -> i64 {
    // A probability in hundredths of a percent is far inside the whole numbers of f64 and i64, no NaN and not
    // negative: cutting off its fraction rounds it down.
    #[expect(clippy::cast_possible_truncation, reason = "0 to 100,000 by construction")]
    let whole = (value * places + 0.5) as i64;
    whole
}

/// A percentage in hundredths, so that sums and thresholds are decimal-safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Percentage(i64);

impl Percentage {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The most that is published.
    pub const MOST: Self = Self(9_999);

    /// Half up to two decimals.
    pub fn of(probability: f64) -> Self {
        Self(round_half_up(probability, 10_000.0))
    }

    /// Held to the published ends: never below 0.00, and 99.99 for 100.00 and over.
    pub fn held(self) -> Self {
        // Not `if >= 10_000 { 9_999 } else { max(0) }`: rustc 1.95.0 (LLVM 22.1.2) loses its upper end when optimising.
        Self(self.0.clamp(0, Self::MOST.0))
    }

    /// A whole percentage from 1 to 99.
    pub fn held_whole(percent: i64) -> Self {
        Self(percent.clamp(1, 99) * 100)
    }

    /// The sum.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// As a number of percent: the double nearest to the decimal.
    pub fn value(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most a few ten thousands")]
        let hundredths = self.0 as f64;
        hundredths / 100.0
    }
}

/// Whole calendar months completed from `from` to `to`, 36 at most and 0 where `to` is earlier.
pub(super) fn offence_free_months(from: Date, to: Date) -> i32 {
    if to < from {
        return 0;
    }
    let months = |day: Date| day.year() * 12 + i32::try_from(day.month()).unwrap_or(0);
    (months(to) - months(from) - i32::from(to.day() < from.day())).min(36)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|_| unreachable!("{text}"))
    }

    #[test]
    fn months_are_completed_ones() {
        for (from, to, months) in [
            ("2024-01-31", "2024-02-29", 0),
            ("2024-01-31", "2024-03-31", 2),
            ("2024-01-15", "2024-01-14", 0),
            ("2021-12-12", "2024-12-11", 35),
            ("2021-12-12", "2024-12-12", 36),
            ("1950-01-01", "2026-01-01", 36),
        ] {
            assert_eq!(offence_free_months(day(from), day(to)), months, "{from} to {to}");
        }
    }

    #[test]
    fn percentages_round_half_up_and_are_held_to_their_ends() {
        assert_eq!(Percentage::of(0.000_05).value().to_bits(), 0.01_f64.to_bits());
        assert_eq!(Percentage::of(0.069).value().to_bits(), 6.9_f64.to_bits());
        assert_eq!(Percentage::of(1.0).held().value().to_bits(), 99.99_f64.to_bits());
        assert_eq!(Percentage::held_whole(0).value().to_bits(), 1.0_f64.to_bits());
        assert_eq!(Percentage::held_whole(100).value().to_bits(), 99.0_f64.to_bits());
    }

    #[test]
    fn the_ends_of_the_logistic_are_finite() {
        assert_eq!(logistic(0.0).to_bits(), 0.5_f64.to_bits());
        assert_eq!(logistic(1e9).to_bits(), 1.0_f64.to_bits());
        assert_eq!(logistic(-1e9).to_bits(), 0.0_f64.to_bits());
    }
}

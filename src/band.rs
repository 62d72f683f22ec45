//! Bands, the range that unknown answers leave, and how far a scale was scored.

use serde::Serialize;

use crate::code::codes;

codes! {
    /// A named range of a score, lowest first; the four levels of risk of serious harm have the same names.
    ///
    /// `low` is the lowest band of a group of people and never means "no risk".
    ///
    /// # Example
    /// ```
    /// use joint_risk::Band;
    /// assert!(Band::Low < Band::VeryHigh);
    /// assert_eq!(Band::High.raised_by(1), Band::VeryHigh);
    /// assert_eq!(Band::High.raised_by(2), Band::VeryHigh); // never above the highest
    /// ```
    pub enum Band {
        /// The lowest band, I.
        Low = "low",
        /// Band II.
        Medium = "medium",
        /// Band III.
        High = "high",
        /// The highest band, IV.
        VeryHigh = "very-high",
    }
}

impl Band {
    /// Every band, lowest first.
    pub const EVERY: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::VeryHigh];

    /// The band `steps` higher, and never above the highest.
    #[must_use]
    pub fn raised_by(self, steps: u8) -> Self {
        Self::EVERY.into_iter().nth(usize::from(self.rank()) + usize::from(steps)).unwrap_or(Self::VeryHigh)
    }

    /// 0 for the lowest to 3 for the highest.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Low => 0,
            Self::Medium => 1,
            Self::High => 2,
            Self::VeryHigh => 3,
        }
    }
}

codes! {
    /// How far it could be scored; for `incomplete` see the range, for `not-applicable` the reason, for `invalid` the
    /// fields.
    pub enum Status {
        /// A band, whatever the missing answers turn out to be.
        Scored = "scored",
        /// The missing answers decide: see the range.
        Incomplete = "incomplete",
        /// The scale is not for this person: see the reason. Never "low".
        NotApplicable = "not-applicable",
        /// A field that the scale uses has a problem.
        Invalid = "invalid",
    }
}

codes! {
    /// An answer to a question that missing answers can leave open.
    pub enum Need {
        /// It is, whatever is missing.
        Yes = "yes",
        /// It is not, whatever is missing.
        No = "no",
        /// What is missing decides.
        Undecided = "undecided",
    }
}

/// The lowest and the highest band that the missing answers allow, and the fields that decide it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Range {
    /// The lowest band still possible.
    pub lowest: Band,
    /// The highest band still possible: what an unknown counts as.
    pub highest: Band,
    /// Paths of the missing answers that decide between them; empty where none does.
    pub decided_by: Vec<String>,
}

impl Range {
    /// One band and nothing open.
    #[must_use]
    pub fn certain(band: Band) -> Self {
        Self { lowest: band, highest: band, decided_by: Vec::new() }
    }

    /// Every band possible, decided by the fields at `decided_by`.
    #[must_use]
    pub fn open(decided_by: Vec<String>) -> Self {
        Self { lowest: Band::Low, highest: Band::VeryHigh, decided_by }
    }

    /// The band, where only one is possible.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        (self.lowest == self.highest).then_some(self.lowest)
    }
}

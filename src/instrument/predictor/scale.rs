//! The scales on which answers are given, and their points.

use crate::code::{Code, codes};

pub use crate::case::predictors::SupervisionStatus;

codes! {
    /// How much of a problem something is, in points of 0, 1 and 2.
    pub enum Level {
        /// No problems, 0 points.
        None = "none",
        /// Some problems, 1 point.
        Some = "some",
        /// Significant problems, 2 points.
        Significant = "significant",
    }
}

codes! {
    /// 8.8, in points of 0, 1 and 2.
    pub enum Motivation {
        /// Fully motivated, 0 points.
        Full = "full",
        /// Partly, 1 point.
        Partial = "partial",
        /// Not at all, 2 points.
        None = "none",
    }
}

codes! {
    /// 11.7, in points of 0, 1 and 2.
    pub enum Awareness {
        /// Aware of consequences, 0 points.
        Yes = "yes",
        /// Sometimes, 1 point.
        Sometimes = "sometimes",
        /// No, 2 points.
        No = "no",
    }
}

codes! {
    /// 6.8.
    pub enum RelationshipStatus {
        /// In a relationship, living together.
        LivingTogether = "living-together",
        /// In a relationship, not living together.
        NotLivingTogether = "not-living-together",
        /// Not in a relationship.
        NotInRelationship = "not-in-relationship",
    }
}

codes! {
    /// 4.9.
    pub enum Qualifications {
        /// Any qualification, 0 points.
        Any = "any",
        /// None, 2 points.
        None = "none",
    }
}

codes! {
    /// Offences of the past that R1.2 asks about and the serious violent predictors weigh.
    pub enum PreviousOffence {
        /// R1.2.1.
        Homicide = "homicide",
        /// R1.2.2: wounding or grievous bodily harm.
        GrievousBodilyHarm = "grievous-bodily-harm",
        /// R1.2.6.
        AggravatedBurglary = "aggravated-burglary",
        /// R1.2.7.
        Arson = "arson",
        /// R1.2.8: criminal damage that endangered life.
        CriminalDamage = "criminal-damage",
        /// R1.2.9.
        Kidnapping = "kidnapping",
        /// R1.2.10.
        Firearms = "firearms",
        /// R1.2.12.
        Robbery = "robbery",
        /// R1.2.13: any other weapon.
        Weapon = "weapon",
    }
}

/// A set of [`PreviousOffence`].
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{PreviousOffence, PreviousOffences};
/// let past: PreviousOffences = [PreviousOffence::Robbery, PreviousOffence::Robbery].into_iter().collect();
/// assert!(past.contains(PreviousOffence::Robbery));
/// assert!(!PreviousOffences::default().contains(PreviousOffence::Robbery)); // the empty set is an answer: none
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PreviousOffences([bool; PreviousOffence::VALUES.len()]);

impl PreviousOffences {
    /// Whether `offence` is one of them.
    #[must_use]
    pub fn contains(self, offence: PreviousOffence) -> bool {
        self.0.get(offence as usize).copied().unwrap_or_default()
    }

    /// Each of them once, in the order of R1.2.
    pub(super) fn iter(self) -> impl Iterator<Item = PreviousOffence> {
        PreviousOffence::VALUES.iter().copied().filter(move |offence| self.contains(*offence))
    }
}

impl FromIterator<PreviousOffence> for PreviousOffences {
    fn from_iter<I: IntoIterator<Item = PreviousOffence>>(offences: I) -> Self {
        let mut set = Self::default();
        for offence in offences {
            if let Some(holds) = set.0.get_mut(offence as usize) {
                *holds = true;
            }
        }
        set
    }
}

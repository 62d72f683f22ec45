//! What the index offence is to the predictors: its category, and its group under OGRS3.
//!
//! The table of offence codes is not here: an offence comes classified, or from the table of [`crate::history`].

use crate::code::Code;
use crate::history::{self, Ungrouped};

pub use crate::history::{Category as OffenceCategory, Ogrs3Group};

/// What OGRS3 makes of an offence code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ogrs3Class {
    /// The code has no weight.
    #[default]
    Unmapped,
    /// The code covers several offences: the exact one has to be known (three codes).
    NeedsDetails,
    /// A group with a weight.
    Group(Ogrs3Group),
}

/// An index offence, classified.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Offence, OffenceCategory, Ogrs3Class};
/// let offence = Offence::of(OffenceCategory::TheftNonMotor);
/// assert_eq!(offence.category, Some(OffenceCategory::TheftNonMotor));
/// assert_eq!(offence.ogrs3, Ogrs3Class::Unmapped); // only OGRS3 and what is built on it are lost
/// assert_eq!(Offence::default().category, None); // a code that is not mapped: no predictor scores it
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offence {
    /// Category; `None` where the code is not mapped. `Unknown` says as little, and no predictor scores it.
    pub category: Option<OffenceCategory>,
    /// Group under OGRS3.
    pub ogrs3: Ogrs3Class,
    /// The mapping's flag `opdViolenceSex`, which only the OPD screen reads; `None` where the code is not mapped.
    pub violent_or_sexual: Option<bool>,
}

impl Offence {
    /// An offence of which only the category is known.
    #[must_use]
    pub const fn of(category: OffenceCategory) -> Self {
        Self { category: Some(category), ogrs3: Ogrs3Class::Unmapped, violent_or_sexual: None }
    }
}

impl From<history::Offence> for Offence {
    fn from(offence: history::Offence) -> Self {
        let ogrs3 = match (offence.group, offence.ungrouped) {
            (Some(group), _) => Ogrs3Class::Group(group),
            (None, Some(Ungrouped::NeedsExactOffence)) => Ogrs3Class::NeedsDetails,
            (None, _) => Ogrs3Class::Unmapped,
        };
        Self { category: Some(offence.category), ogrs3, violent_or_sexual: Some(offence.opd_violence_or_sex) }
    }
}

/// The index offence as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexOffence {
    /// The code was not five digits.
    Malformed,
    /// The code was five digits; what the mapping makes of it.
    Given(Offence),
}

impl IndexOffence {
    /// Its category, where that says something of the offence.
    #[must_use]
    pub fn category(self) -> Option<OffenceCategory> {
        match self {
            Self::Given(offence) => offence.category.filter(|category| *category != OffenceCategory::Unknown),
            Self::Malformed => None,
        }
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Given(_) => self.category().map_or("unmapped", Code::code),
        }
    }
}

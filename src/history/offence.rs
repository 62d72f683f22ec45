//! Offence codes: what the published tables say of each of the 3,039.
//!
//! # Source
//! Ministry of Justice, hmpps-arns-risk-actuarial-api (MIT), `actuarial-mapping.json`: category and
//! flags as of July 2026, OGRS3 group as of June 2026. Confirmed. The live service may hold later
//! codes, and the words for each code are not part of this crate: a host passes its own list of names.

mod group;
mod table;

use std::fmt;

use serde::Serialize;

use crate::case::conviction::OffenceCode;
use crate::code::codes;

pub use group::{Category, Ogrs3Group, Ungrouped};
use table::{OFFENCES, Row};

codes! {
    /// The classes that the instruments turn on, under our own short names.
    ///
    /// Only what the tables tell apart. Not to be told from a code alone: arson from other criminal
    /// damage; aggravated burglary from other acquisitive violence that is no robbery; contact,
    /// images and other non-contact among sexual offences; the victim's age or sex.
    #[cfg_attr(feature = "types", ts(rename = "OffenceClass"))]
    pub enum Class {
        /// Sexual, against a child by its code.
        SexualAgainstChild = "sexual-against-child",
        /// Sexual, not against a child by its code.
        SexualNotAgainstChild = "sexual-not-against-child",
        /// Sexual by the OGRS3 group and not by the category, among them breaches: the tables disagree.
        SexualDisputed = "sexual-disputed",
        /// Violence against the person.
        Violence = "violence",
        /// Robbery.
        Robbery = "robbery",
        /// Acquisitive violence that OGRS3 does not group as robbery; may be aggravated burglary.
        AcquisitiveViolenceOther = "acquisitive-violence-other",
        /// Burglary of a dwelling.
        BurglaryDomestic = "burglary-domestic",
        /// Any other burglary, going equipped included as the tables have it.
        BurglaryOther = "burglary-other",
        /// Criminal damage and arson.
        CriminalDamageOrArson = "criminal-damage-or-arson",
        /// Firearms.
        Firearms = "firearms",
        /// Weapons other than firearms.
        Weapons = "weapons",
        /// Public order and harassment.
        PublicOrder = "public-order",
        /// Drunkenness.
        Drunkenness = "drunkenness",
        /// Everything else that has a category.
        Other = "other",
        /// The code says nothing.
        Unknown = "unknown",
    }
}

/// One offence code with everything that the tables say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offence {
    /// The code.
    pub code: OffenceCode,
    /// Its category.
    pub category: Category,
    /// Its OGRS3 group.
    pub group: Option<Ogrs3Group>,
    /// Why it has no OGRS3 group.
    pub ungrouped: Option<Ungrouped>,
    /// A sanction for it is a violent sanction.
    pub is_violent_sanction: bool,
    /// Violent or sexual for the OPD screen.
    pub opd_violence_or_sex: bool,
}

/// Why a text is no known offence code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffenceError {
    /// Not exactly five ASCII digits.
    NotFiveDigits,
    /// Five digits that are not in the table.
    UnknownCode,
}

impl fmt::Display for OffenceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotFiveDigits => "not five digits",
            Self::UnknownCode => "unknown code",
        })
    }
}

impl std::error::Error for OffenceError {}

impl Offence {
    /// What the tables say of a code of five digits.
    ///
    /// # Errors
    /// [`OffenceError::NotFiveDigits`] for any other text, [`OffenceError::UnknownCode`] where the table does not have it.
    ///
    /// # Source
    /// Ministry of Justice, hmpps-arns-risk-actuarial-api, `actuarial-mapping.json` at 016919c and 52792f4. Confirmed.
    ///
    /// # Example
    /// ```
    /// use joint_risk::history::{Category, Offence, OffenceError};
    /// assert_eq!(Offence::lookup("01908")?.category, Category::SexualNotAgainstChild);
    /// assert_eq!(Offence::lookup("00000")?.category, Category::Unknown); // the first code says nothing
    /// assert_eq!(Offence::lookup("1908"), Err(OffenceError::NotFiveDigits));
    /// assert_eq!(Offence::lookup("99999"), Err(OffenceError::UnknownCode));
    /// # Ok::<(), OffenceError>(())
    /// ```
    pub fn lookup(code: &str) -> Result<Self, OffenceError> {
        let code = OffenceCode::parse(code).ok_or(OffenceError::NotFiveDigits)?;
        Self::of(code).ok_or(OffenceError::UnknownCode)
    }

    /// What the tables say of `code`; `None` where they do not have it.
    #[must_use]
    pub fn of(code: OffenceCode) -> Option<Self> {
        let place = OFFENCES.binary_search_by_key(&code.number(), |(code, ..)| *code).ok()?;
        OFFENCES.get(place).copied().map(Self::from_row)
    }

    fn from_row((code, category, opd_violence_or_sex, is_violent_sanction, group): Row) -> Self {
        Self {
            code: OffenceCode::from_number(code),
            category,
            group: group.ok(),
            ungrouped: group.err(),
            is_violent_sanction,
            opd_violence_or_sex,
        }
    }

    /// The class under which people look for it.
    #[must_use]
    pub fn class(&self) -> Class {
        match self.category {
            Category::SexualAgainstChild => Class::SexualAgainstChild,
            Category::SexualNotAgainstChild => Class::SexualNotAgainstChild,
            Category::Unknown => Class::Unknown,
            _ if self.is_sexual_by_group() => Class::SexualDisputed,
            Category::ViolenceAgainstThePersonAbhPlus | Category::ViolenceAgainstThePersonSubAbh => Class::Violence,
            Category::AcquisitiveViolence if self.group == Some(Ogrs3Group::Robbery) => Class::Robbery,
            Category::AcquisitiveViolence => Class::AcquisitiveViolenceOther,
            Category::BurglaryDomestic => Class::BurglaryDomestic,
            Category::BurglaryOther => Class::BurglaryOther,
            Category::CriminalDamage => Class::CriminalDamageOrArson,
            Category::FirearmsMostSerious | Category::FirearmsOther => Class::Firearms,
            Category::WeaponsNonFirearm => Class::Weapons,
            Category::PublicOrderAndHarassment => Class::PublicOrder,
            Category::Drunkenness => Class::Drunkenness,
            _ => Class::Other,
        }
    }

    /// Sexual by the OGRS3 group, whatever the category says.
    const fn is_sexual_by_group(&self) -> bool {
        matches!(self.group, Some(Ogrs3Group::SexualAgainstChild | Ogrs3Group::SexualNotAgainstChild))
    }
}

/// Every code of the table, in ascending order.
///
/// # Example
/// ```
/// use joint_risk::history::{Class, offences};
/// assert_eq!(offences().count(), 3039);
/// assert_eq!(offences().filter(|offence| offence.class() == Class::Robbery).count(), 4);
/// ```
pub fn offences() -> impl Iterator<Item = Offence> {
    OFFENCES.iter().copied().map(Offence::from_row)
}

/// An offence code, and what people look for it by. Its official words are a host's to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Offence"))]
pub struct KnownOffence {
    /// The code.
    pub code: OffenceCode,
    /// Its category.
    pub category: Category,
    /// Its class.
    pub class: Class,
    /// Its OGRS3 group.
    pub group: Option<Ogrs3Group>,
}

/// Every code with what people look for it by, in ascending order.
#[must_use]
pub fn known_offences() -> Vec<KnownOffence> {
    let mut known = Vec::new();
    offences().for_each(|offence| {
        let Offence { code, category, group, .. } = offence;
        known.push(KnownOffence { code, category, class: offence.class(), group });
    });
    known
}

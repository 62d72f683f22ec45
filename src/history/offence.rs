//! Offence codes: what the published tables say of each of the 3,039.
//!
//! # Source
//! Ministry of Justice, hmpps-arns-risk-actuarial-api (MIT), `actuarial-mapping.json`: category and
//! flags as of July 2026, OGRS3 group as of June 2026. Confirmed. The live service may hold later
//! codes, and the words for each code are not part of this crate: a host passes its own list of names.

use std::fmt;

use serde::Serialize;

use super::offence_table::{CLASS, CLASSES, FIRST, FURTHER};
use crate::case::conviction::OffenceCode;
use crate::code::codes;

codes! {
    /// Category of an offence code, as ARP, VRP and SVRP take it: 24 and "unknown".
    ///
    /// # Differences
    /// The source spells `PUBLIC_ORDER_AND_HARRASSMENT`.
    pub enum Category {
        /// `ABSCONDING_OR_BAIL`.
        AbscondingOrBail = "absconding-or-bail",
        /// `ACQUISITIVE_VIOLENCE`: robbery, and what the OGRS3 table groups under violence.
        AcquisitiveViolence = "acquisitive-violence",
        /// `BURGLARY_DOMESTIC`.
        BurglaryDomestic = "burglary-domestic",
        /// `BURGLARY_OTHER`.
        BurglaryOther = "burglary-other",
        /// `CRIMINAL_DAMAGE`, arson included.
        CriminalDamage = "criminal-damage",
        /// `DRINK_DRIVING`.
        DrinkDriving = "drink-driving",
        /// `DRUG_IMPORT_EXPORT_OR_PRODUCTION`.
        DrugImportExportOrProduction = "drug-import-export-or-production",
        /// `DRUG_POSSESSION_OR_SUPPLY`.
        DrugPossessionOrSupply = "drug-possession-or-supply",
        /// `DRUNKENNESS`.
        Drunkenness = "drunkenness",
        /// `FIREARMS_MOST_SERIOUS`.
        FirearmsMostSerious = "firearms-most-serious",
        /// `FIREARMS_OTHER`.
        FirearmsOther = "firearms-other",
        /// `FRAUD_AND_FORGERY`.
        FraudAndForgery = "fraud-and-forgery",
        /// `HANDLING_STOLEN_GOODS`.
        HandlingStolenGoods = "handling-stolen-goods",
        /// `MOTORING_OFFENCES`.
        MotoringOffences = "motoring-offences",
        /// `OTHER_OFFENCES`.
        OtherOffences = "other-offences",
        /// `PUBLIC_ORDER_AND_HARRASSMENT`.
        PublicOrderAndHarassment = "public-order-and-harassment",
        /// `SEXUAL_AGAINST_CHILD`.
        SexualAgainstChild = "sexual-against-child",
        /// `SEXUAL_NOT_AGAINST_CHILD`: the code does not say "child"; the victim may be one all the same.
        SexualNotAgainstChild = "sexual-not-against-child",
        /// `THEFT_NON_MOTOR`.
        TheftNonMotor = "theft-non-motor",
        /// `UNKNOWN`: 00000 and 00001, which say nothing of the offence.
        Unknown = "unknown",
        /// `VEHICLE_RELATED_THEFT`.
        VehicleRelatedTheft = "vehicle-related-theft",
        /// `VIOLENCE_AGAINST_THE_PERSON_ABH_PLUS`.
        ViolenceAgainstThePersonAbhPlus = "violence-against-the-person-abh-plus",
        /// `VIOLENCE_AGAINST_THE_PERSON_SUB_ABH`.
        ViolenceAgainstThePersonSubAbh = "violence-against-the-person-sub-abh",
        /// `WEAPONS_NON_FIREARM`.
        WeaponsNonFirearm = "weapons-non-firearm",
        /// `WELFARE_FRAUD`.
        WelfareFraud = "welfare-fraud",
    }
}

codes! {
    /// Offence group of OGRS3 (to June 2026).
    pub enum Ogrs3Group {
        /// "Absconding or bail offences".
        AbscondingOrBail = "absconding-or-bail",
        /// "Burglary (domestic)".
        BurglaryDomestic = "burglary-domestic",
        /// "Burglary (other)".
        BurglaryOther = "burglary-other",
        /// "Criminal damage".
        CriminalDamage = "criminal-damage",
        /// "Drink driving and related offences".
        DrinkDriving = "drink-driving",
        /// "Drug import/export/production".
        DrugImportExportOrProduction = "drug-import-export-or-production",
        /// "Drug possession/supply".
        DrugPossessionOrSupply = "drug-possession-or-supply",
        /// "Fraud and forgery".
        FraudAndForgery = "fraud-and-forgery",
        /// "Handling stolen goods".
        HandlingStolenGoods = "handling-stolen-goods",
        /// "Other motoring".
        OtherMotoring = "other-motoring",
        /// "Other offence".
        OtherOffence = "other-offence",
        /// "Public order".
        PublicOrder = "public-order",
        /// "Robbery".
        Robbery = "robbery",
        /// "Sexual (against child)".
        SexualAgainstChild = "sexual-against-child",
        /// "Sexual (not against child)".
        SexualNotAgainstChild = "sexual-not-against-child",
        /// "Soliciting or prostitution".
        SolicitingOrProstitution = "soliciting-or-prostitution",
        /// "Taking & driving away and related offences".
        TakingAndDrivingAway = "taking-and-driving-away",
        /// "Theft (non-motor)".
        TheftNonMotor = "theft-non-motor",
        /// "Theft from vehicles".
        TheftFromVehicles = "theft-from-vehicles",
        /// "Violence".
        Violence = "violence",
    }
}

codes! {
    /// Why a code has no OGRS3 group.
    pub enum Ungrouped {
        /// Weight 999: the table asks for the details of the exact offence (3 codes).
        NeedsExactOffence = "needs-exact-offence",
        /// In the table without a weight (15 codes).
        NoWeight = "no-weight",
        /// Not in the table that OGRS3 was scored with (11 codes).
        NotInEdition = "not-in-edition",
    }
}

codes! {
    /// The classes that the instruments turn on, under our own short names.
    ///
    /// Only what the tables tell apart. Not to be told from a code alone: arson from other criminal
    /// damage; aggravated burglary from other acquisitive violence that is no robbery; contact,
    /// images and other non-contact among sexual offences; the victim's age or sex.
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
        let run = FIRST.partition_point(|first| *first <= code.number()).checked_sub(1)?;
        Self::in_run(run, code.number() - FIRST.get(run)?)
    }

    /// The code so many places after the first of the run; `None` where the run has ended.
    fn in_run(run: usize, further: u32) -> Option<Self> {
        if further > u32::from(*FURTHER.get(run)?) {
            return None;
        }
        let (category, group, is_violent_sanction, opd_violence_or_sex) =
            *CLASSES.get(usize::from(*CLASS.get(run)?))?;
        let (code, ungrouped) = (OffenceCode::from_number(FIRST.get(run)? + further), group.err());
        Some(Self { code, category, group: group.ok(), ungrouped, is_violent_sanction, opd_violence_or_sex })
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
    (0..FIRST.len()).flat_map(|run| (0..).map_while(move |further| Offence::in_run(run, further)))
}

/// A code as people look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

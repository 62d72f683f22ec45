//! What the index offence is to the predictors: its category, and its group under OGRS3.
//!
//! The table of offence codes is not here: an offence comes classified.

use crate::code::codes;

codes! {
    /// The categories of the index offence that OGRS4 and both editions of SNSV weigh.
    ///
    /// # Source
    /// hmpps-arns-risk-actuarial-api 016919c (2026-08-04): `actuarialCategory` of the offence mapping, without
    /// `UNKNOWN`, which no predictor scores. Standing: confirmed.
    pub enum OffenceCategory {
        /// Burglary of a dwelling.
        BurglaryDomestic = "burglary-domestic",
        /// Any other burglary.
        BurglaryOther = "burglary-other",
        /// Drunkenness.
        Drunkenness = "drunkenness",
        /// Driving under the influence.
        DrinkDriving = "drink-driving",
        /// Other motoring offences.
        MotoringOffences = "motoring-offences",
        /// Theft of or from a vehicle.
        VehicleRelatedTheft = "vehicle-related-theft",
        /// Fraud and forgery.
        FraudAndForgery = "fraud-and-forgery",
        /// Welfare fraud.
        WelfareFraud = "welfare-fraud",
        /// Import, export or production of drugs.
        DrugImportExportOrProduction = "drug-import-export-or-production",
        /// Possession or supply of drugs.
        DrugPossessionOrSupply = "drug-possession-or-supply",
        /// Violence against the person: actual bodily harm or worse.
        ViolenceAbhPlus = "violence-abh-plus",
        /// Violence against the person: less than actual bodily harm.
        ViolenceSubAbh = "violence-sub-abh",
        /// Public order and harassment.
        PublicOrderAndHarassment = "public-order-and-harassment",
        /// Weapons other than firearms.
        WeaponsNonFirearm = "weapons-non-firearm",
        /// Firearms: the most serious offences.
        FirearmsMostSerious = "firearms-most-serious",
        /// Other firearms offences.
        FirearmsOther = "firearms-other",
        /// Handling stolen goods.
        HandlingStolenGoods = "handling-stolen-goods",
        /// Criminal damage.
        CriminalDamage = "criminal-damage",
        /// Acquisitive violence: robbery and its like.
        AcquisitiveViolence = "acquisitive-violence",
        /// Anything else that is mapped.
        OtherOffences = "other-offences",
        /// Absconding and bail offences.
        AbscondingOrBail = "absconding-or-bail",
        /// Sexual offences against a child.
        SexualAgainstChild = "sexual-against-child",
        /// Other sexual offences.
        SexualNotAgainstChild = "sexual-not-against-child",
        /// Theft not of or from a vehicle.
        TheftNonMotor = "theft-non-motor",
    }
}

codes! {
    /// The groups of the index offence that OGRS3 weighs.
    ///
    /// # Source
    /// hmpps-arns-risk-actuarial-api 52792f4 (November 2025 to June 2026): the offence mapping. Standing: confirmed.
    pub enum Ogrs3Group {
        /// Absconding or bail offences.
        AbscondingOrBail = "absconding-or-bail",
        /// Burglary (domestic).
        BurglaryDomestic = "burglary-domestic",
        /// Burglary (other).
        BurglaryOther = "burglary-other",
        /// Criminal damage.
        CriminalDamage = "criminal-damage",
        /// Drink driving and related offences.
        DrinkDriving = "drink-driving",
        /// Drug import, export and production.
        DrugImportExportOrProduction = "drug-import-export-or-production",
        /// Drug possession and supply.
        DrugPossessionOrSupply = "drug-possession-or-supply",
        /// Fraud and forgery.
        FraudAndForgery = "fraud-and-forgery",
        /// Handling stolen goods.
        HandlingStolenGoods = "handling-stolen-goods",
        /// Other motoring.
        OtherMotoring = "other-motoring",
        /// Other offence.
        OtherOffence = "other-offence",
        /// Public order.
        PublicOrder = "public-order",
        /// Robbery.
        Robbery = "robbery",
        /// Sexual (against child).
        SexualAgainstChild = "sexual-against-child",
        /// Sexual (not against child).
        SexualNotAgainstChild = "sexual-not-against-child",
        /// Soliciting or prostitution.
        SolicitingOrProstitution = "soliciting-or-prostitution",
        /// Taking and driving away and related offences.
        TakingAndDrivingAway = "taking-and-driving-away",
        /// Theft (non-motor).
        TheftNonMotor = "theft-non-motor",
        /// Theft from vehicles.
        TheftFromVehicles = "theft-from-vehicles",
        /// Violence.
        Violence = "violence",
    }
}

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
    /// Category; `None` where the code is not mapped, or is mapped to `UNKNOWN`.
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

/// The index offence as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexOffence {
    /// The code was not five digits.
    Malformed,
    /// The code was five digits; what the mapping makes of it.
    Given(Offence),
}

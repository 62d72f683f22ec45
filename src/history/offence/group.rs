//! The groups into which the published tables put the offence codes.

use crate::code::codes;

codes! {
    /// Category of an offence code, as ARP, VRP and SVRP take it: 24 and "unknown".
    ///
    /// # Differences
    /// The source spells `PUBLIC_ORDER_AND_HARRASSMENT`.
    #[cfg_attr(feature = "types", ts(rename = "OffenceCategory"))]
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

//! The fields of a case that the scales read.

use crate::code::codes;

codes! {
    /// A field of the case that a scale reads, by its path, in the order in which results list them.
    pub enum Field {
        /// Sex.
        Sex = "person.sex",
        /// Date of birth.
        DateOfBirth = "person.dateOfBirth",
        /// Start of risk.
        StartOfRisk = "riskMatrix.startOfRisk",
        /// Sexual appearances.
        SexualAppearances = "riskMatrix.sexualAppearances",
        /// Criminal appearances.
        CriminalAppearances = "riskMatrix.criminalAppearances",
        /// Violent appearances.
        ViolentAppearances = "riskMatrix.violentAppearances",
        /// Burglary.
        Burglary = "riskMatrix.burglary",
        /// Male victim.
        MaleVictim = "riskMatrix.maleVictim",
        /// Stranger victim.
        StrangerVictim = "riskMatrix.strangerVictim",
        /// Non-contact offence.
        NonContactOffence = "riskMatrix.nonContactOffence",
        /// Never in a relationship.
        NeverInRelationship = "riskMatrix.neverInRelationship",
        /// Age at the latest sexual offence.
        AgeAtLatestSexualOffence = "riskMatrix.ageAtLatestSexualOffence",
        /// Images only.
        IndecentImagesOnly = "riskMatrix.indecentImagesOnly",
        /// Why it was not scored.
        NotScored = "riskMatrix.notScored",
    }
}

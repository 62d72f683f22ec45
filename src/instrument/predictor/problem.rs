//! Why a predictor could not be scored.

use serde::Serialize;

use super::inputs::{Field, as_paths};
use super::name::Predictor;
use crate::band::Status;
use crate::code::codes;

codes! {
    /// Why a predictor could not be scored: the conditions of the reference, under its names.
    #[cfg_attr(feature = "types", ts(rename = "PredictorProblemKind"))]
    pub enum ProblemKind {
        /// A field that the score cannot do without.
        MissingMandatoryInput = "missing-mandatory-input",
        /// The conviction is on or before the date of birth.
        DateOfCurrentConvictionBeforeDateOfBirth = "date-of-current-conviction-before-date-of-birth",
        /// The start of follow-up is on or before the date of birth.
        DateOfStartOfFollowupBeforeDateOfBirth = "date-of-start-of-followup-before-date-of-birth",
        /// The latest sexual offence is on or before the date of birth.
        DateOfMostRecentSexualOffenceBeforeDateOfBirth = "date-of-most-recent-sexual-offence-before-date-of-birth",
        /// Aged 110 or more at the start of follow-up.
        DateOfStartOfFollowupOutOfRange = "date-of-start-of-followup-out-of-range",
        /// Neither a start of follow-up nor a conviction.
        DateOfStartOfFollowupRequired = "date-of-start-of-followup-required",
        /// Aged 110 or more at the latest sexual offence.
        DateOfMostRecentSexualOffenceOutOfRange = "date-of-most-recent-sexual-offence-out-of-range",
        /// Drugs are used, and 8.8 is not answered. The static form is used.
        MotivationToTackleDrugMisuseInconsistent = "motivation-to-tackle-drug-misuse-inconsistent",
        /// Against whom the abuse was, where 6.7 says that there was none.
        DomesticAbuseInconsistentInput = "domestic-abuse-inconsistent-input",
        /// Sexual sanctions, where 1.30 says that there was no sexual offence.
        SexualReoffendingPredictorInconsistentInput = "sexual-reoffending-predictor-inconsistent-input",
        /// A sexual offence, and no sanction of any kind for one.
        SexualReoffendingPredictorNoSanctions = "sexual-reoffending-predictor-no-sanctions",
        /// More sexual sanctions than sanctions.
        TotalNumberOfSexualSanctionsOutOfRange = "total-number-of-sexual-sanctions-out-of-range",
        /// The first sanction comes after the current conviction.
        AgeAtFirstSanctionAfterAgeAtCurrentConviction = "age-at-first-sanction-after-age-at-current-conviction",
        /// The conviction is more than three months after the assessment.
        DateOfCurrentConvictionWithinThreeMonthsOfAssessmentDate = "date-of-current-conviction-within-three-months-of-assessment-date",
        /// Fewer than 1 sanction or more than 999.
        TotalNumberOfSanctionsOutOfRange = "total-number-of-sanctions-out-of-range",
        /// Fewer than 0 violent sanctions, or more than sanctions.
        ViolentSanctionOutOfRange = "violent-sanction-out-of-range",
        /// A sexual count below 0.
        SexualSanctionOutOfRange = "sexual-sanction-out-of-range",
        /// Younger than 0 or older than 109.
        AgeAtFirstSanctionOutOfRange = "age-at-first-sanction-out-of-range",
        /// Fewer than three of 4.4, 4.7, 4.8 and 4.9.
        LdsNotEnoughFieldsPresent = "lds-not-enough-fields-present",
        /// The code is not five digits.
        OffenceCodeIncorrectFormat = "offence-code-incorrect-format",
        /// The code is in no category.
        OffenceCodeMappingNotFound = "offence-code-mapping-not-found",
        /// The code covers several offences, and OGRS3 has to know which.
        NeedDetailsOfExactOffence = "need-details-of-exact-offence",
        /// A part of the sum could not be scored.
        ComponentValidationError = "component-validation-error",
        /// The start of follow-up is before the conviction.
        FollowUpDateBeforeConvictionDate = "follow-up-date-before-conviction-date",
        /// Younger than 10 at the current conviction.
        AgeAtCurrentConvictionLessThanTen = "age-at-current-conviction-less-than-ten",
        /// Younger than the youngest that the table knows, at the start of follow-up.
        AgeAtStartOfFollowupTooLow = "age-at-start-of-followup-too-low",
    }
}

impl ProblemKind {
    /// Something is not there, and nothing that is there is wrong.
    const fn is_missing(self) -> bool {
        matches!(
            self,
            Self::MissingMandatoryInput
                | Self::DateOfStartOfFollowupRequired
                | Self::LdsNotEnoughFieldsPresent
                | Self::ComponentValidationError
        )
    }
}

/// Why a predictor could not be scored, or not in its dynamic form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PredictorProblem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The paths of the inputs that it is about.
    #[serde(serialize_with = "as_paths")]
    #[cfg_attr(feature = "types", ts(type = "string[]"))]
    pub fields: Vec<Field>,
    /// The parts of a sum that it is about.
    pub components: Vec<Predictor>,
}

impl PredictorProblem {
    /// A problem with these inputs.
    #[must_use]
    pub fn new(kind: ProblemKind, fields: &[Field]) -> Self {
        Self { kind, fields: fields.to_vec(), components: Vec::new() }
    }

    /// The parts of a sum that could not be scored.
    pub(super) const fn of_components(components: Vec<Predictor>) -> Self {
        Self { kind: ProblemKind::ComponentValidationError, fields: Vec::new(), components }
    }
}

/// How far the problems let a result go.
pub(super) fn status_of(problems: &[PredictorProblem]) -> Status {
    if problems.iter().all(|problem| problem.kind.is_missing()) { Status::Incomplete } else { Status::Invalid }
}

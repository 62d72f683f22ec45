//! SNSV of the first edition: serious non-sexual violence within two years, to June 2026.

use super::checks::Check;
use super::forms::TwoForms;
use super::inputs::{Field, Inputs};
use super::name::Predictor;
use super::result::{Form, Prediction};
use super::tables;
use crate::date::Date;

pub(super) static SNSV: TwoForms = TwoForms {
    predictor: Predictor::Snsv,
    edition: "snsv-1",
    required: &[
        Field::Sex,
        Field::DateOfBirth,
        Field::DateOfConviction,
        Field::Offence,
        Field::TotalSanctions,
        Field::AgeAtFirstSanction,
        Field::SupervisionStatus,
        Field::StartOfFollowUp,
        Field::ViolentSanctions,
    ],
    optional: &[],
    dynamic: &[
        Field::Weapon,
        Field::Accommodation,
        Field::Unemployed,
        Field::PartnerRelationship,
        Field::AlcoholProblems,
        Field::ExcessiveAlcohol,
        Field::Impulsivity,
        Field::TemperControl,
        Field::ProCriminalAttitudes,
        Field::PreviousOffences,
        Field::DomesticAbuse,
    ],
    drugs: &[],
    dynamic_optional: &[Field::DomesticAbuseAgainstPartner],
    static_model: &tables::snsv::STATIC,
    dynamic_model: &tables::snsv::DYNAMIC,
    checks: &[
        Check::OffenceWellFormed,
        Check::OffenceMapped,
        Check::TotalInRange,
        Check::ViolentInRange,
        Check::FirstSanctionInRange,
        Check::ConvictionAfterBirth,
        Check::FirstSanctionBeforeConviction,
        Check::StartAfterBirth,
        Check::StartNotBeforeConviction,
        Check::TenAtConviction,
        Check::TenAtStart,
    ],
    from_conviction: false,
    bands: None,
};

/// SNSV, first edition: serious non-sexual violence within two years, in percent. It has no bands.
///
/// `form` asks for one form; without it the dynamic form is scored where its answers are there, else the static.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025). Standing: confirmed.
///
/// # Differences
/// The source weighs offence codes one by one. All codes of a category of the 2026 mapping have one weight, so the
/// category is taken, but for `08184`, which that edition held to be of the most serious firearms offences.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, snsv};
/// use joint_risk::{Date, Status};
/// let day = Date::parse("2025-01-01")?;
/// assert_eq!(snsv::snsv(&Inputs::default(), day, None).status, Status::Incomplete);
/// // refused: nobody is sanctioned at minus one
/// let inputs = Inputs { age_at_first_sanction: Some(-1), ..Inputs::default() };
/// assert_eq!(snsv::snsv(&inputs, day, None).status, Status::Invalid);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn snsv(inputs: &Inputs, assessed: Date, form: Option<Form>) -> Prediction {
    SNSV.score(&inputs.into(), assessed, form)
}

//! SNSV of the first edition: serious non-sexual violence within two years, to June 2026.

use super::checks::{Checks, age};
use super::forms::{Outcome, TwoForms};
use super::inputs::{Field, Inputs};
use super::problem::ProblemKind;
use super::result::{Form, Prediction, Predictor};
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
    check: |checks, _| {
        checks.offence_mapped().total_in_range().violent_in_range().first_sanction_in_range();
        checks.conviction_after_birth().first_sanction_before_conviction();
        let from = checks.inputs.start_of_follow_up;
        checks.follow_up_after_birth(from);
        ages_and_order(checks);
    },
    from: |inputs| inputs.start_of_follow_up,
    band: |_| None,
};

fn ages_and_order(checks: &mut Checks<'_>) {
    let Inputs { date_of_birth: born, date_of_conviction: convicted, start_of_follow_up: from, .. } = *checks.inputs;
    let under_ten = |on: Option<Date>| born.zip(on).is_some_and(|(born, on)| on > born && age(born, on) < 10);
    let (young_at_conviction, young_at_follow_up) = (under_ten(convicted), under_ten(from));
    checks
        .refuse(
            from.zip(convicted).is_some_and(|(from, convicted)| from < convicted),
            ProblemKind::FollowUpDateBeforeConvictionDate,
            &[Field::StartOfFollowUp, Field::DateOfConviction],
        )
        .refuse(
            young_at_conviction,
            ProblemKind::AgeAtCurrentConvictionLessThanTen,
            &[Field::DateOfBirth, Field::DateOfConviction],
        )
        .refuse(
            young_at_follow_up,
            ProblemKind::AgeAtStartOfFollowupTooLow,
            &[Field::DateOfBirth, Field::StartOfFollowUp],
        );
}

/// SNSV, first edition: serious non-sexual violence within two years, in percent. It has no bands of its own.
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
    snsv_outcome(inputs, assessed, form).prediction
}

/// SNSV with the percentages that its missing answers allow, for the sum.
pub(super) fn snsv_outcome(inputs: &Inputs, assessed: Date, form: Option<Form>) -> Outcome {
    SNSV.score(inputs, assessed, form)
}

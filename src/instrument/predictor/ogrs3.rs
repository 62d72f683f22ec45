//! OGRS3: proven reoffending within one year and two, from six facts of the criminal history; to June 2026.

use super::answers::Answers;
use super::arithmetic::{Percentage, log_rate, logistic, round_half_up};
use super::category::{Ogrs3Class, Ogrs3Group};
use super::checks::{Check, Checks, age};
use super::inputs::{Field, Inputs};
use super::name::Predictor;
use super::result::{Bands, Contribution, Prediction, Reoffending, inputs_used, total};
use super::term::Term;
use crate::band::Band;
use crate::case::Sex;

const EDITION: &str = "ogrs3";

pub(super) const REQUIRED: &[Field] = &[
    Field::Sex,
    Field::DateOfBirth,
    Field::DateOfConviction,
    Field::StartOfFollowUp,
    Field::TotalSanctions,
    Field::AgeAtFirstSanction,
    Field::Offence,
];

const CHECKS: &[Check] = &[
    Check::OffenceWellFormed,
    Check::TotalInRange,
    Check::FirstSanctionInRange,
    Check::ConvictionAfterBirth,
    Check::FirstSanctionBeforeConviction,
    Check::StartAfterBirth,
    Check::TenAtConviction,
    Check::TenAtStart,
    Check::OffenceGrouped,
    Check::OffenceExact,
];

const BANDS: Bands = Bands([50.0, 75.0, 90.0]);

/// The youngest age of each row, with the weights of men and women; oldest first.
const AGES: [(i32, f64, f64); 11] = [
    (50, -2.0253, -2.4498),
    (40, -1.4997, -1.5247),
    (35, -1.368, -1.4219),
    (30, -1.326, -1.1291),
    (25, -1.1667, -1.0528),
    (21, -1.0515, -1.0285),
    (18, -0.6251, -0.8975),
    (16, -0.0616, -0.9592),
    (14, 0.07578, 0.66952),
    (12, 0.08392, 0.61385),
    (10, 0.0, 0.785),
];

const FIRST_TIME: f64 = 0.12614;
const REPEAT: f64 = 0.46306;
const COPAS: f64 = 1.25112;
const ONE_YEAR: f64 = 1.40256;
const TWO_YEARS: f64 = 2.1217;

/// The weight of an offence group.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025), `offence-code-mapping.csv`. Standing: confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Ogrs3Group, ogrs3};
/// assert_eq!(ogrs3::offence_weight(Ogrs3Group::Violence), 0.0);
/// assert_eq!(ogrs3::offence_weight(Ogrs3Group::SolicitingOrProstitution), 0.7606); // the highest
/// ```
#[must_use]
pub const fn offence_weight(group: Ogrs3Group) -> f64 {
    match group {
        Ogrs3Group::AbscondingOrBail => 0.7334,
        Ogrs3Group::BurglaryDomestic => -0.1239,
        Ogrs3Group::BurglaryOther => 0.2406,
        Ogrs3Group::CriminalDamage => 0.205,
        Ogrs3Group::DrinkDriving => -0.1214,
        Ogrs3Group::DrugImportExportOrProduction => -0.7956,
        Ogrs3Group::DrugPossessionOrSupply => 0.0772,
        Ogrs3Group::FraudAndForgery => 0.1599,
        Ogrs3Group::HandlingStolenGoods => 0.3519,
        Ogrs3Group::OtherMotoring => 0.2622,
        Ogrs3Group::OtherOffence => -0.0607,
        Ogrs3Group::PublicOrder => 0.1819,
        Ogrs3Group::Robbery => -0.6348,
        Ogrs3Group::SexualAgainstChild => -0.6534,
        Ogrs3Group::SexualNotAgainstChild => 0.0328,
        Ogrs3Group::SolicitingOrProstitution => 0.7606,
        Ogrs3Group::TakingAndDrivingAway => 0.3801,
        Ogrs3Group::TheftNonMotor => 0.6612,
        Ogrs3Group::TheftFromVehicles => 0.4272,
        Ogrs3Group::Violence => 0.0,
    }
}

/// What the sum of the terms makes within one year and two, as the source rounds it: to five decimals first.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025), `OGRS3TransformationHelper.kt`. Standing: confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::ogrs3;
/// let [one_year, two_years] = ogrs3::likelihoods(0.0);
/// assert_eq!((one_year.percentage, two_years.percentage), (80.0, 89.0));
/// assert_eq!(ogrs3::likelihoods(-50.0)[1].percentage, 1.0); // never 0, and never 100
/// ```
#[must_use]
pub fn likelihoods(sum: f64) -> [Reoffending; 2] {
    [ONE_YEAR, TWO_YEARS].map(|constant| {
        let probability = logistic(constant + sum);
        let whole = (round_half_up(probability, 100_000.0) + 500) / 1000;
        Reoffending { probability, percentage: Percentage::held_whole(whole).value() }
    })
}

/// OGRS3: proven reoffending within one year and two, in whole percent from 1 to 99; the bands of the two-year
/// percentage begin at 50, 75 and 90. The members `z` and `contributions` are without the two constants.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025), `OGRS3TransformationHelper.kt`. Standing: confirmed.
///
/// # Differences
/// Where the source throws (too young, born after the conviction), the problem says what is wrong.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, IndexOffence, Offence, Ogrs3Class, Ogrs3Group, ogrs3};
/// use joint_risk::{Band, Date, Status, case::Sex};
///
/// let offence = Offence { ogrs3: Ogrs3Class::Group(Ogrs3Group::SolicitingOrProstitution), ..Offence::default() };
/// let inputs = Inputs {
///     sex: Some(Sex::Male),
///     date_of_birth: Some(Date::parse("1965-12-07")?),
///     date_of_conviction: Some(Date::parse("2025-05-13")?),
///     start_of_follow_up: Some(Date::parse("2026-12-06")?),
///     total_sanctions: Some(2),
///     age_at_first_sanction: Some(47),
///     offence: Some(IndexOffence::Given(offence)),
///     ..Inputs::default()
/// };
/// // ordinary
/// let score = ogrs3::ogrs3(&inputs);
/// assert_eq!(score.two_year.map(|likelihood| likelihood.percentage), Some(16.0));
/// assert_eq!(score.band, Some(Band::Low));
/// // at the boundary: first sanctioned at the age of the conviction
/// assert_eq!(ogrs3::ogrs3(&Inputs { age_at_first_sanction: Some(59), ..inputs }).status, Status::Scored);
/// // refused: later
/// assert_eq!(ogrs3::ogrs3(&Inputs { age_at_first_sanction: Some(60), ..inputs }).status, Status::Invalid);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn ogrs3(inputs: &Inputs) -> Prediction {
    score(&inputs.into())
}

pub(super) fn score(inputs: &Answers) -> Prediction {
    let mut prediction = Prediction::unscored(Predictor::Ogrs3, EDITION);
    prediction.inputs = inputs_used(inputs, &[REQUIRED]);
    let mut checks = Checks::of(inputs, None, &mut prediction.problems);
    checks.required(REQUIRED);
    checks.run(CHECKS);
    if prediction.is_refused(Band::VeryHigh) {
        return prediction;
    }
    let Some(contributions) = contributions(inputs) else { return prediction };
    let sum = total(&contributions);
    let [one_year, two_years] = likelihoods(sum);
    prediction.contributions = contributions;
    prediction.z = Some(sum);
    prediction.one_year = Some(one_year);
    prediction.two_year = Some(two_years);
    prediction.score(BANDS.of(two_years.percentage));
    prediction
}

fn contributions(inputs: &Answers) -> Option<Vec<Contribution>> {
    let (born, sanctions) = (inputs.day(Field::DateOfBirth)?, inputs.number(Field::TotalSanctions)?);
    let at_start = age(born, inputs.day(Field::StartOfFollowUp)?);
    let (_, male, female) = AGES.iter().find(|(from, ..)| at_start >= *from)?;
    let weight = if inputs.sex()? == Sex::Male { male } else { female };
    let career = age(born, inputs.day(Field::DateOfConviction)?) - inputs.number(Field::AgeAtFirstSanction)?;
    let Some(Ogrs3Class::Group(group)) = inputs.ogrs3_class() else { return None };
    Some(vec![
        Contribution::looked_up(Term::AgeAndSex, at_start, *weight),
        Contribution::looked_up(Term::ConvictionStatus, sanctions, if sanctions == 1 { FIRST_TIME } else { REPEAT }),
        Contribution::product(Term::Copas, COPAS, log_rate(sanctions, 10 + career)),
        Contribution::looked_up(Term::Offence, 1, offence_weight(group)),
    ])
}

//! OVP of the first edition: violent reoffending, in points; to June 2026.

use super::answers::Answers;
use super::checks::{Check, Checks, age};
use super::inputs::{Field, Inputs};
use super::name::Predictor;
use super::result::{Asked, Bands, Curve, Prediction, Steps, add_answers, add_points, inputs_used};
use super::term::Term;
use crate::band::Band;
use crate::case::Sex;

pub(super) const REQUIRED: &[Field] = &[
    Field::Sex,
    Field::DateOfBirth,
    Field::StartOfFollowUp,
    Field::TotalSanctions,
    Field::ViolentSanctions,
    Field::RecognisesImpact,
    Field::NoFixedAbode,
    Field::Unemployed,
    Field::AlcoholProblems,
    Field::ExcessiveAlcohol,
    Field::PsychiatricTreatment,
    Field::TemperControl,
    Field::ProCriminalAttitudes,
];

const FOUR: Steps = &[(1, 4)];
const FIVE: Steps = &[(1, 5)];
/// 3 for each point.
const THREES: Steps = &[(2, 6), (1, 3)];
/// 2.5 for each point of 9.1 and 9.2, rounded up.
const ALCOHOL: Steps = &[(4, 10), (3, 8), (2, 5), (1, 3)];
/// From 5 to 17 sanctions, 7 more than there are.
const VIOLENT: Steps = &[
    (18, 25),
    (17, 24),
    (16, 23),
    (15, 22),
    (14, 21),
    (13, 20),
    (12, 19),
    (11, 18),
    (10, 17),
    (9, 16),
    (8, 15),
    (7, 14),
    (6, 13),
    (5, 12),
    (4, 11),
    (3, 9),
    (2, 7),
    (1, 4),
];
const NON_VIOLENT: Steps = &[(21, 5), (11, 4), (5, 3), (3, 2)];
const AGES: Steps = &[(51, 0), (46, 2), (41, 4), (36, 6), (31, 8), (26, 10), (24, 12), (22, 14), (20, 17), (0, 20)];

const ASKED: &[Asked] = &[
    (Term::NoFixedAbode, &[Field::NoFixedAbode], FOUR),
    (Term::Unemployed, &[Field::Unemployed], FOUR),
    (Term::Alcohol, &[Field::AlcoholProblems, Field::ExcessiveAlcohol], ALCOHOL),
    (Term::PsychiatricTreatment, &[Field::PsychiatricTreatment], FOUR),
    (Term::TemperControl, &[Field::TemperControl], THREES),
    (Term::ProCriminalAttitudes, &[Field::ProCriminalAttitudes], THREES),
];

const CURVE: Curve = Curve { slope: 0.0722, shifts: [4.5215, 3.8773] };
const BANDS: Bands = Bands([30.0, 60.0, 80.0]);

/// OVP, first edition: violent reoffending within one year and two, in whole percent from 1 to 99; the bands of the
/// two-year percentage begin at 30, 60 and 80.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025), `OVPTransformationHelper.kt`. Standing: confirmed.
///
/// # Differences
/// Where the source throws (under 18, more violent sanctions than sanctions), the problem says what is wrong.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, Level, ovp};
/// use joint_risk::{Band, Date, Status, case::Sex};
///
/// let inputs = Inputs {
///     sex: Some(Sex::Male),
///     date_of_birth: Some(Date::parse("2000-10-15")?),
///     start_of_follow_up: Some(Date::parse("2019-12-12")?),
///     total_sanctions: Some(31),
///     violent_sanctions: Some(17),
///     recognises_impact: Some(false),
///     no_fixed_abode: Some(true),
///     unemployed: Some(Level::Significant),
///     alcohol_problems: Some(Level::Some),
///     excessive_alcohol: Some(Level::None),
///     psychiatric_treatment: Some(false),
///     temper_control: Some(Level::Significant),
///     pro_criminal_attitudes: Some(Level::Some),
///     ..Inputs::default()
/// };
/// // ordinary
/// let score = ovp::ovp(&inputs);
/// assert_eq!((score.points, score.band), (Some(82), Some(Band::VeryHigh)));
/// // at the boundary: the eighteenth birthday
/// let birthday = Inputs { start_of_follow_up: Some(Date::parse("2018-10-15")?), ..inputs };
/// assert_eq!(ovp::ovp(&birthday).status, Status::Scored);
/// // refused: the day before
/// let before = Inputs { start_of_follow_up: Some(Date::parse("2018-10-14")?), ..inputs };
/// assert_eq!(ovp::ovp(&before).status, Status::Invalid);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn ovp(inputs: &Inputs) -> Prediction {
    score(&inputs.into())
}

pub(super) fn score(inputs: &Answers) -> Prediction {
    let mut prediction = Prediction::unscored(Predictor::Ovp, "ovp-1");
    prediction.inputs = inputs_used(inputs, &[REQUIRED]);
    let mut checks = Checks::of(inputs, None, &mut prediction.problems);
    checks.required(REQUIRED);
    checks.run(&[Check::TotalInRange, Check::ViolentInRange, Check::StartAfterBirth, Check::AdultAtStart]);
    let refused = prediction.is_refused(Band::VeryHigh);
    let days = inputs.day(Field::DateOfBirth).zip(inputs.day(Field::StartOfFollowUp));
    let Some((born, start)) = days.filter(|_| !refused) else { return prediction };
    let (total, violent) = (inputs.points(Field::TotalSanctions), inputs.points(Field::ViolentSanctions));
    let man = i32::from(inputs.sex() == Some(Sex::Male));
    let rows = [
        (Term::AnySanction, 1, FIVE),
        (Term::ViolentSanctions, violent, VIOLENT),
        (Term::NonViolentSanctions, total - violent, NON_VIOLENT),
        (Term::Age, age(born, start), AGES),
        (Term::Male, man, FIVE),
        (Term::DoesNotRecogniseImpact, 1 - inputs.points(Field::RecognisesImpact), FOUR),
    ];
    let added = &mut prediction.contributions;
    let points = add_points(added, &rows) + add_answers(added, inputs, ASKED);
    prediction.score_points(points, &CURVE, &BANDS);
    prediction
}

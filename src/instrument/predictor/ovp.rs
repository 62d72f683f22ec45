//! OVP of the first edition: violent reoffending, in points; to June 2026.

use super::checks::{Checks, age};
use super::inputs::{Field, Inputs};
use super::ogp::likelihoods;
use super::problem::ProblemKind;
use super::result::{Contribution, Form, Prediction, Predictor, band_from, inputs_used};
use super::scale::{Points, points};
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

fn violent_points(sanctions: i32) -> i32 {
    match sanctions {
        ..=0 => 0,
        1 => 4,
        2 => 7,
        3 => 9,
        4 => 11,
        5..=17 => sanctions + 7,
        18.. => 25,
    }
}

fn non_violent_points(sanctions: i32) -> i32 {
    match sanctions {
        ..=2 => 0,
        3..=4 => 2,
        5..=10 => 3,
        11..=20 => 4,
        21.. => 5,
    }
}

fn age_points(age: i32) -> i32 {
    match age {
        ..=19 => 20,
        20..=21 => 17,
        22..=23 => 14,
        24..=25 => 12,
        26..=30 => 10,
        31..=35 => 8,
        36..=40 => 6,
        41..=45 => 4,
        46..=50 => 2,
        51.. => 0,
    }
}

fn rows(inputs: &Inputs, at_start: i32) -> [(Term, i32, i32); 12] {
    let (total, violent) = (inputs.total_sanctions.unwrap_or(0), inputs.violent_sanctions.unwrap_or(0));
    let yes = |answer: Option<bool>| answer.map_or(0, Points::points);
    let man = i32::from(inputs.sex == Some(Sex::Male));
    let no_impact = i32::from(inputs.recognises_impact == Some(false));
    let unemployed = points(inputs.unemployed);
    let alcohol = points(inputs.alcohol_problems) + points(inputs.excessive_alcohol);
    let (temper, attitudes) = (points(inputs.temper_control), points(inputs.pro_criminal_attitudes));
    [
        (Term::AnySanction, 1, 5),
        (Term::ViolentSanctions, violent, violent_points(violent)),
        (Term::NonViolentSanctions, total - violent, non_violent_points(total - violent)),
        (Term::Age, at_start, age_points(at_start)),
        (Term::Male, man, 5 * man),
        (Term::DoesNotRecogniseImpact, no_impact, 4 * no_impact),
        (Term::NoFixedAbode, yes(inputs.no_fixed_abode), 4 * yes(inputs.no_fixed_abode)),
        (Term::Unemployed, unemployed, if unemployed > 0 { 4 } else { 0 }),
        // 2.5 for each point, rounded up.
        (Term::Alcohol, alcohol, (5 * alcohol + 1) / 2),
        (Term::PsychiatricTreatment, yes(inputs.psychiatric_treatment), 4 * yes(inputs.psychiatric_treatment)),
        (Term::TemperControl, temper, 3 * temper),
        (Term::ProCriminalAttitudes, attitudes, 3 * attitudes),
    ]
}

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
    let mut prediction = Prediction::unscored(Predictor::Ovp, "ovp-1");
    prediction.inputs = inputs_used(inputs, &[REQUIRED]);
    let mut checks = Checks::of(inputs);
    let from = inputs.start_of_follow_up;
    let at_start =
        inputs.date_of_birth.zip(from).filter(|(born, from)| from > born).map(|(born, from)| age(born, from));
    checks.required(REQUIRED).total_in_range().violent_in_range().follow_up_after_birth(from);
    checks.refuse(
        at_start.is_some_and(|age| age < 18),
        ProblemKind::AgeAtStartOfFollowupTooLow,
        &[Field::DateOfBirth, Field::StartOfFollowUp],
    );
    let problems = checks.problems;
    let Some(at_start) = at_start.filter(|_| problems.is_empty()) else {
        return prediction.refused(problems, Band::VeryHigh);
    };
    let rows = rows(inputs, at_start);
    prediction.contributions = rows
        .iter()
        .filter(|(_, _, points)| *points != 0)
        .map(|(item, value, points)| Contribution::looked_up(*item, *value, *points))
        .collect();
    let sum: i32 = rows.iter().map(|(_, _, points)| points).sum();
    let [one_year, two_years] = likelihoods(sum, 0.0722, [4.5215, 3.8773]);
    prediction.form = Some(Form::Dynamic);
    prediction.points = Some(sum);
    prediction.z = Some(0.0722 * f64::from(sum) - 3.8773);
    prediction.one_year = Some(one_year);
    prediction.two_year = Some(two_years);
    prediction.scored(band_from(two_years.percentage, 30.0, 60.0, Some(80.0)))
}

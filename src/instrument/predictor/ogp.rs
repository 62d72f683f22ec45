//! OGP: non-violent reoffending, from OGRS3 and nine answers; to June 2026.

use super::arithmetic::{Percentage, logistic, round_half_up};
use super::checks::{Checks, missing};
use super::inputs::{Field, Inputs};
use super::problem::{PredictorProblem, ProblemKind};
use super::result::{Contribution, Form, Prediction, Predictor, Reoffending, band_from, inputs_used};
use super::scale::{Level, points};
use super::term::Term;
use crate::band::{Band, Status};

pub(super) const REQUIRED: &[Field] = &[
    Field::NoFixedAbode,
    Field::Unemployed,
    Field::OffendingActivities,
    Field::DrugMisuse,
    Field::DrugMotivation,
    Field::ProblemSolving,
    Field::Awareness,
    Field::OthersViews,
    Field::ProCriminalAttitudes,
];

/// Points of 7.2 and of 12.1.
fn three_or_five(level: Option<Level>) -> i32 {
    match points(level) {
        0 => 0,
        1 => 3,
        _ => 5,
    }
}

/// OGP from a two-year percentage of OGRS3, 0 to 100; `None` where that could not be scored.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025), `OGPTransformationHelper.kt`. Standing: confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, ogp};
/// use joint_risk::Status;
/// assert_eq!(ogp::from_percentage(&Inputs::default(), Some(50)).status, Status::Incomplete);
/// ```
#[must_use]
pub fn from_percentage(inputs: &Inputs, ogrs3: Option<u8>) -> Prediction {
    let mut prediction = Prediction::unscored(Predictor::Ogp, "ogp-1");
    prediction.inputs = inputs_used(inputs, &[REQUIRED]);
    let lacking = missing(inputs, REQUIRED);
    let mut checks = Checks::of(inputs);
    checks.refuse(!lacking.is_empty(), ProblemKind::MissingMandatoryInput, &lacking);
    if ogrs3.is_none() {
        let mut problem = PredictorProblem::new(ProblemKind::ComponentValidationError, &[]);
        problem.components = vec![Predictor::Ogrs3];
        checks.problems.push(problem);
    }
    let problems = checks.problems;
    let Some(ogrs3) = ogrs3.filter(|_| problems.is_empty()).map(i32::from) else {
        return prediction.refused(problems, Band::VeryHigh);
    };
    let abode = i32::from(inputs.no_fixed_abode == Some(true));
    let unemployed = points(inputs.unemployed);
    let drugs = points(inputs.drug_misuse) + points(inputs.drug_motivation);
    let thinking = points(inputs.problem_solving) + points(inputs.awareness) + points(inputs.others_views);
    // 0.6, 3.75 and 5/6 in whole numbers, each rounded half up.
    let rows = [
        (Term::Ogrs3, ogrs3, (6 * ogrs3 + 5) / 10),
        (Term::NoFixedAbode, abode, 5 * abode),
        (Term::Unemployed, unemployed, if unemployed > 0 { 5 } else { 0 }),
        (Term::OffendingActivities, points(inputs.offending_activities), three_or_five(inputs.offending_activities)),
        (Term::DrugMisuse, drugs, (15 * drugs + 2) / 4),
        (Term::Thinking, thinking, (5 * thinking + 3) / 6),
        (
            Term::ProCriminalAttitudes,
            points(inputs.pro_criminal_attitudes),
            three_or_five(inputs.pro_criminal_attitudes),
        ),
    ];
    prediction.contributions = rows
        .iter()
        .filter(|(_, _, points)| *points != 0)
        .map(|(item, value, points)| Contribution::looked_up(*item, *value, *points))
        .collect();
    let sum: i32 = rows.iter().map(|(_, _, points)| points).sum();
    let [one_year, two_years] = likelihoods(sum, 0.0616, [3.6832, 3.0795]);
    prediction.form = Some(Form::Dynamic);
    prediction.points = Some(sum);
    prediction.z = Some(0.0616 * f64::from(sum) - 3.0795);
    prediction.one_year = Some(one_year);
    prediction.two_year = Some(two_years);
    prediction.scored(band_from(two_years.percentage, 34.0, 67.0, Some(85.0)))
}

/// Whole percentages, 1 to 99, of points on a logistic curve.
pub(super) fn likelihoods(points: i32, slope: f64, shifts: [f64; 2]) -> [Reoffending; 2] {
    shifts.map(|shift| {
        let probability = logistic(slope * f64::from(points) - shift);
        let percentage = Percentage::held_whole(round_half_up(probability, 100.0)).value();
        Reoffending { probability, percentage }
    })
}

/// OGP: non-violent reoffending within one year and two, in whole percent from 1 to 99; the bands of the two-year
/// percentage begin at 34, 67 and 85. It stands on OGRS3, so it takes that score.
///
/// # Source
/// As [`from_percentage`].
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, Predictor, ogp, ogrs3};
/// use joint_risk::Status;
/// let nothing = Inputs::default();
/// let score = ogp::ogp(&nothing, &ogrs3::ogrs3(&nothing));
/// assert_eq!(score.status, Status::Incomplete);
/// assert_eq!(score.problems[1].components, [Predictor::Ogrs3]);
/// ```
#[must_use]
pub fn ogp(inputs: &Inputs, ogrs3: &Prediction) -> Prediction {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole percentage from 1 to 99")]
    let percentage = ogrs3.two_year.map(|likelihood| likelihood.percentage as u8);
    let mut prediction = from_percentage(inputs, percentage);
    if ogrs3.status == Status::Invalid {
        prediction.status = Status::Invalid;
        prediction.range = None;
    }
    prediction
}

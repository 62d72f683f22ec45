//! OGP: non-violent reoffending, from OGRS3 and nine answers; to June 2026.

use super::answers::Answers;
use super::checks::Checks;
use super::inputs::{Field, Inputs};
use super::name::Predictor;
use super::problem::PredictorProblem;
use super::result::{Asked, Bands, Contribution, Curve, Prediction, Steps, add_answers, inputs_used};
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

/// Points of 3.3, and of 4.2 whatever its own points.
const FIVE: Steps = &[(1, 5)];
/// Points of 7.2 and of 12.1.
const THREE_OR_FIVE: Steps = &[(2, 5), (1, 3)];
/// 3.75 for each point of 8.4 and 8.8, rounded half up.
const DRUGS: Steps = &[(4, 15), (3, 11), (2, 8), (1, 4)];
/// 5/6 for each point of 11.6, 11.7 and 11.9, rounded half up.
const THINKING: Steps = &[(6, 5), (5, 4), (4, 3), (3, 3), (2, 2), (1, 1)];

const ASKED: &[Asked] = &[
    (Term::NoFixedAbode, &[Field::NoFixedAbode], FIVE),
    (Term::Unemployed, &[Field::Unemployed], FIVE),
    (Term::OffendingActivities, &[Field::OffendingActivities], THREE_OR_FIVE),
    (Term::DrugMisuse, &[Field::DrugMisuse, Field::DrugMotivation], DRUGS),
    (Term::Thinking, &[Field::ProblemSolving, Field::Awareness, Field::OthersViews], THINKING),
    (Term::ProCriminalAttitudes, &[Field::ProCriminalAttitudes], THREE_OR_FIVE),
];

const CURVE: Curve = Curve { slope: 0.0616, shifts: [3.6832, 3.0795] };
const BANDS: Bands = Bands([34.0, 67.0, 85.0]);

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
    of(&inputs.into(), ogrs3)
}

fn of(inputs: &Answers, ogrs3: Option<u8>) -> Prediction {
    let mut prediction = Prediction::unscored(Predictor::Ogp, "ogp-1");
    prediction.inputs = inputs_used(inputs, &[REQUIRED]);
    let mut checks = Checks::of(inputs, None, &mut prediction.problems);
    checks.required(REQUIRED);
    if ogrs3.is_none() {
        checks.problems.push(PredictorProblem::of_components(vec![Predictor::Ogrs3]));
    }
    let refused = prediction.is_refused(Band::VeryHigh);
    let Some(ogrs3) = ogrs3.filter(|_| !refused).map(i32::from) else { return prediction };
    // 0.6 for each percent, rounded half up.
    let of_ogrs3 = (6 * ogrs3 + 5) / 10;
    if of_ogrs3 != 0 {
        prediction.contributions.push(Contribution::looked_up(Term::Ogrs3, ogrs3, of_ogrs3));
    }
    let points = of_ogrs3 + add_answers(&mut prediction.contributions, inputs, ASKED);
    prediction.score_points(points, &CURVE, &BANDS);
    prediction
}

/// OGP: non-violent reoffending within one year and two, in whole percent from 1 to 99; the bands of the two-year
/// percentage begin at 34, 67 and 85. It is built on OGRS3, so it takes that score.
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
    score(&inputs.into(), ogrs3)
}

pub(super) fn score(inputs: &Answers, ogrs3: &Prediction) -> Prediction {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole percentage from 1 to 99")]
    let percentage = ogrs3.two_year.map(|likelihood| likelihood.percentage as u8);
    let mut prediction = of(inputs, percentage);
    if ogrs3.status == Status::Invalid {
        prediction.status = Status::Invalid;
        prediction.range = None;
    }
    prediction
}

//! Three short screens: maturity (MST), learning disability and challenges (LDS) and personality disorder (OPD).

use serde::Serialize;

use super::answers::Answers;
use super::checks::{Checks, age};
use super::inputs::{Field, Inputs};
use super::problem::{PredictorProblem, ProblemKind};
use super::result::{Asked, Contribution, NotApplicable, Steps, add_answers, inputs_used};
use super::scale::Qualifications;
use super::term::Term;
use crate::band::Status;
use crate::case::Sex;
use crate::date::Date;

/// MST: the screen for psychosocial maturity of men from 18 to 25.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MaturityScreen {
    /// How far it was scored.
    pub status: Status,
    /// Why it is not for this person.
    pub reason: Option<NotApplicable>,
    /// Edition.
    pub edition: &'static str,
    /// What it used.
    pub inputs: Vec<Field>,
    /// What each answer added.
    pub contributions: Vec<Contribution>,
    /// 0 to 19.
    pub score: Option<i32>,
    /// 10 or more.
    pub flag: Option<bool>,
    /// Why it could not be scored.
    pub problems: Vec<PredictorProblem>,
}

/// LDS: the screen for learning disability and challenges.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LearningScreen {
    /// How far it was scored.
    pub status: Status,
    /// Edition.
    pub edition: &'static str,
    /// What it used.
    pub inputs: Vec<Field>,
    /// What each answer added.
    pub contributions: Vec<Contribution>,
    /// 0 to 11.
    pub points: Option<i32>,
    /// 0 for 0 to 2 points, 1 for 3 and 4, 2 from 5 on.
    pub score: Option<i32>,
    /// Why it could not be scored.
    pub problems: Vec<PredictorProblem>,
}

/// OPD: the screen for the pathway for offenders with personality disorder.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PersonalityScreen {
    /// How far it was scored.
    pub status: Status,
    /// Edition.
    pub edition: &'static str,
    /// What it used.
    pub inputs: Vec<Field>,
    /// What each item added: items of personality first, then a man's indicators.
    pub contributions: Vec<Contribution>,
    /// Whether the screen was run.
    pub checked: bool,
    /// Whether the person is eligible for it.
    pub eligible: Option<bool>,
    /// Items of personality.
    pub personality: Option<i32>,
    /// A man's indicators, 0 to 4.
    pub indicators: Option<i32>,
    /// Screened in.
    pub screened_in: Option<bool>,
    /// The practitioner overrides; only where screened out on points.
    pub overridden: Option<bool>,
    /// Why it could not be scored.
    pub problems: Vec<PredictorProblem>,
}

/// As many points as the answer has.
const ITS_OWN: Steps = &[(2, 2), (1, 1)];

const MATURITY_ANSWERS: &[Asked] = &[
    (Term::PeerGroup, &[Field::PeerGroupInfluence], ITS_OWN),
    (Term::CriminalAssociates, &[Field::CriminalAssociates], ITS_OWN),
    (Term::Recklessness, &[Field::Recklessness], ITS_OWN),
    (Term::Coping, &[Field::Coping], ITS_OWN),
    (Term::AttitudeToSelf, &[Field::AttitudeToSelf], ITS_OWN),
    (Term::Impulsivity, &[Field::Impulsivity], ITS_OWN),
    (Term::TemperControl, &[Field::TemperControl], ITS_OWN),
    (Term::ProblemSolving, &[Field::ProblemSolving], ITS_OWN),
    (Term::Awareness, &[Field::Awareness], ITS_OWN),
    (Term::OthersViews, &[Field::OthersViews], ITS_OWN),
];
pub(super) const MATURITY: &[Field] = &[
    Field::PeerGroupInfluence,
    Field::CriminalAssociates,
    Field::Recklessness,
    Field::Coping,
    Field::AttitudeToSelf,
    Field::Impulsivity,
    Field::TemperControl,
    Field::ProblemSolving,
    Field::Awareness,
    Field::OthersViews,
];

/// MST: psychosocial maturity of men from 18 to 25, 0 to 19 points; the flag is set from 10.
///
/// One of the ten answers may be missing, and counts 0.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 016919c (2026-08-04). Standing: confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, NotApplicable, screens};
/// use joint_risk::{Date, Status};
///
/// let day = Date::parse("2026-01-05")?;
/// assert_eq!(screens::maturity(&Inputs::default(), day).status, Status::Incomplete);
/// // at the boundary: the day on which somebody turns 26, the sex unknown
/// let inputs = Inputs { date_of_birth: Some(Date::parse("2000-01-05")?), ..Inputs::default() };
/// assert_eq!(screens::maturity(&inputs, day).reason, Some(NotApplicable::Age));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn maturity(inputs: &Inputs, assessed: Date) -> MaturityScreen {
    screen_maturity(&inputs.into(), assessed)
}

pub(super) fn screen_maturity(inputs: &Answers, assessed: Date) -> MaturityScreen {
    let mut screen = MaturityScreen {
        status: Status::Incomplete,
        reason: None,
        edition: "mst-2026",
        inputs: inputs_used(inputs, &[&[Field::Sex, Field::DateOfBirth], MATURITY]),
        contributions: Vec::new(),
        score: None,
        flag: None,
        problems: Vec::new(),
    };
    let in_range = inputs.day(Field::DateOfBirth).map(|born| (18..=25).contains(&age(born, assessed)));
    let reason = match (in_range, inputs.sex()) {
        (Some(false), _) => Some(NotApplicable::Age),
        (Some(true), Some(Sex::Female)) => Some(NotApplicable::Female),
        _ => None,
    };
    if reason.is_some() {
        screen.status = Status::NotApplicable;
        screen.reason = reason;
        return screen;
    }
    let mut lacking = inputs.missing(&[Field::Sex, Field::DateOfBirth]);
    let unanswered = inputs.missing(MATURITY);
    if unanswered.len() > 1 {
        lacking.extend(unanswered);
    }
    if !lacking.is_empty() {
        screen.problems = vec![PredictorProblem::new(ProblemKind::MissingMandatoryInput, &lacking)];
        return screen;
    }
    let score = add_answers(&mut screen.contributions, inputs, MATURITY_ANSWERS);
    screen.status = Status::Scored;
    screen.score = Some(score);
    screen.flag = Some(score >= 10);
    screen
}

pub(super) const LEARNING: &[Field] =
    &[Field::WorkSkills, Field::ReadingWritingNumeracy, Field::LearningDifficulties, Field::Qualifications];
pub(super) const LEARNING_OPTIONAL: &[Field] = &[Field::NoFixedAbode, Field::Reading, Field::Numeracy];

const LEARNING_ANSWERS: &[Asked] = &[
    (Term::NoFixedAbode, &[Field::NoFixedAbode], ITS_OWN),
    (Term::WorkSkills, &[Field::WorkSkills], ITS_OWN),
    (Term::ReadingWritingNumeracy, &[Field::ReadingWritingNumeracy], ITS_OWN),
    (Term::Reading, &[Field::Reading], ITS_OWN),
    (Term::Numeracy, &[Field::Numeracy], ITS_OWN),
    (Term::LearningDifficulties, &[Field::LearningDifficulties], ITS_OWN),
];

/// LDS: learning disability and challenges, scored 0, 1 or 2.
///
/// At least three of 4.4, 4.7, 4.8 and 4.9 are needed; what else is missing counts 0.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 016919c (2026-08-04). Standing: confirmed.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, Level, Qualifications, screens};
/// use joint_risk::Status;
///
/// let inputs = Inputs {
///     work_skills: Some(Level::None),
///     learning_difficulties: Some(Level::Some),
///     qualifications: Some(Qualifications::None),
///     ..Inputs::default()
/// };
/// assert_eq!(screens::learning(&inputs).score, Some(1)); // at the boundary: 3 points
/// let with_reading = Inputs { reading: Some(true), ..inputs };
/// assert_eq!(screens::learning(&with_reading).status, Status::Incomplete); // reading without 4.7
/// ```
#[must_use]
pub fn learning(inputs: &Inputs) -> LearningScreen {
    screen_learning(&inputs.into())
}

pub(super) fn screen_learning(inputs: &Answers) -> LearningScreen {
    let mut screen = LearningScreen {
        status: Status::Incomplete,
        edition: "lds-2026",
        inputs: inputs_used(inputs, &[LEARNING_OPTIONAL, LEARNING]),
        contributions: Vec::new(),
        points: None,
        score: None,
        problems: Vec::new(),
    };
    let part_answered = inputs.has(Field::Reading) || inputs.has(Field::Numeracy);
    let mut checks = Checks::of(inputs, None, &mut screen.problems);
    if part_answered {
        checks.required(&[Field::ReadingWritingNumeracy]);
    }
    let too_few = inputs.missing(LEARNING).len() > 1;
    checks.refuse(too_few, ProblemKind::LdsNotEnoughFieldsPresent, LEARNING);
    if !screen.problems.is_empty() {
        return screen;
    }
    let mut sum = add_answers(&mut screen.contributions, inputs, LEARNING_ANSWERS);
    if inputs.choice(Field::Qualifications) == Some(Qualifications::None) {
        sum += 2;
        screen.contributions.push(Contribution::looked_up(Term::Qualifications, 2, 2));
    }
    screen.status = Status::Scored;
    screen.points = Some(sum);
    screen.score = Some(match sum {
        ..=2 => 0,
        3..=4 => 1,
        5.. => 2,
    });
    screen
}

pub use super::opd::personality;

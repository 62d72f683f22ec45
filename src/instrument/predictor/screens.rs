//! Three short screens: maturity (MST), learning disability and challenges (LDS) and personality disorder (OPD).

use serde::Serialize;

use super::checks::{Checks, age, missing};
use super::inputs::{Field, Inputs};
use super::problem::{PredictorProblem, ProblemKind, status_of};
use super::result::{Contribution, NotApplicable, inputs_used};
use super::scale::points;
use super::term::Term;
use crate::band::Status;
use crate::case::Sex;
use crate::date::Date;

/// MST: the maturity screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
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

/// Non-zero rows as contributions, and their sum.
pub(super) fn added(rows: &[(Term, i32)]) -> (Vec<Contribution>, i32) {
    let contributions = rows.iter().filter(|(_, points)| *points != 0);
    (
        contributions.map(|(item, points)| Contribution::looked_up(*item, *points, *points)).collect(),
        rows.iter().map(|(_, points)| points).sum(),
    )
}

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

/// MST: psychosocial maturity of men from 18 to 25, 0 to 19 points; the flag stands at 10.
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
    let in_range = inputs.date_of_birth.map(|born| (18..=25).contains(&age(born, assessed)));
    let reason = match (in_range, inputs.sex) {
        (Some(false), _) => Some(NotApplicable::Age),
        (Some(true), Some(Sex::Female)) => Some(NotApplicable::Female),
        _ => None,
    };
    if reason.is_some() {
        screen.status = Status::NotApplicable;
        screen.reason = reason;
        return screen;
    }
    let mut lacking = missing(inputs, &[Field::Sex, Field::DateOfBirth]);
    let unanswered = missing(inputs, MATURITY);
    if unanswered.len() > 1 {
        lacking.extend(unanswered);
    }
    if !lacking.is_empty() {
        screen.problems = vec![PredictorProblem::new(ProblemKind::MissingMandatoryInput, &lacking)];
        return screen;
    }
    let (contributions, score) = added(&[
        (Term::PeerGroup, points(inputs.peer_group_influence)),
        (Term::CriminalAssociates, points(inputs.criminal_associates)),
        (Term::Recklessness, points(inputs.recklessness)),
        (Term::Coping, points(inputs.coping)),
        (Term::AttitudeToSelf, points(inputs.attitude_to_self)),
        (Term::Impulsivity, points(inputs.impulsivity)),
        (Term::TemperControl, points(inputs.temper_control)),
        (Term::ProblemSolving, points(inputs.problem_solving)),
        (Term::Awareness, points(inputs.awareness)),
        (Term::OthersViews, points(inputs.others_views)),
    ]);
    screen.status = Status::Scored;
    screen.contributions = contributions;
    screen.score = Some(score);
    screen.flag = Some(score >= 10);
    screen
}

pub(super) const LEARNING: &[Field] =
    &[Field::WorkSkills, Field::ReadingWritingNumeracy, Field::LearningDifficulties, Field::Qualifications];
pub(super) const LEARNING_OPTIONAL: &[Field] = &[Field::NoFixedAbode, Field::Reading, Field::Numeracy];

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
    let mut screen = LearningScreen {
        status: Status::Incomplete,
        edition: "lds-2026",
        inputs: inputs_used(inputs, &[LEARNING_OPTIONAL, LEARNING]),
        contributions: Vec::new(),
        points: None,
        score: None,
        problems: Vec::new(),
    };
    let part_answered = inputs.reading.is_some() || inputs.numeracy.is_some();
    let mut checks = Checks::of(inputs);
    checks
        .refuse(
            inputs.reading_writing_numeracy.is_none() && part_answered,
            ProblemKind::MissingMandatoryInput,
            &[Field::ReadingWritingNumeracy],
        )
        .refuse(missing(inputs, LEARNING).len() > 1, ProblemKind::LdsNotEnoughFieldsPresent, LEARNING);
    screen.problems = checks.problems;
    if !screen.problems.is_empty() {
        return screen;
    }
    let (contributions, sum) = added(&[
        (Term::NoFixedAbode, points(inputs.no_fixed_abode)),
        (Term::WorkSkills, points(inputs.work_skills)),
        (Term::ReadingWritingNumeracy, points(inputs.reading_writing_numeracy)),
        (Term::Reading, points(inputs.reading)),
        (Term::Numeracy, points(inputs.numeracy)),
        (Term::LearningDifficulties, points(inputs.learning_difficulties)),
        (Term::Qualifications, points(inputs.qualifications)),
    ]);
    screen.status = Status::Scored;
    screen.contributions = contributions;
    screen.points = Some(sum);
    screen.score = Some(match sum {
        ..=2 => 0,
        3..=4 => 1,
        5.. => 2,
    });
    screen
}

pub use super::opd::personality;

impl PersonalityScreen {
    /// Not run, for these problems.
    pub(super) fn refused(mut self, problems: Vec<PredictorProblem>) -> Self {
        self.status = status_of(&problems);
        self.problems = problems;
        self
    }
}

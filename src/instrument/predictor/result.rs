//! What a predictor comes to, and why.

use serde::Serialize;

use super::answers::{Answers, InputValue};
use super::arithmetic::{Percentage, logistic, round_half_up};
use super::inputs::{FIELDS, Field, as_paths};
use super::name::Predictor;
use super::problem::{PredictorProblem, status_of};
use super::term::Term;
use crate::band::{Band, Range, Status};
use crate::code::{Code, codes};

codes! {
    /// Which equation a score comes from.
    #[cfg_attr(feature = "types", ts(rename = "PredictorForm"))]
    pub enum Form {
        /// Criminal history alone.
        Static = "static",
        /// Criminal history and the answers of the assessment.
        Dynamic = "dynamic",
    }
}

codes! {
    /// Why a predictor is not for this person.
    #[cfg_attr(feature = "types", ts(rename = "PredictorReason"))]
    pub enum NotApplicable {
        /// It is for men.
        Female = "female",
        /// No sexual offence in the history.
        NoSexualOffence = "no-sexual-offence",
        /// The age is outside the range of the screen.
        Age = "age",
    }
}

/// What one term added. Terms that add nothing are left out: the inputs tell them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PredictorContribution"))]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// Which.
    pub item: Term,
    /// Its value: a count, an age, points of an answer, or 1 for yes.
    pub value: f64,
    /// What the value is multiplied by; `None` where a table gives the points.
    pub coefficient: Option<f64>,
    /// What it added: logits where there is a coefficient, percentage points in a sum of percentages, else points.
    pub added: f64,
}

impl Contribution {
    /// `coefficient` × `value`.
    pub(super) fn product(item: Term, coefficient: f64, value: f64) -> Self {
        // Zero added to minus zero is zero.
        Self { item, value: value + 0.0, coefficient: Some(coefficient), added: coefficient * value + 0.0 }
    }

    /// Points, or logits, that a table gives for `value`.
    pub(super) fn looked_up(item: Term, value: impl Into<f64>, added: impl Into<f64>) -> Self {
        Self { item, value: value.into() + 0.0, coefficient: None, added: added.into() + 0.0 }
    }
}

/// An input that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PredictorInput"))]
pub struct InputUsed {
    /// Which.
    pub item: Field,
    /// Its path in the case.
    pub field: &'static str,
    /// As given.
    pub value: InputValue,
}

/// Every one of `fields` that was given.
pub(super) fn inputs_used(inputs: &Answers, fields: &[&[Field]]) -> Vec<Field> {
    let mut given = Vec::with_capacity(FIELDS);
    for list in fields {
        for field in *list {
            if inputs.has(*field) {
                given.push(*field);
            }
        }
    }
    given
}

/// Every input that was given, with its value.
pub(super) fn all_used(inputs: &Answers) -> Vec<InputUsed> {
    let mut used = Vec::with_capacity(FIELDS);
    for field in Field::VALUES {
        if let Some(value) = inputs.value(*field) {
            used.push(InputUsed { item: *field, field: field.path(), value });
        }
    }
    used
}

/// A probability, and the whole percentage that is published of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reoffending {
    /// From 0 to 1, unrounded.
    pub probability: f64,
    /// In percent, rounded half up as the predictor publishes it.
    pub percentage: f64,
}

/// What a predictor comes to. Members that do not apply are `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Prediction {
    /// Which predictor.
    pub predictor: Predictor,
    /// How far it was scored.
    pub status: Status,
    /// Why it is not for this person.
    pub reason: Option<NotApplicable>,
    /// Edition of the predictor.
    pub edition: &'static str,
    /// Static, from the criminal history alone, or dynamic; `None` where there are not both.
    pub form: Option<Form>,
    /// Paths of the answers without which there is only the static form.
    #[serde(serialize_with = "as_paths")]
    #[cfg_attr(feature = "types", ts(type = "string[]"))]
    pub missing_dynamic: Vec<Field>,
    /// What it used of the inputs that were given.
    pub inputs: Vec<Field>,
    /// What each term added, in the guide's order.
    pub contributions: Vec<Contribution>,
    /// Points.
    pub points: Option<i32>,
    /// Sum of the terms in logits; for RSR and CSRP, which add percentages, `None`.
    pub z: Option<f64>,
    /// Within one year, where it is published.
    pub one_year: Option<Reoffending>,
    /// Within two years; for the sums and the sexual predictors, as published.
    pub two_year: Option<Reoffending>,
    /// Band of the published percentage, or of the points.
    pub band: Option<Band>,
    /// Whether the band was lowered for five years without an offence.
    pub reduced: Option<bool>,
    /// Bands that the answers still missing allow: for a static score, every band of the completed dynamic form.
    pub range: Option<Range>,
    /// Why it could not be scored, or not in its dynamic form.
    pub problems: Vec<PredictorProblem>,
    /// The lowest and the highest percentage that the missing answers allow: what a sum takes of its parts.
    #[serde(skip)]
    pub(super) percentages: Option<(Percentage, Percentage)>,
}

impl Prediction {
    /// Nothing scored yet.
    pub(super) fn unscored(predictor: Predictor, edition: &'static str) -> Self {
        Self {
            predictor,
            status: Status::Incomplete,
            reason: None,
            edition,
            form: None,
            missing_dynamic: Vec::new(),
            inputs: Vec::new(),
            contributions: Vec::new(),
            points: None,
            z: None,
            one_year: None,
            two_year: None,
            band: None,
            reduced: None,
            range: None,
            problems: Vec::new(),
            percentages: None,
        }
    }

    /// Whether it has problems: then it is not scored, and what is missing leaves every band up to `highest` open.
    pub(super) fn is_refused(&mut self, highest: Band) -> bool {
        self.is_refused_with(&[], highest)
    }

    /// The same, where the problems of its `parts` count as well; it does not list them itself.
    pub(super) fn is_refused_with(&mut self, parts: &[&[PredictorProblem]], highest: Band) -> bool {
        if self.problems.is_empty() {
            return false;
        }
        let mut fields = Vec::new();
        self.status = Status::Incomplete;
        for list in [&self.problems[..]].iter().chain(parts) {
            if status_of(list) == Status::Invalid {
                self.status = Status::Invalid;
                return true;
            }
            for problem in *list {
                fields.extend_from_slice(&problem.fields);
            }
        }
        self.range = Some(Range { lowest: Band::Low, highest, decided_by: paths(&fields) });
        true
    }

    /// Not for this person.
    pub(super) fn not_for(&mut self, reason: NotApplicable) {
        self.status = Status::NotApplicable;
        self.reason = Some(reason);
    }

    /// Where an answer is missing that the published rule takes as no, there is no band: only what is possible. The
    /// answers of the dynamic form are another matter; without them the static form is used.
    pub(super) fn leave_open(&mut self) {
        let Some(range) = &self.range else { return };
        let taken_as_no = [Field::StrangerVictim, Field::DateOfLatestOffence, Field::DateOfLatestSexualOffence];
        let decides = |field: &Field| range.decided_by.iter().any(|path| path == field.path());
        if self.status == Status::Scored && range.lowest != range.highest && taken_as_no.iter().any(decides) {
            self.status = Status::Incomplete;
            (self.points, self.z, self.one_year, self.two_year) = (None, None, None, None);
            (self.band, self.reduced) = (None, None);
        }
    }

    /// Scored, and nothing left open.
    pub(super) fn score(&mut self, band: Band) {
        self.status = Status::Scored;
        self.band = Some(band);
        self.range = Some(Range::certain(band));
    }

    /// Scored, and nothing adds to it.
    pub(super) fn score_nothing(&mut self) {
        self.two_year = Some(Reoffending { probability: 0.0, percentage: 0.0 });
        self.score(Band::Low);
    }

    /// Scored by points on a logistic curve, which makes whole percentages; `bands` are those within two years.
    pub(super) fn score_points(&mut self, points: i32, curve: &Curve, bands: &Bands) {
        let z = |shift: f64| curve.slope * f64::from(points) - shift;
        let [one_year, two_years] = curve.shifts.map(|shift| {
            let probability = logistic(z(shift));
            let percentage = Percentage::held_whole(round_half_up(probability, 100.0)).value();
            Reoffending { probability, percentage }
        });
        let [_, shift] = curve.shifts;
        self.form = Some(Form::Dynamic);
        self.points = Some(points);
        self.z = Some(z(shift));
        self.one_year = Some(one_year);
        self.two_year = Some(two_years);
        self.score(bands.of(two_years.percentage));
    }

    /// The published percentage in hundredths, or nothing where the predictor is not for this person.
    pub(super) fn hundredths(&self) -> Percentage {
        self.two_year.map_or(Percentage::ZERO, |likelihood| Percentage::of(likelihood.percentage / 100.0))
    }
}

/// The curve on which points lie, within one year and two.
pub(super) struct Curve {
    pub slope: f64,
    pub shifts: [f64; 2],
}

/// The points from a value on, the greatest value first; below the last there are none.
pub(super) type Steps = &'static [(i32, i32)];

/// Adds up what `steps` give for each value; rows that give nothing are left out of the contributions.
pub(super) fn add_points(contributions: &mut Vec<Contribution>, rows: &[(Term, i32, Steps)]) -> i32 {
    let mut sum = 0;
    for (item, value, steps) in rows {
        let points = steps.iter().find(|(from, _)| value >= from).map_or(0, |(_, points)| *points);
        sum += points;
        if points != 0 {
            contributions.push(Contribution::looked_up(*item, *value, points));
        }
    }
    sum
}

/// A term, the answers whose points it adds up, and what their sum gives.
pub(super) type Asked = (Term, &'static [Field], Steps);

/// Adds up what each sum of answers gives, as [`add_points`] does.
pub(super) fn add_answers(contributions: &mut Vec<Contribution>, inputs: &Answers, asked: &[Asked]) -> i32 {
    asked.iter().map(|(item, fields, steps)| add_points(contributions, &[(*item, inputs.sum(fields), steps)])).sum()
}

/// Paths of `fields`, each once.
pub(super) fn paths(fields: &[Field]) -> Vec<String> {
    let mut paths: Vec<String> = Vec::with_capacity(fields.len());
    for field in fields {
        let path = field.path();
        if !paths.iter().any(|known| known == path) {
            paths.push(path.to_owned());
        }
    }
    paths
}

/// The sum of what the terms added, in their order.
pub(super) fn total(contributions: &[Contribution]) -> f64 {
    contributions.iter().fold(0.0, |sum, contribution| sum + contribution.added)
}

/// Where the bands medium, high and very high begin; infinite where there is no such band.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bands(pub [f64; 3]);

impl Bands {
    /// The band in which `value` lies.
    pub fn of(&self, value: f64) -> Band {
        let [medium, high, very_high] = self.0;
        if value >= very_high {
            Band::VeryHigh
        } else if value >= high {
            Band::High
        } else if value >= medium {
            Band::Medium
        } else {
            Band::Low
        }
    }
}

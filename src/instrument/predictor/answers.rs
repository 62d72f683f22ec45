//! The inputs as the tables of the predictors read them: a cell for each field.

use serde::Serialize;

use super::category::{IndexOffence, Ogrs3Class};
use super::cell::{Cell, Input, Kind};
use super::inputs::{FIELDS, Field, Inputs};
use super::scale::{PreviousOffence, PreviousOffences};
use crate::case::Sex;
use crate::code::Code;
use crate::date::Date;

/// An input as the result repeats it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PredictorInputValue"))]
#[serde(untagged)]
pub enum InputValue {
    /// A count or an age.
    Number(i32),
    /// Yes or no.
    Flag(bool),
    /// A code.
    Code(&'static str),
    /// A day.
    Day(Date),
    /// Several codes.
    Codes(Vec<&'static str>),
}

/// Everything that the predictors ask, by field.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Answers, Field, InputValue, Inputs, Level};
/// let answers = Answers::from(&Inputs { accommodation: Some(Level::Some), ..Inputs::default() });
/// assert_eq!(answers.value(Field::Accommodation), Some(InputValue::Code("some")));
/// assert_eq!(answers.value(Field::Impulsivity), None); // unknown is not none
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers([Cell; FIELDS]);

impl Default for Answers {
    fn default() -> Self {
        Self([Cell::Missing; FIELDS])
    }
}

impl Answers {
    fn cell(&self, field: Field) -> Cell {
        self.0.get(field as usize).copied().unwrap_or_default()
    }

    /// Whether the input was given.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.cell(field) != Cell::Missing
    }

    /// The input as the result repeats it.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<InputValue> {
        let at = |codes: &[&'static str], place: i32| {
            InputValue::Code(
                usize::try_from(place).ok().and_then(|place| codes.get(place)).copied().unwrap_or_default(),
            )
        };
        Some(match (self.cell(field), field.row().kind) {
            (Cell::Missing, _) => return None,
            (Cell::Day(day), _) => InputValue::Day(day),
            (Cell::Offence(offence), _) => InputValue::Code(offence.code()),
            (Cell::Number(place), Kind::One(codes)) => at(codes, place),
            (Cell::PreviousOffences(offences), _) => InputValue::Codes(offences.iter().map(Code::code).collect()),
            (Cell::Number(yes), Kind::Flag) => InputValue::Flag(yes != 0),
            (Cell::Number(number), Kind::Number | Kind::Day | Kind::Offence | Kind::Several) => {
                InputValue::Number(number)
            }
        })
    }

    pub(super) fn set(&mut self, field: Field, given: impl Input) {
        self.put(field, given.cell());
    }

    /// Takes an input back, or puts it into the form in which it is kept.
    pub(super) fn put(&mut self, field: Field, cell: Cell) {
        if let Some(slot) = self.0.get_mut(field as usize) {
            *slot = cell;
        }
    }

    /// A count or an age; of another answer, the number that it is kept as.
    pub(super) fn number(&self, field: Field) -> Option<i32> {
        match self.cell(field) {
            Cell::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The points of an answer, and 0 where there is none: only where the rule itself says so.
    pub(super) fn points(&self, field: Field) -> i32 {
        self.number(field).unwrap_or(0)
    }

    /// The points of several answers together.
    pub(super) fn sum(&self, fields: &[Field]) -> i32 {
        fields.iter().map(|field| self.points(*field)).sum()
    }

    /// Answered, with more than no: yes, or some or significant problems.
    pub(super) fn holds(&self, field: Field) -> bool {
        self.points(field) > 0
    }

    /// Yes or no, where that was answered.
    pub(super) fn flag(&self, field: Field) -> Option<bool> {
        self.number(field).map(|yes| yes != 0)
    }

    pub(super) fn day(&self, field: Field) -> Option<Date> {
        match self.cell(field) {
            Cell::Day(day) => Some(day),
            _ => None,
        }
    }

    pub(super) fn sex(&self) -> Option<Sex> {
        self.choice(Field::Sex)
    }

    /// The code that was answered.
    pub(super) fn choice<T: Code>(&self, field: Field) -> Option<T> {
        self.number(field).and_then(|place| usize::try_from(place).ok()).and_then(T::at)
    }

    /// Whether this is one of the offences of the past.
    pub(super) fn has_previous(&self, offence: PreviousOffence) -> bool {
        matches!(self.cell(Field::PreviousOffences), Cell::PreviousOffences(offences) if offences.contains(offence))
    }

    pub(super) fn offence(&self) -> Option<IndexOffence> {
        match self.cell(Field::Offence) {
            Cell::Offence(offence) => Some(offence),
            _ => None,
        }
    }

    /// What OGRS3 makes of the offence; `None` where its code was no code.
    pub(super) fn ogrs3_class(&self) -> Option<Ogrs3Class> {
        match self.offence() {
            Some(IndexOffence::Given(offence)) => Some(offence.ogrs3),
            _ => None,
        }
    }

    /// Answers `field` with what adds least to a score, or most.
    pub(super) fn answer_at_an_end(&mut self, field: Field, most: bool) {
        let greatest = match field.row().kind {
            Kind::One(codes) => i32::try_from(codes.len()).unwrap_or(1) - 1,
            Kind::Flag | Kind::Number | Kind::Day | Kind::Offence => 1,
            Kind::Several => {
                let offences = PreviousOffence::VALUES.iter().copied().filter(|_| most);
                return self.set(field, PreviousOffences::from_iter(offences));
            }
        };
        self.put(field, Cell::Number(if most { greatest } else { 0 }));
    }

    /// Those of `fields` that were not given.
    pub(super) fn missing(&self, fields: &[Field]) -> Vec<Field> {
        fields.iter().copied().filter(|field| !self.has(*field)).collect()
    }
}

impl From<&Inputs> for Answers {
    fn from(inputs: &Inputs) -> Self {
        Self(inputs.cells())
    }
}

impl Inputs {
    /// The input as the result repeats it.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<InputValue> {
        Answers::from(self).value(field)
    }
}

//! What a case has given of the predictors' inputs so far, and what of it cannot be used.

use super::answers::Answers;
use super::cell::{Cell, Input};
use super::inputs::Field;
use crate::case::reader::Answer;
use crate::source::Standing;

/// What a case says of a predictor's questions.
#[derive(Debug, Clone, Default)]
pub struct FromCase {
    /// Every usable answer.
    pub inputs: Answers,
    /// Inputs with a problem: no predictor that uses one is scored.
    pub refused: Vec<Field>,
    /// Inputs that the conviction history gave, each with the standing of the counting rules that it rests on.
    pub derived: Vec<(Field, Standing)>,
    /// The start of risk of Risk Matrix is taken for 1.38.
    pub start_of_risk: bool,
}

impl FromCase {
    pub(super) fn refuse(&mut self, field: Field) {
        if !self.refused.contains(&field) {
            self.refused.push(field);
        }
    }

    pub(super) fn take(&mut self, field: Field, answer: Answer<impl Input>) {
        self.take_cell(field, answer.and_then(|given| Answer::Given(given.cell())));
    }

    pub(super) fn take_cell(&mut self, field: Field, answer: Answer<Cell>) {
        match answer {
            Answer::Missing => {}
            Answer::Refused => self.refuse(field),
            Answer::Given(cell) => self.inputs.put(field, cell),
        }
    }

    /// Takes an answer back: it has a problem.
    pub(super) fn take_back(&mut self, field: Field) {
        self.inputs.put(field, Cell::Missing);
        self.refuse(field);
    }

    /// Takes an answer from the history.
    pub(super) fn derive(&mut self, field: Field, cell: Cell, standing: Standing) {
        self.inputs.put(field, cell);
        self.derived.push((field, standing));
    }

    pub(super) fn is_open(&self, field: Field) -> bool {
        !self.inputs.has(field) && !self.refused.contains(&field)
    }
}

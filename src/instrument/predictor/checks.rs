//! The conditions that several predictors share. Each fires only where its inputs are there.

use super::category::IndexOffence;
use super::inputs::{Field, Inputs};
use super::problem::{PredictorProblem, ProblemKind};

use crate::date::Date;

/// Problems as they are found.
pub(super) struct Checks<'a> {
    pub inputs: &'a Inputs,
    pub problems: Vec<PredictorProblem>,
}

impl<'a> Checks<'a> {
    pub fn of(inputs: &'a Inputs) -> Self {
        Self { inputs, problems: Vec::new() }
    }

    /// One problem for all of `fields` that are missing.
    pub fn required(&mut self, fields: &[Field]) -> &mut Self {
        let missing = missing(self.inputs, fields);
        self.refuse(!missing.is_empty(), ProblemKind::MissingMandatoryInput, &missing)
    }

    pub fn refuse(&mut self, refused: bool, kind: ProblemKind, fields: &[Field]) -> &mut Self {
        if refused {
            self.problems.push(PredictorProblem::new(kind, fields));
        }
        self
    }

    pub fn conviction_after_birth(&mut self) -> &mut Self {
        let refused =
            self.inputs.date_of_conviction.zip(self.inputs.date_of_birth).is_some_and(|(on, born)| on <= born);
        self.refuse(
            refused,
            ProblemKind::DateOfCurrentConvictionBeforeDateOfBirth,
            &[Field::DateOfBirth, Field::DateOfConviction],
        )
    }

    pub fn first_sanction_before_conviction(&mut self) -> &mut Self {
        let Inputs {
            date_of_birth: Some(born), date_of_conviction: Some(on), age_at_first_sanction: Some(first), ..
        } = *self.inputs
        else {
            return self;
        };
        self.refuse(
            on > born && age(born, on) < first,
            ProblemKind::AgeAtFirstSanctionAfterAgeAtCurrentConviction,
            &[Field::AgeAtFirstSanction, Field::DateOfBirth, Field::DateOfConviction],
        )
    }

    pub fn conviction_within_three_months(&mut self, assessed: Date) -> &mut Self {
        let refused = self.inputs.date_of_conviction.is_some_and(|on| on > assessed.plus_months(3));
        self.refuse(
            refused,
            ProblemKind::DateOfCurrentConvictionWithinThreeMonthsOfAssessmentDate,
            &[Field::DateOfConviction],
        )
    }

    pub fn first_sanction_in_range(&mut self) -> &mut Self {
        let refused = self.inputs.age_at_first_sanction.is_some_and(|age| !(0..=109).contains(&age));
        self.refuse(refused, ProblemKind::AgeAtFirstSanctionOutOfRange, &[Field::AgeAtFirstSanction])
    }

    pub fn total_in_range(&mut self) -> &mut Self {
        let refused = self.inputs.total_sanctions.is_some_and(|total| !(1..=999).contains(&total));
        self.refuse(refused, ProblemKind::TotalNumberOfSanctionsOutOfRange, &[Field::TotalSanctions])
    }

    pub fn violent_in_range(&mut self) -> &mut Self {
        let Some(violent) = self.inputs.violent_sanctions else { return self };
        let refused = violent < 0 || self.inputs.total_sanctions.is_some_and(|total| violent > total);
        self.refuse(refused, ProblemKind::ViolentSanctionOutOfRange, &[Field::TotalSanctions, Field::ViolentSanctions])
    }

    pub fn offence_mapped(&mut self) -> &mut Self {
        let offence = self.inputs.offence;
        self.offence_well_formed().refuse(
            matches!(offence, Some(given @ IndexOffence::Given(_)) if given.category().is_none()),
            ProblemKind::OffenceCodeMappingNotFound,
            &[Field::Offence],
        )
    }

    pub fn offence_well_formed(&mut self) -> &mut Self {
        let refused = matches!(self.inputs.offence, Some(IndexOffence::Malformed));
        self.refuse(refused, ProblemKind::OffenceCodeIncorrectFormat, &[Field::Offence])
    }

    /// `from`: the start of follow-up, or what stands for it.
    pub fn follow_up_after_birth(&mut self, from: Option<Date>) -> &mut Self {
        let refused = from.zip(self.inputs.date_of_birth).is_some_and(|(from, born)| from <= born);
        self.refuse(
            refused,
            ProblemKind::DateOfStartOfFollowupBeforeDateOfBirth,
            &[Field::DateOfBirth, Field::StartOfFollowUp],
        )
    }

    pub fn follow_up_in_range(&mut self, from: Option<Date>) -> &mut Self {
        let refused = from.zip(self.inputs.date_of_birth).is_some_and(|(from, born)| age(born, from) >= 110);
        self.refuse(refused, ProblemKind::DateOfStartOfFollowupOutOfRange, &[Field::StartOfFollowUp])
    }
}

/// Those of `fields` that were not given.
pub(super) fn missing(inputs: &Inputs, fields: &[Field]) -> Vec<Field> {
    fields.iter().copied().filter(|field| !inputs.has(*field)).collect()
}

/// Whole years completed; below 0 as 0, which the checks refuse first.
pub(super) fn age(born: Date, on: Date) -> i32 {
    born.completed_years(on).map_or(0, i32::from)
}

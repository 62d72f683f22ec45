//! The conditions that the predictors hold their inputs against. Each fires only where its inputs are there.

use super::answers::Answers;
use super::category::{IndexOffence, Ogrs3Class};
use super::inputs::Field;
use super::problem::{PredictorProblem, ProblemKind};
use crate::date::Date;

/// A condition that several predictors have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    ConvictionAfterBirth,
    /// No more than three months after the assessment.
    ConvictionNotFarAhead,
    TenAtConviction,
    FirstSanctionInRange,
    FirstSanctionBeforeConviction,
    TotalInRange,
    ViolentInRange,
    OffenceWellFormed,
    OffenceMapped,
    /// OGRS3 has a weight for the code.
    OffenceGrouped,
    /// OGRS3 need not know which of several offences it is.
    OffenceExact,
    /// Given, or the conviction for it.
    FollowUpGiven,
    /// Where the conviction is taken for it, that.
    FollowUpAfterBirth,
    FollowUpInRange,
    /// The start of follow-up itself.
    StartAfterBirth,
    StartInRange,
    StartNotBeforeConviction,
    TenAtStart,
    AdultAtStart,
}

/// Problems as they are found.
pub(super) struct Checks<'a> {
    pub inputs: &'a Answers,
    /// The day of the assessment, where the predictor reads it.
    assessed: Option<Date>,
    pub problems: &'a mut Vec<PredictorProblem>,
}

impl<'a> Checks<'a> {
    pub fn of(inputs: &'a Answers, assessed: Option<Date>, problems: &'a mut Vec<PredictorProblem>) -> Self {
        Self { inputs, assessed, problems }
    }

    /// One problem for all of `fields` that are missing.
    pub fn required(&mut self, fields: &[Field]) {
        let missing = self.inputs.missing(fields);
        self.refuse(!missing.is_empty(), ProblemKind::MissingMandatoryInput, &missing);
    }

    pub fn refuse(&mut self, refused: bool, kind: ProblemKind, fields: &[Field]) {
        if refused {
            self.problems.push(PredictorProblem::new(kind, fields));
        }
    }

    /// Holds the inputs against each of `checks`, in this order.
    pub fn run(&mut self, checks: &[Check]) {
        for check in checks {
            let (kind, fields) = check.problem();
            self.refuse(self.fails(*check), kind, fields);
        }
    }

    fn fails(&self, check: Check) -> bool {
        let inputs = self.inputs;
        let born = inputs.day(Field::DateOfBirth);
        let convicted = inputs.day(Field::DateOfConviction);
        let start = inputs.day(Field::StartOfFollowUp);
        let from = start.or(convicted);
        let total = inputs.number(Field::TotalSanctions);
        let at_birth = |on: Option<Date>| born.zip(on).is_some_and(|(born, on)| on <= born);
        let too_old = |on: Option<Date>| born.zip(on).is_some_and(|(born, on)| age(born, on) >= 110);
        // Who is not born yet has no age: that is its own problem.
        let younger =
            |on: Option<Date>, than: i32| born.zip(on).is_some_and(|(born, on)| on > born && age(born, on) < than);
        match check {
            Check::ConvictionAfterBirth => at_birth(convicted),
            Check::ConvictionNotFarAhead => {
                convicted.zip(self.assessed).is_some_and(|(on, assessed)| on > assessed.plus_months(3))
            }
            Check::TenAtConviction => younger(convicted, 10),
            Check::FirstSanctionInRange => {
                inputs.number(Field::AgeAtFirstSanction).is_some_and(|age| !(0..=109).contains(&age))
            }
            Check::FirstSanctionBeforeConviction => {
                inputs.number(Field::AgeAtFirstSanction).is_some_and(|first| younger(convicted, first))
            }
            Check::TotalInRange => total.is_some_and(|total| !(1..=999).contains(&total)),
            Check::ViolentInRange => inputs
                .number(Field::ViolentSanctions)
                .is_some_and(|violent| violent < 0 || total.is_some_and(|total| violent > total)),
            Check::OffenceWellFormed => inputs.offence() == Some(IndexOffence::Malformed),
            Check::OffenceMapped => {
                inputs.ogrs3_class().is_some() && inputs.offence().and_then(IndexOffence::category).is_none()
            }
            Check::OffenceGrouped => inputs.ogrs3_class() == Some(Ogrs3Class::Unmapped),
            Check::OffenceExact => inputs.ogrs3_class() == Some(Ogrs3Class::NeedsDetails),
            Check::FollowUpGiven => from.is_none(),
            Check::FollowUpAfterBirth => at_birth(from),
            Check::FollowUpInRange => too_old(from),
            Check::StartAfterBirth => at_birth(start),
            Check::StartInRange => too_old(start),
            Check::StartNotBeforeConviction => start.zip(convicted).is_some_and(|(start, convicted)| start < convicted),
            Check::TenAtStart => younger(start, 10),
            Check::AdultAtStart => younger(start, 18),
        }
    }
}

impl Check {
    /// What is wrong where it fails.
    const fn problem(self) -> (ProblemKind, &'static [Field]) {
        use Field::{
            AgeAtFirstSanction, DateOfBirth, DateOfConviction, Offence, StartOfFollowUp, TotalSanctions,
            ViolentSanctions,
        };
        match self {
            Self::ConvictionAfterBirth => {
                (ProblemKind::DateOfCurrentConvictionBeforeDateOfBirth, &[DateOfBirth, DateOfConviction])
            }
            Self::ConvictionNotFarAhead => {
                (ProblemKind::DateOfCurrentConvictionWithinThreeMonthsOfAssessmentDate, &[DateOfConviction])
            }
            Self::TenAtConviction => (ProblemKind::AgeAtCurrentConvictionLessThanTen, &[DateOfBirth, DateOfConviction]),
            Self::FirstSanctionInRange => (ProblemKind::AgeAtFirstSanctionOutOfRange, &[AgeAtFirstSanction]),
            Self::FirstSanctionBeforeConviction => (
                ProblemKind::AgeAtFirstSanctionAfterAgeAtCurrentConviction,
                &[AgeAtFirstSanction, DateOfBirth, DateOfConviction],
            ),
            Self::TotalInRange => (ProblemKind::TotalNumberOfSanctionsOutOfRange, &[TotalSanctions]),
            Self::ViolentInRange => (ProblemKind::ViolentSanctionOutOfRange, &[TotalSanctions, ViolentSanctions]),
            Self::OffenceWellFormed => (ProblemKind::OffenceCodeIncorrectFormat, &[Offence]),
            Self::OffenceMapped | Self::OffenceGrouped => (ProblemKind::OffenceCodeMappingNotFound, &[Offence]),
            Self::OffenceExact => (ProblemKind::NeedDetailsOfExactOffence, &[Offence]),
            Self::FollowUpGiven => (ProblemKind::DateOfStartOfFollowupRequired, &[StartOfFollowUp]),
            Self::FollowUpAfterBirth | Self::StartAfterBirth => {
                (ProblemKind::DateOfStartOfFollowupBeforeDateOfBirth, &[DateOfBirth, StartOfFollowUp])
            }
            Self::FollowUpInRange | Self::StartInRange => {
                (ProblemKind::DateOfStartOfFollowupOutOfRange, &[StartOfFollowUp])
            }
            Self::StartNotBeforeConviction => {
                (ProblemKind::FollowUpDateBeforeConvictionDate, &[StartOfFollowUp, DateOfConviction])
            }
            Self::TenAtStart | Self::AdultAtStart => {
                (ProblemKind::AgeAtStartOfFollowupTooLow, &[DateOfBirth, StartOfFollowUp])
            }
        }
    }
}

/// Whole years completed; below 0 as 0, which the checks refuse first.
pub(super) fn age(born: Date, on: Date) -> i32 {
    born.completed_years(on).map_or(0, i32::from)
}

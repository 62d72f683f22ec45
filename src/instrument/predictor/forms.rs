//! Predictors with a static and a dynamic form: which form can be scored, and what the missing answers leave open.

use super::arithmetic::{Percentage, logistic};
use super::category::IndexOffence;
use super::checks::{Checks, missing};
use super::inputs::{Field, InputValue, Inputs};
use super::model::{Facts, Model};
use super::problem::{PredictorProblem, ProblemKind, status_of};
use super::result::{Form, Prediction, Predictor, Reoffending, inputs_used, paths, total};
use super::scale::{Level, Motivation, PreviousOffence, PreviousOffences, RelationshipStatus};
use crate::band::{Band, Range, Status};
use crate::code::Code;
use crate::date::Date;

/// A predictor with two forms.
pub(super) struct TwoForms {
    pub predictor: Predictor,
    pub edition: &'static str,
    /// Inputs that the static form cannot do without.
    pub required: &'static [Field],
    /// Inputs that the static form uses where given.
    pub optional: &'static [Field],
    /// Answers that the dynamic form cannot do without.
    pub dynamic: &'static [Field],
    /// Drugs that need 8.8 answered where they are used.
    pub drugs: &'static [Field],
    /// Inputs that the dynamic form uses where given.
    pub dynamic_optional: &'static [Field],
    pub static_model: &'static Model,
    pub dynamic_model: &'static Model,
    /// The conditions of the static form, after the missing inputs.
    pub check: fn(&mut Checks<'_>, Date),
    /// The start of follow-up, or what stands for it.
    pub from: fn(&Inputs) -> Option<Date>,
    /// The band of the published percentage, where there is one.
    pub band: fn(Percentage) -> Option<Band>,
}

/// A prediction, and the lowest and the highest percentage that the missing answers allow.
pub(super) struct Outcome {
    pub prediction: Prediction,
    pub percentages: Option<(Percentage, Percentage)>,
}

impl TwoForms {
    /// Every field that either form reads.
    pub const fn uses(&self) -> [&'static [Field]; 5] {
        [self.required, self.optional, self.dynamic, self.drugs, self.dynamic_optional]
    }

    /// The form asked for, or without one the dynamic form where its answers are there and else the static.
    pub fn score(&self, inputs: &Inputs, assessed: Date, asked: Option<Form>) -> Outcome {
        let mut prediction = Prediction::unscored(self.predictor, self.edition);
        let mut checks = Checks::of(inputs);
        checks.required(self.required);
        (self.check)(&mut checks, assessed);
        let mut problems = checks.problems;
        let refused = !problems.is_empty();
        let mut open = Vec::new();
        if asked != Some(Form::Static) {
            prediction.missing_dynamic = self.missing_dynamic(inputs);
            open.clone_from(&prediction.missing_dynamic);
            problems.extend(self.drugs_without_motivation(inputs));
            if problems.iter().any(|problem| problem.kind == ProblemKind::MotivationToTackleDrugMisuseInconsistent)
                && !open.contains(&Field::DrugMotivation)
            {
                open.push(Field::DrugMotivation);
            }
        }
        let dynamic = asked != Some(Form::Static) && open.is_empty();
        let used: &[&[Field]] = if dynamic {
            &[self.required, self.optional, self.dynamic, self.drugs, self.dynamic_optional]
        } else {
            &[self.required, self.optional]
        };
        prediction.inputs = inputs_used(inputs, used);
        let facts = if refused { None } else { self.facts(inputs, assessed) };
        let Some(facts) = facts else {
            let highest = (self.band)(Percentage::hundredths(9_999)).unwrap_or(Band::VeryHigh);
            return Outcome { prediction: prediction.refused(problems, highest), percentages: None };
        };
        // 8.8 may be left out where no drug is used, and counts where it is answered all the same.
        let reads_motivation =
            [self.dynamic, self.dynamic_optional].iter().any(|read| read.contains(&Field::DrugMotivation));
        if !open.is_empty()
            && reads_motivation
            && inputs.drug_motivation.is_none()
            && !open.contains(&Field::DrugMotivation)
        {
            open.push(Field::DrugMotivation);
        }
        let percentages = (!open.is_empty()).then(|| self.completions(inputs, &facts, &open));
        prediction.range = percentages.and_then(|(lowest, highest)| {
            let (lowest, highest) = ((self.band)(lowest)?, (self.band)(highest)?);
            let decided_by = if lowest == highest { Vec::new() } else { paths(open.iter().copied()) };
            Some(Range { lowest, highest, decided_by })
        });
        if asked == Some(Form::Dynamic) && !open.is_empty() {
            prediction.status = status_of(&problems);
            prediction.problems = problems;
            return Outcome { prediction, percentages };
        }
        let model = if dynamic { self.dynamic_model } else { self.static_model };
        prediction.form = Some(if dynamic { Form::Dynamic } else { Form::Static });
        prediction.contributions = model.contributions(&facts, inputs);
        let z = total(&prediction.contributions);
        let probability = logistic(z);
        let percentage = Percentage::of(probability).held();
        prediction.z = Some(z);
        prediction.two_year = Some(Reoffending { probability, percentage: percentage.value() });
        prediction.band = (self.band)(percentage);
        prediction.range = prediction.range.or_else(|| prediction.band.map(Range::certain));
        prediction.status = Status::Scored;
        prediction.problems = problems;
        Outcome { prediction, percentages: Some(percentages.unwrap_or((percentage, percentage))) }
    }

    fn facts(&self, inputs: &Inputs, assessed: Date) -> Option<Facts> {
        Facts::of(inputs, inputs.offence.and_then(IndexOffence::category)?, (self.from)(inputs)?, assessed)
    }

    /// SNSV alone takes the answer about the partner, and only where 6.7 is yes.
    fn missing_dynamic(&self, inputs: &Inputs) -> Vec<Field> {
        let mut fields = missing(inputs, self.dynamic);
        if self.dynamic_optional.contains(&Field::DomesticAbuseAgainstPartner)
            && inputs.domestic_abuse == Some(true)
            && inputs.domestic_abuse_against_partner.is_none()
        {
            fields.push(Field::DomesticAbuseAgainstPartner);
        }
        fields
    }

    fn drugs_without_motivation(&self, inputs: &Inputs) -> Option<PredictorProblem> {
        let used = self.drugs.iter().any(|drug| inputs.value(*drug) == Some(InputValue::Flag(true)));
        (used && inputs.drug_motivation.is_none()).then(|| {
            PredictorProblem::new(ProblemKind::MotivationToTackleDrugMisuseInconsistent, &[Field::DrugMotivation])
        })
    }

    /// The least and the most that the dynamic form can come to once `open` is answered.
    ///
    /// Every answer raises the score or leaves it, but for living together: that lowers it, and counts 6.4 twice.
    /// So where 6.8 is open both its cases are tried, at both ends of what else is open.
    fn completions(&self, inputs: &Inputs, facts: &Facts, open: &[Field]) -> (Percentage, Percentage) {
        let statuses: &[Option<RelationshipStatus>] = if open.contains(&Field::RelationshipStatus) {
            &[Some(RelationshipStatus::LivingTogether), Some(RelationshipStatus::NotInRelationship)]
        } else {
            &[inputs.relationship_status]
        };
        let (mut lowest, mut highest) = (1.0_f64, 0.0_f64);
        for status in statuses {
            for most in [false, true] {
                let mut completed = *inputs;
                for field in open {
                    answer_at_an_end(&mut completed, *field, most);
                }
                completed.relationship_status = *status;
                let probability = self.dynamic_model.probability(facts, &completed);
                (lowest, highest) = (lowest.min(probability), highest.max(probability));
            }
        }
        (Percentage::of(lowest).held(), Percentage::of(highest).held())
    }
}

/// Answers `field` with what adds least, or most.
fn answer_at_an_end(inputs: &mut Inputs, field: Field, most: bool) {
    let level = Some(if most { Level::Significant } else { Level::None });
    match field {
        Field::Accommodation => inputs.accommodation = level,
        Field::Unemployed => inputs.unemployed = level,
        Field::PartnerRelationship => inputs.partner_relationship = level,
        Field::DomesticAbuse => {
            inputs.domestic_abuse = Some(most);
            inputs.domestic_abuse_against_partner = inputs.domestic_abuse_against_partner.or(Some(most));
        }
        Field::DomesticAbuseAgainstPartner => inputs.domestic_abuse_against_partner = Some(most),
        Field::OffendingActivities => inputs.offending_activities = level,
        Field::DrugMotivation => {
            inputs.drug_motivation = Some(if most { Motivation::None } else { Motivation::Full });
        }
        Field::AlcoholProblems => inputs.alcohol_problems = level,
        Field::ExcessiveAlcohol => inputs.excessive_alcohol = level,
        Field::Impulsivity => inputs.impulsivity = level,
        Field::TemperControl => inputs.temper_control = level,
        Field::ProCriminalAttitudes => inputs.pro_criminal_attitudes = level,
        Field::Weapon => inputs.weapon = Some(most),
        Field::PreviousOffences => {
            let all = PreviousOffence::VALUES.iter().copied();
            inputs.previous_offences = Some(if most { all.collect() } else { PreviousOffences::default() });
        }
        _ => {}
    }
}

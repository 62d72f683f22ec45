//! Predictors with a static and a dynamic form: which form can be scored, and what the missing answers leave open.

use super::answers::Answers;
use super::arithmetic::{Percentage, logistic};
use super::category::IndexOffence;
use super::checks::{Check, Checks};
use super::inputs::Field;
use super::model::{Facts, Model};
use super::name::Predictor;
use super::problem::{ProblemKind, status_of};
use super::result::{Bands, Form, Prediction, Reoffending, inputs_used, paths, total};
use super::scale::RelationshipStatus;
use crate::band::{Band, Range, Status};
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
    pub checks: &'static [Check],
    /// Where the start of follow-up is not given, the conviction is taken for it.
    pub from_conviction: bool,
    /// The bands of the published percentage, where there are any.
    pub bands: Option<Bands>,
}

impl TwoForms {
    /// Every field that either form reads.
    pub const fn uses(&self) -> [&'static [Field]; 5] {
        [self.required, self.optional, self.dynamic, self.drugs, self.dynamic_optional]
    }

    /// The form asked for, or without one the dynamic form where its answers are there and else the static.
    pub fn score(&self, inputs: &Answers, assessed: Date, asked: Option<Form>) -> Prediction {
        let mut prediction = Prediction::unscored(self.predictor, self.edition);
        let mut checks = Checks::of(inputs, Some(assessed), &mut prediction.problems);
        checks.required(self.required);
        checks.run(self.checks);
        let refused = !checks.problems.is_empty();
        let mut open = Vec::new();
        if asked != Some(Form::Static) {
            open = self.missing_dynamic(inputs);
            prediction.missing_dynamic.clone_from(&open);
            let used = self.drugs.iter().any(|drug| inputs.holds(*drug));
            if used && !inputs.has(Field::DrugMotivation) {
                checks.refuse(true, ProblemKind::MotivationToTackleDrugMisuseInconsistent, &[Field::DrugMotivation]);
                open_motivation(&mut open);
            }
        }
        let dynamic = asked != Some(Form::Static) && open.is_empty();
        let uses = self.uses();
        prediction.inputs = inputs_used(inputs, if dynamic { &uses } else { &uses[..2] });
        let facts = if refused { None } else { self.facts(inputs, assessed) };
        let Some(facts) = facts else {
            prediction.is_refused(self.band(Percentage::MOST).unwrap_or(Band::VeryHigh));
            return prediction;
        };
        // 8.8 may be left out where no drug is used, and counts where it is answered all the same.
        let reads_motivation =
            [self.dynamic, self.dynamic_optional].iter().any(|read| read.contains(&Field::DrugMotivation));
        if !open.is_empty() && reads_motivation && !inputs.has(Field::DrugMotivation) {
            open_motivation(&mut open);
        }
        let percentages = (!open.is_empty()).then(|| self.completions(inputs, &facts, &open));
        prediction.range = percentages.and_then(|(lowest, highest)| {
            let (lowest, highest) = (self.band(lowest)?, self.band(highest)?);
            let decided_by = if lowest == highest { Vec::new() } else { paths(&open) };
            Some(Range { lowest, highest, decided_by })
        });
        if asked == Some(Form::Dynamic) && !open.is_empty() {
            prediction.status = status_of(&prediction.problems);
            prediction.percentages = percentages;
            return prediction;
        }
        let model = if dynamic { self.dynamic_model } else { self.static_model };
        prediction.form = Some(if dynamic { Form::Dynamic } else { Form::Static });
        prediction.contributions = model.contributions(&facts, inputs);
        let z = total(&prediction.contributions);
        let probability = logistic(z);
        let percentage = Percentage::of(probability).held();
        prediction.z = Some(z);
        prediction.two_year = Some(Reoffending { probability, percentage: percentage.value() });
        prediction.band = self.band(percentage);
        if prediction.range.is_none() {
            prediction.range = prediction.band.map(Range::certain);
        }
        prediction.status = Status::Scored;
        prediction.percentages = Some(percentages.unwrap_or((percentage, percentage)));
        prediction
    }

    fn band(&self, percentage: Percentage) -> Option<Band> {
        Some(self.bands.as_ref()?.of(percentage.value()))
    }

    fn facts(&self, inputs: &Answers, assessed: Date) -> Option<Facts> {
        let stands_in = inputs.day(Field::DateOfConviction).filter(|_| self.from_conviction);
        let from = inputs.day(Field::StartOfFollowUp).or(stands_in)?;
        Facts::of(inputs, inputs.offence().and_then(IndexOffence::category)?, from, assessed)
    }

    /// SNSV alone takes the answer about the partner, and only where 6.7 is yes.
    fn missing_dynamic(&self, inputs: &Answers) -> Vec<Field> {
        let mut fields = inputs.missing(self.dynamic);
        if self.dynamic_optional.contains(&Field::DomesticAbuseAgainstPartner)
            && inputs.holds(Field::DomesticAbuse)
            && !inputs.has(Field::DomesticAbuseAgainstPartner)
        {
            fields.push(Field::DomesticAbuseAgainstPartner);
        }
        fields
    }

    /// The least and the most that the dynamic form can come to once `open` is answered.
    ///
    /// Every answer raises the score or leaves it, but for living together: that lowers it, and counts 6.4 twice.
    /// So where 6.8 is open both its cases are tried, at both ends of what else is open.
    fn completions(&self, inputs: &Answers, facts: &Facts, open: &[Field]) -> (Percentage, Percentage) {
        let statuses: &[RelationshipStatus] = if open.contains(&Field::RelationshipStatus) {
            &[RelationshipStatus::LivingTogether, RelationshipStatus::NotInRelationship]
        } else {
            &[RelationshipStatus::NotInRelationship]
        };
        let (mut lowest, mut highest) = (1.0_f64, 0.0_f64);
        for status in statuses {
            for most in [false, true] {
                let mut completed = *inputs;
                for field in open {
                    completed.answer_at_an_end(*field, most);
                }
                // Who was the abuser is asked only where there was abuse.
                if open.contains(&Field::DomesticAbuse) && !inputs.has(Field::DomesticAbuseAgainstPartner) {
                    completed.answer_at_an_end(Field::DomesticAbuseAgainstPartner, most);
                }
                if open.contains(&Field::RelationshipStatus) {
                    completed.set(Field::RelationshipStatus, *status);
                }
                let probability = self.dynamic_model.probability(facts, &completed);
                (lowest, highest) = (lowest.min(probability), highest.max(probability));
            }
        }
        (Percentage::of(lowest).held(), Percentage::of(highest).held())
    }
}

fn open_motivation(open: &mut Vec<Field>) {
    if !open.contains(&Field::DrugMotivation) {
        open.push(Field::DrugMotivation);
    }
}

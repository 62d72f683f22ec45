//! The combined serious predictors: sums of percentages that were rounded before.

use super::arithmetic::Percentage;
use super::checks::Checks;
use super::forms::Outcome;
use super::inputs::{Field, Inputs};
use super::ogrs4::{serious_band, svrp_outcome};
use super::problem::{PredictorProblem, ProblemKind};
use super::result::{Contribution, Prediction, Predictor, Reoffending, band_from, inputs_used, paths};
use super::sexual::{self, FEMALE_SEXUAL_HISTORY, counts_in_a_sum};
use super::snsv::snsv_outcome;
use super::term::Term;
use crate::band::{Band, Range};
use crate::case::Sex;
use crate::date::Date;

pub(super) const REQUIRED: &[Field] = &[Field::Sex, Field::EverSexualOffence];

/// The three parts of a sum.
pub(super) struct Parts<'a> {
    pub violent: &'a Outcome,
    pub contact: &'a Outcome,
    pub images: &'a Prediction,
}

struct Sum {
    predictor: Predictor,
    edition: &'static str,
    band: fn(Percentage) -> Band,
}

const CSRP: Sum = Sum { predictor: Predictor::Csrp, edition: "srp-2026", band: serious_band };
const RSR: Sum = Sum {
    predictor: Predictor::Rsr,
    edition: "rsr-1",
    band: |percentage| band_from(percentage, Percentage::whole(3), Percentage::hundredths(690), None),
};

impl Sum {
    fn of(&self, inputs: &Inputs, parts: &Parts<'_>) -> Prediction {
        let mut prediction = Prediction::unscored(self.predictor, self.edition);
        prediction.inputs = inputs_used(inputs, &[REQUIRED]);
        let violent = &parts.violent.prediction;
        prediction.missing_dynamic.clone_from(&violent.missing_dynamic);
        let contact = &parts.contact.prediction;
        let failed = [contact, parts.images, violent].into_iter().filter(|part| !counts_in_a_sum(part));
        let failed: Vec<&Prediction> = failed.collect();
        let mut checks = Checks::of(inputs);
        if !failed.is_empty() {
            let mut problem = PredictorProblem::new(ProblemKind::ComponentValidationError, &[]);
            problem.components = failed.iter().map(|part| part.predictor).collect();
            checks.problems.push(problem);
        }
        if self.predictor == Predictor::Csrp {
            checks.required(REQUIRED);
        }
        if !checks.problems.is_empty() {
            return self.refused(prediction, checks.problems, &failed);
        }
        let female = inputs.sex == Some(Sex::Female) && inputs.ever_sexual_offence == Some(true);
        let history = if female { Percentage::of(FEMALE_SEXUAL_HISTORY) } else { Percentage::ZERO };
        let rows = [
            (Term::SeriousViolent, violent.hundredths()),
            (Term::DirectContact, contact.hundredths()),
            (Term::IndirectContact, parts.images.hundredths()),
            (Term::FemaleSexualHistory, history),
        ];
        let added = rows.iter().filter(|(_, percentage)| *percentage != Percentage::ZERO);
        prediction.contributions =
            added.map(|(item, added)| Contribution::looked_up(*item, added.value(), added.value())).collect();
        let beside = parts.images.hundredths().plus(history);
        let sum = violent.hundredths().plus(contact.hundredths()).plus(beside).held();
        prediction.form = violent.form;
        prediction.two_year = Some(Reoffending { probability: sum.value() / 100.0, percentage: sum.value() });
        let mut prediction = prediction.scored((self.band)(sum));
        prediction.range = Some(self.range(inputs, parts, beside));
        prediction
    }

    /// The bands that what the parts miss allows; `beside` is what is added to both of them.
    fn range(&self, inputs: &Inputs, parts: &Parts<'_>, beside: Percentage) -> Range {
        let ends = |part: &Outcome| {
            part.percentages.unwrap_or_else(|| {
                let percentage = part.prediction.hundredths();
                (percentage, percentage)
            })
        };
        let (violent, contact) = (ends(parts.violent), ends(parts.contact));
        let lowest = (self.band)(violent.0.plus(contact.0).plus(beside).held());
        let highest = (self.band)(violent.1.plus(contact.1).plus(beside).held());
        let mut open: Vec<Field> = Vec::new();
        if lowest != highest {
            open.extend(&parts.violent.prediction.missing_dynamic);
            if contact.0 != contact.1 {
                open.extend(sexual::missing_points(inputs).map(|(field, _)| field));
            }
        }
        Range { lowest, highest, decided_by: paths(open.into_iter()) }
    }

    /// Invalid where a part is; and what the parts miss leaves every band open.
    fn refused(&self, prediction: Prediction, problems: Vec<PredictorProblem>, failed: &[&Prediction]) -> Prediction {
        let mut inner: Vec<PredictorProblem> = problems.clone();
        inner.extend(failed.iter().flat_map(|part| part.problems.iter().cloned()));
        let mut refused = prediction.refused(inner, (self.band)(Percentage::hundredths(9_999)));
        refused.problems = problems;
        refused
    }
}

/// CSRP from its parts.
pub(super) fn csrp_of(inputs: &Inputs, parts: &Parts<'_>) -> Prediction {
    CSRP.of(inputs, parts)
}

/// RSR from its parts.
pub(super) fn rsr_of(inputs: &Inputs, parts: &Parts<'_>) -> Prediction {
    RSR.of(inputs, parts)
}

/// CSRP: combined serious reoffending within two years, in percent; the bands begin at 1, 3 and 6.9.
///
/// The sum of SVRP, DC-SRP and IIC-SRP, each rounded to two decimals before, and of 0.38 for a woman with a sexual
/// offence. It is of SVRP's form.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 016919c (2026-08-04). Standing: confirmed.
///
/// # Differences
/// Those of its parts.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, Predictor, serious};
/// use joint_risk::{Date, Status};
/// // nothing known: no part can be scored
/// let score = serious::csrp(&Inputs::default(), Date::parse("2026-08-04")?);
/// assert_eq!(score.status, Status::Incomplete);
/// assert_eq!(score.problems[0].components, [Predictor::DcSrp, Predictor::IicSrp, Predictor::Svrp]);
/// // refused where a part is
/// let inputs = Inputs { total_sanctions: Some(0), ..Inputs::default() };
/// assert_eq!(serious::csrp(&inputs, Date::parse("2026-08-04")?).status, Status::Invalid);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn csrp(inputs: &Inputs, assessed: Date) -> Prediction {
    let (contact, images) = (sexual::dc_srp_outcome(inputs, assessed), sexual::iic_srp(inputs));
    csrp_of(inputs, &Parts { violent: &svrp_outcome(inputs, assessed, None), contact: &contact, images: &images })
}

/// RSR, the edition to June 2026: the same sum with SNSV, OSP/DC and OSP/IIC; the bands begin at 3 and 6.9, and the
/// highest is high.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025). Standing: confirmed.
///
/// # Differences
/// Those of its parts.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, serious};
/// use joint_risk::{Band, Date};
/// let range = serious::rsr(&Inputs::default(), Date::parse("2025-11-17")?).range;
/// assert_eq!(range.map(|range| range.highest), Some(Band::High)); // there is no very high
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn rsr(inputs: &Inputs, assessed: Date) -> Prediction {
    let (contact, images) = (sexual::osp_dc_outcome(inputs, assessed), sexual::osp_iic(inputs));
    rsr_of(inputs, &Parts { violent: &snsv_outcome(inputs, assessed, None), contact: &contact, images: &images })
}

//! The combined serious predictors: sums of percentages that were rounded before.

use super::answers::Answers;
use super::arithmetic::Percentage;
use super::checks::Checks;
use super::inputs::{Field, Inputs};
use super::name::Predictor;
use super::ogrs4::{SERIOUS, SVRP};
use super::problem::PredictorProblem;
use super::result::{Bands, Contribution, Prediction, Reoffending, inputs_used, paths};
use super::sexual::{self, Edition, FEMALE_SEXUAL_HISTORY, counts_in_a_sum};
use super::snsv::SNSV;
use super::term::Term;
use crate::band::Range;
use crate::case::Sex;
use crate::date::Date;

pub(super) const REQUIRED: &[Field] = &[Field::Sex, Field::EverSexualOffence];

/// The three parts of a sum.
pub(super) struct Parts<'a> {
    pub violent: &'a Prediction,
    pub contact: &'a Prediction,
    pub images: &'a Prediction,
}

pub(super) struct Sum {
    predictor: Predictor,
    edition: &'static str,
    bands: Bands,
}

pub(super) const CSRP: Sum = Sum { predictor: Predictor::Csrp, edition: "srp-2026", bands: SERIOUS };
/// There is no very high band.
pub(super) const RSR: Sum =
    Sum { predictor: Predictor::Rsr, edition: "rsr-1", bands: Bands([3.0, 6.9, f64::INFINITY]) };

/// Those of the parts that get in the way of a sum.
fn not_counted(parts: &[&Prediction]) -> Vec<Predictor> {
    parts.iter().filter(|part| !counts_in_a_sum(part)).map(|part| part.predictor).collect()
}

impl Sum {
    pub fn of(&self, inputs: &Answers, parts: &Parts<'_>) -> Prediction {
        let mut prediction = Prediction::unscored(self.predictor, self.edition);
        prediction.inputs = inputs_used(inputs, &[REQUIRED]);
        let Parts { violent, contact, images } = *parts;
        prediction.missing_dynamic.clone_from(&violent.missing_dynamic);
        let mut checks = Checks::of(inputs, None, &mut prediction.problems);
        let parted = [contact, images, violent];
        let failed = not_counted(&parted);
        if !failed.is_empty() {
            checks.problems.push(PredictorProblem::of_components(failed));
        }
        if self.predictor == Predictor::Csrp {
            checks.required(REQUIRED);
        }
        // What the parts miss leaves every band open; they list themselves what it is.
        let missed = parted.map(|part| if counts_in_a_sum(part) { &[] } else { &part.problems[..] });
        if prediction.is_refused_with(&missed, self.bands.of(Percentage::MOST.value())) {
            return prediction;
        }
        let female = inputs.sex() == Some(Sex::Female) && inputs.holds(Field::EverSexualOffence);
        let history = if female { Percentage::of(FEMALE_SEXUAL_HISTORY) } else { Percentage::ZERO };
        let rows = [
            (Term::SeriousViolent, violent.hundredths()),
            (Term::DirectContact, contact.hundredths()),
            (Term::IndirectContact, images.hundredths()),
            (Term::FemaleSexualHistory, history),
        ];
        let mut sum = Percentage::ZERO;
        for (item, added) in rows {
            sum = sum.plus(added);
            if added != Percentage::ZERO {
                prediction.contributions.push(Contribution::looked_up(item, added.value(), added.value()));
            }
        }
        let sum = sum.held().value();
        prediction.form = violent.form;
        prediction.two_year = Some(Reoffending { probability: sum / 100.0, percentage: sum });
        prediction.score(self.bands.of(sum));
        prediction.range = Some(self.range(inputs, parts, images.hundredths().plus(history)));
        prediction
    }

    /// The bands that what the parts miss allows; `beside` is what is added to both of them.
    fn range(&self, inputs: &Answers, parts: &Parts<'_>, beside: Percentage) -> Range {
        let ends = |part: &Prediction| {
            part.percentages.unwrap_or_else(|| {
                let percentage = part.hundredths();
                (percentage, percentage)
            })
        };
        let (violent, contact) = (ends(parts.violent), ends(parts.contact));
        let band =
            |violent: Percentage, contact: Percentage| self.bands.of(violent.plus(contact).plus(beside).held().value());
        let (lowest, highest) = (band(violent.0, contact.0), band(violent.1, contact.1));
        let mut open: Vec<Field> = Vec::new();
        if lowest != highest {
            open.clone_from(&parts.violent.missing_dynamic);
            if contact.0 != contact.1 {
                let (missing, _) = sexual::missing_points(inputs);
                open.extend(missing);
            }
        }
        Range { lowest, highest, decided_by: paths(&open) }
    }
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
    let inputs = &inputs.into();
    let contact = sexual::contact(inputs, assessed, Edition::Srp);
    let images = sexual::images(inputs, Edition::Srp);
    CSRP.of(inputs, &Parts { violent: &SVRP.score(inputs, assessed, None), contact: &contact, images: &images })
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
    let inputs = &inputs.into();
    let contact = sexual::contact(inputs, assessed, Edition::Osp);
    let images = sexual::images(inputs, Edition::Osp);
    RSR.of(inputs, &Parts { violent: &SNSV.score(inputs, assessed, None), contact: &contact, images: &images })
}

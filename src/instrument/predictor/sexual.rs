//! Sexual reoffending: direct contact, and images and indirect contact, in both editions.

use super::arithmetic::{Percentage, logistic};
use super::checks::{Checks, age};
use super::forms::Outcome;
use super::inputs::{Field, Inputs};
use super::problem::ProblemKind;
use super::result::{Contribution, NotApplicable, Prediction, Predictor, Reoffending, band_from, inputs_used, paths};
use super::scale::SupervisionStatus;
use super::term::Term;
use crate::band::{Band, Range, Status};
use crate::case::Sex;
use crate::date::Date;

/// The two editions: OSP to June 2026, and the renamed predictors since.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edition {
    Osp,
    Srp,
}

const SRP: &str = "srp-2026";
const OSP: &str = "osp-1";

pub(super) const COUNTS: [Field; 4] = [
    Field::IndecentImageSanctions,
    Field::ContactAdultSexualSanctions,
    Field::ContactChildSexualSanctions,
    Field::NonContactSexualSanctions,
];

pub(super) const CONTACT_REQUIRED: &[Field] = &[
    Field::Sex,
    Field::SupervisionStatus,
    Field::EverSexualOffence,
    Field::DateOfBirth,
    Field::StartOfFollowUp,
    Field::TotalSanctions,
];
pub(super) const CONTACT_OPTIONAL: &[Field] =
    &[Field::DateOfLatestSexualOffence, Field::StrangerVictim, Field::DateOfLatestOffence];
pub(super) const IMAGES_REQUIRED: &[Field] = &[Field::Sex, Field::EverSexualOffence];

fn counts(inputs: &Inputs) -> [Option<i32>; 4] {
    [
        inputs.indecent_image_sanctions,
        inputs.contact_adult_sexual_sanctions,
        inputs.contact_child_sexual_sanctions,
        inputs.non_contact_sexual_sanctions,
    ]
}

/// The conditions on the four counts.
fn check_counts(checks: &mut Checks<'_>, edition: Edition) {
    let inputs = checks.inputs;
    if inputs.sex == Some(Sex::Female) {
        return;
    }
    let given = counts(inputs);
    let below: Vec<Field> = COUNTS
        .into_iter()
        .zip(given)
        .filter(|(_, count)| count.is_some_and(|n| n < 0))
        .map(|(field, _)| field)
        .collect();
    checks.refuse(!below.is_empty(), ProblemKind::SexualSanctionOutOfRange, &below);
    if inputs.ever_sexual_offence != Some(true) {
        let positive = COUNTS.into_iter().zip(given).filter(|(_, count)| count.is_some_and(|n| n > 0));
        let mut fields = vec![Field::EverSexualOffence];
        fields.extend(positive.map(|(field, _)| field));
        checks.refuse(fields.len() > 1, ProblemKind::SexualReoffendingPredictorInconsistentInput, &fields);
    }
    if inputs.ever_sexual_offence == Some(false) {
        return;
    }
    // OSP did not ask for the counts while it did not know whether there was a sexual offence.
    if edition == Edition::Srp || inputs.ever_sexual_offence.is_some() {
        checks.required(&COUNTS);
    }
    checks.total_in_range();
    let [Some(images), Some(adult), Some(child), Some(non_contact)] = given else { return };
    if inputs.ever_sexual_offence != Some(true) {
        return;
    }
    // Counts are no more than i32 each, so their sum is no more than i64.
    let sum: i64 = [images, adult, child, non_contact].into_iter().map(i64::from).sum();
    let none = [images, adult, child, non_contact] == [0; 4];
    let too_many = inputs.total_sanctions.is_some_and(|total| sum > i64::from(total));
    checks.refuse(none, ProblemKind::SexualReoffendingPredictorNoSanctions, &COUNTS).refuse(
        edition == Edition::Srp && !none && too_many,
        ProblemKind::TotalNumberOfSexualSanctionsOutOfRange,
        &COUNTS,
    );
}

fn check_latest_sexual_offence(checks: &mut Checks<'_>, edition: Edition) {
    let inputs = checks.inputs;
    if inputs.sex != Some(Sex::Male) || inputs.ever_sexual_offence != Some(true) {
        return;
    }
    if edition == Edition::Srp {
        checks.required(&[Field::DateOfLatestSexualOffence]);
    }
    let Some((latest, born)) = inputs.date_of_latest_sexual_offence.zip(inputs.date_of_birth) else { return };
    checks
        .refuse(
            latest <= born,
            ProblemKind::DateOfMostRecentSexualOffenceBeforeDateOfBirth,
            &[Field::DateOfBirth, Field::DateOfLatestSexualOffence],
        )
        .refuse(
            age(born, latest) >= 110,
            ProblemKind::DateOfMostRecentSexualOffenceOutOfRange,
            &[Field::DateOfLatestSexualOffence],
        );
}

/// Why neither predictor is for this person.
fn not_applicable(inputs: &Inputs) -> Option<NotApplicable> {
    if inputs.ever_sexual_offence == Some(false) {
        Some(NotApplicable::NoSexualOffence)
    } else {
        (inputs.sex == Some(Sex::Female)).then_some(NotApplicable::Female)
    }
}

/// Points for 0, 1, 2 and 3 or more.
fn by_count(count: Option<i32>, points: [i32; 4]) -> i32 {
    let [none, one, two, more] = points;
    match count.unwrap_or(0) {
        ..=0 => none,
        1 => one,
        2 => two,
        3.. => more,
    }
}

fn contact_contributions(inputs: &Inputs, born: Date, from: Date) -> Vec<Contribution> {
    let at_start = age(born, from);
    let youth = if at_start >= 60 { 0 } else { 14 - ((at_start - 18) / 3).max(0) };
    let at_latest = inputs.date_of_latest_sexual_offence.map(|latest| age(born, latest));
    let maturity = at_latest.map_or(0, |age| match age {
        ..=15 => 0,
        16..=17 => 5,
        18.. => 10,
    });
    let total = inputs.total_sanctions.unwrap_or(0);
    let stranger = inputs.stranger_victim == Some(true);
    let rows = [
        (
            Term::ContactAdultSexualSanctions,
            inputs.contact_adult_sexual_sanctions.unwrap_or(0),
            by_count(inputs.contact_adult_sexual_sanctions, [0, 5, 10, 15]),
        ),
        (
            Term::ContactChildSexualSanctions,
            inputs.contact_child_sexual_sanctions.unwrap_or(0),
            by_count(inputs.contact_child_sexual_sanctions, [0, 3, 6, 9]),
        ),
        (
            Term::NonContactSexualSanctions,
            inputs.non_contact_sexual_sanctions.unwrap_or(0),
            by_count(inputs.non_contact_sexual_sanctions, [0, 2, 4, 6]),
        ),
        (Term::Age, at_start, youth),
        (Term::AgeAtLatestSexualSanction, at_latest.unwrap_or(0), maturity),
        (Term::FurtherSanction, total, if total >= 2 { 6 } else { 0 }),
        (Term::StrangerVictim, i32::from(stranger), if stranger { 4 } else { 0 }),
    ];
    let added = rows.into_iter().filter(|(_, _, points)| *points != 0);
    added.map(|(item, value, points)| Contribution::looked_up(item, value, points)).collect()
}

/// Five years without an offence, in the community: one band down.
fn reduced(inputs: &Inputs, band: Band, from: Date, assessed: Date) -> bool {
    let five_years_before = |day: Date| day.completed_years(assessed).is_some_and(|years| years >= 5);
    inputs.supervision_status != Some(SupervisionStatus::Custody)
        && band != Band::Low
        && [inputs.date_of_latest_offence, inputs.date_of_latest_sexual_offence, Some(from)]
            .into_iter()
            .flatten()
            .all(five_years_before)
}

fn one_down(band: Band) -> Band {
    match band {
        Band::VeryHigh => Band::High,
        Band::High => Band::Medium,
        Band::Medium | Band::Low => Band::Low,
    }
}

/// Points that answers still missing could add, each with its field.
pub(super) fn missing_points(inputs: &Inputs) -> impl Iterator<Item = (Field, i32)> {
    [(Field::StrangerVictim, 4), (Field::DateOfLatestSexualOffence, 10)]
        .into_iter()
        .filter(|(field, _)| !inputs.has(*field))
}

fn contact_band(points: i32) -> Band {
    band_from(points, 22, 30, Some(36))
}

fn contact_percentage(points: i32) -> Percentage {
    if points == 0 { Percentage::ZERO } else { Percentage::of(logistic(contact_z(points))).held() }
}

fn contact_z(points: i32) -> f64 {
    -8.633 + 0.1598 * f64::from(points)
}

/// Every band that the answers still missing allow, and which of them decide it. The published rule takes a missing
/// 1.44 as no and leaves a missing 1.43 out of the five years: that is the least, not what is known.
fn contact_range(inputs: &Inputs, points: i32, lowest: Band, from: Date, assessed: Date) -> Range {
    let most = points.saturating_add(missing_points(inputs).map(|(_, points)| points).sum());
    let (least_band, most_band) = (contact_band(points), contact_band(most));
    let may_be_reduced = reduced(inputs, most_band, from, assessed);
    let days = [Field::DateOfLatestOffence, Field::DateOfLatestSexualOffence];
    let open_days: Vec<Field> = days.into_iter().filter(|day| may_be_reduced && !inputs.has(*day)).collect();
    let highest = if may_be_reduced && open_days.is_empty() { one_down(most_band) } else { most_band };
    let mut open: Vec<Field> = Vec::new();
    if lowest != highest {
        open.extend(missing_points(inputs).map(|(field, _)| field).filter(|_| least_band != most_band));
        open.extend(open_days);
    }
    Range { lowest, highest, decided_by: paths(open.into_iter()) }
}

fn contact(inputs: &Inputs, assessed: Date, edition: Edition) -> Outcome {
    let (predictor, name) = if edition == Edition::Srp { (Predictor::DcSrp, SRP) } else { (Predictor::OspDc, OSP) };
    let mut prediction = Prediction::unscored(predictor, name);
    prediction.inputs = inputs_used(inputs, &[CONTACT_REQUIRED, &COUNTS, CONTACT_OPTIONAL]);
    let mut checks = Checks::of(inputs);
    checks.required(CONTACT_REQUIRED);
    // OSP stopped at what was missing.
    if edition == Edition::Srp || checks.problems.is_empty() {
        check_counts(&mut checks, edition);
        if not_applicable(inputs).is_none() {
            let from = inputs.start_of_follow_up;
            checks.follow_up_after_birth(from).follow_up_in_range(from);
        }
        check_latest_sexual_offence(&mut checks, edition);
    }
    let problems = checks.problems;
    if !problems.is_empty() {
        return prediction.refused(problems, Band::VeryHigh).alone();
    }
    if let Some(reason) = not_applicable(inputs) {
        return prediction.not_applicable(reason).alone();
    }
    let (Some(born), Some(from)) = (inputs.date_of_birth, inputs.start_of_follow_up) else {
        return prediction.alone();
    };
    prediction.contributions = contact_contributions(inputs, born, from);
    #[expect(clippy::cast_possible_truncation, reason = "whole points, 64 at most")]
    let points = super::result::total(&prediction.contributions) as i32;
    prediction.points = Some(points);
    let most = points.saturating_add(missing_points(inputs).map(|(_, points)| points).sum());
    let percentages = Some((contact_percentage(points), contact_percentage(most)));
    if points == 0 {
        prediction.two_year = Some(Reoffending { probability: 0.0, percentage: 0.0 });
        prediction = prediction.scored(Band::Low);
    } else {
        let z = contact_z(points);
        let probability = logistic(z);
        prediction.z = Some(z);
        prediction.two_year = Some(Reoffending { probability, percentage: contact_percentage(points).value() });
        let band = contact_band(points);
        let down = reduced(inputs, band, from, assessed);
        prediction.reduced = Some(down);
        prediction = prediction.scored(if down { one_down(band) } else { band });
        prediction.range = prediction.band.map(|band| contact_range(inputs, points, band, from, assessed));
    }
    Outcome { prediction, percentages }
}

fn images(inputs: &Inputs, edition: Edition) -> Prediction {
    let (predictor, name) = if edition == Edition::Srp { (Predictor::IicSrp, SRP) } else { (Predictor::OspIic, OSP) };
    let mut prediction = Prediction::unscored(predictor, name);
    prediction.inputs = inputs_used(inputs, &[IMAGES_REQUIRED, &COUNTS]);
    let mut checks = Checks::of(inputs);
    if edition == Edition::Osp && inputs.sex.is_none() {
        // OSP named the sex alone, and stopped there.
        checks.required(&[Field::Sex]);
    } else {
        checks.required(IMAGES_REQUIRED);
        check_counts(&mut checks, edition);
    }
    let problems = checks.problems;
    if !problems.is_empty() {
        return prediction.refused(problems, Band::High);
    }
    match not_applicable(inputs) {
        // Since 2026 a woman with a sexual offence has a weight of nothing, and the band low.
        Some(NotApplicable::Female) if edition == Edition::Srp => {
            prediction.two_year = Some(Reoffending { probability: 0.0, percentage: 0.0 });
            return prediction.scored(Band::Low);
        }
        Some(reason) => return prediction.not_applicable(reason),
        None => {}
    }
    let [image, adult, child, non_contact] = counts(inputs).map(|count| count.unwrap_or(0));
    let (item, value, probability, band) = match (image, child) {
        (2.., _) => (Term::IndecentImageSanctions, image, 0.10310, Band::High),
        (1, _) => (Term::IndecentImageSanctions, image, 0.03328, Band::Medium),
        (_, 2..) => (Term::ContactChildSexualSanctions, child, 0.00926, Band::Low),
        (_, 1) => (Term::ContactChildSexualSanctions, child, 0.00634, Band::Low),
        _ => (Term::AnySexualSanction, adult.saturating_add(non_contact), 0.00281, Band::Low),
    };
    prediction.contributions = vec![Contribution::looked_up(item, value, probability)];
    prediction.two_year = Some(Reoffending { probability, percentage: Percentage::of(probability).held().value() });
    prediction.scored(band)
}

/// DC-SRP: direct contact sexual reoffending, 0 to 64 points; the bands begin at 22, 30 and 36 points.
///
/// Where five years have passed without an offence, and the person is not in custody, the band is one lower and
/// [`Prediction::reduced`] says so; the percentage is not reduced.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 016919c (2026-08-04). Standing: confirmed.
///
/// # Differences
/// - Not for women, and not without a sexual offence: `not-applicable` with its reason, never 0.00 %.
/// - A count below 0 is refused.
/// - The points and the band are the published ones, which take a missing 1.44 as no and leave a missing 1.43 out of
///   the five years. [`Prediction::range`] holds every band that the two allow, and the result shown to a reader is
///   `incomplete` where it is wider than one band.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, NotApplicable, SupervisionStatus, sexual};
/// use joint_risk::{Band, Date, Status, case::Sex};
///
/// let assessed = Date::parse("2026-08-04")?;
/// let inputs = Inputs {
///     sex: Some(Sex::Male),
///     supervision_status: Some(SupervisionStatus::Community),
///     ever_sexual_offence: Some(true),
///     date_of_birth: Some(Date::parse("1980-01-01")?),
///     start_of_follow_up: Some(Date::parse("2027-01-01")?),
///     date_of_latest_sexual_offence: Some(Date::parse("1994-01-01")?),
///     total_sanctions: Some(11),
///     indecent_image_sanctions: Some(4),
///     contact_adult_sexual_sanctions: Some(1),
///     contact_child_sexual_sanctions: Some(2),
///     non_contact_sexual_sanctions: Some(3),
///     ..Inputs::default()
/// };
/// // ordinary
/// let score = sexual::dc_srp(&inputs, assessed);
/// assert_eq!((score.points, score.band), (Some(28), Some(Band::Medium)));
/// // at the boundary: as many sexual sanctions as sanctions; one more is refused
/// assert_eq!(sexual::dc_srp(&Inputs { total_sanctions: Some(10), ..inputs }, assessed).status, Status::Scored);
/// assert_eq!(sexual::dc_srp(&Inputs { total_sanctions: Some(9), ..inputs }, assessed).status, Status::Invalid);
/// // not for women
/// let woman = Inputs { sex: Some(Sex::Female), ..inputs };
/// assert_eq!(sexual::dc_srp(&woman, assessed).reason, Some(NotApplicable::Female));
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn dc_srp(inputs: &Inputs, assessed: Date) -> Prediction {
    dc_srp_outcome(inputs, assessed).prediction
}

pub(super) fn dc_srp_outcome(inputs: &Inputs, assessed: Date) -> Outcome {
    contact(inputs, assessed, Edition::Srp)
}

/// OSP/DC, the edition to June 2026: the points and bands of [`dc_srp`], with fewer conditions.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025). Standing: confirmed.
///
/// # Differences
/// As [`dc_srp`]. 1.33 is not required, and the counts may exceed the sanctions, as that edition had it.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, sexual};
/// use joint_risk::{Date, Status};
/// let assessed = Date::parse("2025-11-17")?;
/// assert_eq!(sexual::osp_dc(&Inputs::default(), assessed).status, Status::Incomplete);
/// # Ok::<(), joint_risk::DateError>(())
/// ```
#[must_use]
pub fn osp_dc(inputs: &Inputs, assessed: Date) -> Prediction {
    osp_dc_outcome(inputs, assessed).prediction
}

pub(super) fn osp_dc_outcome(inputs: &Inputs, assessed: Date) -> Outcome {
    contact(inputs, assessed, Edition::Osp)
}

/// IIC-SRP: images and indirect contact, by the first of five tiers that applies; there is no very high band.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 016919c (2026-08-04). Standing: confirmed.
///
/// # Differences
/// - Any other sexual sanction, against an adult or without contact alone, is 0.28 %, as OASys and the edition of
///   November 2025 have it; the API of August 2026 asks for both, which looks like a defect.
/// - Not without a sexual offence: `not-applicable`, never 0.00 %.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, sexual};
/// use joint_risk::{Band, Status, case::Sex};
/// let one = Inputs {
///     sex: Some(Sex::Male),
///     ever_sexual_offence: Some(true),
///     indecent_image_sanctions: Some(1),
///     contact_adult_sexual_sanctions: Some(0),
///     contact_child_sexual_sanctions: Some(0),
///     non_contact_sexual_sanctions: Some(0),
///     ..Inputs::default()
/// };
/// assert_eq!(sexual::iic_srp(&one).band, Some(Band::Medium));
/// // at the boundary of the highest tier
/// assert_eq!(sexual::iic_srp(&Inputs { indecent_image_sanctions: Some(2), ..one }).band, Some(Band::High));
/// // refused: a sexual offence without a sanction for one
/// assert_eq!(sexual::iic_srp(&Inputs { indecent_image_sanctions: Some(0), ..one }).status, Status::Invalid);
/// ```
#[must_use]
pub fn iic_srp(inputs: &Inputs) -> Prediction {
    images(inputs, Edition::Srp)
}

/// OSP/IIC, the edition to June 2026: the tiers of [`iic_srp`]; not for women.
///
/// # Source
/// hmpps-arns-risk-actuarial-api 15d68aa (November 2025). Standing: confirmed.
///
/// # Differences
/// Not without a sexual offence: `not-applicable`, never 0.00 %.
///
/// # Example
/// ```
/// use joint_risk::instrument::predictor::{Inputs, NotApplicable, sexual};
/// use joint_risk::case::Sex;
/// let inputs = Inputs { sex: Some(Sex::Male), ever_sexual_offence: Some(false), ..Inputs::default() };
/// assert_eq!(sexual::osp_iic(&inputs).reason, Some(NotApplicable::NoSexualOffence));
/// ```
#[must_use]
pub fn osp_iic(inputs: &Inputs) -> Prediction {
    images(inputs, Edition::Osp)
}

/// A woman with a sexual offence: 1 in 261, which counts in the sums alone.
pub(super) const FEMALE_SEXUAL_HISTORY: f64 = 0.0038314176245211;

/// Whether a part of a sum came to nothing that stands in its way.
pub(super) fn counts_in_a_sum(part: &Prediction) -> bool {
    matches!(part.status, Status::Scored | Status::NotApplicable)
}

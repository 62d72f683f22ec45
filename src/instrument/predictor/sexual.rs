//! Sexual reoffending: direct contact, and images and indirect contact, in both editions.

use super::answers::Answers;
use super::arithmetic::{Percentage, logistic};
use super::checks::{Check, Checks, age};
use super::inputs::{Field, Inputs};
use super::name::Predictor;
use super::problem::ProblemKind;
use super::result::{
    Asked, Bands, Contribution, NotApplicable, Prediction, Reoffending, Steps, add_answers, add_points, inputs_used,
    paths,
};
use super::scale::SupervisionStatus;
use super::term::Term;
use crate::band::{Band, Range, Status};
use crate::case::Sex;
use crate::date::Date;

/// The two editions: OSP to June 2026, and the renamed predictors since.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edition {
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

/// The conditions on the four counts.
fn check_counts(checks: &mut Checks<'_>, edition: Edition) {
    let inputs = checks.inputs;
    if inputs.sex() == Some(Sex::Female) {
        return;
    }
    let those = |wanted: fn(i32) -> bool| {
        let with = COUNTS.iter().filter(move |field| inputs.number(**field).is_some_and(wanted));
        with.copied().collect::<Vec<Field>>()
    };
    let below = those(|count| count < 0);
    checks.refuse(!below.is_empty(), ProblemKind::SexualSanctionOutOfRange, &below);
    let ever = inputs.flag(Field::EverSexualOffence);
    let mut some = those(|count| count > 0);
    if ever != Some(true) && !some.is_empty() {
        some.insert(0, Field::EverSexualOffence);
        checks.refuse(true, ProblemKind::SexualReoffendingPredictorInconsistentInput, &some);
    }
    if ever == Some(false) {
        return;
    }
    // OSP did not ask for the counts while it did not know whether there was a sexual offence.
    if edition == Edition::Srp || ever.is_some() {
        checks.required(&COUNTS);
    }
    checks.run(&[Check::TotalInRange]);
    if ever != Some(true) || !COUNTS.iter().all(|field| inputs.has(*field)) {
        return;
    }
    // Counts are no more than i32 each, so their sum is no more than i64.
    let sum: i64 = COUNTS.iter().map(|field| i64::from(inputs.points(*field))).sum();
    let none = COUNTS.iter().all(|field| inputs.points(*field) == 0);
    let too_many = inputs.number(Field::TotalSanctions).is_some_and(|total| sum > i64::from(total));
    checks.refuse(none, ProblemKind::SexualReoffendingPredictorNoSanctions, &COUNTS);
    checks.refuse(
        edition == Edition::Srp && !none && too_many,
        ProblemKind::TotalNumberOfSexualSanctionsOutOfRange,
        &COUNTS,
    );
}

fn check_latest_sexual_offence(checks: &mut Checks<'_>, edition: Edition) {
    let inputs = checks.inputs;
    if inputs.sex() != Some(Sex::Male) || !inputs.holds(Field::EverSexualOffence) {
        return;
    }
    if edition == Edition::Srp {
        checks.required(&[Field::DateOfLatestSexualOffence]);
    }
    let days = inputs.day(Field::DateOfLatestSexualOffence).zip(inputs.day(Field::DateOfBirth));
    let Some((latest, born)) = days else { return };
    checks.refuse(
        latest <= born,
        ProblemKind::DateOfMostRecentSexualOffenceBeforeDateOfBirth,
        &[Field::DateOfBirth, Field::DateOfLatestSexualOffence],
    );
    checks.refuse(
        age(born, latest) >= 110,
        ProblemKind::DateOfMostRecentSexualOffenceOutOfRange,
        &[Field::DateOfLatestSexualOffence],
    );
}

/// Why neither predictor is for this person.
fn not_applicable(inputs: &Answers) -> Option<NotApplicable> {
    if inputs.flag(Field::EverSexualOffence) == Some(false) {
        Some(NotApplicable::NoSexualOffence)
    } else {
        (inputs.sex() == Some(Sex::Female)).then_some(NotApplicable::Female)
    }
}

const ADULTS: Steps = &[(3, 15), (2, 10), (1, 5)];
const CHILDREN: Steps = &[(3, 9), (2, 6), (1, 3)];
const WITHOUT_CONTACT: Steps = &[(3, 6), (2, 4), (1, 2)];
/// At the start of follow-up: one point less for every three years from 18 on.
const AGES: Steps = &[
    (60, 0),
    (57, 1),
    (54, 2),
    (51, 3),
    (48, 4),
    (45, 5),
    (42, 6),
    (39, 7),
    (36, 8),
    (33, 9),
    (30, 10),
    (27, 11),
    (24, 12),
    (21, 13),
    (0, 14),
];
/// At the latest sexual offence.
const AGES_AT_LATEST: Steps = &[(18, 10), (16, 5)];
const FURTHER: Steps = &[(2, 6)];
const STRANGER: Steps = &[(1, 4)];

const KINDS: &[Asked] = &[
    (Term::ContactAdultSexualSanctions, &[Field::ContactAdultSexualSanctions], ADULTS),
    (Term::ContactChildSexualSanctions, &[Field::ContactChildSexualSanctions], CHILDREN),
    (Term::NonContactSexualSanctions, &[Field::NonContactSexualSanctions], WITHOUT_CONTACT),
];
const OTHERS: &[Asked] = &[
    (Term::FurtherSanction, &[Field::TotalSanctions], FURTHER),
    (Term::StrangerVictim, &[Field::StrangerVictim], STRANGER),
];

/// Adds the points of direct contact.
fn contact_points(inputs: &Answers, born: Date, from: Date, contributions: &mut Vec<Contribution>) -> i32 {
    let at_latest = inputs.day(Field::DateOfLatestSexualOffence).map_or(0, |latest| age(born, latest));
    let ages = [(Term::Age, age(born, from), AGES), (Term::AgeAtLatestSexualSanction, at_latest, AGES_AT_LATEST)];
    add_answers(contributions, inputs, KINDS)
        + add_points(contributions, &ages)
        + add_answers(contributions, inputs, OTHERS)
}

/// Five years without an offence, in the community: one band down.
fn reduced(inputs: &Answers, band: Band, from: Date, assessed: Date) -> bool {
    let five_years_before = |day: Date| day.completed_years(assessed).is_some_and(|years| years >= 5);
    inputs.choice(Field::SupervisionStatus) != Some(SupervisionStatus::Custody)
        && band != Band::Low
        && [inputs.day(Field::DateOfLatestOffence), inputs.day(Field::DateOfLatestSexualOffence), Some(from)]
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

/// Answers whose missing the published rule takes as no, with the points that they could add.
const TAKEN_AS_NO: [(Field, i32); 2] = [(Field::StrangerVictim, 4), (Field::DateOfLatestSexualOffence, 10)];

/// Those of them that are missing, and their points together.
pub(super) fn missing_points(inputs: &Answers) -> (Vec<Field>, i32) {
    let missing = TAKEN_AS_NO.iter().filter(|(field, _)| !inputs.has(*field));
    missing.fold((Vec::new(), 0), |(mut fields, sum), (field, points)| {
        fields.push(*field);
        (fields, sum + points)
    })
}

fn contact_band(points: i32) -> Band {
    Bands([22.0, 30.0, 36.0]).of(f64::from(points))
}

fn contact_percentage(points: i32) -> Percentage {
    if points == 0 { Percentage::ZERO } else { Percentage::of(logistic(contact_z(points))).held() }
}

fn contact_z(points: i32) -> f64 {
    -8.633 + 0.1598 * f64::from(points)
}

/// Every band that the answers still missing allow, and which of them decide it. The published rule takes a missing
/// 1.44 as no and leaves a missing 1.43 out of the five years: that is the least, not what is known.
fn contact_range(inputs: &Answers, ends: [i32; 2], lowest: Band, from: Date, assessed: Date) -> Range {
    let [least_band, most_band] = ends.map(contact_band);
    let (mut open, _) = missing_points(inputs);
    let may_be_reduced = reduced(inputs, most_band, from, assessed);
    let open_days = if may_be_reduced {
        inputs.missing(&[Field::DateOfLatestOffence, Field::DateOfLatestSexualOffence])
    } else {
        Vec::new()
    };
    let highest = if may_be_reduced && open_days.is_empty() { one_down(most_band) } else { most_band };
    if least_band == most_band {
        open.clear();
    }
    open.extend(open_days);
    if lowest == highest {
        open.clear();
    }
    Range { lowest, highest, decided_by: paths(&open) }
}

pub(super) fn contact(inputs: &Answers, assessed: Date, edition: Edition) -> Prediction {
    let (predictor, name) = if edition == Edition::Srp { (Predictor::DcSrp, SRP) } else { (Predictor::OspDc, OSP) };
    let mut prediction = Prediction::unscored(predictor, name);
    prediction.inputs = inputs_used(inputs, &[CONTACT_REQUIRED, &COUNTS, CONTACT_OPTIONAL]);
    let mut checks = Checks::of(inputs, None, &mut prediction.problems);
    checks.required(CONTACT_REQUIRED);
    // OSP stopped at what was missing.
    if edition == Edition::Srp || checks.problems.is_empty() {
        check_counts(&mut checks, edition);
        if not_applicable(inputs).is_none() {
            checks.run(&[Check::StartAfterBirth, Check::StartInRange]);
        }
        check_latest_sexual_offence(&mut checks, edition);
    }
    if prediction.is_refused(Band::VeryHigh) {
        return prediction;
    }
    if let Some(reason) = not_applicable(inputs) {
        prediction.not_for(reason);
        return prediction;
    }
    let days = inputs.day(Field::DateOfBirth).zip(inputs.day(Field::StartOfFollowUp));
    let Some((born, from)) = days else { return prediction };
    let points = contact_points(inputs, born, from, &mut prediction.contributions);
    prediction.points = Some(points);
    let (_, more) = missing_points(inputs);
    let [percentage, most] = [points, points + more].map(contact_percentage);
    if points == 0 {
        prediction.score_nothing();
    } else {
        let z = contact_z(points);
        let probability = logistic(z);
        prediction.z = Some(z);
        prediction.two_year = Some(Reoffending { probability, percentage: percentage.value() });
        let highest = contact_band(points);
        let down = reduced(inputs, highest, from, assessed);
        let band = if down { one_down(highest) } else { highest };
        prediction.reduced = Some(down);
        prediction.score(band);
        prediction.range = Some(contact_range(inputs, [points, points + more], band, from, assessed));
    }
    prediction.percentages = Some((percentage, most));
    prediction
}

pub(super) fn images(inputs: &Answers, edition: Edition) -> Prediction {
    let (predictor, name) = if edition == Edition::Srp { (Predictor::IicSrp, SRP) } else { (Predictor::OspIic, OSP) };
    let mut prediction = Prediction::unscored(predictor, name);
    prediction.inputs = inputs_used(inputs, &[IMAGES_REQUIRED, &COUNTS]);
    let mut checks = Checks::of(inputs, None, &mut prediction.problems);
    if edition == Edition::Osp && inputs.sex().is_none() {
        // OSP named the sex alone, and stopped there.
        checks.required(&[Field::Sex]);
    } else {
        checks.required(IMAGES_REQUIRED);
        check_counts(&mut checks, edition);
    }
    if prediction.is_refused(Band::High) {
        return prediction;
    }
    match not_applicable(inputs) {
        // Since 2026 a woman with a sexual offence has a weight of nothing, and the band low.
        Some(NotApplicable::Female) if edition == Edition::Srp => {
            prediction.score_nothing();
            return prediction;
        }
        Some(reason) => {
            prediction.not_for(reason);
            return prediction;
        }
        None => {}
    }
    let [image, adult, child, non_contact] = COUNTS.map(|field| inputs.points(field));
    let (item, value, probability, band) = match (image, child) {
        (2.., _) => (Term::IndecentImageSanctions, image, 0.10310, Band::High),
        (1, _) => (Term::IndecentImageSanctions, image, 0.03328, Band::Medium),
        (_, 2..) => (Term::ContactChildSexualSanctions, child, 0.00926, Band::Low),
        (_, 1) => (Term::ContactChildSexualSanctions, child, 0.00634, Band::Low),
        _ => (Term::AnySexualSanction, adult.saturating_add(non_contact), 0.00281, Band::Low),
    };
    prediction.contributions = vec![Contribution::looked_up(item, value, probability)];
    prediction.two_year = Some(Reoffending { probability, percentage: Percentage::of(probability).held().value() });
    prediction.score(band);
    prediction
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
    contact(&inputs.into(), assessed, Edition::Srp)
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
    contact(&inputs.into(), assessed, Edition::Osp)
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
    images(&inputs.into(), Edition::Srp)
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
    images(&inputs.into(), Edition::Osp)
}

/// A woman with a sexual offence: 1 in 261, which counts in the sums alone.
pub(super) const FEMALE_SEXUAL_HISTORY: f64 = 0.0038314176245211;

/// Whether a part of a sum came to nothing that gets in its way.
pub(super) fn counts_in_a_sum(part: &Prediction) -> bool {
    matches!(part.status, Status::Scored | Status::NotApplicable)
}

//! Whether each scale is for this person, and whether it can be given yet.

use super::YOUNGEST;
use super::field::Field;
use super::items::Items;
use super::scale::ScaleReason;
use crate::case::reader::Answer;
use crate::case::{NotScored, Sex};
use crate::code::Code;

/// What is settled before the points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// These fields have a problem.
    Invalid(Vec<Field>),
    /// The scale is not for him.
    NotApplicable(ScaleReason),
    /// It has a band or a range.
    Open {
        /// Why it cannot be given yet.
        reason: Option<ScaleReason>,
        /// The fields that this waits for.
        awaits: Vec<Field>,
    },
}

/// Fields of RM2000/S.
const SEXUAL: [Field; 12] = [
    Field::Sex,
    Field::DateOfBirth,
    Field::StartOfRisk,
    Field::SexualAppearances,
    Field::CriminalAppearances,
    Field::MaleVictim,
    Field::StrangerVictim,
    Field::NonContactOffence,
    Field::NeverInRelationship,
    Field::AgeAtLatestSexualOffence,
    Field::IndecentImagesOnly,
    Field::NotScored,
];
/// Fields of RM2000/V. What only says whether it is relative is not among them.
const VIOLENT: [Field; 5] =
    [Field::Sex, Field::DateOfBirth, Field::StartOfRisk, Field::ViolentAppearances, Field::Burglary];

/// RM2000/S.
pub fn sexual(items: &Items) -> Verdict {
    if let Some(invalid) = invalid(items, &SEXUAL) {
        return invalid;
    }
    let not_scored = items.not_scored.into_option();
    let internet_only = not_scored == Some(NotScored::InternetOffencesOnly);
    if let Some(reason) = not_for_anyone_like_him(items) {
        return Verdict::NotApplicable(reason);
    }
    if items.sexual == Answer::Given(0) || items.criminal == Answer::Given(0) {
        return Verdict::NotApplicable(ScaleReason::NoSexualConviction);
    }
    if items.latest.given().is_some_and(|age| *age < 16) {
        return Verdict::NotApplicable(ScaleReason::Under16AtLatestOffence);
    }
    if internet_only && items.images_only == Answer::Given(true) {
        return Verdict::NotApplicable(ScaleReason::InternetOffencesOnly);
    }
    let mut awaits = missing(items, &[Field::Sex, Field::SexualAppearances, Field::AgeAtLatestSexualOffence]);
    if internet_only {
        awaits.extend(missing(items, &[Field::IndecentImagesOnly]));
    }
    if items.has_sexual_conviction() {
        awaits.retain(|field| *field != Field::SexualAppearances);
    }
    let not_known = (!awaits.is_empty()).then_some(ScaleReason::EligibilityNotKnown);
    let not_scored = not_scored.filter(|_| !internet_only).map(ScaleReason::from);
    if items.latest == Answer::Given(16) {
        awaits.push(Field::AgeAtLatestSexualOffence);
        return Verdict::Open { reason: Some(ScaleReason::Age16ReferToGuide), awaits };
    }
    Verdict::Open { reason: not_scored.or(not_known), awaits }
}

/// RM2000/V.
pub fn violent(items: &Items) -> Verdict {
    if let Some(invalid) = invalid(items, &VIOLENT) {
        return invalid;
    }
    if let Some(reason) = not_for_anyone_like_him(items) {
        return Verdict::NotApplicable(reason);
    }
    let [_, answers @ ..] = VIOLENT;
    let not_scored = items.not_scored.into_option().filter(|reason| *reason != NotScored::InternetOffencesOnly);
    let not_scored = not_scored.filter(|_| !missing(items, &answers).is_empty()).map(ScaleReason::from);
    let awaits = missing(items, &[Field::Sex]);
    let not_known = (!awaits.is_empty()).then_some(ScaleReason::EligibilityNotKnown);
    Verdict::Open { reason: not_scored.or(not_known), awaits }
}

/// RM2000/C, from what is settled before the other two.
pub fn combined(sexual: &Verdict, violent: &Verdict) -> Verdict {
    match (sexual, violent) {
        (Verdict::Invalid(one), Verdict::Invalid(two)) => {
            Verdict::Invalid(in_order(|field| one.contains(&field) || two.contains(&field)))
        }
        (invalid @ Verdict::Invalid(_), _) | (_, invalid @ Verdict::Invalid(_)) => invalid.clone(),
        (reason @ Verdict::NotApplicable(_), _) | (_, reason @ Verdict::NotApplicable(_)) => reason.clone(),
        (Verdict::Open { reason, awaits }, Verdict::Open { reason: other, .. }) => {
            // Whatever RM2000/V waits for, RM2000/S waits for too.
            Verdict::Open { reason: reason.or(*other), awaits: awaits.clone() }
        }
    }
}

/// Whether RM2000/V says only how he compares with others: no sexual conviction that counts is known.
pub fn relative_only(items: &Items) -> bool {
    items.criminal == Answer::Given(0)
        || !items.has_sexual_conviction()
        || items.latest.given().is_none_or(|age| *age < 17)
}

fn not_for_anyone_like_him(items: &Items) -> Option<ScaleReason> {
    if items.sex == Answer::Given(Sex::Female) {
        return Some(ScaleReason::NotMale);
    }
    let (_, oldest) = items.ages;
    (oldest < YOUNGEST).then_some(ScaleReason::Under18)
}

fn invalid(items: &Items, fields: &[Field]) -> Option<Verdict> {
    let invalid = those(items, fields, Answer::Refused);
    (!invalid.is_empty()).then_some(Verdict::Invalid(invalid))
}

fn missing(items: &Items, fields: &[Field]) -> Vec<Field> {
    those(items, fields, Answer::Missing)
}

fn those(items: &Items, fields: &[Field], wanted: Answer<()>) -> Vec<Field> {
    in_order(|field| fields.contains(&field) && items.state(field) == wanted)
}

/// The fields that `is_one` names, in their order.
fn in_order(is_one: impl Fn(Field) -> bool) -> Vec<Field> {
    Field::VALUES.iter().copied().filter(|field| is_one(*field)).collect()
}

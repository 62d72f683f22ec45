//! The joint rating: our convention, answering recommendation 4 of the 2005 inspection. Never a MAPPA level.

use serde::Serialize;

use crate::assessment::judgement::JudgementEffect;
use crate::assessment::parts::Computed;
use crate::band::{Band, Range, Status};
use crate::case::recorded::RecordedBand;
use crate::code::codes;
use crate::date::Date;
use crate::duty::{Because, Held, Incident, Level, Signature, steps};

codes! {
    /// What the joint rating takes.
    pub enum JointInstrument {
        /// RM2000/S.
        RiskMatrixSexual = "risk-matrix-sexual",
        /// The overall risk of serious harm: of OASys, or as it was recorded.
        RiskOfSeriousHarm = "risk-of-serious-harm",
        /// The level that the police set after ARMS.
        PoliceLevel = "police-level",
    }
}

/// The joint rating and what follows from it: our convention, never a MAPPA level.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Joint {
    /// What is certain, judgement and what is held included; read "at least" where `at_least` is true. `None` where
    /// nothing is known.
    pub rating: Option<Band>,
    /// Something unknown could raise it: visits and oversight follow the highest of its range.
    pub at_least: bool,
    /// What is still possible.
    pub range: Option<Range>,
    /// An incident has not been reassessed: this is the rating from before it, and cannot fall.
    pub before_incident: bool,
    /// The last rating that was recorded or countersigned, where it is above what is computed and judged today: it holds
    /// until a lower one is countersigned with a reason.
    pub held: Option<HeldRating>,
    /// The same without judgement.
    pub computed: Rating,
    /// What the professional's judgement did.
    pub judgement: Option<JudgementEffect>,
    /// The instruments that made it.
    pub because: Vec<JointReason>,
    /// Management oversight.
    pub oversight: Oversight,
}

/// A rating that holds until a lower one is countersigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HeldRating {
    /// The rating.
    pub rating: Band,
    /// When it was said.
    pub on: Date,
    /// Who said it.
    pub by: Option<String>,
}

/// A rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ComputedRating"))]
#[serde(rename_all = "camelCase")]
pub struct Rating {
    /// What is certain.
    pub rating: Option<Band>,
    /// Something unknown could raise it.
    pub at_least: bool,
    /// What is still possible.
    pub range: Option<Range>,
}

impl From<&Level> for Rating {
    fn from(level: &Level) -> Self {
        Self { rating: level.certain, at_least: level.at_least(), range: level.range.clone() }
    }
}

/// What one instrument gave to the joint rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct JointReason {
    /// Which instrument.
    pub instrument: JointInstrument,
    /// How far it was scored.
    pub status: Status,
    /// Its band or level; where that is missing, the recorded one.
    pub band: Option<Band>,
    /// What it can still be.
    pub range: Option<Range>,
    /// What another system says of it.
    pub recorded: Option<RecordedBand>,
    /// It has the band that the rating took.
    pub decides: bool,
}

/// Management oversight.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Oversight {
    /// A countersignature by a manager authorised for that level is required.
    pub required: bool,
    /// It is there; until then the assessment is an unsigned draft.
    pub signed: bool,
    /// Why.
    pub because: Vec<Because>,
}

/// The rating of today: the higher of what is computed and judged, and of what is held.
pub(super) fn with_held(rated: &Level, held: Option<&Held<'_>>) -> Level {
    let Some(held) = held else { return rated.clone() };
    let certain = rated.certain.max(held.said.map(|(band, ..)| band));
    let highest = rated.highest().map_or(held.rating, |highest| highest.max(held.rating));
    let lowest = certain.unwrap_or(Band::Low);
    let mut decided_by = Vec::new();
    if let Some(range) = rated.range.as_ref().filter(|range| range.highest > lowest) {
        decided_by.extend_from_slice(&range.decided_by);
    }
    if held.rating > lowest {
        decided_by.extend(held.unreadable.clone());
    }
    Level { certain, range: Some(Range { lowest, highest, decided_by }) }
}

/// The rating where the list of events cannot be read: any of them may have said the highest (ruling 21).
pub(super) fn with_events_lost(rating: &Level) -> Level {
    let mut decided_by = rating.range.as_ref().map_or_else(Vec::new, |range| range.decided_by.clone());
    decided_by.push("events".to_owned());
    let lowest = rating.range.as_ref().map_or(Band::Low, |range| range.lowest);
    Level { certain: rating.certain, range: Some(Range { lowest, highest: Band::VeryHigh, decided_by }) }
}

/// Puts the rating, judgement and oversight together.
pub(super) fn joint(
    rating: &Level,
    rated: &Level,
    computed: Computed,
    judgement: Option<JudgementEffect>,
    (incidents, held): (&[Incident<'_>], Option<&Held<'_>>),
    signature: &Signature<'_>,
) -> Joint {
    let Rating { rating: certain, at_least, range } = rating.into();
    let held = held.and_then(|held| held.said).filter(|(band, ..)| Some(*band) > rated.certain);
    let held = held.map(|(rating, on, by)| HeldRating { rating, on, by: by.map(str::to_owned) });
    Joint {
        rating: certain,
        at_least,
        range,
        before_incident: incidents.iter().any(Incident::is_open),
        oversight: oversight(rating, rated, held.as_ref(), signature),
        held,
        computed: (&computed.level).into(),
        judgement,
        because: computed.because,
    }
}

fn oversight(rating: &Level, rated: &Level, held: Option<&HeldRating>, signature: &Signature<'_>) -> Oversight {
    let required = signature.required.is_some();
    let mut because = Vec::new();
    if let Some(held) = held {
        because.push(Because::RatingHeld { rating: held.rating, on: held.on, now: rated.certain });
    }
    if required {
        because.push(Because::joint_rating(rating));
        match signature.by {
            Some(event) => because.push(Because::DoneBy { event: event.kind, on: event.on }),
            None => because.push(Because::UnsignedDraft),
        }
        because.extend(steps(signature));
    }
    Oversight { required, signed: signature.by.is_some(), because }
}

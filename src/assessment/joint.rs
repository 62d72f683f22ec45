//! The joint rating: our convention, answering recommendation 4 of the 2005 inspection. Never a MAPPA level.

use serde::Serialize;

use crate::assessment::Computed;
use crate::assessment::judgement::JudgementEffect;
use crate::band::{Band, Range, Status};
use crate::case::CaseFile;
use crate::code::codes;
use crate::duty::{Because, Incident, Level, Signature};
use crate::instrument::oasys::Oasys;
use crate::instrument::risk_matrix::SexualScale;

codes! {
    /// What the joint rating takes.
    pub enum JointInstrument {
        /// RM2000/S.
        RiskMatrixSexual = "risk-matrix-sexual",
        /// The overall risk of serious harm of OASys.
        RiskOfSeriousHarm = "risk-of-serious-harm",
    }
}

/// The joint rating and what follows from it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Joint {
    /// What is certain, judgement included.
    pub rating: Option<Band>,
    /// Something unknown could raise it.
    pub at_least: bool,
    /// What is still possible.
    pub range: Option<Range>,
    /// An incident has not been reassessed.
    pub before_incident: bool,
    /// The same without judgement.
    pub computed: Rating,
    /// What the professional's judgement did.
    pub judgement: Option<JudgementEffect>,
    /// The instruments that made it.
    pub because: Vec<JointReason>,
    /// Management oversight.
    pub oversight: Oversight,
}

/// A rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rating {
    /// What is certain.
    pub rating: Option<Band>,
    /// Something unknown could raise it.
    pub at_least: bool,
    /// What is still possible.
    pub range: Option<Range>,
}

/// What one instrument gave to the joint rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JointReason {
    /// Which instrument.
    pub instrument: JointInstrument,
    /// How far it was scored.
    pub status: Status,
    /// Its band or level.
    pub band: Option<Band>,
    /// What it can still be.
    pub range: Option<Range>,
    /// It has the band that the rating took.
    pub decides: bool,
}

/// Management oversight.
#[derive(Debug, Serialize)]
pub struct Oversight {
    /// A countersignature is required.
    pub required: bool,
    /// It is there.
    pub signed: bool,
    /// Why.
    pub because: Vec<Because>,
}

/// One instrument's part.
#[derive(Debug)]
pub(super) struct Part {
    status: Status,
    band: Option<Band>,
    pub(super) level: Level,
}

/// Whether probation supervises. Only an outright "no" ends the duties of OASys.
pub(super) fn supervised(case: &CaseFile) -> bool {
    case.oasys.as_ref().is_none_or(|oasys| oasys.supervised.given() != Some(&false))
}

/// The overall risk of serious harm. Without OASys it is unknown, and so every level is possible;
/// where probation does not supervise and no level was given, it does not apply.
pub(super) fn harm_level(case: &CaseFile, oasys: Option<&Oasys>) -> Part {
    let Some(harm) = oasys.map(|oasys| &oasys.harm) else {
        let range = Range::open(vec!["oasys.harm".to_owned()]);
        return Part { status: Status::Incomplete, band: None, level: Level { certain: None, range: Some(range) } };
    };
    if harm.status == Status::Incomplete && harm.overall.is_none() && !supervised(case) {
        return Part { status: Status::NotApplicable, band: None, level: Level::default() };
    }
    let level = Level { certain: harm.overall, range: harm.range.clone() };
    Part { status: harm.status, band: harm.overall, level }
}

fn sexual_part(sexual: &SexualScale) -> Part {
    let range = match sexual.scale.status {
        Status::Scored => sexual.scale.band.map(Range::certain),
        Status::Incomplete => sexual.scale.range.clone(),
        Status::NotApplicable => None,
        Status::Invalid => {
            Some(Range::open(sexual.scale.invalid_fields.iter().map(|field| (*field).to_owned()).collect()))
        }
    };
    // A lowest band that rests on eligibility not yet known is not certain.
    let certain = match sexual.scale.status {
        Status::Scored => sexual.scale.band,
        Status::Incomplete if sexual.scale.reason.is_none() => range.as_ref().map(|range| range.lowest),
        _ => None,
    };
    Part { status: sexual.scale.status, band: sexual.scale.band, level: Level { certain, range } }
}

/// The highest band or level still possible across RM2000/S and the overall risk of serious harm.
/// What does not apply leaves the other to decide alone; what is unknown makes it "at least".
pub(super) fn compute(sexual: &SexualScale, harm: &Part) -> Computed {
    let sexual = sexual_part(sexual);
    let parts = [(JointInstrument::RiskMatrixSexual, &sexual), (JointInstrument::RiskOfSeriousHarm, harm)];
    let certain = sexual.level.certain.max(harm.level.certain);
    let highest = sexual.level.highest().max(harm.level.highest());
    let range = highest.map(|highest| {
        let lowest = certain.unwrap_or(Band::Low);
        let mut decided_by = Vec::new();
        for (_, part) in parts {
            if let Some(range) = part.level.range.as_ref().filter(|range| range.highest > lowest) {
                decided_by.extend_from_slice(&range.decided_by);
            }
        }
        Range { lowest, highest, decided_by }
    });
    let because = parts
        .iter()
        .map(|(instrument, part)| JointReason {
            instrument: *instrument,
            status: part.status,
            band: part.band,
            range: part.level.range.clone(),
            decides: certain.is_some() && part.level.certain == certain,
        })
        .collect();
    // Where nothing is known beyond the lowest band there is no rating to read as "low".
    Computed { level: Level { certain, range }, because }
}

/// Puts the rating, judgement and oversight together.
pub(super) fn joint(
    rating: &Level,
    computed: Computed,
    judgement: Option<JudgementEffect>,
    incidents: &[Incident<'_>],
    signature: &Signature<'_>,
) -> Joint {
    let as_rating =
        |level: &Level| Rating { rating: level.certain, at_least: level.at_least(), range: level.range.clone() };
    let Rating { rating: certain, at_least, range } = as_rating(rating);
    Joint {
        rating: certain,
        at_least,
        range,
        before_incident: incidents.iter().any(|incident| incident.closed.is_none()),
        computed: as_rating(&computed.level),
        judgement,
        because: computed.because,
        oversight: oversight(rating, signature),
    }
}

fn oversight(rating: &Level, signature: &Signature<'_>) -> Oversight {
    let required = signature.required.is_some();
    let mut because = Vec::new();
    if required {
        because.push(Because::joint_rating(rating));
        match signature.by {
            Some(event) => because.push(Because::DoneBy { event: event.kind, on: event.on }),
            None => because.push(Because::UnsignedDraft),
        }
        because.extend(signature.unfit.iter().map(|(event, why)| Because::closes_nothing(event, *why)));
    }
    Oversight { required, signed: signature.by.is_some(), because }
}

//! The shape in which a scale is handed over.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::EDITION;
use super::field::Field;
use crate::band::{Band, Range, Status};
use crate::case::NotScored;
use crate::case::recorded::RecordedBand;
use crate::code::{Code, codes};
use crate::date::Date;
use crate::source::Standing;

codes! {
    /// Why a scale is not for this person, or why it cannot be given yet.
    pub enum ScaleReason {
        /// Risk Matrix 2000 is for men.
        NotMale = "not-male",
        /// Under 18 at the start of risk.
        Under18 = "under-18",
        /// No conviction for a sexual offence.
        NoSexualConviction = "no-sexual-conviction",
        /// Every sexual offence was before the age of 16.
        Under16AtLatestOffence = "under-16-at-latest-offence",
        /// Exactly 16 at the latest sexual offence: the editions differ.
        Age16ReferToGuide = "age-16-refer-to-guide",
        /// An answer that decides whether the scale is for him is missing.
        EligibilityNotKnown = "eligibility-not-known",
        /// Not scored: no trained assessor.
        NoTrainedAssessor = "no-trained-assessor",
        /// Not scored: insufficient information.
        InsufficientInformation = "insufficient-information",
        /// Not scored: allocated, not completed.
        AllocatedNotCompleted = "allocated-not-completed",
        /// Not scored: done on paper.
        DoneOnPaper = "done-on-paper",
        /// Not scored: not indicated.
        NotIndicated = "not-indicated",
        /// Not scored: there is a Risk Matrix already.
        ExistingRiskMatrix = "existing-risk-matrix",
        /// Only convictions for internet offences: the scale is not applied.
        InternetOffencesOnly = "internet-offences-only",
        /// Not scored: no reason given.
        NoneGiven = "none-given",
    }
}

impl From<NotScored> for ScaleReason {
    fn from(reason: NotScored) -> Self {
        match reason {
            NotScored::NoTrainedAssessor => Self::NoTrainedAssessor,
            NotScored::InsufficientInformation => Self::InsufficientInformation,
            NotScored::AllocatedNotCompleted => Self::AllocatedNotCompleted,
            NotScored::DoneOnPaper => Self::DoneOnPaper,
            NotScored::NotIndicated => Self::NotIndicated,
            NotScored::ExistingRiskMatrix => Self::ExistingRiskMatrix,
            NotScored::InternetOffencesOnly => Self::InternetOffencesOnly,
            NotScored::NoneGiven => Self::NoneGiven,
        }
    }
}

codes! {
    /// What a scale adds up, in the order in which results list it.
    #[cfg_attr(feature = "types", ts(rename = "RiskMatrixItem"))]
    pub enum Item {
        /// Sexual sentencing appearances.
        SexualAppearances = "sexualAppearances",
        /// Criminal sentencing appearances.
        CriminalAppearances = "criminalAppearances",
        /// Whole years at the start of risk.
        AgeAtStartOfRisk = "ageAtStartOfRisk",
        /// Any male victim.
        MaleVictim = "maleVictim",
        /// Any stranger victim.
        StrangerVictim = "strangerVictim",
        /// Any non-contact offence.
        NonContactOffence = "nonContactOffence",
        /// Never in a marriage-like relationship.
        NeverInRelationship = "neverInRelationship",
        /// Violent sentencing appearances.
        ViolentAppearances = "violentAppearances",
        /// Any burglary.
        Burglary = "burglary",
        /// The band of RM2000/S.
        Sexual = "sexual",
        /// The band of RM2000/V.
        Violent = "violent",
    }
}

impl Item {
    /// The four factors of step two.
    pub const FACTORS: [Self; 4] =
        [Self::MaleVictim, Self::StrangerVictim, Self::NonContactOffence, Self::NeverInRelationship];

    /// Path of the field of the case that it rests on.
    #[must_use]
    pub fn field(self) -> &'static str {
        self.rests_on().map_or("riskMatrix", Code::code)
    }

    /// The field of the case that it rests on; `None` for what rests on many.
    pub(super) const fn rests_on(self) -> Option<Field> {
        Some(match self {
            Self::SexualAppearances => Field::SexualAppearances,
            Self::CriminalAppearances => Field::CriminalAppearances,
            Self::AgeAtStartOfRisk => Field::StartOfRisk,
            Self::MaleVictim => Field::MaleVictim,
            Self::StrangerVictim => Field::StrangerVictim,
            Self::NonContactOffence => Field::NonContactOffence,
            Self::NeverInRelationship => Field::NeverInRelationship,
            Self::ViolentAppearances => Field::ViolentAppearances,
            Self::Burglary => Field::Burglary,
            Self::Sexual | Self::Violent => return None,
        })
    }
}

/// What was given for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ItemValue"))]
#[serde(untagged)]
pub enum Value {
    /// A count of appearances, or whole years.
    Number(u16),
    /// Yes or no.
    Flag(bool),
    /// A band of another scale.
    Band(Band),
}

/// What one item added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// The item.
    pub item: Item,
    /// Path of the field that it rests on; `convictions` where the history gave the answer.
    pub field: &'static str,
    /// What was given.
    pub value: Option<Value>,
    /// What it added.
    pub points: Option<u8>,
    /// How sure we are of its points.
    pub standing: Standing,
}

/// One aggravating factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Factor {
    /// The item.
    pub item: Item,
    /// Path of its field.
    pub field: &'static str,
    /// Whether it is present.
    pub value: Option<bool>,
    /// How sure we are that it is one.
    pub standing: Standing,
}

/// A single answer that would change the band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WouldChange {
    /// The item.
    pub item: Item,
    /// Path of its field.
    pub field: &'static str,
    /// The nearest answer that does it.
    #[cfg_attr(feature = "types", ts(type = "number | boolean"))]
    pub answer: Value,
    /// The band then; where missing answers leave it open, the highest that is possible.
    pub band: Band,
}

/// What a start of risk today would make of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LaterStart {
    /// Today.
    pub start_of_risk: Date,
    /// Whole years on that day.
    pub age: u16,
    /// The band then, which is lower.
    pub band: Band,
}

/// What all three scales say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Scale {
    /// How far it was scored.
    pub status: Status,
    /// Why it is not applicable, or not given yet.
    pub reason: Option<ScaleReason>,
    /// Edition of the instrument.
    #[cfg_attr(feature = "types", ts(type = "\"rm2000-2007\""))]
    pub edition: &'static str,
    /// The weakest standing of the tables that it used.
    pub standing: Option<Standing>,
    /// Sum of the points.
    pub points: Option<u8>,
    /// The band, where it is scored.
    pub band: Option<Band>,
    /// The bands that missing answers allow.
    pub range: Option<Range>,
    /// The band as another system has it; `None` where none is recorded. It changes nothing of the others.
    pub recorded: Option<RecordedBand>,
    /// What each item added.
    pub contributions: Vec<Contribution>,
    /// Single answers that would change the band, raising ones first.
    pub would_change: Vec<WouldChange>,
    /// What a start of risk today would make of it, where that is lower.
    pub later_start: Option<LaterStart>,
    /// Fields with a problem, where it is invalid.
    pub invalid_fields: Vec<&'static str>,
}

impl Scale {
    /// A scale that has no band, or none yet.
    pub(super) const fn without_band(status: Status, reason: Option<ScaleReason>) -> Self {
        Self {
            status,
            reason,
            edition: EDITION,
            standing: None,
            points: None,
            band: None,
            range: None,
            recorded: None,
            contributions: Vec::new(),
            would_change: Vec::new(),
            later_start: None,
            invalid_fields: Vec::new(),
        }
    }

    /// Whether it has a band or a range.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.status, Status::Scored | Status::Incomplete)
    }

    fn write<S: SerializeStruct>(&self, members: &mut S) -> Result<(), S::Error> {
        members.serialize_field("status", &self.status)?;
        members.serialize_field("reason", &self.reason)?;
        members.serialize_field("edition", self.edition)?;
        members.serialize_field("standing", &self.standing)?;
        members.serialize_field("points", &self.points)?;
        members.serialize_field("band", &self.band)?;
        members.serialize_field("range", &self.range)?;
        members.serialize_field("recorded", &self.recorded)?;
        members.serialize_field("contributions", &self.contributions)?;
        members.serialize_field("wouldChange", &self.would_change)?;
        members.serialize_field("laterStart", &self.later_start)?;
        members.serialize_field("invalidFields", &self.invalid_fields)
    }
}

const SHARED_MEMBERS: usize = 12;

/// RM2000/S: the likelihood of reconviction for a sexual offence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct SexualScale {
    /// What all three scales say.
    #[cfg_attr(feature = "types", ts(flatten))]
    pub scale: Scale,
    /// The band after step one.
    pub step_one_band: Option<Band>,
    /// How many of the four factors are present; `None` while that is unknown.
    pub aggravating_factors: Option<u8>,
    /// How many bands step two raised it by: never past the highest.
    pub raised_by: Option<u8>,
    /// The four factors.
    pub factors: Vec<Factor>,
    /// For indecent images only: the band with and without the stranger and non-contact factors. The higher one is the
    /// band.
    pub images_only: Option<ImagesOnly>,
}

/// The band of a man whose only sexual convictions are for indecent images.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ImagesOnly {
    /// Stranger victim and non-contact offence as given: this is the band of the scale.
    pub with_factors: Option<Band>,
    /// Neither of the two counted.
    pub without_factors: Option<Band>,
}

impl Serialize for SexualScale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("SexualScale", SHARED_MEMBERS + 5)?;
        self.scale.write(&mut members)?;
        members.serialize_field("stepOneBand", &self.step_one_band)?;
        members.serialize_field("aggravatingFactors", &self.aggravating_factors)?;
        members.serialize_field("raisedBy", &self.raised_by)?;
        members.serialize_field("factors", &self.factors)?;
        members.serialize_field("imagesOnly", &self.images_only)?;
        members.end()
    }
}

/// RM2000/V: the likelihood of reconviction for non-sexual violence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct ViolentScale {
    /// What all three scales say.
    #[cfg_attr(feature = "types", ts(flatten))]
    pub scale: Scale,
    /// No sexual conviction that counts is known: the band says only how he compares with others, without a rate.
    pub relative_only: bool,
}

impl Serialize for ViolentScale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("ViolentScale", SHARED_MEMBERS + 1)?;
        self.scale.write(&mut members)?;
        members.serialize_field("relativeOnly", &self.relative_only)?;
        members.end()
    }
}

/// RM2000/C: both together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct CombinedScale {
    /// What all three scales say.
    #[cfg_attr(feature = "types", ts(flatten))]
    pub scale: Scale,
    /// Points of the band of RM2000/S.
    pub sexual_points: Option<u8>,
    /// Points of the band of RM2000/V.
    pub violent_points: Option<u8>,
}

impl Serialize for CombinedScale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("CombinedScale", SHARED_MEMBERS + 2)?;
        self.scale.write(&mut members)?;
        members.serialize_field("sexualPoints", &self.sexual_points)?;
        members.serialize_field("violentPoints", &self.violent_points)?;
        members.end()
    }
}

/// The three scales of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RiskMatrix {
    /// RM2000/S.
    pub sexual: SexualScale,
    /// RM2000/V.
    pub violent: ViolentScale,
    /// RM2000/C.
    pub combined: CombinedScale,
}

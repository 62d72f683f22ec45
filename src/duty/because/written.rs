//! The steps of an explanation as they are written: a code and its members.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::Because;

impl Because {
    /// What the step says.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CountedFrom { .. } => "counted-from",
            Self::WorkingDays { .. } => "working-days",
            Self::Days { .. } => "days",
            Self::Weeks { .. } => "weeks",
            Self::Months { .. } => "months",
            Self::AtOnce => "at-once",
            Self::JointRating { .. } => "joint-rating",
            Self::HarmLevel { .. } => "harm-level",
            Self::MappaLevel { .. } => "mappa-level",
            Self::DoneBy { .. } => "done-by",
            Self::ClosesNothing { .. } => "closes-nothing",
            Self::WaitsFor { .. } => "waits-for",
            Self::IfDoneToday => "if-done-today",
            Self::NeedsEvent { .. } => "needs-event",
            Self::CalendarUnknown { .. } => "calendar-unknown",
            Self::DivisionNotKnown => "division-not-known",
            Self::DivisionOfStandard { .. } => "division-of-standard",
            Self::SuspendedBy { .. } => "suspended-by",
            Self::ResumedBy { .. } => "resumed-by",
            Self::EndedBy { .. } => "ended-by",
            Self::SupersededBy { .. } => "superseded-by",
            Self::NotVerified { .. } => "not-verified",
            Self::Historic { .. } => "historic",
            Self::RatingThenNotKnown => "rating-then-not-known",
            Self::NoInterval => "no-interval",
            Self::UnsignedDraft => "unsigned-draft",
            Self::Counted { .. } => "counted",
            Self::LawOf { .. } => "law-of",
            Self::DisposedOf { .. } => "disposed-of",
            Self::UnderEighteen => "under-eighteen",
            Self::AgeNotKnown => "age-not-known",
            Self::Indefinite => "indefinite",
            Self::NeedsDetail { .. } => "needs-detail",
            Self::TimeDisregarded { .. } => "time-disregarded",
            Self::Extended { .. } => "extended",
            Self::KeptAliveBy { .. } => "kept-alive-by",
            Self::BarredBy { .. } => "barred-by",
            Self::NoticeGiven { .. } => "notice-given",
            Self::NotHappened { .. } => "not-happened",
            Self::FigureNotFound => "figure-not-found",
            Self::MayBeLater => "may-be-later",
            Self::MayFrom => "may-from",
            Self::UntilFurtherOrder => "until-further-order",
            Self::OfOrder { .. } => "of-order",
            Self::EndsOn { .. } => "ends-on",
            Self::EndsBefore { .. } => "ends-before",
            Self::Departure { .. } => "departure",
            Self::DaysLeftOut { .. } => "days-left-out",
            Self::PeriodOver { .. } => "period-over",
            Self::SetBy { .. } => "set-by",
            Self::IntervalSet { .. } => "interval-set",
            Self::IntervalTooLong { .. } => "interval-too-long",
            Self::Tier { .. } => "tier",
            Self::ToRelease { .. } => "to-release",
            Self::BeforeRelease { .. } => "before-release",
            Self::ReleaseNotKnown => "release-not-known",
            Self::AgreedDay { .. } => "agreed-day",
            Self::TransferOffered { .. } => "transfer-offered",
            Self::TransferAccepted { .. } => "transfer-accepted",
            Self::RatingThen { .. } => "rating-then",
            Self::OwnerMissing => "owner-missing",
            Self::NotInPlan => "not-in-plan",
        }
    }
}

/// Steps with the same members share the code that writes them: derived, there would be a copy for each.
impl Serialize for Because {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut step = serializer.serialize_struct("Because", 4)?;
        step.serialize_field("code", &Written(self.code()))?;
        match self {
            Self::CountedFrom { event, on }
            | Self::DoneBy { event, on }
            | Self::SuspendedBy { event, on }
            | Self::ResumedBy { event, on }
            | Self::EndedBy { event, on }
            | Self::SupersededBy { event, on }
            | Self::NotVerified { event, on }
            | Self::Extended { event, on } => {
                step.serialize_field("event", event)?;
                step.serialize_field("on", on)?;
            }
            Self::WorkingDays { count, counting } => {
                step.serialize_field("count", count)?;
                step.serialize_field("counting", counting)?;
            }
            Self::Days { count } | Self::Months { count } => {
                step.serialize_field("count", count)?;
            }
            Self::Weeks { least, count } => {
                step.serialize_field("least", least)?;
                step.serialize_field("count", count)?;
            }
            Self::AtOnce
            | Self::IfDoneToday
            | Self::DivisionNotKnown
            | Self::RatingThenNotKnown
            | Self::NoInterval
            | Self::UnsignedDraft
            | Self::UnderEighteen
            | Self::AgeNotKnown
            | Self::Indefinite
            | Self::FigureNotFound
            | Self::MayBeLater
            | Self::MayFrom
            | Self::UntilFurtherOrder
            | Self::ReleaseNotKnown
            | Self::OwnerMissing
            | Self::NotInPlan => {}
            Self::JointRating { rating, highest, at_least } => {
                step.serialize_field("rating", rating)?;
                step.serialize_field("highest", highest)?;
                step.serialize_field("atLeast", at_least)?;
            }
            Self::HarmLevel { level, highest, at_least } => {
                step.serialize_field("level", level)?;
                step.serialize_field("highest", highest)?;
                step.serialize_field("atLeast", at_least)?;
            }
            Self::MappaLevel { level } => {
                step.serialize_field("level", level)?;
            }
            Self::ClosesNothing { event, on, why } => {
                step.serialize_field("event", event)?;
                step.serialize_field("on", on)?;
                step.serialize_field("why", why)?;
            }
            Self::WaitsFor { duty } => {
                step.serialize_field("duty", duty)?;
            }
            Self::NeedsEvent { events } => {
                step.serialize_field("events", events)?;
            }
            Self::CalendarUnknown { from, until } => {
                step.serialize_field("from", from)?;
                step.serialize_field("until", until)?;
            }
            Self::DivisionOfStandard { division } | Self::LawOf { division } => {
                step.serialize_field("division", division)?;
            }
            Self::Historic { from, until } => {
                step.serialize_field("from", from)?;
                step.serialize_field("until", until)?;
            }
            Self::Counted { count, unit, wording } => {
                step.serialize_field("count", count)?;
                step.serialize_field("unit", unit)?;
                step.serialize_field("wording", wording)?;
            }
            Self::DisposedOf { disposal, months, days } => {
                step.serialize_field("disposal", disposal)?;
                step.serialize_field("months", months)?;
                step.serialize_field("days", days)?;
            }
            Self::NeedsDetail { detail } => {
                step.serialize_field("detail", detail)?;
            }
            Self::TimeDisregarded { event, from, until } => {
                step.serialize_field("event", event)?;
                step.serialize_field("from", from)?;
                step.serialize_field("until", until)?;
            }
            Self::KeptAliveBy { order, on } | Self::BarredBy { order, on } => {
                step.serialize_field("order", order)?;
                step.serialize_field("on", on)?;
            }
            Self::NoticeGiven { on, expected } => {
                step.serialize_field("on", on)?;
                step.serialize_field("expected", expected)?;
            }
            Self::NotHappened { expected } => {
                step.serialize_field("expected", expected)?;
            }
            Self::OfOrder { order } => {
                step.serialize_field("order", order)?;
            }
            Self::EndsOn { on }
            | Self::EndsBefore { on }
            | Self::Departure { on }
            | Self::PeriodOver { on }
            | Self::IntervalSet { on }
            | Self::IntervalTooLong { on }
            | Self::TransferOffered { on }
            | Self::TransferAccepted { on } => {
                step.serialize_field("on", on)?;
            }
            Self::DaysLeftOut { count } => {
                step.serialize_field("count", count)?;
            }
            Self::SetBy { by } => {
                step.serialize_field("by", by)?;
            }
            Self::Tier { tier } => {
                step.serialize_field("tier", tier)?;
            }
            Self::ToRelease { release } => {
                step.serialize_field("release", release)?;
            }
            Self::BeforeRelease { release, months } => {
                step.serialize_field("release", release)?;
                step.serialize_field("months", months)?;
            }
            Self::AgreedDay { on, holds } => {
                step.serialize_field("on", on)?;
                step.serialize_field("holds", holds)?;
            }
            Self::RatingThen { rating } => {
                step.serialize_field("rating", rating)?;
            }
        }
        step.end()
    }
}

/// A code, which needs no escapes.
struct Written(&'static str);

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("", 0, self.0)
    }
}

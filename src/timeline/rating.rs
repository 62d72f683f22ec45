//! What somebody said the joint rating was, and when.

use crate::band::Band;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;

/// How a rating was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingSayer {
    /// Recorded.
    Recorded,
    /// Countersigned by a manager.
    Countersigned,
}

/// A rating as somebody said it.
#[derive(Debug, Clone, Copy)]
pub struct RatingSaid<'a> {
    /// The event.
    pub event: &'a Event,
    /// How.
    pub by: RatingSayer,
    /// The rating; one that cannot be read counts as the highest that it could say.
    pub rating: Band,
    /// It could be read.
    pub readable: bool,
}

impl<'a> RatingSaid<'a> {
    /// The rating that an event says, where it says one. A record says one always: what it does not give may be the
    /// highest. A signature that names none says none, and one that cannot be read may say the highest for which its
    /// manager is authorised.
    #[must_use]
    pub fn of(event: &'a Event) -> Option<Self> {
        let by = match event.kind {
            EventKind::RatingRecorded => RatingSayer::Recorded,
            EventKind::Countersigned => RatingSayer::Countersigned,
            _ => return None,
        };
        let (rating, readable) = match (event.details.rating, by) {
            (Answer::Given(rating), _) => (rating, true),
            (Answer::Refused | Answer::Missing, RatingSayer::Recorded) => (Band::VeryHigh, false),
            (Answer::Refused, RatingSayer::Countersigned) => (event.authorised_for.known()?, false),
            (Answer::Missing, RatingSayer::Countersigned) => return None,
        };
        Some(Self { event, by, rating, readable })
    }
}

/// Every rating that was said, by day.
pub(super) fn said<'a>(events: &[&'a Event]) -> Vec<RatingSaid<'a>> {
    events.iter().copied().filter_map(RatingSaid::of).collect()
}

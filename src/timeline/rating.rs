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
    /// The rating; one that cannot be read counts as the highest.
    pub rating: Band,
    /// It could be read.
    pub readable: bool,
}

/// Every rating that was said, by day.
pub(super) fn said<'a>(events: &[&'a Event]) -> Vec<RatingSaid<'a>> {
    let mut all = Vec::new();
    for event in events.iter().copied() {
        let by = match event.kind {
            EventKind::RatingRecorded => RatingSayer::Recorded,
            EventKind::Countersigned => RatingSayer::Countersigned,
            _ => continue,
        };
        let (rating, readable) = match (event.details.rating, by) {
            (Answer::Given(rating), _) => (rating, true),
            // It may have recorded the highest; a signature without a rating that can be read raises nothing.
            (Answer::Refused | Answer::Missing, RatingSayer::Recorded) => (Band::VeryHigh, false),
            (Answer::Refused | Answer::Missing, RatingSayer::Countersigned) => continue,
        };
        all.push(RatingSaid { event, by, rating, readable });
    }
    all
}

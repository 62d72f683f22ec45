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
    /// The member that could not be read, where one could not.
    #[must_use]
    pub const fn member(&self) -> &'static str {
        match self.event.details.rating {
            Answer::Given(_) => "authorisedFor",
            Answer::Refused | Answer::Missing => "rating",
        }
    }

    /// The rating that an event says, where it says one. A record says one always: what it does not give may be the
    /// highest. A signature that names none says none, and one that cannot be read may say the highest for which its
    /// manager is authorised, which where that cannot be read is the highest of all. One of which that cannot be read may
    /// say what it names.
    #[must_use]
    pub fn of(event: &'a Event) -> Option<Self> {
        let by = match event.kind {
            EventKind::RatingRecorded => RatingSayer::Recorded,
            EventKind::Countersigned => RatingSayer::Countersigned,
            _ => return None,
        };
        let (rating, readable) = match (event.details.rating, by) {
            (Answer::Given(rating), RatingSayer::Recorded) => (rating, true),
            (Answer::Given(rating), RatingSayer::Countersigned) => {
                (rating, !matches!(event.authorised_for, Answer::Refused))
            }
            (Answer::Refused | Answer::Missing, RatingSayer::Recorded) => (Band::VeryHigh, false),
            (Answer::Refused, RatingSayer::Countersigned) => match event.authorised_for {
                Answer::Given(authorised) => (authorised, false),
                Answer::Refused => (Band::VeryHigh, false),
                Answer::Missing => return None,
            },
            (Answer::Missing, RatingSayer::Countersigned) => return None,
        };
        Some(Self { event, by, rating, readable })
    }
}

/// Every rating that was said, by day.
pub(super) fn said<'a>(events: &[&'a Event]) -> Vec<RatingSaid<'a>> {
    events.iter().copied().filter_map(RatingSaid::of).collect()
}

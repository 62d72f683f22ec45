//! How often something is to be done, as somebody set it.

use crate::case::event::{Event, EventKind, Every, IntervalOf};
use crate::case::reader::Answer;
use crate::timeline::approval::approves;

/// What an interval that was set says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// So often.
    Every(Every),
    /// Something that cannot be read.
    Unreadable,
}

/// An interval that somebody set.
#[derive(Debug, Clone, Copy)]
pub struct IntervalSaid<'a> {
    /// The event.
    pub event: &'a Event,
    /// For which clock; `None` where that is not given or cannot be read, and then for every one, where it is shorter.
    pub of: Option<IntervalOf>,
    /// How often.
    pub says: Saying,
    /// Another person than the one who set it has approved it by name.
    pub approved: bool,
}

/// Every interval that was set, by day.
pub(super) fn said<'a>(events: &[&'a Event]) -> Vec<IntervalSaid<'a>> {
    let set = events.iter().copied().filter(|event| event.kind == EventKind::IntervalSet);
    set.map(|event| {
        let details = &event.details;
        let of = match details.interval_of {
            Answer::Given(of) => Some(of),
            Answer::Refused | Answer::Missing => None,
        };
        let says = match details.every {
            Answer::Given(every) => Saying::Every(every),
            Answer::Refused | Answer::Missing => Saying::Unreadable,
        };
        let approved = approves(details.approved_by.as_deref(), event.by.as_deref()) == Some(true);
        IntervalSaid { event, of, says, approved }
    })
    .collect()
}

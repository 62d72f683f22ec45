//! Who agreed to what, and whether another person did.

use crate::case::event::Event;
use crate::date::Date;
use crate::same_text;

/// Somebody with authority agreed to something that existed then.
#[derive(Debug, Clone, Copy)]
pub struct Approval<'a> {
    /// The event that says so.
    pub event: &'a Event,
    /// What it was for; `None` where that is not in the case.
    pub of: Option<&'a Event>,
}

/// Whether `by` names another person than `author`; where one of them is not named, nobody can say.
#[must_use]
pub fn approves(by: Option<&str>, author: Option<&str>) -> Option<bool> {
    Some(!same_text::same(by?, author?))
}

/// The latest of `events`, by day, on or before `day`.
#[must_use]
pub fn latest<'a>(events: &[&'a Event], day: Date) -> Option<&'a Event> {
    events.get(events.partition_point(|event| event.on <= day).checked_sub(1)?).copied()
}

//! Which event a name means (ruling 17, timeline 4).

use super::facts::{Event, Facts, Member};
use joint_risk::Date;

/// What a name came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// None was given.
    Absent,
    /// It cannot be read, or it fits none or two.
    Nothing,
    /// The event of this index.
    Event(usize),
}

/// The event of one of these kinds that a member names: by its id, or by its day if nothing else that could be meant
/// fell on it.
pub fn named(facts: &Facts<'_>, by: &Event<'_>, member: &str, kinds: &[&str]) -> Named {
    named_where(facts, by, member, &|event| event.is(kinds))
}

/// The same among the events that a test lets through.
pub fn named_where(facts: &Facts<'_>, by: &Event<'_>, member: &str, fits: &dyn Fn(&Event<'_>) -> bool) -> Named {
    let name = match by.text(member) {
        Member::Absent => return Named::Absent,
        Member::Unreadable => return Named::Nothing,
        Member::Given(name) => name,
    };
    let only = |found: Vec<&Event<'_>>| match found.as_slice() {
        [one] => Named::Event(one.index),
        _ => Named::Nothing,
    };
    let by_id: Vec<&Event<'_>> = facts.events.iter().filter(|event| event.is_named(name)).collect();
    if !by_id.is_empty() {
        let fitting: Vec<&Event<'_>> = by_id.into_iter().filter(|event| fits(event)).collect();
        return only(fitting);
    }
    let on_day: Vec<&Event<'_>> =
        facts.events.iter().filter(|event| event.on.to_string() == name && fits(event)).collect();
    only(on_day)
}

/// Whether an event says of what it is, where it says anything: what cannot be read, or is the name of nothing and no day,
/// closes nothing (rulings 17 and 21).
pub fn says_of_what(facts: &Facts<'_>, event: &Event<'_>) -> bool {
    match event.text("of") {
        Member::Absent => true,
        Member::Unreadable => false,
        Member::Given(name) => Date::parse(name).is_ok() || facts.events.iter().any(|one| one.is_named(name)),
    }
}

/// An event by its place in the case.
pub fn at<'s, 'a>(facts: &'s Facts<'a>, index: usize) -> Option<&'s Event<'a>> {
    facts.events.iter().find(|event| event.index == index)
}

//! Ways in which one thing of a case can be known less well.

use joint_risk::Date;
use serde_json::{Map, Value, json};
use std::fmt;

/// What is changed. Events are found by what they say, so that a change still fits when others are left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// A whole event.
    Event(Value),
    /// A member of an event.
    Member(Value, String),
    /// A member outside the events, by its names from the top.
    Answer(Vec<String>),
}

/// How it is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Left out.
    Deleted,
    /// Given as null.
    Null,
    /// Given as something that it cannot be.
    WrongType,
    /// A word, a day or a number that there is not.
    MisspeltWord,
    /// Under a name that there is not.
    MisspeltKey,
    /// Entered as not verified.
    Unverified,
    /// A day after today.
    Future,
    /// Entered twice under two ids.
    Twice,
    /// Entered in two parts: this member in the one, the rest in the other.
    Split,
}

/// One thing made less known.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What.
    pub place: Place,
    /// How.
    pub how: How,
}

impl fmt::Display for Change {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Event(event) => write!(text, "{:?} {}", self.how, event["kind"]),
            Place::Member(event, name) => write!(text, "{:?} {}.{name}", self.how, event["kind"]),
            Place::Answer(names) => write!(text, "{:?} {}", self.how, names.join(".")),
        }
    }
}

/// Events that answer, end, hold or lengthen something: without them more is owed. A kind that also opens or dates
/// something is in `exceptions.rs` with what it opens.
const CLOSING: &[&str] = &[
    "oasys-completed",
    "oasys-reviewed",
    "visit",
    "contact",
    "mappa-review",
    "plan-reviewed",
    "countersigned",
    "order-ended",
    "notification-ended",
    "court-order-ended",
    "died",
    "notified",
    "supervisor-reviewed",
    "victim-contacted",
    "mappa-minutes",
    "mappa-action-done",
    "further-offence-reviewed",
    "risk-reviewed",
    "incident-unfounded",
    "renewal-decided",
    "reactive-started",
    "remanded",
    "recalled",
    "admitted-to-hospital",
    "went-abroad",
    "contact-suspended",
    "released",
    "found",
    "came-back",
    "discharged-from-hospital",
    "contact-resumed",
];

/// Members in which any text is as good as another: a slip in them cannot be seen.
const FREE: &[&str] =
    &["id", "by", "reason", "reasons", "countersignedBy", "approvedBy", "owner", "court", "digest", "system", "code"];

/// Members whose absence has a usual reading (ruling 21): both halves of a split event keep them, and that it was taken
/// out of the case.
pub const USUAL: &[&str] =
    &["removed", "agency", "form", "status", "access", "verified", "by", "termination", "noFixedHome"];

/// Every change of a case.
pub fn all(case: &Value, problems: &[String]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (index, event) in case["events"].as_array().into_iter().flatten().enumerate() {
        of_event(event, &format!("events[{index}]"), problems, &mut changes);
    }
    let mut names = Vec::new();
    for (name, value) in case.as_object().unwrap().iter().filter(|(name, _)| *name != "events") {
        names.push(name.clone());
        of_answers(value, &mut names, problems, &mut changes);
        names.pop();
    }
    changes
}

fn of_event(event: &Value, path: &str, problems: &[String], changes: &mut Vec<Change>) {
    // Notice of a change to come opens something: whether it came.
    let closes = event["kind"].as_str().is_some_and(|kind| CLOSING.contains(&kind)) && event["about"] != "advance";
    let mut push = |place: Place, hows: &[How]| {
        changes.extend(hows.iter().map(|how| Change { place: place.clone(), how: *how }));
    };
    push(Place::Event(event.clone()), &[How::Unverified, How::Twice]);
    if closes {
        push(Place::Event(event.clone()), &[How::Deleted, How::Future]);
    }
    for (name, value) in event.as_object().unwrap() {
        // What cannot be read is not known as it is: without it the usual reading is taken, and that is not less known.
        let known = !problems.contains(&format!("{path}.{name}")) && !value.is_null();
        let dates = ["on", "kind"].contains(&name.as_str());
        if !known || name == "removed" || (dates && !closes) {
            continue;
        }
        push(Place::Member(event.clone(), name.clone()), hows(name, value));
        if !dates && !USUAL.contains(&name.as_str()) && name != "id" {
            push(Place::Member(event.clone(), name.clone()), &[How::Split]);
        }
    }
}

fn hows(name: &str, value: &Value) -> &'static [How] {
    let word = value.is_number() || (value.is_string() && !FREE.contains(&name));
    if word {
        &[How::Deleted, How::Null, How::WrongType, How::MisspeltWord, How::MisspeltKey]
    } else {
        &[How::Deleted, How::Null, How::WrongType, How::MisspeltKey]
    }
}

fn of_answers(value: &Value, names: &mut Vec<String>, problems: &[String], changes: &mut Vec<Change>) {
    let path = names.join(".");
    let within = |problem: &String| {
        problem.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    if !problems.iter().any(within) && !value.is_null() {
        let place = Place::Answer(names.clone());
        let hows = hows(names.last().unwrap(), value);
        changes.extend(hows.iter().map(|how| Change { place: place.clone(), how: *how }));
    }
    for (name, value) in value.as_object().into_iter().flatten() {
        names.push(name.clone());
        of_answers(value, names, problems, changes);
        names.pop();
    }
}

impl Change {
    /// The case with it; `None` where what it changes is not there.
    pub fn of(&self, case: &Value, today: Date) -> Option<Value> {
        let mut case = case.clone();
        match &self.place {
            Place::Answer(names) => {
                let (last, above) = names.split_last()?;
                let mut object = &mut case;
                for name in above {
                    object = object.get_mut(name)?;
                }
                self.of_member(object.as_object_mut()?, last)?;
            }
            Place::Member(event, name) => {
                let events = case["events"].as_array_mut()?;
                let at = events.iter().position(|other| other == event)?;
                if self.how == How::Split {
                    let mut rest = event.clone();
                    let part = rest.as_object_mut()?.remove(name)?;
                    let mut one = Map::new();
                    for kept in ["kind", "on", "removed"].iter().chain(USUAL) {
                        one.extend(event.get(kept).map(|value| ((*kept).to_owned(), value.clone())));
                    }
                    one.insert(name.clone(), part);
                    events[at] = rest;
                    events.push(Value::Object(one));
                } else {
                    self.of_member(events[at].as_object_mut()?, name)?;
                }
            }
            Place::Event(event) => {
                let events = case["events"].as_array_mut()?;
                let at = events.iter().position(|other| other == event)?;
                match self.how {
                    How::Deleted => drop(events.remove(at)),
                    How::Unverified => events[at]["verified"] = json!(false),
                    How::Future => events[at]["on"] = json!(today.plus_days(40).to_string()),
                    _ => {
                        let mut again = event.clone();
                        again["id"] = json!("entered-again");
                        events.push(again);
                    }
                }
            }
        }
        Some(case)
    }

    fn of_member(&self, object: &mut Map<String, Value>, name: &str) -> Option<()> {
        let value = object.get_mut(name)?;
        match self.how {
            How::Deleted => drop(object.remove(name)),
            How::Null => *value = Value::Null,
            How::WrongType => *value = json!(["?"]),
            How::MisspeltWord => {
                *value = match value.as_str() {
                    Some(word) => json!(format!("{word}z")),
                    None => json!(-7.5),
                }
            }
            _ => {
                let value = object.remove(name)?;
                object.insert(format!("{name}z"), value);
            }
        }
        Some(())
    }
}

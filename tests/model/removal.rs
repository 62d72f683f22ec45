//! What somebody took out of the case, and what that takes away (timeline 23).

use super::facts::{Member, day, member, same_text, text};
use joint_risk::Date;
use serde_json::Value;

/// Kinds whose removal takes protection away: they start a spell, open a duty or raise.
const PROTECTS: &[&str] = &[
    "order-started",
    "licence-started",
    "notification-started",
    "court-order-made",
    "significant-incident",
    "serious-further-offence",
    "risk-changed",
    "rating-recorded",
    "mappa-level-set",
    "mappa-referred",
    "mappa-meeting",
    "mappa-action-set",
    "details-changed",
    "travel-planned",
    "absence-planned",
    "sentenced-to-custody",
    "conviction",
    "interval-set",
    "recalled",
    "remanded",
    "went-missing",
    "court-order-varied",
    "came-back",
    "released",
    "discharged-from-hospital",
];

/// Those of them that moved dates while they held: what two took out has no effect from that day on.
pub const MOVING: &[&str] = &["interval-set", "rating-recorded", "court-order-varied"];

const SETTINGS: &[&str] = &[
    "interval-set",
    "mappa-level-set",
    "rating-recorded",
    "conviction",
    "court-order-varied",
    "came-back",
    "released",
    "discharged-from-hospital",
    "remanded",
];

/// What one person took out of the case.
pub struct Seen<'a> {
    pub kind: &'a str,
    pub on: Date,
    pub json: &'a Value,
    /// The day on which two people took it out.
    pub gone_on: Option<Date>,
}

/// Whether it never was.
pub fn is_of_another(json: &Value, today: Date) -> bool {
    let removed = &json["removed"];
    let dated = day(removed, "on").given().is_some_and(|on| on <= today);
    // Said by somebody.
    let named = text(removed, "by").given().is_some();
    dated && named && text(removed, "reason") == Member::Given("wrong-person")
}

/// Whether two people signed it and said why.
fn is_by_two(removed: &Value) -> bool {
    let reason = text(removed, "reason").given().is_some();
    match (text(removed, "by"), text(removed, "countersignedBy")) {
        (Member::Given(by), Member::Given(other)) => reason && !same_text(by, other),
        _ => false,
    }
}

/// The day on which two people took out what happened on `on`: nobody takes out what has not happened yet.
pub fn taken_out_by_two(json: &Value, on: Date, today: Date) -> Option<Date> {
    let removed = &json["removed"];
    day(removed, "on").given().filter(|gone| is_by_two(removed) && *gone <= today && *gone >= on)
}

pub enum Removal {
    None,
    From(Date),
    NeverWas,
    /// By one alone, of what closed, ended or held.
    ByOne,
}

/// Timeline 23. What closed, ended or held something is gone for good; what protected goes only where two signed it.
pub fn removal(json: &Value, kind: &str, today: Date) -> Removal {
    let Member::Given(removed) = member(json, "removed") else { return Removal::None };
    let happened = day(json, "on").given();
    // Where its day cannot be used, nobody can say whether it was taken out: it closes nothing, and protects still.
    let on = day(removed, "on").given().filter(|on| *on <= today);
    if is_of_another(json, today) {
        return Removal::NeverWas;
    }
    let two = is_by_two(removed);
    if !PROTECTS.contains(&kind) {
        return if two && on.is_some() { Removal::NeverWas } else { Removal::ByOne };
    }
    // Nobody takes out what has not happened yet.
    match on.filter(|on| two && happened.is_none_or(|day| *on >= day)) {
        // A setting or a record opens nothing that could end: it is gone.
        Some(_) if SETTINGS.contains(&kind) => Removal::NeverWas,
        Some(on) => Removal::From(on),
        None => Removal::None,
    }
}

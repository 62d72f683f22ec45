//! Kinds of failure that no rule makes and nobody has settled yet. Each is a fault of the engine or a sentence that the
//! rules lack; a row goes when that is decided. Any other kind fails the test.

use super::change::{Change, How, Place};
use super::milder::Milder;

/// What is open, for what is changed (all that start so) and for which duties (none: all).
const OPEN: &[(&str, &[&str], &str)] = &[
    ("riskMatrix", &["countersignature"], "a draft whose day is not known is due today and not from the day it had"),
    (
        "riskMatrix.startOfRisk",
        &["rating", "supervisor-review", "home-visit"],
        "the age at the start of risk is not known, and the range is that of no answer",
    ),
    (
        "convictions",
        &["countersignature", "rating", "home-visit", "supervisor-review"],
        "a list of convictions left out takes with it what contradicted it",
    ),
    ("person", &[], "without sex or birth what contradicted them is gone, and the period of a minor is not halved"),
    ("oasys", &[], "a grid that is not asked for is left out whole, and with it the cell that was unreadable"),
    ("judgement", &["supervisor-review", "rating"], "a judgement that raised cannot be read"),
    ("recorded", &["countersignature", "rating"], "a recorded value of which the day cannot be read"),
    (
        "oasys-completed",
        &["countersignature", "oasys-initial", "risk-review", "oasys-review"],
        "a misspelt key reads as a silent one, and the draft that an OASys makes is gone with it",
    ),
    ("oasys-reviewed", &["countersignature"], "the draft that an OASys makes is gone with it"),
    ("risk-reviewed", &["countersignature"], "the draft that a review makes is gone with it"),
    ("countersigned", &[], "a member of a signature that raised cannot be read"),
    ("mappa-level-set", &["plan-review", "mappa-review"], "a later level that cannot be read sets none"),
];

/// What is open about `found`, where something is.
pub fn open(change: &Change, found: &Milder) -> Option<&'static str> {
    let name = match &change.place {
        Place::Answer(names) => names.join("."),
        Place::Event(event) | Place::Member(event, _) => event["kind"].as_str()?.to_owned(),
    };
    // A member that is misspelt reads as silent: nobody has said which of the two it is.
    if change.how == How::MisspeltKey {
        return Some("a misspelt key reads as a silent one");
    }
    let fits = |start: &str| name == start || name.strip_prefix(start).is_some_and(|rest| rest.starts_with('.'));
    OPEN.iter()
        .find(|(start, kinds, _)| fits(start) && (kinds.is_empty() || kinds.contains(&found.kind.as_str())))
        .map(|(.., what)| *what)
}

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
    ("orderWarnings", &["order-renewal"], "the case's own warnings are left out, and the usual ones hold"),
    (
        "division",
        &["visit-interval"],
        "the standard chosen without a division says itself how often he is visited, and asks nobody to set it",
    ),
    (
        "oasys-completed",
        &["countersignature", "oasys-initial", "risk-review", "oasys-review"],
        "a misspelt key reads as a silent one, and the draft that an OASys makes is gone with it",
    ),
    ("oasys-reviewed", &["countersignature"], "the draft that an OASys makes is gone with it"),
    ("risk-reviewed", &["countersignature"], "the draft that a review makes is gone with it"),
    ("countersigned", &[], "a member of a signature that raised cannot be read"),
    ("notification-started", &["notification-initial"], "an unreadable disposal is custodial or not"),
    ("notification-started", &["notification-end"], "a requirement without its id is two of one day"),
    ("notification-ended", &["notification-end"], "an early end that is lost leaves the period that the law ends"),
    ("court-order-made", &[], "an order of which the last day or the kind is lost has no warnings"),
    ("court-order-varied", &["order-renewal", "order-end"], "the same of an order that was changed"),
    (
        "notified",
        &["notification-periodic", "notification-correction", "notification-change"],
        "what a notice was of is not asked for where the notice is lost",
    ),
    ("visit", &["notification-initial"], "a visit with access ended the hold, and the days allowed run on"),
    (
        "interval-set",
        &["home-visit", "mappa-review", "supervisor-review", "plan-review", "probation-contact"],
        "a shorter interval of which the length is lost is the longest of the rating",
    ),
    ("mappa-level-set", &["plan-review", "mappa-review"], "a later level that cannot be read sets none"),
    (
        "sentenced-to-custody",
        &["oasys-initial", "oasys-review"],
        "a sentence of which the length is lost starts no OASys counted from it",
    ),
    (
        "order-ended",
        &["oasys-initial", "oasys-termination", "probation-contact"],
        "an end that names none ends the only order that is open",
    ),
    ("licence-started", &["oasys-initial"], "a tier that is lost takes the rule of no tier"),
    ("order-started", &["oasys-initial"], "a tier that is lost takes the rule of no tier"),
    (
        "went-abroad",
        &["home-visit", "oasys-review", "probation-contact"],
        "a hold that names its verification wrongly is attested by the file",
    ),
    ("travel-planned", &["notification-travel"], "a journey of which the day of departure is lost"),
    ("absence-planned", &["notification-travel"], "a journey of which the day of departure is lost"),
];

/// What is open about `found`, where something is.
pub fn open(change: &Change, found: &Milder) -> Option<&'static str> {
    let name = match &change.place {
        Place::Answer(names) => names.join("."),
        Place::Event(event) | Place::Member(event, _) => event["kind"].as_str()?.to_owned(),
    };
    // A member that is misspelt reads as silent, attested or not: nobody has said which of the two it is.
    if change.how == How::MisspeltKey && matches!(&change.place, Place::Member(_, member) if member == "verified") {
        return Some("a misspelt key reads as a silent one");
    }
    let fits = |start: &str| name == start || name.strip_prefix(start).is_some_and(|rest| rest.starts_with('.'));
    OPEN.iter()
        .find(|(start, kinds, _)| fits(start) && (kinds.is_empty() || kinds.contains(&found.kind.as_str())))
        .map(|(.., what)| *what)
}

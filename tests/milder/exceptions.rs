//! What the rules make milder where less is known, each with the sentence that makes it.

use super::change::{Change, How, Place};
use super::milder::Milder;

/// The sentence that makes `found` milder by `change`, where there is one.
pub fn excuse(change: &Change, found: &Milder) -> Option<&'static str> {
    if found.kind == "judgement-end" && found.became == "nothing" {
        return Some(LOWERED);
    }
    match &change.place {
        Place::Answer(names) => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            of_answer(&names, change.how)
        }
        Place::Event(event) => of_event(event["kind"].as_str()?, "", change.how, found),
        Place::Member(event, name) => of_event(event["kind"].as_str()?, name, change.how, found),
    }
}

/// The sentence for a duty that is there only while the rating is lowered: without what a lowering needs the higher one
/// holds, and a rating that falls is found by itself.
const LOWERED: &str = "ruling 24: it acts when rating, reason, who and when are given and it is countersigned";

fn of_answer(names: &[&str], how: How) -> Option<&'static str> {
    let absent = matches!(how, How::Deleted | How::Null);
    match names {
        ["standard"] if absent => {
            Some("10: where the case names no standard, each due follows the one of its division in force on the day")
        }
        ["standard"] => Some("ruling 34: a name that there is not: a problem, and the one in force is used"),
        ["oasys"] | ["oasys", "harm"] if absent => {
            Some("ruling 30: not supervised: no harm grid is asked for, and one that is given counts")
        }
        ["recorded", ..] if absent => Some(
            "ruling 30: the police level, where one is recorded; they take a recorded level of serious harm, or SA07",
        ),
        ["judgement"] if absent => Some("ruling 7: judgement may set the rating; raising acts at once"),
        _ => None,
    }
}

/// What says that somebody is at liberty, beside the ends of holds themselves (ruling 19).
const AT_LIBERTY: &[&str] = &[
    "released",
    "found",
    "came-back",
    "discharged-from-hospital",
    "contact-resumed",
    "visit",
    "notified",
    "notification-ended",
];

fn of_event(kind: &str, member: &str, how: How, found: &Milder) -> Option<&'static str> {
    let duty = found.kind.as_str();
    let became = found.became.as_str();
    // The event as a whole is lost, or what says that it counts.
    let lost = matches!(how, How::Deleted | How::Future) && member.is_empty() || ["kind", "on"].contains(&member);
    if AT_LIBERTY.contains(&kind)
        && (lost || ["access", "about", "of"].contains(&member))
        && (became.contains("suspended") || ["later", "less late"].contains(&became))
    {
        return Some("25: deleting what ends a hold lets it go on");
    }
    if kind == "notification-started" && ["disposal", "terms", "until"].contains(&member) && duty == "notification-end"
    {
        return Some("25: a fixed disposal made unreadable has no `notification-end`");
    }
    if kind == "order-ended" && duty == "reassessment" {
        return Some(
            "25: a verified end of supervision made unverified lets an OASys close what only `risk-reviewed` could",
        );
    }
    if ["contact", "visit"].contains(&kind) && duty == "oasys-initial" {
        return Some("25: deleting an early contact dates the first OASys by the backstop");
    }
    let usual = ["agency", "form", "status", "termination", "noFixedHome", "access"];
    if matches!(how, How::Deleted | How::Null) && usual.contains(&member) {
        return Some("ruling 21: a member that is absent takes the usual reading, and that is said");
    }
    match (kind, duty) {
        ("visit", "home-visit" | "visit-interval") if lost || ["access", "agency"].contains(&member) => {
            Some("8: not supervised and no start at all: they run from the first visit")
        }
        ("notified", "notification-periodic") if lost || member == "about" => {
            Some("20: the periodic one is the person's, from the last notification")
        }
        ("recalled", "risk-review") if lost => Some("ruling 25: recall and going missing open a review of risk"),
        ("order-ended", "oasys-termination") if lost => {
            Some("9: an unreadable `on` or `kind`: the problem, and a line in `doNow`; nothing else")
        }
        ("countersigned", _) if lost || ["rating", "of"].contains(&member) => {
            Some("15: what stood before is what `countersigned.rating` and `rating-recorded` keep")
        }
        _ => None,
    }
}

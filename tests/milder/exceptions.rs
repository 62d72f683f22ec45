//! What the rules make milder where less is known, each with the sentence that makes it.

use super::change::{Change, How, Place};
use super::milder::Milder;

/// The sentence that makes `found` milder by `change`, where there is one.
pub fn excuse(change: &Change, found: &Milder) -> Option<&'static str> {
    if found.kind == "judgement-end" && found.became == "nothing" {
        return Some(LOWERED);
    }
    if found.what == "order-end overdue" && found.became == "ended" {
        return Some("ruling 22: nothing else open: what keeps him on the register still leaves nothing to confirm");
    }
    match &change.place {
        Place::Answer(names) => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            of_answer(&names, change.how, found)
        }
        Place::Event(event) => of_event(event["kind"].as_str()?, "", change.how, found),
        Place::Member(event, name) => of_event(event["kind"].as_str()?, name, change.how, found),
    }
}

/// The sentence for a duty that is there only while the rating is lowered: without what a lowering needs the higher one
/// holds, and a rating that falls is found by itself.
const LOWERED: &str = "ruling 24: it acts when rating, reason, who and when are given and it is countersigned";

fn of_answer(names: &[&str], how: How, found: &Milder) -> Option<&'static str> {
    let absent = matches!(how, How::Deleted | How::Null);
    match names {
        ["standard"] if absent => {
            Some("10: where the case names no standard, each due follows the one of its division in force on the day")
        }
        ["standard"] => Some("ruling 34: a name that there is not: a problem, and the one in force is used"),
        // That standard says itself how often he is visited, and asks nobody to set it; and its law dates a review.
        ["division"] if ["visit-interval", "notification-review"].contains(&found.kind.as_str()) => {
            Some("ruling 34: a name that there is not: a problem, and the one in force is used")
        }
        ["attested", ..] if ["order-end", "order-renewal"].contains(&found.kind.as_str()) => {
            Some("ruling 22: only a verified event lowers protection: an earlier `until`")
        }
        ["attested", ..] if found.became.contains("suspended") => Some(OPEN_BEFORE),
        // What Scotland and Northern Ireland ask for, without a figure that was found.
        ["division"] if absent && found.what == "notification-change cannot-date" => {
            Some("ruling 21: a member that is absent takes the usual reading: the country of the standard")
        }
        ["attested", ..] if found.became == "nothing" => {
            Some("ruling 37: until acceptance the sender's rules date everything, and only a verified one counts")
        }
        ["orderWarnings"] if absent => Some("ruling 21: a member that is absent takes the usual reading"),
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

/// Starts of holds whose loss leaves a later start of the same state.
const HELD: &[&str] = &["remanded", "recalled", "admitted-to-hospital", "went-abroad"];

/// The sentence for a start of a hold on the day of a visit or a notification: was he held before, that ended it.
const OPEN_BEFORE: &str =
    "1: a home visit with access and a notification in person end a state that was open before that day";

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
    if HELD.contains(&kind) && lost && (became.contains("suspended") || became == "later") {
        return Some(OPEN_BEFORE);
    }
    // What is held together falls due together when that ends.
    if AT_LIBERTY.contains(&kind) && (lost || member == "access") && duty == "notification-initial" {
        return Some("7: clocks of two spells with the same kind and due are shown once");
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
    if lost && found.closed == "died" {
        return Some("ruling 32: a sign of life after a death takes the death back until it is settled");
    }
    if let Some(sentence) = of_law(kind, member, how, found) {
        return Some(sentence);
    }
    let usual = ["agency", "form", "status", "termination", "noFixedHome", "access"];
    if matches!(how, How::Deleted | How::Null) && usual.contains(&member) {
        return Some("ruling 21: a member that is absent takes the usual reading, and that is said");
    }
    match (kind, duty) {
        ("visit", "home-visit" | "visit-interval") if lost => {
            Some("8: not supervised and no start at all: they run from the first visit")
        }
        ("visit", "probation-home-visit") if (lost || member == "access") && became == "nothing" => {
            Some("10: each due follows the one of its division in force on the day from which it is counted")
        }
        ("notified", "notification-change") if lost => {
            Some("19: each requirement has its initial notification: until it is given it is owed itself")
        }
        ("notified", "notification-periodic") if lost || member == "about" => {
            Some("20: the periodic one is the person's, from the last notification")
        }
        // A release ends a hold, and is a change to be notified.
        ("released" | "discharged-from-hospital", "notification-change") if lost && found.opened == kind => {
            Some("9: an unreadable `on` or `kind`: the problem, and a line in `doNow`; nothing else")
        }
        ("contact" | "visit", "probation-contact") if lost && became == "nothing" => {
            Some("18: after the first one the clock goes on by the plan's interval")
        }
        (_, "probation-home-visit") if ["kind", "on"].contains(&member) && became == "nothing" => {
            Some("10: each due follows the one of its division in force on the day: an older spell that nothing ended")
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

/// What ends something, and names it by `of`.
const ENDS: &[&str] = &["order-ended", "notification-ended", "court-order-ended"];

/// The sentences of orders, requirements and intervals.
fn of_law(kind: &str, member: &str, how: How, found: &Milder) -> Option<&'static str> {
    let duty = found.kind.as_str();
    let absent = matches!(how, How::Deleted | How::Null);
    match (kind, member) {
        (_, "verified") if absent => Some("24: `attested` makes the file's own events verified"),
        (kind, "of") if absent && (ENDS.contains(&kind) || kind == "court-order-varied") => {
            Some("ruling 17: ends the spell that it names, or the only one of its kind that is open")
        }
        ("court-order-made", "order" | "until" | "untilFurther") | ("court-order-ended" | "court-order-varied", _)
            if duty == "notification-end" =>
        {
            Some("ruling 21: the highest that it could say counts: an order that may last keeps him on the register")
        }
        // Until somebody verified that it is over it lasts, and what it carries ends then.
        ("notification-started", "disposal" | "terms" | "until") if found.closed == "notification-ended" => {
            Some("ruling 22: only a verified event ends what has no last day")
        }
        // The standard of its first day says itself how often he is visited.
        ("court-order-made", "order") | ("notification-started", "disposal" | "terms" | "until")
            if duty == "visit-interval" =>
        {
            Some("10: each due follows the one of its division in force on the day from which it is counted")
        }
        ("court-order-made", "order") if duty == "home-visit" && found.became == "later" => {
            Some("8: a visit before the first start dates the next, no earlier than the start")
        }
        ("court-order-varied", "of") | ("court-order-made", "id") if duty == "order-end" && found.became == "later" => {
            Some("ruling 21: what cannot be read shortens nothing")
        }
        ("court-order-varied", "" | "verified") if duty == "order-end" && found.became == "later" => {
            Some("ruling 22: only a verified event lowers protection: an earlier `until`")
        }
        ("sentenced-to-custody", "" | "verified")
            if duty == "notification-change"
                && ["licence-started", "order-started"].contains(&found.opened.as_str()) =>
        {
            Some("ruling 22: only a verified event holds, and what begins then is no release from it")
        }
        ("notification-reviewed", "ends") if duty == "notification-review" && found.became == "later" => {
            Some("ruling 21: what cannot be read closes nothing: the review before it is still to be held")
        }
        ("notified", "noFixedHome") if found.what == "notification-periodic cannot-date" => {
            Some("20: unreadable or \"not known\": 7 days (where the law has them)")
        }
        ("notification-reviewed", _) if duty == "notification-end" => {
            Some("21: of several requirements there is one, the latest; indefinite: no `notification-end`")
        }
        (_, "kind" | "on") if duty == "notification-end" => {
            Some("ruling 21: an end without a name ends nothing where one that cannot be read may be meant")
        }
        ("notified", "about") if how == How::Split && duty == "notification-initial" => {
            Some("19: an unnamed `initial` answers every requirement of the same day, or the only open one")
        }
        ("notified", "matter") if absent && duty == "notification-change" => {
            Some("ruling 21: a member that is absent takes the usual reading: whatever changed")
        }
        ("risk-reviewed", "of") if (absent || how == How::Split) && duty == "risk-review" => {
            Some("ruling 21: a member that is absent takes the usual reading: what had changed by its day")
        }
        ("notification-ended", _) if duty == "notification-initial" && found.became == "nothing" => {
            Some("19: s.83(2): none for somebody who has notified and stays subject throughout the days allowed")
        }
        ("notified", "of") if absent && duty == "notification-initial" => {
            Some("19: an unnamed `initial` answers every requirement of the same day, or the only open one")
        }
        ("notification-started" | "court-order-made" | "court-order-varied", _)
            if duty == "notification-initial" && found.became == "done" =>
        {
            Some("19: an unnamed `initial` answers every requirement of the same day, or the only open one")
        }
        ("notification-started" | "court-order-made" | "court-order-varied", _)
            if duty == "notification-initial" && found.became == "suspended" =>
        {
            Some("21: the initial one in custody: `suspended` until release")
        }
        ("order-started" | "licence-started", _) if how == How::Split && duty == "oasys-termination" => {
            Some("ruling 17: where two are open and none is named, nothing ends")
        }
        ("transferred", "division" | "standard" | "accepted") if absent || how == How::Split => Some(
            "ruling 37: a transfer carries the receiver's division and standard; until acceptance the sender's hold",
        ),
        ("transferred", _) if duty == "visit-interval" => {
            Some("ruling 37: until acceptance the sender's rules date everything, which say how often he is visited")
        }
        ("notification-ended", "verified") if duty == "notification-review" => {
            Some("ruling 22: only a verified event ends: the requirement that is open dates its review")
        }
        ("notification-ended", _) if duty == "notification-end" => {
            Some("21: of several requirements there is one, the latest; indefinite: no `notification-end`")
        }
        ("notification-started", "id") if ["notification-end", "notification-review"].contains(&duty) => {
            Some("ruling 17: a name that fits two, or none, closes nothing")
        }
        // Of two ends of a court order the later keeps it alive and the earlier warns.
        ("court-order-varied", "of") if duty == "order-renewal" && found.became == "later" => {
            Some("ruling 18: the earlier warns: that of the order, where it may not be this one that was made longer")
        }
        ("transferred", "division") if duty == "oasys-initial" && found.became == "later" => {
            Some("ruling 34: a name that there is not: a problem, and the one in force is used")
        }
        ("court-order-made" | "court-order-varied", "until") if absent && duty == "order-renewal" => {
            Some("ruling 21: a member that is absent takes the usual reading: the last day that was known")
        }
        ("interval-set", "weeks" | "months" | "of") => Some(
            "12: unreadable: from its day the longest length of the rating, if that is shorter; nothing gets later",
        ),
        ("order-started" | "licence-started", "tier") if found.became == "nothing" => {
            Some("7: clocks of two spells with the same kind and due are shown once")
        }
        ("order-started" | "licence-started", "tier") if absent => {
            Some("ruling 21: a member that is absent takes the usual reading")
        }
        ("sentenced-to-custody", "months" | "release") if duty == "oasys-initial" && found.became == "nothing" => {
            Some("ruling 21: the highest that it could say counts: the first OASys is counted from the sentence")
        }
        _ => None,
    }
}

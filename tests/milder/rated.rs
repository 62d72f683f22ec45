//! What the rules make milder of drafts, ratings and recorded values where less is known, each with its sentence.

use super::change::{Change, How, Place};
use super::milder::Milder;
use serde_json::Value;

/// A case and what is made of it as it is known.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The case.
    pub case: &'a Value,
    /// Its assessment.
    pub assessment: &'a Value,
    /// Its assessment where less is known.
    pub less: &'a Value,
}

/// The sentence that makes `found` milder by `change`, where there is one.
pub fn excuse(change: &Change, found: &Milder, known: Known<'_>) -> Option<&'static str> {
    match &change.place {
        // Whatever the standard, the clock is there, of one spell or of another.
        Place::Answer(names) if names.as_slice() == ["division"] && is_sooner(found, known.less) => {
            Some("ruling 34: a name that there is not: a problem, and the one in force is used")
        }
        Place::Answer(names) => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let birth = matches!(names.as_slice(), ["person"] | ["person", "dateOfBirth"]);
            if birth && ["notification-end", "notification-review"].contains(&found.kind.as_str()) {
                return Some(
                    "ruling 21: where it could have protected, the highest counts: nobody knows that he was a minor",
                );
            }
            matches!(change.how, How::Deleted | How::Null).then(|| of_absent(&names, found, known))?
        }
        Place::Event(event) => of_event(event["kind"].as_str()?, "", change.how, found, known),
        // Whatever the standard, the clock is there, of one spell or of another.
        Place::Member(event, name)
            if event["kind"] == "transferred" && name == "standard" && is_sooner(found, known.less) =>
        {
            Some("ruling 34: a name that there is not: a problem, and the one in force is used")
        }
        Place::Member(event, _) if found.kind == "notification-review" && is_one_of_two(event, known.case) => {
            Some("4: two events that are the same but for `id` are one, and one of which less is known is another")
        }
        Place::Member(event, name) => of_event(event["kind"].as_str()?, name, change.how, found, known),
    }
}

/// Whether the clock is overdue still.
fn is_overdue(found: &Milder, less: &Value) -> bool {
    let mut duties = less["duties"].as_array().into_iter().flatten();
    duties.any(|duty| duty["kind"] == found.kind.as_str() && duty["state"] == "overdue")
}

/// Whether the clock of OASys that is gone is there with another day, or is one that the standard in force has not.
fn is_sooner(found: &Milder, less: &Value) -> bool {
    found.kind == "probation-home-visit" || found.kind == "oasys-initial" && is_overdue(found, less)
}

/// Whether it is a requirement beside another of the same day.
fn is_one_of_two(event: &Value, case: &Value) -> bool {
    let same = |other: &&Value| other["kind"] == "notification-started" && other["on"] == event["on"];
    event["kind"] == "notification-started" && case["events"].as_array().into_iter().flatten().filter(same).count() > 1
}

const DRAFT: &str = "13: the draft is the latest of full completed OASys, start of risk, conviction; where there is none, \
                     the first start";

fn of_absent(names: &[&str], found: &Milder, known: Known<'_>) -> Option<&'static str> {
    let waits = found.kind == "countersignature" && ["later", "done"].contains(&found.became.as_str());
    let set =
        known.case["events"].as_array().is_some_and(|all| all.iter().any(|event| event["kind"] == "interval-set"));
    // What turns on the law alone and on no rating.
    let rated = !["notification", "order"].iter().any(|law| found.kind.starts_with(law));
    // Without it, or without this cell of it, no level is given in the grid.
    let leaves_blank = |cell: &[&str]| {
        let given = |part: &str| known.case["oasys"]["harm"][part].as_object().into_iter().flatten();
        let counts =
            |(name, level): (&String, &Value)| !(level.is_null() || cell.is_empty() || cell.contains(&name.as_str()));
        !given("community").any(counts) && given("custody").all(|(_, level)| level.is_null())
    };
    match names {
        ["riskMatrix"] | ["riskMatrix", "startOfRisk"] | ["convictions"] if waits => Some(DRAFT),
        ["riskMatrix"] if found.became == "later" && set => {
            Some("12: unreadable: the longest length of the rating; where nothing rates him the longest is 12 months")
        }
        ["riskMatrix" | "person" | "convictions", ..] if rated && known.case["recorded"]["riskMatrix"].is_object() => {
            Some("ruling 31: an unscored scale takes the recorded band, never below what its items allow")
        }
        ["judgement", "by"] if found.became == "done" => {
            Some("16: no `by` on either: signed, marked \"names not given\"; never enough for a lowering")
        }
        ["oasys", "harm", "community", cell @ ..]
            if leaves_blank(cell) && known.case["oasys"]["supervised"] == false =>
        {
            Some("ruling 30: not supervised: no harm grid is asked for, and one that is given counts")
        }
        ["oasys", "harm", "community", cell @ ..]
            if leaves_blank(cell) && !known.assessment["standard"]["insteadOfOasys"].is_null() =>
        {
            Some("ruling 30: OASys's harm counts where the standard uses OASys and somebody is or was supervised")
        }
        ["oasys", "harm", "community", ..] if known.case["recorded"]["harm"]["overall"].is_string() => {
            Some("ruling 31: recorded values are used where items are missing, never below what the other items allow")
        }
        ["oasys", "harm", "custody", ..] => Some(
            "ruling 30: blank custody cells count only while a custodial spell is open; a level given in one always",
        ),
        _ => None,
    }
}

/// What is there for a high rating or a high level of harm alone.
const RATED: &[&str] = &["rating", "countersignature", "supervisor-review", "high-risk-plan"];

fn of_event(kind: &str, member: &str, how: How, found: &Milder, known: Known<'_>) -> Option<&'static str> {
    let lost = matches!(how, How::Deleted | How::Future) && member.is_empty() || ["kind", "on"].contains(&member);
    let absent = matches!(how, How::Deleted | How::Null | How::Split);
    let lapsed = |reason: &str| {
        known.assessment["joint"]["judgement"]["because"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one == reason))
    };
    let grid = &known.case["oasys"]["harm"];
    let asked = grid.is_object() && grid["custody"] != "not-applicable";
    match kind {
        "oasys-completed" | "oasys-reviewed" | "risk-reviewed"
            if member.is_empty() && lost && found.kind == "countersignature" =>
        {
            Some(
                "tests, 5: an event deleted where it closes or lengthens; what makes a draft opens its countersignature",
            )
        }
        "oasys-completed" | "oasys-reviewed" | "risk-reviewed" if lost && found.kind == "countersignature" => {
            Some("9: an unreadable `on` or `kind`: the problem, and a line in `doNow`; nothing else")
        }
        "oasys-completed" | "oasys-reviewed" if lost && found.kind == "oasys-review" => {
            Some("ruling 5: the OASys review runs from the last completed OASys")
        }
        // Before it is known what the order brings, nothing was there to sign.
        "court-order-made" if member == "order" && found.kind == "countersignature" && found.became == "done" => {
            Some("ruling 21: the highest that a kind of order could say counts; 13: the first start is the draft")
        }
        "remanded" | "recalled" if lost && asked && RATED.contains(&found.kind.as_str()) => {
            Some("ruling 30: blank custody cells count only while a custodial spell is open")
        }
        "remanded" | "recalled" if lost && lapsed("custody-or-missing-since") => {
            Some("9: an unreadable `on` or `kind`: the problem, and a line in `doNow`; nothing else")
        }
        "oasys-completed" | "oasys-reviewed" if lost && lapsed("reassessed-since") => {
            Some("9: an unreadable `on` or `kind`: the problem, and a line in `doNow`; nothing else")
        }
        "mappa-level-set" | "mappa-review"
            if member == "nextReview" && found.what == "mappa-review overdue" && is_overdue(found, known.less) =>
        {
            Some("ruling 21: what is overdue without the day that cannot be read is overdue: since when nobody can say")
        }
        "mappa-level-set" | "mappa-review" if absent && member == "nextReview" && found.kind == "mappa-review" => {
            Some("ruling 21: a member that is absent takes the usual reading, and that is said")
        }
        _ if absent && member == "by" && found.became == "done" => {
            Some("16: no `by` on either: signed, marked \"names not given\"; never enough for a lowering")
        }
        "countersigned" if how == How::Split && found.kind == "countersignature" => {
            Some("ruling 23: a countersignature counts for the draft that it names or that was the latest on its day")
        }
        "countersigned" if absent && member == "authorisedFor" => {
            Some("13: a `countersigned` that does not sign (author, authority, `authorisedFor` absent) says no rating")
        }
        _ => None,
    }
}

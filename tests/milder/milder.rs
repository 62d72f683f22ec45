//! Whether one assessment protects less than another.

use joint_risk::Date;
use serde_json::Value;

/// Something that is milder, in a few words that do not depend on the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milder {
    /// What: `home-visit overdue`, or `rating`.
    pub what: String,
    /// What became of it.
    pub became: String,
    /// The kind of the duty; `rating` where the rating fell.
    pub kind: String,
    /// The event that opened it, by kind.
    pub opened: String,
    /// The event that closed what became of it, by kind.
    pub closed: String,
}

/// Duties of which there is one for each event or spell that opens it; of the others there is one for the person.
const OF_EACH: &[&str] = &[
    "reassessment",
    "risk-review",
    "notification-initial",
    "notification-change",
    "notification-correction",
    "notification-travel",
    "order-renewal",
    "order-end",
    "mappa-action",
    "mappa-minutes",
    "further-offence-review",
    "oasys-initial",
    "oasys-termination",
    "high-risk-plan",
    "pre-release-mappa",
    "pre-release-plan",
    "transfer-acceptance",
];

const OPEN: &[&str] = &["upcoming", "due", "overdue", "cannot-date"];

/// What is milder in `less` than in `known`.
pub fn milder(known: &Value, less: &Value) -> Vec<Milder> {
    let mut found = Vec::new();
    if top(less) < top(known) {
        found.push(of("rating", "the top of the rating's range", "lower".to_owned(), ""));
    }
    let duties = |of: &'_ Value| of["duties"].as_array().cloned().unwrap_or_default();
    let (before, after) = (duties(known), duties(less));
    for duty in before.iter().filter(|duty| OPEN.contains(&word(duty, "state"))) {
        let kind = word(duty, "kind");
        let same: Vec<&Value> = after.iter().filter(|other| fits(duty, other)).collect();
        if same.iter().any(|other| is_as_strict(duty, other)) {
            continue;
        }
        let what = format!("{kind} {}", word(duty, "state"));
        let mut milder = of(kind, &what, became(duty, &same), word(&duty["opened"], "kind"));
        milder.closed = same.last().map_or_else(String::new, |other| word(&other["closed"], "kind").to_owned());
        found.push(milder);
    }
    for (place, duty) in after.iter().enumerate() {
        if word(duty, "state") == "cannot-date" && !is_listed(less, place, duty) {
            let before = before.iter().any(|other| word(other, "state") == "cannot-date" && fits(duty, other));
            let kind = word(duty, "kind");
            if !before {
                let what = format!("{kind} cannot-date");
                found.push(of(kind, &what, "without a line in doNow".to_owned(), word(&duty["opened"], "kind")));
            }
        }
    }
    found
}

fn of(kind: &str, what: &str, became: String, opened: &str) -> Milder {
    Milder { kind: kind.to_owned(), what: what.to_owned(), became, opened: opened.to_owned(), closed: String::new() }
}

fn word<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

fn day(duty: &Value, name: &str) -> Option<Date> {
    duty[name].as_str().and_then(|day| Date::parse(day).ok())
}

fn top(assessment: &Value) -> usize {
    let bands = ["low", "medium", "high", "very-high"];
    let highest = word(&assessment["joint"]["range"], "highest");
    bands.iter().position(|band| *band == highest).map_or(0, |place| place + 1)
}

/// Those of two spells or requirements with one date are shown once (how time is read, 7 and 16).
const ONCE: &[&str] = &["oasys-initial", "notification-initial", "high-risk-plan"];

fn fits(duty: &Value, other: &Value) -> bool {
    let shown_for_it = ONCE.contains(&word(duty, "kind")) && word(duty, "state") == word(other, "state");
    if shown_for_it
        && word(duty, "kind") == word(other, "kind")
        && duty["due"].is_string()
        && duty["due"] == other["due"]
    {
        return true;
    }
    // A first OASys is the spell's, whatever its date was counted from; the last one is of the end that asks for it.
    let of_end = word(duty, "kind") == "oasys-termination";
    let member = if duty["spell"].is_object() && !of_end { "spell" } else { "opened" };
    let same = |name: &str| duty[member][name] == other[member][name];
    word(duty, "kind") == word(other, "kind")
        && (!OF_EACH.contains(&word(duty, "kind")) || (same("kind") && same("on")))
}

/// Open still, no later than before, and as many days late. What cannot be dated has its line in `doNow`: see above.
fn is_as_strict(duty: &Value, other: &Value) -> bool {
    if !OPEN.contains(&word(other, "state")) {
        return false;
    }
    let (Some(before), Some(after)) = (day(duty, "due"), day(other, "due")) else { return true };
    let late = |duty: &Value| duty["daysLate"].as_i64().unwrap_or_default();
    after <= before && late(other) >= late(duty)
}

fn became(duty: &Value, same: &[&Value]) -> String {
    let mut states: Vec<&str> = same.iter().map(|other| word(other, "state")).collect();
    states.sort_unstable();
    states.dedup();
    let open: Vec<&&Value> = same.iter().filter(|other| OPEN.contains(&word(other, "state"))).collect();
    let later = |other: &&&Value| day(other, "due") > day(duty, "due");
    match open.is_empty() {
        true if states.is_empty() => "nothing".to_owned(),
        true => states.join("+"),
        false if open.iter().all(later) => "later".to_owned(),
        false => "less late".to_owned(),
    }
}

/// A line names it, or it waits for another duty alone, which has its own. What lasts until further order, or
/// indefinitely, has no date that anybody could give.
fn is_listed(assessment: &Value, place: usize, duty: &Value) -> bool {
    let endless = ["until-further-order", "indefinite"];
    if duty["because"].as_array().is_some_and(|steps| steps.iter().any(|step| endless.contains(&word(step, "code")))) {
        return true;
    }
    let lines = assessment["doNow"].as_array().cloned().unwrap_or_default();
    let named = lines.iter().any(|line| line["duties"].as_array().is_some_and(|all| all.contains(&place.into())));
    let waits = duty["waitsFor"].as_array().cloned().unwrap_or_default();
    named || (!waits.is_empty() && waits.iter().all(|one| one["duty"].is_string()))
}

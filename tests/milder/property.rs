//! The property over the random histories.

use super::change::{Change, all};
use super::exceptions::excuse;
use super::histories::{Dice, History, drawn};
use super::milder::{Milder, milder};
use super::rated::{self, Known};
use super::shrink::shrink;
use serde_json::Value;
use std::collections::BTreeMap;

/// Changes tried of each history.
const EACH: usize = 6;

/// What an offence after the start of risk contradicts.
const START: &str = "riskMatrix.startOfRisk";
const AGE: &str = "riskMatrix.ageAtLatestSexualOffence";
const BIRTH: &str = "person.dateOfBirth";

/// What a change makes milder that no rule makes so.
pub fn milder_by(history: &History, change: &Change) -> Vec<Milder> {
    against(history, &history.assess(), change)
}

fn against(history: &History, known: &Value, change: &Change) -> Vec<Milder> {
    let Some(case) = change.of(&history.case, history.today) else { return Vec::new() };
    let less = History { case, ..history.clone() }.assess();
    let mut found = milder(known, &less);
    let around = Known { case: &history.case, assessment: known, less: &less };
    found.retain(|found| excuse(change, found).or_else(|| rated::excuse(change, found, around)).is_none());
    found
}

/// The kind of a failure.
pub fn about(change: &Change, found: &Milder) -> String {
    format!("{change}: {} becomes {}", found.what, found.became)
}

/// `MILDER_EACH` is how many changes of each history are tried, `MILDER_SHRINK` how many failures are made small.
#[test]
fn nothing_is_milder_for_knowing_less() {
    let number = |name: &str, usual| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (each, shrunk) = (number("MILDER_EACH", EACH), number("MILDER_SHRINK", 40));
    let mut failures: BTreeMap<String, (usize, History, Change)> = BTreeMap::new();
    let mut pairs = 0_usize;
    for history in drawn(800) {
        let known = history.assess();
        let problems = known["problems"].as_array().into_iter().flatten();
        // An offence at an age that he had not reached by the start of risk contradicts his birth as well.
        let born = problems.clone().any(|one| one["other"] == START && one["field"] == AGE).then_some(BIRTH.to_owned());
        // What contradicts another answer is no better known than that one.
        let fields = problems.flat_map(|one| [&one["field"], &one["other"]]);
        let problems: Vec<String> = fields.filter_map(|field| field.as_str().map(str::to_owned)).chain(born).collect();
        let mut changes = all(&history.case, &problems);
        Dice::new(history.seed).shuffle(&mut changes);
        for change in changes.into_iter().take(each) {
            pairs += 1;
            for found in against(&history, &known, &change) {
                let entry = failures.entry(about(&change, &found));
                entry.or_insert_with(|| (0, history.clone(), change.clone())).0 += 1;
            }
        }
    }
    println!("{pairs} pairs of a history and a change");
    let mut kinds: Vec<_> = failures.iter().collect();
    // `MILDER_ABOUT` looks at the failures whose kind has this text.
    let wanted = std::env::var("MILDER_ABOUT").unwrap_or_default();
    kinds.retain(|(about, _)| about.contains(&wanted));
    kinds.sort_by_key(|(about, (count, ..))| (std::cmp::Reverse(*count), (*about).clone()));
    for (about, (count, history, change)) in kinds.iter().take(shrunk) {
        let (small, change) = shrink(history, change, about);
        println!("\n{count} × {about}\n  seed {} on {}: {}\n  {:?}", small.seed, small.today, small.case, change.place);
    }
    println!("\nby kind:");
    kinds.iter().for_each(|(about, (count, ..))| println!("{count:6} {about}"));
    assert!(pairs > 0, "no pair was drawn");
    assert!(kinds.is_empty(), "{} kinds of failure", kinds.len());
}

//! The order of the list of events says nothing.

use super::histories::{Dice, History, drawn};
use serde_json::Value;

/// Takes out what is allowed to change: places in the list, and paths that hold one.
fn without_places(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("index");
            members.remove("digest");
            members.values_mut().for_each(without_places);
        }
        Value::Array(entries) => entries.iter_mut().for_each(without_places),
        Value::String(text) if text.starts_with("events[") => {
            let end = text.find(']').unwrap_or_default();
            text.replace_range("events[".len()..end, "");
        }
        _ => {}
    }
}

/// The assessment without places; problems sorted anew, because their order is that of the list.
fn told(history: &History) -> Value {
    let mut told = history.assess();
    without_places(&mut told);
    for list in ["problems", "flagged"] {
        if let Some(entries) = told[list].as_array_mut() {
            entries.sort_by_key(Value::to_string);
        }
    }
    told
}

#[test]
fn shuffling_the_events_changes_indexes_and_paths_alone() {
    let mut differing: Vec<String> = Vec::new();
    let mut shuffled = 0_usize;
    for history in drawn(800) {
        let mut other = history.clone();
        Dice::new(history.seed).shuffle(other.case["events"].as_array_mut().unwrap());
        shuffled += usize::from(other.case != history.case);
        let (one, two) = (told(&history), told(&other));
        if one != two {
            let members = one.as_object().unwrap().keys();
            let members: Vec<&String> = members.filter(|name| one[name.as_str()] != two[name.as_str()]).collect();
            differing.push(format!("seed {} in {members:?}", history.seed));
        }
    }
    println!("{shuffled} histories shuffled");
    assert!(shuffled > 0, "no history was shuffled");
    assert!(differing.is_empty(), "{} differ: {:#?}", differing.len(), differing.iter().take(20).collect::<Vec<_>>());
}

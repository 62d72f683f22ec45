//! The smallest case in which a change still makes the same thing milder.

use super::change::{Change, Place};
use super::histories::History;
use super::property::milder_by;
use serde_json::Value;

/// Leaves out events, members and answers as long as the change still does what it did.
pub fn shrink(history: &History, change: &Change, about: &str) -> (History, Change) {
    let (mut smallest, mut change) = (history.clone(), change.clone());
    let does = |history: &History, change: &Change| {
        milder_by(history, change).iter().any(|found| super::property::about(change, found) == about)
    };
    loop {
        match smaller(&smallest, &change).into_iter().find(|(history, change)| does(history, change)) {
            Some((history, with)) => (smallest, change) = (history, with),
            None => return (smallest, change),
        }
    }
}

fn smaller(history: &History, change: &Change) -> Vec<(History, Change)> {
    let mut all = Vec::new();
    let mut push = |case: Value, change: &Change| {
        all.push((History { seed: history.seed, case, today: history.today }, change.clone()));
    };
    let events = history.case["events"].as_array().cloned().unwrap_or_default();
    for place in 0..events.len() {
        let mut case = history.case.clone();
        case["events"].as_array_mut().unwrap().remove(place);
        push(case, change);
    }
    let names: Vec<String> = history.case.as_object().unwrap().keys().cloned().collect();
    for name in names.iter().filter(|name| *name != "events" && *name != "division") {
        let mut case = history.case.clone();
        case.as_object_mut().unwrap().remove(name);
        push(case, change);
    }
    for (place, event) in events.iter().enumerate() {
        for name in event.as_object().unwrap().keys().filter(|name| !["kind", "on"].contains(&name.as_str())) {
            let mut less = event.clone();
            less.as_object_mut().unwrap().remove(name);
            let mut case = history.case.clone();
            case["events"][place] = less.clone();
            let place = match &change.place {
                Place::Event(changed) if changed == event => Place::Event(less),
                Place::Member(changed, member) if changed == event => Place::Member(less, member.clone()),
                other => other.clone(),
            };
            push(case, &Change { place, how: change.how });
        }
    }
    all
}

//! The model against the engine: how many differences of which kind, and the smallest history of each.

use super::duty::Duty;
use super::facts::day;
use super::histories::{History, drawn};
use super::model::Model;
use joint_risk::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// A duty as both say it, without the words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    kind: String,
    state: String,
    due: Option<String>,
    done_on: Option<String>,
    days_late: Option<i64>,
    late_when_suspended: Option<i64>,
    backstop: Option<(String, i64)>,
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// How late something is says nothing once it is over.
fn counts(state: &str) -> bool {
    !["ended", "lapsed", "superseded"].contains(&state)
}

fn of_model(duty: &Duty) -> Line {
    let counts = counts(duty.state);
    Line {
        kind: duty.kind.clone(),
        state: duty.state.to_owned(),
        due: text(duty.due),
        done_on: text(duty.done_on),
        days_late: duty.days_late.filter(|_| counts),
        late_when_suspended: duty.late_when_suspended,
        backstop: duty.backstop.map(|(due, late)| (due.to_string(), late)),
    }
}

fn of_engine(duty: &Value) -> Option<Line> {
    let word = |name: &str| duty[name].as_str().map(str::to_owned);
    let state = word("state")?;
    // What follows a return from abroad is not modelled: no text says what tells the police of it.
    if duty["rule"].as_str().is_some_and(|rule| rule.ends_with("-return")) {
        return None;
    }
    let backstop = day(&duty["backstop"], "due").given().map(|due| due.to_string());
    Some(Line {
        kind: word("kind")?,
        days_late: duty["daysLate"].as_i64().filter(|_| counts(&state)),
        state,
        due: word("due"),
        done_on: word("doneOn"),
        late_when_suspended: duty["lateWhenSuspended"].as_i64(),
        backstop: backstop.zip(duty["backstop"]["daysLate"].as_i64()),
    })
}

/// What one of the two has and the other has not, of one kind of duty.
#[derive(Debug)]
struct Difference {
    kind: String,
    model: Vec<Line>,
    engine: Vec<Line>,
}

impl Difference {
    /// What it is about: the states on both sides, and then which member differs.
    fn about(&self) -> String {
        let states = |lines: &[Line]| {
            let mut states: Vec<&str> = lines.iter().map(|line| line.state.as_str()).collect();
            states.dedup();
            if states.is_empty() { "nothing".to_owned() } else { states.join("+") }
        };
        let (model, engine) = (states(&self.model), states(&self.engine));
        if model != engine {
            return format!("{}: model {model}, engine {engine}", self.kind);
        }
        let member = match (self.model.first(), self.engine.first()) {
            (Some(one), Some(other)) if one.due != other.due => "due",
            (Some(one), Some(other)) if one.done_on != other.done_on => "doneOn",
            (Some(one), Some(other)) if one.days_late != other.days_late => "daysLate",
            (Some(one), Some(other)) if one.backstop != other.backstop => "backstop",
            _ => "lateWhenSuspended",
        };
        format!("{}: {model}, another {member}", self.kind)
    }
}

/// The model has the notification requirements of today's law; the engine still has those of before for Scotland and
/// Northern Ireland, for what came before 2012, and for orders that bring a requirement by themselves. Where the two laws
/// are one, how time is read is compared.
fn is_of_one_law(history: &History) -> bool {
    let events = history.case["events"].as_array().map(Vec::as_slice).unwrap_or_default();
    let since = |event: &Value| event["on"].as_str().is_some_and(|on| on >= "2012-08-13");
    let started = events.iter().any(|event| event["kind"] == "notification-started");
    let ordered = events.iter().any(|event| event["kind"] == "court-order-made");
    let receives = events.iter().any(|event| !event["division"].is_null() || !event["standard"].is_null());
    history.case["division"] == "england-and-wales" && events.iter().all(since) && started && !ordered && !receives
}

fn differences(history: &History, clock: Option<&str>) -> Vec<Difference> {
    let assessment = history.assess();
    let mut model = Model::new(&history.case, history.today, &assessment);
    let ours: Vec<Line> = model.duties().iter().map(of_model).collect();
    let theirs: Vec<Line> = assessment["duties"].as_array().into_iter().flatten().filter_map(of_engine).collect();
    let mut kinds: Vec<&String> = ours.iter().chain(&theirs).map(|line| &line.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let law = is_of_one_law(history);
    let wanted = kinds.into_iter().filter(|kind| law || !kind.starts_with("notification-"));
    let wanted = wanted.filter(|kind| clock.is_none_or(|clock| clock == kind.as_str()));
    let found = wanted.map(|kind| {
        let (mut model, mut engine): (Vec<Line>, Vec<Line>) = (only(&ours, kind), only(&theirs, kind));
        model.retain(|line| match engine.iter().position(|other| other == line) {
            Some(place) => {
                engine.remove(place);
                false
            }
            None => true,
        });
        Difference { kind: kind.clone(), model, engine }
    });
    found.filter(|difference| !difference.model.is_empty() || !difference.engine.is_empty()).collect()
}

fn only(lines: &[Line], kind: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.iter().filter(|line| line.kind == kind).cloned().collect();
    lines.sort();
    lines
}

/// Takes events and members away one at a time while the difference remains.
fn shrink(history: &History, about: &str, clock: Option<&str>) -> History {
    let differs = |history: &History| differences(history, clock).iter().any(|found| found.about() == about);
    let mut smallest = history.clone();
    loop {
        let smaller = smaller_than(&smallest).into_iter().find(|one| differs(one));
        match smaller {
            Some(one) => smallest = one,
            None => return smallest,
        }
    }
}

fn smaller_than(history: &History) -> Vec<History> {
    let mut all = Vec::new();
    let with = |case: Value| History { seed: history.seed, case, today: history.today };
    let events = history.case["events"].as_array().map_or(0, Vec::len);
    for place in 0..events {
        let mut case = history.case.clone();
        case["events"].as_array_mut().unwrap().remove(place);
        all.push(with(case));
    }
    for member in
        ["judgement", "recorded", "riskMatrix", "oasys", "attested", "convictions", "orderWarnings", "standard"]
    {
        let mut case = history.case.clone();
        if case.as_object_mut().unwrap().remove(member).is_some() {
            all.push(with(case));
        }
    }
    for place in 0..events {
        let names: Vec<String> = history.case["events"][place].as_object().unwrap().keys().cloned().collect();
        for name in names.iter().filter(|name| !["kind", "on"].contains(&name.as_str())) {
            let mut case = history.case.clone();
            case["events"][place].as_object_mut().unwrap().remove(name);
            all.push(with(case));
        }
    }
    all
}

/// How many histories a run draws where nobody says how many.
const USUAL: u64 = 3_000;

/// `MODEL_CLOCK=home-visit` looks at one clock; `MODEL_SHOW` says how many of each kind are shown.
#[test]
fn the_engine_and_the_model_agree() {
    let clock = std::env::var("MODEL_CLOCK").ok();
    let shown = std::env::var("MODEL_SHOW").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut found: BTreeMap<String, (usize, Vec<History>)> = BTreeMap::new();
    let mut histories = 0;
    for history in drawn(USUAL) {
        let mut differs = false;
        for difference in differences(&history, clock.as_deref()) {
            let (count, examples) = found.entry(difference.about()).or_default();
            *count += 1;
            if examples.len() < shown {
                examples.push(history.clone());
            }
            differs = true;
        }
        histories += usize::from(differs);
    }
    let mut kinds: Vec<(&String, &(usize, Vec<History>))> = found.iter().collect();
    kinds.sort_by_key(|(about, (count, _))| (std::cmp::Reverse(*count), (*about).clone()));
    for (about, (count, examples)) in &kinds {
        println!("\n{count} × {about}");
        for history in examples {
            let small = shrink(history, about, clock.as_deref());
            println!("  seed {} on {}: {}", small.seed, small.today, small.case);
            for difference in differences(&small, clock.as_deref()).iter().filter(|one| one.about() == **about) {
                difference.model.iter().for_each(|line| println!("    model  {line:?}"));
                difference.engine.iter().for_each(|line| println!("    engine {line:?}"));
            }
        }
    }
    println!("\nby kind:");
    for (about, (count, _)) in &kinds {
        println!("{count:6} {about}");
    }
    println!("{histories} histories differ, in {} ways", found.len());
    assert!(kinds.is_empty(), "{histories} histories differ, in {} ways", kinds.len());
}

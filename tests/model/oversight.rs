//! The manager's countersignature and the supervisor's review (rulings 6, 23; timeline 13).

use super::approval::{draft_on, signed_on};
use super::duty::Duty;
use super::holds::OF_NOTHING;
use super::model::Model;
use super::rating::{BANDS, HIGH};
use super::recurring::Recurring;
use super::standards::About;
use super::visits::days;
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all: Vec<Duty> = countersignature(model).into_iter().collect();
    all.extend(supervisor(model));
    all
}

/// The day after which nobody manages him any more.
fn over(model: &Model<'_>) -> Option<Date> {
    let ends: Vec<Option<Date>> = model.managed.iter().map(|stretch| stretch.end.map(|end| end.over_on)).collect();
    let all = ends.iter().all(Option::is_some) && !ends.is_empty();
    ends.into_iter().flatten().max().filter(|_| all).or(model.died)
}

fn countersignature(model: &Model<'_>) -> Option<Duty> {
    let rating = model.ratings.on(model.today(), model.today());
    // What has no day is an unsigned draft of today.
    let draft = draft_on(&model.facts, model.today()).unwrap_or(model.today());
    if rating < HIGH {
        return None;
    }
    model.standards.on(draft).rule("countersignature", About { rating: Some(BANDS[rating]), ..About::default() })?;
    let clock = model.clock("countersignature", OF_NOTHING);
    let signed = signed_on(&model.facts, &model.ratings, draft, rating, true);
    Some(match (signed, over(model)) {
        (Some(on), over) if over.is_none_or(|over| on < over) => clock.done(Some(draft), on, None),
        (_, Some(over)) => clock.over("ended", Some(draft), over, None),
        _ => clock.open(Some(draft), None),
    })
}

fn supervisor(model: &Model<'_>) -> Vec<Duty> {
    let rating = BANDS[model.ratings.on(model.today(), model.today())];
    let clock = model.clock("supervisor-review", OF_NOTHING);
    let reviewed = days(model.facts.of(&["supervisor-reviewed"]).map(|event| event.on));
    let run =
        Recurring { model, duty: "supervisor-review", of: "supervisor-review", level: &|_| None, agreed: &|_| None };
    let mut all = Vec::new();
    for stretch in &model.managed {
        let standard = model.standards.on(stretch.start);
        if standard.rule("supervisor-review", About { rating: Some(rating), ..About::default() }).is_none() {
            continue;
        }
        let over = stretch.end.map(|end| end.over_on);
        let last = over.map_or(model.today(), Date::previous);
        if last < stretch.start {
            continue;
        }
        let done: Vec<Date> = reviewed.iter().copied().filter(|on| *on >= stretch.start && *on <= last).collect();
        for turn in run.run(stretch.start, &done, last) {
            all.push(match (turn.done_on, over) {
                (Some(on), _) => clock.done(turn.due, on, Some(stretch.index)),
                (None, Some(over)) => clock.over("ended", turn.due, over, Some(stretch.index)),
                (None, None) => clock.open(turn.due, Some(stretch.index)),
            });
        }
    }
    all
}

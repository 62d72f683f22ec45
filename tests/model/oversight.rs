//! The manager's countersignature and the supervisor's review (rulings 6, 23; timeline 13).

use super::approval::{all_signed_on, draft_on, has_undated, unsure_on};
use super::duty::Duty;
use super::holds::OF_NOTHING;
use super::judgement::Lowered;
use super::model::Model;
use super::names::says_of_what;
use super::rating::{BANDS, HIGH};
use super::recurring::Recurring;
use super::standards::About;
use super::visits::days;
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all: Vec<Duty> = countersignature(model).into_iter().collect();
    all.extend(end_of_lowering(model));
    all.extend(supervisor(model));
    all
}

/// The day after which nobody manages him any more.
fn over(model: &Model<'_>) -> Option<Date> {
    let ends: Vec<Option<Date>> = model.managed.iter().map(|stretch| stretch.end.map(|end| end.over_on)).collect();
    let all = ends.iter().all(Option::is_some) && !ends.is_empty();
    ends.into_iter().flatten().max().filter(|_| all).or(model.died)
}

/// A judgement below the top of the range is a lowering, be that computed or held; one that agrees with it is none.
fn lowering(model: &Model<'_>) -> Option<Lowered> {
    let held = model.ratings.recorded_on(model.today()).unwrap_or(0);
    model.ratings.lowered.filter(|lowered| lowered.judged < model.ratings.computed.max(held))
}

/// Before it comes the last day of a lowered rating is a duty (ruling 24).
fn end_of_lowering(model: &Model<'_>) -> Option<Duty> {
    let now = model.ratings.on(model.today(), model.today());
    let lowered = lowering(model).filter(|lowered| model.today() < lowered.over && now == lowered.judged)?;
    let clock = model.clock("judgement-end", OF_NOTHING);
    Some(match over(model) {
        Some(over) => clock.over("ended", Some(lowered.until), over, None),
        None => clock.open(Some(lowered.until), None),
    })
}

/// The day on which a rating that was lowered below what has to be signed came back, because its last day had passed.
fn came_back(model: &Model<'_>) -> Option<Date> {
    let lowered = lowering(model).filter(|lowered| model.ratings.on(lowered.until, model.today()) < HIGH)?;
    // What cannot be read may have ended it before that.
    Some(lowered.over)
        .filter(|over| model.facts.lost.is_empty() && lowered.until.plus_days(1) == *over && *over <= model.today())
}

/// The day of what is to be signed, and the day on which it was. Where nothing dates the draft, nothing dates its
/// signature, and there is none to sign. What may be a later draft is not signed by what was signed before (ruling 21).
fn signed(model: &Model<'_>, rating: usize) -> (Option<Date>, Option<Date>) {
    let undated = has_undated(&model.facts);
    let unsure = unsure_on(&model.facts).filter(|_| !undated);
    let Some(draft) = draft_on(&model.facts, model.today()) else { return (unsure, None) };
    let days = all_signed_on(&model.facts, &model.ratings, draft, rating, true);
    let signed = days.iter().find(|on| !undated && unsure.is_none_or(|unsure| **on >= unsure));
    let draft = if signed.is_none() && !days.is_empty() { unsure } else { Some(draft) };
    (draft, signed.copied())
}

fn countersignature(model: &Model<'_>) -> Option<Duty> {
    let rating = model.ratings.on(model.today(), model.today());
    if rating < HIGH {
        return None;
    }
    let (draft, signed) = signed(model, rating);
    let standard = model.standards.on(draft.unwrap_or(model.today()));
    standard.rule("countersignature", About { rating: Some(BANDS[rating]), ..About::default() })?;
    let clock = model.clock("countersignature", OF_NOTHING);
    // What follows from its passing is due from that day (ruling 24).
    let due = came_back(model).max(draft);
    Some(match (signed, over(model)) {
        (Some(on), over) if over.is_none_or(|over| on < over) => clock.done(due, on, None),
        (_, Some(over)) => clock.over("ended", due, over, None),
        _ => clock.open(due, None),
    })
}

fn supervisor(model: &Model<'_>) -> Vec<Duty> {
    let rating = BANDS[model.ratings.on(model.today(), model.today())];
    let clock = model.clock("supervisor-review", OF_NOTHING);
    let readable = model.facts.of(&["supervisor-reviewed"]).filter(|event| says_of_what(&model.facts, event));
    let reviewed = days(readable.map(|event| event.on));
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

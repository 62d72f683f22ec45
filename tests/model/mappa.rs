//! Reviews of the MAPPA level and of the plan, meetings, minutes, actions (rulings 19, 20, 28).

use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::{OF_CUSTODY, OF_NOTHING};
use super::model::Model;
use super::names::{Named, named, says_of_what};
use super::recurring::Recurring;
use super::standards::{About, division_of, due};
use super::visits::days;
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all = Vec::new();
    for part in parts(model) {
        all.extend(level_reviews(model, &part));
        all.extend(plan_reviews(model, &part));
    }
    all.extend(model.facts.of(&["mappa-referred"]).filter_map(|event| meeting(model, event)));
    all.extend(model.facts.of(&["mappa-meeting"]).filter_map(|event| minutes(model, event)));
    all.extend(model.facts.of(&["mappa-action-set"]).filter_map(|event| action(model, event)));
    all
}

/// Levels, the highest of each day. Ruling 21: what cannot be read counts as the highest that it could say.
fn levels(model: &Model<'_>) -> Vec<(Date, u16)> {
    let mut levels: Vec<(Date, u16)> = Vec::new();
    for event in model.facts.of(&["mappa-level-set"]) {
        let level = event.whole("level", 1, 3).given().unwrap_or(3);
        match levels.last_mut() {
            Some((on, known)) if *on == event.on => *known = (*known).max(level),
            _ => levels.push((event.on, level)),
        }
    }
    levels
}

/// Whether a level was set on a day that can be read, or that cannot.
fn is_set_on(model: &Model<'_>, day: Date, readable: bool) -> bool {
    let mut set = model.facts.on_day(day).filter(|event| event.kind == "mappa-level-set");
    set.any(|event| event.whole("level", 1, 3).given().is_some() == readable)
}

/// Of a level that nobody can read it is not known how often the plan is reviewed: the level of which that comes soonest.
fn level_for_plan(model: &Model<'_>, base: Date, day: Date) -> Option<u16> {
    let (set_on, level) = levels(model).into_iter().rfind(|(on, _)| *on <= day)?;
    if !is_set_on(model, set_on, false) {
        return Some(level);
    }
    let standard = model.standards.on(base);
    let days = |level: &u16| {
        let rule = standard.rule("plan-review", About { level: Some(*level), ..About::default() });
        let by = rule.and_then(|rule| due(rule, base, division_of(&model.facts, standard, base)));
        (by.is_none(), by)
    };
    [1, 2, 3].into_iter().min_by_key(days)
}

pub fn level_on(model: &Model<'_>, day: Date) -> Option<u16> {
    levels(model).into_iter().rfind(|(on, _)| *on <= day).map(|(_, level)| level)
}

/// Days on which a level was set, up to the day on which nobody manages him any more. One that nobody can read closes
/// nothing: it is the first of its part, or set beside another.
struct Part {
    set: Vec<Date>,
    beside: Vec<Date>,
    over: Option<Date>,
}

fn parts(model: &Model<'_>) -> Vec<Part> {
    let mut cuts: Vec<Date> = model.managed.iter().filter_map(|stretch| stretch.end).map(|end| end.over_on).collect();
    cuts.extend(model.died);
    let mut parts: Vec<Part> = Vec::new();
    for (on, _) in levels(model) {
        let over = cuts.iter().copied().filter(|cut| *cut > on || Some(*cut) == model.died).min();
        match parts.last_mut() {
            // One that is set on the day of a death follows none.
            Some(part) if part.over == over && over.is_none_or(|over| on < over) => {
                if is_set_on(model, on, true) { &mut part.set } else { &mut part.beside }.push(on);
            }
            _ => parts.push(Part { set: vec![on], beside: Vec::new(), over }),
        }
    }
    parts
}

/// The day that the latest level or review of a day agreed for the next.
fn agreed_on(model: &Model<'_>, base: Date) -> Option<Date> {
    let agreed = model.facts.on_day(base).filter(|event| event.is(&["mappa-level-set", "mappa-review"]));
    let valid = |event: &Event<'_>| event.day("nextReview").given().filter(|day| *day >= event.on);
    agreed.filter_map(valid).min()
}

/// Whether a day was agreed that nobody can read: it may have been any.
fn is_unread_on(model: &Model<'_>, base: Date) -> bool {
    let agreed = model.facts.on_day(base).filter(|event| event.is(&["mappa-level-set", "mappa-review"]));
    let valid = |event: &Event<'_>| event.day("nextReview").given().is_some_and(|day| day >= event.on);
    let mut given = agreed.filter(|event| event.member("nextReview") != Member::Absent);
    given.any(|event| !valid(event))
}

fn level_reviews(model: &Model<'_>, part: &Part) -> Vec<Duty> {
    let clock = model.clock("mappa-review", OF_CUSTODY);
    let end = part.over.map_or(model.today(), Date::previous);
    let reviews = days(model.facts.of(&["mappa-review"]).map(|event| event.on));
    let mut all = Vec::new();
    let mut reviewed_at_start = false;
    for (place, start) in part.set.iter().enumerate() {
        let next = part.set.get(place + 1).copied().filter(|next| part.over.is_none_or(|over| *next < over));
        let last = next.map_or(end, Date::previous);
        let done: Vec<Date> = reviews
            .iter()
            .copied()
            .filter(|day| *day <= last && (*day > *start || *day == *start && place == 0 && !reviewed_at_start))
            .collect();
        reviewed_at_start = false;
        let mut turns = Vec::new();
        let mut base = *start;
        // The day that was agreed is of its turn alone, so each turn is run by itself.
        let mut ends: Vec<Option<Date>> = done.iter().map(|day| Some(*day)).collect();
        ends.push(None);
        for done_on in ends {
            let level = |day: Date| level_on(model, day);
            let agreed = |day: Date| {
                let beside = part.beside.iter().copied().filter(|on| *on > base && *on <= day);
                beside.chain([base]).filter_map(|on| agreed_on(model, on)).min()
            };
            let run = Recurring { model, duty: "mappa-review", of: "mappa-review", level: &level, agreed: &agreed };
            let closing: Vec<Date> = done_on.into_iter().collect();
            let mut turn = run.run(base, &closing, done_on.unwrap_or(last))[0];
            let until = done_on.map_or(last, Date::previous);
            let beside = part.beside.iter().copied().filter(|on| *on > base && *on <= until);
            if beside.chain([base]).any(|on| is_unread_on(model, on)) {
                // It may have been agreed for any day before: what has fallen due by what can be read is not put off.
                turn.due = turn.due.filter(|due| *due <= until);
            }
            turns.push(turn);
            base = done_on.unwrap_or(base);
        }
        for turn in turns {
            let opened = None;
            all.push(match (turn.done_on, next) {
                (Some(on), _) => clock.done(turn.due, on, opened),
                // A review held on the day of the next level closes what was open before it.
                (None, Some(next)) if reviews.contains(&next) => clock.done(turn.due, next, opened),
                (None, Some(next)) => clock.over("superseded", turn.due, next, opened),
                (None, None) => match part.over.filter(|over| *over <= model.today()) {
                    Some(over) => clock.over("ended", turn.due, over, opened),
                    None => clock.open(turn.due, opened),
                },
            });
        }
    }
    all
}

fn plan_reviews(model: &Model<'_>, part: &Part) -> Vec<Duty> {
    let Some(base) = part.set.first().copied() else { return Vec::new() };
    if !model.standards.on(base).has("plan-review") {
        return Vec::new();
    }
    let clock = model.clock("plan-review", OF_CUSTODY);
    let last = part.over.map_or(model.today(), Date::previous);
    let readable = model.facts.of(&["plan-reviewed"]).filter(|event| says_of_what(&model.facts, event));
    let reviewed = readable.map(|event| event.on).filter(|on| *on >= base && *on <= last);
    let done = days(reviewed);
    // Which level comes soonest is the same from every day of one standard.
    let turn_of = |day: Date| done.iter().copied().rfind(|on| *on < day).unwrap_or(base);
    let level = |day: Date| level_for_plan(model, turn_of(day), day);
    let run = Recurring { model, duty: "plan-review", of: "plan-review", level: &level, agreed: &|_| None };
    let shown = run.run(base, &done, last).into_iter().map(|turn| match (turn.done_on, part.over) {
        (Some(on), _) => clock.done(turn.due, on, None),
        (None, Some(over)) if over <= model.today() => clock.over("ended", turn.due, over, None),
        _ => clock.open(turn.due, None),
    });
    shown.collect()
}

fn meeting(model: &Model<'_>, referred: &Event<'_>) -> Option<Duty> {
    model.standards.on(referred.on).rule("mappa-meeting", About::default())?;
    let clock = model.clock("mappa-meeting", OF_NOTHING);
    // A level that is decided answers a referral as a meeting does.
    let answers = |event: &&Event<'_>| event.kind == "mappa-meeting" || event.whole("level", 1, 3).given().is_some();
    let mut met = model.facts.of(&["mappa-meeting", "mappa-level-set"]).filter(answers);
    let met = met.find(|event| event.on >= referred.on).map(|event| event.on);
    Some(match (met, [referred.gone_on, model.died].into_iter().flatten().min()) {
        (Some(on), _) => clock.done(None, on, Some(referred.index)),
        (None, Some(over)) => clock.over("ended", None, over, Some(referred.index)),
        (None, None) => clock.open(None, Some(referred.index)),
    })
}

/// The meeting of minutes that name none is the last one before them.
fn is_of(model: &Model<'_>, minutes: &Event<'_>, meeting: &Event<'_>) -> bool {
    match named(&model.facts, minutes, "meeting", &["mappa-meeting"]) {
        Named::Event(index) => index == meeting.index && minutes.on >= meeting.on,
        Named::Nothing => false,
        Named::Absent => {
            let last = model.facts.of(&["mappa-meeting"]).filter(|event| event.on <= minutes.on).last();
            last.is_some_and(|last| last.index == meeting.index)
        }
    }
}

fn minutes(model: &Model<'_>, meeting: &Event<'_>) -> Option<Duty> {
    model.standards.on(meeting.on).rule("mappa-minutes", About::default())?;
    let clock = model.clock("mappa-minutes", OF_NOTHING);
    let first = |of: &Event<'_>, member: &str| {
        let said = model.facts.of(&["mappa-minutes"]).filter(|minutes| is_of(model, minutes, of));
        said.filter(|minutes| minutes.yes(member).given() == Some(true)).map(|minutes| minutes.on).min()
    };
    let opened = Some(meeting.index);
    if let (Some(out), Some(filed)) = (first(meeting, "circulated"), first(meeting, "filed")) {
        return Some(clock.done(None, out.max(filed), opened));
    }
    let next = model.facts.of(&["mappa-meeting"]).find(|event| event.on > meeting.on);
    let filed = next.and_then(|next| first(next, "filed"));
    let left = left_on(model).map(|left| left.plus_months(12)).filter(|day| *day <= model.today());
    // A meeting after that has other minutes to file.
    let left = left.filter(|day| *day >= meeting.on);
    let over = [meeting.gone_on, model.died].into_iter().flatten().min();
    Some(match (filed.into_iter().chain(left).min(), over) {
        (Some(day), _) => clock.over("lapsed", None, day, opened),
        (None, Some(over)) => clock.over("ended", None, over, opened),
        (None, None) => clock.open(None, opened),
    })
}

/// The day on which levels 2 and 3 were left, where they were.
fn left_on(model: &Model<'_>) -> Option<Date> {
    let levels = levels(model);
    let last_high = levels.iter().rposition(|(_, level)| *level > 1)?;
    // One that nobody can read may have been level 1: nobody knows that the others were left then (ruling 21).
    if is_set_on(model, levels[last_high].0, false) {
        return None;
    }
    levels.get(last_high + 1).map(|(on, _)| *on)
}

fn action(model: &Model<'_>, set: &Event<'_>) -> Option<Duty> {
    model.standards.on(set.on).rule("mappa-action", About::default())?;
    let clock = model.clock("mappa-action", OF_NOTHING);
    let due = set.day("due").given().filter(|due| *due >= set.on);
    let done = super::follow_up::answered(model, set, "mappa-action-done", "action", &["mappa-action-set"]);
    let opened = Some(set.index);
    let over = [set.gone_on, model.died].into_iter().flatten().min();
    Some(match (done, over) {
        (Some(on), _) => clock.done(due, on, opened),
        (None, Some(over)) => clock.over("ended", due, over, opened),
        (None, None) => clock.open(due, opened),
    })
}

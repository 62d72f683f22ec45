//! The first OASys of each spell, the plan of a high-risk case, the review and the last one (rulings 5, 19, 27; timeline 7, 16 to 18).

use super::approval::{is_complete, is_full_or_silent};
use super::contact::{appointment_due, kept};
use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::{OF_CUSTODY, OF_NOTHING, OF_OASYS_REVIEW};
use super::model::Model;
use super::names::{Named, named};
use super::rating::BANDS;
use super::recurring::{Recurring, Turn};
use super::spells::{End, Spell, Stretch, stretches};
use super::standards::{About, division_of, due, in_force};
use super::visits::days;
use joint_risk::Date;
use serde_json::Value;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let spells = model.oasys_spells();
    let mut all: Vec<Duty> = spells.iter().filter_map(|spell| first(model, spell)).collect();
    all.extend(spells.iter().filter_map(|spell| plan(model, spell)));
    all.extend(model.facts.of(&["sentenced-to-custody"]).filter_map(|event| of_sentence(model, event)));
    let supervised = stretches(spells.iter().map(Stretch::from).collect());
    all.extend(supervised.iter().flat_map(|stretch| review(model, stretch)));
    let mut ends: Vec<&Event<'_>> = model.facts.of(&["order-ended"]).collect();
    // Two of one day that are not both named are one.
    ends.sort_by_key(|end| (end.on, end.text("of") == Member::Absent));
    ends.dedup_by(|later, first| later.on == first.on && later.text("of") == Member::Absent);
    all.extend(ends.iter().filter_map(|end| termination(model, end)));
    // Nobody has said that probation does not supervise him, nor since when it does.
    let asked = model.supervision.is_empty() && model.facts.supervised != Some(false);
    let counted = all.iter().any(|duty| duty.kind == "oasys-initial");
    if asked && model.uses_oasys(model.today()) {
        if !counted {
            let clock = model.clock("oasys-initial", OF_CUSTODY);
            all.push(match model.died {
                Some(died) => clock.over("ended", None, died, None),
                None => clock.open(None, None),
            });
        }
        // A sentence of a length that nobody can read may ask for none (ruling 21).
        let mut sentences = model.facts.of(&["sentenced-to-custody"]);
        let surely = sentences.any(|event| months(event).is_some() && of_sentence(model, event).is_some());
        // An OASys that was made is enough to date the next.
        let made = model.facts.events.iter().find(|event| closes_first(event)).map(|event| event.on);
        match made {
            Some(base) => {
                let last = model.died.map_or(model.today(), Date::previous);
                all.extend(turns_from(model, base, last, model.died, &[], None));
            }
            None if counted && surely => {}
            None => {
                let clock = model.clock("oasys-review", OF_OASYS_REVIEW);
                all.push(match model.died {
                    Some(died) => clock.over("ended", None, died, None),
                    None => clock.open(None, None),
                });
            }
        }
    }
    all
}

/// A full OASys that is neither for a court nor the last one.
fn closes_first(event: &Event<'_>) -> bool {
    event.kind == "oasys-completed"
        && is_complete(event)
        && is_full_or_silent(event)
        && matches!(event.yes("termination"), Member::Absent | Member::Given(false))
}

/// What closes the review.
fn closes_review(event: &Event<'_>) -> bool {
    event.is(&["oasys-completed", "oasys-reviewed"]) && is_complete(event) && is_full_or_silent(event)
}

fn done_within(model: &Model<'_>, spell: &Spell) -> Option<Date> {
    model.facts.events.iter().find(|event| closes_first(event) && spell.contains(event.on)).map(|event| event.on)
}

fn rule_of<'m>(model: &'m Model<'_>, spell: &Spell) -> Option<&'m Value> {
    let tier = model.event(spell.index).and_then(|event| event.whole("tier", 1, 4).given()).unwrap_or(4);
    model.standards.on(spell.start).rule("oasys-initial", About { tier: Some(tier), ..About::default() })
}

fn first(model: &Model<'_>, spell: &Spell) -> Option<Duty> {
    if !model.uses_oasys(spell.start) {
        return None;
    }
    let standard = model.standards.on(spell.start);
    let division = division_of(&model.facts, standard, spell.start);
    let rule = rule_of(model, spell);
    let from = |day: Date| rule.and_then(|rule| due(rule, day, division));
    let done = done_within(model, spell);
    let clock = model.clock("oasys-initial", OF_CUSTODY);
    let opened = Some(spell.index);
    let waits = rule.is_some_and(|rule| rule["fromFirstContact"] == true);
    let backstop = if waits { appointment_due(model, spell).and_then(from) } else { None };
    let until = done.unwrap_or(model.today());
    let met = kept(model).into_iter().find(|day| spell.contains(*day) && *day <= until);
    let by = match (waits, met) {
        (false, _) => from(spell.start),
        // A first appointment later than it was due moves nothing beyond the backstop.
        (true, Some(met)) => [from(met), backstop].into_iter().flatten().min(),
        (true, None) => done.and(backstop),
    };
    Some(match (done, spell.end) {
        (Some(on), _) => clock.done(by, on, opened),
        (None, Some(end)) => clock.over("ended", by, end.over_on, opened),
        (None, None) if waits && met.is_none() => clock.waiting(backstop, opened),
        (None, None) => clock.open(by, opened),
    })
}

fn plan(model: &Model<'_>, spell: &Spell) -> Option<Duty> {
    let standard = model.standards.on(spell.start);
    let about = About { harm: model.ratings.harm.map(|rank| BANDS[rank]), ..About::default() };
    let rule = standard.rule("high-risk-plan", about).filter(|_| !standard.without_oasys)?;
    if rule["onlyOrdersBegunInForce"] == true && !in_force(&rule["inForce"], spell.start) {
        return None;
    }
    let by = due(rule, spell.start, division_of(&model.facts, standard, spell.start));
    let clock = model.clock("high-risk-plan", OF_NOTHING);
    let opened = Some(spell.index);
    Some(match (done_within(model, spell), spell.end) {
        (Some(on), _) => clock.done(by, on, opened),
        (None, Some(end)) => clock.over("ended", by, end.over_on, opened),
        (None, None) => clock.open(by, opened),
    })
}

fn months(sentence: &Event<'_>) -> Option<u16> {
    sentence.whole("months", 1, 999).given()
}

/// National Standards 2007 count a first OASys from a sentence of custody too; custody does not hold it.
fn of_sentence(model: &Model<'_>, sentence: &Event<'_>) -> Option<Duty> {
    let released = super::release::verified_release_after(model, sentence);
    let over = [released, sentence.gone_on, model.died].into_iter().flatten().min();
    let from = model.clock_begins("oasys-initial", sentence.on, over)?;
    let standard = model.standards.on(from);
    let rules =
        standard.rules.iter().any(|rule| rule["duty"] == "oasys-initial" && rule["when"]["toRelease"].is_string());
    if !rules {
        return None;
    }
    let short = months(sentence).is_some_and(|months| months < 12);
    let release = sentence.day("release").given().filter(|release| *release >= sentence.on);
    let long = release.is_some_and(|release| release >= sentence.on.plus_months(24));
    let to_release = Some(if long { "two-years-or-more" } else { "under-two-years" });
    // A sentence of under twelve months asks for none.
    let rule = standard.rule("oasys-initial", About { to_release, ..About::default() }).filter(|_| !short)?;
    let by = Some(rule).and_then(|rule| due(rule, from, division_of(&model.facts, standard, from)));
    // Of a start that two people took out the spell ends on that day (timeline 23).
    let gone = [sentence.gone_on, model.died].into_iter().flatten().min();
    let end = released.filter(|on| gone.is_none_or(|gone| *on <= gone)).or(gone).map(End::recorded);
    let spell = Spell { index: sentence.index, start: from, licence: false, end };
    let clock = model.clock("oasys-initial", OF_NOTHING);
    let opened = Some(sentence.index);
    Some(match (done_within(model, &spell), end) {
        (Some(on), _) => clock.done(by, on, opened),
        (None, Some(end)) => clock.over("ended", by, end.over_on, opened),
        (None, None) => clock.open(by, opened),
    })
}

fn review(model: &Model<'_>, stretch: &Stretch) -> Vec<Duty> {
    if !model.uses_oasys(stretch.start) {
        return Vec::new();
    }
    let clock = model.clock("oasys-review", OF_OASYS_REVIEW);
    let over = stretch.end.map(|end| end.over_on);
    let last = over.map_or(model.today(), Date::previous);
    let opened = Some(stretch.index);
    let within = |on: Date| on >= stretch.start && on <= last;
    let all = model.oasys_spells();
    let spells: Vec<&Spell> = all.iter().filter(|spell| within(spell.start)).collect();
    let first = spells.iter().filter_map(|spell| done_within(model, spell)).min();
    let Some(base) = first else {
        return vec![match over {
            Some(over) => clock.over("ended", None, over, opened),
            None => clock.open(None, opened),
        }];
    };
    turns_from(model, base, last, over, &spells, opened)
}

fn turns_from(
    model: &Model<'_>,
    base: Date,
    last: Date,
    over: Option<Date>,
    spells: &[&Spell],
    opened: Option<usize>,
) -> Vec<Duty> {
    let clock = model.clock("oasys-review", OF_OASYS_REVIEW);
    let closing = model.facts.events.iter().filter(|event| closes_review(event) && event.on > base && event.on <= last);
    let done = days(closing.map(|event| event.on));
    let recurring = Recurring { model, duty: "oasys-review", of: "oasys-review", level: &|_| None, agreed: &|_| None };
    let turns = recurring.run(base, &done, last);
    // The standard of the day from which it is counted may have none.
    let has = |turn: &&Turn| model.standards.on(turn.base).has("oasys-review");
    let shown = turns.iter().filter(has).map(|turn| match (turn.done_on, over) {
        (Some(on), _) => clock.done(turn.due, on, opened),
        (None, Some(over)) => clock.over("ended", turn.due, over, opened),
        (None, None) if waits(model, spells, turn) => clock.open(None, opened),
        (None, None) => clock.open(turn.due, opened),
    });
    shown.collect()
}

/// It waits for the first one of a new spell only if it was not due when that spell began.
fn waits(model: &Model<'_>, spells: &[&Spell], turn: &Turn) -> bool {
    let open = spells.iter().filter(|spell| spell.start > turn.base && spell.is_open_on(model.today()));
    open.filter(|spell| done_within(model, spell).is_none()).any(|spell| turn.due.is_none_or(|due| due > spell.start))
}

/// The last OASys, asked for when supervision ends: an end brings it at once, and ends the spell once it is verified.
fn termination(model: &Model<'_>, end: &Event<'_>) -> Option<Duty> {
    let standard = model.standards.on(end.on);
    if standard.without_oasys || !standard.has("oasys-termination") {
        return None;
    }
    let before: Vec<&Spell> =
        model.supervision.iter().filter(|spell| spell.start < end.on && !spell.is_over_before(end.on)).collect();
    // Where its name cannot be read or fits none, it may be that of the last that began (ruling 21).
    let latest = || before.iter().copied().max_by_key(|spell| spell.start);
    let ends = match named(&model.facts, end, "of", &["order-started", "licence-started"]) {
        Named::Event(index) => {
            let meant = model.supervision.iter().find(|spell| spell.index == index && spell.start <= end.on);
            meant.or_else(|| model.supervision.iter().rfind(|spell| spell.start == end.on)).or_else(latest)
        }
        // It may be one of the same day.
        Named::Nothing => model.supervision.iter().rfind(|spell| spell.start == end.on).or_else(latest),
        Named::Absent => match before.as_slice() {
            [only] => Some(*only),
            // The one that ends may not be in the file.
            [] if model.supervision.iter().all(|spell| spell.start > end.on) => None,
            _ => return None,
        },
    };
    let since = ends.map_or(model.facts.first_day(), |spell| spell.start);
    let last = model
        .facts
        .of(&["oasys-completed"])
        .find(|event| event.on >= since && is_complete(event) && event.yes("termination") == Member::Given(true));
    let clock = model.clock("oasys-termination", OF_NOTHING);
    let opened = Some(end.index);
    Some(match (last, model.died) {
        (Some(last), _) => clock.done(None, last.on, opened),
        (None, Some(died)) => clock.over("ended", None, died, opened),
        (None, None) => clock.open(None, opened),
    })
}

//! The first appointment of each spell and the contacts after it (ruling 27, timeline 18).

use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::{Mask, OF_CONTACTS, OF_VISITS, SUSPENDED_CONTACT};
use super::model::Model;
use super::recurring::Recurring;
use super::spells::Spell;
use super::standards::{About, division_of, due};
use super::visits::days;
use joint_risk::Date;
use joint_risk::calendar::{Counting, add_working_days};

const KIND: &str = "probation-contact";

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all: Vec<Duty> = model.oasys_spells().iter().filter_map(|spell| first(model, spell)).collect();
    // Clocks of two spells with the same due are shown once.
    let mut shown: Vec<(&'static str, Option<Date>, Option<Date>)> = Vec::new();
    all.retain(|duty| {
        let same = (duty.state, duty.due, duty.done_on);
        let first = !shown.contains(&same);
        shown.push(same);
        first
    });
    all.extend(later(model));
    all
}

/// Days on which probation met him: an appointment kept, or a visit with access.
pub fn kept(model: &Model<'_>) -> Vec<Date> {
    let met = |event: &&Event<'_>| {
        let probation = event.text("agency") == Member::Given("probation");
        match event.kind {
            "contact" => probation && matches!(event.yes("access"), Member::Absent | Member::Given(true)),
            "visit" => probation && event.yes("access") == Member::Given(true),
            _ => false,
        }
    };
    days(model.facts.events.iter().filter(met).map(|event| event.on))
}

/// Days on which it may have, where nobody can read whether he was met, or by whom: what follows a contact follows them
/// (ruling 21).
fn maybe_kept(model: &Model<'_>) -> Vec<Date> {
    let may = |event: &&Event<'_>| {
        let agency = event.code("agency", &["police", "probation", "other"]);
        let unread = agency == Member::Unreadable || event.yes("access") == Member::Unreadable;
        let ours = matches!(agency, Member::Unreadable | Member::Given("probation"));
        let kept = match event.yes("access") {
            Member::Given(access) => access,
            Member::Unreadable => true,
            Member::Absent => event.kind == "contact",
        };
        event.is(&["contact", "visit"]) && unread && ours && kept
    };
    days(model.facts.events.iter().filter(may).map(|event| event.on))
}

/// The day on which the first appointment is due: by the standard, or within 5 working days of an order and 1 of release.
pub fn appointment_due(model: &Model<'_>, spell: &Spell) -> Option<Date> {
    let standard = model.standards.on(spell.start);
    let tier = model.event(spell.index).and_then(|event| event.whole("tier", 1, 4).given()).unwrap_or(4);
    let division = division_of(&model.facts, standard, spell.start);
    let start = Some(if spell.licence { "licence-started" } else { "order-started" });
    if let Some(rule) = standard.figure(KIND, About { tier: Some(tier), start, ..About::default() }) {
        return due(rule, spell.start, division);
    }
    add_working_days(spell.start, if spell.licence { 1 } else { 5 }, Counting::After, division).ok()
}

/// Suspended contact holds nothing for somebody on the register.
fn holding(model: &Model<'_>) -> Mask {
    let mut suspended = None;
    let mut day = model.facts.first_day();
    while day <= model.today() && suspended.is_none() {
        let both =
            model.holds.holds(day, SUSPENDED_CONTACT) && model.requirements.iter().any(|one| one.is_open_on(day));
        suspended = both.then_some(day);
        day = day.plus_days(1);
    }
    if suspended.is_some() { OF_VISITS } else { OF_CONTACTS }
}

fn first(model: &Model<'_>, spell: &Spell) -> Option<Duty> {
    if !model.uses_oasys(spell.start) {
        return None;
    }
    let clock = model.clock(KIND, holding(model));
    let by = appointment_due(model, spell);
    let met = kept(model).into_iter().find(|day| spell.contains(*day));
    let opened = Some(spell.index);
    Some(match (met, spell.end) {
        (Some(on), _) => clock.done(by, on, opened),
        (None, Some(end)) => clock.over("ended", by, end.over_on, opened),
        (None, None) => clock.open(by, opened),
    })
}

/// After the first one by the plan's interval; where none is set nothing is shown.
fn later(model: &Model<'_>) -> Vec<Duty> {
    let clock = model.clock(KIND, holding(model));
    let recurring = Recurring { model, duty: "none", of: KIND, level: &|_| None, agreed: &|_| None };
    let mut all = Vec::new();
    for stretch in &model.supervised {
        let over = stretch.end.map(|end| end.over_on);
        let last = over.map_or(model.today(), Date::previous);
        let within = |day: &Date| *day >= stretch.start && *day <= last;
        let first = kept(model).into_iter().chain(maybe_kept(model)).filter(within).min();
        let Some(first) = first else { continue };
        let rest: Vec<Date> = kept(model).into_iter().filter(within).filter(|day| *day > first).collect();
        for turn in recurring.run(first, &rest, last).iter().filter(|turn| turn.due.is_some()) {
            all.push(match (turn.done_on, over) {
                (Some(on), _) => clock.done(turn.due, on, Some(stretch.index)),
                (None, Some(over)) => clock.over("ended", turn.due, over, Some(stretch.index)),
                (None, None) => clock.open(turn.due, Some(stretch.index)),
            });
        }
    }
    all
}

//! A change in risk, a serious further offence, a transfer: each is answered once.

use super::approval::{is_complete, is_full_or_silent};
use super::duty::Duty;
use super::facts::{Event, Member};
use super::holds::OF_NOTHING;
use super::model::Model;
use super::names::{Named, named, says_of_what};
use super::standards::{About, division_of, due};
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    let mut all: Vec<Duty> =
        model.facts.of(&["risk-changed", "recalled", "went-missing"]).filter_map(|event| risk(model, event)).collect();
    all.extend(model.facts.of(&["serious-further-offence"]).filter_map(|event| offence(model, event)));
    all.extend(transfers(model));
    all
}

/// The day on which something was answered by an event that names it, or that names nothing while it is the only one open.
pub fn answered(model: &Model<'_>, opener: &Event<'_>, kind: &str, member: &str, kinds: &[&str]) -> Option<Date> {
    let mut open: Vec<usize> = Vec::new();
    let mut days: Vec<Date> = model.facts.events.iter().map(|event| event.on).collect();
    days.dedup();
    for day in days {
        open.extend(model.facts.on_day(day).filter(|event| event.is(kinds)).map(|event| event.index));
        let before = open.clone();
        for answer in model.facts.on_day(day).filter(|event| event.kind == kind) {
            let closes = match named(&model.facts, answer, member, kinds) {
                Named::Event(index) => before.contains(&index).then_some(index),
                Named::Absent => match before.as_slice() {
                    [only] => Some(*only),
                    _ => None,
                },
                Named::Nothing => None,
            };
            if closes == Some(opener.index) {
                return Some(day);
            }
            open.retain(|index| Some(*index) != closes);
        }
    }
    None
}

fn risk(model: &Model<'_>, change: &Event<'_>) -> Option<Duty> {
    let standard = model.standards.on(change.on);
    let rule = standard.rule("risk-review", About::default())?;
    let by = due(rule, change.on, division_of(&model.facts, standard, change.on));
    let closing = model.facts.events.iter().filter(|event| event.on >= change.on).find(|event| match event.kind {
        "plan-reviewed" => says_of_what(&model.facts, event),
        "oasys-completed" | "oasys-reviewed" => is_complete(event) && is_full_or_silent(event),
        "risk-reviewed" => match named(&model.facts, event, "of", OPENS) {
            Named::Absent => true,
            Named::Event(index) => index == change.index,
            Named::Nothing => false,
        },
        _ => false,
    });
    let clock = model.clock("risk-review", OF_NOTHING);
    let over = [change.gone_on, model.died].into_iter().flatten().min();
    let opened = Some(change.index);
    Some(match (closing, over) {
        (Some(event), _) => clock.done(by, event.on, opened),
        (None, Some(over)) => clock.over("ended", by, over, opened),
        (None, None) => clock.open(by, opened),
    })
}

const OPENS: &[&str] = &["risk-changed", "recalled", "went-missing", "significant-incident", "serious-further-offence"];

fn offence(model: &Model<'_>, charged: &Event<'_>) -> Option<Duty> {
    model.standards.on(charged.on).rule("further-offence-review", About::default())?;
    let clock = model.clock("further-offence-review", OF_NOTHING);
    let done = answered(model, charged, "further-offence-reviewed", "offence", &["serious-further-offence"]);
    let over = [charged.gone_on, model.died].into_iter().flatten().min();
    Some(match (done, over) {
        (Some(on), _) => clock.done(None, on, Some(charged.index)),
        (None, Some(over)) => clock.over("ended", None, over, Some(charged.index)),
        (None, None) => clock.open(None, Some(charged.index)),
    })
}

/// One for each day of an offer; only a verified acceptance answers it.
fn transfers(model: &Model<'_>) -> Vec<Duty> {
    let day = |event: &Event<'_>, member: &str| event.day(member).given().filter(|day| *day <= model.today());
    let all: Vec<&Event<'_>> = model.facts.of(&["transferred"]).collect();
    // Where its day is not given or cannot be read, the offer was made by the day of the event.
    let offered_on = |event: &Event<'_>| day(event, "offered").unwrap_or(event.on);
    // One of a day that cannot be read is none of that day's.
    let unread = |event: &Event<'_>| event.member("offered") != Member::Absent && day(event, "offered").is_none();
    let mut offers: Vec<(Date, bool)> = all.iter().map(|event| (offered_on(event), unread(event))).collect();
    offers.sort_unstable();
    offers.dedup();
    let clock = model.clock("transfer-acceptance", OF_NOTHING);
    let mut duties = Vec::new();
    for (offered, is_unread) in offers {
        let standard = model.standards.on(offered);
        let Some(rule) = standard.rule("transfer-acceptance", About::default()) else { continue };
        let by = due(rule, offered, division_of(&model.facts, standard, offered));
        let of_it = |event: &&&Event<'_>| offered_on(event) == offered && unread(event) == is_unread;
        let accepted = all.iter().filter(of_it).filter(|event| event.verified);
        let accepted = accepted
            .filter_map(|event| {
                let in_order = |accepted: &Date| day(event, "offered").is_none_or(|offered| *accepted >= offered);
                day(event, "accepted").filter(in_order)
            })
            .min();
        duties.push(match (accepted, model.died) {
            (Some(on), _) => clock.done(by, on, None),
            (None, Some(died)) => clock.over("ended", by, died, None),
            (None, None) => clock.open(by, None),
        });
    }
    duties
}

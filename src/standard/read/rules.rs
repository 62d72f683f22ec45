//! The rules of a document: which clock, for which cases, and by when.

use std::sync::Arc;

use super::citation::{Sources, grounds};
use super::over::{code, in_force, put, text, whole_object};
use crate::case::event::EventKind;
use crate::case::reader::{Answer, Fields, Path, Reader};
use crate::code::{Code, sort};
use crate::problem::ProblemCode;
use crate::source::{InForce, Standing};
use crate::standard::{DutyKind, Interval, Owner, Rule, Standard, When};

/// The longest interval, in its own unit, and the most rules.
pub(super) const MOST: u16 = 999;

/// The rules of the base without those that are left out, each replaced by the one of its name, and then the new ones.
pub(super) fn rules(reader: &mut Reader, fields: &Fields<'_>, based: bool, standard: &mut Standard) {
    let Standard { id: standard, sources, rules, .. } = standard;
    for rule in rules.iter_mut() {
        rule.path = path_of(standard, &rule.id);
    }
    let without = fields.list(reader, "without", 999).into_option().unwrap_or_default();
    let path = fields.at("without");
    for (index, node) in without.iter().enumerate() {
        let field = path.entry(index);
        let Answer::Given(id) = reader.text(node, &field, 100) else { continue };
        match rules.iter().position(|rule| rule.id == id) {
            Some(place) => drop(rules.remove(place)),
            None => {
                let mut allowed = rules.iter().map(|rule| rule.id.as_str());
                reader.note_allowing(ProblemCode::UnknownCode, &field, &mut || allowed.next());
            }
        }
    }
    let mut named: Vec<(String, String)> = Vec::new();
    let given = fields.each(reader, "rules", 999, &mut |reader, _, entry| {
        let Some(rule) = rule(reader, entry, standard, sources, rules) else { return };
        named.push((rule.id.clone(), entry.path().text()));
        match rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => rules.push(rule),
        }
    });
    if given == Answer::Missing && !based {
        reader.missing(fields, "rules");
    }
    sort(&mut named, |(one, _), (other, _)| one.cmp(other));
    for pair in named.windows(2) {
        if let [(id, earlier), (again, later)] = pair
            && id == again
        {
            let (later, earlier) = (Path::start(later), Path::start(earlier));
            reader.note_against(ProblemCode::Duplicate, &later.member("id"), &earlier.member("id"));
        }
    }
}

fn path_of(standard: &str, rule: &str) -> Arc<str> {
    let mut path = standard.to_owned();
    path.push('/');
    path.push_str(rule);
    path.into()
}

/// One rule, read over the one of its name in the base, where there is one: that one says what this does not. Only
/// where the value comes from, and how sure that is, every rule says itself. `None` where it cannot be used.
fn rule(reader: &mut Reader, fields: &Fields<'_>, standard: &str, sources: &Sources, base: &[Rule]) -> Option<Rule> {
    let id = text(reader, fields, "id");
    let base = id.as_deref().and_then(|id| base.iter().find(|rule| rule.id == id));
    let based = base.is_some();
    let mut rule = base.cloned().unwrap_or_else(|| Rule {
        id: String::new(),
        path: Arc::default(),
        duty: DutyKind::OasysInitial,
        owner: Owner::Probation,
        in_force: InForce::default(),
        only_orders_begun_in_force: false,
        from_first_contact: false,
        when: When::default(),
        within: Interval::Days(0),
        source: Arc::default(),
        standing: Standing::Unconfirmed,
    });
    let duty = clock(reader, fields);
    let mut whole = put(reader, duty, fields, "duty", based, &mut rule.duty);
    let recurs = whole && rule.duty.recurs();
    whole &= code(reader, fields, "owner", based, &mut rule.owner);
    in_force(reader, fields, &mut rule.in_force);
    for (key, place) in [
        ("onlyOrdersBegunInForce", &mut rule.only_orders_begun_in_force),
        ("fromFirstContact", &mut rule.from_first_contact),
    ] {
        *place = fields.yes(reader, key).unwrap_or(*place);
    }
    when(reader, fields, &mut rule.when);
    if let Some(within) = whole_object(reader, fields, "within", based) {
        match interval(reader, &within, recurs) {
            Some(interval) => rule.within = interval,
            None => whole = false,
        }
    }
    whole &= grounds(reader, fields, sources, (&mut rule.source, &mut rule.standing));
    let _ = fields.text(reader, "note", 4000);
    fields.finish(reader);
    rule.id = id?;
    rule.path = path_of(standard, &rule.id);
    whole.then_some(rule)
}

/// The clock that a rule sets. A standard that names one of the law means to change what it cannot.
fn clock(reader: &mut Reader, fields: &Fields<'_>) -> Answer<DutyKind> {
    let mut codes = Vec::with_capacity(DutyKind::VALUES.len());
    for kind in DutyKind::VALUES {
        if !kind.is_of_the_law() {
            codes.push(kind.code());
        }
    }
    let node = fields.take_answer(reader, "duty");
    let place = node.and_then(|node| reader.choose(node, &fields.at("duty"), &codes));
    place.and_then(|place| {
        let kind = codes.get(place).and_then(|code| DutyKind::from_code(code));
        kind.map_or(Answer::Refused, Answer::Given)
    })
}

/// For which cases; what was there stays where nothing is said.
fn when(reader: &mut Reader, fields: &Fields<'_>, place: &mut When) {
    let Some(when) = fields.given_object(reader, "when") else { return };
    let joint_rating = when.choices(reader, "jointRating", 4);
    let harm = when.choices(reader, "harm", 4);
    let mappa_level = numbers(reader, &when, "mappaLevel", 3);
    let tier = numbers(reader, &when, "tier", 4);
    let to_release = when.choice(reader, "toRelease").into_option();
    let start = starts(reader, &when);
    let registered = when.yes(reader, "registered");
    when.finish(reader);
    *place = When { joint_rating, harm, mappa_level, tier, to_release, start, registered };
}

/// Orders or licences, by the event that starts one.
fn starts(reader: &mut Reader, when: &Fields<'_>) -> Option<Vec<EventKind>> {
    const STARTS: [EventKind; 2] = [EventKind::OrderStarted, EventKind::LicenceStarted];
    let path = when.at("start");
    let list = when.list(reader, "start", STARTS.len()).into_option()?;
    let mut starts = Vec::with_capacity(list.len());
    for (index, node) in list.iter().enumerate() {
        let place = reader.choose(node, &path.entry(index), &STARTS.map(Code::code)).into_option();
        starts.extend(place.and_then(|place| STARTS.get(place)));
    }
    Some(starts)
}

/// Numbers from 1 to `most`.
fn numbers(reader: &mut Reader, when: &Fields<'_>, key: &str, most: u8) -> Option<Vec<u8>> {
    let path = when.at(key);
    let list = when.list(reader, key, usize::from(most)).into_option()?;
    let mut numbers = Vec::with_capacity(list.len());
    for (index, node) in list.iter().enumerate() {
        let number = reader.whole(node, &path.entry(index), 1, i64::from(most)).into_option();
        numbers.extend(number.and_then(|number| u8::try_from(number).ok()));
    }
    Some(numbers)
}

/// A time in exactly one unit. No days at all is "at once", and cannot be for what recurs; no other unit can be 0.
fn interval(reader: &mut Reader, within: &Fields<'_>, recurs: bool) -> Option<Interval> {
    let before = reader.problems.len();
    let working_days = within.number(reader, "workingDays", 1, MOST);
    let counting = within.choice(reader, "counting").into_option();
    let days = within.number(reader, "days", i64::from(recurs), MOST);
    let weeks = within.number(reader, "weeks", 1, MOST);
    let least = within.number(reader, "least", 1, MOST);
    let months = within.number(reader, "months", 1, MOST);
    let set_by = within.choice(reader, "setBy").into_option();
    within.finish(reader);
    let interval = match (working_days, counting, days, weeks, least, months, set_by) {
        (Some(count), Some(counting), None, None, None, None, None) => Some(Interval::WorkingDays(count, counting)),
        (None, None, Some(count), None, None, None, None) => Some(Interval::Days(count)),
        (None, None, None, Some(count), least, None, None) if least.is_none_or(|least| least < count) => {
            Some(Interval::Weeks { least, count })
        }
        (None, None, None, None, None, Some(count), None) => Some(Interval::Months(count)),
        (None, None, None, None, None, None, Some(by)) => Some(Interval::SetBy(by)),
        _ => None,
    };
    if interval.is_none() && reader.problems.len() == before {
        let mut units =
            ["workingDays and counting", "days", "weeks, with least below it", "months", "setBy"].into_iter();
        reader.note_allowing(ProblemCode::Contradicts, within.path(), &mut || units.next());
    }
    interval
}

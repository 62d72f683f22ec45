//! The clocks of OASys: the first one of each spell, the plan for high risk, and the last one.

mod review;

pub(super) use review::review;

use crate::case::event::{Event, EventKind, OasysForm, OasysStatus};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{MOST_NAMED, applicable, count, count_spell, day_after, first_rule, open, set_due, settle};
use crate::duty::release::{is_over, sentences};
use crate::duty::situation::{Situation, begins};
use crate::duty::supervision::{contacts_of_probation, first_appointment_due, first_in};
use crate::duty::{Backstop, Because, ClosesNothing, Duty, DutyState};
use crate::standard::{DutyKind, Rule, ToRelease};
use crate::timeline::{Ended, EndedBy, Spell};

const STARTS: [EventKind; 2] = [EventKind::OrderStarted, EventKind::LicenceStarted];

/// Why this OASys closes nothing, or `None` where it is full and complete. What it does not say is taken as usual; what
/// cannot be read closes nothing.
fn incomplete(event: &Event) -> Option<ClosesNothing> {
    match event.status {
        Answer::Given(OasysStatus::LockedIncomplete) => return Some(ClosesNothing::LockedIncomplete),
        Answer::Given(OasysStatus::Signed) => return Some(ClosesNothing::AwaitingCountersignature),
        Answer::Given(OasysStatus::Open) | Answer::Refused => return Some(ClosesNothing::NotComplete),
        Answer::Given(OasysStatus::Complete) | Answer::Missing => {}
    }
    match event.form {
        Answer::Missing => None,
        Answer::Given(form) => (!OasysForm::is_full(form)).then_some(ClosesNothing::NotFull),
        Answer::Refused => Some(ClosesNothing::NotFull),
    }
}

/// An OASys that was completed, of whatever form and status.
const fn is_oasys(event: &Event) -> bool {
    matches!(event.kind, EventKind::OasysCompleted | EventKind::OasysReviewed)
}

/// A full and complete OASys: the only one that closes a first OASys or a review.
#[must_use]
pub fn is_full_oasys(event: &Event) -> bool {
    is_oasys(event) && incomplete(event).is_none()
}

/// The same, where what cannot be read of it may say so: it opens what a full one opens (ruling 21).
#[must_use]
pub fn may_be_full(event: &Event) -> bool {
    let complete = !matches!(event.status, Answer::Given(status) if status != OasysStatus::Complete);
    is_oasys(event) && complete && !matches!(event.form, Answer::Given(form) if !form.is_full())
}

/// Why an OASys closes no incident: there it also has to say that it is full (ruling 21).
pub(super) fn why_not_full(event: &Event) -> Option<ClosesNothing> {
    incomplete(event).or_else(|| event.form.given().is_none().then_some(ClosesNothing::FormNotSaid))
}

/// A full OASys that was not written as a termination: it closes the first one of every spell already begun.
fn closes_first(event: &Event) -> bool {
    event.kind == EventKind::OasysCompleted
        && incomplete(event).is_none()
        && matches!(event.details.termination, Answer::Missing | Answer::Given(false))
}

/// Every full OASys, by day; two on one day are one, that which can be the first before one that cannot.
fn full<'a>(situation: &Situation<'a>) -> Vec<&'a Event> {
    let all = situation.timeline.of_any(&[EventKind::OasysCompleted, EventKind::OasysReviewed]);
    let mut full: Vec<&Event> = all.into_iter().filter(|event| is_full_oasys(event)).collect();
    full.dedup_by(|next, kept| {
        let same = next.on == kept.on;
        if same && !closes_first(kept) {
            *kept = next;
        }
        same
    });
    full
}

/// Names the OASys events from `from` on that close nothing, and why.
fn name_unfit(situation: &Situation<'_>, duty: &mut Duty, from: Date) {
    let both = [EventKind::OasysCompleted, EventKind::OasysReviewed];
    let since = both.iter().flat_map(|kind| situation.timeline.since(*kind, from));
    for (event, why) in since.filter_map(|event| Some((event, incomplete(event)?))).take(MOST_NAMED) {
        duty.say(Because::closes_nothing(event, why));
    }
}

/// Whether a rule is for the tier of `start`. A tier that is not known counts as 4, which has the shorter times.
pub(super) fn tier_holds(rule: &Rule, start: &Event) -> bool {
    let tier = start.details.tier.given().copied().unwrap_or(4);
    rule.when.tier.as_ref().is_none_or(|tiers| tiers.contains(&tier))
}

/// The tier, where it sets the time.
pub(super) fn tier_step(rule: &Rule, start: &Event) -> Option<Because> {
    rule.when.tier.is_some().then_some(Because::Tier { tier: start.details.tier.given().copied() })
}

/// Twelve months or more; a length that is not known counts.
fn long_sentence(event: &Event) -> bool {
    event.details.months.given().is_none_or(|months| *months >= 12)
}

/// Whether a rule is for a start like this one: by its tier, or by the time from sentence to release. A release that
/// is not known counts as near, which has the shorter time.
fn start_holds(rule: &Rule, start: &Event) -> bool {
    let custody = start.kind == EventKind::SentencedToCustody;
    let near = start.details.release.given().is_none_or(|release| *release < start.on.plus_months(24));
    match rule.when.to_release {
        Some(ToRelease::UnderTwoYears) => custody && near,
        Some(ToRelease::TwoYearsOrMore) => custody && !near,
        None => !custody && tier_holds(rule, start),
    }
}

/// What asks for a first OASys: each order and licence, and each long sentence where the standard has a time for it.
fn starts<'a>(situation: &Situation<'a>, with_sentences: bool) -> Vec<Spell<'a>> {
    let mut starts = situation.by_oasys.clone();
    if with_sentences {
        let uses = |day| situation.has(DutyKind::OasysInitial, day);
        let begins = begins(situation.standards, &uses);
        for (sentence, released) in sentences(situation) {
            let Some(from) = begins(sentence.on).filter(|_| long_sentence(sentence)) else { continue };
            // One that two people took out ends then, and an OASys after it is of no sentence.
            let gone = sentence.gone_on().map(|on| Ended { on, by: EndedBy::Removal });
            let end = released.map(Ended::by_event).into_iter().chain(gone).min_by_key(|end| end.on);
            let spell = Spell { start: sentence, from, end };
            let asks = |rule: &Rule| rule.when.to_release.is_some();
            if !is_over(situation, sentence, released.map(|event| event.on), from)
                && applicable(situation, DutyKind::OasysInitial, from).any(asks)
            {
                starts.push(spell);
            }
        }
        crate::code::sort(&mut starts, |a, b| a.start.cmp(b.start));
    }
    starts
}

/// The first OASys of each order or licence, and of each long sentence where the standard has a time for it.
pub(super) fn initial(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let starts = starts(situation, true);
    if starts.is_empty() && situation.timeline.supervision.is_empty() && !situation.not_supervised {
        if let Some(rule) = applicable(situation, DutyKind::OasysInitial, situation.today()).next() {
            needs_start(situation, duties, rule);
        }
        return;
    }
    let contacts = contacts_of_probation(situation);
    for spell in starts {
        let rule =
            applicable(situation, DutyKind::OasysInitial, spell.from).find(|rule| start_holds(rule, spell.start));
        if let Some(rule) = rule {
            counted(situation, duties, rule, &spell, &contacts, None);
        }
    }
}

/// The plan for a high-risk case, for orders that began while its target was in force.
pub(super) fn high_risk_plan(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let contacts = contacts_of_probation(situation);
    for spell in &situation.by_oasys {
        for rule in applicable(situation, DutyKind::HighRiskPlan, spell.from) {
            if rule.only_orders_begun_in_force && !rule.in_force.contains(spell.from) {
                continue;
            }
            counted(situation, duties, rule, spell, &contacts, Some(Because::harm_level(situation.harm)));
        }
    }
}

/// The first full OASys that was done in a spell. One of an earlier day that names no spell belongs to none.
fn first_done<'a>(situation: &Situation<'a>, spell: &Spell<'a>) -> Option<&'a Event> {
    let since = situation.timeline.since(EventKind::OasysCompleted, spell.from).iter().copied();
    since.take_while(|event| spell.takes_what_is_done_on(event.on)).find(|event| closes_first(event))
}

fn counted<'a>(
    situation: &Situation<'a>,
    duties: &mut Vec<Duty>,
    rule: &Rule,
    spell: &Spell<'a>,
    contacts: &[&'a Event],
    first_step: Option<Because>,
) {
    let start = spell.start;
    let done = first_done(situation, spell);
    let duty = open(situation, duties, rule);
    duty.spell = Some(start.into());
    duty.say_if(first_step);
    duty.say_if(tier_step(rule, start));
    if rule.when.to_release.is_some() {
        duty.say(Because::ToRelease { release: start.details.release.given().copied() });
    }
    let waits = if rule.from_first_contact {
        from_first_contact(situation, duty, rule, spell, contacts, done)
    } else {
        count_spell(situation, duty, spell, rule.within);
        None
    };
    if done.is_none() {
        name_unfit(situation, duty, spell.from);
    }
    settle(situation, duty, done.map(Into::into), spell.end);
    if let Some(backstop) = waits {
        past_backstop(situation, duty, backstop);
    }
}

/// A first OASys that runs from the first appointment. Until that is recorded it has no day, but a backstop:
/// the standard's days counted from the day on which the appointment was due. A late appointment moves nothing beyond it.
fn from_first_contact<'a>(
    situation: &Situation<'a>,
    duty: &mut Duty,
    rule: &Rule,
    spell: &Spell<'a>,
    contacts: &[&'a Event],
    done: Option<&'a Event>,
) -> Option<Date> {
    let start = spell.start;
    let first = first_in(contacts, spell).filter(|first| done.is_none_or(|done| first.on <= done.on));
    let mut unused = Vec::new();
    std::mem::swap(&mut unused, &mut duty.because);
    let backstop = first_appointment_due(situation, spell).and_then(|day| day_after(situation, duty, day, rule.within));
    std::mem::swap(&mut unused, &mut duty.because);
    let Some(first) = first else {
        duty.opened_by(start);
        duty.say(Because::NeedsEvent { events: &[EventKind::Contact] });
        duty.wait_for(EventKind::Contact);
        if let Some(backstop) = backstop {
            duty.say(Because::Backstop { on: backstop });
            if done.is_some() {
                set_due(situation, duty, backstop);
            }
        }
        return backstop.filter(|_| done.is_none());
    };
    count(situation, duty, first, rule.within);
    if let Some(backstop) = backstop.filter(|backstop| duty.due.is_some_and(|due| *backstop < due)) {
        duty.say(Because::Backstop { on: backstop });
        set_due(situation, duty, backstop);
    }
    None
}

/// How long past its backstop a first OASys is that still waits for the first appointment. Held days are not counted.
fn past_backstop(situation: &Situation<'_>, duty: &mut Duty, backstop: Date) {
    let (today, opener) = (situation.today(), duty.opened.as_ref().map(|event| event.kind));
    let held = situation.held(duty.kind, opener);
    // What would have fallen due within a hold falls due on the day of its end.
    let end = held.on(backstop).and_then(|span| span.end).filter(|end| end.on <= today);
    let due = end.map_or(backstop, |end| end.on);
    let until = |day: Date| {
        if due >= day { 0 } else { (due.days_until(day) - held.days_after(due, day.previous())).max(0) }
    };
    match duty.state {
        DutyState::CannotDate => {
            let days_late = until(today);
            duty.backstop = Some(Backstop { due, days_late });
            duty.days_late = Some(days_late);
        }
        DutyState::Suspended => {
            let since = held.on(today).map_or(today, |span| span.from);
            duty.late_when_suspended = Some(until(since));
            duty.backstop = Some(Backstop { due, days_late: until(since) });
        }
        _ => {}
    }
}

/// The last OASys, asked for when supervision ends: an end brings it at once, and ends the spell once somebody has
/// verified it. It is one that says that it is a termination, since the start of what ends.
pub(super) fn termination(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let complete = |event: &Event| matches!(event.status, Answer::Missing | Answer::Given(OasysStatus::Complete));
    let is_last = |event: &&Event| event.details.termination == Answer::Given(true) && complete(event);
    let all: Vec<&Event> = situation.timeline.of(EventKind::OasysCompleted).iter().copied().filter(is_last).collect();
    for (end, start) in situation.timeline.recorded_ends() {
        if !situation.standards.uses_oasys(end.on) {
            continue;
        }
        let Some(rule) = first_rule(situation, DutyKind::OasysTermination, end.on) else { continue };
        let first = start.map_or(0, |start| all.partition_point(|event| event.on < start.on));
        let duty = open(situation, duties, rule);
        duty.spell = start.map(Into::into);
        count(situation, duty, end, rule.within);
        settle(situation, duty, all.get(first).map(|event| (*event).into()), None);
    }
}

fn needs_start(situation: &Situation<'_>, duties: &mut Vec<Duty>, rule: &Rule) {
    let duty = open(situation, duties, rule);
    duty.say(Because::NeedsEvent { events: &STARTS });
    for kind in STARTS {
        duty.wait_for(kind);
    }
    settle(situation, duty, None, None);
}

//! The clocks of supervision beside OASys: contact, supervisor, transfer, a change in risk, a serious further offence.

use crate::case::event::{Agency, Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::duty::clock::{Closer, applicable, count_spell, day_after, first_rule, open, set_due, settle};
use crate::duty::follow_up::{Closes, FollowUp, follow_up};
use crate::duty::oasys::{is_full_oasys, tier_holds, tier_step};
use crate::duty::recurring::{IntervalsSet, Recurring};
use crate::duty::situation::Situation;
use crate::duty::{Because, Duty};
use crate::index::ByKey;
use crate::standard::{DutyKind, Interval, Rule};
use crate::timeline::{Ended, Run, Sort, Spell};

/// A contact that was kept, or a visit with access, that is known to be probation's.
pub(super) fn by_probation(event: &Event) -> bool {
    let probation = event.removed.is_none() && event.details.agency == Answer::Given(Agency::Probation);
    match event.kind {
        EventKind::Contact => probation && matches!(event.access, Answer::Missing | Answer::Given(true)),
        EventKind::Visit => probation && event.access == Answer::Given(true),
        _ => false,
    }
}

/// A contact or a visit of which nobody can read whether it was kept, or whose it was: it may have been one of
/// probation's. It closes nothing, and what follows a kept one follows it (ruling 21).
fn may_be_kept(event: &Event) -> bool {
    let agency = event.details.agency;
    let probation = agency == Answer::Given(Agency::Probation);
    let kept =
        event.access == Answer::Given(true) || event.kind == EventKind::Contact && event.access == Answer::Missing;
    probation && event.access.is_refused() || agency.is_refused() && (kept || event.access.is_refused())
}

/// Every contact of probation, by day.
pub(super) fn contacts_of_probation<'a>(situation: &Situation<'a>) -> Vec<&'a Event> {
    let all = situation.timeline.of_any(&[EventKind::Contact, EventKind::Visit]);
    all.into_iter().filter(|event| by_probation(event)).collect()
}

/// The first of `contacts`, by day, that was made in a spell.
pub(super) fn first_in<'a>(contacts: &[&'a Event], spell: &Spell<'a>) -> Option<&'a Event> {
    let first = contacts.partition_point(|contact| contact.on < spell.from);
    contacts.get(first).copied().filter(|contact| spell.takes_what_is_done_on(contact.on))
}

/// The rule for the first appointment of a spell.
pub(super) fn first_appointment<'a>(situation: &Situation<'a>, spell: &Spell<'_>) -> Option<&'a Rule> {
    let start = spell.start;
    applicable(situation, DutyKind::ProbationContact, spell.from).find(|rule| {
        !matches!(rule.within, Interval::SetBy(_))
            && tier_holds(rule, start)
            && rule.when.start.as_ref().is_none_or(|kinds| kinds.contains(&start.kind))
    })
}

/// The day by which the first appointment of a spell was due.
pub(super) fn first_appointment_due(situation: &Situation<'_>, spell: &Spell<'_>) -> Option<Date> {
    let rule = first_appointment(situation, spell)?;
    let mut unused = Duty::blank(rule.duty, rule.path.clone(), rule.owner);
    day_after(situation, &mut unused, spell.from, rule.within)
}

/// Contact with probation: the first of each spell, and then as often as was set. Where nobody set how often, no more
/// is shown: no source names a frequency.
pub(super) fn contacts(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let contacts = contacts_of_probation(situation);
    for spell in &situation.by_oasys {
        let start = spell.start;
        let Some(rule) = first_appointment(situation, spell) else { continue };
        let first = first_in(&contacts, spell);
        let duty = open(situation, duties, rule);
        duty.spell = Some(start.into());
        duty.say_if(tier_step(rule, start));
        count_spell(situation, duty, spell, rule.within);
        settle(situation, duty, first.map(Into::into), spell.end);
    }
    let set = IntervalsSet::of(situation, DutyKind::ProbationContact);
    let all = situation.timeline.of_any(&[EventKind::Contact, EventKind::Visit]);
    for run in &situation.timeline.supervised {
        regular(situation, duties, &set, run, &all);
    }
}

fn regular<'a>(
    situation: &Situation<'a>,
    duties: &mut Vec<Duty>,
    set: &IntervalsSet<'a>,
    run: &Run<'a>,
    contacts: &[&'a Event],
) {
    let first = contacts.partition_point(|contact| contact.on < run.start.on);
    let mut made = contacts.get(first..).unwrap_or_default().iter().copied().take_while(|each| run.reaches(each.on));
    let Some(mut last) = made.find(|event| by_probation(event) || may_be_kept(event)) else { return };
    let mut push = |from: &'a Event, closer: Option<&'a Event>| {
        let by_plan = |rule: &&Rule| matches!(rule.within, Interval::SetBy(_));
        let Some(rule) = applicable(situation, DutyKind::ProbationContact, from.on).find(by_plan) else { return };
        one_interval(situation, duties, set, rule, (from, closer), run.end, true);
    };
    for contact in made.filter(|event| by_probation(event)) {
        // A second contact on one day is the same contact: no interval lies between them.
        if contact.on > last.on {
            push(last, Some(contact));
            last = contact;
        }
    }
    push(last, None);
}

/// One duty of a clock that starts again each time, from what was done to what was done next, or up to today. Where
/// nobody set how often, there is none if `only_set`.
pub(super) fn one_interval<'a>(
    situation: &Situation<'a>,
    duties: &mut Vec<Duty>,
    set: &IntervalsSet<'a>,
    rule: &'a Rule,
    (from, closer): (&'a Event, Option<&'a Event>),
    end: Option<Ended<'a>>,
    only_set: bool,
) {
    let until = closer.map_or(situation.today(), |closer| closer.on.previous());
    let until = end.map_or(until, |end| until.min(end.over_on().previous()));
    let clock = Recurring { situation, set, also: &[], rule_for: &|_, _| Some(rule) };
    let mut duty = open_apart(situation, rule);
    duty.opened_by(from);
    duty.say(Because::counted_from(from));
    clock.date(&mut duty, from.on, until);
    if only_set && duty.due.is_none() {
        return;
    }
    settle(situation, &mut duty, closer.map(Into::into), end);
    duties.push(duty);
}

/// The same as [`open`], for a duty that may not be shown.
pub(super) fn open_apart(situation: &Situation<'_>, rule: &Rule) -> Duty {
    let mut apart = Vec::with_capacity(1);
    open(situation, &mut apart, rule);
    apart.pop().unwrap_or_else(|| Duty::blank(rule.duty, rule.path.clone(), rule.owner))
}

/// Reviews by a supervisor of a case rated high or very high.
pub(super) fn supervisor(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let set = IntervalsSet::of(situation, DutyKind::SupervisorReview);
    for run in situation.managed_longer() {
        let Some(rule) = first_rule(situation, DutyKind::SupervisorReview, run.start.on) else { continue };
        let mut last = run.start;
        let reviews = situation.timeline.since(EventKind::SupervisorReviewed, run.start.on).iter().copied();
        for review in
            reviews.take_while(|review| run.reaches(review.on)).filter(|review| situation.says_of_what(review))
        {
            if review.on > last.on || last.index == run.start.index {
                one_interval(situation, duties, &set, rule, (last, Some(review)), run.end, false);
            }
            last = review;
        }
        one_interval(situation, duties, &set, rule, (last, None), run.end, false);
    }
}

/// A change in risk short of an incident, a recall or somebody gone missing is looked at: a full OASys, a review of the
/// plan or of the risk says that it was. Whoever manages him owes it.
pub(super) fn risk(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let openers = situation.timeline.of_any(&[EventKind::RiskChanged, EventKind::Recalled, EventKind::WentMissing]);
    let closers = situation.timeline.of_any(&[
        EventKind::OasysCompleted,
        EventKind::OasysReviewed,
        EventKind::PlanReviewed,
        EventKind::RiskReviewed,
    ]);
    let closers = closers.into_iter().filter_map(|event| match event.kind {
        EventKind::RiskReviewed => match event.of() {
            Answer::Given(name) => Some((event, Closes::Named(name, Sort::RiskChange))),
            Answer::Missing => Some((event, Closes::All)),
            Answer::Refused => None,
        },
        EventKind::PlanReviewed => situation.says_of_what(event).then_some((event, Closes::All)),
        _ => is_full_oasys(event).then_some((event, Closes::All)),
    });
    let before = duties.len();
    let of = FollowUp { kind: DutyKind::RiskReview, openers, closers: closers.collect(), end: &|_| None };
    follow_up(situation, duties, &of);
    for duty in duties.iter_mut().skip(before) {
        duty.owner =
            situation.manager_on(duty.closed.as_ref().map_or(situation.today(), |closed| closed.on), duty.owner);
    }
}

/// A transfer that was offered is accepted: one for each day of an offer. Until then the sender keeps every duty, and
/// only an acceptance that somebody has verified counts.
pub(super) fn transfer(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let mut offers: ByKey<(Date, &Event, Option<Closer<'_>>)> = ByKey::default();
    for event in situation.timeline.of(EventKind::Transferred).iter().copied() {
        // Where the day of the offer is not given or cannot be read, it was made by the day of the event.
        let offered = event.offered.known().unwrap_or(event.on);
        let counts = |on: &Date| event.verified && event.offered.known().is_none_or(|offered| *on >= offered);
        let on = event.accepted.known().filter(counts);
        // One of a day that cannot be read is none of that day's.
        let key = (offered, usize::from(event.offered.is_refused()));
        offers.change(key, (offered, event, None), |(_, _, accepted)| {
            if let Some(on) = on.filter(|on| accepted.as_ref().is_none_or(|first| *on < first.on)) {
                *accepted = Some(Closer { event, on });
            }
        });
    }
    for (offered, event, accepted) in offers.values().copied() {
        let Some(rule) = first_rule(situation, DutyKind::TransferAcceptance, offered) else { continue };
        let duty = open(situation, duties, rule);
        duty.opened_by(event);
        duty.say(Because::TransferOffered { on: offered });
        if let Some(due) = day_after(situation, duty, offered, rule.within) {
            set_due(situation, duty, due);
        }
        settle(situation, duty, accepted, None);
    }
}

/// A serious further offence is reviewed.
pub(super) fn further_offence(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let reviews = situation.timeline.of(EventKind::FurtherOffenceReviewed).iter().copied();
    let of = FollowUp {
        kind: DutyKind::FurtherOffenceReview,
        openers: situation.timeline.of(EventKind::SeriousFurtherOffence).to_vec(),
        closers: reviews.map(|event| (event, Closes::by_name(event, Sort::FurtherOffence))).collect(),
        end: &|_| None,
    };
    follow_up(situation, duties, &of);
}

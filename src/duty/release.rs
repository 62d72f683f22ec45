//! What a sentence of custody asks for: the victim, and the work before release.

use crate::case::event::{Event, EventKind};
use crate::case::reader::{Answer, one_by_one};
use crate::date::Date;
use crate::duty::clock::{count_spell, first_rule, lapse, open, set_due, settle};
use crate::duty::follow_up::{Closes, closed};
use crate::duty::situation::{Situation, begins};
use crate::duty::{Because, Duty};
use crate::problem::Problem;
use crate::standard::{DutyKind, Interval};
use crate::timeline::{Ended, EndedBy, Meant, Sort, Spell, unknown};

/// The custodial sentences, each with the first release after it that somebody has verified: it takes duties away
/// (ruling 22).
pub(super) fn sentences<'a>(situation: &Situation<'a>) -> Vec<(&'a Event, Option<&'a Event>)> {
    let sentences = situation.timeline.of(EventKind::SentencedToCustody);
    // An order or licence that begins says so too.
    let kinds = [EventKind::Released, EventKind::LicenceStarted, EventKind::OrderStarted];
    let mut ends = situation.timeline.of_any(&kinds);
    ends.retain(|event| event.verified && event.removed.is_none());
    let released = |from: Date| ends.get(ends.partition_point(|event| event.on < from)).copied();
    sentences.iter().map(|sentence| (*sentence, released(sentence.on))).collect()
}

/// What may name what it is for.
const NAMING: [EventKind; 4] =
    [EventKind::MappaLevelSet, EventKind::PlanReviewed, EventKind::SupervisorReviewed, EventKind::VictimContacted];

/// A problem for each event of the work before release, of contact with the victim, or of a supervisor, whose name is none
/// of any event.
pub(super) fn report(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    for kind in NAMING {
        for event in situation.timeline.of(kind).iter().copied() {
            if event.of().given().is_some_and(|name| situation.names_nothing(name)) {
                let sentences = situation.timeline.of(EventKind::SentencedToCustody);
                problems.push(unknown(event, event.of_member(), &mut one_by_one(sentences)));
            }
        }
    }
}

/// What was done for each sentence: an event counts for the sentence that it names, or for the latest on its day, and
/// for no later one.
fn done<'a>(
    situation: &Situation<'a>,
    kind: EventKind,
    sentences: &[(&'a Event, Option<&'a Event>)],
) -> Vec<Option<&'a Event>> {
    let openers: Vec<&Event> = sentences.iter().map(|(sentence, _)| *sentence).collect();
    let readable = |event: &&Event| event.kind != EventKind::MappaLevelSet || event.level.given().is_some();
    let closers: Vec<(&Event, Closes<'_>)> = situation
        .timeline
        .of(kind)
        .iter()
        .copied()
        .filter(readable)
        .filter_map(|event| match event.of() {
            Answer::Given(name) => match situation.timeline.names().meant(name, Sort::Sentence) {
                Meant::One(_) | Meant::Several(_) => Some((event, Closes::Named(name, Sort::Sentence))),
                Meant::None if situation.names_nothing(name) => None,
                // It names something else, as a review of a plan can.
                Meant::None => Some((event, Closes::Latest)),
            },
            Answer::Missing => Some((event, Closes::Latest)),
            Answer::Refused => None,
        })
        .collect();
    closed(situation, &openers, &closers).into_iter().map(|closed| closed.by).collect()
}

/// The victim of an offence with a sentence of twelve months or more is contacted. A length that is not known counts.
/// It lapses at the end of the sentence.
pub(super) fn victim(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    let sentences = sentences(situation);
    let done = done(situation, EventKind::VictimContacted, &sentences);
    let has = |day| situation.has(DutyKind::VictimContact, day);
    let begins = begins(situation.standards, &has);
    for ((sentence, _), done) in sentences.into_iter().zip(done) {
        if sentence.details.months.given().is_some_and(|months| *months < 12) {
            continue;
        }
        let over = sentence.details.months.given().map(|months| sentence.on.plus_months(*months));
        let Some(from) = begins(sentence.on).filter(|from| !is_over(situation, sentence, over, *from)) else {
            continue;
        };
        let Some(rule) = first_rule(situation, DutyKind::VictimContact, from) else { continue };
        let duty = open(situation, duties, rule);
        count_spell(situation, duty, &Spell { start: sentence, from, end: None }, rule.within);
        let lapses = |on: &Date| *on <= situation.today() && !is_over(situation, sentence, None, *on);
        match over.filter(|over| done.is_none() && lapses(over)) {
            Some(on) => lapse(situation, duty, Ended { on, by: EndedBy::Law }),
            None => settle(situation, duty, done.map(Into::into), None),
        }
    }
}

/// The plan is reviewed before release; on release it lapses.
pub(super) fn plan(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    before_release(situation, duties, DutyKind::PreReleasePlan, EventKind::PlanReviewed);
}

/// The MAPPA level is set so many months before release, or at once where less is left.
pub(super) fn level(situation: &Situation<'_>, duties: &mut Vec<Duty>) {
    before_release(situation, duties, DutyKind::PreReleaseMappa, EventKind::MappaLevelSet);
}

/// Whether a sentence that lasts until `end` was over before a day: by a death or its removal too.
pub(super) fn is_over(situation: &Situation<'_>, sentence: &Event, end: Option<Date>, day: Date) -> bool {
    let died = situation.timeline.died.map(|died| died.on);
    [end, died, sentence.gone_on()].into_iter().flatten().any(|over| over < day)
}

fn before_release(situation: &Situation<'_>, duties: &mut Vec<Duty>, kind: DutyKind, by: EventKind) {
    let sentences = sentences(situation);
    let done = done(situation, by, &sentences);
    let has = |day| situation.has(kind, day);
    let begins = begins(situation.standards, &has);
    for ((sentence, released), done) in sentences.into_iter().zip(done) {
        let over = released.map(|event| event.on);
        let Some(from) = begins(sentence.on).filter(|from| !is_over(situation, sentence, over, *from)) else {
            continue;
        };
        let Some(rule) = first_rule(situation, kind, from) else { continue };
        // Past the release it is no longer work before it.
        let done = done.filter(|event| released.is_none_or(|released| event.on <= released.on));
        let duty = open(situation, duties, rule);
        match (kind, sentence.details.release, rule.within) {
            (DutyKind::PreReleaseMappa, Answer::Given(release), Interval::Months(months)) => {
                duty.opened_by(sentence);
                duty.say(Because::BeforeRelease { release, months });
                set_due(situation, duty, release.minus_months(months).max(from));
            }
            (DutyKind::PreReleaseMappa, _, Interval::Months(_)) => {
                duty.opened_by(sentence);
                duty.say(Because::ReleaseNotKnown);
            }
            (_, _, interval) => {
                count_spell(situation, duty, &Spell { start: sentence, from, end: None }, interval);
            }
        }
        let unverified = situation.timeline.since(EventKind::Released, sentence.on).first();
        if let Some(event) = unverified.filter(|event| !event.verified && done.is_none()) {
            duty.say(Because::NotVerified { event: event.kind, on: event.on });
        }
        match released.filter(|by| done.is_none() && !is_over(situation, sentence, None, by.on)) {
            Some(by) => lapse(situation, duty, Ended::by_event(by)),
            None => settle(situation, duty, done.map(Into::into), None),
        }
    }
}

//! Notification of changes, before and after they happen.

use super::answers::{Answered, Openers, answers};
use super::provisions::{
    CHANGE, CHANGE_NOT_FOUND, CHILD_CHANGE, CORRECTION, DAYS_EARLY, DAYS_FROM_NOTICE, EXTRA_CHANGE,
};
use super::register::{Register, Time};
use super::{NOBODY_SUBJECT, is_about, may_be_about, notified, within_free_days};
use crate::case::event::law::{About, Matter};
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::code::Code;
use crate::date::Date;
use crate::duty::law::{Owed, Provision, open, settle, undated};
use crate::duty::situation::Situation;
use crate::duty::{Because, ClosesNothing, Detail, Duty};
use crate::index::{ByKey, Index};
use crate::problem::Problem;
use crate::timeline::{Meant, Sort, path};

/// A change that has to be notified.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// What changed.
    event: &'a Event,
    /// What answered it, notice included.
    pub answered: Answered<'a>,
    /// Notice of it was given.
    notice: Option<(&'a Event, Date)>,
}

impl Change<'_> {
    /// It gives something that starts no year.
    pub const fn is_extra(&self) -> bool {
        is_extra(self.event)
    }

    /// Whether he has no sole or main residence, by what changed.
    pub const fn no_fixed_home(&self) -> Answer<bool> {
        home_of(self.event)
    }

    /// Whether it asked for a notification: the law had a rule for it on its day.
    pub fn is_owed(&self, situation: &Situation<'_>, register: &Register<'_>) -> bool {
        let rule = rule(self.event);
        register.on(self.event.on).is_some() && rule.is_here(situation) && !too_early(situation, rule, self.event)
    }
}

const fn is_extra(event: &Event) -> bool {
    matches!(event.law.matter, Answer::Given(Matter::Bank | Matter::IdentityDocument | Matter::ChildHousehold))
}

const fn rule(event: &Event) -> &'static Provision {
    match event.law.matter {
        Answer::Given(Matter::Bank | Matter::IdentityDocument) => &EXTRA_CHANGE,
        Answer::Given(Matter::ChildHousehold) => &CHILD_CHANGE,
        _ => &CHANGE,
    }
}

/// Bank details, an identity document or a household had not to be notified yet.
fn too_early(situation: &Situation<'_>, rule: &Provision, event: &Event) -> bool {
    is_extra(event) && !rule.applies(situation, event.on)
}

/// Whether a notification of a change says by itself that it is one that starts a year: s.84(1).
pub(super) fn says_change(event: &Event) -> bool {
    event.law.matter.given().is_some() && !is_extra(event)
}

/// Whether he has no sole or main residence, by what changed.
pub(super) const fn home_of(event: &Event) -> Answer<bool> {
    match event.law.matter {
        Answer::Given(Matter::Home) => Answer::Given(false),
        Answer::Given(Matter::NoFixedHome) => Answer::Given(true),
        _ => Answer::Missing,
    }
}

/// Every change, by day, and every notice.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    /// By day; two that say the same but for their `id` are one.
    pub all: Vec<Change<'a>>,
    /// What gives notice of a change, or may.
    notices: Vec<&'a Event>,
    /// Places in the case's list of the notices of what came.
    came: Index,
}

/// What changed, and what answered it: notice of it, or what names it. One that says what it is about answers a change of
/// that alone.
pub(super) fn answered<'a>(
    situation: &Situation<'a>,
    register: &Register<'a>,
    problems: &mut Vec<Problem>,
) -> Changes<'a> {
    let happened = situation.timeline.of_any(&[
        EventKind::DetailsChanged,
        EventKind::Released,
        EventKind::LicenceStarted,
        EventKind::OrderStarted,
        EventKind::DischargedFromHospital,
    ]);
    let openers = Openers::of(
        happened
            .into_iter()
            .filter(|event| event.kind == EventKind::DetailsChanged || is_release(situation, register, event)),
    );
    let given = notified(situation, About::Change);
    let fits = |change: &Event, given: &Event| match given.law.matter {
        Answer::Missing => true,
        Answer::Given(matter) => change.law.matter == Answer::Given(matter),
        Answer::Refused => false,
    };
    let mut answered = answers(situation, Sort::Change, &openers, &given, &fits, problems);

    let all = situation.timeline.of(EventKind::Notified).iter().copied();
    let notices: Vec<&Event> = all.filter(|event| may_be_about(event, About::Advance)).collect();
    let mut expected: ByKey<Vec<&'a Event>> = ByKey::default();
    for notice in notices.iter().copied().filter(|notice| is_about(notice, About::Advance)) {
        if let (Answer::Given(matter), Answer::Given(day)) = (notice.law.matter, notice.law.expected) {
            expected.change((day, matter as usize), Vec::new(), |notices| notices.push(notice));
        }
    }
    let mut came = Index::default();
    let mut before: Vec<Option<(&Event, Date)>> = Vec::with_capacity(openers.events.len());
    for (event, slot) in openers.events.iter().zip(&mut answered) {
        let notice = event.law.matter.known().and_then(|matter| take_notice(&mut expected, matter, event.on));
        if let Some((notice, _)) = notice {
            came.add(notice.index);
            slot.given = Some(notice);
        }
        before.push(notice);
    }
    name_outside(situation, &openers, &notices, &came, &mut answered);
    let all = openers.events.iter().zip(answered).zip(before);
    let all = all.map(|((event, answered), notice)| Change { event, answered, notice }).collect();
    Changes { all, notices, came }
}

/// s.84(1)(d): release, for somebody who had notified before.
fn is_release(situation: &Situation<'_>, register: &Register<'_>, event: &Event) -> bool {
    let ended = situation.away().on(event.on.previous()).and_then(|span| span.end);
    let notified = register.on(event.on).and_then(|time| time.first_given).is_some_and(|given| given < event.on);
    // That he was inside may not be recorded, or not verified.
    notified
        && match ended.filter(|end| end.on == event.on) {
            Some(end) => end.index == event.index,
            None => event.kind == EventKind::Released,
        }
}

/// The first notice that a change comes close enough to: not more than 2 days before the day given, nor after the end of
/// 3 days beginning with it. One notice is of one change.
fn take_notice<'a>(expected: &mut ByKey<Vec<&'a Event>>, matter: Matter, on: Date) -> Option<(&'a Event, Date)> {
    let first = on.minus_days(DAYS_FROM_NOTICE - 1);
    let mut found: Option<(&'a Event, Date)> = None;
    for day in (0..DAYS_FROM_NOTICE + DAYS_EARLY).map(|days| first.plus_days(days)) {
        let notice = expected.get((day, matter as usize)).and_then(|notices| notices.first().copied());
        if let Some(notice) =
            notice.filter(|notice| notice.on <= on && found.is_none_or(|(other, _)| notice.cmp(&other).is_lt()))
        {
            found = Some((notice, day));
        }
    }
    let (_, day) = found?;
    expected.get_mut((day, matter as usize))?.remove(0);
    found
}

/// Notices that name a change which did not come close enough to their day.
fn name_outside<'a>(
    situation: &Situation<'a>,
    openers: &Openers<'a>,
    notices: &[&'a Event],
    came: &Index,
    answered: &mut [Answered<'a>],
) {
    for notice in notices.iter().copied().filter(|one| is_about(one, About::Advance) && !came.has(one.index)) {
        let Answer::Given(name) = notice.of() else { continue };
        let is_one = |opener: &Event| openers.place(opener).is_some();
        let Meant::One(change) = situation.timeline.names().meant_among(name, Sort::Change, &is_one) else { continue };
        if let Some(slot) = openers.place(change).and_then(|place| answered.get_mut(place)) {
            slot.note(notice, ClosesNothing::OutsideNotice);
        }
    }
}

/// The duties.
pub(super) fn duties(
    situation: &Situation<'_>,
    register: &Register<'_>,
    changes: &Changes<'_>,
    duties: &mut Vec<Duty>,
    problems: &mut Vec<Problem>,
) {
    for change in &changes.all {
        let event = change.event;
        if situation.timeline.requirements.is_empty() {
            undated(situation, duties, &CHANGE, event, NOBODY_SUBJECT, (change.answered.given, Owed::default()));
            continue;
        }
        let Some(time) = register.on(event.on) else { continue };
        let rule = rule(event);
        // Where nobody can read the country, that of the figure that was not found counts.
        let early = too_early(situation, rule, event);
        if !rule.is_here(situation) || situation.division_unread && early {
            let closing = (change.answered.given, time.owed());
            undated(situation, duties, &CHANGE_NOT_FOUND, event, Because::FigureNotFound, closing);
            continue;
        }
        if early {
            continue;
        }
        let duty = within_free_days(situation, duties, rule, (event, event.on), &change.answered, time.owed());
        if let Some((notice, expected)) = change.notice {
            duty.say(Because::NoticeGiven { on: notice.on, expected });
        }
    }
    corrections(situation, register, changes, duties, problems);
}

/// What the police had notice of and did not happen: to be told within six days beginning with the day given.
fn corrections(
    situation: &Situation<'_>,
    register: &Register<'_>,
    changes: &Changes<'_>,
    duties: &mut Vec<Duty>,
    problems: &mut Vec<Problem>,
) {
    let notices = Openers::of(changes.notices.iter().copied());
    let told = notified(situation, About::NotHappened);
    let answered = answers(situation, Sort::Notice, &notices, &told, &|_, _| true, problems);
    for (notice, answered) in notices.events.iter().copied().zip(&answered) {
        let Some(owed) = register.on(notice.on).map(Time::owed) else { continue };
        let is_notice = is_about(notice, About::Advance);
        let Some(expected) = notice.law.expected.known().filter(|_| is_notice) else {
            let duty = open(situation, duties, &CORRECTION, Some(notice));
            duty.say_if(is_notice.then_some(Because::NeedsDetail { detail: Detail::Expected }));
            duty.wait_for_field(path(notice, if is_notice { Detail::Expected.code() } else { "about" }));
            settle(situation, duty, answered.given, owed);
            continue;
        };
        if changes.came.has(notice.index) || situation.today() <= expected.last_of_days(DAYS_FROM_NOTICE) {
            continue;
        }
        // A day that had gone when notice was given cannot make it late before it came.
        let from = expected.max(notice.on);
        let duty = within_free_days(situation, duties, &CORRECTION, (notice, from), answered, owed);
        duty.because.insert(1, Because::NotHappened { expected });
    }
}

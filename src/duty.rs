//! What must be done, by when, under which rule, and why. One file for each clock.

mod because;
mod clock;
mod countersignature;
mod do_now;
mod follow_up;
mod incident;
mod law;
mod level;
mod management;
mod mappa;
mod missing;
mod notification;
mod oasys;
mod order;
mod plan;
mod rating;
mod reactive;
mod recurring;
mod release;
mod signature;
mod situation;
mod supervision;
mod visit;

use std::sync::Arc;

use serde::Serialize;

use crate::case::event::{Event, EventKind};
use crate::code::{codes, first_alike, sort};
use crate::date::Date;
use crate::problem::{Problem, ProblemCode};
use crate::source::{InForce, Source, Standing};
use crate::standard::{DutyKind, Owner};
use crate::timeline::Sort;

pub use because::{Because, ClosesNothing, Detail};
pub use countersignature::{Asked, Signature, signature, steps};
pub use do_now::{DoNow, DoNowCode, ToRecord, do_now};
pub use incident::{Incident, Incidents, Managed};
pub use level::Level;
pub use management::{Management, management};
pub use oasys::{is_full_oasys, may_be_full};
pub use order::WARNINGS;
pub use rating::{Facts, Held, Judged, Past, RatingThen, Ratings, past};
pub(crate) use signature::convictions;
pub use signature::{Approvals, Draft, DraftOf, Signed, Signs};
pub use situation::{Parts, Situation};

codes! {
    /// What state a duty is in on the day. `suspended`: held, with its date. `lapsed`: its time has passed for good, and it
    /// counts as not done.
    pub enum DutyState {
        /// Due on a later day.
        Upcoming = "upcoming",
        /// Due on this day.
        Due = "due",
        /// Due on an earlier day.
        Overdue = "overdue",
        /// Done.
        Done = "done",
        /// Held: in custody, in hospital, abroad, missing, or with contact suspended. Its date stays.
        Suspended = "suspended",
        /// Over, for good.
        Ended = "ended",
        /// Replaced by a later decision.
        Superseded = "superseded",
        /// No date can be worked out.
        CannotDate = "cannot-date",
        /// Its time has passed for good, and it is not recorded as done.
        Lapsed = "lapsed",
    }
}

/// Something that must be done, by when, under which rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Duty {
    /// The clock.
    pub kind: DutyKind,
    /// `standard/rule`; `statute/rule` for the law, `convention/rule` for ours, `case/rule` for what the case sets.
    pub rule: Arc<str>,
    /// Whose duty it is; `person`: of the person whom the case is about.
    pub owner: Owner,
    /// What state it is in today.
    pub state: DutyState,
    /// By when.
    pub due: Option<Date>,
    /// The earliest day it could fall on, where it cannot be dated: a projection, never a date to export.
    pub earliest: Option<Date>,
    /// The last working day on or before `due`; `None` outside the calendar.
    pub last_working_day: Option<Date>,
    /// When it was done.
    pub done_on: Option<Date>,
    /// Days after `due`, held days left out, 0 where not late; `None` where there is no date, and while it is held.
    pub days_late: Option<i64>,
    /// How many days late it was on the first day on which it was held; `None` where it is not held.
    pub late_when_suspended: Option<i64>,
    /// The latest day that can be counted while a fact is missing.
    pub backstop: Option<Backstop>,
    /// What it waits for: an event, a field of the case, another duty.
    pub waits_for: Vec<WaitsFor>,
    /// The order or licence that it belongs to, where each has its own.
    pub spell: Option<EventReference>,
    /// The event that opened it.
    pub opened: Option<EventReference>,
    /// The event that closed it; `None` too for what ended by itself, with `period-over` in `because`.
    pub closed: Option<EventReference>,
    /// How it was worked out, step by step.
    pub because: Vec<Because>,
    /// The rule was not in force today: a past rule.
    pub historic: bool,
    /// When the rule was in force.
    pub in_force: InForce,
    /// Where the rule comes from.
    pub source: Arc<Source>,
    /// How sure we are of it.
    pub standing: Standing,
    /// The bank-holiday calendar used, with the years it covers.
    pub calendar: Option<&'static str>,
    /// The day on which two people took out of the case what opened it.
    #[serde(skip)]
    gone_on: Option<Date>,
}

impl Duty {
    /// Adds a step to the explanation.
    fn say(&mut self, because: Because) {
        say(&mut self.because, because);
    }

    /// Adds the steps of a list, which is empty then.
    fn say_all(&mut self, steps: &mut Vec<Because>) {
        self.because.append(steps);
    }

    /// Adds a step where there is one to add.
    fn say_if(&mut self, because: Option<Because>) {
        if let Some(because) = because {
            self.say(because);
        }
    }

    /// Notes what opened it.
    fn opened_by(&mut self, event: &Event) {
        self.opened = Some(event.into());
        // What starts a spell ends with it: the spell says so.
        let starts = matches!(
            event.kind,
            EventKind::OrderStarted
                | EventKind::LicenceStarted
                | EventKind::NotificationStarted
                | EventKind::CourtOrderMade
        );
        self.gone_on = event.gone_on().filter(|_| !starts);
    }

    /// Notes an event that has to be recorded first.
    fn wait_for(&mut self, event: EventKind) {
        self.waits_for.push(WaitsFor { event: Some(event), field: None, duty: None });
    }

    /// Notes a field that has to be mended or given first, while there is no date.
    fn wait_for_field(&mut self, field: String) {
        if self.state == DutyState::CannotDate {
            self.waits_for.push(WaitsFor { event: None, field: Some(field), duty: None });
        }
    }

    /// Notes another duty that has to be done first, by an event of this kind.
    fn wait_for_duty(&mut self, duty: DutyKind, event: EventKind) {
        self.waits_for.push(WaitsFor { event: Some(event), field: None, duty: Some(duty) });
    }

    /// A duty that nothing is known of yet.
    fn blank(kind: DutyKind, rule: Arc<str>, owner: Owner) -> Self {
        Self {
            kind,
            rule,
            owner,
            state: DutyState::CannotDate,
            due: None,
            earliest: None,
            last_working_day: None,
            done_on: None,
            days_late: None,
            late_when_suspended: None,
            backstop: None,
            waits_for: Vec::new(),
            spell: None,
            opened: None,
            closed: None,
            because: Vec::new(),
            historic: false,
            in_force: InForce::default(),
            source: Arc::default(),
            standing: Standing::Unconfirmed,
            calendar: None,
            gone_on: None,
        }
    }

    /// Says that its rule was not in force today, where that is so.
    fn say_historic(&mut self) {
        if self.historic {
            self.say(Because::Historic { from: self.in_force.from, until: self.in_force.until });
        }
    }
}

/// Adds a step to an explanation. Dozens of places do, so it is not written out in each.
fn say(steps: &mut Vec<Because>, step: Because) {
    steps.push(step);
}

/// An event of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EventReference {
    /// Its place in the case's list, from 0.
    pub index: usize,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub on: Date,
    /// The host's own name for it.
    pub id: Option<String>,
}

impl EventReference {
    /// What another event calls it: its `id`, or its day where it has none.
    #[must_use]
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.on.to_string())
    }
}

impl From<&Event> for EventReference {
    fn from(event: &Event) -> Self {
        Self { index: event.index, kind: event.kind, on: event.on, id: event.id.clone() }
    }
}

/// The latest day that can be counted while a fact is missing, and how many days past it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Backstop {
    /// The day.
    pub due: Date,
    /// How many days past it.
    pub days_late: i64,
}

/// What a duty waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WaitsFor {
    /// An event of this kind.
    pub event: Option<EventKind>,
    /// This field of the case.
    pub field: Option<String>,
    /// This other duty.
    pub duty: Option<DutyKind>,
}

/// Every duty that the standards and the law set.
///
/// Problems with the calendar and with what was set are added to `problems`; everything else is still worked out.
#[must_use]
pub fn all(situation: &Situation<'_>, problems: &mut Vec<Problem>) -> Vec<Duty> {
    let mut duties = Vec::new();
    oasys::initial(situation, &mut duties);
    oasys::high_risk_plan(situation, &mut duties);
    oasys::review(situation, &mut duties);
    oasys::termination(situation, &mut duties);
    supervision::contacts(situation, &mut duties);
    supervision::transfer(situation, &mut duties);
    visit::by_probation_officers(situation, &mut duties);
    release::plan(situation, &mut duties);
    once_each(&mut duties);
    incident::reassessments(situation, &mut duties);
    visit::interval(situation, &mut duties);
    visit::visits(situation, &mut duties, problems);
    mappa::reviews(situation, &mut duties);
    mappa::meetings(situation, &mut duties);
    mappa::minutes(situation, &mut duties);
    mappa::actions(situation, &mut duties);
    plan::reviews(situation, &mut duties);
    release::level(situation, &mut duties);
    release::victim(situation, &mut duties);
    supervision::risk(situation, &mut duties);
    supervision::supervisor(situation, &mut duties);
    supervision::further_offence(situation, &mut duties);
    follow_up::report_names(situation, EventKind::FurtherOffenceReviewed, Sort::FurtherOffence, problems);
    mappa::report(situation, problems);
    release::report(situation, problems);
    countersignature::duty(situation, &mut duties);
    countersignature::lowered(situation, &mut duties);
    clock::report_calendar(&duties, problems);
    notification::duties(situation, &mut duties, problems);
    order::duties(situation, &mut duties, problems);
    missing::name(&mut duties);
    duties
}

/// Clocks of two spells with the same kind and day are shown once.
fn once_each(duties: &mut Vec<Duty>) {
    let key = |place: usize| {
        let duty: Option<&Duty> = duties.get(place);
        // Each end of supervision asks for one OASys more.
        let once = |duty: &&Duty| duty.spell.is_some() && duty.kind != DutyKind::OasysTermination;
        duty.filter(once).map(|duty| {
            (duty.kind, duty.due, duty.backstop.map(|backstop| backstop.due), duty.state as u8, duty.done_on)
        })
    };
    let first = first_alike(duties.len(), &|a, b| key(a).cmp(&key(b)));
    let mut places = 0..duties.len();
    duties.retain(|duty| {
        let place = places.next();
        duty.spell.is_none()
            || duty.kind == DutyKind::OasysTermination
            || place.is_some_and(|place| first.get(place) == Some(&place))
    });
}

/// The most duties of one case. Real files have some hundreds; more comes of a fault in whatever made the file.
const MOST: usize = 20_000;

/// Late ones first, then by date; those without a date after them, and those that are over last. Past the most that a
/// case can have, the last ones are left out, and that is said.
pub fn arrange(duties: &mut Vec<Duty>, problems: &mut Vec<Problem>) {
    let key = |duty: &Duty| (urgency(duty.state), duty.due.is_none(), duty.due, duty.done_on, duty.kind);
    sort(duties, |a, b| key(a).cmp(&key(b)));
    if duties.len() > MOST {
        duties.truncate(MOST);
        problems.push(Problem::new(ProblemCode::TooMany, "events").at_most(20_000));
    }
}

/// What comes first: what is late.
const fn urgency(state: DutyState) -> u8 {
    match state {
        DutyState::Overdue => 0,
        DutyState::Due => 1,
        DutyState::Upcoming => 2,
        DutyState::CannotDate => 3,
        DutyState::Suspended => 4,
        DutyState::Done => 5,
        DutyState::Superseded => 6,
        DutyState::Lapsed => 7,
        DutyState::Ended => 8,
    }
}

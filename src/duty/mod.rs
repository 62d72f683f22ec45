//! What must be done, by when, under which rule, and why. One file for each clock.

mod because;
mod clock;
mod countersignature;
mod follow_up;
mod law;
mod management;
mod mappa;
mod notification;
mod oasys;
mod order;
mod past;
mod plan;
mod reactive;
mod release;
mod supervision;
mod visit;

use std::sync::Arc;

use serde::Serialize;

use crate::case::event::{Event, EventKind};
use crate::case::plan::Plan;
use crate::code::{codes, sort};
use crate::date::Date;
use crate::division::Division;
use crate::problem::Problem;
use crate::source::{InForce, Source, Standing};
use crate::standard::{DutyKind, Owner, Standard};

pub use because::{Because, ClosesNothing, Detail, Level};
pub use countersignature::{Signature, signature};
pub use law::Facts;
pub use management::{Management, management};
pub use oasys::{Incident, incidents, is_full_oasys};
pub use order::WARNINGS;
pub use past::Past;

codes! {
    /// How a duty stands on the day.
    pub enum DutyState {
        /// Due on a later day.
        Upcoming = "upcoming",
        /// Due on this day.
        Due = "due",
        /// Due on an earlier day.
        Overdue = "overdue",
        /// Done.
        Done = "done",
        /// Held while the person is in custody.
        Suspended = "suspended",
        /// Over, for good.
        Ended = "ended",
        /// Replaced by a later decision.
        Superseded = "superseded",
        /// No date can be reckoned.
        CannotDate = "cannot-date",
    }
}

/// Something that must be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Duty {
    /// The clock.
    pub kind: DutyKind,
    /// `standard/rule`.
    pub rule: Arc<str>,
    /// Whose duty it is.
    pub owner: Owner,
    /// How it stands today.
    pub state: DutyState,
    /// By when.
    pub due: Option<Date>,
    /// The earliest day it could fall on, where it cannot be dated: a projection.
    pub earliest: Option<Date>,
    /// The last working day on or before `due`; `None` outside the calendar.
    pub last_working_day: Option<Date>,
    /// When it was done.
    pub done_on: Option<Date>,
    /// Days after `due`, 0 where not late; `None` where there is no date.
    pub days_late: Option<i64>,
    /// The event that opened it.
    pub opened: Option<EventReference>,
    /// The event that closed it.
    pub closed: Option<EventReference>,
    /// How it was reckoned, step by step.
    pub because: Vec<Because>,
    /// The rule was not in force today.
    pub historic: bool,
    /// When the rule was in force.
    pub in_force: InForce,
    /// Where the rule comes from.
    pub source: Arc<Source>,
    /// How sure we are of it.
    pub standing: Standing,
    /// The bank-holiday calendar used.
    pub calendar: Option<&'static str>,
}

impl Duty {
    /// Adds a step to the explanation.
    fn say(&mut self, because: Because) {
        say(&mut self.because, because);
    }

    /// Adds the steps of a list, which is empty then.
    #[inline(never)]
    fn say_all(&mut self, steps: &mut Vec<Because>) {
        self.because.append(steps);
    }

    /// Adds a step where there is one to add.
    fn say_if(&mut self, because: Option<Because>) {
        if let Some(because) = because {
            self.say(because);
        }
    }

    /// Names events that close nothing.
    fn say_unfit(&mut self, unfit: &[(&Event, ClosesNothing)]) {
        for (event, why) in unfit {
            self.say(Because::closes_nothing(event, *why));
        }
    }

    /// Notes what opened it.
    #[inline(never)]
    fn opened_by(&mut self, event: &Event) {
        self.opened = Some(event.into());
    }

    /// Ends it, for good.
    #[inline(never)]
    fn ended_by(&mut self, event: &Event) {
        self.state = DutyState::Ended;
        self.closed = Some(event.into());
        self.days_late = self.late_on(event.on);
        self.say(Because::EndedBy { event: event.kind, on: event.on });
    }

    /// How many days it is late on `day`.
    fn late_on(&self, day: Date) -> Option<i64> {
        self.due.map(|due| due.days_until(day).max(0))
    }

    /// Takes its date away.
    #[inline(never)]
    const fn without_date(&mut self, state: DutyState) {
        self.state = state;
        self.due = None;
        self.earliest = None;
        self.last_working_day = None;
        self.days_late = None;
    }

    /// Says that its rule was not in force today, where that is so.
    #[inline(never)]
    fn say_historic(&mut self) {
        if self.historic {
            self.say(Because::Historic { from: self.in_force.from, until: self.in_force.until });
        }
    }
}

/// Adds a step to an explanation. Dozens of places do, so it is not written out in each.
#[inline(never)]
fn say(steps: &mut Vec<Because>, step: Because) {
    steps.push(step);
}

/// An event of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

impl From<&Event> for EventReference {
    #[inline(never)]
    fn from(event: &Event) -> Self {
        Self { index: event.index, kind: event.kind, on: event.on, id: event.id.clone() }
    }
}

/// What every clock reads.
#[derive(Debug)]
pub struct Context<'a> {
    /// The day reckoned on.
    pub today: Date,
    /// Events up to today, by day.
    pub events: &'a [Event],
    /// The standard.
    pub standard: &'a Standard,
    /// Whose bank holidays count; `None` where the division given cannot be used.
    pub division: Option<Division>,
    /// The case names a division of its own.
    pub division_named: bool,
    /// Probation supervises, or nobody said that it does not.
    pub supervised: bool,
    /// The joint rating.
    pub joint: &'a Level,
    /// Overall risk of serious harm.
    pub harm: &'a Level,
    /// Incidents and whether they have been reassessed.
    pub incidents: &'a [Incident<'a>],
    /// The countersignature.
    pub signature: &'a Signature<'a>,
    /// What holds, transfers and ends clocks.
    pub past: &'a Past<'a>,
    /// The sentence plan.
    pub plan: Option<&'a Plan>,
}

/// Every duty that the standard sets.
///
/// Problems with the calendar are added to `problems`; everything else is still reckoned.
#[must_use]
pub fn all(context: &Context<'_>, problems: &mut Vec<Problem>) -> Vec<Duty> {
    let mut duties = Vec::new();
    if context.supervised {
        oasys::initial(context, &mut duties);
        oasys::high_risk_plan(context, &mut duties);
        oasys::review(context, &mut duties);
        oasys::reassessment(context, &mut duties);
        oasys::termination(context, &mut duties);
        supervision::contacts(context, &mut duties);
        supervision::transfer(context, &mut duties);
        release::plan(context, &mut duties);
    }
    visit::interval(context, &mut duties);
    visit::visits(context, &mut duties);
    mappa::reviews(context, &mut duties);
    mappa::meetings(context, &mut duties);
    mappa::minutes(context, &mut duties);
    mappa::actions(context, &mut duties);
    plan::reviews(context, &mut duties);
    release::level(context, &mut duties);
    release::victim(context, &mut duties);
    supervision::risk(context, &mut duties);
    supervision::supervisor(context, &mut duties);
    supervision::further_offence(context, &mut duties);
    countersignature::duty(context, &mut duties);
    clock::report_calendar(&duties, problems);
    duties
}

/// The duties of the law, which stand whatever the standard: notification requirements and court orders.
///
/// What the law does not allow is added to `problems`; everything is still reckoned.
pub fn by_law(facts: &Facts<'_>, duties: &mut Vec<Duty>, problems: &mut Vec<Problem>) {
    let orders = order::orders(facts, problems);
    order::check_events(facts, &orders, problems);
    notification::duties(facts, &orders, duties);
    order::duties(facts, &orders, duties);
}

/// Late ones first, then by date; those without a date last.
pub fn arrange(duties: &mut [Duty]) {
    let key = |duty: &Duty| (urgency(duty.state), duty.due.is_none(), duty.due, duty.done_on, duty.kind);
    sort(duties, |a, b| key(a).cmp(&key(b)));
}

/// What stands first: what is late.
const fn urgency(state: DutyState) -> u8 {
    match state {
        DutyState::Overdue => 0,
        DutyState::Due => 1,
        DutyState::Upcoming => 2,
        DutyState::CannotDate => 3,
        DutyState::Suspended => 4,
        DutyState::Done => 5,
        DutyState::Superseded => 6,
        DutyState::Ended => 7,
    }
}

//! How long the notification requirements last: by disposal, halved for somebody under 18, kept alive by orders.

use super::provisions::{
    AS_ORDERED, BY_ORDER, FIVE_YEARS, INDEFINITE, INDEFINITE_FROM, SEVEN_YEARS, TEN_YEARS, TEN_YEARS_OVER, TWO_YEARS,
};
use crate::case::event::law::{Disposal, ends as term_ends};
use crate::case::event::{Event, EventKind};
use crate::duty::Detail;
use crate::duty::clock::close;
use crate::duty::law::{End, Facts, Provision, open, set, settle};
use crate::duty::order::Order;
use crate::duty::{Because, Duty, DutyState, say};
use crate::period::{Unit, Wording, reckon};

/// One time that somebody became subject to the requirements.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub event: &'a Event,
    provision: &'static Provision,
    /// The last day, orders that keep the requirements alive included.
    pub end: End,
    /// The period itself has no end.
    pub indefinite: bool,
    because: Vec<Because>,
}

/// Every time that somebody became subject to the requirements, by day.
pub(super) fn subjects<'a>(facts: &Facts<'a>, orders: &[Order<'a>]) -> Vec<Subject<'a>> {
    let mut subjects = Vec::new();
    for event in facts.events.iter().filter(|event| event.kind == EventKind::NotificationStarted) {
        subjects.push(subject(facts, orders, event));
    }
    subjects
}

fn subject<'a>(facts: &Facts<'a>, orders: &[Order<'a>], event: &'a Event) -> Subject<'a> {
    let mut because = Vec::new();
    if let Some(disposal) = event.law.disposal {
        let term = event.law.term.filter(|_| disposal == Disposal::Imprisonment);
        say(
            &mut because,
            Because::DisposedOf { disposal, months: term.map(|term| term.0), days: term.map(|term| term.1) },
        );
    }
    let (provision, detail) = row(event);
    let mut end = match detail {
        Some(detail) => {
            say(&mut because, Because::NeedsDetail { detail });
            End::Unknown
        }
        None if provision.count > 0 => End::On(fixed(facts, event, provision, &mut because)),
        None if provision.id == AS_ORDERED.id => event.law.until.map_or(End::Unknown, End::On),
        None if provision.id == BY_ORDER.id => End::On(event.on),
        None => {
            say(&mut because, Because::Indefinite);
            End::Never
        }
    };
    // A term that nobody gave can be the longest.
    let indefinite = end == End::Never;
    for order in orders.iter().filter(|order| order.keeps_notification_alive()) {
        let End::On(last) = end else { break };
        if order.made.on <= last && order.end > end {
            end = order.end;
            say(&mut because, Because::KeptAliveBy { order: order.kind, on: order.made.on });
        }
    }
    Subject { event, provision, end, indefinite, because }
}

/// The row of s.82(1) that a disposal falls in, or what has to be known before that can be said.
fn row(event: &Event) -> (&'static Provision, Option<Detail>) {
    let law = &event.law;
    match law.disposal {
        None => (&INDEFINITE, Some(Detail::Disposal)),
        Some(
            Disposal::Life
            | Disposal::PublicProtection
            | Disposal::IndeterminateCustodial
            | Disposal::LifelongRestriction
            | Disposal::HospitalRestricted,
        ) => (&INDEFINITE, None),
        Some(Disposal::Imprisonment) => match law.term {
            None => (&INDEFINITE, Some(Detail::Term)),
            Some(term) => {
                let end = term_ends(event.on, term);
                if end >= event.on.plus_months(INDEFINITE_FROM) {
                    (&INDEFINITE, None)
                } else if end > event.on.plus_months(TEN_YEARS_OVER) {
                    (&TEN_YEARS, None)
                } else {
                    (&SEVEN_YEARS, None)
                }
            }
        },
        Some(Disposal::Hospital) => (&SEVEN_YEARS, None),
        Some(Disposal::Caution) => (&TWO_YEARS, None),
        Some(Disposal::ConditionalDischarge | Disposal::SupervisionRequirement) => {
            (&AS_ORDERED, law.until.is_none().then_some(Detail::Until))
        }
        Some(Disposal::PreventionOrder) => (&BY_ORDER, None),
        Some(Disposal::Other) => (&FIVE_YEARS, None),
    }
}

/// The last day of a fixed period: half of it where he was under 18 on the relevant date (s.82(2)).
fn fixed(facts: &Facts<'_>, event: &Event, provision: &Provision, because: &mut Vec<Because>) -> crate::date::Date {
    let minor = facts.under_eighteen(event.on) == Some(true);
    let months = if minor { provision.count / 2 } else { provision.count };
    if let Some(step) = facts.age_step(event.on) {
        say(because, step);
    }
    let (count, unit) = if months % 12 == 0 { (months / 12, Unit::Year) } else { (months, Unit::Month) };
    say(because, Because::Counted { count, unit, wording: Wording::BeginningWith });
    reckon(event.on, count, unit, Wording::BeginningWith)
}

/// The end of the period, of the time that lasts longest; one that ends sooner is replaced by it.
pub(super) fn ends(facts: &Facts<'_>, subjects: &mut [Subject<'_>], duties: &mut Vec<Duty>) {
    let longest = subjects.iter().map(|subject| subject.end).max();
    let governing = subjects.iter().find(|subject| Some(subject.end) == longest).map(|subject| subject.event);
    for subject in subjects {
        let duty = open(facts, duties, subject.provision, Some(subject.event));
        duty.say_all(&mut subject.because);
        if let End::On(last) = subject.end {
            set(facts, duty, last);
        }
        match governing.filter(|governing| governing.index != subject.event.index) {
            Some(governing) if !subject.end.is_past(facts.today) => {
                close(duty, governing, DutyState::Superseded);
                duty.days_late = duty.due.map(|_| 0);
            }
            _ => settle(facts, duty, None, subject.end),
        }
    }
}

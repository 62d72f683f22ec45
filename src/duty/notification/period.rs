//! How long the notification requirements last: by disposal, halved for somebody under 18, kept alive by orders.

use super::provisions::{
    AS_ORDERED, BY_ORDER, FIVE_YEARS, INDEFINITE, INDEFINITE_FROM, SEVEN_YEARS, TEN_YEARS, TEN_YEARS_OVER, TWO_YEARS,
};
use crate::case::event::law::{Disposal, ends as term_ends};
use crate::case::event::{Event, EventKind};
use crate::duty::Detail;
use crate::duty::law::{End, Facts, Provision, close, open, set, settle};
use crate::duty::order::Order;
use crate::duty::{Because, Duty, DutyState};
use crate::period::{Unit, Wording, reckon};

/// One time that somebody became subject to the requirements.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub event: &'a Event,
    /// The last day, orders that keep the requirements alive included.
    pub end: End,
    /// The period itself has no end.
    pub indefinite: bool,
}

/// Every time that somebody became subject to the requirements, by day, and when the last of them ends. Each has its
/// duty, the end of the period; one that ends sooner than another is replaced by it.
pub(super) fn subjects<'a>(facts: &Facts<'a>, orders: &[Order<'a>], duties: &mut Vec<Duty>) -> (Vec<Subject<'a>>, End) {
    let before = duties.len();
    let mut subjects = Vec::new();
    let mut longest: Option<Subject<'a>> = None;
    for event in facts.events.iter().filter(|event| event.kind == EventKind::NotificationStarted) {
        let subject = subject(facts, orders, event, duties);
        if longest.is_none_or(|longest| subject.end > longest.end) {
            longest = Some(subject);
        }
        subjects.push(subject);
    }
    let Some(longest) = longest else { return (subjects, End::Unknown) };
    for (subject, duty) in subjects.iter().zip(duties.iter_mut().skip(before)) {
        if subject.event.index == longest.event.index || subject.end.is_past(facts.today) {
            settle(facts, duty, None, subject.end);
        } else {
            close(duty, longest.event, DutyState::Superseded);
            duty.days_late = duty.due.map(|_| 0);
        }
    }
    (subjects, longest.end)
}

fn subject<'a>(facts: &Facts<'a>, orders: &[Order<'a>], event: &'a Event, duties: &mut Vec<Duty>) -> Subject<'a> {
    let (provision, detail) = row(event);
    let duty = open(facts, duties, provision, Some(event));
    if let Some(disposal) = event.law.disposal.known() {
        let term = event.law.term.filter(|_| disposal == Disposal::Imprisonment);
        duty.say(Because::DisposedOf { disposal, months: term.map(|term| term.0), days: term.map(|term| term.1) });
    }
    let mut end = match detail {
        Some(detail) => {
            duty.say(Because::NeedsDetail { detail });
            End::Unknown
        }
        None if provision.count > 0 => End::On(fixed(facts, event, provision, duty)),
        None if provision.id == AS_ORDERED.id => event.law.until.known().map_or(End::Unknown, End::On),
        None if provision.id == BY_ORDER.id => End::On(event.on),
        None => {
            duty.say(Because::Indefinite);
            End::Never
        }
    };
    // A term that nobody gave can be the longest.
    let indefinite = end == End::Never;
    for order in orders.iter().filter(|order| order.keeps_notification_alive()) {
        let End::On(last) = end else { break };
        if order.made.on <= last && order.end > end {
            end = order.end;
            duty.say(Because::KeptAliveBy { order: order.kind, on: order.made.on });
        }
    }
    if let End::On(last) = end {
        set(facts, duty, last);
    }
    Subject { event, end, indefinite }
}

/// The row of s.82(1) that a disposal falls in, or what has to be known before that can be said.
fn row(event: &Event) -> (&'static Provision, Option<Detail>) {
    let law = &event.law;
    match law.disposal.known() {
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
            (&AS_ORDERED, law.until.known().is_none().then_some(Detail::Until))
        }
        Some(Disposal::PreventionOrder) => (&BY_ORDER, None),
        Some(Disposal::Other) => (&FIVE_YEARS, None),
    }
}

/// The last day of a fixed period: half of it where he was under 18 on the relevant date (s.82(2)).
fn fixed(facts: &Facts<'_>, event: &Event, provision: &Provision, duty: &mut Duty) -> crate::date::Date {
    let minor = facts.under_eighteen(event.on) == Some(true);
    let months = if minor { provision.count / 2 } else { provision.count };
    duty.say_if(facts.age_step(event.on));
    let (count, unit) = if months % 12 == 0 { (months / 12, Unit::Year) } else { (months, Unit::Month) };
    duty.say(Because::Counted { count, unit, wording: Wording::BeginningWith });
    reckon(event.on, count, unit, Wording::BeginningWith)
}

//! Orders of courts, as they are after everything that happened to them.

use crate::case::event::law::OrderKind;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::division::Division;
use crate::problem::{Problem, ProblemCode};
use crate::timeline::names::{Meant, Names, Sort};
use crate::timeline::path;
use crate::timeline::spell::{Ended, EndedBy, Spell, ambiguous, unknown};

/// When something ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// On this day, the last.
    On(Date),
    /// Nobody can say.
    Unknown,
    /// Not by itself.
    Never,
}

impl End {
    /// Whether it is over on `today`. What is not known is not over.
    #[must_use]
    pub fn is_past(self, today: Date) -> bool {
        matches!(self, Self::On(last) if last < today)
    }
}

/// What took an order away before its last day.
#[derive(Debug, Clone, Copy)]
pub enum Closed<'a> {
    /// A court ended it.
    Ended(&'a Event),
    /// A later order took its place.
    Replaced(&'a Event),
}

/// An order of a court.
#[derive(Debug)]
pub struct CourtOrder<'a> {
    /// What made it.
    pub made: &'a Event,
    /// Which order; `None` where that cannot be read, and then it counts as the one that protects most.
    pub kind: Option<OrderKind>,
    /// Its last day.
    pub end: End,
    /// What took it away before that.
    pub closed: Option<Closed<'a>>,
    /// What varied it, with the last day that it gave, by day.
    pub varied: Vec<&'a Event>,
}

impl<'a> CourtOrder<'a> {
    /// Whether the notification requirements last as long as this order: s.107.
    #[must_use]
    pub const fn keeps_notification_alive(&self) -> bool {
        matches!(self.kind, None | Some(OrderKind::SexualOffencesPrevention | OrderKind::SexualHarmPrevention))
    }

    /// Whether nobody may apply for a review of the requirements while it is in force: s.91A(2)(b).
    #[must_use]
    pub const fn bars_review(&self) -> bool {
        self.keeps_notification_alive() || matches!(self.kind, Some(OrderKind::InterimSexualHarm))
    }

    /// Whether somebody under it has to notify the police, and so is visited.
    #[must_use]
    pub const fn brings_notification(&self) -> bool {
        !matches!(self.kind, Some(OrderKind::RiskOfSexualHarm | OrderKind::ForeignTravel))
    }

    /// The time in which it was in force.
    #[must_use]
    pub fn spell(&self) -> Spell<'a> {
        let end = match (self.closed, self.end) {
            (Some(Closed::Ended(by) | Closed::Replaced(by)), _) => Some(Ended::by_event(by)),
            (None, End::On(last)) => Some(Ended { on: last, by: EndedBy::Law }),
            (None, End::Unknown | End::Never) => None,
        };
        Spell { start: self.made, end }
    }
}

const fn last_day(event: &Event) -> Option<End> {
    match event.law.until {
        Answer::Given(until) => Some(End::On(until)),
        Answer::Refused => None,
        Answer::Missing if event.law.until_further => Some(End::Never),
        Answer::Missing => Some(End::Unknown),
    }
}

/// The orders of a case, by day. An answer to an order that is not there is a problem, and changes nothing.
pub(super) fn orders<'a>(
    events: &[&'a Event],
    names: &Names<'a>,
    division: Option<Division>,
    problems: &mut Vec<Problem>,
) -> Vec<CourtOrder<'a>> {
    let mut orders: Vec<CourtOrder<'a>> = Vec::new();
    let mut place = std::collections::BTreeMap::new();
    for made in events.iter().copied().filter(|event| event.kind == EventKind::CourtOrderMade) {
        place.insert(made.index, orders.len());
        let end = last_day(made).unwrap_or(End::Unknown);
        let closed = None;
        orders.push(CourtOrder { made, kind: made.law.order.given().copied(), end, closed, varied: Vec::new() });
    }
    for day in events.chunk_by(|a, b| a.on == b.on) {
        for event in day.iter().copied() {
            let answers = matches!(
                event.kind,
                EventKind::CourtOrderVaried | EventKind::CourtOrderEnded | EventKind::RenewalDecided
            );
            if !answers {
                continue;
            }
            let Some(made) = meant(event, names, &orders, problems) else { continue };
            let Some(order) = place.get(&made.index).and_then(|place| orders.get_mut(*place)) else { continue };
            answer(order, event);
        }
    }
    // 2016 Act, s.16: in Scotland a new order ends the old.
    if division == Some(Division::Scotland) {
        replace(&mut orders);
    }
    orders
}

fn meant<'a>(
    event: &'a Event,
    names: &Names<'a>,
    orders: &[CourtOrder<'a>],
    problems: &mut Vec<Problem>,
) -> Option<&'a Event> {
    let known = || orders.iter().map(|order| order.made);
    match event.of() {
        Answer::Refused => None,
        Answer::Missing => {
            let listed = known().take(20).map(Event::name).collect();
            problems.push(Problem::new(ProblemCode::Missing, path(event, "of")).allowing(listed));
            None
        }
        Answer::Given(name) => match names.meant_among(name, Sort::CourtOrder, |made| made.on <= event.on) {
            Meant::One(made) => Some(made),
            Meant::Several(places) => {
                problems.push(ambiguous(event, "of", &places));
                None
            }
            Meant::None => {
                problems.push(unknown(event, "of", known()));
                None
            }
        },
    }
}

/// What a court said of an order. An earlier last day shortens only once it is verified; of two on one day the later
/// keeps the order alive.
fn answer<'a>(order: &mut CourtOrder<'a>, event: &'a Event) {
    if order.closed.is_some() {
        return;
    }
    match event.kind {
        EventKind::CourtOrderVaried => {
            let Some(end) = last_day(event) else { return };
            let same_day = order.varied.last().is_some_and(|before| before.on == event.on);
            order.varied.push(event);
            let earlier = end < order.end;
            if !earlier || event.verified && !same_day {
                order.end = end;
            }
        }
        EventKind::CourtOrderEnded if event.verified => {
            order.closed = Some(Closed::Ended(event));
            order.end = End::On(event.on);
        }
        _ => {}
    }
}

fn replace(orders: &mut [CourtOrder<'_>]) {
    let mut last: Option<usize> = None;
    for later in 0..orders.len() {
        let Some((before, [new, ..])) = orders.split_at_mut_checked(later) else { return };
        if new.kind != Some(OrderKind::SexualHarmPrevention) {
            continue;
        }
        if let Some(old) = last.and_then(|place| before.get_mut(place))
            && old.closed.is_none()
            && !old.end.is_past(new.made.on)
        {
            old.end = End::On(new.made.on);
            old.closed = Some(Closed::Replaced(new.made));
        }
        last = Some(later);
    }
}

//! Orders of courts, as they are after everything that happened to them.

mod vary;

use crate::case::event::law::OrderKind;
use crate::case::event::{Event, EventKind};
use crate::case::reader::Answer;
use crate::date::Date;
use crate::division::Division;
use crate::index::Index;
use crate::problem::{Problem, ProblemCode};
use crate::timeline::names::{Meant, Names, Sort};
use crate::timeline::path;
use crate::timeline::spell::{Ended, EndedBy, Spell, ambiguous, unknown};

use vary::{is_gone, remove, replace, vary};

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
    /// Two people took it out of the case, on this day.
    Removed(Date),
}

/// An order of a court.
#[derive(Debug)]
pub struct CourtOrder<'a> {
    /// What made it.
    pub made: &'a Event,
    /// Which order; `None` where that cannot be read, and then it counts as the one that protects most.
    pub kind: Option<OrderKind>,
    /// The last day that the court gave it.
    pub end: End,
    /// What took it away before that.
    pub closed: Option<Closed<'a>>,
    /// A verified end after its last day: that it is over is confirmed.
    pub confirmed: Option<&'a Event>,
    /// The last day that its warnings are counted from: of two that were given on one day the earlier.
    pub warned_for: End,
    /// What varied it gives a last day that cannot be read, and may be the earlier one that warns.
    pub unread: bool,
    /// What varied it, by day.
    pub varied: Vec<&'a Event>,
    /// Decisions on whether to ask for a renewal, by day.
    pub decided: Vec<&'a Event>,
    /// What would have ended or shortened it if somebody had verified that, by day.
    pub unverified: Vec<&'a Event>,
    today: Varied,
    /// The earliest last day that something gave on a day without making the order shorter: it warns.
    early: (Date, End),
}

/// What one day's variations are held against, and what they came to so far.
#[derive(Debug, Clone, Copy)]
struct Varied {
    /// The last day before them.
    end: End,
    /// One of them gave a last day, to warn of.
    warned: bool,
    /// One of them gave a last day that cannot be read.
    unread: bool,
    /// One of them holds.
    varied: bool,
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

    /// Its last day, with what took it away before that.
    #[must_use]
    pub const fn last(&self) -> End {
        match self.closed {
            Some(Closed::Ended(by) | Closed::Replaced(by)) => End::On(by.on),
            Some(Closed::Removed(on)) => End::On(on),
            None => self.end,
        }
    }

    /// Whether it is open beyond doubt: of one whose last day cannot be read nobody can say so (ruling 21).
    fn is_surely_open(&self) -> bool {
        !(self.unread && self.end == End::Unknown)
    }

    /// The time in which it was in force.
    #[must_use]
    pub fn spell(&self) -> Spell<'a> {
        let end = match (self.closed, self.end) {
            (Some(Closed::Ended(by) | Closed::Replaced(by)), _) => Some(Ended::by_event(by)),
            (Some(Closed::Removed(on)), _) => Some(Ended { on, by: EndedBy::Removal }),
            (None, End::On(last)) => Some(Ended { on: last, by: EndedBy::Law }),
            (None, End::Unknown | End::Never) => None,
        };
        Spell { start: self.made, from: self.made.on, end }
    }

    /// The time in which somebody managed him by it. Where nobody can read which order it is, its last day ends nothing:
    /// it may not be the one that brought the visits (ruling 21).
    #[must_use]
    pub fn management(&self) -> Spell<'a> {
        let spell = self.spell();
        let by_law = spell.end.is_some_and(|end| end.is_by_law());
        if self.kind.is_some() || !by_law {
            return spell;
        }
        let gone = self.made.gone_on().map(|on| Ended { on, by: EndedBy::Removal });
        Spell { end: self.confirmed.map(Ended::by_event).or(gone), ..spell }
    }
}

/// The last day that an event gives. One that cannot be read is not known; "until further order" holds over a last day
/// beside it, and where that cannot be read the last day is not known either: the reading that protects more.
const fn last_day(event: &Event) -> End {
    match (event.law.until, event.law.until_further) {
        (Answer::Refused, _) | (Answer::Given(_), Answer::Refused) => End::Unknown,
        (_, Answer::Given(true)) | (Answer::Missing, Answer::Refused) => End::Never,
        (Answer::Given(until), _) => End::On(until),
        (Answer::Missing, _) => End::Unknown,
    }
}

/// The last day that an event warns of: the one that it gives, whatever else it says.
const fn warns_of(event: &Event) -> End {
    match event.law.until {
        Answer::Given(until) => End::On(until),
        Answer::Missing | Answer::Refused => last_day(event),
    }
}

/// The orders of a case, by day. `said` are the events with the variations that two people took out: until then they
/// made an order longer.
pub(super) fn orders<'a>(
    events: &[&'a Event],
    said: &[&'a Event],
    names: &Names<'a>,
    division: Option<Division>,
    problems: &mut Vec<Problem>,
) -> Vec<CourtOrder<'a>> {
    let mut orders = read(events, names, division, problems);
    if said.len() > events.len() {
        for (order, longer) in orders.iter_mut().zip(read(said, names, division, &mut Vec::new())) {
            let gone = longer.varied.iter().filter_map(|event| event.gone_on()).max().map(End::On);
            match gone.filter(|_| longer.last() > order.last()) {
                Some(gone) if longer.last() <= gone => *order = longer,
                Some(End::On(gone)) if order.last() < End::On(gone) => order.closed = Some(Closed::Removed(gone)),
                _ => {}
            }
        }
    }
    orders
}

/// An answer to an order that is not there is a problem, and changes nothing.
fn read<'a>(
    events: &[&'a Event],
    names: &Names<'a>,
    division: Option<Division>,
    problems: &mut Vec<Problem>,
) -> Vec<CourtOrder<'a>> {
    let mut read = Read::default();
    for day in events.chunk_by(|a, b| a.on == b.on) {
        let before = read.orders.len();
        for made in day.iter().copied().filter(|event| event.kind == EventKind::CourtOrderMade) {
            read.add(made);
        }
        // What names none means what was open before the day, whatever a court varied on it (ruling 18).
        let unnamed = |event: &Event| match event.of() {
            Answer::Missing => event.kind != EventKind::RenewalDecided,
            Answer::Refused => event.kind == EventKind::CourtOrderVaried,
            Answer::Given(name) => {
                event.kind == EventKind::CourtOrderVaried && !matches!(meant(event, name, names), Meant::One(_))
            }
        };
        for of_before in [true, false] {
            let answers = day.iter().copied().filter(|event| answers_order(event.kind));
            for event in answers.filter(|event| unnamed(event) == of_before) {
                read.answer(event, before, names, problems);
            }
        }
        // What was made today is no order that an end without a name can mean.
        for place in before..read.orders.len() {
            read.open.add(place);
        }
    }
    let mut orders = read.orders;
    // 2016 Act, s.16: in Scotland a new order ends the old.
    if division == Some(Division::Scotland) {
        replace(&mut orders);
    }
    for order in &mut orders {
        remove(order);
    }
    orders
}

/// What a name in `event` means.
fn meant<'a>(event: &Event, name: &str, names: &Names<'a>) -> Meant<'a> {
    names.meant_among(name, Sort::CourtOrder, &|made| made.on <= event.on)
}

const fn answers_order(kind: EventKind) -> bool {
    matches!(kind, EventKind::CourtOrderVaried | EventKind::CourtOrderEnded | EventKind::RenewalDecided)
}

/// The orders so far.
#[derive(Default)]
struct Read<'a> {
    orders: Vec<CourtOrder<'a>>,
    /// Their places, by the place of what made them in the case's list.
    places: Index,
    /// Those made before the day that no court has ended. What is past its last day leaves when it is met.
    open: Index,
}

impl<'a> Read<'a> {
    fn add(&mut self, made: &'a Event) {
        self.places.set(made.index, self.orders.len());
        let end = last_day(made);
        self.orders.push(CourtOrder {
            made,
            kind: made.law.order.given().copied(),
            end,
            closed: None,
            confirmed: None,
            warned_for: warns_of(made),
            unread: made.law.until.is_refused(),
            varied: Vec::new(),
            decided: Vec::new(),
            unverified: Vec::new(),
            today: Varied { end, warned: false, unread: false, varied: false },
            early: (made.on, End::Never),
        });
    }

    fn answer(&mut self, event: &'a Event, made_before: usize, names: &Names<'a>, problems: &mut Vec<Problem>) {
        let meant = match event.of() {
            Answer::Refused => None,
            Answer::Missing if event.kind == EventKind::RenewalDecided => {
                self.asks_for_name(event, problems);
                None
            }
            Answer::Missing => self.the_only_one(event, made_before, names, problems),
            Answer::Given(name) => match meant(event, name, names) {
                Meant::One(made) => self.places.place(made.index),
                Meant::Several(places) => {
                    problems.push(ambiguous(event, event.of_member(), &places));
                    None
                }
                Meant::None => {
                    let mut made = self.orders.iter();
                    problems.push(unknown(event, event.of_member(), &mut || made.next().map(|order| order.made)));
                    None
                }
            },
        };
        // A variation whose name fits none may have made any of them longer, and never shorter (ruling 21).
        let any = if meant.is_none() && event.kind == EventKind::CourtOrderVaried { MOST_LISTED } else { 0 };
        let only_longer = any > 0 || event.removed.is_some();
        for place in (0..self.orders.len()).rev().take(any).chain(meant) {
            let Some(order) = self.orders.get_mut(place) else { continue };
            if order.closed.is_some() || is_gone(order.made, event.on) {
                continue;
            }
            match event.kind {
                EventKind::CourtOrderVaried => vary(order, event, only_longer, problems),
                EventKind::CourtOrderEnded if event.verified && order.end.is_past(event.on) => {
                    order.confirmed = order.confirmed.or(Some(event));
                }
                EventKind::CourtOrderEnded if event.verified => {
                    order.closed = Some(Closed::Ended(event));
                    self.open.remove(place);
                }
                EventKind::CourtOrderEnded => order.unverified.push(event),
                _ => order.decided.push(event),
            }
        }
    }

    fn made(&self) -> impl Iterator<Item = &'a Event> {
        self.orders.iter().map(|order| order.made)
    }

    /// The orders that are open, made before the day of an event; a few more than a problem lists.
    fn live(&mut self, event: &Event) -> Vec<usize> {
        let mut live: Vec<usize> = Vec::new();
        let mut past: Vec<usize> = Vec::new();
        for place in self.open.numbers() {
            match self.orders.get(place) {
                Some(order) if !order.end.is_past(event.on) && !is_gone(order.made, event.on) => live.push(place),
                _ => past.push(place),
            }
            if live.len() > MOST_LISTED {
                break;
            }
        }
        for place in past {
            self.open.remove(place);
        }
        live
    }

    /// What an answer without a name means: the only order that is open, made before its day.
    fn the_only_one(
        &mut self,
        event: &Event,
        made_before: usize,
        names: &Names<'_>,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let live = self.live(event);
        let ends = event.kind == EventKind::CourtOrderEnded;
        let unread = if ends { names.may_be(Sort::CourtOrder, event.on) } else { Vec::new() };
        match live.as_slice() {
            [one] if unread.is_empty() && self.orders.get(*one).is_some_and(CourtOrder::is_surely_open) => {
                return Some(*one);
            }
            // The old one may not be in the file.
            [] if ends && self.orders.len() > made_before => {
                problems.push(Problem::new(ProblemCode::SameDay, path(event, "")));
            }
            [_, ..] if ends => {
                let places: Vec<usize> = live
                    .iter()
                    .filter_map(|place| self.orders.get(*place))
                    .map(|order| order.made.index)
                    .chain(unread)
                    .collect();
                problems.push(ambiguous(event, "", &places));
            }
            _ => self.asks_for_name(event, problems),
        }
        None
    }

    fn asks_for_name(&self, event: &Event, problems: &mut Vec<Problem>) {
        let listed = self.made().take(MOST_LISTED).map(Event::name).collect();
        problems.push(Problem::new(ProblemCode::Missing, path(event, event.of_member())).allowing(listed));
    }
}

/// The most orders that a problem lists.
const MOST_LISTED: usize = 20;

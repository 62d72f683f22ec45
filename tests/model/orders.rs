//! Orders of courts: from when to when each runs, day by day.

use super::facts::{Event, Facts, Member};
use super::names::{Named, named};
use super::spells::End;
use joint_risk::{Date, Division};

/// A civil or preventive order of a court.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    pub index: usize,
    pub start: Date,
    /// None where nobody can read which.
    pub kind: Option<&'a str>,
    /// Its last day, as it is known today.
    pub until: Option<Date>,
    pub further: bool,
    /// The last day that its warnings are counted from: of two of one day the earlier.
    pub warned: Option<Date>,
    /// The last day that would warn cannot be read.
    pub unread: bool,
    /// None that would warn is known.
    pub unwarned: bool,
    /// The day on which two people took out what had varied it.
    gone: Option<Date>,
    /// A later order ended it.
    pub replaced: bool,
    pub end: Option<End>,
}

/// What keeps a requirement alive beyond its period, and makes somebody subject to one (s.107, s.103G; 2016 Act s.18).
pub const KEEPS_ALIVE: &[&str] = &["sexual-offences-prevention", "sexual-harm-prevention", "interim-sexual-harm"];
/// Orders that bring a notification by themselves.
const BRINGS: &[&str] = &[
    "sexual-offences-prevention",
    "sexual-harm-prevention",
    "interim-sexual-harm",
    "notification",
    "violent-offender",
    "interim-violent-offender",
    "violent-offences-prevention",
    "sexual-risk",
    "interim-sexual-risk",
];
pub const KINDS: &[&str] = &[
    "sexual-offences-prevention",
    "sexual-harm-prevention",
    "interim-sexual-harm",
    "risk-of-sexual-harm",
    "sexual-risk",
    "interim-sexual-risk",
    "foreign-travel",
    "violent-offender",
    "interim-violent-offender",
    "violent-offences-prevention",
    "notification",
];

impl Order<'_> {
    /// An order whose kind cannot be read is taken for one that does (ruling 21).
    pub fn brings_notification(&self) -> bool {
        self.kind.is_none_or(|kind| BRINGS.contains(&kind))
    }

    pub fn keeps_alive(&self) -> bool {
        self.kind.is_none_or(|kind| KEEPS_ALIVE.contains(&kind))
    }

    pub fn is_open_on(&self, day: Date) -> bool {
        self.start <= day
            && self.end.is_none_or(|end| day < end.over_on)
            && (self.end.is_some() || self.until.is_none_or(|until| day <= until))
    }

    /// Neither a last day nor "until further order": nobody can say how long it lasts.
    pub fn is_of_unknown_length(&self) -> bool {
        self.until.is_none() && !self.further
    }

    /// When it stopped to make somebody manage him. Of one of an unknown kind the last day ends nothing (ruling 21): only
    /// somebody who says that it is over, its removal or a death does.
    pub fn managed_until(&self, facts: &Facts<'_>) -> Option<End> {
        let end = self.end.filter(|_| self.kind.is_some() || self.end.is_some_and(|end| !end.by_law));
        let over = || {
            self.until?;
            let gone = facts.events.iter().filter(|event| event.index == self.index).filter_map(|event| event.gone_on);
            self.confirmed_on(facts).into_iter().chain(gone).chain(facts.died_on()).min()
        };
        end.or_else(|| over().map(End::recorded))
    }

    /// The day of the first verified end after its last day: that it is over is confirmed.
    pub fn confirmed_on(&self, facts: &Facts<'_>) -> Option<Date> {
        let last = self.until?;
        let ends = facts.of(&["court-order-ended"]).filter(|event| {
            event.verified && event.on > last && named(facts, event, "of", MADE) == Named::Event(self.index)
        });
        ends.map(|event| event.on).min()
    }

    /// Its last day, where it has one.
    pub fn last(&self) -> Option<Date> {
        self.end.map_or(self.until, |end| Some(end.over_on.previous()))
    }
}

/// The last day that an event writes down, if it is not before the event.
pub fn last_day(event: &Event<'_>) -> Option<Date> {
    event.day("until").given().filter(|until| *until >= event.on)
}

/// It writes one down that nobody can read.
fn is_unread(event: &Event<'_>) -> bool {
    event.member("until") != Member::Absent && last_day(event).is_none()
}

/// "Until further order" holds over a last day beside it; where it cannot be read, so that it might (ruling 21).
fn last_day_that_counts(event: &Event<'_>) -> Option<Date> {
    last_day(event).filter(|_| matches!(event.yes("untilFurther"), Member::Absent | Member::Given(false)))
}

/// Until further order: also where that cannot be read and no last day is given.
fn is_further(event: &Event<'_>) -> bool {
    match event.yes("untilFurther") {
        Member::Absent | Member::Given(false) => false,
        Member::Given(true) => true,
        Member::Unreadable => last_day(event).is_none(),
    }
}

const MADE: &[&str] = &["court-order-made"];

/// What two people took out made an order longer until that day, and has no effect after it.
pub fn orders<'a>(facts: &Facts<'a>) -> Vec<Order<'a>> {
    let mut orders = by(facts, &[]);
    let gone: Vec<Event<'a>> = facts.gone.iter().filter(|event| event.kind == "court-order-varied").cloned().collect();
    for (order, then) in orders.iter_mut().zip(by(facts, &gone)) {
        let key = |last: Option<Date>| (last.is_none(), last);
        let Some(gone) = then.gone.filter(|_| key(then.last()) > key(order.last())) else { continue };
        if then.last().is_some_and(|last| last < gone) {
            *order = then;
        } else if order.last().is_some_and(|last| last < gone) {
            order.end = Some(End::recorded(gone));
        }
    }
    orders
}

fn by<'a>(facts: &Facts<'a>, gone: &[Event<'a>]) -> Vec<Order<'a>> {
    let mut orders: Vec<Order<'a>> = Vec::new();
    let mut day = facts.first_day();
    while day <= facts.today {
        // The last day of an order has passed.
        for order in orders.iter_mut().filter(|order| order.end.is_none()) {
            if let Some(until) = order.until.filter(|until| *until < day) {
                order.end = Some(End::by_law(until));
            }
        }
        let before: Vec<usize> = orders.iter().filter(|order| order.end.is_none()).map(|order| order.index).collect();
        for event in facts.on_day(day).filter(|event| event.is(MADE)) {
            let kind = event.code("order", KINDS).given();
            // In Scotland a new order ends the old one (2016 Act, s.16).
            let replaces = kind == Some("sexual-harm-prevention") && event.verified;
            if facts.division_on(day) == Some(Division::Scotland) && replaces {
                for old in orders.iter_mut().filter(|old| before.contains(&old.index) && old.kind == kind) {
                    old.end = Some(End::recorded(day));
                    old.replaced = true;
                }
            }
            let (until, further, warned) = (last_day_that_counts(event), is_further(event), last_day(event));
            let unread = is_unread(event);
            let (index, start) = (event.index, day);
            orders.push(Order {
                index,
                start,
                kind,
                until,
                further,
                warned,
                unread,
                unwarned: warned.is_none() && !further,
                gone: None,
                replaced: false,
                end: None,
            });
        }
        let sure = surely_open(&before, &orders);
        vary(facts, gone, day, &sure, &mut orders);
        let sure = surely_open(&before, &orders);
        let over = ended(facts, day, "court-order-ended", MADE, &sure);
        let gone: Vec<usize> =
            facts.events.iter().filter(|event| event.gone_on == Some(day)).map(|event| event.index).collect();
        let dead = facts.died_on() == Some(day);
        for order in orders.iter_mut().filter(|order| order.end.is_none()) {
            if dead || over.contains(&order.index) || gone.contains(&order.index) {
                order.end = Some(End::recorded(day));
            }
        }
        day = day.plus_days(1);
    }
    orders
}

/// The orders that what names none can mean: the only one may be over where nobody can read its last day (ruling 21).
fn surely_open(before: &[usize], orders: &[Order<'_>]) -> Vec<usize> {
    let is_unsure = |order: &&Order<'_>| order.unread && order.until.is_none() && !order.further;
    match before {
        [only] if orders.iter().filter(is_unsure).any(|order| order.index == *only) => Vec::new(),
        _ => before.to_vec(),
    }
}

/// A longer order needs no verifying, a shorter one does; of two of one day the later end keeps it alive.
fn vary(facts: &Facts<'_>, gone: &[Event<'_>], day: Date, before: &[usize], orders: &mut [Order<'_>]) {
    let made: Vec<usize> = orders.iter().map(|order| order.index).collect();
    // A court that varies an order takes it for one that runs, though its last day has passed.
    for order in orders.iter_mut().filter(|order| order.end.is_none_or(|end| end.by_law)) {
        // What two people took out has no effect from then on, so nothing varies it (timeline 23).
        let start = facts.events.iter().find(|event| event.index == order.index);
        if start.and_then(|start| start.gone_on).is_some_and(|gone| gone < day) {
            continue;
        }
        let mut found: Option<Option<Date>> = None;
        let mut warned: Option<Date> = None;
        let mut early: Option<Date> = None;
        let (mut forever, mut endless) = (false, false);
        let mut unread = false;
        let gone = gone.iter().filter(|event| event.on == day);
        for event in facts.on_day(day).filter(|event| event.kind == "court-order-varied").chain(gone) {
            // One that names none is of the only order that was open before its day.
            let name = match named(facts, event, "of", MADE) {
                // What was made later cannot be meant.
                Named::Event(index) if !made.contains(&index) => Named::Nothing,
                name => name,
            };
            let plain = match name {
                Named::Event(index) => index == order.index,
                Named::Absent => before == [order.index],
                Named::Nothing => false,
            };
            // One whose name fits none may be of any of them, and so may one without a name where not just one was open; but
            // that can only make them longer.
            let misnamed = match name {
                Named::Event(_) => false,
                Named::Absent => before.len() != 1,
                Named::Nothing => true,
            };
            if !plain && !misnamed {
                continue;
            }
            let until = last_day_that_counts(event);
            let further = is_further(event);
            let only_longer = event.removed || misnamed;
            // One that cannot be read may be earlier than all that is known, and that one warns.
            unread |= is_unread(event) && !event.removed;
            // One that says no last day that can be read may have made it longer.
            let unknown = until.is_none() && !further;
            let longer = (further || unknown) && !order.further
                || order.until.is_some_and(|old| until.is_some_and(|until| until > old));
            let same = until.is_some() && until == order.until || further && order.further;
            let shortens = event.verified && event.member("until") != Member::Unreadable && !only_longer;
            // What brings a warning needs no verifying, and of two last days the earlier warns (rulings 18 and 22).
            if !(longer || same || shortens || event.removed) {
                early = early.into_iter().chain(last_day(event)).min();
            }
            if longer || same || shortens {
                order.gone = order.gone.max(event.gone_on);
                forever |= further;
                // Of which order nobody can say: the last day of each still warns (ruling 21).
                if !misnamed || event.removed {
                    warned = warned.into_iter().chain(last_day(event)).min();
                    endless |= further;
                }
                found = Some(match found {
                    None => until,
                    Some(other) => other.and_then(|other| until.map(|until| until.max(other))),
                });
            }
        }
        if let Some(until) = found {
            (order.until, order.further, order.end) = (until, forever, None);
            // One that gives no last day warns of nothing: the last day that was known still does.
            if warned.is_some() || endless {
                (order.warned, order.unread, order.unwarned) = (warned, false, false);
            }
        }
        order.unread |= unread;
        order.unwarned &= early.is_none();
        order.warned = order.warned.into_iter().chain(early).min();
    }
}

/// What verified ends of a day end: what they name, or the only one that was open before it.
pub fn ended(facts: &Facts<'_>, day: Date, kind: &str, starts: &[&str], before: &[usize]) -> Vec<usize> {
    let ends: Vec<&Event<'_>> = facts.on_day(day).filter(|event| event.kind == kind && event.verified).collect();
    let names: Vec<Named> = ends.iter().map(|event| named(facts, event, "of", starts)).collect();
    let mut over: Vec<usize> = Vec::new();
    if names.iter().all(|name| *name == Named::Absent)
        && !names.is_empty()
        && !facts.may_have_been(starts, day)
        && let [only] = before
    {
        over.push(*only);
    }
    over.extend(names.iter().filter_map(|name| match name {
        Named::Event(index) => Some(*index),
        _ => None,
    }));
    over
}

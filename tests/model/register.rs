//! Requirements to notify: from when to when each runs, day by day.

use super::facts::{Event, Facts, Member};
use super::orders::{Order, ended, last_day};
use super::spells::{End, Stretch};
use joint_risk::Date;

/// A requirement to notify by a conviction, a finding or a caution.
#[derive(Debug, Clone)]
pub struct Requirement {
    pub index: usize,
    pub start: Date,
    pub period: Period,
    /// The last day, with what keeps it alive; none where none is known or there is none.
    pub last: Option<Date>,
    pub end: Option<End>,
}

/// How long it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Without an end.
    Indefinite,
    /// Up to this day at least.
    Fixed(Date),
    /// As long as an order does.
    OfOrder,
    /// A term or a last day is missing: a date waits for it.
    Missing,
    /// Nobody can read the disposal.
    Unreadable,
}

const STARTED: &[&str] = &["notification-started"];

pub fn requirements(facts: &Facts<'_>, orders: &[Order<'_>]) -> Vec<Requirement> {
    let mut all: Vec<Requirement> = Vec::new();
    let mut day = facts.first_day();
    while day <= facts.today {
        for one in all.iter_mut().filter(|one| one.end.is_none()) {
            if let Some(last) = one.last.filter(|last| *last < day) {
                one.end = Some(End::by_law(last));
            }
        }
        let before: Vec<usize> = all.iter().filter(|one| one.end.is_none()).map(|one| one.index).collect();
        for event in facts.on_day(day).filter(|event| event.is(STARTED)) {
            let period = period(facts, event);
            let last = last_of(event.on, period, orders);
            all.push(Requirement { index: event.index, start: day, period, last, end: None });
        }
        let mut over = ended(facts, day, "notification-ended", STARTED, &before);
        let reviewed = facts.on_day(day).any(|event| {
            event.kind == "notification-reviewed" && event.verified && event.yes("ends") == Member::Given(true)
        });
        let endless: Vec<usize> = all
            .iter()
            .filter(|one| before.contains(&one.index) && one.period == Period::Indefinite)
            .map(|one| one.index)
            .collect();
        if reviewed && let [only] = endless.as_slice() {
            over.push(*only);
        }
        over.extend(facts.events.iter().filter(|event| event.gone_on == Some(day)).map(|event| event.index));
        let dead = facts.died_on() == Some(day);
        for one in all.iter_mut().filter(|one| one.end.is_none()) {
            if dead || over.contains(&one.index) {
                one.end = Some(End::recorded(day));
            }
        }
        day = day.plus_days(1);
    }
    all
}

/// Sexual Offences Act 2003, s.82.
fn period(facts: &Facts<'_>, event: &Event<'_>) -> Period {
    let years = |years: u16| {
        let months = if facts.is_minor(event.on) { years * 6 } else { years * 12 };
        Period::Fixed(event.on.last_of_months(months))
    };
    let Member::Given(disposal) = event.text("disposal") else { return Period::Unreadable };
    match disposal {
        "life" | "public-protection" | "indeterminate-custodial" | "lifelong-restriction" | "hospital-restricted" => {
            Period::Indefinite
        }
        "imprisonment" => match term(event) {
            None => Period::Missing,
            Some(over) if over >= event.on.plus_months(30) => Period::Indefinite,
            Some(over) if over > event.on.plus_months(6) => years(10),
            Some(_) => years(7),
        },
        "hospital" => years(7),
        "caution" => years(2),
        "other" => years(5),
        "conditional-discharge" | "supervision-requirement" => last_day(event).map_or(Period::Missing, Period::Fixed),
        "prevention-order" => Period::OfOrder,
        _ => Period::Unreadable,
    }
}

/// The day after the last of the terms: consecutive ones are added, of concurrent ones the longest counts.
fn term(event: &Event<'_>) -> Option<Date> {
    let terms = event.member("terms").given()?.as_array()?;
    let mut total: Option<(u16, u16)> = None;
    for one in terms {
        let part = |name: &str| match one.get(name) {
            None | Some(serde_json::Value::Null) => Some(0),
            Some(value) => value.as_u64().filter(|number| *number <= 999).and_then(|number| u16::try_from(number).ok()),
        };
        let (months, days) = (part("years")? * 12 + part("months")?, part("days")?);
        let over = |(months, days): (u16, u16)| event.on.plus_months(months).plus_days(days);
        let longer = |one: (u16, u16), other: (u16, u16)| if over(one) > over(other) { one } else { other };
        total = Some(match total {
            None => (months, days),
            Some(before) if one["runs"] == "concurrent" => longer((months, days), before),
            Some(before) => (before.0 + months, before.1 + days),
        });
    }
    total.filter(|total| *total != (0, 0)).map(|(months, days)| event.on.plus_months(months).plus_days(days))
}

/// The last day, for as long as an order keeps it alive.
fn last_of(start: Date, period: Period, orders: &[Order<'_>]) -> Option<Date> {
    let mut last = match period {
        Period::Fixed(last) => last,
        Period::OfOrder => {
            // Subject by an order alone: from its day, or from the day before it was served.
            let own: Vec<&Order<'_>> =
                orders.iter().filter(|order| order.keeps_alive() && order.is_open_on(start)).collect();
            let never = Date::parse(Date::MAX).unwrap();
            let longest = own.iter().max_by_key(|order| (order.last().unwrap_or(never), order.index))?;
            // Of an order of an unknown kind the last day ends nothing (ruling 21).
            longest.last().filter(|_| longest.kind.is_some())?
        }
        _ => return None,
    };
    while let Some(order) =
        orders.iter().find(|order| order.keeps_alive() && order.start <= last && order.is_open_on(last.plus_days(1)))
    {
        last = order.last()?;
    }
    Some(last)
}

impl Requirement {
    pub fn is_open_on(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day < end.over_on)
    }
}

/// Every requirement as a stretch of time.
pub fn parts(facts: &Facts<'_>, requirements: &[Requirement], orders: &[Order<'_>]) -> Vec<Stretch> {
    let own = requirements.iter().map(|one| Stretch { index: one.index, start: one.start, end: one.end });
    let brought = orders.iter().filter(|order| order.brings_notification());
    let brought = brought.map(|one| Stretch { index: one.index, start: one.start, end: one.managed_until(facts) });
    own.chain(brought).collect()
}

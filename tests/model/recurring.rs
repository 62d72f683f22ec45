//! A clock that starts again each time it is done, followed day by day (ruling 20, timeline 12).

use super::facts::{Event, Member, same_text};
use super::model::Model;
use super::standards::{About, division_of, due};
use joint_risk::Date;

/// An interval that somebody set.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    pub on: Date,
    length: Length,
    approved: bool,
    /// It says for which clock.
    named: bool,
    /// The day on which two people took it out.
    gone: Option<Date>,
}

/// The clocks that an interval can be set for.
const CLOCKS: &[&str] = &[
    "home-visit",
    "probation-home-visit",
    "probation-contact",
    "oasys-review",
    "mappa-review",
    "plan-review",
    "supervisor-review",
];

impl Set {
    /// Whether anybody can read how often.
    pub fn is_readable(&self) -> bool {
        self.gone.is_none() && self.named && !matches!(self.length, Length::Unreadable)
    }
}

#[derive(Debug, Clone, Copy)]
enum Length {
    Weeks(u16),
    Months(u16),
    /// Nobody can read it: the longest of the rating, if that is shorter than what held.
    Unreadable,
}

impl Length {
    fn from(self, base: Date, longest: u16) -> Date {
        match self {
            Self::Weeks(weeks) => base.plus_days(weeks * 7),
            Self::Months(months) => base.plus_months(months),
            Self::Unreadable => base.plus_months(longest),
        }
    }
}

/// Every interval that was set for a clock, by day.
pub fn intervals(model: &Model<'_>, of: &str) -> Vec<Set> {
    // One of which nobody can say for which clock it is may be for any.
    let gone = model.facts.gone.iter().filter(|event| event.kind == "interval-set");
    let set = model.facts.of(&["interval-set"]).chain(gone).filter(|event| match event.code("of", CLOCKS) {
        Member::Given(clock) => clock == of,
        Member::Absent | Member::Unreadable => true,
    });
    let set = set.map(|event| {
        let length = match (event.whole("weeks", 1, 999), event.whole("months", 1, 999)) {
            (Member::Given(weeks), Member::Absent) => Length::Weeks(weeks),
            (Member::Absent, Member::Given(months)) => Length::Months(months),
            _ => Length::Unreadable,
        };
        let named = event.code("of", CLOCKS).given().is_some();
        Set { on: event.on, length, approved: named && is_approved(event), named, gone: event.gone_on }
    });
    let mut set: Vec<Set> = set.collect();
    set.sort_by_key(|set| set.on);
    set
}

fn is_approved(event: &Event<'_>) -> bool {
    match (event.text("by"), event.text("approvedBy")) {
        (Member::Given(by), Member::Given(other)) => !same_text(by, other),
        _ => false,
    }
}

/// How a clock runs.
pub struct Recurring<'a> {
    pub model: &'a Model<'a>,
    /// The kind of its rules.
    pub duty: &'a str,
    /// What an interval is set for.
    pub of: &'a str,
    /// Whether the level of MAPPA sets its interval, and which it was on a day.
    pub level: &'a dyn Fn(Date) -> Option<u16>,
    /// A day that a meeting agreed, in force on a day.
    pub agreed: &'a dyn Fn(Date) -> Option<Date>,
}

/// One turn of it.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    pub base: Date,
    pub due: Option<Date>,
    pub done_on: Option<Date>,
}

impl Recurring<'_> {
    /// The day that the standard, the plan and the rating of a day give, counted from `base`.
    pub fn candidate(&self, base: Date, day: Date) -> Option<Date> {
        let model = self.model;
        let standard = model.standards.on(base);
        let rating = super::rating::BANDS[model.ratings.on(day, model.today())];
        let registered = model.requirements.iter().any(|one| one.is_open_on(base));
        let about = About { rating: Some(rating), level: (self.level)(day), registered, ..About::default() };
        let rule = standard.rule(self.duty, about);
        let figure = rule.and_then(|rule| due(rule, base, division_of(&model.facts, standard, base)));
        [figure, self.set_on(base, day), (self.agreed)(day)].into_iter().flatten().min()
    }

    /// What the interval in force on a day gives.
    fn set_on(&self, base: Date, day: Date) -> Option<Date> {
        let mut all = intervals(self.model, self.of);
        all.retain(|set| set.gone.is_none_or(|gone| day < gone));
        let mut held: Option<Date> = None;
        let mut days: Vec<Date> = all.iter().map(|set| set.on).filter(|on| *on <= day).collect();
        days.dedup();
        let longest = self.model.ratings.longest(day, self.model.today());
        for on in days {
            // Of two settings of one day the one that protects more holds.
            let of_day = all.iter().filter(|set| set.on == on).map(|set| {
                let capped = base.plus_months(longest);
                match set.length {
                    Length::Unreadable => held.map_or(capped, |held: Date| held.min(capped)),
                    // Only where it is shorter.
                    length if !set.named => {
                        let given = length.from(base, longest).min(capped);
                        held.map_or(given, |held: Date| held.min(given))
                    }
                    length if set.approved => length.from(base, longest),
                    length => length.from(base, longest).min(capped),
                }
            });
            held = of_day.min().or(held);
        }
        held
    }

    /// Whether somebody else approved on that day that it takes longer.
    fn is_approved_on(&self, day: Date) -> bool {
        let all = intervals(self.model, self.of);
        let set: Vec<&Set> = all.iter().filter(|set| set.on == day).collect();
        // Two people who take out what was set approve what holds without it.
        let freed = set.is_empty() && all.iter().any(|set| set.gone == Some(day));
        let mut set = set.into_iter().filter(|set| set.gone != Some(day)).peekable();
        let settings = set.peek().is_some() && set.all(|set| set.approved);
        freed || settings || self.model.ratings.is_lowered_on(day)
    }

    /// Runs from `base` until `last`; each day of `done` ends a turn by what held before that day's settings.
    pub fn run(&self, base: Date, done: &[Date], last: Date) -> Vec<Turn> {
        let mut turns: Vec<Turn> = Vec::new();
        let mut turn = Turn { base, due: self.candidate(base, base), done_on: None };
        let mut before = turn.due;
        if done.contains(&base) {
            turns.push(Turn { done_on: Some(base), ..turn });
        }
        let mut day = base.plus_days(1);
        while day <= last {
            if done.contains(&day) {
                turns.push(Turn { done_on: Some(day), ..turn });
                turn = Turn { base: day, due: self.candidate(day, day), done_on: None };
                before = turn.due;
            } else {
                let now = self.candidate(turn.base, day);
                if now != before {
                    turn.due = self.changed(turn.due, now, day);
                }
                before = now;
            }
            day = day.plus_days(1);
        }
        turns.push(turn);
        turns
    }

    /// A shorter interval acts at once and makes nothing due before its day; a longer one moves what is not yet due
    /// where another approved it.
    fn changed(&self, due: Option<Date>, now: Option<Date>, day: Date) -> Option<Date> {
        match (due, now) {
            (None, Some(now)) => Some(now.max(day)),
            (Some(due), Some(now)) if now < due && due >= day => Some(now.max(day)),
            (Some(due), Some(now)) if now > due && due > day && self.is_approved_on(day) => Some(now),
            (due, _) => due,
        }
    }
}

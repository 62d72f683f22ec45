//! Where he was at the end of each day (ruling 19, timeline 1 to 3).

use super::facts::{Facts, Member, member};
use joint_risk::Date;
use serde_json::Value;

/// What keeps him from being seen, one state of each kind.
pub type Mask = u8;
pub const CUSTODY: Mask = 1;
pub const HOSPITAL: Mask = 2;
pub const ABROAD: Mask = 4;
pub const MISSING: Mask = 8;
pub const SUSPENDED_CONTACT: Mask = 16;
/// Reactive management: no state of his, but it holds the visits of the police alike.
pub const REACTIVE: Mask = 32;

/// Visits of either agency.
pub const OF_VISITS: Mask = CUSTODY | HOSPITAL | ABROAD | MISSING;
/// Contacts with probation.
pub const OF_CONTACTS: Mask = OF_VISITS | SUSPENDED_CONTACT;
/// The first OASys, reviews of MAPPA and of the plan.
pub const OF_CUSTODY: Mask = CUSTODY;
/// Review of OASys.
pub const OF_OASYS_REVIEW: Mask = CUSTODY | ABROAD;
/// Nothing holds it.
pub const OF_NOTHING: Mask = 0;
/// What the law disregards.
pub const OF_THE_LAW: Mask = CUSTODY | HOSPITAL | ABROAD;

struct State {
    mask: Mask,
    starts: &'static [&'static str],
    ends: &'static [&'static str],
}

const STATES: [State; 5] = [
    State {
        mask: CUSTODY,
        starts: &["remanded", "recalled", "sentenced-to-custody"],
        ends: &["released", "order-started", "licence-started"],
    },
    State { mask: HOSPITAL, starts: &["admitted-to-hospital"], ends: &["discharged-from-hospital"] },
    State { mask: ABROAD, starts: &["went-abroad"], ends: &["came-back"] },
    State { mask: MISSING, starts: &["went-missing"], ends: &["found"] },
    State { mask: SUSPENDED_CONTACT, starts: &["contact-suspended"], ends: &["contact-resumed"] },
];

/// For each day from the first what held at its end.
pub struct Holds {
    first: Date,
    days: Vec<Mask>,
}

impl Holds {
    pub fn read(facts: &Facts<'_>) -> Self {
        let gone = facts.at_liberty.iter().filter_map(|seen| seen.gone_on);
        let mut gone: Vec<Date> = gone.chain(facts.events.iter().filter_map(|event| event.gone_on)).collect();
        gone.sort_unstable();
        gone.dedup();
        // From the day on which two took out an end on, he is where he would be without it; not before.
        let mut holds = Self::known(facts, facts.first_day().previous());
        for day in gone {
            let later = Self::known(facts, day);
            let from = usize::try_from(holds.first.days_until(day)).unwrap_or(0);
            holds.days.truncate(from);
            holds.days.extend(later.days.iter().skip(from));
        }
        holds
    }

    /// Without what two people had taken out by a day.
    fn known(facts: &Facts<'_>, by: Date) -> Self {
        let first = facts.first_day();
        let stays = |gone_on: Option<Date>| gone_on.is_none_or(|gone| gone > by);
        let mut days = Vec::new();
        let mut now: Mask = 0;
        let mut day = first;
        while day <= facts.today {
            let before = now;
            for state in &STATES {
                let taken_out = || facts.at_liberty.iter().filter(|seen| seen.on == day && stays(seen.gone_on));
                let happened = |kinds: &[&str]| {
                    facts.on_day(day).any(|event| event.is(kinds) && stays(event.gone_on))
                        || taken_out().any(|seen| kinds.contains(&seen.kind))
                };
                // What somebody took out of the case holds nothing (timeline 23).
                let starts = facts.on_day(day).any(|event| event.is(state.starts) && event.verified && !event.removed);
                // He was seen: whatever was open before that day is over.
                let seen = state.mask != SUSPENDED_CONTACT
                    && before & state.mask != 0
                    && (facts.on_day(day).any(|event| shows_him(event.kind, event.json) && stays(event.gone_on))
                        || taken_out().any(|seen| shows_him(seen.kind, seen.json)));
                if happened(state.ends) || seen {
                    now &= !state.mask;
                } else if starts {
                    now |= state.mask;
                }
            }
            days.push(now);
            day = day.plus_days(1);
        }
        Self { first, days }
    }

    /// What held at the end of a day; after today as today.
    pub fn on(&self, day: Date) -> Mask {
        match usize::try_from(self.first.days_until(day)) {
            Ok(place) => self.days.get(place).or(self.days.last()).copied().unwrap_or(0),
            Err(_) => 0,
        }
    }

    pub fn holds(&self, day: Date, mask: Mask) -> bool {
        self.on(day) & mask != 0
    }

    /// Marks the days from `start` up to the one before `end` (or to the last known).
    pub fn mark(&mut self, mask: Mask, start: Date, end: Option<Date>) {
        let mut day = self.first;
        for held in &mut self.days {
            if day >= start && end.is_none_or(|end| day < end) {
                *held |= mask;
            }
            day = day.plus_days(1);
        }
    }
}

/// A home visit with access, or of which nobody can read that there was none, or a notification in person.
fn shows_him(kind: &str, json: &Value) -> bool {
    match (kind, member(json, "access")) {
        ("visit", Member::Given(access)) => *access != Value::Bool(false),
        ("notified", _) => true,
        _ => false,
    }
}

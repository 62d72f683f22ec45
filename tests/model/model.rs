//! The model: the facts once more, and every clock.

use super::duty::{Clock, Duty};
use super::facts::{Event, Facts};
use super::holds::{Holds, Mask};
use super::orders::{Order, orders};
use super::rating::Ratings;
use super::register::{Requirement, parts, requirements};
use super::spells::{Spell, Stretch, stretches, supervision};
use super::standards::Standards;
use joint_risk::Date;
use serde_json::Value;

/// What every clock reads.
pub struct Model<'a> {
    pub facts: Facts<'a>,
    pub standards: Standards,
    pub holds: Holds,
    pub supervision: Vec<Spell>,
    pub orders: Vec<Order<'a>>,
    pub requirements: Vec<Requirement>,
    pub ratings: Ratings,
    /// Times in which probation supervises.
    pub supervised: Vec<Stretch>,
    /// Times of a requirement to notify, by whatever brings it.
    pub registered: Vec<Stretch>,
    /// Times in which anybody manages him: these carry the visits of the police.
    pub managed: Vec<Stretch>,
    pub died: Option<Date>,
}

impl<'a> Model<'a> {
    /// `assessment` is the engine's: of it the scores of the instruments are taken and nothing else.
    pub fn new(case: &'a Value, today: Date, assessment: &Value) -> Self {
        let mut facts = Facts::read(case, today);
        // Ruling 21: who receives him cannot be read; where the sender has no OASys it may be England and Wales, which has.
        let mut place = 0;
        while let Some(one) = facts.moves.get(place).copied() {
            let without = Standards::until(&facts, place).own(one.on).without_oasys;
            if one.to_wherever && without {
                facts.moves[place].division = Some(joint_risk::Division::EnglandAndWales);
            }
            // Ruling 22: what nobody has verified brings what the sender did not have, and nothing else.
            facts.moves[place].sure = true;
            let brings = without && !Standards::until(&facts, place + 1).own(one.on).without_oasys;
            facts.moves[place].sure = one.sure;
            if one.sure || brings {
                place += 1;
            } else {
                facts.moves.remove(place);
            }
        }
        let standards = Standards::of(&facts);
        let holds = Holds::read(&facts);
        let supervision = supervision(&facts);
        let orders = orders(&facts);
        let requirements = requirements(&facts, &orders);
        let uses = |day: Date| !standards.own(day).without_oasys;
        let ratings = Ratings::read(&facts, &supervision, &uses, assessment);
        let supervised = stretches(supervision.iter().map(Stretch::from).collect());
        let registered = stretches(parts(&facts, &requirements, &orders));
        let held = parts(&facts, &requirements, &orders);
        let managed = stretches(supervision.iter().map(Stretch::from).chain(held).collect());
        let died = facts.died_on();
        Self {
            facts,
            standards,
            holds,
            supervision,
            orders,
            requirements,
            ratings,
            supervised,
            registered,
            managed,
            died,
        }
    }

    /// Every duty of every clock; of two spells with one kind and due, one.
    pub fn duties(&mut self) -> Vec<Duty> {
        super::reactive::mark(self);
        let mut all = super::visits::duties(self);
        all.extend(super::oasys::duties(self));
        all.extend(super::reassessment::duties(self));
        all.extend(super::contact::duties(self));
        all.extend(super::mappa::duties(self));
        all.extend(super::release::duties(self));
        all.extend(super::follow_up::duties(self));
        all.extend(super::oversight::duties(self));
        all.extend(super::notification::duties(self));
        all.extend(super::periodic::duties(self));
        all.extend(super::changes::duties(self));
        all.extend(super::review::duties(self));
        all.extend(super::court_orders::duties(self));
        all.sort_by_key(|duty| {
            let backstop = duty.backstop.map(|(due, _)| due);
            (duty.kind.clone(), duty.state, duty.due, duty.done_on, backstop, std::cmp::Reverse(duty.days_late))
        });
        all.dedup_by(|later, first| same_date(first, later));
        all
    }

    pub fn clock<'s>(&'s self, kind: &'s str, mask: Mask) -> Clock<'s> {
        Clock { kind, holds: &self.holds, mask, today: self.facts.today }
    }

    pub fn today(&self) -> Date {
        self.facts.today
    }

    pub fn event(&self, index: usize) -> Option<&Event<'a>> {
        super::names::at(&self.facts, index)
    }

    /// Spells with the clocks of probation: where the sender had none of them, they start when the transfer is accepted.
    pub fn oasys_spells(&self) -> Vec<Spell> {
        let begun = self.supervision.iter().filter_map(|spell| {
            if self.uses_oasys(spell.start) {
                return Some(spell.clone());
            }
            let accepted = self.facts.moves.iter().map(|one| one.on);
            let on = accepted.filter(|on| spell.is_open_on(*on) && self.uses_oasys(*on)).min()?;
            Some(Spell { start: on, ..spell.clone() })
        });
        begun.collect()
    }

    /// The days on which somebody accepted a transfer who has a clock that the sender did not have (ruling 37).
    pub fn begun_by_transfer(&self, kind: &str) -> Vec<Date> {
        let has = |day: Date| self.standards.on(day).has(kind);
        self.facts.moves.iter().map(|one| one.on).filter(|on| has(*on) && !has(on.previous())).collect()
    }

    /// The first day of a clock of something that began on `start` and is over after `end`.
    pub fn clock_begins(&self, kind: &str, start: Date, end: Option<Date>) -> Option<Date> {
        if self.standards.on(start).has(kind) {
            return Some(start);
        }
        let later = self.begun_by_transfer(kind).into_iter().find(|on| *on >= start);
        later.filter(|on| end.is_none_or(|end| *on <= end))
    }

    /// Whether OASys is used there and then.
    pub fn uses_oasys(&self, day: Date) -> bool {
        !self.standards.on(day).without_oasys
    }
}

/// What belongs to a spell, and what is shown once for all of a day. Every other duty is of one event: two changes of a
/// day have to be notified each, and each of two sentences has a victim.
const ONCE: &[&str] = &["oasys-initial", "high-risk-plan", "notification-initial", "reassessment"];

fn same_date(one: &Duty, other: &Duty) -> bool {
    ONCE.contains(&one.kind.as_str())
        && one.kind == other.kind
        && one.state == other.state
        && one.due == other.due
        && one.done_on == other.done_on
        && one.backstop == other.backstop
}

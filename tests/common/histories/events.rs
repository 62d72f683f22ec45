//! Draws the events of a history: openers first, so that what answers, ends or names them finds something.

use super::{Days, Dice};
use joint_risk::Date;
use serde_json::{Value, json};

/// Kinds that say nothing beside their day, with how often each is drawn.
const PLAIN: &[&str] = &[
    "released",
    "released",
    "recalled",
    "remanded",
    "admitted-to-hospital",
    "discharged-from-hospital",
    "went-abroad",
    "came-back",
    "went-missing",
    "found",
    "contact-suspended",
    "contact-resumed",
    "significant-incident",
    "significant-incident",
    "risk-changed",
    "plan-reviewed",
    "conviction",
    "supervisor-reviewed",
    "victim-contacted",
    "serious-further-offence",
    "mappa-meeting",
    "mappa-review",
    "arms-completed",
    "risk-matrix-scored",
    "died",
    "person-involved",
    "reactive-ended",
    "order-varied",
    "review-applied",
];

pub(super) const BANDS: &[&str] = &["low", "medium", "high", "very-high"];
const CLOCKS: &[&str] = &[
    "home-visit",
    "home-visit",
    "probation-contact",
    "oasys-review",
    "plan-review",
    "mappa-review",
    "supervisor-review",
];
const FORMS: &[&str] = &["layer-3", "layer-3", "oasys-2", "layer-1", "layer-2", "oasys-1", "fast-review", "layer3"];
const PEOPLE: &[&str] = &["officer-1", "officer-2", "manager-1"];

/// The events of a history, in no order.
pub(super) fn draw(dice: &mut Dice, days: &Days) -> Vec<Value> {
    let mut drawer = Drawer { days, events: Vec::new() };
    let count = dice.within(1, 14);
    for place in 0..count {
        // The first third opens things, so that the rest has something to answer.
        let event = if place * 3 < count { drawer.opener(dice) } else { drawer.any(dice) };
        drawer.push(dice, event);
    }
    drawer.events
}

pub(super) struct Drawer<'a> {
    pub(super) days: &'a Days,
    events: Vec<Value>,
}

impl Drawer<'_> {
    fn push(&mut self, dice: &mut Dice, mut event: Value) {
        if event.get("on").is_none() {
            event["on"] = json!(self.days.any(dice).to_string());
        }
        if dice.one_in(3) {
            event["id"] = json!(format!("e{}", self.events.len()));
        }
        if dice.one_in(4) {
            event["by"] = json!(dice.of(PEOPLE));
        }
        match dice.below(8) {
            0..=3 => event["verified"] = json!(true),
            4 => event["verified"] = json!(false),
            5 if dice.one_in(6) => event["verified"] = json!("yes"),
            _ => {}
        }
        if dice.one_in(40) {
            event["removed"] = self.removal(dice);
        }
        if dice.one_in(60) {
            let member = dice.of(&["on", "kind", "agency", "form", "level", "until", "months"]);
            event[member] = json!(["?"]);
        }
        // The same thing twice, entered by two people.
        if dice.one_in(25) {
            let mut again = event.clone();
            again["id"] = json!(format!("t{}", self.events.len()));
            self.events.push(again);
        }
        self.events.push(event);
    }

    fn removal(&self, dice: &mut Dice) -> Value {
        let mut removed =
            json!({ "on": self.days.any(dice).to_string(), "by": "officer-1", "reason": "entered twice" });
        match dice.below(4) {
            3 => removed["on"] = json!("2021-02-30"),
            0 => removed["reason"] = json!("wrong-person"),
            1 => removed["countersignedBy"] = json!("manager-1"),
            _ => {}
        }
        removed
    }

    /// A name for one of the events of these kinds: its id, its day, nothing, or something that names none.
    pub(super) fn name(&self, dice: &mut Dice, kinds: &[&str]) -> Value {
        let found: Vec<&Value> =
            self.events.iter().filter(|event| kinds.iter().any(|kind| event["kind"] == *kind)).collect();
        if found.is_empty() || dice.one_in(12) {
            return dice.of_values(&[json!("nothing"), json!(5), Value::Null, Value::Null]);
        }
        let event = found[dice.below(found.len())];
        if dice.one_in(8) {
            return Value::Null;
        }
        if event["id"].is_string() && !dice.one_in(3) { event["id"].clone() } else { event["on"].clone() }
    }

    /// A day from that of the event on which this name fits, mostly.
    pub(super) fn after(&self, dice: &mut Dice, name: &Value) -> Date {
        let named = self.events.iter().find(|event| event["id"] == *name || event["on"] == *name);
        let on = named.and_then(|event| event["on"].as_str()).and_then(|on| Date::parse(on).ok());
        match on {
            Some(on) if !dice.one_in(6) => self.days.from(dice, on),
            _ => self.days.any(dice),
        }
    }

    fn opener(&mut self, dice: &mut Dice) -> Value {
        match dice.below(12) {
            0..=3 => self.start(dice),
            4..=6 => self.requirement(dice),
            7 | 8 => self.order(dice),
            9 => self.interval(dice),
            10 => json!({ "kind": "mappa-level-set", "level": dice.within(1, 3) }),
            _ => self.sentence(dice),
        }
    }

    fn any(&mut self, dice: &mut Dice) -> Value {
        match dice.below(34) {
            0..=3 => json!({ "kind": dice.of(PLAIN) }),
            4 => self.opener(dice),
            5..=7 => self.oasys(dice),
            8..=10 => self.visit(dice),
            11 => self.contact(dice),
            12 | 13 => self.interval(dice),
            14 => self.rating(dice),
            15 | 16 => self.countersigned(dice),
            17 => self.level(dice),
            18..=20 => self.notified(dice),
            21 => Self::changed(dice),
            22 => self.journey(dice),
            23 => self.varied(dice),
            24 | 25 => self.ended(dice),
            26 => self.answers(dice, "renewal-decided", "of", &["court-order-made"]),
            27 => self.meeting(dice),
            28 => self.action(dice),
            29 => self.transferred(dice),
            30 => self.reviewed(dice),
            31 => self.answers(dice, "further-offence-reviewed", "offence", &["serious-further-offence"]),
            32 => json!({ "kind": "reactive-started", "reasons": "low for years" }),
            _ => self.notification_reviewed(dice),
        }
    }

    fn start(&self, dice: &mut Dice) -> Value {
        let mut event = json!({ "kind": dice.of(&["order-started", "licence-started"]) });
        match dice.below(6) {
            0 => event["tier"] = json!(dice.within(1, 4)),
            1 => event["tier"] = json!(3),
            2 if dice.one_in(4) => event["tier"] = json!("three"),
            _ => {}
        }
        event
    }

    fn sentence(&self, dice: &mut Dice) -> Value {
        let on = self.days.any(dice);
        let mut event = json!({ "kind": "sentenced-to-custody", "on": on.to_string() });
        if !dice.one_in(4) {
            event["months"] = json!(dice.of(&[4, 11, 12, 24, 60]));
        }
        if dice.one_in(2) {
            event["release"] = json!(on.plus_days(dice.step()).plus_days(dice.step()).to_string());
        }
        event
    }

    fn oasys(&self, dice: &mut Dice) -> Value {
        let incident = self.name(dice, &["significant-incident", "serious-further-offence"]);
        let on = self.after(dice, &incident);
        let kind = if dice.one_in(4) { "oasys-reviewed" } else { "oasys-completed" };
        let mut event = json!({ "kind": kind, "on": on.to_string() });
        if !incident.is_null() && !dice.one_in(3) {
            event["incident"] = incident;
        }
        if !dice.one_in(3) {
            event["form"] = json!(dice.of(FORMS));
        }
        match dice.below(8) {
            0 => event["status"] = json!(dice.of(&["signed", "open", "locked-incomplete", "done"])),
            1 | 2 => event["status"] = json!("complete"),
            3 => event["termination"] = json!(true),
            _ => {}
        }
        event
    }

    fn visit(&self, dice: &mut Dice) -> Value {
        let mut event = json!({ "kind": "visit", "officers": dice.within(1, 2) });
        match dice.below(6) {
            0 => event["access"] = json!(false),
            1 if dice.one_in(3) => {}
            _ => event["access"] = json!(true),
        }
        match dice.below(8) {
            0 | 1 => event["agency"] = json!("probation"),
            2 | 3 => event["agency"] = json!("police"),
            4 if dice.one_in(3) => event["agency"] = json!(dice.of(&["other", "probatoin"])),
            _ => {}
        }
        event
    }

    fn contact(&self, dice: &mut Dice) -> Value {
        let mut event = json!({ "kind": "contact" });
        if !dice.one_in(5) {
            event["agency"] = json!(dice.of(&["probation", "probation", "probation", "police", "other"]));
        }
        if dice.one_in(5) {
            event["access"] = json!(dice.one_in(2));
        }
        event
    }

    fn interval(&self, dice: &mut Dice) -> Value {
        let mut event = json!({ "kind": "interval-set", "of": dice.of(CLOCKS), "reasons": "the plan" });
        match dice.below(8) {
            0 => event["weeks"] = json!(dice.of(&[1, 2, 4, 16])),
            1 if dice.one_in(3) => event["months"] = json!("3"),
            _ => event["months"] = json!(dice.of(&[1, 2, 3, 6, 12, 18])),
        }
        if dice.one_in(3) {
            event["by"] = json!("officer-1");
            event["approvedBy"] = json!(dice.of(&["manager-1", "manager-1", "officer-1"]));
        }
        event
    }

    fn rating(&self, dice: &mut Dice) -> Value {
        let mut event = json!({ "kind": "rating-recorded", "rating": dice.of(BANDS) });
        if dice.one_in(15) {
            event["rating"] = json!("very high");
        }
        event
    }

    pub(super) fn answers(&self, dice: &mut Dice, kind: &str, member: &str, kinds: &[&str]) -> Value {
        let of = self.name(dice, kinds);
        let mut event = json!({ "kind": kind, "on": self.after(dice, &of).to_string() });
        if !of.is_null() {
            event[member] = of;
        }
        event
    }
}

//! Draws what the law turns on: requirements to notify, notifications, orders of courts.

use super::Dice;
use super::events::Drawer;
use serde_json::{Value, json};

const ORDERS: &[&str] = &[
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
const DISPOSALS: &[&str] = &[
    "life",
    "public-protection",
    "indeterminate-custodial",
    "lifelong-restriction",
    "imprisonment",
    "imprisonment",
    "hospital-restricted",
    "hospital",
    "caution",
    "caution",
    "conditional-discharge",
    "supervision-requirement",
    "prevention-order",
    "other",
    "other",
];
const MATTERS: &[&str] =
    &["name", "home", "home", "no-fixed-home", "other-premises", "bank", "identity-document", "child-household"];

impl Drawer<'_> {
    pub(super) fn changed(dice: &mut Dice) -> Value {
        json!({ "kind": "details-changed", "matter": dice.of(MATTERS) })
    }

    pub(super) fn requirement(&self, dice: &mut Dice) -> Value {
        let on = self.days.any(dice);
        let disposal = dice.of(DISPOSALS);
        let mut event = json!({ "kind": "notification-started", "on": on.to_string(), "disposal": disposal });
        match disposal {
            "imprisonment" if !dice.one_in(8) => {
                event["terms"] = dice.of_values(&[
                    json!([{ "months": 6 }]),
                    json!([{ "months": 6, "days": 1 }]),
                    json!([{ "months": 30 }]),
                    json!([{ "years": 2 }, { "months": 6, "runs": "concurrent" }]),
                    json!([{ "months": 4 }, { "months": 3 }]),
                    json!([{ "months": "six" }]),
                ]);
            }
            "conditional-discharge" | "supervision-requirement" if !dice.one_in(8) => {
                event["until"] = json!(on.plus_days(dice.step()).to_string());
            }
            _ if dice.one_in(25) => event["disposal"] = json!("fine"),
            _ => {}
        }
        event
    }

    pub(super) fn order(&self, dice: &mut Dice) -> Value {
        let on = self.days.any(dice);
        let mut event = json!({ "kind": "court-order-made", "on": on.to_string(), "order": dice.of(ORDERS) });
        match dice.below(8) {
            0 => event["untilFurther"] = json!(true),
            1 => {}
            2 => event["until"] = json!(on.plus_months(60).to_string()),
            _ => event["until"] = json!(on.plus_days(dice.step()).plus_days(dice.step()).to_string()),
        }
        if dice.one_in(30) {
            event["order"] = json!("SOPO");
        }
        event
    }

    pub(super) fn notified(&self, dice: &mut Dice) -> Value {
        let about = dice.of(&[
            "initial",
            "initial",
            "periodic",
            "periodic",
            "change",
            "change",
            "advance",
            "not-happened",
            "travel",
            "return",
            "absence",
        ]);
        let of = match about {
            "initial" if dice.one_in(2) => Value::Null,
            "initial" => self.name(dice, &["notification-started", "court-order-made"]),
            "change" => self.name(dice, &["details-changed", "released"]),
            "not-happened" => self.name(dice, &["notified"]),
            "travel" => self.name(dice, &["travel-planned"]),
            "absence" => self.name(dice, &["absence-planned"]),
            _ => Value::Null,
        };
        let on = self.after(dice, &of);
        let mut event = json!({ "kind": "notified", "on": on.to_string(), "about": about });
        if !of.is_null() {
            event["of"] = of;
        }
        if about == "advance" {
            event["matter"] = json!(dice.of(MATTERS));
            event["expected"] = json!(on.plus_days(dice.step()).to_string());
        } else if about == "change" && dice.one_in(3) {
            event["matter"] = json!(dice.of(MATTERS));
        }
        match dice.below(16) {
            0 => event["noFixedHome"] = json!(true),
            1 => event["noFixedHome"] = json!(false),
            2 => event["noFixedHome"] = json!("unknown"),
            _ => {}
        }
        event
    }

    pub(super) fn journey(&self, dice: &mut Dice) -> Value {
        let known = self.days.any(dice);
        let departs = known.plus_days(dice.step());
        let kind = dice.of(&["travel-planned", "travel-planned", "absence-planned"]);
        let mut event = json!({ "kind": kind, "on": known.to_string() });
        if !dice.one_in(12) {
            event["departs"] = json!(departs.to_string());
            if !dice.one_in(3) {
                event["returns"] = json!(departs.plus_days(dice.of(&[0, 1, 2, 3, 7, 20])).to_string());
            }
        }
        if kind == "travel-planned" && dice.one_in(5) {
            event["toIreland"] = json!(true);
        }
        event
    }

    pub(super) fn varied(&self, dice: &mut Dice) -> Value {
        let of = self.name(dice, &["court-order-made"]);
        let on = self.after(dice, &of);
        let mut event = json!({ "kind": "court-order-varied", "on": on.to_string(), "of": of });
        if dice.one_in(6) {
            event["untilFurther"] = json!(true);
        } else if !dice.one_in(10) {
            event["until"] = json!(on.plus_days(dice.step()).to_string());
        }
        event
    }

    pub(super) fn ended(&self, dice: &mut Dice) -> Value {
        let (kind, kinds): (&str, &[&str]) = match dice.below(5) {
            0 | 1 => ("order-ended", &["order-started", "licence-started"]),
            2 | 3 => ("notification-ended", &["notification-started"]),
            _ => ("court-order-ended", &["court-order-made"]),
        };
        let of = if dice.one_in(2) { Value::Null } else { self.name(dice, kinds) };
        let mut event = json!({ "kind": kind, "on": self.after(dice, &of).to_string() });
        if !of.is_null() {
            event["of"] = of;
        }
        event
    }

    pub(super) fn notification_reviewed(&self, dice: &mut Dice) -> Value {
        let on = self.days.any(dice);
        let mut event = json!({ "kind": "notification-reviewed", "on": on.to_string(), "ends": dice.one_in(2) });
        if dice.one_in(2) {
            event["until"] = json!(on.plus_months(96).to_string());
        }
        event
    }
}

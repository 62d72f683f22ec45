//! Draws what managers do: levels, meetings, actions, transfers, reviews of risk, signatures.

use super::Dice;
use super::events::{BANDS, Drawer};
use serde_json::{Value, json};

impl Drawer<'_> {
    pub(super) fn level(&self, dice: &mut Dice) -> Value {
        let on = self.days.any(dice);
        if dice.one_in(4) {
            return json!({ "kind": "mappa-referred", "on": on.to_string(), "level": dice.within(2, 3) });
        }
        let mut event = json!({ "kind": "mappa-level-set", "on": on.to_string(), "level": dice.within(1, 3) });
        match dice.below(6) {
            0 => event["nextReview"] = json!(on.plus_days(dice.step()).to_string()),
            1 if dice.one_in(3) => event["level"] = json!("3"),
            _ => {}
        }
        event
    }

    pub(super) fn meeting(&self, dice: &mut Dice) -> Value {
        let mut event = self.answers(dice, "mappa-minutes", "meeting", &["mappa-meeting"]);
        event["circulated"] = json!(!dice.one_in(3));
        event["filed"] = json!(!dice.one_in(3));
        event
    }

    pub(super) fn action(&self, dice: &mut Dice) -> Value {
        if dice.one_in(2) {
            return self.answers(dice, "mappa-action-done", "action", &["mappa-action-set"]);
        }
        let on = self.days.any(dice);
        let mut event = json!({ "kind": "mappa-action-set", "on": on.to_string(), "owner": "police" });
        if !dice.one_in(5) {
            event["due"] = json!(on.plus_days(dice.step()).to_string());
        }
        event
    }

    pub(super) fn transferred(&self, dice: &mut Dice) -> Value {
        let offered = self.days.any(dice);
        let mut event = json!({ "kind": "transferred", "on": offered.to_string(), "offered": offered.to_string() });
        if dice.one_in(2) {
            let accepted = self.days.from(dice, offered).to_string();
            event["on"] = json!(accepted);
            event["accepted"] = json!(accepted);
            if dice.one_in(3) {
                event["division"] =
                    json!(dice.of(&["england-and-wales", "scotland", "northern-ireland", "england-wales"]));
            }
            if dice.one_in(4) {
                event["standard"] =
                    json!(dice.of(&["england-wales-2017", "scotland", "northern-ireland", "none-of-ours"]));
            }
        }
        event
    }

    pub(super) fn reviewed(&self, dice: &mut Dice) -> Value {
        let kinds = ["significant-incident", "serious-further-offence", "risk-changed"];
        let mut event = self.answers(dice, "risk-reviewed", "of", &kinds);
        if dice.one_in(3) {
            event["kind"] = json!("incident-unfounded");
            event["by"] = json!("officer-1");
            event["reason"] = json!("a mistaken report");
            event["countersignedBy"] = json!(dice.of(&["manager-1", "manager-1", "officer-1"]));
        }
        event
    }

    pub(super) fn countersigned(&self, dice: &mut Dice) -> Value {
        let kinds = ["oasys-completed", "risk-reviewed", "rating-recorded", "significant-incident", "conviction"];
        let of = if dice.one_in(2) { Value::Null } else { self.name(dice, &kinds) };
        let mut event = json!({ "kind": "countersigned", "on": self.after(dice, &of).to_string() });
        if !of.is_null() {
            event["of"] = of;
        }
        if !dice.one_in(6) {
            event["authorisedFor"] = json!(dice.of(&["very-high", "very-high", "high", "medium"]));
        }
        if dice.one_in(2) {
            event["by"] = json!(dice.of(&["manager-1", "manager-1", "officer-1"]));
        }
        if dice.one_in(3) {
            event["rating"] = json!(dice.of(BANDS));
            event["reason"] = json!("talked through");
        }
        event
    }
}

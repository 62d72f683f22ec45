//! What a history says beside its events: the instruments, recorded values, a judgement, who attests the file.

use super::{Days, Dice};
use serde_json::{Value, json};

pub(super) fn add(dice: &mut Dice, days: &Days, case: &mut Value) {
    if !dice.one_in(4) {
        case["riskMatrix"] = risk_matrix(dice, days);
    }
    if !dice.one_in(4) {
        case["oasys"] = oasys(dice);
    }
    if dice.one_in(6) {
        case["recorded"] = recorded(dice, days);
    }
    if dice.one_in(8) {
        case["judgement"] = judgement(dice, days);
    }
    if dice.one_in(10) {
        case["attested"] = json!({ "by": "records", "on": days.today.to_string(), "system": "delius" });
    }
    if dice.one_in(12) {
        let on = days.any(dice).to_string();
        case["convictions"] = json!([{ "sentencedOn": on, "court": "Leeds", "offences": [{ "code": "00801" }] }]);
    }
    if dice.one_in(12) {
        case["orderWarnings"] = dice.of_values(&[json!([{ "months": 12 }]), json!([{ "days": 56 }, { "months": 3 }])]);
    }
}

/// Low, medium, high and very high, and what is not known or cannot be read.
fn risk_matrix(dice: &mut Dice, days: &Days) -> Value {
    let sexual = dice.of(&[1, 1, 1, 2, 3, 5]);
    let yes = dice.one_in(3);
    let mut answers = json!({
        "startOfRisk": days.any(dice).to_string(), "sexualAppearances": sexual, "criminalAppearances": sexual + 1,
        "violentAppearances": 0, "burglary": false, "maleVictim": yes, "strangerVictim": yes,
        "nonContactOffence": yes, "neverInRelationship": yes, "ageAtLatestSexualOffence": 31, "indecentImagesOnly": false
    });
    match dice.below(10) {
        0 => answers["strangerVictim"] = Value::Null,
        1 => answers["maleVictim"] = json!("perhaps"),
        2 => answers["startOfRisk"] = Value::Null,
        _ => {}
    }
    answers
}

fn oasys(dice: &mut Dice) -> Value {
    let level = dice.of(&["low", "low", "medium", "high", "very-high"]);
    let mut oasys = json!({});
    if !dice.one_in(3) {
        oasys["supervised"] = json!(dice.one_in(2));
    }
    if !dice.one_in(4) {
        oasys["harm"] = json!({
            "community": { "children": "low", "public": level, "knownAdult": "low", "staff": "low" },
            "custody": "not-applicable"
        });
        match dice.below(12) {
            0 => oasys["harm"]["community"]["staff"] = Value::Null,
            1 => oasys["harm"]["community"]["children"] = json!("hihg"),
            2 => oasys["harm"]["custody"] = Value::Null,
            3 => oasys["harm"]["custody"] = json!({ "children": "low", "public": "low", "prisoners": "high" }),
            _ => {}
        }
    }
    oasys
}

fn band(dice: &mut Dice) -> &'static str {
    dice.of(&["low", "medium", "high", "very-high"])
}

fn recorded(dice: &mut Dice, days: &Days) -> Value {
    let on = days.any(dice).to_string();
    match dice.below(5) {
        4 => json!({ "sa07": { "level": band(dice), "on": on }, "ace": { "band": band(dice), "on": on } }),
        0 => json!({ "riskMatrix": { "sexual": band(dice), "on": on } }),
        1 => json!({ "harm": { "overall": band(dice), "on": on } }),
        2 => json!({ "arms": { "level": band(dice), "on": on } }),
        _ => json!({ "lsCmi": { "level": band(dice), "on": on }, "harm": { "overall": band(dice), "on": on } }),
    }
}

fn judgement(dice: &mut Dice, days: &Days) -> Value {
    let on = days.any(dice);
    let mut judgement =
        json!({ "rating": band(dice), "reason": "known to the officer", "by": "officer-1", "on": on.to_string() });
    match dice.below(4) {
        0 => judgement["rating"] = json!("very high"),
        1 | 2 => {
            judgement["rating"] = json!(dice.of(&["low", "medium"]));
            judgement["lowers"] = json!(dice.of(&["very-high", "very-high", "high", "medium"]));
            judgement["until"] = json!(on.plus_days(dice.step()).to_string());
            judgement["countersignedBy"] = json!("manager-1");
            judgement["countersignerAuthorisedFor"] = json!(dice.of(&["very-high", "very-high", "high"]));
        }
        _ => {}
    }
    judgement
}

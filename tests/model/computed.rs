//! What today's answers and recorded values allow (rulings 6, 30, 31).

use super::approval;
use super::facts::{Facts, Member, member};
use super::rating::{VERY_HIGH, highest, rank};
use super::spells::Spell;
use joint_risk::Date;
use serde_json::Value;

pub fn harm_possible(facts: &Facts<'_>, supervision: &[Spell], with_oasys: bool) -> Option<usize> {
    let recorded = facts.case.get("recorded").and_then(|recorded| recorded.get("harm"));
    let recorded = recorded.and_then(|part| highest(part, "overall"));
    let sa07 = facts.case.get("recorded").and_then(|recorded| recorded.get("sa07"));
    let sa07 = sa07.and_then(|part| highest(part, "level"));
    // SA07 is of Scotland and Northern Ireland: where OASys is used it rates nobody (ruling 30).
    if with_oasys { harm(facts, supervision, recorded) } else { given(facts).max(recorded).max(sa07) }
}

/// Where OASys is not used no cell is asked for, and one that is given counts all the same.
fn given(facts: &Facts<'_>) -> Option<usize> {
    let oasys = facts.case.get("oasys").unwrap_or(&Value::Null);
    let Member::Given(grid) = member(oasys, "harm") else { return None };
    let cells = |part: &str, names: &[&str]| {
        let part = grid.get(part).filter(|part| part.is_object());
        part.and_then(|part| names.iter().filter_map(|cell| highest(part, cell)).max())
    };
    cells("community", &COMMUNITY).max(cells("custody", &["children", "public", "knownAdult", "staff", "prisoners"]))
}

/// The top of what the instruments and recorded values allow; none where nothing rates him.
pub fn computed(facts: &Facts<'_>, supervision: &[Spell], with_oasys: bool, assessment: &Value) -> Option<usize> {
    let recorded = facts.case.get("recorded").unwrap_or(&Value::Null);
    let of = |name: &str, level: &str| recorded.get(name).and_then(|part| highest(part, level));
    let matrix = scale(facts, assessment, of("riskMatrix", "sexual"));
    let harm = harm_possible(facts, supervision, with_oasys);
    let others = harm.max(of("arms", "level"));
    // A scale of which nothing is answered may be anything, where something else rates him.
    let unanswered =
        matrix.is_none() && others.is_some() && assessment["riskMatrix"]["sexual"]["status"] != "not-applicable";
    // Where nothing else rates him, one that may not be for him rates no lower than one that is not.
    let sexual = &assessment["riskMatrix"]["sexual"];
    let may_not_apply = sexual["status"] == "incomplete"
        && ["eligibility-not-known", "age-16-refer-to-guide"].iter().any(|reason| sexual["reason"] == *reason)
        && of("riskMatrix", "sexual").is_none();
    let undated = |name: &str| {
        let on = recorded.get(name).map_or(Member::Absent, |part| super::facts::day(part, "on"));
        on == Member::Unreadable || on.given().is_some_and(|on| on > facts.today)
    };
    let other_matrix = sexual["status"] == "not-applicable" && undated("riskMatrix");
    let police = of("arms", "level").filter(|_| !undated("arms"));
    let rates = harm.is_some() || police.is_some() || matrix.is_some() && !may_not_apply && !other_matrix;
    let any = matrix.max(others);
    if unanswered || any.is_some() && !rates { Some(VERY_HIGH) } else { any }
}

/// RM2000/S as the instrument scores it: the clocks are what this model is about.
fn scale(facts: &Facts<'_>, assessment: &Value, recorded: Option<usize>) -> Option<usize> {
    let nothing = !facts.case["riskMatrix"].is_object() && !facts.case["convictions"].is_array();
    let sexual = &assessment["riskMatrix"]["sexual"];
    let band = |value: &Value| value.as_str().and_then(rank);
    match sexual["status"].as_str() {
        _ if nothing => recorded,
        Some("scored") => band(&sexual["range"]["highest"]).or(band(&sexual["band"])).max(recorded),
        Some("not-applicable") => recorded,
        // A field that cannot be read counts as the highest that it could say until it is mended (ruling 21).
        Some("invalid") => Some(VERY_HIGH),
        _ => match recorded {
            Some(recorded) => Some(recorded.max(band(&sexual["range"]["lowest"]).unwrap_or(0))),
            None => Some(band(&sexual["range"]["highest"]).unwrap_or(VERY_HIGH)),
        },
    }
}

/// Whether the last start of custody that nobody has verified may last: nothing says that it is over.
fn may_be_inside(facts: &Facts<'_>) -> bool {
    let start = facts.of(&["remanded", "recalled", "sentenced-to-custody"]).filter(|event| !event.verified).last();
    let over = |on: Date| facts.of(&["released", "order-started", "licence-started"]).any(|event| event.on >= on);
    start.is_some_and(|start| !over(start.on))
}

/// Whether supervision is over and a police manager has signed a rating since: what probation recorded counts no longer.
fn is_signed_by_police(facts: &Facts<'_>, supervision: &[Spell]) -> bool {
    let over = |spell: &Spell| spell.end.filter(|end| end.over_on <= facts.today).map(|end| end.ends_on);
    let ends: Option<Vec<Date>> = supervision.iter().map(over).collect();
    let Some(end) = ends.and_then(|ends| ends.into_iter().max()).filter(|end| *end < facts.today) else { return false };
    let readable = |event: &super::facts::Event<'_>| event.text("rating").given().and_then(rank).is_some();
    let closes = |event: &super::facts::Event<'_>| {
        let draft = approval::signs_draft_of(facts, event);
        approval::authority(event).is_some() && !approval::is_unread(facts, event, draft)
    };
    facts.of(&["countersigned"]).any(|event| {
        event.on > end && readable(event) && approval::named_rating(facts, event).is_some() && closes(event)
    })
}

const COMMUNITY: [&str; 4] = ["children", "public", "knownAdult", "staff"];

/// The highest that the grid of serious harm allows. A blank custody cell counts while he is in custody alone.
fn harm(facts: &Facts<'_>, supervision: &[Spell], recorded: Option<usize>) -> Option<usize> {
    let signed_by_police = is_signed_by_police(facts, supervision);
    let recorded = recorded.filter(|_| !signed_by_police);
    let oasys = facts.case.get("oasys").unwrap_or(&Value::Null);
    let Member::Given(grid) = member(oasys, "harm") else {
        // Only an outright "no" means that probation does not supervise, and an open order or licence says that it does.
        let open = supervision.iter().any(|spell| spell.is_open_on(facts.today));
        let asked = facts.supervised != Some(false) && !signed_by_police || open;
        return recorded.or(asked.then_some(VERY_HIGH));
    };
    let community = grid.get("community").unwrap_or(&Value::Null);
    let given = COMMUNITY.iter().map(|cell| highest(community, cell));
    // A recorded level takes the place of what is missing, and never of what is given (ruling 31).
    let mut top = given.map(|cell| cell.or(recorded).unwrap_or(VERY_HIGH)).max();
    if let Some(custody) = grid.get("custody").filter(|custody| custody.is_object()) {
        top = top.max(
            ["children", "public", "knownAdult", "staff", "prisoners"]
                .iter()
                .filter_map(|cell| highest(custody, cell))
                .max(),
        );
    }
    let inside = super::holds::Holds::read(facts).holds(facts.today, super::holds::CUSTODY) || may_be_inside(facts);
    let applies = grid["custody"] != "not-applicable";
    let mut cells = ["children", "public", "knownAdult", "staff", "prisoners"].iter();
    if inside && applies && cells.any(|cell| grid["custody"].get(*cell).is_none_or(Value::is_null)) {
        top = top.max(recorded.or(Some(VERY_HIGH)));
    }
    top.max(recorded)
}

//! What today's answers and recorded values allow (rulings 6, 30, 31).

use super::approval;
use super::facts::{Facts, Member, member};
use super::rating::{VERY_HIGH, highest, rank};
use super::spells::Spell;
use joint_risk::Date;
use serde_json::Value;

/// A level of serious harm as another system has it, with its day.
type Recorded = (usize, Member<Date>);

/// The highest level of serious harm that is still possible. SA07 is of Scotland and Northern Ireland: where OASys is used
/// it rates nobody (ruling 30).
pub fn harm_possible(facts: &Facts<'_>, supervision: &[Spell], with_oasys: bool) -> Option<usize> {
    let recorded = |name: &str, level: &str| {
        let part = facts.case.get("recorded").and_then(|recorded| recorded.get(name))?;
        Some((highest(part, level)?, super::facts::day(part, "on")))
    };
    let sa07 = recorded("sa07", "level").filter(|_| !with_oasys);
    let recorded = [recorded("harm", "overall"), sa07].into_iter().flatten().max_by_key(|(level, _)| *level);
    harm(facts, supervision, with_oasys, recorded)
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

/// Whether the last start of custody that nobody has verified, or that one person alone took out, may last: nothing says
/// that it is over.
fn may_be_inside(facts: &Facts<'_>) -> bool {
    let starts = facts.of(&["remanded", "recalled", "sentenced-to-custody"]);
    let start = starts.filter(|event| !event.verified || event.removed && event.gone_on.is_none()).last();
    let over = |on: Date| {
        facts.of(&["released", "order-started", "licence-started"]).any(|event| !event.removed && event.on >= on)
    };
    start.is_some_and(|start| !over(start.on))
}

/// Whether supervision is over and a police manager has signed a rating since: what probation recorded counts no longer.
/// Below what was recorded, or could have been, that is a lowering (rulings 23, 24 and 31).
fn is_signed_by_police(facts: &Facts<'_>, supervision: &[Spell], recorded: Option<Recorded>) -> bool {
    let over = |spell: &Spell| spell.end.filter(|end| end.over_on <= facts.today).map(|end| end.ends_on);
    let ends: Option<Vec<Date>> = supervision.iter().map(over).collect();
    let Some(end) = ends.and_then(|ends| ends.into_iter().max()).filter(|end| *end < facts.today) else { return false };
    let readable = |event: &super::facts::Event<'_>| event.text("rating").given().and_then(rank).is_some();
    let closes = |event: &super::facts::Event<'_>| {
        let draft = approval::signs_draft_of(facts, event);
        approval::authority(event).is_some() && !approval::is_unread(facts, event, draft)
    };
    let level = recorded.map_or(VERY_HIGH, |(level, _)| level);
    let was_there = |on: Date| recorded.is_none_or(|(_, day)| day.given().is_some_and(|day| day <= on));
    facts.of(&["countersigned"]).filter(|event| event.on > end && readable(event)).any(|event| {
        match approval::named_rating(facts, event) {
            None => false,
            Some(named) if named >= level => closes(event),
            Some(_) => was_there(event.on) && approval::may_lower(facts, event, level),
        }
    })
}

const COMMUNITY: [&str; 4] = ["children", "public", "knownAdult", "staff"];
const CUSTODY: [&str; 5] = ["children", "public", "knownAdult", "staff", "prisoners"];

/// Whether nothing is given in a grid.
fn is_blank(grid: &Value) -> bool {
    let blank = |part: &str, cells: &[&str]| match member(grid, part) {
        Member::Absent => true,
        Member::Given(part) if part.is_object() => cells.iter().all(|cell| member(part, cell) == Member::Absent),
        _ => part == "custody" && grid[part] == "not-applicable",
    };
    grid.is_object() && blank("community", &COMMUNITY) && blank("custody", &CUSTODY)
}

/// The highest that the grid of serious harm allows. A blank custody cell counts while he is in custody alone; where no
/// grid is asked for, one that is blank says nothing, and in one that says something what is blank is not known.
fn harm(facts: &Facts<'_>, supervision: &[Spell], with_oasys: bool, recorded: Option<Recorded>) -> Option<usize> {
    let signed_by_police = is_signed_by_police(facts, supervision, recorded);
    let recorded = recorded.filter(|_| !signed_by_police).map(|(level, _)| level);
    // Only an outright "no" means that probation does not supervise, and an open order or licence says that it does.
    let open = supervision.iter().any(|spell| spell.is_open_on(facts.today));
    let asked = with_oasys && (facts.supervised != Some(false) && !signed_by_police || open);
    let oasys = facts.case.get("oasys").unwrap_or(&Value::Null);
    let grid = match member(oasys, "harm") {
        Member::Given(grid) if asked || !is_blank(grid) => grid,
        _ => return recorded.or(asked.then_some(VERY_HIGH)),
    };
    let community = grid.get("community").unwrap_or(&Value::Null);
    let given = COMMUNITY.iter().map(|cell| highest(community, cell));
    // A recorded level takes the place of what is missing, and never of what is given (ruling 31).
    let mut top = given.map(|cell| cell.or(recorded).unwrap_or(VERY_HIGH)).max();
    let custody = grid.get("custody").filter(|custody| custody.is_object());
    top = top.max(custody.and_then(|custody| CUSTODY.iter().filter_map(|cell| highest(custody, cell)).max()));
    let inside = super::holds::Holds::read(facts).holds(facts.today, super::holds::CUSTODY) || may_be_inside(facts);
    let applies = grid["custody"] != "not-applicable";
    if inside && applies && CUSTODY.iter().any(|cell| grid["custody"].get(*cell).is_none_or(Value::is_null)) {
        top = top.max(recorded.or(Some(VERY_HIGH)));
    }
    top.max(recorded)
}

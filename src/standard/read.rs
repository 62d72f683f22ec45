//! Reads the document of a standard: every problem at once, as for a case.

use std::borrow::Cow;
use std::sync::Arc;

use crate::band::Band;
use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Reader};
use crate::code::Code;
use crate::history::{CountingRule, CountingRules, RuleSetting};
use crate::problem::{Problem, ProblemCode};
use crate::source::{InForce, Source};
use crate::standard::{AnswerAge, Interval, JointRule, Rule, Standard, StandardSchema, When};

/// The longest interval, in its own unit, and the most rules.
const MOST: i64 = 999;

pub(super) fn standard(text: &str) -> Result<Standard, Vec<Problem>> {
    let mut reader = Reader::default();
    let standard = match json::parse(text) {
        Ok(node) => read(&mut reader, node),
        Err(problem) => return Err(vec![*problem]),
    };
    // What could not be read has its problem, so one that is whole has none.
    match standard {
        Some(standard) if reader.problems.is_empty() => Ok(standard),
        _ => Err(reader.problems),
    }
}

fn read(reader: &mut Reader, node: Node<'_>) -> Option<Standard> {
    let mut fields = Fields::of(reader, Answer::Given(node), String::new());
    let schema = code::<StandardSchema>(reader, &mut fields, "schema");
    let id = text(reader, &mut fields, "id");
    let title = text(reader, &mut fields, "title");
    let division = code(reader, &mut fields, "division");
    let in_force = in_force(reader, &mut fields);
    let joint_rating = joint_rule(reader, &mut fields);
    let answers_old_after = answer_age(reader, &mut fields);
    let counting_rules = counting_rules(reader, &mut fields);
    let rules = fields.list(reader, "rules", 999);
    let rules = reader.required(rules, &fields, "rules").unwrap_or_default();
    let standard = id.as_deref().unwrap_or_default();
    let rules = rules.into_iter().enumerate().filter_map(|(index, node)| rule(reader, index, node, standard)).collect();
    fields.finish(reader);
    Some(Standard {
        schema: schema?,
        id: id?,
        title: title?,
        division: division?,
        in_force,
        joint_rating: joint_rating?,
        answers_old_after: answers_old_after?,
        counting_rules,
        rules,
    })
}

fn text(reader: &mut Reader, fields: &mut Fields<'_>, key: &str) -> Option<String> {
    let text = fields.text(reader, key, 1000);
    reader.required(text, fields, key)
}

fn code<T: Code>(reader: &mut Reader, fields: &mut Fields<'_>, key: &str) -> Option<T> {
    let code = fields.choice(reader, key);
    reader.required(code, fields, key)
}

fn count(reader: &mut Reader, fields: &mut Fields<'_>, key: &str, least: i64) -> Option<u16> {
    fields.whole(reader, key, least, MOST).into_option().and_then(|count| u16::try_from(count).ok())
}

fn in_force(reader: &mut Reader, fields: &mut Fields<'_>) -> InForce {
    let mut dates = fields.object(reader, "inForce");
    let from = dates.text(reader, "from", 10).into_option();
    let until = dates.text(reader, "until", 10).into_option();
    dates.finish(reader);
    InForce { from: from.map(Into::into), until: until.map(Into::into) }
}

fn source(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<Source> {
    let source = fields.take(reader, "source");
    let source = reader.required(source, fields, "source")?;
    let mut source = Fields::of(reader, Answer::Given(source), fields.field("source"));
    let title = text(reader, &mut source, "title");
    let mut other = |key| source.text(reader, key, 1000).into_option().map(Cow::Owned);
    let (edition, place, url) = (other("edition"), other("place"), other("url"));
    source.finish(reader);
    Some(Source { title: Cow::Owned(title?), edition, place, url })
}

fn joint_rule(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<JointRule> {
    let mut joint = fields.object(reader, "jointRating");
    let scale = code(reader, &mut joint, "scale");
    let countersign_from = code(reader, &mut joint, "countersignFrom");
    let source = source(reader, &mut joint);
    let standing = code(reader, &mut joint, "standing");
    joint.finish(reader);
    Some(JointRule { scale: scale?, countersign_from: countersign_from?, source: source?, standing: standing? })
}

fn answer_age(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<AnswerAge> {
    let mut age = fields.object(reader, "answersOldAfter");
    let weeks = age.whole(reader, "weeks", 1, MOST);
    let weeks = reader.required(weeks, &age, "weeks");
    let source = source(reader, &mut age);
    let standing = code(reader, &mut age, "standing");
    age.finish(reader);
    Some(AnswerAge { weeks: u16::try_from(weeks?).ok()?, source: source?, standing: standing? })
}

/// Each rule that it sets, with its source; the default stands for the others.
fn counting_rules(reader: &mut Reader, fields: &mut Fields<'_>) -> CountingRules {
    let mut rules = CountingRules::default();
    let mut given = fields.object(reader, "countingRules");
    for (rule, key) in [
        (CountingRule::Cautions, "cautions"),
        (CountingRule::CautionsAsSanctions, "cautionsAsSanctions"),
        (CountingRule::MinorOffences, "minorOffences"),
        (CountingRule::ForeignConvictions, "foreignConvictions"),
        (CountingRule::WiderViolence, "widerViolence"),
        (CountingRule::ImagesAsNonContact, "imagesAsNonContact"),
    ] {
        let node = given.take(reader, key);
        if matches!(node, Answer::Missing) {
            continue;
        }
        let mut entry = Fields::of(reader, node, given.field(key));
        let treatment = code(reader, &mut entry, "treatment");
        let standing = code(reader, &mut entry, "standing");
        let confidence = entry.choice(reader, "confidence").into_option();
        let named = source(reader, &mut entry);
        entry.finish(reader);
        if let (Some(treatment), Some(standing), Some(_)) = (treatment, standing, named) {
            rules.set(rule, RuleSetting { treatment, standing, confidence });
        }
    }
    given.finish(reader);
    rules
}

fn rule(reader: &mut Reader, index: usize, node: Node<'_>, standard: &str) -> Option<Rule> {
    let mut fields = Fields::of(reader, Answer::Given(node), format!("rules[{index}]"));
    let id = text(reader, &mut fields, "id");
    let duty = code(reader, &mut fields, "duty");
    let owner = code(reader, &mut fields, "owner");
    let in_force = in_force(reader, &mut fields);
    let only_orders_begun_in_force =
        fields.yes_or_no(reader, "onlyOrdersBegunInForce").into_option().unwrap_or_default();
    let when = when(reader, &mut fields);
    let within = interval(reader, &mut fields);
    let source = source(reader, &mut fields);
    let standing = code(reader, &mut fields, "standing");
    let note = fields.text(reader, "note", 4000).into_option();
    fields.finish(reader);
    let id = id?;
    Some(Rule {
        path: format!("{standard}/{id}").into(),
        id,
        duty: duty?,
        owner: owner?,
        in_force,
        only_orders_begun_in_force,
        when,
        within: within?,
        source: Arc::new(source?),
        standing: standing?,
        note,
    })
}

fn when(reader: &mut Reader, fields: &mut Fields<'_>) -> When {
    let mut when = fields.object(reader, "when");
    let joint_rating = bands(reader, &mut when, "jointRating");
    let harm = bands(reader, &mut when, "harm");
    let levels = when.list(reader, "mappaLevel", 3).into_option();
    let mappa_level = levels.map(|levels| {
        let level = |(index, node)| {
            let level = reader.whole(node, format!("{}[{index}]", when.field("mappaLevel")), 1, 3);
            level.into_option().and_then(|level| u8::try_from(level).ok())
        };
        levels.into_iter().enumerate().filter_map(level).collect()
    });
    when.finish(reader);
    When { joint_rating, harm, mappa_level }
}

fn bands(reader: &mut Reader, when: &mut Fields<'_>, key: &str) -> Option<Vec<Band>> {
    let bands = when.list(reader, key, 4).into_option()?;
    let band = |(index, node)| reader.choice(&node, format!("{}[{index}]", when.field(key))).into_option();
    Some(bands.into_iter().enumerate().filter_map(band).collect())
}

/// A time in exactly one unit, and not 0 but for days.
fn interval(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<Interval> {
    let mut within = fields.object(reader, "within");
    let path = fields.field("within");
    let before = reader.problems.len();
    let working_days = count(reader, &mut within, "workingDays", 1);
    let counting = within.choice(reader, "counting").into_option();
    let days = count(reader, &mut within, "days", 0);
    let weeks = count(reader, &mut within, "weeks", 1);
    let least = count(reader, &mut within, "least", 1);
    let months = count(reader, &mut within, "months", 1);
    within.finish(reader);
    let interval = match (working_days, counting, days, weeks, least, months) {
        (Some(count), Some(counting), None, None, None, None) => Some(Interval::WorkingDays(count, counting)),
        (None, None, Some(count), None, None, None) => Some(Interval::Days(count)),
        (None, None, None, Some(count), least, None) if least.is_none_or(|least| least < count) => {
            Some(Interval::Weeks { least, count })
        }
        (None, None, None, None, None, Some(count)) => Some(Interval::Months(count)),
        _ => None,
    };
    if interval.is_none() && reader.problems.len() == before {
        let units = ["workingDays and counting", "days", "weeks, with least below it", "months"];
        let units = units.map(str::to_owned).to_vec();
        reader.problems.push(Problem::new(ProblemCode::Contradicts, path).allowing(units));
    }
    interval
}

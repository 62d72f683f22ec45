//! Reads the document of a standard: every problem at once, as for a case.

use std::borrow::Cow;
use std::sync::Arc;

use crate::band::Band;
use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Reader, entry_path};
use crate::code::{Code, sort};
use crate::date::Date;
use crate::history::{CountingRule, CountingRules, RuleSetting};
use crate::problem::{Problem, ProblemCode};
use crate::source::{InForce, Source};
use crate::standard::{AnswerAge, Interval, JointRule, Rule, Standard, StandardSchema, When};

/// The longest interval, in its own unit, and the most rules.
const MOST: i64 = 999;

/// The citations that a document can name.
type Sources = Vec<(String, Arc<Source>)>;

pub(super) fn standard(text: &str, known: &[Standard]) -> Result<Standard, Vec<Problem>> {
    match json::parse(text) {
        Ok(node) => document(node, "", known),
        Err(problem) => Err(vec![*problem]),
    }
}

/// Reads a document that stands at `path`. What it is based on has to be among `known`.
pub(crate) fn document(node: Node<'_>, path: &str, known: &[Standard]) -> Result<Standard, Vec<Problem>> {
    let mut reader = Reader::default();
    let standard = read(&mut reader, node, path, known);
    // What could not be read has its problem, so one that is whole has none.
    match standard {
        Some(standard) if reader.problems.is_empty() => Ok(standard),
        _ => Err(reader.problems),
    }
}

fn read(reader: &mut Reader, node: Node<'_>, path: &str, known: &[Standard]) -> Option<Standard> {
    let mut fields = Fields::of(reader, Answer::Given(node), path.to_owned());
    let schema = code::<StandardSchema>(reader, &mut fields, "schema");
    let id = text(reader, &mut fields, "id");
    let title = text(reader, &mut fields, "title");
    let based_on = fields.text(reader, "basedOn", 100).into_option();
    let base = based_on.as_deref().and_then(|name| known.iter().find(|standard| standard.id == name));
    if based_on.is_some() && base.is_none() {
        let allowed = known.iter().map(|standard| standard.id.clone()).collect();
        reader.problems.push(Problem::new(ProblemCode::UnknownCode, fields.field("basedOn")).allowing(allowed));
    }
    let division = fields.choice(reader, "division");
    let division = or_base(reader, division, &fields, "division", base.map(|base| base.division));
    let in_force = in_force(reader, &mut fields).unwrap_or(InForce { from: None, until: None });
    let instead_of_oasys =
        fields.choice(reader, "insteadOfOasys").into_option().or_else(|| base.and_then(|base| base.instead_of_oasys));
    let sources = sources(reader, &mut fields, base);
    let joint_rating = joint_rule(reader, &mut fields, &sources, base);
    let answers_old_after = answer_age(reader, &mut fields, &sources, base);
    let counting_rules = counting_rules(reader, &mut fields, &sources, base);
    let rules = rules(reader, &mut fields, id.as_deref().unwrap_or_default(), &sources, base);
    fields.finish(reader);
    Some(Standard {
        schema: schema?,
        id: id?,
        title: title?,
        division: division?,
        in_force,
        based_on,
        instead_of_oasys,
        sources,
        joint_rating: joint_rating?,
        answers_old_after: answers_old_after?,
        counting_rules,
        rules,
    })
}

/// An answer; where it is missing, what the base has; where there is no base, a problem.
fn or_base<T>(reader: &mut Reader, answer: Answer<T>, fields: &Fields<'_>, key: &str, base: Option<T>) -> Option<T> {
    match (answer, base) {
        (Answer::Missing, Some(base)) => Some(base),
        (answer, _) => reader.required(answer, fields, key),
    }
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

/// First and last day, or year where no day is known; `None` where nothing is said.
fn in_force(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<InForce> {
    let node = fields.take(reader, "inForce");
    let said = matches!(node, Answer::Given(_));
    let mut dates = Fields::of(reader, node, fields.field("inForce"));
    let mut day = |key| {
        let text = dates.text(reader, key, 10).into_option()?;
        let year = text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
        if !year && Date::parse(&text).is_err() {
            reader.problems.push(Problem::new(ProblemCode::NotADate, dates.field(key)));
            return None;
        }
        Some(Arc::from(text))
    };
    let (from, until): (Option<Arc<str>>, Option<Arc<str>>) = (day("from"), day("until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && from.get(..until.len()).is_some_and(|from| from > until)
    {
        let problem = Problem::new(ProblemCode::Contradicts, dates.field("until"));
        reader.problems.push(problem.against(dates.field("from")));
    }
    dates.finish(reader);
    said.then_some(InForce { from, until })
}

/// The citations that the document names, after those of its base.
fn sources(reader: &mut Reader, fields: &mut Fields<'_>, base: Option<&Standard>) -> Sources {
    let mut sources = base.map(|base| base.sources.clone()).unwrap_or_default();
    for (name, path, node) in fields.object(reader, "sources").entries(reader) {
        let mut source = Fields::of(reader, node, path);
        let read = citation(reader, &mut source, None);
        // One without a title has its problem; the rules that name it need no other.
        let empty = Source { title: Cow::Borrowed(""), edition: None, place: None, url: None };
        sources.push((name, Arc::new(read.unwrap_or(empty))));
        source.finish(reader);
    }
    sources
}

/// Reads a citation; what it does not say, `of` does.
fn citation(reader: &mut Reader, source: &mut Fields<'_>, of: Option<&Source>) -> Option<Source> {
    let title = source.text(reader, "title", 1000);
    let title = or_base(reader, title, source, "title", of.map(|of| of.title.to_string()));
    let mut other = |key, of: Option<&Cow<'static, str>>| {
        source.text(reader, key, 1000).into_option().map(Cow::Owned).or_else(|| of.cloned())
    };
    let edition = other("edition", of.and_then(|of| of.edition.as_ref()));
    let place = other("place", of.and_then(|of| of.place.as_ref()));
    let url = other("url", of.and_then(|of| of.url.as_ref()));
    Some(Source { title: Cow::Owned(title?), edition, place, url })
}

/// A citation: whole, or the name of one of `sources`, or one of them with a place of its own.
fn source(reader: &mut Reader, fields: &mut Fields<'_>, sources: &Sources) -> Option<Arc<Source>> {
    let source = fields.take(reader, "source");
    let source = reader.required(source, fields, "source")?;
    let path = fields.field("source");
    // The last of a name holds, so that a document can change one of its base.
    let named = |reader: &mut Reader, name: &str, field: String| {
        let found = sources.iter().rev().find(|(known, _)| known == name).map(|(_, source)| Arc::clone(source));
        if found.is_none() {
            let allowed = sources.iter().map(|(known, _)| known.clone()).collect();
            reader.problems.push(Problem::new(ProblemCode::UnknownCode, field).allowing(allowed));
        }
        found
    };
    if let Node::Text(name) = &source {
        return named(reader, name, path);
    }
    let mut source = Fields::of(reader, Answer::Given(source), path);
    let of = source.text(reader, "of", 100).into_option();
    let of = match of {
        Some(name) => Some(named(reader, &name, source.field("of"))?),
        None => None,
    };
    let read = citation(reader, &mut source, of.as_deref());
    source.finish(reader);
    read.map(Arc::new)
}

fn joint_rule(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    sources: &Sources,
    base: Option<&Standard>,
) -> Option<JointRule> {
    let node = fields.take(reader, "jointRating");
    if let (Answer::Missing, Some(base)) = (&node, base) {
        return Some(base.joint_rating.clone());
    }
    let mut joint = Fields::of(reader, node, fields.field("jointRating"));
    let scale = code(reader, &mut joint, "scale");
    let countersign_from = code(reader, &mut joint, "countersignFrom");
    let source = source(reader, &mut joint, sources);
    let standing = code(reader, &mut joint, "standing");
    joint.finish(reader);
    Some(JointRule { scale: scale?, countersign_from: countersign_from?, source: source?, standing: standing? })
}

fn answer_age(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    sources: &Sources,
    base: Option<&Standard>,
) -> Option<AnswerAge> {
    let node = fields.take(reader, "answersOldAfter");
    if let (Answer::Missing, Some(base)) = (&node, base) {
        return Some(base.answers_old_after.clone());
    }
    let mut age = Fields::of(reader, node, fields.field("answersOldAfter"));
    let weeks = age.whole(reader, "weeks", 1, MOST);
    let weeks = reader.required(weeks, &age, "weeks");
    let source = source(reader, &mut age, sources);
    let standing = code(reader, &mut age, "standing");
    age.finish(reader);
    Some(AnswerAge { weeks: u16::try_from(weeks?).ok()?, source: source?, standing: standing? })
}

/// Each rule that it sets, with its source; the default stands for the others.
fn counting_rules(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    sources: &Sources,
    base: Option<&Standard>,
) -> CountingRules {
    let mut rules = base.map(|base| base.counting_rules).unwrap_or_default();
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
        let named = source(reader, &mut entry, sources);
        entry.finish(reader);
        if let (Some(treatment), Some(standing), Some(_)) = (treatment, standing, named) {
            rules.set(rule, RuleSetting { treatment, standing, confidence });
        }
    }
    given.finish(reader);
    rules
}

/// The rules of the base without those that are left out, each replaced by the one of its name, and then the new ones.
fn rules(
    reader: &mut Reader,
    fields: &mut Fields<'_>,
    standard: &str,
    sources: &Sources,
    base: Option<&Standard>,
) -> Vec<Rule> {
    let mut rules: Vec<Rule> = base.map(|base| base.rules.clone()).unwrap_or_default();
    for rule in &mut rules {
        rule.path = path_of(standard, &rule.id);
    }
    let without = fields.list(reader, "without", 999).into_option().unwrap_or_default();
    for (index, node) in without.into_iter().enumerate() {
        let field = entry_path(&fields.field("without"), index);
        let Answer::Given(id) = reader.text(node, field.clone(), 100) else { continue };
        let before = rules.len();
        rules.retain(|rule| rule.id != id);
        if rules.len() == before {
            let allowed = rules.iter().map(|rule| rule.id.clone()).collect();
            reader.problems.push(Problem::new(ProblemCode::UnknownCode, field).allowing(allowed));
        }
    }
    let list = fields.list(reader, "rules", 999);
    let list = or_base(reader, list, fields, "rules", base.map(|_| Vec::new())).unwrap_or_default();
    let mut named: Vec<(String, String)> = Vec::with_capacity(list.len());
    for (index, node) in list.into_iter().enumerate() {
        let path = entry_path(&fields.field("rules"), index);
        let Some(rule) = rule(reader, path.clone(), node, standard, sources, &rules) else { continue };
        named.push((rule.id.clone(), path));
        match rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => rules.push(rule),
        }
    }
    sort(&mut named, Ord::cmp);
    for (earlier, later) in named.iter().zip(named.iter().skip(1)).filter(|(earlier, later)| earlier.0 == later.0) {
        let field = |path: &str| format!("{path}.id");
        reader.problems.push(Problem::new(ProblemCode::Duplicate, field(&later.1)).against(field(&earlier.1)));
    }
    rules
}

fn path_of(standard: &str, rule: &str) -> Arc<str> {
    let mut path = standard.to_owned();
    path.push('/');
    path.push_str(rule);
    path.into()
}

/// One rule. Where the base has one of its name, that one says what this does not; only where the value comes
/// from, and how sure that is, every rule says itself.
fn rule(
    reader: &mut Reader,
    path: String,
    node: Node<'_>,
    standard: &str,
    sources: &Sources,
    base: &[Rule],
) -> Option<Rule> {
    let mut fields = Fields::of(reader, Answer::Given(node), path);
    let id = text(reader, &mut fields, "id");
    let base = id.as_deref().and_then(|id| base.iter().find(|rule| rule.id == id));
    let duty = fields.choice(reader, "duty");
    let duty = or_base(reader, duty, &fields, "duty", base.map(|base| base.duty));
    let owner = fields.choice(reader, "owner");
    let owner = or_base(reader, owner, &fields, "owner", base.map(|base| base.owner));
    let in_force = in_force(reader, &mut fields)
        .or_else(|| base.map(|base| base.in_force.clone()))
        .unwrap_or(InForce { from: None, until: None });
    let mut yes = |key, base: Option<bool>| fields.yes_or_no(reader, key).into_option().or(base).unwrap_or_default();
    let only_orders_begun_in_force = yes("onlyOrdersBegunInForce", base.map(|base| base.only_orders_begun_in_force));
    let from_first_contact = yes("fromFirstContact", base.map(|base| base.from_first_contact));
    let when = when(reader, &mut fields).or_else(|| base.map(|base| base.when.clone())).unwrap_or_default();
    let within = fields.take(reader, "within");
    let within = match (within, base) {
        (Answer::Missing, Some(base)) => Some(base.within),
        (within, _) => {
            let path = fields.field("within");
            let within = Fields::of(reader, within, path.clone());
            interval(reader, within, path, duty.is_some_and(crate::standard::DutyKind::recurs))
        }
    };
    let source = source(reader, &mut fields, sources);
    let standing = code(reader, &mut fields, "standing");
    let _ = fields.text(reader, "note", 4000);
    fields.finish(reader);
    let id = id?;
    Some(Rule {
        path: path_of(standard, &id),
        id,
        duty: duty?,
        owner: owner?,
        in_force,
        only_orders_begun_in_force,
        from_first_contact,
        when,
        within: within?,
        source: source?,
        standing: standing?,
    })
}

/// For which cases; `None` where nothing is said.
fn when(reader: &mut Reader, fields: &mut Fields<'_>) -> Option<When> {
    let node = fields.take(reader, "when");
    let said = matches!(node, Answer::Given(_));
    let mut when = Fields::of(reader, node, fields.field("when"));
    let joint_rating = bands(reader, &mut when, "jointRating");
    let harm = bands(reader, &mut when, "harm");
    let mappa_level = numbers(reader, &mut when, "mappaLevel", 3);
    let tier = numbers(reader, &mut when, "tier", 4);
    let to_release = when.choice(reader, "toRelease").into_option();
    when.finish(reader);
    said.then_some(When { joint_rating, harm, mappa_level, tier, to_release })
}

/// Numbers from 1 to `most`.
fn numbers(reader: &mut Reader, when: &mut Fields<'_>, key: &str, most: u8) -> Option<Vec<u8>> {
    let list = when.list(reader, key, usize::from(most)).into_option()?;
    let number = |(index, node)| {
        let number = reader.whole(node, entry_path(&when.field(key), index), 1, i64::from(most));
        number.into_option().and_then(|number| u8::try_from(number).ok())
    };
    Some(list.into_iter().enumerate().filter_map(number).collect())
}

fn bands(reader: &mut Reader, when: &mut Fields<'_>, key: &str) -> Option<Vec<Band>> {
    let bands = when.list(reader, key, 4).into_option()?;
    let band = |(index, node)| reader.choice(&node, entry_path(&when.field(key), index)).into_option();
    Some(bands.into_iter().enumerate().filter_map(band).collect())
}

/// A time in exactly one unit. No days at all is "at once", and cannot be for what recurs; no other unit can be 0.
fn interval(reader: &mut Reader, mut within: Fields<'_>, path: String, recurs: bool) -> Option<Interval> {
    let before = reader.problems.len();
    let working_days = count(reader, &mut within, "workingDays", 1);
    let counting = within.choice(reader, "counting").into_option();
    let days = count(reader, &mut within, "days", i64::from(recurs));
    let weeks = count(reader, &mut within, "weeks", 1);
    let least = count(reader, &mut within, "least", 1);
    let months = count(reader, &mut within, "months", 1);
    let set_by = within.choice(reader, "setBy").into_option();
    within.finish(reader);
    let interval = match (working_days, counting, days, weeks, least, months, set_by) {
        (Some(count), Some(counting), None, None, None, None, None) => Some(Interval::WorkingDays(count, counting)),
        (None, None, Some(count), None, None, None, None) => Some(Interval::Days(count)),
        (None, None, None, Some(count), least, None, None) if least.is_none_or(|least| least < count) => {
            Some(Interval::Weeks { least, count })
        }
        (None, None, None, None, None, Some(count), None) => Some(Interval::Months(count)),
        (None, None, None, None, None, None, Some(by)) => Some(Interval::SetBy(by)),
        _ => None,
    };
    if interval.is_none() && reader.problems.len() == before {
        let units = ["workingDays and counting", "days", "weeks, with least below it", "months", "setBy"];
        let units = units.map(str::to_owned).to_vec();
        reader.problems.push(Problem::new(ProblemCode::Contradicts, path).allowing(units));
    }
    interval
}

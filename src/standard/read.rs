//! Reads the document of a standard: every problem at once, as for a case.

use std::borrow::Cow;
use std::sync::Arc;

use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Path, Reader};
use crate::code::{Code, sort};
use crate::date::Date;
use crate::history::{CountingRule, CountingRules, RuleSetting};
use crate::problem::{Problem, ProblemCode};
use crate::source::{InForce, Source};
use crate::standard::{AnswerAge, DutyKind, Interval, JointRule, Rule, Standard, StandardSchema, When};

/// The longest interval, in its own unit, and the most rules.
const MOST: u16 = 999;

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
    let standard = read(&mut reader, &node, path, known);
    // What could not be read has its problem, so one that is whole has none.
    match standard {
        Some(standard) if reader.problems.is_empty() => Ok(standard),
        _ => Err(reader.problems),
    }
}

fn read(reader: &mut Reader, node: &Node<'_>, path: &str, known: &[Standard]) -> Option<Standard> {
    let fields = Fields::of(reader, Answer::Given(node), Path::start(path));
    let schema = code::<StandardSchema>(reader, &fields, "schema");
    let id = text(reader, &fields, "id");
    let title = text(reader, &fields, "title");
    let based_on = fields.words(reader, "basedOn", 100);
    let base = based_on.as_deref().and_then(|name| known.iter().find(|standard| standard.id == name));
    if based_on.is_some() && base.is_none() {
        let mut allowed = known.iter().map(|standard| standard.id.as_str());
        reader.note_allowing(ProblemCode::UnknownCode, &fields.at("basedOn"), &mut allowed);
    }
    let division = fields.choice(reader, "division");
    let division = or_base(reader, division, &fields, "division", base.map(|base| base.division));
    let in_force = in_force(reader, &fields).unwrap_or(InForce { from: None, until: None });
    let instead_of_oasys =
        fields.choice(reader, "insteadOfOasys").into_option().or_else(|| base.and_then(|base| base.instead_of_oasys));
    let sources = sources(reader, &fields, base);
    let joint_rating = joint_rule(reader, &fields, &sources, base);
    let answers_old_after = answer_age(reader, &fields, &sources, base);
    let counting_rules = counting_rules(reader, &fields, &sources, base);
    let rules = rules(reader, &fields, id.as_deref().unwrap_or_default(), &sources, base);
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

fn text(reader: &mut Reader, fields: &Fields<'_>, key: &str) -> Option<String> {
    fields.required_words(reader, key, 1000)
}

fn code<T: Code>(reader: &mut Reader, fields: &Fields<'_>, key: &str) -> Option<T> {
    let code = fields.choice(reader, key);
    reader.required(code, fields, key)
}

/// First and last day, or year where no day is known; `None` where nothing is said.
#[inline(never)]
fn in_force(reader: &mut Reader, fields: &Fields<'_>) -> Option<InForce> {
    let node = fields.take(reader, "inForce");
    let said = matches!(node, Answer::Given(_));
    let dates = Fields::of(reader, node, fields.at("inForce"));
    let [from, until] = ["from", "until"].map(|key| {
        let text = dates.text(reader, key, 10).into_option()?;
        let year = text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
        if !year && Date::parse(text).is_err() {
            reader.note(ProblemCode::NotADate, &dates.at(key));
            return None;
        }
        Some(text)
    });
    if let (Some(from), Some(until)) = (from, until)
        && from.get(..until.len()).is_some_and(|from| from > until)
    {
        reader.note_against(ProblemCode::Contradicts, &dates.at("until"), &dates.at("from"));
    }
    dates.finish(reader);
    said.then(|| InForce { from: from.map(Arc::from), until: until.map(Arc::from) })
}

/// The citations that the document names, after those of its base.
#[inline(never)]
fn sources(reader: &mut Reader, fields: &Fields<'_>, base: Option<&Standard>) -> Sources {
    let mut sources = base.map(|base| base.sources.clone()).unwrap_or_default();
    fields.object(reader, "sources").entries(reader, &mut |reader, name, path, node| {
        let source = Fields::of(reader, node, *path);
        let read = citation(reader, &source, None);
        // One without a title has its problem; the rules that name it need no other.
        let empty = Source { title: Cow::Borrowed(""), edition: None, place: None, url: None };
        sources.push((name.to_owned(), Arc::new(read.unwrap_or(empty))));
        source.finish(reader);
    });
    sources
}

/// Reads a citation; what it does not say, `of` does.
#[inline(never)]
fn citation(reader: &mut Reader, source: &Fields<'_>, of: Option<&Source>) -> Option<Source> {
    let mut part = |key, required: bool, of: Option<&Cow<'static, str>>| {
        let text = source.text(reader, key, 1000);
        if required && text == Answer::Missing && of.is_none() {
            reader.missing(source, key);
        }
        match (text, of) {
            (Answer::Given(text), _) => Some(Cow::Owned(text.to_owned())),
            (Answer::Refused, _) if required => None,
            (_, of) => of.cloned(),
        }
    };
    let title = part("title", true, of.map(|of| &of.title));
    let edition = part("edition", false, of.and_then(|of| of.edition.as_ref()));
    let place = part("place", false, of.and_then(|of| of.place.as_ref()));
    let url = part("url", false, of.and_then(|of| of.url.as_ref()));
    Some(Source { title: title?, edition, place, url })
}

/// The citation of a name. The last of a name holds, so that a document can change one of its base.
#[inline(never)]
fn named(reader: &mut Reader, name: &str, field: &Path<'_>, sources: &Sources) -> Option<Arc<Source>> {
    let found = sources.iter().rev().find(|(known, _)| known == name).map(|(_, source)| Arc::clone(source));
    if found.is_none() {
        let mut allowed = sources.iter().map(|(known, _)| known.as_str());
        reader.note_allowing(ProblemCode::UnknownCode, field, &mut allowed);
    }
    found
}

/// A citation: whole, or the name of one of `sources`, or one of them with a place of its own.
#[inline(never)]
fn source(reader: &mut Reader, fields: &Fields<'_>, sources: &Sources) -> Option<Arc<Source>> {
    let source = fields.take(reader, "source");
    let source = reader.required(source, fields, "source")?;
    let path = fields.at("source");
    if let Node::Text(name) = source {
        return named(reader, name, &path, sources);
    }
    let source = Fields::of(reader, Answer::Given(source), path);
    let of = match source.text(reader, "of", 100) {
        Answer::Given(name) => Some(named(reader, name, &source.at("of"), sources)?),
        _ => None,
    };
    let read = citation(reader, &source, of.as_deref());
    source.finish(reader);
    read.map(Arc::new)
}

#[inline(never)]
fn joint_rule(
    reader: &mut Reader,
    fields: &Fields<'_>,
    sources: &Sources,
    base: Option<&Standard>,
) -> Option<JointRule> {
    let node = fields.take(reader, "jointRating");
    if let (Answer::Missing, Some(base)) = (&node, base) {
        return Some(base.joint_rating.clone());
    }
    let joint = Fields::of(reader, node, fields.at("jointRating"));
    let scale = code(reader, &joint, "scale");
    let countersign_from = code(reader, &joint, "countersignFrom");
    let source = source(reader, &joint, sources);
    let standing = code(reader, &joint, "standing");
    joint.finish(reader);
    Some(JointRule { scale: scale?, countersign_from: countersign_from?, source: source?, standing: standing? })
}

#[inline(never)]
fn answer_age(
    reader: &mut Reader,
    fields: &Fields<'_>,
    sources: &Sources,
    base: Option<&Standard>,
) -> Option<AnswerAge> {
    let node = fields.take(reader, "answersOldAfter");
    if let (Answer::Missing, Some(base)) = (&node, base) {
        return Some(base.answers_old_after.clone());
    }
    let age = Fields::of(reader, node, fields.at("answersOldAfter"));
    let weeks = age.whole(reader, "weeks", 1, i64::from(MOST));
    let weeks = reader.required(weeks, &age, "weeks");
    let source = source(reader, &age, sources);
    let standing = code(reader, &age, "standing");
    age.finish(reader);
    Some(AnswerAge { weeks: u16::try_from(weeks?).ok()?, source: source?, standing: standing? })
}

/// Each rule that it sets, with its source; the default stands for the others.
fn counting_rules(
    reader: &mut Reader,
    fields: &Fields<'_>,
    sources: &Sources,
    base: Option<&Standard>,
) -> CountingRules {
    let mut rules = base.map(|base| base.counting_rules).unwrap_or_default();
    let given = fields.object(reader, "countingRules");
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
        let entry = Fields::of(reader, node, given.at(key));
        let treatment = code(reader, &entry, "treatment");
        let standing = code(reader, &entry, "standing");
        let confidence = entry.choice(reader, "confidence").into_option();
        let named = source(reader, &entry, sources);
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
    fields: &Fields<'_>,
    standard: &str,
    sources: &Sources,
    base: Option<&Standard>,
) -> Vec<Rule> {
    let mut rules: Vec<Rule> = base.map(|base| base.rules.clone()).unwrap_or_default();
    for rule in &mut rules {
        rule.path = path_of(standard, &rule.id);
    }
    let without = fields.list(reader, "without", 999).into_option().unwrap_or_default();
    let path = fields.at("without");
    for (index, node) in without.iter().enumerate() {
        let field = path.entry(index);
        let Answer::Given(id) = reader.text(node, &field, 100) else { continue };
        match rules.iter().position(|rule| rule.id == id) {
            Some(place) => drop(rules.remove(place)),
            None => {
                let mut allowed = rules.iter().map(|rule| rule.id.as_str());
                reader.note_allowing(ProblemCode::UnknownCode, &field, &mut allowed);
            }
        }
    }
    let mut named: Vec<(String, String)> = Vec::new();
    let given = fields.each(reader, "rules", 999, &mut |reader, _, entry| {
        let Some(rule) = rule(reader, entry, standard, sources, &rules) else { return };
        named.push((rule.id.clone(), entry.path().text()));
        match rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => rules.push(rule),
        }
    });
    if given == Answer::Missing && base.is_none() {
        reader.missing(fields, "rules");
    }
    sort(&mut named, Ord::cmp);
    for (earlier, later) in named.iter().zip(named.iter().skip(1)).filter(|(earlier, later)| earlier.0 == later.0) {
        let (later, earlier) = (Path::start(&later.1), Path::start(&earlier.1));
        reader.note_against(ProblemCode::Duplicate, &later.member("id"), &earlier.member("id"));
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
fn rule(reader: &mut Reader, fields: &Fields<'_>, standard: &str, sources: &Sources, base: &[Rule]) -> Option<Rule> {
    let id = text(reader, fields, "id");
    let base = id.as_deref().and_then(|id| base.iter().find(|rule| rule.id == id));
    let duty = clock(reader, fields);
    let duty = or_base(reader, duty, fields, "duty", base.map(|base| base.duty));
    let owner = fields.choice(reader, "owner");
    let owner = or_base(reader, owner, fields, "owner", base.map(|base| base.owner));
    let in_force = in_force(reader, fields)
        .or_else(|| base.map(|base| base.in_force.clone()))
        .unwrap_or(InForce { from: None, until: None });
    let mut yes = |key, base: Option<bool>| fields.yes(reader, key).or(base).unwrap_or_default();
    let only_orders_begun_in_force = yes("onlyOrdersBegunInForce", base.map(|base| base.only_orders_begun_in_force));
    let from_first_contact = yes("fromFirstContact", base.map(|base| base.from_first_contact));
    let when = when(reader, fields).or_else(|| base.map(|base| base.when.clone())).unwrap_or_default();
    let within = fields.take(reader, "within");
    let within = match (within, base) {
        (Answer::Missing, Some(base)) => Some(base.within),
        (within, _) => {
            let within = Fields::of(reader, within, fields.at("within"));
            interval(reader, &within, duty.is_some_and(DutyKind::recurs))
        }
    };
    let source = source(reader, fields, sources);
    let standing = code(reader, fields, "standing");
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

/// The clock that a rule sets. A standard that names one of the law means to change what it cannot.
fn clock(reader: &mut Reader, fields: &Fields<'_>) -> Answer<DutyKind> {
    fields.choice(reader, "duty").and_then(|kind: DutyKind| {
        if !kind.is_of_the_law() {
            return Answer::Given(kind);
        }
        let mut allowed = DutyKind::VALUES.iter().filter(|kind| !kind.is_of_the_law()).map(|kind| kind.code());
        reader.note_allowing(ProblemCode::UnknownCode, &fields.at("duty"), &mut allowed);
        Answer::Refused
    })
}

/// For which cases; `None` where nothing is said.
fn when(reader: &mut Reader, fields: &Fields<'_>) -> Option<When> {
    let node = fields.take(reader, "when");
    let said = matches!(node, Answer::Given(_));
    let when = Fields::of(reader, node, fields.at("when"));
    let joint_rating = when.choices(reader, "jointRating", 4);
    let harm = when.choices(reader, "harm", 4);
    let mappa_level = numbers(reader, &when, "mappaLevel", 3);
    let tier = numbers(reader, &when, "tier", 4);
    let to_release = when.choice(reader, "toRelease").into_option();
    when.finish(reader);
    said.then_some(When { joint_rating, harm, mappa_level, tier, to_release })
}

/// Numbers from 1 to `most`.
#[inline(never)]
fn numbers(reader: &mut Reader, when: &Fields<'_>, key: &str, most: u8) -> Option<Vec<u8>> {
    let path = when.at(key);
    let list = when.list(reader, key, usize::from(most)).into_option()?;
    let mut numbers = Vec::with_capacity(list.len());
    for (index, node) in list.iter().enumerate() {
        let number = reader.whole(node, &path.entry(index), 1, i64::from(most)).into_option();
        numbers.extend(number.and_then(|number| u8::try_from(number).ok()));
    }
    Some(numbers)
}

/// A time in exactly one unit. No days at all is "at once", and cannot be for what recurs; no other unit can be 0.
fn interval(reader: &mut Reader, within: &Fields<'_>, recurs: bool) -> Option<Interval> {
    let before = reader.problems.len();
    let working_days = within.number(reader, "workingDays", 1, MOST);
    let counting = within.choice(reader, "counting").into_option();
    let days = within.number(reader, "days", i64::from(recurs), MOST);
    let weeks = within.number(reader, "weeks", 1, MOST);
    let least = within.number(reader, "least", 1, MOST);
    let months = within.number(reader, "months", 1, MOST);
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
        let mut units =
            ["workingDays and counting", "days", "weeks, with least below it", "months", "setBy"].into_iter();
        reader.note_allowing(ProblemCode::Contradicts, within.path(), &mut units);
    }
    interval
}

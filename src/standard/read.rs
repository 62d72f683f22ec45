//! Reads the document of a standard: every problem at once, as for a case.

use std::borrow::Cow;
use std::sync::Arc;

use crate::band::Band;
use crate::case::event::EventKind;
use crate::case::json::{self, Node};
use crate::case::reader::{Answer, Fields, Path, Reader, limit};
use crate::code::{Code, sort};
use crate::date::DayOrYear;
use crate::division::Division;
use crate::history::CountingRules;
use crate::problem::{Problem, ProblemCode};
use crate::same_text::same;
use crate::source::{InForce, Source, Standing};
use crate::standard::{
    AnswerAge, DutyKind, Interval, JointRule, JointScale, Owner, Rule, Standard, StandardSchema, When,
};

/// The longest interval, in its own unit, and the most rules.
const MOST: u16 = 999;
/// The most rules of one clock: each due is held against every one of them.
const MOST_OF_ONE_CLOCK: usize = 20;

/// The citations that a document can name.
type Sources = Vec<(String, Arc<Source>)>;

pub(super) fn standard(text: &str, known: &[Standard]) -> Result<Standard, Vec<Problem>> {
    match json::parse(text) {
        Ok(node) => {
            let mut reader = Reader::default();
            let standard = read(&mut reader, &node, "", known);
            whole(reader, standard)
        }
        Err(problem) => Err(vec![*problem]),
    }
}

/// What could not be read has its problem, so a document that is whole has none.
fn whole(reader: Reader, standard: Standard) -> Result<Standard, Vec<Problem>> {
    if reader.problems.is_empty() { Ok(standard) } else { Err(reader.problems) }
}

/// Reads a document of a host, which stands at `path`. What it is based on has to be among `known`.
///
/// It cannot pass for one of those: it never bears the id of one, and none of its figures is surer than attested,
/// whatever it says of itself.
pub(crate) fn document(node: Node<'_>, path: &str, known: &[Standard]) -> Result<Standard, Vec<Problem>> {
    let mut reader = Reader::default();
    let mut standard = read(&mut reader, &node, path, known);
    let place = Path::start(path);
    if known.iter().any(|built_in| same(&built_in.id, &standard.id)) {
        reader.note(ProblemCode::Taken, &place.member("id"));
    }
    let crowded = DutyKind::VALUES.iter().any(|kind| standard.rules_of(*kind).count() > MOST_OF_ONE_CLOCK);
    if crowded {
        reader.note_limits(ProblemCode::TooMany, &place.member("rules"), None, limit(MOST_OF_ONE_CLOCK));
    }
    let attested = |standing: &mut Standing| *standing = (*standing).max(Standing::Attested);
    attested(&mut standard.joint_rating.standing);
    attested(&mut standard.answers_old_after.standing);
    standard.counting_rules.each_mut(&mut |rule| attested(&mut rule.standing));
    for rule in &mut standard.rules {
        attested(&mut rule.standing);
    }
    whole(reader, standard)
}

/// Reads a document over a copy of its base. Where anything has a problem, what is given back is of no use.
fn read(reader: &mut Reader, node: &Node<'_>, path: &str, known: &[Standard]) -> Standard {
    let fields = Fields::of(reader, Answer::Given(node), Path::start(path));
    code(reader, &fields, "schema", false, &mut StandardSchema::One);
    let id = text(reader, &fields, "id");
    let title = text(reader, &fields, "title");
    let based_on = fields.words(reader, "basedOn", 100);
    let base = based_on.as_deref().and_then(|name| known.iter().find(|standard| standard.id == name));
    if based_on.is_some() && base.is_none() {
        let mut allowed = known.iter().map(|standard| standard.id.as_str());
        reader.note_allowing(ProblemCode::UnknownCode, &fields.at("basedOn"), &mut || allowed.next());
    }
    let based = base.is_some();
    let mut standard = base.map_or_else(blank, Standard::clone);
    standard.id = id.unwrap_or_default();
    standard.title = title.unwrap_or_default();
    standard.based_on = based_on;
    // When it was in force, every document says itself.
    standard.in_force = InForce::default();
    code(reader, &fields, "division", based, &mut standard.division);
    in_force(reader, &fields, &mut standard.in_force);
    if let Answer::Given(other) = fields.choice(reader, "insteadOfOasys") {
        standard.instead_of_oasys = Some(other);
    }
    read_sources(reader, &fields, &mut standard.sources);
    joint_rule(reader, &fields, based, &mut standard);
    answer_age(reader, &fields, based, &mut standard);
    counting_rules(reader, &fields, &mut standard);
    rules(reader, &fields, based, &mut standard);
    fields.finish(reader);
    standard
}

/// A standard before anything of it is read.
fn blank() -> Standard {
    let (source, standing) = (Arc::<Source>::default(), Standing::Unconfirmed);
    Standard {
        schema: StandardSchema::One,
        id: String::new(),
        title: String::new(),
        division: Division::EnglandAndWales,
        in_force: InForce::default(),
        based_on: None,
        instead_of_oasys: None,
        sources: Vec::new(),
        joint_rating: JointRule {
            scale: JointScale::Sexual,
            countersign_from: Band::Low,
            source: Arc::clone(&source),
            standing,
        },
        answers_old_after: AnswerAge { weeks: 1, source, standing },
        counting_rules: CountingRules::default(),
        rules: Vec::new(),
    }
}

fn text(reader: &mut Reader, fields: &Fields<'_>, key: &str) -> Option<String> {
    fields.required_words(reader, key, 1000)
}

/// Reads a code into its place. Where it is missing, what the base has there stays; without a base, that is a
/// problem. Gives whether it can be used.
fn code<T: Code>(reader: &mut Reader, fields: &Fields<'_>, key: &str, based: bool, place: &mut T) -> bool {
    let answer = fields.choice(reader, key);
    put(reader, answer, fields, key, based, place)
}

/// Puts an answer into its place, as [`code`] does.
fn put<T>(reader: &mut Reader, answer: Answer<T>, fields: &Fields<'_>, key: &str, based: bool, place: &mut T) -> bool {
    match answer {
        Answer::Given(value) => {
            *place = value;
            true
        }
        Answer::Missing if based => true,
        Answer::Missing => {
            reader.missing(fields, key);
            false
        }
        Answer::Refused => false,
    }
}

/// First and last day, or year where no day is known; what stood there stays where nothing is said.
fn in_force(reader: &mut Reader, fields: &Fields<'_>, place: &mut InForce) {
    let Some(dates) = fields.given_object(reader, "inForce") else { return };
    let [from, until] = ["from", "until"].map(|key| {
        let text = dates.text(reader, key, 10).into_option()?;
        let read = DayOrYear::parse(text);
        if read.is_none() {
            reader.note(ProblemCode::NotADate, &dates.at(key));
        }
        Some((text, read?))
    });
    if let (Some((from, _)), Some((until, _))) = (from, until)
        && from.get(..until.len()).is_some_and(|from| from > until)
    {
        reader.note_against(ProblemCode::Contradicts, &dates.at("until"), &dates.at("from"));
    }
    dates.finish(reader);
    *place = InForce { from: from.map(|from| from.1), until: until.map(|until| until.1) };
}

/// Adds the citations that the document names to those of its base.
fn read_sources(reader: &mut Reader, fields: &Fields<'_>, sources: &mut Sources) {
    fields.object(reader, "sources").entries(reader, &mut |reader, name, path, node| {
        let source = Fields::of(reader, node, *path);
        // One without a title has its problem; the rules that name it need no other.
        let mut read = Source::default();
        citation(reader, &source, false, &mut read);
        sources.push((name.to_owned(), Arc::new(read)));
        source.finish(reader);
    });
}

/// Reads a citation over the one that it is a part of, where there is one. Gives whether it can be used.
fn citation(reader: &mut Reader, source: &Fields<'_>, based: bool, read: &mut Source) -> bool {
    let title = source.text(reader, "title", 1000).and_then(|title| Answer::Given(Cow::Owned(title.to_owned())));
    let whole = put(reader, title, source, "title", based, &mut read.title);
    for (key, place) in [("edition", &mut read.edition), ("place", &mut read.place), ("url", &mut read.url)] {
        if let Some(text) = source.words(reader, key, 1000) {
            *place = Some(Cow::Owned(text));
        }
    }
    whole
}

/// The citation of a name. The last of a name holds, so that a document can change one of its base.
fn named(reader: &mut Reader, name: &str, field: &Path<'_>, sources: &Sources) -> Option<Arc<Source>> {
    let found = sources.iter().rev().find(|(known, _)| known == name).map(|(_, source)| Arc::clone(source));
    if found.is_none() {
        let mut allowed = sources.iter().map(|(known, _)| known.as_str());
        reader.note_allowing(ProblemCode::UnknownCode, field, &mut || allowed.next());
    }
    found
}

/// A citation: whole, or the name of one of `sources`, or one of them with a place of its own.
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
    let mut read = of.as_deref().cloned().unwrap_or_default();
    let whole = citation(reader, &source, of.is_some(), &mut read);
    source.finish(reader);
    whole.then(|| Arc::new(read))
}

/// Where a value comes from, and how sure that is: no base can say it. Gives whether both can be used.
fn grounds(
    reader: &mut Reader,
    fields: &Fields<'_>,
    sources: &Sources,
    (place, standing): (&mut Arc<Source>, &mut Standing),
) -> bool {
    let source = source(reader, fields, sources);
    let sure = code(reader, fields, "standing", false, standing);
    source.map(|source| *place = source).is_some() && sure
}

/// A member that says all of what it is about; `None` where the base says it.
fn whole_object<'f>(reader: &mut Reader, fields: &'f Fields<'_>, key: &'f str, based: bool) -> Option<Fields<'f>> {
    let node = fields.take(reader, key);
    (!based || !matches!(node, Answer::Missing)).then(|| Fields::of(reader, node, fields.at(key)))
}

fn joint_rule(reader: &mut Reader, fields: &Fields<'_>, based: bool, standard: &mut Standard) {
    let Some(joint) = whole_object(reader, fields, "jointRating", based) else { return };
    let rule = &mut standard.joint_rating;
    code(reader, &joint, "scale", false, &mut rule.scale);
    code(reader, &joint, "countersignFrom", false, &mut rule.countersign_from);
    grounds(reader, &joint, &standard.sources, (&mut rule.source, &mut rule.standing));
    joint.finish(reader);
}

fn answer_age(reader: &mut Reader, fields: &Fields<'_>, based: bool, standard: &mut Standard) {
    let Some(age) = whole_object(reader, fields, "answersOldAfter", based) else { return };
    let read = &mut standard.answers_old_after;
    let weeks = age.whole(reader, "weeks", 1, i64::from(MOST));
    let weeks = reader.required(weeks, &age, "weeks");
    read.weeks = weeks.and_then(|weeks| u16::try_from(weeks).ok()).unwrap_or(read.weeks);
    grounds(reader, &age, &standard.sources, (&mut read.source, &mut read.standing));
    age.finish(reader);
}

/// Each rule that it sets, with its source; the default stands for the others.
fn counting_rules(reader: &mut Reader, fields: &Fields<'_>, standard: &mut Standard) {
    let rules = &mut standard.counting_rules;
    let given = fields.object(reader, "countingRules");
    for (key, rule) in [
        ("cautions", &mut rules.cautions),
        ("cautionsAsSanctions", &mut rules.cautions_as_sanctions),
        ("minorOffences", &mut rules.minor_offences),
        ("foreignConvictions", &mut rules.foreign_convictions),
        ("widerViolence", &mut rules.wider_violence),
        ("imagesAsNonContact", &mut rules.images_as_non_contact),
    ] {
        let Some(entry) = given.given_object(reader, key) else { continue };
        code(reader, &entry, "treatment", false, &mut rule.treatment);
        code(reader, &entry, "standing", false, &mut rule.standing);
        rule.confidence = entry.choice(reader, "confidence").into_option();
        source(reader, &entry, &standard.sources);
        entry.finish(reader);
    }
    given.finish(reader);
}

/// The rules of the base without those that are left out, each replaced by the one of its name, and then the new ones.
fn rules(reader: &mut Reader, fields: &Fields<'_>, based: bool, standard: &mut Standard) {
    let Standard { id: standard, sources, rules, .. } = standard;
    for rule in rules.iter_mut() {
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
                reader.note_allowing(ProblemCode::UnknownCode, &field, &mut || allowed.next());
            }
        }
    }
    let mut named: Vec<(String, String)> = Vec::new();
    let given = fields.each(reader, "rules", 999, &mut |reader, _, entry| {
        let Some(rule) = rule(reader, entry, standard, sources, rules) else { return };
        named.push((rule.id.clone(), entry.path().text()));
        match rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => rules.push(rule),
        }
    });
    if given == Answer::Missing && !based {
        reader.missing(fields, "rules");
    }
    sort(&mut named, |(one, _), (other, _)| one.cmp(other));
    for pair in named.windows(2) {
        if let [(id, earlier), (again, later)] = pair
            && id == again
        {
            let (later, earlier) = (Path::start(later), Path::start(earlier));
            reader.note_against(ProblemCode::Duplicate, &later.member("id"), &earlier.member("id"));
        }
    }
}

fn path_of(standard: &str, rule: &str) -> Arc<str> {
    let mut path = standard.to_owned();
    path.push('/');
    path.push_str(rule);
    path.into()
}

/// One rule, read over the one of its name in the base, where there is one: that one says what this does not. Only
/// where the value comes from, and how sure that is, every rule says itself. `None` where it cannot be used.
fn rule(reader: &mut Reader, fields: &Fields<'_>, standard: &str, sources: &Sources, base: &[Rule]) -> Option<Rule> {
    let id = text(reader, fields, "id");
    let base = id.as_deref().and_then(|id| base.iter().find(|rule| rule.id == id));
    let based = base.is_some();
    let mut rule = base.cloned().unwrap_or_else(|| Rule {
        id: String::new(),
        path: Arc::default(),
        duty: DutyKind::OasysInitial,
        owner: Owner::Probation,
        in_force: InForce::default(),
        only_orders_begun_in_force: false,
        from_first_contact: false,
        when: When::default(),
        within: Interval::Days(0),
        source: Arc::default(),
        standing: Standing::Unconfirmed,
    });
    let duty = clock(reader, fields);
    let mut whole = put(reader, duty, fields, "duty", based, &mut rule.duty);
    let recurs = whole && rule.duty.recurs();
    whole &= code(reader, fields, "owner", based, &mut rule.owner);
    in_force(reader, fields, &mut rule.in_force);
    for (key, place) in [
        ("onlyOrdersBegunInForce", &mut rule.only_orders_begun_in_force),
        ("fromFirstContact", &mut rule.from_first_contact),
    ] {
        *place = fields.yes(reader, key).unwrap_or(*place);
    }
    when(reader, fields, &mut rule.when);
    if let Some(within) = whole_object(reader, fields, "within", based) {
        match interval(reader, &within, recurs) {
            Some(interval) => rule.within = interval,
            None => whole = false,
        }
    }
    whole &= grounds(reader, fields, sources, (&mut rule.source, &mut rule.standing));
    let _ = fields.text(reader, "note", 4000);
    fields.finish(reader);
    rule.id = id?;
    rule.path = path_of(standard, &rule.id);
    whole.then_some(rule)
}

/// The clock that a rule sets. A standard that names one of the law means to change what it cannot.
fn clock(reader: &mut Reader, fields: &Fields<'_>) -> Answer<DutyKind> {
    let mut codes = Vec::with_capacity(DutyKind::VALUES.len());
    for kind in DutyKind::VALUES {
        if !kind.is_of_the_law() {
            codes.push(kind.code());
        }
    }
    let node = fields.take_answer(reader, "duty");
    let place = node.and_then(|node| reader.choose(node, &fields.at("duty"), &codes));
    place.and_then(|place| {
        let kind = codes.get(place).and_then(|code| DutyKind::from_code(code));
        kind.map_or(Answer::Refused, Answer::Given)
    })
}

/// For which cases; what stood there stays where nothing is said.
fn when(reader: &mut Reader, fields: &Fields<'_>, place: &mut When) {
    let Some(when) = fields.given_object(reader, "when") else { return };
    let joint_rating = when.choices(reader, "jointRating", 4);
    let harm = when.choices(reader, "harm", 4);
    let mappa_level = numbers(reader, &when, "mappaLevel", 3);
    let tier = numbers(reader, &when, "tier", 4);
    let to_release = when.choice(reader, "toRelease").into_option();
    let start = starts(reader, &when);
    let registered = when.yes(reader, "registered");
    when.finish(reader);
    *place = When { joint_rating, harm, mappa_level, tier, to_release, start, registered };
}

/// Orders or licences, by the event that starts one.
fn starts(reader: &mut Reader, when: &Fields<'_>) -> Option<Vec<EventKind>> {
    const STARTS: [EventKind; 2] = [EventKind::OrderStarted, EventKind::LicenceStarted];
    let path = when.at("start");
    let list = when.list(reader, "start", STARTS.len()).into_option()?;
    let mut starts = Vec::with_capacity(list.len());
    for (index, node) in list.iter().enumerate() {
        let place = reader.choose(node, &path.entry(index), &STARTS.map(Code::code)).into_option();
        starts.extend(place.and_then(|place| STARTS.get(place)));
    }
    Some(starts)
}

/// Numbers from 1 to `most`.
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
        reader.note_allowing(ProblemCode::Contradicts, within.path(), &mut || units.next());
    }
    interval
}

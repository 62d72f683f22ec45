//! Takes members out of a JSON tree, one by one, and collects every problem on the way.
//!
//! Hundreds of places call these, so none is written out in each: that alone is kilobytes of what a page downloads.

use crate::case::json::{Member, Node};
use crate::code::{Code, position};
use crate::date::{Date, DateError};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::write::push_whole;

/// What a host gave for one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer<T> {
    /// Nothing, or `null`.
    #[default]
    Missing,
    /// Something that cannot be used; its problem is listed.
    Refused,
    /// A usable answer.
    Given(T),
}

impl<T> Answer<T> {
    /// The answer, where there is a usable one.
    pub const fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Missing | Self::Refused => None,
        }
    }

    /// Whether there is a problem with it.
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Refused)
    }

    /// The answer as `convert` makes it.
    pub fn and_then<U>(self, convert: impl FnOnce(T) -> Answer<U>) -> Answer<U> {
        match self {
            Self::Missing => Answer::Missing,
            Self::Refused => Answer::Refused,
            Self::Given(value) => convert(value),
        }
    }

    /// The answer, and `None` where it is missing or refused.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Missing | Self::Refused => None,
        }
    }
}

/// Where an answer comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Path of the answer.
    pub field: String,
    /// The day on which it was given.
    pub on: Option<Date>,
    /// Who gave it.
    pub by: Option<String>,
    /// Whether that person is trained.
    pub trained: Option<bool>,
    /// It was carried over, and nobody has said that it is still true: it is not taken.
    pub carried: bool,
}

/// What reading a case collects beside its values.
#[derive(Debug, Default)]
pub struct Reader {
    /// Every problem so far, in the order of reading.
    pub problems: Vec<Problem>,
    /// Every answer that said where it comes from.
    pub origins: Vec<Origin>,
}

/// Where a value stands: a step, and the path before it. It is written out only where somebody is to read it.
#[derive(Debug, Clone, Copy)]
pub struct Path<'p> {
    before: Option<&'p Path<'p>>,
    step: Step<'p>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    /// A path that is written already; empty for the text as a whole.
    Start(&'p str),
    /// A member of an object.
    Member(&'p str),
    /// A member of an object whose keys are data.
    Key(&'p str),
    /// A place in a list.
    Entry(usize),
}

impl<'p> Path<'p> {
    /// A path that is written already; empty for the text as a whole.
    #[must_use]
    pub const fn start(path: &'p str) -> Self {
        Self { before: None, step: Step::Start(path) }
    }

    /// Path of a member of the object that stands here.
    #[must_use]
    pub const fn member(&'p self, key: &'p str) -> Self {
        Self { before: Some(self), step: Step::Member(key) }
    }

    /// Path of an entry of the list that stands here.
    #[must_use]
    pub const fn entry(&'p self, index: usize) -> Self {
        Self { before: Some(self), step: Step::Entry(index) }
    }

    /// As a person reads it: `convictions[0].offences[1].code`.
    #[must_use]
    #[inline(never)]
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        if let Some(before) = self.before {
            before.write(text);
        }
        match self.step {
            Step::Start(path) => text.push_str(path),
            Step::Member(key) => push_member(text, key),
            Step::Key(key) => push_key(text, key),
            Step::Entry(index) => push_place(text, index),
        }
    }
}

impl Reader {
    /// Notes a problem.
    #[cold]
    #[inline(never)]
    pub fn note(&mut self, code: ProblemCode, field: &Path<'_>) {
        self.problems.push(Problem::new(code, field.text()));
    }

    /// Notes a problem between a field and another one.
    #[cold]
    #[inline(never)]
    pub fn note_against(&mut self, code: ProblemCode, field: &Path<'_>, other: &Path<'_>) {
        self.problems.push(Problem::new(code, field.text()).against(other.text()));
    }

    /// Notes a problem, with what would have been accepted.
    #[cold]
    #[inline(never)]
    pub fn note_allowing(&mut self, code: ProblemCode, field: &Path<'_>, allowed: &mut dyn Iterator<Item = &str>) {
        let mut codes = Vec::new();
        for code in allowed {
            codes.push(code.to_owned());
        }
        self.problems.push(Problem::new(code, field.text()).allowing(codes));
    }

    #[cold]
    #[inline(never)]
    fn note_limits(&mut self, code: ProblemCode, field: &Path<'_>, min: Option<i64>, max: i64) {
        let mut problem = Problem::new(code, field.text()).at_most(max);
        problem.min = min.map(Limit::Number);
        self.problems.push(problem);
    }

    fn wrong_type<T>(&mut self, field: &Path<'_>, expected: &str) -> Answer<T> {
        self.note_allowing(ProblemCode::WrongType, field, &mut [expected].into_iter());
        Answer::Refused
    }

    /// The answer to a field that cannot be left out of its object; where it is, that is a problem.
    #[inline]
    pub fn required<T>(&mut self, answer: Answer<T>, fields: &Fields<'_>, key: &str) -> Option<T> {
        if matches!(answer, Answer::Missing) {
            self.missing(fields, key);
        }
        answer.into_option()
    }

    /// Notes that a field is missing, unless its object could not be read at all.
    #[cold]
    #[inline(never)]
    pub fn missing(&mut self, fields: &Fields<'_>, key: &str) {
        if !fields.refused {
            self.note(ProblemCode::Missing, &fields.at(key));
        }
    }

    /// A whole number from `min` to `max`.
    #[inline(never)]
    pub fn whole(&mut self, node: &Node<'_>, field: &Path<'_>, min: i64, max: i64) -> Answer<i64> {
        let code = match node {
            Node::Whole(number) if (min..=max).contains(number) => return Answer::Given(*number),
            Node::Whole(_) => ProblemCode::OutOfRange,
            Node::Fraction => ProblemCode::NotWhole,
            _ => return self.wrong_type(field, "whole-number"),
        };
        self.note_limits(code, field, Some(min), max);
        Answer::Refused
    }

    /// Yes or no.
    #[inline(never)]
    pub fn yes_or_no(&mut self, node: &Node<'_>, field: &Path<'_>) -> Answer<bool> {
        match node {
            Node::Bool(value) => Answer::Given(*value),
            _ => self.wrong_type(field, "true-or-false"),
        }
    }

    /// A day.
    #[inline(never)]
    pub fn date(&mut self, node: &Node<'_>, field: &Path<'_>) -> Answer<Date> {
        let Node::Text(text) = node else { return self.wrong_type(field, "date") };
        match Date::parse(text) {
            Ok(date) => return Answer::Given(date),
            Err(DateError::NotADate) => self.note(ProblemCode::NotADate, field),
            Err(DateError::NoSuchDate) => self.note(ProblemCode::NoSuchDate, field),
            Err(DateError::OutOfRange) => {
                let mut problem = Problem::new(ProblemCode::OutOfRange, field.text());
                problem.min = Some(Limit::Day(Date::MIN.to_owned()));
                problem.max = Some(Limit::Day(Date::MAX.to_owned()));
                self.problems.push(problem);
            }
        }
        Answer::Refused
    }

    /// The place among `codes` of the one given.
    #[inline(never)]
    pub fn choose(&mut self, node: &Node<'_>, field: &Path<'_>, codes: &[&str]) -> Answer<usize> {
        let Node::Text(text) = node else { return self.wrong_type(field, "text") };
        let place = position(codes, text);
        if place.is_none() {
            self.note_allowing(ProblemCode::UnknownCode, field, &mut codes.iter().copied());
        }
        place.map_or(Answer::Refused, Answer::Given)
    }

    /// A text of at most `most` characters; blank ones count as missing.
    #[inline(never)]
    pub fn text<'n>(&mut self, node: &'n Node<'_>, field: &Path<'_>, most: usize) -> Answer<&'n str> {
        let Node::Text(text) = node else { return self.wrong_type(field, "text") };
        if text.len() > most && text.chars().nth(most).is_some() {
            self.note_limits(ProblemCode::TooLong, field, None, limit(most));
            return Answer::Refused;
        }
        if text.chars().all(char::is_whitespace) { Answer::Missing } else { Answer::Given(text) }
    }
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// What sees to an entry of a list: the entry's place and its members.
pub type ReadEntry<'r> = dyn FnMut(&mut Reader, usize, &Fields<'_>) + 'r;

/// What sees to a member of an object whose keys are data: its key, path and value.
pub type ReadMember<'r, 'a> = dyn FnMut(&mut Reader, &'a str, &Path<'_>, Answer<&'a Node<'a>>) + 'r;

/// The members of an object. One that is taken is ticked off in the tree.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    path: Path<'a>,
    members: &'a [Member<'a>],
    refused: bool,
}

impl<'a> Fields<'a> {
    /// The members of `node` at `path`. What is no object is a problem, and each of its fields is refused.
    #[inline(never)]
    pub fn of(reader: &mut Reader, node: Answer<&'a Node<'a>>, path: Path<'a>) -> Self {
        let mut fields = Self { path, members: &[], refused: false };
        match node {
            Answer::Given(Node::Object(members)) => fields.members = members,
            Answer::Missing => {}
            _ => fields.refused = true,
        }
        if fields.refused && matches!(node, Answer::Given(_)) {
            let _: Answer<()> = reader.wrong_type(&path, "object");
        }
        fields
    }

    /// Path of the object.
    pub const fn path(&self) -> &Path<'a> {
        &self.path
    }

    /// Path of the member `key`.
    #[must_use]
    pub const fn at<'p>(&'p self, key: &'p str) -> Path<'p> {
        self.path.member(key)
    }

    /// Path of the member `key`, written out.
    #[inline(never)]
    pub fn field(&self, key: &str) -> String {
        self.at(key).text()
    }

    /// Takes the value of a member.
    #[inline(never)]
    pub fn take(&self, reader: &mut Reader, key: &str) -> Answer<&'a Node<'a>> {
        if self.refused {
            return Answer::Refused;
        }
        taken(reader, self.members, key, &self.path)
    }

    /// Takes an answer, bare or as `{ value, on, by, trained }`, and notes where it comes from.
    #[inline(never)]
    pub fn take_answer(&self, reader: &mut Reader, key: &str) -> Answer<&'a Node<'a>> {
        let taken = self.take(reader, key);
        reader.answer(taken, &self.at(key))
    }

    /// Takes the members of a member.
    #[inline(never)]
    pub fn object<'p>(&'p self, reader: &mut Reader, key: &'p str) -> Fields<'p> {
        let node = self.take(reader, key);
        Fields::of(reader, node, self.at(key))
    }

    /// Takes the members of a member; `None` where the case does not have it.
    #[inline(never)]
    pub fn given_object<'p>(&'p self, reader: &mut Reader, key: &'p str) -> Option<Fields<'p>> {
        match self.take(reader, key) {
            Answer::Missing => None,
            node => Some(Fields::of(reader, node, self.at(key))),
        }
    }

    /// Takes a list of at most `most` entries.
    #[inline(never)]
    pub fn list(&self, reader: &mut Reader, key: &str, most: usize) -> Answer<&'a [Node<'a>]> {
        self.take(reader, key).and_then(|node| match node {
            Node::List(list) if list.len() <= most => Answer::Given(list.as_slice()),
            Node::List(_) => {
                reader.note_limits(ProblemCode::TooMany, &self.at(key), None, limit(most));
                Answer::Refused
            }
            _ => reader.wrong_type(&self.at(key), "list"),
        })
    }

    /// Goes through a list of at most `most` objects; gives their number.
    #[inline(never)]
    pub fn each(&self, reader: &mut Reader, key: &str, most: usize, read: &mut ReadEntry<'_>) -> Answer<usize> {
        let path = self.at(key);
        self.list(reader, key, most).and_then(|list| {
            for (index, node) in list.iter().enumerate() {
                let entry = Fields::of(reader, Answer::Given(node), path.entry(index));
                read(reader, index, &entry);
            }
            Answer::Given(list.len())
        })
    }

    /// Takes a whole number from `min` to `max`.
    #[inline(never)]
    pub fn whole(&self, reader: &mut Reader, key: &str, min: i64, max: i64) -> Answer<i64> {
        self.take_answer(reader, key).and_then(|node| reader.whole(node, &self.at(key), min, max))
    }

    /// Takes a small whole number.
    #[inline(never)]
    pub fn number(&self, reader: &mut Reader, key: &str, min: i64, max: u16) -> Option<u16> {
        self.whole(reader, key, min, i64::from(max)).into_option().and_then(|number| u16::try_from(number).ok())
    }

    /// Takes a whole number that is smaller still.
    #[inline(never)]
    pub fn small(&self, reader: &mut Reader, key: &str, min: i64, max: u8) -> Option<u8> {
        self.number(reader, key, min, u16::from(max)).and_then(|number| u8::try_from(number).ok())
    }

    /// Takes a yes or no.
    #[inline(never)]
    pub fn yes_or_no(&self, reader: &mut Reader, key: &str) -> Answer<bool> {
        self.take_answer(reader, key).and_then(|node| reader.yes_or_no(node, &self.at(key)))
    }

    /// Takes a yes or no that may be left out.
    #[inline(never)]
    pub fn yes(&self, reader: &mut Reader, key: &str) -> Option<bool> {
        self.yes_or_no(reader, key).into_option()
    }

    /// Takes a day.
    #[inline(never)]
    pub fn date(&self, reader: &mut Reader, key: &str) -> Answer<Date> {
        self.take_answer(reader, key).and_then(|node| reader.date(node, &self.at(key)))
    }

    /// Takes a day that cannot lie after today.
    #[inline(never)]
    pub fn date_until(&self, reader: &mut Reader, key: &str, today: Date) -> Answer<Date> {
        match self.date(reader, key) {
            Answer::Given(on) if on > today => {
                reader.note(ProblemCode::InTheFuture, &self.at(key));
                Answer::Refused
            }
            on => on,
        }
    }

    /// Takes a day that has been: not after today and not before birth.
    #[inline(never)]
    pub fn past_date(&self, reader: &mut Reader, key: &str, today: Date, born: Option<Date>) -> Answer<Date> {
        match self.date_until(reader, key, today) {
            Answer::Given(on) if born.is_some_and(|born| on < born) => {
                reader.note_against(ProblemCode::BeforeBirth, &self.at(key), &BIRTH);
                Answer::Refused
            }
            on => on,
        }
    }

    /// Takes a day that cannot lie before another, which stands in `other`.
    #[inline(never)]
    pub fn date_from(&self, reader: &mut Reader, key: &str, least: Date, other: &str) -> Option<Date> {
        let day = self.date(reader, key).into_option()?;
        if day < least {
            reader.note_against(ProblemCode::Contradicts, &self.at(key), &self.at(other));
            return None;
        }
        Some(day)
    }

    /// Takes one of a closed set of codes.
    #[inline]
    pub fn choice<T: Code>(&self, reader: &mut Reader, key: &str) -> Answer<T> {
        match self.choose(reader, key, T::CODES) {
            Answer::Given(place) => T::at(place).map_or(Answer::Refused, Answer::Given),
            Answer::Missing => Answer::Missing,
            Answer::Refused => Answer::Refused,
        }
    }

    #[inline(never)]
    fn choose(&self, reader: &mut Reader, key: &str, codes: &[&str]) -> Answer<usize> {
        self.take_answer(reader, key).and_then(|node| reader.choose(node, &self.at(key), codes))
    }

    /// Takes a list of codes of at most `most` entries; one that cannot be read is a problem, and the others stand.
    pub fn choices<T: Code>(&self, reader: &mut Reader, key: &str, most: usize) -> Option<Vec<T>> {
        let places = self.places(reader, key, most, T::CODES)?;
        Some(places.into_iter().filter_map(T::at).collect())
    }

    #[inline(never)]
    fn places(&self, reader: &mut Reader, key: &str, most: usize, codes: &[&str]) -> Option<Vec<usize>> {
        let path = self.at(key);
        let list = self.list(reader, key, most).into_option()?;
        let mut places = Vec::with_capacity(list.len());
        for (index, node) in list.iter().enumerate() {
            places.extend(reader.choose(node, &path.entry(index), codes).into_option());
        }
        Some(places)
    }

    /// Takes a text of at most `most` characters.
    #[inline(never)]
    pub fn text(&self, reader: &mut Reader, key: &str, most: usize) -> Answer<&'a str> {
        self.take(reader, key).and_then(|node| reader.text(node, &self.at(key), most))
    }

    /// Takes a text that may be left out, to keep it.
    #[inline(never)]
    pub fn words(&self, reader: &mut Reader, key: &str, most: usize) -> Option<String> {
        self.text(reader, key, most).into_option().map(str::to_owned)
    }

    /// Takes a text that cannot be left out, to keep it.
    #[inline(never)]
    pub fn required_words(&self, reader: &mut Reader, key: &str, most: usize) -> Option<String> {
        let text = self.text(reader, key, most);
        reader.required(text, self, key).map(str::to_owned)
    }

    /// Goes through an object whose keys are data.
    #[inline(never)]
    pub fn entries(&self, reader: &mut Reader, read: &mut ReadMember<'_, 'a>) {
        let path = |member: &'a Member<'a>| Path { before: Some(&self.path), step: Step::Key(&member.key) };
        let values: Vec<_> =
            self.members.iter().map(|member| (member, value_of(reader, member, &path(member)))).collect();
        for (member, value) in values {
            read(reader, &member.key, &path(member), value);
        }
    }

    /// Reports every member that nobody took.
    #[inline(never)]
    pub fn finish(&self, reader: &mut Reader) {
        self.finish_as(reader, ProblemCode::UnknownKey);
    }

    /// The same, as a problem of its own.
    #[inline(never)]
    pub fn finish_as(&self, reader: &mut Reader, code: ProblemCode) {
        for member in self.members {
            if !member.taken.get() {
                reader.note(code, &self.at(&member.key));
            }
        }
    }

    /// Whether the object itself could not be read.
    pub const fn is_refused(&self) -> bool {
        self.refused
    }
}

/// Path of the date of birth.
pub(super) const BIRTH: Path<'static> = Path::start("person.dateOfBirth");

/// Takes a member of the object at `path`.
#[inline(never)]
fn taken<'a>(reader: &mut Reader, members: &'a [Member<'a>], key: &str, path: &Path<'_>) -> Answer<&'a Node<'a>> {
    match members.iter().find(|member| !member.taken.get() && member.key == key) {
        Some(member) => {
            member.taken.set(true);
            value_of(reader, member, &path.member(key))
        }
        None => Answer::Missing,
    }
}

/// The value of a member: none is used where its key stands twice.
fn value_of<'a>(reader: &mut Reader, member: &'a Member<'a>, path: &Path<'_>) -> Answer<&'a Node<'a>> {
    if member.duplicated {
        reader.note(ProblemCode::DuplicateKey, path);
        return Answer::Refused;
    }
    if matches!(member.value, Node::Null) { Answer::Missing } else { Answer::Given(&member.value) }
}

impl Reader {
    /// An object in place of an answer carries the answer and where it comes from. One that was carried over from an
    /// earlier assessment is no answer until somebody says that it is still true.
    #[inline]
    pub fn answer<'a>(&mut self, taken: Answer<&'a Node<'a>>, path: &Path<'_>) -> Answer<&'a Node<'a>> {
        match taken {
            Answer::Given(Node::Object(members)) => self.answer_within(members, path),
            taken => taken,
        }
    }

    #[inline(never)]
    fn answer_within<'a>(&mut self, members: &'a [Member<'a>], path: &Path<'_>) -> Answer<&'a Node<'a>> {
        let value = taken(self, members, "value", path);
        let fields = Fields { path: *path, members, refused: false };
        let on = fields.take(self, "on").and_then(|node| self.date(node, &fields.at("on"))).into_option();
        let by = fields.words(self, "by", 200);
        let mut yes_or_no = |key| fields.take(self, key).and_then(|node| self.yes_or_no(node, &fields.at(key)));
        let [trained, carried, still_true] = ["trained", "carried", "stillTrue"].map(&mut yes_or_no);
        fields.finish(self);
        if matches!(value, Answer::Given(Node::Object(_))) {
            return self.wrong_type(path, "answer");
        }
        // What cannot be read of this must not let an old answer through.
        let carried = !matches!(carried, Answer::Missing | Answer::Given(false)) && still_true != Answer::Given(true);
        if matches!(value, Answer::Given(_)) && !(carried && still_true == Answer::Given(false)) {
            self.origins.push(Origin { field: path.text(), on, by, trained: trained.into_option(), carried });
        }
        if carried { Answer::Missing } else { value }
    }
}

/// Path of an entry of a list.
#[inline(never)]
pub(crate) fn entry_path(list: &str, index: usize) -> String {
    let mut path = String::with_capacity(list.len() + 6);
    path.push_str(list);
    push_place(&mut path, index);
    path
}

/// Adds the place of an entry.
#[inline(never)]
pub(crate) fn push_place(path: &mut String, index: usize) {
    path.push('[');
    push_whole(path, u64::try_from(index).unwrap_or(u64::MAX));
    path.push(']');
}

/// Path of a member of an object.
#[inline(never)]
pub(crate) fn join(path: &str, key: &str) -> String {
    let mut joined = String::with_capacity(path.len() + key.len() + 2);
    joined.push_str(path);
    push_member(&mut joined, key);
    joined
}

/// Members with a plain name follow a dot; anything else stands in brackets.
#[inline(never)]
fn push_member(path: &mut String, key: &str) {
    let mut letters = key.bytes();
    let plain = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric());
    if !plain {
        return push_key(path, key);
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(shown(key).0);
    path.push_str(shown(key).1);
}

/// A key that is data stands in brackets.
#[inline(never)]
fn push_key(path: &mut String, key: &str) {
    let (key, cut) = shown(key);
    for part in ["[", key, cut, "]"] {
        path.push_str(part);
    }
}

/// A key as a path shows it: a very long one is cut, so that an answer stays short.
fn shown(key: &str) -> (&str, &str) {
    const MOST: usize = 80;
    match key.char_indices().nth(MOST) {
        Some((end, _)) => (key.get(..end).unwrap_or_default(), "…"),
        None => (key, ""),
    }
}

//! Takes members out of a JSON tree, one by one, and collects every problem on the way.
//!
//! Hundreds of places call these, so none is written out in each: that alone is kilobytes of what a page downloads.

use std::borrow::Cow;

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

impl Reader {
    /// Notes a problem.
    pub fn refuse<T>(&mut self, problem: Problem) -> Answer<T> {
        self.problems.push(problem);
        Answer::Refused
    }

    fn wrong_type<T>(&mut self, field: String, expected: &str) -> Answer<T> {
        self.refuse(Problem::new(ProblemCode::WrongType, field).allowing(vec![expected.to_owned()]))
    }

    /// The answer to a field that cannot be left out of its object; where it is, that is a problem.
    #[inline(never)]
    pub fn required<T>(&mut self, answer: Answer<T>, fields: &Fields<'_>, key: &str) -> Option<T> {
        if matches!(answer, Answer::Missing) && !fields.is_refused() {
            self.problems.push(Problem::new(ProblemCode::Missing, fields.field(key)));
        }
        answer.into_option()
    }

    /// A whole number from `min` to `max`.
    #[inline(never)]
    pub fn whole(&mut self, node: Node<'_>, field: String, min: i64, max: i64) -> Answer<i64> {
        match node {
            Node::Whole(number) if (min..=max).contains(&number) => Answer::Given(number),
            Node::Whole(_) => self.refuse(Problem::new(ProblemCode::OutOfRange, field).within(min, max)),
            Node::Fraction => self.refuse(Problem::new(ProblemCode::NotWhole, field).within(min, max)),
            _ => self.wrong_type(field, "whole-number"),
        }
    }

    /// Yes or no.
    #[inline(never)]
    pub fn yes_or_no(&mut self, node: &Node<'_>, field: String) -> Answer<bool> {
        match node {
            Node::Bool(value) => Answer::Given(*value),
            _ => self.wrong_type(field, "true-or-false"),
        }
    }

    /// A day.
    #[inline(never)]
    pub fn date(&mut self, node: &Node<'_>, field: String) -> Answer<Date> {
        let Node::Text(text) = node else { return self.wrong_type(field, "date") };
        match Date::parse(text) {
            Ok(date) => Answer::Given(date),
            Err(DateError::NotADate) => self.refuse(Problem::new(ProblemCode::NotADate, field)),
            Err(DateError::NoSuchDate) => self.refuse(Problem::new(ProblemCode::NoSuchDate, field)),
            Err(DateError::OutOfRange) => {
                let mut problem = Problem::new(ProblemCode::OutOfRange, field);
                problem.min = Some(Limit::Day(Date::MIN.to_owned()));
                problem.max = Some(Limit::Day(Date::MAX.to_owned()));
                self.refuse(problem)
            }
        }
    }

    /// One of a closed set of codes.
    pub fn choice<T: Code>(&mut self, node: &Node<'_>, field: String) -> Answer<T> {
        chosen(self.choose(node, field, T::CODES))
    }

    /// The place among `codes` of the one given.
    #[inline(never)]
    fn choose(&mut self, node: &Node<'_>, field: String, codes: &[&str]) -> Answer<usize> {
        let Node::Text(text) = node else { return self.wrong_type(field, "text") };
        match position(codes, text) {
            Some(place) => Answer::Given(place),
            None => {
                let allowed = codes.iter().map(|code| (*code).to_owned()).collect();
                self.refuse(Problem::new(ProblemCode::UnknownCode, field).allowing(allowed))
            }
        }
    }

    /// A text of at most `most` characters; blank ones count as missing.
    #[inline(never)]
    pub fn text(&mut self, node: Node<'_>, field: String, most: usize) -> Answer<String> {
        let Node::Text(text) = node else { return self.wrong_type(field, "text") };
        if text.chars().nth(most).is_some() {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            return self.refuse(Problem::new(ProblemCode::TooLong, field).at_most(most));
        }
        if text.trim().is_empty() { Answer::Missing } else { Answer::Given(text.into_owned()) }
    }
}

// Each of these looks at the ordinary answer first: a path is written only where it is shown.
/// The members of an object that have not been taken yet.
#[derive(Debug)]
pub struct Fields<'a> {
    path: String,
    members: Vec<Member<'a>>,
    refused: bool,
}

impl<'a> Fields<'a> {
    /// The members of `node` at `path`. What is no object is a problem, and each of its fields is refused.
    #[inline(never)]
    pub fn of(reader: &mut Reader, node: Answer<Node<'a>>, path: String) -> Self {
        match node {
            Answer::Given(Node::Object(members)) => Self { path, members, refused: false },
            Answer::Given(_) => {
                let _: Answer<()> = reader.wrong_type(path.clone(), "object");
                Self { path, members: Vec::new(), refused: true }
            }
            Answer::Refused => Self { path, members: Vec::new(), refused: true },
            Answer::Missing => Self { path, members: Vec::new(), refused: false },
        }
    }

    /// Path of the member `key`.
    #[inline(never)]
    pub fn field(&self, key: &str) -> String {
        join(&self.path, key)
    }

    /// Takes the value of a member.
    #[inline(never)]
    pub fn take(&mut self, reader: &mut Reader, key: &str) -> Answer<Node<'a>> {
        if self.refused {
            return Answer::Refused;
        }
        let Some(position) = self.members.iter().position(|member| member.key == key) else {
            return Answer::Missing;
        };
        let member = self.members.remove(position);
        if member.duplicated {
            return reader.refuse(Problem::new(ProblemCode::DuplicateKey, self.field(key)));
        }
        match member.value {
            Node::Null => Answer::Missing,
            value => Answer::Given(value),
        }
    }

    /// Takes an answer, bare or as `{ value, on, by, trained }`, and notes where it comes from.
    #[inline(never)]
    pub fn take_answer(&mut self, reader: &mut Reader, key: &str) -> Answer<Node<'a>> {
        let taken = self.take(reader, key);
        unwrap_origin(reader, taken, &|| join(&self.path, key))
    }

    /// Takes the members of a member.
    #[inline(never)]
    pub fn object(&mut self, reader: &mut Reader, key: &str) -> Fields<'a> {
        let node = self.take(reader, key);
        Fields::of(reader, node, self.field(key))
    }

    /// Takes a list of at most `most` entries.
    #[inline(never)]
    pub fn list(&mut self, reader: &mut Reader, key: &str, most: usize) -> Answer<Vec<Node<'a>>> {
        self.take(reader, key).and_then(|node| match node {
            Node::List(list) if list.len() <= most => Answer::Given(list),
            Node::List(_) => {
                let limit = i64::try_from(most).unwrap_or(i64::MAX);
                reader.refuse(Problem::new(ProblemCode::TooMany, self.field(key)).at_most(limit))
            }
            _ => reader.wrong_type(self.field(key), "list"),
        })
    }

    /// Takes a whole number from `min` to `max`.
    #[inline(never)]
    pub fn whole(&mut self, reader: &mut Reader, key: &str, min: i64, max: i64) -> Answer<i64> {
        self.take_answer(reader, key).and_then(|node| match node {
            Node::Whole(number) if (min..=max).contains(&number) => Answer::Given(number),
            node => reader.whole(node, self.field(key), min, max),
        })
    }

    /// Takes a yes or no.
    #[inline(never)]
    pub fn yes_or_no(&mut self, reader: &mut Reader, key: &str) -> Answer<bool> {
        self.take_answer(reader, key).and_then(|node| match node {
            Node::Bool(value) => Answer::Given(value),
            node => reader.yes_or_no(&node, self.field(key)),
        })
    }

    /// Takes a day.
    #[inline(never)]
    pub fn date(&mut self, reader: &mut Reader, key: &str) -> Answer<Date> {
        self.take_answer(reader, key).and_then(|node| match &node {
            Node::Text(text) if let Ok(date) = Date::parse(text) => Answer::Given(date),
            node => reader.date(node, self.field(key)),
        })
    }

    /// Takes one of a closed set of codes.
    pub fn choice<T: Code>(&mut self, reader: &mut Reader, key: &str) -> Answer<T> {
        chosen(self.choose(reader, key, T::CODES))
    }

    #[inline(never)]
    fn choose(&mut self, reader: &mut Reader, key: &str, codes: &[&str]) -> Answer<usize> {
        self.take_answer(reader, key).and_then(|node| match &node {
            Node::Text(text) if let Some(place) = position(codes, text) => Answer::Given(place),
            node => reader.choose(node, self.field(key), codes),
        })
    }

    /// Takes a text of at most `most` characters.
    #[inline(never)]
    pub fn text(&mut self, reader: &mut Reader, key: &str, most: usize) -> Answer<String> {
        self.take(reader, key).and_then(|node| reader.text(node, self.field(key), most))
    }

    /// Takes whatever is left, for an object whose keys are data: key, path and value.
    #[inline(never)]
    pub fn entries(self, reader: &mut Reader) -> Vec<(String, String, Answer<Node<'a>>)> {
        let mut entries = Vec::with_capacity(self.members.len());
        for member in self.members {
            let field = format!("{}[{}]", self.path, shown(&member.key));
            let taken = if member.duplicated {
                reader.refuse(Problem::new(ProblemCode::DuplicateKey, field.clone()))
            } else if member.value == Node::Null {
                Answer::Missing
            } else {
                Answer::Given(member.value)
            };
            entries.push((member.key.into_owned(), field, taken));
        }
        entries
    }

    /// The same for answers, bare or with where they come from.
    #[inline(never)]
    pub fn rest(self, reader: &mut Reader) -> Vec<(String, String, Answer<Node<'a>>)> {
        let mut rest = self.entries(reader);
        for (_, field, answer) in &mut rest {
            *answer = unwrap_origin(reader, std::mem::take(answer), &|| field.clone());
        }
        rest
    }

    /// Paths of every member that nobody took, for an object whose keys are numbers of a form.
    pub fn left(self) -> impl Iterator<Item = String> {
        let path = self.path;
        self.members.into_iter().map(move |member| join(&path, &member.key))
    }

    /// Reports every member that nobody took.
    #[inline(never)]
    pub fn finish(self, reader: &mut Reader) {
        for member in &self.members {
            reader.problems.push(Problem::new(ProblemCode::UnknownKey, join(&self.path, &member.key)));
        }
    }

    /// Whether the object itself could not be read.
    pub const fn is_refused(&self) -> bool {
        self.refused
    }
}

/// The value at the place that was chosen.
fn chosen<T: Code>(place: Answer<usize>) -> Answer<T> {
    match place {
        Answer::Given(place) => T::at(place).map_or(Answer::Refused, Answer::Given),
        Answer::Missing => Answer::Missing,
        Answer::Refused => Answer::Refused,
    }
}

/// An object in place of an answer carries the answer and where it comes from. One that was carried over from an
/// earlier assessment is no answer until somebody says that it is still true.
#[inline(never)]
fn unwrap_origin<'a>(reader: &mut Reader, taken: Answer<Node<'a>>, field: &dyn Fn() -> String) -> Answer<Node<'a>> {
    let Answer::Given(Node::Object(members)) = taken else { return taken };
    let field = field();
    let mut fields = Fields { path: field.clone(), members, refused: false };
    let value = fields.take(reader, "value");
    let on = fields.take(reader, "on").and_then(|node| reader.date(&node, fields.field("on"))).into_option();
    let by = fields.text(reader, "by", 200).into_option();
    let trained =
        fields.take(reader, "trained").and_then(|node| reader.yes_or_no(&node, fields.field("trained"))).into_option();
    let mut yes_or_no = |key| fields.take(reader, key).and_then(|node| reader.yes_or_no(&node, fields.field(key)));
    let (carried, still_true) = (yes_or_no("carried"), yes_or_no("stillTrue"));
    fields.finish(reader);
    if matches!(value, Answer::Given(Node::Object(_))) {
        return reader.wrong_type(field, "answer");
    }
    // What cannot be read of this must not let an old answer through.
    let carried = !matches!(carried, Answer::Missing | Answer::Given(false)) && still_true != Answer::Given(true);
    if matches!(value, Answer::Given(_)) && !(carried && still_true == Answer::Given(false)) {
        reader.origins.push(Origin { field, on, by, trained, carried });
    }
    if carried { Answer::Missing } else { value }
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

/// Members with a plain name follow a dot; anything else stands in brackets.
#[inline(never)]
pub(crate) fn join(path: &str, key: &str) -> String {
    let mut letters = key.chars();
    let plain = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric());
    let key = shown(key);
    let mut joined = String::with_capacity(path.len() + key.len() + 2);
    joined.push_str(path);
    if !plain {
        joined.push('[');
    } else if !path.is_empty() {
        joined.push('.');
    }
    joined.push_str(&key);
    if !plain {
        joined.push(']');
    }
    joined
}

/// A key as a path shows it: a very long one is cut, so that an answer stays short.
fn shown(key: &str) -> Cow<'_, str> {
    const MOST: usize = 80;
    match key.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", key.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(key),
    }
}

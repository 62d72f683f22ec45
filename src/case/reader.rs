//! Takes members out of a JSON tree, one by one, and collects every problem on the way.

mod fields;
mod path;

use crate::case::json::{Member, Node};
use crate::code::{position, sort};
use crate::date::{Date, DateError};
use crate::problem::{Limit, Problem, ProblemCode};
use crate::same_text;

use fields::taken;
pub use fields::{Fields, ReadEntry, ReadMember};
pub use path::Path;
pub(crate) use path::{BIRTH, entry_path, join, push_place};

/// What a host gave for one field. Silence and what cannot be read are kept apart: the first takes the usual reading,
/// the second must never be the milder one (ruling 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Answer<T> {
    /// Nothing, or `null`.
    #[default]
    Missing,
    /// Something that cannot be used, and its problem is listed; or "not known", said outright.
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

    /// The answer itself, where there is a usable one.
    pub const fn known(self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Self::Given(value) => Some(value),
            Self::Missing | Self::Refused => None,
        }
    }

    /// Whether there is a problem with it, or it is not known.
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

/// The entries of a list, one after the other.
pub(crate) fn one_by_one<T: Copy>(list: &[T]) -> impl FnMut() -> Option<T> {
    let mut rest = list.iter();
    move || rest.next().copied()
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
    /// The day on which the case is looked at: no answer was given after it. `None` where no day matters.
    pub today: Option<Date>,
}

impl Reader {
    /// A reader of what is looked at on `today`.
    #[must_use]
    pub fn on(today: Date) -> Self {
        Self { today: Some(today), ..Self::default() }
    }

    /// Notes a problem.
    pub fn note(&mut self, code: ProblemCode, field: &Path<'_>) {
        self.problems.push(Problem::new(code, field.text()));
    }

    /// Notes a problem between a field and another one.
    pub fn note_against(&mut self, code: ProblemCode, field: &Path<'_>, other: &Path<'_>) {
        self.problems.push(Problem::new(code, field.text()).against(other.text()));
    }

    /// Notes a problem, with what would have been accepted: `allowed` gives one after the other.
    pub fn note_allowing<'c>(
        &mut self,
        code: ProblemCode,
        field: &Path<'_>,
        allowed: &mut dyn FnMut() -> Option<&'c str>,
    ) {
        let mut codes = Vec::new();
        while let Some(code) = allowed() {
            codes.push(code.to_owned());
        }
        self.problems.push(Problem::new(code, field.text()).allowing(codes));
    }

    pub(crate) fn note_limits(&mut self, code: ProblemCode, field: &Path<'_>, min: Option<i64>, max: i64) {
        let mut problem = Problem::new(code, field.text()).at_most(max);
        problem.min = min.map(Limit::Number);
        self.problems.push(problem);
    }

    fn wrong_type<T>(&mut self, field: &Path<'_>, expected: &str) -> Answer<T> {
        self.note_allowing(ProblemCode::WrongType, field, &mut one_by_one(&[expected]));
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
    pub fn missing(&mut self, fields: &Fields<'_>, key: &str) {
        if !fields.refused {
            self.note(ProblemCode::Missing, &fields.at(key));
        }
    }

    /// A whole number from `min` to `max`.
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
    pub fn yes_or_no(&mut self, node: &Node<'_>, field: &Path<'_>) -> Answer<bool> {
        match node {
            Node::Bool(value) => Answer::Given(*value),
            _ => self.wrong_type(field, "true-or-false"),
        }
    }

    /// A day.
    pub fn date(&mut self, node: &Node<'_>, field: &Path<'_>) -> Answer<Date> {
        let Node::Text(text) = node else { return self.wrong_type(field, "date") };
        match Date::parse(text) {
            Ok(date) => return Answer::Given(date),
            Err(DateError::NotADate) => self.note(ProblemCode::NotADate, field),
            Err(DateError::NoSuchDate) => self.note(ProblemCode::NoSuchDate, field),
            Err(DateError::OutOfRange) => {
                let problem = Problem::new(ProblemCode::OutOfRange, field.text());
                self.problems.push(problem.between(Date::MIN, Date::MAX));
            }
        }
        Answer::Refused
    }

    /// The place among `codes` of the one given.
    pub fn choose(&mut self, node: &Node<'_>, field: &Path<'_>, codes: &[&str]) -> Answer<usize> {
        let Node::Text(text) = node else { return self.wrong_type(field, "text") };
        let place = position(codes, text);
        if place.is_none() {
            self.note_allowing(ProblemCode::UnknownCode, field, &mut one_by_one(codes));
        }
        place.map_or(Answer::Refused, Answer::Given)
    }

    /// A text of at most `most` characters; blank ones count as missing.
    pub fn text<'n>(&mut self, node: &'n Node<'_>, field: &Path<'_>, most: usize) -> Answer<&'n str> {
        let Node::Text(text) = node else { return self.wrong_type(field, "text") };
        if text.len() > most && text.chars().nth(most).is_some() {
            self.note_limits(ProblemCode::TooLong, field, None, limit(most));
            return Answer::Refused;
        }
        if is_blank(text) {
            return Answer::Missing;
        }
        match text.chars().find_map(|letter| unreadable(letter, most <= ONE_LINE)) {
            Some(Unreadable::Refused) => {
                self.note(ProblemCode::UnreadableCharacter, field);
                Answer::Refused
            }
            Some(Unreadable::Replaced) => {
                self.note(ProblemCode::UnreadableCharacter, field);
                Answer::Given(text)
            }
            None => Answer::Given(text),
        }
    }
}

/// Texts that may be longer than this have lines; a shorter one is a name, a reference or a title, in one line.
const ONE_LINE: usize = 1000;

/// Whether nobody could see anything of a text.
fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || same_text::is_without_width(letter))
}

/// What is wrong with a character.
enum Unreadable {
    /// It was replaced before: a byte that is no UTF-8, or half of a pair. The rest of the text can be used.
    Replaced,
    /// It steers the text: what a person sees would not be what is there.
    Refused,
}

const fn unreadable(letter: char, one_line: bool) -> Option<Unreadable> {
    match letter {
        char::REPLACEMENT_CHARACTER => Some(Unreadable::Replaced),
        letter if one_line && steers(letter) => Some(Unreadable::Refused),
        _ => None,
    }
}

/// Control characters, ends of lines, and characters that set the direction of what follows.
pub(crate) const fn steers(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// The places of entries of one name, each with the one before it, by name and then by place.
pub(crate) fn repeats(mut named: Vec<(&str, usize)>) -> Vec<(usize, usize)> {
    sort(&mut named, Ord::cmp);
    let mut repeats = Vec::new();
    for pair in named.windows(2) {
        if let [(name, earlier), (again, later)] = pair
            && name == again
        {
            repeats.push((*earlier, *later));
        }
    }
    repeats
}

/// A count as a limit.
pub(crate) fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
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

    fn answer_within<'a>(&mut self, members: &'a [Member<'a>], path: &Path<'_>) -> Answer<&'a Node<'a>> {
        let value = taken(self, members, "value", path);
        let fields = Fields { path: *path, members, refused: false };
        let on = fields.take(self, "on").and_then(|node| self.date(node, &fields.at("on")));
        let on = self.today.map_or(on, |today| fields.no_later_than(self, "on", on, today)).into_option();
        let by = fields.words(self, "by", 200);
        let mut yes_or_no = |key| fields.take(self, key).and_then(|node| self.yes_or_no(node, &fields.at(key)));
        let [trained, carried, still_true] = ["trained", "carried", "stillTrue"].map(&mut yes_or_no);
        fields.finish(self);
        if matches!(value, Answer::Given(Node::Object(_))) {
            return self.wrong_type(path, "answer");
        }
        // An answer that says `"value": null` is not known; one without `value` was lost on its way.
        if !members.iter().any(|member| member.key == "value") {
            self.note(ProblemCode::Missing, &fields.at("value"));
            return Answer::Refused;
        }
        // What cannot be read of this must not let an old answer through.
        let carried = !matches!(carried, Answer::Missing | Answer::Given(false)) && still_true != Answer::Given(true);
        if matches!(value, Answer::Given(_)) && !(carried && still_true == Answer::Given(false)) {
            self.origins.push(Origin { field: path.text(), on, by, trained: trained.into_option(), carried });
        }
        if carried { Answer::Missing } else { value }
    }
}

//! Where a value is.

use super::steers;
use crate::write::push_whole;

/// Bytes of an ordinary path, so that writing one seldom has to move it.
const ORDINARY_LENGTH: usize = 40;

/// Where a value is: a step, and the path before it. It is written out only where somebody is to read it.
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

    /// Path of a member of the object that is here.
    #[must_use]
    pub const fn member(&'p self, key: &'p str) -> Self {
        Self { before: Some(self), step: Step::Member(key) }
    }

    /// Path of a member of the object that is here, whose keys are data.
    #[must_use]
    pub const fn key(&'p self, key: &'p str) -> Self {
        Self { before: Some(self), step: Step::Key(key) }
    }

    /// Path of an entry of the list that is here.
    #[must_use]
    pub const fn entry(&'p self, index: usize) -> Self {
        Self { before: Some(self), step: Step::Entry(index) }
    }

    /// As a person reads it: `convictions[0].offences[1].code`.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(ORDINARY_LENGTH);
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

/// Path of the date of birth.
pub(crate) const BIRTH: Path<'static> = Path::start("person.dateOfBirth");

/// Path of an entry of a list.
pub(crate) fn entry_path(list: &str, index: usize) -> String {
    let mut path = String::with_capacity(list.len() + 6);
    path.push_str(list);
    push_place(&mut path, index);
    path
}

/// Adds the place of an entry.
pub(crate) fn push_place(path: &mut String, index: usize) {
    path.push('[');
    push_whole(path, u64::try_from(index).unwrap_or(u64::MAX));
    path.push(']');
}

/// Path of a member of an object.
pub(crate) fn join(path: &str, key: &str) -> String {
    let mut joined = String::with_capacity(path.len() + key.len() + 2);
    joined.push_str(path);
    push_member(&mut joined, key);
    joined
}

/// Members with a plain name follow a dot; anything else is put in brackets.
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
    push_cut(path, key);
}

/// A key that is data is put in brackets.
fn push_key(path: &mut String, key: &str) {
    path.push('[');
    push_cut(path, key);
    path.push(']');
}

/// Adds a key, a very long one cut, so that an answer stays short, and without what would steer the text around it.
fn push_cut(path: &mut String, key: &str) {
    const MOST: usize = 80;
    let shown = |letter: char| if steers(letter) { char::REPLACEMENT_CHARACTER } else { letter };
    let mut letters = key.chars();
    path.extend(letters.by_ref().take(MOST).map(shown));
    if letters.next().is_some() {
        path.push('…');
    }
}

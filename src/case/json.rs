//! The text of a case as a tree that forgets nothing: duplicate keys stay visible, numbers keep their kind.

use std::borrow::Cow;
use std::cell::Cell;

mod tree;

use crate::problem::{Problem, ProblemCode};

use tree::tree;

/// Most bytes that a case may have: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;
/// Deepest nesting that a case may have.
pub const DEEPEST: usize = 16;
/// Most bytes of an answer of the engine that is read again: 64 MiB.
const MOST_BYTES_OF_ANSWER: usize = 1 << 26;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Node<'a> {
    /// `null`, which means absent everywhere.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, `2.0` and `-0.0` included.
    Whole(i64),
    /// Any other number.
    Fraction,
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// An object, its members in the order of the text.
    Object(Vec<Member<'a>>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member<'a> {
    /// Its key.
    pub key: Cow<'a, str>,
    /// Its value: the first one, where the key is there twice.
    pub value: Node<'a>,
    /// The key comes again later in the same object.
    pub duplicated: bool,
    /// A reader has taken it: what nobody takes is unknown.
    pub taken: Cell<bool>,
}

impl<'a> Member<'a> {
    /// A member that nobody has taken.
    pub(crate) const fn new(key: Cow<'a, str>, value: Node<'a>) -> Self {
        Self { key, value, duplicated: false, taken: Cell::new(false) }
    }
}

impl<'a> Node<'a> {
    /// The value of the member `key`; `None` where there is none, or its key is there twice.
    pub(crate) fn member_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Self::Object(members) = self else { return None };
        let member = members.iter_mut().find(|member| member.key == key && !member.duplicated);
        member.map(|member| &mut member.value)
    }

    /// The same value with copies of the texts: it outlives the text that it was read from.
    pub(crate) fn into_owned(self) -> Node<'static> {
        match self {
            Self::Null => Node::Null,
            Self::Bool(value) => Node::Bool(value),
            Self::Whole(number) => Node::Whole(number),
            Self::Fraction => Node::Fraction,
            Self::Text(text) => Node::Text(text.into_owned().into()),
            Self::List(list) => Node::List(list.into_iter().map(Node::into_owned).collect()),
            Self::Object(members) => Node::Object(members.into_iter().map(Member::into_owned).collect()),
        }
    }
}

impl Member<'_> {
    /// The same member with copies of the texts.
    pub(crate) fn into_owned(self) -> Member<'static> {
        let Self { key, value, duplicated, taken } = self;
        Member { key: key.into_owned().into(), value: value.into_owned(), duplicated, taken }
    }
}

/// Reads a text.
///
/// # Errors
/// One problem: `too-large`, `too-deep` or `malformed-json` with its line and column.
pub fn parse(text: &str) -> Result<Node<'_>, Box<Problem>> {
    parse_within(text, MOST_BYTES)
}

/// Reads an answer of the engine, which can be longer than the case that it is of.
///
/// # Errors
/// As [`parse`].
pub(crate) fn parse_answer(text: &str) -> Result<Node<'_>, Box<Problem>> {
    parse_within(text, MOST_BYTES_OF_ANSWER)
}

fn parse_within(text: &str, most: usize) -> Result<Node<'_>, Box<Problem>> {
    if text.len() > most {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        return Err(Box::new(Problem::new(ProblemCode::TooLarge, "").at_most(most)));
    }
    let error = match tree(text, DEEPEST) {
        Ok(Some(node)) => return Ok(node),
        Ok(None) => return Err(too_deep()),
        Err(error) => error,
    };
    let whole = without_half_letters(text);
    match whole.as_deref().map(|whole| tree(whole, DEEPEST)) {
        Some(Ok(Some(node))) => Ok(node.into_owned()),
        Some(Ok(None)) => Err(too_deep()),
        Some(Err(error)) => Err(refused(text, &error)),
        None => Err(refused(text, &error)),
    }
}

fn too_deep() -> Box<Problem> {
    Box::new(Problem::new(ProblemCode::TooDeep, "").at_most(16))
}

fn refused(text: &str, error: &serde_json::Error) -> Box<Problem> {
    if deeper_than(text, DEEPEST) {
        return too_deep();
    }
    let mut problem = Problem::new(ProblemCode::MalformedJson, "");
    (problem.line, problem.column) = (Some(error.line()), Some(error.column()));
    Box::new(problem)
}

/// The text with `\ufffd` for each escape that is half of a letter beyond the first plane and has not the other half
/// beside it; `None` where there is none. JavaScript writes such texts, and `serde_json` refuses them as a whole. Who
/// reads the field finds the replacement character, and says so.
pub(super) fn without_half_letters(text: &str) -> Option<String> {
    const ESCAPE: usize = "\\u0000".len();
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut whole = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += next;
        match (unit(at), unit(at + ESCAPE)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => at += 2 * ESCAPE,
            (Some(0xD800..0xE000), _) => {
                whole.push_str(text.get(done..at)?);
                whole.push_str("\\ufffd");
                at += ESCAPE;
                done = at;
            }
            // Whatever is escaped: a backslash that is does not begin another escape.
            _ => at += 1 + text.get(at + 1..)?.chars().next().map_or(0, char::len_utf8),
        }
    }
    if done == 0 {
        return None;
    }
    whole.push_str(text.get(done..)?);
    Some(whole)
}

/// Whether brackets outside texts nest deeper than `limit`, whatever else is wrong with the text.
fn deeper_than(text: &str, limit: usize) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                if depth > limit {
                    return true;
                }
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests;

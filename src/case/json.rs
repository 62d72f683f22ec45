//! The text of a case as a tree that forgets nothing: duplicate keys stay visible, numbers keep their kind.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::code::sorted_indices;
use crate::problem::{Problem, ProblemCode};

/// Most bytes that a case may have: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;
/// Deepest nesting that a case may have.
pub const DEEPEST: usize = 16;

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
    /// Its value: the first one, where the key stands twice.
    pub value: Node<'a>,
    /// The key stands again later in the same object.
    pub duplicated: bool,
}

/// Reads a text.
///
/// # Errors
/// One problem: `too-large`, `too-deep` or `malformed-json` with its line and column.
pub fn parse(text: &str) -> Result<Node<'_>, Box<Problem>> {
    if text.len() > MOST_BYTES {
        return Err(Box::new(Problem::new(ProblemCode::TooLarge, "").at_most(1 << 20)));
    }
    if deeper_than(text, DEEPEST) {
        return Err(Box::new(Problem::new(ProblemCode::TooDeep, "").at_most(16)));
    }
    serde_json::from_str(text).map_err(|error| {
        let mut problem = Problem::new(ProblemCode::MalformedJson, "");
        problem.line = Some(error.line());
        problem.column = Some(error.column());
        Box::new(problem)
    })
}

/// Whether brackets outside texts nest deeper than `limit`: told before parsing, so that no recursion can.
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

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Node::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        // Beyond every limit there is, and still a whole number.
        Ok(Node::Whole(i64::try_from(value).unwrap_or(i64::MAX)))
    }

    #[expect(clippy::cast_possible_truncation, reason = "checked: whole, and small enough to be exact")]
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if libm::trunc(value) != value {
            return Ok(Node::Fraction);
        }
        Ok(Node::Whole(if value.abs() <= EXACT { value as i64 } else { i64::MAX }))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = access.next_element()? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut members: Vec<Member<'de>> = Vec::new();
        while let Some(Key(key)) = access.next_key()? {
            members.push(Member { key, value: access.next_value()?, duplicated: false });
        }
        Ok(Node::Object(without_repeats(members)))
    }
}

/// A key, borrowed from the text where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Node::deserialize(deserializer)? {
            Node::Text(text) => Ok(Self(text)),
            _ => Err(serde::de::Error::custom("a key must be a text")),
        }
    }
}

/// Keeps the first of each key and marks it where it was repeated. Sorting first keeps a text full of keys cheap.
fn without_repeats(mut members: Vec<Member<'_>>) -> Vec<Member<'_>> {
    let key = |index: usize| members.get(index).map(|member| &member.key);
    let order = sorted_indices(members.len(), &|a, b| key(a).cmp(&key(b)));
    let mut repeats = vec![false; members.len()];
    let mut duplicated = vec![false; members.len()];
    let mut first = None;
    for index in order {
        match first {
            Some(earlier) if key(earlier) == key(index) => {
                set(&mut repeats, index);
                set(&mut duplicated, earlier);
            }
            _ => first = Some(index),
        }
    }
    for (member, duplicated) in members.iter_mut().zip(duplicated) {
        member.duplicated = duplicated;
    }
    let mut repeats = repeats.into_iter();
    members.retain(|_| !repeats.next().unwrap_or(false));
    members
}

fn set(flags: &mut [bool], index: usize) {
    if let Some(flag) = flags.get_mut(index) {
        *flag = true;
    }
}

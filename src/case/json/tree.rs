//! The tree of a text, as `serde_json` reads it.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Member, Node};
use crate::code::sort;

/// Reads a text of any size that nests no deeper than `deepest`; of one that does it gives `None`.
///
/// # Errors
/// The first fault of the text, and where it is.
pub(super) fn tree(text: &str, deepest: usize) -> Result<Option<Node<'_>>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let too_deep = Cell::new(false);
    let node = Tree { deeper: deepest, too_deep: &too_deep }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(Some(node).filter(|_| !too_deep.get()))
}

/// Reads a value that nests no deeper than this. What is deeper is passed over and noted: our own error would
/// bring `serde_json`'s making of messages with it.
#[derive(Clone, Copy)]
struct Tree<'t> {
    deeper: usize,
    too_deep: &'t Cell<bool>,
}

impl Tree<'_> {
    /// What reads the values inside this one.
    fn inside(self) -> Option<Self> {
        let deeper = self.deeper.checked_sub(1);
        self.too_deep.set(self.too_deep.get() || deeper.is_none());
        Some(Self { deeper: deeper?, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
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
        let Some(inside) = self.inside() else {
            while access.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Node::List(list));
        };
        while let Some(node) = access.next_element_seed(inside)? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut members: Vec<Member<'de>> = Vec::new();
        let Some(inside) = self.inside() else {
            while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Node::Object(members));
        };
        while let Some(key) = access.next_key_seed(Key)? {
            members.push(Member::new(key, access.next_value_seed(inside)?));
        }
        Ok(Node::Object(without_repeats(members)))
    }
}

/// Reads a key, borrowed from the text where it has no escapes.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

/// Keeps the first of each key and marks it where it was repeated. A few keys are compared at once, without memory of
/// their own; sorting others, where one may be repeated, keeps a text full of keys cheap.
fn without_repeats(mut members: Vec<Member<'_>>) -> Vec<Member<'_>> {
    if members.len() <= 8 && members.iter().enumerate().all(|(at, a)| members.iter().take(at).all(|b| a.key != b.key)) {
        return members;
    }
    if all_differ(&members) {
        return members;
    }
    let key = |index: usize| members.get(index).map(|member| &member.key);
    let mut order: Vec<usize> = (0..members.len()).collect();
    sort(&mut order, |a, b| key(*a).cmp(&key(*b)));
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

/// Whether each key is another, by a table of their places; not known of more keys than fill half of it, so that none
/// is looked for long.
fn all_differ(members: &[Member<'_>]) -> bool {
    const SLOTS: usize = 512;
    let mut table = [u8::MAX; SLOTS];
    members.len() < SLOTS / 2
        && (0_u8..).zip(members).all(|(place, member)| {
            let mut slot =
                member.key.bytes().fold(0_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
            while let Some(taken) = table.get_mut(slot % SLOTS) {
                match members.get(usize::from(*taken)) {
                    Some(other) if other.key == member.key => break,
                    Some(_) => slot = slot.wrapping_add(1),
                    None => {
                        *taken = place;
                        return true;
                    }
                }
            }
            false
        })
}

fn set(flags: &mut [bool], index: usize) {
    if let Some(flag) = flags.get_mut(index) {
        *flag = true;
    }
}

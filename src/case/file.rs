//! A case out of a file or a field: one reader for every page, whatever its browser's own would have let pass.
//!
//! What the answers mean is for the assessment; here it is whether the text says one thing. `JSON.parse` takes the last
//! of two members with one name without a word, and a decoder puts a sign in the place of bytes that are no text.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::json::{self, Node};
use super::reader::{Path, Reader};
use crate::problem::ProblemCode;
use crate::write::to_json;

/// Reads the text of a file or field: `{ "caseFile": …, "problems": […] }` as JSON. `caseFile` is `null` where the text
/// is no object. Of a member that stands twice the first is kept, and that is a problem; so is every text in which
/// something could not be decoded.
///
/// # Example
/// ```
/// use joint_risk::case::file::read_json;
/// assert_eq!(read_json(r#"{ "reference": "A" }"#), r#"{"caseFile":{ "reference": "A" },"problems":[]}"#);
/// assert!(read_json(r#"{ "reference": "A", "reference": "B" }"#).contains(r#""duplicate-key","field":"reference""#));
/// assert!(read_json("{").starts_with(r#"{"caseFile":null,"problems":[{"code":"malformed-json""#));
/// ```
#[must_use]
pub fn read_json(text: &str) -> String {
    let mut reader = Reader::default();
    let case = match json::parse(text) {
        Err(problem) => {
            reader.problems.push(*problem);
            None
        }
        Ok(node @ Node::Object(_)) => {
            look_through(&mut reader, &node, &Path::start(""));
            let repeated = reader.problems.iter().any(|problem| problem.code == ProblemCode::DuplicateKey);
            let whole = json::without_half_letters(text);
            let text = whole.as_deref().unwrap_or(text);
            Some(if repeated { first_of_each(text) } else { text.trim().to_owned() })
        }
        Ok(_) => {
            let mut allowed = ["object"].into_iter();
            reader.note_allowing(ProblemCode::WrongType, &Path::start(""), &mut allowed);
            None
        }
    };
    let mut answer = String::with_capacity(text.len() + 40);
    answer.push_str("{\"caseFile\":");
    answer.push_str(case.as_deref().unwrap_or("null"));
    answer.push_str(",\"problems\":");
    answer.push_str(&to_json(&reader.problems));
    answer.push('}');
    answer
}

/// Notes every member that stands twice, and every text with a sign in the place of something else.
fn look_through(reader: &mut Reader, node: &Node<'_>, path: &Path<'_>) {
    match node {
        Node::Object(members) => {
            for member in members {
                let path = path.member(&member.key);
                if member.duplicated {
                    reader.note(ProblemCode::DuplicateKey, &path);
                }
                if is_damaged(&member.key) {
                    reader.note(ProblemCode::UnreadableCharacter, &path);
                }
                look_through(reader, &member.value, &path);
            }
        }
        Node::List(list) => {
            for (index, node) in list.iter().enumerate() {
                look_through(reader, node, &path.entry(index));
            }
        }
        Node::Text(text) if is_damaged(text) => reader.note(ProblemCode::UnreadableCharacter, path),
        _ => {}
    }
}

fn is_damaged(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER)
}

/// The same text with only the first of the members of one name in each object; numbers and texts stay as written.
fn first_of_each(text: &str) -> String {
    let mut copy = String::with_capacity(text.len());
    // The text has been read once already, so it is whole; were it not, nothing of it would be taken.
    match serde_json::from_str(text).and_then(|value| copy_first(value, &mut copy)) {
        Ok(()) => copy,
        Err(_) => "null".to_owned(),
    }
}

fn copy_first(value: &RawValue, copy: &mut String) -> serde_json::Result<()> {
    let text = value.get();
    match text.as_bytes().first() {
        Some(b'{') => {
            let Members(members) = serde_json::from_str(text)?;
            let mut seen = BTreeSet::new();
            copy.push('{');
            for (key, value) in members {
                // A key with half of a pair is compared as it is written.
                let name = serde_json::from_str(key.get()).unwrap_or_else(|_| key.get().to_owned());
                if !seen.insert(name) {
                    continue;
                }
                if seen.len() > 1 {
                    copy.push(',');
                }
                copy.push_str(key.get());
                copy.push(':');
                copy_first(value, copy)?;
            }
            copy.push('}');
        }
        Some(b'[') => {
            let list: Vec<&RawValue> = serde_json::from_str(text)?;
            copy.push('[');
            for (index, value) in list.into_iter().enumerate() {
                if index > 0 {
                    copy.push(',');
                }
                copy_first(value, copy)?;
            }
            copy.push(']');
        }
        _ => copy.push_str(text),
    }
    Ok(())
}

/// Every member of an object, as written.
struct Members<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct Every;
        impl<'t> Visitor<'t> for Every {
            type Value = Members<'t>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Members<'t>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Every)
    }
}

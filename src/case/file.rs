//! A case out of a file or a field: one reader for every page, whatever its browser's own would have let pass.
//!
//! What the answers mean is for the assessment; here it is whether the text says one thing. `JSON.parse` takes the last
//! of two members with one name without a word, and a decoder puts a sign in the place of bytes that are no text.

use serde::de::IgnoredAny;

use super::json::{self, Node};
use super::reader::{Path, Reader, one_by_one};
use crate::code::first_alike;
use crate::problem::ProblemCode;
use crate::write::to_json;

/// Reads the text of a file or field: `{ "caseFile": …, "problems": […] }` as JSON. `caseFile` is `null` where the text
/// is no object. Of a member that is there twice the first is kept, and that is a problem; so is every text in which
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
            reader.note_allowing(ProblemCode::WrongType, &Path::start(""), &mut one_by_one(&["object"]));
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

/// Notes every member that is there twice, and every text with a sign in the place of something else.
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
    // To look for it as a text would bring a search for texts with it.
    text.chars().any(|letter| letter == char::REPLACEMENT_CHARACTER)
}

/// The same text with only the first of the members of one name in each object; numbers and texts stay as written.
fn first_of_each(text: &str) -> String {
    let mut copy = String::with_capacity(text.len());
    // The text has been read once already, so it is whole; were it not, nothing of it would be taken.
    match copy_first(text.trim(), &mut copy) {
        Some(()) => copy,
        None => "null".to_owned(),
    }
}

fn copy_first(text: &str, copy: &mut String) -> Option<()> {
    let (open, close) = match text.as_bytes().first() {
        Some(b'{') => ('{', '}'),
        Some(b'[') => ('[', ']'),
        _ => {
            copy.push_str(text);
            return Some(());
        }
    };
    let entries = entries(text.strip_prefix(open)?, close)?;
    let name = |place: usize| entries.get(place).map(|entry| &entry.name);
    // In a list nothing has a name, and everything stays.
    let first = first_alike(entries.len(), &|a, b| match close {
        '}' => name(a).cmp(&name(b)),
        _ => a.cmp(&b),
    });
    copy.push(open);
    for (place, entry) in entries.iter().enumerate().filter(|(place, _)| first.get(*place) == Some(place)) {
        if place > 0 {
            copy.push(',');
        }
        if let Some(key) = entry.key {
            copy.push_str(key);
            copy.push(':');
        }
        copy_first(entry.value, copy)?;
    }
    copy.push(close);
    Some(())
}

/// What an object or a list has, as written.
struct Entry<'t> {
    /// In an object.
    key: Option<&'t str>,
    /// What the key says; a key with half of a pair is compared as it is written.
    name: String,
    value: &'t str,
}

/// The entries up to `close`, which ends what `rest` is in.
fn entries(mut rest: &str, close: char) -> Option<Vec<Entry<'_>>> {
    let mut entries = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.starts_with(close) {
            return Some(entries);
        }
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        let (mut key, mut name) = (None, String::new());
        if close == '}' {
            let (text, after) = value_and_rest(rest)?;
            name = match json::parse(text) {
                Ok(Node::Text(name)) => name.into_owned(),
                _ => text.to_owned(),
            };
            key = Some(text);
            rest = after.trim_start().strip_prefix(':')?.trim_start();
        }
        let (value, after) = value_and_rest(rest)?;
        entries.push(Entry { key, name, value });
        rest = after;
    }
}

/// The value with which `text` begins, and what comes after it.
fn value_and_rest(text: &str) -> Option<(&str, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    text.split_at_checked(values.byte_offset())
}

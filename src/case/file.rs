//! A case out of a file or a field: one reader for every page, whatever its browser's own would have let pass.
//!
//! What the answers mean is for the assessment; here it is whether the text says one thing. `JSON.parse` takes the last
//! of two members with one name without a word, and a decoder puts a sign in the place of bytes that are no text.

use super::json::{self, Member, Node};
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
            Some(if repeated { first_of_each(text, &node) } else { text.trim().to_owned() })
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
/// `node` is what was read of it: there the others are left out already.
fn first_of_each(text: &str, node: &Node<'_>) -> String {
    let mut copy = Copy { rest: text, made: String::with_capacity(text.len()) };
    let token = copy.token();
    copy.value(token, Some(node));
    copy.made
}

/// A text that has been read once already, so that it is known to be whole, on its way into a copy of it.
struct Copy<'t> {
    rest: &'t str,
    made: String,
}

impl<'t> Copy<'t> {
    /// The next bracket, comma, colon, text with its quotation marks, number or word; empty at the end.
    fn token(&mut self) -> &'t str {
        let text = self.rest.trim_start();
        let length = match text.as_bytes().first() {
            Some(b'"') => length_of_text(text),
            Some(b'{' | b'}' | b'[' | b']' | b',' | b':') => 1,
            _ => text.find([',', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(text.len()),
        };
        let (token, rest) = text.split_at_checked(length).unwrap_or((text, ""));
        self.rest = rest;
        token
    }

    /// Copies the value that begins with `token`. One without a node is of a member that is left out.
    fn value(&mut self, token: &str, node: Option<&Node<'_>>) {
        self.made.push_str(token);
        match (token, node) {
            ("{", Some(Node::Object(members))) => self.members(members),
            ("{", _) => self.members(&[]),
            ("[", Some(Node::List(list))) => self.entries(list),
            ("[", _) => self.entries(&[]),
            _ => {}
        }
    }

    /// Copies a list from its first entry to its closing bracket.
    fn entries(&mut self, list: &[Node<'_>]) {
        let mut nodes = list.iter();
        loop {
            match self.token() {
                "" => return,
                "]" => return self.made.push(']'),
                "," => self.made.push(','),
                token => self.value(token, nodes.next()),
            }
        }
    }

    /// Copies an object from its first member to its closing bracket: of its members those that were kept, which stand
    /// in the order of the text.
    fn members(&mut self, kept: &[Member<'_>]) {
        let mut kept = kept.iter().peekable();
        loop {
            let key = match self.token() {
                "" => return,
                "}" => return self.made.push('}'),
                "," => continue,
                key => key,
            };
            let before = self.made.len();
            let member = kept.next_if(|member| is_written(&member.key, key));
            if !self.made.ends_with('{') {
                self.made.push(',');
            }
            let (colon, value) = (self.token(), self.token());
            self.made.push_str(key);
            self.made.push_str(colon);
            self.value(value, member.map(|member| &member.value));
            if member.is_none() {
                self.made.truncate(before);
            }
        }
    }
}

/// The bytes of the text that `rest` begins with, its quotation marks among them.
fn length_of_text(rest: &str) -> usize {
    let mut escaped = false;
    let ends = |byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    };
    rest.bytes().skip(1).position(ends).map_or(rest.len(), |end| end + 2)
}

/// Whether `key` is what `written` says, a text with its quotation marks.
fn is_written(key: &str, written: &str) -> bool {
    matches!(json::parse(written), Ok(Node::Text(text)) if text == key)
}

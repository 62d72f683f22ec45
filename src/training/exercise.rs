//! What an exercise is: a fictional case file, questions, model answers and the traps it sets.
//!
//! Its shape is in tables that one function reads, so that the shape can be read at a glance and held against
//! the schema of an exercise.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::band::Band;
use crate::case::json::Node;
use crate::case::reader::{Answer, Fields, Path, Reader, one_by_one};
use crate::code::Code;
use crate::problem::{Problem, ProblemCode};

/// The answer "not known": `null` in a case, and no value in an assessment.
pub const NOT_KNOWN: &str = "not-known";

/// Most entries of a list.
const MOST: usize = 100;

/// What may be in one place of a document.
pub(super) enum Shape {
    /// An object whose members another reader sees to.
    Any,
    /// A text of at most so many characters.
    Text(usize),
    /// A whole number between two limits.
    Whole(i64, i64),
    /// One of these codes.
    Codes(&'static [&'static str]),
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// A number, yes or no, a code or a day.
    Scalar,
    /// Scalars under keys of any name.
    Scalars,
    /// From one entry to a hundred.
    List(&'static Self),
    /// Members by name; `true` where one has to be there.
    Object(&'static [(&'static str, bool, Self)]),
}

use Shape::{Any, Codes, Day, List, Object, Scalar, Scalars, Text, Whole, YesNo};

const SHORT: Shape = Text(100);
const PATH: Shape = Text(200);
const WORDS: Shape = Object(&[("en", true, Text(4000)), ("cy", false, Text(4000))]);
const SKILL: Shape = Codes(&[
    "eligibility",
    "counting-appearances",
    "step-two",
    "images-only",
    "violent-scale",
    "unknowns",
    "oasys-sections",
    "harm-level",
    "screening",
    "due-dates",
    "incident",
    "visits",
    "mappa-level",
    "notification",
    "orders",
    "joint-case",
]);

/// An exercise.
pub(super) const EXERCISE: Shape = Object(&[
    ("schema", true, Codes(&["joint-risk/exercise/1"])),
    ("id", true, SHORT),
    ("edition", true, Whole(1, 9999)),
    ("title", true, WORDS),
    ("about", false, WORDS),
    ("minutes", true, Whole(1, 240)),
    ("passMark", true, Whole(1, 100)),
    ("today", true, Day),
    ("skills", true, List(&SKILL)),
    ("documents", true, List(&DOCUMENT)),
    ("case", true, Any),
    ("questions", true, List(&QUESTION)),
]);

const DOCUMENT: Shape = Object(&[
    (
        "kind",
        true,
        Codes(&[
            "pre-sentence-report",
            "conviction-print",
            "police-log",
            "mappa-minutes",
            "visit-notes",
            "contact-record",
            "court-order",
            "note",
        ]),
    ),
    ("title", true, WORDS),
    ("lines", true, List(&Text(4000))),
]);

const QUESTION: Shape = Object(&[
    ("id", true, SHORT),
    ("kind", true, Codes(&["count", "yes-no", "band", "date", "choice"])),
    ("skill", false, SKILL),
    ("role", false, Codes(&["police", "probation"])),
    ("computedBy", true, Codes(&["engine", "reference"])),
    ("text", false, WORDS),
    ("hint", false, WORDS),
    ("reason", true, WORDS),
    ("source", true, WORDS),
    ("standing", true, Codes(&["confirmed", "attested", "secondary", "unconfirmed"])),
    ("options", false, List(&Object(&[("code", true, SHORT), ("text", false, WORDS)]))),
    ("field", false, PATH),
    ("outcome", false, PATH),
    ("moves", false, List(&PATH)),
    ("model", true, Scalar),
    ("traps", false, List(&TRAP)),
]);

const TRAP: Shape =
    Object(&[("answer", true, Scalar), ("gives", false, Scalar), ("with", false, Scalars), ("because", true, WORDS)]);

/// The answers to an exercise.
pub(super) const ANSWERS: Shape =
    Object(&[("exercise", true, SHORT), ("edition", true, Whole(1, 9999)), ("answers", true, Any)]);

/// The answer to one question.
pub(super) const GIVEN: Shape = Object(&[
    ("value", false, Scalar),
    ("first", false, Scalar),
    ("hint", false, YesNo),
    ("seconds", false, Whole(0, 86_400)),
]);

/// Holds a document against its shape; every problem is in the reader.
pub(super) fn check(reader: &mut Reader, node: &Node<'_>, shape: &Shape, path: &Path<'_>) {
    match shape {
        Any => drop(Fields::of(reader, Answer::Given(node), *path)),
        Text(most) => {
            if reader.text(node, path, *most) == Answer::Missing {
                reader.note(ProblemCode::Missing, path);
            }
        }
        Whole(min, max) => drop(reader.whole(node, path, *min, *max)),
        Codes(codes) => one_of(reader, node, path, &mut one_by_one(codes)),
        Day => drop(reader.date(node, path)),
        YesNo => drop(reader.yes_or_no(node, path)),
        Scalar => {
            if !matches!(node, Node::Bool(_) | Node::Whole(_) | Node::Fraction | Node::Text(_)) {
                let _ = reader.text(&Node::Null, path, MOST);
            }
        }
        Scalars => Fields::of(reader, Answer::Given(node), *path).entries(reader, &mut |reader, _, field, node| {
            if let Answer::Given(node) = reader.answer(node, field) {
                check(reader, node, &Scalar, field);
            }
        }),
        List(entry) => match node {
            Node::List(list) if list.is_empty() => reader.note(ProblemCode::Missing, path),
            Node::List(list) if list.len() <= MOST => {
                for (index, node) in list.iter().enumerate() {
                    check(reader, node, entry, &path.entry(index));
                }
            }
            Node::List(_) => {
                reader.problems.push(Problem::new(ProblemCode::TooMany, path.text()).at_most(100));
            }
            _ => reader.note_allowing(ProblemCode::WrongType, path, &mut one_by_one(&["list"])),
        },
        Object(members) => {
            let fields = Fields::of(reader, Answer::Given(node), *path);
            for (key, required, shape) in *members {
                match fields.take(reader, key) {
                    Answer::Given(node) => check(reader, node, shape, &fields.at(key)),
                    Answer::Missing if *required => reader.missing(&fields, key),
                    _ => {}
                }
            }
            fields.finish(reader);
        }
    }
}

/// Holds an answer against the kind of its question. `not-known` answers every kind but a choice, which says so itself.
pub(super) fn check_answer(reader: &mut Reader, value: Option<&Node<'_>>, path: &Path<'_>, question: &Node<'_>) {
    let Some(node) = value else { return };
    let not_known = matches!(node, Node::Text(text) if text == NOT_KNOWN);
    match text(question, "kind") {
        Some("choice") => {
            let mut codes = list(question, "options").iter().filter_map(|option| text(option, "code"));
            one_of(reader, node, path, &mut || codes.next());
        }
        _ if not_known => {}
        Some("count") => drop(reader.whole(node, path, 0, 999)),
        Some("yes-no") => drop(reader.yes_or_no(node, path)),
        Some("band") => one_of(reader, node, path, &mut one_by_one(Band::CODES)),
        _ => drop(reader.date(node, path)),
    }
}

fn one_of<'c>(reader: &mut Reader, node: &Node<'_>, field: &Path<'_>, codes: &mut dyn FnMut() -> Option<&'c str>) {
    let mut allowed = Vec::new();
    while let Some(code) = codes() {
        if matches!(node, Node::Text(text) if text == code) {
            return;
        }
        allowed.push(code);
    }
    reader.note_allowing(ProblemCode::UnknownCode, field, &mut one_by_one(&allowed));
}

/// A member of an object.
pub(super) fn member<'n, 'a>(node: &'n Node<'a>, key: &str) -> Option<&'n Node<'a>> {
    let Node::Object(members) = node else { return None };
    members.iter().find(|member| member.key == key).map(|member| &member.value).filter(|value| **value != Node::Null)
}

/// A member that is a text.
pub(super) fn text<'n>(node: &'n Node<'_>, key: &str) -> Option<&'n str> {
    match member(node, key) {
        Some(Node::Text(text)) => Some(text),
        _ => None,
    }
}

/// A member that is a whole number; 0 where there is none.
pub(super) fn whole(node: &Node<'_>, key: &str) -> i64 {
    match member(node, key) {
        Some(Node::Whole(number)) => *number,
        _ => 0,
    }
}

/// A member that is a list; empty where there is none.
pub(super) fn list<'n, 'a>(node: &'n Node<'a>, key: &str) -> &'n [Node<'a>] {
    match member(node, key) {
        Some(Node::List(list)) => list,
        _ => &[],
    }
}

/// An answer, or a value of an assessment: a count, yes or no, a band, a day, the code of an option, or `not-known`.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ExerciseAnswer", type = "number | boolean | string"))]
pub struct Value(pub(super) Node<'static>);

impl Value {
    /// The value of a node. What is not there, and what is no single value, is not known.
    pub(super) fn of(node: Option<&Node<'_>>) -> Self {
        Self(match node {
            Some(Node::Bool(value)) => Node::Bool(*value),
            Some(Node::Whole(number)) => Node::Whole(*number),
            Some(Node::Text(text)) if text != NOT_KNOWN => Node::Text(Cow::Owned(text.clone().into_owned())),
            _ => Node::Null,
        })
    }

    /// The band, where it is one.
    pub(super) fn band(&self) -> Option<Band> {
        match &self.0 {
            Node::Text(text) => Band::from_code(text),
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Whole(number) => serializer.serialize_i64(*number),
            Node::Text(text) => serializer.serialize_str(text),
            _ => serializer.serialize_str(NOT_KNOWN),
        }
    }
}

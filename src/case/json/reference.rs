//! `serde_json` as the reference of what a text is: the same trees, and the same place of a fault.

use std::borrow::Cow;
use std::fmt;

use proptest::prelude::*;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::parser::{tree, without_repeats};
use super::{Member, Node, parse};
use crate::problem::ProblemCode;

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
            members.push(Member::new(key, access.next_value()?));
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

fn same(text: &str) {
    let ours = parse(text).map_err(|problem| (problem.line, problem.column));
    let theirs = serde_json::from_str(text).map_err(|error| (Some(error.line()), Some(error.column())));
    assert_eq!(ours, theirs, "{text:?}");
}

/// A text of every kind of value, and some that are none.
const TEXTS: [&str; 6] = [
    r#" { "a" : [ null , true , false , -1.5e+3 , 0 , 12.0 , "é🙂" , { } , [ ] ] , "b\u00e9\ud83d\ude42\n" : "\"\\\/" } "#,
    "{\"a\":1,\n\"a\":[1,\r\n\t2.50E-1,-0,-0.0,1e2],\"\":\"\",\"\\u0061\":\"x\"}",
    r#"[0.1e1,1E400,123456789012345678901234567890,-9223372036854775808,18446744073709551616.5]"#,
    r#"["\ud800","\udc00","\ud83dx","\ud83d\n","\ud83d\u0041","\u12g4","\u1é","\x"]"#,
    "nul \u{0} \u{7f} \u{feff}",
    r#"[1,2,{"k":"v",},]"#,
];

#[test]
fn every_text_cut_anywhere_and_with_any_byte_changed_is_read_as_the_reference_reads_it() {
    for text in TEXTS {
        for (end, _) in text.char_indices().chain([(text.len(), ' ')]) {
            same(&text[..end]);
            same(&text[end..]);
            for other in "\"\\{}[]:,0123456789+-.eEu truefalsn\n\u{0}\u{1f}é".chars() {
                let rest = text[end..].chars().next().map_or("", |letter| &text[end + letter.len_utf8()..]);
                same(&format!("{}{other}{rest}", &text[..end]));
                same(&format!("{}{other}{}", &text[..end], &text[end..]));
            }
        }
    }
}

#[test]
fn the_edges_of_numbers_are_those_of_the_reference() {
    let ends = "0 1 9 10 2.0 2.5 0.0 9007199254740991 9007199254740992 9007199254740993 9223372036854775807 \
        9223372036854775808 9223372036854775809 18446744073709551615 18446744073709551616 1844674407370955161.6 \
        99999999999999999999 0.99999999999999999999 1.00000000000000000001 4.9 2.47 2.4703282292062327208 \
        1.7976931348623157 1.7976931348623158 1.797693134862315708 1.797693134862315808 17976931348623157";
    for number in ends.split_whitespace() {
        same(number);
        same(&format!("-{number}"));
        for power in (0..=50).chain(270..=360).chain([999, 2_147_483_647, 2_147_483_648, 99_999_999_999_u64]) {
            for sign in ["e", "E+", "e-", "e0", "e-000"] {
                same(&format!("{number}{sign}{power}"));
                same(&format!("-{number}{sign}{power} "));
            }
        }
    }
    for zeros in [300, 400] {
        let zeros = "0".repeat(zeros);
        for text in
            [format!("1{zeros}"), format!("1{zeros}.5"), format!("0.{zeros}1"), format!("1{zeros}e-{}", zeros.len())]
        {
            same(&text);
        }
    }
}

proptest! {
    #[test]
    fn numbers_are_those_of_the_reference(
        number in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?",
        odd in "[-+0-9.eE]{0,12}",
    ) {
        same(&number);
        same(&odd);
    }

    #[test]
    fn anything_is_read_as_the_reference_reads_it(text in "[\\[\\]{}\",:0-9eE.+\\\\u nultrefas\\-é\n]{0,40}", any in ".{0,20}") {
        same(&text);
        same(&format!("\"{any}\""));
    }
}

#[test]
fn what_nests_too_deep_is_too_deep_whatever_else_is_wrong() {
    let nested = |deep: usize| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let code = |text: &str| parse(text).err().map(|problem| problem.code);
    assert_eq!(code(&nested(16)), None);
    assert_eq!(code(&format!("[{},{}]", nested(15), nested(15))), None);
    assert_eq!(code(&nested(17)), Some(ProblemCode::TooDeep));
    assert_eq!(code(&format!("[[}}, {}", "{".repeat(17))), Some(ProblemCode::TooDeep));
    assert_eq!(code(&format!("[\"{}\"", "[".repeat(17))), Some(ProblemCode::MalformedJson));
    assert!(tree(&nested(30), 30).is_ok());
    assert!(tree(&nested(31), 30).is_err());
}

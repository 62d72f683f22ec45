//! What a text is, at its edges.

use super::{Node, parse, parse_answer, without_half_letters};
use crate::problem::ProblemCode;

fn code(text: &str) -> Option<ProblemCode> {
    parse(text).err().map(|problem| problem.code)
}

#[test]
fn what_nests_too_deep_is_too_deep_whatever_else_is_wrong() {
    let nested = |deep: usize| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    assert_eq!(code(&nested(16)), None);
    assert_eq!(code(&format!("[{},{}]", nested(15), nested(15))), None);
    assert_eq!(code(&nested(17)), Some(ProblemCode::TooDeep));
    assert_eq!(code(&nested(500_000)), Some(ProblemCode::TooDeep));
    assert_eq!(code(&format!("[[}}, {}", "{".repeat(17))), Some(ProblemCode::TooDeep));
    assert_eq!(code(&format!("[\"{}\"", "[".repeat(17))), Some(ProblemCode::MalformedJson));
}

#[test]
fn a_case_has_a_mebibyte_at_most_and_an_answer_more() {
    let text = |bytes: usize| format!("\"{}\"", "x".repeat(bytes - 2));
    assert_eq!(code(&text(1 << 20)), None);
    assert_eq!(code(&text((1 << 20) + 1)), Some(ProblemCode::TooLarge));
    assert!(parse_answer(&text((1 << 20) + 1)).is_ok());
}

#[test]
fn a_fault_has_its_line_and_column() {
    let place = |text: &str| parse(text).err().map(|problem| (problem.line, problem.column));
    assert_eq!(place("{\n  \"a\": tru }"), Some((Some(2), Some(11))));
    assert_eq!(place("[1] x"), Some((Some(1), Some(5))));
    assert_eq!(place("[\"\\ud800\",\nx]"), Some((Some(2), Some(1))));
}

#[test]
fn numbers_keep_their_kind() {
    for (text, expected) in [
        ("2", Node::Whole(2)),
        ("2.0", Node::Whole(2)),
        ("-0.0", Node::Whole(0)),
        ("2e2", Node::Whole(200)),
        ("2.5", Node::Fraction),
        ("1e-9", Node::Fraction),
        ("9223372036854775808", Node::Whole(i64::MAX)),
        ("1e300", Node::Whole(i64::MAX)),
    ] {
        assert_eq!(parse(text).ok(), Some(expected), "{text}");
    }
    assert_eq!(code("1e999"), Some(ProblemCode::MalformedJson));
}

#[test]
fn the_first_of_a_repeated_key_stays_and_is_marked() {
    // Few keys, many, and more than are looked up in a table.
    for count in [2, 40, 300] {
        let others: String = (0..count).map(|place| format!(r#""k{place}":{place},"#)).collect();
        let text = format!(r#"{{{others}"\u006b1":"again","z":0}}"#);
        let Ok(Node::Object(members)) = parse(&text) else { unreachable!("{text} is an object") };
        let marked: Vec<&str> = members.iter().filter(|member| member.duplicated).map(|member| &*member.key).collect();
        assert_eq!(marked, ["k1"]);
        assert_eq!(members.len(), count + 1);
        assert_eq!(members.iter().find(|member| member.key == "k1").map(|member| &member.value), Some(&Node::Whole(1)));
    }
}

#[test]
fn half_a_letter_becomes_the_replacement_character() {
    let read = |text: &str| match parse(text) {
        Ok(Node::Text(text)) => text.into_owned(),
        other => unreachable!("{other:?}"),
    };
    assert_eq!(read(r#""\ud800""#), "\u{fffd}");
    assert_eq!(read(r#""a\uDC00b\uD83D""#), "a\u{fffd}b\u{fffd}");
    assert_eq!(read(r#""\ud83d\ud83d\ude42\ude42""#), "\u{fffd}\u{1f642}\u{fffd}");
    assert_eq!(read(r#""\\ud800 \" \ud800 é\u0041""#), "\\ud800 \" \u{fffd} éA");
    // Nothing to mend, or no escape at all.
    for text in [r#""\ud83d\ude42""#, r#""\\ud800""#, r#""\ud80""#, "\"\\", ""] {
        assert_eq!(without_half_letters(text), None, "{text}");
    }
    assert_eq!(code(r#""\ud80""#), Some(ProblemCode::MalformedJson));
}

//! The answers of the instruments in one form, and their sum: what a countersignature signs (ruling 23).

use sha2::{Digest, Sha256};

use crate::case::json::{Member, Node};
use crate::write::{push_text, push_whole};

/// What the instruments read, in the order in which it is summed.
const PARTS: [&str; 6] = ["convictions", "corrections", "person", "predictors", "recorded", "riskMatrix"];
/// What they read of OASys. What is written in words beside the answers changes none of them, nor does the plan.
const OF_OASYS: [&str; 5] = ["answers", "form", "lowScoringAreas", "screening", "supervised"];
const OF_HARM: [&str; 3] = ["community", "concerns", "custody"];

/// SHA-256 of the instruments' answers of a case, in lower-case hexadecimal.
///
/// Members are summed by name, whatever their order in the file. What is null, empty, or carried over and not confirmed
/// is no answer. Who gave an answer and when is no part of it. An answer of OASys is summed as the code of the form, so
/// that `1` and `"1"`, `true` and `"YES"` are the same.
pub(super) fn of(case: &Node<'_>) -> String {
    let mut text = String::new();
    for part in PARTS {
        write_member(&mut text, part, member(case, part), false);
    }
    if let Some(oasys) = member(case, "oasys") {
        for part in OF_OASYS {
            write_member(&mut text, part, member(oasys, part), part == "answers");
        }
        if let Some(harm) = member(oasys, "harm") {
            for part in OF_HARM {
                write_member(&mut text, part, member(harm, part), false);
            }
        }
    }
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        for digit in [byte >> 4, byte & 15] {
            hexadecimal.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    hexadecimal
}

fn member<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    let Node::Object(members) = node else { return None };
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}

/// Writes a member, unless there is nothing in it.
fn write_member(text: &mut String, key: &str, value: Option<&Node<'_>>, as_codes: bool) {
    let before = text.len();
    push_text(text, key);
    text.push(':');
    let start = text.len();
    if let Some(value) = value {
        write(text, value, as_codes);
    }
    if text.len() == start {
        text.truncate(before);
    } else {
        text.push('\n');
    }
}

fn write(text: &mut String, node: &Node<'_>, as_codes: bool) {
    match node {
        Node::Null => {}
        Node::Bool(value) if as_codes => text.push_str(if *value { "\"YES\"" } else { "\"NO\"" }),
        Node::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Node::Whole(number) => {
            let quoted = if as_codes { "\"" } else { "" };
            text.push_str(quoted);
            if *number < 0 {
                text.push('-');
            }
            push_whole(text, number.unsigned_abs());
            text.push_str(quoted);
        }
        Node::Fraction => text.push('.'),
        Node::Text(words) => push_text(text, words),
        Node::List(list) => {
            for (place, entry) in list.iter().enumerate() {
                text.push(if place == 0 { '[' } else { ',' });
                write(text, entry, as_codes);
            }
            if !list.is_empty() {
                text.push(']');
            }
        }
        Node::Object(members) => write_object(text, members, as_codes),
    }
}

fn write_object(text: &mut String, members: &[Member<'_>], as_codes: bool) {
    let named = |key: &str| members.iter().find(|member| member.key == key).map(|member| &member.value);
    if let Some(value) = named("value") {
        // As the reader takes it: an answer that was carried over counts once somebody has said that it is still true.
        let carried = !matches!(named("carried"), None | Some(Node::Null | Node::Bool(false)));
        if !carried || matches!(named("stillTrue"), Some(Node::Bool(true))) {
            write(text, value, as_codes);
        }
        return;
    }
    let mut sorted: Vec<&Member<'_>> = members.iter().collect();
    crate::code::sort(&mut sorted, |one, other| one.key.cmp(&other.key));
    let before = text.len();
    text.push('{');
    let start = text.len();
    for member in sorted {
        write_member(text, &member.key, Some(&member.value), as_codes);
    }
    if text.len() == start {
        text.truncate(before);
    } else {
        text.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::case::json::parse;

    fn digest(case: &str) -> String {
        parse(case).map(|node| of(&node)).unwrap_or_default()
    }

    #[test]
    fn what_says_the_same_has_the_same_sum() {
        let one = digest(r#"{"oasys":{"answers":{"3.3":true,"11.4":1}},"riskMatrix":{"burglary":false}}"#);
        for same in [
            r#"{"riskMatrix":{"burglary":false},"oasys":{"answers":{"11.4":"1","3.3":"YES"}}}"#,
            r#"{"riskMatrix":{"burglary":false,"maleVictim":null},"oasys":{"answers":{"11.4":{"value":1,"by":"A"},"3.3":"YES","3.4":null}}}"#,
            r#"{"riskMatrix":{"burglary":false},"oasys":{"answers":{"11.4":"1","3.3":"YES"},"plan":{"objectives":[]}},"events":[{"kind":"visit"}],"convictions":[]}"#,
        ] {
            assert_eq!(digest(same), one, "{same}");
        }
        for other in [
            r#"{"oasys":{"answers":{"3.3":true,"11.4":2}},"riskMatrix":{"burglary":false}}"#,
            r#"{"oasys":{"answers":{"3.3":true,"11.4":1}},"riskMatrix":{"burglary":true}}"#,
            r#"{"oasys":{"answers":{"3.3":true,"11.4":1}},"riskMatrix":{"maleVictim":false}}"#,
            r#"{"oasys":{"answers":{"3.3":true,"11.4":{"value":1,"carried":true}}},"riskMatrix":{"burglary":false}}"#,
        ] {
            assert_ne!(digest(other), one, "{other}");
        }
    }

    #[test]
    fn nothing_answered_is_the_sum_of_nothing() {
        // FIPS 180-4, the empty message.
        assert_eq!(digest("{}"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}

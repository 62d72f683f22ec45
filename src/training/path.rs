//! Finds and sets values in a JSON tree by their path, as `oasys.answers[11.4]` or `duties[kind=home-visit].due`.

use std::borrow::Cow;

use crate::case::json::{Member, Node};
use crate::training::exercise::member;

/// The first step of a path, and what is left of it.
fn step(path: &str) -> Option<(&str, &str)> {
    let separates = |byte: &u8| matches!(byte, b'.' | b'[' | b']');
    let from = path.bytes().position(|byte| !separates(&byte))?;
    // Within brackets a full stop belongs to the key.
    let bracketed = path.as_bytes().get(..from).is_some_and(|before| before.ends_with(b"["));
    let ends = |byte: u8| if bracketed { byte == b']' } else { separates(&byte) };
    let path = path.get(from..)?;
    path.split_at_checked(path.bytes().position(ends).unwrap_or(path.len()))
}

/// The value at a path. In a list a step is a place, or conditions as `kind=home-visit,state=upcoming`: the first
/// entry that fulfils them.
pub(super) fn find<'n, 'a>(mut node: &'n Node<'a>, mut path: &str) -> Option<&'n Node<'a>> {
    while let Some((key, rest)) = step(path) {
        node = match node {
            Node::Object(_) => member(node, key)?,
            Node::List(list) => list.iter().enumerate().find(|(place, entry)| is(*place, entry, key))?.1,
            _ => return None,
        };
        path = rest;
    }
    Some(node)
}

/// Whether an entry of a list is at the place `key`, or fulfils all of its conditions.
fn is(place: usize, entry: &Node<'_>, key: &str) -> bool {
    key.split(',').all(|condition| match condition.split_once('=') {
        None => same(place, condition),
        Some((key, wanted)) => match member(entry, key) {
            Some(Node::Text(text)) => text == wanted,
            Some(Node::Whole(number)) => usize::try_from(*number).is_ok_and(|number| same(number, wanted)),
            _ => false,
        },
    })
}

fn same(number: usize, wanted: &str) -> bool {
    number.to_string() == wanted
}

/// Puts a value at a path, with the objects that are missing on the way. A list grows by one entry at most.
pub(super) fn set<'a>(node: &mut Node<'a>, path: &str, value: Node<'a>) {
    let Some((key, rest)) = step(path) else {
        *node = value;
        return;
    };
    match node {
        Node::List(list) => {
            if same(list.len(), key) {
                list.push(Node::Null);
            }
            if let Some((_, entry)) = list.iter_mut().enumerate().find(|(place, entry)| is(*place, entry, key)) {
                set(entry, rest, value);
            }
        }
        Node::Object(members) => {
            let place = members.iter().position(|member| member.key == key).unwrap_or(members.len());
            if place == members.len() {
                members.push(Member::new(Cow::Owned(key.to_owned()), Node::Null));
            }
            if let Some(member) = members.get_mut(place) {
                set(&mut member.value, rest, value);
            }
        }
        _ => {
            *node = Node::Object(Vec::new());
            set(node, path, value);
        }
    }
}

//! Finds and sets values in a JSON tree by their path, as `oasys.answers[11.4]` or `duties[kind=home-visit].due`.

use std::borrow::Cow;

use crate::case::json::{Member, Node};
use crate::training::exercise::member;

/// The first step of a path, and what is left of it.
fn step(path: &str) -> Option<(&str, &str)> {
    let path = path.strip_prefix('.').unwrap_or(path);
    if path.is_empty() {
        return None;
    }
    match path.strip_prefix('[') {
        Some(inside) => inside.split_once(']'),
        None => path.split_at_checked(path.find(['.', '[']).unwrap_or(path.len())),
    }
}

/// The value at a path. In a list a step is a place, or conditions as `kind=home-visit,state=upcoming`: the first
/// entry that fulfils them.
#[cold]
#[inline(never)]
pub(super) fn find<'n, 'a>(mut node: &'n Node<'a>, mut path: &str) -> Option<&'n Node<'a>> {
    while let Some((key, rest)) = step(path) {
        node = match node {
            Node::Object(_) => member(node, key)?,
            Node::List(list) if key.contains('=') => list.iter().find(|entry| fulfils(entry, key))?,
            Node::List(list) => list.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
        path = rest;
    }
    Some(node)
}

fn fulfils(entry: &Node<'_>, conditions: &str) -> bool {
    conditions.split(',').all(|condition| {
        let (key, wanted) = condition.split_once('=').unwrap_or_default();
        match member(entry, key) {
            Some(Node::Text(text)) => text == wanted,
            Some(Node::Whole(number)) => wanted.parse() == Ok(*number),
            _ => false,
        }
    })
}

/// Puts a value at a path, with the objects that are missing on the way. A list grows by one entry at most.
#[cold]
#[inline(never)]
pub(super) fn set<'a>(node: &mut Node<'a>, path: &str, value: Node<'a>) {
    let Some((key, rest)) = step(path) else {
        *node = value;
        return;
    };
    match node {
        Node::List(list) => {
            let Ok(place) = key.parse::<usize>() else { return };
            if place == list.len() {
                list.push(Node::Null);
            }
            if let Some(entry) = list.get_mut(place) {
                set(entry, rest, value);
            }
        }
        Node::Object(members) => {
            let place = members.iter().position(|member| member.key == key).unwrap_or(members.len());
            if place == members.len() {
                members.push(Member { key: Cow::Owned(key.to_owned()), value: Node::Null, duplicated: false });
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

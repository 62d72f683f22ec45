//! The face towards JavaScript: functions and no classes, so that nothing
//! has to be freed and an instance can be thrown away after a trap.
//!
//! The only file that names `wasm_bindgen`. What a host calls is `Engine` in
//! `wasm.d.ts`; the shell in `www/engine/index.mjs` stands between the two.

use std::cell::RefCell;

use js_sys::JsString;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::case::json::{self, Member, Node};
use crate::write::{to_json, to_json_and_fractions, write_json};
use crate::{Date, Engine, given};

thread_local! {
    /// The standards, read once for each instance. The core itself keeps nothing.
    static ENGINE: Engine = Engine::new();
    /// Where an answer is written. It is kept, so that not each has to make room for itself.
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// What makes texts of JavaScript of answers, and how many bytes it still takes.
    static DECODER: RefCell<(TextDecoder, usize)> = RefCell::new((TextDecoder::new(), DECODABLE));
}

/// The decoder of Safari stops at two gibibytes, all of its texts together.
const DECODABLE: usize = 2_000_000_000;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;

    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, text: &[u8]) -> JsString;
}

/// Objects for maps and `null` for none: what `JSON.parse` of the canonical text gives.
const SERIALIZER: Serializer = Serializer::json_compatible();

/// Assesses the JSON text of a case on a day; gives the canonical JSON text.
///
/// # Errors
/// Misuse only: `today` is no day. A text that cannot be used is an answer.
#[wasm_bindgen(js_name = assessJson)]
pub fn assess_json(text: &str, today: &str) -> Result<JsString, JsError> {
    let today = day(today)?;
    ANSWER.with_borrow_mut(|room| {
        let length = ENGINE.with(|engine| write_json(room, &engine.assess(text, today)));
        Ok(decoded(room.get(..length).unwrap_or_default()))
    })
}

/// Assesses the JSON text of a case on a day; gives the assessment as an object.
///
/// # Errors
/// Misuse only: `today` is no day.
#[wasm_bindgen]
pub fn assess(text: &str, today: &str) -> Result<JsValue, JsError> {
    let today = day(today)?;
    let (text, fractions) = ENGINE.with(|engine| to_json_and_fractions(&engine.assess(text, today)));
    object(&text, &fractions)
}

/// Release, editions, standards, tables and calendar, as an object.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn version() -> Result<JsValue, JsError> {
    object(&to_json(&crate::version()), &[])
}

/// Every question of OASys in the form's order, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn questions() -> Result<JsValue, JsError> {
    object(&to_json(&crate::questions()), &[])
}

/// Every offence code that the engine knows, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn offences() -> Result<JsValue, JsError> {
    object(&to_json(&crate::history::known_offences()), &[])
}

/// Marks the JSON text of answers by the JSON text of an exercise; gives the marking as an object.
///
/// # Errors
/// None that a caller can cause: what cannot be marked is an answer.
#[wasm_bindgen]
pub fn mark(exercise: &str, answers: &str) -> Result<JsValue, JsError> {
    object(&ENGINE.with(|engine| crate::training::mark_json(engine, exercise, answers)), &[])
}

/// The standards that are built in, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn standards() -> Result<JsValue, JsError> {
    object(&to_json(&ENGINE.with(crate::Engine::standards)), &[])
}

/// What two standards make of a case, as an object.
///
/// # Errors
/// Misuse only: `today` is no day. A name that there is not is an answer.
#[wasm_bindgen(js_name = compareStandards)]
pub fn compare_standards(text: &str, today: &str, one: &str, other: &str) -> Result<JsValue, JsError> {
    let today = day(today)?;
    object(&to_json(&ENGINE.with(|engine| engine.compare_standards(text, today, [one, other]))), &[])
}

/// The dates of a stored assessment that would now be others, as an object.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen(js_name = datesChanged)]
pub fn dates_changed(text: &str) -> Result<JsValue, JsError> {
    object(&to_json(&crate::dates_changed(text)), &[])
}

/// The text that bytes are. As a Rust text, a long answer would be gone through once more, to see that it is one.
fn decoded(bytes: &[u8]) -> JsString {
    DECODER.with_borrow_mut(|(decoder, left)| {
        if bytes.len() > *left {
            (*decoder, *left) = (TextDecoder::new(), DECODABLE);
        }
        *left = left.saturating_sub(bytes.len());
        decoder.decode(bytes)
    })
}

/// Canonical text as an object. Going by way of the text keeps one writer of assessments and one reader
/// of JSON in the engine and not two of each: a fifth of its size.
fn object(text: &str, fractions: &[f64]) -> Result<JsValue, JsError> {
    let node = json::tree(text, 128).map_err(|place| JsError::new(&place.to_string()))?;
    Ok(Whole { node: &node, fractions }.serialize(&SERIALIZER)?)
}

/// A tree with its fractions, which stand in it as `{"":n}`: no member of an answer has an empty key.
struct Whole<'a> {
    node: &'a Node<'a>,
    fractions: &'a [f64],
}

impl Serialize for Whole<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = |node| Whole { node, fractions: self.fractions };
        match self.node {
            Node::Null => serializer.serialize_none(),
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Whole(value) => serializer.serialize_i64(*value),
            Node::Fraction => serializer.serialize_none(),
            Node::Text(text) => serializer.serialize_str(text),
            Node::List(list) => serializer.collect_seq(list.iter().map(whole)),
            Node::Object(members) => match members.as_slice() {
                [Member { key, value: Node::Whole(place), .. }] if key.is_empty() => {
                    let place = usize::try_from(*place).ok();
                    place.and_then(|place| self.fractions.get(place)).serialize(serializer)
                }
                members => serializer.collect_map(members.iter().map(|member| (&*member.key, whole(&member.value)))),
            },
        }
    }
}

/// A day that the host names.
fn day(text: &str) -> Result<Date, JsError> {
    given::today(text).map_err(|message| JsError::new(&message))
}

//! The face towards JavaScript: functions and no classes, so that nothing
//! has to be freed and an instance can be thrown away after a trap.
//!
//! The only file that names `wasm_bindgen`. What a host calls is `Engine` in
//! `types/index.d.ts`; the shell in `www/engine/index.mjs` is between the two.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::write::to_json;
use crate::{Date, Engine, given};

thread_local! {
    /// The standards, read once for each instance. The core itself keeps nothing.
    static ENGINE: Engine = Engine::new();
}

/// Objects for maps and `null` for none: what `JSON.parse` of the canonical text gives.
const SERIALIZER: Serializer = Serializer::json_compatible();

/// Assesses the JSON text of a case on a day; gives the canonical JSON text.
///
/// # Errors
/// Misuse only: `today` is no day. A text that cannot be used is an answer.
#[wasm_bindgen(js_name = assessJson)]
pub fn assess_json(text: &str, today: &str) -> Result<String, JsError> {
    let today = day(today)?;
    Ok(ENGINE.with(|engine| engine.assess_json(text, today)))
}

/// Assesses the JSON text of a case on a day; gives the assessment as an object.
///
/// # Errors
/// Misuse only: `today` is no day.
#[wasm_bindgen]
pub fn assess(text: &str, today: &str) -> Result<JsValue, JsError> {
    parsed(&assess_json(text, today)?)
}

/// Release, editions, standards, tables and calendar, as an object.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn version() -> Result<JsValue, JsError> {
    object(&crate::version())
}

/// Every question of OASys in the form's order, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn questions() -> Result<JsValue, JsError> {
    object(&crate::questions())
}

/// Every offence code that the engine knows, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn offences() -> Result<JsValue, JsError> {
    object(&crate::history::known_offences())
}

/// Marks the JSON text of answers by the JSON text of an exercise; gives the marking as an object.
///
/// # Errors
/// None that a caller can cause: what cannot be marked is an answer.
#[wasm_bindgen]
pub fn mark(exercise: &str, answers: &str) -> Result<JsValue, JsError> {
    object(&ENGINE.with(|engine| crate::training::mark(engine, exercise, answers)))
}

/// The standards that are built in, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn standards() -> Result<JsValue, JsError> {
    object(&ENGINE.with(Engine::standards))
}

/// What two standards make of a case, as an object.
///
/// # Errors
/// Misuse only: `today` is no day. A name that there is not is an answer.
#[wasm_bindgen(js_name = compareStandards)]
pub fn compare_standards(text: &str, today: &str, one: &str, other: &str) -> Result<JsValue, JsError> {
    let today = day(today)?;
    parsed(&to_json(&ENGINE.with(|engine| engine.compare_standards(text, today, [one, other]))))
}

/// The dates of a stored assessment that would now be others, as an object.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen(js_name = datesChanged)]
pub fn dates_changed(text: &str) -> Result<JsValue, JsError> {
    parsed(&to_json(&crate::dates_changed(text)))
}

/// Reads the text of a file or field; gives `{ caseFile, problems }` as JSON text.
#[must_use]
#[wasm_bindgen]
pub fn read(text: &str) -> String {
    crate::case::file::read_json(text)
}

/// Counts working days as the JSON text says; gives `{ day, calendar, problems }` as an object.
///
/// # Errors
/// None that a caller can cause: what cannot be counted is an answer.
#[wasm_bindgen(js_name = workingDays)]
pub fn working_days(asked: &str) -> Result<JsValue, JsError> {
    object(&crate::working_days(asked))
}

/// A small answer as an object.
fn object(value: &(impl Serialize + ?Sized)) -> Result<JsValue, JsError> {
    Ok(value.serialize(&SERIALIZER)?)
}

/// Canonical text as an object. It is what a host would make of the text, and in less time than member by member.
fn parsed(text: &str) -> Result<JsValue, JsError> {
    js_sys::JSON::parse(text).map_err(|_| JsError::new("the answer is no JSON"))
}

/// A day that the host names.
fn day(text: &str) -> Result<Date, JsError> {
    given::today(text).map_err(|message| JsError::new(&message))
}

//! The face towards JavaScript: functions and no classes, so that nothing
//! has to be freed and an instance can be thrown away after a trap.
//!
//! The only file that names `wasm_bindgen`. What a host calls is `Engine` in
//! `wasm.d.ts`; the shell in `www/engine/index.mjs` stands between the two.

use serde::Serialize;
use serde_transcode::Transcoder;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::{Date, Engine};

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
    let today = day(today)?;
    object(&ENGINE.with(|engine| engine.assess_json(text, today)))
}

/// Release, editions, standards, tables and calendar, as an object.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn version() -> Result<JsValue, JsError> {
    object(&serde_json::to_string(&crate::version())?)
}

/// Every question of OASys in the form's order, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn questions() -> Result<JsValue, JsError> {
    object(&serde_json::to_string(&crate::questions())?)
}

/// The standards that are built in, as a list of objects.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen]
pub fn standards() -> Result<JsValue, JsError> {
    object(&serde_json::to_string(&ENGINE.with(crate::Engine::standards))?)
}

/// What two standards make of a case, as an object.
///
/// # Errors
/// Misuse only: `today` is no day. A name that there is not is an answer.
#[wasm_bindgen(js_name = compareStandards)]
pub fn compare_standards(text: &str, today: &str, one: &str, other: &str) -> Result<JsValue, JsError> {
    let today = day(today)?;
    object(&serde_json::to_string(&ENGINE.with(|engine| engine.compare_standards(text, today, [one, other])))?)
}

/// The dates of a stored assessment that would now be others, as an object.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen(js_name = datesChanged)]
pub fn dates_changed(text: &str) -> Result<JsValue, JsError> {
    object(&serde_json::to_string(&crate::dates_changed(text))?)
}

/// Canonical text as an object. Going by way of the text keeps one writer of assessments
/// in the engine and not two: a fifth of its size.
fn object(text: &str) -> Result<JsValue, JsError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    Ok(Transcoder::new(&mut reader).serialize(&SERIALIZER)?)
}

/// A day that the host names. Only its start is quoted: it can be any text.
fn day(text: &str) -> Result<Date, JsError> {
    Date::parse(text).map_err(|_| {
        let start: String = text.chars().take(20).collect();
        JsError::new(&format!("`today` must be a day, YYYY-MM-DD from 1900-01-01 to 2199-12-31: `{start}`"))
    })
}

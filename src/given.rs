//! What every face is given beside the case's text: the day, and bytes that ought to be text.

use std::borrow::Cow;

pub use crate::case::json::MOST_BYTES;
use crate::date::Date;

/// The day on which a host asks for an assessment. The engine has no clock: each call names its day.
///
/// # Errors
/// Where the text is no day, a message for the engineer who called. It quotes only the start of the text, which can be
/// anything.
///
/// # Example
/// ```
/// use joint_risk::given;
/// assert_eq!(given::today("2026-02-01")?.to_string(), "2026-02-01");
/// assert_eq!(given::today("2199-12-31")?.to_string(), "2199-12-31"); // the last day that there is
/// assert_eq!(
///     given::today("1 February").unwrap_err(),
///     "`today` must be a day, YYYY-MM-DD from 1900-01-01 to 2199-12-31: `1 February`"
/// );
/// # Ok::<(), String>(())
/// ```
pub fn today(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|_| {
        let start: String = text.chars().take(20).collect();
        format!("`today` must be a day, YYYY-MM-DD from 1900-01-01 to 2199-12-31: `{start}`")
    })
}

/// The bytes of a case as a text. Bytes that are not UTF-8 give a text that is refused as `malformed-json` at the line
/// and column of the first bad one: no JSON has the character that takes their place.
///
/// # Example
/// ```
/// use joint_risk::{Engine, given};
/// assert_eq!(given::text("{\"reference\":\"Siân\"}".as_bytes()), "{\"reference\":\"Siân\"}");
/// // The same in Windows-1252.
/// let text = given::text(b"{\"reference\":\"Si\xE2n\"}");
/// let problems = Engine::new().assess(&text, given::today("2026-02-01")?).problems;
/// assert_eq!(problems[0].code.to_string(), "malformed-json");
/// assert_eq!((problems[0].line, problems[0].column), (Some(1), Some(17)));
/// # Ok::<(), String>(())
/// ```
#[must_use]
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let (sound, bad) = bytes.split_at(error.valid_up_to());
            // As long as what was given: a text that is too large is answered as such, whatever is in it.
            Cow::Owned(String::from_utf8_lossy(sound).into_owned() + &"\0".repeat(bad.len()))
        }
    }
}

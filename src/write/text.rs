//! The bytes of a text that is being written.

/// The greatest whole number up to which JavaScript has every one: 2⁵³.
const EXACT: u64 = 1 << 53;

/// Bytes of an ordinary assessment, so that writing one seldom has to move it.
const ORDINARY_LENGTH: usize = 1 << 15;

/// What has been written so far.
///
/// A comma stands after every value, and gives way to the bracket that closes its list or object: so nothing has to
/// know whether it comes first.
pub(super) struct Writer {
    out: String,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { out: String::with_capacity(ORDINARY_LENGTH) }
    }

    /// The whole, without the comma after it.
    pub(super) fn into_text(mut self) -> String {
        self.out.pop();
        self.out
    }

    pub(super) fn key(&mut self, key: &str) {
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    /// A value that is written as it is.
    pub(super) fn plain(&mut self, value: &str) {
        self.out.push_str(value);
        self.out.push(',');
    }

    /// A code: nothing in it needs an escape.
    pub(super) fn code(&mut self, code: &str) {
        self.out.push('"');
        self.out.push_str(code);
        self.out.push_str("\",");
    }

    pub(super) fn text(&mut self, text: &str) {
        if needs_escapes(text.as_bytes()) {
            // Nothing of a text can fail.
            self.plain(&serde_json::to_string(text).unwrap_or_default());
        } else {
            self.code(text);
        }
    }

    /// A whole number; past [`EXACT`], the nearest that JavaScript has.
    #[expect(clippy::cast_precision_loss, reason = "so JavaScript rounds")]
    pub(super) fn whole(&mut self, number: i64) {
        let size = number.unsigned_abs();
        if size > EXACT {
            return self.fraction(number as f64);
        }
        if number < 0 {
            self.out.push('-');
        }
        self.plain(Digits::of(size).as_str());
    }

    /// A number as JavaScript writes it; what is no number is `null`.
    ///
    /// # Source
    /// ECMA-262, `Number::toString` and `SerializeJSONProperty`. Confirmed.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a whole number comes back")]
    pub(super) fn fraction(&mut self, number: f64) {
        let whole = number as i64;
        if whole as f64 == number && whole.unsigned_abs() <= EXACT {
            self.whole(whole);
        } else if number.is_finite() {
            let mut buffer = zmij::Buffer::new();
            let shortest = buffer.format_finite(number);
            match shortest.split_once('e') {
                None => self.plain(shortest.strip_suffix(".0").unwrap_or(shortest)),
                Some((digits, exponent)) => {
                    self.plain(&with_exponent(digits, exponent.parse().unwrap_or_default()));
                }
            }
        } else {
            self.plain("null");
        }
    }

    /// Opens a list or an object.
    pub(super) fn bracket(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// Closes a list or an object.
    pub(super) fn close(&mut self, brackets: &str) {
        // What ends in a bracket is empty; else there is the comma after the last value.
        self.take_comma();
        self.plain(brackets);
    }

    /// Makes the text before it a key.
    pub(super) fn colon(&mut self) {
        self.take_comma();
        self.out.push(':');
    }

    fn take_comma(&mut self) {
        if self.out.ends_with(',') {
            self.out.pop();
        }
    }
}

/// `digits`, one of them before the point, times ten to the power of `exponent`, as JavaScript writes it: sizes from
/// a millionth to below ten to the power of 21 have no exponent.
fn with_exponent(digits: &str, exponent: i32) -> String {
    if !(-6..21).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{}", exponent.unsigned_abs());
    }
    let sign = if digits.starts_with('-') { "-" } else { "" };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    match usize::try_from(exponent) {
        Ok(exponent) => format!("{sign}{digits:0<width$}", width = exponent + 1),
        Err(_) => format!("{sign}0.{:0>width$}{digits}", "", width = exponent.unsigned_abs() as usize - 1),
    }
}

/// The digits of a whole number.
pub(super) struct Digits {
    bytes: [u8; 20],
    first: usize,
}

impl Digits {
    pub(super) fn of(mut number: u64) -> Self {
        let mut digits = Self { bytes: [b'0'; 20], first: 20 };
        for digit in digits.bytes.iter_mut().rev() {
            *digit += u8::try_from(number % 10).unwrap_or_default();
            digits.first -= 1;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        digits
    }

    pub(super) fn as_str(&self) -> &str {
        let digits = self.bytes.get(self.first..).unwrap_or_default();
        std::str::from_utf8(digits).unwrap_or_default()
    }
}

/// Whether a quotation mark, a backslash or a control character is among the bytes; eight are looked at together.
pub(super) fn needs_escapes(text: &[u8]) -> bool {
    text.iter().any(|byte| matches!(byte, 0..b' ' | b'"' | b'\\'))
}

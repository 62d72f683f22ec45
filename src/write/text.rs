//! The bytes of a text that is being written.

/// The greatest whole number up to which JavaScript has every one: 2⁵³.
const EXACT: u64 = 1 << 53;

/// Bytes of an ordinary assessment, so that writing one seldom has to move it.
const ORDINARY_LENGTH: usize = 1 << 15;

/// Bytes that are made zero at once: a short answer has no need of all, and these few are at hand when they are written.
const STEP: usize = 1 << 12;

/// What has been written so far: filled up to `at`, zeros from there on.
///
/// A comma comes after every value, and gives way to the bracket that closes its list or object: so nothing has to
/// know whether it comes first.
pub(super) struct Writer {
    out: Vec<u8>,
    at: usize,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { out: Vec::with_capacity(ORDINARY_LENGTH), at: 0 }
    }

    /// The whole, without the comma after it.
    pub(super) fn into_text(mut self) -> String {
        self.out.truncate(self.at.saturating_sub(1));
        // Whole texts and plain signs are all that was put together.
        String::from_utf8(self.out).unwrap_or_default()
    }

    /// The next `length` bytes.
    #[inline(always)]
    fn room(&mut self, length: usize) -> &mut [u8] {
        let from = self.at;
        self.at += length;
        if self.at > self.out.len() {
            self.grow();
        }
        self.out.get_mut(from..self.at).unwrap_or_default()
    }

    // An answer asks for room far more often than it grows: the hint keeps this out of each of those.
    #[cold]
    fn grow(&mut self) {
        self.out.resize(self.at + STEP, 0);
    }

    pub(super) fn key(&mut self, key: &str) {
        if let [start, middle @ .., end, colon] = self.room(key.len() + 3) {
            (*start, *end, *colon) = (b'"', b'"', b':');
            middle.copy_from_slice(key.as_bytes());
        }
    }

    /// A value that is written as it is.
    pub(super) fn plain(&mut self, value: &[u8]) {
        if let [place @ .., comma] = self.room(value.len() + 1) {
            *comma = b',';
            place.copy_from_slice(value);
        }
    }

    /// A code: nothing in it needs an escape.
    pub(super) fn code(&mut self, code: &str) {
        if let [start, middle @ .., end, comma] = self.room(code.len() + 3) {
            (*start, *end, *comma) = (b'"', b'"', b',');
            middle.copy_from_slice(code.as_bytes());
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if needs_escapes(text.as_bytes()) {
            // Nothing of a text can fail.
            self.plain(serde_json::to_string(text).unwrap_or_default().as_bytes());
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
            self.put(b'-');
        }
        self.plain(Digits::of(size).as_bytes());
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
                None => self.plain(shortest.strip_suffix(".0").unwrap_or(shortest).as_bytes()),
                Some((digits, exponent)) => {
                    self.plain(with_exponent(digits, exponent.parse().unwrap_or_default()).as_bytes());
                }
            }
        } else {
            self.plain(b"null");
        }
    }

    /// Opens a list or an object.
    pub(super) fn bracket(&mut self, bracket: u8) {
        self.put(bracket);
    }

    /// Closes a list or an object.
    pub(super) fn close(&mut self, brackets: &[u8]) {
        // What ends in a bracket is empty; else there is the comma after the last value.
        self.take_comma();
        self.plain(brackets);
    }

    /// Makes the text before it a key.
    pub(super) fn colon(&mut self) {
        self.take_comma();
        self.put(b':');
    }

    fn take_comma(&mut self) {
        if let Some(last) = self.at.checked_sub(1)
            && self.out.get(last) == Some(&b',')
        {
            self.at = last;
        }
    }

    fn put(&mut self, byte: u8) {
        if let [place] = self.room(1) {
            *place = byte;
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

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(self.first..).unwrap_or_default()
    }
}

/// Whether a quotation mark, a backslash or a control character is among the bytes; eight are looked at together.
pub(super) fn needs_escapes(text: &[u8]) -> bool {
    text.iter().any(|byte| matches!(byte, 0..b' ' | b'"' | b'\\'))
}

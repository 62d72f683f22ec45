//! The bytes of a text that is being written, piece by piece.

use super::{Written, push_whole};

/// Bytes of an ordinary assessment, so that writing one seldom has to move it.
const ORDINARY_LENGTH: usize = 1 << 15;

/// What has been written so far.
pub(super) struct Writer {
    /// Filled up to `at`, zeros from there on: room is made by the page, and not for each text.
    out: Vec<u8>,
    at: usize,
    /// Nothing stands yet in the list or object that was opened last.
    first: bool,
    /// The next object has no braces of its own: its members stand among those of the one around it.
    pub(super) inside: bool,
    /// The fractions, where they are kept apart from the text.
    fractions: Option<Vec<f64>>,
}

impl Writer {
    pub(super) fn new(fractions: Option<Vec<f64>>) -> Self {
        Self { out: vec![0; ORDINARY_LENGTH], at: 0, first: true, inside: false, fractions }
    }

    /// The text, and the fractions that were kept apart.
    pub(super) fn finish(mut self) -> (String, Option<Vec<f64>>) {
        self.out.truncate(self.at);
        (String::from_utf8(self.out).unwrap_or_default(), self.fractions)
    }

    /// The next `length` bytes.
    #[inline]
    fn room(&mut self, length: usize) -> &mut [u8] {
        let from = self.at;
        self.at += length;
        if self.at > self.out.len() {
            self.grow();
        }
        self.out.get_mut(from..self.at).unwrap_or_default()
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        self.out.resize(self.at * 2, 0);
    }

    #[inline(never)]
    pub(super) fn plain(&mut self, text: &str) {
        copy(text.as_bytes(), self.room(text.len()));
    }

    /// A text between quotation marks, with a comma before it or a colon after it.
    #[inline]
    fn quoted(&mut self, text: &str, comma: bool, colon: bool) {
        let place = self.room(text.len() + 2 + usize::from(comma) + usize::from(colon));
        let place = match place {
            [first, rest @ ..] if comma => {
                *first = b',';
                rest
            }
            place => place,
        };
        let place = match place {
            [rest @ .., last] if colon => {
                *last = b':';
                rest
            }
            place => place,
        };
        if let [start, middle @ .., end] = place {
            *start = b'"';
            *end = b'"';
            copy(text.as_bytes(), middle);
        }
    }

    /// Opens a list or an object.
    pub(super) fn open(&mut self, bracket: &str) {
        self.plain(bracket);
        self.first = true;
    }

    /// Closes a list or an object.
    pub(super) fn close(&mut self, bracket: &str) {
        self.plain(bracket);
        self.first = false;
    }

    /// A comma, unless this is the first in its list or object.
    #[inline(never)]
    pub(super) fn next(&mut self) {
        if !std::mem::take(&mut self.first)
            && let [comma] = self.room(1)
        {
            *comma = b',';
        }
    }

    #[inline(never)]
    pub(super) fn key(&mut self, key: &str) {
        let first = std::mem::take(&mut self.first);
        self.quoted(key, !first, true);
    }

    /// A code: nothing in it needs an escape.
    #[inline(never)]
    pub(super) fn code(&mut self, code: &str) {
        self.quoted(code, false, false);
    }

    #[inline(never)]
    pub(super) fn text(&mut self, text: &str) -> Written {
        if needs_escapes(text.as_bytes()) {
            // Nothing of a text can fail.
            self.plain(&serde_json::to_string(text).unwrap_or_default());
        } else {
            self.code(text);
        }
        Ok(())
    }

    #[inline(never)]
    pub(super) fn whole(&mut self, number: i64) -> Written {
        if number < 0 {
            self.plain("-");
        }
        let size = number.unsigned_abs();
        match u32::try_from(size) {
            Ok(size) => self.digits(size, 1),
            Err(_) => {
                let mut digits = String::new();
                push_whole(&mut digits, size);
                self.plain(&digits);
            }
        }
        Ok(())
    }

    /// A whole number, with zeros before it up to so many digits.
    fn digits(&mut self, number: u32, least: usize) {
        let mut count = least;
        while 10_u32.checked_pow(u32::try_from(count).unwrap_or_default()).is_some_and(|power| number >= power) {
            count += 1;
        }
        let mut rest = number;
        for place in self.room(count).iter_mut().rev() {
            *place = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
    }

    /// A number; what is no number is `null`.
    #[inline(never)]
    pub(super) fn fraction(&mut self, number: f64) -> Written {
        if !number.is_finite() {
            self.plain("null");
            return Ok(());
        }
        if let Some(fractions) = &mut self.fractions {
            fractions.push(number);
            let place = i64::try_from(fractions.len() - 1).unwrap_or_default();
            self.plain("{\"\":");
            self.whole(place)?;
            self.plain("}");
            return Ok(());
        }
        if !self.decimal(number) {
            self.plain(ryu::Buffer::new().format_finite(number));
        }
        Ok(())
    }

    /// A number that a power of ten makes whole, as published figures are; `false` where it is another.
    ///
    /// The nearest number to a decimal of up to fifteen digits has no shorter form than that decimal, so this is what
    /// `ryu` gives, in a fifth of the time.
    fn decimal(&mut self, number: f64) -> bool {
        // Smaller ones are written with an exponent, larger ones might not fit.
        let size = number.abs();
        if !(1e-4..10_000.0).contains(&size) {
            return false;
        }
        for (places, scale) in [(1, 10_u32), (2, 100), (3, 1_000), (4, 10_000), (5, 100_000)] {
            // A size that fits, so nothing is cut off.
            let whole = (size * f64::from(scale) + 0.5) as u32;
            if f64::from(whole) / f64::from(scale) == size {
                if number < 0.0 {
                    self.plain("-");
                }
                self.digits(whole / scale, 1);
                self.plain(".");
                self.digits(whole % scale, places);
                return true;
            }
        }
        false
    }
}

/// Whether a quotation mark, a backslash or a control character is among the bytes; eight are looked at together.
fn needs_escapes(text: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const TOPS: u64 = ONES << 7;
    // The top bit of each byte that is below `limit`; bytes of 128 and more are taken out by `!word`.
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word;
    let found = |word: u64| {
        let unlike = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
        (below(word, b' ') | unlike(b'"') | unlike(b'\\')) & TOPS != 0
    };
    let (words, rest) = text.as_chunks::<8>();
    let mut last = [b' '; 8];
    copy(rest, last.split_at_mut(rest.len()).0);
    words.iter().any(|word| found(u64::from_le_bytes(*word))) || found(u64::from_le_bytes(last))
}

/// Copies a text into a place of its length.
///
/// Most texts are short, and engines of WebAssembly are slow to begin a copy of unknown length: a short one is
/// put down as its first and its last bytes, which may overlap.
#[inline(always)]
fn copy(text: &[u8], place: &mut [u8]) {
    match text.len() {
        0 => {}
        1 => ends::<1>(text, place),
        2..=4 => ends::<2>(text, place),
        5..=8 => ends::<4>(text, place),
        9..=16 => ends::<8>(text, place),
        17..=32 => ends::<16>(text, place),
        _ => place.copy_from_slice(text),
    }
}

#[inline(always)]
fn ends<const LENGTH: usize>(text: &[u8], place: &mut [u8]) {
    if let (Some(first), Some(to)) = (text.first_chunk::<LENGTH>(), place.first_chunk_mut::<LENGTH>()) {
        *to = *first;
    }
    if let (Some(last), Some(to)) = (text.last_chunk::<LENGTH>(), place.last_chunk_mut::<LENGTH>()) {
        *to = *last;
    }
}

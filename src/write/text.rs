//! The bytes of a text that is being written, value by value.

use super::number::Digits;

/// Bytes of an ordinary assessment, so that writing one seldom has to move it.
const ORDINARY_LENGTH: usize = 1 << 15;

/// What has been written so far.
///
/// A comma stands after every value, and gives way to the bracket that closes its list or object: so nothing has to
/// know whether it comes first. Where a key is empty, there is none: the value is an element of a list.
pub(super) struct Writer {
    /// Filled up to `at`, zeros from there on: room is made by the page, and not for each text.
    out: Vec<u8>,
    at: usize,
    /// The fractions, where they are kept apart from the text.
    fractions: Option<Vec<f64>>,
}

impl Writer {
    /// Writes over what `room` holds.
    pub(super) fn new(mut room: Vec<u8>, fractions: Option<Vec<f64>>) -> Self {
        if room.is_empty() {
            room = vec![0; ORDINARY_LENGTH];
        }
        Self { out: room, at: 0, fractions }
    }

    /// How long the text is, without the comma after the whole.
    pub(super) fn length(&self) -> usize {
        self.at.saturating_sub(1)
    }

    /// The room, which begins with the text.
    #[cfg(all(target_family = "wasm", feature = "web"))]
    pub(super) fn into_room(self) -> Vec<u8> {
        self.out
    }

    /// The text, and the fractions that were kept apart.
    pub(super) fn into_text(mut self) -> (String, Option<Vec<f64>>) {
        self.out.truncate(self.length());
        // Whole texts and plain signs are all that was put together.
        (String::from_utf8(self.out).unwrap_or_default(), self.fractions)
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

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        self.out.resize(self.at * 2, 0);
    }

    /// Writes a key, and gives the place of its value, `length` bytes.
    #[inline(always)]
    fn member(&mut self, key: &str, length: usize) -> &mut [u8] {
        if key.is_empty() {
            return self.room(length);
        }
        let place = self.room(key.len() + 3 + length);
        let Some((before, value)) = place.split_at_mut_checked(key.len() + 3) else { return &mut [] };
        if let [start, middle @ .., end, colon] = before {
            (*start, *end, *colon) = (b'"', b'"', b':');
            copy(key.as_bytes(), middle);
        }
        value
    }

    /// Writes a key alone.
    #[inline(always)]
    fn key(&mut self, key: &str) {
        self.member(key, 0);
    }

    /// A value that is written as it stands.
    #[inline(never)]
    pub(super) fn plain(&mut self, key: &str, value: &[u8]) {
        if let [place @ .., comma] = self.member(key, value.len() + 1) {
            *comma = b',';
            copy(value, place);
        }
    }

    // Like the brackets, not by way of `plain`: as one call, its text would be named at each of hundreds of places.
    #[inline(never)]
    pub(super) fn null(&mut self, key: &str) {
        self.key(key);
        if let Some(place) = self.room(5).first_chunk_mut() {
            *place = *b"null,";
        }
    }

    #[inline(never)]
    pub(super) fn boolean(&mut self, key: &str, value: bool) {
        self.plain(key, if value { b"true" } else { b"false" });
    }

    /// A code: nothing in it needs an escape.
    #[inline(never)]
    pub(super) fn code(&mut self, key: &str, code: &str) {
        self.quoted(key, code);
    }

    #[inline(always)]
    fn quoted(&mut self, key: &str, code: &str) {
        if let [start, middle @ .., end, comma] = self.member(key, code.len() + 3) {
            (*start, *end, *comma) = (b'"', b'"', b',');
            copy(code.as_bytes(), middle);
        }
    }

    #[inline(never)]
    pub(super) fn text(&mut self, key: &str, text: &str) {
        if needs_escapes(text.as_bytes()) {
            // Nothing of a text can fail.
            self.plain(key, serde_json::to_string(text).unwrap_or_default().as_bytes());
        } else {
            self.quoted(key, text);
        }
    }

    #[inline(never)]
    pub(super) fn whole(&mut self, key: &str, number: i64) {
        self.plain(key, Digits::of_whole(number).as_bytes());
    }

    /// A number; what is no number is `null`.
    #[inline(never)]
    pub(super) fn fraction(&mut self, key: &str, number: f64) {
        if !number.is_finite() {
            self.null(key);
        } else if let Some(fractions) = &mut self.fractions {
            let place = Digits::of_place(fractions.len());
            fractions.push(number);
            self.plain(key, place.as_bytes());
        } else if let Some(digits) = Digits::of_decimal(number) {
            self.plain(key, digits.as_bytes());
        } else {
            self.plain(key, ryu::Buffer::new().format_finite(number).as_bytes());
        }
    }

    #[inline(never)]
    pub(super) fn open_list(&mut self, key: &str) {
        self.key(key);
        self.put(b'[');
    }

    #[inline(never)]
    pub(super) fn open_object(&mut self, key: &str) {
        self.key(key);
        self.put(b'{');
    }

    #[inline(never)]
    pub(super) fn close_list(&mut self) {
        self.close(b']');
    }

    #[inline(never)]
    pub(super) fn close_object(&mut self) {
        self.close(b'}');
    }

    #[inline(always)]
    fn close(&mut self, bracket: u8) {
        // What ends in a bracket is empty; else there is the comma after the last value.
        if let Some(last) = self.at.checked_sub(1)
            && self.out.get(last) == Some(&b',')
        {
            self.at = last;
        }
        self.put(bracket);
        self.put(b',');
    }

    #[inline(always)]
    fn put(&mut self, byte: u8) {
        if let [place] = self.room(1) {
            *place = byte;
        }
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

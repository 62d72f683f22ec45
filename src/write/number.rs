//! The digits of a number.

/// The longest is that of the lowest whole number: 19 digits and its sign.
const LONGEST: usize = 20;

/// The digits of a number, put down from the last to the first.
pub(super) struct Digits {
    bytes: [u8; LONGEST],
    /// Where they begin.
    at: usize,
}

impl Digits {
    fn none() -> Self {
        Self { bytes: [0; LONGEST], at: LONGEST }
    }

    /// A whole number.
    pub(super) fn of_whole(number: i64) -> Self {
        let mut digits = Self::none();
        let mut size = number.unsigned_abs();
        // Engines of WebAssembly divide numbers of 64 bits slowly.
        while size > u64::from(u32::MAX) {
            digits.push(u8::try_from(size % 10).unwrap_or_default() + b'0');
            size /= 10;
        }
        digits.push_whole(u32::try_from(size).unwrap_or_default());
        digits.sign(number < 0);
        digits
    }

    /// A number that few decimal places make whole, as published figures are; `None` where it is another.
    ///
    /// The nearest number to a decimal of up to fifteen digits has no shorter form than that decimal, so this is what
    /// `ryu` gives, in a fifth of the time.
    pub(super) fn of_decimal(number: f64) -> Option<Self> {
        const PLACES: usize = 5;
        const SCALE: f64 = 100_000.0;
        // Smaller ones are written with an exponent, larger ones might not fit.
        let size = number.abs();
        if !(1e-4..10_000.0).contains(&size) {
            return None;
        }
        // A size that fits, so nothing is cut off.
        let mut whole = (size * SCALE + 0.5) as u32;
        if f64::from(whole) / SCALE != size {
            return None;
        }
        let mut digits = Self::none();
        let mut places = PLACES;
        while places > 1 && whole.is_multiple_of(10) {
            whole /= 10;
            places -= 1;
        }
        for _ in 0..places {
            whole = digits.push_last(whole);
        }
        digits.push(b'.');
        digits.push_whole(whole);
        digits.sign(number < 0.0);
        Some(digits)
    }

    /// The place of a fraction that is kept apart: `{"":n}`.
    pub(super) fn of_place(place: usize) -> Self {
        let mut digits = Self::none();
        digits.push(b'}');
        digits.push_whole(u32::try_from(place).unwrap_or_default());
        for byte in *b":\"\"{" {
            digits.push(byte);
        }
        digits
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Puts a byte before those that are there.
    #[inline]
    fn push(&mut self, byte: u8) {
        self.at = self.at.saturating_sub(1);
        if let Some(place) = self.bytes.get_mut(self.at) {
            *place = byte;
        }
    }

    /// Puts down the last digit of a number, and gives the rest.
    #[inline]
    fn push_last(&mut self, number: u32) -> u32 {
        self.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
        number / 10
    }

    fn push_whole(&mut self, number: u32) {
        let mut rest = self.push_last(number);
        while rest > 0 {
            rest = self.push_last(rest);
        }
    }

    fn sign(&mut self, negative: bool) {
        if negative {
            self.push(b'-');
        }
    }
}

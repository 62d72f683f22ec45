//! The digits of a number.

/// The longest is a fraction of 20 places, with what stands before them and its sign.
const LONGEST: usize = 23;

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

    /// A number of ordinary size, as the shortest decimal that no other number is nearer to; `None` for other sizes.
    ///
    /// It is what `ryu` gives, in less time: published figures have up to fifteen digits, and no two such decimals have
    /// one nearest number, so none has a shorter form than its own; and probabilities are of sizes for which one product
    /// is enough.
    pub(super) fn of_decimal(number: f64) -> Option<Self> {
        /// What is divided off at once, so that only a few steps reckon with 64 bits.
        const LAST_EIGHT: u64 = 100_000_000;
        // Smaller ones are written with an exponent, larger ones might not fit.
        let size = number.abs();
        if !(1e-4..1_000.0).contains(&size) {
            return None;
        }
        let mut digits = Self::none();
        // Sizes that fit, so nothing is cut off; and powers of ten that are exact.
        let (mut whole, mut places) = (size as u32, 0);
        if f64::from(whole) != size {
            (whole, places) = ((size * 1e5 + 0.5) as u32, 5);
            if f64::from(whole) / 1e5 != size {
                let (mut scale, mut all) = (1e12, 12);
                while size * scale < 1e14 {
                    (scale, all) = (scale * 10.0, all + 1);
                }
                let mut long = (size * scale + 0.5) as u64;
                if long as f64 / scale != size {
                    (long, all) = more_digits(size, all + 2)?;
                }
                digits.push_places(u32::try_from(long % LAST_EIGHT).unwrap_or_default(), 8);
                (whole, places) = (u32::try_from(long / LAST_EIGHT).unwrap_or_default(), all - 8);
            }
        }
        whole = digits.push_places(whole, places);
        if digits.at == LONGEST {
            digits.push(b'0');
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

    /// Puts down the last digits of a number, but for zeros at the very end, and gives the rest.
    fn push_places(&mut self, mut number: u32, places: u8) -> u32 {
        for _ in 0..places {
            if self.at == LONGEST && number.is_multiple_of(10) {
                number /= 10;
            } else {
                number = self.push_last(number);
            }
        }
        number
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

/// The digits of a size that no decimal of fifteen digits stands for, and how many of them are places: sixteen digits
/// where they do, else seventeen, which always do. `None` where `places` does not make it seventeen.
fn more_digits(size: f64, places: u8) -> Option<(u64, u8)> {
    /// Powers of five from the fourteenth on, for the 14 places of hundreds to the 20 of ten-thousandths.
    const FIVES: [u64; 7] =
        [5_u64.pow(14), 5_u64.pow(15), 5_u64.pow(16), 5_u64.pow(17), 5_u64.pow(18), 5_u64.pow(19), 5_u64.pow(20)];
    const SEVENTEEN: std::ops::Range<u64> = 10_000_000_000_000_000..100_000_000_000_000_000;
    let fives = *FIVES.get(usize::from(places.checked_sub(14)?))?;
    // The size is this fraction, divided by two from 43 times (hundreds) to 66 times (ten-thousandths).
    let bits = size.to_bits();
    let fraction = (bits & ((1 << 52) - 1)) | (1 << 52);
    let halved = 1075_u64.checked_sub(bits >> 52)?;
    // Multiplied by ten for each place, which is by five and by two, it is the digits and what is left of the last.
    let product = u128::from(fraction) * u128::from(fives);
    let cut = halved.checked_sub(u64::from(places)).filter(|cut| (1..60).contains(cut))?;
    let digits = u64::try_from(product >> cut).ok().filter(|digits| SEVENTEEN.contains(digits))?;
    let (one, left) = (1 << cut, product as u64 & ((1 << cut) - 1));
    // To the nearest, of two equally near ones to the even; and how far that is.
    let rounded = |digits: u64, left: u64, one: u64| {
        let up = 2 * left > one || (2 * left == one && digits % 2 == 1);
        (digits + u64::from(up), if up { one - left } else { left })
    };
    let (shorter, away) = rounded(digits / 10, digits % 10 * one + left, 10 * one);
    // Up to half the way to the next number, which is `fives` halves of the last part: odd, so never just as far.
    if 2 * away < fives {
        return Some((shorter, places - 1));
    }
    Some((rounded(digits, left, one).0, places))
}

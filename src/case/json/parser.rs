//! Reads a text into a tree.
//!
//! `serde_json` is the reference of what a text is and where it is wrong; unit tests hold this against it. It brings
//! three times the code, for every kind of value that anybody could ask for.

use std::borrow::Cow;

use super::{Member, Node};
use crate::code::sorted_indices;

/// Reads a text of any size that nests no deeper than `deepest`; the place of its first fault where it has one.
///
/// # Errors
/// How many bytes of the text stand before what is wrong, that included.
pub(crate) fn tree(text: &str, deepest: usize) -> Result<Node<'_>, usize> {
    let mut parser = Parser { text, at: 0, deepest };
    let node = parser.value()?;
    parser.ahead();
    if parser.at < text.len() { Err(parser.here()) } else { Ok(node) }
}

/// The powers of ten up to 22 are exact, and those up to 34 decide whether a tiny number is none at all.
const POWERS: [f64; 35] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31, 1e32, 1e33, 1e34,
];
/// The last powers of ten that there are, from [`GREAT`] on: these decide what is too great to be a number.
const GREATEST: [f64; 20] = [
    1e289, 1e290, 1e291, 1e292, 1e293, 1e294, 1e295, 1e296, 1e297, 1e298, 1e299, 1e300, 1e301, 1e302, 1e303, 1e304,
    1e305, 1e306, 1e307, 1e308,
];
const GREAT: i32 = 289;

/// A text on the way.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// How much deeper it may nest from here.
    deepest: usize,
}

/// A value, or the place of a fault.
type Parsed<T> = Result<T, usize>;

impl<'a> Parser<'a> {
    /// The next byte; 0 at the end, where nothing may stand that a 0 could be taken for.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// The next byte that is no white space.
    fn ahead(&mut self) -> u8 {
        loop {
            let byte = self.peek();
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return byte;
            }
            self.at += 1;
        }
    }

    /// The place of a fault that lies in the next byte, or in the end of the text.
    fn here(&self) -> usize {
        self.text.len().min(self.at + 1)
    }

    fn value(&mut self) -> Parsed<Node<'a>> {
        match self.ahead() {
            b'"' => self.text().map(Node::Text),
            first @ (b'{' | b'[') => {
                self.deepest = self.deepest.checked_sub(1).ok_or_else(|| self.here())?;
                let node = if first == b'{' { self.object() } else { self.list() };
                self.deepest += 1;
                node
            }
            b'n' => self.word("null", Node::Null),
            b't' => self.word("true", Node::Bool(true)),
            b'f' => self.word("false", Node::Bool(false)),
            b'-' | b'0'..=b'9' => self.number(),
            _ => Err(self.here()),
        }
    }

    fn word(&mut self, word: &str, means: Node<'a>) -> Parsed<Node<'a>> {
        for byte in word.bytes() {
            if self.peek() != byte {
                return Err(self.here());
            }
            self.at += 1;
        }
        Ok(means)
    }

    fn list(&mut self) -> Parsed<Node<'a>> {
        let mut list = Vec::new();
        self.at += 1;
        if self.ahead() == b']' {
            self.at += 1;
            return Ok(Node::List(list));
        }
        loop {
            list.push(self.value()?);
            if self.ends(b']')? {
                return Ok(Node::List(list));
            }
        }
    }

    fn object(&mut self) -> Parsed<Node<'a>> {
        let mut members = Vec::new();
        self.at += 1;
        if self.ahead() == b'}' {
            self.at += 1;
            return Ok(Node::Object(members));
        }
        loop {
            if self.ahead() != b'"' {
                return Err(self.here());
            }
            let key = self.text()?;
            if self.ahead() != b':' {
                return Err(self.here());
            }
            self.at += 1;
            members.push(Member::new(key, self.value()?));
            if self.ends(b'}')? {
                return Ok(Node::Object(without_repeats(members)));
            }
        }
    }

    /// Whether a list or an object ends here and does not go on.
    fn ends(&mut self, end: u8) -> Parsed<bool> {
        let byte = self.ahead();
        if byte != end && byte != b',' {
            return Err(self.here());
        }
        self.at += 1;
        Ok(byte == end)
    }

    /// A text, borrowed where it has no escapes.
    fn text(&mut self) -> Parsed<Cow<'a, str>> {
        self.at += 1;
        let mut start = self.at;
        let mut written = String::new();
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            self.at += rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | ..b' ')).count();
            match self.peek() {
                b'"' => {
                    let rest = self.text.get(start..self.at).unwrap_or_default();
                    self.at += 1;
                    if written.is_empty() {
                        return Ok(Cow::Borrowed(rest));
                    }
                    written.push_str(rest);
                    return Ok(Cow::Owned(written));
                }
                b'\\' => {
                    written.push_str(self.text.get(start..self.at).unwrap_or_default());
                    self.at += 1;
                    written.push(self.escape()?);
                    start = self.at;
                }
                _ => return Err(self.here()),
            }
        }
    }

    #[cold]
    fn escape(&mut self) -> Parsed<char> {
        let escaped = match self.peek() {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\x08',
            b'f' => '\x0c',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.here()),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// What `u` and four digits name, or two of these that make one letter.
    fn unicode(&mut self) -> Parsed<char> {
        let first = self.digits()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or(self.at);
        }
        if self.peek() != b'\\' {
            return Err(self.here());
        }
        self.at += 1;
        if self.peek() != b'u' {
            return Err(self.here());
        }
        let second = self.digits()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(self.at);
        }
        char::from_u32(0x1_0000 + ((first & 0x3FF) << 10) + (second & 0x3FF)).ok_or(self.at)
    }

    /// The number that the four digits after the next byte write.
    fn digits(&mut self) -> Parsed<u32> {
        let from = self.at + 1;
        let Some(digits) = self.text.as_bytes().get(from..from + 4) else { return Err(self.text.len()) };
        self.at = from + 4;
        let mut number = 0;
        for digit in digits {
            number = number * 16 + char::from(*digit).to_digit(16).ok_or(self.at)?;
        }
        Ok(number)
    }

    /// The next byte as a digit, which is taken.
    fn digit(&mut self) -> Option<u8> {
        let digit = self.peek().wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        self.at += 1;
        Some(digit)
    }

    /// A number: as many digits as 64 bits hold, and the power of ten of all others.
    fn number(&mut self) -> Parsed<Node<'a>> {
        let negative = self.peek() == b'-';
        self.at += usize::from(negative);
        let mut significand = u64::from(self.digit().ok_or_else(|| self.here())?);
        let (mut exponent, mut is_long) = (0_i32, false);
        if significand == 0 && self.peek().is_ascii_digit() {
            return Err(self.here());
        }
        while let Some(digit) = self.digit() {
            match with_digit(significand, digit).filter(|_| !is_long) {
                Some(more) => significand = more,
                None => (exponent, is_long) = (exponent + 1, true),
            }
        }
        let mut is_whole = !is_long;
        if self.peek() == b'.' {
            self.at += 1;
            is_whole = false;
            let mut digit = Some(self.digit().ok_or_else(|| self.here())?);
            let mut is_long = false;
            while let Some(next) = digit {
                match with_digit(significand, next).filter(|_| !is_long) {
                    Some(more) => (significand, exponent) = (more, exponent - 1),
                    None => is_long = true,
                }
                digit = self.digit();
            }
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            is_whole = false;
            let sign = self.peek();
            self.at += usize::from(matches!(sign, b'+' | b'-'));
            let mut power = i32::from(self.digit().ok_or_else(|| self.here())?);
            while let Some(digit) = self.digit() {
                power = match power.checked_mul(10).and_then(|power| power.checked_add(i32::from(digit))) {
                    Some(power) => power,
                    None if significand != 0 && sign != b'-' => return Err(self.at),
                    None => {
                        while self.digit().is_some() {}
                        return Ok(Node::Whole(0));
                    }
                };
            }
            exponent = exponent.saturating_add(if sign == b'-' { -power } else { power });
        }
        if is_whole {
            return Ok(Node::Whole(whole(significand, negative)));
        }
        float(significand, exponent).map(|node| if negative { negated(node) } else { node }).ok_or(self.at)
    }
}

/// Another digit, where there is room for it.
fn with_digit(significand: u64, digit: u8) -> Option<u64> {
    significand.checked_mul(10)?.checked_add(u64::from(digit))
}

/// Beyond every limit there is, and still a whole number: the greatest.
fn whole(significand: u64, negative: bool) -> i64 {
    match i64::try_from(significand) {
        Ok(number) if negative => -number,
        Ok(number) => number,
        Err(_) if negative && significand == i64::MIN.unsigned_abs() => i64::MIN,
        Err(_) => i64::MAX,
    }
}

/// The greatest whole number stands for every one that is not exact, on either side.
fn negated(node: Node<'_>) -> Node<'_> {
    match node {
        Node::Whole(number) if number != i64::MAX => Node::Whole(-number),
        node => node,
    }
}

/// A number that is written with a point or an exponent, whole where it is one in the arithmetic of `f64`; `None`
/// where that has no room for it. Powers that are in neither table leave no doubt.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "as the reference rounds")]
fn float(significand: u64, exponent: i32) -> Option<Node<'static>> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    const LEAST: u32 = 308;
    if significand == 0 {
        return Some(Node::Whole(0));
    }
    let number = significand as f64;
    let size = exponent.unsigned_abs();
    let power = |of: u32| usize::try_from(of).ok().and_then(|of| POWERS.get(of)).copied();
    if exponent < GREAT {
        let number = match (power(size), size.checked_sub(LEAST)) {
            (Some(power), _) if exponent < 0 => number / power,
            (power, _) if exponent >= 0 => number * power.unwrap_or(1e34),
            (_, None | Some(0)) => return Some(Node::Fraction),
            (_, Some(further)) => number / 1e308 / power(further).unwrap_or(f64::INFINITY),
        };
        if libm::trunc(number) != number {
            return Some(Node::Fraction);
        }
        return Some(Node::Whole(if number <= EXACT { number as i64 } else { i64::MAX }));
    }
    let power = usize::try_from(exponent - GREAT).ok().and_then(|place| GREATEST.get(place))?;
    (number * power).is_finite().then_some(Node::Whole(i64::MAX))
}

/// Keeps the first of each key and marks it where it was repeated. A few keys are compared at once, without memory of
/// their own; sorting others, where one may be repeated, keeps a text full of keys cheap.
pub(super) fn without_repeats(mut members: Vec<Member<'_>>) -> Vec<Member<'_>> {
    if members.len() <= 8 && members.iter().enumerate().all(|(at, a)| members.iter().take(at).all(|b| a.key != b.key)) {
        return members;
    }
    if all_differ(&members) {
        return members;
    }
    let key = |index: usize| members.get(index).map(|member| &member.key);
    let order = sorted_indices(members.len(), &|a, b| key(a).cmp(&key(b)));
    let mut repeats = vec![false; members.len()];
    let mut duplicated = vec![false; members.len()];
    let mut first = None;
    for index in order {
        match first {
            Some(earlier) if key(earlier) == key(index) => {
                set(&mut repeats, index);
                set(&mut duplicated, earlier);
            }
            _ => first = Some(index),
        }
    }
    for (member, duplicated) in members.iter_mut().zip(duplicated) {
        member.duplicated = duplicated;
    }
    let mut repeats = repeats.into_iter();
    members.retain(|_| !repeats.next().unwrap_or(false));
    members
}

/// Whether each key is another, by a table of their places; not known of more keys than fill half of it, so that none
/// is looked for long.
fn all_differ(members: &[Member<'_>]) -> bool {
    const SLOTS: usize = 512;
    let mut table = [u8::MAX; SLOTS];
    members.len() < SLOTS / 2
        && (0_u8..).zip(members).all(|(place, member)| {
            let mut slot =
                member.key.bytes().fold(0_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
            while let Some(taken) = table.get_mut(slot % SLOTS) {
                match members.get(usize::from(*taken)) {
                    Some(other) if other.key == member.key => break,
                    Some(_) => slot = slot.wrapping_add(1),
                    None => {
                        *taken = place;
                        return true;
                    }
                }
            }
            false
        })
}

fn set(flags: &mut [bool], index: usize) {
    if let Some(flag) = flags.get_mut(index) {
        *flag = true;
    }
}

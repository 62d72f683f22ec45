//! Shapes and texts are held to `serde_json`, numbers to what JavaScript wrote.

use std::collections::BTreeMap;

use proptest::prelude::{any, prop_assert_eq, proptest};
use serde::Serialize;

use super::to_json;

#[path = "../../tests/common/seed.rs"]
mod seed;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outer<'a> {
    first_text: &'a str,
    none: Option<u8>,
    numbers: (i8, u64, f64, f32),
    letters: [char; 3],
    empty: [bool; 0],
    #[serde(flatten)]
    inner: Inner,
    map: BTreeMap<char, Tuple>,
    bytes: Bytes,
    unit: (),
    kinds: Vec<Kind>,
}

#[derive(Serialize)]
struct Tuple(u8, Option<Code>);

struct Bytes(&'static [u8]);

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

#[derive(Serialize)]
enum Outside {
    Newtype(Tuple),
    Tuple(u8, u8),
    Struct { yes: bool },
}

#[derive(Serialize)]
struct Inner {
    yes: bool,
    codes: Vec<Code>,
    outside: [Outside; 3],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Code {
    VeryHigh,
}

#[derive(Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
enum Kind {
    Plain,
    Full { count: usize },
}

/// `serde_json` is the reference: the same bytes of every shape, escapes and other scripts included.
#[test]
fn the_bytes_are_those_of_the_reference() {
    for text in ["", "a", "\"q\" \\ \n \u{1} \u{7f}", "Llanfair-pwll \u{175}", "\u{1F9EA}", "[{,:}]"] {
        for number in [0.1, -2.5e-9, 0.281_234_567_890_123_4, 98_765.432_1, 1.5e-300, f64::NAN] {
            let value = Outer {
                first_text: text,
                none: None,
                numbers: (-128, 1 << 53, number, 0.5),
                letters: ['x', '"', '\u{e9}'],
                empty: [],
                inner: Inner {
                    yes: true,
                    codes: vec![Code::VeryHigh, Code::VeryHigh],
                    outside: [
                        Outside::Newtype(Tuple(1, Some(Code::VeryHigh))),
                        Outside::Tuple(1, 2),
                        Outside::Struct { yes: false },
                    ],
                },
                map: BTreeMap::from([('"', Tuple(1, None)), ('b', Tuple(2, None))]),
                bytes: Bytes(&[0, 255]),
                unit: (),
                kinds: vec![Kind::Plain, Kind::Full { count: 3 }],
            };
            assert_eq!(to_json(&value), serde_json::to_string(&value).unwrap_or_default());
        }
    }
}

#[test]
fn a_number_is_written_as_javascript_writes_it() {
    let rows = include_str!("../../tests/tables/javascript-numbers.csv").lines();
    let mut count = 0;
    for row in rows.filter(|row| !row.starts_with('#')).skip(1) {
        let Some((bits, text)) = row.split_once(',') else { unreachable!("{row}") };
        let number = f64::from_bits(u64::from_str_radix(bits, 16).unwrap_or_default());
        assert_eq!(to_json(&number), text, "{number:e}");
        count += 1;
    }
    assert!(count > 1000, "{count} numbers");
    assert_eq!(to_json(&[i64::MAX, i64::MIN, -1, 0]), "[9223372036854776000,-9223372036854776000,-1,0]");
    assert_eq!(to_json(&[u64::MAX, 7]), "[18446744073709552000,7]");
}

proptest! {
    #![proptest_config(seed::drawn(20_000))]

    /// Any double: what is written is the same number again, in the form of the standard.
    #[test]
    fn a_number_has_the_digits_and_the_form_of_the_standard(bits in any::<u64>(), decimal in 0_u64..1 << 53, places in 0_i32..30) {
        for number in [f64::from_bits(bits), decimal as f64 / 10_f64.powi(places)] {
            if number.is_finite() {
                prop_assert_eq!(to_json(&number), by_the_standard(number));
            }
        }
    }

    /// Texts of every length, with what needs an escape in every place.
    #[test]
    fn a_text_is_written_as_the_reference_writes_it(text in "[ -~]{0,40}[\\x00-\\x22\\\\é]{0,1}[a-z\u{80}-\u{10FFFF}]{0,12}", whole in -(1_i64 << 53)..=1 << 53) {
        prop_assert_eq!(Some(to_json(&(&text, whole))), serde_json::to_string(&(&text, whole)).ok());
    }
}

/// ECMA-262, `Number::toString`, step by step, of the digits that `serde_json` writes: `k` of them, `n` before the point.
fn by_the_standard(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let text = serde_json::to_string(&number.abs()).unwrap_or_default();
    let (decimal, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (before, after) = decimal.split_once('.').unwrap_or((decimal, ""));
    let all = format!("{before}{after}");
    let digits = all.trim_start_matches('0');
    let leading = before.len() as i32 - (all.len() - digits.len()) as i32;
    let digits = digits.trim_end_matches('0');
    let (k, n) = (digits.len() as i32, leading + exponent.parse::<i32>().unwrap_or_default());
    let (first, rest) = digits.split_at(1);
    let size = if k <= n && n <= 21 {
        digits.to_owned() + &"0".repeat((n - k) as usize)
    } else if 0 < n && n <= 21 {
        let (before, after) = digits.split_at(n as usize);
        format!("{before}.{after}")
    } else if -6 < n && n <= 0 {
        format!("0.{}{digits}", "0".repeat(n.unsigned_abs() as usize))
    } else if k == 1 {
        format!("{first}e{:+}", n - 1)
    } else {
        format!("{first}.{rest}e{:+}", n - 1)
    };
    format!("{}{size}", if number < 0.0 { "-" } else { "" })
}

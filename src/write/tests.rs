//! The bytes of every shape, number and text, held to those of `serde_json`.

use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use serde::Serialize;

use super::to_json;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outer<'a> {
    first_text: &'a str,
    none: Option<u8>,
    numbers: (i8, u64, f64, f32),
    letters: [char; 3],
    empty: [bool; 0],
    #[serde(rename = "")]
    inner: Inner,
    unit: (),
    kinds: Vec<Kind>,
}

#[derive(Serialize)]
struct Inner {
    yes: bool,
    codes: Vec<Code>,
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
        for number in [0.0, 0.1, 1.0, -2.5e-9, 0.281_234_567_890_123_4, 98_765.432_1, 1.5e-300, f64::NAN] {
            let value = Outer {
                first_text: text,
                none: None,
                numbers: (-128, i64::MAX as u64, number, 0.5),
                letters: ['x', '"', '\u{e9}'],
                empty: [],
                inner: Inner { yes: true, codes: vec![Code::VeryHigh, Code::VeryHigh] },
                unit: (),
                kinds: vec![Kind::Plain, Kind::Full { count: 3 }],
            };
            let inner = r#""yes":true,"codes":["very-high","very-high"]"#;
            let reference = serde_json::to_string(&value).unwrap_or_default();
            assert_eq!(to_json(&value), reference.replace(&format!(r#""":{{{inner}}}"#), inner));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Decimals of few digits are written by a way of their own; their neighbours are not.
    #[test]
    fn a_number_is_written_as_the_reference_writes_it(digits in 0_i64..9_000_000_000_000_000, cut in 0_u32..16, places in 0_u8..23, up in -1_i64..=1) {
        let decimal = (digits / 10_i64.pow(cut)) as f64 / 10_f64.powi(i32::from(places));
        let number = f64::from_bits((decimal.to_bits() as i64 + up).unsigned_abs());
        prop_assert_eq!(Some(to_json(&number)), serde_json::to_string(&number).ok());
        prop_assert_eq!(Some(to_json(&-number)), serde_json::to_string(&-number).ok());
    }

    /// Sizes of probabilities and scores, most of them of sixteen or seventeen digits; cut short in twos, some end
    /// halfway between two decimals.
    #[test]
    fn a_long_fraction_is_written_as_the_reference_writes_it(bits in 1e-4_f64.to_bits()..1e3_f64.to_bits(), cut in 0_u32..53) {
        let number = f64::from_bits(bits >> cut << cut);
        prop_assert_eq!(Some(to_json(&number)), serde_json::to_string(&number).ok());
    }

    /// Texts of every length, with what needs an escape in every place.
    #[test]
    fn a_text_is_written_as_the_reference_writes_it(text in "[ -~]{0,40}[\\x00-\\x22\\\\é]{0,1}[a-z\u{80}-\u{10FFFF}]{0,12}", whole in any::<i64>()) {
        prop_assert_eq!(Some(to_json(&(&text, whole))), serde_json::to_string(&(&text, whole)).ok());
    }
}

//! The offence table against a fixture read from the published files, and against those files where they are present.
#![expect(clippy::expect_used, clippy::panic, reason = "a broken fixture ends the test")]

#[path = "common/seed.rs"]
mod seed;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use joint_risk::Code;
use joint_risk::history::{Category, Class, Offence, OffenceError, Ogrs3Group, Ungrouped, offences};
use proptest::prelude::*;

const FIXTURE: &str = include_str!("tables/offence-categories.csv");

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    FIXTURE.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split(',').collect())
}

/// The group, or why there is none.
fn group(offence: &Offence) -> &'static str {
    match (offence.group, offence.ungrouped) {
        (Some(group), None) => group.code(),
        (None, Some(reason)) => reason.code(),
        other => panic!("{}: {other:?}", offence.code),
    }
}

#[test]
fn every_category_and_every_group_has_its_count() {
    let (mut categories, mut groups) = (BTreeMap::new(), BTreeMap::new());
    for offence in offences() {
        *categories.entry(offence.category.code().to_owned()).or_insert(0_u32) += 1;
        *groups.entry(group(&offence).to_owned()).or_insert(0_u32) += 1;
    }
    let listed = |what: &str| -> BTreeMap<String, u32> {
        let rows = rows().filter(|row| row.first() == Some(&what));
        rows.map(|row| {
            (row.get(1).expect("a name").to_string(), row.get(2).expect("a count").parse().expect("a number"))
        })
        .collect()
    };
    assert_eq!(listed("category").len(), Category::ALL.len());
    assert_eq!(listed("group").len(), Ogrs3Group::ALL.len() + Ungrouped::ALL.len());
    assert_eq!(categories, listed("category"));
    assert_eq!(groups, listed("group"));
    assert_eq!(categories.values().sum::<u32>(), 3039);
}

#[test]
fn single_codes_are_as_listed() {
    let mut count = 0;
    for row in rows().filter(|row| row.first() == Some(&"code")) {
        let ["code", code, "", category, in_group, violent, opd] = row.as_slice() else { panic!("{row:?}") };
        let offence = Offence::lookup(code).unwrap_or_else(|error| panic!("{code}: {error}"));
        assert_eq!(offence.code.to_string(), *code);
        assert_eq!(offence.category.code(), *category, "{code}");
        assert_eq!(group(&offence), *in_group, "{code}");
        assert_eq!(offence.is_violent_sanction.to_string(), *violent, "{code}");
        assert_eq!(offence.opd_violence_or_sex.to_string(), *opd, "{code}");
        count += 1;
    }
    assert_eq!(count, 77);
}

#[test]
fn the_codes_ascend_and_each_finds_itself() {
    let all: Vec<Offence> = offences().collect();
    assert!(all.iter().zip(all.iter().skip(1)).all(|(a, b)| a.code < b.code));
    for offence in &all {
        assert_eq!(Offence::lookup(&offence.code.to_string()), Ok(*offence));
    }
    let known: BTreeSet<u32> = all.iter().map(|offence| offence.code.number()).collect();
    let strangers = (0..=99_999_u32).filter(|number| !known.contains(number));
    let mut count = 0;
    for number in strangers {
        assert_eq!(Offence::lookup(&format!("{number:05}")), Err(OffenceError::UnknownCode));
        count += 1;
    }
    assert_eq!(count, 100_000 - 3039);
}

#[test]
fn what_is_not_five_digits_is_refused() {
    for text in ["", "1908", "001908", "0190a", " 01908", "0190８", "+1908", "-1908"] {
        assert_eq!(Offence::lookup(text), Err(OffenceError::NotFiveDigits), "{text}");
    }
    assert_eq!(OffenceError::NotFiveDigits.to_string(), "not five digits");
    assert_eq!(OffenceError::UnknownCode.to_string(), "unknown code");
}

#[test]
fn the_classes_part_the_codes() {
    let of = |class: Class| offences().filter(|offence| offence.class() == class).count();
    let sizes: Vec<(&str, usize)> = Class::ALL.iter().map(|(class, code)| (*code, of(*class))).collect();
    assert_eq!(
        sizes,
        [
            ("sexual-against-child", 158),
            ("sexual-not-against-child", 106),
            ("sexual-disputed", 14),
            ("violence", 200),
            ("robbery", 4),
            ("acquisitive-violence-other", 3),
            ("burglary-domestic", 4),
            ("burglary-other", 8),
            ("criminal-damage-or-arson", 27),
            ("firearms", 137),
            ("weapons", 27),
            ("public-order", 230),
            ("drunkenness", 19),
            ("other", 2100),
            ("unknown", 2),
        ]
    );
}

/// The published name of a group as our code: `Theft (non-motor)`.
fn kebab(name: &str) -> String {
    let name = name.replace('&', "and").replace("offences", "");
    let words = name.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

#[test]
fn equals_the_published_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/actuarial");
    let read = |name: &str| -> Option<serde_json::Map<String, serde_json::Value>> {
        let folder = std::env::var("ACTUARIAL_DIR").map_or_else(|_| folder.clone(), Into::into);
        let text = std::fs::read_to_string(folder.join(name)).ok()?;
        let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        file.get("map").and_then(|map| map.as_object()).cloned()
    };
    let (Some(mapping), Some(groups)) = (read("offence_mapping.json"), read("ogrs3_offence_groups_jun2026.json"))
    else {
        println!("skipped: the published files are not in ../shared/reference/actuarial or ACTUARIAL_DIR");
        return;
    };
    assert_eq!((mapping.len(), groups.len()), (3039, 3028));
    let ours: BTreeSet<String> = offences().map(|offence| offence.code.to_string()).collect();
    assert_eq!(ours, mapping.keys().cloned().collect());
    for offence in offences() {
        let code = offence.code.to_string();
        let row = mapping.get(&code).expect("a row");
        let published = row.get(0).and_then(|name| name.as_str()).expect("a category");
        let published = published.replace("HARRASSMENT", "HARASSMENT").replace('_', "-").to_ascii_lowercase();
        assert_eq!(offence.category.code(), published, "{code}");
        assert_eq!(row.get(1).and_then(serde_json::Value::as_bool), Some(offence.opd_violence_or_sex), "{code}");
        assert_eq!(row.get(2).and_then(serde_json::Value::as_bool), Some(offence.is_violent_sanction), "{code}");
        let published = groups.get(&code).map(|row| {
            let text = |at: usize| row.get(at).and_then(|value| value.as_str());
            match (text(0), text(2)) {
                (Some("Missing description"), Some("NEED_DETAILS_OF_EXACT_OFFENCE")) => {
                    "needs-exact-offence".to_owned()
                }
                (Some("Missing description"), _) => "no-weight".to_owned(),
                (name, _) => kebab(name.expect("a group")),
            }
        });
        let expected = match published.as_deref() {
            None => "not-in-edition",
            Some("drink-driving-and-related") => "drink-driving",
            Some("taking-and-driving-away-and-related") => "taking-and-driving-away",
            Some("drug-import-export-production") => "drug-import-export-or-production",
            Some("drug-possession-supply") => "drug-possession-or-supply",
            Some(other) => other,
        };
        assert_eq!(group(&offence), expected, "{code}");
    }
}

proptest! {
    #![proptest_config(seed::drawn(256))]

    #[test]
    fn any_text_has_an_answer(text in ".{0,8}") {
        let five = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        prop_assert_eq!(Offence::lookup(&text) == Err(OffenceError::NotFiveDigits), !five);
    }
}

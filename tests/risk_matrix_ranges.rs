//! Properties of Risk Matrix 2000: what missing answers leave open, and what single answers would change.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

#[path = "common/risk_matrix.rs"]
mod common;
#[path = "common/seed.rs"]
mod seed;

use std::collections::HashMap;
use std::sync::LazyLock;

use common::{Answers, PATHS, Tables, scales, score, with, with_age};
use joint_risk::instrument::risk_matrix::{Item, RiskMatrix, Scale, Value as Answered};
use joint_risk::{Band, Status};
use proptest::prelude::*;
use serde_json::{Value, json};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// Answers of which each can be brute-forced: counts up to 6 tell all rows apart.
fn answers() -> impl Strategy<Value = Answers> {
    (18_i64..60, 1_i64..=6, 0_i64..=6, 0_i64..=6, any::<bool>(), any::<[bool; 4]>()).prop_map(
        |(age, sexual, more, violent, burglary, factors)| {
            let criminal = (sexual.max(violent) + more).min(7);
            Answers { age, sexual, criminal, violent, burglary, factors }
        },
    )
}

/// The paths of the answers that add points, by their bits.
fn blanked(bits: u16) -> Vec<&'static str> {
    PATHS[1..11].iter().enumerate().filter(|(place, _)| bits & (1 << place) != 0).map(|(_, path)| *path).collect()
}

fn blank(case: &Value, paths: &[&str]) -> Value {
    paths.iter().fold(case.clone(), |case, path| with(&case, path, Value::Null))
}

fn each(scales: &RiskMatrix) -> [&Scale; 3] {
    [&scales.sexual.scale, &scales.violent.scale, &scales.combined.scale]
}

/// Every answer to everything that agrees with what is left of `answers`.
fn completions(answers: &Answers, missing: &[&str]) -> Vec<Answers> {
    let mut all = vec![*answers];
    let mut vary = |path: &[&str], change: &dyn Fn(&Answers) -> Vec<Answers>| {
        if path.iter().any(|path| missing.contains(path)) {
            all = all.iter().flat_map(change).collect();
        }
    };
    vary(&PATHS[1..=2], &|one| [18, 24, 25, 34, 35, 44, 45, 80].map(|age| Answers { age, ..*one }).to_vec());
    vary(&PATHS[3..=3], &|one| (1..=7).map(|sexual| Answers { sexual, ..*one }).collect());
    vary(&PATHS[4..=4], &|one| (1..=7).map(|criminal| Answers { criminal, ..*one }).collect());
    vary(&PATHS[5..=5], &|one| (0..=7).map(|violent| Answers { violent, ..*one }).collect());
    vary(&PATHS[6..=6], &|one| [false, true].map(|burglary| Answers { burglary, ..*one }).to_vec());
    for place in 0..4 {
        vary(&PATHS[7 + place..=7 + place], &|one| {
            [false, true]
                .map(|present| {
                    let mut factors = one.factors;
                    factors[place] = present;
                    Answers { factors, ..*one }
                })
                .to_vec()
        });
    }
    all.retain(|one| one.sexual.max(one.violent) <= one.criminal);
    all
}

/// The same answers with one of them, which is missing, made equal for all.
fn without(answers: &Answers, path: &str) -> Answers {
    let mut rest = *answers;
    match PATHS.iter().position(|known| *known == path).unwrap() {
        1 | 2 => rest.age = 0,
        3 => rest.sexual = 0,
        4 => rest.criminal = 0,
        5 => rest.violent = 0,
        6 => rest.burglary = false,
        place => rest.factors[place - 7] = false,
    }
    rest
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..seed::drawn(2000) })]

    #[test]
    fn whatever_is_given_there_is_a_status(
        bits in any::<u16>(), age in 0_i64..=120, latest in 0_i64..=120, counts in any::<[u16; 3]>(),
        flags in any::<[bool; 7]>(), reason in 0_usize..9, female in any::<bool>(),
    ) {
        let [sexual, criminal, violent] = counts.map(|count| i64::from(count % 12));
        let [burglary, male, stranger, non_contact, never, images, extremes] = flags;
        let answers =
            Answers { age, sexual, criminal, violent, burglary, factors: [male, stranger, non_contact, never] };
        let mut case = answers.case();
        case = with(&case, "riskMatrix.ageAtLatestSexualOffence", json!(latest));
        case = with(&case, "riskMatrix.indecentImagesOnly", json!(images));
        let reasons = ["no-trained-assessor", "insufficient-information", "allocated-not-completed", "done-on-paper",
            "not-indicated", "existing-risk-matrix", "internet-offences-only", "none-given"];
        case = with(&case, "riskMatrix.notScored", json!(reasons.get(reason)));
        if female { case = with(&case, "person.sex", json!("female")); }
        if extremes { case = with(&case, "riskMatrix.startOfRisk", json!("2199-12-31")); }
        for (place, path) in PATHS.iter().enumerate() {
            if bits & (1 << place) != 0 { case = with(&case, path, Value::Null); }
        }
        let (scored, problems) = score(&case);
        for scale in each(&scored.scales) {
            prop_assert_eq!(scale.band.is_some(), scale.status == Status::Scored);
            prop_assert_eq!(scale.range.is_some(), scale.is_open());
            prop_assert_eq!(scale.standing.is_some(), scale.is_open());
            prop_assert_eq!(scale.status == Status::Invalid, !scale.invalid_fields.is_empty());
            prop_assert!(scale.status != Status::NotApplicable || scale.reason.is_some());
            prop_assert!(scale.invalid_fields.iter().all(|field| problems.iter().any(|problem| problem.field == *field)));
            if !scale.is_open() {
                prop_assert!(scale.contributions.is_empty() && scale.points.is_none() && scale.would_change.is_empty());
            }
            if let Some(range) = &scale.range {
                prop_assert!(range.lowest <= range.highest);
                prop_assert!(range.lowest == range.highest || !range.decided_by.is_empty());
                prop_assert!(scale.status == Status::Incomplete || range.decided_by.is_empty());
            }
            let points: Option<u8> = scale.contributions.iter().map(|contribution| contribution.points).sum();
            if scale.is_open() { prop_assert_eq!(points, scale.points); }
            for contribution in &scale.contributions {
                prop_assert_eq!(contribution.value.is_some(), contribution.points.is_some());
            }
        }
        prop_assert_eq!(scored.tables.is_empty(), each(&scored.scales).iter().all(|scale| !scale.is_open()));
    }

    #[test]
    fn a_range_holds_every_completion_and_no_other_band(answers in answers(), bits in 0_u16..1024) {
        let missing = blanked(bits);
        let scored = scales(&blank(&answers.case(), &missing));
        let original = TABLES.bands(&answers);
        for (scale, original) in each(&scored).into_iter().zip(original) {
            let range = scale.range.as_ref().unwrap();
            prop_assert!((range.lowest..=range.highest).contains(&original), "{:?} {:?}", original, range);
            prop_assert!(range.decided_by.iter().all(|field| missing.contains(&field.as_str())));
        }
    }

    #[test]
    fn a_range_and_what_decides_it_are_those_of_all_completions(
        answers in answers(), places in prop::collection::vec(0_usize..10, 0..=4),
    ) {
        let missing = blanked(places.iter().fold(0, |bits, place| bits | (1 << place)));
        let scored = scales(&blank(&answers.case(), &missing));
        let bands: Vec<_> = completions(&answers, &missing).into_iter().map(|one| (one, TABLES.bands(&one))).collect();
        for (place, scale) in each(&scored).into_iter().enumerate() {
            let range = scale.range.as_ref().unwrap();
            let all = || bands.iter().map(|(_, bands)| bands[place]);
            prop_assert_eq!(Some(range.lowest), all().min());
            prop_assert_eq!(Some(range.highest), all().max());
            let mut decided_by: Vec<&str> = missing.iter().copied().filter(|path| {
                let mut first: HashMap<Answers, Band> = HashMap::new();
                bands.iter().any(|(one, bands)| *first.entry(without(one, path)).or_insert(bands[place]) != bands[place])
            }).collect();
            // Without the sexual appearances nothing says that the scale is for him.
            let waits = place != 1 && missing.contains(&PATHS[3]);
            if waits && !decided_by.contains(&PATHS[3]) {
                decided_by.push(PATHS[3]);
                decided_by.sort_by_key(|path| PATHS.iter().position(|known| known == path));
            }
            prop_assert_eq!(&range.decided_by, &decided_by);
            prop_assert_eq!(scale.band, range.band().filter(|_| !waits));
        }
    }

    #[test]
    fn an_answer_more_never_widens_a_range(answers in answers(), bits in 0_u16..1024, given in 0_usize..10) {
        let missing = blanked(bits);
        let fewer = blanked(bits & !(1 << given));
        let wide = scales(&blank(&answers.case(), &missing));
        let narrow = scales(&blank(&answers.case(), &fewer));
        for (wide, narrow) in each(&wide).into_iter().zip(each(&narrow)) {
            let (wide, narrow) = (wide.range.as_ref().unwrap(), narrow.range.as_ref().unwrap());
            prop_assert!(wide.lowest <= narrow.lowest && narrow.highest <= wide.highest);
        }
    }

    #[test]
    fn bands_rise_with_every_answer_that_raises(answers in answers()) {
        let bands = |answers: &Answers| each(&scales(&answers.case())).map(|scale| scale.band.unwrap());
        let now = bands(&answers);
        let mut worse = vec![
            Answers { sexual: answers.sexual + 1, criminal: answers.criminal + 1, ..answers },
            Answers { criminal: answers.criminal + 1, ..answers },
            Answers { violent: answers.violent + 1, criminal: answers.criminal + 1, ..answers },
            Answers { burglary: true, ..answers },
            Answers { age: (answers.age - 1).max(18), ..answers },
        ];
        for place in 0..4 {
            let mut factors = answers.factors;
            factors[place] = true;
            worse.push(Answers { factors, ..answers });
        }
        for worse in worse {
            for (then, now) in bands(&worse).into_iter().zip(now) {
                prop_assert!(then >= now, "{:?}", worse);
            }
        }
        let sexual = scales(&answers.case()).sexual;
        prop_assert!(sexual.scale.band >= sexual.step_one_band);
    }

    #[test]
    fn what_would_change_a_band_does(answers in answers(), bits in 0_u16..1024) {
        // The sexual appearances stay: nothing is scored without them but RM2000/V.
        let case = blank(&answers.case(), &blanked(bits & !0b100));
        let scored = scales(&case);
        for (place, scale) in each(&scored).into_iter().enumerate() {
            prop_assert!(scale.status == Status::Scored || scale.would_change.is_empty());
            for entry in &scale.would_change {
                let then = scales(&apply(&case, entry.item, entry.answer));
                let then = each(&then)[place];
                let highest = then.range.as_ref().map(|range| range.highest);
                prop_assert_eq!(highest, Some(entry.band), "{:?}", entry);
                prop_assert!(Some(entry.band) != scale.band);
            }
            let order: Vec<_> =
                scale.would_change.iter().map(|entry| (Some(entry.band) < scale.band, entry.item)).collect();
            prop_assert!(order.is_sorted(), "{:?}", order);
        }
    }

    #[test]
    fn nothing_that_would_change_a_band_is_left_out(answers in answers()) {
        let scored = scales(&answers.case());
        for (place, scale) in each(&scored).into_iter().enumerate() {
            let now = scale.band.unwrap();
            let mut listed: Vec<_> =
                scale.would_change.iter().map(|entry| (entry.item, entry.band, entry.answer)).collect();
            let mut expected = nearest_changes(&answers, place, now);
            // RM2000/S lists its own items, although violent appearances are criminal ones too.
            expected.retain(|entry| place != 0 || entry.0 != Item::ViolentAppearances);
            listed.sort_by_key(|entry| (entry.0, entry.1));
            expected.sort_by_key(|entry| (entry.0, entry.1));
            prop_assert_eq!(listed, expected);
        }
    }
}

fn apply(case: &Value, item: Item, answer: Answered) -> Value {
    let Answered::Number(number) = answer else {
        let Answered::Flag(flag) = answer else { return case.clone() };
        return with(case, item.field(), json!(flag));
    };
    if item == Item::AgeAtStartOfRisk {
        return with_age(case, i64::from(number));
    }
    let case = with(case, item.field(), json!(number));
    match case["riskMatrix"]["criminalAppearances"].as_u64() {
        Some(criminal) if criminal < u64::from(number) => with(&case, PATHS[4], json!(number)),
        _ => case,
    }
}

/// For each item and each other band, the nearest answer that leads there: by trying them all.
fn nearest_changes(answers: &Answers, place: usize, now: Band) -> Vec<(Item, Band, Answered)> {
    let mut found: Vec<(Item, Band, Answered)> = Vec::new();
    let mut try_one = |item, answer, changed: Answers| {
        let then = TABLES.bands(&changed)[place];
        if then != now && !found.iter().any(|(other, band, _)| *other == item && *band == then) {
            found.push((item, then, answer));
        }
    };
    // From the nearest to the farthest, so that the first found is the nearest.
    let number = |number: i64| Answered::Number(u16::try_from(number).unwrap());
    for distance in 1..60 {
        for (item, from, least, most) in [
            (Item::SexualAppearances, answers.sexual, 1, 20),
            (Item::CriminalAppearances, answers.criminal, answers.sexual.max(answers.violent), 20),
            (Item::AgeAtStartOfRisk, answers.age, 18, 80),
            (Item::ViolentAppearances, answers.violent, 0, 20),
        ] {
            for to in [from + distance, from - distance] {
                if !(least..=most).contains(&to) {
                    continue;
                }
                let mut changed = *answers;
                match item {
                    Item::SexualAppearances => changed.sexual = to,
                    Item::CriminalAppearances => changed.criminal = to,
                    Item::AgeAtStartOfRisk => changed.age = to,
                    _ => changed.violent = to,
                }
                changed.criminal = changed.criminal.max(changed.sexual).max(changed.violent);
                try_one(item, number(to), changed);
            }
        }
    }
    for (factor, item) in Item::FACTORS.into_iter().enumerate() {
        let mut factors = answers.factors;
        factors[factor] = !factors[factor];
        try_one(item, Answered::Flag(factors[factor]), Answers { factors, ..*answers });
    }
    let burglary = !answers.burglary;
    try_one(Item::Burglary, Answered::Flag(burglary), Answers { burglary, ..*answers });
    found
}

//! The weighted total of the full form of 2002 to 2009.

use std::collections::BTreeMap;

use joint_risk::instrument::oasys::{Likelihood, LikelihoodReason, ScoreRange};
use joint_risk::{Band, Date, Engine, Status};
use proptest::prelude::*;

use super::{Row, object, question_rows, rows, scored};

/// The scored questions of the form.
fn full_form() -> Vec<Row> {
    let mut rows = question_rows();
    rows.retain(|row| row.full_form);
    rows
}

/// The code that adds the most points up to this many.
fn code(row: &Row, points: u8) -> String {
    let within = row.codes.iter().filter(|(_, known)| known.is_some_and(|known| known <= points));
    within.max_by_key(|(_, known)| *known).map_or_else(String::new, |(code, _)| (*code).to_owned())
}

/// Every question answered with the most points up to this many.
fn all(points: u8) -> BTreeMap<String, String> {
    full_form().iter().map(|row| (row.id.to_owned(), code(row, points))).collect()
}

fn weighed(answers: &BTreeMap<String, String>) -> Likelihood {
    let (scored, problems) = scored(&format!(r#"{{"form":"oasys-2","answers":{}}}"#, object(answers)));
    assert_eq!(problems, []);
    scored.oasys.likelihood
}

#[test]
fn weights_and_maxima_are_those_of_the_table() {
    let likelihood = weighed(&all(2));
    let rows = rows(include_str!("../tables/oasys-likelihood.csv"));
    assert_eq!(rows.len(), 11);
    assert_eq!(likelihood.contributions.len(), 11);
    let mut sum = 0;
    for (row, part) in rows.iter().zip(&likelihood.contributions) {
        let sections: Vec<String> = part.sections.iter().map(u8::to_string).collect();
        assert_eq!(row[0], sections.join(" "));
        assert_eq!(row[1], part.maximum.to_string());
        assert_eq!(row[2], part.weight.to_string());
        // every question at its most adds the whole weight, and the maxima are those of the questions
        assert_eq!(part.score, part.maximum, "{}", row[0]);
        assert_eq!(part.share.numerator, u32::from(part.weight) * part.share.denominator, "{}", row[0]);
        sum += u32::from(part.weight);
    }
    assert_eq!(sum, 168);
    assert_eq!((likelihood.score, likelihood.band, likelihood.maximum), (Some(168), Some(Band::High), 168));
    let nothing = weighed(&all(0));
    assert_eq!((nothing.score, nothing.band, nothing.status), (Some(0), Some(Band::Low), Status::Scored));
}

/// From nothing to everything, one answer after the other.
#[test]
fn bands_meet_at_their_borders() {
    let mut seen = BTreeMap::new();
    let mut answers = all(0);
    for row in full_form() {
        for points in [1, 2] {
            answers.insert(row.id.to_owned(), code(&row, points));
            let likelihood = weighed(&answers);
            let total = likelihood.score.expect("a total");
            let band = likelihood.band.expect("a band");
            let expected = match total {
                0..=40 => Band::Low,
                41..=99 => Band::Medium,
                _ => Band::High,
            };
            assert_eq!(band, expected, "{total}");
            seen.insert(total, band);
        }
    }
    assert!([Band::Low, Band::Medium, Band::High].iter().all(|band| seen.values().any(|known| known == band)));
}

#[test]
fn the_sum_is_exact_and_rounded_once_half_up() {
    let with = |given: &[(&str, &str)]| {
        let mut answers = all(0);
        answers.extend(given.iter().map(|(id, code)| ((*id).to_owned(), (*code).to_owned())));
        weighed(&answers).score
    };
    // 6.1 and 6.3: 2/12 of 6 is 1; one point is 0.5, which goes up
    assert_eq!(with(&[("6.1", "1"), ("6.3", "1")]), Some(1));
    assert_eq!(with(&[("6.1", "1")]), Some(1));
    // 0.5 and 0.75 (1/20 of 15) are 1.25: one, and not two as if each were rounded
    assert_eq!(with(&[("6.1", "1"), ("11.1", "1")]), Some(1));
    // 1/12 of 8 is 0.67 and 1/18 of 15 is 0.83: 1.5 exactly goes up
    assert_eq!(with(&[("10.1", "1"), ("4.3", "1")]), Some(2));
}

#[test]
fn it_is_for_the_full_form_of_2002_alone() {
    let of = |form: &str| scored(&format!(r#"{{"form":{form},"answers":{{"3.3":"YES"}}}}"#)).0;
    for (form, reason) in [
        ("null", LikelihoodReason::FormNotGiven),
        ("\"oasys-1\"", LikelihoodReason::OtherForm),
        ("\"layer-3\"", LikelihoodReason::OtherForm),
        ("\"fast-review\"", LikelihoodReason::OtherForm),
    ] {
        let scored = of(form);
        let likelihood = &scored.oasys.likelihood;
        assert_eq!((likelihood.status, likelihood.reason), (Status::NotApplicable, Some(reason)), "{form}");
        assert_eq!((likelihood.score, likelihood.band, likelihood.range.clone()), (None, None, None));
        assert!(scored.tables.iter().all(|table| table.id != "oasys/likelihood-2002"));
    }
    let (scored, problems) = scored(r#"{"form":"oasys-3"}"#);
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["unknown-code at `oasys.form`, one of oasys-1 oasys-2 layer-1 layer-2 layer-3 fast-review"]);
    assert_eq!(scored.oasys.likelihood.status, Status::Invalid);
    assert_eq!(scored.oasys.likelihood.invalid_fields, ["oasys.form"]);
}

#[test]
fn its_standing_counts_only_where_it_is_shown() {
    let today = Date::from_ymd(2026, 1, 5).expect("a day");
    let engine = Engine::new();
    let standing = |oasys: &str| {
        let found = engine.assess(&format!(r#"{{"oasys":{oasys}}}"#), today);
        let table = found.tables.iter().find(|table| table.table == "oasys/likelihood-2002");
        table.map(|table| table.standing.to_string())
    };
    assert_eq!(standing(r#"{"form":"oasys-2","answers":{"3.3":"YES"}}"#).as_deref(), Some("unconfirmed"));
    assert_eq!(standing(r#"{"form":"layer-3","answers":{"3.3":"YES"}}"#), None);
    assert_eq!(standing(r#"{"form":"oasys-2"}"#), None);
}

#[test]
fn missing_answers_leave_a_range_and_refused_ones_nothing() {
    let mut answers = all(0);
    answers.remove("11.1");
    let likelihood = weighed(&answers);
    assert_eq!((likelihood.status, likelihood.score, likelihood.band), (Status::Scored, None, Some(Band::Low)));
    assert_eq!(likelihood.score_range, Some(ScoreRange { lowest: 0, highest: 2 }));
    let likelihood = weighed(&BTreeMap::new());
    assert_eq!((likelihood.status, likelihood.band), (Status::Incomplete, None));
    assert_eq!(likelihood.score_range, Some(ScoreRange { lowest: 0, highest: 168 }));
    let range = likelihood.range.expect("a range");
    assert_eq!((range.lowest, range.highest, range.decided_by.len()), (Band::Low, Band::High, full_form().len()));
    let (refused, _) = scored(r#"{"form":"oasys-2","answers":{"11.1":7,"3.98":"PERHAPS"}}"#);
    let likelihood = refused.oasys.likelihood;
    assert_eq!((likelihood.status, likelihood.score_range), (Status::Invalid, None));
    // a flag that the total does not use costs it nothing
    assert_eq!(likelihood.invalid_fields, ["oasys.answers[11.1]"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..crate::seed::drawn(128) })]

    #[test]
    fn a_range_holds_every_completion(picks in proptest::collection::vec((any::<bool>(), 0_u8..3), 100)) {
        let rows = full_form();
        let given = |row: &Row, points: u8| (row.id.to_owned(), code(row, points));
        let some: BTreeMap<_, _> = rows.iter().zip(&picks).filter(|(_, (known, _))| *known).map(|(row, (_, points))| given(row, *points)).collect();
        let every: BTreeMap<_, _> = rows.iter().zip(&picks).map(|(row, (_, points))| given(row, *points)).collect();
        let (before, after) = (weighed(&some), weighed(&every));
        let range = before.score_range.expect("a range");
        let total = after.score.expect("a total");
        prop_assert!((range.lowest..=range.highest).contains(&total));
        let bands = before.range.expect("bands");
        let band = after.band.expect("a band");
        prop_assert!(bands.lowest <= band && band <= bands.highest);
        prop_assert!(before.band.is_none_or(|known| known == band));
        let sum: u32 = after.contributions.iter().map(|part| part.share.numerator).sum();
        prop_assert_eq!(u32::from(total), (2 * sum + 3960) / 7920);
    }

    #[test]
    fn more_points_never_lower_the_total(picks in proptest::collection::vec(0_u8..3, 100), which in any::<prop::sample::Index>()) {
        let rows = full_form();
        let mut answers: BTreeMap<_, _> = rows.iter().zip(&picks).map(|(row, points)| (row.id.to_owned(), code(row, *points))).collect();
        let before = weighed(&answers);
        let row = which.get(&rows);
        answers.insert(row.id.to_owned(), code(row, 2));
        let after = weighed(&answers);
        prop_assert!(before.score <= after.score && before.band <= after.band);
    }
}
